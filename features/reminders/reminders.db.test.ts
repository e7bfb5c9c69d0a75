import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { findQueue, findWorkingDays, lastUrges, listEnteredDaysOff, listUrges } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let planId: string
let clock = ''

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, {
    now: () => Date.parse(clock),
    onFault: (error) => console.error(error),
  })
})
afterAll(() => house.close())
beforeEach(async () => {
  clock = '2025-12-01T02:00:00.000Z'
  place = await aCommuneToHelpIn(gate, 3, [null, null, null])
  planId = newId()
  await give(place.officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  expect(await give(place.officer, 'plan.activate', { planId })).toBe('done')
})

async function give(actor: Actor, type: string, payload: object) {
  const [receipt] = await gate.accept(actor, [order(type, payload, clock)])
  return receipt?.problem?.code ?? 'done'
}

const teamAt = (at: number) => place.teams[at]?.teamId ?? ''
const lead = (at: number) => anActor(place.communeId, 'team_lead', teamAt(at))
const read = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = place.officer) =>
  withScope(house.db, actor, 'read only', work)
const urging = (at: number, over: object = {}) => ({
  urgeId: newId(),
  teamId: teamAt(at),
  planId,
  about: 'report',
  channel: 'zalo',
  text: 'Kính gửi tổ,\r\nđề nghị gửi báo cáo. ',
  ...over,
})
const send = (at: number) =>
  give(lead(at), 'reports.submit_team_report', {
    ...{ reportId: newId(), planId, teamId: teamAt(at), difficulties: '', proposals: '', lessons: '' },
  })
const help = (at: number, heldOn: string) => give(lead(at), 'support.record', aVisit({ teamId: teamAt(at), heldOn }))
const reasonsOn = async (today: string) =>
  (await read((scope) => findQueue(scope, today)))?.teams.map(({ reasons }) => reasons.join('+')) ?? []
const followed = async (urgeId: string) =>
  (await read((scope) => listUrges(scope, { planId }))).find((urge) => urge.urgeId === urgeId)?.followed

test('an urge is logged with its words, its channel, its day in Vietnam and who did it', async () => {
  clock = '2025-12-08T18:30:00.000Z'
  const said = urging(0, { channel: 'phone' })
  expect(await give(place.officer, 'reminders.log_urge', said)).toBe('done')
  expect(await read((scope) => listUrges(scope, { planId, teamId: teamAt(0) }))).toMatchObject([
    {
      ...{ urgeId: said.urgeId, teamId: teamAt(0), about: 'report', channel: 'phone', followed: null },
      ...{ text: 'Kính gửi tổ,\nđề nghị gửi báo cáo.', urgedOn: '2025-12-09', urgedBy: place.officer.accountId },
    },
  ])
})

test('logged twice under one id it is one urge; nothing is logged for an unknown team, a draft plan or in no words', async () => {
  const said = urging(0)
  expect(await give(place.officer, 'reminders.log_urge', said)).toBe('done')
  expect(await give(place.officer, 'reminders.log_urge', said)).toBe('reminders.already_logged')
  expect(await give(place.officer, 'reminders.log_urge', urging(0, { teamId: newId() }))).toBe(
    'reminders.team_not_found',
  )
  expect(await give(place.officer, 'reminders.log_urge', urging(0, { planId: newId() }))).toBe('reminders.no_plan')
  const draft = newId()
  await give(place.officer, 'plan.submit', { planId: draft, text: samplePlan('2026-Q1'), sourceName: 'mẫu' })
  expect(await give(place.officer, 'reminders.log_urge', urging(0, { planId: draft }))).toBe('reminders.no_plan')
  expect(await give(place.officer, 'reminders.log_urge', urging(0, { text: ' \n ' }))).toBe('journal.malformed')
  expect(await read((scope) => listUrges(scope, { planId }))).toHaveLength(1)
})

test('one message to several teams is one urge each, and all of them or none', async () => {
  const { urgeId: first, teamId: _, ...said } = urging(0)
  const urges = [0, 1].map((at) => ({ urgeId: newId(), teamId: teamAt(at) }))
  expect(await give(place.officer, 'reminders.log_urges', { ...said, urges })).toBe('done')
  expect(await read((scope) => lastUrges(scope, planId))).toHaveLength(2)
  const half = [{ urgeId: first, teamId: teamAt(2) }, ...urges.slice(0, 1)]
  expect(await give(place.officer, 'reminders.log_urges', { ...said, urges: half })).toBe('reminders.already_logged')
  expect(await read((scope) => lastUrges(scope, planId))).toHaveLength(2)
})

test('only the coordinator and the admin log; a lead sees the urges of the own team and no other', async () => {
  for (const actor of [lead(0), anActor(place.communeId, 'leader'), anActor(place.communeId, 'service_center')])
    expect(await give(actor, 'reminders.log_urge', urging(0))).toBe('journal.not_allowed')
  const said = urging(0)
  expect(await give(anActor(place.communeId, 'admin'), 'reminders.log_urge', said)).toBe('done')
  expect(await give(lead(0), 'reminders.undo_urge', { urgeId: said.urgeId })).toBe('journal.not_allowed')
  expect(await read((scope) => listUrges(scope, { planId }), lead(0))).toHaveLength(1)
  expect(await read((scope) => listUrges(scope, { planId }), lead(1))).toEqual([])
  expect(await read((scope) => lastUrges(scope, planId), lead(1))).toEqual([])
})

