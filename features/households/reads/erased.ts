import { createHash } from 'node:crypto'
import type { Scope } from '../../../platform/access/scope.ts'
import { all, sql } from '../../../platform/db/database.ts'
import { nameKey } from '../../teams/rules/cells.ts'

type Named = { readonly villageId: string; readonly headName: string }

/** Says of a village and a name whether who lives there asked to be forgotten: names are compared, none is kept. */
export async function readErasedMarks(scope: Scope): Promise<(household: Named) => boolean> {
  const rows = await all(
    scope.tx,
    sql<{ mark: string; salt: string }>`
      select mark, salt from households_erased_mark where commune_id = ${scope.communeId}`,
  )
  const [salt] = rows.map((row) => row.salt)
  const marks = new Set(rows.map(({ mark }) => mark))
  return (household) => salt !== undefined && marks.has(markOf(salt, household))
}

export function markOf(salt: string, { villageId, headName }: Named): string {
  return createHash('sha256')
    .update(`${salt} ${villageId} ${nameKey(headName)}`)
    .digest('base64url')
}
