import { v7 as newId } from 'uuid'
import type { Envelope, Receipt } from '../journal/command.ts'
import { inTurn } from './in-turn.ts'
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

/** An order as it is born on this phone. */
export function freshOrder(type: string, payload: unknown, label: string, silent = false): Fresh {
  return { envelope: { id: newId(), type, at: new Date().toISOString(), payload }, label, silent }
}

/** The same words once more: a refused id stays refused on the server. */
export function anew(one: Fresh): Fresh {
  return { ...one, envelope: { ...one.envelope, id: newId() } }
}

/**
 * Puts new words in the place of kept ones, last in the queue: at no moment is neither of them, or are both, there.
 * Saved means saved: it resolves, with the places, only once the phone has written them down for good. The copy for
 * the server comes after (`coverRows`): nobody waits for it.
 */
export async function replace(outbox: Outbox, places: readonly number[], fresh: readonly Fresh[]): Promise<number[]> {
  // Sealed beforehand: a transaction does not wait for anything but the store.
  const rows = await Promise.all(fresh.map((each) => rowOf(outbox, each)))
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  const dropping = places.map((place) => tx.store.delete(place))
  const adding = rows.map((row) => tx.store.add(row))
  // Nothing more is asked of it; a browser that cannot be told so finds it out by itself, a little later.
  tx.commit?.()
  const [taken] = await Promise.all([Promise.all(adding), tx.done, ...dropping])
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
  const opened = await Promise.all(rows.map((row) => openRow(vault, row)))
  return opened.filter((kept) => kept !== undefined)
}

export async function findKept({ store, vault }: Outbox, place: number): Promise<Kept | undefined> {
  const row = await store.get('outbox', place)
  return row && openRow(vault, row)
}

export async function drop({ store }: Pick<Outbox, 'store'>, place: number): Promise<void> {
  await store.delete('outbox', place)
}

/**
 * Takes back what its maker does not want after all. Where the server may have it, or is just being told, `undo` goes in
 * its place: that is read in the very stroke that takes it away, and not from what a page remembers.
 */
export async function withdraw(outbox: Outbox, place: number, undo: Fresh | undefined): Promise<void> {
  const row = undo && (await rowOf(outbox, undo))
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  const now = await tx.store.get(place)
  if (now) await tx.store.delete(place)
  if (row && now?.tried && now.state === 'waiting') await tx.store.add(row)
  await tx.done
}

/** Another command for one that is still there: what its maker took back or mended meanwhile must not come again. Answers its place. */
export async function exchange(outbox: Outbox, place: number, fresh: Fresh): Promise<number | undefined> {
  const row = await rowOf(outbox, fresh)
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  const isThere = (await tx.store.get(place)) !== undefined
  if (isThere) await tx.store.delete(place)
  const taken = isThere ? await tx.store.add(row) : undefined
  await tx.done
  return taken
}

/** Notes that the server may know them from now on. Answers those still there: what was taken back meanwhile does not go. */
export async function markTried<Row extends Pick<OutboxRow, 'place'>>(
  { store }: Pick<Outbox, 'store'>,
  batch: readonly Row[],
): Promise<readonly Row[]> {
  const here = new Set<number>()
  await change(
    store,
    batch.map(({ place }) => place),
    (row) => {
      here.add(row.place)
      return row.tried ? row : { ...row, tried: true }
    },
  )
  return batch.filter(({ place }) => here.has(place))
}

/** A refused command stays with its reason until its maker mends or drops it, also one that its maker never looked after. */
export async function markRefused({ store, vault }: Outbox, kept: Kept, problem: Receipt['problem']): Promise<void> {
  const sealed = problem && (await vault.seal(problem))
  await change(store, [kept.place], (row) => ({
    ...row,
    tried: true,
    state: 'refused',
    silent: false,
    problem: sealed,
  }))
}

/** What a refused command said of somebody who was erased goes from this phone as well: the reason stays, and no word. */
export async function forget(outbox: Outbox, kept: Kept, problem: NonNullable<Receipt['problem']>): Promise<void> {
  const { store, vault } = outbox
  const envelope = { ...kept.envelope, payload: {} }
  const wordless = await rowOf(outbox, { envelope, label: '', silent: kept.silent ?? false })
  const sealed = await vault.seal(problem)
  const tx = store.transaction('outbox', 'readwrite', { durability: 'strict' })
  const stands = await tx.store.get(kept.place)
  if (stands) {
    await tx.store.delete(kept.place)
    await tx.store.add({ ...wordless, savedAt: kept.savedAt, tried: true, state: 'refused', problem: sealed })
  }
  await tx.done
}

export function isForgotten({ state, label }: Pick<Kept, 'state' | 'label'>): boolean {
  return state === 'refused' && label === ''
}

/** Only what is still there: what its maker dropped or mended meanwhile must not come back. */
export async function change(
  store: Store,
  places: readonly number[],
  to: (row: OutboxRow) => OutboxRow | undefined,
): Promise<void> {
  const tx = store.transaction('outbox', 'readwrite', { durability: 'strict' })
  await Promise.all(
    places.map(async (place) => {
      const now = await tx.store.get(place)
      const then = now && to(now)
      if (then && then !== now) await tx.store.put(then)
      else if (now && !then) await tx.store.delete(place)
    }),
  )
  await tx.done
}

/** One sender at a time over all tabs and the service worker. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return inTurn('thonso-outbox', work)
}

/** How much of each person waits here, and how much the server wants them to look at: counts, and nothing of what it says. */
export type Waiting = { readonly waiting: number; readonly answered: number }

export async function countWaiting(store: Store): Promise<ReadonlyMap<string, Waiting>> {
  const counted = new Map<string, Waiting>()
  for (const row of await store.getAll('outbox')) {
    if (row.silent) continue
    const { waiting, answered } = counted.get(row.accountId) ?? { waiting: 0, answered: 0 }
    const isAnswered = row.state === 'refused' || row.answered !== undefined
    counted.set(row.accountId, { waiting: waiting + (isAnswered ? 0 : 1), answered: answered + (isAnswered ? 1 : 0) })
  }
  return counted
}

type Contents = Pick<Kept, 'envelope' | 'label'>

/**
 * What a place holds never changes, so a long queue is opened once and not at every look at it. Places are counted from
 * one again where the browser's data was cleared under an open page: then the command tells them apart.
 */
const opened = new WeakMap<Vault, Map<string, Contents>>()

export async function openRow(vault: Vault, row: OutboxRow): Promise<Kept | undefined> {
  try {
    const known = opened.get(vault) ?? new Map<string, Contents>()
    const name = `${row.place} ${row.commandId}`
    const contents = known.get(name) ?? ((await vault.open(row.contents)) as Contents)
    opened.set(vault, known.set(name, contents))
    const { envelope, label } = contents
    const problem = row.problem && ((await vault.open(row.problem)) as Receipt['problem'])
    const { place, savedAt, state, tried, silent } = row
    return { envelope, label, place, savedAt, state, tried, silent, problem }
  } catch {
    // Kept under a key that is gone; its copy for the server still goes.
    return undefined
  }
}

/** The store gives the place itself, which the type of its rows cannot say. */
export async function rowOf({ vault }: Outbox, { envelope, label, silent = false }: Fresh): Promise<OutboxRow> {
  const row: Omit<OutboxRow, 'place'> = {
    accountId: vault.accountId,
    commandId: envelope.id,
    state: 'waiting',
    tried: false,
    silent,
    savedAt: new Date().toISOString(),
    contents: await vault.seal({ envelope, label }),
    problem: null,
  }
  return row as OutboxRow
}
