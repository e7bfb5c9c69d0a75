import type { Scope } from '../access/scope.ts'
import { all, sql } from '../db/database.ts'

/**
 * Takes the words out of every order that touched one of these records, also out of those that wait for an officer: no
 * figure is made of them. `alsoIn`: kinds of orders that touch nothing which is followed, and are looked through for the
 * ids.
 */
export async function eraseWords({ tx }: Scope, ids: readonly string[], alsoIn: readonly string[] = []): Promise<void> {
  if (ids.length > 0) await all(tx, sql`call journal_erase_words(${[...ids]}::text[], ${[...alsoIn]}::text[])`)
}
