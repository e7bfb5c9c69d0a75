import type { Day } from '../../../platform/clock/days.ts'
import { PaceLine } from '../../../platform/kit/charts/pace-line.tsx'
import { type TeamBar, TeamBars } from '../../../platform/kit/charts/team-bars.tsx'
import { type Village, VillageGrid } from '../../../platform/kit/charts/village-grid.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import type { TeamProgress } from '../reads.ts'
import { standingOf } from '../rules/pace.ts'
import { words } from '../words.ts'
import type { OverviewPlan } from './overview.tsx'
import { recordsHref } from './records-href.ts'

export type Course = readonly { day: Day; households: number; vulnerable: number }[]

type Props = { plan: OverviewPlan; teams: readonly TeamProgress[]; course: Course; today: Day }

const households = 'households_supported'
const vulnerable = 'vulnerable_households_guided_in_person'

export function OverviewCharts(props: Props) {
  return (
    <>
      <div class="columns">
        <CourseLine {...props} />
        <Villages {...props} />
      </div>
      <VulnerableBars {...props} />
    </>
  )
}

function CourseLine({ plan, teams, course, today }: Props) {
  const lang = useLang()
  const added = teams.reduce((sum, team) => sum + (paceOf(team, households)?.atLeast ?? 0), 0)
  const target = plan.communeTarget ?? added
  const { from, to } = plan.targetWindow
  const reached = course.at(-1)?.households ?? 0
  const last = today > to ? to : today
  const points = [
    { day: from, value: course.find((point) => point.day === from)?.households ?? 0 },
    ...course.filter((point) => point.day > from).map((point) => ({ day: point.day, value: point.households })),
    ...(last > (course.at(-1)?.day ?? from) ? [{ day: last, value: reached }] : []),
  ]
  if (target === 0 || last < from) return null
  return (
    <PaceLine
      id="course"
      title={words.say(lang, 'course_title')}
      says={words.say(lang, 'course_says', { done: number(lang, reached), target: number(lang, target) })}
      points={points}
      target={target}
      from={from}
      to={to}
      today={last}
    />
  )
}

function VulnerableBars({ plan, teams }: Props) {
  const lang = useLang()
  const bars = teams.flatMap((team): TeamBar[] => {
    const pace = paceOf(team, vulnerable)
    if (!pace || team.status === null) return []
    const href = recordsHref({ figure: vulnerable, window: plan.targetWindow, teamId: team.teamId })
    const status = standingOf(pace, team.status === 'stalled')
    return [{ key: team.teamId, name: team.name, href, done: pace.actual, target: pace.atLeast, status }]
  })
  if (bars.length === 0) return null
  const met = bars.filter((bar) => bar.status === 'met').length
  const first = teams.map((team) => paceOf(team, vulnerable)).find((pace) => pace !== undefined && pace.atLeast > 0)
  return (
    <TeamBars
      id="vulnerable"
      title={words.say(lang, vulnerable)}
      says={words.say(lang, 'teams_met', { met, all: bars.length })}
      teams={bars.sort((left, right) => (right.done ?? 0) - (left.done ?? 0))}
      pace={first && first.expected / first.atLeast}
    />
  )
}

function Villages({ plan, teams }: Props) {
  const lang = useLang()
  const villages = teams.flatMap((team): Village[] => {
    const pace = paceOf(team, households)
    if (team.level !== 'village' || !pace || team.status === null) return []
    return [
      {
        key: team.teamId,
        name: team.name,
        status: standingOf(pace, team.status === 'stalled'),
        figure: `${number(lang, pace.actual)}/${number(lang, pace.atLeast)}`,
        href: recordsHref({ figure: households, window: plan.targetWindow, teamId: team.teamId }),
      },
    ]
  })
  if (villages.length === 0) return null
  const met = villages.filter((village) => village.status === 'met').length
  return (
    <VillageGrid
      id="villages"
      title={words.say(lang, 'villages_title')}
      says={words.say(lang, 'teams_met', { met, all: villages.length })}
      villages={villages}
      columns={4}
    />
  )
}

function paceOf(team: TeamProgress, indicator: string) {
  return team.paces.find((pace) => pace.indicator === indicator)
}
