import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, SelectField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Team } from '../../teams/reads.ts'
import { acceptReport, returnReport, submitTeamReport } from '../contract.ts'
import type { ReportEvent, TeamReport } from '../reads.ts'
import { aimsOf, mayEdit } from '../rules.ts'
import { words } from '../words.ts'
import { Late, ReportState } from './report-list.tsx'
import { FrozenFigures, History, NarrativeFields, Narratives, narratives, ReturnedNotice } from './report-parts.tsx'

type Props = {
  plan: ActivePlan
  team: Team
  report: TeamReport
  events: readonly ReportEvent[]
  names: ReadonlyMap<string, string>
  since: { came: number; went: number }
  daysLate: number
  mayWrite: boolean
}

/** One team's report as the officer sees it: figures with their records, words, and one fitting action. */
export function TeamReportScreen({ plan, team, report, events, names, since, daysLate, mayWrite }: Props) {
  const lang = useLang()
  const { reportId } = report
  const records =
    reportId && !mayEdit(report.status)
      ? (figure: string, window: string) => `/desk/reports/${reportId}/records?figure=${figure}&window=${window}`
      : undefined
  return (
    <DeskScreen
      title={words.say(lang, 'team_report', { team: team.name })}
      lead={
        <>
          <ReportState status={report.status} /> <Late days={daysLate} />
        </>
      }
      crumbs={[{ href: '/desk/reports', label: words.say(lang, 'reports') }]}
      actions={reportId !== null && !mayEdit(report.status) && <PaperLinks base={`/desk/reports/${reportId}`} />}
    >
      <ReturnedNotice note={report.returnNote} figure={report.returnedFigure} />
      {report.onBehalf && <Notice kind="info">{words.say(lang, 'entered_for')}</Notice>}
      {since.came + since.went > 0 && <Notice kind="info">{words.say(lang, 'since_then', since)}</Notice>}
      {mayWrite && reportId !== null && report.status === 'submitted' && (
        <CommandForm order={acceptReport} fixed={{ reportId }} next="/desk/reports">
          <Button kind="primary">{words.say(lang, 'accept')}</Button>
        </CommandForm>
      )}
      {mayWrite && reportId !== null && (report.status === 'submitted' || report.status === 'accepted') && (
        <ReturnForm reportId={reportId} />
      )}
      <FrozenFigures
        plan={plan}
        figures={report.figures}
        aims={aimsOf(plan.targets, plan.targetWindow, [team])}
        records={records}
        teamId={team.teamId}
      />
      {mayEdit(report.status) && mayWrite ? (
        <Card title={words.say(lang, 'on_behalf')} tone="wash">
          <p>{words.say(lang, 'on_behalf_text')}</p>
          <CommandForm
            order={submitTeamReport}
            fixed={{ planId: plan.planId, teamId: team.teamId, ...(reportId === null ? {} : { reportId }) }}
            born={reportId === null ? ['reportId'] : []}
            class="stack"
          >
            <NarrativeFields values={report} names={narratives} />
            <Button>{words.say(lang, 'submit')}</Button>
          </CommandForm>
        </Card>
      ) : (
        <Narratives values={report} names={narratives} />
      )}
      <History events={events} names={names} />
    </DeskScreen>
  )
}

function ReturnForm({ reportId }: { reportId: string }) {
  const lang = useLang()
  const figures = [
    'households_supported',
    'vulnerable_households_guided_in_person',
    'supports',
    'people_supported',
    'online_dossiers',
    'platform_adoptions',
    'bill_payments',
  ] as const
  return (
    <Confirm label={words.say(lang, 'return')} question={words.say(lang, 'return_question')}>
      <CommandForm order={returnReport} fixed={{ reportId }} class="stack">
        <SelectField
          name="figure"
          label={words.say(lang, 'return_figure')}
          options={[
            { value: '', label: words.say(lang, 'whole_report') },
            ...figures.map((value) => ({ value, label: words.say(lang, value) })),
          ]}
        />
        <AreaField name="note" label={words.say(lang, 'return_note')} required rows={3} maxLength={1000} />
        <Button kind="danger">{words.say(lang, 'return')}</Button>
      </CommandForm>
    </Confirm>
  )
}

/** The same report as papers; plain links, so a browser shows its own progress. */
export function PaperLinks({ base, annex = false }: { base: string; annex?: boolean }) {
  const lang = useLang()
  return (
    <>
      <a class="button button-secondary" href={`${base}/docx`}>
        {words.say(lang, 'docx')}
      </a>
      <a class="button button-secondary" href={`${base}/pdf`}>
        {words.say(lang, 'pdf')}
      </a>
      {annex && (
        <a class="button button-secondary" href={`${base}/xlsx`}>
          {words.say(lang, 'xlsx')}
        </a>
      )}
    </>
  )
}
