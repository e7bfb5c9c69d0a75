import { v7 as newId } from 'uuid'
import { quarterOf } from '../../platform/clock/days.ts'
import { maybe, one, run, sql } from '../../platform/db/database.ts'
import { type Change, done, handle, refuse, type Work } from '../../platform/journal/command.ts'
import * as contract from './contract.ts'
import type { PlanDraft, Target } from './rules/plan-draft.ts'
import { readPlan } from './rules/read-plan.ts'
import { reportWindowOf } from './rules/windows.ts'

const { planProblems } = contract

export const handlers = [
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
    await run(
      tx,
      sql`insert into plan_recipient (commune_id, plan_id, position, name)
          select ${communeId}::uuid, ${planId}::uuid, ordinality, value
          from jsonb_array_elements_text(${JSON.stringify(draft.recipients.map((found) => found.value))}::jsonb) with ordinality`,
    )
    return done({ changes: touched(planId) })
  }),

  handle(contract.correctPlan, async (work, payload) => {
    if (payload.periodFrom > payload.periodTo) return refuse(planProblems.make('plan.period_reversed'))
    const { tx, communeId } = work.scope
    const changed = await run(
      tx,
      sql`update plan_plan set title = ${payload.title}, period_from = ${payload.periodFrom}, period_to = ${payload.periodTo},
            quarter = ${quarterOf(payload.periodTo)}, report_day = ${payload.reportDay},
            contact_name = nullif(${payload.contactName}, ''), contact_title = nullif(${payload.contactTitle}, '')
          where commune_id = ${communeId} and plan_id = ${payload.planId} and status = 'draft'`,
    )
    return changed === 1 ? done({ changes: touched(payload.planId) }) : refuse(await whyNot(work, payload.planId))
  }),

  handle(contract.correctTarget, async (work, { planId, targetId, atLeast, scope }) => {
    if (!(await isDraft(work, planId))) return refuse(await whyNot(work, planId))
    const changed = await run(
      work.scope.tx,
      sql`update plan_target set at_least = ${atLeast}, scope = ${scope}
          where commune_id = ${work.scope.communeId} and plan_id = ${planId} and target_id = ${targetId}`,
    )
    return changed === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.target_not_found'))
  }),

  handle(contract.addTarget, async (work, target) => {
    if (!(await isDraft(work, target.planId))) return refuse(await whyNot(work, target.planId))
    const inPerson = target.indicator === 'vulnerable_households_guided_in_person'
    const made = await run(
      work.scope.tx,
      sql`insert into plan_target (commune_id, target_id, plan_id, position, indicator, label, at_least, unit, scope, part_of, in_person, sentence)
          select ${work.scope.communeId}, ${target.targetId}, ${target.planId}, coalesce(max(position) + 1, 0), ${target.indicator}, '', ${target.atLeast}, '',
                 ${target.scope}, null, ${inPerson}, ${target.sentence}
          from plan_target where commune_id = ${work.scope.communeId} and plan_id = ${target.planId}
          on conflict do nothing`,
    )
    return made === 1 ? done({ changes: touched(target.planId) }) : refuse(planProblems.make('plan.already_there'))
  }),

  handle(contract.dropTarget, async (work, { planId, targetId }) => {
    if (!(await isDraft(work, planId))) return refuse(await whyNot(work, planId))
    const dropped = await run(
      work.scope.tx,
      sql`delete from plan_target where commune_id = ${work.scope.communeId} and plan_id = ${planId} and target_id = ${targetId}`,
    )
    return dropped === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.target_not_found'))
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
    const { targets } = await one(
      tx,
      sql<{
        targets: number
      }>`select count(*) as targets from plan_target where commune_id = ${communeId} and plan_id = ${planId} and indicator <> 'other'`,
    )
    if (targets === 0) return refuse(planProblems.make('plan.no_target'))
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

  handle(contract.finishTask, async (work, { planId, taskId, doneOn, evidence }) =>
    setDone(work, planId, taskId, doneOn, evidence),
  ),

  handle(contract.reopenTask, async (work, { planId, taskId }) => setDone(work, planId, taskId, null, '')),
]

async function insertTargets(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const rows = draft.targets.map(({ value, sentence }, position) => ({
    target_id: newId(),
    position,
    ...targetRow(value),
    sentence,
  }))
  await run(
    work.scope.tx,
    sql`insert into plan_target (commune_id, target_id, plan_id, position, indicator, label, at_least, unit, scope, part_of, in_person, sentence)
        select ${work.scope.communeId}::uuid, target_id, ${planId}::uuid, position, indicator, label, at_least, unit, scope, part_of, in_person, sentence
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(target_id uuid, position int, indicator text, label text, at_least numeric,
             unit text, scope text, part_of int, in_person boolean, sentence text) where at_least > 0`,
  )
}

function targetRow(target: Target) {
  const { indicator, label, atLeast, unit, scope, partOf, inPerson } = target
  return { indicator, label, at_least: atLeast, unit, scope, part_of: partOf, in_person: inPerson }
}

async function insertTasks(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const rows = draft.duties.map(({ value, sentence }, position) => ({
    task_id: newId(),
    position,
    kind: value.kind,
    what: value.what,
    who: value.who,
    place: value.where,
    due_from: value.due?.from ?? null,
    due_to: value.due?.to ?? null,
    every: value.recurrence?.every ?? null,
    every_day: value.recurrence?.day ?? null,
    sentence,
  }))
  await run(
    work.scope.tx,
    sql`insert into plan_task (commune_id, task_id, plan_id, position, kind, what, who, place, due_from, due_to, every, every_day, sentence)
        select ${work.scope.communeId}::uuid, task_id, ${planId}::uuid, position, kind, what, who, place, due_from, due_to, every, every_day, sentence
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(task_id uuid, position int, kind text, what text, who text, place text,
             due_from date, due_to date, every text, every_day int, sentence text)`,
  )
}

async function setDone(work: Work, planId: string, taskId: string, doneOn: string | null, evidence: string) {
  const changed = await run(
    work.scope.tx,
    sql`update plan_task set done_on = ${doneOn}, evidence = nullif(${evidence}, '')
        where commune_id = ${work.scope.communeId} and plan_id = ${planId} and task_id = ${taskId}`,
  )
  return changed === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.task_not_found'))
}

async function isDraft(work: Work, planId: string): Promise<boolean> {
  const { communeId, tx } = work.scope
  const plan = await maybe(
    tx,
    sql`select 1 from plan_plan where commune_id = ${communeId} and plan_id = ${planId} and status = 'draft' for update`,
  )
  return plan !== undefined
}

async function whyNot(work: Work, planId: string) {
  const { communeId, tx } = work.scope
  const there = await maybe(tx, sql`select 1 from plan_plan where commune_id = ${communeId} and plan_id = ${planId}`)
  return planProblems.make(there ? 'plan.already_active' : 'plan.not_found')
}

/** Plans are for everyone in the commune: no team. */
function touched(planId: string): Change[] {
  return [{ noun: 'plan', id: planId, teamId: null }]
}
