import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { findPlan } from '../plan/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { aLine, aSpending } from './fixtures.ts'
import { annexOf } from './paper.ts'
import { findLine, listLines, listSpendings, tallyBudget } from './reads.ts'
import { leftOf, stateOf } from './rules.ts'

// The estimate of a plan, what is allocated of it, and payments that never go above.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let finance: Actor
const planId = newId()

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse('2025-12-10T03:00:00Z') })
  place = await aCommuneToHelpIn(gate, 1, [])
  finance = anActor(place.communeId, 'finance')
  await give('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' }, place.officer)
  await give('plan.activate', { planId }, place.officer)
})
afterAll(() => house.close())

async function give(type: string, payload: object, actor: Actor = finance): Promise<string> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  return receipt?.problem?.code ?? 'done'
}

const read = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = finance) =>
  withScope(house.db, actor, 'read only', work)
const lineOf = (lineId: string) => read((scope) => findLine(scope, lineId))
const aLineFor = async (said: Parameters<typeof aLine>[0] = { planId }) => {
  const line = aLine(said)
  expect(await give('budget.add_line', line)).toBe('done')
  return line.lineId
}

test('a line goes from estimate to allocation to payments to settlement, and what is left is never below nought', async () => {
  const lineId = await aLineFor({ planId, quantity: 2.5, unitVnd: 300_000 })
  expect(await lineOf(lineId)).toMatchObject({ plannedVnd: 750_000, allocatedVnd: null, spentVnd: 0 })
  const paid = aSpending({ lineId, amountVnd: 400_000 })
  expect(await give('budget.spend', paid)).toBe('budget.not_allocated')
  expect(await give('budget.allocate', { lineId, amountVnd: 750_001 })).toBe('budget.above_estimate')
  expect(await give('budget.allocate', { lineId, amountVnd: '600.000 đ' })).toBe('done')
  expect(await give('budget.spend', { ...paid, spentOn: '2025-12-11' })).toBe('budget.in_future')
  expect(await give('budget.spend', paid)).toBe('done')
  expect(await give('budget.spend', aSpending({ lineId, amountVnd: 200_001 }))).toBe('budget.above_allocation')
  expect(await give('budget.spend', { ...paid, amountVnd: 1 })).toBe('budget.line_exists')
  expect(await give('budget.allocate', { lineId, amountVnd: 399_999 })).toBe('budget.below_spending')
  expect(await give('budget.correct_line', { ...corrected(lineId), unitVnd: 239_000 })).toBe('budget.below_allocation')
  expect(await give('budget.correct_line', { ...corrected(lineId), unitVnd: '280.000' })).toBe('done')
  expect(await give('budget.drop_line', { lineId })).toBe('budget.line_used')
  const line = await lineOf(lineId)
  expect(line).toMatchObject({ plannedVnd: 700_000, allocatedVnd: 600_000, spentVnd: 400_000, payments: 1 })
  expect(line && [leftOf(line), stateOf(line)]).toEqual([200_000, 'allocated'])
  expect(await give('budget.settle', { lineId, note: '' })).toBe('budget.difference_unsaid')
  expect(await give('budget.settle', { lineId, note: 'Ghép hai buổi làm một' })).toBe('done')
  for (const [type, payload] of [
    ['budget.spend', aSpending({ lineId })],
    ['budget.allocate', { lineId, amountVnd: 700_000 }],
    ['budget.correct_line', corrected(lineId)],
    ['budget.cancel_spending', { spendingId: paid.spendingId, reason: 'Nhầm' }],
    ['budget.settle', { lineId, note: 'Lại' }],
  ] as const)
    expect([type, await give(type, payload)]).toEqual([type, 'budget.settled'])
  expect(await give('budget.reopen', { lineId })).toBe('done')
  expect(await give('budget.reopen', { lineId })).toBe('budget.not_settled')
  expect(await give('budget.cancel_spending', { spendingId: paid.spendingId, reason: 'Nhầm dòng' })).toBe('done')
  expect(await give('budget.cancel_spending', { spendingId: paid.spendingId, reason: 'Lại' })).toBe(
    'budget.spending_not_found',
  )
  // It stays in the list with its reason, and counts nowhere.
  expect(await read((scope) => listSpendings(scope, [lineId]))).toMatchObject([{ cancelReason: 'Nhầm dòng' }])
  expect(await lineOf(lineId)).toMatchObject({ spentVnd: 0, payments: 0 })
})

