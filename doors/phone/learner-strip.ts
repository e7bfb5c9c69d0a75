import { type ComponentChildren, h } from 'preact'
import { listDue } from '../../features/curriculum/reads/learner.ts'
import { listLearners } from '../../features/curriculum/reads.ts'
import { byDue } from '../../features/curriculum/rules/passport.ts'
import { LearnerStrip } from '../../features/curriculum/screens/field-learners.tsx'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** Whom to visit today, on the first screen of the day. */
export async function learnerStripFor(ask: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const learners = await listLearners(ask.scope, { teamId: team.teamId })
  return h(LearnerStrip, { due: await listDue(ask.scope, learners.sort(byDue), ask.today), today: ask.today, suffix })
}
