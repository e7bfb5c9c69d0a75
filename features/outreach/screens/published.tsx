import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CampaignIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, period } from '../../../platform/kit/list-filter.tsx'
import { day, figure, number } from '../../../platform/words/formats.ts'
import { channels } from '../contract.ts'
import type { Published } from '../reads/published.ts'
import { nameChannel, words } from '../words.ts'
import { Remarks } from './message.tsx'
import type { TeamNames } from './parts.tsx'

type Props = {
  rows: readonly Published[]
  total: number
  teams: TeamNames
  filter: { from: string; to: string; channel: string; teamId: string }
  search: string
  pages: PagesProps | undefined
}

/** The records behind `messages_published`, as many as the number says. */
export function PublishedList({ rows, total, teams, filter, search, pages }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={`${words.say(lang, 'published_figure')}: ${number(lang, total)}`}
      lead={words.say(lang, 'published_lead')}
      crumbs={[{ href: '/desk/outreach', label: words.say(lang, 'outreach') }]}
    >
      <ListFilter
        action="/desk/outreach/published"
        label={words.say(lang, 'published_figure')}
        parts={[
          ...period([words.say(lang, 'from'), words.say(lang, 'to')], filter),
          choice(
            'channel',
            words.say(lang, 'channel'),
            filter.channel,
            words.say(lang, 'every_channel'),
            channels.map((channel) => [channel.code, channel[lang]] as const),
          ),
          choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'every_team'), teams),
        ]}
      />
      <DataTable
        caption={words.say(lang, 'published_figure')}
        captionHidden
        rows={rows}
        rowKey={({ publicationId }) => publicationId}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/outreach/published" search={search} />}
        empty={
          <EmptyState icon={CampaignIcon} title={words.say(lang, 'no_published')}>
            {words.say(lang, 'no_published_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'message',
            header: words.say(lang, 'message'),
            naming: true,
            cell: ({ messageId, title }) => <a href={`/desk/outreach/messages/${messageId}`}>{title}</a>,
          },
          { key: 'channel', header: words.say(lang, 'channel'), cell: ({ channel }) => nameChannel(lang, channel) },
          { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => teams.get(teamId) ?? '—' },
          { key: 'on', header: words.say(lang, 'published_on'), cell: ({ publishedOn }) => day(publishedOn) },
          {
            key: 'times',
            header: words.say(lang, 'times'),
            kind: 'figure',
            cell: ({ times }) => number(lang, times),
          },
          {
            key: 'reach',
            header: words.say(lang, 'reach_short'),
            kind: 'figure',
            cell: ({ reach }) => figure(lang, reach),
          },
          {
            key: 'note',
            header: words.say(lang, 'note'),
            cell: (publication) => <Remarks publication={publication} />,
          },
        ]}
      />
    </DeskScreen>
  )
}