test('what followed is the first visit or report that came after the urge, not one from before it', async () => {
  expect(await help(0, '2025-11-30')).toBe('done')
  clock = '2025-12-08T02:00:00.000Z'
  const [first, second] = [urging(0), urging(1)]
  for (const said of [first, second]) expect(await give(place.officer, 'reminders.log_urge', said)).toBe('done')
  expect(await followed(first.urgeId)).toBeNull()
  clock = '2025-12-09T02:00:00.000Z'
  // Recorded after the urge, but held before it: old work written down late is no answer to it.
  expect(await help(0, '2025-12-02')).toBe('done')
  expect(await followed(first.urgeId)).toBeNull()
  clock = '2025-12-10T02:00:00.000Z'
  expect(await help(0, '2025-12-10')).toBe('done')
  expect(await send(1)).toBe('done')
  clock = '2025-12-11T02:00:00.000Z'
  expect(await send(0)).toBe('done')
  expect(await help(1, '2025-12-11')).toBe('done')
  expect(await followed(first.urgeId)).toEqual({ what: 'visit', on: '2025-12-10' })
  expect(await followed(second.urgeId)).toEqual({ what: 'report', on: '2025-12-10' })
})

test('an urge that was undone counts no more and cannot be undone again; the row stays in the log', async () => {
  const said = urging(0)
  await give(place.officer, 'reminders.log_urge', said)
  expect(await give(place.officer, 'reminders.undo_urge', { urgeId: said.urgeId })).toBe('done')
  expect(await read((scope) => listUrges(scope, { planId }))).toEqual([])
  expect(await give(place.officer, 'reminders.undo_urge', { urgeId: said.urgeId })).toBe('reminders.not_found')
  const { rows } = await house.owner.query('select undone_by from reminders_urge where urge_id = $1', [said.urgeId])
  expect(rows).toEqual([{ undone_by: place.officer.accountId }])
})

test('a team leaves the queue when it is urged or reports, and comes back with the next reminder', async () => {
  for (const at of [0, 1, 2]) await help(at, '2025-12-01')
  const withReport = async (today: string) => (await reasonsOn(today)).map((reasons) => reasons.includes('report'))
  expect(await withReport('2025-11-30')).toEqual([false, false, false])
  expect(await withReport('2025-12-09')).toEqual([true, true, true])
  clock = '2025-12-09T02:00:00.000Z'
  await give(place.officer, 'reminders.log_urge', urging(0))
  // Urged for its targets only: the reminder of the report is still open.
  await give(place.officer, 'reminders.log_urge', urging(1, { about: 'targets' }))
  expect(await send(2)).toBe('done')
  expect(await withReport('2025-12-09')).toEqual([false, true, false])
  expect(await withReport('2025-12-12')).toEqual([true, true, false])
  expect(await withReport('2025-12-16')).toEqual([true, true, false])
})

test('a team that stands still is in the queue until it is urged, and again a week later', async () => {
  expect(await reasonsOn('2025-11-20')).toEqual(['stalled', 'stalled', 'stalled'])
  clock = '2025-11-20T02:00:00.000Z'
  await give(place.officer, 'reminders.log_urge', urging(1, { about: 'targets' }))
  expect(await reasonsOn('2025-11-26')).toEqual(['stalled', '', 'stalled'])
  expect(await reasonsOn('2025-11-27')).toEqual(['stalled', 'stalled', 'stalled'])
})

test('without a plan at work there is no queue', async () => {
  const other = await aCommuneToHelpIn(gate, 1, [])
  expect(await read((scope) => findQueue(scope, '2025-12-09'), other.officer)).toBeUndefined()
})

test('a day off is entered, changed and taken away by the officer, and the hint of the due date follows', async () => {
  // The plan's report is due on Monday 15/12/2025.
  const hint = () => read((scope) => findWorkingDays(scope, '2025-12-15'))
  expect(await hint()).toBeNull()
  const day = { day: '2025-12-15', kind: 'off', name: 'Nghỉ (mẫu)', source: 'Thông báo (mẫu)' }
  expect(await give(lead(0), 'reminders.set_day_off', day)).toBe('journal.not_allowed')
  expect(await give(place.officer, 'reminders.set_day_off', { ...day, day: '2025-02-30' })).toBe('journal.malformed')
  expect(await give(place.officer, 'reminders.set_day_off', day)).toBe('done')
  expect(await hint()).toEqual({ before: '2025-12-12', after: '2025-12-16' })
  expect((await read((scope) => findQueue(scope, '2025-12-09')))?.workingDays?.after).toBe('2025-12-16')
  expect(await give(place.officer, 'reminders.set_day_off', { ...day, verified: true })).toBe('done')
  expect(await read((scope) => listEnteredDaysOff(scope))).toEqual([{ ...day, origin: 'commune', verified: true }])
  const other = await aCommuneToHelpIn(gate, 1, [])
  expect(await read((scope) => listEnteredDaysOff(scope), other.officer)).toEqual([])
  expect(await give(place.officer, 'reminders.drop_day_off', { day: day.day })).toBe('done')
  expect(await give(place.officer, 'reminders.drop_day_off', { day: day.day })).toBe('reminders.no_day_off')
  expect(await hint()).toBeNull()
})
