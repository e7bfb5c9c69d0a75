import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
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

export const planStatuses = ['active', 'draft', 'closed'] as const

type Props = {
  plans: readonly Row[]
  filter: { readonly status: string; readonly year: string }
  /** The years that plans are for; none while there is no plan. */
  years: readonly string[]
  any: boolean
  mayWrite: boolean
  mayCompare: boolean
}

/** All plans, the newest period first. */
export function PlanList({ plans, filter, years, any, mayWrite, mayCompare }: Props) {
  const lang = useLang()
  const all = { value: '', label: words.say(lang, 'all_plans') }
  const add = mayWrite && (
    <ButtonLink href="/desk/plans/new" kind="primary" icon={PlusIcon}>
      {words.say(lang, 'new_plan')}
    </ButtonLink>
  )
  return (
    <DeskScreen title={words.say(lang, 'plans')} lead={words.say(lang, 'plans_lead')} actions={any && add}>
      {any && (
        <FilterBar
          action="/desk/plans"
          label={words.say(lang, 'filter_plans')}
          clearHref={filter.status + filter.year === '' ? undefined : '/desk/plans'}
        >
          <SelectField
            name="status"
            label={words.say(lang, 'status')}
            options={[all, ...planStatuses.map((value) => ({ value, label: words.say(lang, value) }))]}
            value={filter.status}
          />
          <SelectField
            name="year"
            label={words.say(lang, 'year')}
            options={[all, ...years.map((value) => ({ value, label: value }))]}
            value={filter.year}
          />
        </FilterBar>
      )}
      {!any ? (
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_plan')} action={add}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.say(lang, 'plans')}
          captionHidden
          tools={
            mayCompare && (
              <ButtonLink href="/desk/review/periods" kind="quiet">
                {words.say(lang, 'compare')}
              </ButtonLink>
            )
          }
          empty={<p class="soft">{words.say(lang, 'none_so')}</p>}
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
