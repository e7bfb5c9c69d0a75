/** The rows of a plan that its reading gives, and what all its commands share. */
import { v7 as newId } from 'uuid'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import type { Change, Work } from '../../../platform/journal/command.ts'
import { planProblems } from '../contract.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { targetRows, taskRows, teamTargetRows } from '../rules/rows.ts'

export async function insertTargets(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const rows = targetRows(draft).map((row) => ({ ...row, targetId: newId() }))
  await run(
    work.scope.tx,
    sql`insert into plan_target (commune_id, target_id, plan_id, position, indicator, label, at_least, unit, scope, every, part_of, in_person, sentence)
        select ${work.scope.communeId}::uuid, "targetId", ${planId}::uuid, position, indicator, label, "atLeast", unit, scope, every, "partOf", "inPerson", sentence
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("targetId" uuid, position int, indicator text, label text, "atLeast" numeric,
             unit text, scope text, every text, "partOf" int, "inPerson" boolean, sentence text)`,
  )
  const own = teamTargetRows(draft).flatMap((each) => {
    const general = rows.find(({ position }) => position === each.of)
    return general ? [{ ...each, targetId: general.targetId }] : []
  })
  await run(
    work.scope.tx,
    sql`insert into plan_team_target (commune_id, target_id, team_name, position, at_least, sentence)
        select ${work.scope.communeId}::uuid, "targetId", name, position, "atLeast", sentence
        from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as r("targetId" uuid, name text, position int, "atLeast" numeric, sentence text)
        on conflict do nothing`,
  )
}

export async function insertTasks(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const rows = taskRows(draft).map((row) => ({ ...row, taskId: newId() }))
  await run(
    work.scope.tx,
    sql`insert into plan_task (commune_id, task_id, plan_id, position, kind, what, who, place, due_from, due_to, every, every_day, sentence)
        select ${work.scope.communeId}::uuid, "taskId", ${planId}::uuid, position, kind, what, who, place, "dueFrom", "dueTo", every, "everyDay", sentence
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("taskId" uuid, position int, kind text, what text, who text, place text,
             "dueFrom" date, "dueTo" date, every text, "everyDay" int, sentence text)`,
  )
}

export async function insertRecipients(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const { tx, communeId } = work.scope
  await run(tx, sql`delete from plan_recipient where commune_id = ${communeId} and plan_id = ${planId}`)
  await run(
    tx,
    sql`insert into plan_recipient (commune_id, plan_id, position, name)
        select ${communeId}::uuid, ${planId}::uuid, ordinality, value
        from jsonb_array_elements_text(${JSON.stringify(draft.recipients.map((found) => found.value))}::jsonb) with ordinality`,
  )
}

/** The draft of a plan that may still be corrected, held until the command is done. */
export async function openDraft(work: Work, planId: string): Promise<PlanDraft | undefined> {
  const { communeId, tx } = work.scope
  const plan = await maybe(
    tx,
    sql<{ draft: PlanDraft }>`
      select draft from plan_plan where commune_id = ${communeId} and plan_id = ${planId} and status = 'draft' for update`,
  )
  return plan?.draft
}

export async function keepDraft(work: Work, planId: string, draft: PlanDraft): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update plan_plan set draft = ${JSON.stringify(draft)}::jsonb where commune_id = ${communeId} and plan_id = ${planId}`,
  )
}

export async function whyNot(work: Work, planId: string) {
  const { communeId, tx } = work.scope
  const there = await maybe(tx, sql`select 1 from plan_plan where commune_id = ${communeId} and plan_id = ${planId}`)
  return planProblems.make(there ? 'plan.already_active' : 'plan.not_found')
}

/** Plans are for everyone in the commune: no team. */
export function touched(planId: string): Change[] {
  return [{ noun: 'plan', id: planId, teamId: null }]
}
