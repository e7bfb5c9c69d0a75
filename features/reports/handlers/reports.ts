import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { getCommune } from '../../places/reads.ts'
import { type ActivePlan, findReading } from '../../plan/reads.ts'
import { listAimed, listAmounts } from '../../progress/reads.ts'
import { findTeam, listTeams } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { teamReportPaper } from '../paper/team-report.ts'
import { type AnnexGiver, findReportPlan, listFacts } from '../reads.ts'
import { frozenOf, mayEdit } from '../rules.ts'
import { communeHandlers } from './commune.ts'
import { freeze, keepPaper, lock, ofPlan, setStatus, tell, touched } from './rows.ts'

const { reportsProblems } = contract

type TeamReport = {
  reportId: string
  planId: string
  teamId: string
  difficulties: string
  proposals: string
  lessons: string
}

/** `givers`: the annexes of features that build on reports, or that reports know nothing of. */
export const reportHandlers = (givers: readonly AnnexGiver[]) => [
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
      const others = await listAmounts(work.scope, plan.reportWindow, payload.teamId)
      const aimed = await listAimed(work.scope, plan.targetWindow, plan.targets, payload.teamId)
      const onBehalf = !work.scope.grants.some((grant) => grant.teamId === payload.teamId)
      const figures = frozenOf(plan, facts, others, aimed)
      await freeze(work, payload.reportId, figures, facts)
      const team = await findTeam(work.scope, payload.teamId)
      const draft = await findReading(work.scope, payload.planId)
      if (team && draft) {
        const setting = { plan, draft, commune: await getCommune(work.scope) }
        const document = teamReportPaper(setting, team, { ...payload, figures })
        await keepPaper(work, payload.reportId, { document, sheets: [] })
      }
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
    if (report.status === 'accepted' && (await ofPlan(work, report.planId, null))?.status === 'approved')
      return refuse(reportsProblems.make('reports.locked'))
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

  ...communeHandlers(givers),
]

async function saveDraft(work: Work, payload: TeamReport): Promise<Outcome> {
  const { communeId, tx } = work.scope
  const plan = await findReportPlan(work.scope, payload.planId)
  if (!plan) return refuse(reportsProblems.make('reports.no_plan'))
  const existing = await ofPlan(work, payload.planId, payload.teamId)
  if (existing && existing.reportId !== payload.reportId) return refuse(reportsProblems.make('reports.other_exists'))
  // An id that is another team's report must not be written over.
  if (!existing && (await lock(work, payload.reportId))) return refuse(reportsProblems.make('reports.other_exists'))
  if (existing && !mayEdit(existing.status)) return refuse(reportsProblems.make('reports.already_sent'))
  if (!existing && !(await mayReport(work, plan, payload.teamId)))
    return refuse(reportsProblems.make('reports.not_found'))
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

/** A team that ended within the report's days still has something to tell of them. */
async function mayReport(work: Work, { reportWindow }: ActivePlan, teamId: string): Promise<boolean> {
  return (await listTeams(work.scope, reportWindow.from)).some((team) => team.teamId === teamId)
}
