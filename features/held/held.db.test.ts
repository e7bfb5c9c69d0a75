import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type Scope, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { an, anActor, aPlace, mustAccept, order, type Place, personWith, worldNow } from '../../tools/world.ts'
import { registerDevice } from '../people/handlers/devices.ts'
import { startSession } from '../people/handlers/sessions.ts'
import { findDevice, findSignedIn } from '../people/reads.ts'
import { recount } from '../progress/reads/recount.ts'
import { findWindow, getFigures } from '../progress/reads.ts'
import { followers, handlers } from '../registry.ts'
import { findHeld, findOwnHeld, listHeld } from './reads.ts'

type Person = Actor & { accountId: string }

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Place
let now = worldNow
const faults: string[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => faults.push(String(error)) })
  place = await aPlace(gate, 0)
})
afterAll(async () => {
  await house.close()
  expect(faults).toEqual([])
})

test('what a member recorded before the role was taken away waits for the officer, and counts once when taken', async () => {
  const member = await aMember(0)
  const { householdId = '' } = place.households[2] ?? {}
  const one = aVisit(0, { householdId })
  await give(place.officer, 'people.revoke_role', { accountId: member.accountId, grant: an('member', teamAt(0)) })
  const before = await figures()
  const [refused] = await gate.accept(await asNow(member), [one])
  expect(refused).toMatchObject({ status: 'refused', problem: { code: 'journal.not_allowed', heldFor: 'officer' } })
  expect(await gate.accept(await asNow(member), [one])).toEqual([refused])
  expect((await figures()).supports).toBe(before.supports)
  const [waiting] = await heldOf(member)
  expect(waiting).toMatchObject({ commandId: one.id, status: 'waiting', payload: { visitId: one.payload.visitId } })
  expect(await ownOf(member, one.id)).toMatchObject({ status: 'waiting', reason: '' })

  expect(await code(place.officer, 'held.accept', { commandId: one.id })).toBe('done')
  expect((await figures()).supports).toBe(before.supports + 1)
  expect(await code(place.officer, 'held.accept', { commandId: one.id })).toBe('held.already_decided')
  // Delivered again, the first receipt is the answer, and nothing is counted twice.
  expect(await gate.accept(await asNow(member), [one])).toEqual([refused])
  expect((await figures()).supports).toBe(before.supports + 1)
  expect(await ownOf(member, one.id)).toMatchObject({ status: 'accepted' })
  await checkFigures()
  const { rows: visits } = await house.owner.query('select * from support_visit where visit_id = $1', [
    one.payload.visitId,
  ])
  expect(visits).toMatchObject([{ recorded_by: member.accountId, household_id: householdId, clock_offset_s: -60 }])
  const { rows: entries } = await house.owner.query(
    "select account_id, entered_for, type from journal_entry where payload ->> 'visitId' = $1",
    [one.payload.visitId],
  )
  expect(entries).toEqual([
    { account_id: place.officer.accountId, entered_for: member.accountId, type: 'support.record' },
  ])
})

test('a declined one never counts, and its giver reads why', async () => {
  const member = await aMember(1)
  const one = aVisit(0)
  expect(await code(member, one)).toBe('journal.not_allowed')
  const before = await figures()
  expect(await code(place.officer, 'held.decline', { commandId: one.id, reason: '' })).toBe('journal.malformed')
  expect(await code(place.officer, 'held.decline', { commandId: one.id, reason: 'Không phải tổ này' })).toBe('done')
  expect(await code(place.officer, 'held.accept', { commandId: one.id })).toBe('held.already_decided')
  expect(await ownOf(member, one.id)).toMatchObject({ status: 'declined', reason: 'Không phải tổ này' })
  expect(await figures()).toEqual(before)
})

