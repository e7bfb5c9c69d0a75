import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { listAmounts } from '../progress/reads.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { aProduct, aSeller, aStep } from './fixtures.ts'
import { marketplaceHandlers } from './handlers/marketplaces.ts'
import { productHandlers } from './handlers/products.ts'
import { followers, sellerHandlers } from './handlers/sellers.ts'
import { stepHandlers } from './handlers/steps.ts'
import { listSellers, sellerFigures, tallySellers } from './reads.ts'
import { type StepKind, stepKinds } from './rules.ts'

// The figures against a recount by hand, over random ways of sellers, also refused orders, moves and mistakes; and the
// list behind each figure against both.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-12-30'

beforeAll(async () => {
  house = await testDatabase()
  const all = [
    ...places,
    ...teams,
    ...households,
    ...sellerHandlers,
    ...productHandlers,
    ...stepHandlers,
    ...marketplaceHandlers,
  ]
  gate = inbox(house.db, all, followers, { now: () => Date.parse(`${today}T03:00:00Z`) })
})
afterAll(() => house.close())

const days = ['2025-09-20', '2025-10-01', '2025-10-15', '2025-11-20', '2025-12-29']
const act = fc.record({
  what: fc.constantFrom(
    'seller',
    'seller',
    'step',
    'step',
    'step',
    'step',
    'step',
    'step',
    'correct',
    'undo',
    'cancel',
    'resume',
    'stop',
    'move',
  ),
  which: fc.nat(5),
  home: fc.nat(3),
  market: fc.nat(1),
  kind: fc.constantFrom(...stepKinds.slice(1)),
  on: fc.nat(days.length - 1),
  product: fc.boolean(),
})
const windows = [
  { from: '2025-10-01', to: '2025-10-31' },
  { from: '2025-11-01', to: '2025-12-31' },
  { from: '2025-01-01', to: '2025-12-31' },
]
const counts = { sellers_opened: 'shop_opened', sellers_with_orders: 'first_order' } as const

type Kept = { stepId: string; kind: StepKind; market: number | null; on: string; team: number }
type Told = { sellerId: string; home: number | null; team: number; standing: string; sells: boolean; steps: Kept[] }

