import { all, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { eraseWords } from '../../../platform/journal/erase.ts'
import { eraseHouseholds, type HouseholdsErased, householdsProblems, setRetention } from '../contract.ts'

type Row = { readonly id: string; readonly stands: string; readonly teamId: string }

export const eraseHandlers = [
  handle(eraseHouseholds, async (work, { householdIds }) => {
    const { scope, today } = work
    const { tx, communeId } = scope
    const wanted = [...new Set(householdIds)].sort()
    // All records that were found to be one household go together.
    const rows = await all(
      tx,
      sql<Row>`select h.household_id as id, coalesce(h.merged_into, h.household_id) as stands, h.team_id as "teamId"
        from households_household h
        where h.commune_id = ${communeId} and h.erased_on is null and coalesce(h.merged_into, h.household_id) in (
          select coalesce(s.merged_into, s.household_id) from households_household s
          where s.commune_id = ${communeId} and s.household_id = any(${wanted}::uuid[]))
        order by h.household_id for update`,
    )
    if (rows.length === 0) return refuse(householdsProblems.make('households.not_found'))
    const ids = rows.map(({ id }) => id)
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
