import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import type { ImportResult, RejectedRow } from '../../features/teams/contract.ts'
import { isPlaceName } from '../../features/teams/rules/sheet.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { readTable } from '../../platform/papers/intake/table.ts'
import { number } from '../../platform/words/formats.ts'
import { fill, type Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { IntakePreview, IntakeResult, words } from './intake-screens.tsx'
import { sendSheet } from './sheets.ts'

export type IntakeRow = Readonly<Record<string, string | number>> & { readonly line: number; readonly sheet: string }
export type Matched = {
  readonly headingLine: number | null
  readonly skipped: readonly { readonly line: number; readonly why: string }[]
  readonly found: readonly string[]
  readonly rows: readonly (Readonly<Record<string, string | number>> & { readonly line: number })[]
}
export type TakenSheet = Matched & { readonly name: string }

/** A list that comes in from a spreadsheet: what differs between members and households. */
export type Intake = {
  /** Where its first page stands; the steps are below it. */
  readonly path: string
  readonly listPath: string
  readonly command: string
  /** The field that carries the id each row is born with. */
  readonly idField: string
  /** The field that a sheet's own name stands for, where a workbook has a sheet for each village. */
  readonly placeField?: string
  /** The most rows that the command takes at once. */
  readonly most: number
  readonly title: (lang: Lang) => string
  readonly listTitle: (lang: Lang) => string
  readonly columns: readonly { readonly key: string; readonly title: (lang: Lang) => string }[]
  readonly match: (sheet: readonly (readonly string[])[]) => Matched
  readonly noHeading: () => Problem
  readonly tooLong: () => Problem
  /** What the command will say of these rows, as far as the file and the commune's places tell; nothing is written. */
  readonly foresee: (
    scope: Scope,
    rows: readonly IntakeRow[],
    today: string,
  ) => Promise<{ good: number; rejected: readonly RejectedRow[] }>
}

/** Upload, look, confirm, see what came in: four pages without a script, and one command. */
export function intakeRoutes(routes: Hono, { house, visitorOf, showAgain, showNow }: Stand, intake: Intake): void {
  const limit = (megabytes: number) =>
    bodyLimit({
      maxSize: megabytes * 1024 * 1024,
      onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
    })

  routes.post(`${intake.path}/preview`, limit(11), async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    if (!holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    const form = await c.req.formData().catch(() => undefined)
    const file = form?.get('file')
    const again = (problem: Problem) => showAgain(c.req.raw, intake.path, { type: intake.command, values: {}, problem })
    if (!(file instanceof File) || file.size === 0) return again(doorProblems.make('door.nothing_chosen'))
    const table = await readTable(new Uint8Array(await file.arrayBuffer()), file.name)
    if (!table.ok) return again(table)
    const matched = table.sheets.map((sheet) => ({ name: sheet.name, ...intake.match(sheet.rows) }))
    const sheets = matched.filter((sheet) => sheet.rows.length > 0)
    if (sheets.length === 0) return again(intake.noHeading())
    const rows = rowsOf(sheets, intake)
    if (rows.length > intake.most) return again(withCounts(intake.tooLong(), { rows: rows.length, most: intake.most }))
    const foreseen = await withScope(house.db, user.actor, 'read only', (scope) =>
      intake.foresee(scope, rows, dayOf(house.now())),
    )
    const without = matched.filter(
      (sheet) => sheet.rows.length === 0 && sheet.skipped.some(({ why }) => why !== 'blank'),
    )
    return showNow(
      c.req.raw,
      'desk',
      intake.title(lang),
      <IntakePreview
        intake={intake}
        fileName={file.name}
        sheets={sheets}
        rows={rows}
        foreseen={foreseen}
        without={without.map((sheet) => sheet.name)}
      />,
    )
  })

  routes.post(`${intake.path}/confirm`, limit(11), async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const form = await c.req.formData().catch(() => undefined)
    const order = {
      id: textOf(form, 'commandId') || newId(),
      type: intake.command,
      at: new Date(house.now()).toISOString(),
      payload: { rows: parsed(textOf(form, 'rows')) },
    }
    const [receipt] = await house.inbox.accept(user.actor, [order])
    if (!receipt || receipt.problem) {
      const problem = receipt?.problem ?? doorProblems.make('door.fault')
      return showAgain(c.req.raw, intake.path, { type: intake.command, values: {}, problem })
    }
    const result = receipt.result as ImportResult
    return showNow(c.req.raw, 'desk', intake.title(lang), <IntakeResult intake={intake} result={result} />)
  })

  for (const kind of ['xlsx', 'csv']) {
    routes.post(`${intake.path}/rejected.${kind}`, limit(8), async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      const form = await c.req.formData().catch(() => undefined)
      const rejected = rejectedIn(parsed(textOf(form, 'rejected')))
      const several = rejected.some((row) => row.sheet !== '')
      const sheet = {
        name: words.say(lang, 'rejected_sheet'),
        titles: [intake.title(lang)],
        columns: [
          ...(several ? [{ title: words.say(lang, 'sheet'), kind: 'text' as const, width: 20 }] : []),
          { title: words.say(lang, 'line'), kind: 'number' as const, width: 10 },
          { title: words.say(lang, 'reason'), kind: 'text' as const, width: 80 },
        ],
        rows: rejected.map((row) => [...(several ? [row.sheet] : []), row.line, row[lang]]),
      }
      return sendSheet(c, sheet, 'dong-khong-nhap')
    })
  }
}

/**
 * The rows of every sheet, each with the id it is born with. A sheet that names no village anywhere is the list of the
 * village it is named after, when it says so ("Thôn An Bình") or stands beside others.
 */
function rowsOf(sheets: readonly TakenSheet[], { idField, placeField }: Intake): IntakeRow[] {
  const several = sheets.length > 1
  return sheets.flatMap(({ name, rows }) => {
    const place =
      placeField !== undefined && (several || isPlaceName(name)) && rows.every((row) => row[placeField] === '')
        ? { [placeField]: name }
        : {}
    return rows.map((row) => ({
      ...row,
      sheet: several ? name : '',
      [idField]: newId(),
      ...place,
    }))
  })
}

function withCounts(problem: Problem, counts: Readonly<Record<string, number>>): Problem {
  const say = (lang: Lang) =>
    fill(problem[lang], Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, number(lang, n)])))
  return { ...problem, vi: say('vi'), en: say('en') }
}

function textOf(form: FormData | undefined, name: string): string {
  const value = form?.get(name)
  return typeof value === 'string' ? value : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The list comes back from the person's own page; only what is a row of it is printed. */
function rejectedIn(list: unknown): { line: number; sheet: string; vi: string; en: string }[] {
  if (!Array.isArray(list)) return []
  return list.slice(0, 50_000).flatMap((row: Record<string, unknown> | null) => {
    const { line, sheet, vi, en } = row ?? {}
    return typeof line === 'number' && typeof sheet === 'string' && typeof vi === 'string' && typeof en === 'string'
      ? [{ line, sheet: sheet.slice(0, 100), vi: vi.slice(0, 1000), en: en.slice(0, 1000) }]
      : []
  })
}
