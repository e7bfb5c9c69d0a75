import { addDays, type Moment } from '../../../platform/clock/days.ts'
import { all, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { missingFigures } from '../../../platform/papers/document-text.ts'
import { officialDocument } from '../../../platform/papers/official-document.ts'
import { fill } from '../../../platform/words/words.ts'
import { listLines } from '../../dossiers/reads.ts'
import { getCommune } from '../../places/reads.ts'
import { type ActivePlan, findReading } from '../../plan/reads.ts'
import { findTeam, listTeams, type Team } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { sheetsOf } from '../paper/annexes.ts'
import { consolidatedPaper } from '../paper/consolidated.ts'
import { headingsOf } from '../paper/outline.ts'
import { lockedFigures, sectionText } from '../paper/results.ts'
import { withGroups } from '../reads/groups.ts'
import {
  type AnnexGiver,
  type CommuneReport,
  findCommuneReport,
  findReportPlan,
  listCounted,
  listSentAt,
  type Paper,
} from '../reads.ts'
import { courseOfReport } from '../rules/course.ts'
import { type Refusal, takeWords } from '../rules/locked-words.ts'
import { type Headings, mergeNarratives } from '../rules/narratives.ts'
import {
  daysLate,
  eachRecordOnce,
  type Frozen,
  frozenOf,
  isDrawnFrom,
  type Records,
  type Source,
  type TeamLine,
} from '../rules.ts'
import { correctionFor, givenBy, yearFor } from './beyond.ts'
import { freeze, keepPaper, lock, ofPlan, setStatus, tell, touched } from './rows.ts'

const { reportsProblems } = contract

export const communeHandlers = (givers: readonly AnnexGiver[]) => [
  handle(contract.consolidate, async (work, { reportId, planId }) => {
    const plan = await findReportPlan(work.scope, planId)
    if (!plan) return refuse(reportsProblems.make('reports.no_plan'))
    const existing = await ofPlan(work, planId, null)
    if (existing && existing.reportId !== reportId) return refuse(reportsProblems.make('reports.other_exists'))
    if (!existing && (await lock(work, reportId))) return refuse(reportsProblems.make('reports.other_exists'))
    if (existing?.status === 'approved') return refuse(reportsProblems.make('reports.locked'))
    const accepted = await acceptedReports(work, planId)
    if (accepted.length === 0) return refuse(reportsProblems.make('reports.nothing_accepted'))
    const draft = await findReading(work.scope, planId)
    if (!draft) return refuse(reportsProblems.make('reports.no_plan'))
    const teams = await teamsOf(work, plan, accepted)
    const before = existing && (await findCommuneReport(work.scope, reportId))
    const taken = new Set(before?.figures.teams.filter((team) => team.figures !== null).map((team) => team.teamId))
    // What the officer made of the earlier words stays; only teams that come anew add theirs.
    const fresh = accepted.filter((report) => !taken.has(report.teamId))
    const words = mergedWords(before, teams, fresh, headingsOf(draft))
    await run(
      work.scope.tx,
      sql`insert into reports_report as r (commune_id, report_id, plan_id, status, difficulties, proposals, lessons, created_at)
          values (${work.scope.communeId}, ${reportId}, ${planId}, 'draft', ${words.difficulties}, ${words.proposals}, ${words.lessons}, ${work.receivedAt})
          on conflict on constraint reports_report_pk do update
            set difficulties = excluded.difficulties, proposals = excluded.proposals, lessons = excluded.lessons`,
    )
    // From the frozen team reports, never from live tables. Only the commune sees the groups of households that a team
    // helped in another village.
    const counted = eachRecordOnce(
      await listCounted(
        work.scope,
        accepted.map((report) => report.reportId),
      ),
    )
    // Nor does a team see that its dossier is the one that another team's visit tells of.
    const lines = await listLines(
      work.scope,
      counted.dossiers.map(({ dossierId }) => dossierId),
    )
    const records = {
      visits: await withGroups(work.scope, counted.visits),
      dossiers: counted.dossiers.map((one) => ({ ...one, lineId: lines.get(one.dossierId) ?? one.lineId })),
    }
    const others = accepted.flatMap((report) => report.figures.others)
    // Reports that were frozen before do not tell.
    const told = accepted.flatMap((report) => (report.figures.aimed ? [report.figures.aimed] : []))
    const aimed = told.length === 0 ? undefined : told.flat()
    const ofTeams = linesOf(plan, teams, accepted, await listSentAt(work.scope, planId), records)
    const correction = await correctionFor(work, plan, givers)
    const course = courseOfReport(plan.targetWindow, work.today, records.visits)
    const frozen = {
      ...frozenOf(plan, records, others, aimed),
      sources: sourcesOf(accepted),
      teams: ofTeams,
      correction,
      course,
      given: await givenBy(work, plan, givers),
      year: await yearFor(work, plan, records),
    }
    await freeze(work, reportId, frozen, records)
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

  handle(contract.editSection, async (work, { reportId, section, text }) => {
    const report = await lock(work, reportId)
    const drawnUp = report && (await findCommuneReport(work.scope, reportId))
    if (!drawnUp) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'draft') return refuse(reportsProblems.make('reports.locked'))
    const own = { figures: drawnUp.figures, sections: {} }
    const before = [sectionText(drawnUp, section), sectionText(own, section)].join('\n')
    const taken = takeWords(text, lockedFigures(drawnUp.figures), before)
    if ('refusal' in taken) return refuse(problemOf(taken.refusal))
    const isOwn = taken.text.trim() === '' || taken.text === sectionText(own, section)
    await run(
      work.scope.tx,
      sql`update reports_report set sections = sections - ${section}::text
            || case when ${isOwn}::boolean then '{}'::jsonb else jsonb_build_object(${section}::text, ${taken.text}::text) end
          where commune_id = ${work.scope.communeId} and report_id = ${reportId}`,
    )
    return done({ changes: touched(reportId, null) })
  }),

  handle(contract.approveReport, async (work, { reportId }) => {
    const report = await lock(work, reportId)
    if (!report || report.teamId !== null) return refuse(reportsProblems.make('reports.not_found'))
    if (report.status !== 'draft') return refuse(reportsProblems.make('reports.locked'))
    const drawnUp = await findCommuneReport(work.scope, reportId)
    if (!isDrawnFrom(drawnUp?.figures.sources, await acceptedReports(work, report.planId)))
      return refuse(reportsProblems.make('reports.stale'))
    const paper = drawnUp && (await paperOf(work, report.planId, drawnUp))
    // A figure that nobody has given yet prints as [...], in a table or in a sentence of the officer's.
    if (!paper || missingFigures(officialDocument(paper.document)).length > 0)
      return refuse(reportsProblems.make('reports.figure_missing'))
    await keepPaper(work, reportId, paper)
    await setStatus(work, reportId, 'approved')
    await tell(work, reportId, 'approved')
    const plan = await findReportPlan(work.scope, report.planId)
    // A report signed before its window ends leaves the days from today on open.
    const to = addDays(work.today, -1)
    const closed = plan && { from: plan.reportWindow.from, to: plan.reportWindow.to < to ? plan.reportWindow.to : to }
    return done({
      changes: touched(reportId, null),
      facts: closed && closed.from <= closed.to ? [{ kind: 'reports.period_closed', ...closed }] : [],
    })
  }),
]

type Accepted = Source & {
  teamId: string
  onBehalf: boolean
  difficulties: string
  proposals: string
  lessons: string
  figures: Frozen
}

async function acceptedReports(work: Work, planId: string): Promise<Accepted[]> {
  return all(
    work.scope.tx,
    sql<Accepted>`select report_id as "reportId", figures_hash as "figuresHash", team_id as "teamId", on_behalf as "onBehalf", difficulties, proposals, lessons, figures
                  from reports_report
                  where commune_id = ${work.scope.communeId} and plan_id = ${planId} and team_id is not null and status = 'accepted' order by report_id`,
  )
}

function sourcesOf(accepted: readonly Accepted[]): Source[] {
  return accepted.map(({ reportId, figuresHash }) => ({ reportId, figuresHash }))
}

async function paperOf({ scope }: Work, planId: string, report: CommuneReport): Promise<Paper | undefined> {
  const [plan, draft] = [await findReportPlan(scope, planId), await findReading(scope, planId)]
  if (!plan || !draft) return undefined
  const setting = { plan, draft, commune: await getCommune(scope) }
  return { document: consolidatedPaper(setting, report), sheets: sheetsOf(plan, report) }
}

function problemOf({ why, ...details }: Refusal): Problem {
  const code = { changed: 'figure_changed', unknown: 'figure_unknown', number: 'number_unlocked' } as const
  const problem = reportsProblems.make(`reports.${code[why]}`, details)
  return { ...problem, vi: fill(problem.vi, details), en: fill(problem.en, details) }
}

/** Those that stand or stood in the report's days, and whoever reported: a village may have been merged into another. */
async function teamsOf({ scope }: Work, plan: ActivePlan, accepted: readonly Accepted[]): Promise<Team[]> {
  const teams = await listTeams(scope, plan.reportWindow.from)
  for (const { teamId } of accepted) {
    const gone = teams.every((team) => team.teamId !== teamId) && (await findTeam(scope, teamId))
    if (gone) teams.push(gone)
  }
  return teams
}

/** Every team as it stands now, by the name it has now: a village that is merged later keeps its old name here. */
function linesOf(
  plan: ActivePlan,
  teams: readonly Team[],
  accepted: readonly Accepted[],
  sentAt: ReadonlyMap<string, Moment>,
  { visits, dossiers }: Records,
): TeamLine[] {
  const visitsOf = Map.groupBy(visits, (visit) => visit.teamId)
  const dossiersOf = Map.groupBy(dossiers, (dossier) => dossier.teamId)
  return teams.map(({ teamId, name, level, members, until }) => {
    const report = accepted.find((each) => each.teamId === teamId)
    const own = { visits: visitsOf.get(teamId) ?? [], dossiers: dossiersOf.get(teamId) ?? [] }
    const figures = report ? frozenOf(plan, own, report.figures.others, report.figures.aimed) : null
    const sent = report && sentAt.get(report.reportId)
    const isLate = sent !== undefined && daysLate(sent, plan.dueOn) > 0
    const ended = until === null ? {} : { endedOn: until }
    return { teamId, name, level, members, ...ended, onBehalf: report?.onBehalf ?? false, isLate, figures }
  })
}

function mergedWords(
  before: CommuneReport | undefined,
  teams: readonly Team[],
  fresh: readonly Accepted[],
  headings: Headings,
) {
  const names = new Map(teams.map((team) => [team.teamId, team.name]))
  const merge = (field: 'difficulties' | 'proposals' | 'lessons') => {
    const told = fresh.map((report) => ({ team: names.get(report.teamId) ?? '', text: report[field] }))
    return mergeNarratives(told, before?.[field], headings)
  }
  return { difficulties: merge('difficulties'), proposals: merge('proposals'), lessons: merge('lessons') }
}
