import { type Day, daysBetween } from '../../../platform/clock/days.ts'
import { courseOf } from '../../progress/rules.ts'
import type { VisitTrace } from '../../support/contract.ts'
import type { Amounts, JudgedFigure } from './scoring.ts'

/** A record with what it brings: the platforms that were first taken up there. */
export type Evidence = VisitTrace & { readonly adopted: readonly string[] }

/** Judged figures that are counted from visits: those that a doubted visit does not add to. */
export const visitFigures = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'platform_adoptions',
  'active_weeks',
] as const satisfies readonly JudgedFigure[]

export function isVisitFigure(figure: string): figure is (typeof visitFigures)[number] {
  return visitFigures.some((one) => one === figure)
}

/** What these visits come to, in any order; households by the one definition of `progress`. */
export function amountsOf(visits: readonly Evidence[], keptUnder: ReadonlyMap<string, string>): Amounts {
  const reached = courseOf(visits, keptUnder).at(-1)
  return {
    households_supported: reached?.households ?? 0,
    vulnerable_households_guided_in_person: reached?.vulnerable ?? 0,
    platform_adoptions: visits.reduce((sum, { adopted }) => sum + adopted.length, 0),
    active_weeks: new Set(visits.map(({ heldOn }) => weekOf(heldOn))).size,
  }
}

/** Which of the visits a figure is made of, for the list behind it. */
export function bringsTo(figure: (typeof visitFigures)[number], visit: Evidence): boolean {
  if (figure === 'households_supported') return visit.householdId !== null
  if (figure === 'vulnerable_households_guided_in_person') return visit.inPerson && visit.vulnerable
  return figure === 'active_weeks' || visit.adopted.length > 0
}

/** Weeks begin on Monday. */
function weekOf(day: Day): number {
  return Math.floor(daysBetween('1970-01-05', day) / 7)
}

/** The members whose work a visit is: the helpers that were named and, where a member, the one who wrote it down. */
export function workersOf(
  { helperIds, recordedBy, teamId }: Pick<VisitTrace, 'helperIds' | 'recordedBy' | 'teamId'>,
  memberOf: ReadonlyMap<string, string>,
): readonly string[] {
  const recorder = recordedBy === null ? undefined : memberOf.get(keyOf(recordedBy, teamId))
  return recorder === undefined || helperIds.includes(recorder) ? helperIds : [...helperIds, recorder]
}

export function keyOf(accountId: string, teamId: string): string {
  return `${accountId} ${teamId}`
}
