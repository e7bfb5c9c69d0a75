import { type Day, dayOf, daysBetween, type Moment } from '../../../platform/clock/days.ts'
import type { VisitTrace } from '../../support/contract.ts'

/**
 * Records that look as if somebody wrote them rather than did them. A rule is a row with its usual numbers; the commune sets
 * its own. A doubt is a question to the officer and no verdict: reported figures stay as they are.
 */
export const doubtRules = [
  {
    code: 'burst',
    short: { vi: 'Ghi dồn dập', en: 'Burst' },
    vi: 'Một người ghi dồn dập nhiều lượt trong thời gian ngắn',
    en: 'One person saved many visits within a short time',
    most: 10,
    within: 15,
  },
  {
    code: 'same_minute',
    short: { vi: 'Cùng một phút', en: 'Same minute' },
    vi: 'Một người ghi nhiều lượt trong cùng một phút',
    en: 'One person saved several visits within the same minute',
    most: 3,
    within: 0,
  },
  {
    code: 'per_day',
    short: { vi: 'Quá nhiều trong ngày', en: 'Too many a day' },
    vi: 'Một người hỗ trợ quá nhiều lượt trong một ngày',
    en: 'One person gave help impossibly often on one day',
    most: 25,
    within: 0,
  },
  {
    code: 'same_household',
    short: { vi: 'Hộ lặp lại', en: 'Same household' },
    vi: 'Một hộ được ghi hỗ trợ lặp lại nhiều lần liền nhau',
    en: 'The same household was helped again and again',
    most: 4,
    within: 7,
  },
  {
    code: 'late',
    short: { vi: 'Ghi muộn', en: 'Saved late' },
    vi: 'Ghi lại sau ngày hỗ trợ quá lâu',
    en: 'Saved long after the day of the help',
    most: 14,
    within: 0,
  },
] as const

export type DoubtRule = (typeof doubtRules)[number]['code']
export const doubtCodes: readonly DoubtRule[] = doubtRules.map(({ code }) => code)

/** More than `most` is doubted, `within` minutes (burst) or days (same household); `most` 0 puts the rule out of use. */
export type Threshold = { readonly rule: DoubtRule; readonly most: number; readonly within: number }

export const usualThresholds: readonly Threshold[] = doubtRules.map(({ code, most, within }) => ({
  rule: code,
  most,
  within,
}))

/** `count`: how many came together, or how many days lay between. */
export type Doubt = { readonly rule: DoubtRule; readonly count: number }

export type Traced = Pick<
  VisitTrace,
  'visitId' | 'teamId' | 'householdId' | 'heldOn' | 'recordedBy' | 'helperIds' | 'deviceAt' | 'receivedAt'
>

/** When it was saved: by the device, which may be offline for days; by the server, where the device's clock runs ahead. */
export function savedAt({ deviceAt, receivedAt }: Pick<Traced, 'deviceAt' | 'receivedAt'>): Moment {
  return deviceAt < receivedAt ? deviceAt : receivedAt
}

/**
 * Every doubted visit with its doubts, whatever the order they come in; `keptUnder` joins merged households. A team's visits
 * are held against one another only, so that a lead finds the same doubts on the phone as the officer at the desk.
 */
