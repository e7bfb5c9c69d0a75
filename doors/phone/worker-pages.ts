/// <reference lib="webworker" />
import { ask } from '../../platform/sync/key-ring.ts'
import { changePhone, leavePhone, listLocked, readPhone } from '../../platform/sync/phone.ts'
import { resumeSession, tellLock } from '../../platform/sync/session-lock.ts'
import type { PhoneRow, Store } from '../../platform/sync/store.ts'
import { openByDevice, type Vault, vaultWith } from '../../platform/sync/vault.ts'
import { findPage, type KeptPage, keepPage } from './keep-pages.ts'

/** The key that a page has lent, in memory only. */
export type Ring = { held: { readonly accountId: string; readonly key: CryptoKey } | undefined }

const patienceMs = 4_000
const askMs = 1_500
/** A server that has not answered by then is waited for behind the page that is here; and the next time from the start. */
const soonMs = 300
const behindMs = 30_000

/**
 * Opened at once as they were kept. What they say is drawn anew from the phone itself, or belongs to forms that a phone
 * keeps anyway; any other page could mislead about something done since.
 */
const openedAtOnce = [
  '/field',
  '/field/progress',
  '/field/record',
  '/field/record/anonymous',
  '/field/group',
  '/field/notebook',
  '/field/waiting',
  '/field/phone',
]

/** What came of the server's own page behind a kept one: itself, that there is none for this person, or no network. */
export type LateAnswer = { readonly kind: 'late'; readonly html: string | undefined; readonly isOver: boolean }

/** A page of ours is asked for: the server's, the one kept for times without it, or the lock page in its place. */
export async function answerNavigation(
  self: ServiceWorkerGlobalScope,
  openStore: () => Promise<Store>,
  ring: Ring,
  event: FetchEvent,
  url: URL,
): Promise<Response> {
  const { request } = event
  const store = await openStore().catch(() => undefined)
  if (!store) return fetch(request)
  const phone = await readPhone(store)
  if (url.pathname === '/phone/lock') return lockPage(phone)
  if (phone.isLeaving && !(await tellLeaving(store))) return lockPage(phone)
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
  const keep = async (response: Response | undefined) => {
    // A search or what was just done is of that moment only.
    const isForLater = response?.ok && !response.redirected && url.search === '' && /^\/field(\/|$)/.test(url.pathname)
    return isForLater && vault ? keepPage(store, vault, url.pathname, response.clone()) : undefined
  }
  // Whoever reloads wants the server's word.
  const isForced = request.cache === 'reload' || request.cache === 'no-cache'
  if (vault && !phone.isNewcomer && !isForced && url.search === '' && openedAtOnce.includes(url.pathname)) {
    const answering = fromServer(request, behindMs)
    event.waitUntil(watchLine(store, phone, answering))
    const soon = await Promise.race([
      answering.then((response) => ({ response: unlessAway(response) })),
      pause(phone.isSlow ? 0 : soonMs),
    ])
    const kept = soon?.response ? undefined : await findPage(store, vault, url.pathname)
    if (kept) {
      if (!soon)
        event.waitUntil(answering.then(unlessAway).then(async (late) => tellLate(self, event, late, await keep(late))))
      return opened(kept, soon ? '' : 'data-awaited ')
    }
    const response = await answering
    await keep(response)
    return response ?? Response.error()
  }
  const response = await fromServer(request)
  await keep(response)
  const kept = unlessAway(response) ? undefined : vault && (await keptPage(store, vault, url.pathname))
  return kept ?? response ?? Response.error()
}

/** What stands before the server answers like this while the server itself is away: that is no network. */
function unlessAway(response: Response | undefined): Response | undefined {
  return response && [502, 503, 504].includes(response.status) ? undefined : response
}

async function watchLine(store: Store, phone: PhoneRow, answering: Promise<Response | undefined>): Promise<void> {
  const asked = performance.now()
  const isSlow = (await answering) !== undefined && performance.now() - asked > soonMs
  if (isSlow !== (phone.isSlow ?? false)) await changePhone(store, { isSlow }).catch(() => undefined)
}

async function tellLate(
  self: ServiceWorkerGlobalScope,
  { resultingClientId }: FetchEvent,
  late: Response | undefined,
  html: string | undefined,
): Promise<void> {
  const page = await self.clients.get(resultingClientId)
  page?.postMessage({ kind: 'late', html, isOver: late !== undefined && html === undefined } satisfies LateAnswer)
}

/** Signing out without a network: nobody has the phone from here on, and the server hears of it first thing. */
export async function leave(openStore: () => Promise<Store>, request: Request): Promise<Response> {
  const response = unlessAway(await fetch(request).catch(() => undefined))
  const store = await openStore().catch(() => undefined)
  if (!store) return response ?? Response.error()
  await leavePhone(store)
  if (response) return response
  await changePhone(store, { isLeaving: true })
  return lockPage(await readPhone(store))
}

async function tellLeaving(store: Store): Promise<boolean> {
  const told = await fromServer(new Request('/sign-out', { method: 'POST', redirect: 'manual' }))
  if (!unlessAway(told)) return false
  await changePhone(store, { isLeaving: false })
  return true
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
async function fromServer(request: Request, ms = patienceMs): Promise<Response | undefined> {
  return fetch(request, { signal: AbortSignal.timeout(ms) }).catch(() => undefined)
}

async function pause(ms: number): Promise<undefined> {
  return new Promise((over) => setTimeout(over, ms))
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
  if (kept) return opened(kept)
  const home = path === '/field' ? undefined : await findPage(store, vault, '/field')
  return home && Response.redirect('/field', 302)
}

/** The page itself knows that it is a kept one: what it says may be old. */
function opened({ html, policy }: KeptPage, awaited = ''): Response {
  return new Response(html.replace('<html ', `<html data-from-phone ${awaited}`), {
    headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': policy },
  })
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
