import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { digestOf } from '../../platform/journal/stable.ts'
import { countHouseholds, resolveHouseholds } from '../households/reads.ts'
import { findPlan, listPlans, type Plan, type PlanSummary } from '../plan/reads.ts'
import { type Figures, figures } from '../progress/contract.ts'
import {
  type Counted,
  figuresByTeam,
  getFigures,
  listAmounts,
  listProgress,
  type TeamProgress,
} from '../progress/reads.ts'
import { isFigure } from '../progress/rules.ts'
import { findReport, listReports, type Report } from '../reports/reads.ts'
import { listHelpedHouseholds, listVisitFacts } from '../support/reads.ts'
import { isVulnerableInPerson } from '../support/rules.ts'
import { findTeam } from '../teams/reads.ts'
import type { LessonField } from './contract.ts'
import { lessonLines } from './rules/lessons.ts'
import { NextShape } from './rules/next-shape.ts'
import type { Evidence } from './rules/target-proposal.ts'

export type Lesson = {
  /** `report/field/digest`, as the orders take it. */
  readonly key: string
  readonly reportId: string
  readonly planId: string
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly teamId: string
  readonly teamName: string
  readonly field: LessonField
  readonly said: string
  /** How the plan will say it; null while it is not marked. */
  readonly wording: string | null
  /** The plan that has taken it in; null: the next one will. */
  readonly nextId: string | null
}

export const NextPlan = v.strictObject({
  nextId: Uuid,
  planId: Uuid,
  status: v.picklist(['draft', 'proposed', 'approved']),
  title: Text,
  periodFrom: CalendarDay,
  periodTo: CalendarDay,
  content: NextShape,
  returnNote: v.nullable(Text),
  number: v.nullable(Count),
  issuedOn: v.nullable(CalendarDay),
  approvedAt: v.nullable(UtcMoment),
  approvedBy: v.nullable(Uuid),
  handedTo: v.nullable(Uuid),
})
export type NextPlan = Readonly<v.InferOutput<typeof NextPlan>>

type Mark = { readonly key: string; readonly wording: string; readonly nextId: string | null }

export function lessonKey(reportId: string, field: LessonField, said: string): string {
  return `${reportId}/${field}/${digestOf(said).slice(0, 16)}`
}

/** Every line that teams in sight have written in the reports they sent, over all plans; the newest period first. */
export async function listLessons(scope: Scope): Promise<Lesson[]> {
  const plans = await plansAtWork(scope)
  const marks = new Map((await listMarks(scope)).map((mark) => [mark.key, mark]))
  const found: Omit<Lesson, 'teamName'>[] = []
  for (const { planId, periodFrom, periodTo } of plans.toReversed())
    for (const report of (await listReports(scope, planId)).filter(isSent)) {
      const { reportId, teamId } = report
      for (const { field, said } of lessonLines(report)) {
        const key = lessonKey(reportId, field, said)
        const { wording = null, nextId = null } = marks.get(key) ?? {}
        found.push({ key, reportId, planId, periodFrom, periodTo, teamId, field, said, wording, nextId })
      }
    }
  // Teams that have ended since keep their names.
  const names = new Map<string, string>()
  for (const { teamId } of found) if (!names.has(teamId)) names.set(teamId, (await findTeam(scope, teamId))?.name ?? '')
  return found.map((lesson) => ({ ...lesson, teamName: names.get(lesson.teamId) ?? '' }))
}

/** The line of a team's report that a key names; undefined once the team has written something else. */
export async function findLesson(
  scope: Scope,
  asked: { readonly reportId: string; readonly field: LessonField; readonly digest: string },
): Promise<{ said: string; teamId: string } | undefined> {
  const report = await findReport(scope, asked.reportId)
  if (!report || !isSent(report)) return undefined
  const line = lessonLines(report).find(
    ({ field, said }) => field === asked.field && digestOf(said).slice(0, 16) === asked.digest,
  )
  return line && { said: line.said, teamId: report.teamId }
}

function isSent(report: Report): report is Report & { teamId: string } {
  return report.teamId !== null && report.status !== 'draft'
}

async function listMarks(scope: Scope): Promise<Mark[]> {
  if (teamFilter(scope) !== null) return []
  return all(
    scope.tx,
    sql<Mark>`select concat_ws('/', report_id, field, digest) as key, wording, next_id as "nextId" from review_lesson
              where commune_id = ${scope.communeId} order by marked_at, position, report_id, field, digest`,
  )
}

/** What the teams learnt, as a plan says it: of a plan that has taken it in, or (`null`) what the next one will. */
export async function listTaken(scope: Scope, nextId: string | null): Promise<string[]> {
  return (await listMarks(scope)).filter((mark) => mark.nextId === nextId).map(({ wording }) => wording)
}

const next = sql`
  next_id as "nextId", plan_id as "planId", status, title, period_from as "periodFrom", period_to as "periodTo", content,
  return_note as "returnNote", number, issued_on as "issuedOn", approved_at as "approvedAt", approved_by as "approvedBy", handed_to as "handedTo"`

/** The next plans, the newest first. Drafts are for those who see the whole commune; what is issued is a plan like others. */
export async function listNext(scope: Scope): Promise<NextPlan[]> {
  if (teamFilter(scope) !== null) return []
  return all(
    scope.tx,
    sql<NextPlan>`select ${next} from review_next where commune_id = ${scope.communeId} order by period_from desc, next_id`,
  )
}

