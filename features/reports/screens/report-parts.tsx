import { Card } from '../../../platform/kit/card.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { day, figure, moment, number } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { amountIndicators, type Figure, type Indicator } from '../../progress/contract.ts'
import { isAmountIndicator } from '../../progress/rules.ts'
import type { ReportEvent } from '../reads.ts'
import { type Frozen, reachedOf } from '../rules.ts'
import { type ReportWord, words } from '../words.ts'

const byTarget = ['households_supported', 'vulnerable_households_guided_in_person'] as const satisfies readonly Figure[]
const byReport = [
  'supports',
  'people_supported',
  'anonymous_supports',
  'online_dossiers',
  'platform_adoptions',
  'bill_payments',
] as const satisfies readonly Figure[]

type FiguresProps = {
  plan: ActivePlan
  figures: Frozen
  /** What each figure should reach: one team's targets, or those of all teams together. */
  aims: ReadonlyMap<string, number>
  records: ((figure: Figure, window: 'target' | 'report') => string) | undefined
  /** Of one team; the commune's otherwise. */
  teamId?: string | undefined
}

/** Both windows with their days; every figure leads to the records it counts. */
export function FrozenFigures({ plan, figures, aims, records, teamId }: FiguresProps) {
  const lang = useLang()
  const hrefOf = (name: Indicator, window: 'target' | 'report') =>
    isAmountIndicator(name) ? liveHref(name, plan, teamId) : records?.(name, window)
  const rows = [
    ...byTarget.map((name) => ({ name, window: 'target' as const, value: figures.target.figures[name] })),
    // Counted where their records live: only where a target asks for them.
    ...amountIndicators.flatMap((name) => {
      const value = aims.has(name) ? reachedOf(figures, name) : null
      return value === null ? [] : [{ name, window: 'target' as const, value }]
    }),
    ...byReport.map((name) => ({ name, window: 'report' as const, value: figures.report.figures[name] })),
  ]
  return (
    <DataTable
      caption={words.say(lang, 'figures')}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', header: words.say(lang, 'figure'), naming: true, cell: (row) => words.say(lang, row.name) },
        {
          key: 'result',
          header: words.say(lang, 'result'),
          kind: 'figure',
          cell: (row) => {
            const href = hrefOf(row.name, row.window)
            return href ? <a href={href}>{figure(lang, row.value)}</a> : figure(lang, row.value)
          },
        },
        {
          key: 'target',
          header: words.say(lang, 'target'),
          kind: 'figure',
          cell: (row) => {
            const aim = aims.get(row.name)
            return aim === undefined ? '' : number(lang, aim)
          },
        },
        {
          key: 'window',
          header: words.say(lang, 'records'),
          cell: (row) => {
            const { from, to } = row.window === 'target' ? plan.targetWindow : plan.reportWindow
            return words.say(lang, row.window === 'target' ? 'in_target_window' : 'in_report_window', {
              from: day(from),
              to: day(to),
            })
          },
        },
      ]}
    />
  )
}

/** A report keeps how many they were; who they are is listed where they live. */
function liveHref(figure: Indicator, { targetWindow: { from, to } }: ActivePlan, teamId = ''): string {
  const asked = { from, to, ...(teamId && { teamId }) }
  if (figure === 'sessions') return `/desk/sessions/list?${new URLSearchParams({ status: 'closed', ...asked })}`
  const place = figure === 'messages_published' ? '/desk/outreach/published' : '/desk/sellers'
  return `${place}?${new URLSearchParams({ figure, ...asked })}`
}

/** Why a report came back, and which figure the officer means. */
export function ReturnedNotice({ note, figure: name }: { note: string | null; figure: string | null }) {
  const lang = useLang()
  if (note === null) return null
  const about = [...byTarget, ...byReport].find((each) => each === name)
  return (
    <Notice kind="warning">
      {about && <strong>{words.say(lang, 'returned_figure', { figure: words.say(lang, about) })} </strong>}
      {words.say(lang, 'returned_because', { note })}
    </Notice>
  )
}

export const narratives = ['difficulties', 'proposals', 'lessons'] as const

export function NarrativeFields({
  values,
  names,
}: {
  values: Readonly<Record<string, unknown>>
  names: readonly ReportWord[]
}) {
  const lang = useLang()
  return (
    <>
      {names.map((name) => (
        <AreaField
          key={name}
          name={name}
          label={words.say(lang, name)}
          value={String(values[name] ?? '')}
          rows={4}
          optional
          maxLength={8000}
        />
      ))}
    </>
  )
}

export function Narratives({
  values,
  names,
}: {
  values: Readonly<Record<string, unknown>>
  names: readonly ReportWord[]
}) {
  const lang = useLang()
  return (
    <>
      {names.map((name) => (
        <Card key={name} title={words.say(lang, name)}>
          {String(values[name] ?? '') === '' ? (
            <p class="soft">{words.say(lang, 'nothing')}</p>
          ) : (
            String(values[name])
              .split('\n')
              .map((line, at) => <p key={`${at} ${line}`}>{line}</p>)
          )}
        </Card>
      ))}
    </>
  )
}

type HistoryProps = { events: readonly ReportEvent[]; names: ReadonlyMap<string, string> }

const told: Readonly<Record<string, ReportWord>> = {
  submitted: 'submitted',
  submitted_on_behalf: 'submitted_on_behalf',
  returned: 'returned',
  accepted: 'accepted',
  consolidated: 'consolidated',
  approved: 'approved',
}

export function History({ events, names }: HistoryProps) {
  const lang = useLang()
  if (events.length === 0) return null
  const items = events.map((event, at) => ({
    key: `${at} ${event.what}`,
    when: [moment(event.at), event.accountId ? names.get(event.accountId) : undefined].filter(Boolean).join(' · '),
    title: words.say(lang, told[event.what] ?? 'open'),
    text: event.what === 'consolidated' ? words.say(lang, 'from_reports', { n: event.note }) : event.note,
  }))
  return (
    <Card title={words.say(lang, 'history')}>
      <Timeline label={words.say(lang, 'history')} items={items} />
    </Card>
  )
}
