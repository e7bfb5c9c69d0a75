import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Moment, Window } from '../../platform/clock/days.ts'
import { all, one, sql } from '../../platform/db/database.ts'
import { readFileOf, type StoredFile } from '../../platform/files/files.ts'
import { CalendarDay, Count, list, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { snapshotHouseholds } from '../households/reads.ts'
import { listPartnerNames } from '../partners/reads.ts'
import { snapshotMembers } from '../teams/reads.ts'
import { type KindCode, kindCodes } from './contract.ts'
import { isPublic, type SessionStatus, sessionStatuses } from './rules.ts'

/** What anybody may know of a session. */
const OpenSession = v.strictObject({
  sessionId: Uuid,
  teamId: Uuid,
  kind: v.picklist(kindCodes),
  title: v.pipe(Text, v.description('Empty: the kind says it.')),
  heldOn: CalendarDay,
  startsAt: Text,
  endsAt: Text,
  venue: Text,
  partnerIds: v.pipe(list(Uuid), v.description('The partners of the commune that host it too.')),
  otherPartners: v.pipe(list(Text), v.description('Others, in words.')),
  partners: v.pipe(list(Text), v.description('All of them by name.')),
  capacity: v.nullable(Count),
  status: v.picklist(sessionStatuses),
  signUps: Count,
})
export type OpenSession = Readonly<v.InferOutput<typeof OpenSession>>

export const Session = v.strictObject({
  ...OpenSession.entries,
  note: Text,
  reason: v.nullable(Text),
  result: v.nullable(Text),
  attendances: Count,
  households: Count,
  photoId: v.pipe(
    v.nullable(Uuid),
    v.description('The file of the photograph of its signed sheet, where there is one.'),
  ),
})
export type Session = Readonly<v.InferOutput<typeof Session>>

export type SessionFilter = {
  readonly teamId?: string | undefined
  readonly kind?: string | undefined
  readonly status?: SessionStatus | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly query?: string | undefined
  readonly soonest?: boolean
  readonly page?: number
  readonly size?: number
}

export type Attendance = {
  readonly attendanceId: string
  /** Null also for a household that the asker may not see. */
  readonly householdId: string | null
  readonly memberId: string | null
  readonly teamId: string | null
  readonly outside: boolean
  readonly name: string
  readonly attendedAt: Moment
}

export const SignUpOfSession = v.strictObject({
  signUpId: Uuid,
  sessionId: Uuid,
  name: Text,
  phone: v.nullable(Text),
  signedAt: UtcMoment,
  checkedInAt: v.pipe(v.nullable(UtcMoment), v.description('When they said in the hall that they are there.')),
})
type SignUpOfSession = Readonly<v.InferOutput<typeof SignUpOfSession>>
export type SignUp = Omit<SignUpOfSession, 'sessionId'>

const open = sql`s.session_id as "sessionId", s.team_id as "teamId", s.kind, s.title, s.held_on as "heldOn", s.starts_at as "startsAt",
  s.ends_at as "endsAt", s.venue, s.partners as "otherPartners", s.capacity, s.status,
  array(select h.partner_id from sessions_partner h where h.commune_id = s.commune_id and h.session_id = s.session_id) as "partnerIds",
  (select count(*) from sessions_sign_up u where u.commune_id = s.commune_id and u.session_id = s.session_id) as "signUps"`
const columns = sql`${open}, s.note, s.reason, s.result,
  (select count(*) from sessions_attendance a where a.commune_id = s.commune_id and a.session_id = s.session_id) as attendances,
  (select count(a.household_id) from sessions_attendance a where a.commune_id = s.commune_id and a.session_id = s.session_id) as households,
  (select p.file_id from sessions_photo p where p.commune_id = s.commune_id and p.session_id = s.session_id) as "photoId"`

/** Sessions of the teams in sight, the latest first unless `soonest`; `page` starts at 1. */
export async function listSessions(
  scope: Scope,
  filter: SessionFilter = {},
): Promise<{ rows: Session[]; total: number }> {
  const size = Math.min(filter.size ?? 50, 500)
  const like = `%${fold(filter.query ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const where = sql`${inSight(scope)}
    and (${filter.teamId ?? null}::uuid is null or s.team_id = ${filter.teamId ?? null}::uuid)
    and (${filter.kind ?? null}::text is null or s.kind = ${filter.kind ?? null}::text)
    and (${filter.status ?? null}::text is null or s.status = ${filter.status ?? null}::text)
    and (${filter.from ?? null}::date is null or s.held_on >= ${filter.from ?? null}::date)
    and (${filter.to ?? null}::date is null or s.held_on <= ${filter.to ?? null}::date)
    and s.venue_folded like ${like}`
  const { total } = await one(
    scope.tx,
    sql<{ total: number }>`select count(*) as total from sessions_session s where ${where}`,
  )
  const order = filter.soonest
    ? sql`s.held_on, s.starts_at, s.session_id`
    : sql`s.held_on desc, s.starts_at desc, s.session_id desc`
  const rows = await all(
    scope.tx,
    sql<Kept<Session>>`select ${columns} from sessions_session s where ${where} order by ${order}
                 limit ${size} offset ${(Math.max(filter.page ?? 1, 1) - 1) * size}`,
  )
  return { rows: await withPartners(scope, rows), total }
}

export async function snapshotSessions(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Session>> {
  const rows = await all(
    scope.tx,
    sql<
      Kept<Session>
    >`select ${columns} from sessions_session s where ${inSight(scope)} and s.session_id = any(${[...ids]}::uuid[])`,
  )
  return new Map((await withPartners(scope, rows)).map((row) => [row.sessionId, row]))
}

export async function findSession(scope: Scope, sessionId: string): Promise<Session | undefined> {
  const rows = await all(
    scope.tx,
    sql<
      Kept<Session>
    >`select ${columns} from sessions_session s where ${inSight(scope)} and s.session_id = ${sessionId}`,
  )
  return (await withPartners(scope, rows))[0]
}

/** The photograph of the sheet of a session in sight. */
export async function findSheetPhoto(scope: Scope, sessionId: string): Promise<StoredFile | undefined> {
  const fileId = (await findSession(scope, sessionId))?.photoId
  return fileId ? readFileOf(scope, fileId) : undefined
}

/** The session that somebody was present at. */
export async function findSessionOf(scope: Scope, attendanceId: string): Promise<Session | undefined> {
  const rows = await all(
    scope.tx,
    sql<
      Kept<Session>
    >`select ${columns} from sessions_session s join sessions_attendance t using (commune_id, session_id)
                 where ${inSight(scope)} and t.attendance_id = ${attendanceId}`,
  )
  return (await withPartners(scope, rows))[0]
}

export type Clash = {
  readonly sessionId: string
  readonly kind: KindCode
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly sameVenue: boolean
}

/** Other sessions at the same place, or of the same team, that run at the same time. Shown, never refused. */
export async function findClashes(
  scope: Scope,
  {
    sessionId,
    teamId,
    heldOn,
    startsAt,
    endsAt,
    venue,
  }: Pick<OpenSession, 'sessionId' | 'teamId' | 'heldOn' | 'startsAt' | 'endsAt' | 'venue'>,
): Promise<Clash[]> {
  return all(
    scope.tx,
    sql<Clash>`
      select s.session_id as "sessionId", s.kind, s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.venue,
        s.venue_folded = ${fold(venue)} as "sameVenue"
      from sessions_session s
      where s.commune_id = ${scope.communeId} and s.held_on = ${heldOn} and s.status <> 'cancelled'
        and s.session_id <> ${sessionId} and s.starts_at < ${endsAt} and s.ends_at > ${startsAt}
        and (s.venue_folded = ${fold(venue)} or s.team_id = ${teamId})
      order by s.starts_at, s.session_id`,
  )
}

/** Who was present, in the order in which they were put in. */
export async function listAttendances(scope: Scope, sessionId: string): Promise<Attendance[]> {
  const rows = await all(
    scope.tx,
    sql<Pick<Attendance, 'attendanceId' | 'householdId' | 'memberId' | 'name' | 'attendedAt'>>`
      select a.attendance_id as "attendanceId", a.household_id as "householdId", a.member_id as "memberId",
        coalesce(u.name, a.name) as name, a.attended_at as "attendedAt"
      from sessions_attendance a join sessions_session s using (commune_id, session_id)
        left join sessions_sign_up u on u.commune_id = a.commune_id and u.sign_up_id = a.sign_up_id
      where ${inSight(scope)} and a.session_id = ${sessionId} order by a.attended_at, a.attendance_id`,
  )
  const households = await snapshotHouseholds(
    scope,
    rows.flatMap((row) => row.householdId ?? []),
  )
  const members = await snapshotMembers(
    scope,
    rows.flatMap((row) => row.memberId ?? []),
  )
  return rows.map((row) => {
    const household = row.householdId === null ? undefined : households.get(row.householdId)
    const member = row.memberId === null ? undefined : members.get(row.memberId)
    return {
      ...row,
      householdId: household?.householdId ?? null,
      memberId: member?.memberId ?? null,
      teamId: household?.teamId ?? member?.teamId ?? null,
      outside: (row.householdId !== null && !household) || (row.memberId !== null && !member),
      name: household?.headName ?? member?.name ?? row.name,
    }
  })
}

export type MemberAttendance = Pick<Session, 'sessionId' | 'kind' | 'title' | 'heldOn' | 'venue' | 'status'> & {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
}

/** Where members of the teams in sight were present, also at another team's session; the latest first. */
export async function listMemberAttendances(
  scope: Scope,
  window: Window,
  memberIds?: readonly string[],
): Promise<MemberAttendance[]> {
  const rows = await all(
    scope.tx,
    sql<Omit<MemberAttendance, 'teamId' | 'name'>>`
      select a.member_id as "memberId", s.session_id as "sessionId", s.kind, s.title, s.held_on as "heldOn", s.venue, s.status
      from sessions_attendance a join sessions_session s using (commune_id, session_id)
      where s.commune_id = ${scope.communeId} and a.member_id is not null and s.held_on between ${window.from} and ${window.to}
        and (${memberIds ? [...memberIds] : null}::uuid[] is null or a.member_id = any(${memberIds ? [...memberIds] : null}::uuid[]))
      order by s.held_on desc, s.session_id, a.attendance_id`,
  )
  const members = await snapshotMembers(
    scope,
    rows.map((row) => row.memberId),
  )
  return rows.flatMap((row) => {
    const member = members.get(row.memberId)
    return member ? [{ ...row, teamId: member.teamId, name: member.name }] : []
  })
}

export async function snapshotSignUps(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SignUpOfSession>> {
  const rows = await all(
    scope.tx,
    sql<SignUpOfSession>`
      select u.sign_up_id as "signUpId", u.session_id as "sessionId", u.name, u.phone, u.signed_at as "signedAt",
        u.checked_in_at as "checkedInAt"
      from sessions_sign_up u join sessions_session s using (commune_id, session_id)
      where ${inSight(scope)} and u.sign_up_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.signUpId, row]))
}

