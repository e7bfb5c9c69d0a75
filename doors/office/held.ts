import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { acceptHeld } from '../../features/held/contract.ts'
import { findHeld, listHeld, listWaiting, mayDecide } from '../../features/held/reads.ts'
import { HeldList } from '../../features/held/screens/held-list.tsx'
import { HeldOrder } from '../../features/held/screens/held-order.tsx'
import { words } from '../../features/held/words.ts'
import { type Scope, withScope } from '../../platform/access/scope.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { isId, page, pageIn } from '../server/page.ts'
import { officerRoles } from '../server/roles.ts'
import { doorProblems } from '../server/security.ts'
import { factsOf, namesOf, shown } from './held-parts.ts'
import { pagesOf } from './paging.ts'

const size = 50
const title = (lang: Lang) => words.say(lang, 'held')

export const heldPages = [
  page('desk', '/desk/held', officerRoles, title, HeldList, async ({ scope, query, lang }) => {
    const waiting = query['show'] !== 'decided'
    const at = pageIn(query)
    const { rows, total } = await listHeld(scope, { waiting, page: at, size })
    const other = (await listHeld(scope, { waiting: !waiting, size: 1 })).total
    const names = await namesOf(scope, rows)
    return {
      held: rows.map((row) => shown(lang, row, names)),
      waiting,
      counts: waiting ? { waiting: total, decided: other } : { waiting: other, decided: total },
      pages: pagesOf('/desk/held', waiting ? {} : { show: 'decided' }, at, size, total),
    }
  }),

  page('desk', '/desk/held/:commandId', officerRoles, title, HeldOrder, async ({ scope, params, lang }) => {
    const held = await findHeld(scope, params['commandId'] ?? '')
    if (!held) return undefined
    const names = await namesOf(scope, [held])
    return { held: shown(lang, held, names), facts: factsOf(lang, held, names) }
  }),
]

/** Many are taken one by one, in the order in which they came: a household is registered before it is visited. */
export function heldRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  routes.post('/desk/held/accept', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const form = await c.req.formData().catch(() => new FormData())
    const chosen = new Set(form.getAll('commandId').flatMap((id) => (typeof id === 'string' && isId(id) ? [id] : [])))
    const again = (problem: Problem) =>
      showAgain(c.req.raw, '/desk/held', { type: acceptHeld.type, values: {}, problem })
    if (chosen.size === 0) return again(doorProblems.make('door.nothing_ticked'))
    const waiting = await withScope(house.db, user.actor, 'read only', (scope) => listWaiting(scope, [...chosen]))
    const orders = waiting.map(({ commandId }) => orderOf(commandId))
    // Somebody else was quicker, or the button was pressed twice.
    if (orders.length === 0) return c.redirect('/desk/held', 303)
    const receipts = await house.inbox.accept(user.actor, orders)
    const problem = receipts.find((receipt) => receipt.problem)?.problem
    return problem ? again(problem) : c.redirect(`/desk/held?done=${acceptHeld.type}`, 303)
  })

  function orderOf(commandId: string) {
    return { id: newId(), type: acceptHeld.type, at: new Date(house.now()).toISOString(), payload: { commandId } }
  }
}

/** How many wait for an officer, for the side list. */
export async function countHeld(scope: Scope): Promise<number> {
  return mayDecide(scope) ? (await listHeld(scope, { waiting: true, size: 1 })).total : 0
}
