import type { SkillCode } from './skills.ts'

/** The drawings that steps may show; each is drawn once in screens/picture.tsx. */
export const pictures = [
  'power',
  'unlock',
  'apps',
  'bigger',
  'chat',
  'write',
  'speak',
  'send',
  'seek',
  'results',
  'ask',
  'video',
  'answer',
  'store',
  'shield',
  'secret',
  'scan',
  'amount',
  'purse',
  'bill',
  'dossier',
  'portal',
  'clock',
  'hang_up',
  'family',
  'basket',
] as const
export type Picture = (typeof pictures)[number]

export type Step = { readonly picture: Picture; readonly vi: string; readonly en: string }

const step = (picture: Picture, vi: string, en: string): Step => ({ picture, vi, en })

/** Short steps to follow with one hand on the phone: one thing a step, the everyday word for it, no menu names that change. */
export const lessons: Readonly<Record<SkillCode, readonly Step[]>> = {
  smartphone: [
    step('power', 'Bấm nút ở cạnh máy để màn hình sáng.', 'Press the button on the side to light the screen.'),
    step('unlock', 'Đặt ngón tay ở dưới, vuốt lên để mở máy.', 'Put a finger at the bottom and slide up to open.'),
    step(
      'apps',
      'Mỗi hình nhỏ là một ứng dụng. Chạm nhẹ một lần để mở.',
      'Each small picture is an app. Tap once, lightly, to open it.',
    ),
    step(
      'bigger',
      'Chữ nhỏ quá? Mở Cài đặt, chọn cỡ chữ, kéo cho to.',
      'Letters too small? Open Settings, choose text size, drag it larger.',
    ),
  ],
  online_safety: [
    step(
      'secret',
      'Mã OTP là chìa khóa nhà. Không đọc cho ai, kể cả người quen.',
      'An OTP code is your house key. Read it to nobody, not even a friend.',
    ),
    step(
      'hang_up',
      'Người lạ gọi giục chuyển tiền, dọa phạt: dập máy.',
      'A stranger presses you for money or threatens a fine: hang up.',
    ),
    step('shield', 'Không bấm đường dẫn lạ trong tin nhắn.', 'Do not tap unknown links in messages.'),
    step('family', 'Hỏi con cháu hoặc tổ công nghệ số trước khi làm.', 'Ask your family or the team before you act.'),
  ],
  messages: [
    step('chat', 'Mở ứng dụng nhắn tin, chạm tên người muốn nhắn.', 'Open the messages app and tap the name.'),
    step('write', 'Chạm ô trống ở dưới rồi gõ chữ.', 'Tap the empty box at the bottom and type.'),
    step('speak', 'Ngại gõ thì giữ hình micro và nói.', 'Rather not type? Hold the microphone and speak.'),
    step('send', 'Chạm mũi tên để gửi đi.', 'Tap the arrow to send.'),
  ],
  video_call: [
    step('chat', 'Mở tên người thân trong danh sách trò chuyện.', 'Open the name of your relative in the chat list.'),
    step(
      'video',
      'Chạm hình máy quay ở góc trên để gọi thấy mặt.',
      'Tap the camera at the top corner to call with a picture.',
    ),
    step('speak', 'Cầm máy ngang mặt, nói như bình thường.', 'Hold the phone at face height and speak as usual.'),
    step('answer', 'Chạm nút tròn đỏ để kết thúc.', 'Tap the round red button to end.'),
  ],
  searching: [
    step('seek', 'Chạm ô tìm kiếm có hình kính lúp.', 'Tap the search box with the magnifying glass.'),
    step('speak', 'Gõ hoặc nói điều muốn biết, ngắn thôi.', 'Type or say what you want to know, in a few words.'),
    step(
      'results',
      'Xem trang của cơ quan nhà nước trước: địa chỉ có .gov.vn.',
      'Look first at state pages: addresses with .gov.vn.',
    ),
    step(
      'ask',
      'Thấy lạ hay quá tốt thì hỏi lại, đừng tin ngay.',
      'Strange or too good? Ask somebody before you believe it.',
    ),
  ],
  install_app: [
    step('store', 'Mở kho ứng dụng có sẵn trên máy.', 'Open the app store that is on the phone.'),
    step('seek', 'Gõ đúng tên ứng dụng, ví dụ VNeID.', 'Type the exact name of the app, for example VNeID.'),
    step(
      'shield',
      'Xem tên nhà phát hành. Không cài từ đường dẫn người lạ gửi.',
      'Check who made it. Never install from a link a stranger sent.',
    ),
    step('store', 'Chạm Cài đặt, đợi xong rồi chạm Mở.', 'Tap Install, wait, then tap Open.'),
  ],
  qr: [
    step('apps', 'Mở ứng dụng có hình ô vuông quét mã.', 'Open the app that shows a scanning square.'),
    step('scan', 'Đưa máy sao cho mã nằm gọn trong khung.', 'Hold the phone so that the code fits the frame.'),
    step('results', 'Đọc kỹ tên người nhận hoặc địa chỉ hiện ra.', 'Read the name or the address that appears.'),
    step('ask', 'Không đúng thì bấm quay lại, không làm tiếp.', 'If it is wrong, go back and stop there.'),
  ],
  e_payment: [
    step('purse', 'Mở ví hoặc ứng dụng ngân hàng của chính mình.', 'Open your own wallet or banking app.'),
    step('scan', 'Quét mã hoặc chọn hóa đơn cần trả.', 'Scan the code or choose the bill to pay.'),
    step(
      'amount',
      'Đọc to số tiền và tên người nhận trước khi bấm.',
      'Read the amount and the name aloud before you press.',
    ),
    step(
      'secret',
      'Tự nhập mã. Không ai được nhập thay hay nhìn.',
      'Enter the code yourself. Nobody enters it for you or watches.',
    ),
    step('bill', 'Thấy chữ thành công là xong. Giữ biên lai.', 'When it says success, it is done. Keep the receipt.'),
  ],
  dossier: [
    step(
      'portal',
      'Vào Cổng Dịch vụ công, đăng nhập bằng VNeID.',
      'Go to the public service portal and sign in with VNeID.',
    ),
    step('seek', 'Gõ tên việc cần làm, ví dụ khai sinh.', 'Type what you need, for example birth registration.'),
    step('dossier', 'Điền từng ô, chụp giấy tờ khi máy hỏi.', 'Fill in each box; take pictures of papers when asked.'),
    step('clock', 'Bấm nộp, ghi lại mã hồ sơ và ngày hẹn.', 'Submit, and note the code and the day of the answer.'),
  ],
  shopping: [
    step('basket', 'Chọn nơi bán quen, xem đánh giá của người mua.', 'Choose a known seller and read what buyers say.'),
    step('amount', 'Xem giá cả phí giao rồi mới đặt.', 'Look at the price with delivery before you order.'),
    step(
      'bill',
      'Nên trả tiền khi nhận hàng. Được xem hàng thì xem trước.',
      'Better pay on delivery, and look at the goods first.',
    ),
    step('hang_up', 'Không đặt cọc cho người lạ gọi điện mời mua.', 'Pay no deposit to a stranger who calls to sell.'),
  ],
}
