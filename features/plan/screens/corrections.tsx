import type { ComponentChildren } from 'preact'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import { activatePlan, addTask, correctList, correctPlan, correctTask, type PlanList, planLists } from '../contract.ts'
import type { Plan } from '../reads.ts'
import { linesOf } from '../rules/correct.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { type PlanWord, words } from '../words.ts'
import { CorrectTargets } from './correct-targets.tsx'
import { CorrectTasks } from './correct-tasks.tsx'
import { doubtedIn, groupsOf } from './reading-groups.ts'
import type { TeamNamed } from './team-targets.tsx'

type Props = { plan: Plan; draft: PlanDraft }
type WithTeams = Props & { teams: readonly TeamNamed[] }

/** What a person sets right before the plan is put to work, part by part, and then the putting to work. */
export function Corrections({ plan, draft, teams }: WithTeams) {
  const { lang, attempt } = useStanding()
  const { planId, targets, tasks } = plan
  const left = doubtedIn(groupsOf(draft, plan, lang)).length
  const says = (word: PlanWord, count: number) => `${words.say(lang, word)} (${number(lang, count)})`
  const taskRefused = attempt?.type === correctTask.type || (attempt?.type === addTask.type && !attempt.values['from'])
  return (
    <Card title={words.say(lang, 'confirm')}>
      <p>
        {left === 0 ? (
          words.say(lang, 'nothing_to_check')
        ) : (
          <>
            {words.say(lang, 'left_to_check', { n: number(lang, left) })}{' '}
            <a href="#to-check">{words.say(lang, 'see_them')}</a>
          </>
        )}
      </p>
      <div>
        <Fold title={words.say(lang, 'general')} open={plan.periodFrom === null || attempt?.type === correctPlan.type}>
          <General plan={plan} draft={draft} />
        </Fold>
        <Fold title={says('targets', targets.length)} open={attempt?.type.endsWith('_target') ?? false}>
          <CorrectTargets planId={planId} targets={targets} teams={teams} />
        </Fold>
        <Fold title={says('tasks', tasks.length)} open={taskRefused}>
          <CorrectTasks planId={planId} tasks={tasks} />
        </Fold>
        {planLists.map((list) => (
          <Fold
            key={list}
            title={says(listWords[list], draft[list].length)}
            open={attempt?.type === correctList.type && attempt.values['list']?.[0] === list}
          >
            <List planId={planId} draft={draft} list={list} />
          </Fold>
        ))}
      </div>
      {plan.periodFrom && plan.periodTo && (
        <Confirm
          kind="primary"
          label={words.say(lang, 'activate')}
          question={words.say(lang, 'activate_question', { from: day(plan.periodFrom), to: day(plan.periodTo) })}
        >
          <CommandForm order={activatePlan} fixed={{ planId }} next={`/desk/plans/${planId}`}>
            <Button kind="primary">{words.say(lang, 'activate_yes')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </Card>
  )
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) {
  return (
    <details class="fold" open={open}>
      <summary>
        <span>{title}</span>
      </summary>
      {children}
    </details>
  )
}

function General({ plan, draft }: Props) {
  const { lang } = useStanding()
  const { planId } = plan
  const signs = draft.signatory?.value
  const count = (level: 'commune' | 'village') =>
    draft.teams.find(({ value }) => value.level === level)?.value.count.toString() ?? ''
  const line = (name: string, label: PlanWord, value: string | null | undefined) => (
    <TextField name={name} label={words.say(lang, label)} value={value ?? ''} optional />
  )
  return (
    <CommandForm order={correctPlan} fixed={{ planId }} class="stack" next={`/desk/plans/${planId}`}>
      <TextField name="title" label={words.say(lang, 'title')} value={plan.title} required maxLength={500} />
      <div class="columns">
        <TextField
          name="periodFrom"
          label={words.say(lang, 'period_from')}
          type="date"
          value={plan.periodFrom ?? ''}
          required
        />
        <TextField
          name="periodTo"
          label={words.say(lang, 'period_to')}
          type="date"
          value={plan.periodTo ?? ''}
          required
        />
        {line('issuer', 'issuer', draft.issuer?.value.name)}
        {line('superior', 'superior', draft.issuer?.value.superior)}
        <TextField
          name="communeTeams"
          label={words.say(lang, 'commune_team_count')}
          type="number"
          min={0}
          max={300}
          value={count('commune')}
          optional
        />
        <TextField
          name="villageTeams"
          label={words.say(lang, 'village_team_count')}
          type="number"
          min={0}
          max={300}
          value={count('village')}
          optional
        />
        <TextField
          name="reportDay"
          label={words.say(lang, 'report_day')}
          type="number"
          min={1}
          max={28}
          value={plan.reportDay?.toString() ?? ''}
          optional
        />
        {line('contactName', 'contact_name', plan.contactName)}
        {line('contactTitle', 'contact_title', plan.contactTitle)}
        {line('authority', 'authority', signs?.authority)}
        {line('onBehalfOf', 'on_behalf_of', signs?.onBehalfOf)}
        {line('signingTitle', 'signing_title', signs?.title)}
        {line('signer', 'signer', signs?.name)}
      </div>
      <Button>{words.say(lang, 'save')}</Button>
    </CommandForm>
  )
}

const listWords: Readonly<Record<PlanList, PlanWord>> = {
  bases: 'bases',
  dutyAreas: 'duty_areas',
  bodies: 'bodies',
  recipients: 'recipients',
}

function List({ planId, draft, list }: { planId: string; draft: PlanDraft; list: PlanList }) {
  const { lang } = useStanding()
  const lines = linesOf(draft, list)
  return (
    <CommandForm order={correctList} fixed={{ planId, list }} class="stack" next={`/desk/plans/${planId}#list-${list}`}>
      <AreaField
        id={`list-${list}`}
        name="lines"
        label={words.say(lang, listWords[list])}
        hint={words.say(lang, list === 'bodies' ? 'bodies_hint' : 'lines_hint')}
        rows={Math.min(16, lines.split('\n').length + 2)}
        value={lines}
        maxLength={100_000}
        optional
      />
      <Button>{words.say(lang, 'save_list')}</Button>
    </CommandForm>
  )
}
