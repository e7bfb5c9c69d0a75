import type { Window } from '../../../platform/clock/days.ts'
import { Chart } from '../../../platform/kit/charts/chart.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ShopIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { MeterBar } from '../../../platform/kit/meter.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Marketplace } from '../reads/marketplaces.ts'
import type { Funnel, SellerFigure } from '../reads.ts'
import { type StepKind, stepKinds } from '../rules.ts'
import { nameStep, words } from '../words.ts'
import { SellerTabs } from './parts.tsx'

type Props = {
  window: Window
  marketplaceId: string
  marketplaces: readonly Marketplace[]
  /** Every team, also those with no seller yet. */
  teams: readonly { readonly teamId: string; readonly name: string }[]
  funnel: readonly Funnel[]
  /** Of the window, by marketplace. */
  figures: Readonly<Record<SellerFigure, readonly { readonly part: string; readonly amount: number }[]>>
  stalled: number
}

/** How far the commune's sellers have come, each step against the ones approached, and every team beside the others. */
export function SellerFunnel(props: Props) {
  const { window, marketplaceId, marketplaces, funnel, stalled } = props
  const lang = useLang()
  const all = added(funnel)
  return (
    <DeskScreen title={words.say(lang, 'sellers')} lead={words.say(lang, 'sellers_lead')}>
      <SellerTabs here="funnel" stalled={stalled} />
      <FilterBar action="/desk/sellers/funnel" label={words.say(lang, 'funnel')}>
        <TextField name="from" type="date" label={words.say(lang, 'from_day')} value={window.from} />
        <TextField name="to" type="date" label={words.say(lang, 'to_day')} value={window.to} />
        <SelectField
          name="marketplaceId"
          label={words.say(lang, 'marketplaces')}
          value={marketplaceId}
          options={[
            { value: '', label: words.say(lang, 'any_marketplace') },
            ...marketplaces.map((each) => ({ value: each.marketplaceId, label: each.name })),
          ]}
        />
      </FilterBar>
      <h2>{words.say(lang, 'figures_of', { from: day(window.from), to: day(window.to) })}</h2>
      <StatRow>
        <Tile {...props} figure="sellers_opened" />
        <Tile {...props} figure="sellers_with_orders" />
      </StatRow>
      {all.approached === 0 ? (
        <EmptyState icon={ShopIcon} title={words.say(lang, 'none')}>
          {words.say(lang, 'none_text')}
        </EmptyState>
      ) : (
        <>
          <Steps reached={all} marketplaceId={marketplaceId} />
          <ByTeam {...props} all={all} />
        </>
      )}
    </DeskScreen>
  )
}

function Tile({ figure, figures, window }: Props & { figure: SellerFigure }) {
  const lang = useLang()
  const parts = figures[figure]
  const href = (part?: string) =>
    `/desk/sellers${hrefOf({ figure, ...window, ...(part === undefined ? {} : { part }) })}`
  return (
    <StatTile
      label={words.say(lang, figure)}
      value={number(
        lang,
        parts.reduce((sum, { amount }) => sum + amount, 0),
      )}
      href={href()}
      note={parts.map(({ part, amount }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={href(part)}>{`${part} ${number(lang, amount)}`}</a>
        </>
      ))}
    />
  )
}

function Steps({ reached, marketplaceId }: { reached: Funnel['reached']; marketplaceId: string }) {
  const lang = useLang()
  const says = {
    first: number(lang, reached.approached),
    opened: number(lang, reached.shop_opened),
    ordered: number(lang, reached.first_order),
    paid: number(lang, reached.paid_online),
  }
  return (
    <Chart
      id="funnel"
      title={words.say(lang, 'funnel_title')}
      says={words.say(lang, 'funnel_says', says)}
      table={{
        headers: [words.say(lang, 'stage'), words.say(lang, 'sellers')],
        rows: stepKinds.map((kind) => [nameStep(lang, kind), number(lang, reached[kind])]),
      }}
    >
      <ul>
        {stepKinds.map((kind) => (
          <li key={kind} class="stacked-row">
            <p>
              <a href={reachedHref(kind, { marketplaceId })}>{nameStep(lang, kind)}</a>
              <b>{number(lang, reached[kind])}</b>
            </p>
            <MeterBar
              spoken={`${nameStep(lang, kind)}: ${number(lang, reached[kind])}`}
              done={reached[kind]}
              target={reached.approached}
              status={kind === 'paid_online' ? 'met' : 'on_track'}
            />
          </li>
        ))}
      </ul>
    </Chart>
  )
}

function ByTeam({ teams, funnel, marketplaceId, all }: Props & { all: Funnel['reached'] }) {
  const lang = useLang()
  const own = new Map(funnel.map(({ teamId, reached }) => [teamId, reached]))
  const columns: Column<Props['teams'][number]>[] = [
    {
      key: 'team',
      header: words.say(lang, 'team'),
      naming: true,
      cell: ({ teamId, name }) => <a href={`/desk/sellers?teamId=${teamId}`}>{name}</a>,
      total: words.say(lang, 'commune'),
    },
    ...stepKinds.map((kind) => ({
      key: kind,
      header: nameStep(lang, kind),
      kind: 'figure' as const,
      cell: ({ teamId }: Props['teams'][number]) => (
        <Amount {...{ lang, kind, marketplaceId, teamId }} n={own.get(teamId)?.[kind] ?? 0} />
      ),
      total: <Amount {...{ lang, kind, marketplaceId }} n={all[kind]} />,
    })),
  ]
  return (
    <DataTable
      caption={words.say(lang, 'funnel_by_team')}
      rows={teams}
      rowKey={({ teamId }) => teamId}
      tools={<ExportLinks href="/desk/sellers/funnel" search={hrefOf({ marketplaceId })} />}
      columns={columns}
    />
  )
}

type AmountProps = { lang: Lang; kind: StepKind; marketplaceId: string; teamId?: string; n: number }

function Amount({ lang, kind, n, ...of }: AmountProps) {
  return n === 0 ? <span>{number(lang, 0)}</span> : <a href={reachedHref(kind, of)}>{number(lang, n)}</a>
}

/** The sellers that have come at least so far. */
function reachedHref(kind: StepKind, of: { marketplaceId: string; teamId?: string }): string {
  return `/desk/sellers${hrefOf({ reached: kind, teamId: of.teamId ?? '', marketplaceId: of.marketplaceId })}`
}

function hrefOf(query: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))}`
}

function added(funnel: readonly Funnel[]): Record<StepKind, number> {
  return Object.fromEntries(
    stepKinds.map((kind) => [kind, funnel.reduce((sum, { reached }) => sum + reached[kind], 0)]),
  ) as Record<StepKind, number>
}
