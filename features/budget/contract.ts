import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'

/** Where the money comes from: the commune's own budget, a grant for a purpose, or what is lawfully given (plan III.2). */
export const sources = ['commune_budget', 'targeted', 'other'] as const
export type Source = (typeof sources)[number]

/** Whole đồng, typed as people write them: `1500000`, `1.500.000` or `1.500.000 đ`. */
const Vnd = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.maxLength(30))]),
  v.transform((said) => (typeof said === 'number' ? said : vndOf(said))),
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(100_000_000_000),
)

function vndOf(said: string): number {
  const text = said.normalize('NFC').replace(/\s|đồng$|đ$|₫$|vnd$/giu, '')
  return /^\d+$|^\d{1,3}(\.\d{3})+$/.test(text) ? Number(text.replaceAll('.', '')) : Number.NaN
}

const about = {
  lineId: Id,
  /** Which of the plan's tasks it is for; null: the plan as a whole. */
  taskId: v.optional(v.nullable(Id), null),
  purpose: Said(200),
  source: v.picklist(sources),
  unit: v.optional(Line(30), ''),
  /** To a hundredth. */
  quantity: v.pipe(
    v.number(),
    v.minValue(0.01),
    v.maxValue(100_000),
    v.check((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'hundredth'),
  ),
  unitVnd: Vnd,
  /** The norm or decision it rests on. */
  basis: v.optional(Line(300), ''),
}

/** The economic office estimates, allocates and settles (plan III.2). */
const accountants = { commune: ['finance', 'admin'], team: [] } as const

export const addLine = command('budget.add_line', v.strictObject({ ...about, planId: Id }), accountants)
/** Says the whole line anew; what was allocated and spent stays. */
export const correctLine = command('budget.correct_line', v.strictObject(about), accountants)
export const dropLine = command('budget.drop_line', v.strictObject({ lineId: Id }), accountants)
/** How much of the estimate may be spent from now on; takes the place of an earlier amount. */
export const allocate = command('budget.allocate', v.strictObject({ lineId: Id, amountVnd: Vnd }), accountants)

export const spend = command(
  'budget.spend',
  v.strictObject({
    spendingId: Id,
    lineId: Id,
    spentOn: Day,
    amountVnd: Vnd,
    purpose: Said(200),
    payee: v.optional(Line(120), ''),
    voucher: v.optional(Line(60), ''),
  }),
  accountants,
)
/** Was written by mistake: it stays in the list and counts no more. */
export const cancelSpending = command(
  'budget.cancel_spending',
  v.strictObject({ spendingId: Id, reason: Said(300) }),
  accountants,
)

/** The line is closed; where not all of it was spent, with the reason. */
export const settleLine = command(
  'budget.settle',
  v.strictObject({ lineId: Id, note: v.optional(Line(300), '') }),
  accountants,
)
export const reopenLine = command('budget.reopen', v.strictObject({ lineId: Id }), accountants)

export const budgetProblems = problems({
  'budget.plan_not_found': {
    vi: 'Không tìm thấy kế hoạch đang thực hiện này. Hãy mở lại trang và chọn kế hoạch.',
    en: 'There is no such plan at work. Open the page again and choose a plan.',
  },
  'budget.task_not_found': {
    vi: 'Việc được chọn không thuộc kế hoạch này. Hãy chọn lại việc.',
    en: 'The task chosen is none of this plan. Choose again.',
  },
  'budget.line_exists': {
    vi: 'Khoản này đã được ghi trước đó. Hãy mở lại trang để xem.',
    en: 'This was entered before. Open the page again to see it.',
  },
  'budget.line_not_found': {
    vi: 'Không tìm thấy dòng dự toán này, hoặc đã bỏ trước đó. Hãy mở lại trang để xem.',
    en: 'There is no such line, or it was dropped before. Open the page again to see.',
  },
  'budget.spending_not_found': {
    vi: 'Không tìm thấy khoản chi này, hoặc đã hủy trước đó. Hãy mở lại trang để xem.',
    en: 'There is no such payment, or it was cancelled before. Open the page again to see.',
  },
  'budget.line_used': {
    vi: 'Dòng này đã phân bổ hoặc đã có khoản chi nên không bỏ được. Hãy quyết toán dòng này thay cho việc bỏ.',
    en: 'This line was allocated or has payments and cannot be dropped. Settle it instead.',
  },
  'budget.above_estimate': {
    vi: 'Số phân bổ vượt dự toán của dòng này. Hãy sửa dự toán trước, hoặc phân bổ ít hơn.',
    en: 'More would be allocated than the line is estimated at. Correct the estimate first, or allocate less.',
  },
  'budget.below_allocation': {
    vi: 'Dự toán mới thấp hơn số đã phân bổ. Hãy giảm số phân bổ trước.',
    en: 'The new estimate is below what was allocated. Lower the allocation first.',
  },
  'budget.below_spending': {
    vi: 'Số phân bổ mới thấp hơn số đã chi. Hãy xem lại các khoản chi của dòng này.',
    en: 'The new allocation is below what was spent. Look at the payments of this line.',
  },
  'budget.not_allocated': {
    vi: 'Dòng này chưa được phân bổ nên chưa chi được. Hãy ghi số phân bổ trước.',
    en: 'Nothing was allocated to this line, so nothing can be spent yet. Enter the allocation first.',
  },
  'budget.above_allocation': {
    vi: 'Khoản chi vượt số còn lại của dòng này. Hãy xem lại số tiền, hoặc phân bổ thêm trước khi chi.',
    en: 'The payment is above what is left of this line. Check the amount, or allocate more first.',
  },
  'budget.in_future': {
    vi: 'Ngày chi ở sau hôm nay. Hãy ghi ngày đã chi thật.',
    en: 'The day of the payment is after today. Enter the day it was really paid.',
  },
  'budget.settled': {
    vi: 'Dòng này đã quyết toán. Nếu cần thay đổi, hãy bấm Mở lại trước.',
    en: 'This line is settled. To change it, press Open again first.',
  },
  'budget.not_settled': {
    vi: 'Dòng này chưa quyết toán nên không cần mở lại.',
    en: 'This line is not settled, so there is nothing to open again.',
  },
  'budget.difference_unsaid': {
    vi: 'Số đã chi khác dự toán. Hãy ghi lý do chênh lệch rồi quyết toán.',
    en: 'What was spent differs from the estimate. Say why, then settle.',
  },
})
