import { addDays, type Day, daysBetween } from '../../platform/clock/days.ts'
import type { Status } from '../progress/contract.ts'
import type { ReportStatus } from '../reports/rules.ts'
import type { About } from './contract.ts'

/** Reminders of a due date come this many days before it, on the day, and then on each day late. */
export const daysBefore = [14, 7, 3, 1] as const

/** A team that was urged for its targets is given this long to act before it is named again. */
export const quietDays = 7

export type Due = { readonly kind: 'before' | 'on_the_day' | 'late'; readonly days: number }

export type Reason = 'report' | 'stalled' | 'behind'

/** A returned report is with the team again: it has not reported. */
export function hasReported(status: ReportStatus | undefined): boolean {
  return status === 'submitted' || status === 'accepted' || status === 'approved'
}

export function dueFrom(dueOn: Day, today: Day): Due {
  const days = daysBetween(today, dueOn)
  if (days > 0) return { kind: 'before', days }
  return days === 0 ? { kind: 'on_the_day', days: 0 } : { kind: 'late', days: -days }
}

/** The reminder that falls on this very day, if the team has not reported. */
export function reminderOn(dueOn: Day, day: Day, status: ReportStatus | undefined): Due | undefined {
  return !hasReported(status) && latestReminder(dueOn, day) === day ? dueFrom(dueOn, day) : undefined
}

/**
 * The reminder that is open for a team today: the latest that fell due and was not answered by urging since. One that
 * fell on a Sunday is so still there on Monday, told by the days that are left then.
 */
export function openReminder(
  dueOn: Day,
  today: Day,
  { status, urgedOn }: { readonly status: ReportStatus | undefined; readonly urgedOn: Day | null },
): Due | undefined {
  const latest = latestReminder(dueOn, today)
  if (hasReported(status) || latest === undefined || (urgedOn !== null && urgedOn >= latest)) return undefined
  return dueFrom(dueOn, today)
}

/** What a team's lead is shown every day from the first reminder on, until the report is sent. */
export function noticeFor(dueOn: Day, today: Day, status: ReportStatus | undefined): Due | undefined {
  return hasReported(status) || latestReminder(dueOn, today) === undefined ? undefined : dueFrom(dueOn, today)
}

export type Urged = {
  readonly status: Status | null
  readonly reportStatus: ReportStatus | undefined
  /** The last day on which the team was urged for anything, and for its report. */
  readonly urgedOn: Day | null
  readonly urgedForReportOn: Day | null
}

/** Why a team must be urged today; nothing where it need not. After the plan's last day targets are past urging. */
export function reasonsFor(
  team: Urged,
  { dueOn, until }: { readonly dueOn: Day; readonly until: Day },
  today: Day,
): Reason[] {
  const report = openReminder(dueOn, today, { status: team.reportStatus, urgedOn: team.urgedForReportOn })
  const isQuiet = team.urgedOn !== null && daysBetween(team.urgedOn, today) < quietDays
  const late = team.status === 'stalled' || team.status === 'behind' ? team.status : undefined
  return [...(report ? ['report' as const] : []), ...(late && !isQuiet && today <= until ? [late] : [])]
}

/** What to urge a team for where nobody has said: what it is to be urged for today, else its report once that is near. */
export function aboutFirst(
  team: { readonly reasons: readonly Reason[]; readonly reportStatus: ReportStatus | undefined },
  dueOn: Day,
  today: Day,
): About {
  if (team.reasons.length > 0) return team.reasons.includes('report') ? 'report' : 'targets'
  return noticeFor(dueOn, today, team.reportStatus) ? 'report' : 'targets'
}

/** One reminder of a due date. */
export type Reminder = { readonly day: Day; readonly due: Due }

/** Every reminder until a day, and before the due date also those to come. */
export function remindersOf(dueOn: Day, today: Day): Reminder[] {
  const days = [...daysBefore.map((days) => addDays(dueOn, -days)), dueOn]
  for (let day = addDays(dueOn, 1); day <= today; day = addDays(day, 1)) days.push(day)
  return days.map((day) => ({ day, due: dueFrom(dueOn, day) }))
}

function latestReminder(dueOn: Day, today: Day): Day | undefined {
  if (today >= dueOn) return today
  return daysBefore.map((days) => addDays(dueOn, -days)).findLast((day) => day <= today)
}
