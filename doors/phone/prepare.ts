import { fileDossier } from '../../features/dossiers/contract.ts'
import { registerHousehold } from '../../features/households/contract.ts'
import { recordSupport } from '../../features/support/contract.ts'
import { words as support } from '../../features/support/words.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { rightNow } from '../../platform/sync/health.ts'
import { findKept, listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Lang } from '../../platform/words/words.ts'
import { prepareCoach } from './coach.ts'
import { nameOf } from './find.ts'
import { saidIn } from './orders.ts'
import { fillForm } from './take-forms.ts'

/** Makes a page that may have been kept for days right for now: its day, its household, the kept record it opens. */
export async function prepareForms(outbox: Outbox, pageDay: string): Promise<void> {
  const record = document.querySelector<HTMLFormElement>(`form[data-form="${recordSupport.type}"]`)
  const register = document.querySelector<HTMLFormElement>(`form[data-form="${registerHousehold.type}"]`)
  const file = document.querySelector<HTMLFormElement>(`form[data-form="${fileDossier.type}"]`)
  for (const lesson of document.querySelectorAll<HTMLFormElement>('form[data-form^="curriculum."]'))
    setDay(lesson, pageDay)
  await prepareCoach(outbox)
  const wanted = new URLSearchParams(location.hash.slice(1))
  if (record) {
    setDay(record, pageDay)
    await setHousehold(outbox, record, wanted.get('household') ?? location.pathname.split('/').at(-1) ?? '')
  }
  if (file) {
    setDay(file, pageDay, 'filedOn')
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
function setDay(form: HTMLFormElement, pageDay: string, field = 'heldOn'): void {
  const input = form.querySelector<HTMLInputElement>(`input[name="${field}"]`)
  const today = dayOf(rightNow())
  if (!input || today <= pageDay) return
  input.max = today
  if (input.value === pageDay) input.value = today
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
async function setHousehold(outbox: Outbox, form: HTMLFormElement, householdId: string): Promise<void> {
  const input = form.querySelector<HTMLInputElement>('input[name="householdId"]')
  if (input?.value !== '' || !/^[0-9a-f-]{36}$/i.test(householdId)) return
  input.value = householdId
  name(form, (await nameOf(outbox, householdId)) ?? (await nameKept(outbox, householdId)) ?? '')
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