test('only officers see and decide, and nobody reads what became of another’s', async () => {
  const member = await aMember(1)
  const one = aVisit(0)
  await gate.accept(member, [one])
  for (const role of ['leader', 'service_center', 'finance'] as const) {
    const other = personWith(place, role)
    expect(await code(other, 'held.accept', { commandId: one.id })).toBe('journal.not_allowed')
    expect(await read(other, (scope) => listHeld(scope, { waiting: true }))).toEqual({ rows: [], total: 0 })
    expect(await read(other, (scope) => findHeld(scope, one.id))).toBeUndefined()
    expect(await read(other, (scope) => findOwnHeld(scope, [one.id]))).toEqual([])
  }
  const stranger = anActor(newId(), an('coordinator'))
  expect(await code(stranger, 'held.accept', { commandId: one.id })).toBe('held.not_found')
  expect(await read(visitor(place.communeId), (scope) => findOwnHeld(scope, [one.id]))).toEqual([])
})

test('only the field’s words are held, and only where an officer could take them', async () => {
  const member = await aMember(1)
  const refused = [
    order('households.move', { householdId: place.households[0]?.householdId, teamId: teamAt(1), villageId: newId() }),
    order('people.disable_account', { accountId: newId() }),
    aVisit(1, { heldOn: '2026-12-01' }),
    aVisit(1, { householdId: newId() }),
    order('support.record', { visitId: newId() }),
  ]
  const receipts = await gate.accept(member, refused)
  expect(receipts.map((receipt) => receipt.problem?.heldFor)).toEqual(refused.map(() => undefined))
  expect(await heldOf(member)).toEqual([])
  expect((await gate.accept(visitor(place.communeId), [aVisit(1)]))[0]?.problem?.heldFor).toBeUndefined()
})

test('a household registered and visited by somebody who may not any more is taken in the same order', async () => {
  const member = await aMember(1)
  const { teamId, villageId } = place.teams[0] ?? { teamId: '', villageId: '' }
  const householdId = newId()
  const household = order('households.register', {
    householdId,
    teamId,
    villageId,
    headName: 'Trần Thị Mẫu',
    groups: ['poor'],
  })
  const one = aVisit(0, { householdId })
  await gate.accept(member, [household, one])
  const before = await figures()
  expect(await code(place.officer, 'held.accept', { commandId: one.id })).toBe('support.household_out_of_sight')
  expect((await heldOf(member)).map((held) => [held.commandId, held.status])).toEqual([
    [household.id, 'waiting'],
    [one.id, 'waiting'],
  ])
  for (const { id } of [household, one])
    expect(await code(place.officer, 'held.accept', { commandId: id })).toBe('done')
  const after = await figures()
  expect(after.households_supported).toBe(before.households_supported + 1)
  const { rows } = await house.owner.query('select recorded_by from households_vulnerability where household_id = $1', [
    householdId,
  ])
  expect(rows).toEqual([{ recorded_by: member.accountId }])
})

test('a disabled account’s phone still delivers: nothing is dropped, all of it is held', async () => {
  const member = await aMember(0)
  const { token } = await registerDevice(house.db, member, { deviceId: newId(), name: 'máy mẫu' }, now)
  const [earlier, one] = [aVisit(0), aVisit(0)]
  await mustAccept(gate, member, [earlier])
  await give(place.officer, 'people.disable_account', { accountId: member.accountId })
  const device = await findDevice(house.db, token, now)
  const receipts = await gate.accept(device?.actor ?? member, [earlier, one], device?.barred)
  expect(receipts.map((receipt) => [receipt.status, receipt.problem?.code])).toEqual([
    ['done', undefined],
    ['refused', 'people.account_disabled'],
  ])
  expect(await code(place.officer, 'held.accept', { commandId: one.id })).toBe('done')
  await checkFigures()
})

test('after signing out everywhere an old phone’s words are held, until its owner signs in on it again', async () => {
  const member = await aMember(0)
  const deviceId = newId()
  const { token } = await registerDevice(house.db, member, { deviceId, name: '' }, now)
  await mustAccept(gate, member, [order('people.sign_out_everywhere', {})])
  const distrusted = await findDevice(house.db, token, now)
  expect(distrusted?.barred?.code).toBe('people.device_revoked')
  const one = aVisit(0)
  const [receipt] = await gate.accept(distrusted?.actor ?? member, [one], distrusted?.barred)
  expect(receipt?.problem?.heldFor).toBe('officer')
  const again = await registerDevice(house.db, member, { deviceId, name: '' }, now)
  // The old token is gone for good; the new one is trusted.
  expect(await findDevice(house.db, token, now)).toBeUndefined()
  const trusted = await findDevice(house.db, again.token, now)
  expect(trusted?.barred).toBeUndefined()
  expect((await gate.accept(trusted?.actor ?? member, [aVisit(0)], trusted?.barred))[0]?.status).toBe('done')
  await mustAccept(gate, member, [order('people.sign_out_everywhere', {})])
  expect(await findDevice(house.db, again.token, now + 91 * 86_400_000)).toBeUndefined()
})

