import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'
import { levels } from './rules/passport.ts'
import { type SkillCode, skillCodes } from './rules/skills.ts'

const Level = v.picklist(levels)

/** `{ qr: 'alone' }`: only the skills that were practised, at least one. */
const Levels = v.pipe(
  v.strictObject(
    Object.fromEntries(skillCodes.map((code) => [code, v.optional(Level)])) as Record<
      SkillCode,
      v.OptionalSchema<typeof Level, undefined>
    >,
  ),
  v.check((said) => Object.values(said).some((level) => level !== undefined), 'levels'),
)

const teachers = { commune: ['coordinator', 'admin'], team: ['team_lead', 'member'] } as const
const leads = { commune: ['coordinator', 'admin'], team: ['team_lead'] } as const

/** A person of a household begins to learn. The name is theirs to give, and stays out of the journal, which is for ever. */
export const enrol = fieldCommand(
  'curriculum.enrol',
  v.strictObject({
    learnerId: Id,
    teamId: Id,
    householdId: Id,
    name: v.optional(Line(80), ''),
    coachId: v.optional(v.nullable(Id), null),
  }),
  teachers,
  ['name'],
)
export const correctLearner = command(
  'curriculum.correct_learner',
  v.strictObject({ learnerId: Id, name: Line(80) }),
  teachers,
  ['name'],
)
/** From today on this member teaches the learner; null: nobody for now. */
export const pair = command('curriculum.pair', v.strictObject({ learnerId: Id, coachId: v.nullable(Id) }), teachers)

/** Lets go of who it was. What was taught stays counted. */
export const forget = command('curriculum.forget', v.strictObject({ learnerId: Id }), leads)
/** Lets go of everybody who has not practised since a day, which lies 24 months back at least. */
export const forgetOld = command('curriculum.forget_old', v.strictObject({ before: Day }), {
  commune: ['coordinator', 'admin'],
  team: [],
})

const coaching = {
  /** Of a new visit, made where it is held; or of one that is recorded already, which then holds the lesson as well. */
  visitId: Id,
  learnerId: Id,
  teamId: Id,
  heldOn: Day,
  mode: v.optional(v.picklist(['in_person', 'phone']), 'in_person'),
  levels: Levels,
  /** Where it was part of a session. */
  sessionId: v.optional(v.nullable(Id), null),
}

/** One visit of a coach: help to the household, recorded once, and what was practised at it. */
export const coach = fieldCommand('curriculum.coach', v.strictObject(coaching), teachers)
/** Says it all anew. What it said before stays in the journal. */
export const correctCoaching = fieldCommand(
  'curriculum.correct',
  v.strictObject({
    ...coaching,
    /** Asked for once the visit's period is closed; it stays in the journal. */
    reason: v.optional(Line(300), ''),
  }),
  teachers,
)
export const undoCoaching = fieldCommand(
  'curriculum.undo',
  v.strictObject({ visitId: Id, learnerId: Id, reason: Said(300) }),
  teachers,
)

/** One skill for several learners at once, each with a visit of their own. */
export const teachClass = fieldCommand(
  'curriculum.teach_class',
  v.strictObject({
    classId: Id,
    teamId: Id,
    heldOn: Day,
    skill: v.picklist(skillCodes),
    level: Level,
    learnerIds: v.pipe(
      v.array(Id),
      v.minLength(1),
      v.maxLength(60),
      v.transform((ids) => [...new Set(ids)]),
    ),
    sessionId: v.optional(v.nullable(Id), null),
  }),
  teachers,
)

export type EnrolInput = v.InferOutput<typeof enrol.schema>
export type CoachingInput = v.InferOutput<typeof coach.schema>
export type CorrectionInput = v.InferOutput<typeof correctCoaching.schema>
export type ClassInput = v.InferOutput<typeof teachClass.schema>
export type Levels = CoachingInput['levels']

export const curriculumProblems = problems({
  'curriculum.already_enrolled': {
    vi: 'Người học này đã có trong danh sách. Hãy mở lại trang Kèm học để xem.',
    en: 'This learner is in the list already. Open the coaching page again to see.',
  },
  'curriculum.household_out_of_sight': {
    vi: 'Không thấy hộ này trong tổ của bạn; có thể hộ đã chuyển sang tổ khác. Hãy chọn lại hộ.',
    en: 'This household is not in your team; it may have moved to another. Choose the household again.',
  },
  'curriculum.learner_not_found': {
    vi: 'Không tìm thấy người học này trong tổ; có thể hộ đã chuyển sang tổ khác. Hãy chọn lại người học, hoặc hỏi cán bộ xã.',
    en: 'This learner is not in the team; the household may have moved. Choose the learner again, or ask the commune officer.',
  },
  'curriculum.coach_not_found': {
    vi: 'Người hướng dẫn này không phải thành viên của tổ. Hãy chọn lại trong danh sách thành viên.',
    en: 'This coach is not a member of the team. Choose again from the list of members.',
  },
  'curriculum.session_not_found': {
    vi: 'Không tìm thấy buổi này trong các tổ bạn được xem. Hãy bỏ chọn buổi, hoặc chọn lại.',
    en: 'There is no such session in the teams you can see. Leave the session out, or choose again.',
  },
  'curriculum.already_recorded': {
    vi: 'Lần kèm học này đã được ghi rồi. Nếu cần thay đổi, hãy mở sổ của người học và chọn Sửa.',
    en: 'This lesson was already recorded. To change it, open the learner’s passport and choose Correct.',
  },
  'curriculum.not_found': {
    vi: 'Không tìm thấy lần kèm học này, hoặc đã hủy trước đó.',
    en: 'There is no such lesson, or it was undone before.',
  },
  'curriculum.not_yours': {
    vi: 'Lần kèm học này do người khác ghi. Hãy nhờ người đó hoặc tổ trưởng sửa giúp.',
    en: 'Someone else recorded this lesson. Ask them or the team lead to change it.',
    heldFor: 'officer',
  },
  'curriculum.other_household': {
    vi: 'Lượt hỗ trợ này là của hộ khác hoặc đã hủy. Hãy ghi một lần kèm học mới.',
    en: 'This visit is another household’s, or was cancelled. Record a new lesson.',
  },
  'curriculum.too_soon_to_forget': {
    vi: 'Chỉ xóa tên những người đã 24 tháng không tập. Hãy mở lại trang Người học rồi bấm xóa.',
    en: 'Only those without practice for 24 months are let go. Open the learners page again and press there.',
  },
  'curriculum.is_forgotten': {
    vi: 'Tên của người học này đã được xóa. Nếu người đó học tiếp, hãy thêm lại như người mới.',
    en: 'The name of this learner was erased. If they go on learning, add them anew.',
  },
})
