import * as v from 'valibot'
import { type Scope, teamFilter } from '../access/scope.ts'
import { all, one, sql } from '../db/database.ts'
import { list, type Snapshot } from './snapshot.ts'

/** What a follower gets: the row as it is now, or `null` where it is gone from the follower's scope. */
export type Followed = {
  readonly sequence: number
  readonly noun: string
  readonly id: string
  readonly data: unknown
}

/** A page of what changed: `next` is where to go on from. */
export type Changes = { readonly changes: readonly Followed[]; readonly next: number; readonly more: boolean }

/** The shape of such a page, each noun told in its own. */
export function shapeOfChanges(snapshots: ReadonlyMap<string, Snapshot>): v.GenericSchema<unknown, Changes> {
  const followed = [...snapshots].map(([noun, { shape }]) =>
    v.strictObject({ sequence: v.number(), noun: v.literal(noun), id: v.string(), data: v.nullable(shape) }),
  )
  return v.strictObject({ changes: list(v.variant('noun', followed)), next: v.number(), more: v.boolean() })
}

/**
 * What changed for this scope after a sequence. Several changes of one subject come once, at the latest of them, so a
 * phone that was away for a week takes up the present and not the history. `next` is where to go on from.
 */
export async function listChanges(
  scope: Scope,
  after: number,
  limit: number,
  snapshots: ReadonlyMap<string, Pick<Snapshot, 'read'>>,
): Promise<Changes> {
  const teams = teamFilter(scope)
  const head = await headOf(scope)
  // A page ends with a whole command (with ties), or the rest of a large import would be skipped.
  const rows = await all(
    scope.tx,
    sql<{ sequence: number; noun: string; subject_id: string; of_team: boolean; size: number }>`
      with page as (
        select sequence, noun, subject_id, team_id from journal_change
        where commune_id = ${scope.communeId} and sequence > ${after} and sequence <= ${head}
          and noun = any(${[...snapshots.keys()]}::text[])
          and (team_id is null or ${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))
        order by sequence fetch first ${limit} rows with ties)
      select max(sequence) as sequence, noun, subject_id, bool_or(team_id is not null) as of_team, (select count(*) from page) as size
      from page group by noun, subject_id order by 1, 2, 3`,
  )
  const more = (rows[0]?.size ?? 0) >= limit
  const data = new Map<string, ReadonlyMap<string, unknown>>()
  for (const noun of new Set(rows.map((row) => row.noun))) {
    const read = snapshots.get(noun)?.read
    const ids = rows.filter((row) => row.noun === noun).map((row) => row.subject_id)
    if (read) data.set(noun, await read(scope, ids))
  }
  const changes = rows.flatMap(({ sequence, noun, subject_id: id, of_team }) => {
    const row = data.get(noun)?.get(id) ?? null
    // What belongs to no team does not go away: then it was never for this scope, and is not spoken of.
    return row === null && !of_team ? [] : [{ sequence, noun, id, data: row }]
  })
  return { changes, next: more ? (rows.at(-1)?.sequence ?? head) : Math.max(after, head), more }
}

/** The last sequence of the commune. */
export async function headOf(scope: Scope): Promise<number> {
  const head = await one(
    scope.tx,
    sql<{
      sequence: number
    }>`select coalesce(max(sequence), 0)::bigint as sequence from journal_head where commune_id = ${scope.communeId}`,
  )
  return head.sequence
}

/** The orders of one kind behind some changes of this scope, as they were given: where something went that is gone from it. */
export async function listCauses(
  scope: Scope,
  type: string,
  sequences: readonly number[],
): Promise<ReadonlyMap<number, unknown>> {
  if (sequences.length === 0) return new Map()
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ sequence: number; payload: unknown }>`
      select e.sequence, e.payload from journal_entry e
      where e.commune_id = ${scope.communeId} and e.sequence = any(${[...sequences]}::bigint[]) and e.type = ${type}
        and exists (select from journal_change c where c.commune_id = e.commune_id and c.sequence = e.sequence
          and (${teams}::uuid[] is null or c.team_id = any(${teams}::uuid[])))`,
  )
  return new Map(rows.map((row) => [row.sequence, row.payload]))
}
