import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import type { Lang } from '../../../platform/words/words.ts'
import { addTarget, correctTarget, countedScopes, dropTarget, rhythms, targetIndicators } from '../contract.ts'
import type { PlanTarget } from '../reads.ts'
import { nameScope, nameTarget, words } from '../words.ts'
import { type TeamNamed, TeamTargets } from './team-targets.tsx'

type Props = { planId: string; targets: readonly PlanTarget[]; teams: readonly TeamNamed[] }

/** Every target of the plan, those that are not counted here as well; one that was missed is added. */
export function CorrectTargets({ planId, targets, teams }: Props) {
  const { lang, attempt } = useStanding()
  const next = `/desk/plans/${planId}#targets`
  return (
    <div class="stack" id="targets">
      {targets.map((target) => (
        <TargetForm key={target.targetId} planId={planId} target={target} teams={teams} next={next} />
      ))}
      <details class="confirm" open={attempt?.type === addTarget.type}>
        <summary class="button button-quiet">
          <span>{words.say(lang, 'add_target')}</span>
        </summary>
        <CommandForm order={addTarget} fixed={{ planId }} born={['targetId']} next={next} class="columns">
          <SelectField
            id="new-indicator"
            name="indicator"
            label={words.say(lang, 'indicator')}
            options={indicators(lang)}
            required
          />
          <TextField
            id="new-at-least"
            name="atLeast"
            label={words.say(lang, 'at_least')}
            type="number"
            min={0.01}
            step="any"
            required
          />
          <SelectField
            id="new-scope"
            name="scope"
            label={words.say(lang, 'for_whom')}
            options={scopes(lang, undefined)}
            required
          />
          <SelectField id="new-every" name="every" label={words.say(lang, 'counted_in')} options={often(lang)} />
          <Button>{words.say(lang, 'add_target')}</Button>
        </CommandForm>
      </details>
    </div>
  )
}

type One = Omit<Props, 'targets'> & { target: PlanTarget; next: string }

function TargetForm({ planId, target, teams, next }: One) {
  const { lang } = useStanding()
  const { targetId, unit } = target
  return (
    <fieldset class="field" id={`target-${targetId}`}>
      <legend class="field-label">{nameTarget(lang, target)}</legend>
      {target.sentence && <blockquote class="small soft">{target.sentence}</blockquote>}
      <div class="line-form">
        <CommandForm order={correctTarget} fixed={{ planId, targetId }} next={next} class="line-form">
          <TextField
            id={`at-least-${targetId}`}
            name="atLeast"
            label={unit ? words.say(lang, 'target_unit', { unit }) : words.say(lang, 'at_least')}
            type="number"
            min={0.01}
            step="any"
            value={String(target.atLeast)}
            required
          />
          <SelectField
            id={`scope-${targetId}`}
            name="scope"
            label={words.say(lang, 'for_whom')}
            options={scopes(lang, target.scope)}
            value={isCounted(target.scope) ? target.scope : ''}
            hint={isCounted(target.scope) ? undefined : nameScope(lang, target.scope)}
            required
          />
          <SelectField
            id={`every-${targetId}`}
            name="every"
            label={words.say(lang, 'counted_in')}
            options={often(lang)}
            value={target.every ?? 'once'}
          />
          <SelectField
            id={`indicator-${targetId}`}
            name="indicator"
            label={words.say(lang, 'indicator')}
            options={[...indicators(lang).slice(1), { value: 'other', label: words.say(lang, 'not_counted') }]}
            value={target.indicator}
            required
          />
          <Button>{words.say(lang, 'save_target')}</Button>
        </CommandForm>
        <CommandForm order={dropTarget} fixed={{ planId, targetId }} next={next}>
          <Button kind="quiet">{words.say(lang, 'drop_target')}</Button>
        </CommandForm>
      </div>
      <TeamTargets planId={planId} target={target} teams={teams} next={next} />
    </fieldset>
  )
}

/** Nothing is chosen for a person: where the plan does not say for whom, the list begins with an empty line. */
function scopes(lang: Lang, known: string | undefined) {
  const options = countedScopes.map((value) => ({ value: value as string, label: nameScope(lang, value) }))
  return known !== undefined && isCounted(known)
    ? options
    : [{ value: '', label: words.say(lang, 'choose') }, ...options]
}

function often(lang: Lang) {
  const repeated = rhythms.map((value) => ({ value: value as string, label: words.say(lang, `in_each_${value}`) }))
  return [{ value: 'once', label: words.say(lang, 'in_the_plan') }, ...repeated]
}

function indicators(lang: Lang) {
  const options = targetIndicators.map((value) => ({ value: value as string, label: words.say(lang, value) }))
  return [{ value: '', label: words.say(lang, 'choose') }, ...options]
}

function isCounted(scope: string): boolean {
  return countedScopes.some((counted) => counted === scope)
}
