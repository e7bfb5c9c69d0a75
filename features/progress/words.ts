import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { Pace } from './rules.ts'

export const words = catalogue({
  progress: { vi: 'Tiến độ', en: 'Progress' },
  households_supported: { vi: 'Số hộ được hỗ trợ', en: 'Households supported' },
  vulnerable_households_guided_in_person: {
    vi: 'Số hộ yếu thế được hướng dẫn trực tiếp',
    en: 'Vulnerable households guided in person',
  },
  people_supported: { vi: 'Số người được hỗ trợ', en: 'People supported' },
  supports: { vi: 'Số lượt hỗ trợ', en: 'Visits' },
  anonymous_supports: { vi: 'Số lượt không ghi tên', en: 'Visits without a name' },
  online_dossiers: { vi: 'Số hồ sơ nộp trực tuyến', en: 'Online dossiers filed' },
  platform_adoptions: { vi: 'Nền tảng số bắt đầu sử dụng', en: 'Platforms taken up' },
  bill_payments: { vi: 'Số lượt thanh toán không dùng tiền mặt', en: 'Cashless bill payments' },
  sellers_opened: { vi: 'Số người bán đã mở gian hàng', en: 'Sellers with a shop opened' },
  sellers_with_orders: { vi: 'Số người bán đã có đơn hàng', en: 'Sellers with a first order' },
  target_window: { vi: 'Thời gian tính chỉ tiêu: {from} đến {to}', en: 'Days of the target: {from} to {to}' },
  report_window: { vi: 'Thời gian lấy số liệu báo cáo: {from} đến {to}', en: 'Days of the report: {from} to {to}' },
  met: { vi: 'Đã đạt', en: 'Met' },
  on_track: { vi: 'Đúng tiến độ', en: 'On track' },
  behind: { vi: 'Chậm tiến độ', en: 'Behind' },
  stalled: { vi: 'Chưa có lượt mới trong 14 ngày', en: 'No visit for 14 days' },
  no_target: { vi: 'Không giao chỉ tiêu', en: 'No target set' },
  last_activity: { vi: 'Lần hỗ trợ gần nhất', en: 'Last visit' },
  never: { vi: 'Chưa có', en: 'None yet' },
  of_target: { vi: '{done}/{target}', en: '{done}/{target}' },
  per_week: { vi: 'Cần {n} hộ mỗi tuần', en: '{n} households a week needed' },
  forecast: { vi: 'Với nhịp này, cuối kỳ sẽ được {n} hộ', en: 'At this pace, {n} households by the end' },
  households_so_far: { vi: '{done}/{target} hộ', en: '{done}/{target} households' },
  vulnerable_so_far: { vi: 'yếu thế {done}/{target}', en: 'vulnerable {done}/{target}' },
  left: { vi: 'Còn {n} hộ trong {days} ngày.', en: '{n} to go in {days} days.' },
  left_vulnerable: {
    vi: 'Còn {n} hộ yếu thế trong {days} ngày.',
    en: '{n} vulnerable households to go in {days} days.',
  },
  all_met: { vi: 'Đã đạt chỉ tiêu, cảm ơn bà con!', en: 'Target met, thank you!' },
  over: { vi: 'Đã hết thời gian, còn thiếu {n} hộ.', en: 'The time is over, {n} short.' },
  distinct_note: {
    vi: 'Toàn xã {commune} hộ. Cộng các tổ được {added}, vì có hộ được nhiều tổ hỗ trợ.',
    en: '{commune} households in the commune. The teams add up to {added}, since some were helped by several teams.',
  },
  today: { vi: 'Hôm nay', en: 'Today' },
  our_village: { vi: 'Thôn mình', en: 'Our village:' },
  our_team: { vi: 'Tổ mình', en: 'Our team:' },
  meter_households: { vi: 'Hộ được hỗ trợ', en: 'Households supported' },
  meter_vulnerable: { vi: 'Hộ yếu thế, hướng dẫn trực tiếp', en: 'Vulnerable, in person' },
  ledger_figures: { vi: '{visits} lần, {households} hộ', en: '{visits} visits, {households} households' },
  ledger_figures_vulnerable: {
    vi: '{visits} lần, {households} hộ ({vulnerable} yếu thế)',
    en: '{visits} visits, {households} households ({vulnerable} vulnerable)',
  },
  ledger_short: { vi: '{n} lần không thêm hộ nào: xem vì sao', en: '{n} added no household: see why' },
  ledger_why: { vi: 'Các lần không thêm hộ nào', en: 'Visits that added no household' },
  ledger_more: { vi: 'Còn {n} lần nữa, cũ hơn.', en: '{n} more, earlier ones.' },
  short_same_household: {
    vi: 'Hộ đã được tính từ lần trước; lần này tính là một lượt.',
    en: 'The household already counted; this one counts as a visit.',
  },
  short_unnamed: {
    vi: 'Không ghi tên nên tính là một lượt, không tính là hộ.',
    en: 'Not named, so it counts as a visit and not as a household.',
  },
  short_outside: {
    vi: 'Không được tính: ngày hỗ trợ nằm ngoài thời gian của kế hoạch.',
    en: 'Not counted: its day is outside the days of the plan.',
  },
  short_cancelled: { vi: 'Không được tính: đã hủy.', en: 'Not counted: it was cancelled.' },
  as_of: { vi: 'Số liệu lấy từ máy chủ lúc {at}.', en: "The server's figures as of {at}." },
  would_add: {
    vi: 'Các lần chờ gửi sẽ thêm {n} hộ.',
    en: 'What waits would add {n} households.',
  },
  no_plan: { vi: 'Xã chưa bắt đầu kế hoạch nào', en: 'No plan is at work yet' },
  no_plan_text: {
    vi: 'Vẫn ghi nhận hỗ trợ được. Khi xã kích hoạt kế hoạch, các lần đã ghi sẽ được tính.',
    en: 'You can record help all the same. It will be counted once the commune activates a plan.',
  },
  no_team: { vi: 'Bạn chưa thuộc tổ nào', en: 'You are in no team yet' },
  no_team_text: { vi: 'Hãy nhờ cán bộ xã thêm bạn vào một tổ.', en: 'Ask the commune officer to add you to a team.' },
  no_team_yet: { vi: 'Xã chưa lập tổ nào', en: 'The commune has no team yet' },
  choose_team: { vi: 'Chọn tổ', en: 'Choose a team' },
  choose_team_lead: { vi: 'Bạn làm việc cho tổ nào?', en: 'Which team are you working for?' },
  other_team: { vi: 'Đổi tổ: đang xem {name}', en: 'Change team: now {name}' },
  to_desk: { vi: 'Sang bàn làm việc của xã', en: 'To the commune desk' },
  own_account: { vi: 'Tài khoản của tôi', en: 'My account' },
  sign_out: { vi: 'Đăng xuất', en: 'Sign out' },
  signed_in_as: { vi: 'Đang dùng: {name}', en: 'Signed in: {name}' },
  other_language: { vi: 'English', en: 'Tiếng Việt' },
  all_figures: { vi: 'Các số liệu của tổ', en: "The team's figures" },
  overview: { vi: 'Tổng quan', en: 'Overview' },
  active_teams: {
    vi: '{active}/{all} tổ có hoạt động trong 7 ngày qua.',
    en: '{active} of {all} teams were active in the last 7 days.',
  },
  reports_due: { vi: 'Báo cáo đến hạn {day}, còn {n} ngày.', en: 'Reports are due on {day}, in {n} days.' },
  reports_today: { vi: 'Hôm nay là hạn nộp báo cáo.', en: 'Reports are due today.' },
  reports_late: { vi: 'Báo cáo đã quá hạn {day}, chậm {n} ngày.', en: 'Reports were due on {day}, {n} days ago.' },
  see_reports: { vi: 'Xem báo cáo các tổ', en: 'See the reports' },
  board: { vi: 'Các tổ', en: 'Teams' },
  board_by_need: { vi: 'Các tổ, tổ cần xã giúp đứng trước', en: 'Teams, those who need you first' },
  team: { vi: 'Tổ', en: 'Team' },
  households_short: { vi: 'Hộ', en: 'Households' },
  vulnerable_short: { vi: 'Hộ yếu thế', en: 'Vulnerable' },
  status: { vi: 'Tình trạng', en: 'Status' },
  report: { vi: 'Báo cáo', en: 'Report' },
  report_none: { vi: 'Chưa nộp', en: 'Not sent' },
  report_draft: { vi: 'Đang soạn', en: 'Draft' },
  report_submitted: { vi: 'Đã nộp, chờ nhận', en: 'Sent, waiting' },
  report_returned: { vi: 'Đã trả lại', en: 'Returned' },
  report_accepted: { vi: 'Đã nhận', en: 'Accepted' },
  report_approved: { vi: 'Đã phê duyệt', en: 'Approved' },
  action: { vi: 'Việc', en: 'Action' },
  receive: { vi: 'Nhận', en: 'Receive' },
  urged_today: { vi: 'đã nhắc hôm nay', en: 'urged today' },
  urged_days: { vi: 'đã nhắc {n} ngày trước', en: 'urged {n} days ago' },
  urge: { vi: 'Nhắc', en: 'Urge' },
  see: { vi: 'Xem', en: 'See' },
  added_up: { vi: 'cộng các tổ: {n}', en: 'teams add up to {n}' },
  of_them_anonymous: { vi: '{n} lượt không ghi tên', en: '{n} without a name' },
  course_title: { vi: 'Hộ được hỗ trợ theo thời gian', en: 'Households helped over time' },
  course_says: {
    vi: 'Đã được {done} hộ, cần {target} hộ khi hết kỳ.',
    en: '{done} households so far; {target} needed by the end.',
  },
  teams_met: { vi: '{met}/{all} tổ đã đạt.', en: '{met} of {all} teams have met it.' },
  villages_title: { vi: 'Các thôn', en: 'The villages' },
  read_plan: { vi: 'Đưa kế hoạch vào', en: 'Bring in a plan' },
  no_teams: { vi: 'Kế hoạch đã có, chưa lập các tổ', en: 'The plan is there, the teams are not' },
  no_teams_text: {
    vi: 'Bước tiếp theo: lập tổ cấp xã và tổ ở các thôn.',
    en: 'Next: set up the commune team and the village teams.',
  },
  set_up_teams: { vi: 'Lập các tổ', en: 'Set up the teams' },
  desk_no_plan: { vi: 'Chưa có kế hoạch đang thực hiện', en: 'No plan is active' },
  desk_no_plan_text: {
    vi: 'Dán hoặc tải kế hoạch của xã lên. Thôn Số đọc ra chỉ tiêu, việc và thời hạn để bạn xem lại rồi kích hoạt.',
    en: 'Paste or upload the commune plan. Thôn Số reads its targets, tasks and dates; you check and activate it.',
  },
  active_short: { vi: 'Gần nhất', en: 'Last visit' },
  people_note: { vi: '{n} người', en: '{n} people' },
  behind_short: { vi: 'Chậm, {n} hộ/tuần', en: 'Behind: {n} a week' },
  behind_vulnerable: { vi: 'Chậm hộ yếu thế', en: 'Behind: vulnerable' },
  stalled_days: { vi: 'Dừng 14 ngày', en: 'Stalled 14 days' },
})

