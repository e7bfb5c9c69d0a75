import { type ComponentChildren, h } from 'preact'
import { findOpenReview } from '../../features/teams/reads/reviews.ts'
import { ReviewStrip } from '../../features/teams/screens/field-review.tsx'
import { holdsIn } from '../../platform/access/scope.ts'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** For a team's lead, while the team is asked to review its members. */
export async function reviewStripFor({ scope }: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team || !holdsIn(scope, ['team_lead'], team.teamId)) return undefined
  const review = await findOpenReview(scope, team.teamId)
  return review && h(ReviewStrip, { review, suffix })
}
