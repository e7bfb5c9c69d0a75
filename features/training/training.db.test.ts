import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { anAttendance, aSession } from '../sessions/fixtures.ts'
import { handlers as sessions } from '../sessions/handlers.ts'
import { findSession, listAttendances, listMemberAttendances } from '../sessions/reads.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { aMember } from '../teams/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { handlers } from './handlers.ts'
import { listTaught, listTeamLevels, listTrainees, tallyTraining } from './reads.ts'
import { cellsOf, isGap, levelOf, planningProblem, suggestTrainings } from './rules.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let lead: Actor
/** Two members of the first team, one of the second, and one who joined too late for the training. */
let members: string[]
const faults: unknown[] = []
const december = { from: '2025-12-01', to: '2025-12-31' }
const heldOn = '2025-12-20'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...households, ...sessions, ...handlers], [], {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
  world = await aCommuneToHelpIn(gate, 2, [null])
  lead = anActor(world.communeId, 'team_lead', team(0))
  members = [newId(), newId(), newId(), newId()]
  for (const [at, memberId] of members.entries())
    await give(world.officer, 'teams.add_member', {
      ...aMember({ memberId, teamId: team(at === 2 ? 1 : 0), name: `Vũ Thị ${at} (mẫu)` }),
      since: at === 3 ? '2025-12-28' : '2025-10-01',
    })
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('members attend a training, each once; a stranger, a latecomer and a household are clear problems', async () => {
  const { sessionId } = await aTraining()
  const attend = (actor: Actor, ...memberIds: string[]) =>
    codeOf(actor, 'sessions.attend', {
      sessionId,
      attendances: memberIds.map((memberId) => anAttendance({ memberId })),
    })
  expect(await attend(world.officer, newId())).toBe('sessions.member_unknown')
  expect(await attend(world.officer, members[0] ?? '', members[3] ?? '')).toBe('sessions.member_unknown')
  expect(await read(world.officer, (scope) => findSession(scope, sessionId))).toMatchObject({ attendances: 0 })
  expect(await attend(lead, members[2] ?? ''), 'of a team out of sight').toBe('sessions.member_unknown')
  expect(await attend(world.officer, members[0] ?? '', members[2] ?? '')).toBeUndefined()
  expect(await attend(world.officer, members[0] ?? '')).toBeUndefined()
  const seen = await read(lead, (scope) => listAttendances(scope, sessionId))
  expect(seen.map(({ memberId, outside, name }) => [memberId, outside, name])).toEqual([
    [members[0], false, 'Vũ Thị 0 (mẫu)'],
    [null, true, ''],
  ])
  const other = aSession({ teamId: team(0), heldOn, kind: 'mobile', note: 'Ghi bù' })
  await give(world.officer, 'sessions.plan', other)
  expect(
    await codeOf(world.officer, 'sessions.attend', {
      sessionId: other.sessionId,
      attendances: [anAttendance({ memberId: members[0] ?? null })],
    }),
  ).toBe('sessions.not_for_members')
})

test('a training counts for the own team of whoever came, once it is closed', async () => {
  const before = await trained(world.officer)
  const { sessionId } = await aTraining(team(1))
  await give(world.officer, 'sessions.attend', {
    sessionId,
    attendances: members.slice(0, 3).map((memberId) => anAttendance({ memberId })),
  })
  expect(await trained(world.officer)).toEqual(before)
  await give(world.officer, 'sessions.close', { sessionId, result: '' })
  expect(await trained(world.officer)).toEqual({ [team(0)]: 2, [team(1)]: 1 })
  expect(await trained(lead), 'a lead counts the own team, whoever held the training').toEqual({ [team(0)]: 2 })
  const mine = await read(lead, (scope) => listMemberAttendances(scope, december, [members[0] ?? '']))
  expect(mine.map((row) => row.sessionId)).toContain(sessionId)
  await give(world.officer, 'sessions.reopen', { sessionId })
  expect(await trained(world.officer)).toEqual(before)
})

test('what a training teaches is set by its holders, and only of a training', async () => {
  const { sessionId } = await aTraining()
  const member = anActor(world.communeId, 'member', team(0))
  await give(member, 'training.set_topics', { sessionId, topics: ['vneid', 'marketplaces'] })
  await give(lead, 'training.set_topics', { sessionId, topics: ['vneid', 'online_safety'] })
  const taught = await read(lead, (scope) => listTaught(scope, [sessionId]))
  expect(taught.get(sessionId)).toEqual(['online_safety', 'vneid'])
  expect(await codeOf(lead, 'training.set_topics', { sessionId, topics: [] })).toBe('training.nothing_taught')
  const class_ = aSession({ teamId: team(0), kind: 'class' })
  await give(lead, 'sessions.plan', class_)
  expect(await codeOf(lead, 'training.set_topics', { sessionId: class_.sessionId, topics: ['vneid'] })).toBe(
    'training.not_a_training',
  )
  expect(await codeOf(world.officer, 'training.set_topics', { sessionId: newId(), topics: ['vneid'] })).toBe(
    'training.session_not_found',
  )
  expect(planningProblem({ heldOn: '2025-12-29', topics: ['vneid'] }, '2025-12-30')).toBe('training.in_the_past')
  expect(planningProblem({ heldOn: '2025-12-30', topics: [] }, '2025-12-30')).toBe('training.nothing_taught')
})

test('levels are dated, the latest day counts, and one can be taken back', async () => {
  const memberId = members[1] ?? ''
  const levelId = newId()
  const judge = (actor: Actor, level: string, judgedOn?: string, id = newId()) =>
    codeOf(actor, 'training.judge', { judgements: [{ levelId: id, memberId, topic: 'vneid', level }], judgedOn })
  expect(await judge(lead, 'can_teach', '2025-12-10', levelId)).toBeUndefined()
  expect(await judge(lead, 'knows', '2025-11-10')).toBeUndefined()
  expect(await levelNow(memberId)).toBe('can_teach')
  expect(await judge(lead, 'can_do', '2025-12-10', levelId)).toBe('training.already_judged')
  expect(await judge(lead, 'can_do', '2025-12-31')).toBe('training.day_out_of_order')
  expect(await judge(lead, 'can_do', '2025-09-30')).toBe('training.day_out_of_order')
  expect(await judge(anActor(world.communeId, 'member', team(0)), 'can_teach')).toBe('journal.not_allowed')
  expect(await judge(anActor(world.communeId, 'team_lead', team(1)), 'none')).toBe('journal.not_allowed')
  expect(await codeOf(lead, 'training.judge', { judgements: [] })).toBe('journal.not_allowed')
  expect(await codeOf(world.officer, 'training.judge', { judgements: [] })).toBe('training.nothing_judged')
  await give(lead, 'training.take_back', { levelId })
  expect(await levelNow(memberId)).toBe('knows')
  expect(await codeOf(lead, 'training.take_back', { levelId })).toBe('journal.not_allowed')
  expect(await codeOf(world.officer, 'training.take_back', { levelId })).toBe('training.level_not_found')
  const told = await read(lead, (scope) => listTeamLevels(scope, team(0)))
  expect(told.map(({ who, level }) => [who, level])).toEqual([['Vũ Thị 1 (mẫu)', 'knows']])
})

test('who was absent is not judged from that training, and nobody else of the same form is', async () => {
  const { sessionId } = await aTraining()
  await give(world.officer, 'sessions.attend', {
    sessionId,
    attendances: [anAttendance({ memberId: members[0] ?? null })],
  })
  const judgements = [members[0], members[2]].map((memberId) => ({
    ...{ levelId: newId(), memberId, topic: 'online_safety', level: 'can_do' },
  }))
  expect(await codeOf(world.officer, 'training.judge', { sessionId, judgements })).toBe('training.was_absent')
  expect(await levelNow(members[0] ?? '', 'online_safety')).toBe('none')
  await give(world.officer, 'training.judge', { sessionId, judgements: judgements.slice(0, 1) })
  expect(await levelNow(members[0] ?? '', 'online_safety')).toBe('can_do')
})

test('the topic that most teams lack is suggested first, with those who can teach it', () => {
  const day = '2025-12-01'
  const person = (memberId: string, teamId: string, skills: object) => ({ memberId, teamId, name: memberId, skills })
  const of = new Map([
    [
      'a',
      [
        person('1', 'a', {
          vneid: { level: 'can_teach', judgedOn: day },
          marketplaces: { level: 'knows', judgedOn: day },
        }),
      ],
    ],
    ['b', [person('2', 'b', { vneid: { level: 'knows', judgedOn: day } }), person('3', 'b', {})]],
    ['c', []],
  ])
  const next = suggestTrainings(of)
  expect(next.at(-1)).toMatchObject({ topic: 'vneid', teamIds: ['b', 'c'], teachers: [{ memberId: '1' }] })
  expect(next[0]?.teamIds).toEqual(['a', 'b', 'c'])
  expect(cellsOf(of.get('b') ?? []).filter((cell) => !isGap(cell))).toEqual([])
})

async function aTraining(teamId = team(0)) {
  const session = aSession({ teamId, heldOn, kind: 'members_training', note: 'Ghi bù' })
  await give(world.officer, 'sessions.plan', session)
  return session
}

async function levelNow(memberId: string, topic: 'vneid' | 'online_safety' = 'vneid') {
  const trainees = await read(world.officer, (scope) => listTrainees(scope))
  return levelOf(trainees.find((one) => one.memberId === memberId)?.skills ?? {}, topic)
}

async function trained(actor: Actor): Promise<Record<string, number>> {
  const rows = await read(actor, (scope) => tallyTraining(scope, december))
  return Object.fromEntries(rows.map(({ teamId, amount }) => [teamId, amount]))
}

async function codeOf(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  return receipt?.problem?.code
}

async function give(actor: Actor, type: string, payload: unknown): Promise<void> {
  expect(await codeOf(actor, type, payload), type).toBeUndefined()
}

function read<T>(actor: Actor, work: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', work)
}

const team = (at: number) => world.teams[at]?.teamId ?? ''
