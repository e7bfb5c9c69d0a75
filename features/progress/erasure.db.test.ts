import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { command, done, handle } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { followers as dossiers } from '../dossiers/handlers/follow.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneToHelpIn, aVisit, order } from '../support/fixtures.ts'
import { followers as erasures } from '../support/handlers/erased.ts'
import { handlers as support } from '../support/handlers.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { aStep, home, naive, Story, team, type World } from './fixtures.ts'
import { followers } from './handlers.ts'
import { recount } from './reads/recount.ts'
import { findWindow, getFigures, listKeptUnder } from './reads.ts'

// S14 over random histories: whoever is erased, and whenever, every count is what it would have been with the names.

const targetWindow = { from: '2025-10-01', to: '2025-12-31' }
const reportWindow = { from: '2025-09-15', to: '2025-12-14' }
const activate = handle(
  command('plan.activate', v.strictObject({ planId: v.string() }), { commune: ['coordinator'], team: [] }),
  async (_, { planId }) => done({ facts: [{ kind: 'plan.activated', planId, targetWindow, reportWindow }] }),
)

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(
    house.db,
    [...places, ...teams, ...households, ...support, activate],
    [...dossiers, ...followers, ...erasures],
    {
      now: () => Date.parse('2026-01-10T03:00:00Z'),
    },
  )
})
afterAll(() => house.close())

const anErasure = fc.record({ after: fc.nat(30), whose: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }) })

test('erasures at any moment of a history change no count, neither then nor at its end', {
  timeout: 120_000,
}, async () => {
  let erased = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 10, maxLength: 30 }),
      fc.array(anErasure, { minLength: 1, maxLength: 3 }),
      async (steps, erasures) => {
        const world = await aCommuneToHelpIn(gate, 3, [
          null,
          null,
          '2025-09-01',
          '2025-10-01',
          '2025-12-15',
          null,
          null,
        ])
        const planId = newId()
        await give(world, 'plan.activate', { planId })
        const story = new Story(world)
        const gone = new Set<string>()
        for (const [at, step] of steps.entries()) {
          for (const { whose } of erasures.filter(
            ({ after }) => after === at || (after > steps.length && at === steps.length - 1),
          )) {
            const before = await countsOf(world, planId)
            const ids = whose.map((one) => home(world, one))
            const isErased = await give(world, 'households.erase', { householdIds: ids, ground: 'request' })
            for (const { householdId } of world.households)
              if (ids.some((id) => story.rootOf(id) === story.rootOf(householdId))) gone.add(householdId)
            if (isErased) erased += 1
            expect(await countsOf(world, planId)).toEqual(before)
          }
          // The story goes on with those who are still known; what was recorded of the others can only be cancelled.
          const [visits, merged] = [new Map(story.visits), new Map(story.mergedInto)]
          const told = story.tell(step)
          const isTold = await give(world, told.type, told.payload)
          if (isTold) continue
          story.visits.clear()
          for (const [id, visit] of visits) story.visits.set(id, visit)
          story.mergedInto.clear()
          for (const [id, into] of merged) story.mergedInto.set(id, into)
          expect(gone.size).toBeGreaterThan(0)
        }
        for (const window of [targetWindow, reportWindow]) {
          const kind = window === targetWindow ? 'target' : 'report'
          for (const teamId of [null, ...world.teams.map((team) => team.teamId)]) {
            const { figures } = await read(world, (scope) => getFigures(scope, { planId, kind }, teamId))
            expect(figures).toMatchObject(naive(story, window, teamId))
          }
        }
      },
    ),
    // Made smaller, a failure would run out of time before it is told.
    { numRuns: 12, endOnFailure: true },
  )
  console.log(`${erased} erasures in 12 histories`)
  expect(erased).toBeGreaterThan(8)
})

test('a visit to somebody erased that is set right counts as what they were on its new day', async () => {
  const world = await aCommuneToHelpIn(gate, 1, ['2025-10-01'])
  const planId = newId()
  await give(world, 'plan.activate', { planId })
  const visit = aVisit({ visitId: newId(), teamId: team(world, 0), householdId: home(world, 0), heldOn: '2025-09-20' })
  expect(await give(world, 'support.record', visit)).toBe(true)
  await give(world, 'households.erase', { householdIds: [home(world, 0)], ground: 'request' })
  const guided = async () => {
    const { figures } = await read(world, (scope) => getFigures(scope, { planId, kind: 'report' }, null))
    return figures.vulnerable_households_guided_in_person
  }
  expect(await guided()).toBe(0)
  expect(await give(world, 'support.correct', { ...visit, heldOn: '2025-10-02' })).toBe(true)
  expect(await guided()).toBe(1)
})

async function give({ officer }: World, type: string, payload: unknown): Promise<boolean> {
  const [receipt] = await gate.accept(officer, [order(type, payload)])
  return receipt?.status === 'done'
}

async function countsOf(world: World, planId: string) {
  return read(world, async (scope) => {
    const counts: unknown[] = [await listKeptUnder(scope)]
    for (const kind of ['target', 'report'] as const) {
      for (const teamId of [null, ...world.teams.map((team) => team.teamId)]) {
        const { figures, parts, addedUpByTeam } = await getFigures(scope, { planId, kind }, teamId)
        counts.push(figures, parts, addedUpByTeam)
      }
      const window = await findWindow(scope, { planId, kind })
      expect(window && (await recount(scope, window.windowId))).toEqual([])
    }
    return counts
  })
}

function read<T>({ officer }: World, ask: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, officer, 'read only', ask)
}
