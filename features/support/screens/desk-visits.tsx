import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, DownloadIcon, RefusedIcon, TaskIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Visit } from '../reads.ts'
import { kinds } from '../rules.ts'
import { nameItem, words } from '../words.ts'

export type VisitFilterShown = {
  teamId: string
  from: string
  to: string
  kind: string
  status: string
  vulnerable: string
}

/** Names of what a visit points at, read once for the whole page. */
export type VisitNames = { teams: ReadonlyMap<string, string>; households: ReadonlyMap<string, string> }

type Props = {
  visits: readonly Visit[]
  total: number
  names: VisitNames
  filter: VisitFilterShown
  /** What must stay in the address though no field shows it: the figure or the household the list was opened from. */
  keep: Readonly<Record<string, string>>
  /** What the list was opened from, in words. */
  about: string | undefined
  search: string
  pages: PagesProps | undefined
}

/** Every record behind the figures, filtered by address, so that a number can lead here. */
export function DeskVisits(props: Props) {
  const { visits, total, names, search, pages, about } = props
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'desk_visits')} lead={words.say(lang, 'visits', { n: number(lang, total) })}>
      {about !== undefined && (
        <Notice
          kind="info"
          title={about}
          action={
            <ButtonLink href="/desk/visits" kind="quiet">
              {words.say(lang, 'see_all_visits')}
            </ButtonLink>
          }
        >
          {words.say(lang, 'records_behind')}
        </Notice>
      )}
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, 'desk_visits')}
        captionHidden
        rows={visits}
        rowKey={(visit) => visit.visitId}
        columns={columns(lang, names)}
        pages={pages}
        tools={
          total > 0 && (
            <>
              <ButtonLink href={`/desk/visits.xlsx${search}`} icon={DownloadIcon} download>
                {words.say(lang, 'export_xlsx')}
              </ButtonLink>
              <ButtonLink href={`/desk/visits.csv${search}`} kind="quiet" download>
                {words.say(lang, 'export_csv')}
              </ButtonLink>
            </>
          )
        }
        empty={
          <EmptyState icon={TaskIcon} title={words.say(lang, 'no_visits')}>
            {words.say(lang, 'no_visits_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter, keep, names }: Props) {
  const lang = useLang()
  const isFiltered = [...Object.values(filter), ...Object.values(keep)].some((value) => value !== '')
  return (
    <FilterBar
      action="/desk/visits"
      label={words.say(lang, 'desk_visits')}
      clearHref={isFiltered ? '/desk/visits' : undefined}
      keep={keep}
    >
      <SelectField
        name="teamId"
        label={words.say(lang, 'team')}
        value={filter.teamId}
        options={[
          { value: '', label: words.say(lang, 'all_teams') },
          ...[...names.teams].map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextField name="from" type="date" label={words.say(lang, 'from_day')} value={filter.from} />
      <TextField name="to" type="date" label={words.say(lang, 'to_day')} value={filter.to} />
      <SelectField
        name="kind"
        label={words.say(lang, 'what')}
        value={filter.kind}
        options={[
          { value: '', label: words.say(lang, 'all_kinds') },
          ...kinds.map((kind) => ({ value: kind.code, label: kind[lang] })),
        ]}
      />
      <SelectField
        name="vulnerable"
        label={words.say(lang, 'who_for')}
        value={filter.vulnerable}
        options={[
          { value: '', label: words.say(lang, 'everybody') },
          { value: 'yes', label: words.say(lang, 'vulnerable_in_person') },
        ]}
      />
      <SelectField
        name="status"
        label={words.say(lang, 'state')}
        value={filter.status}
        options={[
          { value: '', label: words.say(lang, 'any_state') },
          { value: 'counted', label: words.say(lang, 'counted') },
          { value: 'cancelled', label: words.say(lang, 'cancelled') },
        ]}
      />
    </FilterBar>
  )
}

function columns(lang: Lang, names: VisitNames): Column<Visit>[] {
  return [
    {
      key: 'who',
      header: words.say(lang, 'household'),
      naming: true,
      cell: (visit) => <a href={`/desk/visits/${visit.visitId}`}>{whoOf(lang, visit, names)}</a>,
    },
    { key: 'day', header: words.say(lang, 'held_on'), cell: (visit) => day(visit.heldOn) },
    { key: 'team', header: words.say(lang, 'team'), cell: (visit) => names.teams.get(visit.teamId) ?? '—' },
    {
      key: 'items',
      header: words.say(lang, 'what'),
      cell: (visit) => visit.items.map((item) => nameItem(lang, item)).join(', '),
    },
    { key: 'mode', header: words.say(lang, 'mode'), cell: (visit) => words.say(lang, visit.mode) },
    {
      key: 'people',
      header: words.say(lang, 'people_short'),
      kind: 'figure',
      cell: (visit) => number(lang, visit.people),
    },
    { key: 'status', header: words.say(lang, 'state'), cell: (visit) => <VisitState status={visit.status} /> },
  ]
}

export function whoOf(lang: Lang, visit: Pick<Visit, 'householdId'>, names: VisitNames): string {
  if (visit.householdId === null) return words.say(lang, 'anonymous')
  return names.households.get(visit.householdId) ?? words.say(lang, 'household')
}

export function VisitState({ status }: { status: Visit['status'] }) {
  const lang = useLang()
  return (
    <Chip tone={status === 'counted' ? 'met' : 'stalled'} icon={status === 'counted' ? CheckIcon : RefusedIcon}>
      {words.say(lang, status)}
    </Chip>
  )
}
