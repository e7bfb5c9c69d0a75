import { StatusChip } from '../chip.tsx'
import { useLang } from '../lang.ts'
import type { Status } from '../status.ts'
import { words } from '../words.ts'
import type { ChartFrame } from './chart.tsx'
import { Chart } from './chart.tsx'

export type Village = {
  key: string
  name: string
  status: Status
  /** A short figure under the name, e.g. "37/50". */
  figure: string
  href?: string | undefined
  /** Where it lies on the commune's map, counted from 1. */
  at?: { row: number; column: number } | undefined
}

export type VillageGridProps = ChartFrame & { villages: readonly Village[]; columns?: 4 | 5 | 6 | 7 | undefined }

/** Villages roughly where they lie, at a desk; in one flowing list on a phone, where a map would be too small to touch. */
export function VillageGrid({ villages, columns = 5, ...chart }: VillageGridProps) {
  const lang = useLang()
  return (
    <Chart
      {...chart}
      table={{
        headers: [words.say(lang, 'name'), words.say(lang, 'so_far'), words.say(lang, 'status')],
        rows: villages.map((village) => [village.name, village.figure, words.say(lang, village.status)]),
      }}
    >
      <ul class={`villages villages-${columns}`}>
        {laidOut(villages, columns).map((village, place) =>
          village === undefined ? (
            <li key={`gap-${place}`} class="village-gap" aria-hidden="true" />
          ) : (
            <li key={village.key}>
              <Cell village={village} />
            </li>
          ),
        )}
      </ul>
    </Chart>
  )
}

function Cell({ village }: { village: Village }) {
  const face = (
    <>
      <span class="village-name">{village.name}</span>
      <span>{village.figure}</span>
      <StatusChip status={village.status} />
    </>
  )
  const look = `village tone-${village.status}`
  return village.href === undefined ? (
    <div class={look}>{face}</div>
  ) : (
    <a class={look} href={village.href}>
      {face}
    </a>
  )
}

/** Row by row with gaps where no village lies; villages without a place, or whose place is taken, follow at the end. */
export function laidOut(villages: readonly Village[], columns: number): (Village | undefined)[] {
  const cells: (Village | undefined)[] = []
  const rest: Village[] = []
  for (const village of villages) {
    const { at } = village
    const place = at === undefined || at.column > columns ? -1 : (at.row - 1) * columns + at.column - 1
    if (place < 0 || cells[place] !== undefined) rest.push(village)
    else cells[place] = village
  }
  return [...Array.from(cells), ...rest]
}
