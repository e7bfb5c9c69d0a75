import { catalogue } from '../../platform/words/words.ts'

/** What the lock of a shared phone says. Not needed for a page to start, so these travel with the lock's own code. */
export const lockWords = catalogue({
  this_phone: { vi: 'Máy này', en: 'This phone' },
  locked: { vi: 'Máy đang khóa', en: 'Locked' },
  who: { vi: 'Ai đang cầm máy?', en: 'Who has the phone?' },
  pin: { vi: 'Mã PIN 6 số', en: 'PIN, 6 digits' },
  unlock: { vi: 'Mở khóa', en: 'Unlock' },
  unlocking: { vi: 'Đang mở khóa…', en: 'Unlocking…' },
  another_of_these: { vi: 'Chọn người khác', en: 'Choose somebody else' },
  newcomer: { vi: 'Người khác đăng nhập', en: 'Somebody else signs in' },
  newcomer_text: {
    vi: 'Người chưa dùng máy này thì đăng nhập bằng số điện thoại và mật khẩu. Cần có mạng.',
    en: 'Somebody new on this phone signs in with a phone number and a password. It needs a network.',
  },
  waiting: {
    vi: '{n} việc chờ gửi. Có mạng là máy tự gửi, không cần mở khóa.',
    en: '{n} waiting. They are sent by themselves once there is a network, with the phone locked too.',
  },
  answered: {
    vi: '{n} việc chưa được tính, mở khóa để xem vì sao.',
    en: '{n} not counted: unlock to see why.',
  },
  wrong: { vi: 'Mã PIN chưa đúng. Còn {n} lần nhập.', en: 'That is not the PIN. {n} tries are left.' },
  wait: {
    vi: 'Đã sai nhiều lần. Hãy chờ {n} giây rồi nhập lại.',
    en: 'Wrong several times. Wait {n} seconds and try again.',
  },
  spent: {
    vi: 'Đã sai 10 lần nên mã PIN này không dùng được nữa. Không mất gì cả: hãy bấm “Quên mã PIN”.',
    en: 'Wrong ten times, so this PIN no longer works. Nothing is lost: press “Forgot the PIN”.',
  },
  forgot: { vi: 'Quên mã PIN', en: 'Forgot the PIN' },
  forgot_sign_in: {
    vi: 'Không mất gì cả. Hãy đăng nhập lại bằng mật khẩu, hoặc mở lời mời mới của cán bộ xã trên máy này, rồi bấm “Quên mã PIN” lần nữa để đặt mã mới.',
    en: 'Nothing is lost. Sign in again with your password, or open a new invitation from the officer on this phone, then press “Forgot the PIN” once more to choose a new one.',
  },
  forgot_offline: {
    vi: 'Đặt lại mã PIN cần có mạng. Các việc đã ghi vẫn còn trên máy; hãy thử lại khi có mạng.',
    en: 'A new PIN needs a network. What was recorded is still on this phone: try again once there is one.',
  },
  forgot_lost: {
    vi: 'Máy không mở lại được phần đang giữ. Các việc chờ gửi vẫn tự gửi; ảnh chưa gửi thì phải chụp lại.',
    en: 'What this phone keeps cannot be opened again. What waits is still sent; photographs not yet sent must be taken again.',
  },
  sign_in: { vi: 'Đăng nhập lại', en: 'Sign in again' },
  choose_lead: {
    vi: 'Nhiều người dùng chung máy này? Đặt mã PIN để người sau không xem được những gì bạn đã ghi. Mã chỉ ở trên máy này, không gửi đi đâu.',
    en: 'Do several people use this phone? With a PIN the next one sees nothing of what you recorded. The PIN stays on this phone and is never sent.',
  },
  choose_warning: {
    vi: 'Nếu chưa có mã PIN mà người khác đăng nhập trên máy này, các trang và danh sách đã tải của bạn bị xóa khỏi máy. Việc chờ gửi vẫn được gửi.',
    en: 'If you have no PIN and somebody else signs in here, your pages and lists are cleared from this phone. What waits is still sent.',
  },
  choose: { vi: 'Đặt mã PIN', en: 'Choose a PIN' },
  choose_new: { vi: 'Đặt mã PIN mới', en: 'Choose a new PIN' },
  change: { vi: 'Đổi mã PIN', en: 'Change the PIN' },
  old_pin: { vi: 'Mã PIN đang dùng', en: 'The PIN you have' },
  new_pin: { vi: 'Mã PIN mới, 6 số', en: 'New PIN, 6 digits' },
  new_pin_hint: {
    vi: 'Đừng dùng ngày sinh, đừng dùng 123456 hay 111111.',
    en: 'No birthday, and nothing like 123456 or 111111.',
  },
  again: { vi: 'Nhập lại mã PIN mới', en: 'The new PIN once more' },
  shown_name: { vi: 'Tên hiện trên màn hình khóa', en: 'Name on the lock screen' },
  shown_name_hint: {
    vi: 'Người cầm máy nào cũng thấy tên này. Để trống thì hiện “Người dùng”.',
    en: 'Whoever holds the phone sees it. Left empty it is “Somebody”.',
  },
  somebody: { vi: 'Người dùng', en: 'Somebody' },
  save_pin: { vi: 'Lưu mã PIN', en: 'Save the PIN' },
  saving_pin: { vi: 'Đang lưu…', en: 'Saving…' },
  not_six: { vi: 'Mã PIN phải có đúng 6 chữ số.', en: 'A PIN has exactly 6 digits.' },
  too_easy: { vi: 'Mã này dễ đoán quá. Hãy chọn mã khác.', en: 'That one is too easy to guess. Choose another.' },
  not_same: { vi: 'Hai lần nhập chưa giống nhau.', en: 'The two are not the same.' },
  saved: {
    vi: 'Đã đặt mã PIN. Máy tự khóa sau 10 phút không dùng, hoặc khi bạn bấm “Khóa máy”.',
    en: 'The PIN is set. The phone locks after 10 minutes without use, or when you press “Lock”.',
  },
  lock_now: { vi: 'Khóa máy', en: 'Lock' },
  lock_lead: {
    vi: 'Máy này đã có mã PIN của bạn. Đưa máy cho người khác thì bấm “Khóa máy”. Các việc chờ gửi vẫn tự gửi khi máy khóa; ảnh thì chờ bạn mở khóa.',
    en: 'This phone has your PIN. Lock it before you hand it on. What waits is still sent while it is locked; photographs wait until you unlock it.',
  },
  needs_network_once: {
    vi: 'Cần có mạng một lần để đặt mã PIN, phòng khi quên mã. Hãy mở lại trang này khi có mạng.',
    en: 'A first PIN needs a network once, in case it is forgotten. Open this page again when there is one.',
  },
  no_lock_here: {
    vi: 'Địa chỉ này không an toàn (không phải https) hoặc trình duyệt này không giữ được trang, nên không khóa được. Mỗi lần bấm Lưu vẫn gửi như thường. Hãy nhờ cán bộ xã cho địa chỉ bắt đầu bằng https, mở bằng Chrome hoặc Safari.',
    en: 'This address is not safe (no https), or this browser keeps no pages, so nothing can be locked. Saving works as ever. Ask the officer for the https address and open it in Chrome or Safari.',
  },
  encrypted: {
    vi: 'Những gì máy này giữ đều được mã hóa.',
    en: 'All that this phone keeps is encrypted.',
  },
  needs_script: {
    vi: 'Trình duyệt này không chạy được phần khóa máy, và cũng không giữ gì trên máy. Hãy đăng xuất khi dùng xong.',
    en: 'This browser cannot run the lock, and keeps nothing here either. Sign out when you are done.',
  },
})
