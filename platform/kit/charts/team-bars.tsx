import { figure, number } from '../../words/formats.ts'
import { StatusChip } from '../chip.tsx'
import { useLang } from '../lang.ts'
import { MeterBar, meterSentence } from '../meter.tsx'
import type { Status } from '../status.ts'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'

export type TeamBar = {
  key: string
  name: string
  href?: string | undefined
  done: number | null
  target: number
  status: Status
}

/** Teams against each other, each bar against its own target; `pace` is a share of the target, 0 to 1. */
export function TeamBars({
  teams,
  pace,
  ...chart
}: ChartFrame & { teams: readonly TeamBar[]; pace?: number | undefined }) {
  const lang = useLang()
  const headers = [
    words.say(lang, 'name'),
    words.say(lang, 'so_far'),
    words.say(lang, 'target'),
    words.say(lang, 'status'),
  ]
  return (
    <Chart
      {...chart}
      table={{
        headers,
        rows: teams.map(({ name, done, target, status }) => [
          name,
          figure(lang, done),
          number(lang, target),
          words.say(lang, status),
        ]),
      }}
    >
      <ul class="team-bars">
        {teams.map(({ key, name, href, done, target, status }) => {
          const due = pace === undefined ? undefined : Math.round(pace * target)
          return (
            <li key={key} class="team-bar">
              {href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>}
              <MeterBar
                spoken={meterSentence(lang, name, done, target, due)}
                pace={due}
                {...{ done, target, status }}
              />
              <b>{`${figure(lang, done)}/${number(lang, target)}`}</b>
              <span>
                <StatusChip status={status} />
              </span>
            </li>
          )
        })}
      </ul>
    </Chart>
  )
}
