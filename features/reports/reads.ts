import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import { type Day, dayOf, type Moment } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { Count, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { digestOf, stable } from '../../platform/journal/stable.ts'
import type { OfficialDocumentInput } from '../../platform/papers/official-document.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { DossierFact } from '../dossiers/contract.ts'
import { listDossierFacts } from '../dossiers/reads.ts'
import { type ActivePlan, atWork, findPlan, listPlans } from '../plan/reads.ts'
import { listAimed, listAmounts } from '../progress/reads.ts'
import { listAdoptions, listVisitFacts, type Mark } from '../support/reads.ts'
import { platformOf } from '../support/rules.ts'
import { findTeam } from '../teams/reads.ts'
import { sections } from './contract.ts'
import { asCounted } from './reads/groups.ts'
import { FrozenShape } from './rules/frozen-shape.ts'
import {
  type CountedFact,
  type Frozen,
  type FrozenCommune,
  frozenOf,
  type GivenAnnex,
  type Records,
  type ReportStatus,
} from './rules.ts'

export const Report = v.strictObject({
  reportId: Uuid,
  planId: Uuid,
  teamId: v.pipe(v.nullable(Uuid), v.description("Null: the commune's own report.")),
  status: v.picklist(['draft', 'submitted', 'returned', 'accepted', 'approved'] satisfies ReportStatus[]),
  results: Text,
  difficulties: Text,
  proposals: Text,
  lessons: Text,
  figures: v.nullable(FrozenShape),
  figuresHash: v.nullable(Text),
  frozenSequence: v.nullable(Count),
  frozenAt: v.nullable(UtcMoment),
  returnNote: v.nullable(Text),
  returnedFigure: v.nullable(Text),
  onBehalf: v.boolean(),
  sections: v.pipe(
    v.record(v.picklist(sections), v.optional(Text)),
    v.description("The officer's words of each part; what is not here is said by ourselves."),
  ),
})
export type Report = v.InferOutput<typeof Report>

/** The commune's own report, with all that its papers print. */
export type CommuneReport = Omit<Report, 'teamId' | 'figures'> & { teamId: null; figures: FrozenCommune }

/** Asked while the commune's report is drawn up; null: nothing of it belongs into this report. */
export type AnnexGiver = (scope: Scope, plan: ActivePlan) => Promise<GivenAnnex | null>

export type ReportEvent = { what: string; at: string; accountId: string | null; note: string }

/** A team's report as its screen opens it: what was saved, with today's figures while it may still change. */
export type TeamReport = Omit<Report, 'reportId' | 'figures'> & { reportId: string | null; figures: Frozen }

const columns = sql`
  report_id as "reportId", plan_id as "planId", team_id as "teamId", status, results, difficulties, proposals, lessons, figures,
  figures_hash as "figuresHash", frozen_sequence as "frozenSequence", frozen_at as "frozenAt", return_note as "returnNote",
  returned_figure as "returnedFigure", on_behalf as "onBehalf", sections`

/** The reports of a plan within the scope: team reports of visible teams; the commune's only for those who see it all. */
export async function listReports(scope: Scope, planId: string): Promise<Report[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<Report>`select ${columns} from reports_report where commune_id = ${scope.communeId} and plan_id = ${planId}
                and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`,
  )
}

export async function findReport(scope: Scope, reportId: string): Promise<Report | undefined> {
  const teams = teamFilter(scope)
  return maybe(
    scope.tx,
    sql<Report>`select ${columns} from reports_report where commune_id = ${scope.communeId} and report_id = ${reportId}
                and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`,
  )
}

export async function snapshotReports(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Report>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Report>`select ${columns} from reports_report where commune_id = ${scope.communeId} and report_id = any(${[...ids]}::uuid[])
                and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`,
  )
  return new Map(rows.map((row) => [row.reportId, row]))
}

export async function findCommuneReport(scope: Scope, reportId: string): Promise<CommuneReport | undefined> {
  const report = await findReport(scope, reportId)
  return report && isOfCommune(report) ? report : undefined
}

/** What a report was printed as when it was sent or locked: the same whatever names and wording have become since. */
export type Paper = { readonly document: OfficialDocumentInput; readonly sheets: readonly Sheet[] }

/** Undefined while a report may change, and for those that were locked before papers were kept. */
export async function findPaper(scope: Scope, reportId: string): Promise<Paper | undefined> {
  const teams = teamFilter(scope)
  const row = await maybe(
    scope.tx,
    sql<{ paper: Paper | null }>`
      select paper from reports_report
      where commune_id = ${scope.communeId} and report_id = ${reportId}
        and status in ('submitted', 'accepted', 'approved') and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`,
  )
  return row?.paper ?? undefined
}

