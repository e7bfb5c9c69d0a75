import { day, number, shortDay } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { FigureWithTarget } from './contract.ts'
import type { Aim, Pace } from './rules/pace.ts'

export const words = catalogue({
  in_next_report: {
    vi: '{n} lần hỗ trợ sau ngày {day} vẫn tính vào chỉ tiêu, và tính vào báo cáo sau.',
    en: '{n} visits after {day} count towards the target, and into the next report.',
  },
  figures_of: { vi: 'Số liệu của', en: 'Figures of' },
  plan_days: { vi: 'Kỳ chỉ tiêu {from} – {to}', en: 'Target window {from} – {to}' },
  report_days: { vi: 'Kỳ báo cáo {from} – {to}', en: 'Report window {from} – {to}' },
  no_pace: { vi: 'Chỉ tiêu chỉ so với kỳ chỉ tiêu', en: 'Targets are compared in their own window' },
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
  messages_published: { vi: 'Số tin đã phát, đã đăng', en: 'Messages published' },
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
  rate: { vi: 'cần {needed} {unit}/tuần, đang {now}', en: '{needed} {unit} a week needed, now {now}' },
  rate_unknown: { vi: 'cần {needed} {unit}/tuần', en: '{needed} {unit} a week needed' },
  each_week: { vi: 'Hiện nay: {rate}.', en: 'Now: {rate}.' },
  forecast: { vi: 'Với nhịp này, hết ngày {day} sẽ được {n} {unit}.', en: 'At this pace, {n} {unit} by {day}.' },
  forecast_none: {
    vi: 'Chưa đủ một tuần trọn nên chưa dự báo.',
    en: 'No full week is over yet, so nothing is foretold.',
  },
  method: {
    vi: 'Cách tính: lấy số trung bình mỗi tuần của {weeks} tuần trọn gần nhất, từ thứ Hai {from} đến Chủ nhật {to}, rồi nhân với thời gian còn lại.',
    en: 'How: the weekly mean of the last {weeks} full weeks, Monday {from} to Sunday {to}, carried on over the time left.',
  },
  reported_of: { vi: '{sent}/{all} tổ đã báo cáo.', en: '{sent} of {all} teams have reported.' },
  check_figures: { vi: 'Kiểm tra số liệu', en: 'Check the figures' },
  see_plans: { vi: 'Xem kế hoạch', en: 'See the plans' },
  see_progress: { vi: 'Xem tiến độ chi tiết', en: 'Progress in detail' },
  targets: { vi: 'Chỉ tiêu', en: 'Targets' },
  target_of_plan: { vi: 'Chỉ tiêu', en: 'Target' },
  whole_commune: { vi: 'Toàn xã', en: 'The whole commune' },
  done_of_target: { vi: 'Đã làm / chỉ tiêu', en: 'Done / target' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  week_needs: { vi: 'Cần mỗi tuần', en: 'Needed a week' },
  week_gets: { vi: 'Đang mỗi tuần', en: 'Now a week' },
  forecast_short: { vi: 'Dự báo cuối kỳ', en: 'Forecast' },
  commune_own: {
    vi: 'Toàn xã đã được {n} {unit}, chỉ tiêu của xã là {target}.',
    en: '{n} {unit} in the commune, whose own target is {target}.',
  },
  commune_of_teams: {
    vi: 'Toàn xã đã được {n} {unit}. Chỉ tiêu của {teams} tổ cộng lại là {target}.',
    en: '{n} {unit} in the commune. The targets of {teams} teams add up to {target}.',
  },
  not_followed: {
    vi: 'Kế hoạch còn chỉ tiêu mà hệ thống chưa đếm được, nên chưa có số (không phải bằng 0): {what}.',
    en: 'Targets of the plan that nothing here counts yet, so there is no number (which is not zero): {what}.',
  },
  over_time: { vi: '{what} theo thời gian', en: '{what} over time' },
  over_time_says: {
    vi: 'Đã được {done} {unit}, cần {target} khi hết kỳ.',
    en: '{done} {unit} so far, {target} needed.',
  },
  by_week: { vi: '{what}: số {unit} thêm được mỗi tuần', en: '{what}: {unit} added each week' },
  by_week_says: {
    vi: 'Vạch đứt là nhịp đều: {n} {unit} một tuần. Cột nhạt là tuần này, chưa hết.',
    en: 'Dashed: an even pace of {n} {unit} a week. Pale: this week, which still goes on.',
  },
  by_procedure: { vi: 'Hồ sơ trực tuyến theo thủ tục', en: 'Online dossiers by procedure' },
  by_procedure_says: { vi: '{n} hồ sơ trong thời gian của kế hoạch.', en: '{n} dossiers within the days of the plan.' },
  by_group: {
    vi: 'Hộ yếu thế đã hướng dẫn trực tiếp, theo nhóm',
    en: 'Vulnerable households guided in person, by group',
  },
  by_group_says: {
    vi: '{n} hộ, mỗi hộ tính một lần. Một hộ có thể thuộc nhiều nhóm, nên các nhóm không cộng lại với nhau.',
    en: '{n} households, each once. A household may belong to several groups, so they do not add up.',
  },
  other_procedures: { vi: '{n} thủ tục khác, xem trong bảng', en: '{n} other procedures, see the table' },
  no_dossiers: { vi: 'Chưa có hồ sơ nào', en: 'No dossier yet' },
  no_dossiers_text: {
    vi: 'Hồ sơ nộp trực tuyến trong thời gian của kế hoạch sẽ hiện ở đây, theo từng thủ tục.',
    en: 'Dossiers filed online within the days of the plan will show here, by procedure.',
  },
  see_dossiers: { vi: 'Xem hồ sơ trực tuyến', en: 'See the dossiers' },
  none_guided: { vi: 'Chưa có hộ nào', en: 'No household yet' },
  none_guided_text: {
    vi: 'Hộ yếu thế được hướng dẫn trực tiếp trong thời gian của kế hoạch sẽ hiện ở đây, theo từng nhóm.',
    en: 'Vulnerable households guided in person within the days of the plan will show here, by group.',
  },
  groups_unknown: {
    vi: 'Đã hướng dẫn {n} hộ, nhưng diện của các hộ này không còn được ghi',
    en: '{n} households were guided, but their groups are no longer on record',
  },
  see_unreached: { vi: 'Xem hộ yếu thế chưa được hỗ trợ', en: 'Vulnerable households not yet helped' },
  no_target_counted: {
    vi: 'Chưa có chỉ tiêu để theo dõi: xã chưa lập tổ, hoặc kế hoạch chưa giao chỉ tiêu mà hệ thống đếm được.',
    en: 'There is no target to follow yet: either there are no teams, or the plan sets none that is counted here.',
  },
  no_procedure: { vi: 'Không ghi rõ thủ tục', en: 'Procedure not said' },
  members_of_team: { vi: 'Thành viên của tổ', en: 'Members of the team' },
  check_lead: {
    vi: 'Mỗi lần mở trang này, mọi số liệu được đếm lại từ từng lần hỗ trợ và so với số đang hiển thị.',
    en: 'Opening this page counts every figure again from each visit and holds it against what is shown.',
  },
  check_whole: { vi: 'Khớp hết, không có số nào lệch', en: 'All agree, and no figure differs' },
  check_visits: { vi: 'đã đếm lại {n} lần hỗ trợ.', en: '{n} visits were counted again.' },
  check_differs: {
    vi: 'Có {n} số lệch với bản ghi. Hãy bấm đếm lại bên dưới, rồi báo cho người quản trị để tìm nguyên nhân.',
    en: '{n} figures differ from the records. Count again below, then tell the administrator, so that the cause is found.',
  },
  check_table: { vi: 'Các số bị lệch', en: 'Figures that differ' },
  figure: { vi: 'Số liệu', en: 'Figure' },
  counted_for: { vi: 'Tính cho', en: 'Counted for' },
  window_target: { vi: 'Thời gian tính chỉ tiêu', en: 'Days of the target' },
  window_report: { vi: 'Thời gian lấy số liệu báo cáo', en: 'Days of the report' },
  kept: { vi: 'Đang hiển thị', en: 'Shown' },
  recounted: { vi: 'Đếm lại', en: 'Counted again' },
  recount: { vi: 'Đếm lại từ bản ghi', en: 'Count again from the records' },
  recount_question: {
    vi: 'Thay số đang hiển thị bằng số đếm lại từ bản ghi? Báo cáo đã gửi hoặc đã khóa không đổi.',
    en: 'Put the recounted figures in place of those shown? Reports that were sent or locked do not change.',
  },
  recount_yes: { vi: 'Đúng, đếm lại', en: 'Yes, count again' },
  unit_households: { vi: 'hộ', en: 'households' },
  unit_people: { vi: 'lượt người', en: 'people' },
  unit_supports: { vi: 'lượt', en: 'visits' },
  unit_dossiers: { vi: 'hồ sơ', en: 'dossiers' },
  unit_platforms: { vi: 'nền tảng', en: 'platforms' },
  unit_sellers: { vi: 'người bán', en: 'sellers' },
  unit_messages: { vi: 'tin', en: 'messages' },
  unit_sessions: { vi: 'buổi', en: 'sessions' },
  sessions: { vi: 'Số buổi đã tổ chức', en: 'Sessions held' },
  in_week: { vi: '{what}, tuần {from}–{to}', en: '{what}, week of {from}–{to}' },
  in_month: { vi: '{what}, tháng {month}', en: '{what}, {month}' },
  in_other: { vi: '{what}, {from}–{to}', en: '{what}, {from}–{to}' },
  behind_in: { vi: 'Chậm: {what}', en: 'Behind: {what}' },
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
  behind_vulnerable: { vi: 'Chậm hộ yếu thế', en: 'Behind: vulnerable' },
  stalled_days: { vi: 'Dừng 14 ngày', en: 'Stalled 14 days' },
})

const units = {
  households_supported: 'unit_households',
  vulnerable_households_guided_in_person: 'unit_households',
  people_supported: 'unit_people',
  supports: 'unit_supports',
  online_dossiers: 'unit_dossiers',
  platform_adoptions: 'unit_platforms',
  sessions: 'unit_sessions',
  sellers_opened: 'unit_sellers',
  sellers_with_orders: 'unit_sellers',
  messages_published: 'unit_messages',
} as const

export function unitOf(lang: Lang, indicator: FigureWithTarget): string {
  return words.say(lang, units[indicator])
}

/** "Hộ được hỗ trợ", and where the target is due again and again the month it is counted in. */
export function nameAim(lang: Lang, { indicator, every, window }: Pick<Aim, 'indicator' | 'every' | 'window'>): string {
  const what = words.say(lang, isMain(indicator) ? meters[indicator] : indicator)
  if (every === null) return what
  const span = { what, from: shortDay(window.from), to: shortDay(window.to) }
  if (every === 'month') return words.say(lang, 'in_month', { what, month: day(window.from).slice(3) })
  return words.say(lang, every === 'week' ? 'in_week' : 'in_other', span)
}

const meters = {
  households_supported: 'meter_households',
  vulnerable_households_guided_in_person: 'meter_vulnerable',
} as const

function isMain(indicator: string): indicator is keyof typeof meters {
  return indicator in meters
}

/** "cần 4 hộ/tuần, đang 1". */
export function tellRate(lang: Lang, { indicator, perWeekNeeded, perWeek }: Pace): string {
  if (perWeekNeeded === null) return ''
  const said = { needed: number(lang, perWeekNeeded), unit: unitOf(lang, indicator) }
  if (perWeek === null) return words.say(lang, 'rate_unknown', said)
  return words.say(lang, 'rate', { ...said, now: number(lang, perWeek) })
}

export function tellForecast(lang: Lang, { indicator, forecast, window }: Pace): string {
  if (forecast === null) return words.say(lang, 'forecast_none')
  const unit = unitOf(lang, indicator)
  return words.say(lang, 'forecast', { day: day(window.to), n: number(lang, forecast), unit })
}

/** How the forecast was reckoned, in words; empty where there is none. */
export function tellMethod(lang: Lang, { lately, forecast }: Pace): string {
  if (lately === null || forecast === null) return ''
  return words.say(lang, 'method', { weeks: lately.weeks, from: shortDay(lately.from), to: shortDay(lately.to) })
}

/** The team's own progress in one line: "Thôn Đông 37/50 hộ, yếu thế 6/10. Còn 13 hộ trong 24 ngày." */
export function tellProgress(
  lang: Lang,
  place: string,
  paces: readonly Pick<Pace, 'indicator' | 'actual' | 'atLeast' | 'left' | 'daysLeft'>[],
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

type Left = Pick<Pace, 'left' | 'daysLeft'>

function tellLeft(lang: Lang, households: Left | undefined, vulnerable: Left | undefined): string {
  const next = [households, vulnerable].find((pace) => pace !== undefined && pace.left > 0)
  if (!next) return words.say(lang, 'all_met')
  if (next.daysLeft === 0) return words.say(lang, 'over', { n: next.left })
  return words.say(lang, next === households ? 'left' : 'left_vulnerable', { n: next.left, days: next.daysLeft })
}
