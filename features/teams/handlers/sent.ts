import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { done, type Follower, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import type { NamedFact } from '../../partners/contract.ts'
import { listPartnerNames } from '../../partners/reads.ts'
import { sendMember, teamsProblems } from '../contract.ts'
import { insertSent, lockTeam } from './memberships.ts'

// Whose people the members are. What a list says in words becomes such a row where the words are a partner's name.

type Row = { readonly teamId: string; readonly since: string; readonly until: string | null }

export const sentHandlers = [
  handle(
    sendMember,
    async (work, { memberId, partnerId, on = work.today }) => {
      const { communeId, tx } = work.scope
      const member = await findRow(work, memberId)
      if (!member || !(await lockTeam(work, member.teamId))) return no('teams.member_not_found')
      if (on > work.today || on < member.since || (member.until !== null && on >= member.until))
        return no('teams.day_out_of_order')
      const isPresent = (partner: { partnerId: string; archivedOn: string | null }) =>
        partner.partnerId === partnerId && partner.archivedOn === null
      if (partnerId !== null && !(await listPartnerNames(work.scope)).some(isPresent))
        return no('teams.partner_not_found')
      // From that day on, what was said before of later days holds no more.
      const mine = sql`commune_id = ${communeId} and member_id = ${memberId}`
      await run(tx, sql`delete from teams_sent where ${mine} and since >= ${on}::date`)
      await run(
        tx,
        sql`update teams_sent set until = ${on}::date where ${mine} and (until is null or until > ${on}::date)`,
      )
      if (partnerId !== null) await insertSent(work, [{ memberId, partnerId, since: on }])
      return done({ changes: [{ noun: 'member', id: memberId, teamId: member.teamId }] })
    },
    async (work, { memberId }) => (await findRow(work, memberId))?.teamId ?? null,
  ),
]

/** A partner's name was told: members whose list says it, and of whom nothing is known yet, are its people. */
export const followers: readonly Follower[] = [
  {
    kind: 'partners.named',
    run: async (work, facts) => {
      const named = new Map(
        (facts as unknown as readonly NamedFact[]).flatMap(({ partnerId, names }) =>
          names.map((name) => [name, partnerId] as const),
        ),
      )
      const { communeId, tx } = work.scope
      const members = await all(
        tx,
        sql<{ memberId: string; organization: string; since: string }>`
          select member_id as "memberId", organization, since from teams_member m
          where commune_id = ${communeId} and organization <> '' and not exists (
            select from teams_sent s where s.commune_id = m.commune_id and s.member_id = m.member_id)`,
      )
      await insertSent(
        work,
        members.flatMap(({ memberId, organization, since }) => {
          const partnerId = named.get(fold(organization))
          return partnerId === undefined ? [] : [{ memberId, partnerId, since }]
        }),
      )
    },
  },
]

async function findRow({ scope }: Work, memberId: string): Promise<Row | undefined> {
  return maybe(
    scope.tx,
    sql<Row>`select team_id as "teamId", since, until from teams_member
             where commune_id = ${scope.communeId} and member_id = ${memberId}`,
  )
}

function no(code: keyof typeof teamsProblems.entries): Outcome {
  return refuse(teamsProblems.make(code))
}