/** The commune's last locked report of an earlier period: what a new one may have to correct. */
export async function findLastApproved(scope: Scope, before: Day): Promise<CommuneReport | undefined> {
  const teams = teamFilter(scope)
  const plans = await listPlans(scope)
  const earlier = plans.flatMap(({ planId, periodTo }) => (periodTo !== null && periodTo < before ? [planId] : []))
  const report = await maybe(
    scope.tx,
    sql<Report>`
      select ${columns} from reports_report r
      where r.commune_id = ${scope.communeId} and r.team_id is null and r.status = 'approved' and ${teams}::uuid[] is null
        and r.plan_id = any(${earlier}::uuid[])
      order by r.frozen_at desc limit 1`,
  )
  return report && isOfCommune(report) ? report : undefined
}

function isOfCommune(report: Report): report is CommuneReport {
  return report.teamId === null && report.figures !== null
}

/** Opens filled in: a report that may still change shows the figures of now, a sent one those it froze. */
export async function findTeamReport(scope: Scope, plan: ActivePlan, teamId: string): Promise<TeamReport | undefined> {
  if (!(await findTeam(scope, teamId))) return undefined
  const saved = await maybe(
    scope.tx,
    sql<Report>`select ${columns} from reports_report where commune_id = ${scope.communeId} and plan_id = ${plan.planId} and team_id = ${teamId}`,
  )
  if (saved?.figures && saved.status !== 'returned') return { ...saved, figures: saved.figures }
  const others = await listAmounts(scope, plan.reportWindow, teamId)
  const aimed = await listAimed(scope, plan.targetWindow, plan.targets, teamId)
  const figures = frozenOf(plan, await listFacts(scope, plan, teamId), others, aimed)
  return saved ? { ...saved, figures } : { ...unsaved, planId: plan.planId, teamId, figures }
}

/** The visits and dossiers of both windows of a plan: all that a report may count, of one team or of all in sight. */
export async function listFacts(
  scope: Scope,
  { targetWindow, reportWindow }: ActivePlan,
  teamId: string | null,
): Promise<Records> {
  const from = targetWindow.from < reportWindow.from ? targetWindow.from : reportWindow.from
  const to = targetWindow.to > reportWindow.to ? targetWindow.to : reportWindow.to
  const wanted = { from, to, teamId: teamId ?? undefined }
  const facts = await listVisitFacts(scope, wanted)
  const adoptions = await listAdoptions(scope, wanted)
  const helped = facts.map((fact) => ({ ...fact, adopted: adoptions.get(fact.visitId) ?? [] }))
  return { visits: await asCounted(scope, helped), dossiers: await listDossierFacts(scope, wanted) }
}

/** The records behind what a team's report shows: those that it froze when it was sent, else those of now. */
export async function listShown(scope: Scope, plan: ActivePlan, teamId: string, ofReport: boolean): Promise<Records> {
  const reports = ofReport ? await listReports(scope, plan.planId) : []
  const sent = reports.find((report) => report.teamId === teamId && report.figures && report.status !== 'returned')
  return sent ? listCounted(scope, [sent.reportId]) : listFacts(scope, plan, teamId)
}

const unsaved = {
  reportId: null,
  status: 'draft' as const,
  results: '',
  difficulties: '',
  proposals: '',
  lessons: '',
  figuresHash: null,
  frozenSequence: null,
  frozenAt: null,
  returnNote: null,
  returnedFigure: null,
  onBehalf: false,
  sections: {},
}

export async function listReportEvents(scope: Scope, reportId: string): Promise<ReportEvent[]> {
  if (!(await findReport(scope, reportId))) return []
  return all(
    scope.tx,
    sql<ReportEvent>`select what, at, account_id as "accountId", note from reports_event
                     where commune_id = ${scope.communeId} and report_id = ${reportId} order by ordinal`,
  )
}

/** When each report of a plan was sent for the first time; what was returned and sent again is no later for that. */
export async function listSentAt(scope: Scope, planId: string): Promise<ReadonlyMap<string, Moment>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ reportId: string; at: Moment }>`
      select r.report_id as "reportId", min(e.at) as at
      from reports_report r
      join reports_event e on e.commune_id = r.commune_id and e.report_id = r.report_id and e.what in ('submitted', 'submitted_on_behalf')
      where r.commune_id = ${scope.communeId} and r.plan_id = ${planId} and (${teams}::uuid[] is null or r.team_id = any(${teams}::uuid[]))
      group by r.report_id`,
  )
  return new Map(rows.map(({ reportId, at }) => [reportId, at]))
}

/**
 * The records that frozen reports count, as they were then: what stands behind each of their figures. In the order in
 * which the reports were frozen, a record of two of them twice.
 */
