/**
 * The period after a plan's own, and a text whose dates have moved there with it. Only dates from the plan's first day on
 * move: what was cited, founded or decided before stays as it is.
 */
import { addDays, type Day, daysBetween, isDay, type Window } from '../../../platform/clock/days.ts'
import { day, quarterName } from '../../../platform/words/formats.ts'
import { dayFrom, periodIn } from '../../plan/rules/dates.ts'
import { plain } from '../../plan/rules/plain.ts'

export type Move = { readonly from: Window; readonly to: Window }

/** As long as the period before and right after it: a quarter after a quarter, a year after a year. */
export function periodAfter(period: Window): Window {
  const from = addDays(period.to, 1)
  const months = monthsOf(period)
  if (months === null) return { from, to: addDays(from, daysBetween(period.from, period.to)) }
  return { from, to: addDays(monthsAfter(from, months), -1) }
}

/** As plans write their period, and as the reader reads it again: "quý I/2026", "năm 2026". */
export function periodName({ from, to }: Window): string {
  const months = monthsOf({ from, to })
  const [year, first] = [from.slice(0, 4), Number(from.slice(5, 7))]
  if (months === 12 && first === 1) return `năm ${year}`
  if (months === 6 && first === 1) return `6 tháng đầu năm ${year}`
  if (months === 6 && first === 7) return `6 tháng cuối năm ${year}`
  if (months === 3 && first % 3 === 1) return quarterName('vi', `${year}-Q${(first + 2) / 3}`)
  if (months === 1) return `tháng ${monthYear(from)}`
  return months === null
    ? `từ ngày ${day(from)} đến ngày ${day(to)}`
    : `từ tháng ${monthYear(from)} đến tháng ${monthYear(to)}`
}

const numeric = String.raw`\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?20\d\d`
const month = String.raw`thang \d{1,2}(?: ?[/-] ?| nam )20\d\d`
/** Longer forms come first: the month of a day, or the year of a quarter, is no date of its own. */
const dates = new RegExp(
  [
    String.raw`\btu (?:ngay )?${numeric} den (?:het )?(?:ngay )?${numeric}`,
    String.raw`\btu ${month} den (?:het )?${month}`,
    String.raw`\b(?:\d{1,2}|hai|ba|bon|sau|chin) thang (?:dau|cuoi) nam 20\d\d`,
    String.raw`\bquy (?:iv|iii|ii|i|[1-4])\b(?: ?[/.-] ?(?:nam )?20\d\d|,? nam 20\d\d)?`,
    String.raw`\b\d{1,2} thang \d{1,2},? nam 20\d\d`,
    String.raw`(?<![\d/.-])${numeric}`,
    String.raw`\b${month}`,
    String.raw`\bthang \d{1,2}\b(?! ?[/-] ?\d| nam| cuoi| dau)`,
    String.raw`\bnam 20\d\d`,
  ]
    .map((form) => `(?:${form})(?!\\d)`)
    .join('|'),
  'g',
)
/** A document that is cited keeps its day: "số 99-KH/BCĐ ngày 02/6/2025". */
const cited = /\bso \d[a-z0-9&/.-]{0,39},? ngay (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})/g

/** Every date of the plan's own days in the period after it; the words around them stay as they are. */
export function movedText(text: string, move: Move): string {
  const words = plain(text)
  const kept = [...words.matchAll(cited)].map((match) => [match.index, match.index + match[0].length] as const)
  let moved = ''
  let at = 0
  for (const match of words.matchAll(dates)) {
    const [from, to] = [match.index, match.index + match[0].length]
    if (kept.some(([start, end]) => from < end && to > start)) continue
    moved += text.slice(at, from) + movedDate(text.slice(from, to), match[0], move)
    at = to
  }
  return moved + text.slice(at)
}

function movedDate(text: string, words: string, move: Move): string {
  if (/^\d{1,2} ?[/.-]|^\d{1,2} thang \d/.test(words)) return movedDay(text, words, move)
  const alone = /^thang (\d{1,2})$/.exec(words)
  if (alone) return movedMonth(text, Number(alone[1]), move)
  const year = /^nam (20\d\d)$/.exec(words)?.[1]
  const range = year
    ? { from: `${year}-01-01`, to: `${year}-12-31` }
    : periodIn(words, Number(move.from.from.slice(0, 4)))
  if (!range) return text
  if (range.from === move.from.from && range.to === move.from.to) return asBegun(text, periodName(move.to))
  const months = monthsOf(range)
  // A year moves by years alone; what began before the plan did is no date of its own.
  if (range.from < move.from.from || months === null || stepOf(move) % (year ? 12 : 1) !== 0) return text
  const from = monthsAfter(range.from, stepOf(move))
  return asBegun(text, periodName({ from, to: addDays(monthsAfter(from, months), -1) }))
}

function movedDay(text: string, words: string, move: Move): string {
  const numbers = words.match(/\d+/g) ?? []
  const then = dayFrom(numbers)
  if (then === null || then < move.from.from) return text
  const now =
    monthsOf(move.from) === null
      ? addDays(then, daysBetween(move.from.from, move.to.from))
      : sameDay(then, stepOf(move))
  const [year, monthNow, date] = now.split('-').map(Number)
  return words.includes('thang')
    ? `${two(date)} tháng ${monthName(monthNow)} năm ${year}`
    : [two(date), two(monthNow), year].join(/[/.-]/.exec(text)?.[0] ?? '/')
}

/** "Tháng 10" without its year is one of the plan's own months, or none that moves. */
function movedMonth(text: string, wanted: number, move: Move): string {
  let first = `${move.from.from.slice(0, 7)}-01`
  for (; first <= move.from.to; first = monthsAfter(first, 1))
    if (Number(first.slice(5, 7)) === wanted)
      return text.replace(/\d+$/, monthName(Number(monthsAfter(first, stepOf(move)).slice(5, 7))))
  return text
}

/** By how many months dates move; the nearest number where the period is no whole months. */
function stepOf({ from, to }: Move): number {
  return monthsOf(from) === null
    ? Math.round(daysBetween(from.from, to.from) / 30.44)
    : monthsBetween(from.from, to.from)
}

/** The whole months of a period from the first of one to the last of another; null where it begins or ends within one. */
function monthsOf({ from, to }: Window): number | null {
  const next = addDays(to, 1)
  return from.endsWith('-01') && next.endsWith('-01') ? monthsBetween(from, next) : null
}

function monthsBetween(from: Day, to: Day): number {
  const count = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
  return count(to) - count(from)
}

function monthsAfter(first: Day, months: number): Day {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}-01`
}

/** The same day of a later month; the 31st of a shorter month is its last day. */
function sameDay(then: Day, months: number): Day {
  const first = monthsAfter(then, months)
  const now = `${first.slice(0, 8)}${then.slice(8)}`
  return isDay(now) ? now : addDays(monthsAfter(first, 1), -1)
}

function monthYear(date: Day): string {
  return `${monthName(Number(date.slice(5, 7)))}/${date.slice(0, 4)}`
}

/** Months 1 and 2 take a 0, the others none (Decree 30/2020/NĐ-CP, annex I). */
function monthName(number = 0): string {
  return number < 3 ? two(number) : String(number)
}

function asBegun(text: string, name: string): string {
  const first = text.charAt(0)
  return first !== first.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

function two(value = 0): string {
  return String(value).padStart(2, '0')
}
