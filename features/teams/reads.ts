import * as v from 'valibot'
import { type Scope, seesTeam, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { areaCodes, type DutyArea, levels, positions } from './contract.ts'

export const Team = v.strictObject({
  teamId: Uuid,
  level: v.picklist(levels),
  name: Text,
  villageId: v.nullable(Uuid),
  leaderName: v.nullable(Text),
  members: Count,
  until: v.pipe(
    v.nullable(CalendarDay),
    v.description('The first day on which it was over, where its village was merged into others or split.'),
  ),
})
export type Team = v.InferOutput<typeof Team>

export const Member = v.strictObject({
  memberId: Uuid,
  teamId: Uuid,
  name: Text,
  phone: v.nullable(Text),
  position: v.picklist(positions),
  organization: Text,
  accountId: v.nullable(Uuid),
  since: CalendarDay,
  until: v.nullable(CalendarDay),
  areas: v.array(v.picklist(areaCodes)),
})
export type Member = v.InferOutput<typeof Member>

const team = sql`
  select t.team_id as "teamId", t.level, t.name, t.village_id as "villageId", t.until,
    (select m.name from teams_position p join teams_member m using (commune_id, member_id)
      where p.commune_id = t.commune_id and p.team_id = t.team_id and p.position = 'leader' and p.until is null) as "leaderName",
    (select count(*) from teams_member m where m.commune_id = t.commune_id and m.team_id = t.team_id and m.until is null) as members
  from teams_team t`

/** Members with what they were on a day; without one, with what they are, or were last. */
function membersOn(day: Day | null) {
  const held = (since: string, until: string) =>
    day === null
      ? sql`${sql.ref(until)} is null`
      : sql`${sql.ref(since)} <= ${day}::date and (${sql.ref(until)} is null or ${sql.ref(until)} > ${day}::date)`
  return sql`
    select m.member_id as "memberId", m.team_id as "teamId", m.name, m.phone, held.position, m.organization,
      m.account_id as "accountId", m.since, m.until,
      coalesce((select jsonb_agg(d.area order by d.area) from teams_duty d
        where d.commune_id = m.commune_id and d.member_id = m.member_id and ${held('d.since', 'd.until')}), '[]') as areas
    from teams_member m cross join lateral (
      select p.position from teams_position p where p.commune_id = m.commune_id and p.member_id = m.member_id
        and (${day}::date is null or p.since <= ${day}::date) order by p.since desc limit 1) held`
}
const member = membersOn(null)

/**
 * The teams the actor looks after: the commune team first, then by name ("thôn 2" before "thôn 10"). Asked from a day on,
 * also those that have ended since: what they did in those days is still to be told.
 */
export async function listTeams(scope: Scope, from: Day | null = null): Promise<Team[]> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Team>`${team} where t.commune_id = ${scope.communeId} and (t.until is null or t.until > ${from}::date)
              and (${teams}::uuid[] is null or t.team_id = any(${teams}::uuid[]))`,
  )
  return rows.sort(
    (left, right) =>
      Number(left.level === 'village') - Number(right.level === 'village') || byName.compare(left.name, right.name),
  )
}

/** The commune's teams and their villages: no person in it, so everybody may read it. Village teams by name. */
export async function listTeamsServing(
  scope: Scope,
): Promise<{ teamId: string; name: string; villageId: string | null }[]> {
  const rows = await all(
    scope.tx,
    sql<{ teamId: string; name: string; villageId: string | null }>`
      select team_id as "teamId", name, village_id as "villageId" from teams_team
      where commune_id = ${scope.communeId} and until is null`,
  )
  return rows.sort((left, right) => byName.compare(left.name, right.name))
}

export async function findTeam(scope: Scope, teamId: string): Promise<Team | undefined> {
  if (!seesTeam(scope, teamId)) return undefined
  return maybe(scope.tx, sql<Team>`${team} where t.commune_id = ${scope.communeId} and t.team_id = ${teamId}`)
}

export type Succession = { readonly teamId: string; readonly name: string; readonly intoId: string; readonly on: Day }

/** Teams that ended when their village was merged or split, by the names they had, and the teams that go on. */
export async function listSuccessions(scope: Scope): Promise<Succession[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<Succession>`
      select s.team_id as "teamId", t.name, s.into_id as "intoId", s.on_day as "on"
      from teams_succession s join teams_team t using (commune_id, team_id)
      where s.commune_id = ${scope.communeId}
        and (${teams}::uuid[] is null or (s.team_id = any(${teams}::uuid[]) and s.into_id = any(${teams}::uuid[])))
      order by s.on_day, t.name, s.into_id`,
  )
}

export async function listTeamsOfVillage(scope: Scope, villageId: string): Promise<Team[]> {
  return (await listTeams(scope)).filter((one) => one.villageId === villageId)
}

/**
 * Members, 50 a page (the first is 1), by given name: the present ones, or those of the day `on`. `query` is typed with
 * or without diacritics.
 */
