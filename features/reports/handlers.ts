import { createHash } from 'node:crypto'
import { all, maybe, one, run, sql } from '../../platform/db/database.ts'
import { type Change, done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import type { ActivePlan } from '../plan/reads.ts'
import type { VisitFact } from '../support/contract.ts'
import { listTeams } from '../teams/reads.ts'
import * as contract from './contract.ts'
import { findReportPlan, listCounted, listFacts } from './reads.ts'
import { frozenOf, mayEdit, mergeNarratives, type ReportStatus } from './rules.ts'

const { reportsProblems } = contract

type Row = { reportId: string; planId: string; teamId: string | null; status: ReportStatus }
type TeamReport = {
  reportId: string
  planId: string
  teamId: string
  difficulties: string
  proposals: string
  lessons: string
}

export const handlers = [
  handle(
    contract.saveTeamReport,
    async (work, payload) => saveDraft(work, payload),
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.submitTeamReport,
    async (work, payload) => {
      const saved = await saveDraft(work, payload)
      if (!saved.ok) return saved
      const plan = await findReportPlan(work.scope, payload.planId)
      if (!plan) return refuse(reportsProblems.make('reports.no_plan'))
      const facts = await listFacts(work.scope, plan, payload.teamId)
      const onBehalf = !work.scope.grants.some((grant) => grant.teamId === payload.teamId)
      await freeze(work, payload.reportId, plan, facts)
      await run(
        work.scope.tx,
        sql`update reports_report set status = 'submitted', on_behalf = ${onBehalf}, return_note = null, returned_figure = null
            where commune_id = ${work.scope.communeId} and report_id = ${payload.reportId}`,
      )
      await tell(work, payload.reportId, onBehalf ? 'submitted_on_behalf' : 'submitted')
      return done({ changes: touched(payload.reportId, payload.teamId) })
    },
    async (_, { teamId }) => teamId,
  ),

  handle(contract.returnReport, async (work, { reportId, note, figure }) => {
    const report = await lock(work, reportId)
    if (!report?.teamId) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'submitted' && report.status !== 'accepted')
      return refuse(reportsProblems.make('reports.not_sent'))
    await run(
      work.scope.tx,
      sql`update reports_report set status = 'returned', return_note = ${note}, returned_figure = nullif(${figure}, '')
          where commune_id = ${work.scope.communeId} and report_id = ${reportId}`,
    )
    await tell(work, reportId, 'returned', note)
    return done({ changes: touched(reportId, report.teamId) })
  }),

  handle(contract.acceptReport, async (work, { reportId }) => {
    const report = await lock(work, reportId)
    if (!report?.teamId) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'submitted') return refuse(reportsProblems.make('reports.not_sent'))
    await setStatus(work, reportId, 'accepted')
    await tell(work, reportId, 'accepted')
    return done({ changes: touched(reportId, report.teamId) })
  }),

  handle(contract.consolidate, async (work, { reportId, planId }) => {
    const plan = await findReportPlan(work.scope, planId)
    if (!plan) return refuse(reportsProblems.make('reports.no_plan'))
    const existing = await ofPlan(work, planId, null)
    if (existing && existing.reportId !== reportId) return refuse(reportsProblems.make('reports.other_exists'))
    if (!existing && (await lock(work, reportId))) return refuse(reportsProblems.make('reports.other_exists'))
    if (existing?.status === 'approved') return refuse(reportsProblems.make('reports.locked'))
    const accepted = await acceptedReports(work, planId)
    if (accepted.length === 0) return refuse(reportsProblems.make('reports.nothing_accepted'))
    const words = await mergedWords(work, accepted)
    await run(
      work.scope.tx,
      sql`insert into reports_report (commune_id, report_id, plan_id, status, difficulties, proposals, lessons, created_at)
          values (${work.scope.communeId}, ${reportId}, ${planId}, 'draft', ${words.difficulties}, ${words.proposals}, ${words.lessons}, ${work.receivedAt})
          on conflict do nothing`,
    )
    // From the frozen team reports, never from live tables.
    await freeze(
      work,
      reportId,
      plan,
      await listCounted(
        work.scope,
        accepted.map((report) => report.reportId),
      ),
    )
    await tell(work, reportId, 'consolidated', `${accepted.length}`)
    return done({ changes: touched(reportId, null) })
  }),

  handle(contract.editConsolidated, async (work, { reportId, results, difficulties, proposals, lessons }) => {
    const report = await lock(work, reportId)
    if (!report || report.teamId !== null) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'draft') return refuse(reportsProblems.make('reports.locked'))
    await run(
      work.scope.tx,
      sql`update reports_report set results = ${results}, difficulties = ${difficulties}, proposals = ${proposals}, lessons = ${lessons}
          where commune_id = ${work.scope.communeId} and report_id = ${reportId}`,
    )
    return done({ changes: touched(reportId, null) })
  }),

  handle(contract.approveReport, async (work, { reportId }) => {
    const report = await lock(work, reportId)
    if (!report || report.teamId !== null) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'draft') return refuse(reportsProblems.make('reports.locked'))
    await setStatus(work, reportId, 'approved')
    await tell(work, reportId, 'approved')
    return done({ changes: touched(reportId, null) })
  }),
]

