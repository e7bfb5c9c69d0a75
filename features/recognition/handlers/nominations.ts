import { holds } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { atWork, findPlan } from '../../plan/reads.ts'
import { findMember, listTeamsServing } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { type FrozenScore, findNomination, getPapers, listNominations, type Nomination } from '../reads/nominations.ts'
import { type Evaluation, evaluate } from '../reads.ts'
import { ranked } from '../rules/scoring.ts'

const { recognitionProblems } = contract
type Code = Parameters<typeof recognitionProblems.make>[0]

export const nominationHandlers = [
  handle(
    contract.nominate,
    async (work, { nominationId, planId, teamId, memberId, reason }) => {
      const { communeId, tx, accountId } = work.scope
      if ((await findPlan(work.scope, planId))?.status !== 'active') return no('recognition.plan_not_found')
      const wrong = await lockedProblem(work, planId)
      if (wrong) return no(wrong)
      // Names of teams are known to everybody, those of members only to who looks after the team.
      const team = (await listTeamsServing(work.scope)).find((one) => one.teamId === teamId)
      if (!team) return no('recognition.team_not_found')
      const member = memberId === null ? undefined : await findMember(work.scope, memberId)
      if (memberId !== null && (member?.teamId !== teamId || member.until !== null))
        return no('recognition.member_not_found')
      const taken = await maybe(
        tx,
        sql`select from recognition_nomination where commune_id = ${communeId} and nomination_id = ${nominationId}`,
      )
      if (taken) return no('recognition.id_taken')
      const put = await run(
        tx,
        sql`insert into recognition_nomination (commune_id, nomination_id, plan_id, team_id, member_id, name, team_name, reason, proposed_by, proposed_at)
            values (${communeId}, ${nominationId}, ${planId}, ${teamId}, ${memberId}, ${member?.name ?? team.name}, ${team.name}, ${reason},
                    ${accountId}, ${work.receivedAt}) on conflict do nothing`,
      )
      return put === 0 ? no('recognition.already_nominated') : touched(nominationId, teamId)
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.commentNomination,
    async (work, { commentId, nominationId, stance, said }) => {
      const { communeId, tx, accountId } = work.scope
      if (stance === 'remark' && said === '') return no('recognition.comment_empty')
      const nomination = await findNomination(work.scope, nominationId)
      if (!nomination) return no('recognition.nomination_not_found')
      const put = await run(
        tx,
        sql`insert into recognition_comment (commune_id, comment_id, nomination_id, stance, said, account_id, said_at)
            values (${communeId}, ${commentId}, ${nominationId}, ${stance}, ${said}, ${accountId}, ${work.receivedAt}) on conflict do nothing`,
      )
      return put === 0 ? no('recognition.id_taken') : touched(nominationId, nomination.teamId)
    },
    teamOf,
  ),

  handle(
    contract.withdrawNomination,
    async (work, { nominationId, reason }) =>
      change(work, nominationId, 'proposed', async ({ proposedBy }) => {
        const own = proposedBy !== null && proposedBy === work.givenBy
        if (!own && !holds(work.scope, ['coordinator', 'admin'])) return 'recognition.not_yours'
        return stand(work, nominationId, 'withdrawn', reason)
      }),
    teamOf,
  ),

  handle(contract.approveNominations, async (work, { nominationIds, note }) => {
    const changes = []
    const known = new Map<string, Evaluation | undefined>()
    for (const nominationId of nominationIds) {
      const outcome = await change(work, nominationId, 'proposed', async (nomination) => {
        const { planId } = nomination
        if (!known.has(planId)) known.set(planId, await evaluationOf(work, planId))
        return stand(work, nominationId, 'approved', note, scoreNow(nomination, known.get(planId)))
      })
      if (!outcome.ok) return outcome
      changes.push(...outcome.changes)
    }
    return done({ result: { approved: changes.length }, changes })
  }),

  handle(contract.declineNomination, async (work, { nominationId, reason }) =>
    change(work, nominationId, 'proposed', async () => stand(work, nominationId, 'declined', reason)),
  ),

  handle(contract.reopenNomination, async (work, { nominationId }) => {
    const nomination = await findNomination(work.scope, nominationId)
    if (nomination?.status === 'proposed') return no('recognition.is_waiting')
    return change(
      work,
      nominationId,
      nomination?.status ?? 'approved',
      async ({ status, planId, teamId, memberId }) => {
        if (status === 'withdrawn') return 'recognition.is_decided'
        // Once declined, they may have been put forward anew.
        const another = (await listNominations(work.scope, planId)).some(
          (other) =>
            other.nominationId !== nominationId &&
            ['proposed', 'approved'].includes(other.status) &&
            other.teamId === teamId &&
            other.memberId === memberId,
        )
        if (another) return 'recognition.already_nominated'
        return stand(work, nominationId, 'proposed', '')
      },
    )
  }),

  handle(contract.setPapers, async (work, { planId, ...given }) => {
    const { communeId, tx } = work.scope
    if ((await findPlan(work.scope, planId))?.status !== 'active') return no('recognition.plan_not_found')
    const halves = [
      [given.submissionNumber, given.submissionOn],
      [given.decisionNumber, given.decisionOn],
    ]
    if (halves.some(([number, day]) => (number === null) !== (day === null))) return no('recognition.number_needs_day')
    if (given.decisionNumber !== null) {
      const { length } = (await listNominations(work.scope, planId)).filter(({ status }) => status === 'approved')
      if (length === 0) return no('recognition.nobody_approved')
    }
    await run(
      tx,
      sql`insert into recognition_paper (commune_id, plan_id, submission_number, submission_on, decision_number, decision_on, bases, team_bonus_vnd, member_bonus_vnd)
          values (${communeId}, ${planId}, ${given.submissionNumber}, ${given.submissionOn}, ${given.decisionNumber}, ${given.decisionOn},
                  ${given.bases}, ${given.teamBonusVnd}, ${given.memberBonusVnd})
          on conflict (commune_id, plan_id) do update set submission_number = excluded.submission_number, submission_on = excluded.submission_on,
            decision_number = excluded.decision_number, decision_on = excluded.decision_on, bases = excluded.bases,
            team_bonus_vnd = excluded.team_bonus_vnd, member_bonus_vnd = excluded.member_bonus_vnd`,
    )
    return done({ result: { planId }, changes: [{ noun: 'plan', id: planId, teamId: null }] })
  }),
]

function no(code: Code): Outcome {
  return refuse(recognitionProblems.make(code))
}

function touched(nominationId: string, teamId: string): Outcome {
  return done({ result: { nominationId }, changes: [{ noun: 'nomination', id: nominationId, teamId }] })
}

async function teamOf(work: Work, { nominationId }: { readonly nominationId: string }): Promise<string | null> {
  return (await findNomination(work.scope, nominationId))?.teamId ?? null
}

/** From the number on, the decision is what it says. */
async function lockedProblem(work: Work, planId: string): Promise<Code | undefined> {
  const { decisionNumber } = await getPapers(work.scope, planId)
  return decisionNumber === null ? undefined : 'recognition.decision_numbered'
}

/** Holds a nomination until the commit, so that it is not approved while it is withdrawn. */
async function change(
  work: Work,
  nominationId: string,
  from: Nomination['status'],
  act: (nomination: Nomination) => Promise<Code | undefined>,
): Promise<Outcome> {
  const { communeId, tx } = work.scope
  await maybe(
    tx,
    sql`select from recognition_nomination where commune_id = ${communeId} and nomination_id = ${nominationId} for update`,
  )
  const nomination = await findNomination(work.scope, nominationId)
  if (!nomination) return no('recognition.nomination_not_found')
  const locked = await lockedProblem(work, nomination.planId)
  if (locked) return no(locked)
  if (nomination.status !== from) return no('recognition.is_decided')
  const wrong = await act(nomination)
  return wrong ? no(wrong) : touched(nominationId, nomination.teamId)
}

async function stand(
  work: Work,
  nominationId: string,
  status: Nomination['status'],
  note: string,
  score: FrozenScore | null = null,
): Promise<undefined> {
  const { communeId, tx, accountId } = work.scope
  const decided = status === 'proposed' ? null : work.receivedAt
  await run(
    tx,
    sql`update recognition_nomination set status = ${status}, status_note = ${note}, decided_at = ${decided}::timestamptz,
          decided_by = ${decided === null ? null : accountId}::uuid, score = ${score && JSON.stringify(score)}::jsonb
        where commune_id = ${communeId} and nomination_id = ${nominationId}`,
  )
}

async function evaluationOf(work: Work, planId: string): Promise<Evaluation | undefined> {
  const plan = await findPlan(work.scope, planId)
  const working = plan && atWork(plan)
  return working && evaluate(work.scope, working, work.today)
}

/** Who has left by now has no score any more, and no rank. */
function scoreNow({ teamId, memberId }: Nomination, known: Evaluation | undefined): FrozenScore {
  const teams = ranked(known?.teams ?? []).find(({ row }) => row.team.teamId === teamId)
  const members = ranked(known?.members ?? []).find(({ row }) => row.member.memberId === memberId)
  const placed = memberId === null ? teams : members
  const of = (memberId === null ? known?.teams : known?.members)?.length ?? 0
  return placed
    ? { ...placed.row.score, rank: placed.rank, of, leftOut: placed.row.leftOut }
    : { lines: [], total: 0, rank: 0, of, leftOut: 0 }
}
