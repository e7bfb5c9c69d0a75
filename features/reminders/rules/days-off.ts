import { addDays, type Day, isWeekend } from '../../../platform/clock/days.ts'
import type { DayKind } from '../contract.ts'

/**
 * A day on which the offices are closed, or open although it is a weekend. `law`: on the same day each year;
 * `announced`: for this year, brought along by the product; `commune`: entered by the officer.
 */
export type DayOff = {
  readonly day: Day
  readonly kind: DayKind
  readonly name: string
  readonly source: string
  readonly origin: 'law' | 'announced' | 'commune'
  /** Whether somebody has held it against the announcement. */
  readonly verified: boolean
}

/**
 * Public holidays on a fixed day of our calendar (Labour Code 45/2019/QH14, article 112, paragraph 1, points a, c, d and
 * đ). Those by the moon, the second day of National Day and days off in lieu are announced year by year.
 */
const byLaw = [
  { monthDay: '01-01', name: 'Tết Dương lịch' },
  { monthDay: '04-30', name: 'Ngày Chiến thắng' },
  { monthDay: '05-01', name: 'Ngày Quốc tế lao động' },
  { monthDay: '09-02', name: 'Quốc khánh' },
] as const
const law = 'Bộ luật Lao động 45/2019/QH14, Điều 112'

/**
 * What was announced for public servants, as far as we are sure of it. A year that is not here is entered by the officer
 * when its announcement comes, and the list says that it is missing.
 */
const announced: readonly { year: string; source: string; days: readonly (readonly [Day, DayKind, string])[] }[] = [
  {
    year: '2025',
    source: 'Thông báo nghỉ lễ, Tết năm 2025 của Bộ Lao động - Thương binh và Xã hội',
    days: [
      ['2025-01-27', 'off', 'Tết Nguyên đán Ất Tỵ'],
      ['2025-01-28', 'off', 'Tết Nguyên đán Ất Tỵ'],
      ['2025-01-29', 'off', 'Tết Nguyên đán Ất Tỵ'],
      ['2025-01-30', 'off', 'Tết Nguyên đán Ất Tỵ'],
      ['2025-01-31', 'off', 'Tết Nguyên đán Ất Tỵ'],
      ['2025-04-07', 'off', 'Giỗ Tổ Hùng Vương'],
      ['2025-04-26', 'working', 'Làm bù cho ngày 02/05/2025'],
      ['2025-05-02', 'off', 'Nghỉ hoán đổi với ngày 26/04/2025'],
      ['2025-09-01', 'off', 'Quốc khánh'],
    ],
  },
  {
    year: '2026',
    source: 'Thông báo nghỉ lễ, Tết năm 2026 của Bộ Nội vụ',
    days: [
      ['2026-02-16', 'off', 'Tết Nguyên đán Bính Ngọ'],
      ['2026-02-17', 'off', 'Tết Nguyên đán Bính Ngọ'],
      ['2026-02-18', 'off', 'Tết Nguyên đán Bính Ngọ'],
      ['2026-02-19', 'off', 'Tết Nguyên đán Bính Ngọ'],
      ['2026-02-20', 'off', 'Tết Nguyên đán Bính Ngọ'],
      ['2026-04-27', 'off', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
      ['2026-09-01', 'off', 'Quốc khánh'],
    ],
  },
]

/** The days off of a year in order: by law, as announced, and above both what the commune entered. */
export function daysOffOf(year: string, entered: readonly DayOff[]): DayOff[] {
  const days = new Map<Day, DayOff>()
  for (const { monthDay, name } of byLaw) {
    const day = `${year}-${monthDay}`
    days.set(day, { day, kind: 'off', name, source: law, origin: 'law', verified: true })
  }
  for (const known of announced.filter((each) => each.year === year))
    for (const [day, kind, name] of known.days)
      days.set(day, { day, kind, name, source: known.source, origin: 'announced', verified: false })
  for (const own of entered) if (own.day.startsWith(year)) days.set(own.day, own)
  return [...days.values()].sort((left, right) => (left.day < right.day ? -1 : 1))
}

/** Whether nothing is known yet of the days that are announced for a year, above all of Tết. */
export function isUnannounced(year: string, entered: readonly DayOff[]): boolean {
  return !announced.some((each) => each.year === year) && !entered.some(({ day }) => day.startsWith(year))
}

/** Whether offices are closed on a day, by what the commune entered and what the product brings along. */
export function isOff(day: Day, entered: readonly DayOff[]): boolean {
  const known = daysOffOf(day.slice(0, 4), entered).find((each) => each.day === day)
  return known ? known.kind === 'off' : isWeekend(day)
}

export type WorkingDays = { readonly before: Day; readonly after: Day }

/** The working days next to a due date that is none; null where it is one. A hint only: the plan's date stays. */
export function workingDaysBy(dueOn: Day, entered: readonly DayOff[]): WorkingDays | null {
  if (!isOff(dueOn, entered)) return null
  const next = (step: 1 | -1) => {
    let day = addDays(dueOn, step)
    while (isOff(day, entered)) day = addDays(day, step)
    return day
  }
  return { before: next(-1), after: next(1) }
}
