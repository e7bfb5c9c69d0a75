import type { Day } from '../../../platform/clock/days.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ReportIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { day, figure, moment } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Figure } from '../../progress/contract.ts'
import type { Team } from '../../teams/reads.ts'
import { consolidate } from '../contract.ts'
import type { Report } from '../reads.ts'
import type { ReportStatus } from '../rules.ts'
import { words } from '../words.ts'

export type ReportRow = { team: Team; report: Report | undefined; daysLate: number }
type Props = {
  plan: ActivePlan | undefined
  rows: readonly ReportRow[]
  commune: Report | undefined
  /** The next working day, where reports are due on a day off. */
  workingDay: Day | undefined
  mayWrite: boolean
}

const shown = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'online_dossiers',
] as const satisfies readonly Figure[]

/** Who has reported, who has not, and the way from there to the commune's report. */
export function ReportList({ plan, rows, commune, workingDay, mayWrite }: Props) {
  const lang = useLang()
  if (!plan) {
    return (
      <DeskScreen title={words.say(lang, 'reports')}>
        <EmptyState
          icon={ReportIcon}
          title={words.say(lang, 'no_plan')}
          action={<ButtonLink href="/desk/plans">{words.say(lang, 'open')}</ButtonLink>}
        >
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </DeskScreen>
    )
  }
  const count = (status: ReportStatus) => rows.filter((row) => row.report?.status === status).length
  const [sent, accepted] = [count('submitted'), count('accepted')]
  const due = workingDay ? words.say(lang, 'weekend', { day: day(workingDay) }) : undefined
  const lead = words.say(lang, 'lead', {
    due: day(plan.dueOn),
    from: day(plan.reportWindow.from),
    to: day(plan.reportWindow.to),
  })
  return (
    <DeskScreen title={words.say(lang, 'reports')} lead={lead}>
      <StatRow>
        <StatTile label={words.say(lang, 'reported')} value={`${sent + accepted}/${rows.length}`} />
        <StatTile label={words.say(lang, 'accepted_count')} value={String(accepted)} />
        <StatTile label={words.say(lang, 'waiting_count')} value={String(sent)} />
        <StatTile label={words.say(lang, 'due')} value={day(plan.dueOn)} note={due} />
      </StatRow>
      <Card title={words.say(lang, 'consolidated')}>
        {commune ? (
          <p>
            <ReportState status={commune.status} ofCommune />{' '}
            <a href={`/desk/reports/${commune.reportId}`}>{words.say(lang, 'consolidated')}</a>
          </p>
        ) : (
          <p class="soft">{words.say(lang, 'consolidate_text')}</p>
        )}
        {mayWrite && commune?.status !== 'approved' && (
          <CommandForm
            order={consolidate}
            fixed={{ planId: plan.planId, ...(commune ? { reportId: commune.reportId } : {}) }}
            born={commune ? [] : ['reportId']}
            next="/desk/reports/{reportId}"
          >
            <Button kind={commune ? 'secondary' : 'primary'}>
              {words.say(lang, commune ? 'consolidate_again' : 'consolidate')}
            </Button>
          </CommandForm>
        )}
      </Card>
      <DataTable
        caption={words.say(lang, 'reports')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.team.teamId}
        columns={[
          {
            key: 'team',
            header: words.say(lang, 'team'),
            naming: true,
            cell: (row) => <a href={`/desk/reports/team/${row.team.teamId}`}>{row.team.name}</a>,
          },
          {
            key: 'state',
            header: words.say(lang, 'state'),
            cell: (row) => (
              <>
                <ReportState status={row.report?.status ?? 'draft'} /> <Late days={row.daysLate} />
                {row.team.until !== null && (
                  <span class="small soft">{words.say(lang, 'team_ended', { day: day(row.team.until) })} </span>
                )}
                {row.report?.onBehalf && <span class="small soft"> {words.say(lang, 'entered_for')}</span>}
              </>
            ),
          },
          ...shown.map((each) => ({
            key: each,
            header: words.say(lang, each),
            kind: 'figure' as const,
            cell: (row: ReportRow) =>
              figure(
                lang,
                row.report?.figures?.[each === 'online_dossiers' ? 'report' : 'target'].figures[each] ?? null,
              ),
          })),
          {
            key: 'at',
            header: words.say(lang, 'sent_at'),
            cell: (row) => <span class="cell-whole">{row.report?.frozenAt ? moment(row.report.frozenAt) : '—'}</span>,
          },
        ]}
      />
    </DeskScreen>
  )
}

const tones: Record<ReportStatus, ChipTone> = {
  draft: 'neutral',
  submitted: 'on_track',
  returned: 'behind',
  accepted: 'met',
  approved: 'met',
}

export function Late({ days }: { days: number }) {
  const lang = useLang()
  if (days === 0) return null
  return <Chip tone="behind">{days === 1 ? words.say(lang, 'late_one') : words.say(lang, 'late', { n: days })}</Chip>
}

export function ReportState({ status, ofCommune = false }: { status: ReportStatus; ofCommune?: boolean }) {
  return (
    <Chip tone={tones[status]}>{words.say(useLang(), ofCommune && status === 'draft' ? 'commune_draft' : status)}</Chip>
  )
}
