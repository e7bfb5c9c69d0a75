import { addDays, type Day, isDay, quarterWindow } from '../../../platform/clock/days.ts'

/** All patterns run on plain text (no diacritics, lower case) and are bounded, so that garbage costs linear time. */
const day = String.raw`(?:(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)|(\d{1,2}) thang (\d{1,2}),? nam ((?:19|20)\d\d))`

export type DatedRange = { from: Day; to: Day; at: number; end: number; yearAssumed: boolean }

/** "19/6/2025" or "19 tháng 6 năm 2025" as a source for larger patterns; read its groups with `dayFrom`. */
export const dayPattern = day

export function dayFrom(groups: readonly (string | undefined)[]): Day | null {
  const [d, m, y] = groups[0] === undefined ? groups.slice(3, 6) : groups
  return d === undefined || m === undefined || y === undefined ? null : dayOf(Number(y), Number(m), Number(d))
}

export function dayOf(year: number, month: number, date: number): Day | null {
  const text = `${year}-${two(month)}-${two(date)}`
  return isDay(text) ? text : null
}

export function monthRange(year: number, month: number): { from: Day; to: Day } | null {
  const from = dayOf(year, month, 1)
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return from === null || next === null ? null : { from, to: addDays(next, -1) }
}

/**
 * The first period named in a plain text: "03 tháng cuối năm 2025", "quý IV/2025", "giai đoạn 2026-2030",
 * "từ ngày … đến ngày …", "tháng 10/2025". `assumedYear` completes a quarter written without its year.
 */
export function periodIn(text: string, assumedYear: number | null): DatedRange | null {
  for (const { pattern, range } of periodForms) {
    const match = pattern.exec(text)
    if (match === null) continue
    const value = range(match, assumedYear)
    if (value === null) continue
    return { ...value, at: match.index, end: match.index + match[0].length, yearAssumed: !/(19|20)\d\d/.test(match[0]) }
  }
  return null
}

/** "năm 2026": too weak inside a sentence, right in a title. */
export function yearIn(text: string): DatedRange | null {
  const match = /\bnam (20\d\d)\b/.exec(text)
  if (match?.[1] === undefined) return null
  const { from, to } = { from: `${match[1]}-01-01`, to: `${match[1]}-12-31` }
  return { from, to, at: match.index, end: match.index + match[0].length, yearAssumed: false }
}

export function quarterNumber(written: string): number {
  return { i: 1, ii: 2, iii: 3, iv: 4 }[written] ?? Number(written)
}

type PeriodForm = {
  pattern: RegExp
  range: (match: RegExpExecArray, year: number | null) => { from: Day; to: Day } | null
}

const periodForms: readonly PeriodForm[] = [
  {
    pattern: new RegExp(String.raw`\btu (?:ngay )?${day} den (?:het )?(?:ngay )?${day}`),
    range: (match) => ordered(dayFrom(match.slice(1, 7)), dayFrom(match.slice(7, 13))),
  },
  {
    pattern: /\btu thang (\d{1,2})(?: ?\/ ?| nam )(20\d\d) den (?:het )?thang (\d{1,2})(?: ?\/ ?| nam )(20\d\d)/,
    range: (match) => {
      const [first, last] = [
        monthRange(+(match[2] ?? 0), +(match[1] ?? 0)),
        monthRange(+(match[4] ?? 0), +(match[3] ?? 0)),
      ]
      return ordered(first?.from ?? null, last?.to ?? null)
    },
  },
  {
    pattern: /\bgiai doan (20\d\d) ?- ?(20\d\d)\b/,
    range: (match) => ordered(`${match[1]}-01-01`, `${match[2]}-12-31`),
  },
  {
    pattern: /\b(\d{1,2}|hai|ba|bon|sau|chin) thang (dau|cuoi) nam (20\d\d)\b/,
    range: (match) => monthsOfYear(countOf(match[1] ?? ''), match[2] === 'dau', Number(match[3])),
  },
  {
    pattern: /\bquy (iv|iii|ii|i|[1-4])\b(?: ?[/.-] ?(?:nam )?(20\d\d)|,? nam (20\d\d))?/,
    range: (match, assumed) => {
      const year = match[2] ?? match[3] ?? assumed
      return year === null ? null : quarterWindow(`${year}-Q${quarterNumber(match[1] ?? '')}`)
    },
  },
  {
    pattern: /\bthang (\d{1,2})(?: ?[/-] ?| nam )(20\d\d)\b/,
    range: (match) => monthRange(Number(match[2]), Number(match[1])),
  },
]

function monthsOfYear(months: number, first: boolean, year: number): { from: Day; to: Day } | null {
  if (months < 1 || months > 12) return null
  return first
    ? ordered(`${year}-01-01`, monthRange(year, months)?.to ?? null)
    : ordered(dayOf(year, 13 - months, 1), `${year}-12-31`)
}

function countOf(written: string): number {
  return { hai: 2, ba: 3, bon: 4, sau: 6, chin: 9 }[written] ?? Number(written)
}

function ordered(from: Day | null, to: Day | null): { from: Day; to: Day } | null {
  return from === null || to === null || from > to ? null : { from, to }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
