import * as budget from '../../features/budget/reads.ts'
import { type Cases, type Deal, day, ids, likely, newOrOld, text } from './deal.ts'

const isOpen = (row: Readonly<Record<string, unknown>>) => row['settled_on'] === null
const line = (deal: Deal) => likely(deal, 'estimate_line', isOpen).id
const about = (deal: Deal) => ({
  ...{ taskId: deal.some([null, deal.row('task').id]), purpose: text(deal), source: deal.some(['targeted', 'other']) },
  ...{ quantity: 1 + deal.number(9), unitVnd: deal.some([500_000, '1.200.000']) },
})

export const orders: Cases['orders'] = {
  'budget.add_line': (deal) => ({
    ...{ lineId: newOrOld(deal, 'estimate_line'), planId: deal.row('plan', ({ status }) => status === 'active').id },
    ...about(deal),
  }),
  'budget.correct_line': (deal) => ({ lineId: line(deal), ...about(deal) }),
  'budget.drop_line': (deal) => ({
    lineId: deal.row('estimate_line', (row) => row['allocated_vnd'] === null).id,
  }),
  'budget.allocate': (deal) => ({ lineId: line(deal), amountVnd: 100_000 + deal.number(900_000) }),
  'budget.spend': (deal) => ({
    ...{ spendingId: newOrOld(deal, 'spending'), lineId: line(deal), spentOn: day(deal) },
    ...{ amountVnd: 1_000 + deal.number(9_000), purpose: text(deal) },
  }),
  'budget.cancel_spending': (deal) => ({
    spendingId: deal.row('spending', (row) => row['cancelled_at'] === null).id,
    reason: text(deal),
  }),
  'budget.settle': (deal) => ({ lineId: line(deal), note: text(deal) }),
  'budget.reopen': (deal) => ({ lineId: deal.row('estimate_line', (row) => !isOpen(row)).id }),
}

export const questions: Cases['questions'] = {
  'budget.listLines': (scope, deal) => budget.listLines(scope, deal.row('plan').id),
  'budget.findLine': (scope, deal) => budget.findLine(scope, deal.row('estimate_line').id),
  'budget.listSpendings': (scope, deal) => budget.listSpendings(scope, ids(deal, 'estimate_line')),
  'budget.tallyBudget': (scope, deal) =>
    budget.tallyBudget(scope, deal.row('plan').id, deal.some([null, '2025-11-30'])),
  'budget.snapshotLines': (scope, deal) => budget.snapshotLines(scope, ids(deal, 'estimate_line')),
}
