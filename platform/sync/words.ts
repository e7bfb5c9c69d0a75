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
  held_things: { vi: '{n} việc đang chờ cán bộ xã xét', en: '{n} things wait for the commune officer' },
  photos_waiting: { vi: '{n} ảnh chờ gửi', en: '{n} photographs waiting to be sent' },
  photos_refused: { vi: '{n} ảnh không gửi được, bấm để xem', en: '{n} photographs could not be sent, tap to look' },
  held_title: { vi: 'Đã chuyển cán bộ xã xét', en: 'Handed to the commune officer' },
  held_text: {
    vi: 'Không mất gì cả, không cần làm gì thêm. Cán bộ xã nhận thì việc này được tính.',
    en: 'Nothing is lost and there is nothing to do. It counts once the officer takes it.',
  },
  held_reason: { vi: 'Lý do: {reason}', en: 'Reason: {reason}' },
  signed_out: {
    vi: 'Bạn đã đăng xuất ở máy chủ. {n} việc vẫn còn trên máy; hãy đăng nhập lại để gửi.',
    en: 'You are signed out. {n} things are still on this phone: sign in again to send them.',
  },
  locked_waiting: {
    vi: 'Máy này còn {n} việc của người khác chờ gửi, sẽ tự gửi khi có mạng',
    en: '{n} things of other people wait on this phone, sent by themselves once there is a network',
  },
  nothing_of_yours: { vi: 'Việc của bạn đã gửi hết', en: 'Yours are all sent' },
  lock_now: { vi: 'Khóa máy', en: 'Lock' },
  this_phone: { vi: 'Máy này', en: 'This phone' },
  shared_phone: { vi: 'Dùng chung máy? Đặt mã PIN', en: 'A shared phone? Choose a PIN' },
  of_erased: { vi: 'Một việc của người đã được xóa thông tin', en: 'Something about a person who was erased' },
  nothing_waiting: { vi: 'Không có gì chờ gửi', en: 'Nothing is waiting' },
  nothing_waiting_text: {
    vi: 'Mọi việc ghi trên máy này đã được gửi.',
    en: 'All that was recorded on this phone has been sent.',
  },
  needs_script: {
    vi: 'Trình duyệt này không giữ được việc khi mất mạng: mỗi lần bấm Lưu là gửi ngay. Không có gì chờ gửi.',
    en: 'This browser cannot keep things without a network: every save is sent at once, and nothing waits.',
  },
  not_kept: {
    vi: 'Lúc này trình duyệt không mở được bộ nhớ của ứng dụng: mỗi lần bấm Lưu là gửi ngay, cần có mạng. Hãy đóng các trang khác của ứng dụng rồi mở lại, và đừng dùng chế độ ẩn danh.',
    en: 'This browser cannot open what the app keeps just now: every save is sent at once and needs a network. Close other pages of the app, open it again, and use no private window.',
  },
  page_of: {
    vi: 'Danh sách này lấy từ máy chủ ngày {day}. Có mạng là máy tự lấy lại.',
    en: 'This list came from the server on {day}. It is fetched again once there is a network.',
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
  remove_held: {
    vi: 'Bỏ khỏi máy này? Cán bộ xã vẫn giữ việc này và sẽ xét.',
    en: 'Take it off this phone? The officer still has it and will decide.',
  },
  remove_maybe: {
    vi: 'Bỏ hẳn việc này? Nếu máy chủ đã nhận trước đó thì nó vẫn còn ở xã.',
    en: 'Drop this for good? If the server took it before, it stays with the commune.',
  },
  remove_yes: { vi: 'Bỏ hẳn', en: 'Drop it' },
  send_again: { vi: 'Gửi lại', en: 'Send again' },
  send_now: { vi: 'Gửi ngay', en: 'Send now' },
  sending_now: { vi: 'Đang gửi…', en: 'Sending…' },
  not_sent_yet: {
    vi: 'Chưa gửi được: chưa có mạng, hoặc máy chủ chưa trả lời. Không mất gì cả, máy sẽ tự gửi lại.',
    en: 'Not sent yet: there is no network, or the server does not answer. Nothing is lost; this phone tries again by itself.',
  },
  saved_at: { vi: 'Lưu lúc {at}', en: 'Saved at {at}' },
  sign_in_again: { vi: 'Đăng nhập lại', en: 'Sign in again' },
  leaving: {
    vi: 'Còn {n} việc chưa gửi trên máy này. Đăng xuất thì máy vẫn giữ, và gửi khi có mạng hoặc khi bạn đăng nhập lại.',
    en: '{n} things on this phone were not sent. They stay here and are sent once there is a network, or when you sign in again.',
  },
  leave_anyway: { vi: 'Vẫn đăng xuất', en: 'Sign out anyway' },
  stay: { vi: 'Ở lại', en: 'Stay' },
  cannot_save: {
    vi: 'Máy không lưu được: bộ nhớ đã đầy hoặc bị khóa. Chưa ghi gì cả; hãy dọn bớt bộ nhớ rồi bấm Lưu lại.',
    en: 'This phone could not save it: its storage is full or locked. Nothing was recorded; free some space and save again.',
  },
  clock_ahead: {
    vi: 'Đồng hồ máy này chạy nhanh {off}. Hãy bật ngày giờ tự động trong phần Cài đặt của máy.',
    en: "This phone's clock is {off} ahead. Switch on automatic date and time in its settings.",
  },
  clock_behind: {
    vi: 'Đồng hồ máy này chạy chậm {off}. Hãy bật ngày giờ tự động trong phần Cài đặt của máy.',
    en: "This phone's clock is {off} behind. Switch on automatic date and time in its settings.",
  },
  off_minutes: { vi: '{n} phút', en: '{n} minutes' },
  off_hours: { vi: '{n} giờ', en: '{n} hours' },
  off_days: { vi: '{n} ngày', en: '{n} days' },
  full: {
    vi: 'Bộ nhớ máy sắp đầy. Hãy xóa bớt ảnh, video; có mạng thì gửi các việc đang chờ.',
    en: 'This phone is nearly full. Delete some photographs or videos, and send what waits once there is a network.',
  },
  not_lasting: {
    vi: 'Khi máy đầy, trình duyệt có thể xóa những việc chưa gửi. Hãy gửi sớm khi có mạng, hoặc lưu ra tệp.',
    en: 'When this phone is full, the browser may clear what was not sent. Send it soon, or save it to a file.',
  },
  to_file: { vi: 'Lưu các việc chờ ra tệp', en: 'Save what waits to a file' },
  to_file_text: {
    vi: 'Phòng khi máy hỏng. Tệp có tên hộ, việc đã làm và ảnh chờ gửi: chỉ gửi cho chính mình hoặc cán bộ xã.',
    en: 'In case this phone breaks. The file holds names, what was done and the photographs: send it only to yourself or the officer.',
  },
  from_file: { vi: 'Nhận tệp từ máy khác', en: 'Take up a file from another phone' },
  from_file_text: {
    vi: 'Chọn tệp đã lưu trên máy cũ. Việc nào đã gửi rồi thì không bị tính hai lần.',
    en: 'Choose the file saved on the old phone. What was sent already is not counted twice.',
  },
  restored: { vi: 'Đã nhận {added} việc; {known} việc đã có sẵn.', en: '{added} taken up; {known} were here already.' },
  not_read: {
    vi: 'Còn {n} việc trong tệp máy này chưa đọc được. Hãy giữ tệp lại, mở mạng để cập nhật ứng dụng rồi nhận lần nữa.',
    en: '{n} things in the file cannot be read here yet. Keep the file, let the app update over a network, and take it up again.',
  },
  cannot_take: {
    vi: 'Máy không đủ chỗ để nhận tệp này. Hãy xóa bớt ảnh, video rồi nhận lại; những gì đã nhận thì không bị tính hai lần.',
    en: 'This phone has no room for this file. Delete some photographs or videos and take it up again; nothing is counted twice.',
  },
  not_a_queue: {
    vi: 'Tệp này không phải tệp việc chờ gửi của ứng dụng, hoặc đã bị hỏng. Chưa nhận gì cả.',
    en: 'This is no file of waiting things, or it is damaged. Nothing was taken up.',
  },
  of_another: {
    vi: 'Tệp này là của người khác. Người đó phải đăng nhập trên máy này rồi mới nhận được.',
    en: "This file is another person's. They must sign in on this phone to take it up.",
  },
})
