import { Button } from '../../../platform/kit/button.tsx'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { CheckIcon, CheckRoundIcon, OnTrackIcon, WaitIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { addLine, correctLine, sources } from '../contract.ts'
import { type BudgetLine, type LineState, stateOf } from '../rules.ts'
import { words } from '../words.ts'

/** The tasks of a plan by their ids, shortened to a line. */
export type Tasks = ReadonlyMap<string, string>

const looks: Readonly<Record<LineState, { tone: ChipTone; icon: typeof CheckIcon }>> = {
  estimated: { tone: 'neutral', icon: WaitIcon },
  allocated: { tone: 'on_track', icon: OnTrackIcon },
  spent: { tone: 'met', icon: CheckIcon },
  settled: { tone: 'met', icon: CheckRoundIcon },
}

export function StateChip({ line }: { line: BudgetLine }) {
  const lang = useLang()
  const state = stateOf(line)
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {words.say(lang, `state_${state}`)}
    </Chip>
  )
}

/** A line to be added to a plan, or one to be set right. */
export function LineForm({ planId, tasks, line }: { planId: string; tasks: Tasks; line?: BudgetLine }) {
  const lang = useLang()
  const fields = (
    <>
      <TextField name="purpose" label={words.say(lang, 'purpose')} value={line?.purpose} required maxLength={200} />
      <div class="columns">
        <SelectField
          name="source"
          id="f-line-source"
          label={words.say(lang, 'source')}
          value={line?.source ?? 'commune_budget'}
          options={sources.map((source) => ({ value: source, label: words.say(lang, source) }))}
        />
        <SelectField
          name="taskId"
          label={words.say(lang, 'task')}
          value={line?.taskId ?? ''}
          options={[['', words.say(lang, 'no_task')] as const, ...tasks].map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="quantity"
          inputMode="decimal"
          label={words.say(lang, 'quantity')}
          value={line ? String(line.quantity).replace('.', ',') : '1'}
          required
        />
        <TextField
          name="unit"
          label={words.say(lang, 'unit')}
          hint={words.say(lang, 'unit_hint')}
          value={line?.unit}
          optional
          maxLength={30}
        />
        <TextField
          name="unitVnd"
          inputMode="numeric"
          label={words.say(lang, 'unit_price')}
          hint={words.say(lang, 'amount_hint')}
          value={line && number('vi', line.unitVnd)}
          required
        />
        <TextField
          name="basis"
          label={words.say(lang, 'basis')}
          hint={words.say(lang, 'basis_hint')}
          value={line?.basis}
          optional
          maxLength={300}
        />
      </div>
      <Button kind="primary">{words.say(lang, line ? 'save' : 'add_line')}</Button>
    </>
  )
  return line ? (
    <CommandForm order={correctLine} fixed={{ lineId: line.lineId }} class="stack">
      {fields}
    </CommandForm>
  ) : (
    <CommandForm order={addLine} fixed={{ planId }} born={['lineId']} class="stack">
      {fields}
    </CommandForm>
  )
}
