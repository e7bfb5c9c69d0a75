import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followers, handlers } from '../../features/registry.ts'
import type { Actor } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Envelope } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { freshOrder, listKept, type Outbox, replace, withdraw } from '../../platform/sync/outbox.ts'
import { sendKept } from '../../platform/sync/send.ts'
import { memoryStore } from '../../platform/sync/testing.ts'
import { plainVault } from '../../platform/sync/vault.ts'
import { aPlace, mustAccept, order, type Place, personWith, today, worldNow } from '../../tools/world.ts'
import { listOrders, settle } from './orders.ts'

// What becomes of an order that is changed or dropped on a phone when the server has it, its answer having been lost.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Place
let member: Actor & { accountId: string }
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow, onFault: (error) => faults.push(error) })
  place = await aPlace(gate, 0)
  member = personWith(place, 'member', place.teams[0]?.teamId)
})
afterAll(async () => {
  await house.close()
  expect(faults).toEqual([])
})

type Made = { readonly said: object; readonly changed: object }

/** One order of each kind that a phone lets its maker change while it waits, and the same with other words. */
const made: Readonly<Record<string, () => Promise<Made>>> = {
  'support.record': async () => changing({ ...visit(), visitId: newId() }, { note: 'Đã sửa' }),
  'households.register': async () =>
    changing({ householdId: newId(), ...where(), headName: 'Trần Thị Mẫu', groups: [] }, { headName: 'Trần Thị Sửa' }),
  'curriculum.coach': async () => {
    const learnerId = newId()
    const { householdId } = home()
    await mustAccept(gate, member, [
      order('curriculum.enrol', { learnerId, teamId: where().teamId, householdId, name: 'Bà Mẫu' }),
    ])
    const said = { visitId: newId(), learnerId, teamId: where().teamId, heldOn: today, levels: { messages: 'alone' } }
    return changing(said, { levels: { messages: 'with_help' } })
  },
  'dossiers.file': async () =>
    changing(
      {
        dossierId: newId(),
        teamId: where().teamId,
        householdId: null,
        words: 'Đăng ký khai sinh',
        filedOn: today,
        filedBy: 'helped',
      },
      { note: 'Đã sửa' },
    ),
  'commerce.add_seller': async () => {
    const said = { sellerId: newId(), teamId: where().teamId, kind: 'cooperative', approachedOn: today }
    return changing({ ...said, name: aName() }, { note: 'Đã sửa' })
  },
  'commerce.add_product': async () =>
    changing({ productId: newId(), sellerId: await aSeller(), name: 'Mật ong' }, { name: 'Mật ong rừng' }),
  'commerce.take_step': async () => {
    const marketplaceId = newId()
    await mustAccept(gate, place.officer, [order('commerce.add_marketplace', { marketplaceId, name: aName() })])
    const said = { stepId: newId(), sellerId: await aSeller(), marketplaceId, kind: 'shop_opened', on: today }
    return changing(said, { note: 'Đã sửa' })
  },
}

test('every kind of order has a place where it is mended, whatever it was refused for', async () => {
  const without = (await listOrders()).filter(({ mendAt, seeAt }) => (mendAt ?? seeAt) === undefined)
  expect(without.map(({ spec }) => spec.type)).toEqual([])
})

test('an order that is changed while it waits, although the server has it, changes what the server has', async () => {
  const changeable = (await listOrders()).filter(
    ({ mendAt }) => mendAt !== undefined && !mendAt.startsWith('/field/report'),
  )
  expect(changeable.map(({ spec }) => spec.type).sort()).toEqual(Object.keys(made).sort())
  for (const [type, make] of Object.entries(made)) {
    const { said, changed } = await make()
    const phone = aPhone()
    const [first] = await keep(phone, type, said)
    await lose(phone)
    await replace(phone, [first ?? 0], [freshOrder(type, changed, 'Đã sửa')])
    expect([type, await left(phone)]).toEqual([type, []])
  }
})

