import { Button } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { moment, number, quarterName } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { approveReport, editConsolidated } from '../contract.ts'
import type { AnnexCell, AnnexTable } from '../paper/annexes.ts'
import type { CommuneReport, ReportEvent } from '../reads.ts'
import type { Correction } from '../rules.ts'
import { words } from '../words.ts'
import { type AmountHref, AnnexFold } from './annex-tables.tsx'
import { ReportState } from './report-list.tsx'
import { FrozenFigures, History, NarrativeFields, Narratives } from './report-parts.tsx'
import { SectionEdits, type SectionPart } from './section-edits.tsx'
import { PaperLinks } from './team-report.tsx'

type Props = {
  plan: ActivePlan
  report: CommuneReport
  tables: readonly AnnexTable<AnnexCell>[]
  sections: readonly SectionPart[]
  amountHref: AmountHref
  events: readonly ReportEvent[]
  names: ReadonlyMap<string, string>
  reported: string
  aims: ReadonlyMap<string, number>
  mayWrite: boolean
  mayApprove: boolean
  /** Whether figures and records are still what was sealed. */
  isWhole: boolean
}

const parts = ['results', 'difficulties', 'lessons', 'proposals'] as const

/** The commune's report: figures locked in place, words to be polished, papers, and the leader's yes. */
export function Consolidated({
  plan,
  report,
  tables,
  sections,
  amountHref,
  events,
  names,
  reported,
  aims,
  mayWrite,
  mayApprove,
  isWhole,
}: Props) {
  const lang = useLang()
  const { reportId, status } = report
  const approved = events.findLast((event) => event.what === 'approved')
  return (
    <DeskScreen
      title={words.say(lang, 'consolidated')}
      lead={
        <>
          <ReportState status={status} ofCommune /> {words.say(lang, 'reported')}: {reported}
        </>
      }
      crumbs={[{ href: '/desk/reports', label: words.say(lang, 'reports') }]}
      actions={<PaperLinks base={`/desk/reports/${reportId}`} annex />}
    >
      {approved ? (
        <Notice kind="success">{words.say(lang, 'locked', { at: moment(approved.at) })}</Notice>
      ) : (
        !mayApprove && <Notice kind="info">{words.say(lang, 'for_leader')}</Notice>
      )}
      {mayApprove && status === 'draft' && (
        <Confirm kind="primary" label={words.say(lang, 'approve')} question={words.say(lang, 'approve_question')}>
          <CommandForm order={approveReport} fixed={{ reportId }}>
            <Button kind="primary">{words.say(lang, 'approve_yes')}</Button>
          </CommandForm>
        </Confirm>
      )}
      <FrozenFigures
        plan={plan}
        figures={report.figures}
        aims={aims}
        records={(figure, window) => `/desk/reports/${reportId}/records?figure=${figure}&window=${window}`}
      />
      {tables.map((table) => (
        <AnnexFold key={table.title} table={table} base={`/desk/reports/${reportId}/records`} amountHref={amountHref} />
      ))}
      {report.figures.correction && <Corrected correction={report.figures.correction} />}
      <p class="soft small">
        {words.say(lang, 'seal', {
          sequence: report.frozenSequence ?? 0,
          hash: report.figuresHash?.slice(0, 16) ?? '',
        })}{' '}
        {words.say(lang, isWhole ? 'seal_whole' : 'seal_broken')}
      </p>
      <SectionEdits reportId={reportId} parts={sections} mayEdit={mayWrite && status === 'draft'} />
      {mayWrite && status === 'draft' ? (
        <Card title={words.say(lang, 'text')}>
          <p class="soft">{words.say(lang, 'text_hint')}</p>
          <CommandForm order={editConsolidated} fixed={{ reportId }} class="stack">
            <NarrativeFields values={report} names={parts} />
            <Button kind="primary">{words.say(lang, 'save')}</Button>
          </CommandForm>
        </Card>
      ) : (
        <Narratives values={report} names={parts} />
      )}
      <History events={events} names={names} />
    </DeskScreen>
  )
}

/** What became known only after the last report was locked; it is printed in this one. */
function Corrected({ correction }: { correction: Correction }) {
  const lang = useLang()
  const { quarter, came, went, causes = [], figures, given = [] } = correction
  const compared = (before: number, now: number) =>
    words.say(lang, 'before_now', { before: number(lang, before), now: number(lang, now) })
  return (
    <Card title={words.say(lang, 'correction', { quarter: quarterName(lang, quarter) })}>
      <p>{words.say(lang, 'correction_text', { came, went })}</p>
      {causes.map(({ what, reason, records }) => (
        <p key={`${what} ${reason}`}>{words.say(lang, `cause_${what}`, { records, reason })}</p>
      ))}
      <Facts
        facts={[
          ...figures.map(({ figure, before, now }) => ({
            name: words.say(lang, figure),
            value: compared(before, now),
          })),
          ...given.map(({ what, before, now }) => ({ name: what, value: compared(before, now) })),
        ]}
      />
    </Card>
  )
}
