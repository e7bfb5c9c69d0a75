import type { PinWrapped, Store, VaultRow } from './store.ts'
import {
  aes,
  changeVault,
  decrypt,
  encrypt,
  importKey,
  newDeviceKey,
  openByDevice,
  type Sealed,
  untried,
  type Vault,
  vaultWith,
} from './vault.ts'

// Six digits are few. What they protect against is the next person with this phone in hand: each try costs this very
// phone close to a second, wrong ones ever longer waits, and the way to the key also needs a key that cannot leave this browser
// (decision 0009 says what that is worth).

export const pinLength = 6
export const mostTries = 10
/** What one try may cost on the phone that chose it, and OWASP's least for PBKDF2 with SHA-256. */
const wantedMs = 700
const fewestIterations = 600_000
const mostIterations = 6_000_000

export function isPin(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** Those that a stranger tries first: one digit over and over, or one after the other. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10)
  return new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0)
}

/** After the third wrong one the phone takes its time: half a minute, a minute, 5, 15, then half an hour each. */
export function waitAfter(tries: number): number {
  const seconds = [0, 0, 0, 30, 60, 300, 900][tries] ?? 1800
  return seconds * 1000
}

/** Puts the data key under a PIN, in the place of whatever way to it there was. */
export async function choosePin(store: Store, row: VaultRow, key: CryptoKey, pin: string, shownName: string) {
  const deviceKey = row.deviceKey ?? (await newDeviceKey())
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iterations = await measured(salt)
  const inner = await encrypt(await keyOf(pin, salt, iterations), await crypto.subtle.exportKey('raw', key))
  const byPin: PinWrapped = { salt, iterations, wrapped: await encrypt(deviceKey, packed(inner)) }
  const sealing = vaultWith(row.accountId, key)
  const resume = row.byPin && row.resume ? row.resume : await newResume(sealing)
  const { byDevice: _, ...rest } = row
  await store.put('vaults', { ...rest, deviceKey, byPin, resume, shownName, ...untried })
}

export type Tried =
  | { readonly ok: true; readonly key: CryptoKey }
  | { readonly ok: false; readonly tries: number; readonly waitMs: number }

/** One try at the PIN. The try is counted before it is made, so that closing the page does not undo it. */
export async function tryPin(store: Store, accountId: string, pin: string, extractable = false): Promise<Tried> {
  const tx = store.transaction('vaults', 'readwrite', { durability: 'strict' })
  const row = await tx.store.get(accountId)
  const early = Math.min((row?.waitUntil ?? 0) - Date.now(), 1_800_000)
  if (!row?.byPin || !row.deviceKey || row.tries >= mostTries || early > 0) {
    await tx.done
    return { ok: false, tries: row?.tries ?? mostTries, waitMs: Math.max(early, 0) }
  }
  const tries = row.tries + 1
  const waitMs = waitAfter(tries)
  await tx.store.put({ ...row, tries, waitUntil: Date.now() + waitMs })
  await tx.done
  const key = await keyBehind(row.deviceKey, row.byPin, pin, extractable)
  if (!key) return { ok: false, tries, waitMs }
  await changeVault(store, accountId, (now) => ({ ...now, ...untried }))
  return { ok: true, key }
}

/** The key of somebody without a PIN, so that it can be put under one. */
export async function keyToMove(row: VaultRow): Promise<CryptoKey | undefined> {
  return openByDevice(row, true)
}

async function keyBehind(
  deviceKey: CryptoKey,
  { salt, iterations, wrapped }: PinWrapped,
  pin: string,
  extractable: boolean,
) {
  try {
    const inner = unpacked(await decrypt(deviceKey, wrapped))
    return await importKey(await decrypt(await keyOf(pin, salt, iterations), inner), extractable)
  } catch {
    return undefined
  }
}

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const digits = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, digits, aes, false, ['encrypt', 'decrypt'])
}

/** As many as this phone does in the time a person waits gladly. */
async function measured(salt: Uint8Array<ArrayBuffer>): Promise<number> {
  const trial = 100_000
  const before = performance.now()
  await keyOf('000000', salt, trial)
  const perMs = trial / Math.max(performance.now() - before, 1)
  return Math.round(Math.min(Math.max(perMs * wantedMs, fewestIterations), mostIterations))
}

/** What brings a locked session back: only its digest is ever told before it is used. */
async function newResume(vault: Vault): Promise<NonNullable<VaultRow['resume']>> {
  const secret = textOf(crypto.getRandomValues(new Uint8Array(24)))
  const hash = textOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
  return { hash, secret: await vault.seal(secret) }
}

function packed({ iv, data }: Sealed): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(iv.length + data.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(data), iv.length)
  return whole
}

function unpacked(whole: ArrayBuffer): Sealed {
  return { iv: new Uint8Array(whole.slice(0, 12)), data: whole.slice(12) }
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
