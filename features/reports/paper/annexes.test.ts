import { expect, test } from 'vitest'
import { type Frozen, type FrozenCommune, type GivenAnnex, tally } from '../rules.ts'
import { annexTables, untrackedNote } from './annexes.ts'

const nothing = tally({ visits: [], dossiers: [] })
const plan = { targets: [], targetWindow: { from: '2025-10-01', to: '2025-12-31' } }

function aFrozen(others: Frozen['others'], procedures = 0): FrozenCommune {
  const report = {
    ...nothing,
    parts: Array.from({ length: procedures }, (_, at) => ({
      figure: 'online_dossiers' as const,
      dimension: `Thủ tục ${at + 1}`,
      amount: 100 - at,
    })),
  }
  const own = { target: nothing, report, others }
  const line = { level: 'village' as const, members: 5, onBehalf: false }
  return {
    ...own,
    sources: [],
    correction: null,
    teams: [
      { ...line, teamId: '1', name: 'Tổ Một', figures: own },
      { ...line, teamId: '2', name: 'Tổ Hai', figures: null },
    ],
  }
}

const money = (rows: GivenAnnex['rows']): GivenAnnex => ({
  title: 'Kinh phí',
  under: 'results',
  told: 'Đã chi 5.000.000 đồng.',
  columns: [
    { title: 'TT', share: 5 },
    { title: 'Nội dung', share: 30, isText: true },
    { title: 'Đã chi (đồng)', share: 14, closed: true },
  ],
  rows,
  total: [],
})

const titles = (frozen: FrozenCommune) => annexTables(plan, frozen).map(({ title }) => title)

test('an annex is there as soon as there is a figure of it, and never as a table of noughts', () => {
  const without = { ...aFrozen([{ figure: 'sellers_opened', dimension: '', amount: 0 }]), given: [money([])] }
  expect(titles(without)).not.toContain('Thương mại điện tử')
  expect(titles(without)).not.toContain('Kinh phí')
  const [note] = untrackedNote(without)
  expect(note).toMatchObject({ text: expect.stringContaining('thương mại điện tử; tuyên truyền theo kênh; kinh phí') })

  const told = {
    ...aFrozen([
      { figure: 'sellers_opened', dimension: '', amount: 3 },
      { figure: 'messages_published', dimension: 'zalo', amount: 7 },
      { figure: 'members_trained', dimension: '', amount: 2 },
    ]),
    given: [money([[1, 'Tờ rơi', { value: 5_000_000, opens: '/desk/budget/1' }]])],
  }
  expect(titles(told)).toEqual([
    'Kết quả của các tổ',
    'Thương mại điện tử',
    'Tuyên truyền theo kênh',
    'Buổi hướng dẫn, tập huấn và công việc khác',
    'Kinh phí',
  ])
  expect(untrackedNote(told)).toEqual([])
  const sellers = annexTables(plan, told).find(({ title }) => title === 'Thương mại điện tử')
  // Who has not reported did not sell nought.
  expect(sellers?.rows.map((row) => row.slice(1))).toEqual([
    ['Tổ Một', 3],
    ['Tổ Hai', '–'],
  ])
})

test('many procedures stand in as many tables as they need, summed once at the end', () => {
  const across = annexTables(plan, aFrozen([], 11)).filter(({ title }) => title.includes('của các tổ'))
  const heads = across.slice(1).map(({ columns }) => columns.map(({ title }) => title))
  expect(heads.map((head) => head.length)).toEqual([10, 6])
  expect(heads[0]?.at(-1)).toBe('Thủ tục 8')
  expect(heads[1]?.slice(2)).toEqual(['Thủ tục 9', 'Thủ tục 10', 'Thủ tục 11', 'Cộng'])
})