/** What followers of the commune's changes are told of a next plan. */
export async function snapshotNext(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, NextPlan>> {
  return new Map((await listNext(scope)).filter(({ nextId }) => ids.includes(nextId)).map((one) => [one.nextId, one]))
}

export async function findNext(scope: Scope, nextId: string): Promise<NextPlan | undefined> {
  if (teamFilter(scope) !== null) return undefined
  return maybe(
    scope.tx,
    sql<NextPlan>`select ${next} from review_next where commune_id = ${scope.communeId} and next_id = ${nextId}`,
  )
}

/** What is known of each team, and of the commune, behind the number proposed for a target. */
export type Known = {
  readonly teams: readonly TeamProgress[]
  evidence(target: { readonly indicator: string; readonly atLeast: number }, teamId: string | null): Evidence
}

export async function gatherEvidence(scope: Scope, plan: Plan, today: Day): Promise<Known | undefined> {
  const { planId, periodFrom, periodTo } = plan
  const asked = { planId, targets: plan.targets, today }
  const progress = await listProgress(scope, asked)
  if (!progress || periodFrom === null || periodTo === null) return undefined
  const window = { from: periodFrom, to: periodTo }
  const now = await doneIn(scope, planId, window, progress.teams)
  const earlier = (await plansAtWork(scope)).findLast((one) => (one.periodTo ?? '') < periodFrom)
  const past =
    earlier?.periodFrom && earlier.periodTo
      ? await doneIn(
          scope,
          earlier.planId,
          { from: earlier.periodFrom, to: earlier.periodTo },
          (await listProgress(scope, { ...asked, planId: earlier.planId }))?.teams ?? [],
        )
      : undefined
  const there = await countThere(scope, window)
  return {
    teams: progress.teams,
    evidence: ({ indicator, atLeast }, teamId) => ({
      target: atLeast,
      done: now(indicator, teamId),
      before: past?.(indicator, teamId) ?? null,
      ...there(indicator, teamId),
    }),
  }
}

/** What was done in a plan's days; null where nothing at all was recorded, or where nobody counts the figure. */
async function doneIn(scope: Scope, planId: string, window: Window, teams: readonly TeamProgress[]) {
  const commune = (await getFigures(scope, { planId, kind: 'target' }, null)).figures
  const ofTeam = new Map(teams.map((team) => [team.teamId, team.figures]))
  const amounts = await listAmounts(scope, window)
  return (indicator: string, teamId: string | null): number | null => {
    const counted = teamId === null ? commune : ofTeam.get(teamId)
    const own = amounts.filter((each) => each.figure === indicator && (teamId === null || each.teamId === teamId))
    const amount = own.reduce((sum, each) => sum + each.amount, 0)
    if (!isFigure(indicator)) return own.length === 0 ? null : amount
    return counted === undefined || figures.every((figure) => counted[figure] === 0) ? null : counted[indicator]
  }
}

/** How many households there are of each team's, vulnerable or not, and how many of them nobody has helped yet. */
async function countThere(scope: Scope, window: Window) {
  const guiding = (await listVisitFacts(scope, window)).filter(isVulnerableInPerson)
  const ids = new Set(guiding.flatMap(({ householdId }) => householdId ?? []))
  const guided = [...(await resolveHouseholds(scope, [...ids])).values()]
  const helped = await listHelpedHouseholds(scope, window)
  const whole = await countHouseholds(scope)
  const [unhelped, unguided] = [await countHouseholds(scope, helped), await countHouseholds(scope, guided)]
  return (indicator: string, teamId: string | null): Pick<Evidence, 'there' | 'unreached'> => {
    const sum = (rows: typeof whole, of: 'households' | 'vulnerable') =>
      rows.filter((row) => teamId === null || row.teamId === teamId).reduce((total, row) => total + row[of], 0)
    if (indicator === 'households_supported')
      return { there: sum(whole, 'households'), unreached: sum(unhelped, 'households') }
    if (indicator === 'vulnerable_households_guided_in_person')
      return { there: sum(whole, 'vulnerable'), unreached: sum(unguided, 'vulnerable') }
    return { there: null, unreached: null }
  }
}

/** One plan's days with what was done in them. */
export type PeriodResult = {
  readonly plan: PlanSummary & { readonly periodFrom: Day; readonly periodTo: Day }
  /** Distinct households count once in the period, however many teams or visits. */
  readonly commune: Counted
  /** By team, also those that have ended since; who recorded nothing is not there. */
  readonly teams: ReadonlyMap<string, Figures>
  /** What teams that stand now are asked for in that plan. */
  readonly asked: ReadonlyMap<string, Readonly<Partial<Record<string, number>>>>
}

/** Every plan that was ever put to work, the oldest first: its own days, its own targets, its own distinct counts. */
export async function comparePeriods(scope: Scope, today: Day): Promise<PeriodResult[]> {
  if (teamFilter(scope) !== null) return []
  const results: PeriodResult[] = []
  for (const summary of await plansAtWork(scope)) {
    const { planId, periodFrom, periodTo } = summary
    const plan = await findPlan(scope, planId)
    const progress = plan && (await listProgress(scope, { planId, targets: plan.targets, today }))
    if (!progress || periodFrom === null || periodTo === null) continue
    const asked = progress.teams.map(({ teamId, paces }) => {
      const once = paces.filter(({ every }) => every === null)
      return [teamId, Object.fromEntries(once.map((pace) => [pace.indicator, pace.atLeast]))] as const
    })
    results.push({
      plan: { ...summary, periodFrom, periodTo },
      commune: await getFigures(scope, { planId, kind: 'target' }, null),
      teams: await figuresByTeam(scope, progress.window),
      asked: new Map(asked),
    })
  }
  return results
}

async function plansAtWork(scope: Scope): Promise<PlanSummary[]> {
  const plans = (await listPlans(scope)).filter(({ status }) => status !== 'draft')
  return plans.sort((left, right) => ((left.periodFrom ?? '') < (right.periodFrom ?? '') ? -1 : 1))
}
