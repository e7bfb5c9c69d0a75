import { covers, type Day, dayOf, daysBetween, type Moment, type Window } from '../../platform/clock/days.ts'
import type { DossierFact } from '../dossiers/contract.ts'
import {
  type Amount,
  type AmountIndicator,
  distinctFigures,
  type Figure,
  type Figures,
  figures,
  type Part,
  type Target,
} from '../progress/contract.ts'
import { atLeastOver, isSetFor } from '../progress/rules/pace.ts'
import { addedUp, contributionOf, countAgain, isAmountIndicator, isFigure } from '../progress/rules.ts'
import type { VisitFact } from '../support/contract.ts'
import { isVulnerableInPerson } from '../support/rules.ts'

/**
 * A visit as a report counts it, with the vulnerable groups its household belonged to on the day of the help, and the
 * platforms that were taken up for the first time at it.
 */
export type CountedFact = VisitFact & { readonly groups: readonly string[]; readonly adopted: readonly string[] }

/** All that a report counts: visits, and the dossiers that were filed. */
export type Records = { readonly visits: readonly CountedFact[]; readonly dossiers: readonly DossierFact[] }

/**
 * The figures of a set of counted visits, what dossiers, adoptions and payments are made up of, and how many distinct
 * vulnerable households of each group were guided in person. A household of two groups stands in both.
 */
export type Tally = {
  readonly figures: Figures
  readonly parts: readonly Part[]
  readonly groups: readonly { readonly group: string; readonly households: number }[]
  /** What had become of the dossiers by then; reports that were frozen before dossiers had a status do not tell. */
  readonly dossiers?: readonly { readonly procedure: string; readonly status: string; readonly amount: number }[]
}

/** What a frozen report says: the plan's targets by the target window, the work by the report window. */
export type Frozen = {
  readonly target: Tally
  readonly report: Tally
  /** What other features count within the report window: sessions, training, sellers. */
  readonly others: readonly Amount[]
  /** What they count within the target window, for the plan's own targets; not told where none asks for it. */
  readonly aimed?: readonly Amount[]
}

/** Households reached by the end of a day of the target window, each once. */
export type CourseStep = { readonly day: Day; readonly households: number }

/** A team as it stood when the commune's report was drawn up. Null where it had not reported: never a zero. */
export type TeamLine = {
  readonly teamId: string
  readonly name: string
  readonly level: 'commune' | 'village'
  readonly members: number
  readonly onBehalf: boolean
  /** The first day on which the team was over, its village having been merged or split. */
  readonly endedOn?: Day
  /** Sent for the first time after it was due; not told by reports that were frozen before. */
  readonly isLate?: boolean
  readonly figures: Frozen | null
}

/** Records of one kind that changed after the lock, and why: the words of whoever took them back. */
export type Cause = {
  readonly what: 'late' | 'cancelled' | 'changed'
  readonly reason: string
  readonly records: number
}

/** What the last approved report said, and what the same days come to now: late records, and records taken back. */
export type Correction = {
  readonly quarter: string
  readonly came: number
  readonly went: number
  /** Not told by reports that were frozen before. */
  readonly causes?: readonly Cause[]
  readonly figures: readonly { readonly figure: Figure; readonly before: number; readonly now: number }[]
  /** Totals of other features' annexes. */
  readonly given?: readonly { readonly what: string; readonly before: number; readonly now: number }[]
}

export type Source = { readonly reportId: string; readonly figuresHash: string }

/** Whether the accepted reports are still those that the commune's was drawn up from: none came, changed or went back. */
export function isDrawnFrom(sources: readonly Source[] | undefined, accepted: readonly Source[]): boolean {
  const said = (list: readonly Source[]) => list.map(({ reportId, figuresHash }) => `${reportId} ${figuresHash}`).sort()
  return sources !== undefined && said(sources).join() === said(accepted).join()
}

/** A number of another feature with the page of the desk that opens what it is made of. */
export type OpenCell = { readonly value: number; readonly opens: string }

/**
 * An annex that another feature gives to the commune's report. It is frozen with the report's figures, so it holds all
 * that is printed; without rows it was not followed, which the report says. `–` stands for what is not known.
 */
export type GivenAnnex = {
  readonly title: string
  /** The part of the text that tells of it, and in which words. */
  readonly under: 'results' | 'proposals'
  readonly told: string
  readonly columns: readonly {
    readonly title: string
    readonly share: number
    readonly isText?: boolean
    /** Counted up to the report's last day: a total that is another one later is a correction. */
    readonly closed?: boolean
  }[]
  readonly rows: readonly (readonly (string | number | OpenCell)[])[]
  /** Empty where nothing is added up. */
  readonly total: readonly (string | number | OpenCell)[]
}

/** What the reports of a year come to together: each record once, a household of several quarters once. */
export type YearTotals = { readonly quarters: readonly string[]; readonly figures: Figures }

