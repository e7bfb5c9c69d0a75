import { registerHousehold } from '../../features/households/contract.ts'
import { recordSupport } from '../../features/support/contract.ts'
import { words as support } from '../../features/support/words.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { askServerTime, rightNow } from '../../platform/sync/health.ts'
import { findKept, listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Lang } from '../../platform/words/words.ts'
import { saidIn } from './field-order.ts'
import { fillForm } from './take-forms.ts'

/** Makes a page that may have been kept for days right for now: its day, its household, the kept record it opens. */
export async function prepareForms(
  outbox: Outbox,
  pageDay: string,
  nameOf: (householdId: string) => Promise<string | undefined>,
): Promise<void> {
  const record = document.querySelector<HTMLFormElement>(`form[data-form="${recordSupport.type}"]`)
  const register = document.querySelector<HTMLFormElement>(`form[data-form="${registerHousehold.type}"]`)
  const file = document.querySelector<HTMLFormElement>('form[data-form="dossiers.file"]')
  for (const lesson of document.querySelectorAll<HTMLFormElement>('form[data-form^="curriculum."]'))
    await setDay(lesson, pageDay)
  const told = document.querySelector<HTMLFormElement>('form[data-form="outreach.publish"]')
  if (told) await setDay(told, pageDay, 'publishedOn')
  if (document.querySelector('form[data-form="curriculum.coach"]')) {
    const { prepareCoach } = await import('./coach.ts')
    await prepareCoach(outbox, nameOf)
  }
  if (document.querySelector('form[data-form^="commerce."]')) {
    const { prepareSellers } = await import('./seller-part.ts')
    await prepareSellers(outbox, pageDay, { setDay, fillForm, chooseHousehold })
  }
  if (document.querySelector('[data-attendance-waiting]')) {
    const { prepareSession } = await import('./session-part.ts')
    await prepareSession(document.documentElement.lang === 'en' ? 'en' : 'vi', outbox)
  }
  const report = document.querySelector<HTMLElement>('[data-team-report]')
  if (report) await import('./team-report.tsx').then(({ prepareReport }) => prepareReport(report, outbox))
  const wanted = new URLSearchParams(location.hash.slice(1))
  if (record) {
    await setDay(record, pageDay)
    const householdId = wanted.get('household') ?? location.pathname.split('/').at(-1) ?? ''
    await setHousehold(record, householdId, async () => (await nameOf(householdId)) ?? nameKept(outbox, householdId))
  }
  for (const many of document.querySelectorAll<HTMLFormElement>('form[data-many]')) await setDay(many, pageDay)
  if (file) {
    await setDay(file, pageDay, 'filedOn')
    chooseHousehold(file, new URLSearchParams(location.search).get('household') ?? '')
  }
  const kept = wanted.has('kept') ? await findKept(outbox, Number(wanted.get('kept'))) : undefined
  for (const form of [record, register, file]) {
    if (!form || !kept || form.dataset['form'] !== kept.envelope.type) continue
    fillForm(form, kept.envelope.payload as Record<string, unknown>)
    form.dataset['kept'] = String(kept.place)
    const { householdId } = saidIn(kept)
    if (form === record) {
      const [whom = ''] = kept.label.split(': ')
      if (householdId) name(record, whom)
    } else form.scrollIntoView()
  }
}

/** A page kept since yesterday would date today's help yesterday. An earlier clock than the server's is not believed. */
async function setDay(form: HTMLFormElement, pageDay: string, field = 'heldOn'): Promise<void> {
  // A page of a register has one on each line.
  const inputs = form.querySelectorAll<HTMLInputElement>(`input:is([name="${field}"], [name^="${field}."])`)
  if (inputs.length === 0 || dayOf(rightNow()) <= pageDay) return
  // Either the page was kept since yesterday, or the clock was put forward since the server was last heard.
  await askServerTime()
  const today = dayOf(rightNow())
  if (today <= pageDay) return
  for (const input of inputs) {
    input.max = today
    if (input.value === pageDay) input.value = today
  }
}

/** On the kept page the household is one of a list; the address may name it. */
function chooseHousehold(form: HTMLFormElement, householdId: string): void {
  const tiles = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"][name="householdId"]')]
  const wanted = tiles.find(({ value }) => value !== '' && value === householdId)
  if (!wanted) return
  wanted.checked = true
  wanted.scrollIntoView({ block: 'center' })
}

/** The one kept recording page serves every household: which one, the address says. */
async function setHousehold(
  form: HTMLFormElement,
  householdId: string,
  nameOf: () => Promise<string | undefined>,
): Promise<void> {
  const input = form.querySelector<HTMLInputElement>('input[name="householdId"]')
  if (input?.value !== '' || !/^[0-9a-f-]{36}$/i.test(householdId)) return
  input.value = householdId
  name(form, (await nameOf()) ?? '')
}

async function nameKept(outbox: Outbox, householdId: string): Promise<string | undefined> {
  const kept = await listKept(outbox)
  const found = kept.find(
    (one) => one.envelope.type === registerHousehold.type && saidIn(one).householdId === householdId,
  )
  return found && saidIn(found).headName
}

function name(form: HTMLFormElement, whom: string): void {
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
  const label = form.querySelector<HTMLInputElement>('input[name="_label"]')
  if (label) label.value = whom || support.say(lang, 'chosen_household')
  const shown = document.querySelector('[data-household-name]')
  if (shown)
    shown.textContent = whom ? support.say(lang, 'household_of', { name: whom }) : support.say(lang, 'chosen_household')
  const note = document.querySelector('[data-household-note]')
  if (note) note.textContent = ''
}
