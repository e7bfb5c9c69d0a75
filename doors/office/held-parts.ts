import { nameOrder as nameSelling, nameStep } from '../../features/commerce/words.ts'
import type { Levels } from '../../features/curriculum/contract.ts'
import { words as curriculum, nameSkill, tellLevels } from '../../features/curriculum/words.ts'
import { words as dossiers, nameOrder as nameFiling, nameStatus } from '../../features/dossiers/words.ts'
import type { HeldShown } from '../../features/held/screens/held-list.tsx'
import { words } from '../../features/held/words.ts'
import { snapshotHouseholds } from '../../features/households/reads.ts'
import { words as households, nameChange, nameGroup } from '../../features/households/words.ts'
import { nameOrder as nameTelling } from '../../features/outreach/words.ts'
import { listNames } from '../../features/people/reads.ts'
import { snapshotSessions } from '../../features/sessions/reads.ts'
import { nameOrder as nameHolding } from '../../features/sessions/words.ts'
import { snapshotVisits } from '../../features/support/reads.ts'
import { nameItem, words as support } from '../../features/support/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Held } from '../../platform/journal/held.ts'
import type { Fact } from '../../platform/kit/card.tsx'
import { day, number } from '../../platform/words/formats.ts'
import { showPhone } from '../../platform/words/phone.ts'
import type { Lang } from '../../platform/words/words.ts'

/** What the orders of the field may say; each says some of it. */
type Said = {
  visitId?: string
  sessionId?: string
  teamId?: string
  householdId?: string | null
  headName?: string
  hamlet?: string
  phone?: string | null
  groups?: readonly string[]
  heldOn?: string
  mode?: 'in_person' | 'phone'
  items?: readonly { kind: string; detail: string | null }[]
  people?: number
  note?: string
  levels?: Levels
  skill?: string
  learnerIds?: readonly string[]
  reason?: string
  difficulties?: string
  proposals?: string
  lessons?: string
  /** Of a seller or a product. */
  name?: string
  /** What a procedure is called where the catalogue has none. */
  words?: string
  filedOn?: string
  publishedOn?: string
  on?: string
  kind?: string
  status?: string
}

const saidIn = (held: Held) => held.payload as Said

export type HeldNames = {
  readonly people: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
  readonly households: ReadonlyMap<string, string>
  readonly sessions: ReadonlyMap<string, string>
}

/** The names of all that some held orders speak of. A household may itself still be held. */
export async function namesOf(scope: Scope, held: readonly Held[]): Promise<HeldNames> {
  const visits = await snapshotVisits(
    scope,
    held.flatMap((one) => saidIn(one).visitId ?? []),
  )
  const sessions = await snapshotSessions(
    scope,
    held.flatMap((one) => saidIn(one).sessionId ?? []),
  )
  const householdIds = [
    ...held.map((one) => saidIn(one).householdId),
    ...[...visits.values()].map((one) => one.householdId),
  ]
  const registered = await snapshotHouseholds(scope, [...new Set(householdIds.flatMap((id) => id ?? []))])
  const ofVisits = [...visits].flatMap(([visitId, { householdId }]) => {
    const name = householdId === null ? undefined : registered.get(householdId)?.headName
    return name === undefined ? [] : [[visitId, name] as const]
  })
  return {
    people: await listNames(scope, [...new Set(held.flatMap((one) => [one.accountId, one.decidedBy ?? []].flat()))]),
    teams: new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])),
    sessions: new Map([...sessions].map(([id, session]) => [id, `${session.venue}, ${day(session.heldOn)}`])),
    households: new Map([
      ...held.flatMap((one) => {
        const { householdId, headName } = saidIn(one)
        return householdId && headName ? [[householdId, headName] as const] : []
      }),
      ...[...registered].map(([id, household]) => [id, household.headName] as const),
      ...ofVisits,
    ]),
  }
}

export function shown(lang: Lang, held: Held, names: HeldNames): HeldShown {
  return {
    ...held,
    what: whatOf(lang, held, names),
    giver: names.people.get(held.accountId) ?? '—',
    officer: held.decidedBy === null ? undefined : names.people.get(held.decidedBy),
  }
}

