import { addDays, type Day, type Window } from '../../../platform/clock/days.ts'
import { fold } from '../../../platform/words/fold.ts'
import type { SessionStatus } from '../rules.ts'
import { daysIn, monthAfter, weeksOf } from '../rules.ts'

export const views = ['day', 'week', 'month'] as const
export type View = (typeof views)[number]

/** The weeks that a view shows: those that a month touches, the one of a day, or none beside the day itself. */
export function weeksIn(view: View, on: Day): Day[][] {
  if (view === 'month') return weeksOf(monthAfter(on, 0))
  const week = weeksOf(monthAfter(on, 0)).find((days) => days.includes(on)) ?? [on]
  return [view === 'week' ? week : [on]]
}

/** From the first to the last day shown. */
export function shownIn(view: View, on: Day): Window {
  const days = weeksIn(view, on).flat()
  return { from: days[0] ?? on, to: days.at(-1) ?? on }
}

/** As many days, weeks or months later; the same date of another month, or its last one. */
export function daysOn(view: View, on: Day, by: number): Day {
  if (view !== 'month') return addDays(on, view === 'week' ? by * 7 : by)
  const month = monthAfter(on, by)
  return addDays(month, Math.min(Number(on.slice(8)), daysIn(month)) - 1)
}

type Timed = {
  readonly sessionId: string
  readonly teamId: string
  readonly heldOn: Day
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly status: SessionStatus
}

/** Those among the shown that run at the same time as another one at the same place or of the same team. */
export function clashing(sessions: readonly Timed[]): ReadonlySet<string> {
  const found = new Set<string>()
  const byDay = Map.groupBy(
    sessions.filter(({ status }) => status !== 'cancelled'),
    ({ heldOn }) => heldOn,
  )
  for (const ofDay of byDay.values())
    for (const [at, one] of ofDay.entries())
      for (const other of ofDay.slice(at + 1))
        if (runTogether(one, other)) for (const { sessionId } of [one, other]) found.add(sessionId)
  return found
}

function runTogether(one: Timed, other: Timed): boolean {
  const sameTime = one.startsAt < other.endsAt && other.startsAt < one.endsAt
  return sameTime && (one.teamId === other.teamId || fold(one.venue) === fold(other.venue))
}
