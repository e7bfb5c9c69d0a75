import type { Day, Window } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, EditIcon, OnTrackIcon, SlowIcon, TaskIcon, WaitIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Meter } from '../../../platform/kit/meter.tsx'
import { number } from '../../../platform/words/formats.ts'
import { correctTarget, dropTarget, figures, setTarget } from '../contract.ts'
import type { Target } from '../reads.ts'
import { stateOf, type TargetState } from '../rules.ts'
import { nameFigure, tellWindow, words } from '../words.ts'
import { lists } from './partner-list.tsx'
import { type Names, PartnerTabs } from './parts.tsx'

const looks: Readonly<Record<TargetState, { tone: ChipTone; icon: typeof CheckIcon }>> = {
  met: { tone: 'met', icon: CheckIcon },
  running: { tone: 'on_track', icon: OnTrackIcon },
  coming: { tone: 'neutral', icon: WaitIcon },
  missed: { tone: 'behind', icon: SlowIcon },
}

type Props = { targets: readonly Target[]; names: Names; today: Day; board: boolean }

/** What all partners in sight are asked for, and how far they are. */
export function TargetBoard({ targets, names, today, board }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'targets')} lead={words.say(lang, 'all_targets')}>
      <PartnerTabs here="targets" board={board} />
      <DataTable
        caption={words.say(lang, 'all_targets')}
        captionHidden
        rows={targets}
        rowKey={({ targetId }) => targetId}
        tools={targets.length > 0 && <ExportLinks href="/desk/partners/targets" search="" />}
        empty={
          <EmptyState icon={TaskIcon} title={words.say(lang, 'no_targets')}>
            {words.say(lang, 'no_targets_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'partner',
            header: words.say(lang, 'partner'),
            naming: true,
            cell: ({ partnerId }) => <a href={`/desk/partners/${partnerId}`}>{names.get(partnerId) ?? '—'}</a>,
          },
          { key: 'figure', header: words.say(lang, 'figure'), cell: ({ figure }) => nameFigure(lang, figure) },
          { key: 'window', header: words.say(lang, 'term'), cell: (target) => tellWindow(lang, target) },
          {
            key: 'done',
            header: words.say(lang, 'done'),
            kind: 'figure',
            cell: (target) => <DoneOf target={target} />,
          },
          {
            key: 'state',
            header: words.say(lang, 'standing'),
            cell: (target) => <State target={target} today={today} />,
          },
          { key: 'note', header: words.say(lang, 'note'), cell: ({ note }) => note || '—' },
        ]}
      />
    </DeskScreen>
  )
}

/** The targets of one partner, each to be set right where it stands. */
export function TargetRows({ targets, today, mayWrite }: Pick<Props, 'targets' | 'today'> & { mayWrite: boolean }) {
  const lang = useLang()
  return (
    <ul class="rows" aria-label={words.say(lang, 'targets')}>
      {targets.map((target) => (
        <li class="row" key={target.targetId}>
          <div class="row-words stack">
            <Done target={target} />
            <p class="small soft">{[tellWindow(lang, target), target.note].filter(Boolean).join(' · ')}</p>
            {mayWrite && <ChangeTarget target={target} />}
          </div>
          <div class="row-after">
            <State target={target} today={today} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function recordsOf({ partnerId, figure, from, to }: Target): string {
  return `/desk/partners/${partnerId}/${lists[figure]}?from=${from}&to=${to}`
}

function DoneOf({ target }: { target: Target }) {
  const lang = useLang()
  return (
    <a href={recordsOf(target)}>
      {number(lang, target.done)}/{number(lang, target.atLeast)}
    </a>
  )
}

function Done({ target }: { target: Target }) {
  const lang = useLang()
  const { figure, done, atLeast } = target
  return (
    <Meter
      label={nameFigure(lang, figure)}
      done={done}
      target={atLeast}
      status={done >= atLeast ? 'met' : undefined}
      href={recordsOf(target)}
    />
  )
}

function State({ target, today }: { target: Target; today: Day }) {
  const lang = useLang()
  const state = stateOf(target, target.done, target.atLeast, today)
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {words.say(lang, state)}
    </Chip>
  )
}

export function SetTarget({ partnerId, window }: { partnerId: string; window: Window }) {
  const lang = useLang()
  return (
    <details class="confirm">
      <summary class="button button-secondary">
        <span>{words.say(lang, 'set_target')}</span>
      </summary>
      <div class="confirm-box">
        <CommandForm order={setTarget} born={['targetId']} fixed={{ partnerId }} class="stack">
          <TargetFields id="new" known={{ figure: 'people_sent', note: '', ...window }} />
          <Button kind="primary">{words.say(lang, 'set_target')}</Button>
        </CommandForm>
      </div>
    </details>
  )
}

function ChangeTarget({ target }: { target: Target }) {
  const lang = useLang()
  const fixed = { targetId: target.targetId }
  return (
    <details class="confirm">
      <summary class="button button-quiet">
        <EditIcon />
        <span>{words.say(lang, 'correct_target')}</span>
        <span class="only-spoken"> {nameFigure(lang, target.figure)}</span>
      </summary>
      <div class="confirm-box">
        <CommandForm order={correctTarget} fixed={fixed} class="stack">
          <TargetFields id={target.targetId} known={target} />
          <Button>{words.say(lang, 'save')}</Button>
        </CommandForm>
        <Confirm label={words.say(lang, 'drop_target')} kind="quiet" question={words.say(lang, 'drop_question')}>
          <CommandForm order={dropTarget} fixed={fixed}>
            <Button kind="danger">{words.say(lang, 'drop_target')}</Button>
          </CommandForm>
        </Confirm>
      </div>
    </details>
  )
}

type Known = Pick<Target, 'figure' | 'from' | 'to' | 'note'> & { atLeast?: number }

function TargetFields({ id, known }: { id: string; known: Known }) {
  const lang = useLang()
  return (
    <div class="columns">
      <SelectField
        id={`figure-${id}`}
        name="figure"
        label={words.say(lang, 'figure')}
        value={known.figure}
        options={figures.map((figure) => ({ value: figure, label: nameFigure(lang, figure) }))}
      />
      <TextField
        id={`at-least-${id}`}
        name="atLeast"
        type="number"
        inputMode="numeric"
        label={words.say(lang, 'at_least')}
        value={known.atLeast === undefined ? '' : String(known.atLeast)}
        min={1}
        max={100_000}
        required
      />
      <TextField
        id={`from-${id}`}
        name="from"
        type="date"
        label={words.say(lang, 'from_day')}
        value={known.from}
        required
      />
      <TextField id={`to-${id}`} name="to" type="date" label={words.say(lang, 'to_day')} value={known.to} required />
      <TextField
        id={`note-${id}`}
        name="note"
        label={words.say(lang, 'note')}
        value={known.note}
        optional
        maxLength={300}
      />
    </div>
  )
}
