import { number, shortDay } from '../../words/formats.ts'
import { useLang } from '../lang.ts'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'
import { Drawn } from './drawn.tsx'
import { drawWeeks, type Weekly } from './over-time.ts'

/** What each week added. The week that still goes on is paler; the dashed line is what an even pace asks of a week. */
export function WeekColumns({ weeks, needed, today, ...chart }: ChartFrame & Weekly) {
  const lang = useLang()
  return (
    <Chart
      {...chart}
      table={{
        headers: [words.say(lang, 'week'), words.say(lang, 'added'), words.say(lang, 'needed')],
        rows: weeks.map(({ from, to, amount }) => [
          `${shortDay(from)}–${shortDay(to)}`,
          number(lang, amount),
          number(lang, needed),
        ]),
      }}
    >
      <Drawn {...chart} drawing={drawWeeks(lang, { weeks, needed, today })} />
    </Chart>
  )
}
