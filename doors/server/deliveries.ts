import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { findOwnHeld } from '../../features/held/reads.ts'
import { peopleProblems } from '../../features/people/contract.ts'
import { noteDelivery, registerDevice } from '../../features/people/handlers/devices.ts'
import { type Device, findDevice } from '../../features/people/reads.ts'
import { withScope } from '../../platform/access/scope.ts'
import { Id, type Receipt } from '../../platform/journal/command.ts'
import { journalProblems } from '../../platform/journal/problem.ts'
import { type DeliveryOutcome, readDelivery } from '../../platform/sync/delivery.ts'
import type { House } from './house.ts'
import { doorProblems, problemResponse, slowDown } from './security.ts'
import type { Visitor } from './visitor.ts'

export const deliveryLimit = 200
const bodySize = 2 * 1024 * 1024

const Registration = v.strictObject({ deviceId: v.optional(Id) })
const Deliveries = v.strictObject({ sealed: v.array(v.pipe(v.string(), v.maxLength(256 * 1024))) })
const Ids = v.pipe(
  v.string(),
  v.maxLength(40 * deliveryLimit),
  v.transform((text) => text.split(',')),
  v.array(Id),
)

/**
 * How a phone's queue arrives while its owner is away: a token that can do nothing but deliver brings orders that only
 * the server can open, and hears nothing but what became of each.
 */
export function deliveryRoutes(routes: Hono, house: House, visitorOf: (request: Request) => Promise<Visitor>): void {
  const tooOften = slowDown(60)
  const limited = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')) })

  routes.post('/devices', limited(4 * 1024), async (c) => {
    const { user } = await visitorOf(c.req.raw)
    // Asked by one person's page while another has signed in: a token of that one would deliver nothing of this one's.
    const owner = c.req.header('thonso-account')
    if (!user || (owner !== undefined && owner !== user.actor.accountId))
      return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    if (tooOften(`account ${user.actor.accountId}`, house.now())) return slower(c)
    const body = await jsonOf(c)
    if (body instanceof Response) return body
    const wanted = v.safeParse(Registration, body)
    if (!wanted.success) return malformed(c, 'deviceId', 'UUID')
    const deviceId = wanted.output.deviceId ?? newId()
    const name = c.req.header('user-agent') ?? ''
    const { token } = await registerDevice(house.db, user.actor, { deviceId, name }, house.now())
    return c.json({ deviceId, token, serverKey: await house.keys.current() })
  })

  routes.post('/deliveries', limited(bodySize), async (c) => {
    const token = /^Bearer ([A-Za-z0-9_-]{20,80})$/.exec(c.req.header('authorization') ?? '')?.[1]
    const device = token === undefined ? undefined : await findDevice(house.db, token, house.now())
    if (!device) return problemResponse(c, 401, peopleProblems.make('people.device_unknown'))
    if (tooOften(`device ${device.actor.accountId} ${device.deviceId}`, house.now())) return slower(c)
    const body = await jsonOf(c)
    if (body instanceof Response) return body
    const batch = v.safeParse(Deliveries, body)
    if (!batch.success) return malformed(c, 'sealed', 'Array')
    const { sealed } = batch.output
    if (sealed.length > deliveryLimit)
      return problemResponse(c, 413, journalProblems.make('journal.batch_too_large', { limit: deliveryLimit }))
    const outcomes: DeliveryOutcome[] = []
    for (const text of sealed) outcomes.push(await deliver(house, device, text))
    await noteDelivery(house.db, device.actor, device.deviceId, house.now())
    return c.json({ outcomes, serverTime: new Date(house.now()).toISOString() })
  })

  // For the signed-in owner, who may know all of it.
  routes.get('/held', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    const ids = v.safeParse(Ids, c.req.query('ids') ?? '')
    if (!ids.success || ids.output.length > deliveryLimit) return malformed(c, 'ids', 'UUID,UUID')
    return c.json({
      held: await withScope(house.db, user.actor, 'read only', (scope) => findOwnHeld(scope, ids.output)),
    })
  })
}

async function deliver(house: House, device: Device, sealed: string): Promise<DeliveryOutcome> {
  const text = await house.keys.open(sealed)
  const delivery = text === undefined ? undefined : readDelivery(text)
  if (!delivery) return { commandId: null, status: 'refused', code: 'door.not_opened' }
  const { accountId, envelope } = delivery
  const spec = house.inbox.handlers.get(envelope.type)?.spec
  // Another person's words never go under this one's name, and a token gives no order but those of the field.
  if (accountId !== device.actor.accountId || !spec?.fromField) return { commandId: envelope.id, status: 'refused' }
  const [receipt] = await house.inbox.accept(device.actor, [envelope], device.barred)
  return { commandId: envelope.id, status: receipt ? await statusOf(house, device, receipt) : 'later' }
}

async function statusOf(house: House, { actor }: Device, receipt: Receipt): Promise<DeliveryOutcome['status']> {
  if (receipt.status === 'done') return 'done'
  if (receipt.problem?.code === 'journal.try_again') return 'later'
  if (!receipt.problem?.heldFor) return 'refused'
  const [held] = await withScope(house.db, actor, 'read only', (scope) => findOwnHeld(scope, [receipt.commandId]))
  // What an officer has taken is done, whichever way it came; one that nobody remembers was decided long ago.
  return held?.status === 'accepted' ? 'done' : held?.status === 'waiting' ? 'held' : 'refused'
}

async function jsonOf(c: Context): Promise<unknown> {
  if (!c.req.header('content-type')?.startsWith('application/json'))
    return problemResponse(c, 415, doorProblems.make('door.wrong_kind'))
  return c.req.json().catch(() => problemResponse(c, 400, doorProblems.make('door.not_json')))
}

function slower(c: Context): Response {
  return problemResponse(c, 429, doorProblems.make('door.too_often'))
}

function malformed(c: Context, field: string, expected: string): Response {
  return problemResponse(c, 422, journalProblems.make('journal.malformed', { fields: [{ field, expected }] }))
}
