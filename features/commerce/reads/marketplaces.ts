import * as v from 'valibot'
import type { Scope } from '../../../platform/access/scope.ts'
import { all, maybe, sql } from '../../../platform/db/database.ts'
import { CalendarDay, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { usualStalledDays } from '../rules.ts'

export const Marketplace = v.strictObject({
  marketplaceId: Uuid,
  name: Text,
  url: Text,
  endedOn: v.nullable(CalendarDay),
  operator: Text,
  source: Text,
  checkedOn: v.pipe(v.nullable(CalendarDay), v.description('When it was held against its source; null: nobody has.')),
})
export type Marketplace = Readonly<v.InferOutput<typeof Marketplace>>

const columns = sql`m.marketplace_id as "marketplaceId", m.name, m.url, m.ended_on as "endedOn",
  m.operator, m.source, m.checked_on as "checkedOn"`

/** The commune's list: everybody in it may know where shops can be opened. Those that have ended come last. */
export async function listMarketplaces(scope: Scope): Promise<Marketplace[]> {
  return all(
    scope.tx,
    sql<Marketplace>`select ${columns} from commerce_marketplace m where m.commune_id = ${scope.communeId}
                     order by m.ended_on is not null, m.folded`,
  )
}

export async function findMarketplace(scope: Scope, marketplaceId: string): Promise<Marketplace | undefined> {
  return maybe(
    scope.tx,
    sql<Marketplace>`select ${columns} from commerce_marketplace m
                     where m.commune_id = ${scope.communeId} and m.marketplace_id = ${marketplaceId}`,
  )
}

/** Marketplaces by id as they are now. */
export async function snapshotMarketplaces(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Marketplace>> {
  const rows = await all(
    scope.tx,
    sql<Marketplace>`select ${columns} from commerce_marketplace m
                     where m.commune_id = ${scope.communeId} and m.marketplace_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.marketplaceId, row]))
}

/** After how many days without a step a seller stands still. */
export async function getStalledDays(scope: Scope): Promise<number> {
  const said = await maybe(
    scope.tx,
    sql<{ days: number }>`select stalled_days as days from commerce_setting where commune_id = ${scope.communeId}`,
  )
  return said?.days ?? usualStalledDays
}
