import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { parseCsv } from 'hucre/csv'
import type { IntakeCode } from './problems.ts'

export type TableSheet = { readonly name: string; readonly rows: string[][] }
export type Workbook =
  | { readonly ok: true; readonly sheets: TableSheet[] }
  | { readonly ok: false; readonly code: IntakeCode }

export const maxRows = 50_000
export const maxColumns = 200

/** Every visible sheet as texts: what a person typed, days as `YYYY-MM-DD`, merged cells filled, NFC. Throws on a broken file. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const book = read(bytes, {
    type: 'array',
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellText: false,
    bookVBA: false,
    sheetRows: maxRows + 1,
  })
  const sheets: TableSheet[] = []
  for (const [at, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined || book.Workbook?.Sheets?.[at]?.Hidden) continue
    const rows = sheetRows(sheet, startsIn1904(book))
    if (rows === null) return { ok: false, code: 'papers.too_many_rows' }
    sheets.push({ name: name.normalize('NFC'), rows })
  }
  return { ok: true, sheets }
}

/** Comma, semicolon or tab, whichever the file uses. Every value stays as typed: a phone's leading 0 is part of it. */
export function readCsv(text: string): Workbook {
  const rows = parseCsv(text).map((row) => row.map((value) => clean(String(value ?? ''))))
  const wide = rows.some((row) => row.length > maxColumns)
  return rows.length > maxRows || wide
    ? { ok: false, code: 'papers.too_many_rows' }
    : { ok: true, sheets: [{ name: 'CSV', rows: trimmed(rows) }] }
}

/** A list of objects, or the first list inside an object, as a sheet: their names are the heading, each object is a row. */
export function readJson(text: string): Workbook {
  const list = listIn(JSON.parse(text.replace(/^\ufeff/, '')) as unknown)
  if (list === undefined) return { ok: false, code: 'papers.not_a_table' }
  const objects = list.map((each) =>
    typeof each === 'object' && each !== null ? (each as Record<string, unknown>) : {},
  )
  const names = [...new Set(objects.flatMap((each) => Object.keys(each)))]
  if (objects.length > maxRows || names.length > maxColumns) return { ok: false, code: 'papers.too_many_rows' }
  const rows = objects.map((each) => names.map((name) => jsonText(each[name])))
  return { ok: true, sheets: [{ name: 'JSON', rows: trimmed([names.map(clean), ...rows]) }] }
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value).find((each): each is unknown[] => Array.isArray(each))
}

function jsonText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return clean(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function sheetRows(sheet: WorkSheet, from1904: boolean): string[][] | null {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  if (data.length > maxRows) return null
  const rows: string[][] = []
  for (let at = 0; at < data.length; at++) {
    const cells = data[at] ?? []
    if (lastFilled(cells) > maxColumns) return null
    rows.push(Array.from({ length: lastFilled(cells) }, (_, column) => cellText(cells[column], from1904)))
  }
  fillMerged(rows, sheet['!merges'] ?? [])
  return trimmed(rows)
}

function lastFilled(cells: readonly (CellObject | undefined)[]): number {
  let length = cells.length
  while (length > 0 && (cells[length - 1]?.v ?? '') === '') length--
  return length
}

/** A merged block says its value once, in its first cell; a reader of rows needs it in each. Only within the filled rows. */
function fillMerged(rows: string[][], merges: NonNullable<WorkSheet['!merges']>): void {
  for (const { s, e } of merges) {
    const value = rows[s.r]?.[s.c] ?? ''
    if (value === '') continue
    for (let row = s.r; row <= Math.min(e.r, rows.length - 1); row++) {
      const cells = rows[row] ?? []
      while (cells.length < s.c) cells.push('')
      for (let column = s.c; column <= Math.min(e.c, maxColumns - 1); column++) cells[column] = value
    }
  }
}

function cellText(cell: CellObject | undefined, from1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return ''
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE'
  return typeof cell.v === 'number' ? numberText(cell.v, String(cell.z ?? ''), from1904) : clean(cell.v)
}

/**
 * Numbers as Excel shows their 15 digits, never with an exponent. A format of zeros only ("0000000000") is how people keep
 * a phone's leading 0, so it is respected; a date format makes a day.
 */
function numberText(value: number, format: string, from1904: boolean): string {
  if (SSF.is_date(format)) return dayText(value, from1904)
  const exact = Number(value.toPrecision(15))
  const text = Number.isInteger(exact) && Math.abs(exact) < 1e300 ? BigInt(exact).toString() : plain(exact)
  return /^0+$/.test(format) && exact >= 0 ? text.padStart(format.length, '0') : text
}

function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

function dayText(serial: number, from1904: boolean): string {
  const date: { y: number; m: number; d: number; H: number; M: number } | null = SSF.parse_date_code(serial, {
    date1904: from1904,
  })
  if (date === null) return String(serial)
  const two = (part: number) => String(part).padStart(2, '0')
  // Serials below 1 are times of day without a date.
  return serial < 1
    ? `${two(date.H)}:${two(date.M)}`
    : `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`
}

function trimmed(rows: string[][]): string[][] {
  let length = rows.length
  while (length > 0 && (rows[length - 1] ?? []).every((text) => text === '')) length--
  return rows.slice(0, length)
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim()
}

function startsIn1904(book: WorkBook): boolean {
  return book.Workbook?.WBProps?.date1904 === true
}