/** Those who signed up and are not put in as present yet; who says to be here comes first. */
export async function listSignUps(scope: Scope, sessionId: string): Promise<SignUp[]> {
  return all(
    scope.tx,
    sql<SignUp>`
      select u.sign_up_id as "signUpId", u.name, u.phone, u.signed_at as "signedAt", u.checked_in_at as "checkedInAt"
      from sessions_sign_up u join sessions_session s using (commune_id, session_id)
      where ${inSight(scope)} and u.session_id = ${sessionId}
        and not exists (select from sessions_attendance a where a.commune_id = u.commune_id and a.sign_up_id = u.sign_up_id)
      order by u.checked_in_at nulls last, u.signed_at, u.sign_up_id`,
  )
}

/** What is held from a day on, for everybody to know: nothing of those who come. 200 at most, the soonest first. */
export async function listOpenSessions(
  scope: Scope,
  { from, to = null, only = null }: { readonly from: Day; readonly to?: Day | null; readonly only?: string | null },
): Promise<OpenSession[]> {
  const rows = await all(
    scope.tx,
    sql<Kept<OpenSession>>`
      select ${open} from sessions_session s
      where s.commune_id = ${scope.communeId} and s.held_on >= ${from} and (${to}::date is null or s.held_on <= ${to}::date)
        and (${only}::uuid is null or s.session_id = ${only}::uuid) and s.kind = any(${kindCodes.filter(isPublic)}::text[])
      order by s.held_on, s.starts_at, s.session_id limit 200`,
  )
  return withPartners(scope, rows)
}

