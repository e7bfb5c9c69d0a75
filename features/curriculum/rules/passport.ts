import { addDays, type Day, daysBetween } from '../../../platform/clock/days.ts'
import { type SkillCode, skillCodes } from './skills.ts'

/** How far somebody came with a skill at one visit, from less to more. */
export const levels = ['tried', 'with_help', 'alone'] as const
export type Level = (typeof levels)[number]

/** One skill at one visit; a history is given with the earliest day first. */
export type Mark = { readonly skill: SkillCode; readonly level: Level; readonly on: Day }

export type SkillState = {
  readonly skill: SkillCode
  /** The level reached last time; undefined where it was never tried. */
  readonly last: Level | undefined
  readonly lastOn: Day | undefined
  /** The first day on which it was done alone: from then on it is mastered, once and for good. */
  readonly masteredOn: Day | undefined
}

/** Every skill of the curriculum as one person stands with it. */
export function passportOf(marks: readonly Mark[]): SkillState[] {
  return skillCodes.map((skill) => {
    const own = marks.filter((mark) => mark.skill === skill)
    const last = own.at(-1)
    return {
      skill,
      last: last?.level,
      lastOn: last?.on,
      masteredOn: own.find(({ level }) => level === 'alone')?.on,
    }
  })
}

/** What is learnt is kept by doing it again within days: sooner where it went with help, later where it only needs care. */
export const daysBetweenVisits = 7
/** Three weeks without practice and most of it has to be learnt anew. */
export const stalledAfterDays = 21

/** Names and households of those who have not practised for so long are let go; what was counted stays. */
export const keptAfterDays = 730

export type Reason = 'refresh' | 'nearly' | 'again' | 'first' | 'next'
export type Suggestion = {
  readonly skill: SkillCode
  readonly reason: Reason
  /** When the next visit is due: at once for somebody who has not begun. */
  readonly dueOn: Day
}

/**
 * The skill to take up next and why: what was mastered and has slipped, then what nearly went alone, then what was only
 * tried, then the first one that has not been taken up. Undefined when everything is mastered.
 */
export function suggest(marks: readonly Mark[], enrolledOn: Day): Suggestion | undefined {
  const states = passportOf(marks)
  const lastOn = marks.at(-1)?.on
  const dueOn = lastOn === undefined ? enrolledOn : addDays(lastOn, daysBetweenVisits)
  const pick = (reason: Reason, fits: (state: SkillState) => boolean): Suggestion | undefined => {
    const found = states.find(fits)
    return found && { skill: found.skill, reason, dueOn }
  }
  return (
    pick('refresh', ({ masteredOn, last }) => masteredOn !== undefined && last !== 'alone') ??
    pick('nearly', ({ last }) => last === 'with_help') ??
    pick('again', ({ last }) => last === 'tried') ??
    pick(marks.length === 0 ? 'first' : 'next', ({ last }) => last === undefined)
  )
}

/** Whether a visit is due by today. */
export function isDue(suggestion: Suggestion | undefined, today: Day): boolean {
  return suggestion !== undefined && suggestion.dueOn <= today
}

/** Something is left to learn and nothing was practised for three weeks, counted from enrolling where nothing ever was. */
export function isStalled(marks: readonly Mark[], enrolledOn: Day, today: Day): boolean {
  const since = marks.at(-1)?.on ?? enrolledOn
  return suggest(marks, enrolledOn) !== undefined && daysBetween(since, today) > stalledAfterDays
}

type History = { readonly learnerId: string; readonly marks: readonly Mark[]; readonly enrolledOn: Day }

/** The longest due first, those who have mastered everything last. */
export function byDue(left: History, right: History): number {
  const [one, other] = [left, right].map(({ marks, enrolledOn }) => suggest(marks, enrolledOn)?.dueOn ?? '9999-12-31')
  if (one !== other) return (one ?? '') < (other ?? '') ? -1 : 1
  return left.learnerId < right.learnerId ? -1 : 1
}
