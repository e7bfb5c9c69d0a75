import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import { atWork, findPlan, findReading, listPlans, type PlanSummary } from '../../features/plan/reads.ts'
import { PlanScreen } from '../../features/plan/screens/plan.tsx'
import { PlanDraftScreen } from '../../features/plan/screens/plan-draft.tsx'
import { PlanList, planStatuses } from '../../features/plan/screens/plan-list.tsx'
import { PlanNew } from '../../features/plan/screens/plan-new.tsx'
import { words } from '../../features/plan/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds } from '../../platform/access/scope.ts'
import { quarterOf } from '../../platform/clock/days.ts'
import { readText } from '../../platform/papers/intake/text.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { deskRoles, officerRoles, planRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'plans')

export const planPages = [
  page('desk', '/desk/plans', planRoles, title, PlanList, async ({ scope, query }) => {
    const plans = await listPlans(scope)
    const years = [...new Set(plans.flatMap(yearsOf))].sort().reverse()
    const filter = {
      status: planStatuses.find((one) => one === query['status']) ?? '',
      year: years.find((one) => one === query['year']) ?? '',
    }
    return {
      plans: plans
        .filter((plan) => filter.status === '' || plan.status === filter.status)
        .filter((plan) => filter.year === '' || yearsOf(plan).includes(filter.year))
        .sort((left, right) => ((left.periodFrom ?? '9') < (right.periodFrom ?? '9') ? 1 : -1)),
      filter,
      years,
      any: plans.length > 0,
      mayWrite: holds(scope, officerRoles),
      mayCompare: holds(scope, deskRoles),
    }
  }),
  page('desk', '/desk/plans/new', officerRoles, title, PlanNew, async ({ today }) => ({
    sample: samplePlan(quarterOf(today)),
  })),
  page('desk', '/desk/plans/:planId', planRoles, title, PlanScreen, async ({ scope, params, today }) => {
    const plan = await findPlan(scope, params['planId'] ?? '')
    const draft = plan && (await findReading(scope, plan.planId))
    if (!plan || !draft) return undefined
    return {
      plan,
      draft,
      working: plan.status === 'draft' ? undefined : atWork(plan),
      today,
      mayWrite: holds(scope, officerRoles),
      teams: await listTeams(scope),
    }
  }),
  page('desk', '/desk/plans/:planId/reading', planRoles, title, PlanDraftScreen, async ({ scope, params }) => {
    const plan = await findPlan(scope, params['planId'] ?? '')
    const draft = plan && (await findReading(scope, plan.planId))
    return plan && draft ? { plan, draft, mayWrite: false, teams: [] } : undefined
  }),
]

/** The years that a plan is for; of one that is not read right yet, none. */
function yearsOf({ periodFrom, periodTo }: PlanSummary): string[] {
  if (periodFrom === null || periodTo === null) return []
  const [first, last] = [Number(periodFrom.slice(0, 4)), Number(periodTo.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
}

/** A plan as a file becomes text here, and then the same command as a pasted one. */
export function planRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  routes.post(
    '/desk/plans/upload',
    bodyLimit({
      maxSize: 11 * 1024 * 1024,
      onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
    }),
    async (c) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      // Before anything is opened: reading a file costs more than refusing a person.
      if (!holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const form = await c.req.formData().catch(() => undefined)
      const file = form?.get('file')
      const planId = String(form?.get('planId') ?? newId())
      const again = (problem: Parameters<typeof showAgain>[2]['problem']) =>
        showAgain(c.req.raw, '/desk/plans/new', { type: 'plan.upload', values: {}, problem })
      if (!(file instanceof File) || file.size === 0) return again(doorProblems.make('door.nothing_chosen'))
      const read = await readText(new Uint8Array(await file.arrayBuffer()), file.name)
      if ('code' in read) return again(read)
      const [receipt] = await house.inbox.accept(user.actor, [
        {
          id: newId(),
          type: 'plan.submit',
          at: new Date(house.now()).toISOString(),
          payload: { planId, text: read.text, sourceName: file.name.slice(0, 200) },
        },
      ])
      return receipt?.problem ? again(receipt.problem) : c.redirect(`/desk/plans/${planId}`, 303)
    },
  )
}
