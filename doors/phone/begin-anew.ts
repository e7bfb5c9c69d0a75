import { coverRows } from '../../platform/sync/cover.ts'
import { enlist, putBack, recoverKey } from '../../platform/sync/enlist.ts'
import { lendKey } from '../../platform/sync/key-ring.ts'
import { changePhone } from '../../platform/sync/phone.ts'
import { choosePin } from '../../platform/sync/pin.ts'
import type { Store } from '../../platform/sync/store.ts'
import { askForLeave, changeVault, newDataKey, onlyForUse, vaultWith } from '../../platform/sync/vault.ts'
import type { Chosen } from './pin-form.tsx'

/** What stands in the way of a new PIN, or that there may be one: with all that was kept, or without ('lost'). */
export type Begun = 'signed_out' | 'offline' | 'ready' | 'lost'

/** Whether whoever is signed in may have a new PIN for this person's part of the phone. */
export async function askAnew(store: Store, accountId: string): Promise<Begun> {
  const found = await recover(store, accountId)
  return typeof found === 'string' ? found : 'ready'
}

/**
 * A forgotten PIN: the server gives the key back to its owner, and it is put under the new PIN. A key that even the
 * server cannot open makes way for a new one; the copies for the server still go.
 */
export async function beginAnew(store: Store, accountId: string, chosen: Chosen): Promise<Begun> {
  const found = await recover(store, accountId)
  if (found === 'signed_out' || found === 'offline') return found
  const key = found === 'lost' ? await newDataKey() : found
  if (found === 'lost') await changeVault(store, accountId, ({ resume: _, escrow: __, ...row }) => row)
  await putBack(store, accountId, key)
  await askForLeave(store, accountId)
  const isEnlisted = await enlist(store, accountId)
  const row = await store.get('vaults', accountId)
  if (!row || !isEnlisted) return 'offline'
  await choosePin(store, row, key, chosen.pin, chosen.shownName)
  await changePhone(store, { accountId, isLocked: false, isTold: false, isNewcomer: false })
  const ownKey = await onlyForUse(key)
  await lendKey(accountId, ownKey)
  await coverRows({ store, vault: vaultWith(accountId, ownKey) })
  return 'ready'
}

async function recover(store: Store, accountId: string) {
  const row = await store.get('vaults', accountId)
  return row?.escrow ? recoverKey(accountId, row.escrow) : 'lost'
}
