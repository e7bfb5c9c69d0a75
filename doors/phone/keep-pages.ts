import { noteServerTime } from '../../platform/sync/health.ts'

const store = 'pages'
const pages = [
  '/field/record/anonymous',
  '/field/record',
  '/field',
  '/field/households',
  '/field/group',
  '/field/notebook',
  '/field/dossiers/new',
  '/field/dossiers',
  '/field/progress',
  '/field/report',
  '/field/waiting',
  '/field/coach',
  '/field/learners',
  '/field/learners/new',
  '/field/class',
  '/field/lessons',
]
const whose = 'thonso-account'
const warmedAt = 'thonso-warmed'
const warmForMs = 15 * 60_000

/** One person's pages only: what another one saw on this phone goes before anything else is done. */
export async function ownPages(accountId: string): Promise<void> {
  if (localStorage.getItem(whose) === accountId) return
  await dropPages()
  localStorage.setItem(whose, accountId)
}

export async function dropPages(): Promise<void> {
  localStorage.removeItem(whose)
  localStorage.removeItem(warmedAt)
  if ('caches' in window) await caches.delete(store)
}

/** Fetches the few pages that work starts from, so that the app opens on them without a network. */
export async function warmPages(force = false): Promise<void> {
  if (!('caches' in window) || !navigator.onLine) return
  const last = Number(localStorage.getItem(warmedAt) ?? 0)
  if (!force && Date.now() - last < warmForMs && Date.now() >= last) return
  for (const page of pages) if (!(await freshPage(page))) return
  // Only now: whoever leaves the page halfway through has not all of them.
  localStorage.setItem(warmedAt, String(Date.now()))
}

/** A page as it is now, also put by for later; undefined when it cannot be had. */
export async function freshPage(page: string): Promise<string | undefined> {
  const response = await fetch(page, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  if (response) noteServerTime(response)
  if (!response?.ok || response.redirected) return undefined
  if ('caches' in window) await (await caches.open(store)).put(page, response.clone())
  return response.text()
}
