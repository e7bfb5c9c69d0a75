import { type ComponentChildren, h } from 'preact'
import type { ActivePlan } from '../../features/plan/reads.ts'
import { findWorkingDays } from '../../features/reminders/reads.ts'
import { noticeFor } from '../../features/reminders/rules.ts'
import { DueStrip } from '../../features/reminders/screens/due-strip.tsx'
import { listReports } from '../../features/reports/reads.ts'
import { holdsIn } from '../../platform/access/scope.ts'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** For a team's lead: when the report is due, until it is sent. */
export async function stripFor(
  { scope, today }: Ask,
  { team, suffix }: Choice,
  plan: ActivePlan | undefined,
): Promise<ComponentChildren> {
  if (!plan || !team || !holdsIn(scope, ['team_lead'], team.teamId)) return undefined
  const report = (await listReports(scope, plan.planId)).find(({ teamId }) => teamId === team.teamId)
  const due = noticeFor(plan.dueOn, today, report?.status)
  if (!due) return undefined
  const workingDays = await findWorkingDays(scope, plan.dueOn)
  return h(DueStrip, { dueOn: plan.dueOn, due, workingDays, href: `/field/report${suffix}` })
}