export async function listCounted(scope: Scope, reportIds: readonly string[]): Promise<Records> {
  const teams = teamFilter(scope)
  const ofReports = sql`commune_id = ${scope.communeId} and report_id = any(${[...reportIds]}::uuid[])
    and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`
  const frozenOrder = sql`(select r.frozen_sequence from reports_report r where r.commune_id = c.commune_id and r.report_id = c.report_id)`
  const visits = await all(
    scope.tx,
    sql<Omit<CountedFact, 'adopted'> & { adopted: string[] | null }>`
      select visit_id as "visitId", team_id as "teamId", household_id as "householdId", held_on as "heldOn", in_person as "inPerson", vulnerable,
             people, items, null as "recordedBy", groups, adopted
      from reports_counted c where ${ofReports} order by ${frozenOrder}, held_on, visit_id`,
  )
  const dossiers = await all(
    scope.tx,
    sql<DossierFact>`
      select dossier_id as "dossierId", team_id as "teamId", household_id as "householdId", visit_id as "visitId", line_id as "lineId", filed_on as "filedOn", procedure, status
      from reports_dossier c where ${ofReports} order by ${frozenOrder}, filed_on, dossier_id`,
  )
  return {
    // Frozen before a platform counted once for a household: then each help with one had counted.
    visits: visits.map((visit) => ({
      ...visit,
      adopted: visit.adopted ?? visit.items.flatMap((item) => platformOf(item) ?? []),
    })),
    dossiers,
  }
}

export async function findReportPlan(scope: Scope, planId: string): Promise<ActivePlan | undefined> {
  const plan = await findPlan(scope, planId)
  return plan && plan.status !== 'draft' ? atWork(plan) : undefined
}

/** What changed since the figures were frozen ("phát sinh sau báo cáo"): records that came, and records that went. */
export async function compareWithNow(
  scope: Scope,
  report: Report,
  plan: ActivePlan,
): Promise<{ came: number; went: number }> {
  if (report.teamId === null || report.figures === null) return { came: 0, went: 0 }
  const now = idsOf(await listFacts(scope, plan, report.teamId))
  const then = idsOf(await listCounted(scope, [report.reportId]))
  return { came: [...now].filter((id) => !then.has(id)).length, went: [...then].filter((id) => !now.has(id)).length }
}

/** Every record once: the dossiers that visits tell of came and went with these. */
function idsOf({ visits, dossiers }: Records): ReadonlySet<string> {
  const filed = dossiers.filter(({ visitId }) => visitId === null)
  return new Set([...visits.map(({ visitId }) => visitId), ...filed.map(({ dossierId }) => dossierId)])
}

/**
 * What a frozen report is sealed with: its figures, every record they count as it was then, and the journal's place.
 * Anybody who holds these can make the same 64 hexadecimal digits again. A report that was frozen before dossiers were
 * records of their own was sealed without them.
 */
export function sealOf(figures: Frozen, { visits, dossiers }: Records, sequence: number): string {
  const isBefore = figures.report.dossiers === undefined
  const records = visits
    .map(({ recordedBy: _, adopted, ...fact }) => (isBefore ? fact : { ...fact, adopted }))
    .sort((left, right) => (left.visitId < right.visitId ? -1 : 1))
  const filed = dossiers.toSorted((left, right) => (left.dossierId < right.dossierId ? -1 : 1))
  return digestOf(stable({ figures, records, ...(isBefore ? {} : { dossiers: filed }), sequence }))
}

/** Whether a frozen report and its records are still what was sealed; undefined where nothing is frozen or in sight. */
export async function isSealWhole(scope: Scope, reportId: string): Promise<boolean | undefined> {
  const report = await findReport(scope, reportId)
  if (!report?.figures || report.frozenSequence === null) return undefined
  const records = await listCounted(scope, [reportId])
  return sealOf(report.figures, records, report.frozenSequence) === report.figuresHash
}

export type Seal = { planId: string; figuresHash: string; frozenAt: string; frozenSequence: number; approvedAt: string }

/** What a printed report's check line may be held against by anybody: no figure, no person, approved reports only. */
export async function findSeal(scope: Scope, reportId: string): Promise<Seal | undefined> {
  return maybe(
    scope.tx,
    sql<Seal>`
      select r.plan_id as "planId", r.figures_hash as "figuresHash", r.frozen_at as "frozenAt", r.frozen_sequence as "frozenSequence",
             (select max(e.at) from reports_event e where e.commune_id = r.commune_id and e.report_id = r.report_id and e.what = 'approved') as "approvedAt"
      from reports_report r
      where r.commune_id = ${scope.communeId} and r.report_id = ${reportId} and r.team_id is null and r.status = 'approved'`,
  )
}

/** For each mark the first time after it that the team's report of the plan was sent; by the mark's id. */
export async function listFirstSent(
  scope: Scope,
  planId: string,
  marks: readonly Mark[],
): Promise<ReadonlyMap<string, { readonly on: Day; readonly at: Moment }>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ id: string; at: Moment }>`
      select m.id, min(e.at) as at
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(id uuid, "teamId" uuid, at timestamptz)
      join reports_report r on r.commune_id = ${scope.communeId} and r.plan_id = ${planId} and r.team_id = m."teamId"
        and (${teams}::uuid[] is null or r.team_id = any(${teams}::uuid[]))
      join reports_event e on e.commune_id = r.commune_id and e.report_id = r.report_id
        and e.what in ('submitted', 'submitted_on_behalf') and e.at > m.at
      group by m.id`,
  )
  return new Map(rows.map(({ id, at }) => [id, { on: dayOf(at), at }]))
}
