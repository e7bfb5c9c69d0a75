import { number, shortDay } from '../../words/formats.ts'
import { useLang } from '../lang.ts'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'
import { Drawn } from './drawn.tsx'
import { type Course, drawCourse } from './over-time.ts'
import { dayNumber, scale } from './scale.ts'

export type PaceLineProps = ChartFrame & Course

/** What was done over time against the needed pace, with the figures of each day behind it. */
export function PaceLine({ points, target, from, to, today, forecast, ...chart }: PaceLineProps) {
  const lang = useLang()
  const due = scale(dayNumber(from), dayNumber(to), 0, target)
  return (
    <Chart
      {...chart}
      table={{
        headers: [words.say(lang, 'day'), words.say(lang, 'so_far'), words.say(lang, 'needed')],
        rows: points.map(({ day, value }) => [
          shortDay(day),
          number(lang, value),
          number(lang, Math.ceil(due(dayNumber(day)))),
        ]),
      }}
    >
      <Drawn {...chart} drawing={drawCourse(lang, { points, target, from, to, today, forecast })} />
    </Chart>
  )
}