/** The commune's report holds all that its papers print, so that they come out the same whatever changes later. */
export type FrozenCommune = Frozen & {
  /** The very team reports it was drawn up from. */
  readonly sources: readonly Source[]
  readonly teams: readonly TeamLine[]
  readonly correction: Correction | null
  /** Not told by reports that were frozen before. */
  readonly course?: readonly CourseStep[]
  /** Not told by reports that were frozen before. */
  readonly given?: readonly GivenAnnex[]
  /** Of the year's last report alone, where there are others of that year. */
  readonly year?: YearTotals | null
}

/**
 * Counts a set of visits by the one definition of every figure: a household once, however many visits and teams. A
 * commune's tally of all its teams' visits is therefore not the sum of the teams'.
 */
export function tally({ visits, dossiers }: Records): Tally {
  const taken = adoptionsOf(visits)
  const filed = eachOnce(dossiers)
  return {
    figures: {
      ...countAgain(visits, new Map()),
      platform_adoptions: taken.length,
      online_dossiers: filed.length,
    },
    parts: addedUp([
      ...visits.flatMap((visit) => contributionOf(visit).parts),
      ...taken.map((dimension) => ({ figure: 'platform_adoptions' as const, dimension, amount: 1 })),
      ...filed.map(({ procedure }) => ({ figure: 'online_dossiers' as const, dimension: procedure, amount: 1 })),
    ]),
    groups: groupsOf(visits),
    dossiers: byStatus(filed),
  }
}

/** A household takes a platform up once, also where reports of two teams, frozen at different times, both say so. */
function adoptionsOf(visits: readonly CountedFact[]): string[] {
  const named = new Set<string>()
  return visits.flatMap(({ householdId, adopted }) =>
    adopted.filter((platform) => {
      const key = `${householdId} ${platform}`
      const isNew = householdId === null || !named.has(key)
      named.add(key)
      return isNew
    }),
  )
}

/** A line of a visit that was frozen before the dossier it tells of was filed on its own is not another one. */
function eachOnce(dossiers: readonly DossierFact[]): readonly DossierFact[] {
  const lines = new Set(dossiers.flatMap(({ lineId }) => lineId ?? []))
  return dossiers.filter(({ dossierId }) => !lines.has(dossierId))
}

function byStatus(dossiers: readonly DossierFact[]): NonNullable<Tally['dossiers']> {
  const groups = Map.groupBy(dossiers, ({ procedure, status }) => `${procedure} ${status}`)
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, [first, ...rest]]) =>
      first ? [{ procedure: first.procedure, status: first.status, amount: rest.length + 1 }] : [],
    )
}

function groupsOf(visits: readonly CountedFact[]): Tally['groups'] {
  const households = new Map<string, Set<string>>()
  for (const visit of visits.filter(isVulnerableInPerson))
    for (const group of visit.groups)
      if (visit.householdId !== null) households.set(group, (households.get(group) ?? new Set()).add(visit.householdId))
  return [...households].map(([group, ids]) => ({ group, households: ids.size })).sort(byGroup)
}

function byGroup(left: { group: string }, right: { group: string }): number {
  return left.group < right.group ? -1 : 1
}

/**
 * Each record once, as it was said last. A visit that was given to another team between the reports of the two stands in
 * both of them.
 */
export function eachRecordOnce({ visits, dossiers }: Records): Records {
  return {
    visits: [...new Map(visits.map((visit) => [visit.visitId, visit])).values()],
    dossiers: [...new Map(dossiers.map((dossier) => [dossier.dossierId, dossier])).values()],
  }
}

/** The two tallies of a plan's windows over one set of records. */
export function frozenOf(
  plan: { readonly targetWindow: Window; readonly reportWindow: Window },
  { visits, dossiers }: Records,
  others: readonly Amount[],
  aimed: readonly Amount[] | undefined,
): Frozen {
  const within = (window: Window) =>
    tally({
      visits: visits.filter(({ heldOn }) => covers(window, heldOn)),
      dossiers: dossiers.filter(({ filedOn }) => covers(window, filedOn)),
    })
  return {
    target: within(plan.targetWindow),
    report: within(plan.reportWindow),
    others: addedUp(others),
    ...(aimed && { aimed: addedUp(aimed) }),
  }
}

/** What a printed report said against what its own days come to now; null where nothing differs. */
export function correctionOf(
  quarter: string,
  before: { readonly frozen: Frozen; readonly facts: readonly CountedFact[] },
  now: { readonly frozen: Frozen; readonly facts: readonly CountedFact[] },
): Correction | null {
  const [then, today] = [before, now].map(({ facts }) => new Set(facts.map((fact) => fact.visitId)))
  const came = [...(today ?? [])].filter((id) => !then?.has(id)).length
  const went = [...(then ?? [])].filter((id) => !today?.has(id)).length
  const changed = figures.flatMap((figure) => {
    const kind = isOfTarget(figure) ? 'target' : 'report'
    const [was, is] = [before.frozen[kind].figures[figure], now.frozen[kind].figures[figure]]
    return was === is ? [] : [{ figure, before: was, now: is }]
  })
  return came + went + changed.length === 0 ? null : { quarter, came, went, figures: changed }
}

