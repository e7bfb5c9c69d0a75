import type { Context } from 'hono'
import { type Sheet, toCsv, toXlsx } from '../../platform/papers/xlsx.ts'

/** Reads page after page until all is there; for files, which hold everything that a filter lets through. */
export async function everyRow<Row>(
  size: number,
  read: (page: number) => Promise<{ rows: Row[]; total: number }>,
): Promise<Row[]> {
  const first = await read(1)
  const rows = [...first.rows]
  for (let page = 2; rows.length < first.total && page <= Math.ceil(first.total / size); page++) {
    rows.push(...(await read(page)).rows)
  }
  return rows
}

/** A table as a file to keep, XLSX or CSV as the address ends. */
export async function sendSheet(c: Context, sheet: Sheet, name: string): Promise<Response> {
  const isCsv = c.req.path.endsWith('.csv')
  const bytes = isCsv ? toCsv(sheet) : await toXlsx([sheet])
  c.header(
    'Content-Type',
    isCsv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  c.header('Content-Disposition', `attachment; filename="${name}.${isCsv ? 'csv' : 'xlsx'}"`)
  return c.body(bytes.slice().buffer)
}
