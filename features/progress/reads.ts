import { type Scope, seesTeam, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { tallySellers } from '../commerce/reads.ts'
import { tallyCurriculum } from '../curriculum/reads.ts'
import { countLines, countPublicly, tallyDossiers } from '../dossiers/reads.ts'
import { tallySessions } from '../sessions/reads.ts'
import type { VisitFact } from '../support/contract.ts'
import { listVisitFacts, tallyAdoptions } from '../support/reads.ts'
import { listTeams, tallyMembers } from '../teams/reads.ts'
import { tallyTraining } from '../training/reads.ts'
import {
  type Amount,
  type Figure,
  type Figures,
  figures,
  type Indicator,
  type Part,
  type ProgressWindow,
  type Standing,
  type Status,
  type Target,
} from './contract.ts'
import {
  addedUp,
  countAgain,
  courseOf,
  isAmountIndicator,
  isFigure,
  isSetFor,
  noFigures,
  type Pace,
  pacesOf,
  statusOf,
} from './rules.ts'

export type WindowChoice =
  | { readonly windowId: string }
  | { readonly planId: string; readonly kind: 'target' | 'report' }

export type Counted = {
  readonly window: ProgressWindow
  readonly figures: Figures
  readonly parts: readonly Part[]
  /** Distinct households of each team, added up. More than `figures` says where two teams helped the same one. */
  readonly addedUpByTeam: {
    readonly households_supported: number
    readonly vulnerable_households_guided_in_person: number
  }
}

export type TeamProgress = {
  readonly teamId: string
  readonly name: string
  readonly level: 'commune' | 'village'
  readonly figures: Standing
  readonly paces: readonly (Pace & { readonly indicator: Indicator })[]
  /** Null where the plan sets this team no target. */
  readonly status: Status | null
  readonly lastActivity: Day | null
}

export type Difference = {
  readonly teamId: string | null
  readonly figure: Figure
  readonly kept: number
  readonly recounted: number
}

export async function findWindow(scope: Scope, choice: WindowChoice): Promise<ProgressWindow | undefined> {
  const wanted =
    'windowId' in choice
      ? sql`window_id = ${choice.windowId}`
      : sql`plan_id = ${choice.planId} and kind = ${choice.kind}`
  return maybe(
    scope.tx,
    sql<ProgressWindow>`
      select window_id as "windowId", plan_id as "planId", kind, from_day as "from", to_day as "to"
      from progress_window where commune_id = ${scope.communeId} and ${wanted}`,
  )
}

/** The figures of one team, or of all teams in sight: for the commune's officers, the commune. Fails without a window. */
export async function getFigures(scope: Scope, choice: WindowChoice, teamId: string | null): Promise<Counted> {
  const window = await getWindow(scope, choice)
  const reached = await one(
    scope.tx,
    sql<{ households: number; vulnerable: number; added_households: number; added_vulnerable: number }>`
      with reached as (${reachedIn(scope, window, teamId)})
      select count(distinct household_id) as households, count(distinct household_id) filter (where vulnerable) as vulnerable,
             count(*) as added_households, count(*) filter (where vulnerable) as added_vulnerable from reached`,
  )
  const kept = await all(
    scope.tx,
    sql<Part>`
      select figure, dimension, sum(amount)::int as amount from progress_sum s
      where ${ofTeams(scope, window, teamId)} group by figure, dimension having sum(amount) <> 0 order by figure, dimension`,
  )
  const parts = [
    ...kept,
    ...addedUp((await tallied(scope, window)).filter((each) => teamId === null || each.teamId === teamId)),
  ]
  return {
    window,
    figures: summed(parts, reached),
    parts,
    addedUpByTeam: {
      households_supported: reached.added_households,
      vulnerable_households_guided_in_person: reached.added_vulnerable,
    },
  }
}

/** What everybody may know of a plan: three numbers of the whole commune, whoever asks. Nothing of a team or a household. */
export async function findPublicFigures(
  scope: Scope,
  planId: string,
): Promise<{ households: number; vulnerable: number; dossiers: number } | undefined> {
  const window = await findWindow(scope, { planId, kind: 'target' })
  if (!window) return undefined
  const ofWindow = sql`s.commune_id = ${scope.communeId} and s.window_id = ${window.windowId}`
  const reached = await one(
    scope.tx,
    sql<{ households: number; vulnerable: number }>`
      with reached as (${reachedOf(ofWindow)})
      select count(distinct household_id) as households, count(distinct household_id) filter (where vulnerable) as vulnerable from reached`,
  )
  return { ...reached, dossiers: await countPublicly(scope, window) }
}

/** Every team in sight against the plan's targets: the same few questions for one team or for a hundred. */
export async function listProgress(
  scope: Scope,
  asked: {
    readonly planId: string
    readonly kind?: 'target' | 'report'
    readonly targets: readonly Target[]
    readonly today: Day
  },
): Promise<{ window: ProgressWindow; teams: TeamProgress[] } | undefined> {
  const window = await findWindow(scope, { planId: asked.planId, kind: asked.kind ?? 'target' })
  if (!window) return undefined
  const teams = (await listTeams(scope)).filter((team) => seesTeam(scope, team.teamId))
  const counted = await figuresByTeam(scope, window)
  const last = await lastDays(scope)
  const aimed = Map.groupBy((await listAimed(scope, window, asked.targets)) ?? [], (each) => each.teamId)
  const rows = teams.map(({ teamId, name, level }) => {
    const amounts = addedUp((aimed.get(teamId) ?? []).map((each) => ({ ...each, dimension: '' })))
    const own: Standing = {
      ...(counted.get(teamId) ?? noFigures()),
      ...Object.fromEntries(amounts.map(({ figure, amount }) => [figure, amount])),
    }
    const targets = asked.targets.filter((target) => isSetFor(target, level))
    const paces = pacesOf(targets, own, window, asked.today)
    const lastActivity = last.get(teamId) ?? null
    return {
      teamId,
      name,
      level,
      figures: own,
      paces,
      status: statusOf(paces, window, asked.today, lastActivity),
      lastActivity,
    }
  })
  return { window, teams: rows }
}

/** Distinct households by the end of each day with help in it, for the line against the needed pace. */
export async function listCourse(scope: Scope, choice: WindowChoice, teamId: string | null) {
  const { from, to } = await getWindow(scope, choice)
  return courseOf(await listVisitFacts(scope, { from, to, teamId: teamId ?? undefined }), await listMerged(scope))
}

type TeamAmount = Amount & { readonly teamId: string }

/** What other features count where their records live, each by one read for the teams in sight. */
const tallies: readonly ((scope: Scope, window: Window) => Promise<readonly TeamAmount[]>)[] = [
  tallySessions,
  tallyCurriculum,
  tallyMembers,
  tallyTraining,
  tallySellers,
]

/** Every such amount within a window, of one team or of all teams in sight. */
export async function listAmounts(scope: Scope, window: Window, teamId: string | null = null): Promise<TeamAmount[]> {
  const found: TeamAmount[] = []
  // One after the other: they share the one connection of the transaction.
  for (const tally of tallies) found.push(...(await tally(scope, window)))
  return teamId === null ? found : found.filter((each) => each.teamId === teamId)
}

/** Such amounts as a target asks for, within its window; undefined where none does. */
export async function listAimed(
  scope: Scope,
  window: Window,
  targets: readonly Target[],
  teamId: string | null = null,
): Promise<TeamAmount[] | undefined> {
  const asked = new Set(targets.map(({ indicator }) => indicator).filter(isAmountIndicator))
  if (asked.size === 0) return undefined
  return (await listAmounts(scope, window, teamId)).filter(({ figure }) => asked.has(figure as never))
}

/** The figures that are counted where their records live, of each team in sight. */
async function tallied(scope: Scope, window: Window): Promise<(Part & { readonly teamId: string })[]> {
  const found = [...(await tallyDossiers(scope, window)), ...(await tallyAdoptions(scope, window))]
  return found.flatMap(({ figure, ...each }) => (isFigure(figure) ? [{ figure, ...each }] : []))
}

/**
 * Counts a window again from the visits, for each team in sight and for all of them. Nothing must differ. Of dossiers it
 * counts the lines of visits: each must have its record, and no record may have lost its line.
 */
export async function recount(scope: Scope, windowId: string): Promise<Difference[]> {
  const window = await getWindow(scope, { windowId })
  const visits = await listVisitFacts(scope, window)
  const merged = await listMerged(scope)
  const kept = await figuresByTeam(scope, window)
  const ofAll = (await getFigures(scope, { windowId }, null)).figures
  const lines = await countLines(scope, window)
  const allLines = [...lines.values()].reduce((sum, each) => sum + each, 0)
  const teamIds = [...new Set([...kept.keys(), ...lines.keys(), ...visits.map((visit) => visit.teamId)])].sort()
  return [null, ...teamIds].flatMap((teamId) => {
    const own = teamId === null ? visits : visits.filter((visit) => visit.teamId === teamId)
    const again = { ...countAgain(own, merged), online_dossiers: linesOf(own) }
    const before = {
      ...(teamId === null ? ofAll : (kept.get(teamId) ?? noFigures())),
      online_dossiers: teamId === null ? allLines : (lines.get(teamId) ?? 0),
    }
    return figures.flatMap((figure) =>
      figure === 'platform_adoptions' || before[figure] === again[figure]
        ? []
        : [{ teamId, figure, kept: before[figure], recounted: again[figure] }],
    )
  })
}

function linesOf(visits: readonly VisitFact[]): number {
  return visits.flatMap((visit) => visit.items).filter(({ kind }) => kind === 'online_dossier').length
}

/**
 * Households that teams in sight have helped and that count as one, each with the first of them: what a phone counts by.
 * The household that they were found to be may be another team's, so its id is not told.
 */
export async function listKeptUnder(scope: Scope): Promise<[string, string][]> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ household_id: string; first_id: string }>`
      select household_id, first_id from (
        select r.household_id,
          first_value(r.household_id) over (partition by coalesce(m.into_id, r.household_id) order by r.household_id) as first_id
        from (select distinct household_id from progress_reach s where s.commune_id = ${scope.communeId} and s.supports > 0
                and (${teams}::uuid[] is null or s.team_id = any(${teams}::uuid[]))) r
          left join progress_merged m on m.commune_id = ${scope.communeId} and m.household_id = r.household_id) g
      where household_id <> first_id order by household_id`,
  )
  return rows.map((row) => [row.household_id, row.first_id])
}

