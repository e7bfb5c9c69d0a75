/// <reference lib="webworker" />
import { ask } from '../../platform/sync/key-ring.ts'
import { changePhone, listLocked, readPhone } from '../../platform/sync/phone.ts'
import { resumeSession, tellLock } from '../../platform/sync/session-lock.ts'
import type { PhoneRow, Store } from '../../platform/sync/store.ts'
import { openByDevice, type Vault, vaultWith } from '../../platform/sync/vault.ts'
import { findPage, keepPage } from './keep-pages.ts'

/** The key that a page has lent, in memory only. */
export type Ring = { held: { readonly accountId: string; readonly key: CryptoKey } | undefined }

const patienceMs = 4_000
const askMs = 400

/** A page of ours is asked for: the server's, the one kept for times without it, or the lock page in its place. */
export async function answerNavigation(
  self: ServiceWorkerGlobalScope,
  openStore: () => Promise<Store>,
  ring: Ring,
  request: Request,
  url: URL,
): Promise<Response> {
  const store = await openStore().catch(() => undefined)
  if (!store) return fetch(request)
  const phone = await readPhone(store)
  if (url.pathname === '/phone/lock') return lockPage(phone)
  const { accountId } = phone
  if (accountId === undefined) {
    const response = await fromServer(request)
    const isRefused = !response || response.type === 'opaqueredirect'
    if (isRefused && (await listLocked(store)).length > 0) return lockPage(phone)
    return response ?? Response.error()
  }
  const vault = phone.isLocked ? undefined : await vaultOf(self, store, ring, accountId)
  if (!vault && (await store.get('vaults', accountId))?.byPin) return behindLock(store, phone, request)
  if (vault && phone.isTold) await resumeSession(store, vault)
  const response = await fromServer(request)
  if (response) {
    // A search or what was just done is of that moment only.
    const isForLater = response.ok && !response.redirected && url.search === '' && /^\/field(\/|$)/.test(url.pathname)
    if (isForLater && vault) await keepPage(store, vault, url.pathname, response.clone())
    return response
  }
  return (vault && (await keptPage(store, vault, url.pathname))) ?? Response.error()
}

/** Somebody signs in over whoever has the phone: that one is locked first, if a PIN can bring them back. */
export async function expectNewcomer(openStore: () => Promise<Store>, ring: Ring): Promise<void> {
  const store = await openStore().catch(() => undefined)
  if (!store) return
  const { accountId, isLocked } = await readPhone(store)
  const hasPin = accountId !== undefined && (await store.get('vaults', accountId))?.byPin !== undefined
  if (hasPin && !isLocked) await changePhone(store, { isLocked: true })
  if (hasPin) await tellLock(store)
  ring.held = undefined
  await changePhone(store, { isNewcomer: true })
}

/**
 * Until the server has taken the cookie back nothing at all is asked of it; from then on whoever it answers has signed
 * in over the lock.
 */
async function behindLock(store: Store, phone: PhoneRow, request: Request): Promise<Response> {
  if (!phone.isLocked) await changePhone(store, { isLocked: true })
  const isTold = phone.isTold || (await tellLock(store))
  const response = isTold && phone.isNewcomer ? await fromServer(request) : undefined
  return response && response.type !== 'opaqueredirect' ? response : lockPage(phone)
}

/** With a time limit: a bad signal must not hang the page. */
async function fromServer(request: Request): Promise<Response | undefined> {
  return fetch(request, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined)
}

async function lockPage({ lang }: PhoneRow): Promise<Response> {
  const address = `/phone/lock?lang=${lang}`
  return (await caches.match(address)) ?? fetch(address, { credentials: 'omit' })
}

/** Help can be recorded for any household on the one page kept for it; its script reads the household off the address. */
async function keptPage(store: Store, vault: Vault, path: string): Promise<Response | undefined> {
  const isRecording = /^\/field\/record\/[^/]+$/.test(path)
  const kept =
    (await findPage(store, vault, path)) ?? (isRecording && (await findPage(store, vault, '/field/record/anonymous')))
  if (kept) {
    const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': kept.policy }
    return new Response(kept.html, { headers })
  }
  const home = path === '/field' ? undefined : await findPage(store, vault, '/field')
  return home && Response.redirect('/field', 302)
}

async function vaultOf(
  self: ServiceWorkerGlobalScope,
  store: Store,
  ring: Ring,
  accountId: string,
): Promise<Vault | undefined> {
  const row = await store.get('vaults', accountId)
  if (!row?.byPin) {
    const key = await openByDevice(row)
    return key && vaultWith(accountId, key)
  }
  if (ring.held?.accountId !== accountId) {
    const key = await askPages(self, accountId)
    // The page that comes next asks here for what the one that goes has handed over.
    ring.held = key && { accountId, key }
  }
  return ring.held && vaultWith(accountId, ring.held.key)
}

/** The browser puts an idle worker to sleep, memory and all; the page that is being left still has the key. */
async function askPages(self: ServiceWorkerGlobalScope, accountId: string): Promise<CryptoKey | undefined> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const answers = pages.map((page) => ask((message, port) => page.postMessage(message, [port]), accountId, askMs))
  return (await Promise.all(answers)).find((key) => key !== undefined)
}
