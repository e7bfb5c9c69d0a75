import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Highlight, SideBySide } from '../../../platform/kit/side-by-side.tsx'
import { day } from '../../../platform/words/formats.ts'
import { activatePlan, addTarget, correctPlan, correctTarget, dropTarget, targetIndicators } from '../contract.ts'
import type { Plan, PlanTarget } from '../reads.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { type PlanWord, words } from '../words.ts'
import { marksOf, Reading } from './reading.tsx'

type Props = { plan: Plan; draft: PlanDraft; mayWrite: boolean }

/** The document and what was read from it, side by side; then what a person may set right; then activation. */
export function PlanDraftScreen({ plan, draft, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={plan.title || words.say(lang, 'new_plan')}
      lead={words.say(lang, 'reading_lead')}
      crumbs={[{ href: '/desk/plans', label: words.say(lang, 'plans') }]}
    >
      {mayWrite && plan.status === 'draft' && <Corrections plan={plan} />}
      <SideBySide
        left={{
          title: words.say(lang, 'original'),
          children: <Highlight text={draft.text} marks={marksOf(draft)} hrefOf={(id) => `#item-${id}`} />,
        }}
        right={{ title: words.say(lang, 'reading'), children: <Reading draft={draft} /> }}
      />
    </DeskScreen>
  )
}

function Corrections({ plan }: { plan: Plan }) {
  const lang = useLang()
  const { planId } = plan
  return (
    <Card title={words.say(lang, 'confirm')}>
      <CommandForm order={correctPlan} fixed={{ planId }} class="stack">
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
          <TextField
            name="reportDay"
            label={words.say(lang, 'report_day')}
            type="number"
            min={1}
            max={28}
            value={plan.reportDay?.toString() ?? ''}
            optional
          />
          <TextField
            name="contactName"
            label={words.say(lang, 'contact_name')}
            value={plan.contactName ?? ''}
            optional
          />
          <TextField
            name="contactTitle"
            label={words.say(lang, 'contact_title')}
            value={plan.contactTitle ?? ''}
            optional
          />
        </div>
        <Button>{words.say(lang, 'save')}</Button>
      </CommandForm>
      {plan.targets
        .filter((target) => target.indicator !== 'other')
        .map((target) => (
          <TargetForm key={target.targetId} planId={planId} target={target} />
        ))}
      <details class="confirm">
        <summary class="button button-quiet">
          <span>{words.say(lang, 'add_target')}</span>
        </summary>
        <CommandForm order={addTarget} fixed={{ planId }} born={['targetId']} class="columns">
          <SelectField
            id="new-indicator"
            name="indicator"
            label={words.say(lang, 'indicator')}
            options={targetIndicators.map((value) => ({ value, label: words.say(lang, value) }))}
          />
          <TextField
            id="new-at-least"
            name="atLeast"
            label={words.say(lang, 'at_least')}
            type="number"
            min={1}
            required
          />
          <SelectField id="new-scope" name="scope" label={words.say(lang, 'for_whom')} options={scopes(lang)} />
          <Button>{words.say(lang, 'add_target')}</Button>
        </CommandForm>
      </details>
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

function TargetForm({ planId, target }: { planId: string; target: PlanTarget }) {
  const lang = useLang()
  const name = words.say(lang, target.indicator as PlanWord)
  return (
    <fieldset class="field">
      <legend class="field-label">{name}</legend>
      {target.sentence && <blockquote class="small soft">{target.sentence}</blockquote>}
      <div class="line-form">
        <CommandForm order={correctTarget} fixed={{ planId, targetId: target.targetId }} class="line-form">
          <TextField
            id={`at-least-${target.targetId}`}
            name="atLeast"
            label={words.say(lang, 'at_least')}
            type="number"
            min={1}
            value={String(target.atLeast)}
            required
          />
          <SelectField
            id={`scope-${target.targetId}`}
            name="scope"
            label={words.say(lang, 'for_whom')}
            options={scopes(lang)}
            value={target.scope}
          />
          <Button>{words.say(lang, 'save_target')}</Button>
        </CommandForm>
        <CommandForm order={dropTarget} fixed={{ planId, targetId: target.targetId }}>
          <Button kind="quiet">{words.say(lang, 'drop_target')}</Button>
        </CommandForm>
      </div>
    </fieldset>
  )
}

function scopes(lang: 'vi' | 'en') {
  return (['each_team', 'each_village_team', 'commune'] as const).map((value) => ({
    value,
    label: words.say(lang, value),
  }))
}
