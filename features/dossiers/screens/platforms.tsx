import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { InstallIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, days, ListFilter } from '../../../platform/kit/list-filter.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Use } from '../../support/reads.ts'
import { platforms } from '../../support/rules.ts'
import type { DossierNames } from '../reads/names.ts'
import { words } from '../words.ts'
import { whoOf } from './dossier-list.tsx'
import { ServiceTabs } from './parts.tsx'

export type UseFilterShown = {
  platform: string
  use: string
  unnamed: string
  teamId: string
  from: string
  to: string
}

type Props = {
  uses: readonly Use[]
  total: number
  names: DossierNames
  filter: UseFilterShown
  search: string
  pages: PagesProps | undefined
  counts: { due: number; unmatched: number }
  /** From where it is known what these are, and whether anybody has checked. */
  sources: readonly SourceShown[]
}

export type SourceShown = {
  readonly code: string
  readonly name: string
  readonly operator: string
  readonly source: string
  readonly checkedOn: string | null
}

/** Who took up which platform, and when; help with what was there already is told apart. */
export function Platforms({ uses, total, names, filter, search, pages, counts, sources }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'services')}
      lead={`${words.say(lang, 'by_platform')}: ${number(lang, total)}. ${words.say(lang, 'by_platform_note')}`}
    >
      <ServiceTabs here="platforms" counts={counts} />
      <ListFilter
        action="/desk/platforms"
        label={words.say(lang, 'platforms')}
        keep={filter.unnamed === '' ? {} : { unnamed: filter.unnamed }}
        parts={[
          choice(
            'platform',
            words.say(lang, 'platform'),
            filter.platform,
            words.say(lang, 'any_platform'),
            platforms.map((each) => [each.code || '-', each[lang]] as const),
          ),
          choice('use', words.say(lang, 'use'), filter.use, words.say(lang, 'all'), [
            ['first', words.say(lang, 'taken_up')],
            ['again', words.say(lang, 'again')],
          ]),
          choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), names.teams),
          ...days([words.say(lang, 'from_day'), words.say(lang, 'to_day')], filter),
        ]}
      />
      <DataTable
        caption={words.say(lang, 'platforms')}
        captionHidden
        rows={uses}
        rowKey={({ visitId, platform }) => `${visitId} ${platform}`}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/platforms" search={search} />}
        columns={[
          {
            key: 'who',
            header: words.say(lang, 'household'),
            naming: true,
            cell: (use) => <a href={`/desk/visits/${use.visitId}`}>{whoOf(lang, use, names)}</a>,
          },
          { key: 'platform', header: words.say(lang, 'platform'), cell: (use) => namePlatform(lang, use.platform) },
          { key: 'day', header: words.say(lang, 'on_day'), cell: (use) => day(use.heldOn) },
          { key: 'team', header: words.say(lang, 'team'), cell: (use) => names.teams.get(use.teamId) ?? '—' },
          { key: 'nth', header: words.say(lang, 'use'), cell: (use) => nameUse(lang, use.nth) },
        ]}
        empty={
          <EmptyState icon={InstallIcon} title={words.say(lang, 'no_uses')}>
            {words.say(lang, 'no_uses_text')}
          </EmptyState>
        }
      />
      <h2>{words.say(lang, 'catalogue_sources')}</h2>
      <DataTable
        caption={words.say(lang, 'catalogue_sources')}
        captionHidden
        rows={sources}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', header: words.say(lang, 'platform_or_bill'), naming: true, cell: ({ name }) => name },
          { key: 'operator', header: words.say(lang, 'operator'), cell: ({ operator }) => operator || '—' },
          { key: 'source', header: words.say(lang, 'source'), cell: ({ source }) => source },
          {
            key: 'checked',
            header: words.say(lang, 'verified'),
            cell: ({ checkedOn }) => (checkedOn === null ? words.say(lang, 'not_verified') : day(checkedOn)),
          },
        ]}
      />
    </DeskScreen>
  )
}

export function namePlatform(lang: 'vi' | 'en', code: string): string {
  return platforms.find((each) => each.code === code)?.[lang] ?? code
}

export function nameUse(lang: 'vi' | 'en', nth: number): string {
  return nth === 1 ? words.say(lang, 'first_use') : words.say(lang, 'nth_use', { n: nth })
}
