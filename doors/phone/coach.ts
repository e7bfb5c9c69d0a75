import { coach, correctCoaching, enrol, type Levels, teachClass } from '../../features/curriculum/contract.ts'
import { type Mark, passportOf, suggest } from '../../features/curriculum/rules/passport.ts'
import { skillCodes, skillsFrom } from '../../features/curriculum/rules/skills.ts'
import type { Known } from '../../features/curriculum/screens/field-coach.tsx'
import { tellState, tellSuggestion, words } from '../../features/curriculum/words.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { type Kept, listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Lang } from '../../platform/words/words.ts'

/** What a kept lesson, class or new learner says. */
type Lesson = {
  readonly learnerId?: string
  readonly learnerIds?: readonly string[]
  readonly heldOn?: string
  readonly levels?: Levels
  readonly skill?: Mark['skill']
  readonly level?: Mark['level']
  readonly name?: string
  readonly householdId?: string
}

type NameOf = (householdId: string) => Promise<string | undefined>

type Learner = Known & { readonly waiting: number }

/**
 * The one kept coaching page goes on with each passport where there is no network: what waits in the outbox is laid
 * over what the server knew, by the same rules that the server counts with.
 */
export async function prepareCoach(outbox: Outbox, nameOf: NameOf): Promise<void> {
  const form = document.querySelector<HTMLFormElement>(`form[data-form="${coach.type}"]`)
  if (!form) return
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
  const asked = new URLSearchParams(location.search)
  // Without a network this page also stands in for the one that corrects a lesson, and must not record a second one.
  if (asked.has('correct')) return form.replaceChildren(words.say(lang, 'correct_needs_network'))
  joinVisit(form, asked.get('visit'))
  const kept = (await listKept(outbox)).filter(({ state }) => state === 'waiting')
  const place = Number(new URLSearchParams(location.hash.slice(1)).get('kept') ?? Number.NaN)
  const learners = await learnersWith(
    lang,
    nameOf,
    form,
    kept.filter((one) => one.place !== place),
  )
  addTiles(lang, form, learners)
  const edited = kept.find((one) => one.place === place && one.envelope.type === coach.type)
  if (edited) fill(form, edited)
  const wanted = asked.get('learner')
  for (const radio of radiosOf(form)) if (!edited && wanted) radio.checked = radio.value === wanted
  form.addEventListener('change', (event) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.name !== 'learnerId') return
    // Arrow keys choose each one that they pass: the others stay, or nobody behind the next one could be reached.
    choose(lang, form, learners, target.matches(':focus-visible'))
  })
  form.querySelector('[data-other-learner] button')?.addEventListener('click', () => {
    for (const radio of radiosOf(form)) radio.checked = false
    choose(lang, form, learners)
    radiosOf(form)[0]?.focus()
  })
  choose(lang, form, learners)
}

/** A lesson that belongs to a visit recorded before goes under its id, also from a page that was made for none. */
function joinVisit(form: HTMLFormElement, visitId: string | null): void {
  const input = form.querySelector<HTMLInputElement>('input[name="visitId"]')
  if (!visitId || !input) return
  input.value = visitId
  form.dataset['visit'] = visitId
}

/** Those the page knew, those enrolled since, each with the lessons that wait. */
async function learnersWith(
  lang: Lang,
  nameOf: NameOf,
  form: HTMLFormElement,
  kept: readonly Kept[],
): Promise<ReadonlyMap<string, Learner>> {
  const known = JSON.parse(
    form.querySelector<HTMLElement>('[data-passports]')?.dataset['passports'] ?? '{}',
  ) as Readonly<Record<string, Known>>
  const learners = new Map<string, Learner>(Object.entries(known).map(([id, one]) => [id, { ...one, waiting: 0 }]))
  for (const { envelope } of kept) {
    const said = envelope.payload as Lesson
    if (envelope.type === enrol.type && said.learnerId && !learners.has(said.learnerId)) {
      const head = (said.name || undefined) ?? (await nameOf(said.householdId ?? '')) ?? ''
      const name = said.name || words.say(lang, 'someone_of', { name: head })
      learners.set(said.learnerId, { name, enrolledOn: dayOf(envelope.at), marks: [], waiting: 0 })
    }
    for (const id of said.learnerIds ?? (isLesson(envelope.type) && said.learnerId ? [said.learnerId] : [])) {
      const learner = learners.get(id)
      if (learner) learners.set(id, withMarks(learner, marksIn(envelope.type, said)))
    }
  }
  return learners
}

