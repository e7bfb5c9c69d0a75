import { readFileSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { findPlan, findReading } from '../plan/reads.ts'
import { asSetFor } from '../plan/rules/rows.ts'
import { listProgress } from '../progress/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { snapshotTeams } from '../teams/reads.ts'
import { reviewProblems } from './contract.ts'
import { comparePeriods, findNext, lessonKey, listLessons, listNext, type NextPlan } from './reads.ts'

// The loop on a real database: a quarter is worked, what was learnt is chosen, the next plan is drafted, approved, at work.

const now = Date.parse('2025-12-20T03:00:00Z')
const today = '2025-12-20'
let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
const [planId, nextId, newPlanId] = [newId(), newId(), newId()]
const reportIds = [newId(), newId()]
const said = 'Đi cùng hội viên Hội Phụ nữ thì bà con mở cửa nhanh hơn'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => console.error(error) })
  // Eight households a team, two of them vulnerable.
  place = await aCommuneToHelpIn(
    gate,
    3,
    Array.from({ length: 24 }, (_, at) => (at < 6 ? '2025-09-01' : null)),
  )
  await give(place.officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  for (const { targetId, indicator } of (await read((scope) => findPlan(scope, planId)))?.targets ?? [])
    await give(place.officer, 'plan.correct_target', {
      ...{ planId, targetId, scope: 'each_village_team' },
      atLeast: indicator === 'households_supported' ? 5 : 1,
    })
  expect(await give(place.officer, 'plan.activate', { planId })).toBe('done')
  // The first team helps seven of its eight households, the second one, the third nobody.
  const help = place.households.filter((_, at) => at % 3 === 0 && at < 21).map((household) => [0, household] as const)
  for (const [at, { householdId }] of [...help, [1, place.households[1]] as const].flatMap(([n, one]) =>
    one ? [[n, one] as const] : [],
  ))
    await give(place.officer, 'support.record', aVisit({ teamId: teamAt(at), householdId, heldOn: '2025-11-05' }))
})
afterAll(() => house.close())

async function give(actor: Actor, type: string, payload: object) {
  const [receipt] = await gate.accept(actor, [order(type, payload, '2025-12-20T03:00:00Z')])
  return receipt?.problem?.code ?? 'done'
}
const read = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = place.officer) =>
  withScope(house.db, actor, 'read only', work)
const teamAt = (at: number) => place.teams[at]?.teamId ?? ''
const leader = () => anActor(place.communeId, 'leader')
const officer = (type: string, payload: object = {}) => give(place.officer, `review.${type}`, { nextId, ...payload })

async function seen(): Promise<NextPlan> {
  const next = await read((scope) => findNext(scope, nextId))
  if (!next) throw new Error('there is no next plan')
  return next
}

test('what the teams wrote is there line by line, for the officer of all teams, for a lead of the own one', async () => {
  for (const [at, lessons] of [`${said}\n- Hẹn trước qua nhóm Zalo`, 'Buổi tối đông người'].entries())
    await give(anActor(place.communeId, 'team_lead', teamAt(at)), 'reports.submit_team_report', {
      ...{ reportId: reportIds[at], planId, teamId: teamAt(at), proposals: '', lessons },
      difficulties: at === 0 ? 'Sóng yếu' : '',
    })
  const lines = (actor?: Actor) => read(async (scope) => (await listLessons(scope)).map((one) => one.said), actor)
  expect(await lines()).toEqual(
    expect.arrayContaining([said, 'Hẹn trước qua nhóm Zalo', 'Sóng yếu', 'Buổi tối đông người']),
  )
  expect(await lines(anActor(place.communeId, 'team_lead', teamAt(1)))).toEqual(['Buổi tối đông người'])
  expect(await lines(visitor(place.communeId))).toEqual([])
})

