import type { Window } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, type FilterPart, ListFilter, search } from '../../../platform/kit/list-filter.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { addUsual, kinds } from '../../partners/contract.ts'
import type { Partner } from '../../partners/reads.ts'
import { nameKind } from '../../partners/words.ts'
import { type Figure, figures } from '../contract.ts'
import type { Contribution } from '../reads.ts'
import { tellWindow, words } from '../words.ts'
import { HowCounted, PartnerForm, PartnerTabs, windowParts } from './parts.tsx'

export type PartnerRow = Partner & Pick<Contribution, Figure>
export type PartnerSort = 'name' | 'kind' | Figure
export type PartnerFilterShown = { q: string; kind: string; standing: string; from: string; to: string; sort: string }

type Props = {
  rows: readonly PartnerRow[]
  filter: PartnerFilterShown
  sort: PartnerSort
  /** Where a figure of a partner leads: the lists behind the figures, with the same days. */
  window: Window
  /** The address with another column to sort by. */
  sortHref: (sort: PartnerSort) => string
  search: string
  mayWrite: boolean
  /** One of those that take part nearly everywhere is not there yet. */
  lacksUsual: boolean
  /** Who signs in for an organisation sees that one alone. */
  isOwn: boolean
  board: boolean
}

/** Where the records behind a figure stand. */
export const lists: Readonly<Record<Figure, string>> = {
  people_sent: 'people',
  sessions_cohosted: 'sessions',
  supports: 'help',
  households_helped: 'households',
}

/** Who takes part, and what each contributed. */
export function PartnerList(props: Props) {
  const { rows, filter, sort, window, sortHref, search: address, mayWrite, lacksUsual, isOwn, board } = props
  const lang = useLang()
  const shown = { window: tellWindow(lang, window) }
  const sorted = (key: PartnerSort) => ({
    href: sortHref(key),
    now: sort === key ? sortedAs(key) : undefined,
  })
  return (
    <DeskScreen title={words.say(lang, 'partners')} lead={words.say(lang, isOwn ? 'own_lead' : 'partners_lead', shown)}>
      <PartnerTabs here="list" board={board} />
      <ListFilter
        action="/desk/partners"
        label={words.say(lang, 'partners')}
        parts={[...(isOwn ? [] : partnerParts(lang, filter)), ...windowParts(lang, window)]}
        stays={filter.sort === '' ? {} : { sort: filter.sort }}
      />
      <DataTable
        caption={words.say(lang, 'partners')}
        captionHidden
        rows={rows}
        rowKey={({ partnerId }) => partnerId}
        tools={rows.length > 0 && <ExportLinks href="/desk/partners" search={address} />}
        empty={
          <EmptyState icon={GroupIcon} title={words.say(lang, 'none')}>
            {words.say(lang, isOwn ? 'none_own_text' : 'none_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: words.say(lang, 'name'),
            naming: true,
            sort: sorted('name'),
            cell: ({ partnerId, name, archivedOn }) => (
              <>
                <a href={`/desk/partners/${partnerId}${address}`}>{name}</a>
                {archivedOn !== null && (
                  <>
                    {' '}
                    <Chip>{words.say(lang, 'archived')}</Chip>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'kind',
            header: words.say(lang, 'kind'),
            sort: sorted('kind'),
            cell: ({ kind }) => nameKind(lang, kind),
          },
          { key: 'contact', header: words.say(lang, 'contact'), cell: ({ contact }) => contact || '—' },
          ...figures.map((figure) => ({
            key: figure,
            header: words.say(lang, figure),
            kind: 'figure' as const,
            sort: sorted(figure),
            cell: (row: PartnerRow) => (
              <a href={`/desk/partners/${row.partnerId}/${lists[figure]}?from=${window.from}&to=${window.to}`}>
                {number(lang, row[figure])}
              </a>
            ),
          })),
        ]}
      />
      <HowCounted />
      {mayWrite && (
        <>
          {lacksUsual && (
            <Card title={words.say(lang, 'add_usual')}>
              <p class="soft small">{words.say(lang, 'add_usual_note')}</p>
              <CommandForm order={addUsual}>
                <Button icon={PlusIcon}>{words.say(lang, 'add_usual')}</Button>
              </CommandForm>
            </Card>
          )}
          <Card title={words.say(lang, 'add')}>
            <PartnerForm />
          </Card>
        </>
      )}
    </DeskScreen>
  )
}

function partnerParts(lang: Lang, filter: PartnerFilterShown): FilterPart[] {
  const ofKind = kinds.map((kind) => [kind.code, kind[lang]] as const)
  const archived = [['archived', words.say(lang, 'archived')]] as const
  return [
    search(words.say(lang, 'search'), filter.q),
    choice('kind', words.say(lang, 'kind'), filter.kind, words.say(lang, 'any_kind'), ofKind),
    choice('standing', words.say(lang, 'standing'), filter.standing, words.say(lang, 'present'), archived),
  ]
}

/** Names from A on, figures from the most. */
function sortedAs(key: PartnerSort): 'ascending' | 'descending' {
  return key === 'name' || key === 'kind' ? 'ascending' : 'descending'
}
