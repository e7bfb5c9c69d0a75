import { v7 as newId } from 'uuid'
import { type Actor, withScope } from '../../../platform/access/scope.ts'
import { all, type Database, maybe, one, run, sql } from '../../../platform/db/database.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { parsePhone } from '../../../platform/words/phone.ts'
import { peopleProblems } from '../contract.ts'
import { revokeDevices } from './devices.ts'
import { hashPassword, hashSecret, matchesPassword, newSecret } from './secrets.ts'

// Sessions are not commands: a failed sign-in must leave its trace although nothing was done (decision 0004).

const sessionDays = 180
const lockAfter = 8
const lockMinutes = 15

export type Session = {
  readonly secret: string
  readonly communeId: string
  readonly accountId: string
  readonly expiresAt: string
}
type Refused = { ok: false; problem: Problem }
type SignIn = { ok: true; session: Session } | Refused

export async function signIn(
  db: Database,
  input: { phone: string; password: string; communeId?: string; device: string; address: string },
  now = Date.now(),
): Promise<SignIn> {
  const phone = parsePhone(input.phone) ?? ''
  const subjects = [hashSecret(`phone ${phone}`), hashSecret(`address ${input.address}`)]
  if (await isLocked(db, subjects, now)) return { ok: false, problem: peopleProblems.make('people.locked_out') }
  const accounts = await all(
    db,
    sql<{
      commune_id: string
      account_id: string
      password_hash: string | null
      status: string
    }>`select * from people_find_by_phone(${phone})`,
  )
  const candidates = accounts.filter(
    (account) => input.communeId === undefined || account.commune_id === input.communeId,
  )
  for (const account of candidates) {
    if (
      account.password_hash &&
      (await matchesPassword(input.password, account.password_hash)) &&
      account.status === 'active'
    ) {
      await run(db, sql`delete from people_failure where subject = ${subjects[0]}`)
      return { ok: true, session: await startSession(db, account.commune_id, account.account_id, input.device, now) }
    }
  }
  // As long as for a real account, so that timing does not tell which numbers are known.
  if (!candidates.some((account) => account.password_hash)) await hashPassword(input.password)
  await run(
    db,
    sql`insert into people_failure (subject, failed_at) select unnest(${subjects}::text[]), ${new Date(now).toISOString()}`,
  )
  return { ok: false, problem: peopleProblems.make('people.wrong_password') }
}

/**
 * Spends an invitation: opens a session once, and never again. Sessions from before it end, and so does a password that
 * it replaces; not so with the one that people make for a new phone of their own.
 */
export async function acceptInvitation(
  db: Database,
  secret: string,
  device: string,
  now = Date.now(),
): Promise<{ ok: true; session: Session; tookPassword: boolean } | Refused> {
  const found = await maybe(
    db,
    sql<{ commune_id: string; invitation_id: string; account_id: string; expires_at: string; used_at: string | null }>`
      select * from people_find_invitation(${hashSecret(secret)})`,
  )
  const spent = { ok: false as const, problem: peopleProblems.make('people.invitation_spent') }
  if (!found || found.used_at !== null || Date.parse(found.expires_at) < now) return spent
  const claimed = await withScope(
    db,
    { accountId: found.account_id, communeId: found.commune_id, grants: [] },
    'read write',
    async ({ tx }) => {
      const used = await maybe(
        tx,
        sql<{ keeps: boolean }>`update people_invitation i set used_at = ${new Date(now).toISOString()}
          from people_account a where a.commune_id = i.commune_id and a.account_id = i.account_id and a.status = 'active'
          and i.commune_id = ${found.commune_id} and i.invitation_id = ${found.invitation_id} and i.used_at is null
          returning i.keeps_sessions as keeps`,
      )
      if (!used) return undefined
      if (used.keeps) return { tookPassword: false }
      await revokeDevices(tx, found.commune_id, found.account_id, new Date(now).toISOString())
      await run(
        tx,
        sql`delete from people_session where commune_id = ${found.commune_id} and account_id = ${found.account_id}`,
      )
      const taken = await run(
        tx,
        sql`update people_account a set password_hash = null from people_invitation i
            where i.commune_id = ${found.commune_id} and i.invitation_id = ${found.invitation_id} and i.replaces_password
              and a.commune_id = i.commune_id and a.account_id = i.account_id and a.password_hash is not null`,
      )
      return { tookPassword: taken === 1 }
    },
  )
  return claimed
    ? { ok: true, ...claimed, session: await startSession(db, found.commune_id, found.account_id, device, now) }
    : spent
}

