import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PlanIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { words } from '../words.ts'

type Row = {
  planId: string
  status: 'draft' | 'active' | 'closed'
  title: string
  periodFrom: string | null
  periodTo: string | null
}

export function PlanList({ plans, mayWrite }: { plans: readonly Row[]; mayWrite: boolean }) {
  const lang = useLang()
  const add = mayWrite && (
    <ButtonLink href="/desk/plans/new" kind="primary" icon={PlusIcon}>
      {words.say(lang, 'new_plan')}
    </ButtonLink>
  )
  return (
    <DeskScreen title={words.say(lang, 'plans')} lead={words.say(lang, 'plans_lead')} actions={plans.length > 0 && add}>
      {plans.length === 0 ? (
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_plan')} action={add}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.say(lang, 'plans')}
          captionHidden
          rows={plans}
          rowKey={(plan) => plan.planId}
          columns={[
            {
              key: 'title',
              header: words.say(lang, 'title'),
              naming: true,
              cell: (plan) => <a href={`/desk/plans/${plan.planId}`}>{plan.title || '—'}</a>,
            },
            {
              key: 'period',
              header: words.say(lang, 'period'),
              cell: (plan) =>
                plan.periodFrom && plan.periodTo
                  ? words.say(lang, 'from_to', { from: day(plan.periodFrom), to: day(plan.periodTo) })
                  : '—',
            },
            {
              key: 'status',
              header: words.say(lang, 'status'),
              cell: (plan) => (
                <Chip tone={plan.status === 'active' ? 'primary' : 'neutral'}>{words.say(lang, plan.status)}</Chip>
              ),
            },
          ]}
        />
      )}
    </DeskScreen>
  )
}