async function getWindow(scope: Scope, choice: WindowChoice): Promise<ProgressWindow> {
  const window = await findWindow(scope, choice)
  if (!window) throw new Error('There is no such window: findWindow tells beforehand.')
  return window
}

async function figuresByTeam(scope: Scope, window: ProgressWindow): Promise<ReadonlyMap<string, Figures>> {
  const reached = await all(
    scope.tx,
    sql<{ team_id: string; households: number; vulnerable: number }>`
      with reached as (${reachedIn(scope, window, null)})
      select team_id, count(*) as households, count(*) filter (where vulnerable) as vulnerable from reached group by team_id`,
  )
  const parts = await all(
    scope.tx,
    sql<Part & { team_id: string }>`
      select team_id, figure, '' as dimension, sum(amount)::int as amount from progress_sum s
      where ${ofTeams(scope, window, null)} group by team_id, figure`,
  )
  for (const { teamId, ...part } of await tallied(scope, window)) parts.push({ ...part, team_id: teamId })
  const reachOf = new Map(reached.map((row) => [row.team_id, row]))
  const partsOf = Map.groupBy(parts, (part) => part.team_id)
  const teamIds = new Set([...reachOf.keys(), ...partsOf.keys()])
  return new Map(
    [...teamIds].map((id) => [id, summed(partsOf.get(id) ?? [], reachOf.get(id) ?? { households: 0, vulnerable: 0 })]),
  )
}