test('what was decided is forgotten after its term, and what waits never is', async () => {
  const member = await aMember(1)
  const [declined, waiting] = [aVisit(0), aVisit(0)]
  await gate.accept(member, [declined, waiting])
  await give(place.officer, 'held.decline', { commandId: declined.id, reason: 'Trùng' })
  now += 91 * 86_400_000
  const [receipt] = await gate.accept(member, [aVisit(0)])
  expect(receipt?.problem?.heldFor).toBe('officer')
  now = worldNow
  const left = (await heldOf(member)).map((held) => held.commandId)
  expect(left).toContain(waiting.id)
  expect(left).not.toContain(declined.id)
})

test('whatever is taken away and given back meanwhile, each order is done, held or declined, and the figures agree', {
  timeout: 180_000,
}, async () => {
  let given = 0
  let held = 0
  const step = fc.record({
    what: fc.constantFrom('give', 'give', 'give', 'revoke', 'grant', 'disable', 'enable', 'accept', 'decline', 'again'),
    way: fc.constantFrom('signed in', 'delivered'),
    pick: fc.nat(50),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const member = await aMember(0)
      const { token } = await registerDevice(house.db, member, { deviceId: newId(), name: '' }, now)
      const before = await figures()
      const orders: ReturnType<typeof aVisit>[] = []
      const first = new Map<string, Receipt>()
      const send = async (one: ReturnType<typeof aVisit>, way: string) => {
        const device = await findDevice(house.db, token, now)
        const session = way === 'signed in' ? await asNow(member) : undefined
        const actor = session ?? device?.actor ?? member
        const [receipt] = await gate.accept(actor, [one], session ? undefined : device?.barred)
        if (!receipt) throw new Error('one receipt each')
        expect(receipt).toEqual(first.get(one.id) ?? receipt)
        first.set(one.id, receipt)
      }
      const role = { accountId: member.accountId, grant: an('member', teamAt(0)) }
      for (const { what, way, pick } of steps) {
        const known = orders[pick % Math.max(orders.length, 1)]
        if (what === 'give') {
          const one = aVisit(0)
          orders.push(one)
          await send(one, way)
        } else if (what === 'again' && known) await send(known, way)
        else if (what === 'revoke' || what === 'grant') await give(place.officer, `people.${what}_role`, role)
        else if (what === 'disable' || what === 'enable')
          await give(place.officer, `people.${what}_account`, { accountId: member.accountId })
        else if (known)
          await gate.accept(place.officer, [order(`held.${what}`, { commandId: known.id, reason: 'vì thế' })])
      }
      const standing = new Map((await heldOf(member)).map((one) => [one.commandId, one.status]))
      const counted = orders.filter(({ id }) => first.get(id)?.status === 'done' || standing.get(id) === 'accepted')
      for (const { id } of orders) expect((first.get(id)?.status === 'done') !== standing.has(id)).toBe(true)
      expect((await figures()).supports).toBe(before.supports + counted.length)
      given += orders.length
      held += standing.size
    }),
    { numRuns: 40 },
  )
  await checkFigures()
  expect(held).toBeGreaterThan(given / 10)
  expect(held).toBeLessThan(given)
  console.log(`held: ${given} orders given, ${held} of them held, none lost`)
})

