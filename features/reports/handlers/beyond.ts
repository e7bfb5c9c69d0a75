import type { Work } from '../../../platform/journal/command.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { listAmounts } from '../../progress/reads.ts'
import { snapshotVisits } from '../../support/reads.ts'
import { isWrapUp } from '../paper/results.ts'
import { listEarlierOfYear } from '../reads/year.ts'
import { type AnnexGiver, findLastApproved, findReportPlan, listCounted, listFacts } from '../reads.ts'
import { causesOf } from '../rules/causes.ts'
import { correctedGiven } from '../rules/given.ts'
import { yearTotals } from '../rules/year.ts'
import { type Correction, correctionOf, frozenOf, type GivenAnnex, type Records, type YearTotals } from '../rules.ts'

// What a commune's report says beyond its own teams' reports: other features' annexes, the year, and what earlier
// reports would say today.

export async function givenBy({ scope }: Work, plan: ActivePlan, givers: readonly AnnexGiver[]): Promise<GivenAnnex[]> {
  const given: GivenAnnex[] = []
  for (const giver of givers) {
    const annex = await giver(scope, plan)
    if (annex) given.push(annex)
  }
  return given
}

/** What the last locked report would say today of its own days and teams: the difference belongs into this one. */
export async function correctionFor(
  work: Work,
  plan: ActivePlan,
  givers: readonly AnnexGiver[],
): Promise<Correction | null> {
  const last = await findLastApproved(work.scope, plan.periodFrom)
  const before = last && (await findReportPlan(work.scope, last.planId))
  if (!last || !before) return null
  const reported = new Set(last.figures.teams.filter((team) => team.figures !== null).map((team) => team.teamId))
  const found = await listFacts(work.scope, before, null)
  const records = {
    visits: found.visits.filter(({ teamId }) => reported.has(teamId)),
    dossiers: found.dossiers.filter(({ teamId }) => reported.has(teamId)),
  }
  const others = (await listAmounts(work.scope, before.reportWindow)).filter((each) => reported.has(each.teamId))
  const counted = await listCounted(work.scope, [last.reportId])
  const correction = correctionOf(
    before.quarter,
    { frozen: last.figures, facts: counted.visits },
    { frozen: frozenOf(before, records, others, undefined), facts: records.visits },
  )
  const standing = new Set(records.visits.map(({ visitId }) => visitId))
  const lost = counted.visits.flatMap(({ visitId }) => (standing.has(visitId) ? [] : [visitId]))
  const gone = await snapshotVisits(work.scope, lost)
  const reasons = new Map(
    [...gone.values()].flatMap(({ visitId, cancelReason }) => (cancelReason === null ? [] : [[visitId, cancelReason]])),
  )
  const given = correctedGiven(last.figures.given ?? [], await givenBy(work, before, givers))
  if (correction === null && given.length === 0) return null
  const none = { quarter: before.quarter, came: 0, went: 0, figures: [] }
  return { ...(correction ?? none), causes: causesOf(counted, records, reasons), given }
}

/** The December report sums up the year, where earlier quarters of it were reported. */
export async function yearFor({ scope }: Work, plan: ActivePlan, records: Records): Promise<YearTotals | null> {
  if (!isWrapUp(plan)) return null
  const earlier: Parameters<typeof yearTotals>[0][number][] = []
  for (const { plan: before, report } of await listEarlierOfYear(scope, plan))
    earlier.push({ ...before, records: await listCounted(scope, [report.reportId]) })
  return yearTotals([...earlier, { ...plan, records }])
}
