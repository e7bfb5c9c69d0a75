import { addDays, type Day } from '../../../platform/clock/days.ts'
import { dayFrom, dayPattern, monthRange, periodIn } from './dates.ts'
import type { DueWindow, Recurrence } from './plan-draft.ts'

/** When a sentence says its work is due. `end` is where the expression ends in the sentence. */
export type When = {
  due: DueWindow | null
  recurrence: Recurrence | null
  at: number
  end: number
  yearAssumed: boolean
}

const quarterEnd = /\b(truoc )?ngay (\d{1,2}) (?:cua )?(?:thang )?cuoi (?:cua )?(?:cac |moi |hang )?quy\b/
const monthDay = /\b(truoc )?ngay (\d{1,2}) (?:hang|moi|cua moi) thang\b/
/** "Hằng năm" is mostly an adjective ("ngân sách hằng năm"); only with "định kỳ" or at the front does it repeat. */
const again =
  /\b(?:dinh ky )?(?:hang|moi|1 lan\/|01 lan\/) ?(tuan|thang|quy)\b|\bdinh ky (?:hang|moi) (nam)\b|^(?:hang|moi) (nam)\b/
const deadline = new RegExp(
  `\\b(?:(truoc)|cham nhat|den het|den|han|xong|vao|trong)? ?(?:la )?(?:vao )?ngay ${dayPattern}`,
)
/** "Trong 3 tháng cuối năm" repeats the plan's own window; it dates no single piece of work. */
const wholePlan = /thang (dau|cuoi) nam|^giai doan/
const monthAlone = /\b(?:trong |dau |cuoi |het |den |vao )?thang (\d{1,2})\b(?! ?[/-] ?\d| nam)(?! cuoi| dau)/

export function whenIn(text: string, assumedYear: number | null): When | null {
  return recurrenceIn(text) ?? dueIn(text, assumedYear)
}

function recurrenceIn(text: string): When | null {
  const quarter = quarterEnd.exec(text)
  if (quarter !== null) return repeated(quarter, 'quarter', writtenDay(quarter[2], quarter[1]))
  const month = monthDay.exec(text)
  if (month !== null) return repeated(month, 'month', writtenDay(month[2], month[1]))
  const plainly = again.exec(text)
  const every = everies.find(([word]) => word === (plainly?.[1] ?? plainly?.[2] ?? plainly?.[3]))?.[1]
  return plainly === null || every === undefined ? null : repeated(plainly, every, null)
}

function dueIn(text: string, assumedYear: number | null): When | null {
  const ownWords = withoutCitations(text)
  const single = deadline.exec(ownWords)
  const named = periodIn(ownWords, assumedYear)
  const period = named === null || wholePlan.test(ownWords.slice(named.at, named.end)) ? null : named
  if (period !== null && (single === null || period.at <= single.index)) {
    return { due: { from: period.from, to: period.to }, recurrence: null, ...period }
  }
  const date = single === null ? null : dayFrom(single.slice(2, 8))
  if (single !== null && date !== null) {
    const due =
      single[1] === undefined && /^(vao |trong )?ngay/.test(single[0].trim())
        ? { from: date, to: date }
        : { from: null, to: before(date, single[1]) }
    return { due, recurrence: null, at: single.index, end: single.index + single[0].length, yearAssumed: false }
  }
  const month = monthAlone.exec(ownWords)
  const range = month === null || assumedYear === null ? null : monthRange(assumedYear, Number(month[1]))
  if (month === null || range === null) return null
  return { due: range, recurrence: null, at: month.index, end: month.index + month[0].length, yearAssumed: true }
}

/** The date of a cited document is not a due date; blanked in place so that positions stay. */
function withoutCitations(text: string): string {
  return text.replace(
    /\bso \d[a-z0-9&/.-]{0,39},? ngay (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})/g,
    (cited) => ' '.repeat(cited.length),
  )
}

function repeated(match: RegExpExecArray, every: Recurrence['every'], day: number | null): When {
  const recurrence = day === null ? { every } : { every, day }
  return { due: null, recurrence, at: match.index, end: match.index + match[0].length, yearAssumed: false }
}

/** "Trước ngày 20" leaves the 19th as the last day. */
function before(date: Day, word: string | undefined): Day {
  return word === undefined ? date : addDays(date, -1)
}

function writtenDay(digits: string | undefined, word: string | undefined): number | null {
  const day = Number(digits) - (word === undefined ? 0 : 1)
  return day >= 1 && day <= 31 ? day : null
}

const everies: readonly [string, Recurrence['every']][] = [
  ['tuan', 'week'],
  ['thang', 'month'],
  ['quy', 'quarter'],
  ['nam', 'year'],
]
