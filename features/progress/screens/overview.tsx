import { type Day, daysBetween, type Window } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon, PlanIcon, ProgressIcon, ReportIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { PaceLegend } from '../../../platform/kit/meter.tsx'
import { type Tab, Tabs } from '../../../platform/kit/tabs.tsx'
import { PlainHttp } from '../../../platform/kit/way-notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Amount } from '../contract.ts'
import type { Counted, TeamProgress } from '../reads.ts'
import { words } from '../words.ts'
import { Board } from './board.tsx'
import type { BoardSort, Reports } from './board-order.ts'
import { type Course, OverviewCharts } from './overview-charts.tsx'
import { OverviewTiles } from './overview-tiles.tsx'

export type OverviewPlan = {
  planId: string
  title: string
  targetWindow: Window
  reportWindow: Window
  dueOn: Day
  communeTarget: number | null
}

type Props = {
  plan: OverviewPlan | undefined
  teams: readonly TeamProgress[]
  counted: Counted | undefined
  /** What other features count within the same window. */
  amounts: readonly Amount[]
  course: Course
  reports: Reports
  reported: { sent: number; all: number }
  /** The last day each team was urged on. */
  urged: ReadonlyMap<string, Day>
  sort: BoardSort
  /** By which of the plan's two windows the figures are shown. */
  kind: 'target' | 'report'
  today: Day
  mayWrite: boolean
}

/** The desk's first page: every team against the plan, those who need the officer first. */
export function Overview(props: Props) {
  const { plan, teams, counted, amounts, course, reports, reported, urged, sort, kind, today, mayWrite } = props
  const lang = useLang()
  if (!plan || !counted) return <NoPlan mayWrite={mayWrite} />
  if (teams.length === 0) return <NoTeams plan={plan} mayWrite={mayWrite} />
  const active = teams.filter((team) => team.lastActivity !== null && daysBetween(team.lastActivity, today) < 7).length
  return (
    <DeskScreen
      title={words.say(lang, 'overview')}
      lead={
        <>
          {words.say(lang, 'active_teams', { active, all: teams.length })} {words.say(lang, 'reported_of', reported)}{' '}
          {dueLine(lang, plan.dueOn, today)}
        </>
      }
      actions={
        <>
          <ButtonLink href="/desk/progress" icon={ProgressIcon}>
            {words.say(lang, 'see_progress')}
          </ButtonLink>
          {mayWrite && (
            <ButtonLink href="/desk/reports" kind="primary" icon={ReportIcon}>
              {words.say(lang, 'see_reports')}
            </ButtonLink>
          )}
        </>
      }
    >
      {mayWrite && <PlainHttp />}
      <Tabs label={words.say(lang, 'figures_of')} tabs={windowTabs(lang, plan, kind)} />
      <OverviewTiles counted={counted} amounts={amounts} />
      <Board
        teams={teams}
        reports={reports}
        urged={urged}
        sort={sort}
        window={counted.window}
        today={today}
        mayWrite={mayWrite}
      />
      {kind === 'target' ? (
        <>
          <PaceLegend />
          <OverviewCharts plan={plan} teams={teams} course={course} today={today} />
        </>
      ) : (
        <p class="soft small">{words.say(lang, 'no_pace')}</p>
      )}
    </DeskScreen>
  )
}

function windowTabs(lang: Lang, { targetWindow, reportWindow }: OverviewPlan, kind: Props['kind']): Tab[] {
  const say = (name: 'plan_days' | 'report_days', { from, to }: Window) =>
    words.say(lang, name, { from: day(from), to: day(to) })
  return [
    { href: '/desk', label: say('plan_days', targetWindow), here: kind === 'target' },
    { href: '/desk?window=report', label: say('report_days', reportWindow), here: kind === 'report' },
  ]
}

function dueLine(lang: 'vi' | 'en', dueOn: Day, today: Day): string {
  const left = daysBetween(today, dueOn)
  if (left < 0) return words.say(lang, 'reports_late', { day: day(dueOn), n: number(lang, -left) })
  if (left === 0) return words.say(lang, 'reports_today')
  return words.say(lang, 'reports_due', { day: day(dueOn), n: number(lang, left) })
}

function NoPlan({ mayWrite }: { mayWrite: boolean }) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'overview')}>
      {mayWrite && <PlainHttp />}
      <EmptyState
        icon={PlanIcon}
        title={words.say(lang, 'desk_no_plan')}
        action={
          mayWrite && (
            <ButtonLink href="/desk/plans/new" kind="primary" icon={PlanIcon}>
              {words.say(lang, 'read_plan')}
            </ButtonLink>
          )
        }
      >
        {words.say(lang, 'desk_no_plan_text')}
      </EmptyState>
    </DeskScreen>
  )
}

function NoTeams({ plan, mayWrite }: { plan: OverviewPlan; mayWrite: boolean }) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'overview')} lead={plan.title}>
      <EmptyState
        icon={GroupIcon}
        title={words.say(lang, 'no_teams')}
        action={
          mayWrite && (
            <ButtonLink href="/desk/teams/set-up" kind="primary" icon={GroupIcon}>
              {words.say(lang, 'set_up_teams')}
            </ButtonLink>
          )
        }
      >
        {words.say(lang, 'no_teams_text')}
      </EmptyState>
    </DeskScreen>
  )
}
