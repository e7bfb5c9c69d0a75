import type { Scope } from '../access/scope.ts'
import { all, maybe, one, run, sql } from '../db/database.ts'
import type { Work } from './command.ts'
import type { Problem } from './problem.ts'

/** An order that waits for an officer, or that one has decided on. */
export type Held = {
  readonly commandId: string
  /** Who gave it. */
  readonly accountId: string
  readonly type: string
  readonly payload: unknown
  readonly deviceAt: string
  readonly receivedAt: string
  /** Why it was not taken. */
  readonly problem: Problem
  readonly status: 'waiting' | 'accepted' | 'declined'
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly reason: string
}

/** What was decided is kept as long as a phone may still ask for it; what it said stands in the journal, if accepted. */
const keptDays = 90

const columns = sql`command_id as "commandId", account_id as "accountId", type, payload, device_at as "deviceAt",
  received_at as "receivedAt", problem, status, decided_at as "decidedAt", decided_by as "decidedBy", reason`

/** In the transaction of the refusal, so that there is never the one without the other. */
export async function holdForOfficer(
  { scope, commandId, deviceAt, receivedAt }: Work,
  { type, payload, problem }: { type: string; payload: unknown; problem: Problem },
): Promise<void> {
  await run(
    scope.tx,
    sql`insert into journal_held (commune_id, command_id, account_id, type, payload, device_at, received_at, problem)
        values (${scope.communeId}, ${commandId}, ${scope.accountId}, ${type}, ${JSON.stringify(payload)}::jsonb,
                ${deviceAt}, ${receivedAt}, ${JSON.stringify(problem)}::jsonb)`,
  )
  await purge(scope, receivedAt)
}

/** For deciding: nobody else decides on it until the commit. */
export async function lockHeld({ tx, communeId }: Scope, commandId: string): Promise<Held | undefined> {
  return maybe(
    tx,
    sql<Held>`select ${columns} from journal_held where commune_id = ${communeId} and command_id = ${commandId} for update`,
  )
}

export async function decideHeld(
  { scope, commandId: decidedAs, receivedAt }: Work,
  commandId: string,
  decided: { status: 'accepted' | 'declined'; reason: string },
): Promise<void> {
  await run(
    scope.tx,
    sql`update journal_held set status = ${decided.status}, reason = ${decided.reason}, decided_at = ${receivedAt},
          decided_by = ${scope.accountId}, decided_as = ${decidedAs}
        where commune_id = ${scope.communeId} and command_id = ${commandId}`,
  )
  await purge(scope, receivedAt)
}

/** Held orders as they were given: the waiting ones in the order they came, decided ones with the latest first. */
export async function listHeldOrders(
  { tx, communeId }: Scope,
  { waiting, page, size }: { readonly waiting: boolean; readonly page: number; readonly size: number },
): Promise<{ rows: Held[]; total: number }> {
  const where = sql`commune_id = ${communeId} and (status = 'waiting') = ${waiting}`
  const { total } = await one(tx, sql<{ total: number }>`select count(*) as total from journal_held where ${where}`)
  // Ids are born in order, which tells the orders of one batch apart: a household is registered before it is visited.
  const order = waiting ? sql`received_at, command_id` : sql`decided_at desc, command_id`
  const rows = await all(
    tx,
    sql<Held>`select ${columns} from journal_held where ${where} order by ${order} limit ${size} offset ${(page - 1) * size}`,
  )
  return { rows, total }
}

/** By the ids under which they were given; of one giver only, where one is named. */
export async function listHeldByIds(
  { tx, communeId }: Scope,
  ids: readonly string[],
  accountId: string | null = null,
): Promise<Held[]> {
  return all(
    tx,
    sql<Held>`select ${columns} from journal_held
      where commune_id = ${communeId} and command_id = any(${[...ids]}::uuid[]) and (${accountId}::uuid is null or account_id = ${accountId}::uuid)
      order by received_at, command_id`,
  )
}

async function purge({ tx, communeId }: Scope, now: string): Promise<void> {
  await run(
    tx,
    sql`delete from journal_held
        where commune_id = ${communeId} and status <> 'waiting' and decided_at < ${now}::timestamptz - make_interval(days => ${keptDays})`,
  )
}
