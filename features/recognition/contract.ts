import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said, Text } from '../../platform/journal/said.ts'
import { type DoubtRule, doubtCodes, verdicts } from './rules/doubts.ts'
import { type JudgedFigure, judgedFigures, subjects } from './rules/scoring.ts'

const Whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const officers = { commune: ['coordinator', 'admin'], team: [] } as const
/** The law lets a body's own people and its partners put forward; a member is put forward by the own lead or the commune. */
const nominators = {
  commune: ['coordinator', 'admin', 'leader', 'service_center', 'finance', 'communications', 'organization'],
  team: ['team_lead'],
} as const
const leaders = { commune: ['leader'], team: [] } as const

/** One field a figure, so that a form without a script can carry the whole set; what is left out, or 0, is not used. */
function ofEach<const Code extends string, Schema extends v.GenericSchema>(codes: readonly Code[], schema: Schema) {
  return v.strictObject(
    Object.fromEntries(codes.map((code) => [code, v.optional(schema)])) as Record<
      Code,
      v.OptionalSchema<Schema, undefined>
    >,
  )
}

/** The whole set for teams, or for members, in place of the one before. */
export const setCriteria = command(
  'recognition.set_criteria',
  v.strictObject({
    planId: Id,
    subject: v.picklist(subjects),
    weight: ofEach<JudgedFigure, ReturnType<typeof Whole>>(judgedFigures, Whole(0, 100)),
    full: ofEach(judgedFigures, v.pipe(v.number(), v.gtValue(0), v.maxValue(1_000_000))),
  }),
  officers,
)

/** The number of every rule; where `within` is left out, the rule works with its usual one. */
export const setThresholds = command(
  'recognition.set_thresholds',
  v.strictObject({
    most: v.strictObject(
      Object.fromEntries(doubtCodes.map((code) => [code, Whole(0, 10_000)])) as Record<
        DoubtRule,
        ReturnType<typeof Whole>
      >,
    ),
    within: ofEach<DoubtRule, ReturnType<typeof Whole>>(doubtCodes, Whole(0, 1_440)),
  }),
  officers,
)

/** What the officer found out about doubted visits: they count in scores, or they do not. Figures stay as they are. */
export const judgeDoubts = command(
  'recognition.judge_doubts',
  v.strictObject({
    planId: Id,
    visitIds: v.pipe(
      v.array(Id),
      v.minLength(1),
      v.maxLength(500),
      v.transform((ids) => [...new Set(ids)]),
    ),
    verdict: v.picklist(verdicts),
    reason: Said(300),
  }),
  officers,
)
/** The doubt is open again. */
export const undoVerdict = command('recognition.undo_verdict', v.strictObject({ visitId: Id }), officers)

export const nominate = command(
  'recognition.nominate',
  v.strictObject({
    nominationId: Id,
    planId: Id,
    teamId: Id,
    /** Null: the team as a whole. */
    memberId: v.optional(v.nullable(Id), null),
    reason: Said(1_000),
  }),
  nominators,
)

export const stances = ['agree', 'disagree', 'remark'] as const
export type Stance = (typeof stances)[number]

export const commentNomination = command(
  'recognition.comment',
  v.strictObject({
    commentId: Id,
    nominationId: Id,
    stance: v.optional(v.picklist(stances), 'remark'),
    said: v.optional(Line(1_000), ''),
  }),
  nominators,
)

export const withdrawNomination = command(
  'recognition.withdraw',
  v.strictObject({ nominationId: Id, reason: Said(300) }),
  nominators,
)

/** As many as were ticked; each with the score that it has now, which is written down. */
export const approveNominations = command(
  'recognition.approve',
  v.strictObject({
    nominationIds: v.pipe(
      v.array(Id),
      v.minLength(1),
      v.maxLength(200),
      v.transform((ids) => [...new Set(ids)]),
    ),
    note: v.optional(Line(300), ''),
  }),
  leaders,
)
export const declineNomination = command(
  'recognition.decline',
  v.strictObject({ nominationId: Id, reason: Said(300) }),
  leaders,
)
/** Takes back an approval or a refusal, as long as no decision has a number. */
export const reopenNomination = command('recognition.reopen', v.strictObject({ nominationId: Id }), leaders)

const number = v.optional(v.nullable(Whole(1, 99_999)), null)
const day = v.optional(v.nullable(Day), null)
const money = v.optional(v.nullable(Whole(1, 1_000_000_000)), null)