function isLesson(type: string): boolean {
  return type === coach.type || type === correctCoaching.type
}

function marksIn(type: string, said: Lesson): Mark[] {
  const on = said.heldOn ?? ''
  if (type === teachClass.type) return said.skill && said.level ? [{ skill: said.skill, level: said.level, on }] : []
  return skillCodes.flatMap((skill) => {
    const level = said.levels?.[skill]
    return level === undefined ? [] : [{ skill, level, on }]
  })
}

function withMarks(learner: Learner, marks: readonly Mark[]): Learner {
  const all = [...learner.marks, ...marks].sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
  return { ...learner, marks: all, waiting: learner.waiting + 1 }
}

/** A tile for each learner that the page does not have yet, and every suggestion as it is now. */
function addTiles(lang: Lang, form: HTMLFormElement, learners: ReadonlyMap<string, Learner>): void {
  const list = form.querySelector('[data-learners] .tiles')
  const pattern = form.querySelector<HTMLTemplateElement>('template')?.content.querySelector('.tile')
  for (const [id, { name, marks, enrolledOn }] of learners) {
    const there = radiosOf(form)
      .find(({ value }) => value === id)
      ?.closest('.tile')
    const tile = there ?? pattern?.cloneNode(true)
    if (!(tile instanceof HTMLElement)) continue
    const [radio, label, hint] = ['input', '.tile-words > span', '.tile-hint'].map((each) => tile.querySelector(each))
    if (radio instanceof HTMLInputElement) radio.value = id
    if (label) label.textContent = name
    if (hint) hint.textContent = tellSuggestion(lang, suggest(marks, enrolledOn))
    if (!there) list?.append(tile)
  }
  if (learners.size > 0) document.querySelector('[data-no-learners]')?.remove()
}

/** Shows the chosen one's passport beside each skill, and only them. */
function choose(lang: Lang, form: HTMLFormElement, learners: ReadonlyMap<string, Learner>, othersStay = false): void {
  const chosen = radiosOf(form).find(({ checked }) => checked)
  const learner = chosen && learners.get(chosen.value)
  for (const radio of radiosOf(form)) {
    const tile = radio.closest<HTMLElement>('.tile')
    if (tile) tile.hidden = !othersStay && chosen !== undefined && radio !== chosen
  }
  const label = form.querySelector<HTMLInputElement>('input[name="_label"]')
  if (label) label.value = learner?.name ?? ''
  hide(form, '[data-other-learner]', othersStay || !chosen)
  hide(form, '[data-next]', !learner)
  const states = passportOf(learner?.marks ?? [])
  const mastered = states.filter(({ masteredOn }) => masteredOn !== undefined).length
  say(form, '[data-suggestion]', learner ? tellSuggestion(lang, suggest(learner.marks, learner.enrolledOn)) : '')
  say(form, '[data-mastered-words]', words.say(lang, 'mastered_of', { n: mastered, all: states.length }))
  say(form, '[data-waiting-words]', learner?.waiting ? words.say(lang, 'note_waiting', { n: learner.waiting }) : '')
  const next = learner && suggest(learner.marks, learner.enrolledOn)?.skill
  for (const skill of skillsFrom(next)) {
    const row = form.querySelector(`[data-skill="${skill}"]`)
    row?.parentElement?.append(row)
  }
  for (const state of states)
    say(form, `[data-skill="${state.skill}"] .field-hint`, learner ? tellState(lang, state) : '')
}

/** A lesson that waits, opened again: it keeps the id of its visit. */
function fill(form: HTMLFormElement, { place, envelope }: Kept): void {
  const { levels, ...plain } = envelope.payload as Lesson & Readonly<Record<string, string | null>>
  form.dataset['kept'] = String(place)
  const wanted = {
    ...plain,
    ...Object.fromEntries(Object.entries(levels ?? {}).map(([skill, level]) => [`levels.${skill}`, level])),
  }
  for (const [name, value] of Object.entries(wanted))
    for (const control of form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
      if (control.type === 'radio') control.checked = control.value === value
      else control.value = String(value ?? '')
    }
}

function radiosOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name="learnerId"]')]
}

function hide(form: HTMLFormElement, what: string, hidden: boolean): void {
  const element = form.querySelector<HTMLElement>(what)
  if (element) element.hidden = hidden
}

function say(form: HTMLFormElement, where: string, text: string): void {
  const element = form.querySelector(where)
  if (element) element.textContent = text
}
