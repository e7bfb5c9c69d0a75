import { randomUUID } from 'node:crypto'
import type { Scope } from '../../../platform/access/scope.ts'
import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { eraseWords } from '../../../platform/journal/erase.ts'
import { eraseHouseholds, type HouseholdsErased, householdsProblems, setRetention } from '../contract.ts'
import { markOf } from '../reads/erased.ts'

type Row = {
  readonly id: string
  readonly stands: string
  readonly teamId: string
  readonly villageId: string
  readonly headName: string
}

export const eraseHandlers = [
  handle(eraseHouseholds, async (work, { householdIds, ground }) => {
    const { scope, today } = work
    const { tx, communeId } = scope
    const wanted = [...new Set(householdIds)].sort()
    // All records that were found to be one household go together.
    const rows = await all(
      tx,
      sql<Row>`select h.household_id as id, coalesce(h.merged_into, h.household_id) as stands, h.team_id as "teamId",
          h.village_id as "villageId", h.head_name as "headName"
        from households_household h
        where h.commune_id = ${communeId} and h.erased_on is null and coalesce(h.merged_into, h.household_id) in (
          select coalesce(s.merged_into, s.household_id) from households_household s
          where s.commune_id = ${communeId} and s.household_id = any(${wanted}::uuid[]))
        order by h.household_id for update`,
    )
    if (rows.length === 0) return refuse(householdsProblems.make('households.not_found'))
    const ids = rows.map(({ id }) => id)
    // Kept too long is no wish: such a household may stand on the commune's next list.
    if (ground === 'request') await markErased(scope, rows)
    await run(
      tx,
      sql`update households_household set head_name = '', folded = '', hamlet = '', phone = null, code = null, edited = '{}',
            until = greatest(since, ${today}::date), erased_on = ${today}
          where commune_id = ${communeId} and household_id = any(${ids}::uuid[])`,
    )
    // The groups of days gone by are counted; from now on there are none.
    await run(
      tx,
      sql`update households_vulnerability set until = greatest(since, ${today}::date)
          where commune_id = ${communeId} and household_id = any(${ids}::uuid[]) and until is null`,
    )
    await eraseWords(scope, ids)
    return done({
      result: { erased: new Set(rows.map(({ stands }) => stands)).size },
      changes: rows.map(({ id, teamId }) => ({ noun: 'household', id, teamId })),
      facts: [{ kind: 'households.erased', householdIds: ids } satisfies HouseholdsErased],
    })
  }),

  handle(setRetention, async ({ scope }, { months }) => {
    await run(
      scope.tx,
      sql`insert into households_retention (commune_id, months) values (${scope.communeId}, ${months})
          on conflict (commune_id) do update set months = excluded.months`,
    )
    return done()
  }),
]

async function markErased({ tx, communeId }: Scope, rows: readonly Row[]): Promise<void> {
  const known = await maybe(
    tx,
    sql<{ salt: string }>`select salt from households_erased_mark where commune_id = ${communeId} limit 1`,
  )
  const salt = known?.salt ?? randomUUID()
  await run(
    tx,
    sql`insert into households_erased_mark (commune_id, mark, salt)
        select ${communeId}, unnest(${rows.map((row) => markOf(salt, row))}::text[]), ${salt}
        on conflict do nothing`,
  )
}
