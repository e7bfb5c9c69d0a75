import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, quarterOf, quarterWindow } from '../../../platform/clock/days.ts'
import { periodIn, yearIn } from '../../plan/rules/dates.ts'
import { plain } from '../../plan/rules/plain.ts'
import { movedText, periodAfter, periodName } from './next-period.ts'

const from = quarterWindow('2025-Q4')
const move = { from, to: periodAfter(from) }

test('a quarter follows a quarter, a half a half, a year a year, and days follow as many days', () => {
  const after = (first: string, last: string) => periodName(periodAfter({ from: first, to: last }))
  expect(periodName(move.to)).toBe('quý I/2026')
  expect(after('2026-01-01', '2026-06-30')).toBe('6 tháng cuối năm 2026')
  expect(after('2026-07-01', '2026-12-31')).toBe('6 tháng đầu năm 2027')
  expect(after('2026-01-01', '2026-12-31')).toBe('năm 2027')
  expect(after('2026-03-01', '2026-06-30')).toBe('từ tháng 7/2026 đến tháng 10/2026')
  expect(after('2026-01-01', '2026-01-31')).toBe('tháng 02/2026')
  expect(after('2026-01-05', '2026-01-24')).toBe('từ ngày 25/01/2026 đến ngày 13/02/2026')
})

test('dates of the plan move with it, in the way they are written', () => {
  const moved: [string, string][] = [
    ['Trong tháng 10/2025, UBND xã rà soát', 'Trong tháng 01/2026, UBND xã rà soát'],
    ['Tháng 12/2025, tổ xã gom số liệu', 'Tháng 3/2026, tổ xã gom số liệu'],
    ['Kế hoạch quý IV/2025; trong Quý IV năm 2025', 'Kế hoạch quý I/2026; trong Quý I/2026'],
    ['03 tháng cuối năm 2025', 'quý I/2026'],
    ['ngày 15 tháng 12 năm 2025; trước ngày 05/11/2025', 'ngày 15 tháng 3 năm 2026; trước ngày 05/02/2026'],
    ['xong ngày 30/11/2025', 'xong ngày 28/02/2026'],
    ['đầu tháng 11 và tháng 12', 'đầu tháng 02 và tháng 3'],
    ['từ ngày 01/10/2025 đến ngày 31/12/2025', 'quý I/2026'],
    ['Mỗi tổ trong quý IV giúp 50 hộ', 'Mỗi tổ trong quý I/2026 giúp 50 hộ'],
  ]
  for (const [then, now] of moved) expect(movedText(then, move)).toBe(now)
})

test('what was cited or happened before stays, and so does what is no date', () => {
  for (const text of [
    'Thực hiện Kế hoạch số 99-KH/BCĐM ngày 02/6/2025 của Ban Chỉ đạo mẫu',
    'Công văn số 12/SM-CNTT ngày 20/10/2025 của Sở Mẫu',
    'Quyết định ngày 19 tháng 6 năm 2025 thành lập các tổ',
    'ghi lại điều cần sửa cho năm sau; chuẩn bị cho năm 2026; giai đoạn 2026-2030',
    'ngày 15 tháng cuối quý; định kỳ hằng tháng; tháng 5; 10/12 hộ; mức độ 3, 4',
  ])
    expect(movedText(text, move)).toBe(text)
})

test('a whole year moves by a year', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const next = { from: year, to: periodAfter(year) }
  expect(movedText('Kế hoạch năm 2026: quý II/2026 tập huấn, tháng 11/2026 tổng kết, xong trước năm 2027', next)).toBe(
    'Kế hoạch năm 2027: quý II/2027 tập huấn, tháng 11/2027 tổng kết, xong trước năm 2028',
  )
})

test('the name of any period is read again as that period, and periods follow without a gap', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.constantFrom<'quarter' | 'year' | 'months' | 'days'>('quarter', 'year', 'months', 'days'),
      fc.integer({ min: 1, max: 11 }),
      (at, kind, length) => {
        const start = addDays('2024-01-01', at)
        const month = `${start.slice(0, 7)}-01`
        const period =
          kind === 'quarter'
            ? quarterWindow(quarterOf(start))
            : kind === 'year'
              ? { from: `${start.slice(0, 4)}-01-01`, to: `${start.slice(0, 4)}-12-31` }
              : kind === 'months'
                ? { from: month, to: addDays(`${addDays(month, length * 31).slice(0, 7)}-01`, -1) }
                : { from: start, to: addDays(start, length * 9) }
        const next = periodAfter(period)
        expect(next.from).toBe(addDays(period.to, 1))
        for (const each of [period, next]) {
          const name = plain(periodName(each))
          expect(periodIn(name, null) ?? yearIn(name)).toMatchObject(each)
        }
        expect(movedText(periodName(period), { from: period, to: next })).toBe(periodName(next))
      },
    ),
    { numRuns: 1_000 },
  ))
