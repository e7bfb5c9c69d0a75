import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { type OneOfMany, visitsOfGroup, visitsOfRegister } from '../../features/support/rules/several.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { payloadFromForm, valuesOf } from '../../platform/journal/form.ts'
import { rightNow } from '../../platform/sync/health.ts'
import { findOrder } from './orders.ts'

export type Taken = {
  readonly form: HTMLFormElement
  readonly type: string
  readonly payload: Record<string, unknown>
  readonly whom: string
}

/** A form whose order this phone does not know, or cannot look up now: `wrong` says that it was not saved. */
export const unknown = 'unknown'

/**
 * Takes the forms whose orders the phone keeps. `wrong` gets the first field that does not fit, in place of the browser.
 * `rehearse` gets, while the finger still presses the button, what is about to be taken: a slow phone goes through its
 * own code the second time in half the time, and the second time is the one that is waited for.
 */
export function takeForms(
  take: (taken: Taken) => Promise<void>,
  rehearse: (taken: Taken) => Promise<unknown>,
  wrong: (form: HTMLFormElement, field: string) => void,
): void {
  const busy = new WeakSet<HTMLFormElement>()
  document.addEventListener('pointerdown', ({ target }) => {
    const form = target instanceof Element ? target.closest('button')?.form : undefined
    if (form?.dataset['fromField'] === undefined) return
    void readForm(form)
      .then((read) => 'wrong' in read || rehearse(read))
      .catch(() => undefined)
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['fromField'] === undefined) return
    event.preventDefault()
    // A second tap while the first is being written down is the same tap.
    if (busy.has(form)) return
    busy.add(form)
    void readForm(form)
      .catch(() => ({ wrong: unknown }))
      .then((read) => ('wrong' in read ? wrong(form, read.wrong) : take(read)))
      .finally(() => busy.delete(form))
  })
}

export type TakenMany = {
  readonly form: HTMLFormElement
  readonly orders: readonly OneOfMany[]
  readonly unclear: readonly string[]
}

/** Takes the forms that say many things at once; `wrong` gets a sentence's key in place of the browser. */
export function takeMany(
  take: (taken: TakenMany) => Promise<void>,
  wrong: (form: HTMLFormElement, field: string) => void,
  linesOf: () => Promise<ReadonlyMap<string, readonly string[]>>,
): void {
  document.addEventListener('submit', async (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['many'] === undefined) return
    event.preventDefault()
    if (form.dataset['busy'] !== undefined) return
    form.dataset['busy'] = ''
    const read = await readMany(form, linesOf).finally(() => delete form.dataset['busy'])
    const specs = await Promise.all(read.orders.map(({ type }) => findOrder(type)))
    const bad = read.orders.find(({ payload }, n) => !v.is(specs[n]?.spec.schema ?? v.never(), payload))
    if (bad) return wrong(form, bad.payload['items']?.toString() === '' ? 'items' : 'malformed')
    if (read.orders.length === 0) return wrong(form, read.unclear.length > 0 ? 'line_unclear' : 'nobody_chosen')
    form.dataset['busy'] = ''
    void take({ form, ...read }).finally(() => delete form.dataset['busy'])
  })
}

async function readMany(form: HTMLFormElement, linesOf: () => Promise<ReadonlyMap<string, readonly string[]>>) {
  const values = valuesOf(new FormData(form))
  const ids: string[] = []
  const idOf = (n: number) => {
    while (ids.length <= n) ids.push(newId())
    return ids[n] ?? newId()
  }
  if (form.dataset['many'] === 'group')
    return { orders: visitsOfGroup(values, idOf, (id) => wordsOf(form, id)), unclear: [] }
  const known = new Map([...linesOnPage(), ...(await linesOf().catch(() => []))])
  return visitsOfRegister(values, idOf, (line) => known.get(line) ?? [])
}

function wordsOf(form: HTMLFormElement, householdId: string): string {
  const tile = form.querySelector(`input[value="${CSS.escape(householdId)}"]`)?.closest('.tile')
  return tile?.querySelector('.tile-words > span')?.textContent ?? ''
}

/** The lines that the server put on the page, for a phone that has not got its households yet. */
function linesOnPage(): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>()
  for (const option of document.querySelectorAll<HTMLOptionElement>('#known-households option'))
    if (option.dataset['id']) lines.set(option.value, [...(lines.get(option.value) ?? []), option.dataset['id']])
  return lines
}

async function readForm(form: HTMLFormElement): Promise<Taken | { wrong: string }> {
  const type = new URL(form.action).pathname.replace(/^\/do\//, '')
  const order = await findOrder(type)
  if (!order) return { wrong: unknown }
  const data = new FormData(form)
  const values = valuesOf(data)
  if (order.born && form.dataset['kept'] === undefined && form.dataset['visit'] === undefined)
    values.set(order.born, [newId()])
  order.rename?.(values)
  for (const name of unchangedIn(form)) values.delete(name)
  const payload = payloadFromForm(order.spec.schema, values) as Record<string, unknown>
  const checked = v.safeParse(order.spec.schema, payload)
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
  if (!checked.success) {
    const field = String(checked.issues[0].path?.[0]?.key ?? '')
    return { wrong: order.missing?.(lang, field) ?? field }
  }
  const problem = order.foresee?.(checked.output, dayOf(rightNow()))
  if (problem) return { wrong: problem[lang] }
  return { form, type, payload, whom: String(data.get('_label') || chosenIn(form)) }
}

/** The words of the one tile that was chosen of each question. */
function chosenIn(form: HTMLFormElement): string {
  const tiles = [...form.querySelectorAll<HTMLInputElement>('.tile input[type="radio"]:checked')]
  return tiles
    .filter(({ value }) => value !== '')
    .flatMap((input) => input.closest('.tile')?.querySelector('.tile-words > span')?.textContent ?? [])
    .join(', ')
}

/** Two people may edit one household: what this one left alone says nothing against the other's edit. */
function unchangedIn(form: HTMLFormElement): string[] {
  if (form.dataset['changedOnly'] === undefined || form.dataset['kept'] !== undefined) return []
  return [...form.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), textarea')]
    .filter((control) => control.value === control.defaultValue)
    .map((control) => control.name)
}

/** Puts what a kept command says back into its form, to be changed and saved in its place. */
export function fillForm(form: HTMLFormElement, payload: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(payload)) {
    const wanted = (Array.isArray(value) ? value : [value]).map(textOf)
    const controls = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
    const boxes = controls.filter((control) => control.type === 'checkbox' || control.type === 'radio')
    for (const box of boxes) box.checked = wanted.includes(box.value)
    const [plain] = controls.filter((control) => !boxes.includes(control))
    if (plain) plain.value = wanted[0] ?? ''
    if (!Array.isArray(value)) continue
    // What no tile of this page stands for still belongs to the record.
    for (const each of wanted.filter((text) => !boxes.some((box) => box.value === text))) addHidden(form, name, each)
  }
  for (const group of form.querySelectorAll('details')) group.open = group.querySelector('input:checked') !== null
}

function addHidden(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  form.append(input)
}

/** An item travels as `{kind, detail}` in this order, as the tiles carry it. */
function textOf(value: unknown): string {
  if (typeof value !== 'object') return String(value)
  if (value === null) return ''
  const { kind, detail = null } = value as { kind?: string; detail?: string | null }
  return JSON.stringify({ kind, detail })
}
