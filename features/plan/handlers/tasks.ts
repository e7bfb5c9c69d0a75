import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { addTask, correctTask, dropTask, finishTask, planProblems, reopenTask } from '../contract.ts'
import { withoutSentence } from '../rules/correct.ts'
import { keepDraft, openDraft, touched, whyNot } from './rows.ts'

export const taskHandlers = [
  handle(correctTask, async (work, task) => {
    if (!(await openDraft(work, task.planId))) return refuse(await whyNot(work, task.planId))
    if (isReversed(task)) return refuse(planProblems.make('plan.due_reversed'))
    const changed = await run(
      work.scope.tx,
      sql`update plan_task set kind = ${task.kind}, what = ${task.what}, who = nullif(${task.who}, ''), place = nullif(${task.place}, ''),
            due_from = ${task.dueFrom}, due_to = ${task.dueTo}, every = ${task.every}, every_day = ${task.everyDay}, checked = true
          where commune_id = ${work.scope.communeId} and plan_id = ${task.planId} and task_id = ${task.taskId}`,
    )
    return changed === 1 ? done({ changes: touched(task.planId) }) : refuse(planProblems.make('plan.task_not_found'))
  }),

  handle(addTask, async (work, { from, ...task }) => {
    const draft = await openDraft(work, task.planId)
    if (!draft) return refuse(await whyNot(work, task.planId))
    if (isReversed(task)) return refuse(planProblems.make('plan.due_reversed'))
    const left = from === null ? draft : withoutSentence(draft, from)
    if (!left) return refuse(planProblems.make('plan.sentence_not_found'))
    const sentence = draft.unsure.find(({ span }) => span[0] === from)?.sentence ?? ''
    const made = await run(
      work.scope.tx,
      sql`insert into plan_task (commune_id, task_id, plan_id, position, kind, what, who, place, due_from, due_to, every, every_day, sentence, checked)
          select ${work.scope.communeId}, ${task.taskId}, ${task.planId}, greatest(coalesce(max(position) + 1, 0), ${draft.duties.length}), ${task.kind},
                 ${task.what}, nullif(${task.who}, ''), nullif(${task.place}, ''), ${task.dueFrom}::date, ${task.dueTo}::date, ${task.every}, ${task.everyDay}::int,
                 ${sentence}, true
          from plan_task where commune_id = ${work.scope.communeId} and plan_id = ${task.planId}
          on conflict do nothing`,
    )
    if (made === 0) return refuse(planProblems.make('plan.already_there'))
    if (left !== draft) await keepDraft(work, task.planId, left)
    return done({ changes: touched(task.planId) })
  }),

  handle(dropTask, async (work, { planId, taskId }) => {
    if (!(await openDraft(work, planId))) return refuse(await whyNot(work, planId))
    const dropped = await run(
      work.scope.tx,
      sql`delete from plan_task where commune_id = ${work.scope.communeId} and plan_id = ${planId} and task_id = ${taskId}`,
    )
    return dropped === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.task_not_found'))
  }),

  handle(finishTask, async (work, { planId, taskId, doneOn, evidence }) =>
    setDone(work, planId, taskId, doneOn, evidence),
  ),

  handle(reopenTask, async (work, { planId, taskId }) => setDone(work, planId, taskId, null, '')),
]

function isReversed({ dueFrom, dueTo }: { dueFrom: string | null; dueTo: string | null }): boolean {
  return dueFrom !== null && (dueTo === null || dueFrom > dueTo)
}

async function setDone(work: Work, planId: string, taskId: string, doneOn: string | null, evidence: string) {
  const changed = await run(
    work.scope.tx,
    sql`update plan_task set done_on = ${doneOn}, evidence = nullif(${evidence}, '')
        where commune_id = ${work.scope.communeId} and plan_id = ${planId} and task_id = ${taskId}`,
  )
  return changed === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.task_not_found'))
}
