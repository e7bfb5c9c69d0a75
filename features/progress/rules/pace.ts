import {
  addDays,
  covers,
  type Day,
  daysBetween,
  type Rhythm,
  stretchesOf,
  type Window,
} from '../../../platform/clock/days.ts'
import { asSetFor } from '../../plan/rules/rows.ts'
import type { FigureWithTarget, Status, Target } from '../contract.ts'

/** What full weeks, Monday to Sunday, added to a figure: the last of them before today, four at most. */
export type Lately = Window & { readonly weeks: number; readonly amount: number }

/** A target of one team or of the commune in the days it is set for, with what was done: all that a pace is made of. */
export type Aim = {
  readonly indicator: FigureWithTarget
  /** Set when the number is due again in each week, month, quarter or year; then `window` is one of them. */
  readonly every: Rhythm | null
  readonly atLeast: number
  readonly window: Window
  readonly actual: number
  /** Null before the first full week of the window is over. */
  readonly lately: Lately | null
}

/** How far a target is, and what it takes to reach it from here. */
export type Pace = Aim & {
  /** What an even pace would have reached before today. */
  readonly expected: number
  readonly left: number
  /** Today included; 0 when the window is over. */
  readonly daysLeft: number
  /** Null when met or when no day is left. */
  readonly perWeekNeeded: number | null
  /** The mean of the full weeks looked at; null where there is none yet. */
  readonly perWeek: number | null
  /**
   * What is done, and that mean carried on to the last day. Null before the first full week is over, when it would say
   * nothing, and after the last day, when nothing is left to foretell.
   */
  readonly forecast: number | null
}

/** Enough to even out one busy day, and short enough to tell a team that it has stopped. */
const weeksLookedAt = 4

/** Which full weeks of a window tell how fast it goes: up to four that ended before today; null where none did. */
export function latelyOf(window: Window, today: Day): (Window & { readonly weeks: number }) | null {
  const weeks = stretchesOf('week', window)
    .filter((week) => isWithin(week, window) && week.to < today)
    .slice(-weeksLookedAt)
  const [first, last] = [weeks[0], weeks.at(-1)]
  return first && last ? { from: first.from, to: last.to, weeks: weeks.length } : null
}

/**
 * The days that a target is counted in, one after another. One that is due every month has a window a month; the parts
 * of months at the ends of a plan ask for nothing, unless there is no whole one.
 */
export function windowsOf(every: Rhythm | null, window: Window): Window[] {
  const whole = every === null ? [] : stretchesOf(every, window).filter((stretch) => isWithin(stretch, window))
  return whole.length > 0 ? whole : [window]
}

/** The window that is at work on a day: before all of them the first one, after them and between two the one before. */
export function windowOn(windows: readonly Window[], today: Day): Window | undefined {
  return windows.findLast((window) => window.from <= today) ?? windows[0]
}

/** What a target asks for over a whole plan, of one team by its own number: twelve for "four every month" of a quarter. */
export function atLeastOver(
  target: Pick<Target, 'every' | 'atLeast' | 'own'>,
  window: Window,
  teamId: string | null = null,
): number {
  const { atLeast } = teamId === null ? target : asSetFor(target, teamId)
  return atLeast * windowsOf(target.every ?? null, window).length
}

export function paceOf(aim: Aim, today: Day): Pace {
  const { atLeast, actual, lately, window } = aim
  const totalDays = daysBetween(window.from, window.to) + 1
  const elapsed = Math.min(Math.max(daysBetween(window.from, today), 0), totalDays)
  const daysLeft = Math.min(Math.max(daysBetween(today, window.to) + 1, 0), totalDays)
  const left = Math.max(atLeast - actual, 0)
  const perWeek = lately === null ? null : lately.amount / lately.weeks
  return {
    ...aim,
    expected: Math.floor((atLeast * elapsed) / totalDays),
    left,
    daysLeft,
    perWeekNeeded: left === 0 || daysLeft === 0 ? null : Math.min(left, Math.ceil((left * 7) / daysLeft)),
    perWeek,
    forecast: perWeek === null || daysLeft === 0 ? null : Math.round(actual + (perWeek * daysLeft) / 7),
  }
}

/** Two weeks without a visit is longer than any rhythm of work in the villages: someone should call. */
export const stalledAfterDays = 14

/** Whether a team did nothing for too long within the plan's days. */
export function isIdle(window: Window, today: Day, lastActivity: Day | null): boolean {
  // A visit from before the window does not make a team busy in it, and before it begins nobody is late.
  const idleFrom = lastActivity !== null && lastActivity > window.from ? lastActivity : window.from
  const until = today > window.to ? addDays(window.to, 1) : today
  return daysBetween(idleFrom, until) >= stalledAfterDays
}

/** How one target stands, the one definition: met, else stalled where its team is idle, else behind or on track. */
export function standingOf(pace: Pick<Pace, 'left' | 'actual' | 'expected' | 'daysLeft'>, idle: boolean): Status {
  if (pace.left === 0) return 'met'
  if (idle) return 'stalled'
  return pace.actual < pace.expected || isOver(pace) ? 'behind' : 'on_track'
}

/** A team's standing over all its targets; null where it has none. The worst of them decides. */
export function statusOf(paces: readonly Pace[], idle: boolean): Status | null {
  const standings = paces.map((pace) => standingOf(pace, idle))
  return (['stalled', 'behind', 'on_track', 'met'] as const).find((status) => standings.includes(status)) ?? null
}

/** Whether a target is set for a team of this level: one for each village is its team's; the commune's own is no team's. */
export function isSetFor({ scope }: Pick<Target, 'scope'>, level: 'commune' | 'village'): boolean {
  return scope === 'each_team' || ((scope === 'each_village_team' || scope === 'each_village') && level === 'village')
}

/** Whether a target is the commune's as a whole; one that a province sets for each commune is. */
export function isOfCommune({ scope }: Pick<Target, 'scope'>): boolean {
  return scope === 'commune' || scope === 'each_commune'
}

function isOver({ daysLeft }: Pick<Pace, 'daysLeft'>): boolean {
  return daysLeft === 0
}

function isWithin(part: Window, whole: Window): boolean {
  return covers(whole, part.from) && covers(whole, part.to)
}
