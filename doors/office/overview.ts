import { findActivePlan } from '../../features/plan/reads.ts'
import { findWindow, getFigures, listAmounts, listCourse, listProgress } from '../../features/progress/reads.ts'
import { isOfCommune } from '../../features/progress/rules/pace.ts'
import { boardSorts } from '../../features/progress/screens/board-order.ts'
import { Overview } from '../../features/progress/screens/overview.tsx'
import { words } from '../../features/progress/words.ts'
import { lastUrges } from '../../features/reminders/reads.ts'
import { listReports } from '../../features/reports/reads.ts'
import { holds } from '../../platform/access/scope.ts'
import { page } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { reportedOf } from './progress.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'overview')

export const overviewPages = [
  page('desk', '/desk', deskRoles, title, Overview, async ({ scope, query, today }) => {
    const plan = await findActivePlan(scope, today)
    const kind = query['window'] === 'report' ? ('report' as const) : ('target' as const)
    const choice = plan && { planId: plan.planId, kind }
    const window = choice && (await findWindow(scope, choice))
    const standing = {
      kind,
      sort: boardSorts.find((sort) => sort === query['sort']) ?? 'need',
      today,
      mayWrite: holds(scope, officerRoles),
    }
    if (!plan || !choice || !window)
      return {
        ...standing,
        plan: undefined,
        teams: [],
        counted: undefined,
        amounts: [],
        course: [],
        reports: new Map(),
        urged: new Map(),
        reported: { sent: 0, all: 0 },
      }
    // A target is set for the plan's own days: in the report's there is nothing to hold figures against.
    const targets = kind === 'target' ? plan.targets : []
    const progress = await listProgress(scope, { ...choice, targets, today })
    const reports = (await listReports(scope, plan.planId)).flatMap(({ teamId, status }) =>
      teamId === null ? [] : [[teamId, { status, href: `/desk/reports/team/${teamId}` }] as const],
    )
    const ofCommune = plan.targets.find(
      (target) => target.indicator === 'households_supported' && isOfCommune(target) && target.every === null,
    )
    return {
      ...standing,
      plan: { ...plan, communeTarget: ofCommune?.atLeast ?? null },
      teams: progress?.teams ?? [],
      counted: await getFigures(scope, choice, null),
      amounts: await listAmounts(scope, window),
      course: await listCourse(scope, choice, null),
      reports: new Map(reports),
      reported: await reportedOf(scope, plan),
      urged: new Map((await lastUrges(scope, plan.planId)).map((urge) => [urge.teamId, urge.urgedOn])),
    }
  }),
]
