import { addDays, type Day } from '../../platform/clock/days.ts'
import { fold } from '../../platform/words/fold.ts'
import { earliestDay } from '../support/rules.ts'
import type { dossiersProblems } from './contract.ts'

type Code = keyof typeof dossiersProblems.entries

export const nextStatuses = ['supplement', 'processing', 'result', 'refused', 'withdrawn'] as const
export const statuses = ['filed', ...nextStatuses] as const
export type Status = (typeof statuses)[number]

/** Where a dossier may go from where it stands. The last three are ends: only taking back leads out of them. */
const ways: Readonly<Record<Status, readonly Status[]>> = {
  filed: ['supplement', 'processing', 'result', 'refused', 'withdrawn'],
  supplement: ['processing', 'result', 'refused', 'withdrawn'],
  processing: ['supplement', 'result', 'refused', 'withdrawn'],
  result: [],
  refused: [],
  withdrawn: [],
}

export function waysFrom(status: Status): readonly Status[] {
  return ways[status]
}

export function isOpen(status: Status): boolean {
  return ways[status].length > 0
}

/** A procedure may be used on each day from its first to its last; a day that nobody has told bounds nothing. */
export function isInForce(
  { validFrom, validTo }: { readonly validFrom: Day | null; readonly validTo: Day | null },
  day: Day,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

/**
 * The number of a dossier as portals give it: the office's identifier, the day, a running number
 * (H24.15-251126-0001). Only the shape is looked at.
 */
export function isPortalCode(code: string): boolean {
  return /^[A-Z0-9]{1,6}(\.[A-Z0-9]{1,6}){1,5}-\d{6}-\d{3,7}$/.test(code)
}

/**
 * What must never be kept: an identity number (9 or 12 digits, however they are grouped) or a word about secrets. A
 * telephone number has ten digits and passes.
 */
export function secretIn(...texts: readonly string[]): Code | undefined {
  for (const text of texts) {
    const digits = text.match(/\d(?:[ .-]?\d)*/g) ?? []
    if (digits.some((run) => [9, 12].includes(run.replace(/\D/g, '').length))) return 'dossiers.holds_identity_number'
    if (/\botp\b|mat ?khau|\bpass ?(word)?\b|\bma ?pin\b|ma xac (thuc|nhan)|\bcvv\b/.test(fold(text)))
      return 'dossiers.holds_secret'
  }
  return undefined
}

type Said = {
  readonly filedOn: Day
  readonly remindOn: Day | null
  readonly portalCode: string
  readonly note: string
  readonly words: string
  readonly procedureId: string | null
}

/** What speaks against a dossier by its own words alone: said on the phone before it is kept, and by the server again. */
export function saidProblem(
  { filedOn, remindOn, portalCode, note, words, procedureId }: Said,
  today: Day,
): Code | undefined {
  if (filedOn > today) return 'dossiers.in_the_future'
  if (filedOn < earliestDay) return 'dossiers.too_long_ago'
  if (portalCode !== '' && !isPortalCode(portalCode)) return 'dossiers.code_shape'
  const wrong = secretIn(note, words) ?? reminderProblem(remindOn, filedOn, today)
  return wrong ?? (procedureId === null && words === '' ? 'dossiers.procedure_missing' : undefined)
}

export function reminderProblem(remindOn: Day | null, after: Day, today: Day): Code | undefined {
  if (remindOn === null) return undefined
  return remindOn <= after || remindOn > addDays(today, 731) ? 'dossiers.reminder_passed' : undefined
}

/** A dossier of one household and one day, as far as it matters for telling whether two are the same. */
export type Alike = { readonly dossierId: string; readonly isLine: boolean; readonly key: string }

/** What a dossier is of: the procedure, or the words it was told in; '' says nothing of it. */
export function keyOf(of: { readonly procedureId: string | null; readonly wordsFolded: string }): string {
  return of.procedureId ?? of.wordsFolded
}

/**
 * Which lines of visits are the same dossiers as those filed on their own, among all of one household and one day. A line
 * and a filed one of the same procedure are one; a line that names no procedure stands for any that is left. It depends
 * on the rows alone, not on the order in which they came.
 */
export function twinsOf(dossiers: readonly Alike[]): { lineId: string; filedId: string }[] {
  const sorted = dossiers.toSorted((left, right) => (left.dossierId < right.dossierId ? -1 : 1))
  const filed = sorted.filter((one) => !one.isLine)
  const twins: { lineId: string; filedId: string }[] = []
  const take = (line: Alike, fits: (one: Alike) => boolean) => {
    const at = filed.findIndex(fits)
    const [found] = at < 0 ? [] : filed.splice(at, 1)
    if (found) twins.push({ lineId: line.dossierId, filedId: found.dossierId })
  }
  const lines = sorted.filter((one) => one.isLine)
  for (const line of lines.filter(({ key }) => key !== '')) take(line, ({ key }) => key === line.key)
  for (const line of lines.filter(({ key }) => key === '')) take(line, () => true)
  return twins
}
