import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import type { VisitInput } from './contract.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from './fixtures.ts'
import { handlers } from './handlers.ts'
import { listAdoptions, listUses, tallyAdoptions, tallyBills, tallyUses } from './reads.ts'

// Who took up which platform, against a recount by hand over random histories of help, corrections and merged households.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...households, ...handlers], [], {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

const someItems = [
  [{ kind: 'vneid', detail: null }],
  [
    { kind: 'vneid', detail: null },
    { kind: 'vneid', detail: null },
    { kind: 'qr', detail: null },
  ],
  [
    { kind: 'e_wallet', detail: 'zalopay' },
    { kind: 'bill_payment', detail: 'water' },
  ],
  [
    { kind: 'e_wallet', detail: null },
    { kind: 'public_account', detail: 'vssid' },
  ],
  [
    { kind: 'bill_payment', detail: 'water' },
    { kind: 'bill_payment', detail: null },
  ],
] satisfies VisitInput['items'][]
const names = (items: VisitInput['items']) => [
  ...new Set(
    items.flatMap(({ kind, detail }) =>
      kind === 'vneid' ? ['vneid'] : kind === 'e_wallet' || kind === 'public_account' ? [detail ?? ''] : [],
    ),
  ),
]
const days = ['2025-09-20', '2025-10-05', '2025-11-03', '2025-12-20']
const step = fc.record({
  what: fc.constantFrom('record', 'record', 'record', 'record', 'correct', 'cancel', 'merge', 'move'),
  pick: fc.nat(1000),
  team: fc.nat(1),
  household: fc.option(fc.nat(3)),
  day: fc.nat(3),
  items: fc.nat(someItems.length - 1),
})
const windows = [
  { from: '2025-10-01', to: '2025-12-31' },
  { from: '2025-01-01', to: '2025-10-31' },
  { from: '2025-12-20', to: '2025-12-20' },
]

test('a household counts once for each platform, on its first day, for the team that helped then', {
  timeout: 180_000,
}, async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
      const visits = new Map<string, VisitInput>()
      const mergedInto = new Map<string, string>()
      const rootOf = (id: string): string => {
        const into = mergedInto.get(id)
        return into === undefined ? id : rootOf(into)
      }
      for (const { what, pick, team, household, day, items } of steps) {
        const teamId = world.teams[team]?.teamId ?? ''
        const roots = world.households.map((each) => each.householdId).filter((id) => !mergedInto.has(id))
        const chosen = [...visits.values()][pick % Math.max(1, visits.size)]
        if (what === 'merge' || what === 'move') {
          const [from, into] = [roots[pick % roots.length] ?? '', roots[day % roots.length] ?? '']
          if (what === 'move')
            await accept(world.officer, 'households.move', { householdId: from, ...home(world, team) })
          else if (from !== into) {
            await accept(world.officer, 'households.merge', { householdId: from, into })
            mergedInto.set(from, into)
          }
          continue
        }
        if (what !== 'record' && !chosen) continue
        if (what === 'cancel' && chosen) {
          await accept(world.officer, 'support.cancel', { visitId: chosen.visitId, reason: 'Nhầm' })
          visits.delete(chosen.visitId)
          continue
        }
        const visit = aVisit({
          ...(what === 'correct' && chosen ? { visitId: chosen.visitId } : {}),
          ...{ teamId, heldOn: days[day] ?? '', items: someItems[items] ?? [] },
          householdId: household === null ? null : (world.households[household]?.householdId ?? null),
        })
        await accept(world.officer, what === 'record' ? 'support.record' : 'support.correct', visit)
        visits.set(visit.visitId, visit)
      }
      const uses = [...visits.values()].flatMap((visit) =>
        names(visit.items).map((platform) => ({ ...visit, platform })),
      )
      const at = ({ heldOn, visitId }: VisitInput) => `${heldOn} ${visitId}`
      const isFirst = (use: (typeof uses)[number]) =>
        !uses.some(
          (other) =>
            other.platform === use.platform &&
            other.householdId !== null &&
            use.householdId !== null &&
            rootOf(other.householdId) === rootOf(use.householdId) &&
            at(other) < at(use),
        )
      const lead = anActor(world.communeId, 'team_lead', world.teams[1]?.teamId)
      for (const window of windows)
        for (const actor of [world.officer, lead]) {
          const seen = actor === lead ? [world.teams[1]?.teamId] : world.teams.map(({ teamId }) => teamId)
          const mine = uses.filter(
            ({ teamId, heldOn }) => seen.includes(teamId) && heldOn >= window.from && heldOn <= window.to,
          )
          await withScope(house.db, actor, 'read only', async (scope) => {
            const firsts = mine.filter(isFirst)
            const rows = await tallyAdoptions(scope, window)
            expect(sums(rows.map(({ teamId, dimension, amount }) => [`${teamId} ${dimension}`, amount]))).toEqual(
              sums(firsts.map(({ teamId, platform }) => [`${teamId} ${platform}`, 1])),
            )
            expect((await listUses(scope, { ...window, use: 'first', size: 1 })).total).toBe(firsts.length)
            const adopted = [...(await listAdoptions(scope, window)).values()].flat()
            expect(adopted.length).toBe(firsts.length)
            const byPlatform = await tallyUses(scope, window)
            expect(byPlatform.reduce((sum, each) => sum + each.again, 0)).toBe(mine.length - firsts.length)
            expect(byPlatform.reduce((sum, each) => sum + each.unnamed, 0)).toBe(
              mine.filter(({ householdId }) => householdId === null).length,
            )
            const bills = [...visits.values()].flatMap(({ teamId, heldOn, items }) =>
              seen.includes(teamId) && heldOn >= window.from && heldOn <= window.to
                ? items.flatMap(({ kind, detail }) => (kind === 'bill_payment' ? [[detail ?? '', 1] as const] : []))
                : [],
            )
            expect(sums((await tallyBills(scope, window)).map(({ bill, amount }) => [bill, amount]))).toEqual(
              sums(bills),
            )
            counted += rows.length
          })
        }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  console.log(`adoptions: ${counted} figures agreed`)
  expect(counted).toBeGreaterThan(100)
})

