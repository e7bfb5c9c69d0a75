import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Moment, Window } from '../../platform/clock/days.ts'
import { all, sql } from '../../platform/db/database.ts'
import { CalendarDay, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { findActivePlan } from '../plan/reads.ts'
import { listProgress, type TeamProgress } from '../progress/reads.ts'
import { listFirstSent, listReports } from '../reports/reads.ts'
import type { ReportStatus } from '../reports/rules.ts'
import { listFirstVisits } from '../support/reads.ts'
import { listMembers } from '../teams/reads.ts'
import { abouts, channels } from './contract.ts'
import { type DayOff, type WorkingDays, workingDaysBy } from './rules/days-off.ts'
import { type Due, dueFrom, type Reason, reasonsFor } from './rules.ts'

/** The first thing a team was heard of after it was urged; null where it was not. */
export type Followed = { readonly what: 'visit' | 'report'; readonly on: Day } | null

export const LoggedUrge = v.strictObject({
  urgeId: Uuid,
  teamId: Uuid,
  about: v.picklist(abouts),
  channel: v.picklist(channels),
  text: Text,
  urgedOn: CalendarDay,
  urgedAt: UtcMoment,
  urgedBy: v.nullable(Uuid),
})
type LoggedUrge = Readonly<v.InferOutput<typeof LoggedUrge>>
export type Urge = LoggedUrge & { readonly followed: Followed }

/** A team's last urge of a plan, with the last day it was urged for its report. */
export type LastUrge = Urge & { readonly forReportOn: Day | null }

export type QueuedTeam = {
  readonly team: TeamProgress
  readonly leader: { readonly name: string; readonly phone: string | null } | undefined
  readonly reportStatus: ReportStatus | undefined
  /** Why the team must be urged today; empty where it need not. */
  readonly reasons: readonly Reason[]
  readonly last: LastUrge | undefined
}

export type Queue = {
  readonly planId: string
  readonly dueOn: Day
  /** Set where the due date is no working day. */
  readonly workingDays: WorkingDays | null
  readonly targetWindow: Window
  readonly reportWindow: Window
  readonly until: Day
  readonly due: Due
  /** Every team in sight, in the order of their names; those to urge have reasons. */
  readonly teams: readonly QueuedTeam[]
}

const columns = sql`urge_id as "urgeId", team_id as "teamId", about, channel, words as text, urged_on as "urgedOn", urged_at as "urgedAt", urged_by as "urgedBy"`

/** What was logged for a plan within the scope, the latest first, 200 at most; what was undone is left out. */
export async function listUrges(
  scope: Scope,
  { planId, teamId = null }: { readonly planId: string; readonly teamId?: string | null },
): Promise<Urge[]> {
  const rows = await all(
    scope.tx,
    sql<LoggedUrge>`select ${columns} from reminders_urge u
             where ${standing(scope, planId)} and (${teamId}::uuid is null or team_id = ${teamId}::uuid)
             order by urged_at desc, urge_id desc limit 200`,
  )
  return withFollowed(scope, planId, rows)
}

export async function lastUrges(scope: Scope, planId: string): Promise<LastUrge[]> {
  const rows = await all(
    scope.tx,
    sql<LoggedUrge & { forReportOn: Day | null }>`
      select distinct on (team_id) ${columns},
        max(urged_on) filter (where about = 'report') over (partition by team_id) as "forReportOn"
      from reminders_urge u where ${standing(scope, planId)} order by team_id, urged_at desc, urge_id desc`,
  )
  return withFollowed(scope, planId, rows)
}

/** Urges by id; one that was undone is gone. */
export async function snapshotUrges(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, LoggedUrge>> {
  const rows = await all(
    scope.tx,
    sql<LoggedUrge>`select ${columns} from reminders_urge u where ${inSight(scope)} and u.urge_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.urgeId, row]))
}

/** Who must be urged today and why, for the plan at work; undefined where none is. */
export async function findQueue(scope: Scope, today: Day): Promise<Queue | undefined> {
  const plan = await findActivePlan(scope, today)
  const progress = plan && (await listProgress(scope, { planId: plan.planId, targets: plan.targets, today }))
  if (!plan || !progress) return undefined
  const statuses = new Map((await listReports(scope, plan.planId)).map(({ teamId, status }) => [teamId, status]))
  const last = new Map((await lastUrges(scope, plan.planId)).map((urge) => [urge.teamId, urge]))
  // Leaders come first in the list, one a team.
  const { rows } = await listMembers(scope, { size: 500 })
  const leaders = new Map(rows.filter(({ position }) => position === 'leader').map((member) => [member.teamId, member]))
  const until = plan.targetWindow.to
  const teams = progress.teams.map((team) => {
    const urge = last.get(team.teamId)
    const reportStatus = statuses.get(team.teamId)
    const known = { urgedOn: urge?.urgedOn ?? null, urgedForReportOn: urge?.forReportOn ?? null }
    const reasons = reasonsFor({ status: team.status, reportStatus, ...known }, { dueOn: plan.dueOn, until }, today)
    return { team, leader: leaders.get(team.teamId), reportStatus, reasons, last: urge }
  })
  const { planId, dueOn, targetWindow, reportWindow } = plan
  const workingDays = await findWorkingDays(scope, dueOn)
  return { planId, dueOn, workingDays, targetWindow, reportWindow, until, due: dueFrom(dueOn, today), teams }
}

/** What the commune has entered of days off, in order; the product's own come with the rules. */
export async function listEnteredDaysOff(scope: Scope): Promise<DayOff[]> {
  return all(
    scope.tx,
    sql<DayOff>`select day, kind, name, source, verified, 'commune' as origin from reminders_day_off
                where commune_id = ${scope.communeId} order by day`,
  )
}

/** The working days next to a due date that is none; null where it is one. */
export async function findWorkingDays(scope: Scope, dueOn: Day): Promise<WorkingDays | null> {
  return workingDaysBy(dueOn, await listEnteredDaysOff(scope))
}

function standing(scope: Scope, planId: string) {
  return sql`${inSight(scope)} and u.plan_id = ${planId}`
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`u.commune_id = ${scope.communeId} and u.undone_at is null
    and (${teams}::uuid[] is null or u.team_id = any(${teams}::uuid[]))`
}

async function withFollowed<One extends LoggedUrge>(scope: Scope, planId: string, rows: readonly One[]) {
  const marks = rows.map(({ urgeId, teamId, urgedAt, urgedOn }) => ({ id: urgeId, teamId, at: urgedAt, on: urgedOn }))
  const visits = marks.length > 0 ? await listFirstVisits(scope, marks) : new Map()
  const sent = marks.length > 0 ? await listFirstSent(scope, planId, marks) : new Map()
  return rows.map((row) => ({ ...row, followed: earlier(visits.get(row.urgeId), sent.get(row.urgeId)) }))
}

type Came = { readonly on: Day; readonly at: Moment }

function earlier(visit: Came | undefined, report: Came | undefined): Followed {
  if (visit && (!report || visit.at < report.at)) return { what: 'visit', on: visit.on }
  return report ? { what: 'report', on: report.on } : null
}
