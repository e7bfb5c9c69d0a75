import { v5 as idWithin } from 'uuid'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/clock/days.ts'
import { all, maybe, run, sql } from '../../platform/db/database.ts'
import {
  done,
  type Fact,
  type Follower,
  handle,
  type Outcome,
  refuse,
  type Work,
} from '../../platform/journal/command.ts'
import { eraseWords } from '../../platform/journal/erase.ts'
import { fold } from '../../platform/words/fold.ts'
import type { HouseholdsErased } from '../households/contract.ts'
import { findErased, findHousehold, listIdsOf } from '../households/reads.ts'
import { findSession } from '../sessions/reads.ts'
import { cancelSupport, correctSupport, recordSupport, type VisitFact } from '../support/contract.ts'
import { findVisit } from '../support/reads.ts'
import { kindCodes } from '../support/rules.ts'
import * as contract from './contract.ts'
import { closePair, isMember, openPair, pairWithTeacher } from './handlers/pairs.ts'
import { findLearner, findPractice, type Learner, type Practice } from './reads.ts'
import { keptAfterDays } from './rules/passport.ts'
import { itemsOf } from './rules/skills.ts'

const { curriculumProblems } = contract
type Code = Parameters<typeof curriculumProblems.make>[0]

export const handlers = [
  handle(
    contract.enrol,
    async (work, { learnerId, householdId, name, coachId }) => {
      const { scope, today } = work
      const household = await findHousehold(scope, householdId)
      const gone = household ? undefined : await findErased(scope, householdId)
      if (gone) return refuse(gone)
      if (!household) return no('curriculum.household_out_of_sight')
      const { teamId } = household
      if (coachId !== null && !(await isMember(work, teamId, coachId))) return no('curriculum.coach_not_found')
      const made = await run(
        scope.tx,
        sql`insert into curriculum_learner (commune_id, learner_id, team_id, household_id, name, folded, enrolled_on)
            values (${scope.communeId}, ${learnerId}, ${teamId}, ${household.householdId}, ${name}, ${fold(name)}, ${today})
            on conflict do nothing`,
      )
      if (made === 0) return no('curriculum.already_enrolled')
      if (coachId !== null) await openPair(work, learnerId, coachId)
      return done({ changes: [changed(learnerId, teamId)] })
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctLearner,
    (work, { learnerId, name }) =>
      change(work, learnerId, async ({ communeId, tx }) => {
        await run(
          tx,
          sql`update curriculum_learner set name = ${name}, folded = ${fold(name)} where commune_id = ${communeId} and learner_id = ${learnerId}`,
        )
        return undefined
      }),
    (work, { learnerId }) => teamOf(work, learnerId),
  ),

  handle(
    contract.pair,
    (work, { learnerId, coachId }) =>
      change(work, learnerId, async (_, learner) => {
        if (coachId !== null && !(await isMember(work, learner.teamId, coachId))) return 'curriculum.coach_not_found'
        await closePair(work, learnerId)
        if (coachId !== null) await openPair(work, learnerId, coachId)
        return undefined
      }),
    (work, { learnerId }) => teamOf(work, learnerId),
  ),

  handle(
    contract.forget,
    (work, { learnerId }) => change(work, learnerId, () => letGo(work, [learnerId])),
    (work, { learnerId }) => teamOf(work, learnerId),
  ),

  handle(contract.forgetOld, async (work, { before }) => {
    const { scope, today } = work
    if (before > addDays(today, -keptAfterDays)) return no('curriculum.too_soon_to_forget')
    const old = await all(
      scope.tx,
      sql<{ id: string; teamId: string }>`
        select l.learner_id as id, l.team_id as "teamId" from curriculum_learner l
        where l.commune_id = ${scope.communeId} and l.forgotten_on is null
          and coalesce((select max(p.held_on) from curriculum_practice p where p.commune_id = l.commune_id and p.learner_id = l.learner_id),
                       l.enrolled_on) < ${before}::date`,
    )
    await letGo(
      work,
      old.map(({ id }) => id),
    )
    return done({ result: { forgotten: old.length }, changes: old.map(({ id, teamId }) => changed(id, teamId)) })
  }),

  handle(
    contract.coach,
    async (work, input) => {
      const learner = await teachable(work, input.learnerId)
      if (typeof learner === 'string') return no(learner)
      if (input.sessionId !== null && !(await findSession(work.scope, input.sessionId)))
        return no('curriculum.session_not_found')
      return practise(work, input, learner)
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctCoaching,
    async (work, input) => {
      const found = await standing(work, input)
      if (typeof found === 'string') return no(found)
      if (input.sessionId !== null && !(await findSession(work.scope, input.sessionId)))
        return no('curriculum.session_not_found')
      if (found.own) {
        const outcome = await correctVisit(work, input, found)
        if (!outcome.ok) return outcome
      }
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update curriculum_practice set session_id = ${input.sessionId}
            where commune_id = ${communeId} and visit_id = ${input.visitId} and learner_id = ${input.learnerId}`,
      )
      await run(
        tx,
        sql`delete from curriculum_mark where commune_id = ${communeId} and visit_id = ${input.visitId} and learner_id = ${input.learnerId}`,
      )
      await insertMarks(work, input)
      return done({ changes: [changed(input.learnerId, found.teamId)] })
    },
    async (work, { visitId, learnerId }) => (await findPractice(work.scope, visitId, learnerId))?.teamId ?? null,
  ),

  handle(
    contract.undoCoaching,
    async (work, { visitId, learnerId, reason }) => {
      const found = await standing(work, { visitId, learnerId })
      if (typeof found === 'string') return no(found)
      const { communeId, tx } = work.scope
      const heir = found.own && (await findOther(work, found))
      if (found.own && !heir) {
        const outcome = await work.give(cancelSupport, { visitId, reason })
        return outcome.ok ? done({ changes: [changed(learnerId, found.teamId)] }) : outcome
      }
      // The visit was held all the same, with somebody else or as help of its own: only this lesson goes.
      await run(
        tx,
        sql`delete from curriculum_practice where commune_id = ${communeId} and visit_id = ${visitId} and learner_id = ${learnerId}`,
      )
      if (heir)
        await run(
          tx,
          sql`update curriculum_practice set own = true where commune_id = ${communeId} and visit_id = ${visitId} and learner_id = ${heir}`,
        )
      return done({ changes: [changed(learnerId, found.teamId)] })
    },
    async (work, { visitId, learnerId }) => (await findPractice(work.scope, visitId, learnerId))?.teamId ?? null,
  ),

  handle(
    contract.teachClass,
    async (work, { classId, teamId, heldOn, skill, level, learnerIds, sessionId }) => {
      if (sessionId !== null && !(await findSession(work.scope, sessionId))) return no('curriculum.session_not_found')
      for (const learnerId of [...learnerIds].sort()) {
        const learner = await teachable(work, learnerId)
        if (typeof learner === 'string') return no(learner)
        // The class has one id made on the phone; the visit of each learner at it follows from both, so twice is once.
        const visitId = idWithin(learnerId, classId)
        const lesson = { learnerId, teamId, heldOn, mode: 'in_person', levels: { [skill]: level }, sessionId } as const
        const outcome = await practise(work, { ...lesson, visitId }, learner)
        if (!outcome.ok) return outcome
      }
      return done({ changes: learnerIds.map((id) => changed(id, teamId)), result: { learners: learnerIds.length } })
    },
    async (_, { teamId }) => teamId,
  ),
]

/** Team, day and standing of a lesson are those of its visit; a household that moves or is merged takes its learners along. */
export const followers: readonly Follower[] = [
  {
    kind: 'support.cancelled',
    run: async ({ scope }, facts) => {
      await run(
        scope.tx,
        sql`update curriculum_practice set counted = false where commune_id = ${scope.communeId} and visit_id = any(${visitsOf(facts)}::uuid[])`,
      )
    },
  },
  {
    kind: 'support.recorded',
    run: async ({ scope }, facts) => {
      for (const { visitId, teamId, heldOn, householdId } of facts as unknown as readonly VisitFact[])
        await run(
          scope.tx,
          sql`update curriculum_practice p
              set counted = l.forgotten_on is not null or coalesce(l.household_id = ${householdId}, false), team_id = ${teamId}, held_on = ${heldOn}
              from curriculum_learner l
              where p.commune_id = ${scope.communeId} and p.visit_id = ${visitId}
                and l.commune_id = p.commune_id and l.learner_id = p.learner_id`,
        )
    },
  },
  {
    kind: 'households.erased',
    run: async (work, facts) => {
      const { tx, communeId } = work.scope
      const households = (facts as unknown as readonly HouseholdsErased[]).flatMap(({ householdIds }) => householdIds)
      const learners = await all(
        tx,
        sql<{ id: string }>`select learner_id as id from curriculum_learner
                            where commune_id = ${communeId} and household_id = any(${households}::uuid[])`,
      )
      await letGo(
        work,
        learners.map(({ id }) => id),
      )
    },
  },
  { kind: 'households.moved', run: (work, facts) => follow(work, facts) },
  { kind: 'households.merged', run: (work, facts) => follow(work, facts) },
]

async function follow({ scope }: Work, facts: readonly Fact[]): Promise<void> {
  const moves = facts as unknown as readonly { householdId: string; into?: string; teamId: string }[]
  for (const { householdId, into = householdId, teamId } of moves)
    await run(
      scope.tx,
      sql`update curriculum_learner set household_id = ${into}, team_id = ${teamId}
          where commune_id = ${scope.communeId} and household_id = ${householdId}`,
    )
}

function visitsOf(facts: readonly Fact[]): string[] {
  return (facts as unknown as readonly VisitFact[]).map(({ visitId }) => visitId)
}

function no(code: Code): Outcome {
  return refuse(curriculumProblems.make(code))
}

function changed(learnerId: string, teamId: string) {
  return { noun: 'learner', id: learnerId, teamId }
}

async function teamOf(work: Work, learnerId: string): Promise<string | null> {
  return (await findLearner(work.scope, learnerId))?.teamId ?? null
}

/** Holds a learner until the commit and does what is wanted, unless they are forgotten. */
async function change(
  work: Work,
  learnerId: string,
  act: (scope: Work['scope'], learner: Learner) => Promise<Code | undefined>,
): Promise<Outcome> {
  const learner = await teachable(work, learnerId)
  if (typeof learner === 'string') return no(learner)
  const wrong = await act(work.scope, learner)
  return wrong ? no(wrong) : done({ changes: [changed(learnerId, learner.teamId)] })
}

async function teachable(work: Work, learnerId: string): Promise<Learner | Code> {
  const { communeId, tx } = work.scope
  await maybe(
    tx,
    sql`select from curriculum_learner where commune_id = ${communeId} and learner_id = ${learnerId} for update`,
  )
  const learner = await findLearner(work.scope, learnerId)
  if (!learner) return 'curriculum.learner_not_found'
  return learner.forgottenOn === null ? learner : 'curriculum.is_forgotten'
}

/** The lesson and the help it is, counted once: it joins a visit that is recorded already, or records its own. */
async function practise(work: Work, input: contract.CoachingInput, learner: Learner): Promise<Outcome> {
  const { scope } = work
  if (await findPractice(scope, input.visitId, input.learnerId)) return no('curriculum.already_recorded')
  const visit = await findVisit(scope, input.visitId)
  if (visit) {
    const ids = learner.householdId === null ? [] : await listIdsOf(scope, learner.householdId)
    if (visit.status === 'cancelled' || visit.householdId === null || !ids.includes(visit.householdId))
      return no('curriculum.other_household')
  } else {
    const { visitId, teamId, heldOn, mode } = input
    const { householdId } = learner
    const known = { visitId, teamId, householdId, heldOn, mode, people: 1, helperIds: [], partnerIds: [], note: '' }
    const outcome = await work.give(recordSupport, { ...known, items: itemsOf(input.levels) })
    if (!outcome.ok) return outcome
  }
  await run(
    scope.tx,
    sql`insert into curriculum_practice (commune_id, visit_id, learner_id, team_id, held_on, own, session_id, recorded_by)
        values (${scope.communeId}, ${input.visitId}, ${input.learnerId}, ${visit?.teamId ?? input.teamId},
                ${visit?.heldOn ?? input.heldOn}, ${!visit}, ${input.sessionId}, ${work.givenBy})`,
  )
  await insertMarks(work, input)
  await pairWithTeacher(work, learner)
  return done({ result: { visitId: input.visitId }, changes: [changed(input.learnerId, learner.teamId)] })
}

async function insertMarks(
  { scope }: Work,
  { visitId, learnerId, levels }: Pick<contract.CoachingInput, 'visitId' | 'learnerId' | 'levels'>,
): Promise<void> {
  await run(
    scope.tx,
    sql`insert into curriculum_mark (commune_id, visit_id, learner_id, skill, level)
        select ${scope.communeId}::uuid, ${visitId}::uuid, ${learnerId}::uuid, key, value from jsonb_each_text(${JSON.stringify(levels)}::jsonb)`,
  )
}

/** A lesson that stands, held until the commit, if the giver may change it. */
async function standing(
  work: Work,
  { visitId, learnerId }: { readonly visitId: string; readonly learnerId: string },
): Promise<Practice | Code> {
  const { scope } = work
  const learner = await teachable(work, learnerId)
  if (typeof learner === 'string') return learner
  const found = await findPractice(scope, visitId, learnerId)
  if (!found?.counted) return 'curriculum.not_found'
  const may =
    holds(scope, ['coordinator', 'admin']) ||
    holdsIn(scope, ['team_lead'], found.teamId) ||
    found.recordedBy === scope.accountId
  return may ? found : 'curriculum.not_yours'
}

/** What the visit says was done is what the lesson says, beside what else was done at it. */
async function correctVisit(work: Work, input: contract.CorrectionInput, before: Practice): Promise<Outcome> {
  const visit = await findVisit(work.scope, input.visitId)
  if (!visit) return no('curriculum.not_found')
  const taught = new Set(itemsOf(before.levels).map((item) => JSON.stringify([item.kind, item.detail])))
  const others = visit.items.flatMap(({ kind, detail }) => {
    const known = kindCodes.find((code) => code === kind)
    return known === undefined || taught.has(JSON.stringify([kind, detail])) ? [] : [{ kind: known, detail }]
  })
  const { visitId, teamId, householdId, people, helperIds, partnerIds, note } = visit
  return work.give(correctSupport, {
    ...{ visitId, teamId, householdId, people, helperIds, partnerIds, note },
    ...{ heldOn: input.heldOn, mode: input.mode, reason: input.reason },
    items: [...itemsOf(input.levels), ...others],
  })
}

async function findOther({ scope }: Work, { visitId, learnerId }: Practice): Promise<string | undefined> {
  const other = await maybe(
    scope.tx,
    sql<{ id: string }>`select learner_id as id from curriculum_practice where commune_id = ${scope.communeId}
      and visit_id = ${visitId} and learner_id <> ${learnerId} order by learner_id limit 1`,
  )
  return other?.id
}

async function letGo({ scope, today }: Work, learnerIds: readonly string[]): Promise<undefined> {
  const ids = [...learnerIds]
  await run(
    scope.tx,
    sql`update curriculum_learner set name = '', folded = '', household_id = null, forgotten_on = ${today}
        where commune_id = ${scope.communeId} and learner_id = any(${ids}::uuid[])`,
  )
  for (const id of ids) await closePair({ scope, today }, id)
  await eraseWords(scope, ids)
}
