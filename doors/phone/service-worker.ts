/// <reference lib="webworker" />
// Keeps the field area's files, opens the pages last seen of it without a network, and keeps them shut while the phone
// is locked. Sends for people whose pages are closed, where browsers let it.
import { deliverSealed } from '../../platform/sync/deliver.ts'
import type { KeyMessage } from '../../platform/sync/key-ring.ts'
import { openStore, type Store } from '../../platform/sync/store.ts'
import { answerNavigation, expectNewcomer, leave, type Ring } from './worker-pages.ts'

declare const __KEPT_FILES__: readonly string[]
declare const self: ServiceWorkerGlobalScope

type SyncEvent = ExtendableEvent & { readonly tag: string }

const files = `files-${hash(__KEPT_FILES__.join())}`
const lockPages = ['/phone/lock?lang=vi', '/phone/lock?lang=en']
const ring: Ring = { held: undefined }
let opened: Promise<Store> | undefined

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(files)
      .then((cache) => Promise.all([cache.addAll([...__KEPT_FILES__]), ...lockPages.map((at) => addBare(cache, at))]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(staleOf(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('message', (event) => {
  const message = event.data as KeyMessage
  if (message.kind === 'hold') ring.held = message
  if (message.kind === 'drop') ring.held = undefined
  if (message.kind === 'ask') {
    event.ports[0]?.postMessage(ring.held?.accountId === message.accountId ? ring.held.key : undefined)
  }
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  } else if (request.mode !== 'navigate') return
  else if (request.method === 'POST' && /^\/(sign-in$|i\/)/.test(url.pathname)) {
    event.respondWith(expectNewcomer(store, ring).then(() => fetch(request)))
  } else if (request.method === 'POST' && url.pathname === '/sign-out') {
    event.respondWith(leave(store, request))
  } else if (request.method === 'GET' && /^\/(field|desk|account|phone\/lock)(\/|$)/.test(url.pathname)) {
    event.respondWith(answerNavigation(self, store, ring, event, url))
  }
})

/** Background Sync, where there is such a thing. A promise that fails makes the browser come back later. */
self.addEventListener('sync' as 'message', (event) => {
  if ((event as unknown as SyncEvent).tag === 'thonso-send') event.waitUntil(sendAll())
})

async function sendAll(): Promise<void> {
  // A page in front of its owner sends by itself, in larger batches, and hears each answer: the browser asks again later.
  const open = await self.clients.matchAll({ type: 'window' })
  if (open.some((page) => page.visibilityState === 'visible' && new URL(page.url).pathname.startsWith('/field')))
    throw new Error('An open page sends.')
  const { done, left } = await deliverSealed(await store(), () => true)
  if (done > 0) new BroadcastChannel('thonso-outbox').postMessage('changed')
  if (left > 0) throw new Error('Something still waits.')
}

function store(): Promise<Store> {
  const gone = () => {
    opened = undefined
  }
  opened ??= openStore(gone).catch((error: unknown) => {
    gone()
    throw error
  })
  return opened
}

/** Without anybody's cookie: the lock page knows nobody. */
async function addBare(cache: Cache, address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'omit' })
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  await cache.put(address, response)
}

/**
 * Pages kept before an update still ask for the files they were made with, so the last ones but these stay too. Pages
 * themselves were once kept here in clear.
 */
function staleOf(names: readonly string[]): string[] {
  const old = names.filter((name) => name.startsWith('files-') && name !== files).slice(0, -1)
  return [...old, ...names.filter((name) => name === 'pages')]
}

function hash(text: string): string {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return sum.toString(36)
}
