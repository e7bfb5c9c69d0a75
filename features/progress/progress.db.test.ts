import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { command, done, handle } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { followers as dossiers } from '../dossiers/handlers/follow.ts'
import { handlers as householdHandlers } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { handlers as support } from '../support/handlers.ts'
import { handlers as teamHandlers } from '../teams/handlers/teams.ts'
import { aStep, home, naive, Story, team, type World } from './fixtures.ts'
import { followers } from './handlers.ts'
import { recount } from './reads/recount.ts'
import { findPublicFigures, getFigures, listCourse, listDue, listProgress, listWeeks } from './reads.ts'

const targetWindow = { from: '2025-10-01', to: '2025-12-31' }
const reportWindow = { from: '2025-09-15', to: '2025-12-14' }
const kindsOfWindow = ['target', 'report'] as const

// Stands for the plan's own order, which tells the same fact.
const activate = handle(
  command('plan.activate', v.strictObject({ planId: v.string() }), { commune: ['coordinator'], team: [] }),
  async (_, { planId }) => done({ facts: [{ kind: 'plan.activated', planId, targetWindow, reportWindow }] }),
)

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const now = Date.parse('2026-01-10T03:00:00Z')
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(
    house.db,
    [...places, ...teamHandlers, ...householdHandlers, ...support, activate],
    [...dossiers, ...followers],
    {
      now: () => now,
      onFault: (error) => faults.push(error),
    },
  )
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('a household helped twice is one household, by two teams one for each and one for the commune', async () => {
  const { world, planId } = await anActiveCommune(2, [null, null])
  const [near, far] = [team(world, 0), team(world, 1)]
  const help = (teamId: string) => order('support.record', aVisit({ teamId, householdId: home(world, 0), people: 2 }))
  await giveAll(world.officer, [help(near), help(near), help(far)])
  expect(await figuresOf(world, planId, near)).toMatchObject({
    households_supported: 1,
    supports: 2,
    people_supported: 4,
  })
  expect(await figuresOf(world, planId, far)).toMatchObject({ households_supported: 1, supports: 1 })
  const commune = await read(world.officer, (scope) => getFigures(scope, { planId, kind: 'target' }, null))
  expect(commune.figures).toMatchObject({ households_supported: 1, supports: 3, platform_adoptions: 1 })
  expect(commune.addedUpByTeam.households_supported).toBe(2)
  expect(commune.parts).toContainEqual({ figure: 'platform_adoptions', dimension: 'vneid', amount: 1 })
})

test('a phone visit does not count as guidance in person, and vulnerable is judged on the day of help', async () => {
  const { world, planId } = await anActiveCommune(1, ['2025-11-10'])
  const vulnerable = async () => (await figuresOf(world, planId, null)).vulnerable_households_guided_in_person
  const visit = { teamId: team(world, 0), householdId: home(world, 0) }
  await giveAll(world.officer, [order('support.record', aVisit({ ...visit, heldOn: '2025-11-12', mode: 'phone' }))])
  await giveAll(world.officer, [order('support.record', aVisit({ ...visit, heldOn: '2025-11-09' }))])
  expect(await vulnerable()).toBe(0)
  await giveAll(world.officer, [order('support.record', aVisit({ ...visit, heldOn: '2025-11-10' }))])
  expect(await vulnerable()).toBe(1)
  expect(await figuresOf(world, planId, null)).toMatchObject({ households_supported: 1, supports: 3 })
})

test('an anonymous visit is a visit, never a household', async () => {
  const { world, planId } = await anActiveCommune(1, [])
  await giveAll(world.officer, [order('support.record', aVisit({ teamId: team(world, 0), people: 4 }))])
  expect(await figuresOf(world, planId, null)).toMatchObject({
    households_supported: 0,
    supports: 1,
    anonymous_supports: 1,
    people_supported: 4,
  })
})

test('a visit that arrives for a household after it was merged counts under the one it was found to be', async () => {
  const { world, planId } = await anActiveCommune(1, [null, '2025-09-01', null])
  const record = (at: number) =>
    order('support.record', aVisit({ teamId: team(world, 0), householdId: home(world, at) }))
  await giveAll(world.officer, [record(0), record(1), record(2)])
  await giveAll(world.officer, [order('households.merge', { householdId: home(world, 0), into: home(world, 1) })])
  await giveAll(world.officer, [
    order('households.merge', { householdId: home(world, 1), into: home(world, 2) }),
    record(0),
  ])
  const told = { households_supported: 1, vulnerable_households_guided_in_person: 1, supports: 4 }
  expect(await figuresOf(world, planId, null)).toMatchObject(told)
  expect(await read(world.officer, (scope) => listCourse(scope, { planId, kind: 'target' }, null))).toEqual([
    { day: '2025-11-03', households: 1, vulnerable: 1 },
  ])
})

