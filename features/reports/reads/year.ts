import type { Scope } from '../../../platform/access/scope.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { atWork, findPlan, listPlans } from '../../plan/reads.ts'
import { type CommuneReport, findCommuneReport, listReports } from '../reads.ts'

/** The commune's locked reports of the same year before a plan, the earliest first, each with its plan. */
export async function listEarlierOfYear(
  scope: Scope,
  { quarter, periodFrom }: Pick<ActivePlan, 'quarter' | 'periodFrom'>,
): Promise<{ readonly plan: ActivePlan; readonly report: CommuneReport }[]> {
  const found: { plan: ActivePlan; report: CommuneReport }[] = []
  for (const { planId, periodTo } of await listPlans(scope)) {
    if (periodTo === null || periodTo >= periodFrom || !periodTo.startsWith(quarter.slice(0, 4))) continue
    const approved = (await listReports(scope, planId)).find(
      ({ teamId, status }) => teamId === null && status === 'approved',
    )
    const report = approved && (await findCommuneReport(scope, approved.reportId))
    const plan = report && (await findPlan(scope, planId))
    const working = plan && atWork(plan)
    if (working && report) found.push({ plan: working, report })
  }
  return found.sort((left, right) => (left.plan.quarter < right.plan.quarter ? -1 : 1))
}
