import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import type { Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listPartnerNames } from '../../partners/reads.ts'
import { matcher } from '../../partners/rules.ts'
import type { DutyArea, Position } from '../contract.ts'
import type { Lead, Standing } from '../rules/membership.ts'

// What a change of members writes, shared by single orders and by a round that is closed. Whoever writes holds the team.

/** Whoever changes a team's members waits here for the one before, so that two leaders cannot pass the check together. */
export async function lockTeam({ scope }: Work, teamId: string): Promise<boolean> {
  const team = await maybe(
    scope.tx,
    sql`select 1 from teams_team where commune_id = ${scope.communeId} and team_id = ${teamId} and until is null for update`,
  )
  return team !== undefined
}

export async function listStanding({ scope }: Work, teamId: string): Promise<Standing[]> {
  return all(
    scope.tx,
    sql<Standing>`select member_id as "memberId", name, phone, account_id as "accountId", since, until
                  from teams_member where commune_id = ${scope.communeId} and team_id = ${teamId}`,
  )
}

export async function listLeads({ scope }: Work, teamId: string): Promise<Lead[]> {
  return all(
    scope.tx,
    sql<Lead>`select member_id as "memberId", since, until from teams_position
              where commune_id = ${scope.communeId} and team_id = ${teamId} and position = 'leader'`,
  )
}

export type NewMember = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly phone: string | null
  readonly position: Position
  readonly organization: string
  readonly accountId: string | null
  readonly since: string
}

/** Members with their first positions and whoever sent them; answers how many were new. */
export async function insertMembers(work: Work, members: readonly NewMember[]): Promise<number> {
  const { scope } = work
  const rows = JSON.stringify(members.map((member) => ({ ...member, folded: fold(member.name) })))
  const made = await run(
    scope.tx,
    sql`insert into teams_member (commune_id, member_id, team_id, name, folded, phone, organization, account_id, since)
        select ${scope.communeId}::uuid, "memberId", "teamId", name, folded, phone, organization, "accountId", since
        from jsonb_to_recordset(${rows}::jsonb)
          as r("memberId" uuid, "teamId" uuid, name text, folded text, phone text, organization text, "accountId" uuid, since date)
        where not exists (select from teams_choice c where c.commune_id = ${scope.communeId} and c.member_id = "memberId" and c.team_id <> "teamId")
        on conflict (commune_id, member_id) do nothing`,
  )
  if (made < members.length) return made
  await run(
    scope.tx,
    sql`insert into teams_position (commune_id, member_id, team_id, position, since)
        select ${scope.communeId}::uuid, "memberId", "teamId", position, since
        from jsonb_to_recordset(${rows}::jsonb) as r("memberId" uuid, "teamId" uuid, position text, since date)`,
  )
  await sendByName(work, members)
  return made
}

/** Members whose list says a partner's name are that partner's people from their first day on. */
export async function sendByName(
  work: Work,
  members: readonly { readonly memberId: string; readonly organization: string; readonly since: string }[],
): Promise<void> {
  if (members.every(({ organization }) => organization === '')) return
  const find = matcher(await listPartnerNames(work.scope))
  await insertSent(
    work,
    members.flatMap(({ memberId, organization, since }) => {
      const partnerId = find(organization)
      return partnerId === undefined ? [] : [{ memberId, partnerId, since }]
    }),
  )
}

export async function insertSent(
  { scope }: Work,
  rows: readonly { readonly memberId: string; readonly partnerId: string; readonly since: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await run(
    scope.tx,
    sql`insert into teams_sent (commune_id, member_id, partner_id, since)
        select ${scope.communeId}::uuid, "memberId", "partnerId", since
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("memberId" uuid, "partnerId" uuid, since date)`,
  )
}

/** `on` is the first day on which the person is no longer a member, leads no more and looks after nothing. */
export async function endMembership(work: Work, memberId: string, on: string, reason: string): Promise<void> {
  const { communeId, tx } = work.scope
  await closeDuties(work, memberId, [], on)
  await endPosition(work, memberId, on)
  await run(
    tx,
    sql`update teams_member set until = ${on}, release_reason = ${reason} where commune_id = ${communeId} and member_id = ${memberId}`,
  )
}

/** From a day on in another position; one that began on that very day was never held. */
export async function changePosition(
  work: Work,
  member: { readonly memberId: string; readonly teamId: string },
  position: Position,
  on: string,
): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`delete from teams_position where commune_id = ${communeId} and member_id = ${member.memberId} and until is null and since = ${on}`,
  )
  await endPosition(work, member.memberId, on)
  await run(
    tx,
    sql`insert into teams_position (commune_id, member_id, team_id, position, since)
        values (${communeId}, ${member.memberId}, ${member.teamId}, ${position}, ${on})`,
  )
}

/** A position that began after the end goes with it: it lay in days that are now outside of the membership. */
async function endPosition({ scope }: Work, memberId: string, on: string): Promise<void> {
  const mine = sql`commune_id = ${scope.communeId} and member_id = ${memberId}`
  await run(
    scope.tx,
    sql`delete from teams_position where ${mine} and since > ${on}::date
        and exists (select from teams_position earlier where earlier.commune_id = ${scope.communeId}
          and earlier.member_id = ${memberId} and earlier.since <= ${on}::date)`,
  )
  await run(
    scope.tx,
    sql`update teams_position set until = ${on}::date where ${mine} and since <= ${on}::date and (until is null or until > ${on}::date)`,
  )
}

export async function openDuties(
  { scope }: Work,
  memberId: string,
  areas: readonly DutyArea[],
  on: string,
): Promise<void> {
  await run(
    scope.tx,
    sql`insert into teams_duty (commune_id, member_id, area, since)
        select ${scope.communeId}::uuid, ${memberId}::uuid, area, ${on}::date from unnest(${[...new Set(areas)]}::text[]) as area
        on conflict do nothing`,
  )
}

/** Duties other than those kept end on a day; one that began on or after it never was. */
export async function closeDuties(
  { scope }: Work,
  memberId: string,
  kept: readonly DutyArea[],
  on: string,
): Promise<void> {
  const others = sql`commune_id = ${scope.communeId} and member_id = ${memberId} and until is null and area <> all(${[...kept]}::text[])`
  await run(scope.tx, sql`delete from teams_duty where ${others} and since >= ${on}::date`)
  await run(scope.tx, sql`update teams_duty set until = ${on}::date where ${others}`)
}
