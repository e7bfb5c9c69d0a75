import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PersonIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search as searched } from '../../../platform/kit/list-filter.tsx'
import { day } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Member } from '../reads.ts'
import { nameArea, words } from '../words.ts'

type Props = {
  members: readonly Member[]
  total: number
  teams: readonly { teamId: string; name: string }[]
  filter: { query: string; teamId: string; on: string }
  /** The same filter as an address, for the exports. */
  search: string
  pages: PagesProps | undefined
  mayWrite: boolean
}

/** Everybody in the teams now, searched and filtered by address. */
export function MemberList({ members, total, teams, filter, search, pages, mayWrite }: Props) {
  const lang = useLang()
  const teamName = new Map(teams.map((team) => [team.teamId, team.name]))
  return (
    <DeskScreen
      title={words.say(lang, 'all_members')}
      lead={
        filter.on
          ? words.say(lang, 'members_on', { n: total, day: day(filter.on) })
          : words.say(lang, 'members_lead', { n: total })
      }
      crumbs={[{ href: '/desk/teams', label: words.say(lang, 'teams') }]}
      actions={
        mayWrite && (
          <ButtonLink href="/desk/teams/import" icon={UploadIcon}>
            {words.say(lang, 'import_members')}
          </ButtonLink>
        )
      }
    >
      <ListFilter
        action="/desk/teams/members"
        label={words.say(lang, 'search')}
        parts={[
          searched(words.say(lang, 'search'), filter.query),
          choice(
            'teamId',
            words.say(lang, 'team'),
            filter.teamId,
            words.say(lang, 'all_teams'),
            teams.map((team) => [team.teamId, team.name] as const),
          ),
          { type: 'date', name: 'on', label: words.say(lang, 'on_day'), value: filter.on },
        ]}
      />
      <DataTable
        caption={words.say(lang, 'members')}
        captionHidden
        rows={members}
        rowKey={(member) => member.memberId}
        pages={pages}
        tools={members.length > 0 && <ExportLinks href="/desk/teams/members" search={search} />}
        empty={
          <EmptyState icon={PersonIcon} title={words.say(lang, 'nobody_found')}>
            {words.say(lang, 'nobody_found_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: words.say(lang, 'name'),
            naming: true,
            cell: (member) => <a href={`/desk/teams/${member.teamId}#m-${member.memberId}`}>{member.name}</a>,
          },
          { key: 'team', header: words.say(lang, 'team'), cell: (member) => teamName.get(member.teamId) ?? '—' },
          { key: 'position', header: words.say(lang, 'position'), cell: (member) => words.say(lang, member.position) },
          {
            key: 'phone',
            header: words.say(lang, 'phone'),
            cell: (member) => (member.phone ? showPhone(member.phone) : '—'),
          },
          {
            key: 'organization',
            header: words.say(lang, 'organization'),
            cell: (member) => member.organization || '—',
          },
          {
            key: 'areas',
            header: words.say(lang, 'areas'),
            cell: (member) =>
              member.areas.length === 0 ? (
                <Chip tone="behind">{words.say(lang, 'nobody')}</Chip>
              ) : (
                member.areas.map((area) => nameArea(lang, area)).join(', ')
              ),
          },
          { key: 'since', header: words.say(lang, 'since'), cell: (member) => day(member.since) },
        ]}
      />
    </DeskScreen>
  )
}