test('lines are chosen, reworded, and left again; one that the team has not written is no line', async () => {
  const key = (at: number, line: string) => lessonKey(reportIds[at] ?? '', 'lessons', line)
  const chosen = [key(0, said), key(0, 'Hẹn trước qua nhóm Zalo'), key(1, 'Buổi tối đông người')]
  expect(await give(place.officer, 'review.mark_lessons', { lessons: chosen })).toBe('done')
  expect(await give(place.officer, 'review.mark_lessons', { lessons: chosen })).toBe('done')
  expect(await give(place.officer, 'review.unmark_lesson', { lesson: chosen[2] })).toBe('done')
  expect(await give(place.officer, 'review.word_lesson', { lesson: chosen[1], wording: 'Hẹn trước qua Zalo.' })).toBe(
    'done',
  )
  for (const type of ['unmark_lesson', 'word_lesson'])
    expect(
      await give(place.officer, `review.${type}`, {
        lesson: chosen[2],
        ...(type === 'word_lesson' ? { wording: 'x' } : {}),
      }),
    ).toBe('review.lesson_not_found')
  expect(await give(place.officer, 'review.mark_lessons', { lessons: [key(0, 'khác')] })).toBe(
    'review.lesson_not_found',
  )
  expect(await give(leader(), 'review.mark_lessons', { lessons: chosen })).toBe('journal.not_allowed')
})

test('the plan of the next quarter is drafted with a number for each team and what speaks for it', async () => {
  expect(await officer('draft_plan', { planId: newId() })).toBe('review.plan_not_found')
  expect(await officer('draft_plan', { planId })).toBe('done')
  expect(await give(place.officer, 'review.draft_plan', { nextId: newId(), planId })).toBe('review.already_drafted')
  const { title, periodFrom, periodTo, content } = await seen()
  expect([title, periodFrom, periodTo]).toEqual([expect.stringContaining('quý I/2026'), '2026-01-01', '2026-03-31'])
  const [whole, part] = content.targets
  expect(whole?.teams.map(({ atLeast, proposed, evidence }) => [atLeast, proposed.reason, evidence])).toEqual([
    [6, 'raised', { target: 5, done: 7, before: null, there: 8, unreached: 1 }],
    [4, 'lowered', { target: 5, done: 1, before: null, there: 8, unreached: 7 }],
    [5, 'no_result', { target: 5, done: null, before: null, there: 8, unreached: 8 }],
  ])
  expect(part?.partOf).toBe(0)
  expect(part?.teams.map(({ evidence }) => [evidence.there, evidence.unreached])).toEqual([
    [2, 0],
    [2, 1],
    [2, 2],
  ])
  for (const actor of [anActor(place.communeId, 'team_lead', teamAt(0)), visitor(place.communeId)])
    expect([await read(listNext, actor), await read((scope) => findNext(scope, nextId), actor)]).toEqual([
      [],
      undefined,
    ])
})

test('everything in it can be set by the officer, and by nobody else', async () => {
  const set = (payload: object) => officer('set_target', { target: 0, ...payload })
  expect(await set({ teamId: teamAt(1), atLeast: 5 })).toBe('done')
  expect(await officer('set_target', { target: 1, teamId: teamAt(0), atLeast: 9 })).toBe('review.part_over_whole')
  expect(await set({ teamId: newId(), atLeast: 5 })).toBe('review.target_not_found')
  expect(await officer('keep_target', { target: 9, kept: 'no' })).toBe('review.target_not_found')
  const { content } = await seen()
  const dash = content.lines.find(({ text }) => text.startsWith('Giữ mối'))?.id ?? -1
  expect(await officer('edit_line', { line: dash, text: 'Giữ mối với các tổ, đi xem tận nơi mỗi tháng.' })).toBe('done')
  expect(await officer('add_line', { after: dash, text: 'Mỗi thôn có một góc học số.' })).toBe('done')
  expect(await officer('keep_line', { line: 999, kept: 'no' })).toBe('review.line_not_found')
  expect(await officer('add_line', { after: 999, text: 'x' })).toBe('review.line_not_found')
  expect(await officer('renew_targets')).toBe('done')
  expect((await seen()).content.targets[0]?.teams.map(({ atLeast }) => atLeast)).toEqual([6, 5, 5])
  expect(await give(leader(), 'review.set_target', { nextId, target: 0, atLeast: 1 })).toBe('journal.not_allowed')
  expect(await give(place.officer, 'review.keep_line', { nextId: newId(), line: 0, kept: 'no' })).toBe(
    'review.not_found',
  )
})

