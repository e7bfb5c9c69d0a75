import { render } from 'preact'
import { type FoundRow, FoundRows } from '../../features/households/screens/field-found.tsx'
import { lineOf } from '../../features/support/rules/several.ts'
import { TileChoice } from '../../platform/kit/choice.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import { fold } from '../../platform/words/fold.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Finder, FoundHousehold } from './known.ts'

/** Answers nothing while the phone has not got its households yet: then the page's own lines are narrowed. */
type GetFinder = () => Promise<Finder | undefined>

const mostTiles = 100

/** Finds among all households of the team while typing, as far as they are on this phone. */
export function findWhileTyping(lang: Lang, getFinder: GetFinder): void {
  const found = document.querySelector<HTMLElement>('[data-found]')
  const tiles = document.querySelector<HTMLElement>('[data-found-tiles]')
  const beside = document.querySelector<HTMLInputElement>('[data-households] input[type="search"]')
  const input = beside ?? document.querySelector<HTMLInputElement>('input[type="search"]')
  if (input && found) listFound(lang, input, found, getFinder)
  if (input && tiles) tickFound(lang, input, tiles, getFinder)
  if (!found && !tiles) input?.addEventListener('input', () => narrow(input.value))
  document.querySelector('[data-find]')?.addEventListener('submit', (event) => {
    if (!navigator.onLine) event.preventDefault()
  })
  suggestAlike(lang, getFinder)
  suggestLines(getFinder)
}

function listFound(lang: Lang, input: HTMLInputElement, place: HTMLElement, getFinder: GetFinder): void {
  const listed = [...document.querySelectorAll<HTMLElement>('[data-listed]')]
  const vulnerable = new URLSearchParams(location.search).has('vulnerable')
  const show = async () => {
    const text = input.value.trim()
    const finder = text === '' && navigator.onLine ? undefined : await getFinder()
    // Typed on meanwhile: a later call has it.
    if (text !== input.value.trim()) return
    for (const each of listed) each.hidden = finder !== undefined
    const { total, rows } = finder?.find(text, { vulnerable }) ?? { total: 0, rows: [] }
    render(
      <LangContext.Provider value={lang}>
        {finder && <FoundRows total={total} rows={rows.map((row) => linked(row, place.dataset['found'] ?? ''))} />}
      </LangContext.Provider>,
      place,
    )
    if (!finder) narrow(input.value)
    // What the list now answers; the same households may answer more letters.
    place.dataset['of'] = text
  }
  input.addEventListener('input', () => void show())
  if (input.value !== '' || !navigator.onLine) void show()
}

/** A household that the server does not know yet has no page there, but help can be recorded for it all the same. */
function linked({ householdId, ...row }: FoundHousehold, to: string): FoundRow {
  return {
    ...row,
    householdId,
    href: row.isUnsent ? `/field/record/anonymous#household=${householdId}` : `${to}/${householdId}`,
  }
}

/** Hidden and not taken away: what was ticked stays ticked. */
function narrow(text: string): void {
  const wanted = fold(text).split(' ')
  for (const row of document.querySelectorAll<HTMLElement>('[data-households] :is(.row, .tile)')) {
    const words = fold(row.querySelector('.row-words, .tile-words')?.textContent ?? '')
    row.hidden = !wanted.every((word) => words.includes(word))
  }
}

/** Households as tiles to choose from: the page's own are narrowed, and all others of the team join them. */
function tickFound(lang: Lang, input: HTMLInputElement, place: HTMLElement, getFinder: GetFinder): void {
  const kind = place.dataset['kind'] === 'radio' ? 'radio' : 'checkbox'
  const name = kind === 'radio' ? 'householdId' : 'householdIds'
  const here = new Set(
    [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].map((box) => box.value),
  )
  const ticked = new Map<string, FoundHousehold>()
  let shown = new Map<string, FoundHousehold>()
  const show = async () => {
    narrow(input.value)
    const finder = await getFinder()
    const found = finder?.find(input.value, { most: mostTiles + here.size }).rows ?? []
    const others = found.filter(({ householdId }) => !here.has(householdId)).slice(0, mostTiles)
    shown = new Map([...ticked.values(), ...others].map((row) => [row.householdId, row]))
    render(
      <LangContext.Provider value={lang}>
        {shown.size > 0 && (
          <TileChoice
            name={name}
            kind={kind}
            wide
            legend={place.dataset['foundTiles'] ?? ''}
            legendHidden
            tiles={[...shown.values()].map(({ householdId, headName, hamlet }) => ({
              value: householdId,
              label: headName,
              hint: hamlet || undefined,
              checked: ticked.has(householdId),
            }))}
          />
        )}
      </LangContext.Provider>,
      place,
    )
  }
  place.closest('form')?.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== name) return
    if (kind === 'radio') ticked.clear()
    const row = shown.get(target.value)
    if (target.checked && row) ticked.set(target.value, row)
    else ticked.delete(target.value)
  })
  input.addEventListener('input', () => void show())
  void show()
}

/** Suggested, never in the way: two households may well have the same name. */
function suggestAlike(lang: Lang, getFinder: GetFinder): void {
  const place = document.querySelector<HTMLElement>('[data-alike]')
  const name = document.querySelector<HTMLInputElement>('input[name="headName"]')
  const list = place?.querySelector<HTMLElement>('[data-alike-rows]')
  if (!place || !list) return
  const show = async () => {
    if (!name) return
    const finder = name.value.trim().includes(' ') ? await getFinder() : undefined
    const { total, rows } = finder?.find(name.value, { most: 3 }) ?? { total: 0, rows: [] }
    place.hidden = total === 0
    render(
      <LangContext.Provider value={lang}>
        <FoundRows total={undefined} rows={rows.map((row) => linked(row, '/field/record'))} />
      </LangContext.Provider>,
      list,
    )
  }
  name?.addEventListener('input', () => void show())
  // The page may have been typed on before this came.
  if (name?.value) void show()
}

/** The register's list of names is only as long as what was typed leaves. */
function suggestLines(getFinder: GetFinder): void {
  const list = document.querySelector<HTMLDataListElement>('#known-households')
  list?.closest('main')?.addEventListener('input', async (event) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || !target.name.startsWith('name.')) return
    const finder = await getFinder()
    if (!finder) return
    const options = finder.find(target.value, { most: 20 }).rows.map((row) => {
      const option = document.createElement('option')
      option.value = lineOf(row)
      return option
    })
    list.replaceChildren(...options)
  })
}
