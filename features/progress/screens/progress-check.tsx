import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import { type ProgressWindow, recountPlan } from '../contract.ts'
import type { Difference } from '../reads/recount.ts'
import { words } from '../words.ts'

export type CheckedWindow = {
  readonly window: ProgressWindow
  readonly visits: number
  readonly differences: readonly Difference[]
}

type Props = {
  checked: readonly CheckedWindow[]
  planId: string | undefined
  teams: ReadonlyMap<string, string>
}

/** Opening the page counts everything again from the records and holds it against what is shown elsewhere. */
export function ProgressCheck({ checked, planId, teams }: Props) {
  const lang = useLang()
  const rows = checked.flatMap(({ window, differences }) => differences.map((each) => ({ ...each, kind: window.kind })))
  return (
    <DeskScreen
      title={words.say(lang, 'check_figures')}
      lead={words.say(lang, 'check_lead')}
      crumbs={[{ href: '/desk/progress', label: words.say(lang, 'progress') }]}
    >
      {planId === undefined ? (
        <Notice kind="info">{words.say(lang, 'no_plan')}</Notice>
      ) : rows.length === 0 ? (
        <Notice kind="success" title={words.say(lang, 'check_whole')}>
          {checked.map(({ window, visits }) => (
            <p key={window.windowId}>
              {`${words.say(lang, `window_${window.kind}`)}: ${words.say(lang, 'check_visits', { n: number(lang, visits) })}`}
            </p>
          ))}
        </Notice>
      ) : (
        <>
          <Notice kind="warning">{words.say(lang, 'check_differs', { n: number(lang, rows.length) })}</Notice>
          <DataTable
            caption={words.say(lang, 'check_table')}
            rows={rows}
            rowKey={(row) => JSON.stringify(row)}
            columns={[
              {
                key: 'team',
                header: words.say(lang, 'team'),
                naming: true,
                cell: (row) =>
                  row.teamId === null ? words.say(lang, 'whole_commune') : (teams.get(row.teamId) ?? '—'),
              },
              { key: 'figure', header: words.say(lang, 'figure'), cell: (row) => words.say(lang, row.figure) },
              {
                key: 'window',
                header: words.say(lang, 'counted_for'),
                cell: (row) => (row.day ? day(row.day) : words.say(lang, `window_${row.kind}`)),
              },
              { key: 'kept', header: words.say(lang, 'kept'), kind: 'figure', cell: (row) => number(lang, row.kept) },
              {
                key: 'again',
                header: words.say(lang, 'recounted'),
                kind: 'figure',
                cell: (row) => number(lang, row.recounted),
              },
            ]}
          />
          <Card>
            <Confirm label={words.say(lang, 'recount')} question={words.say(lang, 'recount_question')}>
              <CommandForm order={recountPlan} fixed={{ planId }}>
                <Button kind="primary">{words.say(lang, 'recount_yes')}</Button>
              </CommandForm>
            </Confirm>
          </Card>
        </>
      )}
    </DeskScreen>
  )
}
