import fc from 'fast-check'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { command, done, handle } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { noteServerTime, rightNow } from '../../platform/sync/health.ts'
import { followers as dossiers } from '../dossiers/handlers/follow.ts'
import { handlers as householdHandlers } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { handlers as support } from '../support/handlers.ts'
import { handlers as teamHandlers } from '../teams/handlers/teams.ts'
import type { Target } from './contract.ts'
import { home, team, type World } from './fixtures.ts'
import { followers, handlers } from './handlers.ts'
import { recount } from './reads/recount.ts'
import { getFigures, listProgress } from './reads.ts'

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
let now = Date.parse('2026-01-10T03:00:00Z')
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(
    house.db,
    [...places, ...teamHandlers, ...householdHandlers, ...support, ...handlers, activate],
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

test('14/12 23:59 and 15/12 00:01 in Vietnam fall in different report windows and one target window', async () => {
  const { world, planId } = await anActiveCommune(1, [null, null])
  const record = (householdId: string, heldOn: string) =>
    order('support.record', aVisit({ teamId: team(world, 0), householdId, heldOn }))
  now = Date.parse('2025-12-14T16:59:00Z')
  const early = await gate.accept(world.officer, [
    record(home(world, 0), '2025-12-14'),
    record(home(world, 1), '2025-12-15'),
  ])
  expect(early.map((receipt) => receipt.problem?.code)).toEqual([undefined, 'support.in_the_future'])
  now = Date.parse('2025-12-14T17:01:00Z')
  await giveAll(world.officer, [record(home(world, 1), '2025-12-15')])
  now = Date.parse('2026-01-10T03:00:00Z')
  expect((await figuresOf(world, planId, null, 'report')).households_supported).toBe(1)
  expect((await figuresOf(world, planId, null, 'target')).households_supported).toBe(2)
})

test('and so they do from a phone whose clock is wrong by anything from a second to years', async () => {
  const offsets = fc.oneof(
    fc.integer({ min: -90, max: 90 }).map((seconds) => seconds * 1_000),
    fc.integer({ min: -36, max: 36 }).map((hours) => hours * 3_600_000),
    fc.integer({ min: -1_500, max: 1_500 }).map((days) => days * 86_400_000 + 12_345),
  )
  const said = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => said.get(key) ?? null, setItem: said.set.bind(said) })
  const clock = vi.spyOn(Date, 'now')
  try {
    await fc.assert(
      fc.asyncProperty(offsets, async (off) => {
        const { world, planId } = await anActiveCommune(1, [null, null])
        for (const [at, moment] of ['2025-12-14T16:59:00Z', '2025-12-14T17:01:00Z'].entries()) {
          now = Date.parse(moment)
          clock.mockReturnValue(now + off)
          noteServerTime(new Response(null, { headers: { date: new Date(now).toUTCString() } }))
          const visit = { teamId: team(world, 0), householdId: home(world, at), heldOn: dayOf(rightNow()) }
          const device = new Date(Date.now()).toISOString()
          await giveAll(world.officer, [order('support.record', aVisit(visit), device)])
        }
        now = Date.parse('2026-01-10T03:00:00Z')
        expect((await figuresOf(world, planId, null, 'report')).households_supported).toBe(1)
        expect((await figuresOf(world, planId, null, 'target')).households_supported).toBe(2)
      }),
      { numRuns: 25 },
    )
  } finally {
    clock.mockRestore()
    vi.unstubAllGlobals()
    now = Date.parse('2026-01-10T03:00:00Z')
  }
})

test('an empty team stands at zero and is late, a team without a target has no standing, and nothing is said of what nobody counts', async () => {
  const { world, planId } = await anActiveCommune(2, [null])
  await giveAll(world.officer, [
    order('support.record', aVisit({ teamId: team(world, 0), householdId: home(world, 0) })),
  ])
  const told = (targets: readonly Target[]) =>
    read(world.officer, (scope) => listProgress(scope, { planId, targets, today: '2025-11-05' }))
  const each = { indicator: 'households_supported', atLeast: 50, scope: 'each_team' }
  const [, empty] = (await told([each]))?.teams ?? []
  expect(empty).toMatchObject({ status: 'stalled', lastActivity: null, paces: [{ actual: 0, lately: { amount: 0 } }] })
  const uncounted = { ...each, indicator: 'feedback_received' }
  const [, none] = (await told([uncounted, { ...each, scope: 'commune' }]))?.teams ?? []
  expect(none).toMatchObject({ status: null, paces: [] })
})

