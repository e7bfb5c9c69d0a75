import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { heldHandlers } from '../held/handlers.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aSession } from '../sessions/fixtures.ts'
import { handlers as sessions } from '../sessions/handlers.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { handlers as support } from '../support/handlers.ts'
import { findVisit, listVisits } from '../support/reads.ts'
import { handlers as teamHandlers } from '../teams/handlers/teams.ts'
import { aClass, aLearner, aLesson } from './fixtures.ts'
import { followers, handlers } from './handlers.ts'
import { findLearner, findPractice, listCoverage, listLearners, listPractices, tallyCurriculum } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let later: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let member: Actor & { accountId: string }
let lead: Actor
const memberId = newId()
const faults: unknown[] = []
const whole = { from: '2025-01-01', to: '2026-12-31' }

beforeAll(async () => {
  house = await testDatabase()
  const orders = [...places, ...teamHandlers, ...households, ...sessions, ...support, ...handlers]
  const all = [...orders, ...heldHandlers(orders)]
  const onFault = (error: unknown) => faults.push(error)
  gate = inbox(house.db, all, followers, { now: () => Date.parse('2025-12-30T03:00:00Z'), onFault })
  later = inbox(house.db, all, followers, { now: () => Date.parse('2028-01-02T03:00:00Z'), onFault })
  world = await aCommuneToHelpIn(gate, 2, ['2025-10-01', null, null, null])
  member = anActor(world.communeId, 'member', team(0))
  lead = anActor(world.communeId, 'team_lead', team(0))
  await house.owner.query(
    "insert into people_account (commune_id, account_id, name, phone, status) values ($1, $2, 'Hoa (mẫu)', '+84912345678', 'active')",
    [world.communeId, member.accountId],
  )
  await must(world.officer, 'teams.add_member', {
    memberId,
    teamId: team(0),
    name: 'Trần Thị Hoa (mẫu)',
    accountId: member.accountId,
  })
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('one recording of a coach is one visit of help and one line of the passport', async () => {
  const learner = await enrolled()
  const before = await visits()
  const lesson = aLesson({ ...learner, levels: { smartphone: 'alone', messages: 'with_help', e_payment: 'tried' } })
  expect((await give(member, 'curriculum.coach', lesson)).result).toEqual({ visitId: lesson.visitId })
  expect(await visits()).toBe(before + 1)
  expect(await read(member, (scope) => findVisit(scope, lesson.visitId))).toMatchObject({
    householdId: household(0),
    vulnerable: true,
    people: 1,
    recordedBy: member.accountId,
    items: [
      { kind: 'smartphone_basics', detail: null },
      { kind: 'messaging', detail: null },
      { kind: 'other', detail: 'Tập thanh toán điện tử' },
    ],
  })
  const found = await learnerNow(learner.learnerId)
  expect(found.marks).toHaveLength(3)
  expect(found).toMatchObject({ visits: 1, name: 'Bà Lan (mẫu)', headName: 'Nguyễn Văn 1 (mẫu)' })
  // Whoever teaches somebody that nobody looks after becomes their coach.
  expect(found.coach).toEqual({ memberId, name: 'Trần Thị Hoa (mẫu)', since: '2025-12-30' })
})

test('a lesson that belongs to a visit recorded before adds no second visit', async () => {
  const learner = await enrolled()
  const visit = aVisit({ teamId: team(0), householdId: household(0), heldOn: '2025-11-20' })
  await must(member, 'support.record', visit)
  const before = await visits()
  await must(member, 'curriculum.coach', aLesson({ ...learner, visitId: visit.visitId, heldOn: '2025-12-01' }))
  expect(await visits()).toBe(before)
  // The day is the visit's own.
  expect((await practices(learner.learnerId))[0]).toMatchObject({ heldOn: '2025-11-20', own: false, counted: true })
  await must(member, 'curriculum.undo', { ...pick(learner, visit), reason: 'Ghi nhầm người' })
  expect(await read(member, (scope) => findVisit(scope, visit.visitId))).toMatchObject({ status: 'counted' })
  expect(await practices(learner.learnerId)).toEqual([])
  const elsewhere = aVisit({ teamId: team(0), householdId: household(2) })
  await must(member, 'support.record', elsewhere)
  expect(await codeOf(member, 'curriculum.coach', aLesson({ ...learner, visitId: elsewhere.visitId }))).toBe(
    'curriculum.other_household',
  )
})

test('a correction says it anew, in the passport and in the visit; the old words stay in the journal', async () => {
  const learner = await enrolled()
  const lesson = aLesson({ ...learner, levels: { qr: 'tried' } })
  await must(member, 'curriculum.coach', lesson)
  expect(await codeOf(member, 'curriculum.coach', lesson)).toBe('curriculum.already_recorded')
  const corrected = { ...lesson, heldOn: '2025-11-05', mode: 'phone', levels: { qr: 'alone', searching: 'tried' } }
  await must(member, 'curriculum.correct', corrected)
  expect((await practices(learner.learnerId))[0]).toMatchObject({
    heldOn: '2025-11-05',
    levels: { qr: 'alone', searching: 'tried' },
  })
  expect(await read(member, (scope) => findVisit(scope, lesson.visitId))).toMatchObject({
    heldOn: '2025-11-05',
    mode: 'phone',
    items: [
      { kind: 'search', detail: null },
      { kind: 'qr', detail: null },
    ],
  })
  const other = anActor(world.communeId, 'member', team(0))
  expect(await codeOf(other, 'curriculum.correct', corrected)).toBe('curriculum.not_yours')
  expect(await codeOf(lead, 'curriculum.correct', corrected)).toBeUndefined()
})

test('undoing a lesson takes its visit with it; cancelling the visit takes the lesson with it', async () => {
  const learner = await enrolled()
  const [one, two] = [aLesson({ ...learner, levels: { qr: 'alone' } }), aLesson({ ...learner })]
  await must(member, 'curriculum.coach', one)
  await must(member, 'curriculum.coach', two)
  await must(member, 'curriculum.undo', { ...pick(learner, one), reason: 'Ghi nhầm' })
  expect(await read(member, (scope) => findVisit(scope, one.visitId))).toMatchObject({
    status: 'cancelled',
    cancelReason: 'Ghi nhầm',
  })
  await must(member, 'support.cancel', { visitId: two.visitId, reason: 'Ghi nhầm' })
  expect(await learnerNow(learner.learnerId)).toMatchObject({ visits: 0, marks: [] })
  expect((await practices(learner.learnerId)).map(({ counted }) => counted)).toEqual([false, false])
  expect(await codeOf(member, 'curriculum.undo', { ...pick(learner, one), reason: 'Lại' })).toBe('curriculum.not_found')
})

test('two people of one household at one visit: undoing one keeps the visit for the other', async () => {
  const [one, two] = [await enrolled(), await enrolled({ name: 'Ông Tư (mẫu)' })]
  const lesson = aLesson({ ...one })
  const before = await visits()
  await must(member, 'curriculum.coach', lesson)
  await must(member, 'curriculum.coach', { ...lesson, ...two })
  expect(await visits()).toBe(before + 1)
  await must(member, 'curriculum.undo', { ...pick(one, lesson), reason: 'Vắng' })
  expect(await read(member, (scope) => findVisit(scope, lesson.visitId))).toMatchObject({ status: 'counted' })
  expect(await read(member, (scope) => findPractice(scope, lesson.visitId, two.learnerId))).toMatchObject({ own: true })
})

test('a correction of the visit moves its lesson to the new day, and a visit given to another household drops it', async () => {
  const learner = await enrolled()
  const lesson = aLesson({ ...learner })
  await must(member, 'curriculum.coach', lesson)
  const visit = aVisit({ visitId: lesson.visitId, teamId: team(0), householdId: household(0), heldOn: '2025-11-09' })
  await must(member, 'support.correct', visit)
  expect((await practices(learner.learnerId))[0]).toMatchObject({ heldOn: '2025-11-09', counted: true })
  await must(member, 'support.correct', { ...visit, householdId: household(2) })
  expect((await practices(learner.learnerId))[0]).toMatchObject({ counted: false })
  await must(member, 'support.correct', { ...visit, householdId: null })
  expect((await practices(learner.learnerId))[0]).toMatchObject({ counted: false })
})

test('a small class gives each learner a visit of their own, once, however often it is sent', async () => {
  const learners = [await enrolled(), await enrolled({ householdId: household(2), name: '' })]
  const session = aSession({ teamId: team(0), kind: 'class', heldOn: '2025-12-29' })
  await must(world.officer, 'sessions.plan', session)
  const before = await visits()
  const lesson = aClass({
    teamId: team(0),
    learnerIds: learners.map(({ learnerId }) => learnerId),
    heldOn: '2025-12-29',
    sessionId: session.sessionId,
  })
  await must(member, 'curriculum.teach_class', lesson)
  expect(await visits()).toBe(before + 2)
  expect(await codeOf(member, 'curriculum.teach_class', lesson)).toBe('curriculum.already_recorded')
  expect(await visits()).toBe(before + 2)
  expect((await practices(learners[1]?.learnerId ?? ''))[0]).toMatchObject({
    sessionId: session.sessionId,
    levels: { qr: 'with_help' },
  })
  const wrong = aClass({ teamId: team(0), learnerIds: [learners[0]?.learnerId ?? '', newId()] })
  expect(await codeOf(member, 'curriculum.teach_class', wrong)).toBe('curriculum.learner_not_found')
  expect(await visits()).toBe(before + 2)
})

test('pairs have their days; the household that moves or is merged takes its learners along', async () => {
  const learner = await enrolled({ coachId: memberId })
  expect(await codeOf(member, 'curriculum.pair', { learnerId: learner.learnerId, coachId: newId() })).toBe(
    'curriculum.coach_not_found',
  )
  await must(member, 'curriculum.pair', { learnerId: learner.learnerId, coachId: null })
  expect((await learnerNow(learner.learnerId)).coach).toBeNull()
  const moving = newId()
  await must(world.officer, 'households.register', { householdId: moving, ...spot(0), headName: 'Lê Văn Dời (mẫu)' })
  const mover = await enrolled({ householdId: moving })
  await must(world.officer, 'households.move', { householdId: moving, ...spot(1) })
  expect(await codeOf(member, 'curriculum.coach', aLesson(mover))).toBe('curriculum.learner_not_found')
  expect(await codeOf(world.officer, 'curriculum.coach', aLesson({ ...mover, teamId: team(1) }))).toBeUndefined()
  await must(world.officer, 'households.merge', { householdId: moving, into: household(0) })
  expect(await learnerNow(mover.learnerId)).toMatchObject({ householdId: household(0), teamId: team(0) })
})

test('names are kept while people learn and then let go; what was counted stays', async () => {
  const learner = await enrolled()
  await must(member, 'curriculum.coach', aLesson({ ...learner, levels: { dossier: 'alone' } }))
  const counted = await tally()
  expect(await codeOf(member, 'curriculum.forget', { learnerId: learner.learnerId })).toBe('journal.not_allowed')
  await must(lead, 'curriculum.forget', { learnerId: learner.learnerId })
  expect(await learnerNow(learner.learnerId)).toMatchObject({ name: '', headName: '', householdId: null })
  expect(await codeOf(member, 'curriculum.coach', aLesson(learner))).toBe('curriculum.is_forgotten')
  expect(await tally()).toEqual(counted)
  const { rows } = await house.owner.query(
    "select payload from journal_entry where type in ('curriculum.enrol', 'curriculum.correct_learner')",
  )
  expect(rows.filter(({ payload }) => 'name' in payload)).toEqual([])
  expect(await codeOf(world.officer, 'curriculum.forget_old', { before: '2025-01-01' })).toBe(
    'curriculum.too_soon_to_forget',
  )
  const [receipt] = await later.accept(world.officer, [order('curriculum.forget_old', { before: '2026-01-01' })])
  expect(receipt?.problem).toBeNull()
  expect(await read(world.officer, (scope) => listLearners(scope))).toEqual([])
  expect(await tally()).toEqual(counted)
})

test('the team reads names, the officer too; a leader reads counts, a stranger nothing', async () => {
  const learner = await enrolled()
  await must(member, 'curriculum.coach', aLesson({ ...learner, levels: { qr: 'alone' } }))
  expect(await read(member, (scope) => findLearner(scope, learner.learnerId))).toBeDefined()
  const stranger = anActor(world.communeId, 'member', team(1))
  const leader = anActor(world.communeId, 'leader')
  for (const actor of [stranger, leader, anActor(world.communeId, 'service_center')]) {
    expect(await read(actor, (scope) => findLearner(scope, learner.learnerId))).toBeUndefined()
    expect(await read(actor, (scope) => listPractices(scope, learner.learnerId))).toEqual([])
  }
  const [row] = await read(leader, (scope) => listCoverage(scope))
  expect(row).toEqual({ teamId: team(0), learners: 1, skills: { qr: { begun: 1, mastered: 1 } } })
  expect(await read(stranger, (scope) => listCoverage(scope))).toEqual([])
  expect(await codeOf(stranger, 'curriculum.coach', aLesson(learner))).toBe('journal.not_allowed')
  expect(await codeOf(stranger, 'curriculum.coach', aLesson({ ...learner, teamId: team(1) }))).toBe(
    'curriculum.learner_not_found',
  )
})

test('a lesson whose giver has lost the role waits for the officer, and then counts under the name of the giver', async () => {
  const learner = await enrolled()
  const gone = anActor(world.communeId, 'member', team(1))
  const lesson = order('curriculum.coach', aLesson({ ...learner, levels: { qr: 'alone' } }))
  const [receipt] = await gate.accept(gone, [lesson])
  expect(receipt?.problem).toMatchObject({ code: 'journal.not_allowed', heldFor: 'officer' })
  const before = await visits()
  await must(world.officer, 'held.accept', { commandId: lesson.id, reason: 'Có thật (mẫu)' })
  expect(await visits()).toBe(before + 1)
  const { visitId } = lesson.payload as { visitId: string }
  expect(await read(world.officer, (scope) => findVisit(scope, visitId))).toMatchObject({ recordedBy: gone.accountId })
  expect((await practices(learner.learnerId))[0]).toMatchObject({ visitId, recordedBy: gone.accountId })
})

test('what cannot be is refused with its reason, and leaves no visit behind', async () => {
  const learner = await enrolled()
  const before = await visits()
  const lesson = aLesson(learner)
  expect(await codeOf(member, 'curriculum.coach', { ...lesson, heldOn: '2025-12-31' })).toBe('support.in_the_future')
  expect(await codeOf(member, 'curriculum.coach', { ...lesson, heldOn: '1999-01-01' })).toBe('support.too_long_ago')
  expect(await codeOf(member, 'curriculum.coach', { ...lesson, levels: {} })).toBe('journal.malformed')
  expect(await codeOf(member, 'curriculum.coach', { ...lesson, levels: { swimming: 'alone' } })).toBe(
    'journal.malformed',
  )
  expect(await codeOf(member, 'curriculum.coach', { ...lesson, sessionId: newId() })).toBe(
    'curriculum.session_not_found',
  )
  expect(await codeOf(member, 'curriculum.enrol', aLearner({ teamId: team(0), householdId: household(1) }))).toBe(
    'curriculum.household_out_of_sight',
  )
  const twice = aLearner({ teamId: team(0), householdId: household(0), learnerId: learner.learnerId })
  expect(await codeOf(member, 'curriculum.enrol', twice)).toBe('curriculum.already_enrolled')
  expect(await visits()).toBe(before)
})

async function enrolled(said: Partial<Parameters<typeof aLearner>[0]> = {}) {
  const learner = aLearner({ teamId: team(0), householdId: household(0), ...said })
  await must(member, 'curriculum.enrol', learner)
  return { learnerId: learner.learnerId, teamId: team(0) }
}

function pick({ learnerId }: { learnerId: string }, { visitId }: { visitId: string }) {
  return { learnerId, visitId }
}

async function learnerNow(learnerId: string) {
  const found = await read(world.officer, (scope) => findLearner(scope, learnerId))
  if (!found) throw new Error('no such learner')
  return found
}

function practices(learnerId: string) {
  return read(world.officer, (scope) => listPractices(scope, learnerId))
}

async function visits(): Promise<number> {
  return (await read(world.officer, (scope) => listVisits(scope, { status: 'counted' }))).total
}

function tally() {
  return read(world.officer, (scope) => tallyCurriculum(scope, whole))
}

async function give(actor: Actor, type: string, payload: unknown): Promise<Receipt> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  if (!receipt) throw new Error('no receipt')
  return receipt
}

async function must(actor: Actor, type: string, payload: unknown): Promise<void> {
  const { problem } = await give(actor, type, payload)
  if (problem) throw new Error(`${type}: ${problem.code} ${JSON.stringify(problem.details)}`)
}

async function codeOf(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  return (await give(actor, type, payload)).problem?.code
}

function read<T>(actor: Actor, ask: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', ask)
}

function spot(at: number) {
  return { teamId: team(at), villageId: world.teams[at]?.villageId ?? '' }
}

function team(at: number): string {
  return world.teams[at]?.teamId ?? ''
}

function household(at: number): string {
  return world.households[at]?.householdId ?? ''
}
