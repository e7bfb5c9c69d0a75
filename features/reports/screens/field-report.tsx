import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { EditIcon, EyeIcon, PrintIcon, ReportIcon, SentIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Indicator } from '../../progress/contract.ts'
import { atLeastOver, isSetFor } from '../../progress/rules/pace.ts'
import { saveTeamReport, submitTeamReport } from '../contract.ts'
import type { ReportEvent, TeamReport } from '../reads.ts'
import { isOfTarget, mayEdit, reachedOf } from '../rules.ts'
import { words } from '../words.ts'
import { Late } from './report-list.tsx'
import { History, ReturnedNotice } from './report-parts.tsx'

type Props = {
  teamId: string
  teamName: string
  level: 'commune' | 'village'
  /** Keeps the chosen team in the address: '' or '?team=…'. */
  suffix: string
  found:
    | {
        plan: ActivePlan
        report: TeamReport
        events: readonly ReportEvent[]
        names: ReadonlyMap<string, string>
        daysLate: number
      }
    | undefined
  preview: boolean
  /** Where the records behind a figure are. */
  records: (figure: Indicator, window: 'target' | 'report') => string
  /** Only the lead, or the officer on behalf, sends. */
  maySend: boolean
}

const narratives = ['difficulties', 'proposals', 'lessons'] as const
const ofReport = ['supports', 'people_supported', 'online_dossiers', 'platform_adoptions', 'bill_payments'] as const

/** The team's report, filled in: the lead adds a few words, looks at it, and sends it with one tap. */
export function FieldReport(props: Props) {
  const lang = useLang()
  const { found, preview, teamName } = props
  if (!found) {
    return (
      <FieldScreen title={words.say(lang, 'reports')} here="reports">
        <EmptyState icon={ReportIcon} title={words.say(lang, 'no_plan')}>
          {words.say(lang, 'no_plan_field')}
        </EmptyState>
      </FieldScreen>
    )
  }
  const { plan, report, events, names, daysLate } = found
  const open = mayEdit(report.status)
  const { from, to } = plan.reportWindow
  return (
    <FieldScreen title={words.say(lang, 'team_report', { team: teamName })} here="reports">
      <div>
        <Chip tone={open ? 'neutral' : 'met'}>{words.say(lang, report.status)}</Chip> <Late days={daysLate} />
        <p class="soft">{words.say(lang, 'lead', { due: day(plan.dueOn), from: day(from), to: day(to) })}</p>
      </div>
      <ReturnedNotice note={report.returnNote} figure={report.returnedFigure} />
      {report.onBehalf && <Notice kind="info">{words.say(lang, 'entered_for')}</Notice>}
      <Figures {...props} plan={plan} report={report} />
      {open && !preview ? <Write {...props} plan={plan} report={report} /> : <Words report={report} />}
      {open && preview && <Send {...props} plan={plan} report={report} />}
      {!open && report.reportId !== null && (
        <ButtonLink href={`/desk/reports/${report.reportId}/pdf`} icon={PrintIcon} download>
          {words.say(lang, 'pdf')}
        </ButtonLink>
      )}
      <History events={events} names={names} />
    </FieldScreen>
  )
}

type Part = Props & { plan: ActivePlan; report: TeamReport }

function Figures({ plan, report, level, records }: Part) {
  const lang = useLang()
  const { report: work } = report.figures
  return (
    <Card title={words.say(lang, 'figures')}>
      <Facts
        facts={[
          ...plan.targets.flatMap((target) => {
            if (!isSetFor(target, level)) return []
            const { indicator } = target
            const atLeast = atLeastOver(target, plan.targetWindow, report.teamId)
            const reached = reachedOf(report.figures, indicator)
            return reached !== null && isOfTarget(indicator)
              ? [
                  {
                    name: words.say(lang, indicator),
                    value: `${number(lang, reached)}/${number(lang, atLeast)}`,
                    href: records(indicator, 'target'),
                  },
                ]
              : []
          }),
          ...ofReport.map((figure) => ({
            name: words.say(lang, figure),
            value: number(lang, work.figures[figure]),
            href: records(figure, 'report'),
          })),
        ]}
      />
      <p class="small soft">
        {words.say(lang, 'in_target_window', { from: day(plan.targetWindow.from), to: day(plan.targetWindow.to) })}
      </p>
      <p class="small soft">
        {words.say(lang, 'in_report_window', { from: day(plan.reportWindow.from), to: day(plan.reportWindow.to) })}
      </p>
    </Card>
  )
}

function Write({ plan, report, teamId, suffix, maySend }: Part) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === saveTeamReport.type ? attempt.values : undefined
  return (
    // The phone lays its own draft over this, offers to speak, and sends without a look at the paper where there is no network.
    <div data-team-report={report.reportId ?? ''}>
      <CommandForm
        order={saveTeamReport}
        fixed={{ planId: plan.planId, teamId, ...(report.reportId === null ? {} : { reportId: report.reportId }) }}
        born={report.reportId === null ? ['reportId'] : []}
        next={`/field/report${suffix ? `${suffix}&` : '?'}preview=1`}
        class="stack"
      >
        <p class="soft">{words.say(lang, 'words_hint')}</p>
        {narratives.map((name) => (
          <AreaField
            key={name}
            name={name}
            label={words.say(lang, name)}
            value={typed?.[name]?.[0] ?? report[name]}
            rows={3}
            maxLength={8000}
            optional
          />
        ))}
        <div class="field-action">
          <Button kind="primary" big icon={EyeIcon}>
            {words.say(lang, 'save_and_look')}
          </Button>
        </div>
      </CommandForm>
      {maySend && (
        <div data-offline-send hidden>
          <p class="soft">{words.say(lang, 'offline_send_text')}</p>
        </div>
      )}
    </div>
  )
}

function Words({ report }: { report: TeamReport }) {
  const lang = useLang()
  return (
    <Card>
      {narratives.map((name) => (
        <section key={name}>
          <h2 class="card-title">{words.say(lang, name)}</h2>
          {(report[name] || words.say(lang, 'nothing')).split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </Card>
  )
}

function Send({ plan, report, teamId, suffix, maySend }: Part) {
  const lang = useLang()
  if (report.reportId === null) return null
  const { reportId, difficulties, proposals, lessons } = report
  return (
    <>
      <ButtonLink href={`/field/report${suffix}`} icon={EditIcon}>
        {words.say(lang, 'edit_words')}
      </ButtonLink>
      {maySend ? (
        <CommandForm
          order={submitTeamReport}
          fixed={{ planId: plan.planId, teamId, reportId, difficulties, proposals, lessons }}
          next={`/field/report${suffix}`}
          class="stack"
        >
          <p class="soft">{words.say(lang, 'send_text')}</p>
          <div class="field-action">
            <Button kind="primary" big icon={SentIcon}>
              {words.say(lang, 'send_report')}
            </Button>
          </div>
        </CommandForm>
      ) : (
        <Notice kind="info">{words.say(lang, 'lead_sends')}</Notice>
      )}
    </>
  )
}
