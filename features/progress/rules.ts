import type { Day } from '../../platform/clock/days.ts'
import type { VisitFact, VisitFilter } from '../support/contract.ts'
import { findKind, isVulnerableInPerson, type Kind, kinds } from '../support/rules.ts'
import {
  type AmountIndicator,
  amountIndicators,
  type Figure,
  type Figures,
  type FigureWithTarget,
  figures,
  figuresWithTargets,
  type Part,
  talliedFigures,
} from './contract.ts'

/**
 * What one visit adds to the figures of its team: the one definition behind every count of visits. Dossiers and platforms
 * taken up are not counted by visits (`talliedFigures`).
 */
export type Contribution = {
  readonly reach: { readonly householdId: string; readonly supports: 1; readonly vulnerableInPerson: 0 | 1 } | null
  readonly parts: readonly Part[]
}

/** What decides whether a visit reaches a household, on the server and on a phone alike. */
export type Reaching = Pick<VisitFact, 'householdId' | 'heldOn' | 'inPerson' | 'vulnerable'>

function reachOf(visit: Reaching): Contribution['reach'] {
  const { householdId } = visit
  return householdId === null
    ? null
    : { householdId, supports: 1, vulnerableInPerson: isVulnerableInPerson(visit) ? 1 : 0 }
}

export function contributionOf(visit: VisitFact): Contribution {
  const parts: Part[] = [
    { figure: 'supports', dimension: '', amount: 1 },
    { figure: 'people_supported', dimension: '', amount: visit.people },
  ]
  if (visit.householdId === null) parts.push({ figure: 'anonymous_supports', dimension: '', amount: 1 })
  for (const { kind, detail } of visit.items)
    if (findKind(kind)?.figure === 'bill_payments')
      parts.push({ figure: 'bill_payments', dimension: detail ?? '', amount: 1 })
  return { reach: reachOf(visit), parts }
}

/** Which visits a figure counts, as a filter for the list of records behind it; `dimension` narrows it to one kind of bill. */
export function recordsBehind(figure: Figure, dimension?: string): VisitFilter {
  const status = 'counted'
  if (figure === 'households_supported') return { status, anonymous: false }
  if (figure === 'vulnerable_households_guided_in_person') return { status, vulnerableInPerson: true }
  if (figure === 'anonymous_supports') return { status, anonymous: true }
  const counting: readonly Kind[] = kinds.filter((kind) => kind.figure === figure)
  if (counting.length === 0) return { status }
  if (dimension === undefined) return { status, kinds: counting.map((kind) => kind.code) }
  return { status, kinds: counting.map((kind) => kind.code), detail: dimension }
}

/** Whether a figure's records are visits, dossiers or uses of platforms: they are listed in different places. */
export function isTallied(figure: Figure): figure is (typeof talliedFigures)[number] {
  return talliedFigures.some((one) => one === figure)
}

/**
 * One team's visits by day, those of one day as they came: which of them brought a household in, and which brought it in
 * as a vulnerable one guided in person. Distinct households are counted here and nowhere else.
 */
export function reachesOf<Visit extends Reaching>(
  visits: readonly Visit[],
  keptUnder: ReadonlyMap<string, string>,
): { visit: Visit; addsHousehold: boolean; addsVulnerable: boolean }[] {
  const [households, vulnerable] = [new Set<string>(), new Set<string>()]
  const byDay = [...visits].sort((left, right) =>
    left.heldOn === right.heldOn ? 0 : left.heldOn < right.heldOn ? -1 : 1,
  )
  return byDay.map((visit) => {
    const reach = reachOf(visit)
    const household = reach && (keptUnder.get(reach.householdId) ?? reach.householdId)
    const addsHousehold = household !== null && !households.has(household)
    const addsVulnerable = household !== null && reach?.vulnerableInPerson === 1 && !vulnerable.has(household)
    if (addsHousehold) households.add(household)
    if (addsVulnerable) vulnerable.add(household)
    return { visit, addsHousehold, addsVulnerable }
  })
}

/** Households and vulnerable households reached by the end of each day of help, for the line against the needed pace. */
export function courseOf(
  visits: readonly Reaching[],
  keptUnder: ReadonlyMap<string, string>,
): { day: Day; households: number; vulnerable: number }[] {
  const course = new Map<Day, { day: Day; households: number; vulnerable: number }>()
  let [households, vulnerable] = [0, 0]
  for (const { visit, addsHousehold, addsVulnerable } of reachesOf(visits, keptUnder)) {
    if (addsHousehold) households += 1
    if (addsVulnerable) vulnerable += 1
    course.set(visit.heldOn, { day: visit.heldOn, households, vulnerable })
  }
  return [...course.values()]
}

/** The figures of some visits, counted from nothing: what the kept figures are held against. */
export function countAgain(visits: readonly VisitFact[], keptUnder: ReadonlyMap<string, string>): Figures {
  const counted = noFigures()
  const last = courseOf(visits, keptUnder).at(-1)
  for (const visit of visits) for (const part of contributionOf(visit).parts) counted[part.figure] += part.amount
  counted.households_supported = last?.households ?? 0
  counted.vulnerable_households_guided_in_person = last?.vulnerable ?? 0
  return counted
}

/** Amounts of the same figure and dimension as one, in a steady order. */
export function addedUp<Name extends string>(
  amounts: readonly { readonly figure: Name; readonly dimension: string; readonly amount: number }[],
): { figure: Name; dimension: string; amount: number }[] {
  const sums = new Map<string, { figure: Name; dimension: string; amount: number }>()
  for (const { figure, dimension, amount } of amounts) {
    const key = `${figure} ${dimension}`
    const known = sums.get(key)
    if (known) known.amount += amount
    else sums.set(key, { figure, dimension, amount })
  }
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, sum]) => sum)
}

export function noFigures(): Record<Figure, number> {
  return Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>
}

export function isFigure(indicator: string): indicator is Figure {
  return figures.some((figure) => figure === indicator)
}

export function isAmountIndicator(indicator: string): indicator is AmountIndicator {
  return amountIndicators.some((one) => one === indicator)
}

/** Whether something here counts it within any days: of anything else nothing is known, which is not zero. */
export function canBeFollowed(indicator: string): indicator is FigureWithTarget {
  return figuresWithTargets.some((figure) => figure === indicator)
}
