import type { Envelope, Receipt } from '../journal/command.ts'
import { sealDelivery } from './delivery.ts'
import type { OutboxRow, Store } from './store.ts'
import type { Vault } from './vault.ts'

/** A command kept on the phone until the server's receipt for it has come, as its owner reads it. */
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
  /** What people read in the waiting list: "Hộ bà Lan · VNeID". */
  readonly label: string
  /** Follows from something else the person did here, and is not theirs to look after. */
  readonly silent?: boolean
}

/** One person's queue: the store of the phone, and the one key that reads this person's rows in it. */
export type Outbox = { readonly store: Store; readonly vault: Vault }

/** Saved means saved: resolves only once the phone has written it down for good. */
export async function keep(outbox: Outbox, fresh: Fresh): Promise<number> {
  const [place = 0] = await replace(outbox, [], [fresh])
  return place
}

/** Puts new words in the place of kept ones, last in the queue: at no moment is neither of them, or are both, there. */
export async function replace(outbox: Outbox, places: readonly number[], fresh: readonly Fresh[]): Promise<number[]> {
  // Sealed beforehand: a transaction does not wait for anything but the store.
  const rows = await Promise.all(fresh.map((each) => rowOf(outbox, each)))
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  await Promise.all(places.map((place) => tx.store.delete(place)))
  const taken: number[] = []
  for (const row of rows) taken.push(await tx.store.add(row))
  await tx.done
  return taken
}

/** Takes up commands kept on another phone: those not here yet. The server may know them already. Answers how many came. */
export async function restore(outbox: Outbox, fresh: readonly Fresh[]): Promise<number> {
  const rows = await Promise.all(fresh.map((each) => rowOf(outbox, each)))
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  const here = new Set((await tx.store.index('account').getAll(outbox.vault.accountId)).map((row) => row.commandId))
  const missing = rows.filter(({ commandId }) => !here.has(commandId))
  for (const row of missing) await tx.store.add({ ...row, tried: true })
  await tx.done
  return missing.length
}

/** One person's kept commands in the order they were made: those that their key still opens. */
export async function listKept({ store, vault }: Outbox): Promise<Kept[]> {
  const rows = await store.getAllFromIndex('outbox', 'account', vault.accountId)
  const opened = await Promise.all(rows.map((row) => opening(vault, row)))
  return opened.filter((kept) => kept !== undefined)
}

export async function findKept({ store, vault }: Outbox, place: number): Promise<Kept | undefined> {
  const row = await store.get('outbox', place)
  return row && opening(vault, row)
}

export async function drop({ store }: Pick<Outbox, 'store'>, place: number): Promise<void> {
  await store.delete('outbox', place)
}

export async function markTried(
  { store }: Pick<Outbox, 'store'>,
  batch: readonly Pick<OutboxRow, 'place' | 'tried'>[],
): Promise<void> {
  const places = batch.filter(({ tried }) => !tried).map(({ place }) => place)
  if (places.length > 0) await change(store, places, (row) => ({ ...row, tried: true }))
}

/** A refused command stays with its reason until its maker mends or drops it. */
export async function markRefused({ store, vault }: Outbox, kept: Kept, problem: Receipt['problem']): Promise<void> {
  const sealed = problem && (await vault.seal(problem))
  await change(store, [kept.place], (row) => ({ ...row, tried: true, state: 'refused', problem: sealed }))
}

/** Only what is still there: what its maker dropped or mended meanwhile must not come back. */
export async function change(
  store: Store,
  places: readonly number[],
  to: (row: OutboxRow) => OutboxRow | undefined,
): Promise<void> {
  const tx = store.transaction('outbox', 'readwrite', { durability: 'strict' })
  for (const place of places) {
    const now = await tx.store.get(place)
    const then = now && to(now)
    if (then) await tx.store.put(then)
    else if (now) await tx.store.delete(place)
  }
  await tx.done
}

/** One sender at a time over all tabs and the service worker. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('thonso-outbox', work) : work()
}

/** Gives a copy for the server to what was kept before this phone could deliver for its owner. */
export async function coverRows(outbox: Outbox): Promise<void> {
  const { store, vault } = outbox
  const rows = await store.getAllFromIndex('outbox', 'account', vault.accountId)
  for (const row of rows.filter((each) => each.delivery === undefined && each.state === 'waiting')) {
    const kept = await opening(vault, row)
    const delivery = kept && (await copyFor(outbox, kept.envelope))
    if (delivery) await change(store, [row.place], (now) => ({ ...now, delivery }))
  }
}

/** What a place holds never changes, so a long queue is opened once and not at every look at it. */
const opened = new WeakMap<Vault, Map<number, Pick<Kept, 'envelope' | 'label'>>>()

async function opening(vault: Vault, row: OutboxRow): Promise<Kept | undefined> {
  try {
    const known = opened.get(vault) ?? new Map<number, Pick<Kept, 'envelope' | 'label'>>()
    const contents = known.get(row.place) ?? ((await vault.open(row.contents)) as Pick<Kept, 'envelope' | 'label'>)
    opened.set(vault, known.set(row.place, contents))
    const { envelope, label } = contents
    const problem = row.problem && ((await vault.open(row.problem)) as Receipt['problem'])
    const { place, savedAt, state, tried, silent } = row
    return { envelope, label, place, savedAt, state, tried, silent, problem }
  } catch {
    // Kept under a key that is gone; its copy for the server still goes.
    return undefined
  }
}

async function copyFor({ store, vault }: Outbox, envelope: Envelope): Promise<string | undefined> {
  const delivery = (await store.get('vaults', vault.accountId))?.delivery
  return delivery && sealDelivery(delivery.serverKey, { accountId: vault.accountId, envelope })
}

/** The store gives the place itself, which the type of its rows cannot say. */
export async function rowOf(outbox: Outbox, { envelope, label, silent = false }: Fresh): Promise<OutboxRow> {
  const { vault } = outbox
  const [contents, delivery] = await Promise.all([vault.seal({ envelope, label }), copyFor(outbox, envelope)])
  const row: Omit<OutboxRow, 'place'> = {
    accountId: vault.accountId,
    commandId: envelope.id,
    state: 'waiting',
    tried: false,
    silent,
    savedAt: new Date().toISOString(),
    contents,
    problem: null,
    ...(delivery === undefined ? {} : { delivery }),
  }
  return row as OutboxRow
}
