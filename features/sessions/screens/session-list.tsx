import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon, DownloadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
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
        tools={
          total > 0 && (
            <>
              <ButtonLink href={`/desk/sessions.xlsx${search}`} icon={DownloadIcon} download>
                {words.say(lang, 'export_xlsx')}
              </ButtonLink>
              <ButtonLink href={`/desk/sessions.csv${search}`} kind="quiet" download>
                {words.say(lang, 'export_csv')}
              </ButtonLink>
            </>
          )
        }
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
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <FilterBar
      action="/desk/sessions/list"
      label={words.say(lang, 'sessions')}
      clearHref={isFiltered ? '/desk/sessions/list' : undefined}
    >
      <TextField name="q" type="search" label={words.say(lang, 'search_venue')} value={filter.q} />
      <SelectField
        name="teamId"
        label={words.say(lang, 'team')}
        value={filter.teamId}
        options={[
          { value: '', label: words.say(lang, 'all_teams') },
          ...[...teams].map(([value, label]) => ({ value, label })),
        ]}
      />
      <SelectField
        name="kind"
        label={words.say(lang, 'kind')}
        value={filter.kind}
        options={[
          { value: '', label: words.say(lang, 'all_kinds') },
          ...kinds.map((kind) => ({ value: kind.code, label: kind[lang] })),
        ]}
      />
      <SelectField
        name="status"
        label={words.say(lang, 'status')}
        value={filter.status}
        options={[
          { value: '', label: words.say(lang, 'any_status') },
          ...(['planned', 'closed', 'cancelled'] as const).map((value) => ({ value, label: words.say(lang, value) })),
        ]}
      />
      <TextField name="from" type="date" label={words.say(lang, 'from_day')} value={filter.from} />
      <TextField name="to" type="date" label={words.say(lang, 'to_day')} value={filter.to} />
    </FilterBar>
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
