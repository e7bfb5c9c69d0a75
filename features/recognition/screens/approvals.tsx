import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, CheckRoundIcon, PlanIcon, ReportIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { number } from '../../../platform/words/formats.ts'
import { approveNominations } from '../contract.ts'
import { words } from '../words.ts'
import type { NominationRow } from './nominations.tsx'

type Props = {
  nominations: readonly NominationRow[]
  /** The commune's reports that wait for the leader, ready to be shown. */
  reports: readonly { reportId: string; title: string; note: string }[]
  /** Next plans that wait, the same. */
  plans: readonly { nextId: string; title: string; note: string }[]
  mayDecide: boolean
}

/** Everything that waits for the leader's yes, in one list. */
export function Approvals({ nominations, reports, plans, mayDecide }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'approvals')} lead={words.say(lang, 'approvals_lead')}>
      {nominations.length + reports.length + plans.length === 0 && (
        <EmptyState icon={CheckRoundIcon} title={words.say(lang, 'nothing_waits')}>
          {words.say(lang, 'nothing_waits_text')}
        </EmptyState>
      )}
      {reports.length > 0 && (
        <Card title={words.say(lang, 'waiting_reports')}>
          <RowLinks
            label={words.say(lang, 'waiting_reports')}
            rows={reports.map(({ reportId, title, note }) => ({
              key: reportId,
              href: `/desk/reports/${reportId}`,
              icon: ReportIcon,
              title,
              note,
            }))}
          />
        </Card>
      )}
      {plans.length > 0 && (
        <Card title={words.say(lang, 'waiting_plans')}>
          <RowLinks
            label={words.say(lang, 'waiting_plans')}
            rows={plans.map(({ nextId, title, note }) => ({
              key: nextId,
              href: `/desk/review/next/${nextId}`,
              icon: PlanIcon,
              title,
              note,
            }))}
          />
        </Card>
      )}
      {nominations.length > 0 && (
        <>
          <DataTable
            caption={words.say(lang, 'waiting_nominations')}
            rows={nominations}
            rowKey={(row) => row.nominationId}
            choose={
              mayDecide
                ? {
                    form: 'approve',
                    name: 'nominationIds',
                    label: ({ name }) => words.say(lang, 'choose_name', { name }),
                  }
                : undefined
            }
            columns={[
              {
                key: 'name',
                header: words.say(lang, 'nominee'),
                naming: true,
                cell: ({ nominationId, name, memberId, teamName }) => (
                  <>
                    <a href={`/desk/recognition/nominations/${nominationId}`}>{name}</a>
                    {memberId !== null && <div class="small soft">{teamName}</div>}
                  </>
                ),
              },
              { key: 'reason', header: words.say(lang, 'reason'), cell: ({ reason }) => reason },
              {
                key: 'points',
                header: words.say(lang, 'points'),
                kind: 'figure',
                cell: ({ points }) => (points === null ? '—' : number(lang, points)),
              },
              {
                key: 'voices',
                header: words.say(lang, 'voices'),
                cell: ({ agree, disagree }) => words.say(lang, 'voices_n', { agree, disagree }),
              },
              { key: 'by', header: words.say(lang, 'proposed_by'), cell: ({ proposer }) => proposer ?? '—' },
            ]}
          />
          {mayDecide && (
            <Card title={words.say(lang, 'approve_chosen')} tone="wash">
              <p>{words.say(lang, 'approve_text')}</p>
              <CommandForm order={approveNominations} id="approve" class="stack">
                <TextField name="note" label={words.say(lang, 'note')} maxLength={300} optional />
                <Button kind="primary" icon={CheckIcon}>
                  {words.say(lang, 'approve_chosen')}
                </Button>
              </CommandForm>
            </Card>
          )}
        </>
      )}
    </DeskScreen>
  )
}
