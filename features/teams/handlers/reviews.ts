import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findReview, listChoices, type Review } from '../reads/reviews.ts'
import { listMembers, type Member } from '../reads.ts'
import { type Choice, choicesProblem } from '../rules/membership.ts'
import { namingProblem } from './members.ts'
import { listLeads, listStanding, lockTeam } from './memberships.ts'

const { teamsProblems } = contract
type Code = keyof typeof teamsProblems.entries

/** A team is a village's: it never has more members than a page holds. */
const wholeTeam = 500

export const reviewHandlers = [
  handle(
    contract.confirmMember,
    async (work, { reviewId, memberId, areas, on = work.today }) =>
      choose(work, reviewId, memberId, on, async (member) =>
        refusedUnless(member, (known) => [{ ...ofMember(known, 'confirm', on), areas: [...new Set(areas)] }]),
      ),
    teamOfReview,
  ),

  handle(
    contract.confirmRest,
    async (work, { reviewId }) =>
      inReview(work, reviewId, async (review) => {
        const chosen = new Set((await listChoices(work.scope, [reviewId])).map(({ memberId }) => memberId))
        const { rows } = await listMembers(work.scope, { teamId: review.teamId, size: wholeTeam })
        const rest = rows.filter(({ memberId }) => !chosen.has(memberId))
        await write(
          work,
          review,
          rest.map((member) => ofMember(member, 'confirm', work.today)),
        )
        return undefined
      }),
    teamOfReview,
  ),

  handle(
    contract.proposeRelease,
    async (work, { reviewId, memberId, on = work.today, reason }) =>
      choose(work, reviewId, memberId, on, async (member) =>
        refusedUnless(
          member,
          (known) => [{ ...ofMember(known, 'release', on), reason }],
          (known) => namingProblem(work, known.position === 'leader'),
        ),
      ),
    teamOfReview,
  ),

  handle(
    contract.proposeReplacement,
    async (work, { reviewId, memberId, newMemberId, on = work.today, ...person }) =>
      choose(work, reviewId, memberId, on, async (member) =>
        refusedUnless(
          member,
          (known) => [
            { ...ofMember(known, 'replace', on), reason: person.reason },
            { ...person, memberId: newMemberId, choice: 'add', position: known.position, on, replaces: memberId },
          ],
          (known) => namingProblem(work, known.position === 'leader'),
        ),
      ),
    teamOfReview,
  ),

  handle(
    contract.proposeMember,
    async (work, { reviewId, newMemberId, on = work.today, ...person }) =>
      inReview(work, reviewId, async (review) => {
        if (on > work.today) return 'teams.day_out_of_order'
        const refusal = await namingProblem(work, person.position === 'leader')
        if (refusal) return refusal
        return choiceProblem(work, review, [{ ...person, memberId: newMemberId, choice: 'add', on, replaces: null }])
      }),
    teamOfReview,
  ),

  handle(
    contract.undoChoice,
    async (work, { reviewId, memberId }) =>
      inReview(work, reviewId, async () => {
        const { communeId, tx } = work.scope
        // The one who was to come and the one who was to go are one choice.
        const gone = await run(
          tx,
          sql`delete from teams_choice where commune_id = ${communeId} and review_id = ${reviewId}
                and (member_id = ${memberId} or replaces = ${memberId}
                  or member_id = (select replaces from teams_choice where commune_id = ${communeId}
                    and review_id = ${reviewId} and member_id = ${memberId}))`,
        )
        return gone === 0 ? 'teams.choice_not_found' : undefined
      }),
    teamOfReview,
  ),

  handle(
    contract.answerReview,
    async (work, { reviewId, note }) =>
      inReview(work, reviewId, async (review) => {
        if (review.left > 0) return 'teams.review_incomplete'
        const problem = await choiceProblem(work, review, [])
        if (problem) return problem
        await setStatus(work, reviewId, 'answered', note)
        return undefined
      }),
    teamOfReview,
  ),

  handle(
    contract.reopenReview,
    async (work, { reviewId }) =>
      inReview(
        work,
        reviewId,
        async ({ note }) => {
          await setStatus(work, reviewId, 'asked', note)
          return undefined
        },
        'answered',
      ),
    teamOfReview,
  ),
]

