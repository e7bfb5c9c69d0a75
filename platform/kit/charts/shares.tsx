import { number, percent } from '../../words/formats.ts'
import type { Lang } from '../../words/words.ts'
import { useLang } from '../lang.ts'
import { share } from '../meter.tsx'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'

export type Part = { name: string; value: number }

/** At most five parts can be told apart; join the rest into one before. */
export function Donut({ parts, unit, ...chart }: ChartFrame & { parts: readonly Part[]; unit: string }) {
  const lang = useLang()
  const total = sum(parts)
  return (
    <Chart {...chart} table={tableOf(lang, parts)}>
      <div class="donut">
        <svg viewBox="0 0 120 120" role="img" aria-labelledby={`${chart.id}-t ${chart.id}-d`}>
          <title id={`${chart.id}-t`}>{chart.title}</title>
          <desc id={`${chart.id}-d`}>{chart.says}</desc>
          <g transform="rotate(-90 60 60)">
            {arcs(parts, total).map(({ name, from, length }, place) => (
              <circle
                key={name}
                class={`fill-${place + 1}`}
                cx="60"
                cy="60"
                r="48"
                pathLength="100"
                stroke-dasharray={`${length} ${100 - length}`}
                stroke-dashoffset={-from}
              />
            ))}
          </g>
          <text class="donut-total" x="60" y="64" text-anchor="middle">
            {number(lang, total)}
          </text>
          <text x="60" y="82" text-anchor="middle">
            {unit}
          </text>
        </svg>
        <ul class="legend">
          {parts.map(({ name, value }, place) => (
            <li key={name}>
              <Swatch place={place} />
              <span>{name}</span>
              <b>{number(lang, value)}</b>
            </li>
          ))}
        </ul>
      </div>
    </Chart>
  )
}

export type StackedRow = { key: string; name: string; values: readonly number[] }

/** Rows of one total each, cut into the same named parts in the same order. Longest row fills the width. */
export function StackedBars(props: ChartFrame & { partNames: readonly string[]; rows: readonly StackedRow[] }) {
  const { partNames, rows, ...chart } = props
  const lang = useLang()
  const longest = Math.max(0, ...rows.map((row) => total(row.values)))
  return (
    <Chart
      {...chart}
      table={{
        headers: [words.say(lang, 'name'), ...partNames, words.say(lang, 'total')],
        rows: rows.map((row) => [
          row.name,
          ...row.values.map((value) => number(lang, value)),
          number(lang, total(row.values)),
        ]),
      }}
    >
      <ul class="legend legend-inline">
        {partNames.map((name, place) => (
          <li key={name}>
            <Swatch place={place} />
            <span>{name}</span>
          </li>
        ))}
      </ul>
      <ul>
        {rows.map((row) => (
          <li key={row.key} class="stacked-row">
            <p>
              <span>{row.name}</span>
              <b>{number(lang, total(row.values))}</b>
            </p>
            <svg role="img" aria-label={spoken(lang, row, partNames)} width="100%" height="16">
              {row.values.map((value, place) => (
                <rect
                  key={partNames[place]}
                  class={`fill-${place + 1}`}
                  x={share(total(row.values.slice(0, place)), longest)}
                  width={share(value, longest)}
                  height="16"
                />
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </Chart>
  )
}

function Swatch({ place }: { place: number }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      <rect class={`fill-${place + 1}`} width="12" height="12" rx="3" />
    </svg>
  )
}

/** Arcs as percentages of the ring, a hair apart so that neighbours are told apart without colour. */
function arcs(parts: readonly Part[], whole: number) {
  let from = 0
  return parts.map(({ name, value }) => {
    const length = whole === 0 ? 0 : (value / whole) * 100
    const arc = { name, from: round(from), length: round(Math.max(0, length - (parts.length > 1 ? 0.8 : 0))) }
    from += length
    return arc
  })
}

function tableOf(lang: Lang, parts: readonly Part[]) {
  const whole = sum(parts)
  return {
    headers: [words.say(lang, 'name'), words.say(lang, 'value'), '%'],
    rows: parts.map(({ name, value }) => [name, number(lang, value), whole === 0 ? '—' : percent(lang, value / whole)]),
  }
}

function spoken(lang: Lang, row: StackedRow, partNames: readonly string[]): string {
  return `${row.name}: ${row.values.map((value, place) => `${partNames[place] ?? ''} ${number(lang, value)}`).join(', ')}`
}

function sum(parts: readonly Part[]): number {
  return total(parts.map((part) => part.value))
}

function total(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
