import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findRound, type KeptChoice, listChoices, listReviews, type Review } from '../reads/reviews.ts'
import { listTeams } from '../reads.ts'
import { closeDuties, endMembership, insertMembers, lockTeam, openDuties } from './memberships.ts'
import { choiceProblem } from './reviews.ts'

const { teamsProblems } = contract
type Code = keyof typeof teamsProblems.entries

export const roundHandlers = [
  handle(contract.openRound, async (work, { roundId, title, dueOn, reviews }) => {
    const { communeId, tx } = work.scope
    if (dueOn < work.today) return no('teams.due_in_the_past')
    const wanted = [...new Map(reviews.map((review) => [review.teamId, review])).values()]
    const known = new Set((await listTeams(work.scope)).map(({ teamId }) => teamId))
    if (wanted.some(({ teamId }) => !known.has(teamId))) return no('teams.team_not_found')
    // Whoever opens another round for the same teams waits here, and then finds them being asked.
    for (const { teamId } of wanted.toSorted((left, right) => (left.teamId < right.teamId ? -1 : 1)))
      await lockTeam(work, teamId)
    const asked = await all(
      tx,
      sql<{ teamId: string }>`select team_id as "teamId" from teams_review where commune_id = ${communeId}
        and status in ('asked', 'answered') and team_id = any(${wanted.map(({ teamId }) => teamId)}::uuid[])`,
    )
    if (asked.length > 0) return refuse(teamsProblems.make('teams.review_open', { teams: asked }))
    const made = await run(
      tx,
      sql`insert into teams_round (commune_id, round_id, title, opened_on, due_on)
          values (${communeId}, ${roundId}, ${title}, ${work.today}, ${dueOn}) on conflict do nothing`,
    )
    const opened = await run(
      tx,
      sql`insert into teams_review (commune_id, review_id, round_id, team_id)
          select ${communeId}::uuid, "reviewId", ${roundId}::uuid, "teamId"
          from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r("reviewId" uuid, "teamId" uuid)
          on conflict do nothing`,
    )
    if (made === 0 || opened < wanted.length) return no('teams.round_exists')
    return done({ changes: wanted.map(({ reviewId, teamId }) => ({ noun: 'review', id: reviewId, teamId })) })
  }),

  handle(contract.closeRound, async (work, { roundId }) =>
    end(work, roundId, async (reviews) => {
      if (reviews.some(({ status }) => status !== 'answered')) return no('teams.round_unanswered')
      const choices = Map.groupBy(
        await listChoices(
          work.scope,
          reviews.map(({ reviewId }) => reviewId),
        ),
        ({ reviewId }) => reviewId,
      )
      for (const review of reviews) {
        // Between the answer and the closing somebody may have been added or released by hand.
        const problem =
          (review.left > 0 ? 'teams.review_incomplete' : await choiceProblem(work, review, [])) ??
          (await fulfil(work, review.teamId, choices.get(review.reviewId) ?? []))
        if (problem) return refuse(teamsProblems.make(problem, { team: review.teamName }))
      }
      await finish(work, roundId, 'closed')
      const members = [...choices.values()].flat()
      return done({
        result: { teams: reviews.length, members: members.length },
        changes: [
          ...reviews.map(({ reviewId, teamId }) => ({ noun: 'review', id: reviewId, teamId })),
          ...members.map(({ memberId, teamId }) => ({ noun: 'member', id: memberId, teamId })),
          ...reviews.map(({ teamId }) => ({ noun: 'team', id: teamId, teamId })),
        ],
      })
    }),
  ),

  handle(contract.withdrawRound, async (work, { roundId }) =>
    end(work, roundId, async (reviews) => {
      await finish(work, roundId, 'withdrawn')
      return done({ changes: reviews.map(({ reviewId, teamId }) => ({ noun: 'review', id: reviewId, teamId })) })
    }),
  ),
]

/** Holds the round and all its teams until the commit. */
async function end(
  work: Work,
  roundId: string,
  act: (reviews: readonly Review[]) => Promise<Outcome>,
): Promise<Outcome> {
  const { communeId, tx } = work.scope
  await maybe(tx, sql`select from teams_round where commune_id = ${communeId} and round_id = ${roundId} for update`)
  const round = await findRound(work.scope, roundId)
  if (!round) return no('teams.round_not_found')
  if (round.status !== 'open') return no('teams.round_over')
  const teamIds = (await listReviews(work.scope, roundId)).map(({ teamId }) => teamId)
  for (const teamId of teamIds.toSorted()) await lockTeam(work, teamId)
  return act(await listReviews(work.scope, roundId))
}

/** Those who go first, so that who comes in their place finds it free. */
async function fulfil(work: Work, teamId: string, choices: readonly KeptChoice[]): Promise<Code | undefined> {
  const { communeId, tx } = work.scope
  for (const { choice, memberId, on, reason } of choices)
    if (choice === 'release' || choice === 'replace') await endMembership(work, memberId, on, reason)
  const added = choices.filter(({ choice }) => choice === 'add')
  const made = await insertMembers(
    work,
    added.map((one) => ({ ...one, teamId, accountId: null, since: one.on })),
  )
  if (made < added.length) return 'teams.member_exists'
  for (const { choice, memberId, areas, on } of choices) {
    if (choice !== 'confirm' && choice !== 'add') continue
    await closeDuties(work, memberId, areas, on)
    await openDuties(work, memberId, areas, on)
  }
  // The decision names people as they were on the day of the closing, whatever is corrected later.
  await run(
    tx,
    sql`update teams_choice c set name = m.name, phone = m.phone, organization = m.organization,
          position = (select p.position from teams_position p where p.commune_id = m.commune_id and p.member_id = m.member_id order by p.since desc limit 1)
        from teams_member m where c.commune_id = ${communeId} and c.team_id = ${teamId} and m.commune_id = c.commune_id
          and m.member_id = c.member_id and c.review_id = any(${[...new Set(choices.map(({ reviewId }) => reviewId))]}::uuid[])`,
  )
  return undefined
}

async function finish(work: Work, roundId: string, status: 'closed' | 'withdrawn'): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update teams_round set status = ${status}, closed_on = ${status === 'closed' ? work.today : null}
        where commune_id = ${communeId} and round_id = ${roundId}`,
  )
  await run(
    tx,
    sql`update teams_review set status = ${status} where commune_id = ${communeId} and round_id = ${roundId}`,
  )
}

function no(code: Code): Outcome {
  return refuse(teamsProblems.make(code))
}