/** Every phone but the one with this secret has to sign in again. What waits on them still goes, sealed. */
export async function endOtherSessions(db: Database, actor: Actor, secret: string): Promise<void> {
  await withScope(db, actor, 'read write', ({ tx }) =>
    run(
      tx,
      sql`delete from people_session where commune_id = ${actor.communeId} and account_id = ${actor.accountId}
          and secret_hash <> ${hashSecret(secret)}`,
    ),
  )
}

export async function startSession(
  db: Database,
  communeId: string,
  accountId: string,
  device: string,
  now = Date.now(),
): Promise<Session> {
  const secret = newSecret()
  const at = new Date(now).toISOString()
  const expiresAt = new Date(now + sessionDays * 86_400_000).toISOString()
  await withScope(db, { accountId, communeId, grants: [] }, 'read write', ({ tx }) =>
    run(
      tx,
      sql`insert into people_session (commune_id, session_id, account_id, secret_hash, device, created_at, seen_at, expires_at)
          values (${communeId}, ${newId()}, ${accountId}, ${hashSecret(secret)}, ${device.slice(0, 200)}, ${at}, ${at}, ${expiresAt})`,
    ),
  )
  return { secret, communeId, accountId, expiresAt }
}

export async function endSession(db: Database, actor: Actor, secret: string): Promise<void> {
  await withScope(db, actor, 'read write', ({ tx }) =>
    run(
      tx,
      sql`delete from people_session where commune_id = ${actor.communeId} and secret_hash = ${hashSecret(secret)}`,
    ),
  )
}

/**
 * Puts a session behind a phone's lock: the cookie it was known by opens nothing any more, and whoever knows the secret
 * behind `resumeHash` may take it up again.
 */
export async function lockSession(db: Database, actor: Actor, secret: string, resumeHash: string): Promise<void> {
  await withScope(db, actor, 'read write', ({ tx }) =>
    run(
      tx,
      sql`update people_session set resume_hash = ${resumeHash}, secret_hash = ${hashSecret(newSecret())}
          where commune_id = ${actor.communeId} and secret_hash = ${hashSecret(secret)}`,
    ),
  )
}

/** The session behind the lock again, under a new secret; undefined when it is over. */
export async function resumeSession(db: Database, resume: string, now = Date.now()): Promise<Session | undefined> {
  const found = await maybe(
    db,
    sql<{ commune_id: string; session_id: string; account_id: string; expires_at: string }>`
      select * from people_find_resume(${hashSecret(resume)})`,
  )
  if (!found || Date.parse(found.expires_at) < now) return undefined
  const { commune_id: communeId, account_id: accountId, expires_at: expiresAt } = found
  const secret = newSecret()
  const taken = await withScope(db, { accountId, communeId, grants: [] }, 'read write', ({ tx }) =>
    run(
      tx,
      sql`update people_session set resume_hash = null, secret_hash = ${hashSecret(secret)}, seen_at = ${new Date(now).toISOString()}
          where commune_id = ${communeId} and session_id = ${found.session_id} and resume_hash = ${hashSecret(resume)}`,
    ),
  )
  return taken === 1 ? { secret, communeId, accountId, expiresAt } : undefined
}

async function isLocked(db: Database, subjects: readonly string[], now: number): Promise<boolean> {
  const since = new Date(now - lockMinutes * 60_000).toISOString()
  await run(db, sql`delete from people_failure where failed_at < ${new Date(now - 86_400_000).toISOString()}`)
  // A whole office shares one address, so an address may fail more often than one number.
  const { locked } = await one(
    db,
    sql<{ locked: boolean }>`
      select (select count(*) from people_failure where subject = ${subjects[0]} and failed_at > ${since}) >= ${lockAfter}
          or (select count(*) from people_failure where subject = ${subjects[1]} and failed_at > ${since}) >= ${lockAfter * 10} as locked`,
  )
  return locked
}
