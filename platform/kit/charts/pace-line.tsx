import { number, shortDay } from '../../words/formats.ts'
import { useLang } from '../lang.ts'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'
import { dayNumber, roundUp, scale, tenth } from './scale.ts'

export type PaceLineProps = ChartFrame & {
  /** Calendar days `YYYY-MM-DD`, in order, each with the figure reached by its end. */
  points: readonly { day: string; value: number }[]
  target: number
  from: string
  to: string
  today: string
}

const frame = { left: 44, right: 348, top: 26, bottom: 190 }

/** What was done over time, against a straight line from nothing on the first day to the target on the last. */
export function PaceLine({ points, target, from, to, today, ...chart }: PaceLineProps) {
  const lang = useLang()
  const top = roundUp(Math.max(target, ...points.map((point) => point.value)))
  const x = scale(dayNumber(from), dayNumber(to), frame.left, frame.right)
  const y = scale(0, top, frame.bottom, frame.top)
  const path = points.map(({ day, value }) => `${tenth(x(dayNumber(day)))} ${tenth(y(value))}`).join('L')
  const [first, last] = [points[0], points.at(-1)]
  const now = x(Math.min(Math.max(dayNumber(today), dayNumber(from)), dayNumber(to)))
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
      <svg class="chart-drawing" viewBox="0 0 360 226" role="img" aria-labelledby={`${chart.id}-t ${chart.id}-d`}>
        <title id={`${chart.id}-t`}>{chart.title}</title>
        <desc id={`${chart.id}-d`}>{chart.says}</desc>
        {[0, top / 2, top].map((tick) => (
          <g key={tick}>
            <path class="chart-grid" d={`M${frame.left} ${tenth(y(tick))}H${frame.right}`} />
            <text x={frame.left - 8} y={tenth(y(tick)) + 4} text-anchor="end">
              {number(lang, tick)}
            </text>
          </g>
        ))}
        <path class="chart-grid" d={`M${tenth(now)} ${frame.top}V${frame.bottom}`} />
        {first && last && (
          <path
            class="chart-area"
            d={`M${tenth(x(dayNumber(first.day)))} ${frame.bottom}L${path}L${tenth(x(dayNumber(last.day)))} ${frame.bottom}z`}
          />
        )}
        <path class="chart-needed" d={`M${frame.left} ${frame.bottom}L${frame.right} ${tenth(y(target))}`} />
        <text x={frame.right} y={tenth(y(target)) - 8} text-anchor="end">
          {`${words.say(lang, 'target')} ${number(lang, target)}`}
        </text>
        {points.length > 1 && <path class="chart-line" d={`M${path}`} />}
        {last && <LastPoint x={x(dayNumber(last.day))} y={y(last.value)} text={number(lang, last.value)} />}
        <text x={frame.left} y={frame.bottom + 22}>
          {shortDay(from)}
        </text>
        {now - frame.left > 70 && frame.right - now > 70 && (
          <text class="chart-strong" x={tenth(now)} y={frame.bottom + 22} text-anchor="middle">
            {shortDay(today)}
          </text>
        )}
        <text x={frame.right} y={frame.bottom + 22} text-anchor="end">
          {shortDay(to)}
        </text>
      </svg>
    </Chart>
  )
}

function LastPoint({ x, y, text }: { x: number; y: number; text: string }) {
  const nearEdge = x > frame.right - 40
  return (
    <g>
      <circle class="chart-dot" cx={tenth(x)} cy={tenth(y)} r="6" />
      <text
        class="chart-strong"
        x={tenth(nearEdge ? x - 12 : x + 10)}
        y={tenth(y) + 16}
        text-anchor={nearEdge ? 'end' : 'start'}
      >
        {text}
      </text>
    </g>
  )
}
