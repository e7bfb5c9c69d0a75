import { askForKey, dropKeys, lendKey } from '../../platform/sync/key-ring.ts'
import type { Outbox } from '../../platform/sync/outbox.ts'
import { changePhone, readPhone, takePhone } from '../../platform/sync/phone.ts'
import { openStore, type Store } from '../../platform/sync/store.ts'
import { askForLeave, canEncrypt, makeVault, openByDevice, plainVault, vaultWith } from '../../platform/sync/vault.ts'
import type { Lang } from '../../platform/words/words.ts'
import { forgetWarming } from './keep-pages.ts'

/** The phone in its owner's hands. */
export type Own = Outbox & { readonly hasPin: boolean }

/**
 * Opens what this phone keeps for the person whose page this is. 'locked': their PIN is needed first. Undefined: this
 * browser keeps nothing, or cannot give back now what it keeps, and every form goes straight to the server.
 */
export async function openOwn(accountId: string, lang: Lang): Promise<Own | 'locked' | undefined> {
  const store = await openStore()
  if (!canEncrypt()) return { store, vault: plainVault(accountId), hasPin: false }
  const before = await readPhone(store)
  await takePhone(store, accountId, lang, (theirs) => import('./sending-part.ts').then((part) => part.cover(theirs)))
  if (before.accountId !== accountId) {
    forgetWarming()
    await dropKeys()
  }
  if (before.accountId !== accountId || before.isNewcomer) await askForLeave(store, accountId)
  const row = await store.get('vaults', accountId)
  const key = row?.byPin ? await askedKey(store, accountId) : await freeKey(store, accountId)
  if (!key) {
    if (!row?.byPin) return undefined
    // They have just signed in over their own lock, and may need that session to choose a new PIN.
    await changePhone(store, { isLocked: true, isTold: false, isNewcomer: true })
    return 'locked'
  }
  return { store, vault: vaultWith(accountId, key), hasPin: row?.byPin !== undefined }
}

async function askedKey(store: Store, accountId: string): Promise<CryptoKey | undefined> {
  if ((await readPhone(store)).isLocked) return undefined
  const key = await askForKey(accountId)
  if (key) await lendKey(accountId, key)
  return key
}

/** Where somebody else had the phone since, the key went; its owner, signed in again, gets it back from the server. */
async function freeKey(store: Store, accountId: string): Promise<CryptoKey | undefined> {
  const row = await store.get('vaults', accountId)
  const known = await openByDevice(row)
  if (known) return known
  if (row?.escrow) {
    const { putBack, recoverKey } = await import('../../platform/sync/enlist.ts')
    const found = await recoverKey(accountId, row.escrow)
    if (found === 'offline' || found === 'signed_out') return undefined
    if (found !== 'lost') {
      await putBack(store, accountId, found)
      return openByDevice(await store.get('vaults', accountId))
    }
  }
  return makeVault(store, accountId)
}
