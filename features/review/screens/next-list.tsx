import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PlanIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { draftPlan } from '../contract.ts'
import type { NextPlan } from '../reads.ts'
import { words } from '../words.ts'
import { ReviewTabs } from './tabs.tsx'

type Row = Pick<NextPlan, 'nextId' | 'title' | 'periodFrom' | 'periodTo' | 'status' | 'handedTo'>

type Props = {
  rows: readonly Row[]
  /** Plans at work or closed of which no next one was drafted yet. */
  sources: readonly { planId: string; title: string }[]
  mayWrite: boolean
}

/** The next plans there are, and those that one can still be drafted from. */
export function NextList({ rows, sources, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'review')} lead={words.say(lang, 'next_lead')}>
      <ReviewTabs here="tab_next" />
      {rows.length === 0 ? (
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_next')}>
          {words.say(lang, 'no_next_text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.say(lang, 'tab_next')}
          captionHidden
          rows={rows}
          rowKey={(row) => row.nextId}
          columns={[
            {
              key: 'title',
              header: words.say(lang, 'title'),
              naming: true,
              cell: (row) => <a href={`/desk/review/next/${row.nextId}`}>{row.title}</a>,
            },
            {
              key: 'period',
              header: words.say(lang, 'period'),
              cell: (row) => words.say(lang, 'from_to', { from: day(row.periodFrom), to: day(row.periodTo) }),
            },
            { key: 'status', header: words.say(lang, 'status'), cell: (row) => <NextState next={row} /> },
          ]}
        />
      )}
      {mayWrite &&
        sources.map(({ planId, title }) => (
          <Card key={planId} title={words.say(lang, 'draft_from', { title })}>
            <CommandForm order={draftPlan} fixed={{ planId }} born={['nextId']} next="/desk/review/next/{nextId}">
              <Button kind="primary" icon={PlusIcon}>
                {words.say(lang, 'draft_it')}
              </Button>
            </CommandForm>
          </Card>
        ))}
    </DeskScreen>
  )
}

export function NextState({ next }: { next: Pick<NextPlan, 'status' | 'handedTo'> }) {
  const lang = useLang()
  const state = next.handedTo === null ? next.status : 'handed'
  const tone = state === 'handed' || state === 'approved' ? 'met' : state === 'proposed' ? 'primary' : 'neutral'
  return <Chip tone={tone}>{words.say(lang, `status_${state}`)}</Chip>
}
