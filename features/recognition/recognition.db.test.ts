import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { type ActivePlan, findActivePlan } from '../plan/reads.ts'
import { getFigures } from '../progress/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { findNomination, getPapers, listComments, listNominations, listProposed } from './reads/nominations.ts'
import { evaluate, listCriteria } from './reads.ts'
import { usualThresholds } from './rules/doubts.ts'
import type { JudgedFigure } from './rules/scoring.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let officer: Actor
let leader: Actor
let lead: Actor & { accountId: string }
let finance: Actor
let plan: ActivePlan
const faults: unknown[] = []
const today = '2025-12-30'
const memberId = newId()
const text = `KẾ HOẠCH quý IV năm 2025\nMỗi tổ phấn đấu hỗ trợ ít nhất 4 hộ dân sử dụng nền tảng số.\n`

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
  world = await aCommuneToHelpIn(gate, 2, Array(40).fill(null))
  officer = world.officer
  leader = anActor(world.communeId, 'leader')
  lead = anActor(world.communeId, 'team_lead', team(0))
  finance = anActor(world.communeId, 'finance')
  await give(officer, 'people.add_account', {
    ...{ accountId: lead.accountId, name: 'Tổ trưởng (mẫu)', phone: '0912345678' },
    grants: [{ role: 'team_lead', teamId: team(0) }],
  })
  await give(officer, 'teams.add_member', {
    ...{ memberId, teamId: team(0), name: 'Trần Thị Giúp (mẫu)', position: 'leader', accountId: lead.accountId },
    since: '2025-09-01',
  })
  const planId = newId()
  await give(officer, 'plan.submit', { planId, text })
  await give(officer, 'plan.correct', { planId, title: 'Mẫu', periodFrom: '2025-10-01', periodTo: '2025-12-31' })
  await give(officer, 'plan.add_target', {
    ...{ planId, targetId: newId(), indicator: 'households_supported', atLeast: 4, scope: 'each_team' },
  })
  await give(officer, 'plan.activate', { planId })
  plan = await read(officer, async (scope) => {
    const found = await findActivePlan(scope, today)
    if (!found) throw new Error('the plan is at work')
    return found
  })
  // Two honest weeks of the lead, and an evening on which twelve households were written down within twelve minutes.
  for (const at of [0, 1, 2]) await visit(at, `2025-11-0${3 + at * 2}`, `2025-11-0${3 + at * 2}T11:00:00Z`)
  for (let at = 0; at < 12; at += 1)
    await visit(3 + at, '2025-11-20', new Date(Date.parse('2025-11-20T13:00:00Z') + at * 60_000).toISOString())
  await visit(1, '2025-11-06', '2025-11-06T11:00:00Z', 1)
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

test('a doubted record adds nothing to a score and takes nothing from the reported figures', async () => {
  expect(await amounts()).toMatchObject({ households_supported: 3, active_weeks: 1, platform_adoptions: 3 })
  const { figures } = await read(officer, (scope) =>
    getFigures(scope, { planId: plan.planId, kind: 'target' }, team(0)),
  )
  expect(figures).toMatchObject({ households_supported: 15, platform_adoptions: 15 })
  const { open, teams, members } = await standing()
  expect(open).toBe(12)
  expect(teams.map(({ leftOut, visits }) => [visits, leftOut])).toEqual([
    [3, 12],
    [1, 0],
  ])
  // Three of the four households of the plan's target, of 25 points.
  expect(line('households_supported', teams[0]?.score.lines)).toMatchObject({ amount: 3, full: 4, points: 18.8 })
  expect(members.find(({ member }) => member.memberId === memberId)).toMatchObject({ visits: 3, leftOut: 12 })
})

