import { type Actor, withScope } from '../../../platform/access/scope.ts'
import { type Database, one, run, sql, type Tx } from '../../../platform/db/database.ts'
import { hashSecret, newSecret } from './secrets.ts'

// Devices are not commands, for the reason that sessions are none (decision 0004): their tokens must not be journalled.

/** More phones than anybody has; the one that was silent longest gives way. */
const mostDevices = 20

/**
 * Gives a phone its token for delivering this person's words. Asked again it gives another one, while the one before
 * still holds; a phone whose token was taken away is trusted again, since its owner has just signed in on it.
 */
export async function registerDevice(
  db: Database,
  actor: Actor & { accountId: string },
  device: { deviceId: string; name: string },
  now = Date.now(),
): Promise<{ token: string }> {
  const { accountId, communeId } = actor
  const token = newSecret()
  const at = new Date(now).toISOString()
  await withScope(db, actor, 'read write', async ({ tx }) => {
    await one(
      tx,
      sql`insert into people_device as d (commune_id, device_id, account_id, token_hash, name, created_at, seen_at)
          values (${communeId}, ${device.deviceId}, ${accountId}, ${hashSecret(token)}, ${device.name.slice(0, 200)}, ${at}, ${at})
          on conflict on constraint people_device_pk do update set token_hash = excluded.token_hash, name = excluded.name,
            earlier_hash = case when d.revoked_at is null then d.token_hash end, seen_at = excluded.seen_at, revoked_at = null
          returning device_id`,
    )
    await run(
      tx,
      sql`delete from people_device where commune_id = ${communeId} and account_id = ${accountId} and device_id in (
            select device_id from people_device where commune_id = ${communeId} and account_id = ${accountId}
            order by seen_at desc, device_id offset ${mostDevices})`,
    )
  })
  return { token }
}

/** From here on these phones' words are only held: one of them may be in other hands. None of its queue is lost. */
export async function revokeDevices(tx: Tx, communeId: string, accountId: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update people_device set revoked_at = ${at} where commune_id = ${communeId} and account_id = ${accountId} and revoked_at is null`,
  )
}

export async function noteDelivery(db: Database, actor: Actor, deviceId: string, now = Date.now()): Promise<void> {
  await withScope(db, actor, 'read write', ({ tx }) =>
    run(
      tx,
      sql`update people_device set seen_at = ${new Date(now).toISOString()}
          where commune_id = ${actor.communeId} and account_id = ${actor.accountId} and device_id = ${deviceId}`,
    ),
  )
}
