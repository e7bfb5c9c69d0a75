import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/** Three lines: one paid in part, one settled, one only estimated; a payment of the first was a mistake. */
export async function theBudget(gate: Inbox, { planId, officer }: Place): Promise<void> {
  const [first, second, third] = [1, 2, 3].map((n) => ({
    ...{ lineId: newId(), planId, purpose: `Chi ${n}`, source: n === 2 ? 'other' : 'commune_budget' },
    ...{ unit: 'buổi', quantity: n, unitVnd: 1_000_000, basis: '' },
  }))
  const paid = (line: typeof first, amountVnd: number) => ({
    ...{ spendingId: newId(), lineId: line?.lineId, spentOn: '2025-11-20', amountVnd, purpose: 'Nước uống' },
    ...{ payee: 'Cửa hàng', voucher: 'PC1' },
  })
  const mistake = paid(first, 300_000)
  await mustAccept(gate, officer, [
    ...[first, second, third].map((line) => order('budget.add_line', line)),
    order('budget.allocate', { lineId: first?.lineId, amountVnd: 900_000 }),
    order('budget.allocate', { lineId: second?.lineId, amountVnd: 2_000_000 }),
    order('budget.spend', paid(first, 500_000)),
    order('budget.spend', mistake),
    order('budget.cancel_spending', { spendingId: mistake.spendingId, reason: 'Ghi hai lần' }),
    order('budget.spend', paid(second, 2_000_000)),
    order('budget.settle', { lineId: second?.lineId }),
  ])
}
