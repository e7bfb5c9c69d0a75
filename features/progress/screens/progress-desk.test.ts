import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { elementsOf, readMarkup, textOf } from '../../../platform/kit/markup.ts'
import { aPace, quarter } from '../fixtures.ts'
import type { Counted } from '../reads.ts'
import { noFigures } from '../rules.ts'
import { ProgressDesk, type TeamAim } from './progress-desk.tsx'

const today = '2025-12-08'
const lately = { from: '2025-11-10', to: '2025-12-07', weeks: 4, amount: 0 }
const aTeam = (name: string, pace: TeamAim['pace'], idle = false): TeamAim => ({
  ...{ key: name, teamId: name, name, pace, idle },
})
const counted: Counted = {
  window: { windowId: 'w', planId: 'p', kind: 'target', ...quarter },
  figures: { ...noFigures(), households_supported: 37 },
  parts: [],
  addedUpByTeam: { households_supported: 39, vulnerable_households_guided_in_person: 0 },
}

function shown(unknown: readonly string[] = []) {
  const first = aPace({}, today)
  const teams = [
    aTeam('Tổ trống (mẫu)', aPace({ lately }, today), true),
    aTeam('Tổ mới (mẫu)', aPace({ actual: 37 }, today)),
    aTeam('Tổ xã (mẫu)', null),
  ]
  const commune = aPace({ atLeast: 100, actual: 37 }, today)
  const html = renderToString(
    h(ProgressDesk, {
      plan: { title: 'Kế hoạch (mẫu)', targetWindow: quarter },
      aims: [{ key: 'households_supported', first }],
      shown: { key: 'households_supported', first, teams, commune, hasOwnTarget: false },
      ...{ unknown, counted, weeks: [], procedures: [], groups: [], today, mayWrite: false },
      reported: { sent: 18, all: 20 },
    }),
  )
  const cells = elementsOf(readMarkup(html)).filter(({ name }) => name === 'tr')
  const rows = cells.map((row) => row.children.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()))
  return { html, row: (name: string) => rows.find(([first]) => first === name) }
}

test('nothing done is 0, what is not known yet is a dash, and a team without the target is not among them', () => {
  const { row } = shown()
  expect(row('Tổ trống (mẫu)')).toEqual(['Tổ trống (mẫu)', 'Hộ được hỗ trợ: 0/50', '0%', '15', '0', '0', 'Dừng'])
  expect(row('Tổ mới (mẫu)')).toEqual(['Tổ mới (mẫu)', 'Hộ được hỗ trợ: 37/50', '74%', '4', '—', '—', 'Đúng tiến độ'])
  expect(row('Tổ xã (mẫu)')).toBeUndefined()
})

test('the roll-up says how many teams have reported, and why the commune is less than its teams', () => {
  const { html } = shown()
  expect(html).toContain('18/20 tổ đã báo cáo.')
  expect(html).toContain('Toàn xã đã được 37 hộ. Chỉ tiêu của 2 tổ cộng lại là 100.')
  expect(html).toContain('Toàn xã 37 hộ. Cộng các tổ được 39, vì có hộ được nhiều tổ hỗ trợ.')
})

test('a target that nothing counts is named as unknown, not as zero', () => {
  const { html } = shown(['Tin, bài đã đăng'])
  expect(html).toContain('nên chưa có số (không phải bằng 0): Tin, bài đã đăng.')
})

test('a plan that sets no target still shows what was done', () => {
  const html = renderToString(
    h(ProgressDesk, {
      plan: { title: 'Kế hoạch (mẫu)', targetWindow: quarter },
      ...{ aims: [], shown: undefined, unknown: [], counted, weeks: [], today, mayWrite: false },
      procedures: [{ name: 'Đăng ký khai sinh', part: 'Đăng ký khai sinh', amount: 4 }],
      groups: [{ name: 'Hộ nghèo', group: 'poor', households: 3 }],
      reported: { sent: 0, all: 20 },
    }),
  )
  expect(html).toContain('Chưa có chỉ tiêu để theo dõi')
  expect(html).toContain('Hộ nghèo: 3')
  expect(html).toContain('Đăng ký khai sinh: 4')
})
