import type { Hono } from 'hono'
import { nameGroup } from '../../features/households/words.ts'
import { type ActivePlan, findActivePlan } from '../../features/plan/reads.ts'
import { nameTarget } from '../../features/plan/words.ts'
import { recount } from '../../features/progress/reads/recount.ts'
import {
  findWindow,
  getFigures,
  listDue,
  listProgress,
  listWeeks,
  type Progress,
} from '../../features/progress/reads.ts'
import { isSetFor, type Pace, standingOf } from '../../features/progress/rules/pace.ts'
import { canBeFollowed } from '../../features/progress/rules.ts'
import { ProgressCheck } from '../../features/progress/screens/progress-check.tsx'
import { ProgressDesk, type ShownAim } from '../../features/progress/screens/progress-desk.tsx'
import { ProgressTeam } from '../../features/progress/screens/progress-team.tsx'
import { nameAim, words } from '../../features/progress/words.ts'
import { hasReported } from '../../features/reminders/rules.ts'
import { listGuided } from '../../features/reports/reads/groups.ts'
import { listReports } from '../../features/reports/reads.ts'
import { tally } from '../../features/reports/rules.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { type Day, dayOf, type Window } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { sendSheet } from './sheets.ts'

const title = (lang: Lang) => words.say(lang, 'progress')

export const progressPages = [
  page('desk', '/desk/progress', deskRoles, title, ProgressDesk, async ({ scope, query, lang, today }) => {
    const found = await findStanding(scope, today)
    const mayWrite = holds(scope, officerRoles)
    if (!found) return { ...nothing, today, mayWrite }
    const { plan, progress } = found
    const aims = aimsOf(progress)
    const wanted = aims.find(({ key }) => key === query['aim']) ?? aims[0]
    const shown = wanted && (await shownAim(scope, plan, progress, wanted, today))
    const counted = await getFigures(scope, { windowId: progress.window.windowId }, null)
    return {
      plan,
      aims,
      shown,
      unknown: plan.targets
        .filter(({ indicator }) => !canBeFollowed(indicator))
        .map((target) => nameTarget(lang, target)),
      counted,
      weeks: shown ? await weeksOf(scope, shown.commune, null, today) : [],
      procedures: counted.parts
        .filter(({ figure }) => figure === 'online_dossiers')
        .sort((left, right) => right.amount - left.amount)
        .map(({ dimension, amount }) => ({
          part: dimension,
          name: dimension || words.say(lang, 'no_procedure'),
          amount,
        })),
      groups: await groupsReached(scope, lang, plan.targetWindow),
      reported: await reportedOf(scope, plan),
      today,
      mayWrite,
    }
  }),

  page(
    'desk',
    '/desk/progress/check',
    officerRoles,
    (lang) => words.say(lang, 'check_figures'),
    ProgressCheck,
    async ({ scope, today }) => {
      const plan = await findActivePlan(scope, today)
      const checked = []
      for (const kind of ['target', 'report'] as const) {
        const window = plan && (await findWindow(scope, { planId: plan.planId, kind }))
        if (!window) continue
        const { supports } = (await getFigures(scope, { windowId: window.windowId }, null)).figures
        checked.push({ window, visits: supports, differences: await recount(scope, window.windowId) })
      }
      const teams = new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
      return { checked, planId: checked.length > 0 ? plan?.planId : undefined, teams }
    },
  ),

  page('desk', '/desk/progress/:teamId', deskRoles, title, ProgressTeam, async ({ scope, params, today }) => {
    const found = await findStanding(scope, today)
    const team = found?.progress.teams.find(({ teamId }) => teamId === params['teamId'])
    if (!found || !team) return undefined
    const { plan, progress } = found
    const due: Pace[] = []
    for (const target of plan.targets.filter((each) => each.every !== null && isSetFor(each, team.level)))
      due.push(...(await listDue(scope, { target, window: plan.targetWindow, today, teamId: team.teamId })))
    const weeks = new Map<Pace, Awaited<ReturnType<typeof listWeeks>>>()
    for (const pace of team.paces.filter(({ every }) => every === null).slice(0, 2))
      weeks.set(pace, await weeksOf(scope, pace, team.teamId, today))
    return { team, window: progress.window, due, weeks, today, mayWrite: holds(scope, officerRoles) }
  }),
]

export function progressRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/progress.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const today = dayOf(house.now())
        const found = await findStanding(scope, today)
        const aims = found ? aimsOf(found.progress) : []
        const wanted = aims.find(({ key }) => key === c.req.query('aim')) ?? aims[0]
        const shown = found && wanted && (await shownAim(scope, found.plan, found.progress, wanted, today))
        return shown && sheetOf(lang, shown)
      })
      return sheet ? sendSheet(c, sheet, 'tien-do') : problemResponse(c, 404, doorProblems.make('door.not_found'))
    })
  }
}

