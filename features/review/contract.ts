import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'

const Lines = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n')),
    v.maxLength(max),
  )
const At = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))
const AtLeast = v.pipe(v.number(), v.gtValue(0), v.maxValue(1_000_000_000))
const YesOrNo = v.picklist(['yes', 'no'])

const officers = { commune: ['coordinator', 'admin'], team: [] } as const
const leaders = { commune: ['leader'], team: [] } as const

/** The parts of a team's report that people learn from. */
export const lessonFields = ['difficulties', 'proposals', 'lessons'] as const
export type LessonField = (typeof lessonFields)[number]

/** One line of one part of one report: its words are known by their digest. */
export const LessonKey = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f-]{36}\/(difficulties|proposals|lessons)\/[0-9a-f]{16}$/),
  v.transform((key) => {
    const [reportId = '', field, digest = ''] = key.split('/')
    return { reportId, field: field as LessonField, digest }
  }),
)

/** These go into the next plan that is drafted. */
export const markLessons = command(
  'review.mark_lessons',
  v.strictObject({ lessons: v.pipe(v.array(LessonKey), v.minLength(1), v.maxLength(500)) }),
  officers,
)
export const unmarkLesson = command('review.unmark_lesson', v.strictObject({ lesson: LessonKey }), officers)

/** How the plan will say it. */
export const wordLesson = command(
  'review.word_lesson',
  v.strictObject({ lesson: LessonKey, wording: Said(1_000) }),
  officers,
)

const one = { nextId: Id }

/** Drafts the plan for the period after this plan's: same parts, dates moved, targets proposed from what was done. */
export const draftPlan = command('review.draft_plan', v.strictObject({ ...one, planId: Id }), officers)
export const discardPlan = command('review.discard_plan', v.strictObject(one), officers)

export const editHead = command(
  'review.edit_head',
  v.strictObject({
    ...one,
    title: Said(500),
    periodFrom: Day,
    periodTo: Day,
    signer: v.optional(Line(120), ''),
    recipients: v.optional(Lines(10_000), ''),
  }),
  officers,
)

export const editLine = command('review.edit_line', v.strictObject({ ...one, line: At, text: Said(4_000) }), officers)
/** What is not kept stays in the draft and out of the document. */
export const keepLine = command('review.keep_line', v.strictObject({ ...one, line: At, kept: YesOrNo }), officers)
export const addedKinds = ['dash', 'text', 'item'] as const
export const addLine = command(
  'review.add_line',
  v.strictObject({
    ...one,
    after: At,
    kind: v.optional(v.picklist(addedKinds), 'dash'),
    text: Said(4_000),
  }),
  officers,
)

/** The number of every team, or of one team in its place. */
export const setTarget = command(
  'review.set_target',
  v.strictObject({ ...one, target: At, teamId: v.optional(v.nullable(Id), null), atLeast: AtLeast }),
  officers,
)
export const keepTarget = command('review.keep_target', v.strictObject({ ...one, target: At, kept: YesOrNo }), officers)
/** Proposes anew from the figures of now; a number that a person has set stays. */
export const renewTargets = command('review.renew_targets', v.strictObject(one), officers)

/** To the leader, once our own reader reads from the document what is meant. */
export const proposePlan = command('review.propose_plan', v.strictObject(one), officers)
export const returnPlan = command('review.return_plan', v.strictObject({ ...one, note: Said(1_000) }), {
  commune: ['leader', 'coordinator', 'admin'],
  team: [],
})
export const approvePlan = command('review.approve_plan', v.strictObject(one), leaders)

/** As the records clerk gave them; never invented. */
export const numberPlan = command(
  'review.number_plan',
  v.strictObject({
    ...one,
    number: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999))), null),
    issuedOn: v.optional(v.nullable(Day), null),
  }),
  officers,
)

/** The approved document is read like any other plan; from there it is activated as every plan is. */
export const handOver = command('review.hand_over', v.strictObject({ ...one, planId: Id }), officers)

