import { all, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import { getCommune, listVillages } from '../../places/reads.ts'
import { type ImportResult, importMembers } from '../contract.ts'
import { listTeams } from '../reads.ts'
import { type KnownMember, type MemberRow, sortMembers, type TeamNames } from '../rules/member-import.ts'
import { insertMembers } from './memberships.ts'

export const importHandler = handle(importMembers, async (work, { rows }) => {
  const teams = await teamNames(work)
  await lockTeams(work)
  const { good, rejected } = sortMembers(rows, {
    teams,
    members: await knownMembers(work),
    today: work.today,
  })
  await takeIn(work, good)
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

/** Everybody who is or was in a team, once for each position: who would be met twice, and which ids are in use. */
async function knownMembers({ scope }: Work): Promise<KnownMember[]> {
  return all(
    scope.tx,
    sql<KnownMember>`
      select m.member_id as "memberId", m.team_id as "teamId", m.name, m.phone, m.until, p.position, p.until as "heldUntil"
      from teams_member m join teams_position p using (commune_id, member_id)
      where m.commune_id = ${scope.communeId}`,
  )
}

async function takeIn(work: Work, members: readonly MemberRow[]): Promise<void> {
  if (members.length === 0) return
  await insertMembers(
    work,
    members.map((row) => ({ ...row, accountId: null })),
  )
  const duties = members.flatMap((row) => row.areas.map((area) => ({ member_id: row.memberId, area })))
  await run(
    work.scope.tx,
    sql`insert into teams_duty (commune_id, member_id, area, since)
        select ${work.scope.communeId}::uuid, r.member_id, r.area, ${work.today}::date
        from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as r(member_id uuid, area text)`,
  )
}
