import { number } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'

export const words = catalogue({
  budget: { vi: 'Kinh phí', en: 'Budget' },
  lead: {
    vi: 'Dự toán, phân bổ và các khoản chi của kế hoạch: {plan}',
    en: 'Estimate, allocation and payments of the plan: {plan}',
  },
  no_plan: { vi: 'Chưa có kế hoạch đang thực hiện', en: 'No plan at work' },
  no_plan_text: {
    vi: 'Khi xã kích hoạt một kế hoạch, dự toán của kế hoạch đó được lập ở đây.',
    en: 'Once the commune activates a plan, its estimate is made here.',
  },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  commune_budget: { vi: 'Ngân sách xã', en: 'Commune budget' },
  targeted: { vi: 'Bổ sung có mục tiêu', en: 'Earmarked grant' },
  other: { vi: 'Nguồn hợp pháp khác', en: 'Other lawful funds' },
  source: { vi: 'Nguồn', en: 'Source' },
  any_source: { vi: 'Mọi nguồn', en: 'Every source' },
  search: { vi: 'Tìm theo nội dung, căn cứ', en: 'Search purpose or basis' },
  planned: { vi: 'Dự toán', en: 'Estimate' },
  allocated: { vi: 'Đã phân bổ', en: 'Allocated' },
  spent: { vi: 'Đã chi', en: 'Spent' },
  left: { vi: 'Còn lại', en: 'Left' },
  in_dong: { vi: 'đồng', en: 'VND' },
  left_note: { vi: 'đồng, đã phân bổ trừ đã chi', en: 'VND, allocated less spent' },
  dong: { vi: '{n} đồng', en: '{n} VND' },
  payments_count: { vi: 'đồng, {n} khoản chi', en: 'VND, {n} payments' },
  purpose: { vi: 'Nội dung', en: 'Purpose' },
  task: { vi: 'Việc của kế hoạch', en: 'Task of the plan' },
  no_task: { vi: 'Chung cho kế hoạch', en: 'The plan as a whole' },
  unit: { vi: 'Đơn vị tính', en: 'Unit' },
  unit_hint: { vi: 'Ví dụ: buổi, tờ, người', en: 'For example: session, sheet, person' },
  quantity: { vi: 'Số lượng', en: 'Quantity' },
  unit_price: { vi: 'Định mức, đơn giá (đồng)', en: 'Norm or price of one (VND)' },
  amount_hint: { vi: 'Ví dụ: 1.500.000', en: 'For example: 1.500.000' },
  basis: { vi: 'Căn cứ', en: 'Basis' },
  basis_hint: { vi: 'Nghị quyết, quyết định quy định mức chi', en: 'The resolution or decision that sets the norm' },
  state: { vi: 'Tình trạng', en: 'State' },
  state_estimated: { vi: 'Chưa phân bổ', en: 'Not allocated' },
  state_allocated: { vi: 'Đang chi', en: 'Being spent' },
  state_spent: { vi: 'Đã chi hết', en: 'All spent' },
  state_settled: { vi: 'Đã quyết toán', en: 'Settled' },
  lines: { vi: 'Các dòng dự toán (đồng)', en: 'Lines of the estimate (VND)' },
  line: { vi: 'Dòng dự toán', en: 'Line of the estimate' },
  total: { vi: 'Cộng', en: 'Total' },
  no_lines: { vi: 'Chưa có dòng dự toán nào', en: 'No line yet' },
  no_lines_text: {
    vi: 'Phòng Kinh tế thêm từng dòng: nội dung, nguồn, số lượng và định mức.',
    en: 'The economic office adds line after line: purpose, source, quantity and norm.',
  },
  found_none: { vi: 'Không có dòng nào khớp', en: 'No line matches' },
  found_none_text: { vi: 'Hãy bỏ bớt điều kiện lọc.', en: 'Loosen the filter.' },
  add_line: { vi: 'Thêm dòng dự toán', en: 'Add a line' },
  correct_line: { vi: 'Sửa dự toán', en: 'Correct the estimate' },
  save: { vi: 'Lưu', en: 'Save' },
  drop_line: { vi: 'Bỏ dòng này', en: 'Drop this line' },
  drop_question: {
    vi: 'Dòng này chưa phân bổ và chưa chi. Bỏ khỏi dự toán?',
    en: 'Nothing was allocated or spent. Drop it from the estimate?',
  },
  allocate: { vi: 'Phân bổ', en: 'Allocate' },
  allocate_hint: {
    vi: 'Nhiều nhất {most} đồng. Ghi số mới sẽ thay số cũ.',
    en: '{most} VND at most. A new amount takes the place of the old one.',
  },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
  spend: { vi: 'Ghi khoản chi', en: 'Enter a payment' },
  spend_hint: { vi: 'Còn chi được {left} đồng.', en: '{left} VND left to spend.' },
  spent_on: { vi: 'Ngày chi', en: 'Day' },
  payee: { vi: 'Người, đơn vị nhận', en: 'Paid to' },
  voucher: { vi: 'Số chứng từ', en: 'Voucher number' },
  voucher_hint: {
    vi: 'Bản chứng từ giữ ở kế toán. Không ghi số tài khoản ngân hàng.',
    en: 'The voucher stays with the accountant. Write no bank account number.',
  },
  payments: { vi: 'Các khoản chi', en: 'Payments' },
  export_payments: { vi: 'Tải các khoản chi (XLSX)', en: 'Payments as XLSX' },
  no_payments: { vi: 'Chưa có khoản chi nào', en: 'No payment yet' },
  no_payments_text: {
    vi: 'Mỗi khoản chi ghi ngày, số tiền và số chứng từ.',
    en: 'Each payment is entered with its day, amount and voucher.',
  },
  cancelled: { vi: 'Đã hủy: {reason}', en: 'Cancelled: {reason}' },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  cancel_question: {
    vi: 'Khoản chi vẫn ở lại danh sách kèm lý do và không còn được tính.',
    en: 'The payment stays in the list with the reason and counts no more.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  settle: { vi: 'Quyết toán', en: 'Settle' },
  settle_question: {
    vi: 'Dự toán {planned} đồng, đã chi {spent} đồng. Quyết toán xong thì không ghi thêm được.',
    en: 'Estimated at {planned} VND, {spent} VND spent. Once settled, nothing is added.',
  },
  difference: { vi: 'Lý do chênh lệch', en: 'Why it differs' },
  settled_on: { vi: 'Quyết toán ngày', en: 'Settled on' },
  reopen: { vi: 'Mở lại', en: 'Open again' },
  note: { vi: 'Ghi chú', en: 'Note' },
  nothing_yet: { vi: 'Chưa phân bổ', en: 'Nothing yet' },
  history: { vi: 'Đã thay đổi', en: 'Changes' },
  order_add_line: { vi: 'Thêm dòng dự toán', en: 'Line added' },
  order_correct_line: { vi: 'Sửa dự toán', en: 'Estimate corrected' },
  order_allocate: { vi: 'Phân bổ', en: 'Allocated' },
  order_spend: { vi: 'Ghi khoản chi', en: 'Payment entered' },
  order_cancel_spending: { vi: 'Hủy khoản chi', en: 'Payment cancelled' },
  order_settle: { vi: 'Quyết toán', en: 'Settled' },
  order_reopen: { vi: 'Mở lại', en: 'Opened again' },
  order_other: { vi: 'Thay đổi', en: 'Changed' },
})

export function nameOrder(lang: Lang, type: string): string {
  const key = `order_${type.split('.')[1] ?? ''}`
  return words.say(lang, key in words.entries ? (key as 'order_other') : 'order_other')
}

/** "1.500.000 đồng"; null: a dash, never a nought. */
export function sayVnd(lang: Lang, vnd: number | null): string {
  return vnd === null ? '—' : words.say(lang, 'dong', { n: number(lang, vnd) })
}
