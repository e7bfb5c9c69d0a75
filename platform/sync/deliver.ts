import type { DeliveryOutcome } from './delivery.ts'
import { noteServerTime } from './health.ts'
import { alone, change, markTried } from './outbox.ts'
import type { OutboxRow, Store, VaultRow } from './store.ts'

/** What became of it: how many the server has taken, and how many still wait. */
export type Delivered = { readonly done: number; readonly left: number }

type Posting = (token: string, batch: readonly OutboxRow[]) => Promise<Response>

const firstBatch = 50

/**
 * Sends for people whose own pages are shut: the copies that only the server can read, with a token that can do nothing
 * else. What the server refused stays for its owner, who asks again under the same id and hears why.
 */
export async function deliverSealed(
  store: Store,
  isWanted: (accountId: string) => boolean,
  post: Posting = postSealed,
): Promise<Delivered> {
  return alone(async () => {
    const total = { done: 0, left: 0 }
    for (const vault of await store.getAll('vaults')) {
      if (!isWanted(vault.accountId) || !vault.delivery) continue
      const { done, left } = await deliverFor(store, vault, (batch) => post(vault.delivery?.token ?? '', batch))
      total.done += done
      total.left += left
    }
    return total
  })
}

async function deliverFor(
  store: Store,
  { accountId }: VaultRow,
  post: (batch: readonly OutboxRow[]) => Promise<Response>,
): Promise<Delivered> {
  let size = firstBatch
  let done = 0
  /** What cannot go this time; nothing waits for it. */
  const aside = new Set<number>()
  for (;;) {
    const waiting = (await store.getAllFromIndex('outbox', 'account', accountId)).filter(mayGo)
    const wanted = waiting.filter(({ place }) => !aside.has(place)).slice(0, size)
    if (wanted.length === 0) return { done, left: waiting.length }
    const batch = await markTried({ store }, wanted)
    if (batch.length === 0) continue
    const response = await post(batch).catch(() => undefined)
    if (response?.status === 413 || response?.status === 422) {
      if (batch.length === 1) aside.add(batch[0]?.place ?? 0)
      size = batch.length === 1 ? firstBatch : Math.ceil(batch.length / 2)
      continue
    }
    const outcomes = response?.ok ? await outcomesIn(response) : []
    if (outcomes.length === 0) return { done, left: waiting.length }
    for (const [at, row] of batch.entries()) {
      const outcome = outcomes.find(({ commandId }) => commandId === row.commandId) ?? outcomes[at]
      const taken = outcome ? await take(store, row, outcome) : 'later'
      if (taken === 'done') done += 1
      if (taken === 'later') aside.add(row.place)
    }
  }
}

async function take(store: Store, row: OutboxRow, outcome: DeliveryOutcome): Promise<DeliveryOutcome['status']> {
  const { status, commandId } = outcome
  if (status === 'later' || (commandId !== null && commandId !== row.commandId)) return 'later'
  await change(store, [row.place], (now) => {
    // A copy that the server cannot open is of no use: its owner sends it the ordinary way.
    if (commandId === null) return withoutCopy(now)
    return status === 'done' ? undefined : { ...now, answered: status }
  })
  return status
}

function withoutCopy({ delivery: _, ...row }: OutboxRow): OutboxRow {
  return row
}

/** A row whose owner is wanted to look at it does not ask the server over and over. */
function mayGo(row: OutboxRow): boolean {
  return row.state === 'waiting' && row.answered === undefined && row.delivery !== undefined
}

async function postSealed(token: string, batch: readonly OutboxRow[]): Promise<Response> {
  const response = await fetch('/api/v1/deliveries', {
    method: 'POST',
    // Whoever is signed in on this phone has nothing to do with it.
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ sealed: batch.map(({ delivery }) => delivery) }),
    signal: AbortSignal.timeout(30_000),
  })
  noteServerTime(response)
  return response
}

async function outcomesIn(response: Response): Promise<readonly DeliveryOutcome[]> {
  const body = (await response.json().catch(() => undefined)) as { outcomes?: unknown } | undefined
  return Array.isArray(body?.outcomes) ? (body.outcomes as DeliveryOutcome[]) : []
}