export function doubtsOf(
  visits: readonly Traced[],
  thresholds: readonly Threshold[],
  keptUnder: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, readonly Doubt[]> {
  const found = new Map<string, Doubt[]>()
  const steady = visits.toSorted((left, right) => (left.visitId < right.visitId ? -1 : 1))
  for (const { rule, most, within } of thresholds) {
    if (most === 0) continue
    for (const [visitId, count] of judges[rule](steady, most, within, keptUnder))
      found.set(visitId, [...(found.get(visitId) ?? []), { rule, count }])
  }
  return found
}

type Judge = (
  visits: readonly Traced[],
  most: number,
  within: number,
  keptUnder: ReadonlyMap<string, string>,
) => Map<string, number>

const minuteMs = 60_000

const judges: Record<DoubtRule, Judge> = {
  burst: (visits, most, within) => {
    const found = new Map<string, number>()
    for (const own of byRecorder(visits).values()) {
      const times = own.map((visit) => Date.parse(savedAt(visit)))
      let end = 0
      for (const [start, time] of times.entries()) {
        while (end < times.length && (times[end] ?? 0) <= time + within * minuteMs) end += 1
        if (end - start > most) for (const visit of own.slice(start, end)) atLeast(found, visit.visitId, end - start)
      }
    }
    return found
  },
  same_minute: (visits, most) => {
    const minuteOf = (visit: Traced) => Math.floor(Date.parse(savedAt(visit)) / minuteMs)
    return crowds(
      visits,
      (visit) => (visit.recordedBy === null ? [] : [`${visit.teamId} ${visit.recordedBy} ${minuteOf(visit)}`]),
      most,
    )
  },
  per_day: (visits, most) =>
    crowds(visits, (visit) => doersOf(visit).map((doer) => `${visit.teamId} ${doer} ${visit.heldOn}`), most),
  same_household: (visits, most, within, keptUnder) => {
    const found = new Map<string, number>()
    const named = visits.flatMap((visit) => (visit.householdId === null ? [] : [{ visit, home: visit.householdId }]))
    const homes = Map.groupBy(named, ({ visit, home }) => `${visit.teamId} ${keptUnder.get(home) ?? home}`)
    for (const all of homes.values()) {
      const days = all.map(({ visit }) => visit).sort((left, right) => compare(left.heldOn, right.heldOn))
      // The first ones of a row stand: only what comes on top is doubted.
      let start = 0
      for (const [at, visit] of days.entries()) {
        while (daysBetween(days[start]?.heldOn ?? visit.heldOn, visit.heldOn) >= within && start < at) start += 1
        if (at - start + 1 > most) found.set(visit.visitId, at - start + 1)
      }
    }
    return found
  },
  late: (visits, most) =>
    new Map(visits.flatMap((visit) => (lateBy(visit) > most ? [[visit.visitId, lateBy(visit)]] : []))),
}

export function lateBy(visit: Pick<Traced, 'heldOn' | 'deviceAt' | 'receivedAt'>): number {
  return daysBetween(visit.heldOn, dayOf(savedAt(visit)))
}

/** Who stood there: the helpers that were named, and whoever wrote it down where nobody was. */
function doersOf({ helperIds, recordedBy }: Traced): readonly string[] {
  return helperIds.length > 0 ? helperIds : recordedBy === null ? [] : [recordedBy]
}

function crowds(visits: readonly Traced[], keysOf: (visit: Traced) => readonly string[], most: number) {
  const found = new Map<string, number>()
  const groups = new Map<string, Traced[]>()
  for (const visit of visits)
    for (const key of keysOf(visit)) {
      const group = groups.get(key)
      if (group) group.push(visit)
      else groups.set(key, [visit])
    }
  for (const group of groups.values())
    if (group.length > most) for (const { visitId } of group) atLeast(found, visitId, group.length)
  return found
}

function byRecorder(visits: readonly Traced[]): Map<string, Traced[]> {
  const known = visits.filter(({ recordedBy }) => recordedBy !== null)
  const groups = Map.groupBy(known, ({ teamId, recordedBy }) => `${teamId} ${recordedBy}`)
  for (const group of groups.values()) group.sort((left, right) => compare(savedAt(left), savedAt(right)))
  return groups
}

function atLeast(found: Map<string, number>, visitId: string, count: number): void {
  found.set(visitId, Math.max(found.get(visitId) ?? 0, count))
}

function compare(left: Day | Moment, right: Day | Moment): number {
  return left < right ? -1 : left > right ? 1 : 0
}

export const verdicts = ['cleared', 'excluded'] as const
export type Verdict = { readonly verdict: (typeof verdicts)[number]; readonly rules: readonly string[] }

/** `counts` where nothing is doubted or every doubt was cleared; a doubt that came up later is open again. */
export type Standing = 'counts' | 'open' | 'excluded'

export function standingOf(doubts: readonly Doubt[], verdict: Verdict | undefined): Standing {
  if (verdict?.verdict === 'excluded') return 'excluded'
  return doubts.some(({ rule }) => !verdict?.rules.includes(rule)) ? 'open' : 'counts'
}
