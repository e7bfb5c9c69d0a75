import type { ComponentChildren } from 'preact'
import { addDays, type Window } from '../../../platform/clock/days.ts'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { ListFilter } from '../../../platform/kit/list-filter.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { nameSession } from '../../sessions/words.ts'
import type { Figure } from '../contract.ts'
import type { GivenHelp, HostedSession, SentPerson } from '../reads.ts'
import { nameFigure, tellWindow, words } from '../words.ts'
import { lists } from './partner-list.tsx'
import { type Names, windowParts } from './parts.tsx'

type Common = {
  partner: { partnerId: string; name: string }
  window: Window
  total: number
  teams: Names
  pages: PagesProps | undefined
  search: string
  /** Whether the commune's own pages may be opened from here. */
  mayLook: boolean
}

/** The people behind the figure. */
export function SentList(props: Common & { people: readonly SentPerson[] }) {
  const lang = useLang()
  return (
    <Records
      {...props}
      figure="people_sent"
      rows={props.people}
      rowKey={({ person }) => person}
      columns={[
        { key: 'person', header: words.say(lang, 'person'), naming: true, cell: ({ name }) => name },
        {
          key: 'term',
          header: words.say(lang, 'term'),
          cell: ({ terms }) => terms.map((term) => <div key={term.memberId}>{tellTerm(lang, term, props.teams)}</div>),
        },
      ]}
    />
  )
}

export function tellTerm(lang: Lang, { teamId, since, until }: SentPerson['terms'][number], teams: Names): string {
  const from = day(since)
  const days =
    until === null
      ? words.say(lang, 'term_open', { from })
      : words.say(lang, 'term_closed', { from, to: day(addDays(until, -1)) })
  return `${teams.get(teamId) ?? '—'}, ${days}`
}

export function HostedList(props: Common & { sessions: readonly HostedSession[] }) {
  const lang = useLang()
  return (
    <Records
      {...props}
      figure="sessions_cohosted"
      rows={props.sessions}
      rowKey={({ sessionId }) => sessionId}
      columns={[
        {
          key: 'session',
          header: words.say(lang, 'session'),
          naming: true,
          cell: (session) =>
            props.mayLook ? (
              <a href={`/desk/sessions/${session.sessionId}`}>{nameSession(lang, session)}</a>
            ) : (
              nameSession(lang, session)
            ),
        },
        {
          key: 'held',
          header: words.say(lang, 'held_on'),
          cell: ({ heldOn, startsAt, endsAt }) => `${day(heldOn)}, ${startsAt}–${endsAt}`,
        },
        { key: 'venue', header: words.say(lang, 'venue'), cell: ({ venue }) => venue },
        { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => props.teams.get(teamId) ?? '—' },
        {
          key: 'attended',
          header: words.say(lang, 'attended'),
          kind: 'figure',
          cell: ({ attendances }) => number(lang, attendances),
        },
      ]}
    />
  )
}

export function HelpList(props: Common & { help: readonly GivenHelp[]; figure: 'supports' | 'households_helped' }) {
  const lang = useLang()
  return (
    <Records
      {...props}
      note={!props.mayLook && <p class="soft">{words.say(lang, 'no_households')}</p>}
      rows={props.help.map((help, at) => ({ ...help, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          key: 'held',
          header: words.say(lang, 'held_on'),
          naming: true,
          cell: ({ heldOn, visitId }) =>
            visitId === null ? day(heldOn) : <a href={`/desk/visits/${visitId}`}>{day(heldOn)}</a>,
        },
        { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => props.teams.get(teamId) ?? '—' },
        { key: 'mode', header: words.say(lang, 'mode'), cell: ({ inPerson }) => tellMode(lang, inPerson) },
        { key: 'helpers', header: words.say(lang, 'helpers'), cell: ({ helpers }) => tellHelpers(lang, helpers) },
      ]}
    />
  )
}

export function tellMode(lang: Lang, inPerson: boolean): string {
  return words.say(lang, inPerson ? 'in_person' : 'by_phone')
}

export function tellHelpers(lang: Lang, helpers: readonly string[]): string {
  return helpers.length === 0 ? words.say(lang, 'only_named') : helpers.join(', ')
}

function Records<Row>(
  props: Common & {
    figure: Figure
    rows: readonly Row[]
    rowKey: (row: Row) => string
    columns: readonly Column<Row>[]
    note?: ComponentChildren
  },
) {
  const { partner, window, total, pages, search, figure, rows, rowKey, columns, note } = props
  const lang = useLang()
  const path = `/desk/partners/${partner.partnerId}/${lists[figure]}`
  return (
    <DeskScreen
      title={`${nameFigure(lang, figure)}: ${number(lang, total)}`}
      lead={`${partner.name}, ${tellWindow(lang, window)}`}
      crumbs={[
        { href: '/desk/partners', label: words.say(lang, 'partners') },
        { href: `/desk/partners/${partner.partnerId}${search}`, label: partner.name },
      ]}
    >
      <ListFilter action={path} label={nameFigure(lang, figure)} parts={windowParts(lang, window)} />
      {note}
      <DataTable
        caption={nameFigure(lang, figure)}
        captionHidden
        rows={rows}
        rowKey={rowKey}
        columns={columns}
        pages={pages}
        tools={total > 0 && <ExportLinks href={path} search={search} />}
        empty={
          <EmptyState icon={GroupIcon} title={words.say(lang, 'no_records')}>
            {words.say(lang, 'no_records_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}
