import { listNames } from '../../features/people/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { type HistoryEntry, listHistory } from '../../platform/journal/history.ts'

/** What was done to a record, with the names of those who did it. */
export async function historyOf(
  scope: Scope,
  noun: string,
  ids: readonly string[],
): Promise<(HistoryEntry & { name: string | undefined; givenBy: string | undefined })[]> {
  const entries = await listHistory(scope, noun, ids)
  const names = await listNames(scope, [
    ...new Set(entries.flatMap(({ accountId, enteredFor }) => [accountId ?? [], enteredFor ?? []].flat())),
  ])
  const nameOf = (accountId: string | null) => (accountId === null ? undefined : names.get(accountId))
  return entries.map((entry) => ({ ...entry, name: nameOf(entry.accountId), givenBy: nameOf(entry.enteredFor) }))
}
