import type { Outbox } from './outbox.ts'
import type { PhoneRow, Store, VaultRow } from './store.ts'
import { openByDevice, vaultWith } from './vault.ts'

// Who has the phone in hand, for pages and service worker alike: both read it here and nowhere else.

const nobody: PhoneRow = { accountId: undefined, isLocked: false, isTold: false, isNewcomer: false, lang: 'vi' }

export async function readPhone(store: Store): Promise<PhoneRow> {
  return (await store.get('phone', 'now')) ?? nobody
}

export async function changePhone(store: Store, to: Partial<PhoneRow>): Promise<PhoneRow> {
  const tx = store.transaction('phone', 'readwrite')
  const phone = { ...nobody, ...(await tx.store.get('now')), ...to }
  await tx.store.put(phone, 'now')
  await tx.done
  if ('accountId' in to || 'isLocked' in to) sayChanged()
  return phone
}

const hands = 'thonso-hands'

function sayChanged(): void {
  const channel = new BroadcastChannel(hands)
  channel.postMessage('changed')
  channel.close()
}

/** Told whenever the phone may have gone to somebody else, or been locked, whichever page or worker did it. */
export function whenHandsChange(look: () => void): void {
  new BroadcastChannel(hands).addEventListener('message', look)
}

/** What gives the orders of somebody who goes their copies for the server (`cover.ts`): fetched only where somebody does. */
type Cover = (outbox: Outbox) => Promise<void>

/**
 * Somebody's page is open: from now on the phone is theirs. Whoever had it before without a PIN is forgotten here,
 * since nothing but the PIN would keep what they saw from this one.
 */
export async function takePhone(store: Store, accountId: string, lang: PhoneRow['lang'], cover: Cover): Promise<void> {
  const before = await readPhone(store)
  if (before.accountId === accountId && !before.isNewcomer && before.lang === lang) return
  for (const vault of await store.getAll('vaults')) {
    if (vault.accountId !== accountId && !vault.byPin) await forget(store, vault, cover)
  }
  const isSame = before.accountId === accountId
  await changePhone(store, {
    accountId,
    lang,
    isNewcomer: false,
    isLeaving: false,
    ...(isSame ? {} : { isLocked: false, isTold: false }),
  })
}

/** Signed out: what they saw goes, what waits stays. */
export async function leavePhone(store: Store): Promise<void> {
  const { accountId } = await readPhone(store)
  if (accountId !== undefined) await dropSeen(store, accountId)
  await changePhone(store, { accountId: undefined, isLocked: false, isTold: false, isNewcomer: false })
}

/** The people who are behind a PIN here. */
export async function listLocked(store: Store): Promise<VaultRow[]> {
  return (await store.getAll('vaults')).filter(({ byPin }) => byPin !== undefined)
}

/**
 * Their pages and what their phone knew go, and the key to the rest with them: for good, unless its owner signs in here
 * again and the server gives it back. Without that way back the key stays as long as something waits that only it can send.
 */
async function forget(store: Store, vault: VaultRow, cover: Cover): Promise<void> {
  const { accountId } = vault
  await dropSeen(store, accountId)
  const stays = await Promise.all([
    store.countFromIndex('outbox', 'account', accountId),
    store.countFromIndex('photos', 'account', accountId),
  ])
  const isNeeded = vault.escrow === undefined && stays.some((count) => count > 0)
  if (isNeeded) return
  // What was saved a moment before may have no copy for the server yet, and nobody else can make one.
  const key = stays[0] > 0 ? await openByDevice(vault) : undefined
  if (key) await cover({ store, vault: vaultWith(accountId, key) })
  const { deviceKey: _, byDevice: __, resume: ___, ...rest } = vault
  await store.put('vaults', rest)
}

/** What can be had from the server again. */
export async function dropSeen(store: Store, accountId: string): Promise<void> {
  const tx = store.transaction(['pages', 'replica'], 'readwrite')
  for (const name of ['pages', 'replica'] as const) {
    const room = tx.objectStore(name)
    for (const key of await room.index('account').getAllKeys(accountId)) await room.delete(key)
  }
  await tx.done
}