test('each figure equals a naive recount over random histories, sent four times at once and then again in disorder', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 25, maxLength: 60 }),
      fc.nat({ max: 60 }),
      fc.nat(),
      async (steps, activatedAt, seed) => {
        const world = await aCommuneToHelpIn(gate, 3, ['2025-09-01', '2025-11-01', null, null, '2025-12-01', null])
        const planId = newId()
        const story = new Story(world)
        const batch = steps.map((step) => story.tell(step))
        batch.splice(Math.min(activatedAt, batch.length), 0, order('plan.activate', { planId }))
        const deliveries = await Promise.all([1, 2, 3, 4].map(() => gate.accept(world.officer, batch)))
        for (const receipts of deliveries)
          expect(receipts.map((receipt) => receipt.problem)).toEqual(batch.map(() => null))
        await agree(world, planId, story)
        const inDisorder = [...batch].sort((left, right) => mixed(left.id, seed) - mixed(right.id, seed))
        await Promise.all([
          gate.accept(world.officer, inDisorder),
          gate.accept(world.officer, [...inDisorder].reverse()),
        ])
        await agree(world, planId, story)
        await agreeOverTime(world, planId, story)
        const later = newId()
        await giveAll(world.officer, [order('plan.activate', { planId: later })])
        await agree(world, later, story)
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
})

test('eight writers on one team do not block one another for good, and every visit is counted', async () => {
  const { world, planId } = await anActiveCommune(
    2,
    Array.from({ length: 6 }, () => '2025-09-01'),
  )
  const writers = Array.from({ length: 8 }, (_, writer) => {
    const mine = Array.from({ length: 6 }, (_, at) =>
      aVisit({ teamId: team(world, 0), householdId: home(world, (writer + at) % 6) }),
    )
    return mine.flatMap((visit, at) => [
      order('support.record', visit),
      // Teams and households are exchanged crosswise: the order of keys of two corrections is opposite.
      order('support.correct', {
        ...visit,
        teamId: team(world, (writer + at) % 2),
        householdId: home(world, (writer * 5 + at) % 6),
      }),
    ])
  })
  await Promise.all(writers.map((batch) => giveAll(world.officer, batch)))
  expect(await figuresOf(world, planId, null)).toMatchObject({ supports: 48, households_supported: 6 })
  expect(await differences(world, planId)).toEqual([])
})

test('a plan put to work while visits arrive misses none of them', async () => {
  const world = await aCommuneToHelpIn(gate, 2, [null, null, null])
  const planId = newId()
  const arriving = [0, 1, 2, 3].map((at) =>
    giveAll(
      world.officer,
      Array.from({ length: 12 }, () =>
        order('support.record', aVisit({ teamId: team(world, at % 2), householdId: home(world, at % 3) })),
      ),
    ),
  )
  await Promise.all([...arriving, giveAll(world.officer, [order('plan.activate', { planId })])])
  expect((await figuresOf(world, planId, null)).supports).toBe(48)
  expect(await differences(world, planId)).toEqual([])
})

test('everybody may know three numbers of the commune, and nothing of a team', async () => {
  const { world, planId } = await anActiveCommune(2, [null, '2025-10-01', null])
  const dossier = [{ kind: 'online_dossier' as const, detail: 'Đăng ký khai sinh' }]
  await giveAll(world.officer, [
    order('support.record', aVisit({ teamId: team(world, 0), householdId: home(world, 0), items: dossier })),
    order('support.record', aVisit({ teamId: team(world, 1), householdId: home(world, 0) })),
    order('support.record', aVisit({ teamId: team(world, 1), householdId: home(world, 1) })),
    order('support.record', aVisit({ teamId: team(world, 0), householdId: null, heldOn: '2025-09-20' })),
  ])
  const told = { households: 2, vulnerable: 1, dossiers: 1 }
  const citizen = visitor(world.communeId)
  const lone = anActor(world.communeId, 'member', team(world, 0))
  for (const actor of [citizen, lone, world.officer])
    expect(await read(actor, (scope) => findPublicFigures(scope, planId))).toEqual(told)
  expect((await read(citizen, (scope) => getFigures(scope, { planId, kind: 'target' }, null))).figures).toMatchObject({
    households_supported: 0,
  })
  expect(await read(visitor(newId()), (scope) => findPublicFigures(scope, planId))).toBeUndefined()
})