test('when a village joins another its help stays with its team, and a household helped by both is one of the commune', async () => {
  const { world, planId } = await anActiveCommune(2, [null, null])
  const [old, joined] = [team(world, 0), world.teams[1]]
  const help = (teamId: string, householdId: string) => order('support.record', aVisit({ teamId, householdId }))
  await giveAll(world.officer, [
    help(old, home(world, 0)),
    order('households.move', { householdId: home(world, 0), teamId: joined?.teamId, villageId: joined?.villageId }),
    help(joined?.teamId ?? '', home(world, 0)),
  ])
  const targets = [
    { indicator: 'households_supported', atLeast: 50, scope: 'each_village' },
    { indicator: 'households_supported', atLeast: 90, scope: 'commune' },
  ]
  const told = await read(world.officer, (scope) => listProgress(scope, { planId, targets, today: '2025-11-22' }))
  expect(told?.teams.map(({ paces }) => paces[0]?.actual)).toEqual([1, 1])
  expect(told?.commune.map(({ actual, atLeast }) => [actual, atLeast])).toEqual([[1, 90]])
})

test('progress tells each team in sight its paces, standing and last day of help', async () => {
  const { world, planId } = await anActiveCommune(2, [null, '2025-09-01'])
  await giveAll(world.officer, [
    order('support.record', aVisit({ teamId: team(world, 1), householdId: home(world, 1), heldOn: '2025-11-20' })),
  ])
  const targets = [
    { indicator: 'households_supported', atLeast: 50, scope: 'each_team' },
    { indicator: 'vulnerable_households_guided_in_person', atLeast: 1, scope: 'each_village_team' },
  ]
  const asked = { planId, targets, today: '2025-11-22' }
  const all = await read(world.officer, (scope) => listProgress(scope, asked))
  expect(all?.teams.map(({ status, lastActivity }) => ({ status, lastActivity }))).toEqual([
    { status: 'stalled', lastActivity: null },
    { status: 'behind', lastActivity: '2025-11-20' },
  ])
  expect(all?.teams[1]?.paces[1]).toMatchObject({
    indicator: 'vulnerable_households_guided_in_person',
    actual: 1,
    left: 0,
  })
  const member = anActor(world.communeId, 'member', team(world, 1))
  const own = await read(member, (scope) => listProgress(scope, asked))
  expect(own?.teams.map((row) => row.teamId)).toEqual([team(world, 1)])
  const foreign = await read(member, (scope) => getFigures(scope, { planId, kind: 'target' }, team(world, 0)))
  expect(foreign.figures.supports).toBe(0)
  expect(await read(anActor(newId(), 'coordinator'), (scope) => listProgress(scope, asked))).toBeUndefined()
})

test('progress of 21 teams asks as many questions as that of two', async () => {
  const ask = async (villages: number) => {
    const { world, planId } = await anActiveCommune(villages, [null])
    await giveAll(world.officer, [
      order('support.record', aVisit({ teamId: team(world, 0), householdId: home(world, 0) })),
    ])
    const targets = [{ indicator: 'households_supported', atLeast: 50, scope: 'each_team' }]
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const told = await read(world.officer, (scope) => listProgress(scope, { planId, targets, today: '2025-11-22' }))
    const count = queries.mock.calls.length
    queries.mockRestore()
    expect(told?.teams.length).toBe(villages)
    return count
  }
  const few = await ask(2)
  expect(await ask(21)).toBe(few)
  expect(few).toBeLessThan(12)
})

test('a count that was broken on purpose is noticed, whichever it is, and counting again from the records mends it', async () => {
  const { world, planId } = await anActiveCommune(2, ['2025-09-01', null])
  const [near, far] = [team(world, 0), team(world, 1)]
  await giveAll(world.officer, [
    order('support.record', aVisit({ teamId: near, householdId: home(world, 0) })),
    order('support.record', aVisit({ teamId: far, householdId: home(world, 1), people: 3, heldOn: '2025-11-05' })),
  ])
  const damages = [
    { harm: "update progress_sum set amount = amount + 1 where figure = 'supports'", shows: 'supports' },
    { harm: 'update progress_reach set supports = 0', shows: 'households_supported' },
    { harm: 'update progress_reach set vulnerable_in_person = 0', shows: 'vulnerable_households_guided_in_person' },
    { harm: "delete from progress_sum where figure = 'people_supported'", shows: 'people_supported' },
    { harm: 'update progress_day set people = people + 2', shows: 'people_supported', day: '2025-11-03' },
  ]
  for (const { harm, shows, day } of damages) {
    expect(await differences(world, planId)).toEqual([])
    await house.owner.query(`${harm}${harm.includes('where') ? ' and' : ' where'} commune_id = '${world.communeId}'`)
    const found = await differences(world, planId)
    expect(found).toContainEqual(expect.objectContaining({ figure: shows, ...(day ? { day } : {}) }))
    await giveAll(world.officer, [order('progress.recount', { planId })])
  }
  expect(await differences(world, planId)).toEqual([])
  expect(await figuresOf(world, planId, far)).toMatchObject({ households_supported: 1, people_supported: 3 })
  const [refused] = await gate.accept(world.officer, [order('progress.recount', { planId: newId() })])
  expect(refused?.problem?.code).toBe('progress.no_window')
})

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
