import type { Day } from '../../platform/clock/days.ts'
import { day, number, shortDay } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { TeamProgress } from '../progress/reads.ts'
import type { Pace } from '../progress/rules/pace.ts'
import { tellProgress, unitOf } from '../progress/words.ts'
import type { About } from './contract.ts'
import type { WorkingDays } from './rules/days-off.ts'
import type { Due } from './rules.ts'

export const words = catalogue({
  reminders: { vi: 'Đôn đốc', en: 'Reminders' },
  overview: { vi: 'Tổng quan', en: 'Overview' },
  lead: {
    vi: 'Các tổ cần nhắc hôm nay, kèm lời nhắc soạn sẵn. Nhắn qua Zalo hoặc gọi điện, rồi bấm “Đã nhắn” để ghi lại.',
    en: 'Teams to urge today, each with a message ready. Send it by Zalo or call, then press “Sent” to log it.',
  },
  to_urge: { vi: 'Cần nhắc hôm nay', en: 'To urge today' },
  nobody: { vi: 'Hôm nay không phải nhắc tổ nào', en: 'No team needs urging today' },
  nobody_text: {
    vi: 'Không có lời nhắc báo cáo nào đến kỳ, và tổ nào chậm cũng đã được nhắc trong 7 ngày qua.',
    en: 'No report reminder is due, and every team that lags was urged within the last 7 days.',
  },
  no_plan: { vi: 'Chưa có kế hoạch đang thực hiện', en: 'No plan is active' },
  no_plan_text: {
    vi: 'Khi xã kích hoạt kế hoạch, các tổ cần nhắc sẽ hiện ở đây.',
    en: 'Once the commune activates a plan, the teams to urge show here.',
  },
  see_plans: { vi: 'Xem kế hoạch', en: 'See the plans' },
  before: { vi: 'Báo cáo đến hạn {day}, còn {n} ngày', en: 'Report due on {day}, in {n} days' },
  on_the_day: { vi: 'Hôm nay là hạn báo cáo', en: 'The report is due today' },
  late: { vi: 'Báo cáo đã quá hạn {n} ngày', en: 'The report is {n} days late' },
  day_off: {
    vi: 'Ngày {day} là ngày nghỉ; ngày làm việc liền trước: {before}, liền sau: {after}.',
    en: '{day} is a day off; the working day before it is {before}, the one after it {after}.',
  },
  periods: { vi: 'Kỳ báo cáo và lịch nhắc', en: 'Report period and reminders' },
  target_window: { vi: 'Thời gian tính chỉ tiêu', en: 'Days of the target' },
  report_window: { vi: 'Thời gian lấy số liệu báo cáo', en: 'Days of the report' },
  from_to: { vi: '{from} đến {to}', en: '{from} to {to}' },
  due_on: { vi: 'Hạn nộp báo cáo', en: 'Report due on' },
  reminder_days: { vi: 'Các ngày nhắc', en: 'Days of reminders' },
  every_day_late: { vi: 'sau hạn: mỗi ngày một lần', en: 'after that: each day' },
  reported_of: { vi: '{sent}/{all} tổ đã báo cáo', en: '{sent} of {all} teams have reported' },
  no_urges_text: {
    vi: 'Chưa ghi lần nhắc nào trong kế hoạch này.',
    en: 'Nothing was logged in this plan yet.',
  },
  team: { vi: 'Tổ', en: 'Team' },
  when: { vi: 'Lúc', en: 'When' },
  who: { vi: 'Người nhắc', en: 'By' },
  what_followed: { vi: 'Kết quả', en: 'What followed' },
  log_of_urges: { vi: 'Sổ đôn đốc', en: 'Log of urging' },
  days_off: { vi: 'Ngày nghỉ lễ', en: 'Days off' },
  days_off_lead: {
    vi: 'Dùng để gợi ý ngày làm việc khi hạn báo cáo rơi vào ngày nghỉ. Hạn trong kế hoạch không đổi.',
    en: 'Used to hint at a working day where a due date is a day off. The due date of the plan stays.',
  },
  days_off_of: { vi: 'Năm {year}', en: '{year}' },
  unannounced: {
    vi: 'Chưa có ngày nghỉ Tết, Giỗ Tổ và ngày hoán đổi của năm {year}. Khi có thông báo, hãy nhập ở dưới.',
    en: 'Tết, the Kings’ anniversary and exchanged days of {year} are not known yet. Enter them below once announced.',
  },
  unverified: { vi: 'Chưa đối chiếu', en: 'Not checked' },
  verified: { vi: 'Đã đối chiếu với thông báo', en: 'Checked against the announcement' },
  by_law: { vi: 'Theo luật', en: 'By law' },
  checked: { vi: 'Đã đối chiếu', en: 'Checked' },
  verify: { vi: 'Đã đối chiếu, đúng', en: 'Checked, it is right' },
  off: { vi: 'Nghỉ', en: 'Day off' },
  working: { vi: 'Làm bù', en: 'Working day' },
  day: { vi: 'Ngày', en: 'Day' },
  day_kind: { vi: 'Nghỉ hay làm bù', en: 'Off or working' },
  day_name: { vi: 'Dịp', en: 'Occasion' },
  day_source: { vi: 'Căn cứ', en: 'Source' },
  day_check: { vi: 'Đối chiếu', en: 'Checked' },
  action: { vi: 'Việc', en: 'Action' },
  enter_day: { vi: 'Nhập ngày nghỉ hoặc làm bù', en: 'Enter a day off or a working day' },
  save_day: { vi: 'Lưu ngày', en: 'Save the day' },
  stalled: { vi: 'Chưa có lượt mới trong 14 ngày', en: 'No visit for 14 days' },
  behind: { vi: 'Chậm tiến độ', en: 'Behind' },
  open_report: { vi: 'Xem và gửi báo cáo', en: 'Look over and send the report' },
  open_message: { vi: 'Mở lời nhắc', en: 'Open the message' },
  urged_today: { vi: 'Đã nhắc hôm nay', en: 'Urged today' },
  urged_days: { vi: 'Đã nhắc {n} ngày trước', en: 'Urged {n} days ago' },
  never_urged: { vi: 'Chưa nhắc lần nào', en: 'Never urged' },
  title: { vi: 'Nhắc {team}', en: 'Urge {team}' },
  title_lead: {
    vi: 'Lời nhắc soạn sẵn theo số liệu hôm nay. Chép vào nhóm Zalo của tổ, sửa lời nếu cần, rồi ghi lại là đã nhắn.',
    en: "A message made from today's figures. Copy it into the team's Zalo group, change it as you like, then log it.",
  },
  what_about: { vi: 'Nhắc về việc gì', en: 'What to urge for' },
  about_report: { vi: 'Nộp báo cáo', en: 'The report' },
  about_targets: { vi: 'Chỉ tiêu', en: 'The targets' },
  message: { vi: 'Lời nhắc', en: 'Message' },
  message_hint: {
    vi: 'Bấm vào ô, chọn tất cả, chép, rồi dán vào Zalo. Lời trong ô này sẽ được ghi lại.',
    en: 'Press in the box, select all, copy, and paste into Zalo. The words in this box are logged.',
  },
  channel: { vi: 'Đã nhắc qua', en: 'Urged by' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  phone: { vi: 'Gọi điện', en: 'Phone' },
  in_person: { vi: 'Gặp trực tiếp', en: 'In person' },
  other: { vi: 'Cách khác', en: 'Other' },
  log: { vi: 'Đã nhắn', en: 'Sent' },
  log_all: { vi: 'Đã nhắn {n} tổ', en: 'Sent to {n} teams' },
  status: { vi: 'Tình trạng', en: 'Status' },
  no_target: { vi: 'Không giao chỉ tiêu', en: 'No target set' },
  last_activity: { vi: 'Lần hỗ trợ gần nhất', en: 'Last visit' },
  never: { vi: 'Chưa có', en: 'None yet' },
  leader_of_team: { vi: 'Tổ trưởng', en: 'Team leader' },
  report: { vi: 'Báo cáo', en: 'Report' },
  reported: { vi: 'Đã nộp', en: 'Sent' },
  not_reported: { vi: 'Chưa nộp', en: 'Not sent' },
  returned: { vi: 'Đã trả lại, chưa nộp lại', en: 'Returned, not sent again' },
  call: { vi: 'Gọi {phone}', en: 'Call {phone}' },
  history: { vi: 'Các lần đã nhắc', en: 'Urged so far' },
  no_history: { vi: 'Chưa nhắc tổ này lần nào trong kế hoạch này.', en: 'This team was never urged in this plan.' },
  urged_by: { vi: '{name}, {at}', en: '{name}, {at}' },
  followed_visit: { vi: 'Sau đó: ghi hỗ trợ mới ngày {day}', en: 'Then: new help recorded, {day}' },
  followed_report: { vi: 'Sau đó: gửi báo cáo ngày {day}', en: 'Then: report sent, {day}' },
  followed_none: { vi: 'Sau đó: chưa có gì mới', en: 'Then: nothing yet' },
  said: { vi: 'Lời đã nhắc', en: 'What was said' },
  undo: { vi: 'Gỡ bỏ', en: 'Remove' },
  undo_question: { vi: 'Lần nhắc này ghi nhầm?', en: 'Was this logged by mistake?' },
  undo_yes: { vi: 'Đúng, gỡ bỏ', en: 'Yes, remove it' },
  group: { vi: 'Một lời nhắc cho nhóm Zalo chung', en: 'One message for the common Zalo group' },
  group_text: {
    vi: 'Chọn các tổ chưa nộp báo cáo, rồi soạn một lời nhắc nêu tên các tổ đó.',
    en: 'Choose teams that have not reported; one message names them all.',
  },
  group_compose: { vi: 'Soạn lời nhắc chung', en: 'Make the message' },
  group_chosen: { vi: 'Lời nhắc chung cho {n} tổ', en: 'One message to {n} teams' },
  all_reported: { vi: 'Tất cả các tổ đã nộp báo cáo.', en: 'Every team has sent its report.' },
  greeting: { vi: 'Kính gửi {name} và {team},', en: 'Dear {name} and {team},' },
  greeting_team: { vi: 'Kính gửi {team},', en: 'Dear {team},' },
  greeting_all: { vi: 'Kính gửi các tổ công nghệ số cộng đồng,', en: 'Dear community digital technology teams,' },
  say_before: {
    vi: 'Báo cáo của tổ đến hạn ngày {day}, còn {n} ngày. Đề nghị tổ hoàn thành và gửi về xã đúng hạn.',
    en: "The team's report is due on {day}, in {n} days. Please finish and send it in time.",
  },
  say_on_the_day: {
    vi: 'Hôm nay, ngày {day}, là hạn gửi báo cáo của tổ. Đề nghị tổ gửi về xã trong hôm nay.',
    en: "Today, {day}, the team's report is due. Please send it today.",
  },
  say_late: {
    vi: 'Báo cáo của tổ đã quá hạn {n} ngày (hạn gửi: ngày {day}). Đề nghị tổ gửi về xã ngay hôm nay.',
    en: "The team's report is {n} days late (due on {day}). Please send it today.",
  },
  all_before: {
    vi: 'Báo cáo đến hạn ngày {day}, còn {n} ngày. Các tổ sau chưa gửi báo cáo:',
    en: 'Reports are due on {day}, in {n} days. These teams have not sent theirs:',
  },
  all_on_the_day: {
    vi: 'Hôm nay, ngày {day}, là hạn gửi báo cáo. Các tổ sau chưa gửi báo cáo:',
    en: 'Reports are due today, {day}. These teams have not sent theirs:',
  },
  all_late: {
    vi: 'Báo cáo đã quá hạn {n} ngày (hạn gửi: ngày {day}). Các tổ sau chưa gửi báo cáo:',
    en: 'Reports are {n} days late (due on {day}). These teams have not sent theirs:',
  },
  all_please: { vi: 'Đề nghị các tổ hoàn thành và gửi về xã.', en: 'Please finish and send them.' },
  say_today: { vi: 'Tính đến ngày {day}: {progress}', en: 'As of {day}: {progress}' },
  say_needed: {
    vi: 'Từ nay đến ngày {day}, mỗi tuần cần thêm khoảng {n} {unit}.',
    en: 'Until {day}, about {n} more {unit} a week are needed.',
  },
  say_now: {
    vi: 'Những tuần vừa qua, mỗi tuần được {n} {unit}.',
    en: 'In the last weeks there were {n} {unit} a week.',
  },
  say_due: { vi: 'Hạn gửi báo cáo của tổ: ngày {day}.', en: "The team's report is due on {day}." },
  say_help: {
    vi: 'Tổ gặp khó khăn gì, xin nhắn lại để xã hỗ trợ.',
    en: 'If something is difficult, write back and the commune will help.',
  },
  thanks: { vi: 'Trân trọng cảm ơn!', en: 'Thank you!' },
})

/** "Báo cáo đến hạn 15/12, còn 7 ngày": on the desk, and to the team's lead. */
export function tellDue(lang: Lang, dueOn: Day, { kind, days }: Due): string {
  if (kind === 'on_the_day') return words.say(lang, kind)
  if (kind === 'late') return words.say(lang, kind, { n: number(lang, days) })
  return words.say(lang, kind, { day: shortDay(dueOn), n: number(lang, days) })
}

/** Empty where the due date is a working day. */
export function tellDayOff(lang: Lang, dueOn: Day, working: WorkingDays | null): string {
  if (working === null) return ''
  return words.say(lang, 'day_off', { day: day(dueOn), before: day(working.before), after: day(working.after) })
}

export function tellLast(lang: Lang, days: number | undefined): string {
  if (days === undefined) return words.say(lang, 'never_urged')
  return days === 0 ? words.say(lang, 'urged_today') : words.say(lang, 'urged_days', { n: number(lang, days) })
}

type Told = {
  readonly dueOn: Day
  readonly workingDays: WorkingDays | null
  readonly today: Day
  readonly due: Due
}

/** The message to one team. It is read in the village: a screen asks for it in Vietnamese whatever its own language. */
export function tellTeam(
  lang: Lang,
  team: Pick<TeamProgress, 'name' | 'paces'>,
  leader: string | undefined,
  about: About,
  { dueOn, workingDays, today, due }: Told,
): string {
  const late = team.paces.find((pace) => pace.perWeekNeeded !== null)
  const dates = { day: day(dueOn), n: due.days }
  return paragraphs([
    leader
      ? words.say(lang, 'greeting', { name: leader, team: team.name })
      : words.say(lang, 'greeting_team', { team: team.name }),
    about === 'report' ? join(words.say(lang, `say_${due.kind}`, dates), tellDayOff(lang, dueOn, workingDays)) : '',
    team.paces.length > 0
      ? words.say(lang, 'say_today', { day: day(today), progress: tellProgress(lang, team.name, team.paces) })
      : '',
    about === 'targets' && late ? tellNeeded(lang, late) : '',
    about === 'targets' && due.kind === 'before' ? words.say(lang, 'say_due', { day: day(dueOn) }) : '',
    words.say(lang, 'say_help'),
    words.say(lang, 'thanks'),
  ])
}

function tellNeeded(lang: Lang, { indicator, window, perWeekNeeded, perWeek }: Pace): string {
  const unit = unitOf(lang, indicator)
  return join(
    words.say(lang, 'say_needed', { n: number(lang, perWeekNeeded ?? 0), unit, day: day(window.to) }),
    perWeek === null ? '' : words.say(lang, 'say_now', { n: number(lang, perWeek), unit }),
  )
}

/** The message to the group that all teams read, naming those that have not reported. */
export function tellGroup(
  lang: Lang,
  teams: readonly string[],
  { dueOn, workingDays, due }: Omit<Told, 'today'>,
): string {
  return paragraphs([
    words.say(lang, 'greeting_all'),
    [
      join(words.say(lang, `all_${due.kind}`, { day: day(dueOn), n: due.days })),
      ...teams.map((team, at) => `${at + 1}. ${team}`),
    ].join('\n'),
    join(words.say(lang, 'all_please'), tellDayOff(lang, dueOn, workingDays), words.say(lang, 'say_help')),
    words.say(lang, 'thanks'),
  ])
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n\n')
}

function join(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ')
}
