import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CampaignIcon, PlusIcon, SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, oneOf, search as searched } from '../../../platform/kit/list-filter.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { channels } from '../contract.ts'
import type { ListedCampaign } from '../reads.ts'
import { states } from '../rules.ts'
import { nameChannel, tellDays, words } from '../words.ts'
import { CampaignForm } from './campaign-form.tsx'
import { StateChip, type Tasks, type TeamNames } from './parts.tsx'

type Props = {
  /** The plan whose campaigns are shown; undefined while the commune has none. */
  plan: { readonly planId: string; readonly title: string; readonly from: string; readonly to: string } | undefined
  plans: readonly (readonly [planId: string, title: string])[]
  tasks: Tasks
  teams: TeamNames
  campaigns: readonly ListedCampaign[]
  /** How many messages were published within the plan's own days, by channel. */
  published: readonly { readonly channel: string; readonly amount: number }[]
  late: number
  today: string
  filter: { q: string; channel: string; state: string; teamId: string; sort: string; plan: string }
  search: string
  mayPlan: boolean
}

export function Campaigns(props: Props) {
  const { plan, campaigns, filter, mayPlan, tasks, today } = props
  const lang = useLang()
  const title = words.say(lang, 'outreach')
  if (!plan)
    return (
      <DeskScreen title={title}>
        <EmptyState icon={CampaignIcon} title={words.say(lang, 'no_plan')}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </DeskScreen>
    )
  const isFiltered = [filter.q, filter.channel, filter.state, filter.teamId].some((value) => value !== '')
  const start = plan.from <= today && today <= plan.to ? today : plan.from
  return (
    <DeskScreen title={title} lead={words.say(lang, 'lead')}>
      <Figures {...props} plan={plan} />
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, 'campaigns')}
        rows={campaigns}
        rowKey={({ campaignId }) => campaignId}
        columns={columns(lang)}
        tools={campaigns.length > 0 && <ExportLinks href="/desk/outreach" search={props.search} />}
        empty={
          <EmptyState
            icon={isFiltered ? SearchIcon : CampaignIcon}
            title={words.say(lang, isFiltered ? 'found_none' : 'no_campaigns')}
          >
            {words.say(lang, isFiltered ? 'found_none_text' : 'no_campaigns_text')}
          </EmptyState>
        }
      />
      {mayPlan && (
        <Confirm label={words.say(lang, 'add_campaign')} icon={PlusIcon} question={words.say(lang, 'add_campaign')}>
          <CampaignForm planId={plan.planId} tasks={tasks} days={{ from: start, to: plan.to }} />
        </Confirm>
      )}
    </DeskScreen>
  )
}

/** What was published in the plan's days, each number with its records, and what is overdue. */
function Figures({ plan, published, late }: Props & { plan: NonNullable<Props['plan']> }) {
  const lang = useLang()
  const days = { from: plan.from, to: plan.to }
  const href = (more: Record<string, string>) => `/desk/outreach/published?${new URLSearchParams({ ...days, ...more })}`
  const all = published.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <StatRow>
      <StatTile
        label={words.say(lang, 'published_figure')}
        value={number(lang, all)}
        href={href({})}
        note={words.say(lang, 'in_plan')}
      />
      {published.map(({ channel, amount }) => (
        <StatTile
          key={channel}
          label={nameChannel(lang, channel)}
          value={number(lang, amount)}
          href={href({ channel })}
        />
      ))}
      <StatTile
        label={words.say(lang, 'open_late')}
        value={number(lang, late)}
        href={`/desk/outreach?state=late&plan=${plan.planId}`}
      />
    </StatRow>
  )
}

function Filters({ filter, teams, plans }: Props) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/outreach"
      label={words.say(lang, 'outreach')}
      parts={[
        searched(words.say(lang, 'search'), filter.q),
        choice(
          'channel',
          words.say(lang, 'channel'),
          filter.channel,
          words.say(lang, 'every_channel'),
          channels.map((channel) => [channel.code, channel[lang]] as const),
        ),
        choice(
          'state',
          words.say(lang, 'state'),
          filter.state,
          words.say(lang, 'any_state'),
          states.map((state) => [state, words.say(lang, state)] as const),
        ),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'every_team'), teams),
        oneOf(
          'sort',
          words.say(lang, 'sort'),
          filter.sort,
          'days',
          (['days', 'title', 'late'] as const).map((sort) => [sort, words.say(lang, `sort_${sort}`)] as const),
        ),
        ...(plans.length > 1
          ? [choice('plan', words.say(lang, 'plan'), filter.plan, plans[0]?.[1] ?? '', plans.slice(1))]
          : []),
      ]}
    />
  )
}

function columns(lang: Lang): Column<ListedCampaign>[] {
  return [
    {
      key: 'title',
      header: words.say(lang, 'campaign'),
      naming: true,
      cell: ({ campaignId, title }) => <a href={`/desk/outreach/${campaignId}`}>{title}</a>,
    },
    { key: 'days', header: words.say(lang, 'days'), cell: tellDays },
    {
      key: 'channels',
      header: words.say(lang, 'channel'),
      cell: (row) => row.channels.map((channel) => nameChannel(lang, channel)).join(', ') || '—',
    },
    {
      key: 'messages',
      header: words.say(lang, 'messages_n'),
      kind: 'figure',
      cell: ({ messages }) => number(lang, messages),
    },
    {
      key: 'published',
      header: words.say(lang, 'published'),
      kind: 'figure',
      cell: ({ published, asked }) => words.say(lang, 'published_of', { done: published, asked }),
    },
    { key: 'state', header: words.say(lang, 'state'), cell: ({ state, late }) => <StateChip {...{ state, late }} /> },
  ]
}
