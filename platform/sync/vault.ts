import type { Store, VaultRow } from './store.ts'

// At rest everything of a person is encrypted from the first day under a random key of their own. Who may come to that
// key is the vault row's matter: this browser alone, or this browser and a PIN (`pin.ts`).

/** What only one person's key opens. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

/** One person's key at work. Values are what JSON can say. */
export type Vault = {
  readonly accountId: string
  seal(value: unknown): Promise<Sealed>
  /** Fails for what another key sealed, or what was changed since. */
  open(sealed: Sealed): Promise<unknown>
  sealBytes(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Sealed>
  openBytes(sealed: Sealed): Promise<ArrayBuffer>
}

export const aes = { name: 'AES-GCM', length: 256 } as const

/** Without a secure context browsers have no encryption (and keep no pages): then a queue is kept as it is. */
export function canEncrypt(): boolean {
  return typeof crypto.subtle !== 'undefined'
}

export function vaultWith(accountId: string, key: CryptoKey): Vault {
  // Bound to its owner: a row put under another name does not open.
  const bound = new TextEncoder().encode(accountId)
  return jsonVault(
    accountId,
    (bytes) => encrypt(key, bytes, bound),
    (sealed) => decrypt(key, sealed, bound),
  )
}

/** The same shape without a key, for plain HTTP. */
export function plainVault(accountId: string): Vault {
  return jsonVault(
    accountId,
    async (bytes) => ({ iv: new Uint8Array(), data: new Uint8Array(bytes).slice().buffer }),
    async ({ iv, data }) => {
      if (iv.length > 0) throw new Error('This was sealed, and nothing here can open it.')
      return data
    },
  )
}

function jsonVault(accountId: string, sealBytes: Vault['sealBytes'], openBytes: Vault['openBytes']): Vault {
  return {
    accountId,
    sealBytes,
    openBytes,
    seal: (value) => sealBytes(new TextEncoder().encode(JSON.stringify(value))),
    open: async (sealed) => JSON.parse(new TextDecoder().decode(await openBytes(sealed))) as unknown,
  }
}

/** A key of their own for somebody new on this phone. */
export async function makeVault(store: Store, accountId: string): Promise<CryptoKey> {
  const deviceKey = await newDeviceKey()
  const fresh = await crypto.subtle.exportKey('raw', await newDataKey())
  const row: VaultRow = { accountId, shownName: '', deviceKey, byDevice: await encrypt(deviceKey, fresh), ...untried }
  const tx = store.transaction('vaults', 'readwrite', { durability: 'strict' })
  const there = await tx.store.get(accountId)
  // Two tabs may come here at once: the first one's key stands.
  if (!there?.deviceKey) await tx.store.put(row)
  await tx.done
  return (await openByDevice(await store.get('vaults', accountId))) ?? importKey(fresh)
}

/** Can be taken out, which is needed once: to put it under what opens it. */
export async function newDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(aes, true, ['encrypt', 'decrypt'])
}

/** The same key as it is lent to pages: it cannot be taken out of them. */
export async function onlyForUse(key: CryptoKey): Promise<CryptoKey> {
  return importKey(await crypto.subtle.exportKey('raw', key))
}

/** Cannot be taken out of this browser, only used in it. */
export async function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])
}

/** No wrong PIN so far. */
export const untried = { tries: 0, waitUntil: 0 } as const

/** The key of somebody without a PIN. `extractable`: only for putting it under a PIN or into escrow. */
export async function openByDevice(row: VaultRow | undefined, extractable = false): Promise<CryptoKey | undefined> {
  if (!row?.deviceKey || !row.byDevice) return undefined
  return importKey(await decrypt(row.deviceKey, row.byDevice), extractable)
}

export async function changeVault(store: Store, accountId: string, to: (row: VaultRow) => VaultRow): Promise<void> {
  const tx = store.transaction('vaults', 'readwrite', { durability: 'strict' })
  const row = await tx.store.get(accountId)
  if (row) await tx.store.put(to(row))
  await tx.done
}

/** They have just signed in, which makes a phone trusted again whose leave was taken away: asked for until it is given. */
export async function askForLeave(store: Store, accountId: string): Promise<void> {
  await changeVault(store, accountId, ({ delivery, ...row }) =>
    delivery ? { ...row, delivery: { ...delivery, since: 0 } } : row,
  )
}

export async function importKey(raw: ArrayBuffer, extractable = false): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, aes, extractable, ['encrypt', 'decrypt'])
}

export async function encrypt(
  key: CryptoKey,
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
  bound?: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.encrypt(mode(iv, bound), key, bytes) }
}

export async function decrypt(key: CryptoKey, sealed: Sealed, bound?: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt(mode(sealed.iv, bound), key, sealed.data)
}

function mode(iv: Uint8Array<ArrayBuffer>, bound: Uint8Array<ArrayBuffer> | undefined): AesGcmParams {
  return { name: 'AES-GCM', iv, ...(bound ? { additionalData: bound } : {}) }
}
