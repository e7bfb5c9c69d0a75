import { holds } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listNames } from '../../people/reads.ts'
import * as contract from '../contract.ts'

const { teamsProblems } = contract
type Row = {
  team_id: string
  phone: string | null
  position: contract.Position
  since: string
  account_id: string | null
}
type Standing = {
  memberId: string
  teamId: string
  phone: string | null
  position: contract.Position
  accountId: string | null
  since: string
}

export const memberHandlers = [
  handle(
    contract.addMember,
    async (work, member) => {
      const { scope, today } = work
      const since = member.since ?? today
      if (since > today) return refuse(teamsProblems.make('teams.day_out_of_order'))
      if (!(await lockTeam(work, member.teamId))) return refuse(teamsProblems.make('teams.team_not_found'))
      const problem = await check(work, { ...member, since })
      if (problem) return refuse(problem)
      const made = await run(
        scope.tx,
        sql`insert into teams_member (commune_id, member_id, team_id, name, folded, phone, position, organization, account_id, since)
            values (${scope.communeId}, ${member.memberId}, ${member.teamId}, ${member.name}, ${fold(member.name)}, ${member.phone},
                    ${member.position}, ${member.organization}, ${member.accountId}, ${since})
            on conflict (commune_id, member_id) do nothing`,
      )
      if (made === 0) return refuse(teamsProblems.make('teams.member_exists'))
      await openDuties(work, member.memberId, member.areas)
      return changed(member.memberId, member.teamId)
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctMember,
    async (work, { memberId, ...fields }) => {
      const { scope } = work
      const now = await present(work, memberId)
      if (!now) return refuse(teamsProblems.make('teams.member_not_found'))
      const { phone = now.phone, position = now.position, accountId = now.account_id } = fields
      const problem = await check(
        work,
        { memberId, teamId: now.team_id, phone, position, accountId, since: now.since },
        now.position,
      )
      if (problem) return refuse(problem)
      await run(
        scope.tx,
        sql`update teams_member set name = coalesce(${fields.name ?? null}, name),
              folded = coalesce(${fields.name === undefined ? null : fold(fields.name)}, folded), phone = ${phone},
              position = ${position}, organization = coalesce(${fields.organization ?? null}, organization), account_id = ${accountId}
            where commune_id = ${scope.communeId} and member_id = ${memberId}`,
      )
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),

  handle(
    contract.releaseMember,
    async (work, { memberId, on = work.today, reason }) => {
      const { scope, today } = work
      const now = await present(work, memberId)
      if (!now) return refuse(teamsProblems.make('teams.member_not_found'))
      if (now.position === 'leader' && !namesLeaders(work)) return refuse(teamsProblems.make('teams.leader_by_commune'))
      if (on > today || on < now.since) return refuse(teamsProblems.make('teams.day_out_of_order'))
      await closeDuties(work, memberId, [], on)
      await run(
        scope.tx,
        sql`update teams_member set until = ${on}, release_reason = ${reason} where commune_id = ${scope.communeId} and member_id = ${memberId}`,
      )
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),

  handle(
    contract.assignDuties,
    async (work, { memberId, areas }) => {
      const now = await present(work, memberId)
      if (!now) return refuse(teamsProblems.make('teams.member_not_found'))
      await closeDuties(work, memberId, areas, work.today)
      await openDuties(work, memberId, areas)
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),
]

function changed(memberId: string, teamId: string) {
  return done({
    changes: [
      { noun: 'member', id: memberId, teamId },
      { noun: 'team', id: teamId, teamId },
    ],
  })
}

/** Whoever changes a team's members waits here for the one before, so that two leaders cannot pass the check together. */
async function lockTeam({ scope }: Work, teamId: string): Promise<boolean> {
  const team = await maybe(
    scope.tx,
    sql`select 1 from teams_team where commune_id = ${scope.communeId} and team_id = ${teamId} and until is null for update`,
  )
  return team !== undefined
}

async function present(work: Work, memberId: string): Promise<Row | undefined> {
  const teamId = await teamOfMember(work, { memberId })
  if (teamId === null || !(await lockTeam(work, teamId))) return undefined
  return maybe(
    work.scope.tx,
    sql<Row>`select team_id, phone, position, since, account_id from teams_member
             where commune_id = ${work.scope.communeId} and member_id = ${memberId} and until is null`,
  )
}

async function check(work: Work, member: Standing, before: contract.Position = 'member'): Promise<Problem | undefined> {
  const { scope } = work
  if ((member.position === 'leader') !== (before === 'leader') && !namesLeaders(work))
    return teamsProblems.make('teams.leader_by_commune')
  if (member.accountId !== null && !(await listNames(scope, [member.accountId])).has(member.accountId))
    return teamsProblems.make('teams.account_not_found')
  const inTheWay = await maybe(
    scope.tx,
    sql<{ leads: boolean }>`
      select position = 'leader' and ${member.position} = 'leader' and daterange(since, until) && daterange(${member.since}::date, null) as leads
      from teams_member where commune_id = ${scope.communeId} and team_id = ${member.teamId} and member_id <> ${member.memberId}
        and (position = 'leader' and ${member.position} = 'leader' and daterange(since, until) && daterange(${member.since}::date, null)
             or until is null and phone = ${member.phone})
      order by 1 desc limit 1`,
  )
  return inTheWay && teamsProblems.make(inTheWay.leads ? 'teams.leader_exists' : 'teams.phone_taken')
}

/** Leaders are named by the commune's decision (plan II.1), not by one another. */
function namesLeaders(work: Work): boolean {
  return holds(work.scope, contract.addMember.rights.commune)
}

async function teamOfMember({ scope }: Work, { memberId }: { memberId: string }): Promise<string | null> {
  const row = await maybe(
    scope.tx,
    sql<{
      team_id: string
    }>`select team_id from teams_member where commune_id = ${scope.communeId} and member_id = ${memberId}`,
  )
  return row?.team_id ?? null
}

async function openDuties(
  { scope, today }: Work,
  memberId: string,
  areas: readonly contract.DutyArea[],
): Promise<void> {
  await run(
    scope.tx,
    sql`insert into teams_duty (commune_id, member_id, area, since)
        select ${scope.communeId}::uuid, ${memberId}::uuid, area, ${today}::date from unnest(${[...new Set(areas)]}::text[]) as area
        on conflict do nothing`,
  )
}

/** Duties other than those kept end on a day; one that began on or after it never was. */
async function closeDuties(
  { scope }: Work,
  memberId: string,
  kept: readonly contract.DutyArea[],
  on: string,
): Promise<void> {
  const others = sql`commune_id = ${scope.communeId} and member_id = ${memberId} and until is null and area <> all(${[...kept]}::text[])`
  await run(scope.tx, sql`delete from teams_duty where ${others} and since >= ${on}::date`)
  await run(scope.tx, sql`update teams_duty set until = ${on}::date where ${others}`)
}