const corrected = (lineId: string) => {
  const { planId: _, ...line } = aLine({ planId, lineId, quantity: 2.5, unitVnd: 300_000 })
  return line
}

test('an amount is whole đồng as people write it, and nothing else', async () => {
  const lineId = await aLineFor()
  for (const [said, comes] of [
    ['1.500.000', 'done'],
    ['1500000 đồng', 'done'],
    ['1.5', 'journal.malformed'],
    ['1,500,000', 'journal.malformed'],
    ['-1', 'journal.malformed'],
    [0, 'journal.malformed'],
  ] as const)
    expect([said, await give('budget.allocate', { lineId, amountVnd: said })]).toEqual([said, comes])
  expect(await lineOf(lineId)).toMatchObject({ allocatedVnd: 1_500_000 })
})

test('a line is for a task of its own plan, and for a plan at work', async () => {
  const plan = await read((scope) => findPlan(scope, planId))
  const taskId = plan?.tasks[0]?.taskId ?? ''
  expect(await give('budget.add_line', aLine({ planId, taskId }))).toBe('done')
  expect(await give('budget.add_line', aLine({ planId, taskId: newId() }))).toBe('budget.task_not_found')
  const draftId = newId()
  await give('plan.submit', { planId: draftId, text: samplePlan('2026-Q1'), sourceName: 'mẫu' }, place.officer)
  expect(await give('budget.add_line', aLine({ planId: draftId }))).toBe('budget.plan_not_found')
})

test('money is written by the economic office, read by the commune, and seen by no team and no organisation', async () => {
  const lineId = await aLineFor()
  for (const role of ['coordinator', 'leader', 'service_center', 'communications'] as const)
    expect(await give('budget.allocate', { lineId, amountVnd: 1 }, anActor(place.communeId, role))).toBe(
      'journal.not_allowed',
    )
  const seen = (actor: Actor) => read((scope) => findLine(scope, lineId), actor)
  for (const role of ['coordinator', 'leader', 'service_center', 'finance'] as const)
    expect(await seen(anActor(place.communeId, role))).toBeDefined()
  expect(await seen(anActor(place.communeId, 'communications'))).toBeUndefined()
  expect(await seen(anActor(place.communeId, 'team_lead', place.teams[0]?.teamId))).toBeUndefined()
})

test('a line is found without its marks, by what it is for or what it rests on', async () => {
  const lineId = await aLineFor({ planId, purpose: 'Phông bạt Đêm hội (mẫu)', source: 'other', basis: 'Quyết định 12' })
  const found = (filter: Parameters<typeof listLines>[3]) =>
    read(async (scope) => (await listLines(scope, planId, null, filter)).map((line) => line.lineId))
  for (const query of ['dem hoi', 'PHÔNG', 'quyet dinh 12']) expect(await found({ query })).toEqual([lineId])
  expect(await found({ query: 'đêm hội', source: 'targeted' })).toEqual([])
})

test('two payments at once cannot both take what is left', async () => {
  const lineId = await aLineFor({ planId, quantity: 1, unitVnd: 1_000_000 })
  expect(await give('budget.allocate', { lineId, amountVnd: 1_000_000 })).toBe('done')
  const came = await Promise.all(
    Array.from({ length: 4 }, () => give('budget.spend', aSpending({ lineId, amountVnd: 600_000 }))),
  )
  expect(came.toSorted()).toEqual([...Array.from({ length: 3 }, () => 'budget.above_allocation'), 'done'])
  expect(await lineOf(lineId)).toMatchObject({ spentVnd: 600_000 })
})