test('the officer clears some and excludes others, each with a reason; figures stay, scores follow, and it is journalled', async () => {
  const doubted = (await standing()).visits
    .filter(({ standing: now }) => now === 'open')
    .map(({ visit: one }) => one.visitId)
  const [cleared, excluded] = [doubted.slice(0, 5), doubted.slice(5, 7)]
  const judge = (said: object) => codeOf(officer, 'recognition.judge_doubts', { planId: plan.planId, ...said })
  expect(await judge({ visitIds: cleared, verdict: 'cleared', reason: '' })).toBe('journal.malformed')
  expect(await judge({ visitIds: [...cleared, newId()], verdict: 'cleared', reason: 'x' })).toBe(
    'recognition.not_in_doubt',
  )
  expect(await judge({ visitIds: cleared, verdict: 'cleared', reason: 'Nhập từ sổ giấy' })).toBeUndefined()
  expect(await judge({ visitIds: excluded, verdict: 'excluded', reason: 'Hộ nói không có' })).toBeUndefined()
  expect(
    await codeOf(lead, 'recognition.judge_doubts', {
      planId: plan.planId,
      visitIds: doubted,
      verdict: 'cleared',
      reason: 'x',
    }),
  ).toBe('journal.not_allowed')
  expect(await amounts()).toMatchObject({ households_supported: 8, active_weeks: 2 })
  expect((await standing()).open).toBe(5)
  const { figures } = await read(officer, (scope) =>
    getFigures(scope, { planId: plan.planId, kind: 'target' }, team(0)),
  )
  expect(figures.households_supported).toBe(15)
  const usual = Object.fromEntries(usualThresholds.map(({ rule, most }) => [rule, most]))
  // A cleared visit that is doubted for another reason later is open again.
  await give(officer, 'recognition.set_thresholds', { most: { ...usual, late: 1, burst: 100 }, within: {} })
  expect((await standing()).open).toBe(0)
  await give(officer, 'recognition.set_thresholds', { most: usual, within: {} })
  await give(officer, 'recognition.undo_verdict', { visitId: excluded[0] })
  expect((await standing()).open).toBe(6)
  expect(await codeOf(officer, 'recognition.undo_verdict', { visitId: excluded[0] })).toBe('recognition.no_verdict')
  const { rows } = await house.owner.query(
    `select count(*)::int as n from journal_entry where type like 'recognition.%doubt%' or type = 'recognition.undo_verdict'`,
  )
  expect(rows[0]?.n).toBe(3)
})

test('a record that is corrected is asked about anew', async () => {
  const judged = (await standing()).visits.find(({ verdict }) => verdict !== undefined)
  if (!judged) throw new Error('one was judged')
  const { visitId, householdId, heldOn } = judged.visit
  const before = (await standing()).open
  await give(lead, 'support.correct', { ...aVisit({ teamId: team(0), householdId, heldOn }), visitId, people: 2 })
  expect((await standing()).open).toBe(before + 1)
})

test('a lead sees the same score on the phone as the officer at the desk, and nothing of the neighbours', async () => {
  const own = await read(lead, (scope) => evaluate(scope, plan, today))
  const all = await standing()
  expect(own.teams).toHaveLength(1)
  expect(own.teams[0]?.score).toEqual(all.teams[0]?.score)
  expect(own.open).toBe(all.open)
  expect(own.members.map(({ member }) => member.memberId)).toEqual([memberId])
  const neighbour = await read(anActor(world.communeId, 'member', team(1)), (scope) => evaluate(scope, plan, today))
  expect([neighbour.teams[0]?.visits, neighbour.members]).toEqual([1, []])
  const outside = await read(finance, (scope) => evaluate(scope, plan, today))
  expect([outside.teams, outside.visits]).toEqual([[], []])
})

test('a set of criteria must make one hundred and fit whom it judges', async () => {
  const set = (weight: object, subject = 'team') =>
    gate.accept(officer, [
      order('recognition.set_criteria', { planId: plan.planId, subject, weight, full: { active_weeks: 4 } }),
    ])
  const [wrong] = await set({ households_supported: 60, active_weeks: 30 })
  expect(wrong?.problem).toMatchObject({ code: 'recognition.weights_not_100' })
  expect(wrong?.problem?.vi).toContain('đang là 90')
  expect((await set({ report_on_time: 100 }, 'member'))[0]?.problem?.code).toBe('recognition.not_for_subject')
  expect((await set({ households_supported: 60, active_weeks: 40 }))[0]?.problem).toBeNull()
  const criteria = await read(officer, (scope) => listCriteria(scope, plan))
  expect(criteria.team).toEqual([
    { figure: 'households_supported', weight: 60, full: 50 },
    { figure: 'active_weeks', weight: 40, full: 4 },
  ])
  expect(criteria.usual).toEqual({ team: false, member: true })
  expect((await standing()).teams[0]?.score.lines.map(({ figure }) => figure)).toEqual([
    'households_supported',
    'active_weeks',
  ])
})

