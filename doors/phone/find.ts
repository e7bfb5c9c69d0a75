import type { Outbox } from '../../platform/sync/outbox.ts'
import { fold } from '../../platform/words/fold.ts'
import { findPage } from './keep-pages.ts'

/** Narrows the households on the page while typing, and shows those that a new one may already be. */
export function narrowWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>('[data-find]')
  const beside = document.querySelector<HTMLInputElement>('[data-households] input[type="search"]')
  const input = beside ?? (form ?? document).querySelector<HTMLInputElement>('input[type="search"]')
  const rows = [...document.querySelectorAll<HTMLElement>('[data-households] :is(.row, .tile)')]
  const folded = new Map(
    rows.map((row) => [row, fold(row.querySelector('.row-words, .tile-words')?.textContent ?? '')]),
  )
  const matching = (text: string) => {
    const wanted = fold(text).split(' ')
    return rows.filter((row) => wanted.every((word) => folded.get(row)?.includes(word)))
  }
  input?.addEventListener('input', () => {
    const found = new Set(matching(input.value))
    // Hidden and not taken away: what was ticked stays ticked.
    for (const row of rows) row.hidden = !found.has(row)
  })
  form?.addEventListener('submit', (event) => {
    if (!navigator.onLine) event.preventDefault()
  })
  suggestAlike((name) => (name.trim().includes(' ') ? matching(name) : []))
}

/** Suggested, never in the way: two households may well have the same name. */
function suggestAlike(alike: (name: string) => readonly HTMLElement[]): void {
  const place = document.querySelector<HTMLElement>('[data-alike]')
  const name = document.querySelector<HTMLInputElement>('input[name="headName"]')
  const list = place?.querySelector('ul')
  if (!place || !list) return
  name?.addEventListener('input', () => {
    const found = new Map(alike(name.value).map((row) => [row.querySelector('a')?.href, row]))
    list.replaceChildren(...[...found.values()].slice(0, 3).map((row) => row.cloneNode(true)))
    place.hidden = found.size === 0
  })
}

/** A household's name from the list kept on the phone, for a page that was made for another one. */
export async function nameOf({ store, vault }: Outbox, householdId: string): Promise<string | undefined> {
  const kept = await findPage(store, vault, '/field/record')
  const list = kept && new DOMParser().parseFromString(kept.html, 'text/html')
  return list?.querySelector(`[data-households] a[href$="${householdId}"]`)?.textContent ?? undefined
}
