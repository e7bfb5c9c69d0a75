import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { fill } from '../../../platform/words/words.ts'
import { getCommune } from '../../places/reads.ts'
import { setTeamTarget, submitPlan } from '../../plan/contract.ts'
import { findPlan, findReading } from '../../plan/reads.ts'
import { spokenTeam } from '../../plan/rules/rows.ts'
import * as contract from '../contract.ts'
import { nextPlanPaper, textOf } from '../paper.ts'
import { listTaken, type NextPlan } from '../reads.ts'
import { type Misread, misreadIn } from '../rules/read-back.ts'
import { draftHandlers } from './drafts.ts'
import { lessonHandlers } from './lessons.ts'
import { changeDraft, keepContent, lockNext, touched } from './rows.ts'

const { reviewProblems } = contract

export const handlers = [
  ...lessonHandlers,
  ...draftHandlers,

  handle(contract.proposePlan, async (work, { nextId }) =>
    changeDraft(work, nextId, async (next) => {
      const { communeId, tx } = work.scope
      const content = { ...next.content, lessons: await listTaken(work.scope, null) }
      const misread = misreadIn(await printedText(work, { ...next, content }), {
        targets: content.targets,
        period: { from: next.periodFrom, to: next.periodTo },
      })
      if (misread) return refuse(naming(misread))
      await keepContent(work, nextId, content)
      await run(
        tx,
        sql`update review_lesson set next_id = ${nextId} where commune_id = ${communeId} and next_id is null`,
      )
      await run(
        tx,
        sql`update review_next set status = 'proposed', return_note = null where commune_id = ${communeId} and next_id = ${nextId}`,
      )
      return done({ changes: touched(nextId) })
    }),
  ),

  handle(contract.returnPlan, async (work, { nextId, note }) => {
    const { communeId, tx } = work.scope
    const next = await lockNext(work, nextId)
    if (!next) return refuse(reviewProblems.make('review.not_found'))
    if (next.status !== 'proposed') return refuse(reviewProblems.make('review.not_proposed'))
    await keepContent(work, nextId, { ...next.content, lessons: null })
    await run(tx, sql`update review_lesson set next_id = null where commune_id = ${communeId} and next_id = ${nextId}`)
    await run(
      tx,
      sql`update review_next set status = 'draft', return_note = ${note} where commune_id = ${communeId} and next_id = ${nextId}`,
    )
    return done({ changes: touched(nextId) })
  }),

  handle(contract.approvePlan, async (work, { nextId }) => {
    const { communeId, accountId, tx } = work.scope
    const next = await lockNext(work, nextId)
    if (!next) return refuse(reviewProblems.make('review.not_found'))
    if (next.status !== 'proposed') return refuse(reviewProblems.make('review.not_proposed'))
    await run(
      tx,
      sql`update review_next set status = 'approved', approved_at = ${work.receivedAt}, approved_by = ${accountId}::uuid
          where commune_id = ${communeId} and next_id = ${nextId}`,
    )
    return done({ changes: touched(nextId) })
  }),

  handle(contract.numberPlan, async (work, { nextId, number, issuedOn }) => {
    const { communeId, tx } = work.scope
    const next = await lockNext(work, nextId)
    if (!next) return refuse(reviewProblems.make('review.not_found'))
    if (next.status !== 'approved') return refuse(reviewProblems.make('review.not_approved'))
    await run(
      tx,
      sql`update review_next set number = ${number}::int, issued_on = ${issuedOn}::date
          where commune_id = ${communeId} and next_id = ${nextId}`,
    )
    return done({ changes: touched(nextId) })
  }),

  handle(contract.handOver, async (work, { nextId, planId }) => {
    const { communeId, tx } = work.scope
    const next = await lockNext(work, nextId)
    if (!next) return refuse(reviewProblems.make('review.not_found'))
    if (next.status !== 'approved') return refuse(reviewProblems.make('review.not_approved'))
    if (next.handedTo !== null) return refuse(reviewProblems.make('review.already_handed'))
    const taken = await work.give(submitPlan, { planId, text: await printedText(work, next), sourceName: next.title })
    if (!taken.ok) return taken
    const given = await giveTeams(work, planId, next)
    if (given && !given.ok) return given
    await run(
      tx,
      sql`update review_next set handed_to = ${planId} where commune_id = ${communeId} and next_id = ${nextId}`,
    )
    return done({ changes: touched(nextId) })
  }),
]

/** The document names teams; which team each is, is known here. */
async function giveTeams(work: Work, planId: string, { content }: NextPlan) {
  const ids = new Map(
    content.targets.flatMap(({ teams }) => teams.map(({ name, teamId }) => [spokenTeam(name), teamId])),
  )
  for (const { targetId, own } of (await findPlan(work.scope, planId))?.targets ?? [])
    for (const { name, atLeast } of own) {
      const given = await work.give(setTeamTarget, { planId, targetId, name, teamId: ids.get(name) ?? null, atLeast })
      if (!given.ok) return given
    }
  return undefined
}

async function printedText(work: Work, next: NextPlan): Promise<string> {
  const draft = await findReading(work.scope, next.planId)
  const commune = await getCommune(work.scope)
  return textOf(nextPlanPaper({ draft, commune }, { ...next, lessons: next.content.lessons ?? [] }))
}

/** Says in the sentence itself what is meant. */
function naming({ what, named }: Misread): Problem {
  const problem = reviewProblems.make(`review.reads_${what}`)
  const slots = { named: `“${named.slice(0, 200)}”` }
  return { ...problem, vi: fill(problem.vi, slots), en: fill(problem.en, slots) }
}