async function agree(world: World, planId: string, story: Story): Promise<void> {
  for (const kind of kindsOfWindow) {
    const window = kind === 'target' ? targetWindow : reportWindow
    for (const teamId of [null, ...world.teams.map((one) => one.teamId)]) {
      expect(await figuresOf(world, planId, teamId, kind)).toEqual(naive(story, window, teamId))
    }
  }
  expect(await differences(world, planId)).toEqual([])
}

const followed = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'people_supported',
  'online_dossiers',
  'platform_adoptions',
] as const

/** Weeks add up to the figure of their days at the end of each of them; a month is counted as if it were alone. */
async function agreeOverTime(world: World, planId: string, story: Story): Promise<void> {
  const today = '2025-12-31'
  await read(world.officer, async (scope) => {
    for (const teamId of [null, ...world.teams.map((one) => one.teamId)])
      for (const figure of teamId === null ? followed : followed.slice(0, 3)) {
        let sum = 0
        for (const week of await listWeeks(scope, { figure, window: targetWindow, today, teamId })) {
          sum += week.amount
          expect(sum).toBe(naive(story, { from: targetWindow.from, to: week.to }, teamId)[figure])
        }
        const target = { indicator: figure, atLeast: 2, scope: 'each_team', every: 'month' as const }
        const months = await listDue(scope, { target, window: targetWindow, today, teamId })
        expect(months.map(({ window }) => window.from)).toEqual(['2025-10-01', '2025-11-01', '2025-12-01'])
        for (const { window, actual } of months) expect(actual).toBe(naive(story, window, teamId)[figure])
      }
    const targets = [
      { indicator: 'households_supported', atLeast: 50, scope: 'each_team' },
      { indicator: 'households_supported', atLeast: 100, scope: 'each_commune' },
      { indicator: 'people_supported', atLeast: 5, scope: 'each_village', every: 'month' as const },
    ]
    const told = await listProgress(scope, { planId, targets, today: '2025-11-17' })
    const lately = { from: '2025-10-20', to: '2025-11-16', weeks: 4 }
    const before = (teamId: string | null, to: string) =>
      naive(story, { from: targetWindow.from, to }, teamId).households_supported
    const added = (teamId: string | null) => before(teamId, lately.to) - before(teamId, '2025-10-19')
    expect(told?.commune).toMatchObject([
      { actual: naive(story, targetWindow, null).households_supported, lately: { ...lately, amount: added(null) } },
    ])
    for (const { teamId, paces } of told?.teams ?? []) {
      const november = { from: '2025-11-01', to: '2025-11-30' }
      expect(paces).toMatchObject([
        {
          actual: naive(story, targetWindow, teamId).households_supported,
          lately: { ...lately, amount: added(teamId) },
        },
        { every: 'month', window: november, actual: naive(story, november, teamId).people_supported },
      ])
    }
  })
}

async function differences(world: World, planId: string) {
  return read(world.officer, async (scope) => {
    const found = []
    for (const kind of kindsOfWindow) {
      const { window } = await getFigures(scope, { planId, kind }, null)
      found.push(...(await recount(scope, window.windowId)))
    }
    return found
  })
}

async function anActiveCommune(villages: number, vulnerableSince: readonly (string | null)[]) {
  const world = await aCommuneToHelpIn(gate, villages, vulnerableSince)
  const planId = newId()
  await giveAll(world.officer, [order('plan.activate', { planId })])
  return { world, planId }
}

async function giveAll(actor: Actor, batch: readonly unknown[]): Promise<void> {
  for (const receipt of await gate.accept(actor, batch)) if (receipt.problem) throw new Error(receipt.problem.code)
}

async function figuresOf(world: World, planId: string, teamId: string | null, kind: 'target' | 'report' = 'target') {
  return (await read(world.officer, (scope) => getFigures(scope, { planId, kind }, teamId))).figures
}

function read<T>(actor: Actor, ask: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', ask)
}

/** Shuffles by a number made of an id and a seed. */
function mixed(id: string, seed: number): number {
  return Number.parseInt(id.slice(-6), 16) ^ seed
}
