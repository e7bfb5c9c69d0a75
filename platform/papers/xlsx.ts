/** Tables for Excel: typed columns, a head that stays in sight and on every printed page, and never a formula from user text. */
import { type Cell, type CellStyle, type CellValue, type RowDef, type WriteSheet, writeXlsx } from 'hucre'

export type SheetColumn = {
  readonly title: string
  readonly kind: 'text' | 'number' | 'date' | 'phone'
  readonly width: number
}
/** Dates are `YYYY-MM-DD`; a figure that was not reported is null and stays an empty cell, which is not 0. */
export type SheetValue = string | number | null
export type Sheet = {
  readonly name: string
  readonly titles: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetValue[])[]
  readonly total?: readonly SheetValue[]
}

const line = { style: 'thin', color: { rgb: '000000' } } as const
const border = { top: line, right: line, bottom: line, left: line }
const font = { name: 'Times New Roman', size: 12 }
const lineHeight = 16.5
const formats: Readonly<Record<SheetColumn['kind'], string>> = {
  text: '@',
  phone: '@',
  number: '#,##0.##',
  date: 'dd/mm/yyyy',
}

export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names: string[] = []
  for (const sheet of sheets) names.push(sheetName(sheet.name, names))
  return writeXlsx({ sheets: sheets.map((sheet, at) => written(sheet, names[at] ?? `Bang_${at + 1}`)) })
}

/** The same table as CSV for other programs, with the mark by which Excel knows UTF-8. */
export function toCsv(sheet: Sheet): Uint8Array {
  const rows: (readonly SheetValue[])[] = [sheet.columns.map(({ title }) => title), ...sheet.rows]
  const text = rows.map((row) => row.map(csvValue).join(',')).join('\r\n')
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

function written(sheet: Sheet, name: string): WriteSheet {
  const headAt = sheet.titles.length
  const body = [...sheet.rows, ...(sheet.total === undefined ? [] : [sheet.total])]
  const totalAt = sheet.total === undefined ? -1 : headAt + body.length
  const last = sheet.columns.length - 1
  const rows: CellValue[][] = [
    ...sheet.titles.map((title) => [title.normalize('NFC')]),
    sheet.columns.map(({ title }) => title.normalize('NFC')),
    ...body.map((row) => sheet.columns.map((column, at) => typed(row[at] ?? null, column))),
  ]
  return {
    name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows,
    cells: styledCells(rows, sheet, headAt, totalAt),
    rowDefs: new Map(
      rows.map((row, at) => [at, { height: height(row, sheet, at >= headAt) }] satisfies [number, RowDef]),
    ),
    merges: last < 1 ? [] : sheet.titles.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
    freezePane: { rows: headAt + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.columns.reduce((sum, { width }) => sum + width, 0) > 90 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headAt + 1}:$${headAt + 1}`,
    },
  }
}

function styledCells(
  rows: readonly CellValue[][],
  sheet: Sheet,
  headAt: number,
  totalAt: number,
): Map<string, Partial<Cell>> {
  const title: CellStyle = {
    font: { ...font, size: 13, bold: true },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  }
  const head: CellStyle = {
    font: { ...font, bold: true },
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  }
  const plain = sheet.columns.map(({ kind }) => bodyStyle(kind, false))
  const strong = sheet.columns.map(({ kind }) => bodyStyle(kind, true))
  const cells = new Map<string, Partial<Cell>>()
  for (const [at, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      const body = (at === totalAt ? strong : plain)[column] ?? head
      cells.set(`${at},${column}`, { value, style: at < headAt ? title : at === headAt ? head : body })
    }
  }
  return cells
}

function bodyStyle(kind: SheetColumn['kind'], bold: boolean): CellStyle {
  const horizontal = kind === 'number' ? 'right' : kind === 'date' ? 'center' : 'left'
  return {
    font: { ...font, bold },
    border,
    numFmt: formats[kind],
    alignment: { horizontal, vertical: 'center', wrapText: true },
  }
}

/** Excel does not set the height of wrapped rows it did not wrap itself, so it is counted from the column widths. */
function height(row: readonly CellValue[], sheet: Sheet, perColumn: boolean): number {
  const whole = sheet.columns.reduce((sum, { width }) => sum + width, 0)
  const lines = row.map((value, at) => {
    const width = perColumn ? (sheet.columns[at]?.width ?? 10) : whole
    return String(typeof value === 'string' ? value : '')
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.15) / width)), 0)
  })
  return Math.min(400, Math.max(1, ...lines) * lineHeight + 3)
}

function typed(value: SheetValue, column: SheetColumn): CellValue {
  if (value === null) return null
  if (column.kind === 'number' && typeof value === 'number') return value
  if (column.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return new Date(`${value}T00:00:00Z`)
  return cleanCell(String(value))
}

/** Control characters make Excel call the file damaged. */
function cleanCell(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .slice(0, 32_000)
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front; a negative number is no formula. */
function csvValue(value: SheetValue): string {
  const text = value === null ? '' : cleanCell(String(value))
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** No spaces: the writer puts print titles unquoted, and Excel then calls the file damaged. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const base =
    wanted
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^(?=\d)/, '_')
      .slice(0, 26) || 'Bang'
  if (!taken.includes(base)) return base
  let next = 2
  while (taken.includes(`${base}_${next}`)) next++
  return `${base}_${next}`
}
