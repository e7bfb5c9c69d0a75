import { covers, type Window } from '../../platform/clock/days.ts'
import { type Amount, type Figure, type Figures, figures, type Part, type Target } from '../progress/contract.ts'
import { contributionOf, countAgain, isSetFor } from '../progress/rules.ts'
import type { VisitFact } from '../support/contract.ts'
import { isVulnerableInPerson } from '../support/rules.ts'

/** A visit as a report counts it, with the vulnerable groups its household belonged to on the day of the help. */
export type CountedFact = VisitFact & { readonly groups: readonly string[] }

/**
 * The figures of a set of counted visits, what dossiers, adoptions and payments are made up of, and how many distinct
 * vulnerable households of each group were guided in person. A household of two groups stands in both.
 */
export type Tally = {
  readonly figures: Figures
  readonly parts: readonly Part[]
  readonly groups: readonly { readonly group: string; readonly households: number }[]
}

/** What a frozen report says: the plan's targets by the target window, the work by the report window. */
export type Frozen = {
  readonly target: Tally
  readonly report: Tally
  /** What other features count within the report window: sessions, training, sellers. */
  readonly others: readonly Amount[]
}

/** A team as it stood when the commune's report was drawn up. Null where it had not reported: never a zero. */
export type TeamLine = {
  readonly teamId: string
  readonly name: string
  readonly level: 'commune' | 'village'
  readonly members: number
  readonly onBehalf: boolean
  readonly figures: Frozen | null
}

/** What the last approved report said, and what the same days come to now: late records, and records taken back. */
export type Correction = {
  readonly quarter: string
  readonly came: number
  readonly went: number
  readonly figures: readonly { readonly figure: Figure; readonly before: number; readonly now: number }[]
}

export type Source = { readonly reportId: string; readonly figuresHash: string }

/** Whether the accepted reports are still those that the commune's was drawn up from: none came, changed or went back. */
export function isDrawnFrom(sources: readonly Source[] | undefined, accepted: readonly Source[]): boolean {
  const said = (list: readonly Source[]) => list.map(({ reportId, figuresHash }) => `${reportId} ${figuresHash}`).sort()
  return sources !== undefined && said(sources).join() === said(accepted).join()
}

/** The commune's report holds all that its papers print, so that they come out the same whatever changes later. */
export type FrozenCommune = Frozen & {
  /** The very team reports it was drawn up from. */
  readonly sources: readonly Source[]
  readonly teams: readonly TeamLine[]
  readonly correction: Correction | null
}

/**
 * Counts a set of visits by the one definition of every figure: a household once, however many visits and teams. A
 * commune's tally of all its teams' visits is therefore not the sum of the teams'.
 */
export function tally(visits: readonly CountedFact[]): Tally {
  const parts = new Map<string, Part>()
  for (const part of visits.flatMap((visit) => contributionOf(visit).parts)) {
    const key = `${part.figure} ${part.dimension}`
    parts.set(key, { ...part, amount: part.amount + (parts.get(key)?.amount ?? 0) })
  }
  const sorted = [...parts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, part]) => part)
  return { figures: countAgain(visits, new Map()), parts: sorted, groups: groupsOf(visits) }
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

/** The two tallies of a plan's windows over one set of visits. */
export function frozenOf(
  plan: { readonly targetWindow: Window; readonly reportWindow: Window },
  visits: readonly CountedFact[],
  others: readonly Amount[],
): Frozen {
  const within = (window: Window) => tally(visits.filter((visit) => covers(window, visit.heldOn)))
  return { target: within(plan.targetWindow), report: within(plan.reportWindow), others: addedUp(others) }
}

/** Amounts of the same figure and dimension as one, in a steady order. */
export function addedUp(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, Amount>()
  for (const each of amounts) {
    const key = `${each.figure} ${each.dimension}`
    sums.set(key, { ...each, amount: each.amount + (sums.get(key)?.amount ?? 0) })
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { figure, dimension, amount }]) => ({ figure, dimension, amount }))
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

/** Households stand against the plan's targets, so they count by its own days; all work counts by the report's. */
export function isOfTarget(figure: Figure): boolean {
  return figure === 'households_supported' || figure === 'vulnerable_households_guided_in_person'
}

/** What these teams together should reach, by indicator. */
export function aimsOf(
  targets: readonly Target[],
  levels: readonly ('commune' | 'village')[],
): ReadonlyMap<string, number> {
  const aims = new Map<string, number>()
  for (const target of targets) {
    const times = levels.filter((level) => isSetFor(target, level)).length
    if (times > 0) aims.set(target.indicator, (aims.get(target.indicator) ?? 0) + times * target.atLeast)
  }
  return aims
}

export type ReportStatus = 'draft' | 'submitted' | 'returned' | 'accepted' | 'approved'

/** A team's words may change until the commune has them. */
export function mayEdit(status: ReportStatus): boolean {
  return status === 'draft' || status === 'returned'
}

/** Narratives of several teams become one text, each paragraph named by its team; the same sentence is said once. */
export function mergeNarratives(parts: readonly { readonly team: string; readonly text: string }[]): string {
  const said = new Map<string, string[]>()
  for (const { team, text } of parts) {
    for (const line of text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean))
      said.set(line, [...(said.get(line) ?? []), team])
  }
  return [...said].map(([line, teams]) => `${line} (${teams.join(', ')})`).join('\n')
}
