import type { Day, Window } from '../../../platform/clock/days.ts'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { StarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { ListFilter } from '../../../platform/kit/list-filter.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { arrivesWithinDays, doubts, lateAfterDays, mostADay, mostHands, type Standing, type Verdict } from '../rules.ts'
import { nameVerdict, tellWindow, words } from '../words.ts'
import { type Names, PartnerTabs, windowParts } from './parts.tsx'
import { tellMode } from './records.tsx'

type Props = {
  window: Window
  teams: readonly Standing[]
  members: readonly Standing[]
  names: Names
  /** The team of each member by its name. */
  teamOf: Names
  search: string
}

/** The youth union's members and their teams by what is hard to make up, with the method beside it. */
export function EmulationBoard({ window, teams, members, names, teamOf, search }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'emulation_title')}
      lead={words.say(lang, 'emulation_lead', { window: tellWindow(lang, window) })}
    >
      <PartnerTabs here="emulation" board />
      <ListFilter action="/desk/emulation" label={words.say(lang, 'emulation')} parts={windowParts(lang, window)} />
      {members.length === 0 ? (
        <EmptyState icon={StarIcon} title={words.say(lang, 'emulation_none')}>
          {words.say(lang, 'emulation_none_text')}
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption={words.say(lang, 'by_team')}
            rows={teams}
            rowKey={({ id }) => id}
            tools={<ExportLinks href="/desk/emulation" search={search} />}
            columns={[
              { key: 'name', header: words.say(lang, 'team'), naming: true, cell: ({ id }) => names.get(id) ?? '—' },
              figure(lang, 'rank'),
              figure(lang, 'people'),
              ...shared(lang),
            ]}
          />
          <DataTable
            caption={words.say(lang, 'by_member')}
            rows={members}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                header: words.say(lang, 'person'),
                naming: true,
                cell: ({ id }) => <a href={`/desk/emulation/${id}${search}`}>{names.get(id) ?? '—'}</a>,
              },
              { key: 'team', header: words.say(lang, 'team'), cell: ({ id }) => teamOf.get(id) ?? '—' },
              figure(lang, 'rank'),
              ...shared(lang),
            ]}
          />
        </>
      )}
      <Method />
    </DeskScreen>
  )
}

function figure(lang: Lang, key: 'rank' | 'people' | 'vulnerable' | 'days' | 'doubts'): Column<Standing> {
  return { key, header: words.say(lang, key), kind: 'figure', cell: (row) => number(lang, row[key]) }
}

function shared(lang: Lang): Column<Standing>[] {
  return [
    {
      key: 'households',
      header: words.say(lang, 'households_in_person'),
      kind: 'figure',
      cell: ({ households }) => <b>{number(lang, households)}</b>,
    },
    figure(lang, 'vulnerable'),
    figure(lang, 'days'),
    figure(lang, 'doubts'),
  ]
}

function Method() {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'method')} tone="wash">
      <ul>
        <li>{words.say(lang, 'method_counts')}</li>
        <li>{words.say(lang, 'method_order')}</li>
        <li>{words.say(lang, 'method_not')}</li>
        <li>
          {words.say(lang, 'method_doubts', {
            ...{ late: lateAfterDays, arrives: arrivesWithinDays, hands: mostHands, aday: mostADay },
          })}
        </li>
      </ul>
    </Card>
  )
}

type JudgedHand = {
  visit: number
  visitId: string | null
  teamId: string
  heldOn: Day
  savedOn: Day
  inPerson: boolean
  verdict: Verdict
}
type MemberProps = {
  name: string
  window: Window
  hands: readonly JudgedHand[]
  teams: Names
  search: string
}

/** Every visit that one person had a hand in, each with what it added to the board and why. */
export function EmulationMember({ name, window, hands, teams, search }: MemberProps) {
  const lang = useLang()
  const counted = hands.filter(({ verdict }) => verdict === 'counts').length
  return (
    <DeskScreen
      title={name}
      lead={`${words.say(lang, 'households_in_person')}: ${number(lang, counted)}, ${tellWindow(lang, window)}`}
      crumbs={[
        { href: '/desk/partners', label: words.say(lang, 'partners') },
        { href: `/desk/emulation${search}`, label: words.say(lang, 'emulation_title') },
      ]}
    >
      <DataTable
        caption={words.say(lang, 'supports')}
        rows={hands}
        rowKey={({ visit }) => String(visit)}
        columns={[
          {
            key: 'held',
            header: words.say(lang, 'held_on'),
            naming: true,
            cell: ({ heldOn, visitId }) =>
              visitId === null ? day(heldOn) : <a href={`/desk/visits/${visitId}`}>{day(heldOn)}</a>,
          },
          { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => teams.get(teamId) ?? '—' },
          { key: 'mode', header: words.say(lang, 'mode'), cell: ({ inPerson }) => tellMode(lang, inPerson) },
          { key: 'saved', header: words.say(lang, 'saved_on'), cell: ({ savedOn }) => day(savedOn) },
          {
            key: 'verdict',
            header: words.say(lang, 'verdict'),
            cell: ({ verdict }) => <Chip tone={toneOf(verdict)}>{nameVerdict(lang, verdict)}</Chip>,
          },
        ]}
        empty={
          <EmptyState icon={StarIcon} title={words.say(lang, 'no_records')}>
            {words.say(lang, 'no_records_text')}
          </EmptyState>
        }
      />
      <Method />
    </DeskScreen>
  )
}

function toneOf(verdict: Verdict): ChipTone {
  if (verdict === 'counts') return 'met'
  return doubts.includes(verdict) ? 'behind' : 'neutral'
}
