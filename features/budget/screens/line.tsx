import type { Day } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { BillIcon, CheckRoundIcon, EditIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { allocate, cancelSpending, dropLine, reopenLine, settleLine, spend } from '../contract.ts'
import { type BudgetLine, leftOf, type Spending } from '../rules.ts'
import { nameOrder, sayVnd, words } from '../words.ts'
import { LineForm, StateChip, type Tasks } from './parts.tsx'

type Props = {
  line: BudgetLine
  spendings: readonly Spending[]
  tasks: Tasks
  history: readonly Told[]
  today: Day
  mayWrite: boolean
}

/** One line of the estimate: how it was estimated, what was allocated, and each payment of it. */
export function BudgetLineScreen({ line, spendings, tasks, history, today, mayWrite }: Props) {
  const lang = useLang()
  const isOpen = line.settledOn === null
  return (
    <DeskScreen
      title={line.purpose}
      lead={words.say(lang, line.source)}
      crumbs={[{ href: `/desk/budget?plan=${line.planId}`, label: words.say(lang, 'budget') }]}
    >
      <div class="columns">
        <div class="stack">
          <Estimate line={line} tasks={tasks} />
          {mayWrite && <Changes line={line} tasks={tasks} used={spendings.length > 0} />}
        </div>
        <div class="stack">
          {mayWrite && isOpen && <Allocate line={line} />}
          {mayWrite && isOpen && line.allocatedVnd !== null && <Spend line={line} today={today} />}
        </div>
      </div>
      <Payments spendings={spendings} mayWrite={mayWrite && isOpen} />
      {history.length > 0 && <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />}
    </DeskScreen>
  )
}

function Estimate({ line, tasks }: { line: BudgetLine; tasks: Tasks }) {
  const lang = useLang()
  const { quantity, unit, unitVnd, settledOn } = line
  const each = `${number(lang, quantity)} ${unit} × ${sayVnd(lang, unitVnd)}`
  return (
    <Card title={words.say(lang, 'planned')}>
      <Facts
        facts={[
          { name: words.say(lang, 'state'), value: <StateChip line={line} /> },
          { name: words.say(lang, 'planned'), value: `${sayVnd(lang, line.plannedVnd)} (${each.replace('  ', ' ')})` },
          {
            name: words.say(lang, 'allocated'),
            value: line.allocatedVnd === null ? words.say(lang, 'nothing_yet') : sayVnd(lang, line.allocatedVnd),
          },
          { name: words.say(lang, 'spent'), value: sayVnd(lang, line.spentVnd) },
          { name: words.say(lang, 'left'), value: sayVnd(lang, leftOf(line)) },
          {
            name: words.say(lang, 'task'),
            value: (line.taskId && tasks.get(line.taskId)) || words.say(lang, 'no_task'),
          },
          { name: words.say(lang, 'basis'), value: line.basis || '—' },
          ...(settledOn === null
            ? []
            : [
                { name: words.say(lang, 'settled_on'), value: day(settledOn) },
                { name: words.say(lang, 'difference'), value: line.settledNote || '—' },
              ]),
        ]}
      />
    </Card>
  )
}

function Allocate({ line }: { line: BudgetLine }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'allocate')} tone="wash">
      <CommandForm order={allocate} fixed={{ lineId: line.lineId }} class="stack">
        <TextField
          name="amountVnd"
          id="f-allocated"
          inputMode="numeric"
          label={words.say(lang, 'amount')}
          hint={words.say(lang, 'allocate_hint', { most: number(lang, line.plannedVnd) })}
          value={number('vi', line.allocatedVnd ?? line.plannedVnd)}
          required
        />
        <Button kind={line.allocatedVnd === null ? 'primary' : 'secondary'}>{words.say(lang, 'allocate')}</Button>
      </CommandForm>
    </Card>
  )
}