test('twenty thousand visits of one commune are numbered while a page opens', { timeout: 120_000 }, async () => {
  const world = await aCommuneToHelpIn(
    gate,
    2,
    Array.from({ length: 300 }, () => null),
  )
  const ids = [world.communeId, world.teams[0]?.teamId, world.households.map(({ householdId }) => householdId)]
  await house.owner.query(
    `insert into support_visit (commune_id, visit_id, team_id, household_id, anonymous, held_on, mode, people, vulnerable, note, device_at,
       received_at, clock_offset_s)
     select $1, gen_random_uuid(), $2, ($3::uuid[])[1 + n % 300], false, date '2025-01-01' + n % 360, 'in_person', 1, false, '', now(), now(), 0
     from generate_series(1, 20000) n`,
    ids,
  )
  await house.owner.query(
    `insert into support_item (commune_id, visit_id, ordinal, kind, detail)
     select commune_id, visit_id, 0, 'e_wallet', (array['zalopay', 'momo', 'vnpt_money'])[1 + people % 3] from support_visit where commune_id = $1`,
    [world.communeId],
  )
  await house.owner.query('analyze support_visit, support_item')
  const took: number[] = []
  for (let times = 0; times < 5; times += 1) {
    const from = performance.now()
    const window = { from: '2025-10-01', to: '2025-12-31' }
    await withScope(house.db, world.officer, 'read only', (scope) => tallyAdoptions(scope, window))
    took.push(performance.now() - from)
  }
  const middle = took.toSorted((left, right) => left - right)[2] ?? 0
  console.log(`adoptions: 20,000 uses numbered in ${middle.toFixed(0)} ms`)
  expect(middle).toBeLessThan(1_000)
})

function home(world: Awaited<ReturnType<typeof aCommuneToHelpIn>>, team: number) {
  return { teamId: world.teams[team]?.teamId, villageId: world.teams[team]?.villageId }
}

function sums(pairs: readonly (readonly [string, number])[]): Record<string, number> {
  const found = new Map<string, number>()
  for (const [key, amount] of pairs) found.set(key, amount + (found.get(key) ?? 0))
  return Object.fromEntries([...found].sort())
}

async function accept(actor: Actor, type: string, payload: unknown): Promise<void> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  if (receipt?.problem) throw new Error(`${type} ${receipt.problem.code}`)
}
