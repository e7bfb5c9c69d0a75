import { type Scope, teamFilter } from '../../../platform/access/scope.ts'
import { covers, type Day, type Window } from '../../../platform/clock/days.ts'
import { all, sql } from '../../../platform/db/database.ts'
import { tallyFirstHelps } from '../../support/reads.ts'
import type { FigureWithTarget } from '../contract.ts'

/** What each of some stretches of days added to a figure, by team; under `null` what they added for all in sight. */
export type Added = ReadonlyMap<string | null, readonly number[]>

export type TeamTally = (within: Window) => Promise<readonly { readonly teamId: string; readonly amount: number }[]>

type OfDay = { readonly teamId: string | null; readonly day: Day; readonly amount: number }

/**
 * Asks what stretches of a window added to a figure. A household counts on the day of its first help within the window,
 * so stretches that follow one another add up to the window's own figure. `tallyOf` counts what lives elsewhere.
 */
export type Adder = ReturnType<typeof adder>

export function adder(scope: Scope, tallyOf: (figure: FigureWithTarget) => TeamTally) {
  const known = new Map<string, ReturnType<typeof tallyFirstHelps>>()
  const firstsIn = (window: Window) => {
    const key = `${window.from} ${window.to}`
    const firsts = known.get(key) ?? tallyFirstHelps(scope, window)
    known.set(key, firsts)
    return firsts
  }
  return async (figure: FigureWithTarget, window: Window, stretches: readonly Window[]): Promise<Added> => {
    if (figure === 'households_supported')
      return inStretches(
        (await firstsIn(window)).map((row) => ({ ...row, amount: row.households })),
        stretches,
      )
    if (figure === 'vulnerable_households_guided_in_person')
      return inStretches(
        (await firstsIn(window)).map((row) => ({ ...row, amount: row.vulnerable })),
        stretches,
      )
    if (figure === 'supports' || figure === 'people_supported')
      return inStretches(await listDays(scope, figure, window), stretches)
    const added = new Map<string | null, number[]>([[null, stretches.map(() => 0)]])
    // One after the other: they share the one connection of the transaction.
    for (const [at, stretch] of stretches.entries())
      for (const { teamId, amount } of await tallyOf(figure)(stretch))
        for (const whose of [null, teamId]) put(added, whose, at, amount, stretches.length)
    return added
  }
}

function inStretches(rows: readonly OfDay[], stretches: readonly Window[]): Added {
  const added = new Map<string | null, number[]>([[null, stretches.map(() => 0)]])
  for (const { teamId, day, amount } of rows)
    for (const [at, stretch] of stretches.entries())
      if (covers(stretch, day)) put(added, teamId, at, amount, stretches.length)
  return added
}

function put(added: Map<string | null, number[]>, whose: string | null, at: number, amount: number, length: number) {
  const row = added.get(whose) ?? Array.from({ length }, () => 0)
  row[at] = (row[at] ?? 0) + amount
  added.set(whose, row)
}

/** Visits, or people helped at them, by team and day; they add up over teams. */
async function listDays(scope: Scope, figure: 'supports' | 'people_supported', { from, to }: Window): Promise<OfDay[]> {
  const teams = teamFilter(scope)
  const amount = figure === 'supports' ? sql`supports` : sql`people`
  return all(
    scope.tx,
    sql<OfDay>`
      select team_id as "teamId", day, sum(${amount}) as amount from progress_day
      where commune_id = ${scope.communeId} and day between ${from} and ${to} and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))
      group by grouping sets ((team_id, day), (day))`,
  )
}
