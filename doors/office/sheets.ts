import type { Context, Hono } from 'hono'
import type { Role } from '../../platform/access/roles.ts'
import { holds, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { type Sheet, toCsv, toXlsx } from '../../platform/papers/xlsx.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, isId } from '../server/page.ts'
import { doorProblems, problemResponse } from '../server/security.ts'

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

type Wanted = Pick<Ask, 'scope' | 'params' | 'query' | 'lang' | 'today'>

/** A table under both its addresses, for whoever may open its page; undefined is "not found". */
export function sheetRoutes(
  routes: Hono,
  { house, visitorOf }: Stand,
  { path, who, name }: { readonly path: string; readonly who: readonly Role[]; readonly name: string },
  load: (ask: Wanted) => Promise<Sheet | undefined>,
): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`${path}.${kind}`, async (c: Context) => {
      const { user, lang } = await visitorOf(c.req.raw)
      const params = c.req.param() as Readonly<Record<string, string>>
      const isSound = Object.entries(params).every(([part, value]) => !part.endsWith('Id') || isId(value))
      const sheet =
        user && isSound && holds(user.actor, who)
          ? await withScope(house.db, user.actor, 'read only', (scope) =>
              load({ scope, params, query: c.req.query(), lang, today: dayOf(house.now()) }),
            )
          : undefined
      return sheet ? sendSheet(c, sheet, name) : problemResponse(c, 404, doorProblems.make('door.not_found'))
    })
  }
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
