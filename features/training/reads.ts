import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { listNames } from '../people/reads.ts'
import { listMemberAttendances, listSessions, type MemberAttendance } from '../sessions/reads.ts'
import { listMembers, snapshotMembers } from '../teams/reads.ts'
import type { Level, Topic } from './contract.ts'
import type { Known, Trainee } from './rules.ts'

export type KeptLevel = {
  readonly levelId: string
  readonly memberId: string
  readonly teamId: string
  readonly topic: Topic
  readonly level: Level
  readonly judgedOn: Day
  readonly judgedBy: string | null
  readonly sessionId: string | null
}

const columns = sql`l.level_id as "levelId", l.member_id as "memberId", l.team_id as "teamId", l.topic, l.level,
  l.judged_on as "judgedOn", l.judged_by as "judgedBy", l.session_id as "sessionId"`

/** Present members of the teams in sight, or of one of them, each with the latest level of every topic. */
export async function listTrainees(scope: Scope, teamId?: string): Promise<Trainee[]> {
  const rows = await all(
    scope.tx,
    sql<{ memberId: string; topic: Topic } & Known>`
      select distinct on (l.member_id, l.topic) l.member_id as "memberId", l.topic, l.level, l.judged_on as "judgedOn"
      from training_level l where ${inSight(scope)} and (${teamId ?? null}::uuid is null or l.team_id = ${teamId ?? null}::uuid)
      order by l.member_id, l.topic, l.judged_on desc, l.level_id desc`,
  )
  const known = Map.groupBy(rows, ({ memberId }) => memberId)
  const found: Trainee[] = []
  for (let page = 1, total = 1; found.length < total; page += 1) {
    const members = await listMembers(scope, { teamId, page, size: 500 })
    total = members.rows.length === 0 ? 0 : members.total
    for (const member of members.rows)
      found.push({
        ...{ memberId: member.memberId, teamId: member.teamId, name: member.name },
        skills: Object.fromEntries(
          (known.get(member.memberId) ?? []).map(({ topic, level, judgedOn }) => [topic, { level, judgedOn }]),
        ),
      })
  }
  return found
}

/** The last judgements in a team, each with the name of who was judged. */
export async function listTeamLevels(scope: Scope, teamId: string): Promise<(KeptLevel & { readonly who: string })[]> {
  const rows = await all(
    scope.tx,
    sql<KeptLevel>`select ${columns} from training_level l where ${inSight(scope)} and l.team_id = ${teamId}
                   order by l.judged_on desc, l.level_id desc limit 30`,
  )
  const members = await snapshotMembers(
    scope,
    rows.map(({ memberId }) => memberId),
  )
  return rows.map((row) => ({ ...row, who: members.get(row.memberId)?.name ?? '' }))
}

export async function findLevel(scope: Scope, levelId: string): Promise<KeptLevel | undefined> {
  return maybe(
    scope.tx,
    sql<KeptLevel>`select ${columns} from training_level l where ${inSight(scope)} and l.level_id = ${levelId}`,
  )
}

/** What each of these trainings teaches. When and where a training is, everybody may know; so this too. */
export async function listTaught(
  scope: Scope,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Topic[]>> {
  const rows = await all(
    scope.tx,
    sql<{ sessionId: string; topic: Topic }>`
      select session_id as "sessionId", topic from training_topic
      where commune_id = ${scope.communeId} and session_id = any(${[...sessionIds]}::uuid[]) order by topic`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ sessionId }) => sessionId)].map(([id, taught]) => [id, taught.map(({ topic }) => topic)]),
  )
}

/**
 * The figure `members_trained` of each team in sight: members present at one or more closed members' trainings held in
 * the window, each once, for their own team whoever held it. Who has left since was trained all the same.
 */
export async function tallyTraining(
  scope: Scope,
  window: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  const trained = (await listMemberAttendances(scope, window)).filter(isTraining)
  return [...Map.groupBy(trained, ({ teamId }) => teamId)].map(([teamId, rows]) => ({
    teamId,
    figure: 'members_trained',
    dimension: '',
    amount: new Set(rows.map(({ memberId }) => memberId)).size,
  }))
}

function isTraining({ kind, status }: MemberAttendance): boolean {
  return kind === 'members_training' && status === 'closed'
}

/** Those still to come and the last ones, of all teams in sight or of one. */
export async function listTrainings(scope: Scope, teamId?: string) {
  const { rows } = await listSessions(scope, { kind: 'members_training', teamId, size: 12 })
  const taught = await listTaught(
    scope,
    rows.map(({ sessionId }) => sessionId),
  )
  return rows.map((session) => ({ session, topics: taught.get(session.sessionId) ?? [] }))
}

/** The last judgements of a team, with the names of who was judged and by whom. */
export async function historyOfTeam(scope: Scope, teamId: string) {
  const rows = await listTeamLevels(scope, teamId)
  const names = await listNames(scope, [...new Set(rows.flatMap(({ judgedBy }) => judgedBy ?? []))])
  return rows.map((row) => ({ ...row, by: row.judgedBy === null ? undefined : names.get(row.judgedBy) }))
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`l.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or l.team_id = any(${teams}::uuid[]))`
}
