import { shortDay } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import { channels } from './contract.ts'
import { readingSeconds, syllablesIn } from './rules.ts'

export const words = catalogue({
  outreach: { vi: 'Truyền thông', en: 'Communication' },
  lead: {
    vi: 'Các đợt truyền thông của kế hoạch: nói gì, qua kênh nào, giao thôn nào, đã phát đến đâu.',
    en: "The plan's campaigns: what is said, through which channel, which villages are asked, how far it went.",
  },
  campaigns: { vi: 'Các đợt truyền thông', en: 'Campaigns' },
  campaign: { vi: 'Đợt truyền thông', en: 'Campaign' },
  add_campaign: { vi: 'Thêm đợt truyền thông', en: 'Add a campaign' },
  correct_campaign: { vi: 'Sửa đợt', en: 'Correct the campaign' },
  no_plan: { vi: 'Chưa có kế hoạch đang thực hiện', en: 'No plan is at work' },
  no_plan_text: {
    vi: 'Mỗi đợt truyền thông thuộc một kế hoạch. Hãy kích hoạt kế hoạch trước.',
    en: 'Each campaign belongs to a plan. Activate a plan first.',
  },
  no_campaigns: { vi: 'Chưa có đợt truyền thông nào', en: 'No campaign yet' },
  no_campaigns_text: {
    vi: 'Bấm Thêm đợt truyền thông: tên đợt, từ ngày nào đến ngày nào, để bà con biết điều gì.',
    en: 'Press Add a campaign: its name, its days, and what people are to know after it.',
  },
  found_none: { vi: 'Không có đợt nào khớp', en: 'No campaign fits' },
  found_none_text: { vi: 'Hãy bỏ bớt điều kiện lọc.', en: 'Loosen the filter.' },
  search: { vi: 'Tìm tên đợt, mục tiêu', en: 'Search by name or goal' },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  task: { vi: 'Thuộc việc', en: 'Task' },
  no_task: { vi: 'Cả kế hoạch', en: 'The plan as a whole' },
  title: { vi: 'Tên', en: 'Name' },
  goal: { vi: 'Để bà con biết điều gì', en: 'What people are to know' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'Until' },
  days: { vi: 'Những ngày', en: 'Days' },
  channel: { vi: 'Kênh', en: 'Channel' },
  every_channel: { vi: 'Mọi kênh', en: 'Every channel' },
  state: { vi: 'Tình trạng', en: 'State' },
  any_state: { vi: 'Tất cả', en: 'All' },
  team: { vi: 'Tổ', en: 'Team' },
  every_team: { vi: 'Tất cả các tổ', en: 'All teams' },
  sort: { vi: 'Xếp theo', en: 'Sort by' },
  sort_days: { vi: 'Mới nhất trước', en: 'Latest first' },
  sort_title: { vi: 'Tên', en: 'Name' },
  sort_late: { vi: 'Quá hạn nhiều trước', en: 'Most overdue first' },
  late: { vi: 'Quá hạn', en: 'Overdue' },
  running: { vi: 'Đang làm', en: 'Under way' },
  ahead: { vi: 'Sắp tới', en: 'Coming' },
  done: { vi: 'Đã xong', en: 'Done' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  late_n: { vi: 'Quá hạn {n}', en: '{n} overdue' },
  messages: { vi: 'Các tin', en: 'Messages' },
  messages_n: { vi: 'Số tin', en: 'Messages' },
  message: { vi: 'Tin', en: 'Message' },
  write_message: { vi: 'Viết một tin', en: 'Write a message' },
  another_channel: { vi: 'Dùng lời này cho kênh khác', en: 'Use these words on another channel' },
  correct_message: { vi: 'Sửa tin', en: 'Correct the message' },
  no_messages: { vi: 'Chưa có tin nào', en: 'No message yet' },
  no_messages_text: {
    vi: 'Mỗi tin là lời cho một kênh: bài đọc loa, tin nhóm Zalo, tờ rơi…',
    en: 'Each message is words for one channel: a script to read out, a text for the groups, a leaflet.',
  },
  body: { vi: 'Lời', en: 'Words' },
  body_hint: {
    vi: 'Viết như nói với bà con. Không ghi mã OTP, mật khẩu, số tài khoản.',
    en: 'As you would say it to people. No codes, passwords or account numbers.',
  },
  asked_teams: { vi: 'Giao cho', en: 'Asked' },
  asked_hint: {
    vi: 'Việc của xã thì chọn tổ của xã. Muốn cả xã cùng làm, chọn tất cả.',
    en: "For the commune itself choose the commune's team.",
  },
  all_villages: { vi: 'Tất cả tổ thôn', en: 'All village teams' },
  ask_commune: { vi: 'Tổ của xã', en: "The commune's team" },
  ask_each: { vi: 'Chọn từng tổ', en: 'Choose each' },
  is_public: { vi: 'Đăng cả ở chuyên mục cho bà con xem', en: 'Show it in the public column too' },
  public_yes: { vi: 'Có ở chuyên mục', en: 'In the public column' },
  save: { vi: 'Lưu', en: 'Save' },
  withdraw: { vi: 'Rút', en: 'Withdraw' },
  withdraw_campaign_question: {
    vi: 'Không ai được giao các tin của đợt này nữa. Tin đã phát vẫn được tính.',
    en: 'Nobody is asked for its messages any more. What was published still counts.',
  },
  withdraw_message_question: {
    vi: 'Không tổ nào được giao tin này nữa, và tin không còn ở chuyên mục. Lần đã phát vẫn được tính.',
    en: 'No team is asked for it any more and it leaves the column. What was published still counts.',
  },
  restore: { vi: 'Giao lại', en: 'Ask for it again' },
  reason: { vi: 'Lý do', en: 'Reason' },
  withdrawn_because: { vi: 'Đã rút: {reason}', en: 'Withdrawn: {reason}' },
  published_of: { vi: '{done}/{asked} tổ', en: '{done}/{asked} teams' },
  published: { vi: 'Đã phát, đã đăng', en: 'Published' },
  published_figure: { vi: 'Tin đã phát, đã đăng', en: 'Messages published' },
  published_lead: {
    vi: 'Mỗi dòng là một tin của một tổ, tính một lần vào ngày phát đầu tiên, dù phát lại nhiều lần.',
    en: 'Each row is one message of one team, counted once on its first day, however often it was repeated.',
  },
  in_plan: { vi: 'Trong kỳ chỉ tiêu của kế hoạch', en: "In the plan's own days" },
  open_late: { vi: 'Tổ chưa phát, quá hạn', en: 'Askings overdue' },
  ready: { vi: 'Lời sẵn để dùng', en: 'Ready to use' },
  ready_share: {
    vi: 'Chạm giữ để chọn tất cả, chép rồi dán vào nhóm. Sửa được trước khi chép.',
    en: 'Select it all, copy it and paste it into the group. It may be changed before.',
  },
  ready_script: {
    vi: 'Đọc chậm, rõ, nghỉ ở mỗi dòng. Khoảng {syllables} tiếng, đọc một lần hết chừng {time}.',
    en: 'Read slowly and pause at each line. About {syllables} syllables; once takes about {time}.',
  },
  script_note: {
    vi: 'Ước lượng với 180 tiếng mỗi phút.',
    en: 'Estimated at 180 syllables a minute.',
  },
  seconds: { vi: '{n} giây', en: '{n} seconds' },
  minutes: { vi: '{m} phút {s} giây', en: '{m} min {s} s' },
  share: { vi: 'Chia sẻ', en: 'Share' },
  copy: { vi: 'Chép', en: 'Copy' },
  copied: { vi: 'Đã chép. Mở nhóm Zalo và dán vào.', en: 'Copied. Open the group and paste it.' },
  print_leaflet: { vi: 'In tờ rơi', en: 'Print the leaflet' },
  leaflet_hint: {
    vi: 'Bấm Ctrl + P để in. Khổ giấy A5 hay A4 chọn ở hộp in hoặc ở đây.',
    en: 'Press Ctrl + P to print. Choose A5 or A4 in the print box or here.',
  },
  size_a4: { vi: 'Khổ A4', en: 'A4' },
  size_a5: { vi: 'Khổ A5', en: 'A5' },
  leaflet_scan: {
    vi: 'Quét mã này để xem buổi hướng dẫn gần nhà. Không có điện thoại thông minh thì hỏi trưởng thôn.',
    en: 'Scan this code for the next session near you. Without a smartphone, ask the village head.',
  },
  leaflet_otp: {
    vi: 'Không đưa mã OTP, mật khẩu cho bất kỳ ai.',
    en: 'Never give a code or a password to anybody.',
  },
  next_sessions_code: { vi: 'Mã QR đến các buổi hướng dẫn sắp tới', en: 'QR code to the next sessions' },
  state_of_teams: { vi: 'Các tổ', en: 'The teams' },
  not_yet: { vi: 'Chưa phát', en: 'Not yet' },
  publish: { vi: 'Đã phát, đã đăng', en: 'It is published' },
  publish_for: { vi: 'Ghi thay một tổ', en: 'Record it for a team' },
  published_on: { vi: 'Ngày phát, đăng', en: 'Day' },
  times: { vi: 'Số lần phát, số bản', en: 'How often, how many copies' },
  times_loudspeaker: { vi: 'Đã đọc mấy lần', en: 'How often it was read' },
  times_zalo: { vi: 'Đã gửi mấy nhóm', en: 'How many groups' },
  times_portal: { vi: 'Đã đăng mấy lần', en: 'How often posted' },
  times_facebook: { vi: 'Đã đăng mấy lần', en: 'How often posted' },
  times_leaflet: { vi: 'Đã phát mấy tờ', en: 'How many leaflets' },
  times_banner: { vi: 'Đã treo mấy chiếc', en: 'How many were put up' },
  times_direct: { vi: 'Đã nói mấy buổi', en: 'How many occasions' },
  reach: { vi: 'Ước chừng bao nhiêu người nghe, xem', en: 'About how many people it reached' },
  reach_short: { vi: 'Số người, ước chừng', en: 'People reached, about' },
  reach_hint: { vi: 'Không ước được thì để trống.', en: 'Leave it empty if nobody can tell.' },
  link: { vi: 'Đường dẫn bài đăng', en: 'Link to the post' },
  link_hint: { vi: 'Bắt đầu bằng https://', en: 'Starts with https://' },
  note: { vi: 'Ghi chú', en: 'Note' },
  correct: { vi: 'Sửa', en: 'Correct' },
  correct_reason: { vi: 'Lý do sửa (khi kỳ đã khóa)', en: 'Why (where the period is locked)' },
  undo: { vi: 'Gỡ', en: 'Take back' },
  undo_question: {
    vi: 'Ghi nhầm thì gỡ: lần phát này ở lại danh sách kèm lý do và không còn được tính.',
    en: 'Recorded by mistake: it stays in the list with the reason and counts no more.',
  },
  undone: { vi: 'Đã gỡ: {reason}', en: 'Taken back: {reason}' },
  no_published: { vi: 'Chưa có tin nào được phát trong những ngày này', en: 'Nothing was published in these days' },
  no_published_text: {
    vi: 'Chưa ghi không có nghĩa là chưa phát: hãy hỏi các tổ.',
    en: 'Not recorded does not mean not done: ask the teams.',
  },
  history: { vi: 'Các thay đổi', en: 'Changes' },
  own: { vi: 'Việc truyền thông', en: 'What to tell people' },
  own_n: { vi: '{n} tin cần phát', en: '{n} messages to publish' },
  own_late: { vi: '{n} tin quá hạn', en: '{n} messages overdue' },
  to_today: { vi: 'Về Hôm nay', en: 'Back to today' },
  back_to_own: { vi: 'Việc truyền thông', en: 'What to tell people' },
  to_publish: { vi: 'Cần phát', en: 'To publish' },
  was_published: { vi: 'Đã phát', en: 'Published' },
  none_asked: { vi: 'Chưa có tin nào giao cho tổ', en: 'The team is asked for nothing' },
  none_asked_text: {
    vi: 'Khi Trung tâm Văn hóa, Thể thao và Truyền thông xã giao tin, tin sẽ hiện ở đây.',
    en: 'When the communications centre asks for a message, it appears here.',
  },
  by_day: { vi: 'đến hết ngày {day}', en: 'by {day}' },
  done_title: { vi: 'Tổ đã phát ngày {day}', en: 'Published on {day}' },
  times_n: { vi: '{n} lần, bản', en: '{n} times or copies' },
  reach_n: { vi: 'chừng {n} người', en: 'about {n} people' },
  reach_unknown: { vi: 'không ước số người', en: 'reach not estimated' },
  column: { vi: 'Chuyển đổi số đến từng thôn', en: 'Digital life in every village' },
  column_lead: {
    vi: 'Tin ngắn của xã về dịch vụ công trực tuyến, thanh toán và an toàn trên mạng.',
    en: 'Short notices of the commune on online services, payment and safety.',
  },
  column_all: { vi: 'Xem cả chuyên mục', en: 'See the whole column' },
  column_none: { vi: 'Chưa có tin nào.', en: 'No notice yet.' },
  column_sessions: { vi: 'Xem buổi hướng dẫn gần nhà', en: 'See the sessions near you' },
  column_feed: { vi: 'Nguồn tin Atom', en: 'Atom feed' },
  column_language: { vi: 'Tin được viết bằng tiếng Việt.', en: 'The notices are written in Vietnamese.' },
  order_plan_campaign: { vi: 'Lập đợt', en: 'Planned' },
  order_correct_campaign: { vi: 'Sửa đợt', en: 'Campaign corrected' },
  order_withdraw_campaign: { vi: 'Rút đợt', en: 'Campaign withdrawn' },
  order_restore_campaign: { vi: 'Giao lại đợt', en: 'Asked for again' },
  order_write_message: { vi: 'Viết tin', en: 'Written' },
  order_correct_message: { vi: 'Sửa tin', en: 'Message corrected' },
  order_withdraw_message: { vi: 'Rút tin', en: 'Message withdrawn' },
  order_restore_message: { vi: 'Giao lại tin', en: 'Asked for again' },
  order_publish: { vi: 'Ghi đã phát', en: 'Published' },
  order_correct_publication: { vi: 'Sửa lần phát', en: 'Publication corrected' },
  order_undo_publication: { vi: 'Gỡ lần phát', en: 'Publication taken back' },
  order_other: { vi: 'Thay đổi', en: 'Changed' },
})

export function nameChannel(lang: Lang, code: string): string {
  return channels.find((channel) => channel.code === code)?.[lang] ?? code
}

export function nameOrder(lang: Lang, type: string): string {
  const key = `order_${type.split('.')[1] ?? ''}`
  return words.say(lang, key in words.entries ? (key as 'order_other') : 'order_other')
}

/** "01/11 – 31/12", or the one day. */
export function tellDays({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`
}

/** Words for the groups and the pages: what it is, the text, and where the next sessions are. Vietnamese, as it is read there. */
export function tellShared({ title, body }: { readonly title: string; readonly body: string }, link: string): string {
  return `${title}\n\n${body}\n\nBuổi hướng dẫn gần nhà: ${link}`
}

/** How long a script takes, with the rate it is estimated at. */
export function tellReading(lang: Lang, text: string): string {
  const seconds = readingSeconds(text)
  const [m, s] = [Math.floor(seconds / 60), seconds % 60]
  const time = m === 0 ? words.say(lang, 'seconds', { n: s }) : words.say(lang, 'minutes', { m, s })
  return words.say(lang, 'ready_script', { syllables: syllablesIn(text), time })
}
