import { addDays, type Day, isDay, isWeekend, nextWorkingDay } from '../../platform/clock/days.ts'
import { fold } from '../../platform/words/fold.ts'
import { type KindCode, kindCodes, type Rhythm, type sessionsProblems } from './contract.ts'

export const sessionStatuses = ['planned', 'cancelled', 'closed'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** A session entered this long after its day needs no explanation. */
export const lateDays = 7

/** Sign-ups of one session that are taken within the ten minutes before: a hall full of phones, no flood. */
export const signUpsInTenMinutes = 60
/** And in all, so that nobody fills the table for the sake of it. */
export const signUpsOfOne = 2_000

/** A hall where everybody scans the code at once. */
export const checkInsInTenMinutes = 300

/** No team existed before the ministry's pilot guidance (793/BTTTT-THH of 5 March 2022): an earlier day is a slip. */
const earliestDay: Day = '2022-03-05'
const furthestDays = 731

type Code = keyof typeof sessionsProblems.entries

/** Why a session cannot be put there; undefined when it can. */
export function whenProblem(
  { heldOn, startsAt, endsAt }: { readonly heldOn: Day; readonly startsAt: string; readonly endsAt: string },
  explained: boolean,
  today: Day,
): Code | undefined {
  if (endsAt <= startsAt) return 'sessions.ends_before_start'
  if (heldOn < earliestDay) return 'sessions.too_long_ago'
  if (heldOn > addDays(today, furthestDays)) return 'sessions.too_far_ahead'
  return heldOn < addDays(today, -lateDays) && !explained ? 'sessions.late_needs_note' : undefined
}

/** Homes and members' trainings are nobody else's business. */
export function isPublic(kind: KindCode): boolean {
  return kind !== 'home_visit' && kind !== 'members_training'
}

/** A session counts from its closing on: who forgets to close is shown, not guessed. */
export function awaitsClosing({ status, heldOn }: { status: SessionStatus; heldOn: Day }, today: Day): boolean {
  return status === 'planned' && heldOn < today
}

type SaidName = { readonly name: string; readonly phone: string | null }

/**
 * Whose sign-up it is that somebody in the hall tells of: the same phone number (a daughter may have signed up two), or
 * the same name where no number was given. `here` where it says nothing new; undefined for somebody new.
 */
export function whoIsHere(
  signUps: readonly (SaidName & { readonly signUpId: string; readonly isHere: boolean })[],
  said: SaidName,
): string | 'here' | undefined {
  const named = fold(said.name)
  const alike = (other: SaidName) => named !== '' && fold(other.name) === named
  if (said.phone === null) return signUps.find((one) => !one.isHere && one.phone === null && alike(one))?.signUpId
  const known = signUps.filter(({ phone }) => phone === said.phone)
  const waiting = known.filter(({ isHere }) => !isHere)
  const found = waiting.find(alike) ?? waiting.find(({ name }) => named === '' || name === '')
  if (found) return found.signUpId
  return known.some((one) => one.isHere && (named === '' || alike(one))) ? 'here' : undefined
}

/**
 * The days in the months after the first: the same date (the last day where a month is shorter; put off to a working
 * day of the month where the first was one), or the same weekday of the month (the first Monday; a fifth one is the last).
 */
export function monthlyAfter(first: Day, months: number, rhythm: Rhythm): Day[] {
  return Array.from({ length: months }, (_, at) => {
    const start = monthAfter(first, at + 1)
    if (rhythm === 'weekday') return sameWeekday(first, start)
    const date = Math.min(Number(first.slice(8)), daysIn(start))
    const day = addDays(start, date - 1)
    return isWeekend(first) ? day : workingDayIn(start, day)
  })
}

/** The first day of a month so many months after that of the day. */
export function monthAfter(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}

/** The weeks of a month from Monday to Sunday, filled up with the days of its neighbours. */
export function weeksOf(month: Day): Day[][] {
  const monday = addDays(month, -((weekday(month) + 6) % 7))
  const days = (weekday(month) + 6) % 7
  const weeks = Math.ceil((days + daysIn(month)) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => addDays(monday, week * 7 + at)),
  )
}

function sameWeekday(first: Day, start: Day): Day {
  const nth = Math.floor((Number(first.slice(8)) - 1) / 7)
  const found = addDays(start, ((weekday(first) - weekday(start) + 7) % 7) + nth * 7)
  return found.slice(0, 7) === start.slice(0, 7) ? found : addDays(found, -7)
}

/** Not into the next month, which has a session of its own. */
function workingDayIn(start: Day, day: Day): Day {
  const next = nextWorkingDay(day)
  if (next.slice(0, 7) === start.slice(0, 7)) return next
  return isWeekend(day) ? workingDayIn(start, addDays(day, -1)) : day
}

export function daysIn(start: Day): number {
  return Number(addDays(monthAfter(start, 1), -1).slice(8))
}

function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** A new session as an address describes it: a task of the plan leads here with its kind and day. */
export function prefilled(
  said: { readonly kind?: string | undefined; readonly heldOn?: string | undefined; readonly venue: string },
  team: { readonly teamId: string; readonly level: 'commune' | 'village' } | undefined,
  today: Day,
) {
  const kind = kindCodes.find((each) => each === said.kind) ?? (team?.level === 'village' ? 'mobile' : 'guidance_day')
  const heldOn = said.heldOn !== undefined && isDay(said.heldOn) ? said.heldOn : today
  return { kind, heldOn, startsAt: '07:30', endsAt: '11:00', venue: said.venue, teamId: team?.teamId ?? '' }
}
