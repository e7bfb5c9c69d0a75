import type { Context } from 'hono'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { OwnHeld } from '../../features/held/contract.ts'
import { findOwnHeld } from '../../features/held/reads.ts'
import { peopleProblems } from '../../features/people/contract.ts'
import { noteDelivery, registerDevice } from '../../features/people/handlers/devices.ts'
import { type Device, findDevice } from '../../features/people/reads.ts'
import { withScope } from '../../platform/access/scope.ts'
import { Id, type Receipt } from '../../platform/journal/command.ts'
import { DeliveryOutcome, readDelivery } from '../../platform/sync/delivery.ts'
import { type Endpoint, endpoint, sessionOf } from './endpoint.ts'
import type { House } from './house.ts'
import { doorProblems, problemResponse, slowDown } from './security.ts'
import type { Visitor } from './visitor.ts'

const limit = 200

/** A key to seal with (platform/sync/sealed.ts): a JWK of the curve P-256. */
const ServerKey = v.object({ keyId: v.string(), publicKey: v.custom<JsonWebKey>((key) => typeof key === 'object') })

/**
 * How a phone's queue arrives while its owner is away: a token that can do nothing but deliver brings orders that only
 * the server can open, and hears nothing but what became of each.
 */
export function deliveryEndpoints(house: House, visitorOf: (request: Request) => Promise<Visitor>): Endpoint[] {
  const isTooOften = slowDown(60)
  const tooOften = doorProblems.make('door.too_often')

  const devices = endpoint(
    {
      method: 'post',
      path: '/devices',
      summary: 'Gives this phone a token that can do nothing but deliver what the signed-in person records on it.',
      by: 'session',
      // Asked by one person's page while another has signed in: a token of that one would deliver nothing of this one's.
      enter: sessionOf(visitorOf, ({ actor }) =>
        isTooOften(`account ${actor.accountId}`, house.now()) ? tooOften : undefined,
      ),
      body: v.strictObject({ deviceId: v.optional(v.pipe(Id, v.description('The same phone again.'))) }),
      answer: v.strictObject({
        deviceId: v.string(),
        token: v.pipe(v.string(), v.description('Shown once.')),
        serverKey: ServerKey,
      }),
      problems: [400, 401, 403, 413, 415, 422, 429],
      limit: 4 * 1024,
    },
    async ({ c, who, body }) => {
      const deviceId = body.deviceId ?? newId()
      const name = c.req.header('user-agent') ?? ''
      const { token } = await registerDevice(house.db, who.actor, { deviceId, name }, house.now())
      return { deviceId, token, serverKey: await house.keys.current() }
    },
  )

  const deliveries = endpoint(
    {
      method: 'post',
      path: '/deliveries',
      summary: "Brings sealed orders in their owner's name; one outcome each, in order, and nothing of what they said.",
      by: 'device',
      enter: deviceOf,
      body: v.strictObject({
        sealed: v.pipe(v.array(v.pipe(v.string(), v.maxLength(256 * 1024))), v.maxLength(limit)),
      }),
      answer: v.strictObject({ outcomes: v.array(DeliveryOutcome), serverTime: v.string() }),
      problems: [400, 401, 403, 413, 415, 422, 429],
      limit: 2 * 1024 * 1024,
    },
    async ({ who, body }) => {
      const outcomes: DeliveryOutcome[] = []
      for (const text of body.sealed) outcomes.push(await deliver(house, who, text))
      await noteDelivery(house.db, who.actor, who.deviceId, house.now())
      return { outcomes, serverTime: new Date(house.now()).toISOString() }
    },
  )

  // For the signed-in owner, who may know all of it.
  const held = endpoint(
    {
      method: 'get',
      path: '/held',
      summary: "What became of the signed-in person's own orders that were held for the officer; those that are known.",
      by: 'session',
      enter: sessionOf(visitorOf),
      query: v.object({
        ids: v.pipe(
          v.string(),
          v.regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/i),
          v.transform((text) => text.split(',')),
          v.array(Id),
          v.description('Command ids, at most 200, divided by commas.'),
        ),
      }),
      answer: v.strictObject({ held: v.array(OwnHeld) }),
      problems: [401, 422],
    },
    async ({ who, query }) => ({
      held: await withScope(house.db, who.actor, 'read only', (scope) => findOwnHeld(scope, query.ids)),
    }),
  )

  return [devices, deliveries, held]

  async function deviceOf(c: Context): Promise<Device | Response> {
    const token = /^Bearer ([A-Za-z0-9_-]{20,80})$/.exec(c.req.header('authorization') ?? '')?.[1]
    const device = token === undefined ? undefined : await findDevice(house.db, token, house.now())
    if (!device) return problemResponse(c, 401, peopleProblems.make('people.device_unknown'))
    const { actor, deviceId } = device
    return isTooOften(`device ${actor.accountId} ${deviceId}`, house.now()) ? problemResponse(c, 429, tooOften) : device
  }
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
  // A field that somebody changed later is not the owner's any more, who asks again and is told so.
  if (receipt.status === 'done') return isOvertaken(receipt.result) ? 'refused' : 'done'
  if (receipt.problem?.code === 'journal.try_again') return 'later'
  if (!receipt.problem?.heldFor) return 'refused'
  const [held] = await withScope(house.db, actor, 'read only', (scope) => findOwnHeld(scope, [receipt.commandId]))
  // What an officer has taken is done, whichever way it came; one that nobody remembers was decided long ago.
  return held?.status === 'accepted' ? 'done' : held?.status === 'waiting' ? 'held' : 'refused'
}

function isOvertaken(result: unknown): boolean {
  const { overtaken } = (result ?? {}) as { overtaken?: unknown }
  return Array.isArray(overtaken) && overtaken.length > 0
}
