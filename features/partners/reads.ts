import * as v from 'valibot'
import { partnerFilter, type Scope } from '../../platform/access/scope.ts'
import { all, sql } from '../../platform/db/database.ts'
import { CalendarDay, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { kindCodes, type PartnerKind } from './contract.ts'

/** What anybody may know of a partner: it stands on posters and in public lists of sessions. */
export const OpenPartner = v.strictObject({
  partnerId: Uuid,
  kind: v.picklist(kindCodes),
  name: Text,
  archivedOn: v.nullable(CalendarDay),
})
export type PartnerName = Readonly<v.InferOutput<typeof OpenPartner>> & { readonly folded: readonly string[] }

export type Partner = PartnerName & { readonly called: readonly string[]; readonly contact: string }

const open = sql`partner_id as "partnerId", kind, name, folded, archived_on as "archivedOn"`

/** Every partner of the commune by name, also those that take part no more: old records name them. */
export async function listPartnerNames(scope: Scope): Promise<PartnerName[]> {
  return all(
    scope.tx,
    sql<PartnerName>`select ${open} from partners_partner where commune_id = ${scope.communeId}
                     order by name collate "vi-x-icu", partner_id`,
  )
}

/** The partners in sight by name, with whom to call; `query` finds any name they go by. */
export async function listPartners(
  scope: Scope,
  filter: {
    readonly query?: string | undefined
    readonly kind?: PartnerKind | undefined
    readonly archived?: boolean
  } = {},
): Promise<Partner[]> {
  const partners = partnerFilter(scope)
  const like = `%${fold(filter.query ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return all(
    scope.tx,
    sql<Partner>`
      select ${open}, called, contact from partners_partner p
      where commune_id = ${scope.communeId} and (${partners}::uuid[] is null or partner_id = any(${partners}::uuid[]))
        and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null}::text)
        and (${filter.archived ?? null}::boolean is null or (archived_on is not null) = ${filter.archived ?? null}::boolean)
        and exists (select from unnest(folded) each where each like ${like})
      order by name collate "vi-x-icu", partner_id`,
  )
}

export async function findPartner(scope: Scope, partnerId: string): Promise<Partner | undefined> {
  return (await listPartners(scope)).find((partner) => partner.partnerId === partnerId)
}

/** Partners by id, for those who follow: what anybody may know of them. */
export async function snapshotPartners(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, v.InferOutput<typeof OpenPartner>>> {
  const rows = (await listPartnerNames(scope)).filter(({ partnerId }) => ids.includes(partnerId))
  return new Map(rows.map(({ folded: _, ...row }) => [row.partnerId, row]))
}
