import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, RefusedIcon, TaskIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, days, ListFilter } from '../../../platform/kit/list-filter.tsx'
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
        tools={total > 0 && <ExportLinks href="/desk/visits" search={search} />}
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
  return (
    <ListFilter
      action="/desk/visits"
      label={words.say(lang, 'desk_visits')}
      keep={keep}
      parts={[
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), names.teams),
        ...days([words.say(lang, 'from_day'), words.say(lang, 'to_day')], filter),
        choice(
          'kind',
          words.say(lang, 'what'),
          filter.kind,
          words.say(lang, 'all_kinds'),
          kinds.map((kind) => [kind.code, kind[lang]] as const),
        ),
        choice('vulnerable', words.say(lang, 'who_for'), filter.vulnerable, words.say(lang, 'everybody'), [
          ['yes', words.say(lang, 'vulnerable_in_person')],
        ]),
        choice('status', words.say(lang, 'state'), filter.status, words.say(lang, 'any_state'), [
          ['counted', words.say(lang, 'counted')],
          ['cancelled', words.say(lang, 'cancelled')],
        ]),
      ]}
    />
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