/** The figures `sessions` (by kind) and `session_attendances` of each team in sight: closed sessions held in the window. */
export async function tallySessions(
  scope: Scope,
  window: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string; figure: string; dimension: string; amount: number }>`
      with held as (
        select s.commune_id, s.session_id, s.team_id, s.kind from sessions_session s
        where ${inSight(scope)} and s.status = 'closed' and s.held_on between ${window.from} and ${window.to})
      select team_id as "teamId", 'sessions' as figure, kind as dimension, count(*) as amount from held group by team_id, kind
      union all
      select h.team_id, 'session_attendances', '', count(*) from held h
      join sessions_attendance a using (commune_id, session_id) group by h.team_id`,
  )
}

/** For other features to join: closed sessions with each partner that hosted them. */
export function coHosted(communeId: string) {
  return sql`
    select h.partner_id, s.session_id, s.team_id, s.kind, s.title, s.held_on, s.starts_at, s.ends_at, s.venue,
      (select count(*) from sessions_attendance a where a.commune_id = s.commune_id and a.session_id = s.session_id) as attendances
    from sessions_partner h join sessions_session s using (commune_id, session_id)
    where h.commune_id = ${communeId} and s.status = 'closed'`
}

type Kept<Told extends OpenSession> = Omit<Told, 'partners'>

/** Rows with their hosts by name: partners first, then the others as they were written. */
async function withPartners<Told extends OpenSession>(
  scope: Scope,
  rows: readonly Kept<Told>[],
): Promise<(Kept<Told> & Pick<OpenSession, 'partners'>)[]> {
  if (rows.length === 0) return []
  const known = await listPartnerNames(scope)
  return rows.map((row) => ({
    ...row,
    partners: [
      ...known.filter(({ partnerId }) => row.partnerIds.includes(partnerId)).map(({ name }) => name),
      ...row.otherPartners,
    ],
  }))
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`s.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or s.team_id = any(${teams}::uuid[]))`
}
