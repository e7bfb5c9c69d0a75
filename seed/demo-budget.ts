import { v7 as newId } from 'uuid'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

/** What, from where, how many of what at how much, how much of it was allocated, and the payments: days before today, amount. */
const lines = [
  [
    'Nước uống các buổi hướng dẫn lưu động (mẫu)',
    'commune_budget',
    20,
    'buổi',
    300_000,
    1,
    [
      [40, 1_800_000],
      [12, 2_100_000],
    ],
  ],
  ['In tờ rơi hướng dẫn nộp hồ sơ trực tuyến (mẫu)', 'commune_budget', 3_000, 'tờ', 1_500, 1, [[35, 4_500_000]]],
  ['Hỗ trợ cước viễn thông cho các tổ (mẫu)', 'targeted', 60, 'tổ × tháng', 100_000, 0.5, [[30, 2_000_000]]],
  ['Tập huấn thành viên các tổ (mẫu)', 'commune_budget', 2, 'buổi', 2_500_000, 1, [[26, 2_400_000]]],
  ['Pa nô, khẩu hiệu (mẫu)', 'other', 5, 'chiếc', 850_000, 1, [[22, 4_250_000]]],
  ['Hội nghị tổng kết, giấy khen (mẫu)', 'commune_budget', 1, 'hội nghị', 6_000_000, null, []],
] as const

/** A quarter's estimate in every state: paid in part, paid whole, settled, and not allocated yet. */
export function demoBudget(today: Day, planId: string): DemoOrder[] {
  return lines.flatMap(([purpose, source, quantity, unit, unitVnd, share, payments], at): DemoOrder[] => {
    const lineId = newId()
    const basis = source === 'other' ? 'Đơn vị tài trợ (mẫu)' : 'Nghị quyết của HĐND xã (mẫu)'
    const allocated = share === null ? [] : [{ lineId, amountVnd: quantity * unitVnd * share }]
    return [
      { type: 'budget.add_line', payload: { ...{ lineId, planId, purpose, source, quantity, unit, unitVnd, basis } } },
      ...allocated.map((payload) => ({ type: 'budget.allocate', payload })),
      ...payments.map(([before, amountVnd], n) => ({
        type: 'budget.spend',
        payload: {
          ...{ spendingId: newId(), lineId, spentOn: addDays(today, -before), amountVnd, purpose },
          ...{ payee: 'Nhà cung cấp (mẫu)', voucher: `PC${at + 1}${n + 1} (mẫu)` },
        },
      })),
      ...(source === 'other' ? [{ type: 'budget.settle', payload: { lineId } }] : []),
    ]
  })
}