/** Why the review's choices, with these put in, cannot stand; if they can, these are written down. */
export async function choiceProblem(work: Work, review: Review, more: readonly Choice[]): Promise<Code | undefined> {
  const about = new Set(more.map(({ memberId }) => memberId))
  const kept = (await listChoices(work.scope, [review.reviewId])).filter(
    // Choosing anew for a member sends away whoever was to come in that member's place.
    ({ memberId, replaces }) => !about.has(memberId) && !(replaces !== null && about.has(replaces)),
  )
  const standing = await listStanding(work, review.teamId)
  // Also of another team, or still to come there: whoever is added gets a row under that id.
  const coming = more.flatMap(({ choice, memberId }) => (choice === 'add' ? [memberId] : []))
  const taken = await maybe(
    work.scope.tx,
    sql`select from teams_member where commune_id = ${work.scope.communeId} and member_id = any(${coming}::uuid[])
        union all
        select from teams_choice where commune_id = ${work.scope.communeId} and member_id = any(${coming}::uuid[])
          and team_id <> ${review.teamId}`,
  )
  if (taken) return 'teams.member_exists'
  const problem = choicesProblem(standing, await listLeads(work, review.teamId), [...kept, ...more])
  if (!problem && more.length > 0) await write(work, review, more)
  return problem
}

type Proposed = { choices: readonly Choice[] } | { problem: Code }

async function choose(
  work: Work,
  reviewId: string,
  memberId: string,
  on: string,
  propose: (member: Member | undefined) => Promise<Proposed>,
): Promise<Outcome> {
  return inReview(work, reviewId, async (review) => {
    if (on > work.today) return 'teams.day_out_of_order'
    const { rows } = await listMembers(work.scope, { teamId: review.teamId, size: wholeTeam })
    const proposed = await propose(rows.find((member) => member.memberId === memberId))
    return 'problem' in proposed ? proposed.problem : choiceProblem(work, review, proposed.choices)
  })
}

async function refusedUnless(
  member: Member | undefined,
  choices: (known: Member) => readonly Choice[],
  forbids: (known: Member) => Promise<Code | undefined> = async () => undefined,
): Promise<Proposed> {
  if (!member) return { problem: 'teams.member_not_found' }
  const problem = await forbids(member)
  return problem ? { problem } : { choices: choices(member) }
}

function ofMember(member: Member, choice: Choice['choice'], on: string): Choice {
  const { memberId, name, phone, position, organization, areas } = member
  return { memberId, choice, name, phone, position, organization, areas, on, reason: '', replaces: null }
}

/** Holds the team while something of its review changes, as whoever changes its members does. */
async function inReview(
  work: Work,
  reviewId: string,
  act: (review: Review) => Promise<Code | undefined>,
  wanted: Review['status'] = 'asked',
): Promise<Outcome> {
  const found = await findReview(work.scope, reviewId)
  if (!found || !(await lockTeam(work, found.teamId))) return no('teams.review_not_found')
  const review = (await findReview(work.scope, reviewId)) ?? found
  if (review.status === 'closed' || review.status === 'withdrawn') return no('teams.round_over')
  // Opening again what is open changes nothing and is no mistake.
  if (review.status !== wanted) return wanted === 'asked' ? no('teams.review_answered') : touched(review)
  const problem = await act(review)
  return problem ? no(problem) : touched(review)
}

function no(code: Code): Outcome {
  return refuse(teamsProblems.make(code))
}

function touched({ reviewId, teamId }: Review): Outcome {
  return done({ changes: [{ noun: 'review', id: reviewId, teamId }] })
}

async function setStatus(work: Work, reviewId: string, status: 'asked' | 'answered', note: string): Promise<void> {
  await run(
    work.scope.tx,
    sql`update teams_review set status = ${status}, note = ${note}, answered_on = ${status === 'answered' ? work.today : null}
        where commune_id = ${work.scope.communeId} and review_id = ${reviewId}`,
  )
}

async function write({ scope }: Work, review: Review, choices: readonly Choice[]): Promise<void> {
  const about = choices.map(({ memberId }) => memberId)
  await run(
    scope.tx,
    sql`delete from teams_choice where commune_id = ${scope.communeId} and review_id = ${review.reviewId}
        and (member_id = any(${about}::uuid[]) or replaces = any(${about}::uuid[]))`,
  )
  await run(
    scope.tx,
    sql`insert into teams_choice (commune_id, review_id, member_id, team_id, choice, name, phone, position, organization, areas, on_day, reason, replaces)
        select ${scope.communeId}::uuid, ${review.reviewId}::uuid, "memberId", ${review.teamId}::uuid, choice, name, phone, position,
               organization, array(select jsonb_array_elements_text(areas)), "on", reason, replaces
        from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as r("memberId" uuid, choice text, name text, phone text, position text,
             organization text, areas jsonb, "on" date, reason text, replaces uuid)`,
  )
}

async function teamOfReview({ scope }: Work, { reviewId }: { reviewId: string }): Promise<string | null> {
  return (await findReview(scope, reviewId))?.teamId ?? null
}