/** Households, and sellers where the plan sets a target for them, stand against the plan's targets, so they count by its own days; all work counts by the report's. */
export function isOfTarget(
  indicator: string,
): indicator is 'households_supported' | 'vulnerable_households_guided_in_person' | AmountIndicator {
  return distinctFigures.some((one) => one === indicator) || isAmountIndicator(indicator)
}

/** What a frozen report counts towards a target; null where it does not tell. */
export function reachedOf({ target, aimed }: Frozen, indicator: string): number | null {
  if (isFigure(indicator)) return target.figures[indicator]
  if (!isAmountIndicator(indicator) || !aimed) return null
  return aimed.reduce((sum, { figure, amount }) => sum + (figure === indicator ? amount : 0), 0)
}

/** What these teams together should reach within the plan's days, by indicator. */
export function aimsOf(
  targets: readonly Target[],
  window: Window,
  teams: readonly { readonly teamId: string; readonly level: 'commune' | 'village' }[],
): ReadonlyMap<string, number> {
  const aims = new Map<string, number>()
  for (const target of targets) {
    for (const { teamId, level } of teams)
      if (isSetFor(target, level))
        aims.set(target.indicator, (aims.get(target.indicator) ?? 0) + atLeastOver(target, window, teamId))
  }
  return aims
}

export type ReportStatus = 'draft' | 'submitted' | 'returned' | 'accepted' | 'approved'

/** Whole days after the due day; 0 where it came in time. */
export function daysLate(sentAt: Moment, dueOn: Day): number {
  return Math.max(0, daysBetween(dueOn, dayOf(sentAt)))
}

/** A team's words may change until the commune has them. */
export function mayEdit(status: ReportStatus): boolean {
  return status === 'draft' || status === 'returned'
}

/** Which of a report's records one printed number counts: what is left out is not asked for. */
export type Behind = {
  readonly figure: Figure
  readonly window: 'target' | 'report'
  readonly team?: string
  readonly part?: string
  readonly group?: string
  readonly statuses?: readonly string[]
  /** The number is of teams, not of records. */
  readonly by?: 'team'
}

/** A number that the report's own records add up to, with which of them. */
export type CountedCell = { readonly value: number; readonly behind: Behind }

/** A number that another feature counted, of one team or of all. */
export type AmountCell = {
  readonly value: number
  readonly amount: { readonly figure: string; readonly dimension: string; readonly teamId?: string }
}

export function isCounted<Cell extends CountedCell | AmountCell | OpenCell>(
  cell: Cell | string | number | null,
): cell is Cell {
  return typeof cell === 'object' && cell !== null
}

/** The records behind a printed number, by the definition that counted them. */
export function recordsOf(
  plan: { readonly targetWindow: Window; readonly reportWindow: Window },
  { visits, dossiers }: Records,
  { figure, window, team, part, group, statuses }: Behind,
): Records {
  const span = window === 'target' ? plan.targetWindow : plan.reportWindow
  const isAsked = (teamId: string) => team === undefined || teamId === team
  if (figure === 'online_dossiers')
    return {
      visits: [],
      dossiers: eachOnce(dossiers.filter(({ filedOn }) => covers(span, filedOn))).filter(
        ({ teamId, procedure, status }) =>
          isAsked(teamId) &&
          (part === undefined || procedure === part) &&
          (statuses === undefined || statuses.includes(status)),
      ),
    }
  const asked = visits.filter(
    (fact) =>
      covers(span, fact.heldOn) &&
      isAsked(fact.teamId) &&
      (group === undefined || fact.groups.includes(group)) &&
      addsTo(figure, fact),
  )
  return { visits: asked, dossiers: [] }
}

/** What those records come to: the printed number itself, while they are whole. */
export function numberOf(records: Records, { figure, by }: Behind): number {
  if (by === 'team') return new Set([...records.visits, ...records.dossiers].map(({ teamId }) => teamId)).size
  return tally(records).figures[figure]
}

function addsTo(figure: Figure, fact: CountedFact): boolean {
  if (figure === 'online_dossiers') return false
  if (figure === 'platform_adoptions') return fact.adopted.length > 0
  const { reach, parts } = contributionOf(fact)
  if (figure === 'households_supported') return reach !== null
  if (figure === 'vulnerable_households_guided_in_person') return reach?.vulnerableInPerson === 1
  return parts.some((each) => each.figure === figure)
}
