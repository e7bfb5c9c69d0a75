import { catalogue, type Lang } from '../../platform/words/words.ts'
import { vulnerabilityGroups } from './contract.ts'

export const words = catalogue({
  households: { vi: 'Hộ dân', en: 'Households' },
  household_of: { vi: 'Hộ {name}', en: 'Household of {name}' },
  head_name: { vi: 'Tên chủ hộ', en: 'Head of the household' },
  hamlet: { vi: 'Xóm, ngõ', en: 'Hamlet or lane' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  groups: { vi: 'Diện yếu thế (nếu có)', en: 'Vulnerable group (if any)' },
  vulnerable: { vi: 'Yếu thế', en: 'Vulnerable' },
  only_vulnerable: { vi: 'Chỉ hộ yếu thế', en: 'Vulnerable only' },
  everyone: { vi: 'Mọi hộ', en: 'All households' },
  find: { vi: 'Tìm hộ dân', en: 'Find a household' },
  find_hint: {
    vi: 'Gõ tên, xóm hoặc số điện thoại; không dấu cũng được',
    en: 'A name, hamlet or phone number; without accents is fine',
  },
  find_button: { vi: 'Tìm', en: 'Find' },
  who_was_helped: { vi: 'Giúp hộ nào?', en: 'Who was helped?' },
  recent: { vi: 'Hộ vừa giúp gần đây', en: 'Helped recently' },
  team_households: { vi: 'Hộ trong thôn', en: 'Households of the village' },
  found: { vi: 'Tìm được {n} hộ', en: '{n} households found' },
  found_first: {
    vi: 'Có {n} hộ, đây là {shown} hộ đầu. Gõ thêm tên để tìm.',
    en: '{n} households, of which the first {shown}. Type more of the name to find others.',
  },
  unsent: { vi: 'chờ gửi', en: 'not sent yet' },
  found_none: { vi: 'Không có hộ nào khớp', en: 'No household matches' },
  found_none_text: { vi: 'Thử gõ ngắn hơn, hoặc ghi hộ mới ở dưới.', en: 'Type less, or add the household below.' },
  none: { vi: 'Chưa có hộ nào', en: 'No household yet' },
  none_text: { vi: 'Ghi hộ đầu tiên ở dưới đây.', en: 'Add the first one below.' },
  new_household: { vi: 'Hộ chưa có trong danh sách', en: 'A household not on the list' },
  new_question: {
    vi: 'Ghi tên chủ hộ là đủ, các mục khác bổ sung sau cũng được.',
    en: 'The name is enough; the rest can follow.',
  },
  more_of_household: { vi: 'Xóm, điện thoại, diện yếu thế', en: 'Hamlet, phone, groups' },
  village: { vi: 'Thôn', en: 'Village' },
  same_household: {
    vi: 'Có phải một trong các hộ này? Nếu đúng, bấm vào tên để ghi luôn.',
    en: 'Is it one of these? If so, tap the name.',
  },
  save_and_record: { vi: 'Lưu hộ và ghi nhận', en: 'Save and record' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  back_to_list: { vi: 'Danh sách hộ', en: 'All households' },
  call: { vi: 'Gọi {phone}', en: 'Call {phone}' },
  change_groups: { vi: 'Sửa diện yếu thế', en: 'Change the groups' },
  change_household: { vi: 'Sửa tên, xóm, số điện thoại', en: 'Change name, hamlet, phone' },
  save_household: { vi: 'Lưu thông tin hộ', en: 'Save the household' },
  save_groups: { vi: 'Lưu diện', en: 'Save the groups' },
  households_count: { vi: '{n} hộ', en: '{n} households' },
  all_households: { vi: 'Tất cả các hộ', en: 'All households' },
  no_households: { vi: 'Chưa có hộ nào', en: 'No households yet' },
  no_households_text: {
    vi: 'Nhập danh sách từ tệp Excel, hoặc thêm từng hộ.',
    en: 'Import a list from an Excel file, or add households one by one.',
  },
  none_found_text: { vi: 'Thử gõ ít chữ hơn, không cần dấu.', en: 'Type fewer letters; diacritics are not needed.' },
  import_households: { vi: 'Nhập danh sách hộ', en: 'Import households' },
  groups_title: { vi: 'Thuộc diện', en: 'Groups' },
  kind_of_household: { vi: 'Diện hộ', en: 'Kind of household' },
  not_vulnerable: { vi: 'Hộ không thuộc diện yếu thế', en: 'Not vulnerable' },
  reached: { vi: 'Đã được hỗ trợ', en: 'Reached' },
  reached_any: { vi: 'Đã và chưa được hỗ trợ', en: 'Reached or not' },
  reached_no: { vi: 'Chưa được hỗ trợ', en: 'Not yet reached' },
  reached_yes: { vi: 'Đã được hỗ trợ', en: 'Reached' },
  all_teams: { vi: 'Tất cả các tổ', en: 'All teams' },
  save: { vi: 'Lưu', en: 'Save' },
  since: { vi: 'Ghi từ ngày', en: 'Registered on' },
  given_consent: { vi: 'Hộ đồng ý', en: 'Consent of the household' },
  move_text: {
    vi: 'Hộ chuyển sang tổ khác phụ trách. Các lượt đã ghi được giữ nguyên.',
    en: 'Another team becomes responsible. Visits already recorded stay as they are.',
  },
  move_to: { vi: 'Tổ phụ trách mới', en: 'New responsible team' },
  merge_text: {
    vi: 'Dùng khi hai dòng là cùng một hộ. Mọi lượt hỗ trợ của cả hai được giữ lại.',
    en: 'For two entries that are one household. All visits of both are kept.',
  },
  merge_none: {
    vi: 'Không thấy hộ nào giống hộ này trong thôn.',
    en: 'No household in the village looks like this one.',
  },
  merge_into: { vi: 'Gộp vào {name}', en: 'Merge into {name}' },
  merge_question: { vi: 'Gộp hộ này vào {name}?', en: 'Merge this household into {name}?' },
  visits_of: { vi: 'Lượt hỗ trợ', en: 'Visits' },
  no_visits: { vi: 'Hộ này chưa có lượt hỗ trợ nào.', en: 'No visits yet.' },
  all_visits: { vi: 'Xem tất cả {n} lượt', en: 'See all {n} visits' },
  household: { vi: 'Hộ', en: 'Household' },
  code: { vi: 'Mã hộ', en: 'Household code' },
  team: { vi: 'Tổ phụ trách', en: 'Responsible team' },
  group_column: { vi: 'Diện', en: 'Groups' },
  groups_hint: {
    vi: 'Không ghi loại khuyết tật. Chỉ cán bộ và tổ phụ trách xem được.',
    en: 'The kind of disability is not recorded. Only officers and the responsible team see this.',
  },
  search: { vi: 'Tìm theo tên, xóm, số điện thoại', en: 'Search by name, hamlet, phone' },
  vulnerable_households: { vi: 'Hộ yếu thế', en: 'Vulnerable households' },
  none_found: { vi: 'Không có hộ nào khớp với điều kiện lọc', en: 'No household matches the filter' },
  import_households_lead: {
    vi: 'Danh sách ở dạng nào cũng được, miễn có cột chủ hộ và cột thôn. Xem trước rồi mới ghi.',
    en: 'Any layout will do, as long as there is a column of heads and one of villages. You see it before anything is stored.',
  },
  register: { vi: 'Thêm hộ', en: 'Add a household' },
  correct: { vi: 'Sửa thông tin hộ', en: 'Correct the household' },
  move: { vi: 'Chuyển tổ phụ trách', en: 'Move to another team' },
  merge: { vi: 'Gộp hộ ghi trùng', en: 'Merge a duplicate' },
  consent: { vi: 'Căn cứ lưu thông tin', en: 'Ground for keeping the data' },
  state_duty: { vi: 'Nhiệm vụ của cơ quan nhà nước', en: 'Duty of a state body' },
  history: { vi: 'Hộ này đã thay đổi thế nào', en: 'What was changed about this household' },
  order_register: { vi: 'Ghi hộ', en: 'Registered' },
  order_import: { vi: 'Nhập từ danh sách', en: 'Imported from a list' },
  order_correct: { vi: 'Sửa thông tin', en: 'Corrected' },
  order_set_groups: { vi: 'Sửa diện yếu thế', en: 'Groups changed' },
  order_move: { vi: 'Chuyển tổ', en: 'Moved to another team' },
  order_merge: { vi: 'Gộp hộ ghi trùng', en: 'Merged with a duplicate' },
  order_other: { vi: 'Thay đổi khác', en: 'Changed otherwise' },
  example_name: { vi: 'Nguyễn Văn Mẫu (mẫu)', en: 'Nguyễn Văn Mẫu (mẫu)' },
  example_hamlet: { vi: 'Xóm Đông', en: 'Xóm Đông' },
  example_groups: { vi: 'Hộ nghèo; Người cao tuổi', en: 'Hộ nghèo; Người cao tuổi' },
})

export function nameGroup(lang: Lang, code: string): string {
  return vulnerabilityGroups.find((group) => group.code === code)?.[lang] ?? code
}

/** "Chuyển tổ", for an order of this feature. */
export function nameChange(lang: Lang, type: string): string {
  const orders = ['register', 'import', 'correct', 'set_groups', 'move', 'merge'] as const
  const order = orders.find((known) => type === `households.${known}`) ?? 'other'
  return words.say(lang, `order_${order}`)
}