test('what would be read otherwise is not put before the leader, and the sentence says what', async () => {
  const { title, content } = await seen()
  const head = { title, periodFrom: '2026-01-01', periodTo: '2026-03-31', recipients: content.recipients.join('\n') }
  expect(await officer('edit_head', { ...head, periodTo: '2025-03-31' })).toBe('review.period_reversed')
  await officer('edit_head', { ...head, title: 'Đưa công nghệ số về từng nhà quý III/2026' })
  expect(await officer('propose_plan')).toBe('review.reads_period')
  await officer('edit_head', { ...head, signer: 'Trần Văn Mẫu (mẫu)' })
  const added = (await seen()).content.lines.find(({ text }) => text.startsWith('Mỗi thôn'))?.id
  await officer('edit_line', { line: added, text: 'Mỗi tổ phấn đấu tổ chức ít nhất 3 buổi hướng dẫn.' })
  expect(await officer('propose_plan')).toBe('review.reads_more')
  await officer('keep_line', { line: added, kept: 'no' })
  const targets = (await seen()).content.lines.find(({ kind }) => kind === 'targets')?.id
  await officer('keep_line', { line: targets, kept: 'no' })
  expect(await officer('propose_plan')).toBe('review.reads_less')
  await officer('keep_line', { line: targets, kept: 'yes' })
})

test('the leader returns it once and then approves it; nothing of it changes any more', async () => {
  expect(await give(leader(), 'review.approve_plan', { nextId })).toBe('review.not_proposed')
  expect(await officer('hand_over', { planId: newPlanId })).toBe('review.not_approved')
  expect(await officer('number_plan', { number: 7 })).toBe('review.not_approved')
  expect(await officer('propose_plan')).toBe('done')
  expect((await seen()).content.lessons).toEqual([said, 'Hẹn trước qua Zalo.'])
  expect(await officer('renew_targets')).toBe('review.not_open')
  const lesson = lessonKey(reportIds[0] ?? '', 'lessons', said)
  expect(await give(place.officer, 'review.unmark_lesson', { lesson })).toBe('review.lesson_used')
  expect(await give(leader(), 'review.return_plan', { nextId, note: 'Thêm lời cảm ơn' })).toBe('done')
  expect(await seen()).toMatchObject({ status: 'draft', returnNote: 'Thêm lời cảm ơn' })
  expect(await officer('propose_plan')).toBe('done')
  expect(await officer('approve_plan')).toBe('journal.not_allowed')
  expect(await give(leader(), 'review.approve_plan', { nextId })).toBe('done')
  for (const [type, told] of [
    ['edit_line', { line: 0, text: 'x' }],
    ['discard_plan', {}],
    ['propose_plan', {}],
  ] as const)
    expect(await officer(type, told)).toBe('review.not_open')
  expect(await officer('return_plan', { note: 'x' })).toBe('review.not_proposed')
  expect(await officer('number_plan', { number: 7, issuedOn: '2025-12-22' })).toBe('done')
  expect(await seen()).toMatchObject({ status: 'approved', number: 7, issuedOn: '2025-12-22' })
})

