import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BellIcon, DossierIcon, DownloadIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { DossierNames } from '../reads/names.ts'
import type { Dossier, Order } from '../reads.ts'
import { statuses } from '../rules.ts'
import { nameProcedure, nameStatus, shorten, words } from '../words.ts'
import { DueMark, ServiceTabs, StatusMark } from './parts.tsx'

export type DossierFilterShown = {
  q: string
  teamId: string
  status: string
  from: string
  to: string
}

type Props = {
  dossiers: readonly Dossier[]
  total: number
  names: DossierNames
  filter: DossierFilterShown
  order: Order
  /** Where a column's heading leads to sort by it. */
  sorts: Readonly<Record<Order, string>>
  /** What must stay in the address though no field shows it. */
  keep: Readonly<Record<string, string>>
  about: string | undefined
  search: string
  pages: PagesProps | undefined
  counts: { due: number; unmatched: number }
  today: string
  mayWrite: boolean
}

export function DossierList(props: Props) {
  const { dossiers, total, search, pages, about, counts, mayWrite } = props
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'services')}
      lead={words.say(lang, 'n_dossiers', { n: number(lang, total) })}
      actions={
        mayWrite && (
          <ButtonLink kind="primary" href="/desk/dossiers/new" icon={PlusIcon}>
            {words.say(lang, 'file')}
          </ButtonLink>
        )
      }
    >
      <ServiceTabs here="dossiers" counts={counts} />
      {about !== undefined && (
        <Notice
          kind="info"
          title={about}
          action={
            <ButtonLink href="/desk/dossiers/list" kind="quiet">
              {words.say(lang, 'see_all')}
            </ButtonLink>
          }
        >
          {words.say(lang, 'records_behind')}
        </Notice>
      )}
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, 'dossiers')}
        captionHidden
        rows={dossiers}
        rowKey={({ dossierId }) => dossierId}
        columns={columns(lang, props)}
        pages={pages}
        tools={
          total > 0 && (
            <>
              <ButtonLink href={`/desk/dossiers.xlsx${search}`} icon={DownloadIcon} download>
                {words.say(lang, 'export_xlsx')}
              </ButtonLink>
              <ButtonLink href={`/desk/dossiers.csv${search}`} kind="quiet" download>
                {words.say(lang, 'export_csv')}
              </ButtonLink>
            </>
          )
        }
        empty={
          <EmptyState icon={DossierIcon} title={words.say(lang, 'none')}>
            {words.say(lang, 'none_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

/** What was promised: whom to look in on, the longest overdue first. */
export function DossiersDue({
  dossiers,
  names,
  counts,
  today,
  pages,
}: Pick<Props, 'dossiers' | 'names' | 'counts' | 'today' | 'pages'>) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'services')} lead={words.say(lang, 'due')}>
      <ServiceTabs here="due" counts={counts} />
      <DataTable
        caption={words.say(lang, 'due')}
        captionHidden
        rows={dossiers}
        rowKey={({ dossierId }) => dossierId}
        columns={columns(lang, { names, today })}
        pages={pages}
        empty={
          <EmptyState icon={BellIcon} title={words.say(lang, 'none_due')}>
            {words.say(lang, 'none_due_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter, keep, names }: Props) {
  const lang = useLang()
  const isFiltered = [...Object.values(filter), ...Object.values(keep)].some((value) => value !== '')
  return (
    <FilterBar
      action="/desk/dossiers/list"
      label={words.say(lang, 'dossiers')}
      clearHref={isFiltered ? '/desk/dossiers/list' : undefined}
      keep={keep}
    >
      <TextField name="q" type="search" label={words.say(lang, 'search')} value={filter.q} />
      <SelectField
        name="teamId"
        label={words.say(lang, 'team')}
        value={filter.teamId}
        options={[
          { value: '', label: words.say(lang, 'all_teams') },
          ...[...names.teams].map(([value, label]) => ({ value, label })),
        ]}
      />
      <SelectField
        name="status"
        label={words.say(lang, 'status')}
        value={filter.status}
        options={[
          { value: '', label: words.say(lang, 'any_status') },
          { value: 'open', label: words.say(lang, 'open_ones') },
          ...statuses.map((value) => ({ value, label: nameStatus(lang, value) })),
          { value: 'cancelled', label: words.say(lang, 'cancelled') },
        ]}
      />
      <TextField name="from" type="date" label={words.say(lang, 'from_day')} value={filter.from} />
      <TextField name="to" type="date" label={words.say(lang, 'to_day')} value={filter.to} />
    </FilterBar>
  )
}

type Shown = Pick<Props, 'names' | 'today'> & Partial<Pick<Props, 'sorts' | 'order'>>

function columns(lang: Lang, { names, today, sorts, order }: Shown): Column<Dossier>[] {
  const sort = (by: Order) =>
    sorts && {
      href: sorts[by],
      now: order === by ? (by === 'remind' ? ('ascending' as const) : ('descending' as const)) : undefined,
    }
  return [
    {
      key: 'procedure',
      header: words.say(lang, 'procedure'),
      naming: true,
      cell: (dossier) => <a href={`/desk/dossiers/${dossier.dossierId}`}>{shorten(nameProcedure(lang, dossier))}</a>,
    },
    { key: 'who', header: words.say(lang, 'household'), cell: (dossier) => whoOf(lang, dossier, names) },
    { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => names.teams.get(teamId) ?? '—' },
    { key: 'filed', header: words.say(lang, 'filed_on'), cell: ({ filedOn }) => day(filedOn), sort: sort('filed') },
    {
      key: 'status',
      header: words.say(lang, 'status'),
      cell: (dossier) => (
        <>
          <StatusMark dossier={dossier} /> <span class="small soft">{day(dossier.statusOn)}</span>
        </>
      ),
      sort: sort('status'),
    },
    {
      key: 'due',
      header: words.say(lang, 'remind_on'),
      cell: ({ remindOn }) => (remindOn === null ? '—' : <DueMark remindOn={remindOn} today={today} />),
      sort: sort('remind'),
    },
  ]
}

export function whoOf(lang: Lang, { householdId }: Pick<Dossier, 'householdId'>, names: DossierNames): string {
  if (householdId === null) return words.say(lang, 'unnamed')
  return names.households.get(householdId) ?? words.say(lang, 'household')
}