async function saveDraft(work: Work, payload: TeamReport): Promise<Outcome> {
  const { communeId, tx } = work.scope
  if (!(await findReportPlan(work.scope, payload.planId))) return refuse(reportsProblems.make('reports.no_plan'))
  const existing = await ofPlan(work, payload.planId, payload.teamId)
  if (existing && existing.reportId !== payload.reportId) return refuse(reportsProblems.make('reports.other_exists'))
  // An id that is another team's report must not be written over.
  if (!existing && (await lock(work, payload.reportId))) return refuse(reportsProblems.make('reports.other_exists'))
  if (existing && !mayEdit(existing.status)) return refuse(reportsProblems.make('reports.already_sent'))
  if (!existing && !(await teamStands(work, payload.teamId))) return refuse(reportsProblems.make('reports.not_found'))
  await run(
    tx,
    sql`insert into reports_report (commune_id, report_id, plan_id, team_id, status, difficulties, proposals, lessons, created_at)
        values (${communeId}, ${payload.reportId}, ${payload.planId}, ${payload.teamId}, 'draft', ${payload.difficulties}, ${payload.proposals},
                ${payload.lessons}, ${work.receivedAt})
        on conflict on constraint reports_report_pk do update
          set difficulties = excluded.difficulties, proposals = excluded.proposals, lessons = excluded.lessons`,
  )
  return done({ changes: touched(payload.reportId, payload.teamId) })
}

/**
 * Freezes figures with the very records they count, the journal's place and a digest over both, so that any later
 * change shows as a difference and never as a rewritten report.
 */
async function freeze(work: Work, reportId: string, plan: ActivePlan, facts: readonly VisitFact[]): Promise<void> {
  const { communeId, tx } = work.scope
  const frozen = frozenOf(plan, facts)
  const head = await one(
    tx,
    sql<{
      sequence: number
    }>`select coalesce(max(sequence), 0)::bigint as sequence from journal_head where commune_id = ${communeId}`,
  )
  const text = JSON.stringify({ frozen, visits: facts.map((fact) => fact.visitId).sort(), sequence: head.sequence })
  await run(tx, sql`delete from reports_counted where commune_id = ${communeId} and report_id = ${reportId}`)
  await run(
    tx,
    sql`insert into reports_counted (commune_id, report_id, visit_id, team_id, household_id, held_on, in_person, vulnerable, people, items)
        select ${communeId}::uuid, ${reportId}::uuid, "visitId", "teamId", "householdId", "heldOn", "inPerson", vulnerable, people, items
        from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as r("visitId" uuid, "teamId" uuid, "householdId" uuid, "heldOn" date,
             "inPerson" boolean, vulnerable boolean, people int, items jsonb)`,
  )
  await run(
    tx,
    sql`update reports_report set figures = ${JSON.stringify(frozen)}::jsonb, figures_hash = ${createHash('sha256').update(text).digest('hex')},
          frozen_sequence = ${head.sequence}, frozen_at = ${work.receivedAt}
        where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

type Accepted = { reportId: string; teamId: string; difficulties: string; proposals: string; lessons: string }

async function acceptedReports(work: Work, planId: string): Promise<Accepted[]> {
  return all(
    work.scope.tx,
    sql<Accepted>`select report_id as "reportId", team_id as "teamId", difficulties, proposals, lessons from reports_report
                  where commune_id = ${work.scope.communeId} and plan_id = ${planId} and team_id is not null and status = 'accepted' order by report_id`,
  )
}

async function mergedWords(work: Work, accepted: readonly Accepted[]) {
  const names = new Map((await listTeams(work.scope)).map((team) => [team.teamId, team.name]))
  const merge = (field: 'difficulties' | 'proposals' | 'lessons') =>
    mergeNarratives(accepted.map((report) => ({ team: names.get(report.teamId) ?? '', text: report[field] })))
  return { difficulties: merge('difficulties'), proposals: merge('proposals'), lessons: merge('lessons') }
}

async function teamStands(work: Work, teamId: string): Promise<boolean> {
  return (await listTeams(work.scope)).some((team) => team.teamId === teamId)
}

const row = sql`report_id as "reportId", plan_id as "planId", team_id as "teamId", status`

async function ofPlan(work: Work, planId: string, teamId: string | null): Promise<Row | undefined> {
  const { communeId, tx } = work.scope
  return maybe(
    tx,
    sql<Row>`select ${row} from reports_report
             where commune_id = ${communeId} and plan_id = ${planId} and team_id is not distinct from ${teamId}::uuid for update`,
  )
}

async function lock(work: Work, reportId: string): Promise<Row | undefined> {
  const { communeId, tx } = work.scope
  return maybe(
    tx,
    sql<Row>`select ${row} from reports_report where commune_id = ${communeId} and report_id = ${reportId} for update`,
  )
}

async function setStatus(work: Work, reportId: string, status: ReportStatus): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update reports_report set status = ${status} where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

async function tell(work: Work, reportId: string, what: string, note = ''): Promise<void> {
  const { communeId, accountId, tx } = work.scope
  await run(
    tx,
    sql`insert into reports_event (commune_id, report_id, ordinal, what, at, account_id, note)
        select ${communeId}, ${reportId}, coalesce(max(ordinal) + 1, 1), ${what}, ${work.receivedAt}, ${accountId}::uuid, ${note}
        from reports_event where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

function touched(reportId: string, teamId: string | null): Change[] {
  return [{ noun: 'report', id: reportId, teamId }]
}
