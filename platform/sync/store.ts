import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ServerKey } from './sealed.ts'
import type { Sealed } from './vault.ts'

// All that a phone keeps, in one database whose shape changes only here. What belongs to a person is sealed by that
// person's vault; in clear stands only what the machinery needs while its owner is away: ids, states, places in a queue.

/** A kept command. Before version 2 its contents stood in clear; `sealOldRows` turns such a row into this shape. */
export type OutboxRow = {
  readonly place: number
  readonly accountId: string
  readonly commandId: string
  readonly state: 'waiting' | 'refused'
  readonly tried: boolean
  readonly silent: boolean
  readonly savedAt: string
  /** The envelope and its label. */
  readonly contents: Sealed
  readonly problem: Sealed | null
  /** A copy that only the server can read, for the time in which its owner is away. */
  readonly delivery?: string
  /** What the server said to that copy, without a reason: its owner asks again for it. */
  readonly answered?: 'refused' | 'held'
}

export type VaultRow = {
  readonly accountId: string
  /** What the lock page may call this person. */
  readonly shownName: string
  /** This phone's part of the way to the data key; it cannot be taken out of the browser. Without it neither way opens. */
  readonly deviceKey?: CryptoKey
  /** The data key under that key alone: opens without a question, until a PIN is chosen. */
  readonly byDevice?: Sealed
  readonly byPin?: PinWrapped
  /** The data key for the server's eyes only: given back to its owner who signs in again without the PIN. */
  readonly escrow?: string
  /** Wrong PINs in a row, and the moment before which no other is tried. */
  readonly tries: number
  readonly waitUntil: number
  readonly delivery?: Delivering
  readonly resume?: { readonly hash: string; readonly secret: Sealed }
}

/** This phone's leave to deliver for one person, and the key to seal with meanwhile. */
export type Delivering = {
  readonly deviceId: string
  readonly token: string
  readonly serverKey: ServerKey
  readonly since: number
}

/** The salt and the iterations stand beside what they led to, so that later ones can be harder. */
export type PinWrapped = {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly wrapped: Sealed
}

/** Who has the phone in hand. One row. */
export type PhoneRow = {
  readonly accountId: string | undefined
  /** Set while that person's pages stay shut. */
  readonly isLocked: boolean
  /** Whether the server has taken that person's cookie back; until then no page of it is opened. */
  readonly isTold: boolean
  /** Somebody is signing in over the lock. */
  readonly isNewcomer: boolean
  /** Who signed out without a network: the server is told before anything else is asked of it. */
  readonly isLeaving?: boolean
  /** The line was slow at the last look: a page that is here is not made to wait for it. */
  readonly isSlow?: boolean
  readonly lang: 'vi' | 'en'
}

/** Part of what a person's phone knows of the commune, named by those who pull it. */
export type ReplicaRow = { readonly accountId: string; readonly name: string; readonly contents: Sealed }

/** A photograph on its way; it goes after the command it belongs to. */
export type PhotoRow = {
  readonly photoId: string
  readonly accountId: string
  readonly contents: Sealed
  readonly image: Sealed
  readonly sentBytes: number
  readonly state: 'waiting' | 'refused'
  readonly [more: string]: unknown
}

export type PageRow = { readonly accountId: string; readonly path: string; readonly html: Sealed }

interface Shape extends DBSchema {
  outbox: { key: number; value: OutboxRow; indexes: { account: string } }
  vaults: { key: string; value: VaultRow }
  phone: { key: string; value: PhoneRow }
  pages: { key: [string, string]; value: PageRow; indexes: { account: string } }
  replica: { key: [string, string]; value: ReplicaRow; indexes: { account: string } }
  photos: { key: string; value: PhotoRow; indexes: { account: string } }
}

export type Store = IDBPDatabase<Shape>

export const storeVersion = 2

/**
 * Fails while a page from before an update holds the old shape open in another tab; forms then go straight to the
 * server. `closed` is told when an update has taken the store away for good. A browser that only lost its connection (iPhones
 * do, to a page that was put by for a while) gets another one: a page that stays open must be able to save.
 */
export async function openStore(closed: () => void = () => undefined): Promise<Store> {
  let db = await connect()
  return new Proxy(db, {
    get: (_, name) => {
      const value: unknown = Reflect.get(db, name, db)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })

  async function connect(): Promise<Store> {
    let gaveUp: (reason: Error) => void = () => undefined
    const opened = openDB<Shape>('thonso', storeVersion, {
      upgrade: shape,
      blocked: () => gaveUp(new Error('An older page holds the store open.')),
      blocking: (_, __, event) => {
        const store = event.target as IDBDatabase | null
        store?.close()
        closed()
      },
      terminated: () => {
        void connect().then((again) => {
          db = again
        }, closed)
      },
    })
    const refused = new Promise<never>((_, reject) => {
      gaveUp = reject
    })
    return Promise.race([opened, refused])
  }
}

function shape(db: Store, from: number): void {
  if (from < 1) {
    db.createObjectStore('outbox', { keyPath: 'place', autoIncrement: true }).createIndex('account', 'accountId')
  }
  if (from < 2) {
    db.createObjectStore('vaults', { keyPath: 'accountId' })
    db.createObjectStore('phone')
    db.createObjectStore('pages', { keyPath: ['accountId', 'path'] }).createIndex('account', 'accountId')
    db.createObjectStore('replica', { keyPath: ['accountId', 'name'] }).createIndex('account', 'accountId')
    db.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('account', 'accountId')
  }
}
