import { type Scope, seesTeam, teamFilter } from '../../platform/access/scope.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { fold } from '../../platform/words/fold.ts'
import type { DutyArea, Position } from './contract.ts'

export type Team = {
  teamId: string
  level: 'commune' | 'village'
  name: string
  villageId: string | null
  leaderName: string | null
  members: number
}

export type Member = {
  memberId: string
  teamId: string
  name: string
  phone: string | null
  position: Position
  organization: string
  accountId: string | null
  since: string
  until: string | null
  areas: DutyArea[]
}

const team = sql`
  select t.team_id as "teamId", t.level, t.name, t.village_id as "villageId",
    (select m.name from teams_member m where m.commune_id = t.commune_id and m.team_id = t.team_id
      and m.position = 'leader' and m.until is null) as "leaderName",
    (select count(*) from teams_member m where m.commune_id = t.commune_id and m.team_id = t.team_id and m.until is null) as members
  from teams_team t`

const member = sql`
  select m.member_id as "memberId", m.team_id as "teamId", m.name, m.phone, m.position, m.organization,
    m.account_id as "accountId", m.since, m.until,
    coalesce((select jsonb_agg(d.area order by d.area) from teams_duty d
      where d.commune_id = m.commune_id and d.member_id = m.member_id and d.until is null), '[]') as areas
  from teams_member m`

/** The teams the actor looks after: the commune team first, then by name ("thôn 2" before "thôn 10"). */
export async function listTeams(scope: Scope): Promise<Team[]> {
  const teams = teamFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Team>`${team} where t.commune_id = ${scope.communeId} and t.until is null
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

export async function listTeamsOfVillage(scope: Scope, villageId: string): Promise<Team[]> {
  return (await listTeams(scope)).filter((one) => one.villageId === villageId)
}

/** Present members, 50 a page (the first is 1), by given name; `query` is typed with or without diacritics. */
export async function listMembers(
  scope: Scope,
  filter: { teamId?: string | undefined; query?: string | undefined; page?: number; size?: number } = {},
): Promise<{ rows: Member[]; total: number }> {
  const teams = teamFilter(scope)
  const size = Math.min(filter.size ?? 50, 500)
  const where = sql`
    where m.commune_id = ${scope.communeId} and m.until is null
      and (${teams}::uuid[] is null or m.team_id = any(${teams}::uuid[]))
      and (${filter.teamId ?? null}::uuid is null or m.team_id = ${filter.teamId ?? null}::uuid)
      and m.folded like all(${wordPatterns(filter.query)}::text[])`
  const { total } = await one(scope.tx, sql<{ total: number }>`select count(*) as total from teams_member m ${where}`)
  const rows = await all(
    scope.tx,
    sql<Member>`${member} ${where}
      order by (m.position <> 'leader'), (m.position <> 'deputy'),
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

export async function snapshotTeams(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Team>> {
  const wanted = new Set(ids)
  return new Map((await listTeams(scope)).filter((one) => wanted.has(one.teamId)).map((one) => [one.teamId, one]))
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
