import { catalogue } from '../words/words.ts'

/** What a phone says about what it keeps. */
export const words = catalogue({
  waiting: { vi: 'Chờ gửi', en: 'Waiting to be sent' },
  waiting_lead: {
    vi: 'Những việc dưới đây đã lưu trên máy này. Có mạng là máy tự gửi, không cần làm gì thêm.',
    en: 'These are saved on this phone. They are sent by themselves once there is a network.',
  },
  waiting_visits: {
    vi: '{n} lần hỗ trợ chờ gửi, sẽ tự gửi khi có mạng',
    en: '{n} visits waiting, sent by themselves once there is a network',
  },
  waiting_things: {
    vi: '{n} việc chờ gửi, sẽ tự gửi khi có mạng',
    en: '{n} things waiting, sent by themselves once there is a network',
  },
  refused_things: { vi: '{n} việc chưa được tính, bấm để xem và sửa', en: '{n} not counted, tap to look and mend' },
  signed_out: {
    vi: 'Bạn đã đăng xuất ở máy chủ. {n} việc vẫn còn trên máy; hãy đăng nhập lại để gửi.',
    en: 'You are signed out. {n} things are still on this phone: sign in again to send them.',
  },
  nothing_waiting: { vi: 'Không có gì chờ gửi', en: 'Nothing is waiting' },
  nothing_waiting_text: {
    vi: 'Mọi việc ghi trên máy này đã được gửi.',
    en: 'All that was recorded on this phone has been sent.',
  },
  needs_script: {
    vi: 'Trình duyệt này không giữ được việc khi mất mạng: mỗi lần bấm Lưu là gửi ngay. Không có gì chờ gửi.',
    en: 'This browser cannot keep things without a network: every save is sent at once, and nothing waits.',
  },
  saved_here: { vi: 'Đã lưu trên máy, chờ gửi', en: 'Saved on this phone, waiting to be sent' },
  saved_here_text: {
    vi: 'Không mất gì cả. Có mạng là máy tự gửi.',
    en: 'Nothing is lost. It is sent by itself once there is a network.',
  },
  sending: { vi: 'Đã lưu trên máy, đang gửi…', en: 'Saved on this phone, sending…' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  sent_counted: { vi: 'Đã gửi, đã được tính', en: 'Sent and counted' },
  refused: { vi: 'Chưa được tính', en: 'Not counted' },
  refused_text: { vi: 'Việc này vẫn còn trên máy.', en: 'It is still on this phone.' },
  edit: { vi: 'Sửa', en: 'Change' },
  mend: { vi: 'Xem và sửa', en: 'Look and mend' },
  remove: { vi: 'Xóa khỏi máy', en: 'Drop from this phone' },
  remove_question: { vi: 'Bỏ hẳn việc này? Nó sẽ không được tính.', en: 'Drop this for good? It will not count.' },
  remove_yes: { vi: 'Bỏ hẳn', en: 'Drop it' },
  send_again: { vi: 'Gửi lại', en: 'Send again' },
  send_now: { vi: 'Gửi ngay', en: 'Send now' },
  saved_at: { vi: 'Lưu lúc {at}', en: 'Saved at {at}' },
  sign_in_again: { vi: 'Đăng nhập lại', en: 'Sign in again' },
  leaving: {
    vi: 'Còn {n} việc chưa gửi trên máy này. Đăng xuất thì máy vẫn giữ, và gửi khi bạn đăng nhập lại trên máy này.',
    en: '{n} things on this phone were not sent. They stay here and are sent when you sign in on this phone again.',
  },
  leave_anyway: { vi: 'Vẫn đăng xuất', en: 'Sign out anyway' },
  stay: { vi: 'Ở lại', en: 'Stay' },
  cannot_save: {
    vi: 'Máy không lưu được: bộ nhớ đã đầy hoặc bị khóa. Chưa ghi gì cả; hãy dọn bớt bộ nhớ rồi bấm Lưu lại.',
    en: 'This phone could not save it: its storage is full or locked. Nothing was recorded; free some space and save again.',
  },
})
