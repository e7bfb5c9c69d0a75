import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { storeWhole } from '../../platform/files/files.ts'
import { aPng } from '../../platform/files/fixtures.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { anAttendance, aSession } from './fixtures.ts'
import { handlers } from './handlers.ts'
import {
  findSession,
  findSheetPhoto,
  listAttendances,
  listOpenSessions,
  listSessions,
  listSignUps,
  tallySessions,
} from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let centre: Actor
let member: Actor
const faults: unknown[] = []
const december = { from: '2025-12-01', to: '2025-12-31' }

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...households, ...handlers], [], {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
  world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
  centre = anActor(world.communeId, 'service_center')
  member = anActor(world.communeId, 'member', team(0))
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('a session is planned, shown to everybody, and seen by the team that holds it', async () => {
  const session = aSession({ teamId: team(0), heldOn: '2026-01-05', partners: ['Hội Phụ nữ', '', 'Hội Phụ nữ'] })
  await give(member, 'sessions.plan', session)
  expect(await read(member, (scope) => findSession(scope, session.sessionId))).toMatchObject({
    ...{ heldOn: '2026-01-05', startsAt: '07:30', partners: ['Hội Phụ nữ'], status: 'planned', attendances: 0 },
  })
  const neighbour = anActor(world.communeId, 'member', team(1))
  expect(await read(neighbour, (scope) => findSession(scope, session.sessionId))).toBeUndefined()
  const shown = await read(visitor(world.communeId), (scope) => listOpenSessions(scope, { from: '2026-01-01' }))
  expect(shown.map(({ sessionId }) => sessionId)).toContain(session.sessionId)
  const found = await read(centre, (scope) => listSessions(scope, { query: 'trung tam phuc vu', from: '2026-01-01' }))
  expect(found.total).toBe(1)
})

test('another session at the same place and time is told of, and planned all the same', async () => {
  const first = aSession({ teamId: team(0), heldOn: '2026-02-02', venue: 'Nhà văn hóa' })
  await give(centre, 'sessions.plan', first)
  const receipt = await give(centre, 'sessions.plan', {
    ...aSession({ teamId: team(1), heldOn: '2026-02-02', startsAt: '10:00', endsAt: '12:00', venue: 'NHÀ VĂN HOÁ' }),
  })
  expect(receipt.result).toMatchObject({ clashes: [{ sessionId: first.sessionId, sameVenue: true }] })
  const after = aSession({ teamId: team(0), heldOn: '2026-02-02', startsAt: '12:00', endsAt: '13:00' })
  expect((await give(centre, 'sessions.plan', after)).result).toMatchObject({ clashes: [] })
})

test('a past day, an end before the start, and a stranger’s team are clear problems', async () => {
  const plan = (said: object) => codeOf(centre, 'sessions.plan', { ...aSession({ teamId: team(0) }), ...said })
  expect(await plan({ heldOn: '2025-10-01' })).toBe('sessions.late_needs_note')
  expect(await plan({ startsAt: '11:00', endsAt: '07:00' })).toBe('sessions.ends_before_start')
  expect(await plan({ teamId: newId() })).toBe('sessions.team_not_found')
  expect(await plan({ heldOn: '2025-10-01', note: 'Ghi bù' })).toBeUndefined()
  expect(await codeOf(member, 'sessions.plan', aSession({ teamId: team(1) }))).toBe('journal.not_allowed')
})

test('a session repeats in the months that follow, once', async () => {
  const first = aSession({ teamId: team(0), heldOn: '2026-03-02' })
  await give(centre, 'sessions.plan', first)
  const sessionIds = Array.from({ length: 11 }, () => newId())
  const again = { firstSessionId: first.sessionId, months: 2, rhythm: 'weekday', sessionIds }
  expect((await give(centre, 'sessions.repeat_monthly', again)).result).toMatchObject({
    sessionIds: sessionIds.slice(0, 2),
  })
  const days = await read(centre, (scope) => listSessions(scope, { from: '2026-03-01', soonest: true }))
  expect(days.rows.map(({ heldOn }) => heldOn)).toEqual(['2026-03-02', '2026-04-06', '2026-05-04'])
  expect(await codeOf(centre, 'sessions.repeat_monthly', again)).toBe('sessions.already_planned')
})

test('forty people come: households once each, the others by number; from the closing on they count', async () => {
  const before = await tally(centre)
  const session = aSession({ teamId: team(0) })
  await give(centre, 'sessions.plan', session)
  const { sessionId } = session
  const ticked = [0, 1, 2, 3].map((at) => anAttendance({ householdId: household(at) }))
  await give(centre, 'sessions.attend', { sessionId, attendances: ticked })
  await give(centre, 'sessions.attend', {
    sessionId,
    attendances: [anAttendance({ householdId: household(0) }), ...Array.from({ length: 36 }, () => anAttendance())],
  })
  expect(await read(centre, (scope) => findSession(scope, sessionId))).toMatchObject({ attendances: 40, households: 4 })
  expect(await tally(centre)).toEqual(before)
  await give(centre, 'sessions.close', { sessionId, result: '15 người nộp hồ sơ trực tuyến' })
  expect(minus(await tally(centre), before)).toEqual({ 'sessions guidance_day': 1, 'session_attendances ': 40 })
  expect(await codeOf(centre, 'sessions.attend', { sessionId, attendances: [anAttendance()] })).toBe(
    'sessions.is_closed',
  )
  await give(centre, 'sessions.reopen', { sessionId })
  expect(await tally(centre)).toEqual(before)
})

test('nobody attends before the day, a cancelled session, or from outside what the giver sees', async () => {
  const later = aSession({ teamId: team(0), heldOn: '2026-01-12' })
  await give(centre, 'sessions.plan', later)
  const attend = (sessionId: string, said = {}) =>
    codeOf(member, 'sessions.attend', { sessionId, attendances: [anAttendance(said)] })
  expect(await attend(later.sessionId)).toBe('sessions.not_yet')
  expect(await codeOf(centre, 'sessions.close', { sessionId: later.sessionId, result: '' })).toBe('sessions.not_yet')
  const now = aSession({ teamId: team(0) })
  await give(centre, 'sessions.plan', now)
  expect(await attend(now.sessionId, { householdId: household(1) })).toBe('sessions.household_out_of_sight')
  expect(await attend(now.sessionId, { householdId: newId() })).toBe('sessions.household_out_of_sight')
  await give(member, 'sessions.cancel', { sessionId: now.sessionId, reason: 'Mưa bão' })
  expect(await attend(now.sessionId)).toBe('sessions.is_cancelled')
  await give(member, 'sessions.reopen', { sessionId: now.sessionId })
  expect(await attend(now.sessionId)).toBeUndefined()
  expect(await codeOf(centre, 'sessions.cancel', { sessionId: now.sessionId, reason: 'x' })).toBe(
    'sessions.was_attended',
  )
})

test('a household that another team looks after is counted for the holder, who does not see its name', async () => {
  const session = aSession({ teamId: team(0) })
  await give(centre, 'sessions.plan', session)
  const attendances = [household(0), household(1)].map((householdId) => anAttendance({ householdId }))
  await give(centre, 'sessions.attend', { sessionId: session.sessionId, attendances })
  const seen = await read(member, (scope) => listAttendances(scope, session.sessionId))
  expect(seen.map(({ householdId, outside }) => [householdId, outside])).toEqual([
    [household(0), false],
    [null, true],
  ])
})

test('what is told twice is there once, and an id that another attendance has is refused', async () => {
  const [session, other] = [aSession({ teamId: team(0) }), aSession({ teamId: team(0) })]
  for (const each of [session, other]) await give(centre, 'sessions.plan', each)
  const attendances = [anAttendance({ householdId: household(0) }), anAttendance({ name: 'Bác Tư' })]
  for (let times = 0; times < 2; times += 1)
    await give(member, 'sessions.attend', { sessionId: session.sessionId, attendances })
  expect(await read(member, (scope) => listAttendances(scope, session.sessionId))).toHaveLength(2)
  expect(await codeOf(member, 'sessions.attend', { sessionId: other.sessionId, attendances })).toBe(
    'sessions.attendance_id_taken',
  )
  expect(await read(member, (scope) => listAttendances(scope, other.sessionId))).toEqual([])
})

test('who was put in by mistake is taken out', async () => {
  const session = aSession({ teamId: team(0) })
  await give(centre, 'sessions.plan', session)
  const attendance = anAttendance({ name: 'Bác Tư' })
  await give(member, 'sessions.attend', { sessionId: session.sessionId, attendances: [attendance] })
  const { attendanceId } = attendance
  expect(await codeOf(anActor(world.communeId, 'member', team(1)), 'sessions.unattend', { attendanceId })).toBe(
    'journal.not_allowed',
  )
  await give(member, 'sessions.unattend', { attendanceId })
  expect(await codeOf(centre, 'sessions.unattend', { attendanceId })).toBe('sessions.attendance_not_found')
})

test('anybody signs up for what is still to come; who then comes is marked once', async () => {
  const session = aSession({ teamId: team(0), heldOn: '2025-12-30' })
  await give(centre, 'sessions.plan', session)
  const { sessionId } = session
  const anybody = visitor(world.communeId)
  const signUpId = newId()
  await give(anybody, 'sessions.sign_up', { signUpId, sessionId, name: 'Cô Hoa', phone: '0912 345 678' })
  const [shown] = await read(anybody, (scope) => listOpenSessions(scope, { from: '2025-12-30', only: sessionId }))
  expect(shown?.signUps).toBe(1)
  expect(JSON.stringify(shown)).not.toContain('Hoa')
  const listed = () => read(member, (scope) => listSignUps(scope, sessionId))
  expect(await listed()).toMatchObject([{ signUpId, name: 'Cô Hoa', phone: '+84912345678' }])
  const come = () => ({ sessionId, attendances: [anAttendance({ signUpId })] })
  await give(member, 'sessions.attend', come())
  expect(await listed()).toEqual([])
  expect(await codeOf(member, 'sessions.attend', come()), 'another helper at the door').toBeUndefined()
  const stranger = { sessionId, attendances: [anAttendance({ signUpId: newId() })] }
  expect(await codeOf(member, 'sessions.attend', stranger)).toBe('sessions.sign_up_not_found')
  expect(await read(member, (scope) => listAttendances(scope, sessionId))).toMatchObject([{ name: 'Cô Hoa' }])
  const { rows } = await house.owner.query("select 1 from journal_entry where payload::text like '%Cô Hoa%'")
  expect(rows, 'who signed up stays out of the journal').toEqual([])
  const past = aSession({ teamId: team(0) })
  await give(centre, 'sessions.plan', past)
  expect(await codeOf(anybody, 'sessions.sign_up', { signUpId: newId(), sessionId: past.sessionId })).toBe(
    'sessions.not_open_for_sign_up',
  )
})

test('a flood of sign-ups is stopped, and a session moved keeps those it has', async () => {
  const session = aSession({ teamId: team(0), heldOn: '2026-06-01' })
  await give(centre, 'sessions.plan', session)
  const { sessionId } = session
  const codes = []
  for (let at = 0; at < 61; at += 1)
    codes.push(await codeOf(visitor(world.communeId), 'sessions.sign_up', { signUpId: newId(), sessionId }))
  expect(codes.filter((code) => code === undefined)).toHaveLength(60)
  expect(codes.at(-1)).toBe('sessions.too_many_sign_ups')
  const { startsAt, endsAt, venue } = session
  const reason = 'Trùng lịch họp'
  await give(centre, 'sessions.move', { sessionId, heldOn: '2026-06-02', startsAt, endsAt, venue, reason })
  expect(await read(centre, (scope) => findSession(scope, sessionId))).toMatchObject({
    ...{ heldOn: '2026-06-02', signUps: 60 },
  })
})

test('who scans the code in the hall is shown to the host first, and counts once the host confirms it', async () => {
  const session = aSession({ teamId: team(0), heldOn: '2025-12-30' })
  await give(centre, 'sessions.plan', session)
  const { sessionId } = session
  const anybody = visitor(world.communeId)
  const [waits, signed, fresh] = [newId(), newId(), newId()]
  await give(anybody, 'sessions.sign_up', { signUpId: waits, sessionId, name: 'Cô Sen' })
  await give(anybody, 'sessions.sign_up', { signUpId: signed, sessionId, name: 'Cô Hoa', phone: '0912345678' })
  const here = (said: object) => send(anybody, 'sessions.check_in', { signUpId: newId(), sessionId, ...said })
  const known = await here({ phone: '0912 345 678' })
  const stranger = await here({ signUpId: fresh, name: 'Bác Tư', phone: '0987654321' })
  expect(known.result, 'the answer does not tell who had signed up').toEqual(stranger.result)
  await here({ phone: '0912345678' })
  const listed = () => read(member, (scope) => listSignUps(scope, sessionId))
  expect((await listed()).map(({ signUpId, checkedInAt }) => [signUpId, checkedInAt !== null])).toEqual([
    ...[signed, fresh].map((id) => [id, true]),
    [waits, false],
  ])
  const counted = async () => (await read(centre, (scope) => findSession(scope, sessionId)))?.attendances
  expect(await counted()).toBe(0)
  await give(member, 'sessions.attend', { sessionId, attendances: [anAttendance({ signUpId: signed })] })
  expect(await counted()).toBe(1)
  // What is confirmed stays so, whatever is said afterwards.
  await here({ phone: '0912345678' })
  expect(await codeOf(member, 'sessions.dismiss_check_in', { signUpId: signed })).toBe('sessions.not_checked_in')
  await give(member, 'sessions.dismiss_check_in', { signUpId: fresh })
  expect((await listed()).filter(({ checkedInAt }) => checkedInAt)).toEqual([])
  expect(
    await codeOf(anActor(world.communeId, 'member', team(1)), 'sessions.dismiss_check_in', { signUpId: fresh }),
  ).toBe('journal.not_allowed')
  const { rows } = await house.owner.query("select 1 from journal_entry where payload::text like '%0987654321%'")
  expect(rows).toEqual([])
})

test('nobody checks in before the day, after it, at a home visit or into a closed session; a flood is stopped', async () => {
  const codes = []
  for (const said of [
    { heldOn: '2025-12-31' },
    { heldOn: '2025-12-29' },
    { heldOn: '2025-12-30', kind: 'home_visit' as const },
  ]) {
    const session = aSession({ teamId: team(0), ...said })
    await give(centre, 'sessions.plan', session)
    codes.push(
      await codeOf(visitor(world.communeId), 'sessions.check_in', { signUpId: newId(), sessionId: session.sessionId }),
    )
  }
  expect(codes).toEqual(Array.from({ length: 3 }, () => 'sessions.not_open_for_check_in'))
  const session = aSession({ teamId: team(0), heldOn: '2025-12-30' })
  await give(centre, 'sessions.plan', session)
  const { sessionId } = session
  const scan = () => codeOf(visitor(world.communeId), 'sessions.check_in', { signUpId: newId(), sessionId })
  await house.owner.query(
    `insert into sessions_sign_up select $1, gen_random_uuid(), $2, '', null, $3, $3 from generate_series(1, 299)`,
    [world.communeId, sessionId, '2025-12-30T02:55:00Z'],
  )
  expect([await scan(), await scan()]).toEqual([undefined, 'sessions.too_many_sign_ups'])
  await give(centre, 'sessions.close', { sessionId, result: '' })
  expect(await scan()).toBe('sessions.not_open_for_check_in')
})

test('the signed sheet is photographed, replaced and erased by who may record there, and seen by nobody else', async () => {
  const session = aSession({ teamId: team(0) })
  const later = aSession({ teamId: team(0), heldOn: '2026-01-12' })
  for (const each of [session, later]) await give(centre, 'sessions.plan', each)
  const { sessionId } = session
  const lead = { ...anActor(world.communeId, 'team_lead', team(0)), accountId: newId() }
  const [first, second, nowhere] = [newId(), newId(), newId()]
  for (const fileId of [first, second])
    await withScope(house.db, lead, 'read write', (scope) => storeWhole(scope, fileId, aPng(), '2025-12-30T03:00:00Z'))
  const attach = (fileId: string, to = sessionId, actor: Actor = lead) =>
    codeOf(actor, 'sessions.attach_photo', { sessionId: to, fileId })
  const seen = (actor: Actor) => read(actor, (scope) => findSheetPhoto(scope, sessionId))
  expect(await attach(nowhere)).toBe('sessions.photo_not_there')
  expect(await attach(first, later.sessionId)).toBe('sessions.not_yet')
  expect(await attach(first, sessionId, centre), "another's photograph").toBe('sessions.photo_not_there')
  expect(await attach(first)).toBeUndefined()
  expect(await attach(first), 'sent twice').toBeUndefined()
  await give(centre, 'sessions.close', { sessionId, result: '' })
  expect(await attach(second), 'also after the closing').toBeUndefined()
  const files = await house.owner.query('select file_id from files_file where file_id = any($1)', [[first, second]])
  expect(files.rows).toEqual([{ file_id: second }])
  expect(await seen(centre)).toMatchObject({ kind: 'image/png' })
  const neighbour = anActor(world.communeId, 'member', team(1))
  expect(await seen(neighbour)).toBeUndefined()
  expect(await seen(visitor(world.communeId))).toBeUndefined()
  expect(await codeOf(neighbour, 'sessions.remove_photo', { sessionId })).toBe('journal.not_allowed')
  await give(centre, 'sessions.remove_photo', { sessionId })
  expect(await seen(centre)).toBeUndefined()
  await give(centre, 'sessions.reopen', { sessionId })
  await give(centre, 'sessions.cancel', { sessionId, reason: 'Mưa bão' })
  expect(await attach(newId())).toBe('sessions.is_cancelled')
})

async function tally(actor: Actor): Promise<Record<string, number>> {
  const rows = await read(actor, (scope) => tallySessions(scope, december))
  return Object.fromEntries(rows.map(({ figure, dimension, amount }) => [`${figure} ${dimension}`, amount]))
}

function minus(after: Record<string, number>, before: Record<string, number>) {
  return Object.fromEntries(Object.entries(after).map(([key, amount]) => [key, amount - (before[key] ?? 0)]))
}

async function send(actor: Actor, type: string, payload: unknown): Promise<Receipt> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  if (!receipt) throw new Error('no receipt')
  return receipt
}

async function give(actor: Actor, type: string, payload: unknown): Promise<Receipt> {
  const receipt = await send(actor, type, payload)
  expect(receipt.problem, type).toBeNull()
  return receipt
}

async function codeOf(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  return (await send(actor, type, payload)).problem?.code
}

function read<T>(actor: Actor, work: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', work)
}

const team = (at: number) => world.teams[at]?.teamId ?? ''
const household = (at: number) => world.households[at]?.householdId ?? ''
