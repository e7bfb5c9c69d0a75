import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followers, handlers } from '../../features/registry.ts'
import {
  an,
  anActor,
  aPlace,
  differences,
  dumpTables,
  order,
  type Place,
  personWith,
  worldNow,
} from '../../tools/world.ts'
import type { Actor } from '../access/scope.ts'
import { testDatabase } from '../db/testing.ts'
import type { Receipt } from './command.ts'
import { type Inbox, inbox } from './inbox.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Place
const faults: string[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow, onFault: (error) => faults.push(String(error)) })
  place = await aPlace(gate, 0)
})
afterAll(async () => {
  await house.close()
  expect(faults).toEqual([])
})

test('replaying any batch any number of times in any interleaving changes nothing after the first', {
  timeout: 120_000,
}, async () => {
  let sent = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(999), { minLength: 1, maxLength: 12 }), { minLength: 4, maxLength: 9 }),
      fc.integer({ min: 2, max: 4 }),
      async (replays, together) => {
        const actors = [
          place.officer,
          personWith(place, 'team_lead', place.teams[0]?.teamId),
          personWith(place, 'finance'),
        ]
        const batches = actors.map((actor) => ({ actor, batch: aBatch() }))
        const first = new Map<string, Receipt>()
        for (const { actor, batch } of batches)
          for (const receipt of await gate.accept(actor, batch)) first.set(receipt.commandId, receipt)
        const before = await dumpTables(house.owner)
        const statuses = new Set([...first.values()].map((receipt) => receipt.status))
        expect([...statuses].sort()).toEqual(['done', 'refused'])
        for (let at = 0; at < replays.length; at += together)
          await Promise.all(
            replays.slice(at, at + together).map(async (picks) => {
              const { actor, batch } = batches[(picks[0] ?? 0) % batches.length] ?? { actor: place.officer, batch: [] }
              const again = picks.flatMap((pick) => batch[pick % batch.length] ?? [])
              sent += again.length
              for (const receipt of await gate.accept(actor, again))
                expect(receipt).toEqual(first.get(receipt.commandId))
            }),
          )
        expect(differences(before, await dumpTables(house.owner))).toEqual([])
      },
    ),
    { numRuns: 25, endOnFailure: true },
  )
  console.log(`replayed: ${sent} orders`)
})

test('an order that arrives several times at once runs once, and every sender gets its receipt', async () => {
  for (let round = 0; round < 10; round += 1) {
    const batch = aBatch()
    const answers = await Promise.all([1, 2, 3, 4].map(() => gate.accept(place.officer, batch)))
    for (const receipts of answers) expect(receipts).toEqual(answers[0])
    const { rows } = await house.owner.query(
      'select count(*)::int as n from journal_entry where command_id = any($1)',
      [batch.map((one) => one.id)],
    )
    expect(rows[0]?.n).toBe(answers[0]?.filter((receipt) => receipt.status === 'done').length)
  }
})

test('an id that was used for something else, or by somebody else, is refused and changes nothing', async () => {
  const given = household()
  await gate.accept(place.officer, [given])
  const before = await dumpTables(house.owner)
  const others: [Actor, unknown][] = [
    [place.officer, { ...given, payload: { ...given.payload, headName: 'Người khác' } }],
    [place.officer, { ...given, type: 'people.set_password', payload: { password: 'mat-khau-khac' } }],
    [personWith(place, 'coordinator'), given],
    [anActor(place.communeId, an('admin')), given],
  ]
  for (const [actor, other] of others) {
    const [receipt] = await gate.accept(actor, [other])
    expect(receipt?.problem?.code).toBe('journal.id_reused')
  }
  expect(differences(before, await dumpTables(house.owner))).toEqual([])
})

test('the same order with its keys in another order is the same order', async () => {
  const given = household()
  const [first] = await gate.accept(place.officer, [given])
  const turned = Object.fromEntries(Object.entries(given.payload).reverse())
  expect(await gate.accept(place.officer, [{ ...given, payload: turned }])).toEqual([first])
})

test('text that only looks like an escaped NUL is kept as it was written', async () => {
  const given = household('Ông \\u0000 Bình \\ud800')
  const [receipt] = await gate.accept(place.officer, [given])
  expect(receipt?.problem).toBeNull()
  const broken = [household('Ông \0 Bình'), household('Ông \ud800 Bình'), household('Ông \\\ud800 Bình')]
  for (const one of await gate.accept(place.officer, broken)) expect(one.problem?.code).toBe('journal.malformed')
})

test("a device's clock may say anything, and only nonsense is refused", async () => {
  const at = (clock: string) => ({ ...household(), at: clock })
  const fine = ['1970-01-01T00:00:00Z', '2999-12-31T23:59:59.999Z', '2025-12-01T10:00:00+07:00']
  for (const receipt of await gate.accept(place.officer, fine.map(at))) expect(receipt.status).toBe('done')
  const wrong = ['2025-02-31T00:00:00Z', '0000-01-01T00:00:00Z', '2025-13-01T00:00:00Z', 'now', '']
  for (const receipt of await gate.accept(place.officer, wrong.map(at)))
    expect(receipt.problem?.code).toBe('journal.malformed')
})

/** Orders that are done, refused by a rule, refused for want of rights, and one that does not fit its schema. */
function aBatch() {
  const [team = { teamId: '', villageId: '' }] = place.teams
  const visitId = newId()
  const visit = {
    visitId,
    teamId: team.teamId,
    householdId: null,
    heldOn: '2025-11-20',
    mode: 'phone',
    items: [{ kind: 'qr' }],
  }
  return [
    household(),
    order('support.record', visit),
    order('support.record', visit),
    order('support.cancel', { visitId, reason: 'Ghi nhầm' }),
    order('support.cancel', { visitId, reason: 'Ghi nhầm' }),
    order('households.merge', { householdId: newId(), into: newId() }),
    order('people.set_password', { password: 'mat-khau-dai' }),
    order('reports.approve', { reportId: newId() }),
    order('teams.import_members', { rows: [{ line: 3, memberId: newId(), name: 'Vũ Văn Sơn', teamName: 'Tổ c0t1x' }] }),
  ]
}

function household(headName = 'Nguyễn Thị Lan') {
  const [team = { teamId: '', villageId: '' }] = place.teams
  const { teamId, villageId } = team
  return order('households.register', { householdId: newId(), teamId, villageId, headName, groups: ['elderly'] })
}
