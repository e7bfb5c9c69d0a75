import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { BarList } from '../../../platform/kit/charts/bar-list.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { DownloadIcon, ProgressIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number, figure as say } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { type Figure, figures } from '../../progress/contract.ts'
import { words as progress } from '../../progress/words.ts'
import { succeed, undoSuccession } from '../../teams/contract.ts'
import type { TrendPoint } from '../rules/trend.ts'
import { words } from '../words.ts'
import { ReviewTabs } from './tabs.tsx'

export type PeriodColumn = { planId: string; name: string; title: string; running: boolean }
export type FigureRow = { figure: Figure; amounts: readonly number[] }
export type TeamRow = {
  teamId: string
  name: string
  points: readonly TrendPoint[]
  /** What the team is asked for in each period; null where it has no target. */
  asked: readonly (number | null)[]
}
export type Gone = { teamId: string; name: string; into: readonly string[]; on: string }

type Props = {
  periods: readonly PeriodColumn[]
  commune: readonly FigureRow[]
  figure: Figure
  rows: readonly TeamRow[]
  gone: readonly Gone[]
  mayWrite: boolean
}

/** Period beside period: the commune by its distinct counts, and each team with those that went on in it. */
export function Periods({ periods, commune, figure, rows, gone, mayWrite }: Props) {
  const lang = useLang()
  if (periods.length === 0)
    return (
      <DeskScreen title={words.say(lang, 'review')} lead={words.say(lang, 'periods_lead')}>
        <ReviewTabs here="tab_periods" />
        <EmptyState icon={ProgressIcon} title={words.say(lang, 'no_periods')}>
          {words.say(lang, 'no_periods_text')}
        </EmptyState>
      </DeskScreen>
    )
  return (
    <DeskScreen title={words.say(lang, 'review')} lead={words.say(lang, 'periods_lead')}>
      <ReviewTabs here="tab_periods" />
      <p class="soft">{words.say(lang, 'distinct_note')}</p>
      <DataTable
        caption={words.say(lang, 'commune_figures')}
        rows={commune}
        rowKey={(row) => row.figure}
        columns={[
          {
            key: 'figure',
            header: words.say(lang, 'figure'),
            naming: true,
            cell: (row) => progress.say(lang, row.figure),
          },
          ...periods.map((period, at) => ({
            key: period.planId,
            header: headerOf(lang, period),
            kind: 'figure' as const,
            cell: (row: FigureRow) => number(lang, row.amounts[at] ?? 0),
          })),
          {
            key: 'change',
            header: words.say(lang, 'change'),
            cell: (row) => sayChange(lang, ...lastTwo(periods, row.amounts)),
          },
        ]}
      />
      {periods.some(({ running }) => running) && <p class="small soft">{words.say(lang, 'still_running')}</p>}
      <BarList
        id="trend"
        title={words.say(lang, 'trend_title', { figure: progress.say(lang, figure) })}
        says={sayCourse(lang, periods, commune.find((row) => row.figure === figure)?.amounts ?? [])}
        bars={periods.map(({ planId, name }, at) => ({
          key: planId,
          name,
          value: commune.find((row) => row.figure === figure)?.amounts[at] ?? null,
        }))}
      />
      <FilterBar action="/desk/review/periods" label={words.say(lang, 'team_figures')}>
        <SelectField
          name="figure"
          label={words.say(lang, 'figure')}
          options={figures.map((value) => ({ value, label: progress.say(lang, value) }))}
          value={figure}
        />
      </FilterBar>
      <DataTable
        caption={`${words.say(lang, 'team_figures')}: ${progress.say(lang, figure)}`}
        rows={rows}
        rowKey={(row) => row.teamId}
        tools={(['xlsx', 'csv'] as const).map((form) => (
          <ButtonLink
            key={form}
            href={`/desk/review/periods.${form}?figure=${figure}`}
            kind="quiet"
            icon={DownloadIcon}
          >
            {words.say(lang, `as_${form}`)}
          </ButtonLink>
        ))}
        columns={[
          {
            key: 'team',
            header: words.say(lang, 'team'),
            naming: true,
            cell: (row) => row.name,
            total: words.say(lang, 'all_teams'),
          },
          ...periods.map((period, at) => ({
            key: period.planId,
            header: headerOf(lang, period),
            kind: 'figure' as const,
            cell: (row: TeamRow) => sayPoint(lang, row, at),
            total: say(lang, sumOf(rows, at)),
          })),
          {
            key: 'change',
            header: words.say(lang, 'change'),
            cell: (row) =>
              sayChange(
                lang,
                ...lastTwo(
                  periods,
                  row.points.map(({ amount }) => amount),
                ),
              ),
          },
        ]}
      />
      {mayWrite && (
        <div id="merged">
          <Successions rows={rows} gone={gone} />
        </div>
      )}
    </DeskScreen>
  )
}

