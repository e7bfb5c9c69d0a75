import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { readPlan } from '../rules/read-plan.ts'
import { words } from '../words.ts'
import { Reading } from './reading.tsx'

const text = `ỦY BAN NHÂN DÂN
XÃ MẪU
KẾ HOẠCH
Hoạt động của Tổ công nghệ số cộng đồng quý IV năm 2025
I. MỤC TIÊU
Hỗ trợ ít nhất 30 hộ dân sử dụng nền tảng số.
Hoàn thành 40 việc khác theo bảng kèm theo.`

test('what is unsure comes first, each with the reason in words', () => {
  const draft = readPlan(text)
  const target = draft.targets[0]
  expect([target?.sure, target?.why]).toEqual([false, 'scope_unstated'])
  expect(draft.unsure.map((found) => found.why)).toEqual(['not_understood'])
  const html = renderToString(h(Reading, { draft }))
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
  expect(renderToString(h(Reading, { draft }))).not.toContain(words.say('vi', 'to_check'))
})
