import { run, sql } from '../../../platform/db/database.ts'
import type { Work } from '../../../platform/journal/command.ts'
import { listMembers } from '../../teams/reads.ts'
import type { Learner } from '../reads.ts'

// Who teaches whom, from when to when.

/** Whoever teaches somebody that nobody looks after becomes their coach, without being asked. */
export async function pairWithTeacher(work: Work, learner: Learner): Promise<void> {
  if (learner.coach || work.givenBy === null) return
  const { rows } = await listMembers(work.scope, { teamId: learner.teamId, size: 500 })
  const own = rows.find((member) => member.accountId === work.givenBy)
  if (own) await openPair(work, learner.learnerId, own.memberId)
}

export async function isMember(work: Work, teamId: string, memberId: string): Promise<boolean> {
  const { rows } = await listMembers(work.scope, { teamId, size: 500 })
  return rows.some((member) => member.memberId === memberId)
}

export async function openPair({ scope, today }: Work, learnerId: string, memberId: string): Promise<void> {
  await run(
    scope.tx,
    sql`insert into curriculum_pair (commune_id, learner_id, since, member_id) values (${scope.communeId}, ${learnerId}, ${today}, ${memberId})
        on conflict (commune_id, learner_id, since) do update set member_id = excluded.member_id, until = null`,
  )
}

/** A pair of this very day never was. */
export async function closePair({ scope, today }: Pick<Work, 'scope' | 'today'>, learnerId: string): Promise<void> {
  const open = sql`commune_id = ${scope.communeId} and learner_id = ${learnerId} and until is null`
  await run(scope.tx, sql`delete from curriculum_pair where ${open} and since >= ${today}::date`)
  await run(scope.tx, sql`update curriculum_pair set until = ${today} where ${open}`)
}