test('handed over it is a plan like any other: read, activated, and every team follows its own number', async () => {
  expect(await officer('hand_over', { planId: newPlanId })).toBe('done')
  expect(await officer('hand_over', { planId: newId() })).toBe('review.already_handed')
  const plan = await read((scope) => findPlan(scope, newPlanId))
  const draft = await read((scope) => findReading(scope, newPlanId))
  expect([plan?.status, plan?.periodFrom, plan?.periodTo, draft?.unsure]).toEqual([
    'draft',
    '2026-01-01',
    '2026-03-31',
    [],
  ])
  const before = await read((scope) => findReading(scope, planId))
  expect(draft?.bodies.map(({ value }) => value.name)).toEqual(before?.bodies.map(({ value }) => value.name))
  const numbers = plan?.targets.map((target) =>
    place.teams.slice(0, 3).map(({ teamId }) => asSetFor(target, teamId).atLeast),
  )
  expect(numbers).toEqual([
    [6, 5, 5],
    [1, 1, 1],
  ])
  expect(await give(place.officer, 'plan.activate', { planId: newPlanId })).toBe('done')
  const progress = await read((scope) =>
    listProgress(scope, { planId: newPlanId, targets: plan?.targets ?? [], today: '2026-01-02' }),
  )
  const asked = new Map(progress?.teams.map(({ teamId, paces }) => [teamId, paces.map(({ atLeast }) => atLeast)]))
  expect([0, 1, 2].map((at) => asked.get(teamAt(at)))).toEqual([
    [6, 1],
    [5, 1],
    [5, 1],
  ])
})

test('the periods stand side by side, each with its own days, numbers and distinct counts', async () => {
  const periods = await read((scope) => comparePeriods(scope, today))
  expect(
    periods.map(({ plan, commune, teams, asked }) => [
      plan.periodFrom,
      commune.figures.households_supported,
      teams.get(teamAt(0))?.households_supported ?? null,
      teams.get(teamAt(2))?.households_supported ?? null,
      asked.get(teamAt(0))?.['households_supported'],
    ]),
  ).toEqual([
    ['2025-10-01', 8, 7, null, 5],
    ['2026-01-01', 0, null, null, 6],
  ])
  expect(await read((scope) => comparePeriods(scope, today), anActor(place.communeId, 'team_lead', teamAt(0)))).toEqual(
    [],
  )
})

test('the plan after it takes in only what was learnt since, and a draft can be thrown away', async () => {
  const again = newId()
  expect(await give(place.officer, 'review.draft_plan', { nextId: again, planId: newPlanId })).toBe('done')
  const next = await read((scope) => findNext(scope, again))
  expect(next?.content.lines.filter(({ kind }) => kind === 'lessons')).toHaveLength(1)
  expect(next?.content.lines.some(({ text }) => text.includes('Hẹn trước qua Zalo'))).toBe(false)
  expect(next?.content.targets[0]?.teams[0]).toMatchObject({ evidence: { target: 6, before: 7 } })
  expect(await give(place.officer, 'review.discard_plan', { nextId: again })).toBe('done')
  expect(await read((scope) => findNext(scope, again))).toBeUndefined()
})

test('a team whose village was merged ends; its results go on, its reports keep their name', async () => {
  const [old, into] = [teamAt(2), teamAt(1)]
  expect(await give(place.officer, 'teams.succeed', { teamId: old, into: [old], on: today })).toBe(
    'teams.succeeds_itself',
  )
  expect(await give(place.officer, 'teams.succeed', { teamId: old, into: [into], on: '2000-01-01' })).toBe(
    'teams.end_out_of_order',
  )
  expect(await give(place.officer, 'teams.succeed', { teamId: old, into: [into], on: '2026-01-01' })).toBe(
    'teams.end_out_of_order',
  )
  expect(await give(place.officer, 'teams.undo_succession', { teamId: old })).toBe('teams.goes_on_nowhere')
  expect(await give(place.officer, 'teams.succeed', { teamId: old, into: [into], on: today })).toBe('done')
  expect(await give(place.officer, 'teams.succeed', { teamId: old, into: [into], on: today })).toBe(
    'teams.team_not_found',
  )
  // Whoever follows what changes hears that it ended, and not that there never was such a team.
  expect((await read((scope) => snapshotTeams(scope, [old]))).get(old)).toMatchObject({ teamId: old, until: today })
  expect(await give(place.officer, 'teams.undo_succession', { teamId: old })).toBe('done')
})

test('every refusal is one of those asserted here', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  for (const code of Object.keys(reviewProblems.entries)) expect(source, code).toContain(`'${code}'`)
})