test('an order that is dropped while it waits is taken back where the server has it, and is no question where it has not', async () => {
  const withUndo = (await listOrders()).filter(({ undo }) => undo !== undefined)
  const before = await heldOf()
  for (const { spec, undo } of withUndo) {
    for (const isThere of [true, false]) {
      const { said } = (await made[spec.type]?.()) ?? { said: {} }
      const phone = aPhone()
      const [at] = await keep(phone, spec.type, said)
      if (isThere) await lose(phone)
      else await neverSent(phone)
      const [kept] = await listKept(phone)
      const taking = kept && undo?.(kept)
      await withdraw(phone, at ?? 0, taking && freshOrder(taking.type, taking.payload, 'Bỏ', true))
      expect((await listKept(phone)).map(({ envelope }) => envelope.type)).toEqual([taking?.type])
      expect([spec.type, isThere, await left(phone)]).toEqual([spec.type, isThere, []])
    }
  }
  expect(await heldOf()).toEqual(before)
  expect(withUndo.length).toBeGreaterThanOrEqual(6)
})

test('what somebody may not take back any more is not said to be gone: the officer hears of it', async () => {
  const { said } = (await made['support.record']?.()) ?? { said: {} }
  const phone = aPhone()
  const [at] = await keep(phone, 'support.record', said)
  await lose(phone)
  const [kept] = await listKept(phone)
  const undo = (await listOrders()).find(({ spec }) => spec.type === 'support.record')?.undo
  const taking = kept && undo?.(kept)
  await withdraw(phone, at ?? 0, taking && freshOrder(taking.type, taking.payload, 'Bỏ', true))
  expect(await left(phone, { ...member, grants: [] })).toEqual([['support.cancel', 'journal.not_allowed', 'officer']])
})

async function heldOf(): Promise<unknown[]> {
  const { rows } = await house.owner.query('select command_id from journal_held where account_id = $1 order by 1', [
    member.accountId,
  ])
  return rows
}

function changing(said: object, to: object): Made {
  return { said, changed: { ...said, ...to } }
}

function where() {
  const [team] = place.teams
  return { teamId: team?.teamId ?? '', villageId: team?.villageId ?? '' }
}

function home() {
  const found = place.households.find(({ teamId }) => teamId === where().teamId)
  if (!found) throw new Error('the first team has no household')
  return found
}

function visit() {
  const items = [{ kind: 'qr', detail: null }]
  return { teamId: where().teamId, householdId: null, heldOn: today, mode: 'in_person', items }
}

async function aSeller(): Promise<string> {
  const sellerId = newId()
  const said = {
    sellerId,
    teamId: where().teamId,
    kind: 'cooperative',
    name: aName(),
    approachedOn: today,
  }
  await mustAccept(gate, member, [order('commerce.add_seller', said)])
  return sellerId
}

let named = 0

/** Another one each time, without a digit that could be taken for a number of an account. */
function aName(): string {
  named += 1
  return `Nhà Mẫu ${'abcdefghijklmnopqrstuvwxy'[named]}`
}

function aPhone(): Outbox {
  return { store: memoryStore(), vault: plainVault(member.accountId) }
}

async function keep(phone: Outbox, type: string, said: object): Promise<number[]> {
  return replace(phone, [], [freshOrder(type, said, 'Hộ bà Mẫu: Quét mã QR')])
}

/** The server hears, and its answer never arrives. */
async function lose(phone: Outbox): Promise<void> {
  const post = async (_: string, commands: readonly Envelope[]) => {
    const receipts = await gate.accept(member, commands)
    expect(receipts.map(({ problem }) => problem?.code)).toEqual(commands.map(() => undefined))
    throw new TypeError('the network is gone')
  }
  await sendKept({ outbox: phone, post })
}

async function neverSent(phone: Outbox): Promise<void> {
  const post = async () => {
    throw new TypeError('the network is gone')
  }
  await sendKept({ outbox: phone, post })
}

/** What is still on the phone after a good line. */
async function left(phone: Outbox, actor: Actor = member) {
  const post = async (_: string, commands: readonly Envelope[]) =>
    Response.json({ receipts: await gate.accept(actor, commands) })
  await sendKept({ outbox: phone, settle, post })
  return (await listKept(phone)).map(({ envelope, problem }) => [envelope.type, problem?.code, problem?.heldFor])
}
