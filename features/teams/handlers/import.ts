import { all, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { getCommune, listVillages } from '../../places/reads.ts'
import { type ImportResult, importMembers } from '../contract.ts'
import { listTeams } from '../reads.ts'
import { type KnownMember, type MemberRow, sortMembers, type TeamNames } from '../rules/member-import.ts'

export const importHandler = handle(importMembers, async (work, { rows }) => {
  const teams = await teamNames(work)
  await lockTeams(work)
  const { good, rejected } = sortMembers(rows, {
    teams,
    members: await knownMembers(
      work,
      rows.map((row) => row.memberId),
    ),
    today: work.today,
  })
  await insertMembers(work, good)
  const result: ImportResult = { imported: good.length, rejected }
  const touched = [...new Set(good.map((row) => row.teamId))]
  return done({
    result,
    changes: [
      ...good.map((row) => ({ noun: 'member', id: row.memberId, teamId: row.teamId })),
      ...touched.map((teamId) => ({ noun: 'team', id: teamId, teamId })),
    ],
  })
})

async function teamNames({ scope }: Work): Promise<TeamNames[]> {
  const commune = await getCommune(scope)
  const villages = new Map((await listVillages(scope)).map((village) => [village.villageId, village.name]))
  return (await listTeams(scope)).map((team) => ({
    place: team.teamId,
    names:
      team.level === 'commune'
        ? [team.name, commune.name, 'Xã', 'Cấp xã', 'Phường']
        : [team.name, villages.get(team.villageId ?? '') ?? ''],
  }))
}

async function lockTeams({ scope }: Work): Promise<void> {
  await all(
    scope.tx,
    sql`select 1 from teams_team where commune_id = ${scope.communeId} and until is null order by team_id for update`,
  )
}

/** Those who would be met twice: present members, leaders whose time overlaps, and ids that are in use. */
async function knownMembers({ scope }: Work, memberIds: readonly string[]): Promise<KnownMember[]> {
  return all(
    scope.tx,
    sql<KnownMember>`
      select member_id as "memberId", team_id as "teamId", name, phone, position, until
      from teams_member where commune_id = ${scope.communeId}
        and (until is null or position = 'leader' or member_id = any(${[...memberIds]}::uuid[]))`,
  )
}

async function insertMembers({ scope, today }: Work, members: readonly MemberRow[]): Promise<void> {
  if (members.length === 0) return
  const rows = members.map((row) => ({
    member_id: row.memberId,
    team_id: row.teamId,
    name: row.name,
    folded: fold(row.name),
    phone: row.phone,
    position: row.position,
    organization: row.organization,
    since: row.since,
  }))
  const duties = members.flatMap((row) => row.areas.map((area) => ({ member_id: row.memberId, area })))
  await run(
    scope.tx,
    sql`insert into teams_member (commune_id, member_id, team_id, name, folded, phone, position, organization, since)
        select ${scope.communeId}::uuid, r.member_id, r.team_id, r.name, r.folded, r.phone, r.position, r.organization, r.since
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(member_id uuid, team_id uuid, name text, folded text, phone text, position text, organization text, since date)`,
  )
  await run(
    scope.tx,
    sql`insert into teams_duty (commune_id, member_id, area, since)
        select ${scope.communeId}::uuid, r.member_id, r.area, ${today}::date
        from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as r(member_id uuid, area text)`,
  )
}
