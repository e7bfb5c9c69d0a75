import * as v from 'valibot'
import type { Scope } from '../access/scope.ts'

/** How one noun is followed: what its subjects are now, within the scope and keyed by id, and the shape each is told in. */
export type Snapshot = {
  readonly shape: v.GenericSchema
  readonly read: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>
}

/** What is told is of its shape, or this does not compile. */
export function snapshot<Row>(
  shape: v.GenericSchema<unknown, Row>,
  read: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): Snapshot {
  return { shape, read }
}

// The words that rows are described in, for programs that follow.

export const Text = v.string()
export const Count = v.pipe(v.number(), v.integer())
export const Uuid = v.pipe(v.string(), v.uuid())
export const CalendarDay = v.pipe(v.string(), v.isoDate())
export const UtcMoment = v.pipe(v.string(), v.isoTimestamp())
export function list<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.readonly())
}
