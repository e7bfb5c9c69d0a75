import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../platform/access/scope.ts'
import { serverKeys } from '../../platform/access/server-keys.ts'
import { type DeliveryOutcome, sealDelivery } from '../../platform/sync/delivery.ts'
import { type ServerKey, sealForServer } from '../../platform/sync/sealed.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aPlace, differences, dumpTables, mustAccept, order, type Place, personWith } from '../../tools/world.ts'
import { doors } from '../cli/doors.ts'
import { listOrders } from '../phone/orders.ts'

type Owner = Actor & { accountId: string }
type Phone = { readonly deviceId: string; readonly token: string; readonly serverKey: ServerKey }

let server: Server
let place: Place
let other: Place
let member: Owner
let phone: Phone

beforeAll(async () => {
  server = await aServer()
  place = await aPlace(server.house.inbox, 0)
  other = await aPlace(server.house.inbox, 1)
  member = personWith(place, 'member', place.teams[0]?.teamId ?? '')
  phone = await aPhone(member)
})
afterAll(async () => {
  await server.close()
  expect(server.faults).toEqual([])
})

test('what a phone sealed arrives in its owner’s name, once, whichever way and however often it comes', async () => {
  const one = aVisit()
  const sealed = await sealDelivery(phone.serverKey, { accountId: member.accountId, envelope: one })
  const answer = await deliver(phone.token, [sealed, sealed])
  expect(await answer.json()).toEqual({
    outcomes: [
      { commandId: one.id, status: 'done' },
      { commandId: one.id, status: 'done' },
    ],
    serverTime: new Date(server.clock.now).toISOString(),
  })
  const [receipt] = await server.house.inbox.accept(member, [one])
  expect(receipt?.status).toBe('done')
  expect(await visitsOf(one)).toEqual([member.accountId])
  // The other way round.
  const two = aVisit()
  await mustAccept(server.house.inbox, member, [two])
  expect(await statuses(phone, [two])).toEqual(['done'])
  expect(await visitsOf(two)).toEqual([member.accountId])
})

test('five at once over both ways are one visit', async () => {
  const one = aVisit()
  const sealed = await sealDelivery(phone.serverKey, { accountId: member.accountId, envelope: one })
  await Promise.all([
    ...[1, 2, 3].map(() => deliver(phone.token, [sealed])),
    ...[1, 2].map(() => server.house.inbox.accept(member, [one])),
  ])
  expect(await visitsOf(one)).toEqual([member.accountId])
})

test('a token can do nothing but deliver: every other address answers it as it answers nobody', async () => {
  const refusals = new Map<number, number>()
  const withToken = { authorization: `Bearer ${phone.token}`, cookie: `thonso_session=${phone.token}` }
  const asked = doors.flatMap((door) => door.pages).filter((page) => page.who !== 'everybody')
  for (const { path } of asked) {
    const { status } = await server.ask(path.replace(/:\w+/g, newId()), { headers: withToken })
    expect([303, 404], path).toContain(status)
    refusals.set(status, (refusals.get(status) ?? 0) + 1)
  }
  const before = await dumpTables(server.base.owner)
  for (const type of server.house.inbox.handlers.keys()) {
    if (server.house.inbox.handlers.get(type)?.spec.rights.everybody) continue
    const { status } = await server.ask(`/do/${type}`, { method: 'POST', headers: withToken, body: new FormData() })
    expect(status, type).toBe(303)
  }
  for (const address of ['/api/v1/commands', '/api/v1/devices']) {
    const body = JSON.stringify({ commands: [aVisit()] })
    const headers = { ...withToken, 'content-type': 'application/json' }
    expect((await server.ask(address, { method: 'POST', headers, body })).status).toBe(401)
  }
  for (const address of ['/api/v1/changes', `/api/v1/held?ids=${newId()}`])
    expect((await server.ask(address, { headers: withToken })).status).toBe(401)
  expect(differences(before, await dumpTables(server.base.owner))).toEqual([])
  console.log(`a device token at ${asked.length} pages: ${JSON.stringify([...refusals])}`)
})

