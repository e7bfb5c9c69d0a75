import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BellIcon, DossierIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, days, ListFilter, search } from '../../../platform/kit/list-filter.tsx'
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
        tools={total > 0 && <ExportLinks href="/desk/dossiers" search={search} />}
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
  return (
    <ListFilter
      action="/desk/dossiers/list"
      label={words.say(lang, 'dossiers')}
      keep={keep}
      parts={[
        search(words.say(lang, 'search'), filter.q),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), names.teams),
        choice('status', words.say(lang, 'status'), filter.status, words.say(lang, 'any_status'), [
          ['open', words.say(lang, 'open_ones')],
          ...statuses.map((value) => [value, nameStatus(lang, value)] as const),
          ['cancelled', words.say(lang, 'cancelled')],
        ]),
        ...days([words.say(lang, 'from_day'), words.say(lang, 'to_day')], filter),
      ]}
    />
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
