import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import type { Column } from '../../../platform/kit/data-table.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon, PersonIcon, PlanIcon, TaskIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { type DutyArea, dutyAreas } from '../contract.ts'
import type { Team } from '../reads.ts'
import { words } from '../words.ts'
import { Hole } from './area-table.tsx'

type Coverage = readonly { teamId: string; area: DutyArea; members: number }[]
type Props = { teams: readonly Team[]; coverage: Coverage; mayWrite: boolean }

/** Every team with its leader, and which duty areas nobody looks after. */
export function TeamList({ teams, coverage, mayWrite }: Props) {
  const lang = useLang()
  const members = teams.reduce((sum, team) => sum + team.members, 0)
  if (teams.length === 0) return <NoTeams mayWrite={mayWrite} />
  return (
    <DeskScreen
      title={words.say(lang, 'teams')}
      lead={words.say(lang, 'teams_lead', { teams: teams.length, members })}
      actions={
        <>
          {mayWrite && (
            <ButtonLink href="/desk/teams/import" kind="primary" icon={UploadIcon}>
              {words.say(lang, 'import_members')}
            </ButtonLink>
          )}
          <ButtonLink href="/desk/teams/reviews" icon={TaskIcon}>
            {words.say(lang, 'review')}
          </ButtonLink>
          <ButtonLink href="/desk/teams/areas" icon={PlanIcon}>
            {words.say(lang, 'area_table')}
          </ButtonLink>
          <ButtonLink href="/desk/teams/members" icon={PersonIcon}>
            {words.say(lang, 'all_members')}
          </ButtonLink>
        </>
      }
    >
      <DataTable
        caption={caption(lang, teams, coverage)}
        rows={teams}
        rowKey={(team) => team.teamId}
        columns={columns(lang, coverage)}
        tools={<ExportLinks href="/desk/teams" />}
      />
    </DeskScreen>
  )
}

function NoTeams({ mayWrite }: { mayWrite: boolean }) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'teams')}>
      <EmptyState
        icon={GroupIcon}
        title={words.say(lang, 'no_teams')}
        action={
          mayWrite && (
            <ButtonLink href="/desk/teams/set-up" kind="primary" icon={GroupIcon}>
              {words.say(lang, 'set_up')}
            </ButtonLink>
          )
        }
      >
        {words.say(lang, 'no_teams_text')}
      </EmptyState>
    </DeskScreen>
  )
}

function caption(lang: Lang, teams: readonly Team[], coverage: Coverage): string {
  const all = teams.length * dutyAreas.length
  const filled = new Set(coverage.map(({ teamId, area }) => `${teamId} ${area}`)).size
  return `${words.say(lang, 'coverage')}: ${words.say(lang, 'coverage_note', { holes: all - filled, all })}`
}

function columns(lang: Lang, coverage: Coverage): Column<Team>[] {
  const count = new Map(coverage.map(({ teamId, area, members }) => [`${teamId} ${area}`, members]))
  return [
    {
      key: 'name',
      header: words.say(lang, 'team'),
      naming: true,
      cell: (team) => <a href={`/desk/teams/${team.teamId}`}>{team.name}</a>,
    },
    {
      key: 'leader',
      header: words.say(lang, 'leader_of_team'),
      cell: (team) => team.leaderName ?? <Chip tone="behind">{words.say(lang, 'vacant')}</Chip>,
    },
    {
      key: 'members',
      header: words.say(lang, 'members'),
      kind: 'figure',
      cell: (team) => team.members,
    },
    ...dutyAreas.map(
      (area): Column<Team> => ({
        key: area.code,
        header: words.say(lang, `short_${area.code}`),
        cell: ({ teamId }) => {
          const members = count.get(`${teamId} ${area.code}`) ?? 0
          return members > 0 ? <b>{members}</b> : <Hole teamId={teamId} area={area.code} />
        },
      }),
    ),
  ]
}
