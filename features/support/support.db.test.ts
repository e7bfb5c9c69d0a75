import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Fact, Receipt } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { listIdsOf } from '../households/reads.ts'
import { handlers as places } from '../places/handlers.ts'
import { handlers as teamHandlers } from '../teams/handlers/teams.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from './fixtures.ts'
import { handlers } from './handlers.ts'
import { findVisit, lastActivity, listHelpedHouseholds, listVisitFacts, listVisits, snapshotVisits } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let member: Actor & { accountId: string }
let lead: Actor
const told: Fact[] = []
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  const listeners = ['support.cancelled', 'support.recorded'].map((kind) => ({
    kind,
    run: async (_: unknown, facts: readonly Fact[]) => void told.push(...facts),
  }))
  gate = inbox(house.db, [...places, ...teamHandlers, ...households, ...handlers], listeners, {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
  world = await aCommuneToHelpIn(gate, 2, [null, null, '2025-11-10', null])
  member = anActor(world.communeId, 'member', team(0).teamId)
  lead = anActor(world.communeId, 'team_lead', team(0).teamId)
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('a member records a visit, and the scope can list, find and follow it', async () => {
  const visit = aVisit({
    teamId: team(0).teamId,
    householdId: household(0),
    people: 3,
    items: [
      { kind: 'bill_payment', detail: 'water' },
      { kind: 'online_dossier', detail: ' Đăng ký  khai sinh ' },
    ],
  })
  const receipt = await give(member, 'support.record', visit)
  expect(receipt).toMatchObject({ status: 'done', result: { visitId: visit.visitId, vulnerable: false } })
  const found = await read(member, (scope) => findVisit(scope, visit.visitId))
  expect(found).toMatchObject({
    people: 3,
    status: 'counted',
    recordedBy: member.accountId,
    householdId: household(0),
    heldOn: '2025-11-03',
  })
  expect(found?.items).toEqual([
    { kind: 'bill_payment', detail: 'water' },
    { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
  ])
  expect((await read(member, (scope) => snapshotVisits(scope, [visit.visitId]))).get(visit.visitId)?.people).toBe(3)
  const byDetail = await read(member, (scope) => listVisits(scope, { kinds: ['bill_payment'], detail: 'water' }))
  expect(byDetail.rows.map((row) => row.visitId)).toEqual([visit.visitId])
  expect((await read(member, (scope) => lastActivity(scope))).get(team(0).teamId)).toBe('2025-11-03')
})

test('the phone keeps its own time, beside the server and the distance between them', async () => {
  const visit = aVisit({ teamId: team(0).teamId })
  const [receipt] = await gate.accept(member, [order('support.record', visit, '2026-12-30T03:00:00Z')])
  expect(receipt?.problem).toBeNull()
  const found = await read(member, (scope) => findVisit(scope, visit.visitId))
  expect(found?.deviceAt).toBe('2026-12-30T03:00:00.000Z')
  expect(found?.receivedAt).toBe('2025-12-30T03:00:00.000Z')
  expect(found?.clockOffsetSeconds).toBe(365 * 86_400)
})

test('a correction tells what is taken away and what is added; the old words stay in the journal', async () => {
  const visit = aVisit({ teamId: team(0).teamId, householdId: household(2), heldOn: '2025-11-09' })
  await give(member, 'support.record', visit)
  told.length = 0
  const corrected = { ...visit, heldOn: '2025-11-10', people: 2, items: [{ kind: 'qr', detail: null }] }
  expect((await give(member, 'support.correct', corrected)).problem).toBeNull()
  expect(told.map(({ kind, heldOn, vulnerable, people }) => ({ kind, heldOn, vulnerable, people }))).toEqual([
    { kind: 'support.cancelled', heldOn: '2025-11-09', vulnerable: false, people: 1 },
    { kind: 'support.recorded', heldOn: '2025-11-10', vulnerable: true, people: 2 },
  ])
  expect((await read(member, (scope) => findVisit(scope, visit.visitId)))?.items).toEqual([
    { kind: 'qr', detail: null },
  ])
  const { rows } = await house.owner.query(
    "select payload->>'heldOn' as day from journal_entry where payload->>'visitId' = $1 order by sequence",
    [visit.visitId],
  )
  expect(rows.map((row) => row.day)).toEqual(['2025-11-09', '2025-11-10'])
})

test('a household is judged vulnerable on the day of the help, not on the day it is recorded', async () => {
  const on = async (heldOn: string) =>
    (await give(member, 'support.record', aVisit({ teamId: team(0).teamId, householdId: household(2), heldOn }))).result
  expect(await on('2025-11-09')).toMatchObject({ vulnerable: false })
  expect(await on('2025-11-10')).toMatchObject({ vulnerable: true })
})

test('a cancelled visit stays with its reason and is not counted, nor changed again', async () => {
  const visit = aVisit({ teamId: team(0).teamId, householdId: household(0) })
  await give(member, 'support.record', visit)
  expect((await give(lead, 'support.cancel', { visitId: visit.visitId, reason: 'Ghi trùng' })).status).toBe('done')
  const found = await read(lead, (scope) => findVisit(scope, visit.visitId))
  expect(found).toMatchObject({ status: 'cancelled', cancelReason: 'Ghi trùng' })
  const facts = await read(lead, (scope) => listVisitFacts(scope, {}))
  expect(facts.some((fact) => fact.visitId === visit.visitId)).toBe(false)
  expect(await codeOf(member, 'support.correct', visit)).toBe('support.visit_cancelled')
  expect(await codeOf(member, 'support.cancel', { visitId: visit.visitId, reason: 'Lại' })).toBe(
    'support.visit_cancelled',
  )
})

test('only the recorder, the lead or the commune changes a visit', async () => {
  const visit = aVisit({ teamId: team(0).teamId })
  await give(member, 'support.record', visit)
  const other = anActor(world.communeId, 'member', team(0).teamId)
  const stranger = anActor(world.communeId, 'team_lead', team(1).teamId)
  expect(await codeOf(other, 'support.correct', visit)).toBe('support.not_yours')
  expect(await codeOf(stranger, 'support.correct', visit)).toBe('journal.not_allowed')
  expect(await codeOf(lead, 'support.correct', visit)).toBeUndefined()
  expect(await codeOf(world.officer, 'support.correct', visit)).toBeUndefined()
  expect(await codeOf(member, 'support.correct', { ...visit, teamId: team(1).teamId })).toBe('support.team_not_found')
})

test('a household that moved away is out of sight for a new visit, but an old visit can still be set right', async () => {
  const visit = aVisit({ teamId: team(0).teamId, householdId: household(2), heldOn: '2025-11-12' })
  await give(member, 'support.record', visit)
  await give(world.officer, 'households.move', {
    householdId: household(2),
    teamId: team(1).teamId,
    villageId: team(1).villageId,
  })
  expect(await codeOf(member, 'support.record', aVisit({ teamId: team(0).teamId, householdId: household(2) }))).toBe(
    'support.household_out_of_sight',
  )
  const corrected = await give(member, 'support.correct', { ...visit, people: 2 })
  expect(corrected).toMatchObject({ status: 'done', result: { vulnerable: true } })
  await give(world.officer, 'households.move', {
    householdId: household(2),
    teamId: team(0).teamId,
    villageId: team(0).villageId,
  })
})

test('what cannot be is refused with its reason', async () => {
  const visit = aVisit({ teamId: team(0).teamId })
  expect(await codeOf(member, 'support.record', { ...visit, heldOn: '2025-12-31' })).toBe('support.in_the_future')
  expect(await codeOf(member, 'support.record', { ...visit, heldOn: '1970-01-01' })).toBe('support.too_long_ago')
  expect(await codeOf(member, 'support.record', { ...visit, heldOn: '2025-02-30' })).toBe('journal.malformed')
  expect(await codeOf(member, 'support.record', { ...visit, householdId: newId() })).toBe(
    'support.household_out_of_sight',
  )
  expect(await codeOf(member, 'support.record', { ...visit, householdId: household(1) })).toBe(
    'support.household_out_of_sight',
  )
  expect(await codeOf(member, 'support.record', { ...visit, teamId: team(1).teamId })).toBe('journal.not_allowed')
  expect(await codeOf(world.officer, 'support.record', { ...visit, teamId: newId() })).toBe('support.team_not_found')
  expect(await codeOf(member, 'support.record', { ...visit, helperIds: [newId()] })).toBe('support.helper_not_found')
  expect(await codeOf(member, 'support.record', { ...visit, items: [] })).toBe('journal.malformed')
  expect(await codeOf(member, 'support.record', { ...visit, items: [{ kind: 'qr', detail: 'x' }] })).toBe(
    'journal.malformed',
  )
  expect(await codeOf(member, 'support.cancel', { visitId: newId(), reason: 'x' })).toBe('support.visit_not_found')
  expect(await codeOf(world.officer, 'support.cancel', { visitId: newId(), reason: 'x' })).toBe(
    'support.visit_not_found',
  )
  expect(await codeOf(member, 'support.record', visit)).toBeUndefined()
  expect(await codeOf(member, 'support.record', visit)).toBe('support.already_recorded')
})

test('helpers are members of the team', async () => {
  const memberId = newId()
  await give(world.officer, 'teams.add_member', { memberId, teamId: team(0).teamId, name: 'Trần Thị Bình (mẫu)' })
  const visit = aVisit({ teamId: team(0).teamId, helperIds: [memberId, memberId] })
  expect((await give(member, 'support.record', visit)).problem).toBeNull()
  expect((await read(member, (scope) => findVisit(scope, visit.visitId)))?.helperIds).toEqual([memberId])
  expect(await codeOf(world.officer, 'support.record', aVisit({ teamId: team(1).teamId, helperIds: [memberId] }))).toBe(
    'support.helper_not_found',
  )
})

test('nobody reads a visit of a team they do not look after', async () => {
  const visit = aVisit({ teamId: team(1).teamId, householdId: household(1) })
  await give(world.officer, 'support.record', visit)
  expect(await read(member, (scope) => findVisit(scope, visit.visitId))).toBeUndefined()
  expect((await read(member, (scope) => listVisits(scope, { teamId: team(1).teamId }))).total).toBe(0)
  expect((await read(member, (scope) => snapshotVisits(scope, [visit.visitId]))).size).toBe(0)
  expect((await read(member, (scope) => listVisitFacts(scope, { teamId: team(1).teamId }))).length).toBe(0)
  const elsewhere = anActor(newId(), 'coordinator')
  expect((await read(elsewhere, (scope) => listVisits(scope, {}))).total).toBe(0)
  expect(await codeOf(elsewhere, 'support.correct', visit)).toBe('support.visit_not_found')
})

test('a household helped before it was merged is a helped one under the id it has now', async () => {
  const before = aVisit({ teamId: team(1).teamId, householdId: household(1), heldOn: '2025-10-02' })
  await give(world.officer, 'support.record', before)
  await give(world.officer, 'households.merge', { householdId: household(1), into: household(3) })
  const window = { from: '2025-10-02', to: '2025-10-02' }
  expect(await read(world.officer, (scope) => listHelpedHouseholds(scope, window))).toEqual([household(3)])
  const ids = await read(world.officer, (scope) => listIdsOf(scope, household(3)))
  const visits = await read(world.officer, (scope) => listVisits(scope, { householdIds: ids, to: window.to }))
  expect(visits.rows.map((visit) => visit.visitId)).toEqual([before.visitId])
  await give(world.officer, 'support.cancel', { visitId: before.visitId, reason: 'Ghi nhầm' })
  expect(await read(world.officer, (scope) => listHelpedHouseholds(scope, window))).toEqual([])
  expect(await read(member, (scope) => listHelpedHouseholds(scope, window))).toEqual([])
})

async function give(actor: Actor, type: string, payload: unknown): Promise<Receipt> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  if (!receipt) throw new Error('no receipt')
  return receipt
}

async function codeOf(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  return (await give(actor, type, payload)).problem?.code
}

function read<T>(actor: Actor, ask: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', ask)
}

function team(at: number) {
  return world.teams[at] ?? { teamId: '', villageId: '' }
}

function household(at: number): string {
  return world.households[at]?.householdId ?? ''
}
