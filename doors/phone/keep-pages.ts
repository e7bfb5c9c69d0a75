import { noteServerTime } from '../../platform/sync/health.ts'
import type { Store } from '../../platform/sync/store.ts'
import type { Vault } from '../../platform/sync/vault.ts'

const pages = [
  '/field/record/anonymous',
  '/field/record',
  '/field',
  '/field/households',
  '/field/group',
  '/field/notebook',
  '/field/dossiers/new',
  '/field/dossiers',
  '/field/sellers',
  '/field/sellers/new',
  '/field/sellers/step',
  '/field/sellers/product',
  '/field/progress',
  '/field/report',
  '/field/sessions',
  '/field/outreach',
  '/field/waiting',
  '/field/coach',
  '/field/learners',
  '/field/learners/new',
  '/field/class',
  '/field/lessons',
  '/field/phone',
]
/** Kept along with the page that names them: what is held in the days to come, and what is to be read out, may be where there is no network. */
const behind: Readonly<Record<string, RegExp>> = {
  '/field': /\/field\/sessions\/[0-9a-f-]{36}(?=")/g,
  '/field/outreach': /\/field\/outreach\/[0-9a-f-]{36}(?=")/g,
}
const warmedAt = 'thonso-warmed'
const warmForMs = 15 * 60_000

export type KeptPage = { readonly html: string; readonly policy: string }

/** Keeps a page under its owner's key, and only a page of that very person; undefined for any other. */
export async function keepPage(
  store: Store,
  vault: Vault,
  path: string,
  response: Response,
): Promise<string | undefined> {
  const html = await response.text()
  if (!html.includes(`data-account="${vault.accountId}"`)) return undefined
  const page: KeptPage = { html, policy: response.headers.get('Content-Security-Policy') ?? "default-src 'none'" }
  await store.put('pages', { accountId: vault.accountId, path, html: await vault.seal(page) })
  return html
}

export async function findPage(store: Store, vault: Vault, path: string): Promise<KeptPage | undefined> {
  const row = await store.get('pages', [vault.accountId, path])
  return row && ((await vault.open(row.html).catch(() => undefined)) as KeptPage | undefined)
}

/** Fetches the few pages that work starts from, so that the app opens on them without a network. */
export async function warmPages(store: Store, vault: Vault): Promise<void> {
  if (!('caches' in window) || !navigator.onLine) return
  const last = Number(localStorage.getItem(warmedAt) ?? 0)
  if (Date.now() - last < warmForMs && Date.now() >= last) return
  for (const page of pages) {
    const response = await fetchPage(page)
    if (!isHere(response)) return
    // A page that this person has not got is no reason to go without the others.
    const html = response.ok ? await keepPage(store, vault, page, response) : undefined
    const named = behind[page] === undefined ? [] : (html?.match(behind[page]) ?? [])
    for (const one of [...new Set(named)].slice(0, 10)) await freshPage(one, { store, vault })
  }
  // Only now: whoever leaves the page halfway through has not all of them, and without its worker nothing opens them.
  await navigator.serviceWorker.ready
  localStorage.setItem(warmedAt, String(Date.now()))
}

/**
 * What was kept may name households that are to be seen here no more. The pages that work starts from come as they are
 * now before anything goes, so that none is missing without a network; then goes whatever may still tell of them.
 */
export async function keepAnew(store: Store, vault: Vault, gone: readonly string[]): Promise<void> {
  forgetWarming()
  await warmPages(store, vault)
  for (const { path } of await store.getAllFromIndex('pages', 'account', vault.accountId)) {
    const ofOthers = /^\/field\/households\/./.test(path) || pages.includes(path)
    const html = ofOthers ? (await findPage(store, vault, path))?.html : undefined
    if (html === undefined || gone.some((id) => html.includes(id))) await store.delete('pages', [vault.accountId, path])
  }
}

/** Somebody else's turn, or nobody's. */
export function forgetWarming(): void {
  localStorage.removeItem(warmedAt)
}

async function fetchPage(page: string): Promise<Response | undefined> {
  const response = await fetch(page, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  if (response) noteServerTime(response)
  return response
}

/** The server's own word to this person: elsewhere it leads to the sign-in page. */
function isHere(response: Response | undefined): response is Response {
  return response !== undefined && !response.redirected && response.status < 500 && response.status !== 429
}

/** A page as it is now, also put by for later; undefined when it cannot be had. */
export async function freshPage(page: string, keep?: { store: Store; vault: Vault }): Promise<string | undefined> {
  const response = await fetchPage(page)
  if (!response?.ok || response.redirected) return undefined
  // Pages are kept where a service worker can open them again, and in clear nowhere.
  if (keep && 'caches' in window && !page.includes('?')) await keepPage(keep.store, keep.vault, page, response.clone())
  return response.text()
}
