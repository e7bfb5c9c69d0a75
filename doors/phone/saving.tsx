import { render } from 'preact'
import { registerHousehold } from '../../features/households/contract.ts'
import { recordSupport, supportProblems } from '../../features/support/contract.ts'
import { words as support } from '../../features/support/words.ts'
import { journalProblems } from '../../platform/journal/problem.ts'
import { LangContext } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import type { Fresh } from '../../platform/sync/outbox.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { saidIn } from './field-order.ts'
import type { KnownPart } from './known-part.tsx'
import { painted } from './painted.ts'
import type { Post } from './post.ts'
import { Saved, type Standing } from './saved.tsx'

/** A page as it is now, also put by for later. */
type FreshPage = (address: string) => Promise<string | undefined>

export type Saving = {
  readonly lang: Lang
  readonly post: Post
  /** What the phone knows of its scope, as soon as it does. */
  readonly known: Promise<KnownPart | undefined>
  readonly freshPage: FreshPage
}

/** How long a screen that needs the server's answer waits for it before it goes on without. */
const patienceMs = 4_000

/** What is said of something saved, where it is drawn, and as it stands. */
type Told = { readonly place: HTMLElement; show(standing: Standing, sentence?: string): void }

/** Drawn while the phone still writes it down, so that the page has only to take it in. */
export function tellOf(lang: Lang, kept: Fresh, again = `/field/record${teamInAddress()}`): Told {
  const place = document.createElement('div')
  const show = (standing: Standing, sentence?: string) =>
    render(
      <LangContext.Provider value={lang}>
        <Saved kept={kept} standing={standing} sentence={sentence} again={again} />
      </LangContext.Provider>,
      place,
    )
  show(navigator.onLine ? 'sending' : 'waiting')
  return { place, show }
}

/** In the place of the form; what reads the page aloud goes on from here once it is on the screen. */
async function takePage({ place }: Told): Promise<void> {
  const main = document.querySelector<HTMLElement>('#main')
  main?.replaceChildren(place)
  scrollTo(0, 0)
  await painted()
  if (main) main.tabIndex = -1
  main?.focus()
}

/** Shows at once that it is saved, then what became of it. */
export async function afterSaving(
  { post, known, freshPage }: Saving,
  form: HTMLFormElement,
  saved: Fresh,
  told: Told,
): Promise<void> {
  const { type } = saved.envelope
  const next = nextOf(form, saved)
  const { show } = told
  const sending = takePage(told)
    .then(post.send)
    .catch(() => undefined)
  if (type === recordSupport.type) {
    await sending
    const standing = post.standingOf(saved)
    show(standing)
    if (standing !== 'sent') return
    await post.followed()
    const own = await (await known)?.sentence().catch(() => undefined)
    const sentence = own ?? (await freshSentence(freshPage, `/field${teamInAddress()}`))
    if (sentence) show('sent', sentence)
    return
  }
  await Promise.race([sending, new Promise((waited) => setTimeout(waited, patienceMs))])
  const standing = post.standingOf(saved)
  if (standing === 'sent') return location.assign(next)
  if (standing !== 'waiting') return show(standing)
  // A household can be helped before the server knows it: the two go in order.
  if (type === registerHousehold.type) {
    return location.assign(`/field/record/anonymous#household=${saidIn(saved).householdId ?? ''}`)
  }
  // At the door of a hall the next one stands there already.
  if (form.dataset['stay'] !== undefined) return location.assign(next)
  show('waiting')
}

/** The same for many at once: how many are saved, and how many of them the server has. Unclear lines stay on the page. */
export async function afterSavingAll(
  { lang, post }: Saving,
  form: HTMLFormElement,
  saved: readonly Fresh[],
  unclear: readonly string[],
): Promise<void> {
  const visits = saved.filter(({ envelope }) => envelope.type === recordSupport.type).length
  const label = support.say(lang, 'group_saved', { n: visits })
  if (unclear.length > 0) {
    emptyAllBut(form, unclear)
    sayOn(lang, form, `${label}. ${supportProblems.make('support.line_unclear')[lang]}`)
    return post.send().catch(() => undefined)
  }
  const [one] = saved
  if (!one) return
  const told = tellOf(lang, { ...one, label }, location.pathname)
  await takePage(told)
    .then(post.send)
    .catch(() => undefined)
  const standings = saved.map((each) => post.standingOf(each))
  const refused = standings.find((standing) => typeof standing !== 'string')
  told.show(refused ?? (standings.includes('waiting') ? 'waiting' : 'sent'))
}

function emptyAllBut(form: HTMLFormElement, lines: readonly string[]): void {
  for (const box of form.querySelectorAll<HTMLElement>('[data-line]')) {
    if (lines.includes(box.dataset['line'] ?? '')) continue
    const [name, item] = ['input', 'select'].map((kind) => box.querySelector<HTMLInputElement>(kind))
    if (name) name.value = ''
    if (item) item.value = ''
  }
}

/** Says on the form what is missing, beside its button, where the eyes are. */
export function sayOn(lang: Lang, form: HTMLFormElement, field: string): void {
  const sentence =
    field === 'unknown'
      ? sync.say(lang, 'cannot_save')
      : field === 'items'
        ? support.say(lang, 'choose_something')
        : field === 'headName'
          ? support.say(lang, 'name_needed')
          : field === 'nobody_chosen' || field === 'line_unclear'
            ? supportProblems.make(`support.${field}`)[lang]
            : field.includes(' ')
              ? field
              : journalProblems.make('journal.malformed')[lang]
  const place = form.querySelector<HTMLElement>('[data-said]') ?? document.createElement('div')
  place.dataset['said'] = ''
  const button = form.querySelector('.field-action') ?? form.querySelector('button:last-of-type')
  button?.before(place)
  render(
    <LangContext.Provider value={lang}>
      <Notice kind="danger">{sentence}</Notice>
    </LangContext.Provider>,
    place,
  )
  place.scrollIntoView({ block: 'center' })
  tie(form, field, place)
}

/** Whoever comes back to the field hears there what is wrong with it, until it is changed. */
function tie(form: HTMLFormElement, field: string, place: HTMLElement): void {
  const control = form.querySelector(`[name="${CSS.escape(field)}"]:not([type="hidden"])`)
  if (!control) return
  place.id ||= `said-${form.dataset['form'] ?? form.dataset['many'] ?? ''}`
  const before = control.getAttribute('aria-describedby') ?? ''
  control.setAttribute('aria-invalid', 'true')
  control.setAttribute('aria-describedby', `${before} ${place.id}`.trim())
  const untie = () => {
    control.removeAttribute('aria-invalid')
    control.setAttribute('aria-describedby', before)
  }
  control.addEventListener('input', untie, { once: true })
}

function nextOf(form: HTMLFormElement, saved: Fresh): string {
  const wanted = form.querySelector<HTMLInputElement>('input[name="_next"]')?.value ?? '/field'
  const payload = saved.envelope.payload as Readonly<Record<string, unknown>>
  const filled = wanted.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(payload[name] ?? '')))
  return filled.startsWith('/') ? filled : '/field'
}

function teamInAddress(): string {
  const team = new URLSearchParams(location.search).get('team')
  return team ? `?team=${team}` : ''
}

/** The home page as it is after this: kept for later, and its sentence said now. */
async function freshSentence(freshPage: FreshPage, address: string): Promise<string | undefined> {
  const text = await freshPage(address)
  if (!text) return undefined
  const home = new DOMParser().parseFromString(text, 'text/html')
  return home.querySelector<HTMLElement>('[data-sentence]')?.dataset['sentence']
}
