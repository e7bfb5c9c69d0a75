import { findActivePlan } from '../../features/plan/reads.ts'
import { findWindow, getFigures, listCourse, listProgress } from '../../features/progress/reads.ts'
import { boardSorts } from '../../features/progress/screens/board-order.ts'
import { Overview } from '../../features/progress/screens/overview.tsx'
import { Urge } from '../../features/progress/screens/urge.tsx'
import { words } from '../../features/progress/words.ts'
import { listReports } from '../../features/reports/reads.ts'
import { listMembers } from '../../features/teams/reads.ts'
import { holds } from '../../platform/access/scope.ts'
import { page } from '../server/page.ts'
import { deskRoles, officerRoles } from './places.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'overview')

export const overviewPages = [
  page('desk', '/desk', deskRoles, title, Overview, async ({ scope, query, today }) => {
    const plan = await findActivePlan(scope, today)
    const choice = plan && { planId: plan.planId, kind: 'target' as const }
    const window = choice && (await findWindow(scope, choice))
    const standing = {
      sort: boardSorts.find((sort) => sort === query['sort']) ?? 'need',
      today,
      mayWrite: holds(scope, officerRoles),
    }
    if (!plan || !choice || !window)
      return { ...standing, plan: undefined, teams: [], counted: undefined, course: [], reports: new Map() }
    const progress = await listProgress(scope, { planId: plan.planId, targets: plan.targets, today })
    const reports = (await listReports(scope, plan.planId)).flatMap(({ teamId, status }) =>
      teamId === null ? [] : [[teamId, { status, href: `/desk/reports/team/${teamId}` }] as const],
    )
    const ofCommune = plan.targets.find(
      (target) => target.indicator === 'households_supported' && target.scope === 'commune',
    )
    return {
      ...standing,
      plan: { ...plan, communeTarget: ofCommune?.atLeast ?? null },
      teams: progress?.teams ?? [],
      counted: await getFigures(scope, choice, null),
      course: await listCourse(scope, choice, null),
      reports: new Map(reports),
    }
  }),

  page('desk', '/desk/urge/:teamId', officerRoles, title, Urge, async ({ scope, params, today }) => {
    const plan = await findActivePlan(scope, today)
    const progress = plan && (await listProgress(scope, { planId: plan.planId, targets: plan.targets, today }))
    const team = progress?.teams.find((one) => one.teamId === params['teamId'])
    if (!plan || !team) return undefined
    const members = await listMembers(scope, { teamId: team.teamId, size: 1 })
    const leader = members.rows.find((member) => member.position === 'leader')
    return { team, leader, dueOn: plan.dueOn, today, until: plan.targetWindow.to }
  }),
]
