import { readFileSync } from 'node:fs'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Plan } from '../reads.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { readPlan } from '../rules/read-plan.ts'
import { targetRows, taskRows } from '../rules/rows.ts'
import { nameScope, words } from '../words.ts'
import { Corrections } from './corrections.tsx'
import { Reading } from './reading.tsx'

const text = `ỦY BAN NHÂN DÂN
XÃ MẪU
KẾ HOẠCH
Hoạt động của Tổ công nghệ số cộng đồng quý IV năm 2025
I. MỤC TIÊU
Hỗ trợ ít nhất 30 hộ dân sử dụng nền tảng số.
Hoàn thành 40 việc khác theo bảng kèm theo.`
const province = readPlan(readFileSync(new URL('../../../seed/plans/tinh-mau-giai-doan.txt', import.meta.url), 'utf8'))
const sample = readPlan(readFileSync(new URL('../../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8'))

test('what is unsure comes first, each with the reason in words', () => {
  const draft = readPlan(text)
  const target = draft.targets[0]
  expect([target?.sure, target?.why]).toEqual([false, 'scope_unstated'])
  expect(draft.unsure.map((found) => found.why)).toEqual(['not_understood'])
  const html = shown(draft)
  const first = html.slice(0, html.indexOf(words.say('vi', 'general')))
  expect(first).toContain(`${words.say('vi', 'to_check')} (`)
  for (const why of ['scope_unstated', 'not_understood'] as const) expect(first).toContain(words.say('vi', why))
  expect(first).toContain('href="#item-targets-0"')
  // Once beside the item itself, once in front; an id stands on the page once.
  expect(html.split(words.say('vi', 'scope_unstated')).length - 1).toBe(2)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(ids).toEqual([...new Set(ids)])
})

test('a reading without a doubt has no list of doubts', () => {
  const draft = { ...readPlan(''), unsure: [] }
  expect(shown(draft)).not.toContain(words.say('vi', 'to_check'))
})

test('a target is said for whom it counts and no one else, its number as Vietnam writes it', () => {
  const scopes = province.targets.map(({ value }) => value.scope)
  expect([...new Set(scopes)].toSorted()).toEqual(['each_commune', 'each_team', 'province', 'unstated'])
  const html = shown(province)
  const lines = [...html.matchAll(/href="#mark-targets-\d+">([^:<]*): ít nhất/g)].map((match) => match[1])
  expect(lines).toEqual(scopes.map((scope) => nameScope('vi', scope)))
  expect(html).toContain('85,5 %')
  expect(html).not.toContain('85.5')
})

test('every scope has a word of its own in both languages', () => {
  const all = [
    'each_team',
    'each_village_team',
    'each_village',
    'each_commune',
    'each_member',
    'commune',
    'province',
    'unstated',
  ]
  for (const lang of ['vi', 'en'] as const)
    expect(new Set(all.map((scope) => nameScope(lang, scope))).size).toBe(all.length)
})

test('nothing is chosen in a person’s place: an uncounted scope begins with an empty line that must be answered', () => {
  const draft = readPlan(text)
  const html = renderToString(h(Corrections, { plan: aPlan(draft), draft, teams: [] }))
  const select = /<select[^>]*name="scope"[^>]*>.*?<\/select>/s.exec(html)?.[0] ?? ''
  expect(select).toMatch(/<select[^>]*\brequired\b/)
  expect(select).toMatch(/<option value(="")? selected>/)
  expect(select.match(/ selected/g)).toHaveLength(1)
  expect(html).toContain(words.say('vi', 'unstated'))
})

test('what the plan only names has its sentence and its mark, too', () => {
  const html = shown(sample)
  const { platforms, skills } = sample
  for (const found of [platforms[0], skills.at(-1)]) {
    expect(found?.value.name).toBeTruthy()
    expect(html).toContain(found?.sentence)
  }
  for (const mark of ['platforms-0', 'skills-7', 'groups-3', 'channels-0', 'procedures-3', 'bills-0', 'marketplaces-1'])
    expect(html).toContain(`href="#mark-${mark}"`)
})

function shown(draft: PlanDraft): string {
  return renderToString(h(Reading, { draft, rows: { targets: targetRows(draft), tasks: taskRows(draft) } }))
}

function aPlan(draft: PlanDraft): Plan {
  return {
    planId: 'p',
    status: 'draft',
    title: '',
    sourceName: '',
    periodFrom: null,
    periodTo: null,
    createdAt: '',
    quarter: null,
    reportDay: null,
    contactName: null,
    contactTitle: null,
    targets: targetRows(draft).map((row) => ({ ...row, targetId: `t${row.position}`, own: [] })),
    tasks: taskRows(draft).map((row) => ({ ...row, taskId: `v${row.position}`, doneOn: null, evidence: null })),
    recipients: [],
  }
}
