import { quarterOf, quarterWindow, reportWindow, type Window } from '../../../platform/clock/days.ts'

/**
 * The days whose records a plan's report takes up. For whole quarters, from the 15th of the month before the first to
 * the 14th of the last month (Decree 09/2019/NĐ-CP, article 12); an end inside a quarter stays as the plan sets it.
 */
export function reportWindowOf(period: Window): Window {
  const first = quarterOf(period.from)
  const last = quarterOf(period.to)
  return {
    from: quarterWindow(first).from === period.from ? reportWindow(first).from : period.from,
    to: quarterWindow(last).to === period.to ? reportWindow(last).to : period.to,
  }
}
