import { readFileSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../platform/access/roles.ts'
import { type Actor, installer, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneWithTeams, anOrder } from '../teams/fixtures.ts'
import { planProblems } from './contract.ts'
import { planHandlers } from './handlers/plans.ts'
import { findPlan, findReading, listPlans } from './reads.ts'
import { basisLine, linesOf } from './rules/correct.ts'
import { asSetFor } from './rules/rows.ts'

// A plan on its way: read, set right by a person, put to work, closed. Every command, and every way to be refused.

const text = (name: string) => readFileSync(new URL(`../../seed/plans/${name}.txt`, import.meta.url), 'utf8')
const doubtful = `ỦY BAN NHÂN DÂN
XÃ MẪU
KẾ HOẠCH
Hoạt động của Tổ công nghệ số cộng đồng quý IV năm 2025
I. MỤC TIÊU
Hỗ trợ ít nhất 30 hộ dân sử dụng nền tảng số.
Hoàn thành 40 việc khác theo bảng kèm theo.
Treo 12 biển ở các ngõ theo bảng kèm theo.`

const { communeId, founding } = aCommuneWithTeams(['Thôn 1 (mẫu)'])
const acting = (role: Role): Actor => ({
  accountId: null,
  communeId,
  grants: [{ role, teamId: null, partnerId: null }],
})
const officer = acting('coordinator')
let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox

/** What the teams' own feature would say. */
const teamsThere = new Set<string>()

beforeAll(async () => {
  house = await testDatabase()
  const plans = planHandlers(async (_, teamId) => teamsThere.has(teamId))
  gate = inbox(house.db, [...places, ...plans], [], { onFault: (error) => console.error(error) })
  await gate.accept(installer(communeId), [founding])
})
afterAll(() => house.close())

async function give(type: string, payload: unknown, actor = officer): Promise<string> {
  const [receipt] = await gate.accept(actor, [anOrder(type, payload)])
  return receipt?.problem?.code ?? 'done'
}

async function aDraft(source = text('xa-mau-quy-4')): Promise<string> {
  const planId = newId()
  expect(await give('plan.submit', { planId, text: source })).toBe('done')
  return planId
}

async function seen(planId: string) {
  const [plan, draft] = await withScope(house.db, officer, 'read only', (scope) =>
    Promise.all([findPlan(scope, planId), findReading(scope, planId)]),
  )
  if (!plan || !draft) throw new Error('there is no such plan')
  return { ...plan, draft }
}

const q4 = { title: 'Kế hoạch', periodFrom: '2025-10-01', periodTo: '2025-12-31' }
const values = <T>(list: readonly { value: T }[]) => list.map(({ value }) => value)

describe('a plan is taken in', () => {
  test('once, as a draft with its targets, tasks and recipients', async () => {
    const planId = await aDraft()
    const plan = await seen(planId)
    expect([plan.status, plan.targets.length, plan.tasks.length, plan.recipients.length]).toEqual(['draft', 2, 6, 6])
    expect(await give('plan.submit', { planId, text: 'khác' })).toBe('plan.already_there')
  })
  test('and not when it is empty', async () => {
    expect(await give('plan.submit', { planId: newId(), text: ' \n ' })).toBe('plan.nothing_to_read')
  })
  test('by officers only', async () => {
    expect(await give('plan.submit', { planId: newId(), text: 'x' }, acting('leader'))).toBe('journal.not_allowed')
  })
})

describe('what there is one of is set right', () => {
  test('and keeps the sentence that it came from; what is not said stays', async () => {
    const planId = await aDraft()
    const before = await seen(planId)
    const told = {
      ...q4,
      reportDay: 12,
      contactName: 'Lê Thị Mẫu',
      villageTeams: 19,
      signer: 'Đỗ Văn Mẫu',
      superior: 'UBND THÀNH PHỐ MẪU',
    }
    expect(await give('plan.correct', { planId, ...told })).toBe('done')
    const { draft, ...plan } = await seen(planId)
    expect([plan.title, plan.reportDay, plan.contactName, plan.quarter]).toEqual([
      'Kế hoạch',
      12,
      'Lê Thị Mẫu',
      '2025-Q4',
    ])
    expect(draft.issuer?.value).toEqual({ name: before.draft.issuer?.value.name, superior: 'UBND THÀNH PHỐ MẪU' })
    expect(draft.signatory?.value).toEqual({ ...before.draft.signatory?.value, name: 'Đỗ Văn Mẫu' })
    expect(draft.signatory?.sentence).toBe(before.draft.signatory?.sentence)
    expect(values(draft.teams)).toEqual([
      { level: 'commune', count: 1 },
      { level: 'village', count: 19 },
    ])
    expect(draft.report?.value).toMatchObject({ day: 12, via: { name: 'Lê Thị Mẫu', title: null } })
  })
  test('what is emptied is absent', async () => {
    const planId = await aDraft()
    const nothing = {
      issuer: '',
      communeTeams: null,
      villageTeams: 0,
      authority: '',
      onBehalfOf: '',
      signingTitle: '',
      signer: '',
    }
    expect(await give('plan.correct', { planId, ...q4, ...nothing })).toBe('done')
    const { draft } = await seen(planId)
    expect([draft.issuer, draft.signatory, draft.report, draft.teams]).toEqual([null, null, null, []])
  })
  test('a period that ends before it begins, an unknown plan', async () => {
    const planId = await aDraft()
    expect(await give('plan.correct', { planId, ...q4, periodTo: '2025-09-30' })).toBe('plan.period_reversed')
    expect(await give('plan.correct', { planId: newId(), ...q4 })).toBe('plan.not_found')
  })
})

describe('a list is set right as lines of text', () => {
  test('lines that were not touched change nothing, whatever plan they come from', async () => {
    for (const name of ['xa-mau-quy-4', 'tinh-mau-giai-doan', 'so-thu-6-thang', 'phuong-thu-chep-tu-web']) {
      const planId = await aDraft(text(name))
      const { draft: before } = await seen(planId)
      for (const list of ['bases', 'dutyAreas', 'bodies', 'recipients'] as const)
        expect(await give('plan.correct_list', { planId, list, lines: linesOf(before, list) })).toBe('done')
      const { draft } = await seen(planId)
      expect([values(draft.bases), values(draft.dutyAreas), draft.bodies, draft.recipients].map(sure)).toEqual(
        [values(before.bases), values(before.dutyAreas), before.bodies, before.recipients].map(sure),
      )
    }
  })
  test('recipients are added and dropped, also where they are read from', async () => {
    const planId = await aDraft()
    const lines = '- Sở Mẫu\nLãnh đạo UBND xã\n\nLưu: VT'
    expect(await give('plan.correct_list', { planId, list: 'recipients', lines })).toBe('done')
    const plan = await seen(planId)
    expect(plan.recipients).toEqual(['Sở Mẫu', 'Lãnh đạo UBND xã', 'Lưu: VT'])
    expect(plan.draft.recipients.map(({ sentence }) => sentence)).toEqual([
      '',
      'Lãnh đạo UBND xã',
      expect.stringContaining('Lưu: VT'),
    ])
  })
  test('a basis is read by the rule that reads the document', async () => {
    const planId = await aDraft()
    const lines = 'Quyết định số 12/QĐ-UBND ngày 5/9/2025 của UBND xã Mẫu về việc kiện toàn tổ\nMột văn bản không số'
    expect(await give('plan.correct_list', { planId, list: 'bases', lines })).toBe('done')
    const [read, kept] = values((await seen(planId)).draft.bases)
    expect(read).toEqual({
      kind: 'Quyết định',
      number: '12/QĐ-UBND',
      issuedOn: '2025-09-05',
      issuer: 'UBND xã Mẫu',
      about: 'kiện toàn tổ',
    })
    expect(kept && basisLine(kept)).toBe('Một văn bản không số')
  })
  test('areas and bodies with their duties', async () => {
    const planId = await aDraft()
    await give('plan.correct_list', { planId, list: 'dutyAreas', lines: 'Tuyên truyền\nNuôi ong' })
    await give('plan.correct_list', {
      planId,
      list: 'bodies',
      lines: 'Công an xã\n- Giúp cài VNeID.\n-Trực tại chợ\nĐoàn xã',
    })
    const { draft } = await seen(planId)
    expect(values(draft.dutyAreas).map(({ code }) => code)).toEqual(['communication', 'other'])
    expect(values(draft.bodies).map(({ name, duties }) => [name, values(duties)])).toEqual([
      ['Công an xã', ['Giúp cài VNeID.', 'Trực tại chợ']],
      ['Đoàn xã', []],
    ])
  })
})

describe('targets are set right, added and dropped', () => {
  test('a doubted one is settled by a person’s word', async () => {
    const planId = await aDraft(doubtful)
    const [target] = (await seen(planId)).targets
    const targetId = target?.targetId
    expect(target).toMatchObject({ scope: 'unstated', atLeast: 30, checked: false })
    expect(await give('plan.correct_target', { planId, targetId, atLeast: 35.5, scope: 'each_team' })).toBe('done')
    expect((await seen(planId)).targets[0]).toMatchObject({
      scope: 'each_team',
      atLeast: 35.5,
      checked: true,
      sentence: target?.sentence,
    })
  })
  test('one that the reader could not name is given what it is measured by', async () => {
    const planId = await aDraft(text('tinh-mau-giai-doan'))
    const other = (await seen(planId)).targets.find(({ indicator }) => indicator === 'other')
    const told = {
      planId,
      targetId: other?.targetId,
      atLeast: 40,
      scope: 'commune',
      indicator: 'vulnerable_households_guided_in_person',
    }
    expect(await give('plan.correct_target', told)).toBe('done')
    const now = (await seen(planId)).targets.find(({ targetId }) => targetId === other?.targetId)
    expect(now).toMatchObject({ indicator: told.indicator, inPerson: true, scope: 'commune', label: other?.label })
  })
  test('an added one never takes the sentence of one that was dropped', async () => {
    const planId = await aDraft(doubtful)
    const [target] = (await seen(planId)).targets
    expect(await give('plan.drop_target', { planId, targetId: target?.targetId })).toBe('done')
    const added = { planId, targetId: newId(), indicator: 'sessions', atLeast: 3, scope: 'commune' }
    expect(await give('plan.add_target', added)).toBe('done')
    expect(await give('plan.add_target', added)).toBe('plan.already_there')
    const { targets, draft } = await seen(planId)
    expect(targets.map(({ position, indicator, checked }) => [position, indicator, checked])).toEqual([
      [draft.targets.length, 'sessions', true],
    ])
  })
  test('a target of each month keeps its rhythm until a person says otherwise', async () => {
    const monthly = doubtful.replace(
      'Hoàn thành 40',
      'Mỗi tổ tổ chức ít nhất 02 buổi hướng dẫn mỗi tháng.\nHoàn thành 40',
    )
    const planId = await aDraft(monthly)
    const rhythms = async () =>
      (await seen(planId)).targets.filter(({ indicator }) => indicator === 'sessions').map(({ every }) => every)
    expect(await rhythms()).toEqual(['month'])
    const { targetId } = (await seen(planId)).targets.find(({ every }) => every === 'month') ?? {}
    const said = { planId, targetId, atLeast: 2, scope: 'each_village' }
    expect(await give('plan.correct_target', said)).toBe('done')
    expect(await rhythms()).toEqual(['month'])
    expect(await give('plan.correct_target', { ...said, every: 'once' })).toBe('done')
    expect(await rhythms()).toEqual([null])
    expect(await give('plan.correct_target', { ...said, every: 'week' })).toBe('done')
    const added = { ...said, targetId: newId(), indicator: 'sessions' }
    expect(await give('plan.add_target', { ...added, every: 'month' })).toBe('done')
    expect(await give('plan.add_target', { ...added, targetId: newId(), every: 'day' })).toBe('journal.malformed')
    expect(await rhythms()).toEqual(['week', 'month'])
  })
  test('unknown ones, and a scope that counts for nobody', async () => {
    const planId = await aDraft()
    const targetId = newId()
    expect(await give('plan.correct_target', { planId, targetId, atLeast: 1, scope: 'commune' })).toBe(
      'plan.target_not_found',
    )
    expect(await give('plan.drop_target', { planId, targetId })).toBe('plan.target_not_found')
    expect(await give('plan.correct_target', { planId, targetId, atLeast: 1, scope: 'province' })).toBe(
      'journal.malformed',
    )
    expect(await give('plan.correct_target', { planId, targetId, atLeast: 0, scope: 'commune' })).toBe(
      'journal.malformed',
    )
  })
})

describe('tasks are set right, added and dropped', () => {
  test('with whom, where, when and how often', async () => {
    const planId = await aDraft()
    const [first] = (await seen(planId)).tasks
    const told = {
      planId,
      taskId: first?.taskId,
      what: 'Rà soát tổ',
      who: 'Công an xã',
      dueFrom: '2025-10-05',
      dueTo: '2025-10-20',
    }
    expect(await give('plan.correct_task', told)).toBe('done')
    expect((await seen(planId)).tasks[0]).toMatchObject({
      ...{
        what: 'Rà soát tổ',
        who: 'Công an xã',
        place: null,
        dueFrom: '2025-10-05',
        dueTo: '2025-10-20',
        every: null,
      },
      ...{ sentence: first?.sentence, checked: true },
    })
    const added = { planId, taskId: newId(), what: 'Họp giao ban', every: 'week', kind: 'session' }
    expect(await give('plan.add_task', added)).toBe('done')
    expect(await give('plan.add_task', added)).toBe('plan.already_there')
    expect((await seen(planId)).tasks.at(-1)).toMatchObject({
      what: 'Họp giao ban',
      every: 'week',
      sentence: '',
      checked: true,
    })
    expect(await give('plan.drop_task', { planId, taskId: added.taskId })).toBe('done')
    expect(await give('plan.drop_task', { planId, taskId: added.taskId })).toBe('plan.task_not_found')
    expect(await give('plan.correct_task', { ...told, taskId: newId() })).toBe('plan.task_not_found')
  })
  test('not with a last day before the first, nor a first day without a last one', async () => {
    const planId = await aDraft()
    const task = { planId, taskId: newId(), what: 'Họp', dueFrom: '2025-10-20' }
    expect(await give('plan.add_task', task)).toBe('plan.due_reversed')
    expect(await give('plan.correct_task', { ...task, dueTo: '2025-10-05' })).toBe('plan.due_reversed')
  })
  test('a sentence that nobody understood becomes a task, or is dismissed, once', async () => {
    const planId = await aDraft(doubtful)
    const [one, two] = (await seen(planId)).draft.unsure
    expect([one?.value, two?.value].map((value) => value?.slice(0, 10))).toEqual(['Hoàn thành', 'Treo 12 bi'])
    const from = one?.span[0]
    const task = { planId, taskId: newId(), what: 'Làm 40 việc', from }
    expect(await give('plan.add_task', task)).toBe('done')
    expect(await give('plan.add_task', { ...task, taskId: newId() })).toBe('plan.sentence_not_found')
    expect(await give('plan.dismiss_sentence', { planId, from })).toBe('plan.sentence_not_found')
    expect(await give('plan.dismiss_sentence', { planId, from: two?.span[0] })).toBe('done')
    const { tasks, draft } = await seen(planId)
    expect(tasks.map(({ what, sentence }) => [what, sentence])).toEqual([['Làm 40 việc', one?.sentence]])
    expect(draft.unsure).toEqual([])
  })
})

const ownTargets = `ỦY BAN NHÂN DÂN
XÃ MẪU
KẾ HOẠCH
Hoạt động của Tổ công nghệ số cộng đồng quý II năm 2024
I. CHỈ TIÊU
Mỗi tổ phấn đấu hỗ trợ ít nhất 50 hộ sử dụng nền tảng số, trong đó tối thiểu 10 hộ yếu thế được hướng dẫn trực tiếp.
- Tổ thôn 3 (mẫu): phấn đấu hỗ trợ ít nhất 40 hộ sử dụng nền tảng số, trong đó tối thiểu 8 hộ yếu thế được hướng dẫn trực tiếp.`

describe('a team has a number of its own', () => {
  test('which stands under the common one by the name in the document, until it is said which team that is', async () => {
    const planId = await aDraft(ownTargets)
    const { targets } = await seen(planId)
    expect(
      targets.map(({ atLeast, own }) => [atLeast, own.map(({ name, teamId, atLeast: n }) => [name, teamId, n])]),
    ).toEqual([
      [50, [['Tổ thôn 3 (mẫu)', null, 40]]],
      [10, [['Tổ thôn 3 (mẫu)', null, 8]]],
    ])
    const [receipt] = await gate.accept(officer, [anOrder('plan.activate', { planId })])
    expect([receipt?.problem?.code, receipt?.problem?.vi.includes('“Tổ thôn 3 (mẫu)”')]).toEqual([
      'plan.team_unknown',
      true,
    ])
    const teamId = newId()
    teamsThere.add(teamId)
    const [whole, part] = targets
    const own = (target: typeof whole, told: object) =>
      give('plan.set_team_target', { planId, targetId: target?.targetId, name: 'Tổ thôn 3 (mẫu)', ...told })
    expect(await own(whole, { teamId: newId(), atLeast: 45 })).toBe('plan.no_such_team')
    expect(await own(whole, { teamId, atLeast: 45 })).toBe('done')
    expect(await own(part, { teamId, atLeast: null })).toBe('done')
    const now = (await seen(planId)).targets
    expect(now.map((target) => asSetFor(target, teamId).atLeast)).toEqual([45, 10])
    expect(now.map((target) => asSetFor(target, newId()).atLeast)).toEqual([50, 10])
    const another = { name: 'Tổ thôn 4 (mẫu)', teamId, atLeast: 30 }
    expect(await give('plan.set_team_target', { planId, targetId: whole?.targetId, ...another })).toBe(
      'plan.team_taken',
    )
    expect(await give('plan.set_team_target', { planId, targetId: newId(), ...another })).toBe('plan.target_not_found')
    expect(await give('plan.drop_target', { planId, targetId: part?.targetId })).toBe('done')
    await give('plan.correct_target', { planId, targetId: whole?.targetId, atLeast: 50, scope: 'commune' })
    expect(await give('plan.set_team_target', { planId, targetId: whole?.targetId, ...another })).toBe(
      'plan.not_for_teams',
    )
  })
})

describe('a plan is put to work', () => {
  test('not without a period, a target, or a word on for whom a target counts; and the sentence names it', async () => {
    const planId = await aDraft('KẾ HOẠCH\nViệc của xã Mẫu\nCăn cứ Luật Mẫu;\nI. VIỆC\nMỗi việc một người.')
    expect(await give('plan.activate', { planId })).toBe('plan.period_missing')
    await give('plan.correct', { planId, ...q4, periodFrom: '2024-10-01', periodTo: '2024-12-31' })
    expect(await give('plan.activate', { planId })).toBe('plan.no_target')
    expect(await give('plan.activate', { planId: newId() })).toBe('plan.not_found')

    const unclear = await aDraft(doubtful)
    await give('plan.correct', { planId: unclear, ...q4, periodFrom: '2024-07-01', periodTo: '2024-09-30' })
    const [receipt] = await gate.accept(officer, [anOrder('plan.activate', { planId: unclear })])
    expect(receipt?.problem?.code).toBe('plan.scope_uncounted')
    const [target] = (await seen(unclear)).targets
    expect(receipt?.problem?.vi).toContain(`“${target?.label}”`)
    await give('plan.correct_target', { planId: unclear, targetId: target?.targetId, atLeast: 30, scope: 'commune' })
    expect(await give('plan.activate', { planId: unclear })).toBe('done')
    expect(await give('plan.close', { planId: unclear })).toBe('done')
  })

  test('once, not beside another in its period; then nothing of it is corrected any more, and its tasks are done', async () => {
    const planId = await aDraft()
    const second = await aDraft()
    expect(await give('plan.activate', { planId })).toBe('done')
    expect(await give('plan.activate', { planId })).toBe('plan.already_active')
    expect(await give('plan.activate', { planId: second })).toBe('plan.period_overlaps')
    const { targets, tasks } = await seen(planId)
    const ids = { planId, targetId: targets[0]?.targetId, taskId: tasks[0]?.taskId }
    const late: [string, unknown][] = [
      ['plan.correct', { planId, ...q4 }],
      ['plan.correct_list', { planId, list: 'recipients', lines: '' }],
      ['plan.dismiss_sentence', { planId, from: 0 }],
      ['plan.correct_target', { planId, targetId: ids.targetId, atLeast: 1, scope: 'commune' }],
      ['plan.add_target', { planId, targetId: newId(), indicator: 'sessions', atLeast: 1, scope: 'commune' }],
      ['plan.drop_target', { planId, targetId: ids.targetId }],
      ['plan.set_team_target', { planId, targetId: ids.targetId, name: 'Tổ thôn 1', teamId: newId(), atLeast: 1 }],
      ['plan.correct_task', { planId, taskId: ids.taskId, what: 'x' }],
      ['plan.add_task', { planId, taskId: newId(), what: 'x' }],
      ['plan.drop_task', { planId, taskId: ids.taskId }],
    ]
    for (const [type, payload] of late) expect([type, await give(type, payload)]).toEqual([type, 'plan.already_active'])

    const finished = { planId, taskId: ids.taskId, doneOn: '2025-10-20', evidence: 'Biên bản' }
    expect(await give('plan.finish_task', finished)).toBe('done')
    expect((await seen(planId)).tasks[0]).toMatchObject({ doneOn: '2025-10-20', evidence: 'Biên bản' })
    expect(await give('plan.reopen_task', { planId, taskId: ids.taskId })).toBe('done')
    expect((await seen(planId)).tasks[0]).toMatchObject({ doneOn: null, evidence: null })
    expect(await give('plan.finish_task', { ...finished, taskId: newId() })).toBe('plan.task_not_found')
    expect(await give('plan.close', { planId })).toBe('done')
    expect(await give('plan.close', { planId })).toBe('plan.not_found')
    expect(await give('plan.activate', { planId: second })).toBe('done')
    expect((await withScope(house.db, officer, 'read only', listPlans))[0]?.planId).toBe(second)
  })
})

test('every refusal of a plan is one of those asserted here', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  for (const code of Object.keys(planProblems.entries)) expect(source, code).toContain(`'${code}'`)
})

/** Saving a list makes all of it sure; what is read must otherwise stay the same. */
function sure(list: unknown): unknown {
  return JSON.parse(JSON.stringify(list, (key, value) => (key === 'sure' || key === 'why' ? undefined : value)))
}
