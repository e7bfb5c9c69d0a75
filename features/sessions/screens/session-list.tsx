import type { Day } from '../../../platform/clock/days.ts'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, days, ListFilter, search } from '../../../platform/kit/list-filter.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { kinds } from '../contract.ts'
import type { Session } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import { SessionState } from './session-state.tsx'
import { PlanLink, SessionTabs } from './sessions.tsx'

export type SessionFilterShown = {
  q: string
  teamId: string
  kind: string
  status: string
  from: string
  to: string
}

type Props = {
  sessions: readonly Session[]
  total: number
  teams: ReadonlyMap<string, string>
  filter: SessionFilterShown
  search: string
  pages: PagesProps | undefined
  today: Day
  mayWrite: boolean
}

export function SessionList({ sessions, total, teams, filter, search, pages, today, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'sessions')} actions={mayWrite && <PlanLink />}>
      <SessionTabs here="list" />
      <Filters filter={filter} teams={teams} />
      <DataTable
        caption={words.say(lang, 'sessions')}
        captionHidden
        rows={sessions}
        rowKey={(session) => session.sessionId}
        columns={columns(lang, teams, today)}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/sessions" search={search} />}
        empty={
          <EmptyState icon={CalendarIcon} title={words.say(lang, 'none')}>
            {words.say(lang, 'none_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter, teams }: Pick<Props, 'filter' | 'teams'>) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/sessions/list"
      label={words.say(lang, 'sessions')}
      parts={[
        search(words.say(lang, 'search_venue'), filter.q),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), teams),
        choice(
          'kind',
          words.say(lang, 'kind'),
          filter.kind,
          words.say(lang, 'all_kinds'),
          kinds.map((kind) => [kind.code, kind[lang]] as const),
        ),
        choice(
          'status',
          words.say(lang, 'status'),
          filter.status,
          words.say(lang, 'any_status'),
          (['planned', 'closed', 'cancelled'] as const).map((value) => [value, words.say(lang, value)] as const),
        ),
        ...days([words.say(lang, 'from_day'), words.say(lang, 'to_day')], filter),
      ]}
    />
  )
}

function columns(lang: Lang, teams: ReadonlyMap<string, string>, today: Day): Column<Session>[] {
  return [
    {
      key: 'name',
      header: words.say(lang, 'sessions'),
      naming: true,
      cell: (session) => <a href={`/desk/sessions/${session.sessionId}`}>{nameSession(lang, session)}</a>,
    },
    { key: 'when', header: words.say(lang, 'held_on'), cell: (session) => tellWhen(lang, session) },
    { key: 'venue', header: words.say(lang, 'venue'), cell: (session) => session.venue },
    { key: 'team', header: words.say(lang, 'team'), cell: (session) => teams.get(session.teamId) ?? '—' },
    {
      key: 'attended',
      header: words.say(lang, 'attended'),
      kind: 'figure',
      cell: (session) => number(lang, session.attendances),
    },
    {
      key: 'status',
      header: words.say(lang, 'status'),
      cell: (session) => <SessionState session={session} today={today} />,
    },
  ]
}