function Spend({ line, today }: { line: BudgetLine; today: Day }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'spend')} tone="wash">
      <CommandForm order={spend} fixed={{ lineId: line.lineId }} born={['spendingId']} class="stack">
        <TextField name="spentOn" type="date" label={words.say(lang, 'spent_on')} value={today} max={today} required />
        <TextField
          name="amountVnd"
          id="f-paid"
          inputMode="numeric"
          label={words.say(lang, 'amount')}
          hint={words.say(lang, 'spend_hint', { left: number(lang, leftOf(line) ?? 0) })}
          required
        />
        <TextField name="purpose" label={words.say(lang, 'purpose')} value={line.purpose} required maxLength={200} />
        <TextField name="payee" label={words.say(lang, 'payee')} optional maxLength={120} />
        <TextField
          name="voucher"
          label={words.say(lang, 'voucher')}
          hint={words.say(lang, 'voucher_hint')}
          optional
          maxLength={60}
        />
        <Button kind="primary">{words.say(lang, 'spend')}</Button>
      </CommandForm>
    </Card>
  )
}

function Payments({ spendings, mayWrite }: { spendings: readonly Spending[]; mayWrite: boolean }) {
  const lang = useLang()
  return (
    <DataTable
      caption={words.say(lang, 'payments')}
      rows={spendings}
      rowKey={({ spendingId }) => spendingId}
      empty={
        <EmptyState icon={BillIcon} title={words.say(lang, 'no_payments')}>
          {words.say(lang, 'no_payments_text')}
        </EmptyState>
      }
      columns={[
        { key: 'on', header: words.say(lang, 'spent_on'), naming: true, cell: ({ spentOn }) => day(spentOn) },
        {
          key: 'purpose',
          header: words.say(lang, 'purpose'),
          cell: ({ purpose, cancelReason }) => (
            <>
              {purpose}
              {cancelReason !== null && <p class="small">{words.say(lang, 'cancelled', { reason: cancelReason })}</p>}
            </>
          ),
        },
        { key: 'payee', header: words.say(lang, 'payee'), cell: ({ payee }) => payee || '—' },
        { key: 'voucher', header: words.say(lang, 'voucher'), cell: ({ voucher }) => voucher || '—' },
        {
          key: 'amount',
          header: words.say(lang, 'amount'),
          kind: 'figure',
          cell: ({ amountVnd, cancelReason }) =>
            cancelReason === null ? number(lang, amountVnd) : <s>{number(lang, amountVnd)}</s>,
        },
        ...(mayWrite
          ? [
              {
                key: 'cancel',
                header: words.say(lang, 'cancel'),
                kind: 'action' as const,
                cell: ({ spendingId, cancelReason }: Spending) =>
                  cancelReason === null && (
                    <Confirm
                      label={words.say(lang, 'cancel')}
                      kind="quiet"
                      question={words.say(lang, 'cancel_question')}
                    >
                      <CommandForm order={cancelSpending} fixed={{ spendingId }} class="stack">
                        <TextField
                          name="reason"
                          id={`f-reason-${spendingId}`}
                          label={words.say(lang, 'reason')}
                          required
                          maxLength={300}
                        />
                        <Button kind="danger">{words.say(lang, 'cancel')}</Button>
                      </CommandForm>
                    </Confirm>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** What is seldom done to a line: set right, settle, drop. */
function Changes({ line, tasks, used }: { line: BudgetLine; tasks: Tasks; used: boolean }) {
  const lang = useLang()
  const { lineId, planId } = line
  if (line.settledOn !== null)
    return (
      <CommandForm order={reopenLine} fixed={{ lineId }}>
        <Button>{words.say(lang, 'reopen')}</Button>
      </CommandForm>
    )
  return (
    <div class="stack">
      <Confirm label={words.say(lang, 'correct_line')} icon={EditIcon} question={words.say(lang, 'correct_line')}>
        <LineForm planId={planId} tasks={tasks} line={line} />
      </Confirm>
      <Confirm
        label={words.say(lang, 'settle')}
        icon={CheckRoundIcon}
        question={words.say(lang, 'settle_question', {
          planned: number(lang, line.plannedVnd),
          spent: number(lang, line.spentVnd),
        })}
      >
        <CommandForm order={settleLine} fixed={{ lineId }} class="stack">
          <TextField name="note" label={words.say(lang, 'difference')} optional maxLength={300} />
          <Button kind="primary">{words.say(lang, 'settle')}</Button>
        </CommandForm>
      </Confirm>
      {line.allocatedVnd === null && !used && (
        <Confirm label={words.say(lang, 'drop_line')} kind="danger" question={words.say(lang, 'drop_question')}>
          <CommandForm order={dropLine} fixed={{ lineId }} next={`/desk/budget?plan=${planId}`}>
            <Button kind="danger">{words.say(lang, 'drop_line')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </div>
  )
}
