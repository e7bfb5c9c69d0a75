import { addSeller, takeStep } from '../../features/commerce/contract.ts'
import { type ShopStep, shopSteps } from '../../features/commerce/rules.ts'
import { findKept, type Kept, listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Said } from './field-order.ts'

// Fetched on the pages of sellers only.

type Known = { readonly name: string; readonly shops: Readonly<Record<string, ShopStep>> }
type Ways = {
  readonly setDay: (form: HTMLFormElement, pageDay: string, field: string) => Promise<void>
  readonly fillForm: (form: HTMLFormElement, payload: Readonly<Record<string, unknown>>) => void
  readonly chooseHousehold: (form: HTMLFormElement, householdId: string) => void
}

/**
 * The kept pages go on with each seller where there is no network: those added and the steps taken since, which wait in
 * the outbox, are laid over what the server knew.
 */
export async function prepareSellers(outbox: Outbox, pageDay: string, ways: Ways): Promise<void> {
  const asked = new URLSearchParams(location.search)
  const place = Number(new URLSearchParams(location.hash.slice(1)).get('kept') ?? Number.NaN)
  const kept = (await listKept(outbox)).filter((one) => one.state === 'waiting' && one.place !== place)
  const opened = Number.isNaN(place) ? undefined : await findKept(outbox, place)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form^="commerce."]')) {
    await ways.setDay(form, pageDay, 'on')
    await ways.setDay(form, pageDay, 'approachedOn')
    if (form.dataset['form'] === addSeller.type) ways.chooseHousehold(form, asked.get('household') ?? '')
    const list = form.querySelector<HTMLElement>('[data-sellers]')
    if (list) chooseSeller(form, list, knownWith(list, kept), asked)
    form.addEventListener('change', () => label(form))
    if (opened && opened.envelope.type === form.dataset['form']) {
      ways.fillForm(form, opened.envelope.payload as Record<string, unknown>)
      form.dataset['kept'] = String(opened.place)
      label(form)
    }
  }
}

/** Those the page knew and those added since, each with the steps that wait. */
function knownWith(list: HTMLElement, kept: readonly Kept[]): ReadonlyMap<string, Known> {
  const sellers = new Map<string, Known>(
    Object.entries(JSON.parse(list.dataset['sellers'] ?? '{}') as Readonly<Record<string, Known>>),
  )
  for (const { envelope, label: told } of kept) {
    const said = envelope.payload as Said & { kind?: string; name?: string; marketplaceId?: string }
    const { sellerId = '', marketplaceId = '', kind } = said
    if (envelope.type === addSeller.type) sellers.set(sellerId, { name: said.name || afterColon(told), shops: {} })
    const seller = sellers.get(sellerId)
    const step = shopSteps.find((one) => one === kind)
    if (envelope.type === takeStep.type && seller && step)
      sellers.set(sellerId, { ...seller, shops: { ...seller.shops, [marketplaceId]: step } })
  }
  return sellers
}

function chooseSeller(
  form: HTMLFormElement,
  list: HTMLElement,
  sellers: ReadonlyMap<string, Known>,
  asked: URLSearchParams,
): void {
  const pattern = list.querySelector<HTMLTemplateElement>('template')?.content.querySelector('.tile')
  const tiles = list.querySelector('.tiles')
  for (const [id, { name }] of sellers) {
    if (radiosOf(form, 'sellerId').some(({ value }) => value === id)) continue
    const tile = pattern?.cloneNode(true)
    if (!(tile instanceof HTMLElement)) continue
    const [radio, words] = [tile.querySelector('input'), tile.querySelector('.tile-words > span')]
    if (radio) radio.value = id
    if (words) words.textContent = name
    tiles?.append(tile)
  }
  if (sellers.size > 0) list.querySelector('[data-no-sellers]')?.remove()
  const wanted = asked.get('seller') ?? ''
  if (sellers.has(wanted))
    for (const radio of radiosOf(form, 'sellerId')) {
      radio.checked = radio.value === wanted
      const tile = radio.closest<HTMLElement>('.tile')
      if (tile) tile.hidden = !radio.checked
    }
  check(form, 'marketplaceId', asked.get('marketplace') ?? '')
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && ['sellerId', 'marketplaceId'].includes(target.name))
      suggest(form, sellers)
  })
  if (chosen(form, 'sellerId') === '') return
  suggest(form, sellers)
  label(form)
}

/** The chosen one's own marketplace where there is one only, and the step that comes next there. */
function suggest(form: HTMLFormElement, sellers: ReadonlyMap<string, Known>): void {
  const shops = sellers.get(chosen(form, 'sellerId'))?.shops
  const [own, ...more] = Object.keys(shops ?? {})
  if (chosen(form, 'marketplaceId') === '' && own && more.length === 0) check(form, 'marketplaceId', own)
  const marketplaceId = chosen(form, 'marketplaceId')
  const last = shops?.[marketplaceId]
  const next = shopSteps[last === undefined ? 0 : shopSteps.indexOf(last) + 1]
  if (next) check(form, 'kind', next)
}

/** Whose and where, for the list of what waits. */
function label(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[name="_label"]')
  const words = ['householdId', 'sellerId', 'marketplaceId'].flatMap(
    (name) =>
      radiosOf(form, name)
        .find(({ checked, value }) => checked && value !== '')
        ?.closest('.tile')
        ?.querySelector('.tile-words > span')?.textContent ?? [],
  )
  if (input) input.value = words.join(', ')
}

function check(form: HTMLFormElement, name: string, value: string): void {
  const radio = radiosOf(form, name).find((one) => one.value === value && value !== '')
  if (radio) radio.checked = true
}

function chosen(form: HTMLFormElement, name: string): string {
  return radiosOf(form, name).find(({ checked }) => checked)?.value ?? ''
}

function radiosOf(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${name}"]`)]
}

function afterColon(told: string): string {
  return told.slice(told.indexOf(': ') + 2)
}
