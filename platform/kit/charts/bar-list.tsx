import { figure, number } from '../../words/formats.ts'
import { useLang } from '../lang.ts'
import { share } from '../meter.tsx'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'

/** `value` null: nobody reported it, which is not zero. */
export type NamedBar = { key: string; name: string; value: number | null; href?: string | undefined }

type Props = ChartFrame & {
  bars: readonly NamedBar[]
  /** What the table holds where it is more than the bars, some of which then stand for several. */
  all?: readonly NamedBar[] | undefined
}

/** Named amounts, each as a bar against the greatest of them; they need not add up to anything. */
export function BarList({ bars, all = bars, ...chart }: Props) {
  const lang = useLang()
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0))
  return (
    <Chart
      {...chart}
      table={{
        headers: [words.say(lang, 'name'), words.say(lang, 'value')],
        rows: all.map((bar) => [<Name key={bar.key} name={bar.name} href={bar.href} />, figure(lang, bar.value)]),
      }}
    >
      <ul class="bar-list">
        {bars.map(({ key, name, value, href }) => (
          <li key={key} class="bar-row">
            <p>
              <Name name={name} href={href} />
              <b>{figure(lang, value)}</b>
            </p>
            <svg
              role="img"
              aria-label={
                value === null ? `${name}: ${words.say(lang, 'not_reported')}` : `${name}: ${number(lang, value)}`
              }
              width="100%"
              height="10"
            >
              <rect
                class={value === null ? 'meter-track meter-missing' : 'meter-track'}
                width="100%"
                height="10"
                rx="5"
              />
              {value !== null && value > 0 && <rect class="fill-1" width={share(value, most)} height="10" rx="5" />}
            </svg>
          </li>
        ))}
      </ul>
    </Chart>
  )
}

function Name({ name, href }: Pick<NamedBar, 'name' | 'href'>) {
  return href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>
}
