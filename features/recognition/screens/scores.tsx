import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { StarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, oneOf, search } from '../../../platform/kit/list-filter.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { NominationStatus } from '../reads/nominations.ts'
import type { Score, Subject } from '../rules/scoring.ts'
import { words } from '../words.ts'
import { NominationState, NoPlan, OpenDoubts, RecognitionTabs } from './parts.tsx'

export const scoreSorts = ['rank', 'name', 'left_out'] as const
export type ScoreSort = (typeof scoreSorts)[number]

export type ScoreRow = {
  /** Of the team or the member. */
  readonly id: string
  readonly name: string
  /** A member's team. */
  readonly teamName: string | null
  readonly rank: number
  /** Who has the same points. */
  readonly tied: readonly string[]
  readonly score: Score
  readonly visits: number
  readonly leftOut: number
  readonly nominated: NominationStatus | undefined
}

export type ScoreFilter = { subject: Subject; q: string; teamId: string; sort: ScoreSort }

type Props = {
  plan: { title: string; targetWindow: { from: string; to: string } } | undefined
  rows: readonly ScoreRow[]
  teams: ReadonlyMap<string, string>
  filter: ScoreFilter
  search: string
  pages: PagesProps | undefined
  /** Nobody has set the criteria yet. */
  usual: boolean
  open: number
  mayWrite: boolean
}

/** Teams, or members, by their points; each row leads to what the points are made of. */
export function Scores(props: Props) {
  const { plan, rows, filter, search, pages, usual, open, mayWrite } = props
  const lang = useLang()
  if (!plan)
    return (
      <DeskScreen title={words.say(lang, 'recognition')}>
        <NoPlan />
      </DeskScreen>
    )
  const { from, to } = plan.targetWindow
  return (
    <DeskScreen
      title={words.say(lang, 'recognition')}
      lead={words.say(lang, 'scores_lead', { from: day(from), to: day(to) })}
    >
      <RecognitionTabs here="scores" />
      {usual && (
        <Notice kind="info">
          {words.say(lang, 'usual_criteria')}{' '}
          {mayWrite && <a href="/desk/recognition/criteria">{words.say(lang, 'tab_criteria')}</a>}
        </Notice>
      )}
      <OpenDoubts open={open} mayJudge={mayWrite} />
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, `board_${filter.subject}`)}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns(lang, filter)}
        pages={pages}
        tools={rows.length > 0 && <ExportLinks href="/desk/recognition" search={search} />}
        empty={
          <EmptyState icon={StarIcon} title={words.say(lang, 'nobody')}>
            {words.say(lang, 'nobody_text')}
          </EmptyState>
        }
      />
      <p class="soft small">{words.say(lang, 'ties_note')}</p>
    </DeskScreen>
  )
}

function Filters({ filter, teams }: Props) {
  const lang = useLang()
  const boards = (['team', 'member'] as const).map((value) => [value, words.say(lang, `board_${value}`)] as const)
  return (
    <ListFilter
      action="/desk/recognition"
      label={words.say(lang, 'recognition')}
      stays={{ sort: filter.sort }}
      parts={[
        oneOf('subject', words.say(lang, 'subject'), filter.subject, filter.subject, boards),
        search(words.say(lang, 'search_name'), filter.q),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), teams),
      ]}
    />
  )
}

function columns(lang: Lang, filter: ScoreFilter): Column<ScoreRow>[] {
  const { subject } = filter
  const by = (sort: ScoreSort) => {
    const query = new URLSearchParams({ subject, sort })
    if (filter.q) query.set('q', filter.q)
    if (filter.teamId) query.set('teamId', filter.teamId)
    const now = filter.sort === sort ? (sort === 'name' || sort === 'rank' ? 'ascending' : 'descending') : undefined
    return { href: `/desk/recognition?${query}`, now } as const
  }
  return [
    {
      key: 'rank',
      header: words.say(lang, 'rank'),
      kind: 'figure',
      sort: by('rank'),
      cell: ({ rank, tied }) => (
        <>
          {rank}
          {tied.length > 0 && <div class="small soft">{words.say(lang, 'tied_n', { n: tied.length })}</div>}
        </>
      ),
    },
    {
      key: 'name',
      header: words.say(lang, subject),
      naming: true,
      sort: by('name'),
      cell: ({ id, name, teamName }) => (
        <>
          <a href={`/desk/recognition/${subject}s/${id}`}>{name}</a>
          {teamName !== null && <div class="small soft">{teamName}</div>}
        </>
      ),
    },
    {
      key: 'points',
      header: words.say(lang, 'points'),
      kind: 'figure',
      cell: ({ id, score }) => (
        <a href={`/desk/recognition/${subject}s/${id}`}>
          {number(lang, score.total)}
          <span class="only-spoken"> {words.say(lang, 'why')}</span>
        </a>
      ),
    },
    {
      key: 'visits',
      header: words.say(lang, 'visits_counted'),
      kind: 'figure',
      cell: ({ visits }) => number(lang, visits),
    },
    {
      key: 'leftOut',
      header: words.say(lang, 'left_out'),
      kind: 'figure',
      sort: by('left_out'),
      cell: ({ leftOut }) => number(lang, leftOut),
    },
    {
      key: 'nominated',
      header: words.say(lang, 'nomination'),
      cell: ({ nominated }) => (nominated ? <NominationState status={nominated} /> : '—'),
    },
  ]
}
