import { run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { findSession, listAttendances, type Session } from '../sessions/reads.ts'
import { listMembersAmong } from '../teams/reads.ts'
import * as contract from './contract.ts'
import { findLevel } from './reads.ts'

const { trainingProblems } = contract
type Code = keyof typeof trainingProblems.entries

export const handlers = [
  handle(
    contract.setTopics,
    async (work, { sessionId, topics }) => {
      const session = await findTraining(work, sessionId)
      if (typeof session === 'string') return no(session)
      if (topics.length === 0) return no('training.nothing_taught')
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`delete from training_topic where commune_id = ${communeId} and session_id = ${sessionId} and topic <> all(${topics}::text[])`,
      )
      await run(
        tx,
        sql`insert into training_topic (commune_id, session_id, topic)
            select ${communeId}::uuid, ${sessionId}::uuid, topic from unnest(${[...new Set(topics)]}::text[]) as topic on conflict do nothing`,
      )
      return done({ changes: [{ noun: 'session', id: sessionId, teamId: session.teamId }] })
    },
    async (work, { sessionId }) => (await findSession(work.scope, sessionId))?.teamId ?? null,
  ),

  handle(
    contract.judge,
    async (work, { judgements, judgedOn = work.today, sessionId }) => {
      const problem = await judgingProblem(work, judgements, judgedOn, sessionId)
      if (problem) return no(problem)
      const { communeId, tx, accountId } = work.scope
      const memberIds = [...new Set(judgements.map(({ memberId }) => memberId))]
      const members = new Map(
        (await listMembersAmong(work.scope, memberIds, judgedOn)).map((one) => [one.memberId, one]),
      )
      if (members.size < memberIds.length) return no('training.member_not_found')
      const rows = judgements.map((one) => ({ ...one, teamId: members.get(one.memberId)?.teamId }))
      const made = await run(
        tx,
        sql`insert into training_level (commune_id, level_id, member_id, team_id, topic, level, judged_on, judged_by, session_id)
            select ${communeId}::uuid, "levelId", "memberId", "teamId", topic, level, ${judgedOn}::date, ${accountId}::uuid, ${sessionId}::uuid
            from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
              as r("levelId" uuid, "memberId" uuid, "teamId" uuid, topic text, level text)
            on conflict do nothing`,
      )
      if (made < rows.length) return no('training.already_judged')
      return done({
        result: { judged: made },
        changes: [...members.values()].map(({ memberId, teamId }) => ({ noun: 'member', id: memberId, teamId })),
      })
    },
    async (work, { judgements }) => {
      const memberIds = judgements.map(({ memberId }) => memberId)
      const teams = new Set((await listMembersAmong(work.scope, memberIds, work.today)).map(({ teamId }) => teamId))
      const [teamId] = teams
      return teams.size === 1 ? (teamId ?? null) : null
    },
  ),

  handle(
    contract.takeBack,
    async (work, { levelId }) => {
      const level = await findLevel(work.scope, levelId)
      if (!level) return no('training.level_not_found')
      await run(
        work.scope.tx,
        sql`delete from training_level where commune_id = ${work.scope.communeId} and level_id = ${levelId}`,
      )
      return done({ changes: [{ noun: 'member', id: level.memberId, teamId: level.teamId }] })
    },
    async (work, { levelId }) => (await findLevel(work.scope, levelId))?.teamId ?? null,
  ),
]

function no(code: Code): Outcome {
  return refuse(trainingProblems.make(code))
}

async function findTraining(work: Work, sessionId: string): Promise<Session | Code> {
  const session = await findSession(work.scope, sessionId)
  if (!session) return 'training.session_not_found'
  if (session.kind !== 'members_training') return 'training.not_a_training'
  return session
}

async function judgingProblem(
  work: Work,
  judgements: readonly contract.Judgement[],
  judgedOn: string,
  sessionId: string | null,
): Promise<Code | undefined> {
  if (judgements.length === 0) return 'training.nothing_judged'
  if (judgedOn > work.today) return 'training.day_out_of_order'
  const joined = await listMembersAmong(
    work.scope,
    judgements.map(({ memberId }) => memberId),
    work.today,
  )
  if (joined.some(({ since }) => judgedOn < since)) return 'training.day_out_of_order'
  if (joined.length < new Set(judgements.map(({ memberId }) => memberId)).size) return 'training.member_not_found'
  if (sessionId === null) return undefined
  // A training of the commune's own team is out of a village lead's sight; then the lead judges without naming it.
  const session = await findTraining(work, sessionId)
  if (typeof session === 'string') return session
  const present = new Set((await listAttendances(work.scope, sessionId)).map(({ memberId }) => memberId))
  return judgements.some(({ memberId }) => !present.has(memberId)) ? 'training.was_absent' : undefined
}
