import { addDays, covers, type Day, type Window } from '../../../platform/clock/days.ts'
import { courseOf } from '../../progress/rules.ts'
import type { CountedFact, CourseStep } from '../rules.ts'

/** How far the households had come by the middle and the end of each month of the target window, up to a day. */
export function courseOfReport(window: Window, until: Day, visits: readonly CountedFact[]): CourseStep[] {
  const reached = courseOf(
    visits.filter(({ heldOn }) => covers(window, heldOn)),
    new Map(),
  )
  return stepsOf(window)
    .filter((day) => day <= until)
    .map((day) => ({ day, households: reached.findLast((each) => each.day <= day)?.households ?? 0 }))
}

/** The 15th and the last day of each month of a window. */
export function stepsOf({ from, to }: Window): Day[] {
  const steps: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (day.endsWith('-15') || addDays(day, 1).endsWith('-01')) steps.push(day)
  return steps
}