const nothing = {
  plan: undefined,
  aims: [],
  shown: undefined,
  unknown: [],
  counted: undefined,
  weeks: [],
  procedures: [],
  groups: [],
  reported: { sent: 0, all: 0 },
}

async function findStanding(scope: Scope, today: Day): Promise<{ plan: ActivePlan; progress: Progress } | undefined> {
  const plan = await findActivePlan(scope, today)
  const progress = plan && (await listProgress(scope, { planId: plan.planId, targets: plan.targets, today }))
  return plan && progress && { plan, progress }
}

type Aimed = { readonly key: string; readonly first: Pace }

/** Each target once, named by what it counts and how often. */
function aimsOf({ teams, commune }: Progress): Aimed[] {
  const aims = new Map<string, Pace>()
  for (const pace of [...teams.flatMap(({ paces }) => paces), ...commune]) {
    const key = keyOf(pace)
    if (!aims.has(key)) aims.set(key, pace)
  }
  return [...aims].map(([key, first]) => ({ key, first }))
}

function keyOf({ indicator, every }: Pace): string {
  return every === null ? indicator : `${indicator}.${every}`
}

async function shownAim(
  scope: Scope,
  plan: ActivePlan,
  progress: Progress,
  { key, first }: Aimed,
  today: Day,
): Promise<ShownAim | undefined> {
  const teams = progress.teams.map(({ teamId, name, paces, status }) => ({
    key: teamId,
    teamId,
    name,
    pace: paces.find((pace) => keyOf(pace) === key) ?? null,
    idle: status === 'stalled',
  }))
  const own = progress.commune.find((pace) => keyOf(pace) === key)
  const atLeast = teams.reduce((sum, { pace }) => sum + (pace?.atLeast ?? 0), 0)
  const { indicator, every } = first
  const target = { indicator, every, atLeast, scope: 'commune' }
  const due = own ? [own] : await listDue(scope, { target, window: plan.targetWindow, today, teamId: null })
  const commune = due.at(-1)
  return commune && { key, first, teams: teams.sort(byNeed), commune, hasOwnTarget: own !== undefined }
}

/** Whoever is furthest from the target first; teams that it is not set for last. */
function byNeed(left: { pace: Pace | null }, right: { pace: Pace | null }): number {
  const share = ({ pace }: { pace: Pace | null }) => (pace ? Math.min(1, pace.actual / pace.atLeast) : 2)
  return share(left) - share(right)
}

function weeksOf(scope: Scope, { indicator, window }: Pace, teamId: string | null, today: Day) {
  return listWeeks(scope, { figure: indicator, window, today, teamId })
}

/** Vulnerable households guided in person by group, by the very count of the reports. */
async function groupsReached(scope: Scope, lang: Lang, window: Window) {
  return tally(await listGuided(scope, window))
    .groups.map(({ group, households }) => ({ group, name: nameGroup(lang, group), households }))
    .sort((left, right) => right.households - left.households)
}

/** How many of the teams have sent their report of the plan. */
export async function reportedOf(
  scope: Scope,
  { planId, reportWindow }: ActivePlan,
): Promise<{ sent: number; all: number }> {
  const reports = await listReports(scope, planId)
  const sent = reports.filter(({ teamId, status }) => teamId !== null && hasReported(status)).length
  return { sent, all: (await listTeams(scope, reportWindow.from)).length }
}

function sheetOf(lang: Lang, { first, teams }: ShownAim): Sheet {
  const figure = (key: 'share' | 'week_needs' | 'week_gets' | 'forecast_short') => ({
    title: words.say(lang, key),
    kind: 'number' as const,
    width: 14,
  })
  return {
    name: words.say(lang, 'progress'),
    titles: [nameAim(lang, first)],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 30 },
      { title: nameAim(lang, first), kind: 'number', width: 14 },
      { title: words.say(lang, 'target_of_plan'), kind: 'number', width: 12 },
      { ...figure('share'), title: `${words.say(lang, 'share')} (%)` },
      figure('week_needs'),
      figure('week_gets'),
      figure('forecast_short'),
      { title: words.say(lang, 'status'), kind: 'text', width: 18 },
    ],
    rows: teams.map(({ name, pace, idle }) => [
      name,
      pace?.actual ?? null,
      pace?.atLeast ?? null,
      pace ? Math.round((pace.actual / pace.atLeast) * 1000) / 10 : null,
      pace?.perWeekNeeded ?? null,
      pace?.perWeek ?? null,
      pace?.forecast ?? null,
      words.say(lang, pace ? standingOf(pace, idle) : 'no_target'),
    ]),
  }
}
