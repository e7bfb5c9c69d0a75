import type { Day } from '../../../platform/clock/days.ts'
import { type DutyArea, dutyAreas, type Position, type teamsProblems } from '../contract.ts'
import { nameKey } from './cells.ts'

// Who may be in a team beside whom. Days run from `since` to the day before `until`.

type Span = { readonly since: Day; readonly until: Day | null }
type Person = { readonly name: string; readonly phone: string | null; readonly accountId?: string | null | undefined }
export type Standing = Person & Span & { readonly memberId: string }
export type Lead = Span & { readonly memberId: string }

type Code = keyof typeof teamsProblems.entries

/** One account or phone number is one person of a team; without a number the name decides, wherever its tone mark stands. */
export function isSamePerson(left: Person, right: Person): boolean {
  if (left.accountId && left.accountId === right.accountId) return true
  if (left.phone !== null && right.phone !== null) return left.phone === right.phone
  return nameKey(left.name) === nameKey(right.name)
}

export function overlap(left: Span, right: Span): boolean {
  const isEmpty = ({ since, until }: Span) => until !== null && until <= since
  if (isEmpty(left) || isEmpty(right)) return false
  return (left.until === null || right.since < left.until) && (right.until === null || left.since < right.until)
}

/** Nobody is in one team twice on one day. */
export function membershipProblem(one: Standing, others: readonly Standing[]): Code | undefined {
  const other = others.find((each) => each.memberId !== one.memberId && overlap(one, each) && isSamePerson(one, each))
  if (!other) return undefined
  return one.phone !== null && one.phone === other.phone && other.until === null
    ? 'teams.phone_taken'
    : 'teams.memberships_overlap'
}

/** Nobody leads beside another one. */
export function leadProblem(one: Lead, leads: readonly Lead[]): Code | undefined {
  return leads.some((other) => other.memberId !== one.memberId && overlap(one, other))
    ? 'teams.leader_exists'
    : undefined
}

export type ChoiceKind = 'confirm' | 'release' | 'replace' | 'add'

/** What a review says of one person; `replaces` names the member in whose place somebody comes. */
export type Choice = {
  readonly memberId: string
  readonly choice: ChoiceKind
  readonly name: string
  readonly phone: string | null
  readonly position: Position
  readonly organization: string
  readonly areas: readonly DutyArea[]
  readonly on: Day
  readonly reason: string
  readonly replaces: string | null
}

/** Why these choices cannot stand together with the team's own days; undefined when they can. */
export function choicesProblem(
  standing: readonly Standing[],
  leads: readonly Lead[],
  choices: readonly Choice[],
): Code | undefined {
  const ends = new Map(
    choices
      .filter(({ choice }) => choice === 'release' || choice === 'replace')
      .map((each) => [each.memberId, each.on]),
  )
  const ended = <One extends Standing | Lead>(one: One): One =>
    one.until === null && ends.has(one.memberId) ? { ...one, until: ends.get(one.memberId) ?? null } : one
  const present = new Map(standing.flatMap((one) => (one.until === null ? [[one.memberId, one] as const] : [])))
  const added = choices.filter(({ choice }) => choice === 'add')
  for (const { choice, memberId, on } of choices) {
    if (choice === 'add') continue
    const member = present.get(memberId)
    if (!member) return 'teams.member_not_found'
    if (on < member.since) return 'teams.day_out_of_order'
  }
  const after: Standing[] = standing.map(ended)
  const leading: Lead[] = leads.map(ended)
  for (const { memberId, name, phone, on, position } of added) {
    const one = { memberId, name, phone, since: on, until: null }
    const problem = membershipProblem(one, after) ?? (position === 'leader' ? leadProblem(one, leading) : undefined)
    if (problem) return problem
    after.push(one)
    if (position === 'leader') leading.push(one)
  }
  return undefined
}

/** Who is in the team once the choices hold: those not yet asked about stay. */
export function teamAfter<
  Member extends { readonly memberId: string; readonly position: Position; readonly areas: readonly string[] },
>(members: readonly Member[], choices: readonly Choice[]): (Member | Choice)[] {
  const chosen = new Map(choices.map((choice) => [choice.memberId, choice]))
  return [
    ...members.flatMap((member): (Member | Choice)[] => {
      const choice = chosen.get(member.memberId)
      if (!choice) return [member]
      return choice.choice === 'confirm' ? [choice] : []
    }),
    ...choices.filter(({ choice }) => choice === 'add'),
  ]
}

/** The areas that nobody of these looks after. */
export function holesOf(people: readonly { readonly areas: readonly string[] }[]): DutyArea[] {
  return dutyAreas.map(({ code }) => code).filter((code) => !people.some((person) => person.areas.includes(code)))
}
