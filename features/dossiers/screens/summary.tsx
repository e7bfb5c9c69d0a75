import type { Window } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BillIcon, DossierIcon, InstallIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import type { PlatformUse } from '../../support/reads.ts'
import { platforms } from '../../support/rules.ts'
import { nameDetail } from '../../support/words.ts'
import type { ByStatus } from '../reads.ts'
import { statuses } from '../rules.ts'
import { nameStatus, words } from '../words.ts'
import { ServiceTabs } from './parts.tsx'

type Props = {
  window: Window
  teamId: string
  teams: ReadonlyMap<string, string>
  dossiers: readonly ByStatus[]
  uses: readonly PlatformUse[]
  bills: readonly { bill: string; amount: number }[]
  counts: { due: number; unmatched: number }
  mayWrite: boolean
}

/** Dossiers, platforms and bills of some days; every number opens its records. */
export function Services(props: Props) {
  const { window, teamId, teams, counts, mayWrite } = props
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'services')}
      lead={words.say(lang, 'services_lead')}
      actions={
        mayWrite && (
          <ButtonLink kind="primary" href="/desk/dossiers/new" icon={PlusIcon}>
            {words.say(lang, 'file')}
          </ButtonLink>
        )
      }
    >
      <ServiceTabs here="summary" counts={counts} />
      <FilterBar action="/desk/dossiers" label={words.say(lang, 'services')}>
        <TextField name="from" type="date" label={words.say(lang, 'from_day')} value={window.from} />
        <TextField name="to" type="date" label={words.say(lang, 'to_day')} value={window.to} />
        <SelectField
          name="teamId"
          label={words.say(lang, 'team')}
          value={teamId}
          options={[
            { value: '', label: words.say(lang, 'all_teams') },
            ...[...teams].map(([value, label]) => ({ value, label })),
          ]}
        />
      </FilterBar>
      <ByProcedure {...props} />
      <ByPlatform {...props} />
      <ByBill {...props} />
    </DeskScreen>
  )
}

function linkOf({ window, teamId }: Props, path: string, more: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams({ from: window.from, to: window.to })
  if (teamId !== '') query.set('teamId', teamId)
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
  return `${path}?${query}`
}

function ByProcedure(props: Props) {
  const lang = useLang()
  const rows = [...Map.groupBy(props.dossiers, ({ procedure }) => procedure)]
    .map(([procedure, each]) => ({ procedure, each, total: sum(each) }))
    .sort((left, right) => right.total - left.total || (left.procedure < right.procedure ? -1 : 1))
  const used = statuses.filter((status) => props.dossiers.some((each) => each.status === status))
  const link = (amount: number, more: { part?: string; status?: string }) =>
    amount === 0 ? (
      number(lang, 0)
    ) : (
      <a href={linkOf(props, '/desk/dossiers/list', { figure: 'online_dossiers', ...more })}>{number(lang, amount)}</a>
    )
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'procedure',
      header: words.say(lang, 'procedure'),
      naming: true,
      cell: ({ procedure }) => procedure || words.say(lang, 'not_said'),
      total: words.say(lang, 'total'),
    },
    {
      key: 'total',
      header: words.say(lang, 'total'),
      kind: 'figure',
      cell: ({ procedure, total }) => link(total, { part: procedure || '-' }),
      total: link(sum(props.dossiers), {}),
    },
    ...used.map((status) => ({
      key: status,
      header: nameStatus(lang, status),
      kind: 'figure' as const,
      cell: ({ procedure, each }: (typeof rows)[number]) =>
        link(sum(each.filter((one) => one.status === status)), { part: procedure || '-', status }),
      total: link(sum(props.dossiers.filter((one) => one.status === status)), { status }),
    })),
  ]
  return (
    <DataTable
      caption={words.say(lang, 'by_procedure')}
      rows={rows}
      rowKey={({ procedure }) => procedure}
      columns={columns}
      empty={<EmptyState icon={DossierIcon} title={words.say(lang, 'nothing_in_window')} />}
    />
  )
}

function ByPlatform(props: Props) {
  const lang = useLang()
  const all = props.uses
  const link = (amount: number, more: { platform?: string; use: 'first' | 'again'; unnamed?: string }) =>
    amount === 0 ? number(lang, 0) : <a href={linkOf(props, '/desk/platforms', more)}>{number(lang, amount)}</a>
  const column = (
    key: 'taken_up' | 'of_them_unnamed' | 'again',
    of: (row: PlatformUse) => number,
    more: { use: 'first' | 'again'; unnamed?: string },
  ): Column<PlatformUse> => ({
    key,
    header: words.say(lang, key),
    kind: 'figure',
    cell: (row) => link(of(row), { ...more, platform: row.platform || '-' }),
    total: link(
      all.reduce((total, row) => total + of(row), 0),
      more,
    ),
  })
  return (
    <>
      <DataTable
        caption={words.say(lang, 'by_platform')}
        rows={all}
        rowKey={({ platform }) => platform}
        columns={[
          {
            key: 'platform',
            header: words.say(lang, 'platform'),
            naming: true,
            cell: ({ platform }) => platforms.find(({ code }) => code === platform)?.[lang] ?? platform,
            total: words.say(lang, 'total'),
          },
          column('taken_up', ({ households, unnamed }) => households + unnamed, { use: 'first' }),
          column('of_them_unnamed', ({ unnamed }) => unnamed, { use: 'first', unnamed: 'yes' }),
          column('again', ({ again }) => again, { use: 'again' }),
        ]}
        empty={<EmptyState icon={InstallIcon} title={words.say(lang, 'nothing_in_window')} />}
      />
      <p class="small soft">{words.say(lang, 'by_platform_note')}</p>
    </>
  )
}

function ByBill(props: Props) {
  const lang = useLang()
  const total = props.bills.reduce((amount, each) => amount + each.amount, 0)
  const link = (amount: number, part: string | undefined) => (
    <a href={linkOf(props, '/desk/visits', { figure: 'bill_payments', part })}>{number(lang, amount)}</a>
  )
  return (
    <DataTable
      caption={words.say(lang, 'by_bill')}
      rows={props.bills}
      rowKey={({ bill }) => bill}
      columns={[
        {
          key: 'bill',
          header: words.say(lang, 'bill'),
          naming: true,
          cell: ({ bill }) => (bill === '' ? words.say(lang, 'not_told') : nameDetail(lang, 'bill_payment', bill)),
          total: words.say(lang, 'total'),
        },
        {
          key: 'payments',
          header: words.say(lang, 'payments'),
          kind: 'figure',
          cell: ({ bill, amount }) => (bill === '' ? number(lang, amount) : link(amount, bill)),
          total: link(total, undefined),
        },
      ]}
      empty={<EmptyState icon={BillIcon} title={words.say(lang, 'nothing_in_window')} />}
    />
  )
}

function sum(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0)
}