/** The team's own progress in one line: "Thôn Đông 37/50 hộ, yếu thế 6/10. Còn 13 hộ trong 24 ngày." */
export function tellProgress(
  lang: Lang,
  place: string,
  paces: readonly (Pace & { readonly indicator: string })[],
): string {
  const households = paces.find((pace) => pace.indicator === 'households_supported')
  const vulnerable = paces.find((pace) => pace.indicator === 'vulnerable_households_guided_in_person')
  const done = [
    households && words.say(lang, 'households_so_far', { done: households.actual, target: households.atLeast }),
    vulnerable && words.say(lang, 'vulnerable_so_far', { done: vulnerable.actual, target: vulnerable.atLeast }),
  ].filter((part) => part !== undefined)
  if (done.length === 0) return place
  return `${place} ${done.join(', ')}. ${tellLeft(lang, households, vulnerable)}`
}

function tellLeft(lang: Lang, households: Pace | undefined, vulnerable: Pace | undefined): string {
  const next = [households, vulnerable].find((pace) => pace !== undefined && pace.left > 0)
  if (!next) return words.say(lang, 'all_met')
  if (next.daysLeft === 0) return words.say(lang, 'over', { n: next.left })
  return words.say(lang, next === households ? 'left' : 'left_vulnerable', { n: next.left, days: next.daysLeft })
}