test('once the report is locked the field’s late words are held; the officer takes them, or changes with a reason', async () => {
  const lead = personWith(place, 'team_lead', teamAt(0))
  const [visitId, second] = [newId(), newId()]
  await mustAccept(gate, lead, [aVisit(0, { visitId }), aVisit(0, { visitId: second })])
  const { rows } = await house.owner.query(
    "select report_id from reports_report where team_id is null and status = 'draft'",
  )
  now = Date.parse('2025-12-16T03:00:00Z')
  await mustAccept(gate, personWith(place, 'leader'), [order('reports.approve', { reportId: rows[0]?.report_id })])
  const late = aVisit(0)
  const correct = order('support.correct', { ...aVisit(0, { visitId }).payload, people: 7 })
  const cancel = order('support.cancel', { visitId: second, reason: 'Ghi nhầm' })
  for (const one of [late, correct, cancel]) expect(await code(lead, one)).toBe('support.period_closed')
  // The next report's days are open.
  expect(await code(lead, aVisit(0, { heldOn: '2025-12-15' }))).toBe('done')
  expect((await heldOf(lead)).map((held) => held.type)).toEqual(['support.record', 'support.correct', 'support.cancel'])
  const before = await figures()
  for (const { id } of [late, correct, cancel])
    expect(await code(place.officer, 'held.accept', { commandId: id })).toBe('done')
  const after = await figures()
  expect(after.supports).toBe(before.supports)
  expect(after.people_supported).toBe(before.people_supported + 1 + 6 - 1)
  await checkFigures()
  const own = { ...aVisit(0, { visitId }).payload, people: 3 }
  expect(await code(place.officer, 'support.correct', own)).toBe('support.reason_needed')
  expect(await code(place.officer, 'support.correct', { ...own, reason: 'Ghi nhầm số người' })).toBe('done')
  expect(await code(personWith(place, 'service_center'), 'support.correct', own)).toBe('support.period_closed')
  now = worldNow
})

const teamAt = (at: number) => place.teams[at]?.teamId ?? ''

function aVisit(team: number, said: object = {}) {
  const visit = { visitId: newId(), teamId: teamAt(team), householdId: null as string | null, heldOn: '2025-12-01' }
  return order('support.record', { ...visit, mode: 'in_person', items: [{ kind: 'qr' }], ...said })
}

async function aMember(team: number): Promise<Person> {
  const member = anActor(place.communeId, an('member', teamAt(team)))
  await give(place.officer, 'people.add_account', {
    accountId: member.accountId,
    name: 'Thành viên (mẫu)',
    phone: `09${Math.floor(10_000_000 + Math.random() * 89_999_999)}`,
    grants: [an('member', teamAt(team))],
  })
  return member
}

/** The person with the roles of this moment, as a session would have it. */
async function asNow(person: Person): Promise<Actor> {
  const session = await startSession(house.db, person.communeId, person.accountId, 'test', now)
  return (await findSignedIn(house.db, session.secret, now))?.actor ?? { ...person, grants: [] }
}

async function give(actor: Actor, type: string, payload: unknown): Promise<void> {
  await mustAccept(gate, actor, [order(type, payload)])
}

async function code(actor: Actor, given: string | ReturnType<typeof order>, payload?: unknown): Promise<string> {
  const one = typeof given === 'string' ? order(given, payload) : given
  return (await gate.accept(actor, [one]))[0]?.problem?.code ?? 'done'
}

async function read<T>(actor: Actor, ask: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(house.db, actor, 'read only', ask)
}

async function heldOf(person: Person) {
  const lists = [true, false].map((waiting) => read(place.officer, (scope) => listHeld(scope, { waiting, size: 200 })))
  return (await Promise.all(lists)).flatMap(({ rows }) => rows.filter((held) => held.accountId === person.accountId))
}

async function ownOf(person: Person, commandId: string) {
  return (await read(person, (scope) => findOwnHeld(scope, [commandId])))[0]
}

async function figures() {
  return (await read(place.officer, (scope) => getFigures(scope, { planId: place.planId, kind: 'target' }, null)))
    .figures
}

async function checkFigures(): Promise<void> {
  const window = await read(place.officer, (scope) => findWindow(scope, { planId: place.planId, kind: 'target' }))
  expect(await read(place.officer, (scope) => recount(scope, window?.windowId ?? ''))).toEqual([])
}
