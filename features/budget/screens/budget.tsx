import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BudgetIcon, DownloadIcon, PlusIcon, SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search as searched } from '../../../platform/kit/list-filter.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { figure, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { sources } from '../contract.ts'
import { addUp, type BudgetLine, leftOf } from '../rules.ts'
import { words } from '../words.ts'
import { LineForm, StateChip, type Tasks } from './parts.tsx'

type Props = {
  /** The plan whose estimate is shown; undefined while the commune has none. */
  plan: { readonly planId: string; readonly title: string } | undefined
  plans: readonly (readonly [planId: string, title: string])[]
  tasks: Tasks
  lines: readonly BudgetLine[]
  filter: { q: string; source: string; plan: string }
  search: string
  mayWrite: boolean
}

export function BudgetBoard({ plan, plans, tasks, lines, filter, search, mayWrite }: Props) {
  const lang = useLang()
  const title = words.say(lang, 'budget')
  if (!plan)
    return (
      <DeskScreen title={title}>
        <EmptyState icon={BudgetIcon} title={words.say(lang, 'no_plan')}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </DeskScreen>
    )
  const whole = addUp(lines)
  const isFiltered = filter.q !== '' || filter.source !== ''
  return (
    <DeskScreen title={title} lead={words.say(lang, 'lead', { plan: plan.title })}>
      <StatRow>
        <StatTile
          label={words.say(lang, 'planned')}
          value={figure(lang, whole.plannedVnd)}
          note={words.say(lang, 'in_dong')}
        />
        <StatTile
          label={words.say(lang, 'allocated')}
          value={figure(lang, whole.allocatedVnd)}
          note={words.say(lang, 'in_dong')}
        />
        <StatTile
          label={words.say(lang, 'spent')}
          value={figure(lang, whole.spentVnd)}
          note={words.say(lang, 'payments_count', { n: number(lang, whole.payments) })}
        />
        <StatTile
          label={words.say(lang, 'left')}
          value={figure(lang, leftOf(whole))}
          note={words.say(lang, 'left_note')}
        />
      </StatRow>
      <ListFilter
        action="/desk/budget"
        label={title}
        parts={[
          searched(words.say(lang, 'search'), filter.q),
          choice(
            'source',
            words.say(lang, 'source'),
            filter.source,
            words.say(lang, 'any_source'),
            sources.map((source) => [source, words.say(lang, source)] as const),
          ),
          ...(plans.length > 1
            ? [choice('plan', words.say(lang, 'plan'), filter.plan, plans[0]?.[1] ?? '', plans.slice(1))]
            : []),
        ]}
      />
      <DataTable
        caption={words.say(lang, 'lines')}
        rows={lines}
        rowKey={({ lineId }) => lineId}
        columns={columns(lang, tasks, lines)}
        tools={
          lines.length > 0 && (
            <>
              <ExportLinks href="/desk/budget" search={search} />
              <ButtonLink href={`/desk/budget/payments.xlsx${search}`} kind="quiet" icon={DownloadIcon} download>
                {words.say(lang, 'export_payments')}
              </ButtonLink>
            </>
          )
        }
        empty={
          <EmptyState
            icon={isFiltered ? SearchIcon : BudgetIcon}
            title={words.say(lang, isFiltered ? 'found_none' : 'no_lines')}
          >
            {words.say(lang, isFiltered ? 'found_none_text' : 'no_lines_text')}
          </EmptyState>
        }
      />
      {mayWrite && (
        <Confirm label={words.say(lang, 'add_line')} icon={PlusIcon} question={words.say(lang, 'add_line')}>
          <LineForm planId={plan.planId} tasks={tasks} />
        </Confirm>
      )}
    </DeskScreen>
  )
}

function columns(lang: Lang, tasks: Tasks, lines: readonly BudgetLine[]): Column<BudgetLine>[] {
  const whole = addUp(lines)
  const amount = (
    key: 'planned' | 'allocated' | 'spent' | 'left',
    of: (line: Pick<BudgetLine, 'plannedVnd' | 'allocatedVnd' | 'spentVnd'>) => number | null,
  ): Column<BudgetLine> => ({
    key,
    header: words.say(lang, key),
    kind: 'figure',
    cell: (line) => figure(lang, of(line)),
    total: <b>{figure(lang, of(whole))}</b>,
  })
  return [
    {
      key: 'purpose',
      header: words.say(lang, 'purpose'),
      naming: true,
      cell: ({ lineId, purpose }) => <a href={`/desk/budget/${lineId}`}>{purpose}</a>,
      total: <b>{words.say(lang, 'total')}</b>,
    },
    { key: 'source', header: words.say(lang, 'source'), cell: ({ source }) => words.say(lang, source) },
    {
      key: 'task',
      header: words.say(lang, 'task'),
      cell: ({ taskId }) => (taskId && tasks.get(taskId)) || words.say(lang, 'no_task'),
    },
    amount('planned', ({ plannedVnd }) => plannedVnd),
    amount('allocated', ({ allocatedVnd }) => allocatedVnd),
    amount('spent', ({ spentVnd }) => spentVnd),
    amount('left', leftOf),
    { key: 'state', header: words.say(lang, 'state'), cell: (line) => <StateChip line={line} /> },
  ]
}
