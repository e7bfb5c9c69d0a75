import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { StarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Nomination } from '../reads/nominations.ts'
import { fullWeight, type JudgedFigure, type Line, type Subject } from '../rules/scoring.ts'
import { nameAmount, nameFigure, words } from '../words.ts'
import { NominationState } from './parts.tsx'
import type { ScoreRow } from './scores.tsx'

export type Explained = {
  subject: Subject
  row: ScoreRow
  /** How many are ranked. */
  of: number
  window: { from: string; to: string }
  /** Where the records behind each figure are. */
  hrefs: { readonly [Figure in JudgedFigure]?: string }
}

type Props = Explained & {
  nomination: Nomination | undefined
  /** Where this one may be put forward, for who may. */
  nominateHref: string | undefined
  doubtsHref: string | undefined
}

/** Every criterion: the figure, how it turns into points, and the records behind it. */
export function Explanation({ subject, row, of, window, hrefs, nomination, nominateHref, doubtsHref }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={row.name}
      lead={[row.teamName, words.say(lang, 'explained_lead', { from: day(window.from), to: day(window.to) })]
        .filter(Boolean)
        .join('. ')}
      crumbs={[{ href: `/desk/recognition?subject=${subject}`, label: words.say(lang, 'recognition') }]}
      actions={
        nominateHref !== undefined &&
        nomination === undefined && (
          <ButtonLink href={nominateHref} icon={StarIcon} kind="primary">
            {words.say(lang, 'nominate')}
          </ButtonLink>
        )
      }
    >
      <StatRow>
        <StatTile
          label={words.say(lang, 'points_out_of', { full: fullWeight })}
          value={number(lang, row.score.total)}
        />
        <StatTile label={words.say(lang, 'rank')} value={`${row.rank}/${of}`} note={tellTies(lang, row)} />
        <StatTile label={words.say(lang, 'visits_counted')} value={number(lang, row.visits)} />
        <StatTile label={words.say(lang, 'left_out')} value={number(lang, row.leftOut)} href={doubtsHref} />
      </StatRow>
      {row.leftOut > 0 && <p class="soft">{words.say(lang, 'left_out_text')}</p>}
      <DataTable
        caption={words.say(lang, 'how_points')}
        rows={row.score.lines}
        rowKey={(line) => line.figure}
        columns={[
          {
            key: 'figure',
            header: words.say(lang, 'criterion'),
            naming: true,
            cell: (line) => nameFigure(lang, line.figure),
            total: words.say(lang, 'sum'),
          },
          {
            key: 'amount',
            header: words.say(lang, 'amount'),
            kind: 'figure',
            cell: (line) => <Amount line={line} href={hrefs[line.figure]} />,
          },
          { key: 'how', header: words.say(lang, 'how'), cell: (line) => tellHow(lang, line) },
          {
            key: 'points',
            header: words.say(lang, 'points'),
            kind: 'figure',
            cell: (line) => `${number(lang, line.points)}/${line.weight}`,
            total: number(lang, row.score.total),
          },
        ]}
      />
      {nomination && (
        <Card title={words.say(lang, 'nomination')}>
          <p>
            <NominationState status={nomination.status} />{' '}
            <a href={`/desk/recognition/nominations/${nomination.nominationId}`}>
              {words.say(lang, 'open_nomination')}
            </a>
          </p>
          <p>{nomination.reason}</p>
        </Card>
      )}
    </DeskScreen>
  )
}

function Amount({ line, href }: { line: Line; href: string | undefined }) {
  const lang = useLang()
  const shown = nameAmount(lang, line.figure, line.amount)
  if (href === undefined || line.amount === null) return <>{shown}</>
  return (
    <a href={href}>
      {shown}
      <span class="only-spoken"> {nameFigure(lang, line.figure)}</span>
    </a>
  )
}

/** "37 trên mức 50: 37/50 × 25 = 18,5 điểm". */
export function tellHow(lang: Lang, { figure, amount, full, weight, points }: Line): string {
  if (amount === null) return words.say(lang, 'how_unknown', { weight })
  if (figure === 'report_on_time') return words.say(lang, amount > 0 ? 'how_in_time' : 'how_late', { weight })
  const said = { amount: number(lang, amount), full: number(lang, full), weight, points: number(lang, points) }
  if (amount === 0) return words.say(lang, 'how_none', said)
  return words.say(lang, amount >= full ? 'how_full' : 'how_part', said)
}

/** Nobody before another: the same points are the same rank. */
export function tellTies(lang: Lang, { tied, score }: Pick<ScoreRow, 'tied' | 'score'>): string | undefined {
  if (tied.length === 0) return undefined
  const shown = tied.slice(0, 3).join(', ')
  const points = number(lang, score.total)
  return tied.length > 3
    ? words.say(lang, 'tied_with_more', { names: shown, n: tied.length - 3, points })
    : words.say(lang, 'tied_with', { names: shown, points })
}
