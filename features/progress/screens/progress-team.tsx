import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Chip, StatusChip } from '../../../platform/kit/chip.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BellIcon, GroupIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { figures, type ProgressWindow } from '../contract.ts'
import type { TeamProgress, Week } from '../reads.ts'
import type { Pace } from '../rules/pace.ts'
import { nameAim, tellProgress, tellRate, words } from '../words.ts'
import { AimCharts, type AimRow, aimColumns } from './aim-parts.tsx'
import { recordsHref } from './records-href.ts'

type Props = {
  team: TeamProgress
  window: ProgressWindow
  /** Targets that are due again and again, in every window until now. */
  due: readonly Pace[]
  /** Week by week, of the targets that are drawn. */
  weeks: ReadonlyMap<Pace, readonly Week[]>
  today: Day
  mayWrite: boolean
}

/** One team: its sentence, every target of its own, and how it went. */
export function ProgressTeam({ team, window, due, weeks, today, mayWrite }: Props) {
  const lang = useLang()
  const idle = team.status === 'stalled'
  const row = (pace: Pace): AimRow => ({
    key: `${pace.indicator} ${pace.every} ${pace.window.from}`,
    teamId: team.teamId,
    pace,
    idle,
  })
  const rows = [...team.paces.filter(({ every }) => every === null), ...due].map(row)
  const rates = team.paces.filter(({ perWeekNeeded, every }) => perWeekNeeded !== null && every === null)
  return (
    <DeskScreen
      title={team.name}
      lead={team.paces.length > 0 ? tellProgress(lang, '', team.paces).trim() : words.say(lang, 'no_target')}
      crumbs={[{ href: '/desk/progress', label: words.say(lang, 'progress') }]}
      actions={
        <>
          {mayWrite && (
            <ButtonLink href={`/desk/urge/${team.teamId}`} icon={BellIcon} kind="primary">
              {words.say(lang, 'urge')}
            </ButtonLink>
          )}
          <ButtonLink href={`/desk/teams/${team.teamId}`} icon={GroupIcon}>
            {words.say(lang, 'members_of_team')}
          </ButtonLink>
        </>
      }
    >
      <div class="chips">
        {team.status ? (
          <StatusChip status={team.status} detail={words.say(lang, team.status)} />
        ) : (
          <Chip>{words.say(lang, 'no_target')}</Chip>
        )}
        {rates.map((pace) => (
          <Chip key={pace.indicator}>{`${nameAim(lang, pace)}: ${tellRate(lang, pace)}`}</Chip>
        ))}
      </div>
      {rows.length > 0 && (
        <DataTable
          caption={words.say(lang, 'targets')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              header: words.say(lang, 'target_of_plan'),
              naming: true,
              cell: ({ pace }) => pace && nameAim(lang, pace),
            },
            ...aimColumns<AimRow>(lang),
          ]}
        />
      )}
      {[...weeks].map(([pace, ofPace], at) => (
        <Card key={pace.indicator}>
          <AimCharts id={`aim-${at}`} pace={pace} weeks={ofPace} today={today} />
        </Card>
      ))}
      <Card title={words.say(lang, 'all_figures')}>
        <Facts
          facts={[
            ...figures.map((figure) => ({
              name: words.say(lang, figure),
              value: number(lang, team.figures[figure]),
              href: recordsHref({ figure, window, teamId: team.teamId }),
            })),
            {
              name: words.say(lang, 'last_activity'),
              value: team.lastActivity ? day(team.lastActivity) : words.say(lang, 'never'),
            },
          ]}
        />
      </Card>
    </DeskScreen>
  )
}
