import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quarterWindow } from '../../../platform/clock/days.ts'
import { planText } from '../../plan/rules/paragraphs.ts'
import { readPlan } from '../../plan/rules/read-plan.ts'
import { type TaskRow, targetRows, taskRows } from '../../plan/rules/rows.ts'
import { whenIn } from '../../plan/rules/times.ts'
import { dutySentence, linesFrom } from './next-content.ts'

const sample = readFileSync(new URL('../../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8')
const draft = readPlan(sample)
const move = { from: quarterWindow('2025-Q4'), to: quarterWindow('2026-Q1') }
const from = (change: (tasks: TaskRow[]) => TaskRow[], targets = targetRows(draft)) =>
  linesFrom({ draft, targets, tasks: change(taskRows(draft)) }, move)
const task: TaskRow = {
  ...{ position: 0, kind: 'other', what: 'rà soát danh sách hộ', who: 'Công an xã', place: null, sentence: '' },
  ...{ dueFrom: null, dueTo: null, every: null, everyDay: null, checked: true },
}

test('every paragraph is one line of its kind; a moved one keeps what it was', () => {
  const lines = from((tasks) => tasks)
  expect(lines.map(({ id }) => id)).toEqual(lines.map((_, at) => at))
  expect(lines[0]).toMatchObject({ kind: 'text', was: null })
  const moved = lines.find(({ text }) => text.startsWith('Trong tháng 01/2026'))
  expect(moved?.was).toMatch(/^Trong tháng 10\/2025, UBND xã rà soát/)
  expect(lines.filter(({ kept }) => !kept)).toEqual([])
  expect(lines.some(({ text }) => text.includes('ít nhất 50 hộ'))).toBe(false)
})

test('a task that was corrected is carried as it was corrected, an added one is added, a dropped one is left out', () => {
  const lines = from(([first, ...rest]) => [
    {
      ...(first ?? task),
      what: 'rà soát, kiện toàn các tổ',
      dueFrom: '2025-11-01',
      dueTo: '2025-11-30',
      checked: true,
    },
    ...rest.slice(1),
    { ...task, position: draft.duties.length, dueTo: '2025-12-20' },
  ])
  expect(lines.find(({ text }) => text.includes('kiện toàn các tổ'))?.text).toMatch(
    /^Trong tháng 02\/2026, UBND xã rà soát/,
  )
  const added = lines.findIndex(({ text }) => text === 'Chậm nhất ngày 20/03/2026, Công an xã rà soát danh sách hộ.')
  expect(lines[added]?.kind).toBe('dash')
  expect(added).toBeLessThan(lines.findIndex(({ text }) => text === 'TỔ CHỨC THỰC HIỆN'))
  const out = lines.filter(({ kept }) => !kept)
  expect(out.map(({ was }) => was)).toEqual([draft.duties[1]?.sentence])
})

test('a target that is nobody’s to count stays in the text; one that a person dropped is gone with its sentence', () => {
  const all = targetRows(draft)
  const other = all.map((row) => ({ ...row, scope: 'province' }))
  expect(from((tasks) => tasks, other).some(({ text }) => text.includes('ít nhất 50 hộ'))).toBe(true)
  expect(from((tasks) => tasks, []).some(({ text }) => text.includes('ít nhất 50 hộ'))).toBe(false)
})

test('what a person typed as a task is said in a sentence that is read as due on the same days', () => {
  const due: Partial<TaskRow>[] = [
    { dueFrom: '2025-11-01', dueTo: '2025-11-30' },
    { dueFrom: '2025-11-05', dueTo: '2025-11-05' },
    { dueFrom: '2025-10-01', dueTo: '2025-12-31' },
    { dueFrom: '2025-10-06', dueTo: '2025-11-12' },
    { dueTo: '2025-12-20' },
    { every: 'month' },
    { every: 'month', everyDay: 5 },
    { every: 'quarter', everyDay: 15 },
    { every: 'week' },
    { every: 'year' },
  ]
  for (const told of due) {
    const sentence = dutySentence({ ...task, ...told })
    const read = whenIn(planText(sentence).plain, 2025)
    const { dueFrom = null, dueTo = null, every = null, everyDay = null } = told
    expect([
      sentence,
      read?.due?.from ?? null,
      read?.due?.to ?? null,
      read?.recurrence?.every ?? null,
      read?.recurrence?.day ?? null,
    ]).toEqual([sentence, dueFrom, dueTo, every, everyDay])
  }
  expect(dutySentence({ ...task, who: null, what: 'Góc học số ở nhà văn hóa' })).toBe(
    'Thực hiện: Góc học số ở nhà văn hóa.',
  )
})
