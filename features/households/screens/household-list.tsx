import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { DownloadIcon, HouseholdIcon, PlusIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Household } from '../reads.ts'
import { nameGroup, words } from '../words.ts'

export type HouseholdFilterShown = { query: string; teamId: string; vulnerable: string; reached: string }

type Props = {
  households: readonly Household[]
  total: number
  teams: readonly { teamId: string; name: string }[]
  villages: readonly { villageId: string; name: string }[]
  filter: HouseholdFilterShown
  /** The same filter as an address, for the exports. */
  search: string
  /** Whether there is a plan whose period "helped or not" can be asked of. */
  hasPeriod: boolean
  pages: PagesProps | undefined
  mayWrite: boolean
}

/** The commune's households, searched and filtered by address; what is shown can be taken along. */
export function HouseholdList(props: Props) {
  const { households, total, search, pages, mayWrite } = props
  const lang = useLang()
  const isFiltered = Object.values(props.filter).some((value) => value !== '')
  return (
    <DeskScreen
      title={words.say(lang, 'households')}
      lead={words.say(lang, 'households_count', { n: number(lang, total) })}
      actions={mayWrite && <Adding />}
    >
      {total === 0 && !isFiltered ? (
        <EmptyState icon={HouseholdIcon} title={words.say(lang, 'no_households')}>
          {words.say(lang, 'no_households_text')}
        </EmptyState>
      ) : (
        <>
          <Filters {...props} clearHref={isFiltered ? '/desk/households' : undefined} />
          <DataTable
            caption={words.say(lang, 'households')}
            captionHidden
            rows={households}
            rowKey={(household) => household.householdId}
            columns={columns(lang, props)}
            pages={pages}
            tools={total > 0 && <Exports search={search} />}
            empty={
              <EmptyState icon={HouseholdIcon} title={words.say(lang, 'none_found')}>
                {words.say(lang, 'none_found_text')}
              </EmptyState>
            }
          />
        </>
      )}
    </DeskScreen>
  )
}

function Adding() {
  const lang = useLang()
  return (
    <>
      <ButtonLink href="/desk/households/import" kind="primary" icon={UploadIcon}>
        {words.say(lang, 'import_households')}
      </ButtonLink>
      <ButtonLink href="/desk/households/new" icon={PlusIcon}>
        {words.say(lang, 'register')}
      </ButtonLink>
    </>
  )
}

function Filters({ filter, teams, hasPeriod, clearHref }: Props & { clearHref: string | undefined }) {
  const lang = useLang()
  return (
    <FilterBar action="/desk/households" label={words.say(lang, 'households')} clearHref={clearHref}>
      <TextField name="q" type="search" label={words.say(lang, 'search')} value={filter.query} />
      <SelectField
        name="teamId"
        label={words.say(lang, 'team')}
        value={filter.teamId}
        options={[
          { value: '', label: words.say(lang, 'all_teams') },
          ...teams.map((team) => ({ value: team.teamId, label: team.name })),
        ]}
      />
      <SelectField
        name="vulnerable"
        label={words.say(lang, 'kind_of_household')}
        value={filter.vulnerable}
        options={[
          { value: '', label: words.say(lang, 'all_households') },
          { value: 'yes', label: words.say(lang, 'vulnerable_households') },
          { value: 'no', label: words.say(lang, 'not_vulnerable') },
        ]}
      />
      {hasPeriod && (
        <SelectField
          name="reached"
          label={words.say(lang, 'reached')}
          value={filter.reached}
          options={[
            { value: '', label: words.say(lang, 'reached_any') },
            { value: 'no', label: words.say(lang, 'reached_no') },
            { value: 'yes', label: words.say(lang, 'reached_yes') },
          ]}
        />
      )}
    </FilterBar>
  )
}

function columns(lang: Lang, { teams, villages }: Props): Column<Household>[] {
  const teamName = new Map(teams.map((team) => [team.teamId, team.name]))
  const villageName = new Map(villages.map((village) => [village.villageId, village.name]))
  return [
    {
      key: 'head',
      header: words.say(lang, 'head_name'),
      naming: true,
      cell: (household) => <a href={`/desk/households/${household.householdId}`}>{household.headName}</a>,
    },
    {
      key: 'place',
      header: words.say(lang, 'village'),
      cell: (household) => [villageName.get(household.villageId), household.hamlet].filter(Boolean).join(' · ') || '—',
    },
    { key: 'team', header: words.say(lang, 'team'), cell: (household) => teamName.get(household.teamId) ?? '—' },
    {
      key: 'phone',
      header: words.say(lang, 'phone'),
      cell: (household) => (household.phone ? showPhone(household.phone) : '—'),
    },
    {
      key: 'groups',
      header: words.say(lang, 'group_column'),
      cell: (household) => <Groups codes={household.groups} />,
    },
  ]
}

export function Groups({ codes }: { codes: readonly string[] }) {
  const lang = useLang()
  if (codes.length === 0) return <>—</>
  return (
    <Chips>
      {codes.map((code) => (
        <Chip key={code} tone="primary">
          {nameGroup(lang, code)}
        </Chip>
      ))}
    </Chips>
  )
}

function Exports({ search }: { search: string }) {
  const lang = useLang()
  return (
    <>
      <ButtonLink href={`/desk/households.xlsx${search}`} icon={DownloadIcon} download>
        {words.say(lang, 'export_xlsx')}
      </ButtonLink>
      <ButtonLink href={`/desk/households.csv${search}`} kind="quiet" download>
        {words.say(lang, 'export_csv')}
      </ButtonLink>
    </>
  )
}
