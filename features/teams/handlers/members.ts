import { holds } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listNames } from '../../people/reads.ts'
import * as contract from '../contract.ts'
import { leadProblem, membershipProblem } from '../rules/membership.ts'
import {
  changePosition,
  closeDuties,
  endMembership,
  insertMembers,
  listLeads,
  listStanding,
  lockTeam,
  openDuties,
  sendByName,
} from './memberships.ts'

const { teamsProblems } = contract
type Code = keyof typeof teamsProblems.entries
type Row = {
  team_id: string
  name: string
  phone: string | null
  position: contract.Position
  /** The day on which the present position began. */
  held_since: string
  since: string
  account_id: string | null
}

export const memberHandlers = [
  handle(
    contract.addMember,
    async (work, member) => {
      const since = member.since ?? work.today
      if (since > work.today) return no('teams.day_out_of_order')
      if (!(await lockTeam(work, member.teamId))) return no('teams.team_not_found')
      const one = { ...member, since, until: null }
      const problem =
        (await namingProblem(work, member.position === 'leader')) ??
        (await accountProblem(work, member.accountId)) ??
        (member.position === 'leader' ? leadProblem(one, await listLeads(work, member.teamId)) : undefined) ??
        membershipProblem(one, await listStanding(work, member.teamId))
      if (problem) return no(problem)
      if ((await insertMembers(work, [{ ...member, since }])) === 0) return no('teams.member_exists')
      await openDuties(work, member.memberId, member.areas, since)
      return changed(member.memberId, member.teamId)
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctMember,
    async (work, { memberId, ...fields }) => {
      const { scope, today } = work
      const now = await present(work, memberId)
      if (!now) return no('teams.member_not_found')
      const { name = now.name, phone = now.phone, position = now.position, accountId = now.account_id } = fields
      const leads = position === 'leader'
      const isSame = position === now.position
      const problem =
        (await namingProblem(work, leads !== (now.position === 'leader'))) ??
        (await accountProblem(work, accountId)) ??
        (leads && !isSame
          ? leadProblem({ memberId, since: today, until: null }, await listLeads(work, now.team_id))
          : undefined) ??
        membershipProblem(
          { memberId, name, phone, accountId, since: now.since, until: null },
          await listStanding(work, now.team_id),
        )
      if (problem) return no(problem)
      await run(
        scope.tx,
        sql`update teams_member set name = ${name}, folded = ${fold(name)}, phone = ${phone},
              organization = coalesce(${fields.organization ?? null}, organization), account_id = ${accountId}
            where commune_id = ${scope.communeId} and member_id = ${memberId}`,
      )
      if (!isSame) await changePosition(work, { memberId, teamId: now.team_id }, position, today)
      const { organization } = fields
      if (organization !== undefined && !(await wasSent(work, memberId)))
        await sendByName(work, [{ memberId, organization, since: now.since }])
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),

  handle(
    contract.nameLeader,
    async (work, { memberId, on = work.today }) => {
      const now = await present(work, memberId)
      if (!now) return no('teams.member_not_found')
      if (now.position === 'leader') return no('teams.leads_already')
      if (on > work.today || on < now.held_since) return no('teams.day_out_of_order')
      const leads = await listLeads(work, now.team_id)
      const before = leads.find(({ until }) => until === null)
      if (before && on < before.since) return no('teams.day_out_of_order')
      const past = leadProblem(
        { memberId, since: on, until: null },
        leads.filter((lead) => lead !== before),
      )
      if (past) return no(past)
      if (before) await changePosition(work, { memberId: before.memberId, teamId: now.team_id }, 'member', on)
      await changePosition(work, { memberId, teamId: now.team_id }, 'leader', on)
      return changed(memberId, now.team_id, before ? [before.memberId] : [])
    },
    teamOfMember,
  ),

  handle(
    contract.releaseMember,
    async (work, { memberId, on = work.today, reason }) => {
      const now = await present(work, memberId)
      if (!now) return no('teams.member_not_found')
      const problem = await namingProblem(work, now.position === 'leader')
      if (problem) return no(problem)
      if (on > work.today || on < now.since) return no('teams.day_out_of_order')
      await endMembership(work, memberId, on, reason)
      await forgetChoices(work, now.team_id, memberId)
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),

  handle(
    contract.assignDuties,
    async (work, { memberId, areas, on = work.today }) => {
      const now = await present(work, memberId)
      if (!now) return no('teams.member_not_found')
      if (on > work.today || on < now.since) return no('teams.day_out_of_order')
      await closeDuties(work, memberId, areas, on)
      await openDuties(work, memberId, areas, on)
      return changed(memberId, now.team_id)
    },
    teamOfMember,
  ),
]

function no(code: Code): Outcome {
  return refuse(teamsProblems.make(code))
}

function changed(memberId: string, teamId: string, others: readonly string[] = []) {
  return done({
    changes: [
      ...[memberId, ...others].map((id) => ({ noun: 'member', id, teamId })),
      { noun: 'team', id: teamId, teamId },
    ],
  })
}

async function present(work: Work, memberId: string): Promise<Row | undefined> {
  const teamId = await teamOfMember(work, { memberId })
  if (teamId === null || !(await lockTeam(work, teamId))) return undefined
  return maybe(
    work.scope.tx,
    sql<Row>`select m.team_id, m.name, m.phone, m.since, m.account_id, p.position, p.since as held_since
             from teams_member m join teams_position p on p.commune_id = m.commune_id and p.member_id = m.member_id and p.until is null
             where m.commune_id = ${work.scope.communeId} and m.member_id = ${memberId} and m.until is null`,
  )
}

/** Leaders are named by the commune's decision (plan II.1), not by one another. */
export async function namingProblem(work: Work, isAboutLeader: boolean): Promise<Code | undefined> {
  return isAboutLeader && !holds(work.scope, contract.addMember.rights.commune) ? 'teams.leader_by_commune' : undefined
}

/** What is known of who sent a member is changed by saying so with its day, not by correcting a word. */
async function wasSent({ scope }: Work, memberId: string): Promise<boolean> {
  const row = await maybe(
    scope.tx,
    sql`select from teams_sent where commune_id = ${scope.communeId} and member_id = ${memberId} limit 1`,
  )
  return row !== undefined
}

async function accountProblem({ scope }: Work, accountId: string | null): Promise<Code | undefined> {
  if (accountId === null || (await listNames(scope, [accountId])).has(accountId)) return undefined
  return 'teams.account_not_found'
}

/** Who has left is no longer asked about in a review that is still open. */
async function forgetChoices({ scope }: Work, teamId: string, memberId: string): Promise<void> {
  await run(
    scope.tx,
    sql`delete from teams_choice c using teams_review r
        where c.commune_id = ${scope.communeId} and r.commune_id = c.commune_id and r.review_id = c.review_id
          and r.team_id = ${teamId} and r.status in ('asked', 'answered')
          and (c.member_id = ${memberId} or c.replaces = ${memberId})`,
  )
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
