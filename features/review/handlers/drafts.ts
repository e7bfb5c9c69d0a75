import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { findPlan, findReading, type Plan } from '../../plan/reads.ts'
import * as contract from '../contract.ts'
import { gatherEvidence } from '../reads.ts'
import { type Line, linesFrom, type NextContent } from '../rules/next-content.ts'
import { movedText, periodAfter } from '../rules/next-period.ts'
import { targetsFrom, withNumber } from '../rules/next-targets.ts'
import { changeDraft, touched } from './rows.ts'

const { reviewProblems } = contract

export const draftHandlers = [
  handle(contract.draftPlan, async (work, { nextId, planId }) => {
    const { communeId, tx } = work.scope
    const [plan, draft] = [await findPlan(work.scope, planId), await findReading(work.scope, planId)]
    if (!plan || !draft || plan.status === 'draft' || plan.periodFrom === null || plan.periodTo === null)
      return refuse(reviewProblems.make('review.plan_not_found'))
    const from = { from: plan.periodFrom, to: plan.periodTo }
    const move = { from, to: periodAfter(from) }
    const content: NextContent = {
      lines: linesFrom({ draft, targets: plan.targets, tasks: plan.tasks }, move),
      targets: await targetsNow(work, plan),
      recipients: plan.recipients,
      signer: draft.signatory?.value.name ?? '',
      lessons: null,
    }
    const made = await run(
      tx,
      sql`insert into review_next (commune_id, next_id, plan_id, status, title, period_from, period_to, content, created_at)
          values (${communeId}, ${nextId}, ${planId}, 'draft', ${movedText(plan.title, move)}, ${move.to.from}, ${move.to.to},
                  ${JSON.stringify(content)}::jsonb, ${work.receivedAt})
          on conflict do nothing`,
    )
    return made === 1 ? done({ changes: touched(nextId) }) : refuse(reviewProblems.make('review.already_drafted'))
  }),

  handle(contract.discardPlan, async (work, { nextId }) =>
    changeDraft(work, nextId, async () => {
      await run(
        work.scope.tx,
        sql`delete from review_next where commune_id = ${work.scope.communeId} and next_id = ${nextId}`,
      )
      return done({ changes: touched(nextId) })
    }),
  ),

  handle(contract.editHead, async (work, { nextId, title, periodFrom, periodTo, signer, recipients }) => {
    if (periodFrom > periodTo) return refuse(reviewProblems.make('review.period_reversed'))
    return changeDraft(work, nextId, async ({ content }) => {
      await run(
        work.scope.tx,
        sql`update review_next set title = ${title}, period_from = ${periodFrom}, period_to = ${periodTo}
            where commune_id = ${work.scope.communeId} and next_id = ${nextId}`,
      )
      const names = recipients.split('\n').map((name) => name.replace(/^[-\s]+|[\s;.]+$/g, ''))
      return { ...content, signer, recipients: names.filter(Boolean) }
    })
  }),

  handle(contract.editLine, async (work, { nextId, line, text }) =>
    changeLine(work, nextId, line, (found) => ({ ...found, text })),
  ),

  handle(contract.keepLine, async (work, { nextId, line, kept }) =>
    changeLine(work, nextId, line, (found) => ({ ...found, kept: kept === 'yes' })),
  ),

  handle(contract.addLine, async (work, { nextId, after, kind, text }) =>
    changeDraft(work, nextId, ({ content }) => {
      const at = content.lines.findIndex(({ id }) => id === after)
      if (at === -1) return refuse(reviewProblems.make('review.line_not_found'))
      const id = Math.max(...content.lines.map((line) => line.id)) + 1
      return { ...content, lines: content.lines.toSpliced(at + 1, 0, { id, kind, text, kept: true, was: null }) }
    }),
  ),

  handle(contract.setTarget, async (work, { nextId, target, teamId, atLeast }) =>
    changeDraft(work, nextId, ({ content }) => {
      const targets = withNumber(content.targets, { target, teamId, atLeast })
      if (targets === 'not_found') return refuse(reviewProblems.make('review.target_not_found'))
      if (targets === 'over_whole') return refuse(reviewProblems.make('review.part_over_whole'))
      return { ...content, targets }
    }),
  ),

  handle(contract.keepTarget, async (work, { nextId, target, kept }) =>
    changeDraft(work, nextId, ({ content }) =>
      content.targets[target]
        ? {
            ...content,
            targets: content.targets.map((one, at) => (at === target ? { ...one, kept: kept === 'yes' } : one)),
          }
        : refuse(reviewProblems.make('review.target_not_found')),
    ),
  ),

  handle(contract.renewTargets, async (work, { nextId }) =>
    changeDraft(work, nextId, async ({ planId, content }) => {
      const plan = await findPlan(work.scope, planId)
      if (!plan) return refuse(reviewProblems.make('review.plan_not_found'))
      return { ...content, targets: await targetsNow(work, plan, content) }
    }),
  ),
]

async function targetsNow(work: Work, plan: Plan, before?: NextContent) {
  return targetsFrom(plan.targets, await gatherEvidence(work.scope, plan, work.today), before?.targets)
}

function changeLine(work: Work, nextId: string, line: number, change: (line: Line) => Line) {
  return changeDraft(work, nextId, ({ content }) =>
    content.lines.some(({ id }) => id === line)
      ? { ...content, lines: content.lines.map((one) => (one.id === line ? change(one) : one)) }
      : refuse(reviewProblems.make('review.line_not_found')),
  )
}
