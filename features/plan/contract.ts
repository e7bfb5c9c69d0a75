import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

const AtLeast = v.pipe(v.number(), v.gtValue(0), v.maxValue(1_000_000_000))
const Teams = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(300))))
/** A line that may be left as it is (not said), or emptied. */
const Part = (max: number) => v.optional(v.nullable(Line(max)))
/** Where a sentence of the document begins, which names it. */
const From = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

/** Figures that a target can be set for; anything else stays in the text as a sentence, not as a target. */
export const targetIndicators = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'people_supported',
  'online_dossiers',
  'sessions',
  'sellers_opened',
  'sellers_with_orders',
  'messages_published',
] as const

export const rhythms = ['week', 'month', 'quarter', 'year'] as const

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

/**
 * Teams and communes a target can be counted for; what else a plan says has to be set right, or dropped, first. A village's
 * target is its team's, and what a province sets for each commune is this commune's.
 */
export const countedScopes = ['each_team', 'each_village_team', 'each_village', 'commune', 'each_commune'] as const
const Scope = v.picklist(countedScopes)
const Indicator = v.picklist([...targetIndicators, 'other'])
/** `once`: for the whole plan. */
const Every = v.optional(v.picklist(['once', ...rhythms]))

/** What there is one of in a plan. A field that is not said stays as it is; an emptied one is absent. */
export const correctPlan = command(
  'plan.correct',
  v.strictObject({
    planId: Id,
    title: Said(500),
    periodFrom: Day,
    periodTo: Day,
    reportDay: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))), null),
    contactName: v.optional(Line(120), ''),
    contactTitle: v.optional(Line(200), ''),
    issuer: Part(300),
    superior: Part(300),
    communeTeams: Teams,
    villageTeams: Teams,
    authority: Part(200),
    onBehalfOf: Part(200),
    signingTitle: Part(200),
    signer: Part(120),
  }),
  officers,
)

export const planLists = ['bases', 'dutyAreas', 'bodies', 'recipients'] as const
export type PlanList = (typeof planLists)[number]

/** A list of the plan as lines of text: changed, added to, or shortened. A body's duties are lines that begin with a dash. */
export const correctList = command(
  'plan.correct_list',
  v.strictObject({
    planId: Id,
    list: v.picklist(planLists),
    lines: v.optional(
      v.pipe(
        v.string(),
        v.transform((text) => text.normalize('NFC')),
        v.maxLength(100_000),
      ),
      '',
    ),
  }),
  officers,
)

/** A sentence that nobody understood was looked at, and asks for nothing. */
export const dismissSentence = command('plan.dismiss_sentence', v.strictObject({ planId: Id, from: From }), officers)

export const correctTarget = command(
  'plan.correct_target',
  v.strictObject({
    planId: Id,
    targetId: Id,
    atLeast: AtLeast,
    scope: Scope,
    /** What it is measured by, and whether it is due again and again; not said, they stay. */
    indicator: v.optional(Indicator),
    every: Every,
  }),
  officers,
)

export const addTarget = command(
  'plan.add_target',
  v.strictObject({
    planId: Id,
    targetId: Id,
    indicator: v.picklist(targetIndicators),
    atLeast: AtLeast,
    scope: Scope,
    every: Every,
    sentence: v.optional(Line(1000), ''),
  }),
  officers,
)

/**
 * What one team is asked for in place of every team, under the name that the document gives it, and which team that is.
 * Without a number the team is asked for what every team is.
 */
export const setTeamTarget = command(
  'plan.set_team_target',
  v.strictObject({
    planId: Id,
    targetId: Id,
    name: Said(120),
    teamId: v.optional(v.nullable(Id), null),
    atLeast: v.optional(v.nullable(AtLeast), null),
  }),
  officers,
)

export const dropTarget = command('plan.drop_target', v.strictObject({ planId: Id, targetId: Id }), officers)

export const taskKinds = ['membership_review', 'guidance_day', 'session', 'wrap_up', 'report', 'other'] as const

const task = {
  planId: Id,
  taskId: Id,
  kind: v.optional(v.picklist(taskKinds), 'other'),
  what: Said(1000),
  who: v.optional(Line(300), ''),
  place: v.optional(Line(300), ''),
  dueFrom: v.optional(v.nullable(Day), null),
  dueTo: v.optional(v.nullable(Day), null),
  every: v.optional(v.nullable(v.picklist(rhythms)), null),
  /** For a quarter, a day of its last month. */
  everyDay: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))), null),
}

export const correctTask = command('plan.correct_task', v.strictObject(task), officers)

/** A task that the reader missed. With `from`, it comes out of a sentence that was waiting to be looked at. */
export const addTask = command(
  'plan.add_task',
  v.strictObject({ ...task, from: v.optional(v.nullable(From), null) }),
  officers,
)

export const dropTask = command('plan.drop_task', v.strictObject({ planId: Id, taskId: Id }), officers)

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
  'plan.scope_uncounted': {
    vi: 'Chỉ tiêu {named} chưa rõ tính cho mỗi tổ, mỗi tổ thôn hay toàn xã, nên chưa theo dõi được. Hãy chọn lại, hoặc bỏ chỉ tiêu đó, rồi kích hoạt.',
    en: 'The target {named} does not say whether it is for each team, each village team or the commune, so it cannot be followed. Choose that, or drop the target, then activate.',
  },
  'plan.team_unknown': {
    vi: 'Chỉ tiêu riêng của {named} chưa gắn với tổ nào của xã. Hãy chọn tổ, hoặc bỏ chỉ tiêu riêng đó, rồi kích hoạt.',
    en: 'It is not said which team the own target of {named} is for. Choose the team, or drop its own target, then activate.',
  },
  'plan.no_such_team': {
    vi: 'Không có tổ này trong xã. Hãy chọn tổ trong danh sách.',
    en: 'There is no such team in the commune. Choose one from the list.',
  },
  'plan.team_taken': {
    vi: 'Tổ này đã có chỉ tiêu riêng ở chỉ tiêu đó. Hãy sửa con số đang có.',
    en: 'This team already has a number of its own there. Change that one.',
  },
  'plan.not_for_teams': {
    vi: 'Chỉ tiêu này tính cho toàn xã nên không chia riêng cho từng tổ.',
    en: 'This target is for the whole commune, so no team has a number of its own.',
  },
  'plan.sentence_not_found': {
    vi: 'Câu này đã được xem rồi. Hãy mở lại trang để xem các câu còn lại.',
    en: 'This sentence was already looked at. Open the page again to see what is left.',
  },
  'plan.due_reversed': {
    vi: 'Hạn của việc phải sau ngày bắt đầu; việc có ngày bắt đầu thì cũng cần ngày kết thúc.',
    en: 'A task’s last day must come after its first; with a first day there must be a last one.',
  },
  'plan.target_not_found': { vi: 'Không tìm thấy chỉ tiêu này.', en: 'There is no such target.' },
  'plan.task_not_found': { vi: 'Không tìm thấy việc này trong kế hoạch.', en: 'There is no such task in the plan.' },
  'plan.nothing_to_read': {
    vi: 'Văn bản trống, chưa có gì để đọc. Hãy dán nội dung kế hoạch hoặc chọn tệp.',
    en: 'The text is empty. Paste the plan or choose a file.',
  },
})
