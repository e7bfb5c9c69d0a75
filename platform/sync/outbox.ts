import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Envelope, Receipt } from '../journal/command.ts'

/** A command kept on the phone until the server's receipt for it has come. */
export type Kept = Fresh & {
  /** The order of keeping, which a phone's wrong clock cannot upset: a new household goes before the visit to it. */
  readonly place: number
  readonly savedAt: string
  readonly state: 'waiting' | 'refused'
  /** Whether the server may already know it: its answer can have been lost on the way. */
  readonly tried: boolean
  readonly problem: Receipt['problem']
}

export type Fresh = {
  readonly envelope: Envelope
  readonly accountId: string
  /** What people read in the waiting list: "Hộ bà Lan · VNeID". */
  readonly label: string
  /** Follows from something else the person did here, and is not theirs to look after. */
  readonly silent?: boolean
}

interface Store extends DBSchema {
  outbox: { key: number; value: Kept; indexes: { account: string } }
}

export type Outbox = IDBPDatabase<Store>

export async function openOutbox(): Promise<Outbox> {
  return openDB<Store>('thonso', 1, {
    upgrade: (db) => {
      db.createObjectStore('outbox', { keyPath: 'place', autoIncrement: true }).createIndex('account', 'accountId')
    },
  })
}

/** Saved means saved: resolves only once the phone has written it down for good. */
export async function keep(outbox: Outbox, fresh: Fresh): Promise<number> {
  const tx = outbox.transaction('outbox', 'readwrite', { durability: 'strict' })
  const place = await tx.store.add(unplaced(fresh))
  await tx.done
  return place
}

/** Puts new words in the place of kept ones, last in the queue: at no moment is neither of them, or are both, there. */
export async function replace(outbox: Outbox, places: readonly number[], fresh: readonly Fresh[]): Promise<number[]> {
  const tx = outbox.transaction('outbox', 'readwrite', { durability: 'strict' })
  await Promise.all(places.map((place) => tx.store.delete(place)))
  const taken: number[] = []
  for (const each of fresh) taken.push(await tx.store.add(unplaced(each)))
  await tx.done
  return taken
}

/** Takes up commands kept on another phone: those not here yet. The server may know them already. Answers how many came. */
export async function restore(outbox: Outbox, accountId: string, fresh: readonly Fresh[]): Promise<number> {
  const tx = outbox.transaction('outbox', 'readwrite', { durability: 'strict' })
  const here = new Set((await tx.store.index('account').getAll(accountId)).map(({ envelope }) => envelope.id))
  const missing = fresh.filter(({ envelope }) => !here.has(envelope.id))
  for (const each of missing) await tx.store.add({ ...unplaced(each), tried: true })
  await tx.done
  return missing.length
}

/** One person's kept commands in the order they were made. */
export async function listKept(outbox: Outbox, accountId: string): Promise<Kept[]> {
  return outbox.getAllFromIndex('outbox', 'account', accountId)
}

export async function findKept(outbox: Outbox, place: number): Promise<Kept | undefined> {
  return outbox.get('outbox', place)
}

export async function drop(outbox: Outbox, place: number): Promise<void> {
  await outbox.delete('outbox', place)
}

export async function markTried(outbox: Outbox, batch: readonly Kept[]): Promise<void> {
  const fresh = batch.filter((kept) => !kept.tried)
  if (fresh.length > 0) await change(outbox, fresh, (kept) => ({ ...kept, tried: true }))
}

/** A refused command stays with its reason until its maker mends or drops it. */
export async function markRefused(outbox: Outbox, kept: Kept, problem: Receipt['problem']): Promise<void> {
  await change(outbox, [kept], (now) => ({ ...now, tried: true, state: 'refused', problem }))
}

/** Only what is still there: what its maker dropped or mended meanwhile must not come back. */
async function change(outbox: Outbox, batch: readonly Kept[], to: (kept: Kept) => Kept): Promise<void> {
  const tx = outbox.transaction('outbox', 'readwrite', { durability: 'strict' })
  for (const { place } of batch) {
    const now = await tx.store.get(place)
    if (now) await tx.store.put(to(now))
  }
  await tx.done
}

/** One sender at a time over all tabs. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('thonso-outbox', work) : work()
}

/** The store gives the place itself, which the type of its rows cannot say. */
function unplaced({ envelope, accountId, label, silent = false }: Fresh): Kept {
  const row: Omit<Kept, 'place'> = {
    envelope,
    accountId,
    label,
    silent,
    savedAt: new Date().toISOString(),
    state: 'waiting',
    tried: false,
    problem: null,
  }
  return row as Kept
}