test('a lead, an officer and a department put forward; only the leader decides, and the score is written down', async () => {
  const [ofTeam, ofMember, ofDepartment] = [newId(), newId(), newId()]
  const forward = (actor: Actor, nominationId: string, teamId: string, who: string | null = null) =>
    codeOf(actor, 'recognition.nominate', {
      nominationId,
      planId: plan.planId,
      teamId,
      memberId: who,
      reason: 'Tận tình',
    })
  expect(await forward(officer, ofTeam, team(0))).toBeUndefined()
  expect(await forward(officer, newId(), team(0))).toBe('recognition.already_nominated')
  expect(await forward(lead, ofMember, team(0), memberId)).toBeUndefined()
  expect(await forward(lead, newId(), team(1))).toBe('journal.not_allowed')
  expect(await forward(lead, newId(), team(0), newId())).toBe('recognition.member_not_found')
  expect(await forward(finance, ofDepartment, team(1))).toBeUndefined()
  // A department knows the teams by name and nobody in them.
  expect(await forward(finance, newId(), team(0), memberId)).toBe('recognition.member_not_found')
  const seen = async (actor: Actor) => (await read(actor, (scope) => listNominations(scope, plan.planId))).length
  expect([await seen(officer), await seen(lead), await seen(finance)]).toEqual([3, 2, 1])

  const say = (actor: Actor, nominationId: string, stance: string, said = '') =>
    codeOf(actor, 'recognition.comment', { commentId: newId(), nominationId, stance, said })
  expect(await say(officer, ofMember, 'remark')).toBe('recognition.comment_empty')
  expect(await say(officer, ofMember, 'disagree', 'Cần xem lại')).toBeUndefined()
  expect(await say(officer, ofMember, 'agree', 'Đã xem')).toBeUndefined()
  expect(await say(finance, ofMember, 'agree')).toBe('recognition.nomination_not_found')
  expect(await read(officer, (scope) => findNomination(scope, ofMember))).toMatchObject({ agree: 1, disagree: 0 })
  expect(await read(lead, (scope) => listComments(scope, ofMember))).toHaveLength(2)

  const approve = (actor: Actor, ids: string[]) => codeOf(actor, 'recognition.approve', { nominationIds: ids })
  expect(await approve(officer, [ofTeam])).toBe('journal.not_allowed')
  expect(await approve(leader, [ofTeam, newId()])).toBe('recognition.nomination_not_found')
  expect((await read(leader, listProposed)).length, 'all or none').toBe(3)
  expect(await approve(leader, [ofTeam, ofMember])).toBeUndefined()
  const now = (await standing()).teams[0]
  expect(await read(officer, (scope) => findNomination(scope, ofTeam))).toMatchObject({
    ...{ status: 'approved', score: { total: now?.score.total, rank: 1, of: 2, leftOut: now?.leftOut } },
  })
  expect(await codeOf(lead, 'recognition.withdraw', { nominationId: ofMember, reason: 'x' })).toBe(
    'recognition.is_decided',
  )
  expect(await codeOf(leader, 'recognition.decline', { nominationId: ofDepartment, reason: 'Chưa đủ' })).toBeUndefined()
  expect(await codeOf(leader, 'recognition.reopen', { nominationId: ofDepartment })).toBeUndefined()
  expect(await codeOf(leader, 'recognition.reopen', { nominationId: ofDepartment })).toBe('recognition.is_waiting')
  expect(await codeOf(leader, 'recognition.withdraw', { nominationId: ofDepartment, reason: 'x' })).toBe(
    'recognition.not_yours',
  )
  const anew = newId()
  expect(await codeOf(leader, 'recognition.decline', { nominationId: ofDepartment, reason: 'Chưa đủ' })).toBeUndefined()
  expect(await forward(finance, anew, team(1)), 'declined may be made again').toBeUndefined()
  expect(await codeOf(leader, 'recognition.reopen', { nominationId: ofDepartment })).toBe(
    'recognition.already_nominated',
  )
  expect(await codeOf(finance, 'recognition.withdraw', { nominationId: anew, reason: 'Rút' })).toBeUndefined()
  expect(await codeOf(leader, 'recognition.reopen', { nominationId: ofDepartment })).toBeUndefined()
  expect(await codeOf(finance, 'recognition.withdraw', { nominationId: ofDepartment, reason: 'Rút' })).toBeUndefined()
  expect(await forward(finance, newId(), team(1)), 'withdrawn may be made again').toBeUndefined()
})

