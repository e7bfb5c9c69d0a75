import type { Window } from '../../../platform/clock/days.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, GroupIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { finishTask, reopenTask } from '../contract.ts'
import type { ActivePlan, PlanTask } from '../reads.ts'
import { nameScope, nameTarget, words } from '../words.ts'
import { taskDue } from './reading-groups.ts'

type Props = { plan: ActivePlan; today: string; mayWrite: boolean; teamsStand: boolean }

/** A plan at work: its targets, its two windows and the board of its tasks. */
export function PlanBoard({ plan, today, mayWrite, teamsStand }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={plan.title}
      crumbs={[{ href: '/desk/plans', label: words.say(lang, 'plans') }]}
      actions={
        <>
          {mayWrite && !teamsStand && (
            <ButtonLink href="/desk/teams/set-up" kind="primary" icon={GroupIcon}>
              {words.say(lang, 'set_up_teams')}
            </ButtonLink>
          )}
          <ButtonLink href={`/desk/plans/${plan.planId}/reading`}>{words.say(lang, 'see_text')}</ButtonLink>
        </>
      }
    >
      <div class="columns">
        <Card title={words.say(lang, 'targets')}>
          <Facts
            facts={plan.targets.map((target) => ({
              name: nameTarget(lang, target),
              value: [
                `${words.say(lang, 'at_least')} ${number(lang, target.atLeast)}${target.unit && ` ${target.unit}`}`,
                target.every && words.say(lang, `in_each_${target.every}`),
                nameScope(lang, target.scope),
                target.indicator === 'other' && words.say(lang, 'not_counted'),
                ...target.own.map(({ name, atLeast }) =>
                  words.say(lang, 'own_short', { team: name, n: number(lang, atLeast) }),
                ),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Card>
        <Card title={words.say(lang, 'windows')}>
          <Facts
            facts={[
              { name: words.say(lang, 'target_window'), value: span(lang, plan.targetWindow) },
              { name: words.say(lang, 'report_window'), value: span(lang, plan.reportWindow) },
              { name: words.say(lang, 'due_on'), value: day(plan.dueOn) },
              { name: words.say(lang, 'contact_name'), value: plan.contactName ?? words.say(lang, 'absent') },
            ]}
          />
        </Card>
      </div>
      <DataTable
        caption={words.say(lang, 'board')}
        rows={plan.tasks}
        rowKey={(task) => task.taskId}
        columns={[
          {
            key: 'what',
            header: words.say(lang, 'what'),
            naming: true,
            cell: (task) => task.what.charAt(0).toLocaleUpperCase('vi') + task.what.slice(1),
          },
          { key: 'who', header: words.say(lang, 'who'), cell: (task) => task.who ?? '—' },
          { key: 'due', header: words.say(lang, 'due'), cell: (task) => taskDue(lang, task) || '—' },
          { key: 'status', header: words.say(lang, 'status'), cell: (task) => <TaskState task={task} /> },
          {
            key: 'do',
            header: words.say(lang, 'finish'),
            kind: 'action',
            cell: (task) =>
              mayWrite && (
                <>
                  <TaskForm planId={plan.planId} task={task} today={today} />
                  {task.kind === 'membership_review' && task.doneOn === null && (
                    <ButtonLink
                      href={`/desk/teams/reviews/new${task.dueTo === null ? '' : `?due=${task.dueTo}`}`}
                      kind="quiet"
                    >
                      {words.say(lang, 'plan_review')}
                    </ButtonLink>
                  )}
                  {task.kind === 'guidance_day' && task.doneOn === null && (
                    <ButtonLink href={guidanceDays(plan.targetWindow, task.place, today)} kind="quiet">
                      {words.say(lang, 'plan_guidance_days')}
                    </ButtonLink>
                  )}
                </>
              ),
          },
        ]}
      />
      <Card title={words.say(lang, 'recipients')}>
        <ul>
          {plan.recipients.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Card>
    </DeskScreen>
  )
}

/** Leads to planning the first guidance day of the period that is still to come; from there it is repeated monthly. */
function guidanceDays({ from }: Window, place: string | null, today: string): string {
  const known = { kind: 'guidance_day', heldOn: from > today ? from : today, venue: place ?? '' }
  return `/desk/sessions/new?${new URLSearchParams(known)}`
}

function TaskState({ task }: { task: PlanTask }) {
  const lang = useLang()
  if (task.doneOn === null) return <Chip>{words.say(lang, 'task_open')}</Chip>
  return (
    <Chip tone="met" icon={CheckIcon}>
      {words.say(lang, 'task_done', { day: day(task.doneOn) })}
    </Chip>
  )
}

function TaskForm({ planId, task, today }: { planId: string; task: PlanTask; today: string }) {
  const lang = useLang()
  const fixed = { planId, taskId: task.taskId }
  if (task.doneOn !== null) {
    return (
      <CommandForm order={reopenTask} fixed={fixed}>
        <Button kind="quiet">{words.say(lang, 'reopen')}</Button>
      </CommandForm>
    )
  }
  return (
    <CommandForm order={finishTask} fixed={{ ...fixed, doneOn: today }}>
      <Button>{words.say(lang, 'finish')}</Button>
    </CommandForm>
  )
}

function span(lang: Lang, window: Window): string {
  return words.say(lang, 'from_to', { from: day(window.from), to: day(window.to) })
}
