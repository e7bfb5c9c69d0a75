import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { AreaField, SelectField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { StarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search as searched } from '../../../platform/kit/list-filter.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { nominate } from '../contract.ts'
import type { Nomination, NominationStatus } from '../reads/nominations.ts'
import { words } from '../words.ts'
import { NominationState, NoPlan, type Place, RecognitionTabs } from './parts.tsx'

export const nominationStates = ['proposed', 'approved', 'declined', 'withdrawn'] as const

export type NominationRow = Nomination & {
  /** Written down, or as it stands now; null: not shown to this reader, or not known. */
  readonly points: number | null
  readonly proposer: string | undefined
}

export type NominationFilter = { q: string; status: NominationStatus | ''; subject: string }

type Props = {
  planId: string | undefined
  rows: readonly NominationRow[]
  filter: NominationFilter
  search: string
  tabs: readonly Place[]
  mayNominate: boolean
}

/** Who is put forward, by whom and why, and how it stands. */
export function Nominations({ planId, rows, filter, search, tabs, mayNominate }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'nominations')}
      lead={words.say(lang, 'nominations_lead')}
      actions={
        mayNominate &&
        planId !== undefined && (
          <ButtonLink href="/desk/recognition/nominations/new" kind="primary" icon={StarIcon}>
            {words.say(lang, 'nominate')}
          </ButtonLink>
        )
      }
    >
      <RecognitionTabs here="nominations" only={tabs} />
      {planId === undefined && <NoPlan />}
      <Filters filter={filter} />
      <DataTable
        caption={words.say(lang, 'nominations')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.nominationId}
        columns={columns(lang)}
        tools={rows.length > 0 && <ExportLinks href="/desk/recognition/nominations" search={search} />}
        empty={
          <EmptyState icon={StarIcon} title={words.say(lang, 'no_nominations')}>
            {words.say(lang, 'no_nominations_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter }: Pick<Props, 'filter'>) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/recognition/nominations"
      label={words.say(lang, 'nominations')}
      parts={[
        searched(words.say(lang, 'search_name'), filter.q),
        choice(
          'status',
          words.say(lang, 'state'),
          filter.status,
          words.say(lang, 'all'),
          nominationStates.map((value) => [value, words.say(lang, value)] as const),
        ),
        choice(
          'subject',
          words.say(lang, 'subject'),
          filter.subject,
          words.say(lang, 'all'),
          (['team', 'member'] as const).map((value) => [value, words.say(lang, `board_${value}`)] as const),
        ),
      ]}
    />
  )
}

function columns(lang: Lang): Column<NominationRow>[] {
  return [
    {
      key: 'name',
      header: words.say(lang, 'nominee'),
      naming: true,
      cell: ({ nominationId, name, memberId, teamName }) => (
        <>
          <a href={`/desk/recognition/nominations/${nominationId}`}>{name}</a>
          {memberId !== null && <div class="small soft">{teamName}</div>}
        </>
      ),
    },
    { key: 'reason', header: words.say(lang, 'reason'), cell: ({ reason }) => reason },
    {
      key: 'points',
      header: words.say(lang, 'points'),
      kind: 'figure',
      cell: ({ points }) => (points === null ? '—' : number(lang, points)),
    },
    {
      key: 'voices',
      header: words.say(lang, 'voices'),
      cell: ({ agree, disagree }) => words.say(lang, 'voices_n', { agree, disagree }),
    },
    { key: 'by', header: words.say(lang, 'proposed_by'), cell: ({ proposer }) => proposer ?? '—' },
    { key: 'status', header: words.say(lang, 'state'), cell: ({ status }) => <NominationState status={status} /> },
  ]
}

type NewProps = {
  planId: string
  teams: readonly { teamId: string; name: string }[]
  /** Of the chosen team, where the reader may see them. */
  members: readonly { memberId: string; name: string }[]
  teamId: string
  memberId: string
}

/** First the team, then the team itself or one of its people: two steps, so that no list of everybody is needed. */
export function NominationNew({ planId, teams, members, teamId, memberId }: NewProps) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'nominate')}
      crumbs={[{ href: '/desk/recognition/nominations', label: words.say(lang, 'nominations') }]}
    >
      <Card title={words.say(lang, 'which_team')}>
        <form method="get" action="/desk/recognition/nominations/new" class="stack" data-form="team">
          <SelectField
            name="team"
            label={words.say(lang, 'team')}
            value={teamId}
            options={teams.map(({ teamId: value, name }) => ({ value, label: name }))}
          />
          <Button>{words.say(lang, 'choose_team')}</Button>
        </form>
      </Card>
      {teamId !== '' && (
        <Card title={words.say(lang, 'who_and_why')}>
          <NominateForm
            {...{ planId, teamId, members, memberId }}
            teamName={teams.find((team) => team.teamId === teamId)?.name ?? ''}
            next="/desk/recognition/nominations/{nominationId}"
          />
        </Card>
      )}
    </DeskScreen>
  )
}

type FormProps = Pick<NewProps, 'planId' | 'members' | 'teamId' | 'memberId'> & { teamName: string; next: string }

export function NominateForm({ planId, members, teamId, memberId, teamName, next }: FormProps) {
  const lang = useLang()
  return (
    <CommandForm order={nominate} fixed={{ planId, teamId }} born={['nominationId']} next={next} class="stack">
      <SelectField
        name="memberId"
        label={words.say(lang, 'nominee')}
        value={memberId}
        options={[
          { value: '', label: words.say(lang, 'team_as_whole', { team: teamName }) },
          ...members.map(({ memberId: value, name }) => ({ value, label: name })),
        ]}
      />
      <AreaField
        name="reason"
        label={words.say(lang, 'nominate_reason')}
        hint={words.say(lang, 'nominate_hint')}
        rows={3}
        maxLength={1000}
        required
      />
      <Button kind="primary">{words.say(lang, 'nominate')}</Button>
    </CommandForm>
  )
}
