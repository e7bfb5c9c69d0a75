import * as v from 'valibot'
import { type Grant, roles } from '../../platform/access/roles.ts'
import { type Actor, holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { all, type Database, maybe, one, sql } from '../../platform/db/database.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { Text, Uuid } from '../../platform/journal/snapshot.ts'
import { peopleProblems } from './contract.ts'
import { hashSecret } from './handlers/secrets.ts'

export const Account = v.strictObject({
  accountId: Uuid,
  name: Text,
  phone: Text,
  status: v.picklist(['active', 'disabled']),
  hasPassword: v.boolean(),
  grants: v.array(v.strictObject({ role: v.picklist(roles), teamId: v.nullable(Uuid), partnerId: v.nullable(Uuid) })),
})
export type Account = v.InferOutput<typeof Account>
export type SignedIn = { actor: Actor & { accountId: string }; name: string }

/** Whether nobody has an account here yet: then the first-run page is shown. */
export async function isFirstRun(db: Database): Promise<boolean> {
  const { taken } = await one(db, sql<{ taken: boolean }>`select people_any_account() as taken`)
  return !taken
}

/** A phone with leave to deliver its owner's words. `barred`: they are to be held, whatever the owner's roles. */
export type Device = { actor: Actor & { accountId: string }; deviceId: string; barred: Problem | undefined }

/** How long a phone may be silent, and how long after its leave was taken away its queue is still taken in. */
const silentDays = 365
const revokedDays = 90

/** The phone behind a device token, and whom it delivers for. */
export async function findDevice(db: Database, token: string, now = Date.now()): Promise<Device | undefined> {
  const device = await maybe(
    db,
    sql<{ commune_id: string; account_id: string; device_id: string; seen_at: string; revoked_at: string | null }>`
      select * from people_find_device(${hashSecret(token)})`,
  )
  if (!device || Date.parse(device.seen_at) < now - silentDays * 86_400_000) return undefined
  const { revoked_at: revokedAt } = device
  if (revokedAt !== null && Date.parse(revokedAt) < now - revokedDays * 86_400_000) return undefined
  const found = await findActor(db, device)
  if (!found) return undefined
  const barred =
    found.status === 'disabled' ? 'people.account_disabled' : revokedAt !== null ? 'people.device_revoked' : undefined
  return { actor: found.actor, deviceId: device.device_id, barred: barred && peopleProblems.make(barred) }
}

/** The person behind a session's secret, with the roles they hold now. */
export async function findSignedIn(db: Database, secret: string, now = Date.now()): Promise<SignedIn | undefined> {
  const session = await maybe(
    db,
    sql<{
      commune_id: string
      account_id: string
      expires_at: string
    }>`select commune_id, account_id, expires_at from people_find_session(${hashSecret(secret)})`,
  )
  if (!session || Date.parse(session.expires_at) < now) return undefined
  const found = await findActor(db, session)
  return found?.status === 'active' ? { actor: found.actor, name: found.name } : undefined
}

async function findActor(
  db: Database,
  { commune_id: communeId, account_id: accountId }: { commune_id: string; account_id: string },
): Promise<(SignedIn & { status: Account['status'] }) | undefined> {
  return withScope(db, { accountId, communeId, grants: [] }, 'read only', async ({ tx }) => {
    const account = await maybe(
      tx,
      sql<{ name: string; status: Account['status']; grants: Grant[] }>`
        select a.name, a.status, coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id, 'partnerId', g.partner_id))
                                filter (where g.role is not null), '[]') as grants
        from people_account a left join people_grant g using (commune_id, account_id)
        where a.commune_id = ${communeId} and a.account_id = ${accountId} group by a.name, a.status`,
    )
    return (
      account && {
        name: account.name,
        status: account.status,
        actor: { accountId, communeId, grants: account.grants },
      }
    )
  })
}

/** Accounts of the commune, for those who hand them out. */
export async function listAccounts(scope: Scope): Promise<Account[]> {
  if (!holds(scope, ['coordinator', 'admin'])) return []
  return all(
    scope.tx,
    sql<Account>`
      select a.account_id as "accountId", a.name, a.phone, a.status, a.password_hash is not null as "hasPassword",
             coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id, 'partnerId', g.partner_id) order by g.role)
                      filter (where g.role is not null), '[]') as grants
      from people_account a left join people_grant g using (commune_id, account_id)
      where a.commune_id = ${scope.communeId} group by a.account_id, a.name, a.phone, a.status, a.password_hash order by a.name`,
  )
}

/** Names of accounts by id, for showing who did something; names only, and only within the commune. */
export async function listNames(scope: Scope, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await all(
    scope.tx,
    sql<{ account_id: string; name: string }>`
      select account_id, name from people_account where commune_id = ${scope.communeId} and account_id = any(${[...accountIds]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.account_id, row.name]))
}

/** Accounts by id, for those who hand them out. */
export async function snapshotAccounts(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  const accounts = (await listAccounts(scope)).filter(({ accountId }) => ids.includes(accountId))
  return new Map(accounts.map((account) => [account.accountId, account]))
}