test('whatever is done in whatever order, the tally and the annex are what a naive count comes to', async () => {
  const step = fc.record({
    what: fc.constantFrom('allocate', 'spend', 'spend', 'spend', 'cancel', 'settle', 'reopen', 'correct'),
    line: fc.nat(2),
    amount: fc.integer({ min: 1, max: 900_000 }),
    day: fc.constantFrom('2025-10-20', '2025-11-30', '2025-12-09'),
    pick: fc.nat(20),
  })
  let [runs, payments, year] = [0, 0, 2030]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
      const own = newId()
      // Each in a year of its own: plans at work may not overlap.
      year += 1
      await give('plan.submit', { planId: own, text: samplePlan(`${year}-Q1`), sourceName: 'mẫu' }, place.officer)
      expect(await give('plan.activate', { planId: own }, place.officer)).toBe('done')
      const lines = [1, 2, 3].map((n) => ({
        ...{ lineId: newId(), planned: n * 500_000, allocated: null as number | null, settled: false },
        paid: [] as { spendingId: string; amount: number; day: string; counts: boolean }[],
      }))
      for (const { lineId, planned } of lines)
        await give('budget.add_line', aLine({ planId: own, lineId, quantity: 1, unitVnd: planned }))
      const spentOf = (line: (typeof lines)[number], until = '9999-12-31') =>
        line.paid.reduce((sum, one) => (one.counts && one.day <= until ? sum + one.amount : sum), 0)
      const open = { what: 'allocate', amount: 400_000, day: '2025-10-20', pick: 0 } as const
      const all = [{ ...open, line: 0 }, { ...open, line: 1 }, ...steps]
      for (const { what, line: at, amount, day, pick } of all) {
        const line = lines[at]
        if (!line) continue
        const { lineId } = line
        const can = !line.settled
        if (what === 'allocate') {
          const fits = can && amount <= line.planned && amount >= spentOf(line)
          expect((await give('budget.allocate', { lineId, amountVnd: amount })) === 'done').toBe(fits)
          if (fits) line.allocated = amount
        } else if (what === 'spend') {
          const part = Math.ceil(amount / 4)
          const fits = can && line.allocated !== null && spentOf(line) + part <= line.allocated
          const spendingId = newId()
          const paid = aSpending({ spendingId, lineId, amountVnd: part, spentOn: day })
          expect((await give('budget.spend', paid)) === 'done').toBe(fits)
          if (fits) line.paid.push({ spendingId, amount: part, day, counts: true })
        } else if (what === 'cancel') {
          const one = line.paid[pick % Math.max(1, line.paid.length)]
          if (!one) continue
          const fits = can && one.counts
          const { spendingId } = one
          expect((await give('budget.cancel_spending', { spendingId, reason: 'Nhầm' })) === 'done').toBe(fits)
          if (fits) one.counts = false
        } else if (what === 'correct') {
          const fits = can && amount >= (line.allocated ?? 0)
          const { planId: _, ...said } = aLine({ planId: own, lineId, quantity: 1, unitVnd: amount })
          expect((await give('budget.correct_line', said)) === 'done').toBe(fits)
          if (fits) line.planned = amount
        } else {
          const settles = what === 'settle'
          const payload = settles ? { lineId, note: 'Đủ' } : { lineId }
          const fits = line.settled !== settles
          expect((await give(settles ? 'budget.settle' : 'budget.reopen', payload)) === 'done').toBe(fits)
          if (fits) line.settled = settles
        }
      }
      const allocated = lines.flatMap((line) => line.allocated ?? [])
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
      for (const until of ['2025-11-30', '9999-12-31']) {
        const naive = {
          plannedVnd: sum(lines.map(({ planned }) => planned)),
          allocatedVnd: allocated.length === 0 ? null : sum(allocated),
          spentVnd: sum(lines.map((line) => spentOf(line, until))),
          payments: lines.flatMap(({ paid }) => paid.filter((one) => one.counts && one.day <= until)).length,
        }
        expect(await read((scope) => tallyBudget(scope, own, until))).toEqual(naive)
        const annex = annexOf(await read((scope) => listLines(scope, own, until)), until)
        const shown = (cell: unknown) =>
          typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell
        expect(annex.rows.map((row) => row.slice(3, 7).map(shown))).toEqual(
          lines.map((line) => [
            line.planned,
            line.allocated ?? '–',
            spentOf(line, until),
            line.allocated === null ? '–' : line.allocated - spentOf(line, until),
          ]),
        )
        expect(annex.total.slice(3, 7).map(shown)).toEqual([
          naive.plannedVnd,
          naive.allocatedVnd ?? '–',
          naive.spentVnd,
          naive.allocatedVnd === null ? '–' : naive.allocatedVnd - naive.spentVnd,
        ])
        payments += naive.payments
      }
      runs += 1
    }),
    { numRuns: 15 },
  )
  console.log(`budget: ${runs} histories, ${payments} payments counted`)
}, 120_000)