test('no order but those of the field goes by a token, not even those open to everybody', async () => {
  const types = [...server.house.inbox.handlers.values()].map(({ spec }) => spec)
  const closed = types.filter((spec) => !spec.fromField)
  expect(
    types
      .filter((spec) => spec.fromField)
      .map((spec) => spec.type)
      .sort(),
  ).toEqual((await listOrders()).map(({ spec }) => spec.type).sort())
  const before = await dumpTables(server.base.owner)
  const given = closed.map((spec) => order(spec.type, { password: 'mat-khau-moi' }))
  expect(new Set(await statuses(phone, given))).toEqual(new Set(['refused']))
  const changed = differences(before, await dumpTables(server.base.owner))
  expect(new Set(changed.map(({ table }) => table))).toEqual(new Set())
})

test('an edit that a later one stands against is not simply done: its owner asks again, and hears which field', async () => {
  const householdId = place.households.find(({ teamId }) => teamId === place.teams[0]?.teamId)?.householdId
  const edit = (hamlet: string, at: string) => order('households.correct', { householdId, hamlet }, at)
  const [earlier, later] = [edit('Xóm Trước', '2025-11-30T02:00:00Z'), edit('Xóm Sau', '2025-11-30T03:00:00Z')]
  expect(await statuses(phone, [later])).toEqual(['done'])
  expect(await statuses(phone, [earlier])).toEqual(['refused'])
  const [receipt] = await server.house.inbox.accept(member, [earlier])
  expect([receipt?.status, receipt?.result]).toEqual(['done', expect.objectContaining({ overtaken: ['hamlet'] })])
})

test('another person’s words, and another commune’s token, change nothing', async () => {
  const theirs = personWith(other, 'member', other.teams[0]?.teamId ?? '')
  const foreign = await aPhone(theirs)
  const one = aVisit()
  const sealed = await sealDelivery(phone.serverKey, { accountId: member.accountId, envelope: one })
  const answer = (await (await deliver(foreign.token, [sealed])).json()) as { outcomes: DeliveryOutcome[] }
  expect(answer.outcomes).toEqual([{ commandId: one.id, status: 'refused' }])
  expect(await visitsOf(one)).toEqual([])
  // In their own name, into this commune's team: there is no such team where they stand.
  expect(await statuses(foreign, [one], theirs)).toEqual(['held'])
  expect(await visitsOf(one)).toEqual([])
  expect(await statuses(phone, [one])).toEqual(['done'])
})

