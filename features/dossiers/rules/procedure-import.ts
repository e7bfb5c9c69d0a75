/** Sorts the rows of a catalogue into those that can come in and those that cannot, each with its reason. */
import { fold } from '../../../platform/words/fold.ts'
import { fill } from '../../../platform/words/words.ts'
import type { RejectedRow } from '../../teams/contract.ts'
import { parseDay } from '../../teams/rules/cells.ts'
import { dossiersProblems, longestName, type ProcedureLine } from '../contract.ts'
import { clean } from './procedure-columns.ts'

export type KnownProcedure = {
  readonly procedureId: string
  readonly code: string
  readonly name: string
  readonly level: 'partial' | 'full' | null
  readonly authority: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly replacedBy: string
  readonly decision: string
  readonly url: string
}
type Place = { readonly line: number; readonly sheet: string }
export type ProcedureRow = KnownProcedure & Place & { readonly isNew: boolean }

type Known = { readonly procedures: readonly KnownProcedure[]; readonly ids: ReadonlySet<string> }
type Reason = { readonly code: keyof typeof dossiersProblems.entries; readonly given: string }

/** A row with a code that the catalogue has corrects it where the row says something; what it leaves out stays. */
export function sortProcedures(
  rows: readonly ProcedureLine[],
  { procedures, ids }: Known,
): { good: ProcedureRow[]; rejected: RejectedRow[] } {
  const standing = new Map(procedures.map((one) => [one.code, one]))
  const taken = new Map<string, number>()
  const used = new Set(ids)
  const good: ProcedureRow[] = []
  const rejected: RejectedRow[] = []
  for (const line of rows) {
    const read = readRow(line, standing)
    if ('given' in read) {
      rejected.push(reject(line, read))
      continue
    }
    const twice = taken.get(read.code)
    const before = standing.get(read.code)
    taken.set(read.code, twice ?? read.line)
    if (twice !== undefined) rejected.push(reject(read, { code: 'dossiers.row_twice', given: String(twice) }))
    else if (before && same(before, read)) rejected.push(reject(read, { code: 'dossiers.row_unchanged', given: '' }))
    else if (!before && used.has(read.procedureId))
      rejected.push(reject(read, { code: 'dossiers.row_id_taken', given: '' }))
    else {
      good.push(read)
      used.add(read.procedureId)
    }
  }
  return { good, rejected }
}

function readRow(line: ProcedureLine, standing: ReadonlyMap<string, KnownProcedure>): ProcedureRow | Reason {
  const code = codeIn(line.code)
  if (code === '') return { code: 'dossiers.row_code_missing', given: '' }
  if (!/^[A-Z0-9][A-Z0-9.\-/]{2,39}$/.test(code) || !/\d/.test(code))
    return { code: 'dossiers.row_code_wrong', given: code.slice(0, 60) }
  const before = standing.get(code)
  const name = clean(line.name) || (before?.name ?? '')
  if (name === '') return { code: 'dossiers.row_name_missing', given: '' }
  if (name.length > longestName) return { code: 'dossiers.row_name_too_long', given: '' }
  const level = levelIn(line.level)
  if (level === undefined) return { code: 'dossiers.row_level_unknown', given: clean(line.level).slice(0, 60) }
  const authority = clean(line.authority)
  const decision = clean(line.decision)
  const url = clean(line.url)
  const long = [authority, decision, url].find((text, at) => text.length > ([200, 200, 500][at] ?? 0))
  if (long !== undefined) return { code: 'dossiers.row_too_long', given: `${long.slice(0, 60)}…` }
  if (url !== '' && !/^https:\/\//i.test(url)) return { code: 'dossiers.row_url_wrong', given: url.slice(0, 60) }
  const validFrom = dayIn(line.validFrom)
  const validTo = dayIn(line.validTo)
  if (validFrom === undefined) return { code: 'dossiers.row_date_wrong', given: clean(line.validFrom).slice(0, 60) }
  if (validTo === undefined) return { code: 'dossiers.row_date_wrong', given: clean(line.validTo).slice(0, 60) }
  const replacedBy = codeIn(line.replacedBy)
  if (replacedBy.length > 40) return { code: 'dossiers.row_too_long', given: `${replacedBy.slice(0, 60)}…` }
  if (replacedBy === code) return { code: 'dossiers.row_replaced_by_itself', given: '' }
  const row = {
    line: line.line,
    sheet: line.sheet,
    isNew: before === undefined,
    procedureId: before?.procedureId ?? line.procedureId,
    code,
    name,
    level: level ?? before?.level ?? null,
    authority: authority || (before?.authority ?? ''),
    validFrom: validFrom ?? before?.validFrom ?? null,
    validTo: validTo ?? before?.validTo ?? null,
    replacedBy: replacedBy || (before?.replacedBy ?? ''),
    decision: decision || (before?.decision ?? ''),
    url: url || (before?.url ?? ''),
  }
  if (row.validFrom !== null && row.validTo !== null && row.validTo < row.validFrom)
    return { code: 'dossiers.row_days_crossed', given: '' }
  return row
}

function codeIn(cell: string): string {
  return clean(cell).replace(/\s+/g, '').toUpperCase()
}

/** Levels 3 and 4 of older lists are today's "một phần" and "toàn trình"; undefined: not understood. */
function levelIn(cell: string): 'partial' | 'full' | null | undefined {
  const text = fold(cell)
  if (/^[-–.x]*$/.test(text)) return null
  if (/toan trinh|^full$|(muc( do)? ?)?\b4\b/.test(text)) return 'full'
  if (/mot phan|^partial$|(muc( do)? ?)?\b3\b/.test(text)) return 'partial'
  return /cung cap thong tin|khong|chua|none/.test(text) ? null : undefined
}

function dayIn(cell: string): string | null | undefined {
  const text = clean(cell)
  return /^[-–.]*$/.test(text) ? null : parseDay(text)
}

function same(before: KnownProcedure, now: ProcedureRow): boolean {
  return (Object.keys(before) as (keyof KnownProcedure)[]).every((key) => before[key] === now[key])
}

function reject({ line, sheet }: Place, { code, given }: Reason): RejectedRow {
  const { vi, en } = dossiersProblems.make(code)
  return { line, sheet, code, vi: fill(vi, { given }), en: fill(en, { given }) }
}
