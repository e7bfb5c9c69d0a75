import { ButtonLink } from '../../../platform/kit/button.tsx'
import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { DownloadIcon, InstallIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
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
}

/** Who took up which platform, and when; help with what was there already is told apart. */
export function Platforms({ uses, total, names, filter, search, pages, counts }: Props) {
  const lang = useLang()
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <DeskScreen
      title={words.say(lang, 'services')}
      lead={`${words.say(lang, 'by_platform')}: ${number(lang, total)}. ${words.say(lang, 'by_platform_note')}`}
    >
      <ServiceTabs here="platforms" counts={counts} />
      <FilterBar
        action="/desk/platforms"
        label={words.say(lang, 'platforms')}
        clearHref={isFiltered ? '/desk/platforms' : undefined}
        keep={filter.unnamed === '' ? {} : { unnamed: filter.unnamed }}
      >
        <SelectField
          name="platform"
          label={words.say(lang, 'platform')}
          value={filter.platform}
          options={[
            { value: '', label: words.say(lang, 'any_platform') },
            ...platforms.map((each) => ({ value: each.code || '-', label: each[lang] })),
          ]}
        />
        <SelectField
          name="use"
          label={words.say(lang, 'use')}
          value={filter.use}
          options={[
            { value: '', label: words.say(lang, 'all') },
            { value: 'first', label: words.say(lang, 'taken_up') },
            { value: 'again', label: words.say(lang, 'again') },
          ]}
        />
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
      </FilterBar>
      <DataTable
        caption={words.say(lang, 'platforms')}
        captionHidden
        rows={uses}
        rowKey={({ visitId, platform }) => `${visitId} ${platform}`}
        pages={pages}
        tools={
          total > 0 && (
            <>
              <ButtonLink href={`/desk/platforms.xlsx${search}`} icon={DownloadIcon} download>
                {words.say(lang, 'export_xlsx')}
              </ButtonLink>
              <ButtonLink href={`/desk/platforms.csv${search}`} kind="quiet" download>
                {words.say(lang, 'export_csv')}
              </ButtonLink>
            </>
          )
        }
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
    </DeskScreen>
  )
}

export function namePlatform(lang: 'vi' | 'en', code: string): string {
  return platforms.find((each) => each.code === code)?.[lang] ?? code
}

export function nameUse(lang: 'vi' | 'en', nth: number): string {
  return nth === 1 ? words.say(lang, 'first_use') : words.say(lang, 'nth_use', { n: nth })
}