export const reviewProblems = problems({
  'review.lesson_not_found': {
    vi: 'Dòng này không còn trong báo cáo của tổ. Hãy mở lại trang để xem báo cáo mới nhất.',
    en: 'This line is no longer in the team’s report. Open the page again to see the latest report.',
  },
  'review.lesson_used': {
    vi: 'Bài học này đã nằm trong một kế hoạch đã trình hoặc đã duyệt nên không đổi ở đây được nữa.',
    en: 'This lesson is in a plan that was submitted or approved, and can no longer be changed here.',
  },
  'review.plan_not_found': {
    vi: 'Không tìm thấy kế hoạch để dự thảo kỳ tới. Chỉ dự thảo từ kế hoạch đang thực hiện hoặc đã đóng.',
    en: 'There is no plan to draft the next one from. Only an active or a closed plan can be drafted from.',
  },
  'review.already_drafted': {
    vi: 'Kế hoạch kỳ tới đã được dự thảo từ kế hoạch này rồi. Hãy mở bản đó để sửa.',
    en: 'The next plan was already drafted from this one. Open that draft.',
  },
  'review.not_found': { vi: 'Không tìm thấy dự thảo này.', en: 'There is no such draft.' },
  'review.not_open': {
    vi: 'Kế hoạch này đã trình hoặc đã duyệt nên không sửa được. Nếu cần sửa, hãy nhờ lãnh đạo trả lại.',
    en: 'This plan was submitted or approved and cannot be changed. To change it, ask the leader to return it.',
  },
  'review.line_not_found': {
    vi: 'Không tìm thấy dòng này trong dự thảo. Hãy mở lại trang.',
    en: 'There is no such line in the draft. Open the page again.',
  },
  'review.target_not_found': {
    vi: 'Không tìm thấy chỉ tiêu hoặc tổ này trong dự thảo. Hãy mở lại trang.',
    en: 'There is no such target or team in the draft. Open the page again.',
  },
  'review.part_over_whole': {
    vi: 'Số “trong đó” không thể lớn hơn số của cả chỉ tiêu. Hãy sửa con số nhỏ trước.',
    en: 'The part cannot be more than the whole target. Lower the part first.',
  },
  'review.period_reversed': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'The last day must come after the first.',
  },
  'review.reads_period': {
    vi: 'Đọc lại văn bản thì thời gian thực hiện ra {named}, khác với thời gian đã chọn. Hãy ghi rõ thời gian trong tên kế hoạch, ví dụ “quý I/2026”.',
    en: 'Read again, the document’s period is {named}, not the one chosen. Say the period in the title, as in “quý I/2026”.',
  },
  'review.reads_less': {
    vi: 'Đọc lại văn bản thì thiếu chỉ tiêu: {named}. Hãy xem lại chỉ tiêu đó trong dự thảo.',
    en: 'Read again, the document lacks this target: {named}. Look at it in the draft.',
  },
  'review.reads_more': {
    vi: 'Câu này sẽ bị đọc thành một chỉ tiêu nữa: {named}. Hãy viết lại hoặc bỏ ra, ví dụ bỏ con số trong câu.',
    en: 'This sentence would be read as one more target: {named}. Rewrite it or leave it out, for example without its number.',
  },
  'review.not_proposed': {
    vi: 'Kế hoạch này chưa được trình, hoặc đã duyệt rồi. Hãy mở lại trang.',
    en: 'This plan was not submitted yet, or was already approved. Open the page again.',
  },
  'review.not_approved': {
    vi: 'Kế hoạch chưa được lãnh đạo duyệt. Hãy trình và chờ duyệt trước.',
    en: 'The leader has not approved the plan yet. Submit it and wait for the approval first.',
  },
  'review.already_handed': {
    vi: 'Kế hoạch này đã được đưa vào danh sách kế hoạch rồi. Hãy mở ở mục Kế hoạch.',
    en: 'This plan was already put among the plans. Open it there.',
  },
})
