import * as v from 'valibot'
import type { Scope } from '../../../platform/access/scope.ts'
import { addDays, type Day } from '../../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../../platform/db/database.ts'
import { CalendarDay, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { fold } from '../../../platform/words/fold.ts'
import { starter } from '../rules/starter.ts'

export const Procedure = v.strictObject({
  procedureId: Uuid,
  code: Text,
  name: Text,
  level: v.pipe(v.nullable(v.picklist(['partial', 'full'])), v.description('Null: nobody has told it.')),
  authority: Text,
  validFrom: v.nullable(CalendarDay),
  validTo: v.nullable(CalendarDay),
  replacedBy: Text,
  decision: Text,
  source: Text,
  url: Text,
  verified: v.boolean(),
})
export type Procedure = Readonly<v.InferOutput<typeof Procedure>>

export type ProcedureFilter = {
  /** Words of the name or of what people call it, or a code, without diacritics and in any order. */
  readonly query?: string | undefined
  /** Only those that may be used on this day. */
  readonly usableOn?: Day | undefined
  readonly endedBefore?: Day | undefined
  readonly level?: string | undefined
  readonly verified?: boolean | undefined
  readonly page?: number
  readonly size?: number
}

const columns = sql`p.procedure_id as "procedureId", p.code, p.name, p.level, p.authority, p.valid_from as "validFrom", p.valid_to as "validTo",
  p.replaced_by as "replacedBy", p.decision, p.source, p.url, p.verified`

const inForceOn = (day: Day) =>
  sql`(p.valid_from is null or p.valid_from <= ${day}::date) and (p.valid_to is null or p.valid_to >= ${day}::date)`

/** The commune's catalogue: the code that was asked for first, then names that begin with the words, the shorter before the longer. */
export async function listProcedures(
  scope: Scope,
  filter: ProcedureFilter = {},
): Promise<{ rows: Procedure[]; total: number }> {
  const size = Math.min(Math.max(filter.size ?? 50, 1), 500)
  const query = fold(filter.query ?? '').slice(0, 200)
  const words = query === '' ? [] : query.split(' ')
  const { usableOn, endedBefore, level, verified } = filter
  const where = sql.join(
    [
      sql`p.commune_id = ${scope.communeId}`,
      ...words.map((word) => sql`p.folded like ${`%${escaped(word)}%`}`),
      ...(usableOn === undefined ? [] : [inForceOn(usableOn)]),
      ...(endedBefore === undefined ? [] : [sql`p.valid_to < ${endedBefore}::date`]),
      ...(level === undefined ? [] : [level === 'unknown' ? sql`p.level is null` : sql`p.level = ${level}`]),
      ...(verified === undefined ? [] : [sql`p.verified = ${verified}`]),
    ],
    sql` and `,
  )
  // Only ids are sorted and counted: a name may be as long as a page.
  const rows = await all(
    scope.tx,
    sql<Procedure & { total: number }>`
      select ${columns}, f.total from (
        select p.procedure_id, count(*) over () as total, row_number() over (
          order by p.code = upper(${query}) desc, p.folded like ${`${escaped(query)}%`} desc, length(p.name), p.code) as place
        from dossiers_procedure p where ${where}
        order by place limit ${size} offset ${(Math.max(filter.page ?? 1, 1) - 1) * size}) f
      join dossiers_procedure p on p.commune_id = ${scope.communeId} and p.procedure_id = f.procedure_id order by f.place`,
  )
  const total =
    rows[0]?.total ??
    (await one(scope.tx, sql<{ total: number }>`select count(*) as total from dossiers_procedure p where ${where}`))
      .total
  return { rows: rows.map(({ total: _, ...row }) => row), total }
}

export async function snapshotProcedures(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Procedure>> {
  const rows = await all(
    scope.tx,
    sql<Procedure>`select ${columns} from dossiers_procedure p where p.commune_id = ${scope.communeId} and p.procedure_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.procedureId, row]))
}

export async function findProcedure(scope: Scope, procedureId: string): Promise<Procedure | undefined> {
  return maybe(
    scope.tx,
    sql<Procedure>`select ${columns} from dossiers_procedure p where p.commune_id = ${scope.communeId} and p.procedure_id = ${procedureId}`,
  )
}

export async function findProcedureByCode(scope: Scope, code: string): Promise<Procedure | undefined> {
  return maybe(
    scope.tx,
    sql<Procedure>`select ${columns} from dossiers_procedure p where p.commune_id = ${scope.communeId} and p.code = ${code}`,
  )
}

/** The other words that lead to a procedure, folded. */
export async function listCalled(scope: Scope, procedureId: string): Promise<readonly string[]> {
  const found = await maybe(
    scope.tx,
    sql<{
      called: string[]
    }>`select called from dossiers_procedure p where p.commune_id = ${scope.communeId} and p.procedure_id = ${procedureId}`,
  )
  return found?.called ?? []
}

/** What this commune's people file most, all in force today; until it is known, what comes with the product. */
export async function listUsual(scope: Scope, today: Day, size = 12): Promise<Procedure[]> {
  const common = starter.filter(({ called }) => called.length > 0).map(({ code }) => code)
  return all(
    scope.tx,
    sql<Procedure>`
      select ${columns} from dossiers_procedure p
      left join (select d.procedure_id, count(*) as filed from dossiers_dossier d
                 where d.commune_id = ${scope.communeId} and d.standing = 'counted' and d.procedure_id is not null and d.filed_on > ${addDays(today, -365)}
                 group by d.procedure_id) used using (procedure_id)
      where p.commune_id = ${scope.communeId} and ${inForceOn(today)} and (used.filed is not null or p.code = any(${common}::text[]))
      order by coalesce(used.filed, 0) desc, array_position(${common}::text[], p.code), p.code limit ${size}`,
  )
}

/**
 * The procedure that words mean on a day: its code, its name, or what people call it. One that is no longer in force hands
 * on to the one that replaced it. Undefined where nothing, or more than one, answers.
 */
export async function findMeant(scope: Scope, words: string, day: Day): Promise<string | undefined> {
  const folded = fold(words)
  if (folded === '') return undefined
  const code = /(?:^|[\s(])(\d\.\d{6}|\d\.\d{6}\.[a-z0-9.]+)\)?$/i.exec(folded)?.[1] ?? folded
  const rows = await all(
    scope.tx,
    sql<{ id: string }>`
      with recursive meant as (
        select p.procedure_id, p.code, p.replaced_by, p.valid_from, p.valid_to, 1 as step from dossiers_procedure p
        where p.commune_id = ${scope.communeId}
          and (p.code = upper(${code}) or split_part(p.folded, E'\\n', 1) = ${folded} or ${folded} = any(p.called))
        union all
        select p.procedure_id, p.code, p.replaced_by, p.valid_from, p.valid_to, m.step + 1 from meant m
        join dossiers_procedure p on p.commune_id = ${scope.communeId} and p.code = m.replaced_by
        where m.valid_to < ${day}::date and m.step < 10)
      select distinct p.procedure_id as id from meant p where ${inForceOn(day)}`,
  )
  return rows.length === 1 ? rows[0]?.id : undefined
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
