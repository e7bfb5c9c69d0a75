import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon, PlusIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search as searched } from '../../../platform/kit/list-filter.tsx'
import { number } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { moveAll } from '../contract.ts'
import type { Household } from '../reads.ts'
import { nameGroup, words } from '../words.ts'

export type HouseholdFilterShown = { query: string; teamId: string; vulnerable: string; reached: string }

type Props = {
  households: readonly Household[]
  total: number
  teams: readonly { teamId: string; name: string; villageId: string | null }[]
  villages: readonly { villageId: string; name: string }[]
  filter: HouseholdFilterShown
  /** The same filter as an address, for the exports. */
  search: string
  /** Whether there is a plan whose period "helped or not" can be asked of. */
  hasPeriod: boolean
  pages: PagesProps | undefined
  mayWrite: boolean
  mayErase: boolean
  mayMove: boolean
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
      actions={mayWrite && <Adding mayErase={props.mayErase} />}
    >
      {total === 0 && !isFiltered ? (
        <EmptyState icon={HouseholdIcon} title={words.say(lang, 'no_households')}>
          {words.say(lang, 'no_households_text')}
        </EmptyState>
      ) : (
        <>
          <Filters {...props} />
          <DataTable
            caption={words.say(lang, 'households')}
            captionHidden
            rows={households}
            rowKey={(household) => household.householdId}
            columns={columns(lang, props)}
            pages={pages}
            tools={total > 0 && <ExportLinks href="/desk/households" search={search} />}
            empty={
              <EmptyState icon={HouseholdIcon} title={words.say(lang, 'none_found')}>
                {words.say(lang, 'none_found_text')}
              </EmptyState>
            }
          />
          {props.mayMove && total > 0 && <MoveAll {...props} />}
        </>
      )}
    </DeskScreen>
  )
}

/** Of the team that is looked at: its village was merged into another, or a hamlet of it goes to one. */
function MoveAll({ filter, teams }: Props) {
  const { lang, attempt } = useStanding()
  const from = teams.find(({ teamId }) => teamId === filter.teamId)
  if (!from) return null
  return (
    <details class="confirm" open={attempt?.type === moveAll.type}>
      <summary class="button button-quiet">
        <span>{words.say(lang, 'move_all', { team: from.name })}</span>
      </summary>
      <CommandForm order={moveAll} fixed={{ fromTeamId: from.teamId }} class="confirm-box stack">
        <p class="soft">{words.say(lang, 'move_all_hint')}</p>
        <SelectField
          id="move-to"
          name="teamId"
          label={words.say(lang, 'move_to')}
          options={[
            { value: '', label: words.say(lang, 'choose_team') },
            ...teams
              .filter((team) => team !== from && team.villageId !== null)
              .map(({ teamId, name }) => ({ value: teamId, label: name })),
          ]}
          required
        />
        <TextField
          name="hamlet"
          label={words.say(lang, 'move_hamlet')}
          hint={words.say(lang, 'move_hamlet_hint')}
          optional
        />
        <Button>{words.say(lang, 'move_all_yes')}</Button>
      </CommandForm>
    </details>
  )
}

function Adding({ mayErase }: { mayErase: boolean }) {
  const lang = useLang()
  return (
    <>
      <ButtonLink href="/desk/households/import" kind="primary" icon={UploadIcon}>
        {words.say(lang, 'import_households')}
      </ButtonLink>
      <ButtonLink href="/desk/households/new" icon={PlusIcon}>
        {words.say(lang, 'register')}
      </ButtonLink>
      {mayErase && (
        <ButtonLink href="/desk/households/retention" kind="quiet">
          {words.say(lang, 'retention')}
        </ButtonLink>
      )}
    </>
  )
}

function Filters({ filter, teams, hasPeriod }: Props) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/households"
      label={words.say(lang, 'households')}
      parts={[
        searched(words.say(lang, 'search'), filter.query),
        choice(
          'teamId',
          words.say(lang, 'team'),
          filter.teamId,
          words.say(lang, 'all_teams'),
          teams.map((team) => [team.teamId, team.name] as const),
        ),
        choice(
          'vulnerable',
          words.say(lang, 'kind_of_household'),
          filter.vulnerable,
          words.say(lang, 'all_households'),
          [
            ['yes', words.say(lang, 'vulnerable_households')],
            ['no', words.say(lang, 'not_vulnerable')],
          ],
        ),
        ...(hasPeriod
          ? [
              choice('reached', words.say(lang, 'reached'), filter.reached, words.say(lang, 'reached_any'), [
                ['no', words.say(lang, 'reached_no')],
                ['yes', words.say(lang, 'reached_yes')],
              ]),
            ]
          : []),
      ]}
    />
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
