/**
 * Finds the catalogue in a sheet as ministries and provinces send it, or in a JSON list laid out as a sheet. Every line
 * comes out once: blank and heading lines as skipped, all others as rows, also those that will be refused for want of a code.
 */
import { fold } from '../../../platform/words/fold.ts'

const headings = {
  code: /^(ma (tthc|thu tuc|so)|ma so (tthc|thu tuc)|ma thu tuc hanh chinh|ma|code|procedurecode|ma_?thu_?tuc|procedure_code)$/,
  name: /^(ten (tthc|thu tuc)( hanh chinh)?|thu tuc( hanh chinh)?|ten|name|title|procedurename|ten_?thu_?tuc|official_?name)$/,
  level: /^(muc do( (dvc|dich vu cong|cung cap|dvctt))?.*|level|online_?level|dvctt|dich vu cong truc tuyen)$/,
  authority:
    /^(co quan (thuc hien|giai quyet|co tham quyen)|cap (thuc hien|giai quyet)|don vi.*|authority|agency|co_?quan.*)$/,
  validFrom: /^((ngay )?(co )?hieu luc( tu)?|tu ngay|ngay co hieu luc|valid_?from|effective_?from)$/,
  validTo: /^((ngay )?het hieu luc|den ngay|ngay bai bo|valid_?to|effective_?to)$/,
  replacedBy: /^((ma )?(thay (the )?bang|thu tuc thay the|ma thay the)|thay the boi|replaced_?by)$/,
  decision: /^((so )?quyet dinh( cong bo)?|so qd|van ban|can cu|decision|decision_?(no|number))$/,
  url: /^(duong dan|lien ket|link|url|dia chi)$/,
} as const
type Key = keyof typeof headings
const keys = Object.keys(headings) as Key[]

type Row = Readonly<Record<Key, string>> & { readonly line: number }

export function matchProcedureColumns(sheet: readonly (readonly string[])[]): {
  headingLine: number | null
  found: Key[]
  skipped: { line: number; why: 'blank' | 'title' | 'heading' }[]
  rows: Row[]
} {
  const skipped: { line: number; why: 'blank' | 'title' | 'heading' }[] = []
  const rows: Row[] = []
  let columns: ReadonlyMap<Key, number> | undefined
  let headingLine: number | null = null
  for (const [at, cells] of sheet.entries()) {
    const line = at + 1
    const seen = headingIn(cells)
    if (cells.every((cell) => cell.trim() === '')) skipped.push({ line, why: 'blank' })
    else if (seen) {
      columns = seen
      headingLine ??= line
      skipped.push({ line, why: 'heading' })
    } else if (!columns) skipped.push({ line, why: 'title' })
    else rows.push(rowOf(cells, columns, line))
  }
  return { headingLine, found: keys.filter((key) => columns?.has(key)), skipped, rows }
}

function headingIn(cells: readonly string[]): ReadonlyMap<Key, number> | undefined {
  const columns = new Map<Key, number>()
  for (const [column, cell] of cells.entries()) {
    if (cell.length > 60) continue
    const text = fold(cell)
    const key = keys.find((one) => !columns.has(one) && headings[one].test(text))
    if (key !== undefined) columns.set(key, column)
  }
  return columns.has('code') && columns.has('name') ? columns : undefined
}

function rowOf(cells: readonly string[], columns: ReadonlyMap<Key, number>, line: number): Row {
  const cellOf = (key: Key) => clean(cells[columns.get(key) ?? -1] ?? '')
  return { line, ...(Object.fromEntries(keys.map((key) => [key, cellOf(key)])) as Record<Key, string>) }
}

/** One line, composed, without what a database or a screen cannot hold. A longer cell than this is refused by its length. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Zs}\s]+/gu, ' ')
    .trim()
    .slice(0, 9_000)
}
