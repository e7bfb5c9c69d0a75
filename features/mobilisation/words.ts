import { day } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { Figure } from './contract.ts'
import type { Verdict } from './rules.ts'

export const words = catalogue({
  partners: { vi: 'Đơn vị phối hợp', en: 'Partners' },
  partners_lead: {
    vi: 'Đoàn thể, cơ quan, doanh nghiệp cùng làm với các tổ, và phần đóng góp của từng đơn vị {window}.',
    en: 'The unions, offices and companies that work with the teams, and what each contributed {window}.',
  },
  own_lead: {
    vi: 'Phần đóng góp của đơn vị bạn {window}.',
    en: 'What your organisation contributed {window}.',
  },
  window: { vi: 'từ {from} đến {to}', en: 'from {from} to {to}' },
  list: { vi: 'Danh sách', en: 'List' },
  targets: { vi: 'Chỉ tiêu vận động', en: 'Mobilisation targets' },
  emulation: { vi: 'Thi đua thanh niên', en: 'Youth emulation' },
  none: { vi: 'Chưa có đơn vị nào ở đây', en: 'No partner here yet' },
  none_text: {
    vi: 'Thêm các đơn vị thường có, thêm từng đơn vị, hoặc bỏ bớt điều kiện lọc.',
    en: 'Add the usual ones, add one by one, or loosen the filter.',
  },
  none_own_text: {
    vi: 'Tài khoản của bạn chưa gắn với đơn vị nào. Hãy nhờ cán bộ xã gắn đơn vị ở trang Tài khoản.',
    en: 'Your account belongs to no organisation yet. Ask the commune officer to say which on the accounts page.',
  },
  add_usual: { vi: 'Thêm các đơn vị thường có', en: 'Add the usual ones' },
  add_usual_note: {
    vi: 'Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân, Hội Cựu chiến binh, Hội Người cao tuổi, Mặt trận Tổ quốc, Công an, Bưu điện, Nhà trường. Đơn vị đã có thì giữ nguyên.',
    en: 'The unions, the front, the police, the post office and the school. Those already there stay as they are.',
  },
  add: { vi: 'Thêm đơn vị', en: 'Add a partner' },
  correct: { vi: 'Sửa đơn vị', en: 'Correct the partner' },
  save: { vi: 'Lưu', en: 'Save' },
  name: { vi: 'Tên đơn vị', en: 'Name' },
  kind: { vi: 'Loại', en: 'Kind' },
  any_kind: { vi: 'Mọi loại', en: 'Every kind' },
  called: { vi: 'Các tên gọi khác', en: 'Other names' },
  called_hint: {
    vi: 'Mỗi tên một dòng. Thành viên, buổi hướng dẫn đã ghi bằng tên này được gắn vào đơn vị.',
    en: 'One a line. Members and sessions written under such a name are joined to the partner.',
  },
  contact: { vi: 'Liên hệ (chức danh)', en: 'Contact (office held)' },
  contact_hint: {
    vi: 'Ví dụ: Bí thư Đoàn xã. Không cần ghi tên riêng.',
    en: 'For example the secretary. No name is needed.',
  },
  search: { vi: 'Tìm theo tên', en: 'Search by name' },
  standing: { vi: 'Tình trạng', en: 'State' },
  present: { vi: 'Đang tham gia', en: 'Taking part' },
  archived: { vi: 'Thôi tham gia', en: 'Taking part no more' },
  archived_since: { vi: 'Thôi tham gia từ {day}', en: 'Taking part no more since {day}' },
  archive: { vi: 'Thôi tham gia', en: 'Takes part no more' },
  archive_question: {
    vi: 'Đơn vị sẽ không còn trong các ô chọn. Những gì đã đóng góp vẫn giữ nguyên. Có thể đưa lại bất cứ lúc nào.',
    en: 'It can no longer be chosen. What it contributed stays. It can be taken back at any time.',
  },
  restore: { vi: 'Tham gia lại', en: 'Takes part again' },
  from_day: { vi: 'Từ ngày', en: 'From' },
  to_day: { vi: 'Đến ngày', en: 'To' },
  print_hint: { vi: 'Bấm Ctrl+P để in trang này.', en: 'Press Ctrl+P to print this page.' },
  contribution: { vi: 'Đã đóng góp', en: 'Contributed' },
  people_sent: { vi: 'Người cử vào tổ', en: 'People sent to teams' },
  sessions_cohosted: { vi: 'Buổi cùng tổ chức', en: 'Sessions co-hosted' },
  supports: { vi: 'Lượt hỗ trợ', en: 'Visits of help' },
  households_helped: { vi: 'Hộ được giúp', en: 'Households helped' },
  how_counted: { vi: 'Tính thế nào', en: 'How it is counted' },
  count_people: {
    vi: 'Người cử vào tổ: ai là thành viên tổ do đơn vị cử, ít nhất một ngày trong thời gian này; ở hai tổ vẫn là một người (theo số điện thoại).',
    en: 'People sent: whoever was a member sent by it on at least one of these days; in two teams still one person (by phone number).',
  },
  count_sessions: {
    vi: 'Buổi cùng tổ chức: buổi đã kết thúc, có tên đơn vị phối hợp.',
    en: 'Sessions co-hosted: closed sessions that name it as a partner.',
  },
  count_help: {
    vi: 'Lượt hỗ trợ: lượt có tên đơn vị, hoặc do người của đơn vị ghi hay cùng giúp vào ngày đó. Hộ được giúp: mỗi hộ một lần.',
    en: 'Visits: those that name it, or that its people recorded or helped at on that day. Households: each once.',
  },
  count_joint: {
    vi: 'Hai đơn vị cùng làm thì cùng được tính, nên không cộng các đơn vị với nhau.',
    en: 'What two did together counts for both, so partners are not added up.',
  },
  no_records: { vi: 'Chưa có gì trong thời gian này', en: 'Nothing within these days yet' },
  no_records_text: { vi: 'Hãy xem lại hai ô ngày.', en: 'Look at the two days again.' },
  person: { vi: 'Họ và tên', en: 'Full name' },
  team: { vi: 'Tổ', en: 'Team' },
  term: { vi: 'Thời gian', en: 'Days' },
  term_open: { vi: 'từ {from}', en: 'since {from}' },
  term_closed: { vi: 'từ {from} đến hết {to}', en: 'from {from} to {to}' },
  session: { vi: 'Buổi', en: 'Session' },
  held_on: { vi: 'Ngày', en: 'Day' },
  venue: { vi: 'Địa điểm', en: 'Place' },
  attended: { vi: 'Lượt dự', en: 'Attended' },
  mode: { vi: 'Cách giúp', en: 'How' },
  in_person: { vi: 'Tận nơi', en: 'In person' },
  by_phone: { vi: 'Qua điện thoại', en: 'By phone' },
  helpers: { vi: 'Người của đơn vị', en: 'Its people' },
  only_named: { vi: 'Đơn vị được ghi tên', en: 'The organisation was named' },
  look: { vi: 'Xem lượt', en: 'Open' },
  no_households: {
    vi: 'Danh sách không nêu tên hộ: đơn vị chỉ cần biết người của mình đã làm gì.',
    en: 'No household is named here: an organisation only needs to know what its own people did.',
  },
  partner: { vi: 'Đơn vị', en: 'Partner' },
  all_partners: { vi: 'Tất cả các đơn vị', en: 'All partners' },
  figure: { vi: 'Chỉ tiêu', en: 'Target' },
  at_least: { vi: 'Ít nhất', en: 'At least' },
  done: { vi: 'Đã làm', en: 'Done' },
  note: { vi: 'Ghi chú', en: 'Note' },
  set_target: { vi: 'Giao chỉ tiêu', en: 'Set a target' },
  correct_target: { vi: 'Sửa chỉ tiêu', en: 'Correct the target' },
  drop_target: { vi: 'Gỡ chỉ tiêu', en: 'Take the target away' },
  drop_question: { vi: 'Gỡ chỉ tiêu này? Kết quả đã làm vẫn còn.', en: 'Take this target away? What was done stays.' },
  no_targets: { vi: 'Chưa giao chỉ tiêu nào', en: 'No target set yet' },
  no_targets_text: {
    vi: 'Giao chỉ tiêu ở trang của từng đơn vị: số người cử, số buổi, số lượt hoặc số hộ.',
    en: 'Set targets on the page of each partner: people, sessions, visits or households.',
  },
  all_targets: { vi: 'Chỉ tiêu và kết quả của các đơn vị', en: 'Targets and results of the partners' },
  met: { vi: 'Đạt', en: 'Met' },
  running: { vi: 'Đang thực hiện', en: 'Under way' },
  coming: { vi: 'Chưa đến kỳ', en: 'Not yet' },
  missed: { vi: 'Chưa đạt', en: 'Not met' },
  emulation_title: { vi: 'Bảng thi đua thanh niên', en: 'Youth emulation board' },
  emulation_lead: {
    vi: 'Đoàn viên trong các tổ, xếp theo số hộ được giúp tận nơi {window}.',
    en: 'Youth union members in the teams, by households helped in person {window}.',
  },
  emulation_none: { vi: 'Chưa có đoàn viên nào trong tổ', en: 'No youth union member in a team yet' },
  emulation_none_text: {
    vi: 'Thêm Đoàn Thanh niên ở trang Đơn vị phối hợp, rồi ghi ai do Đoàn cử ở trang của từng tổ.',
    en: 'Add the Youth Union as a partner, then say on each team’s page who was sent by it.',
  },
  method: { vi: 'Cách tính', en: 'The method' },
  method_counts: {
    vi: 'Mỗi hộ được giúp tận nơi tính một lần cho một người, và một lần cho cả tổ, dù đến bao nhiêu lượt.',
    en: 'A household helped in person counts once for a person, and once for a team, however often they came.',
  },
  method_order: {
    vi: 'Bằng số hộ thì xét số hộ yếu thế, rồi số ngày đi giúp. Bằng nhau cả thì cùng hạng.',
    en: 'Equals are told apart by vulnerable households, then by days of help. Else they share the rank.',
  },
  method_not: {
    vi: 'Không tính: giúp qua điện thoại, người không nêu tên, hộ đã tính.',
    en: 'Not counted: help by phone, people unnamed, households counted before.',
  },
  method_doubts: {
    vi: 'Để riêng, cần xem lại: ghi sau ngày giúp quá {late} ngày, hoặc tới máy chủ sau quá {arrives} ngày; một lượt ghi quá {hands} đoàn viên; quá {aday} hộ mới một ngày của một người.',
    en: 'Set aside to be looked at: saved more than {late} days later, or arriving after more than {arrives} days; more than {hands} youth members at one visit; more than {aday} new households of one person a day.',
  },
  rank: { vi: 'Hạng', en: 'Rank' },
  by_team: { vi: 'Các tổ', en: 'Teams' },
  by_member: { vi: 'Đoàn viên', en: 'Members' },
  people: { vi: 'Người đi giúp', en: 'People who helped' },
  households_in_person: { vi: 'Hộ giúp tận nơi', en: 'Households in person' },
  vulnerable: { vi: 'Hộ yếu thế', en: 'Vulnerable' },
  days: { vi: 'Ngày đi giúp', en: 'Days of help' },
  doubts: { vi: 'Cần xem lại', en: 'To be looked at' },
  verdict: { vi: 'Kết quả', en: 'What came of it' },
  saved_on: { vi: 'Ngày ghi', en: 'Saved' },
  counts: { vi: 'Được tính', en: 'Counts' },
  not_in_person: { vi: 'Không tính: qua điện thoại', en: 'Not counted: by phone' },
  unnamed: { vi: 'Không tính: người không nêu tên', en: 'Not counted: somebody unnamed' },
  again: { vi: 'Không thêm: hộ đã tính', en: 'Adds nothing: counted before' },
  entered_late: { vi: 'Cần xem: ghi muộn', en: 'To look at: entered late' },
  many_hands: { vi: 'Cần xem: nhiều người một lượt', en: 'To look at: many people at one visit' },
  too_many_a_day: { vi: 'Cần xem: quá nhiều hộ một ngày', en: 'To look at: too many in one day' },
})

export function tellWindow(lang: Lang, { from, to }: { from: string; to: string }): string {
  return words.say(lang, 'window', { from: day(from), to: day(to) })
}

export function nameFigure(lang: Lang, figure: Figure): string {
  return words.say(lang, figure)
}

export function nameVerdict(lang: Lang, verdict: Verdict): string {
  return words.say(lang, verdict)
}
