import { quarterOf } from '../../../platform/clock/days.ts'
import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { fill } from '../../../platform/words/words.ts'
import * as contract from '../contract.ts'
import { readPlan } from '../rules/read-plan.ts'
import { reportWindowOf } from '../rules/windows.ts'
import { correctionHandlers } from './corrections.ts'
import { insertRecipients, insertTargets, insertTasks, touched } from './rows.ts'
import { type IsTeam, targetHandlers } from './targets.ts'
import { taskHandlers } from './tasks.ts'

const { planProblems } = contract

export const planHandlers = (isTeam: IsTeam) => [
  handle(contract.submitPlan, async (work, { planId, text, sourceName }) => {
    const { tx, communeId } = work.scope
    const draft = readPlan(text)
    if (draft.text.trim() === '') return refuse(planProblems.make('plan.nothing_to_read'))
    const period = draft.period?.value
    const made = await run(
      tx,
      sql`insert into plan_plan (commune_id, plan_id, status, title, source_name, source_text, draft, period_from, period_to, quarter,
                                 report_day, contact_name, contact_title, created_at)
          values (${communeId}, ${planId}, 'draft', ${draft.title?.value ?? sourceName}, ${sourceName}, ${text}, ${JSON.stringify(draft)}::jsonb,
                  ${period?.from ?? null}, ${period?.to ?? null}, ${period ? quarterOf(period.to) : null}, ${draft.report?.value.day ?? null},
                  ${draft.report?.value.via?.name ?? null}, ${draft.report?.value.via?.title ?? null}, ${work.receivedAt})
          on conflict do nothing`,
    )
    if (made === 0) return refuse(planProblems.make('plan.already_there'))
    await insertTargets(work, planId, draft)
    await insertTasks(work, planId, draft)
    await insertRecipients(work, planId, draft)
    return done({ changes: touched(planId) })
  }),

  handle(contract.activatePlan, async (work, { planId }) => {
    const { tx, communeId } = work.scope
    const plan = await maybe(
      tx,
      sql<{ status: string; from: string | null; to: string | null; quarter: string | null }>`
        select status, period_from as "from", period_to as "to", quarter from plan_plan
        where commune_id = ${communeId} and plan_id = ${planId} for update`,
    )
    if (!plan) return refuse(planProblems.make('plan.not_found'))
    if (plan.status !== 'draft') return refuse(planProblems.make('plan.already_active'))
    const { from, to, quarter } = plan
    if (from === null || to === null || quarter === null) return refuse(planProblems.make('plan.period_missing'))
    const other = await maybe(
      tx,
      sql`select 1 from plan_plan where commune_id = ${communeId} and status = 'active' and period_from <= ${to} and period_to >= ${from}`,
    )
    if (other) return refuse(planProblems.make('plan.period_overlaps'))
    const targets = await all(
      tx,
      sql<{ scope: string; label: string; sentence: string }>`
        select scope, label, sentence from plan_target
        where commune_id = ${communeId} and plan_id = ${planId} and indicator <> 'other' order by position`,
    )
    if (targets.length === 0) return refuse(planProblems.make('plan.no_target'))
    const uncounted = targets.find(({ scope }) => !contract.countedScopes.some((counted) => counted === scope))
    if (uncounted)
      return refuse(naming(planProblems.make('plan.scope_uncounted'), uncounted.label || uncounted.sentence))
    const unknown = await maybe(
      tx,
      sql<{ name: string }>`
        select o.team_name as name from plan_team_target o join plan_target t using (commune_id, target_id)
        where o.commune_id = ${communeId} and t.plan_id = ${planId} and o.team_id is null order by o.position limit 1`,
    )
    if (unknown) return refuse(naming(planProblems.make('plan.team_unknown'), unknown.name))
    await run(
      tx,
      sql`update plan_plan set status = 'active', activated_at = ${work.receivedAt} where commune_id = ${communeId} and plan_id = ${planId}`,
    )
    return done({
      changes: touched(planId),
      facts: [
        { kind: 'plan.activated', planId, targetWindow: { from, to }, reportWindow: reportWindowOf({ from, to }) },
      ],
    })
  }),

  handle(contract.closePlan, async (work, { planId }) => {
    const closed = await run(
      work.scope.tx,
      sql`update plan_plan set status = 'closed' where commune_id = ${work.scope.communeId} and plan_id = ${planId} and status = 'active'`,
    )
    return closed === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.not_found'))
  }),

  ...correctionHandlers,
  ...targetHandlers(isTeam),
  ...taskHandlers,
]

/** Says in the sentence itself which one is meant. */
function naming(problem: Problem, named: string): Problem {
  const slots = { named: `“${named.slice(0, 120)}”` }
  return { ...problem, vi: fill(problem.vi, slots), en: fill(problem.en, slots) }
}
