import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/kit/field.tsx'
import { addTask, correctTask, dropTask, rhythms, taskKinds } from '../contract.ts'
import type { PlanTask } from '../reads.ts'
import { type PlanWord, words } from '../words.ts'
import { taskDue } from './reading-groups.ts'

/** The tasks as they were read: each may be changed or dropped, and one that was missed is added. */
export function CorrectTasks({ planId, tasks }: { planId: string; tasks: readonly PlanTask[] }) {
  const { lang, attempt } = useStanding()
  const next = `/desk/plans/${planId}#tasks`
  return (
    <div class="stack" id="tasks">
      {tasks.map((task) => (
        <details key={task.taskId} class="fold" open={attempt?.values['taskId']?.[0] === task.taskId}>
          <summary>
            <span>{task.what}</span>{' '}
            <span class="soft">{[taskDue(lang, task), task.who].filter(Boolean).join(' · ')}</span>
          </summary>
          <div class="stack">
            {task.sentence && <blockquote class="small soft">{task.sentence}</blockquote>}
            <TaskForm planId={planId} task={task} next={next} />
            <CommandForm order={dropTask} fixed={{ planId, taskId: task.taskId }} next={next}>
              <Button kind="quiet">{words.say(lang, 'drop_task')}</Button>
            </CommandForm>
          </div>
        </details>
      ))}
      <details class="confirm" open={attempt?.type === addTask.type && !attempt.values['from']?.[0]}>
        <summary class="button button-quiet">
          <span>{words.say(lang, 'add_task')}</span>
        </summary>
        <div class="confirm-box">
          <TaskForm planId={planId} next={next} />
        </div>
      </details>
    </div>
  )
}

type FormProps = {
  planId: string
  next: string
  /** The task that is changed; without it a new one is made, out of the sentence that begins at `from` if there is one. */
  task?: PlanTask | undefined
  from?: string | undefined
  what?: string | undefined
}

export function TaskForm({ planId, next, task, from, what }: FormProps) {
  const { lang } = useStanding()
  const own = task?.taskId ?? `new-${from ?? ''}`
  const fixed = { planId, ...(task ? { taskId: task.taskId } : {}), ...(from === undefined ? {} : { from }) }
  const kinds = taskKinds.map((value) => ({ value, label: words.say(lang, kindWord(value)) }))
  const rhythm = rhythms.map((value) => ({ value, label: words.say(lang, `each_${value}`) }))
  return (
    <CommandForm
      order={task ? correctTask : addTask}
      fixed={fixed}
      born={task ? [] : ['taskId']}
      next={next}
      class="stack"
    >
      <AreaField
        id={`what-${own}`}
        name="what"
        label={words.say(lang, 'what')}
        rows={2}
        value={task?.what ?? what}
        required
        maxLength={1000}
      />
      <div class="columns">
        <TextField
          id={`who-${own}`}
          name="who"
          label={words.say(lang, 'who')}
          value={task?.who ?? ''}
          maxLength={300}
          optional
        />
        <TextField
          id={`place-${own}`}
          name="place"
          label={words.say(lang, 'place')}
          value={task?.place ?? ''}
          maxLength={300}
          optional
        />
        <SelectField
          id={`kind-${own}`}
          name="kind"
          label={words.say(lang, 'kind_of_task')}
          options={kinds}
          value={task?.kind ?? 'other'}
        />
        <TextField
          id={`from-${own}`}
          name="dueFrom"
          label={words.say(lang, 'period_from')}
          type="date"
          value={task?.dueFrom ?? ''}
          optional
        />
        <TextField
          id={`to-${own}`}
          name="dueTo"
          label={words.say(lang, 'period_to')}
          type="date"
          value={task?.dueTo ?? ''}
          optional
        />
        <SelectField
          id={`every-${own}`}
          name="every"
          label={words.say(lang, 'rhythm')}
          options={[{ value: '', label: words.say(lang, 'once') }, ...rhythm]}
          value={task?.every ?? ''}
        />
        <TextField
          id={`day-${own}`}
          name="everyDay"
          label={words.say(lang, 'every_day')}
          hint={words.say(lang, 'every_day_hint')}
          type="number"
          min={1}
          max={31}
          value={task?.everyDay?.toString() ?? ''}
          optional
        />
      </div>
      <Button>{words.say(lang, task ? 'save_task' : from === undefined ? 'add_task' : 'make_task')}</Button>
    </CommandForm>
  )
}

/** "Report" is a rule of the whole plan elsewhere on the screen; here it is a task. */
function kindWord(kind: (typeof taskKinds)[number]): PlanWord {
  return kind === 'report' ? 'report_task' : kind
}