test('a token that nobody gave, an old one and a broken one are told to sign in', async () => {
  for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${'a'.repeat(32)}`, `Basic ${phone.token}`]) {
    const response = await server.ask('/api/v1/deliveries', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"sealed":[]}',
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ problem: { code: 'people.device_unknown' } })
  }
})

test('registering again keeps the token before it, and knows the phone as the same one', async () => {
  const cookie = await cookieOf(server, member)
  const again = await register(cookie, { deviceId: phone.deviceId })
  expect(again.deviceId).toBe(phone.deviceId)
  expect(again.token).not.toBe(phone.token)
  const [one, two] = [aVisit(), aVisit()]
  expect(await statuses(phone, [one])).toEqual(['done'])
  expect(await statuses(again, [two])).toEqual(['done'])
  const { rows } = await server.base.owner.query('select token_hash from people_device where device_id = $1', [
    phone.deviceId,
  ])
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(again.token)
  phone = again
})

test('garbage is answered with a code, never with a fault', { timeout: 120_000 }, async () => {
  const post = (body: string, contentType = 'application/json') =>
    server.ask('/api/v1/deliveries', {
      method: 'POST',
      headers: { authorization: `Bearer ${phone.token}`, 'content-type': contentType },
      body,
    })
  expect((await post('{"sealed":')).status).toBe(400)
  expect((await post('{}', 'text/plain')).status).toBe(415)
  for (const body of ['null', '[]', '{}', '{"sealed":"x"}', '{"sealed":[1]}', '{"sealed":[],"more":1}'])
    expect((await post(body)).status, body).toBe(422)
  expect((await post(JSON.stringify({ sealed: Array(201).fill('x') }))).status).toBe(413)
  expect((await post(JSON.stringify({ sealed: ['x'.repeat(3 * 1024 * 1024)] }))).status).toBe(413)
  server.clock.now += 61_000
  const texts = [
    '',
    'null',
    '{}',
    '[]',
    JSON.stringify({ accountId: member.accountId }),
    JSON.stringify({ accountId: member.accountId, envelope: { id: newId(), type: 'support.record', at: 'x' } }),
  ]
  const sealed = await Promise.all(texts.map((text) => sealForServer(phone.serverKey, text)))
  const answer = (await (await deliver(phone.token, sealed)).json()) as { outcomes: DeliveryOutcome[] }
  expect(new Set(answer.outcomes.map((outcome) => outcome.code))).toEqual(new Set(['door.not_opened']))
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string(), { maxLength: 5 }), fc.anything(), async (strings, payload) => {
      server.clock.now += 2_000
      const envelope = { ...order('support.record', payload), id: newId() }
      const wild = await sealForServer(phone.serverKey, JSON.stringify({ accountId: member.accountId, envelope }))
      const response = await deliver(phone.token, [...strings, wild])
      expect(response.status).toBe(200)
      const { outcomes } = (await response.json()) as { outcomes: DeliveryOutcome[] }
      expect(outcomes.map(({ status }) => status)).toEqual([...strings, wild].map(() => 'refused'))
      asked += outcomes.length
    }),
    { numRuns: 60 },
  )
  console.log(`deliveries: ${asked} pieces of garbage refused`)
})

test('a flood is slowed down, and says so', async () => {
  server.clock.now += 120_000
  const answers = await Promise.all(Array.from({ length: 70 }, () => deliver(phone.token, [])))
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(5)
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
  server.clock.now += 120_000
  expect((await deliver(phone.token, [])).status).toBe(200)
})

test('keys outlive a restart, are one over several processes, and old ones open for a year after they were replaced', async () => {
  const { config } = server.base
  let now = server.clock.now
  const clock = () => now
  const [one, two] = [serverKeys(() => config, clock), serverKeys(() => config, clock)]
  const [first, same] = await Promise.all([one.current(), two.current()])
  expect(same).toEqual(first)
  expect(first).toEqual(phone.serverKey)
  const sealed = await sealForServer(first, 'Hộ bà Mẫu')
  now += 100 * 86_400_000
  const later = await one.current()
  expect(later.keyId).not.toBe(first.keyId)
  // The other process has not heard of it, and still opens what was sealed with it.
  expect(await two.open(await sealForServer(later, 'Hộ ông Mẫu'))).toBe('Hộ ông Mẫu')
  expect(await serverKeys(() => config, clock).open(sealed)).toBe('Hộ bà Mẫu')
  now += 290 * 86_400_000
  await one.current()
  expect(await serverKeys(() => config, clock).open(sealed)).toBe('Hộ bà Mẫu')
  now += 100 * 86_400_000
  expect(await serverKeys(() => config, clock).open(sealed)).toBeUndefined()
})

test('no private key and no token stands in the journal or in an answer', async () => {
  const { rows } = await server.base.owner.query<{ d: string }>(
    "select private_key ->> 'd' as d from access_server_key",
  )
  const dump = await dumpTables(server.base.owner)
  const elsewhere = JSON.stringify([...dump].filter(([table]) => table !== 'access_server_key'))
  expect(rows.length).toBeGreaterThan(0)
  for (const secret of [...rows.map((row) => row.d), phone.token]) expect(elsewhere).not.toContain(secret)
  expect(JSON.stringify(phone.serverKey)).not.toContain('"d"')
})

function aVisit() {
  const { teamId = '' } = place.teams[0] ?? {}
  const said = { heldOn: '2025-12-01', mode: 'in_person', items: [{ kind: 'qr' }], householdId: null }
  return order('support.record', { visitId: newId(), teamId, ...said })
}

async function visitsOf(one: ReturnType<typeof aVisit>): Promise<string[]> {
  const { rows } = await server.base.owner.query('select recorded_by from support_visit where visit_id = $1', [
    one.payload.visitId,
  ])
  return rows.map((row) => row.recorded_by)
}

async function aPhone(owner: Owner): Promise<Phone> {
  return register(await cookieOf(server, owner), { deviceId: newId() })
}

async function register(cookie: string, body: object): Promise<Phone> {
  const headers = { 'content-type': 'application/json' }
  const response = await server.ask('/api/v1/devices', { method: 'POST', cookie, headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return (await response.json()) as Phone
}

async function deliver(token: string, sealed: readonly string[]): Promise<Response> {
  return server.ask('/api/v1/deliveries', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sealed }),
  })
}

async function statuses(on: Phone, orders: readonly ReturnType<typeof order>[], owner = member): Promise<string[]> {
  const sealed = await Promise.all(
    orders.map((envelope) => sealDelivery(on.serverKey, { accountId: owner.accountId, envelope })),
  )
  const { outcomes } = (await (await deliver(on.token, sealed)).json()) as { outcomes: DeliveryOutcome[] }
  return outcomes.map((outcome) => outcome.status)
}
