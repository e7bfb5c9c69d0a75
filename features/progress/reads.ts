import { type Scope, seesTeam, teamFilter } from '../../platform/access/scope.ts'
import { type Day, stretchesOf, type Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { tallySellers } from '../commerce/reads.ts'
import { tallyCurriculum } from '../curriculum/reads.ts'
import { countPublicly, tallyDossiers } from '../dossiers/reads.ts'
import { tallyOutreach } from '../outreach/reads.ts'
import { asSetFor } from '../plan/rules/rows.ts'
import { tallySessions } from '../sessions/reads.ts'
import { tallyAdoptions, tallyFirstHelps } from '../support/reads.ts'
import { listTeams, tallyMembers } from '../teams/reads.ts'
import { tallyTraining } from '../training/reads.ts'
import {
  type Amount,
  distinctFigures,
  type Figures,
  type FigureWithTarget,
  figures,
  type Part,
  type ProgressWindow,
  type Status,
  type Target,
} from './contract.ts'
import { type Added, type Adder, adder } from './reads/added.ts'
import {
  isIdle,
  isOfCommune,
  isSetFor,
  latelyOf,
  type Pace,
  paceOf,
  statusOf,
  windowOn,
  windowsOf,
} from './rules/pace.ts'
import { addedUp, canBeFollowed, isAmountIndicator, isFigure, noFigures } from './rules.ts'

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
  readonly figures: Figures
  /** Targets for the whole plan first, then those that are due again and again, in the window at work today. */
  readonly paces: readonly Pace[]
  /** Null where the plan sets this team no target. */
  readonly status: Status | null
  readonly lastActivity: Day | null
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

export type Progress = {
  readonly window: ProgressWindow
  readonly teams: readonly TeamProgress[]
  /** The commune's own targets, by its distinct counts: never the sum of its teams. Empty for who sees some teams only. */
  readonly commune: readonly Pace[]
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
): Promise<Progress | undefined> {
  const { planId, kind = 'target', today } = asked
  const window = await findWindow(scope, { planId, kind })
  if (!window) return undefined
  const teams = (await listTeams(scope)).filter((team) => seesTeam(scope, team.teamId))
  const counted = await figuresByTeam(scope, window)
  const last = await lastDays(scope)
  const aims = await aimsAt(scope, asked.targets, window, today)
  const rows = teams.map(({ teamId, name, level }) => {
    const own = counted.get(teamId) ?? noFigures()
    const paces = aims.filter(({ target }) => isSetFor(target, level)).map(({ paceFor }) => paceFor(teamId, own))
    const lastActivity = last.get(teamId) ?? null
    const status = statusOf(paces, isIdle(window, today, lastActivity))
    return { teamId, name, level, figures: own, paces, status, lastActivity }
  })
  const ofCommune = teamFilter(scope) === null ? aims.filter(({ target }) => isOfCommune(target)) : []
  const sums = noFigures()
  for (const own of counted.values()) for (const figure of figures) sums[figure] += own[figure]
  const commune = ofCommune.map(({ paceFor }) => paceFor(null, sums))
  return { window, teams: rows, commune }
}

/** The targets that are counted here, in the windows at work today, each with how it stands for a team or (`null`) all. */
async function aimsAt(scope: Scope, targets: readonly Target[], plan: Window, today: Day) {
  const added = adder(scope, (figure) => (days) => tallyOf(scope, figure, days))
  const aims = []
  const byRhythm = targets.toSorted((left, right) => Number(isRepeated(left)) - Number(isRepeated(right)))
  for (const target of byRhythm) {
    const { indicator } = target
    if (!canBeFollowed(indicator)) continue
    const window = windowOn(windowsOf(target.every ?? null, plan), today) ?? plan
    const isKept = !isRepeated(target) && isFigure(indicator)
    const isDistinct = distinctFigures.some((figure) => figure === indicator)
    const aim = await aimIn(added, { ...target, indicator }, window, today, isKept && !isDistinct)
    // Distinct households of teams do not add up, so the commune's are counted by themselves.
    const paceFor = (whose: string | null, kept: Figures) =>
      aim(whose, isKept && !(isDistinct && whose === null) ? kept[indicator] : undefined)
    aims.push({ target, paceFor })
  }
  return aims
}

type Followed = Target & { readonly indicator: FigureWithTarget }

/** One target within one window; what was done is asked for, unless it is kept already. */
async function aimIn(added: Adder, target: Followed, { from, to }: Window, today: Day, isKept: boolean) {
  const { indicator, every = null } = target
  const window = { from, to }
  const lately = latelyOf(window, today)
  const stretches = [...(isKept ? [] : [window]), ...(lately ? [lately] : [])]
  const amounts: Added = stretches.length > 0 ? await added(indicator, window, stretches) : new Map()
  return (whose: string | null, kept?: number): Pace => {
    const own = amounts.get(whose) ?? []
    const then = lately && { ...lately, amount: own[stretches.indexOf(lately)] ?? 0 }
    const { atLeast } = whose === null ? target : asSetFor(target, whose)
    return paceOf({ indicator, every, atLeast, window, actual: kept ?? own[0] ?? 0, lately: then }, today)
  }
}

function isRepeated(target: Target): boolean {
  return target.every != null
}

export type Week = Window & { readonly amount: number }

/**
 * What each week of a window up to today added to a figure, for one team or (`null`) all in sight. The first and the last
 * week end where the window does.
 */
export async function listWeeks(
  scope: Scope,
  asked: {
    readonly figure: FigureWithTarget
    readonly window: Window
    readonly today: Day
    readonly teamId: string | null
  },
): Promise<Week[]> {
  const { figure, window, today, teamId } = asked
  const weeks = stretchesOf('week', window)
    .filter(({ from }) => from <= today)
    .map(({ from, to }) => ({ from: from < window.from ? window.from : from, to: to > window.to ? window.to : to }))
  const amounts = await adder(scope, (each) => (days) => tallyOf(scope, each, days))(figure, window, weeks)
  return weeks.map((week, at) => ({ ...week, amount: amounts.get(teamId)?.[at] ?? 0 }))
}

/** A target in every window that has begun, and at least the first: each month by itself, with its own standing. */
export async function listDue(
  scope: Scope,
  asked: { readonly target: Target; readonly window: Window; readonly today: Day; readonly teamId: string | null },
): Promise<Pace[]> {
  const { target, window, today, teamId } = asked
  const { indicator } = target
  if (!canBeFollowed(indicator)) return []
  const added = adder(scope, (figure) => (days) => tallyOf(scope, figure, days))
  const paces: Pace[] = []
  const windows = windowsOf(target.every ?? null, window)
  const begun = windows.filter(({ from }) => from <= today)
  for (const one of begun.length > 0 ? begun : windows.slice(0, 1))
    paces.push((await aimIn(added, { ...target, indicator }, one, today, false))(teamId))
  return paces
}

/** Distinct households by the end of each day with help in it, for the line against the needed pace. */
export async function listCourse(scope: Scope, choice: WindowChoice, teamId: string | null) {
  let [households, vulnerable] = [0, 0]
  return (await tallyFirstHelps(scope, await getWindow(scope, choice)))
    .filter((row) => row.teamId === teamId)
    .map(({ day, ...added }) => {
      households += added.households
      vulnerable += added.vulnerable
      return { day, households, vulnerable }
    })
}

type TeamAmount = Amount & { readonly teamId: string }

/** What other features count where their records live, each by one read for the teams in sight. */
const tallies: readonly ((scope: Scope, window: Window) => Promise<readonly TeamAmount[]>)[] = [
  tallySessions,
  tallyCurriculum,
  tallyMembers,
  tallyTraining,
  tallySellers,
  tallyOutreach,
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

/** One figure of those that are counted where their records live, by team, within any days. */
async function tallyOf(scope: Scope, figure: FigureWithTarget, days: Window): Promise<readonly TeamAmount[]> {
  if (figure === 'online_dossiers') return tallyDossiers(scope, days)
  if (figure === 'platform_adoptions') return tallyAdoptions(scope, days)
  return (await listAmounts(scope, days)).filter((each) => each.figure === figure)
}

/** The figures that are counted where their records live, of each team in sight. */
async function tallied(scope: Scope, window: Window): Promise<(Part & { readonly teamId: string })[]> {
  const found = [...(await tallyDossiers(scope, window)), ...(await tallyAdoptions(scope, window))]
  return found.flatMap(({ figure, ...each }) => (isFigure(figure) ? [{ figure, ...each }] : []))
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

/** The kept figures of each team in sight that has any. */
export async function figuresByTeam(scope: Scope, window: ProgressWindow): Promise<ReadonlyMap<string, Figures>> {
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
