/// <reference lib="webworker" />
// Keeps the field area's files, and the pages last seen of it, so that the app opens without a network.
declare const __KEPT_FILES__: readonly string[]
declare const self: ServiceWorkerGlobalScope

const files = `files-${hash(__KEPT_FILES__.join())}`
const pages = 'pages'
const patienceMs = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(files)
      .then((cache) => cache.addAll([...__KEPT_FILES__]))
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

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const { pathname, origin } = url
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  else if (request.mode === 'navigate' && (pathname === '/field' || pathname.startsWith('/field/'))) {
    event.respondWith(freshOrKept(request, url))
  }
})

/** Network first with a time limit: a bad signal must not hang the page. Only signed-in pages that opened are kept. */
async function freshOrKept(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(pages)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    // A search or what was just done is of that moment only.
    if (response.ok && !response.redirected && url.search === '') await cache.put(url.pathname, response.clone())
    return response
  } catch {
    return (await cache.match(url.pathname)) ?? (await elsewhere(cache, url.pathname))
  }
}

/** Help can be recorded for any household on the one page kept for it; its script reads the household off the address. */
async function elsewhere(cache: Cache, pathname: string): Promise<Response> {
  const recording = /^\/field\/record\/[^/]+$/.test(pathname) ? await cache.match('/field/record/anonymous') : undefined
  if (recording) return recording
  const home = pathname === '/field' ? undefined : await cache.match('/field')
  return home ? Response.redirect('/field', 302) : Response.error()
}

/** Pages kept before an update still ask for the files they were made with, so the last ones but these stay too. */
function staleOf(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith('files-') && name !== files).slice(0, -1)
}

function hash(text: string): string {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return sum.toString(36)
}