/** A row for each household that a team reached, under the household it counts as now. */
function reachedIn(scope: Scope, window: ProgressWindow, teamId: string | null) {
  return reachedOf(ofTeams(scope, window, teamId))
}

function reachedOf(wanted: ReturnType<typeof ofTeams>) {
  return sql`
    select s.team_id, coalesce(m.into_id, s.household_id) as household_id, bool_or(s.vulnerable_in_person > 0) as vulnerable
    from progress_reach s
    left join progress_merged m on m.commune_id = s.commune_id and m.household_id = s.household_id
    where ${wanted} and s.supports > 0 group by 1, 2`
}

function ofTeams(scope: Scope, window: ProgressWindow, teamId: string | null) {
  const teams = teamFilter(scope)
  return sql`s.commune_id = ${scope.communeId} and s.window_id = ${window.windowId}
    and (${teams}::uuid[] is null or s.team_id = any(${teams}::uuid[]))
    and (${teamId}::uuid is null or s.team_id = ${teamId}::uuid)`
}

function summed(
  parts: readonly Part[],
  reached: { readonly households: number; readonly vulnerable: number },
): Figures {
  const counted = noFigures()
  for (const part of parts) counted[part.figure] += part.amount
  counted.households_supported = reached.households
  counted.vulnerable_households_guided_in_person = reached.vulnerable
  return counted
}

async function lastDays(scope: Scope): Promise<ReadonlyMap<string, Day>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ team_id: string; day: Day }>`
      select team_id, max(day) as day from progress_day
      where commune_id = ${scope.communeId} and supports > 0 and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[])) group by team_id`,
  )
  return new Map(rows.map((row) => [row.team_id, row.day]))
}

async function listMerged(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await all(
    scope.tx,
    sql<{
      household_id: string
      into_id: string
    }>`select household_id, into_id from progress_merged where commune_id = ${scope.communeId}`,
  )
  return new Map(rows.map((row) => [row.household_id, row.into_id]))
}
