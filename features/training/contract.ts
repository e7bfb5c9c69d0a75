import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day } from '../../platform/journal/said.ts'

/** The courses of the members' training (plan II.1): what a member has to be able to show other people. Rows of data, no code. */
export const courses = [
  {
    code: 'vneid',
    vi: 'VNeID',
    en: 'VNeID',
    aim: {
      vi: 'Cài đặt, đăng nhập, xem giấy tờ; không hỏi mã OTP của bà con.',
      en: 'Install, sign in, show documents; never ask for an OTP.',
    },
  },
  {
    code: 'public_services',
    vi: 'Cổng Dịch vụ công quốc gia',
    en: 'National Public Service Portal',
    aim: {
      vi: 'Tìm thủ tục, nộp hồ sơ, nộp lệ phí, tra cứu kết quả.',
      en: 'Find a procedure, file a dossier, pay its fee, look up the result.',
    },
  },
  {
    code: 'digital_banking',
    vi: 'Ngân hàng số, ví điện tử',
    en: 'Digital banking and e-wallets',
    aim: {
      vi: 'Quét QR, trả tiền điện nước, kiểm tra người nhận trước khi chuyển.',
      en: 'Scan a QR code, pay bills, check the receiver before paying.',
    },
  },
  {
    code: 'marketplaces',
    vi: 'Sàn thương mại điện tử',
    en: 'Marketplaces',
    aim: {
      vi: 'Mở gian hàng, chụp ảnh, đăng sản phẩm, nhận đơn.',
      en: 'Open a shop, take pictures, list a product, take an order.',
    },
  },
  {
    code: 'online_safety',
    vi: 'An toàn trên mạng',
    en: 'Online safety',
    aim: {
      vi: 'Nhận ra lừa đảo, đặt mật khẩu, việc cần làm khi đã bị lừa.',
      en: 'Recognise scams, set passwords, what to do once deceived.',
    },
  },
  {
    code: 'teach_elderly',
    vi: 'Cách dạy người cao tuổi',
    en: 'Teaching elderly people',
    aim: {
      vi: 'Nói chậm, từng bước một, để bà con tự bấm, khen và nhắc lại.',
      en: 'Speak slowly, one step at a time, let them press, praise and repeat.',
    },
  },
] as const
export type Topic = (typeof courses)[number]['code']
export const topics: readonly Topic[] = courses.map(({ code }) => code)

/** From nothing to teaching others; the order counts. */
export const levels = ['none', 'knows', 'can_do', 'can_teach'] as const
export type Level = (typeof levels)[number]

const Topics = v.pipe(v.array(v.picklist(topics)), v.maxLength(20))

const judges = { commune: ['coordinator', 'service_center', 'admin'], team: ['team_lead'] } as const
const holders = { commune: ['coordinator', 'service_center', 'admin'], team: ['team_lead', 'member'] } as const

/** What a members' training teaches; those left out are taken off. */
export const setTopics = command('training.set_topics', v.strictObject({ sessionId: Id, topics: Topics }), holders)

export const Judgement = v.strictObject({
  levelId: Id,
  memberId: Id,
  topic: v.picklist(topics),
  level: v.picklist(levels),
})
export type Judgement = v.InferOutput<typeof Judgement>

/** Several members and topics at once, on the day on which they were seen to do it. */
export const judge = command(
  'training.judge',
  v.strictObject({
    judgements: v.optional(v.pipe(v.array(Judgement), v.maxLength(500)), []),
    judgedOn: v.optional(Day),
    sessionId: v.optional(v.nullable(Id), null),
  }),
  judges,
)

export const takeBack = command('training.take_back', v.strictObject({ levelId: Id }), judges)

export const trainingProblems = problems({
  'training.session_not_found': {
    vi: 'Không tìm thấy buổi tập huấn này trong các tổ bạn được xem.',
    en: 'There is no such training in the teams you can see.',
  },
  'training.not_a_training': {
    vi: 'Buổi này không phải tập huấn thành viên. Hãy đổi loại buổi, hoặc lên lịch một buổi tập huấn.',
    en: "This session is no members' training. Change its kind, or plan a training.",
  },
  'training.in_the_past': {
    vi: 'Ngày tập huấn đã qua. Hãy chọn từ hôm nay trở đi; buổi đã tổ chức thì ghi bù ở trang Buổi hướng dẫn, có ghi chú.',
    en: 'The day of the training is over. Choose today or later; what was held is entered late on the sessions page, with a note.',
  },
  'training.nothing_taught': {
    vi: 'Hãy chọn ít nhất một nội dung tập huấn.',
    en: 'Choose at least one topic.',
  },
  'training.nothing_judged': {
    vi: 'Chưa chọn mức nào. Hãy chọn mức cho ít nhất một người rồi lưu.',
    en: 'No level was chosen. Choose one for at least one person, then save.',
  },
  'training.member_not_found': {
    vi: 'Có người không còn là thành viên của tổ. Hãy mở lại trang để xem danh sách mới.',
    en: 'One person is no longer a member of the team. Open the page again for the present list.',
  },
  'training.day_out_of_order': {
    vi: 'Ngày đánh giá chưa đúng: không được ở tương lai, và không trước ngày người đó vào tổ.',
    en: 'The day is not right: not in the future, and not before the person joined the team.',
  },
  'training.was_absent': {
    vi: 'Có người chưa được ghi có mặt ở buổi này. Hãy ghi có mặt trước, hoặc đánh giá ở trang của tổ.',
    en: 'One person is not marked present at this training. Mark them present first, or judge on the page of the team.',
  },
  'training.already_judged': {
    vi: 'Lần đánh giá này đã được ghi rồi. Hãy mở lại trang để xem.',
    en: 'This was already recorded. Open the page again to see it.',
  },
  'training.level_not_found': {
    vi: 'Không tìm thấy lần đánh giá này, hoặc đã gỡ trước đó.',
    en: 'There is no such judgement, or it was taken back before.',
  },
})
