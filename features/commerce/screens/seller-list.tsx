import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, PlusIcon, ShopIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search } from '../../../platform/kit/list-filter.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Marketplace } from '../reads/marketplaces.ts'
import type { SellerNames } from '../reads/names.ts'
import type { Order, Seller } from '../reads.ts'
import { stepKinds } from '../rules.ts'
import { nameStep, words } from '../words.ts'
import { BareMark, ownerOf, SellerTabs, StageMark, StalledMark } from './parts.tsx'

export type SellerFilterShown = {
  q: string
  teamId: string
  marketplaceId: string
  stage: string
  standing: string
}

type Props = {
  sellers: readonly Seller[]
  total: number
  names: SellerNames
  marketplaces: readonly Marketplace[]
  filter: SellerFilterShown
  order: Order
  /** Where a column's heading leads to sort by it. */
  sorts: Readonly<Record<Order, string>>
  /** What must stay in the address though no field shows it. */
  keep: Readonly<Record<string, string>>
  about: string | undefined
  search: string
  pages: PagesProps | undefined
  stalled: number
  stalledDays: number
  today: string
  mayWrite: boolean
}

export function SellerList(props: Props) {
  const { sellers, total, search, pages, about, stalled, mayWrite } = props
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'sellers')}
      lead={words.say(lang, 'n_sellers', { n: number(lang, total) })}
      actions={
        mayWrite && (
          <ButtonLink kind="primary" href="/desk/sellers/new" icon={PlusIcon}>
            {words.say(lang, 'add_seller')}
          </ButtonLink>
        )
      }
    >
      <SellerTabs here="list" stalled={stalled} />
      {about !== undefined && (
        <Notice
          kind="info"
          title={about}
          action={
            <ButtonLink href="/desk/sellers" kind="quiet">
              {words.say(lang, 'see_all')}
            </ButtonLink>
          }
        >
          {words.say(lang, 'records_behind')}
        </Notice>
      )}
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, 'sellers')}
        captionHidden
        rows={sellers}
        rowKey={({ sellerId }) => sellerId}
        columns={columns(lang, props)}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/sellers" search={search} />}
        empty={
          <EmptyState icon={ShopIcon} title={words.say(lang, 'none')}>
            {words.say(lang, 'none_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

/** Who has taken no step for long: whom to ask what holds them up, the longest first. */
export function SellersStalled(
  props: Pick<Props, 'sellers' | 'names' | 'pages' | 'stalled' | 'stalledDays' | 'today'>,
) {
  const lang = useLang()
  const { sellers, pages, stalled, stalledDays } = props
  return (
    <DeskScreen
      title={words.say(lang, 'sellers')}
      lead={words.say(lang, 'stalled_lead', { days: number(lang, stalledDays) })}
    >
      <SellerTabs here="stalled" stalled={stalled} />
      <DataTable
        caption={words.say(lang, 'stalled')}
        captionHidden
        rows={sellers}
        rowKey={({ sellerId }) => sellerId}
        columns={columns(lang, props)}
        pages={pages}
        empty={
          <EmptyState icon={CheckIcon} title={words.say(lang, 'none_stalled')}>
            {words.say(lang, 'none_stalled_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter, keep, names, marketplaces }: Props) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/sellers"
      label={words.say(lang, 'sellers')}
      keep={keep}
      parts={[
        search(words.say(lang, 'search'), filter.q),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), names.teams),
        choice(
          'marketplaceId',
          words.say(lang, 'marketplaces'),
          filter.marketplaceId,
          words.say(lang, 'any_marketplace'),
          marketplaces.map(({ marketplaceId, name }) => [marketplaceId, name] as const),
        ),
        choice(
          'stage',
          words.say(lang, 'stage'),
          filter.stage,
          words.say(lang, 'any_stage'),
          stepKinds.map((value) => [value, nameStep(lang, value)] as const),
        ),
        choice('standing', words.say(lang, 'standing'), filter.standing, words.say(lang, 'any_standing'), [
          ['active', words.say(lang, 'active')],
          ['stalled', words.say(lang, 'stalled')],
          ['bare', words.say(lang, 'without_evidence')],
          ['stopped', words.say(lang, 'stopped')],
          ['cancelled', words.say(lang, 'cancelled')],
        ]),
      ]}
    />
  )
}

type Shown = Pick<Props, 'names' | 'today' | 'stalledDays'> & Partial<Pick<Props, 'sorts' | 'order'>>

function columns(lang: Lang, { names, today, stalledDays, sorts, order }: Shown): Column<Seller>[] {
  const sort = (by: Order) =>
    sorts && {
      href: sorts[by],
      now: order === by ? (by === 'name' ? ('ascending' as const) : ('descending' as const)) : undefined,
    }
  return [
    {
      key: 'name',
      header: words.say(lang, 'seller'),
      naming: true,
      sort: sort('name'),
      cell: (seller) => (
        <>
          <a href={`/desk/sellers/${seller.sellerId}`}>{seller.name}</a>
          <div class="small soft">
            {[words.say(lang, seller.kind), ownerOf(seller, names)].filter(Boolean).join(' · ')}
          </div>
        </>
      ),
    },
    { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => names.teams.get(teamId) ?? '—' },
    {
      key: 'marketplaces',
      header: words.say(lang, 'marketplaces'),
      cell: ({ marketplaces }) => (marketplaces.length === 0 ? '—' : marketplaces.join(', ')),
    },
    { key: 'products', header: words.say(lang, 'products'), kind: 'figure', cell: ({ products }) => products },
    {
      key: 'stage',
      header: words.say(lang, 'stage'),
      sort: sort('stage'),
      cell: (seller) => (
        <>
          <StageMark seller={seller} /> <BareMark n={seller.withoutEvidence} />
        </>
      ),
    },
    {
      key: 'last',
      header: words.say(lang, 'last_on'),
      sort: sort('last'),
      cell: (seller) => (
        <>
          {day(seller.lastOn)} <StalledMark seller={seller} today={today} days={stalledDays} />
        </>
      ),
    },
  ]
}
