import type { Grant } from '../../platform/access/roles.ts'
import { type Actor, holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { all, type Database, maybe, one, sql } from '../../platform/db/database.ts'
import { hashSecret } from './handlers/secrets.ts'

export type Account = {
  accountId: string
  name: string
  phone: string
  status: 'active' | 'disabled'
  hasPassword: boolean
  grants: Grant[]
}
export type SignedIn = { actor: Actor & { accountId: string }; name: string }

/** Whether nobody has an account here yet: then the first-run page is shown. */
export async function isFirstRun(db: Database): Promise<boolean> {
  const { taken } = await one(db, sql<{ taken: boolean }>`select people_any_account() as taken`)
  return !taken
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
  const bare = { accountId: session.account_id, communeId: session.commune_id, grants: [] }
  return withScope(db, bare, 'read only', async ({ tx }) => {
    const account = await maybe(
      tx,
      sql<{ name: string; grants: Grant[] }>`
        select a.name, coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id, 'partnerId', g.partner_id))
                                filter (where g.role is not null), '[]') as grants
        from people_account a left join people_grant g using (commune_id, account_id)
        where a.commune_id = ${session.commune_id} and a.account_id = ${session.account_id} and a.status = 'active' group by a.name`,
    )
    return (
      account && {
        name: account.name,
        actor: { accountId: session.account_id, communeId: session.commune_id, grants: account.grants },
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
