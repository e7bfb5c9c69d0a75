/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export type Day = string
/** A moment in UTC, ISO 8601 with `Z`. */
export type Moment = string
/** `2025-Q4`. */
export type Quarter = string
/** Both ends belong to the window. */
export type Window = { readonly from: Day; readonly to: Day }

/** Vietnam has had no daylight saving since 1975: a fixed offset is exact for every day the product knows. */
const vietnamOffsetMs = 7 * 3_600_000
const dayMs = 86_400_000

export function dayOf(moment: Moment | number): Day {
  const ms = typeof moment === 'number' ? moment : Date.parse(moment)
  return new Date(ms + vietnamOffsetMs).toISOString().slice(0, 10)
}

/** The hour of the day in Vietnam, 0 to 23. */
export function hourOf(moment: number): number {
  return new Date(moment + vietnamOffsetMs).getUTCHours()
}

/** The first moment of a day in Vietnam. */
export function startOf(day: Day): Moment {
  return new Date(Date.parse(`${day}T00:00:00Z`) - vietnamOffsetMs).toISOString()
}

/** A real day of 1900 to 2199: a year that was mistyped must not reach the database, which knows no year 0. */
export function isDay(text: string): boolean {
  return (
    /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    addDays(text, 0) === text
  )
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

export function covers(window: Window, day: Day): boolean {
  return window.from <= day && day <= window.to
}

export function overlaps(left: Window, right: Window): boolean {
  return left.from <= right.to && right.from <= left.to
}

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

export function quarterWindow(quarter: Quarter): Window {
  const { year, number } = partsOf(quarter)
  const first = `${year}-${two(number * 3 - 2)}-01`
  const next = number === 4 ? `${year + 1}-01-01` : `${year}-${two(number * 3 + 1)}-01`
  return { from: first, to: addDays(next, -1) }
}

/**
 * The days a quarterly report covers: from the 15th of the month before the quarter to the 14th of its last month
 * (Decree 09/2019/NĐ-CP, article 12). It is not the quarter that the plan's targets are set for.
 */
export function reportWindow(quarter: Quarter): Window {
  const { from, to } = quarterWindow(quarter)
  return { from: `${addDays(from, -1).slice(0, 7)}-15`, to: `${to.slice(0, 7)}-14` }
}

/** The report of a quarter is due on the 15th of its last month (plan III.6). */
export function reportDueOn(quarter: Quarter, day = 15): Day {
  return `${quarterWindow(quarter).to.slice(0, 7)}-${two(day)}`
}

/** The quarter whose report takes up a record of this day: from the 15th of a quarter's last month, the next one. */
export function reportQuarterOf(day: Day): Quarter {
  const quarter = quarterOf(day)
  return day > reportWindow(quarter).to ? quarterOf(addDays(quarterWindow(quarter).to, 1)) : quarter
}

/** How often something comes again: weeks go from Monday to Sunday, the others by the calendar. */
export type Rhythm = 'week' | 'month' | 'quarter' | 'year'

/** The whole week, month, quarter or year that a day is in. */
export function stretchOf(every: Rhythm, day: Day): Window {
  const year = day.slice(0, 4)
  if (every === 'quarter') return quarterWindow(quarterOf(day))
  if (every === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` }
  if (every === 'month') {
    const from = `${day.slice(0, 7)}-01`
    return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
  }
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
  return { from: monday, to: addDays(monday, 6) }
}

/** The weeks, months, quarters or years that a window has days of, whole and in order. */
export function stretchesOf(every: Rhythm, window: Window): Window[] {
  const found: Window[] = []
  for (let day = window.from; day <= window.to; ) {
    const stretch = stretchOf(every, day)
    found.push(stretch)
    day = addDays(stretch.to, 1)
  }
  return found
}

/** Saturdays and Sundays; public holidays are data and come with the report periods. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

export function nextWorkingDay(day: Day): Day {
  return isWeekend(day) ? nextWorkingDay(addDays(day, 1)) : day
}

function partsOf(quarter: Quarter): { year: number; number: number } {
  return { year: Number(quarter.slice(0, 4)), number: Number(quarter.slice(6)) }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
