import { catalogue } from '../../platform/words/words.ts'

export const words = catalogue({
  start: { vi: 'Trang đầu', en: 'Start' },
  front_title: { vi: 'Chuyển đổi số đến từng thôn', en: 'Digital help in every village' },
  front_lead: {
    vi: 'Có người của {commune} chỉ tận tay từng bước trên điện thoại, không mất tiền.',
    en: 'People of {commune} show you each step on your phone, free of charge.',
  },
  need_help: { vi: 'Tôi cần giúp', en: 'I need help' },
  never_otp: { vi: 'Không ai được hỏi mã OTP của bà con', en: 'Nobody may ask for your OTP' },
  never_otp_text: {
    vi: 'Người của tổ, của xã, của ngân hàng đều không hỏi mã OTP, mật khẩu hay ảnh căn cước qua điện thoại. Ai hỏi là kẻ gian: hãy tắt máy.',
    en: 'Nobody from the team, the commune or a bank asks for an OTP, a password or a picture of your identity card by phone. Whoever asks is a fraud: hang up.',
  },
  under_way: { vi: 'Xã đang làm gì', en: 'What the commune is doing' },
  period: {
    vi: 'Từ {from} đến {to}, các tổ đến từng thôn giúp bà con.',
    en: 'From {from} to {to} the teams help people in every village.',
  },
  goal: {
    vi: 'Mỗi tổ giúp ít nhất {households} hộ, trong đó ít nhất {vulnerable} hộ yếu thế.',
    en: 'Each team helps at least {households} households, {vulnerable} of them vulnerable.',
  },
  goal_households: {
    vi: 'Mỗi tổ giúp ít nhất {households} hộ.',
    en: 'Each team helps at least {households} households.',
  },
  so_far: {
    vi: 'Đến hôm nay, ngày thứ {n} trong {all} ngày, các tổ đã giúp {households} hộ.',
    en: 'As of today, day {n} of {all}, the teams have helped {households} households.',
  },
  in_the_end: {
    vi: 'Đợt này đã xong: các tổ giúp được {households} hộ.',
    en: 'It is over: {households} households were helped.',
  },
  not_begun: { vi: 'Còn {n} ngày nữa thì bắt đầu.', en: 'It starts in {n} days.' },
  next_report: { vi: 'Xã tổng hợp kết quả vào ngày {day}.', en: 'The commune sums up the results on {day}.' },
  no_period: {
    vi: 'Xã đang chuẩn bị kế hoạch mới. Bà con vẫn nhờ giúp được.',
    en: 'The commune is preparing its next plan. You can ask for help all the same.',
  },
  achieved: { vi: 'Kết quả đến hôm nay', en: 'Results so far' },
  households_helped: { vi: 'hộ đã được giúp', en: 'households helped' },
  vulnerable_helped: { vi: 'hộ yếu thế được chỉ tận tay', en: 'vulnerable households shown by hand' },
  dossiers_filed: { vi: 'hồ sơ nộp qua mạng', en: 'dossiers filed online' },
  too_few: { vi: 'dưới 5', en: 'under 5' },
  all_lessons: { vi: 'Xem mọi bài học từng bước', en: 'All lessons, step by step' },
  learn: { vi: 'Tự học từng bước', en: 'Learn step by step' },
  steps_count: { vi: '{n} bước', en: '{n} steps' },
  help_title: { vi: 'Nhờ giúp ngay', en: 'Get help now' },
  help_lead: {
    vi: 'Chọn cách tiện nhất. Cách nào cũng không mất tiền.',
    en: 'Choose what suits you. All of it is free of charge.',
  },
  help_village: { vi: 'Đến gặp tổ ở thôn mình', en: 'Go to the team in your village' },
  help_village_text: {
    vi: 'Tổ trưởng tổ công nghệ số thường là trưởng thôn. Bà con hỏi tại nhà văn hóa thôn, hoặc nhờ người nhà, hàng xóm nhắn giúp.',
    en: 'The leader of the team is usually the village head. Ask at the cultural house, or let family or neighbours pass it on.',
  },
  help_villages: { vi: 'Các thôn có tổ', en: 'Villages with a team' },
  help_no_teams: {
    vi: 'Các tổ ở thôn đang được lập. Bà con đến trụ sở xã.',
    en: 'The village teams are being set up. Please come to the commune office.',
  },
  help_office: { vi: 'Đến trụ sở Ủy ban nhân dân {commune}', en: 'Come to the office of {commune}' },
  help_office_text: {
    vi: 'Trung tâm Phục vụ hành chính công của xã hướng dẫn nộp hồ sơ qua mạng trong giờ làm việc. Nhớ mang điện thoại và căn cước.',
    en: 'The public service centre helps with online dossiers in office hours. Bring your phone and identity card.',
  },
  help_home: { vi: 'Người già yếu, khuyết tật, khó đi lại', en: 'Old, ill or disabled and cannot come' },
  help_home_text: {
    vi: 'Nhờ người nhà hoặc hàng xóm báo trưởng thôn. Tổ sẽ đến tận nhà.',
    en: 'Let family or neighbours tell the village head. The team will come to your home.',
  },
  help_urgent: { vi: 'Vừa bị lừa mất tiền?', en: 'Just lost money to a fraud?' },
  help_urgent_text: {
    vi: 'Gọi ngay số in ở mặt sau thẻ ngân hàng để khóa tài khoản, rồi báo công an xã hoặc gọi 113.',
    en: 'Call the number on the back of your bank card at once to block the account, then tell the commune police or call 113.',
  },
  guide_step: { vi: 'Bước {n}/{all}', en: 'Step {n} of {all}' },
  step_before: { vi: 'Bước trước', en: 'Step back' },
  step_after: { vi: 'Bước sau', en: 'Next step' },
  guide_done: { vi: 'Xong, về trang đầu', en: 'Done, back to the start' },
  guide_stuck: {
    vi: 'Chưa làm được? Đừng ngại, hãy nhờ tổ ở thôn.',
    en: 'Stuck? Do not worry: ask the team in your village.',
  },

  vneid: { vi: 'Cài và kích hoạt VNeID', en: 'Install and activate VNeID' },
  vneid_1: { vi: 'Mở kho ứng dụng', en: 'Open the app store' },
  vneid_1_text: {
    vi: 'Máy Android mở CH Play, máy iPhone mở App Store. Gõ VNeID rồi tìm.',
    en: 'Open Google Play on Android or the App Store on an iPhone. Type VNeID and search.',
  },
  vneid_2: { vi: 'Cài đúng ứng dụng', en: 'Install the right app' },
  vneid_2_text: {
    vi: 'Xem tên nhà phát triển là Trung tâm dữ liệu quốc gia về dân cư hoặc Bộ Công an. Không cài từ đường dẫn ai gửi cho.',
    en: 'The maker must be the national population data centre or the Ministry of Public Security. Never install from a link somebody sent.',
  },
  vneid_3: { vi: 'Nhập số căn cước và số điện thoại', en: 'Enter your identity and phone numbers' },
  vneid_3_text: {
    vi: 'Dùng số điện thoại của chính mình. Chưa làm định danh mức 2 thì đến công an xã trước, mang theo căn cước.',
    en: 'Use your own phone number. If you have no level 2 identification yet, go to the commune police first with your card.',
  },
  vneid_4: { vi: 'Tự mình nhập mã OTP', en: 'Type the OTP yourself' },
  vneid_4_text: {
    vi: 'Mã gửi vào tin nhắn của bà con. Tự bấm vào máy mình, không đọc cho ai, kể cả người đang giúp.',
    en: 'The code comes as a message. Type it into your own phone and read it to nobody, not even to the helper.',
  },
  vneid_5: { vi: 'Đặt mật khẩu và ghi nhớ', en: 'Set a password and remember it' },
  vneid_5_text: {
    vi: 'Chọn mật khẩu dễ nhớ với mình, khó đoán với người khác. Đừng dùng ngày sinh. Xong là dùng được.',
    en: 'One you remember and others cannot guess. Not your date of birth. Then it is ready.',
  },

  qr: { vi: 'Quét mã QR cho đúng', en: 'Scan a QR code safely' },
  qr_1: { vi: 'Mở ứng dụng ngân hàng hoặc ví', en: 'Open the bank or wallet app' },
  qr_1_text: {
    vi: 'Bấm nút Quét mã QR. Không cần cài thêm ứng dụng nào khác.',
    en: 'Press its Scan QR button. No other app is needed.',
  },
  qr_2: { vi: 'Đưa máy ảnh vào mã', en: 'Point the camera at the code' },
  qr_2_text: {
    vi: 'Giữ máy cách một gang tay, cho mã nằm gọn trong khung.',
    en: 'Hold the phone a hand away, the code inside the frame.',
  },
  qr_3: { vi: 'Đọc to tên người nhận', en: 'Read the name aloud' },
  qr_3_text: {
    vi: 'Tên hiện trên máy phải đúng là người bán. Khác tên thì dừng lại và hỏi: có kẻ dán đè mã giả.',
    en: 'The name on the screen must be the seller. If it is another, stop and ask: some stick false codes over real ones.',
  },
  qr_4: { vi: 'Nhập số tiền, xem lại, rồi chuyển', en: 'Enter the amount, look again, then pay' },
  qr_4_text: {
    vi: 'Đếm lại số 0. Chuyển xong, chụp màn hình giữ lại.',
    en: 'Count the zeros. Keep a picture of the screen afterwards.',
  },

  bills: { vi: 'Đóng tiền điện, tiền nước trên điện thoại', en: 'Pay electricity and water by phone' },
  bills_1: { vi: 'Lấy một hóa đơn cũ', en: 'Take an old bill' },
  bills_1_text: {
    vi: 'Trên hóa đơn có mã khách hàng, là dãy chữ và số in đậm.',
    en: 'It shows your customer code, letters and digits in bold.',
  },
  bills_2: { vi: 'Mở mục Thanh toán hóa đơn', en: 'Open Pay bills' },
  bills_2_text: {
    vi: 'Mục này có trong ứng dụng ngân hàng, VNPT Money, ZaloPay. Chọn Điện hoặc Nước, rồi chọn nhà cung cấp.',
    en: 'It is in bank apps, VNPT Money and ZaloPay. Choose electricity or water, then the supplier.',
  },
  bills_3: { vi: 'Nhập mã khách hàng', en: 'Enter the customer code' },
  bills_3_text: {
    vi: 'Xem tên và địa chỉ hiện ra có phải nhà mình không.',
    en: 'Check that the name and address shown are yours.',
  },
  bills_4: { vi: 'Thanh toán và giữ biên nhận', en: 'Pay and keep the receipt' },
  bills_4_text: {
    vi: 'Chỉ đóng khi đến kỳ. Ai gọi điện dọa cắt điện, đòi chuyển tiền ngay là lừa đảo.',
    en: 'Pay only what is due. Whoever calls and threatens to cut you off at once is a fraud.',
  },

  scams: { vi: 'Nhận ra lừa đảo', en: 'Spot a scam' },
  scams_1: { vi: 'Giục giã và dọa nạt', en: 'Hurry and threats' },
  scams_1_text: {
    vi: 'Xưng công an, tòa án, điện lực, dọa bắt hay cắt dịch vụ, bắt làm ngay. Cơ quan nhà nước không làm việc kiểu ấy qua điện thoại.',
    en: 'They say they are police, court or the power company, threaten you and want it now. Authorities do not work like that by phone.',
  },
  scams_2: { vi: 'Đòi mã OTP, mật khẩu', en: 'Asking for an OTP or password' },
  scams_2_text: {
    vi: 'Không đưa cho ai cả. Mã OTP như chìa khóa nhà.',
    en: 'Give it to nobody. An OTP is like the key to your house.',
  },
  scams_3: { vi: 'Gửi đường dẫn lạ', en: 'Sending strange links' },
  scams_3_text: {
    vi: 'Không bấm vào đường dẫn trong tin nhắn, không cài ứng dụng từ đó, dù tên nghe quen.',
    en: 'Do not press links in messages and do not install apps from them, however familiar they sound.',
  },
  scams_4: { vi: 'Dừng lại, tắt máy, hỏi người nhà', en: 'Stop, hang up, ask your family' },
  scams_4_text: {
    vi: 'Chậm một giờ không mất gì. Hỏi con cháu, trưởng thôn hoặc công an xã trước khi chuyển tiền.',
    en: 'An hour costs nothing. Ask your children, the village head or the police before you send money.',
  },
  no_tracking: { vi: 'Trang này không theo dõi ai.', en: 'This page tracks nobody.' },
})