/** "Từ quý III/2025 đến quý I/2026: tăng 12." */
function sayCourse(lang: Lang, periods: Props['periods'], amounts: readonly number[]): string {
  const ended = periods.map((period, at) => ({ ...period, amount: amounts[at] ?? 0 })).filter(({ running }) => !running)
  const [first, last] = [ended[0], ended.at(-1)]
  if (!first || !last) return words.say(lang, 'still_running')
  if (first === last) return words.say(lang, 'trend_one', { period: first.name, n: number(lang, first.amount) })
  const change = sayChange(lang, first.amount, last.amount)
  return words.say(lang, 'trend_says', { from: first.name, to: last.name, change })
}

/** A period that is not over is set against none: it would always have fallen. */
function lastTwo(periods: Props['periods'], amounts: readonly (number | null)[]): [number | null, number | null] {
  const ended = amounts.filter((_, at) => periods[at]?.running === false)
  return [ended.at(-2) ?? null, ended.at(-1) ?? null]
}

function headerOf(lang: Lang, { name, running }: PeriodColumn): string {
  return running ? words.say(lang, 'so_far', { period: name }) : name
}

/** 58/50, with the old teams that are in it. */
export function sayPoint(lang: Lang, row: TeamRow, at: number): string {
  const point = row.points[at]
  const asked = row.asked[at] ?? null
  if (!point || point.amount === null) return '—'
  const amount =
    asked === null || point.split !== null
      ? number(lang, point.amount)
      : words.say(lang, 'asked_of', { done: number(lang, point.amount), asked: number(lang, asked) })
  const teams = point.split ?? point.with.join(', ')
  if (teams === '') return amount
  return words.say(lang, point.split === null ? 'of_old_teams' : 'all_of_old', { amount, teams })
}

/** A village that was split is there once in the sum, though each of the new teams shows it whole; null: nothing is known. */
function sumOf(rows: readonly TeamRow[], at: number): number | null {
  const seen = new Set<string>()
  return rows.reduce<number | null>((sum, { points }) => {
    const { amount = null, split = null } = points[at] ?? {}
    if (amount === null || (split !== null && seen.has(split))) return sum
    if (split !== null) seen.add(split)
    return (sum ?? 0) + amount
  }, null)
}

export function sayChange(lang: Lang, before: number | null, now: number | null): string {
  if (before === null || now === null) return '—'
  if (before === now) return words.say(lang, 'same')
  return words.say(lang, now > before ? 'up' : 'down', { n: say(lang, Math.abs(now - before)) })
}

function Successions({ rows, gone }: Pick<Props, 'rows' | 'gone'>) {
  const lang = useLang()
  const teams = rows.map(({ teamId, name }) => ({ value: teamId, label: name }))
  return (
    <Card title={words.say(lang, 'merged_title')}>
      <p class="soft">{words.say(lang, 'merged_hint')}</p>
      {gone.map((one) => (
        <CommandForm key={one.teamId} order={undoSuccession} fixed={{ teamId: one.teamId }} class="line-form">
          <p>{words.say(lang, 'merged_into', { team: one.name, into: one.into.join(', '), day: day(one.on) })}</p>
          <Button kind="quiet">{words.say(lang, 'undo')}</Button>
        </CommandForm>
      ))}
      <details class="confirm">
        <summary class="button button-quiet">
          <span>{words.say(lang, 'merge')}</span>
        </summary>
        <CommandForm order={succeed} class="confirm-box stack">
          <SelectField
            name="teamId"
            label={words.say(lang, 'old_team')}
            options={[{ value: '', label: words.say(lang, 'choose') }, ...teams]}
            required
          />
          <TileChoice name="into" kind="checkbox" legend={words.say(lang, 'new_teams')} tiles={teams} />
          <TextField name="on" label={words.say(lang, 'merged_on')} type="date" required />
          <Button>{words.say(lang, 'merge')}</Button>
        </CommandForm>
      </details>
    </Card>
  )
}