test('sellers_opened and sellers_with_orders equal a naive recount, and each opens its records', {
  timeout: 180_000,
}, async () => {
  let [agreed, done, refused] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 50 }), async (acts) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
      const markets = ['Postmart (mẫu)', 'Voso (mẫu)'].map((name) => ({ marketplaceId: newId(), name }))
      const give = async (type: string, payload: unknown) => {
        const [receipt] = await gate.accept(world.officer, [order(type, payload)])
        if (receipt?.problem?.code === 'journal.try_again') throw new Error(`a fault of ours: ${type}`)
        if (receipt?.status === 'done') done += 1
        else refused += 1
        return receipt?.status === 'done'
      }
      for (const market of markets) await give('commerce.add_marketplace', market)
      const homes = [0, 1, 0, 1]
      const told: Told[] = []
      for (const { what, which, home, market, kind, on: at, product } of acts) {
        const one = told[which % Math.max(1, told.length)]
        const on = days[at] ?? ''
        if (what === 'seller' || !one) {
          const ofHome = which % 3 !== 0
          const seller = aSeller({
            teamId: world.teams[homes[home] ?? 0]?.teamId ?? '',
            householdId: ofHome ? (world.households[home]?.householdId ?? null) : null,
            approachedOn: '2025-09-15',
          })
          if (!(await give('commerce.add_seller', seller))) throw new Error('a seller must come in')
          const { sellerId } = seller
          if (product) await give('commerce.add_product', aProduct({ sellerId }))
          told.push({
            sellerId,
            home: ofHome ? home : null,
            team: homes[home] ?? 0,
            standing: 'active',
            sells: product,
            steps: [],
          })
          continue
        }
        const { sellerId } = one
        const mine = one.steps.filter((step) => step.market === market)
        const last = mine.at(-1)
        if (what === 'step') {
          // Mostly the step that comes next, now and then any.
          const next = at % 4 === 3 ? kind : (stepKinds[mine.length + 1] ?? kind)
          if (!one.sells && next === 'listed' && product)
            one.sells = (await give('commerce.add_product', aProduct({ sellerId }))) || one.sells
          const step = aStep({
            sellerId,
            marketplaceId: markets[market]?.marketplaceId ?? '',
            kind: next as 'listed',
            on,
          })
          const may =
            one.standing === 'active' &&
            next === stepKinds[mine.length + 1] &&
            (next !== 'listed' || one.sells) &&
            on >= (last?.on ?? '2025-09-15')
          expect(await give('commerce.take_step', step)).toBe(may)
          if (may) one.steps.push({ stepId: step.stepId, kind: next, market, on, team: one.team })
        } else if (what === 'correct' && last) {
          const before = mine.at(-2)?.on ?? '2025-09-15'
          const may = one.standing === 'active' && on >= before
          expect(await give('commerce.correct_step', { stepId: last.stepId, on, reason: 'Sai ngày' })).toBe(may)
          if (may) last.on = on
        } else if (what === 'undo' && last) {
          const may = one.standing === 'active'
          expect(await give('commerce.undo_step', { stepId: last.stepId, reason: 'Ghi nhầm' })).toBe(may)
          if (may) one.steps = one.steps.filter((step) => step !== last)
        } else if (what === 'cancel' || what === 'stop') {
          const may = one.standing === 'active'
          expect(await give(`commerce.${what}_seller`, { sellerId, reason: 'Thôi' })).toBe(may)
          if (may) one.standing = what
        } else if (what === 'resume') {
          const may = one.standing !== 'active'
          expect(await give('commerce.resume_seller', { sellerId })).toBe(may)
          if (may) one.standing = 'active'
        } else if (what === 'move') {
          const to = 1 - (homes[home] ?? 0)
          const { teamId, villageId } = world.teams[to] ?? {}
          await give('households.move', { householdId: world.households[home]?.householdId, teamId, villageId })
          homes[home] = to
          for (const each of told) if (each.home === home) each.team = to
        }
      }
      const lead = anActor(world.communeId, 'team_lead', world.teams[0]?.teamId)
      for (const window of windows)
        for (const [actor, seen] of [
          [world.officer, [0, 1]],
          [lead, [0]],
        ] as const)
          await withScope(house.db, actor, 'read only', async (scope) => {
            const wanted: Record<string, number> = {}
            const behind: Record<string, string[]> = { sellers_opened: [], sellers_with_orders: [] }
            for (const figure of sellerFigures)
              for (const { sellerId, standing, steps, team } of told) {
                const [first] = steps
                  .filter(({ kind }) => kind === counts[figure])
                  .sort((left, right) => (`${left.on} ${left.stepId}` < `${right.on} ${right.stepId}` ? -1 : 1))
                if (standing === 'cancel' || !first || first.on < window.from || first.on > window.to) continue
                if (!seen.some((each) => each === first.team)) continue
                const key = `${world.teams[first.team]?.teamId} ${figure} ${markets[first.market ?? 0]?.name}`
                wanted[key] = (wanted[key] ?? 0) + 1
                // A lead's list holds those that are still the team's.
                if (seen.some((each) => each === team)) behind[figure]?.push(sellerId)
              }
            const rows = await tallySellers(scope, window)
            const counted = rows.map((row) => [`${row.teamId} ${row.figure} ${row.dimension}`, row.amount] as const)
            expect(Object.fromEntries(counted)).toEqual(wanted)
            if (window === windows[2] && seen.length > 1)
              expect(await listAmounts(scope, window)).toEqual(expect.arrayContaining([...rows]))
            for (const name of sellerFigures) {
              const list = await listSellers(scope, { figure: { name, window }, size: 500 })
              expect(list.rows.map(({ sellerId }) => sellerId).sort()).toEqual(behind[name]?.sort())
            }
            agreed += counted.length
          })
    }),
    { numRuns: 14 },
  )
  console.log(`sellers: ${agreed} figures agreed with the recount; ${done} orders done, ${refused} refused`)
  expect(agreed).toBeGreaterThan(30)
})