/** What only the office can know: numbers and days of the papers, their legal bases, the money. Emptied, it is blank again. */
export const setPapers = command(
  'recognition.set_papers',
  v.strictObject({
    planId: Id,
    submissionNumber: number,
    submissionOn: day,
    decisionNumber: number,
    decisionOn: day,
    /** One a line. */
    bases: v.optional(Text(5_000), ''),
    teamBonusVnd: money,
    memberBonusVnd: money,
  }),
  officers,
)

export const recognitionProblems = problems({
  'recognition.plan_not_found': {
    vi: 'Kế hoạch này chưa kích hoạt hoặc không còn. Hãy mở lại trang Thi đua.',
    en: 'This plan is not at work. Open the recognition page again.',
  },
  'recognition.weights_not_100': {
    vi: 'Tổng điểm các tiêu chí đang là {sum}, cần đúng 100. Hãy chỉnh điểm rồi lưu lại.',
    en: 'The points add up to {sum}, and must make 100. Change them and save again.',
  },
  'recognition.not_for_subject': {
    vi: 'Tiêu chí này không dùng cho đối tượng đang chọn. Hãy mở lại trang Tiêu chí.',
    en: 'This criterion is not for whom you chose. Open the criteria page again.',
  },
  'recognition.not_in_doubt': {
    vi: 'Có lượt không còn bị nghi vấn nên không xét được. Hãy mở lại danh sách rồi chọn lại.',
    en: 'One of the visits is no longer doubted. Open the list again and choose anew.',
  },
  'recognition.no_verdict': {
    vi: 'Lượt này chưa được xét nên không có gì để hoàn tác.',
    en: 'Nothing was decided about this visit, so there is nothing to undo.',
  },
  'recognition.team_not_found': {
    vi: 'Không tìm thấy tổ này. Hãy chọn lại tổ.',
    en: 'There is no such team. Choose it again.',
  },
  'recognition.member_not_found': {
    vi: 'Không tìm thấy người này trong tổ đã chọn. Hãy chọn lại.',
    en: 'There is no such person in the chosen team. Choose again.',
  },
  'recognition.already_nominated': {
    vi: 'Tập thể hoặc cá nhân này đã được đề cử trong kỳ. Hãy mở đề cử đã có để góp ý thêm.',
    en: 'This team or person is already nominated. Open that nomination to comment on it.',
  },
  'recognition.nomination_not_found': {
    vi: 'Không tìm thấy đề cử này.',
    en: 'There is no such nomination.',
  },
  'recognition.id_taken': {
    vi: 'Mã này đã được dùng. Hãy mở lại trang rồi làm lại.',
    en: 'This id was used already. Open the page again and repeat.',
  },
  'recognition.not_yours': {
    vi: 'Đề cử này do người khác lập. Hãy nhờ người đó hoặc cán bộ phụ trách rút.',
    en: 'Someone else made this nomination. Ask them or the officer to withdraw it.',
  },
  'recognition.is_decided': {
    vi: 'Đề cử này không còn chờ duyệt. Hãy mở lại trang để xem trạng thái.',
    en: 'This nomination is not waiting any more. Open the page again to see its state.',
  },
  'recognition.is_waiting': {
    vi: 'Đề cử này chưa được quyết định nên không cần mở lại.',
    en: 'This nomination is not decided, so it needs no reopening.',
  },
  'recognition.comment_empty': {
    vi: 'Hãy viết vài chữ, hoặc chọn Đồng ý hay Không đồng ý.',
    en: 'Write a few words, or choose whether you agree.',
  },
  'recognition.decision_numbered': {
    vi: 'Quyết định khen thưởng đã có số nên danh sách không đổi được nữa. Nếu cấp số nhầm, hãy xóa số ở trang Văn bản trước.',
    en: 'The decision has its number, so the list cannot change. If the number was a mistake, clear it on the papers page first.',
  },
  'recognition.nobody_approved': {
    vi: 'Chưa có đề cử nào được duyệt nên chưa cấp số quyết định được.',
    en: 'No nomination is approved yet, so the decision cannot have a number.',
  },
  'recognition.number_needs_day': {
    vi: 'Số và ngày đi cùng nhau: hãy điền cả hai, hoặc bỏ trống cả hai.',
    en: 'A number and its day go together: fill in both, or leave both empty.',
  },
})
