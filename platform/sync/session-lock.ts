import { changePhone, readPhone } from './phone.ts'
import type { Store } from './store.ts'
import type { Vault } from './vault.ts'

// A locked phone must not open the server's pages either: its cookie is given back, and the session waits behind a
// secret that only the person's own key opens.

/** Tells the server of the lock, at once or as soon as there is a network. Answers whether it knows. */
export async function tellLock(store: Store): Promise<boolean> {
  const { accountId, isTold } = await readPhone(store)
  if (isTold) return true
  const resume = accountId && (await store.get('vaults', accountId))?.resume?.hash
  if (!resume) return false
  const told = await post('/phone/lock', accountId, { resume })
  if (told?.ok) await changePhone(store, { isTold: true })
  return told?.ok === true
}

/** Takes the session up again after an unlocking, also one that was done without a network. */
export async function resumeSession(store: Store, vault: Vault): Promise<void> {
  const { accountId, isLocked, isTold } = await readPhone(store)
  if (accountId !== vault.accountId || isLocked || !isTold) return
  const sealed = (await store.get('vaults', accountId))?.resume?.secret
  const answer = sealed && (await post('/phone/unlock', accountId, { resume: await vault.open(sealed) }))
  // Refused is an answer too: the session is over, and the pages themselves say so.
  if (answer && answer.status < 500) await changePhone(store, { isTold: false })
}

async function post(address: string, accountId: string, body: object): Promise<Response | undefined> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Thonso-Account': accountId },
    body: JSON.stringify(body),
    keepalive: true,
    signal: AbortSignal.timeout(8_000),
  }).catch(() => undefined)
}