export async function listMembers(
  scope: Scope,
  filter: {
    teamId?: string | undefined
    query?: string | undefined
    on?: Day | undefined
    page?: number
    size?: number
  } = {},
): Promise<{ rows: Member[]; total: number }> {
  const teams = teamFilter(scope)
  const size = Math.min(filter.size ?? 50, 500)
  const isMember =
    filter.on === undefined
      ? sql`m.until is null`
      : sql`m.since <= ${filter.on}::date and (m.until is null or m.until > ${filter.on}::date)`
  const where = sql`
    where m.commune_id = ${scope.communeId} and ${isMember}
      and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))
      and (${filter.teamId ?? null}::uuid is null or m.team_id = ${filter.teamId ?? null}::uuid)
      and m.folded like all(${wordPatterns(filter.query)}::text[])`
  const { total } = await one(scope.tx, sql<{ total: number }>`select count(*) as total from teams_member m ${where}`)
  const rows = await all(
    scope.tx,
    sql<Member>`${membersOn(filter.on ?? null)} ${where}
      order by (held.position <> 'leader'), (held.position <> 'deputy'),
        reverse(split_part(reverse(lower(m.name)), ' ', 1)) collate "vi-x-icu", m.name collate "vi-x-icu", m.member_id
      limit ${size} offset ${Math.max(0, (filter.page ?? 1) - 1) * size}`,
  )
  return { rows, total }
}

/** Also one who has left, so that an old record can name its helper. */
export async function findMember(scope: Scope, memberId: string): Promise<Member | undefined> {
  const teams = teamFilter(scope)
  return maybe(
    scope.tx,
    sql<Member>`${member} where m.commune_id = ${scope.communeId} and m.member_id = ${memberId}
                and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))`,
  )
}

/** How many members look after each area in each team; an area missing from a team's list is a hole. */
export async function listDutyCoverage(scope: Scope): Promise<{ teamId: string; area: DutyArea; members: number }[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<{ teamId: string; area: DutyArea; members: number }>`
      select m.team_id as "teamId", d.area, count(*) as members
      from teams_duty d join teams_member m using (commune_id, member_id)
      where d.commune_id = ${scope.communeId} and d.until is null and m.until is null
        and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))
      group by m.team_id, d.area order by m.team_id, d.area`,
  )
}

/** Which of these are members on a day, with their teams: nobody out of sight is told of. */
export async function listMembersAmong(scope: Scope, memberIds: readonly string[], on: Day): Promise<Member[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<Member>`${membersOn(on)} where m.commune_id = ${scope.communeId} and m.member_id = any(${[...memberIds]}::uuid[])
                and m.since <= ${on}::date and (m.until is null or m.until > ${on}::date)
                and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))`,
  )
}

/**
 * The figure `members_active` of each team in sight: who belongs to the team at the end of the window's last day. A
 * stock, not a flow: who came and left within the window is not in it.
 */
export async function tallyMembers(
  scope: Scope,
  { to }: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  const teams = teamFilter(scope)
  return all(
    scope.tx,
    sql<{ teamId: string; figure: string; dimension: string; amount: number }>`
      select team_id as "teamId", 'members_active' as figure, '' as dimension, count(*) as amount from teams_member
      where commune_id = ${scope.communeId} and since <= ${to}::date and (until is null or until > ${to}::date)
        and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))
      group by team_id`,
  )
}

/**
 * For other features to join: the days on which each member was in a team as a partner's, with whoever signs in as that
 * member. `until` is the first day on which it was over.
 */
export function sentSpans(communeId: string) {
  return sql`
    select s.member_id, s.partner_id, m.team_id, m.account_id, m.name, m.phone,
           greatest(s.since, m.since) as since, least(s.until, m.until) as until
    from teams_sent s join teams_member m using (commune_id, member_id)
    where s.commune_id = ${communeId} and (m.until is null or m.until > s.since)`
}

/** Whose people these members are today, or were last: partners by member. */
export async function listSenders(
  scope: Scope,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly partnerId: string; readonly since: Day }>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<{ memberId: string; partnerId: string; since: Day }>`
      select s.member_id as "memberId", s.partner_id as "partnerId", s.since
      from teams_sent s join teams_member m using (commune_id, member_id)
      where s.commune_id = ${scope.communeId} and s.member_id = any(${[...memberIds]}::uuid[]) and s.until is null
        and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))`,
  )
  return new Map(rows.map(({ memberId, ...sent }) => [memberId, sent]))
}

export async function snapshotTeams(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Team>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Team>`${team} where t.commune_id = ${scope.communeId} and t.team_id = any(${[...ids]}::uuid[])
              and (${teams}::uuid[] is null or t.team_id = any(${teams}::uuid[]))`,
  )
  return new Map(rows.map((row) => [row.teamId, row]))
}

export async function snapshotMembers(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Member>`${member} where m.commune_id = ${scope.communeId} and m.member_id = any(${[...ids]}::uuid[])
                and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))`,
  )
  return new Map(rows.map((row) => [row.memberId, row]))
}

const byName = new Intl.Collator('vi', { numeric: true })

/** Each word of a query as a LIKE pattern; what people type is never a wildcard. */
function wordPatterns(query: string | undefined): string[] {
  return fold(query ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
