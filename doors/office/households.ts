import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { moveHousehold, registerHousehold } from '../../features/households/contract.ts'
import { findAlike, findHousehold, getRetention, listHouseholds, listIdsOf } from '../../features/households/reads.ts'
import { HouseholdScreen } from '../../features/households/screens/household.tsx'
import { HouseholdList } from '../../features/households/screens/household-list.tsx'
import { HouseholdNew } from '../../features/households/screens/household-new.tsx'
import { Retention } from '../../features/households/screens/retention.tsx'
import { words } from '../../features/households/words.ts'
import { listVillages } from '../../features/places/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { listHelpedHouseholds, listVisits } from '../../features/support/reads.ts'
import { nameItem, words as supportWords } from '../../features/support/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, withScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/clock/days.ts'
import { payloadFromForm, valuesOf } from '../../platform/journal/form.ts'
import { day } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { isId, page, pageIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { historyOf } from './history.ts'
import { filterOf, householdSheet, readFiltered } from './household-filter.ts'
import { pagesOf, searchOf } from './paging.ts'
import { sendSheet } from './sheets.ts'

const size = 50
/** As many as an officer can look through before they press. */
const eraseAtOnce = 50
const writerRoles = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'households')

export const householdPages = [
  page('desk', '/desk/households', deskRoles, title, HouseholdList, async ({ scope, query, today }) => {
    const filter = filterOf(query)
    const at = pageIn(query)
    const plan = await findActivePlan(scope, today)
    const { rows, total } = await readFiltered(scope, filter, plan?.targetWindow, { page: at, size })
    const asked = { q: filter.query, teamId: filter.teamId, vulnerable: filter.vulnerable, reached: filter.reached }
    return {
      households: rows,
      total,
      teams: await listTeams(scope),
      villages: await listVillages(scope),
      filter,
      search: searchOf(asked),
      hasPeriod: plan !== undefined,
      pages: pagesOf('/desk/households', asked, at, size, total),
      mayWrite: holds(scope, writerRoles),
      mayErase: holds(scope, officerRoles),
      mayMove: holds(scope, officerRoles),
    }
  }),

  page(
    'desk',
    '/desk/households/new',
    writerRoles,
    (lang) => words.say(lang, 'register'),
    HouseholdNew,
    async ({ scope }) => ({
      teams: await listTeams(scope),
      villages: await listVillages(scope),
    }),
  ),

  page(
    'desk',
    '/desk/households/retention',
    officerRoles,
    (lang) => words.say(lang, 'retention'),
    Retention,
    async ({ scope, today }) => {
      const months = await getRetention(scope)
      // A month is never taken too short: nobody is forgotten a day early.
      const before = addDays(today, -31 * months)
      const recent = await listHelpedHouseholds(scope, { from: before, to: today })
      const { rows, total } = await listHouseholds(scope, { except: recent, knownBefore: before, size: eraseAtOnce })
      return { months, due: rows, total, teams: await listTeams(scope) }
    },
  ),

  page('desk', '/desk/households/:householdId', deskRoles, title, HouseholdScreen, async ({ scope, params, lang }) => {
    const household = await findHousehold(scope, params['householdId'] ?? '')
    if (!household) return undefined
    const alike = await findAlike(scope, household)
    const ids = await listIdsOf(scope, household.householdId)
    const visits = await listVisits(scope, { householdIds: ids, size: 6 })
    return {
      household,
      teams: await listTeams(scope),
      villages: await listVillages(scope),
      alike: alike.filter((other) => other.householdId !== household.householdId),
      visits: visits.rows.map((visit) => ({
        key: visit.visitId,
        href: `/desk/visits/${visit.visitId}`,
        title: visit.items.map((item) => nameItem(lang, item)).join(', '),
        note: [
          day(visit.heldOn),
          supportWords.say(lang, visit.mode),
          visit.status === 'cancelled' && supportWords.say(lang, 'cancelled'),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
      visitsInAll: visits.total,
      history: await historyOf(scope, 'household', ids),
      mayWrite: holds(scope, writerRoles),
      mayMove: holds(scope, officerRoles),
    }
  }),
]

export function householdRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/households.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const plan = await findActivePlan(scope, new Date(house.now() + 7 * 3_600_000).toISOString().slice(0, 10))
        const { rows } = await readFiltered(scope, filterOf(c.req.query()), plan?.targetWindow, undefined)
        return householdSheet(lang, rows, await listTeams(scope), await listVillages(scope))
      })
      return sendSheet(c, sheet, 'ho-dan')
    })
  }

  /** One choice names team and village together; the rest of the form is the command's. */
  routes.post('/desk/households/register', (c) =>
    give(c.req.raw, registerHousehold.schema, 'households.register', '/desk/households/new', undefined),
  )
  routes.post('/desk/households/:householdId/move', (c) => {
    const householdId = c.req.param('householdId')
    const back = isId(householdId) ? `/desk/households/${householdId}` : '/desk/households'
    return give(c.req.raw, moveHousehold.schema, 'households.move', back, householdId)
  })

  async function give(
    request: Request,
    schema: Parameters<typeof payloadFromForm>[0],
    type: string,
    back: string,
    moved: string | undefined,
  ): Promise<Response> {
    const { user } = await visitorOf(request)
    if (!user) return new Response(null, { status: 303, headers: { Location: '/sign-in' } })
    const form = await request.formData().catch(() => new FormData())
    const values = valuesOf(form)
    const [teamId = '', villageId = ''] = (values.get('to')?.[0] ?? '').split(' ')
    const commandId = values.get('commandId')?.[0] ?? newId()
    const fields = new Map([...values].filter(([name]) => name !== 'to' && name !== 'commandId'))
    const householdId = moved ?? values.get('householdId')?.[0] ?? newId()
    for (const [name, value] of Object.entries({ teamId, villageId, householdId })) fields.set(name, [value])
    const order = {
      id: commandId,
      type,
      at: new Date(house.now()).toISOString(),
      payload: payloadFromForm(schema, fields),
    }
    const [receipt] = await house.inbox.accept(user.actor, [order])
    if (!receipt || receipt.problem)
      return showAgain(request, back, {
        type,
        values: Object.fromEntries(values),
        problem: receipt?.problem ?? doorProblems.make('door.fault'),
      })
    return new Response(null, { status: 303, headers: { Location: `/desk/households/${householdId}?done=${type}` } })
  }
}