test('from the number of the decision on, the list is closed; clearing the number opens it again', async () => {
  const papers = (said: object) => codeOf(officer, 'recognition.set_papers', { planId: plan.planId, ...said })
  expect(await papers({ decisionNumber: 12 })).toBe('recognition.number_needs_day')
  expect(await papers({ decisionNumber: 12, decisionOn: '2025-12-29' })).toBeUndefined()
  expect(await read(officer, (scope) => getPapers(scope, plan.planId))).toMatchObject({ decisionNumber: 12 })
  const [waiting] = await read(leader, listProposed)
  const approve = () => codeOf(leader, 'recognition.approve', { nominationIds: [waiting?.nominationId] })
  expect(await approve()).toBe('recognition.decision_numbered')
  expect(await papers({})).toBeUndefined()
  expect(await approve()).toBeUndefined()
})

test('a commune of twenty thousand visits is judged while somebody waits', async () => {
  await house.owner.query(
    `insert into support_visit (commune_id, visit_id, team_id, household_id, anonymous, held_on, mode, people, vulnerable, note, recorded_by, device_at, received_at, clock_offset_s)
     select $1, gen_random_uuid(), $2, null, true, '2025-10-02'::date + (n % 80), 'in_person', 1, false, '', null, '2025-12-29', '2025-12-29', 0
     from generate_series(1, 20000) n`,
    [world.communeId, team(1)],
  )
  const from = performance.now()
  const { visits, open } = await standing()
  console.log(
    `evaluation of ${visits.length} visits, ${open} of them doubted: ${Math.round(performance.now() - from)} ms`,
  )
  expect(visits.length).toBeGreaterThan(20_000)
  expect(open).toBeGreaterThan(10_000)
})

function team(at: number): string {
  return world.teams[at]?.teamId ?? ''
}

/** Help with VNeID for a household of the team, saved by the lead at a moment. */
async function visit(at: number, heldOn: string, savedAt: string, of = 0): Promise<void> {
  const own = world.households.filter(({ teamId }) => teamId === team(of))
  const householdId = own[at % own.length]?.householdId ?? null
  const actor = of === 0 ? lead : anActor(world.communeId, 'member', team(of))
  const [receipt] = await gate.accept(actor, [
    order('support.record', aVisit({ teamId: team(of), householdId, heldOn }), savedAt),
  ])
  expect(receipt?.problem).toBeNull()
}

function standing() {
  return read(officer, (scope) => evaluate(scope, plan, today))
}

async function amounts(): Promise<Partial<Record<JudgedFigure, number | null>>> {
  const { teams } = await standing()
  return Object.fromEntries((teams[0]?.score.lines ?? []).map(({ figure, amount }) => [figure, amount]))
}

function line<Line extends { figure: string }>(figure: string, lines: readonly Line[] | undefined): Line | undefined {
  return lines?.find((each) => each.figure === figure)
}

function read<T>(actor: Actor, ask: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, actor, 'read only', ask)
}

async function give(actor: Actor, type: string, payload: unknown): Promise<Receipt | undefined> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  expect(receipt?.problem, type).toBeNull()
  return receipt
}

async function codeOf(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  return receipt?.problem?.code
}
