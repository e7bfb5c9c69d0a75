import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Quarter, quarterWindow } from '../platform/clock/days.ts'

const text = readFileSync(path.join(import.meta.dirname, 'plans/xa-mau-quy-4.txt'), 'utf8')

/** Our own sample plan, set for a quarter, so that trying it today gives a quarter that is running. */
export function samplePlan(quarter: Quarter): string {
  const { from, to } = quarterWindow(quarter)
  const year = quarter.slice(0, 4)
  const roman = ['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1] ?? 'IV'
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))]
  return text
    .replaceAll(/quý IV\b/gi, (word) => `${word.slice(0, 3)} ${roman}`)
    .replaceAll(/(quý [IV]+)\/2025/gi, `$1/${year}`)
    .replaceAll(/(tháng )10(\/| năm )2025/gi, `$1${first}$2${year}`)
    .replaceAll(/(tháng )12(\/| năm )2025/gi, `$1${last}$2${year}`)
}
