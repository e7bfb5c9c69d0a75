import { catalogue, type Lang } from '../../platform/words/words.ts'
import { findKind } from './rules.ts'

export const words = catalogue({
  visit: { vi: 'Lượt hỗ trợ', en: 'Visit' },
  visits: { vi: '{n} lượt hỗ trợ', en: '{n} visits' },
  held_on: { vi: 'Ngày hỗ trợ', en: 'Day of the visit' },
  household: { vi: 'Hộ', en: 'Household' },
  anonymous: { vi: 'Bà con không ghi tên', en: 'Not named' },
  in_person: { vi: 'Trực tiếp', en: 'In person' },
  phone: { vi: 'Qua điện thoại', en: 'By phone' },
  how: { vi: 'Gặp trực tiếp hay qua điện thoại?', en: 'In person or by phone?' },
  what_was_done: { vi: 'Đã giúp việc gì?', en: 'What was done?' },
  people: { vi: 'Số người được hỗ trợ', en: 'People helped' },
  helpers: { vi: 'Người cùng hỗ trợ', en: 'Helpers' },
  note: { vi: 'Ghi chú', en: 'Note' },
  vulnerable: { vi: 'Hộ yếu thế', en: 'Vulnerable household' },
  counted: { vi: 'Đã được tính', en: 'Counted' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  cancel_reason: { vi: 'Lý do hủy', en: 'Reason for cancelling' },
  record: { vi: 'Ghi nhận', en: 'Record' },
  correct: { vi: 'Sửa', en: 'Correct' },
  cancel: { vi: 'Hủy lượt này', en: 'Cancel this visit' },
  household_of: { vi: 'Hộ {name}', en: 'Household of {name}' },
  new_household: { vi: 'Hộ mới', en: 'New household' },
  household_groups: { vi: 'Sửa diện yếu thế', en: 'Change the groups' },
  chosen_household: { vi: 'Hộ đã chọn', en: 'The chosen household' },
  name_needed: { vi: 'Hãy ghi tên chủ hộ rồi bấm Lưu lại.', en: 'Write the name, then save again.' },
  ledger_counted: { vi: 'Đã được tính', en: 'Counted' },
  ledger_waiting: { vi: 'Chờ gửi, sẽ tự gửi khi có mạng', en: 'Waiting, sent once there is a network' },
  ledger_refused: { vi: 'Chưa được tính, bấm để sửa', en: 'Not counted, tap to mend' },
  ledger_outside: { vi: 'Ngoài thời gian của kế hoạch', en: 'Outside the days of the plan' },
  times: { vi: '{n} lần', en: '{n}' },
  record_help: { vi: 'Ghi nhận hỗ trợ', en: 'Record help' },
  save_visit: { vi: 'Lưu lần hỗ trợ', en: 'Save this visit' },
  save_correction: { vi: 'Lưu thay đổi', en: 'Save the change' },
  correct_visit: { vi: 'Sửa lần hỗ trợ', en: 'Correct a visit' },
  record_another: { vi: 'Ghi tiếp', en: 'Record another' },
  finished: { vi: 'Xong', en: 'Done' },
  choose_another: { vi: 'Chọn hộ khác', en: 'Choose another household' },
  anonymous_lead: {
    vi: 'Tính là một lượt hỗ trợ, không tính vào số hộ.',
    en: 'It counts as a visit, not as a household.',
  },
  often: { vi: 'Hay dùng', en: 'Used most' },
  more_kinds: { vi: 'Việc khác', en: 'Other things' },
  more_of_visit: { vi: 'Ngày, số người, ghi chú', en: 'Day, people, note' },
  nothing_else: { vi: 'Không nói rõ hơn', en: 'Nothing more said' },
  choose_something: {
    vi: 'Hãy bấm chọn ít nhất một việc đã giúp, rồi bấm Lưu lại.',
    en: 'Tap at least one thing that was done, then save again.',
  },
  group: { vi: 'Ghi cả buổi', en: 'Record a session' },
  group_lead: {
    vi: 'Chọn việc đã giúp chung, rồi chọn những hộ có mặt. Mỗi hộ được ghi một lần hỗ trợ.',
    en: 'Tick the households that came and what was done for all. Each gets a visit of its own.',
  },
  group_who: { vi: 'Những hộ có mặt', en: 'Who came' },
  group_find: { vi: 'Tìm hộ trong danh sách', en: 'Find in the list' },
  group_unnamed: { vi: 'Số người không nêu tên', en: 'People not named' },
  group_more: { vi: 'Ngày, người cùng hỗ trợ', en: 'Day, helpers' },
  group_save: { vi: 'Lưu cả buổi', en: 'Save the session' },
  group_saved: { vi: 'Đã lưu {n} lần hỗ trợ', en: '{n} visits saved' },
  group_no_households: { vi: 'Tổ chưa có danh sách hộ', en: 'No households in the list yet' },
  group_no_households_text: {
    vi: 'Vẫn ghi được số người không nêu tên ở dưới.',
    en: 'People not named can still be recorded below.',
  },
  register: { vi: 'Chép sổ', en: 'Copy a register' },
  register_lead: {
    vi: 'Chép từ sổ giấy, mỗi ô một hộ. Tên có trong danh sách thì chọn; chưa có thì cứ gõ, máy thêm hộ mới. Ô trống được bỏ qua.',
    en: 'Copy from paper, one household a box. Choose a name from the list, or write a new one to add it. Empty boxes are skipped.',
  },
  register_line: { vi: 'Dòng {n}', en: 'Line {n}' },
  register_name: { vi: 'Chủ hộ', en: 'Head of household' },
  register_village: { vi: 'Thôn của hộ mới', en: 'Village of new households' },
  register_choose: { vi: 'Chọn việc đã giúp', en: 'Choose what was done' },
  register_unclear: { vi: 'Dòng này chưa được ghi.', en: 'This line was not saved.' },
  register_save: { vi: 'Lưu các dòng', en: 'Save these lines' },
  recorder: { vi: 'Người ghi: {name}', en: 'Recorded by {name}' },
  no_visit: { vi: 'Chưa có lần hỗ trợ nào', en: 'No visit yet' },
  no_visit_text: {
    vi: 'Lần đầu giúp hộ này thì bấm nút dưới đây.',
    en: 'Press the button below after the first visit.',
  },
  recent_visits: { vi: 'Các lần hỗ trợ gần đây', en: 'Recent visits' },
  my_visits: { vi: 'Các lần hỗ trợ của tôi', en: 'My visits' },
  cancel_question: {
    vi: 'Hủy lần hỗ trợ này? Nó sẽ không được tính nữa. Lý do được lưu lại.',
    en: 'Cancel this visit? It will no longer count. The reason is kept.',
  },
  groups_title: { vi: 'Diện của hộ', en: 'Groups of the household' },
  record_again: { vi: 'Ghi thêm lần hỗ trợ', en: 'Record another visit' },
  household_visits: { vi: 'Các lần đã hỗ trợ', en: 'Visits so far' },
  birth: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  certified_copy: { vi: 'Chứng thực bản sao', en: 'Certified copy' },
  residence: { vi: 'Xác nhận cư trú', en: 'Residence confirmation' },
  land: { vi: 'Thủ tục đất đai', en: 'Land procedure' },
  e_fee: { vi: 'Nộp phí, lệ phí trực tuyến', en: 'Fees paid online' },
  other_dossier: { vi: 'Hồ sơ khác', en: 'Another dossier' },
  desk_visits: { vi: 'Lần hỗ trợ', en: 'Help given' },
  see_all_visits: { vi: 'Xem mọi lượt', en: 'See every visit' },
  records_behind: { vi: 'Đây là từng lượt làm nên con số đó.', en: 'These are the records that figure counts.' },
  records_of_household: { vi: 'Các lượt giúp hộ {name}', en: 'Help given to {name}' },
  team: { vi: 'Tổ', en: 'Team' },
  all_teams: { vi: 'Tất cả các tổ', en: 'All teams' },
  from_day: { vi: 'Từ ngày', en: 'From' },
  to_day: { vi: 'Đến ngày', en: 'To' },
  what: { vi: 'Việc đã làm', en: 'What was done' },
  all_kinds: { vi: 'Mọi việc', en: 'Everything' },
  who_for: { vi: 'Giúp ai', en: 'For whom' },
  everybody: { vi: 'Mọi hộ', en: 'Every household' },
  vulnerable_in_person: { vi: 'Hộ yếu thế, trực tiếp', en: 'Vulnerable, in person' },
  state: { vi: 'Tình trạng', en: 'State' },
  any_state: { vi: 'Tất cả', en: 'All' },
  mode: { vi: 'Hình thức', en: 'How' },
  people_short: { vi: 'Số người', en: 'People' },
  no_visits: { vi: 'Chưa có lượt nào ở đây', en: 'Nothing here yet' },
  no_visits_text: {
    vi: 'Các tổ ghi trên điện thoại; gửi lên là hiện ngay ở đây. Nếu đang lọc, hãy bỏ bớt điều kiện.',
    en: 'Teams record on their phones, and it shows here once sent. If you are filtering, loosen the filter.',
  },
  export_xlsx: { vi: 'Tải bảng tính', en: 'Download spreadsheet' },
  export_csv: { vi: 'Tải CSV', en: 'Download CSV' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  history: { vi: 'Lượt này đến đây thế nào', en: 'How this record came here' },
  held: { vi: 'Ngày hỗ trợ', en: 'Day of the help' },
  saved_by: { vi: '{name} lưu trên máy', en: 'Saved on the device by {name}' },
  clock_off: { vi: 'Đồng hồ máy lệch {n} phút so với máy chủ.', en: "The device's clock was {n} minutes off." },
  arrived: { vi: 'Máy chủ đã nhận', en: 'Received by the server' },
  order_correct: { vi: 'Sửa', en: 'Corrected' },
  order_cancel: { vi: 'Hủy', en: 'Cancelled' },
  order_other: { vi: 'Thay đổi khác', en: 'Changed otherwise' },
  correct_title: { vi: 'Sửa lượt {who}, {day}', en: 'Correct {who}, {day}' },
  correct_lead: {
    vi: 'Điều đã ghi trước đây vẫn còn trong nhật ký. Nhầm hộ thì hủy lượt này rồi ghi lượt mới.',
    en: 'What was said before stays in the journal. If the household is wrong, cancel this visit and record a new one.',
  },
  save: { vi: 'Lưu', en: 'Save' },
})

/** Procedures the plan names (II.2), as tiles. What is stored is the official Vietnamese name, whatever the screen's language. */
export const commonProcedures = ['birth', 'certified_copy', 'residence', 'land', 'e_fee'] as const

/** "Thanh toán hóa đơn: Tiền điện". */
export function nameItem(lang: Lang, item: { readonly kind: string; readonly detail: string | null }): string {
  const kind = findKind(item.kind)
  if (!kind) return item.kind
  if (item.detail === null) return kind[lang]
  return `${kind[lang]}: ${nameDetail(lang, item.kind, item.detail)}`
}

export function nameDetail(lang: Lang, code: string, detail: string): string {
  const details = findKind(code)?.details ?? 'none'
  const known = typeof details === 'string' ? undefined : details.find((row) => row.code === detail)
  return known?.[lang] ?? detail
}
