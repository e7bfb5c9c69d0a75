import { type Scope, teamFilter } from '../access/scope.ts'
import { all, sql } from '../db/database.ts'

/** One order that touched a subject. What it said is not told: it may hold what the reader may not know any more. */
export type HistoryEntry = {
  readonly sequence: number
  readonly type: string
  readonly receivedAt: string
  readonly accountId: string | null
  /** For whom the account entered it, where an officer took a held order. */
  readonly enteredFor: string | null
}

/**
 * What was done to a subject, the earliest first; several ids where records were merged. Whoever looks after single
 * teams gets what was done while it was theirs, and what belongs to no team is for the commune's roles.
 */
export async function listHistory(scope: Scope, noun: string, ids: readonly string[]): Promise<HistoryEntry[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<HistoryEntry>`
      select e.sequence, e.type, e.received_at as "receivedAt", e.account_id as "accountId", e.entered_for as "enteredFor"
      from journal_entry e
      where e.commune_id = ${scope.communeId} and e.sequence in (
        select c.sequence from journal_change c
        where c.commune_id = ${scope.communeId} and c.noun = ${noun} and c.subject_id = any(${[...ids]}::uuid[])
          and (${teams}::uuid[] is null or c.team_id = any(${teams}::uuid[])))
      order by e.sequence limit 200`,
  )
}
