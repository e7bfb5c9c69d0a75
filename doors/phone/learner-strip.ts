import { type ComponentChildren, h } from 'preact'
import { listLearners } from '../../features/curriculum/reads.ts'
import { byDue } from '../../features/curriculum/rules/passport.ts'
import { LearnerStrip } from '../../features/curriculum/screens/field-learners.tsx'
import { dueOf } from '../office/learner-parts.ts'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** Whom to visit today, on the first screen of the day. */
export async function learnerStripFor(ask: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const learners = await listLearners(ask.scope, { teamId: team.teamId })
  return h(LearnerStrip, { due: await dueOf(ask, learners.sort(byDue)), today: ask.today, suffix })
}
