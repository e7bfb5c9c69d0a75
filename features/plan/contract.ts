import * as v from 'valibot'
import { isDay } from '../../platform/clock/days.ts'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

const Line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
    v.maxLength(max),
  )
const Day = v.pipe(v.string(), v.check(isDay, 'day'))
const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

/** Figures that a target can be set for; anything else stays in the text as a sentence, not as a target. */
export const targetIndicators = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'people_supported',
  'online_dossiers',
  'sessions',
  'sellers_opened',
  'messages_published',
] as const

/** Takes in a plan as text. The reader runs on the server over exactly this text; nothing becomes active. */
export const submitPlan = command(
  'plan.submit',
  v.strictObject({
    planId: Id,
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000_000)),
    sourceName: v.optional(Line(200), ''),
  }),
  officers,
)

/** What a person may set right before the plan is put to work. Everything else stays as the document says it. */
export const correctPlan = command(
  'plan.correct',
  v.strictObject({
    planId: Id,
    title: v.pipe(Line(500), v.minLength(1)),
    periodFrom: Day,
    periodTo: Day,
    reportDay: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))), null),
    contactName: v.optional(Line(120), ''),
    contactTitle: v.optional(Line(200), ''),
  }),
  officers,
)

export const correctTarget = command(
  'plan.correct_target',
  v.strictObject({
    planId: Id,
    targetId: Id,
    atLeast: Count,
    scope: v.picklist(['each_team', 'each_village_team', 'commune']),
  }),
  officers,
)

export const addTarget = command(
  'plan.add_target',
  v.strictObject({
    planId: Id,
    targetId: Id,
    indicator: v.picklist(targetIndicators),
    atLeast: Count,
    scope: v.picklist(['each_team', 'each_village_team', 'commune']),
    sentence: v.optional(Line(1000), ''),
  }),
  officers,
)

export const dropTarget = command('plan.drop_target', v.strictObject({ planId: Id, targetId: Id }), officers)

/** Puts the plan to work: windows are opened, targets and tasks count from now on. */
export const activatePlan = command('plan.activate', v.strictObject({ planId: Id }), officers)

export const closePlan = command('plan.close', v.strictObject({ planId: Id }), officers)

export const finishTask = command(
  'plan.finish_task',
  v.strictObject({ planId: Id, taskId: Id, doneOn: Day, evidence: v.optional(Line(1000), '') }),
  officers,
)

export const reopenTask = command('plan.reopen_task', v.strictObject({ planId: Id, taskId: Id }), officers)

export const planProblems = problems({
  'plan.not_found': { vi: 'Không tìm thấy kế hoạch này.', en: 'There is no such plan.' },
  'plan.already_active': {
    vi: 'Kế hoạch này đã được kích hoạt nên không sửa ở đây được nữa.',
    en: 'This plan is already active and can no longer be changed here.',
  },
  'plan.period_missing': {
    vi: 'Kế hoạch chưa có thời gian thực hiện. Hãy điền từ ngày, đến ngày rồi kích hoạt.',
    en: 'The plan has no period yet. Fill in its first and last day, then activate it.',
  },
  'plan.period_reversed': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'The last day must come after the first day.',
  },
  'plan.period_overlaps': {
    vi: 'Đã có kế hoạch đang thực hiện trong thời gian này. Hãy đóng kế hoạch đó trước, hoặc sửa thời gian.',
    en: 'Another plan is active in this period. Close that one first, or change the period.',
  },
  'plan.no_target': {
    vi: 'Kế hoạch chưa có chỉ tiêu nào để theo dõi. Hãy thêm ít nhất một chỉ tiêu.',
    en: 'The plan has no target to follow. Add at least one.',
  },
  'plan.already_there': {
    vi: 'Kế hoạch hoặc chỉ tiêu này đã được ghi rồi. Hãy mở lại trang để xem.',
    en: 'This plan or target is already there. Open the page again to see it.',
  },
  'plan.target_not_found': { vi: 'Không tìm thấy chỉ tiêu này.', en: 'There is no such target.' },
  'plan.task_not_found': { vi: 'Không tìm thấy việc này trong kế hoạch.', en: 'There is no such task in the plan.' },
  'plan.nothing_to_read': {
    vi: 'Văn bản trống, chưa có gì để đọc. Hãy dán nội dung kế hoạch hoặc chọn tệp.',
    en: 'The text is empty. Paste the plan or choose a file.',
  },
})
