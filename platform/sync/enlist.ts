import { sealEscrow } from './escrow.ts'
import type { ServerKey } from './sealed.ts'
import type { Store } from './store.ts'
import { changeVault, encrypt, importKey, newDeviceKey, openByDevice, untried } from './vault.ts'

const renewMs = 30 * 86_400_000

/** Gets this person's phone its leave to deliver while they are away, and puts their data key into escrow. */
export async function enlist(store: Store, accountId: string): Promise<boolean> {
  const row = await store.get('vaults', accountId)
  const known = row?.delivery
  const age = Date.now() - (known?.since ?? 0)
  if (!row || !navigator.onLine || (known && age < renewMs && age >= 0)) return false
  const answer = await post('/api/v1/devices', accountId, known ? { deviceId: known.deviceId } : {})
  const { deviceId, token, serverKey } = (await answer?.json().catch(() => undefined)) ?? {}
  if (!answer?.ok || typeof token !== 'string') return false
  const dataKey = await openByDevice(row, true)
  const escrow = dataKey && (await sealEscrow(serverKey as ServerKey, accountId, dataKey))
  const delivery = { deviceId, token, serverKey, since: Date.now() }
  await changeVault(store, accountId, (now) => ({ ...now, delivery, ...(escrow ? { escrow } : {}) }))
  return true
}

type Unrecovered = 'signed_out' | 'offline' | 'lost'

/** The data key that this phone cannot open by itself, from its owner's session; or why not. */
export async function recoverKey(accountId: string, escrow: string): Promise<CryptoKey | Unrecovered> {
  const answer = await post('/phone/recover', accountId, { escrow })
  if (!answer || answer.status >= 500 || answer.status === 429) return 'offline'
  if (answer.status === 401) return 'signed_out'
  const { dataKey } = (await answer.json().catch(() => undefined)) ?? {}
  if (!answer.ok || typeof dataKey !== 'string') return 'lost'
  return importKey(Uint8Array.from(atob(dataKey), (letter) => letter.charCodeAt(0)).buffer, true)
}

/** Puts a recovered key back to where it opens without a question. */
export async function putBack(store: Store, accountId: string, key: CryptoKey): Promise<void> {
  const deviceKey = await newDeviceKey()
  const byDevice = await encrypt(deviceKey, await crypto.subtle.exportKey('raw', key))
  await changeVault(store, accountId, ({ byPin: _, ...row }) => ({ ...row, deviceKey, byDevice, ...untried }))
}

/** Under this person's session only, whoever may have signed in meanwhile. */
async function post(address: string, accountId: string, body: object): Promise<Response | undefined> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Thonso-Account': accountId },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  }).catch(() => undefined)
}
