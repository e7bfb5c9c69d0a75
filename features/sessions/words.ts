import { day } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import { kinds } from './contract.ts'

export const words = catalogue({
  sessions: { vi: 'Buổi hướng dẫn', en: 'Sessions' },
  sessions_lead: {
    vi: 'Ngày hướng dẫn hằng tháng, buổi lưu động, lớp nhỏ, tập huấn và hội nghị. Chạm vào một buổi để ghi người dự.',
    en: 'Monthly guidance days, mobile sessions, classes, trainings and conferences. Open one to record who came.',
  },
  plan_session: { vi: 'Lên lịch một buổi', en: 'Plan a session' },
  plan_this: { vi: 'Lên lịch', en: 'Plan it' },
  month: { vi: 'Tháng {month}', en: 'Month {month}' },
  week: { vi: 'Tuần {from} – {to}', en: 'Week {from} – {to}' },
  by_day: { vi: 'Ngày', en: 'Day' },
  by_week: { vi: 'Tuần', en: 'Week' },
  by_month: { vi: 'Tháng', en: 'Month' },
  shown_by: { vi: 'Xem theo', en: 'Shown by' },
  earlier: { vi: 'Trước', en: 'Earlier' },
  later: { vi: 'Sau', en: 'Later' },
  to_this_day: { vi: 'Hôm nay', en: 'Today' },
  clashing: { vi: 'Trùng giờ', en: 'Clashes' },
  calendar: { vi: 'Lịch', en: 'Calendar' },
  list: { vi: 'Danh sách', en: 'List' },
  mon: { vi: 'Thứ hai', en: 'Monday' },
  tue: { vi: 'Thứ ba', en: 'Tuesday' },
  wed: { vi: 'Thứ tư', en: 'Wednesday' },
  thu: { vi: 'Thứ năm', en: 'Thursday' },
  fri: { vi: 'Thứ sáu', en: 'Friday' },
  sat: { vi: 'Thứ bảy', en: 'Saturday' },
  sun: { vi: 'Chủ nhật', en: 'Sunday' },
  none_shown: { vi: 'Chưa có buổi nào trong thời gian này.', en: 'No session in this time yet.' },
  none: { vi: 'Chưa có buổi nào ở đây', en: 'No session here yet' },
  none_text: {
    vi: 'Lên lịch buổi đầu tiên, hoặc bỏ bớt điều kiện lọc.',
    en: 'Plan the first one, or loosen the filter.',
  },
  feed: { vi: 'Lịch cho điện thoại (iCalendar)', en: 'Calendar feed (iCalendar)' },
  kind: { vi: 'Loại buổi', en: 'Kind' },
  all_kinds: { vi: 'Mọi loại', en: 'Every kind' },
  session_title: { vi: 'Tên riêng của buổi', en: 'A name of its own' },
  session_title_hint: { vi: 'Bỏ trống thì lấy tên loại buổi.', en: 'Left empty, the kind names it.' },
  team: { vi: 'Tổ tổ chức', en: 'Held by' },
  all_teams: { vi: 'Tất cả các tổ', en: 'All teams' },
  held_on: { vi: 'Ngày', en: 'Day' },
  starts_at: { vi: 'Từ giờ', en: 'From' },
  ends_at: { vi: 'Đến giờ', en: 'Until' },
  time: { vi: 'Giờ', en: 'Time' },
  venue: { vi: 'Địa điểm', en: 'Place' },
  venue_hint: {
    vi: 'Ví dụ: Nhà văn hóa thôn 3, Trường tiểu học, Trung tâm Phục vụ hành chính công xã.',
    en: 'For example the cultural house, the school, the service centre.',
  },
  partners: { vi: 'Đơn vị phối hợp', en: 'Partners' },
  other_partner: { vi: 'Đơn vị khác', en: 'Another partner' },
  capacity: { vi: 'Số chỗ', en: 'Seats' },
  note: { vi: 'Ghi chú', en: 'Note' },
  status: { vi: 'Tình trạng', en: 'State' },
  any_status: { vi: 'Tất cả', en: 'All' },
  planned: { vi: 'Đã lên lịch', en: 'Planned' },
  today: { vi: 'Hôm nay', en: 'Today' },
  closed: { vi: 'Đã tổ chức', en: 'Held' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  awaits_closing: { vi: 'Chưa ghi kết quả', en: 'Result missing' },
  from_day: { vi: 'Từ ngày', en: 'From day' },
  to_day: { vi: 'Đến ngày', en: 'To day' },
  search_venue: { vi: 'Tìm địa điểm', en: 'Search the place' },
  attended: { vi: 'Lượt dự', en: 'Attended' },
  attended_n: { vi: '{n} lượt dự', en: '{n} attended' },
  attended_of: { vi: '{n} lượt dự, {households} hộ có tên', en: '{n} attended, {households} named households' },
  attended_waiting: {
    vi: 'Còn {n} lượt dự chờ gửi trên máy này, sẽ tự gửi khi có mạng.',
    en: '{n} more wait on this phone and go by themselves once there is a network.',
  },
  over_capacity: {
    vi: 'Đã quá {n} chỗ. Vẫn ghi được; nên kê thêm ghế hoặc mở thêm buổi.',
    en: 'More than the {n} seats. Recording goes on; add chairs or plan another session.',
  },
  clashes: { vi: 'Trùng giờ với buổi khác', en: 'At the same time as another session' },
  clash_venue: { vi: '{session}, {from}–{to}: cùng địa điểm', en: '{session}, {from}–{to}: same place' },
  clash_team: { vi: '{session}, {from}–{to}: cùng tổ', en: '{session}, {from}–{to}: same team' },
  about: { vi: 'Buổi này', en: 'This session' },
  cancel_reason: { vi: 'Lý do hủy', en: 'Reason for cancelling' },
  result: { vi: 'Kết quả', en: 'Result' },
  result_hint: {
    vi: 'Mấy câu: đã hướng dẫn việc gì, khó khăn gì. Số lượt dự đã có sẵn.',
    en: 'A few sentences: what was shown, what was hard. The attendance is counted already.',
  },
  who_came: { vi: 'Người đến dự', en: 'Who came' },
  nobody_came: { vi: 'Chưa ghi ai.', en: 'Nobody recorded yet.' },
  tick_members: { vi: 'Thành viên có mặt', en: 'Members present' },
  search_member: { vi: 'Tìm thành viên', en: 'Find a member' },
  no_member: { vi: 'Không còn thành viên nào để ghi.', en: 'No members left to put in.' },
  training_page: { vi: 'Nội dung, đánh giá', en: 'Topics and levels' },
  tick_households: { vi: 'Hộ đến dự', en: 'Households that came' },
  tick_lead: {
    vi: 'Tìm tên chủ hộ, tích các hộ có mặt rồi bấm Ghi có mặt.',
    en: 'Search a name, tick those present, then record them.',
  },
  search_household: { vi: 'Tìm tên chủ hộ', en: 'Search a household' },
  search: { vi: 'Tìm', en: 'Search' },
  no_household: { vi: 'Không thấy hộ nào. Thử gõ ít chữ hơn.', en: 'No household found. Type fewer letters.' },
  more_households: { vi: 'Còn {n} hộ nữa: gõ tên để tìm.', en: '{n} more: type a name to find them.' },
  record_present: { vi: 'Ghi có mặt', en: 'Record as present' },
  guest: { vi: 'Khách khác, không ghi tên', en: 'Other guests, not named' },
  guest_lead: {
    vi: 'Người đến mà không muốn ghi tên, hoặc ở nơi khác. Vẫn tính là một lượt dự.',
    en: 'Someone who is not named or from elsewhere. Still one attendance.',
  },
  add_n: { vi: 'Thêm {n}', en: 'Add {n}' },
  guest_name: { vi: 'Tên khách', en: "Guest's name" },
  add_guest: { vi: 'Thêm khách', en: 'Add the guest' },
  unnamed: { vi: 'Bà con không ghi tên', en: 'Not named' },
  outside: { vi: 'Hộ của tổ khác', en: "Another team's household" },
  checked_in: { vi: 'Đã báo có mặt', en: 'Say to be here' },
  checked_in_lead: {
    vi: 'Bà con tự quét mã để báo. Nhìn đúng người rồi bấm Đã đến; chưa bấm thì chưa tính.',
    en: 'They scanned the code themselves. See that they are here, then confirm; until then nobody is counted.',
  },
  confirm_all: { vi: 'Cả {n} người đã đến', en: 'All {n} are here' },
  dismiss_check_in: { vi: 'Không có ở đây', en: 'Not here' },
  signed_up: { vi: 'Đã đăng ký, chưa đến', en: 'Signed up, not here yet' },
  signed_up_n: { vi: '{n} người đã đăng ký', en: '{n} signed up' },
  has_come: { vi: 'Đã đến', en: 'Is here' },
  record_help: { vi: 'Ghi hỗ trợ', en: 'Record help' },
  helped: { vi: 'Đã ghi hỗ trợ', en: 'Help recorded' },
  take_out: { vi: 'Gỡ', en: 'Take out' },
  change: { vi: 'Sửa thông tin', en: 'Change' },
  save: { vi: 'Lưu', en: 'Save' },
  move: { vi: 'Dời ngày, giờ, địa điểm', en: 'Move' },
  move_question: {
    vi: 'Dời buổi này? Lịch chung đổi ngay; nhớ báo bà con và tổ.',
    en: 'Move this session? The public calendar changes at once; tell the people and the team.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  do_move: { vi: 'Dời buổi', en: 'Move it' },
  cancel: { vi: 'Hủy buổi', en: 'Cancel the session' },
  cancel_question: {
    vi: 'Hủy buổi này? Trên trang công khai sẽ ghi là đã hủy.',
    en: 'Cancel this session? The public page will say so.',
  },
  close: { vi: 'Kết thúc buổi', en: 'Close the session' },
  close_question: {
    vi: 'Kết thúc và tính {n} lượt dự vào số liệu? Vẫn có thể mở lại.',
    en: 'Close it and count {n} attendances? It can be reopened.',
  },
  reopen: { vi: 'Mở lại', en: 'Reopen' },
  repeat: { vi: 'Lặp lại hằng tháng', en: 'Repeat monthly' },
  repeat_months: { vi: 'Trong mấy tháng tới', en: 'For how many months' },
  rhythm: { vi: 'Vào ngày nào', en: 'On which day' },
  by_weekday: { vi: 'Cùng thứ trong tháng', en: 'Same weekday of the month' },
  by_date: { vi: 'Cùng ngày (gặp ngày nghỉ thì lùi sang ngày làm việc)', en: 'Same date (or the next working day)' },
  do_repeat: { vi: 'Lên lịch các tháng tới', en: 'Plan the months' },
  sheet: { vi: 'Phiếu kết quả buổi', en: 'Result sheet' },
  sheet_title: { vi: 'PHIẾU KẾT QUẢ BUỔI HƯỚNG DẪN', en: 'RESULT SHEET OF A SESSION' },
  print_hint: { vi: 'Bấm Ctrl+P (hoặc menu In của trình duyệt) để in.', en: 'Press Ctrl+P to print.' },
  ordinal: { vi: 'TT', en: 'No.' },
  put_in_at: { vi: 'Ghi lúc', en: 'Put in at' },
  who: { vi: 'Họ tên chủ hộ, khách', en: 'Name' },
  signature: { vi: 'Ký tên', en: 'Signature' },
  recorder: { vi: 'Người ghi', en: 'Recorded by' },
  chair: { vi: 'Người chủ trì', en: 'Chaired by' },
  totals: {
    vi: 'Tổng cộng: {n} lượt dự, trong đó {households} hộ có tên.',
    en: 'In all: {n} attended, {households} named households.',
  },
  sheet_photo: { vi: 'Ảnh tờ ký tên', en: 'Photograph of the signed sheet' },
  sheet_photo_of: { vi: 'Ảnh tờ ký tên: {session}', en: 'The signed sheet of {session}' },
  sheet_photo_lead: {
    vi: 'Điểm danh bằng giấy thì chụp lại tờ có chữ ký để lưu cùng kết quả. Ảnh không thay cho việc ghi người dự.',
    en: 'If people signed on paper, photograph the sheet and keep it with the result. It does not replace the attendance.',
  },
  sheet_photo_how: {
    vi: 'Chụp cả tờ, đủ sáng. Chỉ người tổ chức và cán bộ xã xem được; hộ nào xin xóa thông tin thì ảnh cũng bị xóa.',
    en: 'The whole sheet, in good light. Only the hosts and officers see it; it goes when a household on it is erased.',
  },
  sheet_photo_add: { vi: 'Thêm ảnh tờ ký tên', en: 'Add the signed sheet' },
  sheet_photo_replace: { vi: 'Thay ảnh tờ ký tên', en: 'Replace the photograph' },
  sheet_photo_save: { vi: 'Lưu ảnh', en: 'Save the photograph' },
  sheet_photo_remove: { vi: 'Xóa ảnh tờ ký tên', en: 'Erase the photograph' },
  sheet_photo_remove_question: {
    vi: 'Xóa hẳn ảnh này khỏi máy chủ? Số lượt dự không đổi.',
    en: 'Erase this photograph from the server for good? The attendance stays.',
  },
  notice: { vi: 'Tin báo cho bà con', en: 'Notice to the people' },
  notice_text: { vi: 'Lời báo', en: 'Its words' },
  notice_hint: {
    vi: 'Chép gửi vào nhóm Zalo, đọc trên loa. Sửa được trước khi chép.',
    en: 'Copy it into the Zalo groups or read it out. It may be changed before.',
  },
  poster: { vi: 'Tờ dán, mã đăng ký', en: 'Poster to sign up' },
  door_sheet: { vi: 'Tờ ở cửa, mã báo có mặt', en: 'Door sheet to check in' },
  door_scan: {
    vi: 'Bà con đến nơi thì quét mã này để báo có mặt. Không có điện thoại thì nói với người phụ trách.',
    en: 'Scan this when you arrive, to say that you are here. Without a phone, tell the host.',
  },
  door_code: { vi: 'Mã QR để bà con báo có mặt', en: 'QR code to check in' },
  door_code_show: {
    vi: 'Đưa màn hình này cho bà con quét, hoặc in tờ ở cửa từ trang của buổi trên máy tính.',
    en: 'Let people scan this screen, or print the door sheet from the desk.',
  },
  poster_scan: {
    vi: 'Bà con quét mã để xem và đăng ký dự. Không đăng ký vẫn cứ đến.',
    en: 'Scan to see more and sign up. You may also just come.',
  },
  poster_helper: { vi: 'Dành cho người giúp: quét để điểm danh', en: 'For helpers: scan to check people in' },
  qr_public: { vi: 'Mã QR tới trang đăng ký dự', en: 'QR code to the sign-up page' },
  qr_helper: { vi: 'Mã QR tới trang điểm danh', en: 'QR code to the check-in page' },
  free: { vi: 'Miễn phí. Nhớ mang điện thoại và căn cước.', en: 'Free. Bring your phone and identity card.' },
  no_team: { vi: 'Chưa có tổ nào', en: 'No team yet' },
  no_team_text: { vi: 'Lập các tổ trước, rồi mới lên lịch được.', en: 'Set up the teams first, then plan sessions.' },
  set_up_teams: { vi: 'Lập các tổ', en: 'Set up the teams' },
  history: { vi: 'Các thay đổi', en: 'Changes' },
  order_plan: { vi: 'Lên lịch', en: 'Planned' },
  order_repeat: { vi: 'Lên lịch hằng tháng', en: 'Planned monthly' },
  order_correct: { vi: 'Sửa thông tin', en: 'Changed' },
  order_move: { vi: 'Dời buổi', en: 'Moved' },
  order_cancel: { vi: 'Hủy', en: 'Cancelled' },
  order_close: { vi: 'Kết thúc', en: 'Closed' },
  order_reopen: { vi: 'Mở lại', en: 'Reopened' },
  order_attend: { vi: 'Ghi người dự', en: 'Attendance recorded' },
  order_attach_photo: { vi: 'Thêm ảnh tờ ký tên', en: 'Signed sheet photographed' },
  order_remove_photo: { vi: 'Xóa ảnh tờ ký tên', en: 'Photograph erased' },
  order_topics: { vi: 'Ghi nội dung tập huấn', en: 'Topics set' },
  order_unattend: { vi: 'Gỡ người dự', en: 'Attendance taken out' },
  take_attendance: { vi: 'Điểm danh', en: 'Take attendance' },
  own_sessions: { vi: 'Buổi của tổ', en: "The team's sessions" },
  coming: { vi: 'Sắp tới', en: 'Coming' },
  past: { vi: 'Đã qua', en: 'Past' },
  to_today: { vi: 'Về Hôm nay', en: 'Back to today' },
  back_to_sessions: { vi: 'Các buổi của tổ', en: "The team's sessions" },
  not_today: {
    vi: 'Buổi này chưa tới ngày. Đến ngày {day} mới ghi người dự được.',
    en: 'The day has not come. Attendance opens on {day}.',
  },
  next_sessions: { vi: 'Buổi hướng dẫn gần nhất', en: 'Next guidance sessions' },
  all_sessions: { vi: 'Xem mọi buổi sắp tới', en: 'See all coming sessions' },
  no_next: { vi: 'Hiện chưa có buổi nào được lên lịch.', en: 'No session is planned at the moment.' },
  public_lead: {
    vi: 'Ai cũng dự được, miễn phí. Bà con cứ đến, không bắt buộc đăng ký.',
    en: 'Open to everybody, free. You may just come; no need to sign up.',
  },
  near: { vi: 'Gần thôn nào', en: 'Near which village' },
  all_villages: { vi: 'Cả xã', en: 'The whole commune' },
  sign_up: { vi: 'Đăng ký dự', en: 'Sign up' },
  sign_up_lead: {
    vi: 'Để ban tổ chức kê đủ ghế. Không cần ghi tên cũng được. Chỉ người tổ chức thấy tên và số này.',
    en: 'So that there are enough chairs. You need not give a name. Only the organisers see it.',
  },
  your_name: { vi: 'Tên của bác', en: 'Your name' },
  your_phone: { vi: 'Số điện thoại', en: 'Phone' },
  say_here: { vi: 'Báo có mặt', en: 'Say that you are here' },
  at_place: { vi: 'Bác đã đến nơi?', en: 'Are you there already?' },
  say_here_lead: {
    vi: 'Đã đăng ký thì ghi đúng số điện thoại đã đăng ký. Chưa đăng ký cũng báo được; không cần ghi tên, số điện thoại.',
    en: 'If you signed up, give the same phone number. Without a sign-up it works too; you need not give a name or number.',
  },
  said_here: {
    vi: 'Đã báo có mặt. Mời bác vào chỗ; người phụ trách sẽ ghi bác vào danh sách.',
    en: 'You are checked in. Please take a seat; the host will put you on the list.',
  },
  said_here_title: { vi: 'Cảm ơn bác đã đến', en: 'Thank you for coming' },
  another_here: { vi: 'Báo cho người khác cùng đến', en: 'Check in somebody who came along' },
  not_here_yet: {
    vi: 'Trang này để báo có mặt trong ngày tổ chức. Hôm nay bác có thể đăng ký trước.',
    en: 'This page is for saying on the day that you are here. Today you can sign up beforehand.',
  },
  was_cancelled: {
    vi: 'Buổi này đã hủy. Mời bác xem các buổi khác.',
    en: 'This session is cancelled. Please see the others.',
  },
})

export function nameKind(lang: Lang, code: string): string {
  return kinds.find((kind) => kind.code === code)?.[lang] ?? code
}

/** Its own name, else what it is. */
export function nameSession(lang: Lang, session: { readonly title: string; readonly kind: string }): string {
  return session.title || nameKind(lang, session.kind)
}

/** Words for the groups and the loudspeaker: what is held, what is held at another time now, what is not held. Vietnamese. */
export function tellNotice(
  session: Parameters<typeof tellWhen>[1] & {
    readonly title: string
    readonly kind: string
    readonly venue: string
    readonly status: string
    readonly reason: string | null
  },
  commune: string,
  link: string,
  isMoved: boolean,
): string {
  const name = nameSession('vi', session)
  const host = commune.charAt(0).toUpperCase() + commune.slice(1)
  const told = `${name}: ${tellWhen('vi', session)}, tại ${session.venue}`
  if (session.status === 'cancelled')
    return `${host} báo HỦY ${told}. Lý do: ${session.reason ?? ''}. Mong bà con thông cảm và báo cho nhau. Xem các buổi khác: ${link}`
  if (isMoved) return `${host} báo ĐỔI LỊCH ${told}. Mong bà con thông cảm và báo cho nhau. Xem và đăng ký: ${link}`
  return `${host} mời bà con dự ${told}. Ai cũng dự được, miễn phí. Xem và đăng ký: ${link}`
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

export function nameWeekday(lang: Lang, value: string): string {
  return words.say(lang, weekdays[new Date(`${value}T00:00:00Z`).getUTCDay()] ?? 'mon')
}

/** "Thứ hai 05/01/2026, 07:30–11:00". */
export function tellWhen(
  lang: Lang,
  session: { readonly heldOn: string; readonly startsAt: string; readonly endsAt: string },
): string {
  return `${nameWeekday(lang, session.heldOn)} ${day(session.heldOn)}, ${session.startsAt}\u2060–\u2060${session.endsAt}`
}

const orders = {
  'sessions.plan': 'order_plan',
  'sessions.repeat_monthly': 'order_repeat',
  'sessions.correct': 'order_correct',
  'training.set_topics': 'order_topics',
  'sessions.move': 'order_move',
  'sessions.cancel': 'order_cancel',
  'sessions.close': 'order_close',
  'sessions.reopen': 'order_reopen',
  'sessions.attend': 'order_attend',
  'sessions.unattend': 'order_unattend',
  'sessions.attach_photo': 'order_attach_photo',
  'sessions.remove_photo': 'order_remove_photo',
} as const

/** What was done to a session, for its history. */
export function nameOrder(lang: Lang, type: string): string {
  const key = Object.entries(orders).find(([order]) => order === type)?.[1]
  return key === undefined ? type : words.say(lang, key)
}
