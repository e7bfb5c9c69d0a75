// Deals ids and values to the cases: of the actor's own team, its commune, another one, or nobody.

import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import type { Actor } from '../../platform/access/scope.ts'
import { type Deal, nouns } from '../rights-cases.ts'
import type { Dump, Row } from '../world.ts'
import { rows } from './tables.ts'

export function dealer(
  gen: fc.GeneratorValue,
  dump: Dump,
  { communeId, accountId }: Actor,
  teams: 'all' | readonly string[],
): Deal {
  return {
    row: (noun, fits = () => true) => {
      const [table, column] = nouns[noun]
      const where = gen(fc.constantFrom, 'own', 'own', 'own', 'own', 'commune', 'commune', 'elsewhere', 'nowhere')
      const mine = (row: Row) => row['commune_id'] === communeId
      const near = rows(dump, table).filter((row) => {
        if (where === 'elsewhere') return !mine(row)
        // A file is of the one who sent it.
        if (where === 'own' && 'sha256' in row) return mine(row) && row['account_id'] === accountId
        if (where === 'commune' || teams === 'all' || !('team_id' in row)) return mine(row)
        return mine(row) && teams.includes(String(row['team_id']))
      })
      const fit = near.filter(fits)
      const pool = fit.length > 0 && gen(fc.nat, 3) > 0 ? fit : near
      const row = where === 'nowhere' || pool.length === 0 ? undefined : gen(fc.constantFrom, ...pool)
      return row ? { ...row, id: String(row[column]) } : { id: newId() }
    },
    some: (values) => gen(fc.constantFrom, ...values),
    number: (most) => gen(fc.nat, most),
  }
}