function whatOf(lang: Lang, held: Held, names: HeldNames): string {
  const said = saidIn(held)
  const household = names.households.get(said.householdId ?? '') ?? names.households.get(said.visitId ?? '')
  const whom = household ?? support.say(lang, said.householdId ? 'household' : 'anonymous')
  const visit = [whom, said.heldOn && day(said.heldOn)].filter(Boolean).join(', ')
  switch (held.type) {
    case 'support.record':
      return `${visit}: ${itemsOf(lang, said)}`
    case 'support.correct':
      return `${words.say(lang, 'correct_visit')}: ${visit}`
    case 'support.cancel':
      return `${words.say(lang, 'cancel_visit')}: ${household ?? said.reason ?? ''}`
    case 'households.register':
      return `${support.say(lang, 'new_household')}: ${said.headName ?? ''}`
    case 'households.correct':
      return `${words.say(lang, 'correct_household')}: ${household ?? said.headName ?? ''}`
    case 'households.set_groups':
      return `${nameChange(lang, held.type)}: ${household ?? ''}`
    case 'curriculum.enrol':
      return `${curriculum.say(lang, 'add_learner')}: ${household ?? ''}`
    case 'curriculum.coach':
      return `${curriculum.say(lang, 'coach')}, ${day(said.heldOn ?? '')}: ${tellLevels(lang, said.levels ?? {})}`
    case 'curriculum.correct':
      return `${curriculum.say(lang, 'correct_title')}: ${visit}`
    case 'curriculum.undo':
      return `${curriculum.say(lang, 'undo')}: ${household ?? said.reason ?? ''}`
    case 'curriculum.teach_class': {
      const [skill, n] = [nameSkill(lang, said.skill ?? ''), said.learnerIds?.length ?? 0]
      return curriculum.say(lang, 'class_saved', { skill, n })
    }
    case 'reports.save_team_report':
    case 'reports.submit_team_report':
      return `${words.say(lang, 'team_report')}: ${names.teams.get(said.teamId ?? '') ?? ''}`
    case 'sessions.attend':
    case 'sessions.unattend':
    case 'sessions.close':
    case 'sessions.reopen':
      return told(nameHolding(lang, held.type), names.sessions.get(said.sessionId ?? ''))
    case 'commerce.add_seller':
      return told(nameSelling(lang, held.type), said.name || household)
    case 'commerce.add_product':
      return told(nameSelling(lang, held.type), said.name)
    case 'commerce.take_step':
      return told(nameSelling(lang, held.type), nameStep(lang, said.kind ?? ''), said.on && day(said.on))
    case 'outreach.publish':
      return told(nameTelling(lang, held.type), said.publishedOn && day(said.publishedOn))
    case 'dossiers.file':
      return told(nameFiling(lang, held.type), household ?? said.words, said.filedOn && day(said.filedOn))
    case 'dossiers.move':
      return told(nameFiling(lang, held.type), nameStatus(lang, said.status ?? ''), said.on && day(said.on))
    case 'dossiers.remind':
      return nameFiling(lang, held.type)
    default:
      return held.type
  }
}

function told(order: string, ...of: readonly (string | undefined)[]): string {
  return [order, of.filter(Boolean).join(', ')].filter(Boolean).join(': ')
}

/** All that a held order says, line by line; what it leaves unsaid has no line. */
export function factsOf(lang: Lang, held: Held, names: HeldNames): Fact[] {
  const said = saidIn(held)
  const lines: readonly [string, string | undefined | null][] = [
    [words.say(lang, 'team'), names.teams.get(said.teamId ?? '')],
    [support.say(lang, 'household'), names.households.get(said.householdId ?? said.visitId ?? '')],
    [households.say(lang, 'head_name'), said.headName],
    [households.say(lang, 'hamlet'), said.hamlet],
    [households.say(lang, 'phone'), said.phone && showPhone(said.phone)],
    [households.say(lang, 'group_column'), said.groups?.map((code) => nameGroup(lang, code)).join(', ')],
    [support.say(lang, 'held_on'), said.heldOn && day(said.heldOn)],
    [support.say(lang, 'mode'), said.mode && support.say(lang, said.mode)],
    [support.say(lang, 'what'), itemsOf(lang, said)],
    [support.say(lang, 'people'), said.people === undefined ? undefined : number(lang, said.people)],
    [dossiers.say(lang, 'dossier'), said.words],
    [support.say(lang, 'note'), said.note],
    [curriculum.say(lang, 'passport'), said.levels && tellLevels(lang, said.levels)],
    [words.say(lang, 'reason'), said.reason],
    [words.say(lang, 'team_report'), [said.difficulties, said.proposals, said.lessons].filter(Boolean).join(' · ')],
  ]
  return lines.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

function itemsOf(lang: Lang, { items = [] }: Said): string {
  return items.map((item) => nameItem(lang, item)).join(', ')
}
