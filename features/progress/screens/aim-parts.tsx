import type { Day, Window } from '../../../platform/clock/days.ts'
import { PaceLine } from '../../../platform/kit/charts/pace-line.tsx'
import { WeekColumns } from '../../../platform/kit/charts/week-columns.tsx'
import { Chip, StatusChip } from '../../../platform/kit/chip.tsx'
import type { Column } from '../../../platform/kit/data-table.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Meter } from '../../../platform/kit/meter.tsx'
import { number, percent } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Week } from '../reads.ts'
import { type Pace, standingOf } from '../rules/pace.ts'
import { nameAim, tellForecast, tellMethod, unitOf, words } from '../words.ts'
import { recordsHref } from './records-href.ts'

/** One target of somebody, ready for a table; null where it is not set for them. */
export type AimRow = {
  readonly key: string
  readonly teamId: string | null
  readonly pace: Pace | null
  readonly idle: boolean
}

/** Done against target, share, what a week needs and gets, the forecast and the standing: the same columns everywhere. */
export function aimColumns<Row extends AimRow>(lang: Lang): Column<Row>[] {
  const shown = (key: string, header: string, tell: (pace: Pace) => string): Column<Row> => ({
    key,
    header,
    kind: 'figure',
    cell: ({ pace }) => (pace ? tell(pace) : '—'),
  })
  const some = (value: number | null) => (value === null ? '—' : number(lang, value))
  return [
    {
      key: 'done',
      header: words.say(lang, 'done_of_target'),
      cell: ({ pace, teamId, idle }) =>
        pace === null ? (
          <Chip>{words.say(lang, 'no_target')}</Chip>
        ) : (
          <Meter
            compact
            label={nameAim(lang, pace)}
            done={pace.actual}
            target={pace.atLeast}
            pace={pace.expected}
            status={standingOf(pace, idle)}
            href={recordsHref({ figure: pace.indicator, window: pace.window, teamId: teamId ?? undefined })}
          />
        ),
    },
    shown('share', words.say(lang, 'share'), ({ actual, atLeast }) => percent(lang, actual / atLeast)),
    shown('needed', words.say(lang, 'week_needs'), ({ perWeekNeeded }) => some(perWeekNeeded)),
    shown('now', words.say(lang, 'week_gets'), ({ perWeek }) => some(perWeek)),
    shown('forecast', words.say(lang, 'forecast_short'), ({ forecast }) => some(forecast)),
    {
      key: 'status',
      header: words.say(lang, 'status'),
      cell: ({ pace, idle }) => pace && <StatusChip status={standingOf(pace, idle)} />,
    },
  ]
}

type ChartsProps = {
  id: string
  pace: Pace
  /** What was added each week of the target's window, the last one up to today. */
  weeks: readonly Week[]
  today: Day
}

/** One target over time: where it stands against the needed pace and where it leads, and what each week added. */
export function AimCharts({ id, pace, weeks, today }: ChartsProps) {
  const lang = useLang()
  const { indicator, atLeast, window, actual, forecast } = pace
  if (weeks.length === 0 || atLeast === 0) return null
  const unit = unitOf(lang, indicator)
  const last = today > window.to ? window.to : today
  return (
    <>
      <div class="columns">
        <PaceLine
          id={`${id}-course`}
          title={words.say(lang, 'over_time', { what: nameAim(lang, pace) })}
          says={[
            words.say(lang, 'over_time_says', { done: number(lang, actual), target: number(lang, atLeast), unit }),
            forecast === null ? '' : tellForecast(lang, pace),
          ]
            .filter(Boolean)
            .join(' ')}
          points={pointsOf(weeks, window, last)}
          target={atLeast}
          from={window.from}
          to={window.to}
          today={last}
          forecast={forecast}
        />
        <WeekColumns
          id={`${id}-weeks`}
          title={words.say(lang, 'by_week', { what: nameAim(lang, pace), unit })}
          says={words.say(lang, 'by_week_says', { n: number(lang, evenPace(pace)), unit })}
          weeks={weeks}
          needed={evenPace(pace)}
          today={today}
        />
      </div>
      <p class="small soft">{tellMethod(lang, pace)}</p>
    </>
  )
}

/** What an even pace asks of a week, to a tenth. */
function evenPace({ atLeast, window }: { atLeast: number; window: Window }): number {
  const days = (Date.parse(window.to) - Date.parse(window.from)) / 86_400_000 + 1
  return Math.round((atLeast * 70) / days) / 10
}

function pointsOf(weeks: readonly Week[], { from }: Window, last: Day) {
  let value = 0
  const ends = weeks.map(({ to, amount }) => {
    value += amount
    return { day: to > last ? last : to, value }
  })
  return [{ day: from, value: 0 }, ...ends.filter(({ day }) => day > from)]
}
