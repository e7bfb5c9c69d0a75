import { all, run, sql } from '../../../platform/db/database.ts'
import type { Follower, Work } from '../../../platform/journal/command.ts'
import type { NamedFact } from '../../partners/contract.ts'
import { listPartnerNames } from '../../partners/reads.ts'
import { matcher } from '../../partners/rules.ts'

// The partners that host a session: those that were ticked, and those whose name was written.

export type Hosts = { readonly partnerIds: readonly string[]; readonly partners: readonly string[] }

/** Names that belong to a partner become that partner; undefined where a partner is none of the commune's. */
export async function hostsOf(work: Work, { partnerIds, partners }: Hosts): Promise<Hosts | undefined> {
  const known = await listPartnerNames(work.scope)
  const ids = new Set(known.map(({ partnerId }) => partnerId))
  if (partnerIds.some((id) => !ids.has(id))) return undefined
  const find = matcher(known)
  return {
    partnerIds: [...new Set([...partnerIds, ...partners.flatMap((name) => find(name) ?? [])])],
    partners: partners.filter((name) => find(name) === undefined),
  }
}

/** Says anew who hosts these sessions. */
export async function setHosts({ scope }: Work, sessionIds: readonly string[], partnerIds: readonly string[]) {
  const { communeId, tx } = scope
  await run(
    tx,
    sql`delete from sessions_partner where commune_id = ${communeId} and session_id = any(${[...sessionIds]}::uuid[])`,
  )
  await run(
    tx,
    sql`insert into sessions_partner (commune_id, session_id, partner_id)
        select ${communeId}::uuid, session_id, partner_id
        from unnest(${[...sessionIds]}::uuid[]) session_id cross join unnest(${[...partnerIds]}::uuid[]) partner_id`,
  )
}

/** A partner's name was told: sessions that say it in words are hosted by that partner. */
export const followers: readonly Follower[] = [
  {
    kind: 'partners.named',
    run: async (work, facts) => {
      const { communeId, tx } = work.scope
      const find = matcher(
        (facts as unknown as readonly NamedFact[]).map(({ partnerId, names }) => ({ partnerId, folded: names })),
      )
      const words = await all(
        tx,
        sql<{
          name: string
        }>`select distinct unnest(partners) as name from sessions_session where commune_id = ${communeId}`,
      )
      for (const { name } of words) {
        const partnerId = find(name)
        if (partnerId === undefined) continue
        await run(
          tx,
          sql`insert into sessions_partner (commune_id, session_id, partner_id)
              select ${communeId}::uuid, session_id, ${partnerId}::uuid from sessions_session
              where commune_id = ${communeId} and ${name} = any(partners) on conflict do nothing`,
        )
        await run(
          tx,
          sql`update sessions_session set partners = array_remove(partners, ${name}::text)
              where commune_id = ${communeId} and ${name} = any(partners)`,
        )
      }
    },
  },
]
