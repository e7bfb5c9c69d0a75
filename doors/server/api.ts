import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import { peopleProblems } from '../../features/people/contract.ts'
import type { SignedIn } from '../../features/people/reads.ts'
import { snapshots } from '../../features/registry.ts'
import { withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { listChanges } from '../../platform/journal/changes.ts'
import { journalProblems } from '../../platform/journal/problem.ts'
import { readReplica } from '../phone/replica.ts'
import { deliveryRoutes } from './deliveries.ts'
import { fileRoutes } from './files.ts'
import type { House } from './house.ts'
import { openApi } from './openapi.ts'
import { doorProblems, problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

export const batchLimit = 200
/** A page of 2,000 households is some 60 kB packed: less than asking again costs, and little to lose on the way. */
const changesAtOnce = 2_000

const Batch = v.object({ commands: v.array(v.unknown()) })
const After = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))

/** What phones and other systems speak: batches of commands in, changes by sequence out. */
export function api(house: House, visitorOf: (request: Request) => Promise<Visitor>): Hono {
  const routes = new Hono()

  routes.post(
    '/commands',
    bodyLimit({
      maxSize: 2 * 1024 * 1024,
      onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
    }),
    async (c) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user || !isOwn(c, user)) return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
      if (!c.req.header('content-type')?.startsWith('application/json'))
        return problemResponse(c, 415, doorProblems.make('door.wrong_kind'))
      const body = await c.req.json().catch(() => undefined)
      if (body === undefined) return problemResponse(c, 400, doorProblems.make('door.not_json'))
      const batch = v.safeParse(Batch, body)
      if (!batch.success)
        return problemResponse(
          c,
          422,
          journalProblems.make('journal.malformed', { fields: [{ field: 'commands', expected: 'Array' }] }),
        )
      if (batch.output.commands.length > batchLimit)
        return problemResponse(c, 413, journalProblems.make('journal.batch_too_large', { limit: batchLimit }))
      return c.json({
        receipts: await house.inbox.accept(user.actor, batch.output.commands),
        serverTime: new Date(house.now()).toISOString(),
      })
    },
  )

  routes.get('/changes', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    const after = v.safeParse(After, c.req.query('after') ?? '0')
    if (!after.success)
      return problemResponse(
        c,
        422,
        journalProblems.make('journal.malformed', { fields: [{ field: 'after', expected: 'whole number' }] }),
      )
    return c.json(
      await withScope(house.db, user.actor, 'read only', (scope) =>
        listChanges(scope, after.output, changesAtOnce, snapshots),
      ),
    )
  })

  deliveryRoutes(routes, house, visitorOf)
  fileRoutes(routes, house, visitorOf)

  // The text of five thousand households is mostly the same words over and over.
  routes.use('/replica', compress())
  routes.get('/replica', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user || !isOwn(c, user)) return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    const at = (c.req.query('at') ?? '').slice(0, 120)
    return c.json(
      await withScope(house.db, user.actor, 'read only', (scope) => readReplica(scope, dayOf(house.now()), at)),
    )
  })

  routes.get('/openapi.json', (c) => c.json(openApi(house.inbox.handlers)))

  routes.all('*', (c) => problemResponse(c, 404, doorProblems.make('door.not_found')))
  return routes
}

/** A page kept on a shared phone may still speak for its owner: never under the next person's session. */
function isOwn(c: Context, user: SignedIn): boolean {
  const owner = c.req.header('thonso-account')
  return owner === undefined || owner === user.actor.accountId
}
