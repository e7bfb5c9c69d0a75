import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said, Text } from '../../platform/journal/said.ts'
import { Phone } from '../people/contract.ts'

/** What kinds of session the plan knows (II.2, II.4). A row of data, no code. */
export const kinds = [
  {
    code: 'guidance_day',
    vi: 'Ngày hướng dẫn dịch vụ công trực tuyến',
    en: 'Online public services guidance day',
  },
  { code: 'mobile', vi: 'Buổi hướng dẫn lưu động', en: 'Mobile session' },
  { code: 'class', vi: 'Lớp học nhỏ', en: 'Small class' },
  { code: 'home_visit', vi: 'Hướng dẫn 1 kèm 1 tại nhà', en: 'One-to-one guidance at home' },
  { code: 'members_training', vi: 'Tập huấn thành viên tổ', en: "Members' training" },
  { code: 'conference', vi: 'Hội nghị', en: 'Conference' },
] as const
export type KindCode = (typeof kinds)[number]['code']
export const kindCodes: readonly KindCode[] = kinds.map(({ code }) => code)

/** The clock on the wall in Vietnam, 'HH:MM'. */
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const when = {
  heldOn: Day,
  startsAt: Clock,
  endsAt: Clock,
  venue: Said(120),
}
const what = {
  kind: v.picklist(kindCodes),
  title: v.optional(Line(160), ''),
  partnerIds: v.pipe(
    v.optional(v.pipe(v.array(Id), v.maxLength(40)), []),
    v.transform((ids) => [...new Set(ids)]),
  ),
  /** By name, who is no partner of the commune; a partner's name stands for the partner. */
  partners: v.pipe(
    v.optional(v.pipe(v.array(Line(80)), v.maxLength(20)), []),
    v.transform((names) => [...new Set(names.filter(Boolean))]),
  ),
  capacity: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000))), null),
  note: v.optional(Line(500), ''),
}

const holders = { commune: ['coordinator', 'service_center', 'admin'], team: ['team_lead', 'member'] } as const

/** A session is always some team's: the commune's own team holds those at the commune's office. */
export const planSession = command(
  'sessions.plan',
  v.strictObject({ sessionId: Id, teamId: Id, ...what, ...when }),
  holders,
)
export const correctSession = command('sessions.correct', v.strictObject({ sessionId: Id, ...what }), holders)
export const moveSession = command(
  'sessions.move',
  v.strictObject({ sessionId: Id, ...when, reason: Said(300) }),
  holders,
)
export const cancelSession = command('sessions.cancel', v.strictObject({ sessionId: Id, reason: Said(300) }), holders)
export const closeSession = fieldCommand(
  'sessions.close',
  v.strictObject({ sessionId: Id, result: Text(2_000) }),
  holders,
)
/** Takes back a closing or a cancelling. */
export const reopenSession = command('sessions.reopen', v.strictObject({ sessionId: Id }), holders)

export const rhythms = ['weekday', 'date'] as const
export type Rhythm = (typeof rhythms)[number]

/** The same session in each of the next months. More ids than months may come with a form that cannot count. */
export const repeatMonthly = command(
  'sessions.repeat_monthly',
  v.pipe(
    v.strictObject({
      firstSessionId: Id,
      rhythm: v.picklist(rhythms),
      months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(11)),
      sessionIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(11)),
    }),
    v.check(({ months, sessionIds }) => new Set(sessionIds).size >= months, 'sessionIds'),
  ),
  holders,
)

const Attendance = v.strictObject({
  attendanceId: Id,
  householdId: v.optional(v.nullable(Id), null),
  /** A member of a team, at a members' training. */
  memberId: v.optional(v.nullable(Id), null),
  /** Only if they like to be named; a household has its own name. */
  name: v.optional(Line(80), ''),
  signUpId: v.optional(v.nullable(Id), null),
})

/** Everybody who was ticked at once, or a guest typed in; who is there already stays there once, whoever puts them in again. */
export const attend = fieldCommand(
  'sessions.attend',
  v.pipe(
    v.strictObject({
      sessionId: Id,
      attendances: v.optional(v.pipe(v.array(Attendance), v.maxLength(200)), []),
      guest: v.optional(Attendance),
    }),
    v.check(({ attendances, guest }) => attendances.length > 0 || guest !== undefined, 'attendances'),
  ),
  holders,
)
export const unattend = fieldCommand('sessions.unattend', v.strictObject({ attendanceId: Id }), holders)

/** From the public page, by anybody, so that chairs can be counted. Who it was stays out of the journal, which is for ever. */
export const signUp = command(
  'sessions.sign_up',
  v.strictObject({
    signUpId: Id,
    sessionId: Id,
    name: v.optional(Line(80), ''),
    phone: v.optional(v.nullable(Phone), null),
  }),
  { commune: [], team: [], everybody: true },
  ['name', 'phone'],
)

/**
 * From the page behind the code in the hall, by anybody: here I am, with my sign-up or without one. Nobody is counted by
 * it; whoever holds the session confirms it with `attend`.
 */
export const checkIn = command('sessions.check_in', signUp.schema, { commune: [], team: [], everybody: true }, [
  'name',
  'phone',
])
/** Said by somebody who is not in the hall after all. */
export const dismissCheckIn = command('sessions.dismiss_check_in', v.strictObject({ signUpId: Id }), holders)

/** A photograph of the signed sheet that was sent before. It takes the place of an earlier one. */
export const attachPhoto = command('sessions.attach_photo', v.strictObject({ sessionId: Id, fileId: Id }), holders)
export const removePhoto = command('sessions.remove_photo', v.strictObject({ sessionId: Id }), holders)

export type SignUpInput = v.InferOutput<typeof signUp.schema>
export type SessionInput = v.InferOutput<typeof planSession.schema>
export type AttendanceInput = v.InferOutput<typeof Attendance>

export const sessionsProblems = problems({
  'sessions.already_planned': {
    vi: 'Buổi này đã được lên lịch rồi. Hãy mở lại trang Buổi hướng dẫn để xem.',
    en: 'This session is already planned. Open the sessions page again to see it.',
  },
  'sessions.not_found': {
    vi: 'Không tìm thấy buổi này trong các tổ bạn được xem.',
    en: 'There is no such session in the teams you can see.',
  },
  'sessions.team_not_found': {
    vi: 'Không tìm thấy tổ này, hoặc tổ không còn hoạt động. Hãy chọn lại tổ tổ chức.',
    en: 'There is no such team, or it works no more. Choose the holding team again.',
  },
  'sessions.partner_not_found': {
    vi: 'Không tìm thấy một đơn vị phối hợp trong danh sách của xã. Hãy chọn lại, hoặc ghi tên ở ô Đơn vị khác.',
    en: 'One of the partners is not on the commune’s list. Choose again, or write the name under another partner.',
  },
  'sessions.ends_before_start': {
    vi: 'Giờ kết thúc phải sau giờ bắt đầu. Hãy xem lại hai ô giờ.',
    en: 'The end must come after the start. Check the two times.',
  },
  'sessions.late_needs_note': {
    vi: 'Ngày này đã qua hơn 7 ngày. Nếu ghi bù một buổi đã tổ chức, hãy nói rõ ở ô Ghi chú.',
    en: 'This day is more than 7 days ago. If the session was held and is entered late, say so in the note.',
  },
  'sessions.too_long_ago': {
    vi: 'Ngày này quá xa trong quá khứ. Hãy xem lại ngày tổ chức.',
    en: 'This day is too long ago. Check the day of the session.',
  },
  'sessions.too_far_ahead': {
    vi: 'Ngày này còn hơn hai năm nữa. Hãy xem lại ngày tổ chức.',
    en: 'This day is more than two years ahead. Check the day of the session.',
  },
  'sessions.is_cancelled': {
    vi: 'Buổi này đã hủy. Nếu vẫn tổ chức, hãy bấm Mở lại trước.',
    en: 'This session is cancelled. If it is held after all, reopen it first.',
  },
  'sessions.is_closed': {
    vi: 'Buổi này đã kết thúc và ghi kết quả. Muốn sửa, hãy bấm Mở lại trước.',
    en: 'This session is closed with its result. To change it, reopen it first.',
  },
  'sessions.is_open': {
    vi: 'Buổi này đang mở, không cần mở lại.',
    en: 'This session is open; it needs no reopening.',
  },
  'sessions.not_yet': {
    vi: 'Chưa đến ngày tổ chức nên chưa ghi người dự hay kết quả được. Nếu đã tổ chức sớm hơn, hãy dời ngày trước.',
    en: 'The day has not come, so nobody can have attended. If it was held earlier, move it first.',
  },
  'sessions.was_attended': {
    vi: 'Buổi này đã có người dự nên không hủy được. Hãy bấm Kết thúc, hoặc gỡ những người ghi nhầm trước.',
    en: 'People attended this session, so it cannot be cancelled. Close it, or first remove those put in by mistake.',
  },
  'sessions.household_out_of_sight': {
    vi: 'Có hộ không thuộc các tổ bạn được xem. Hãy ghi tên người đó ở ô Khách khác, hoặc nhờ cán bộ xã ghi.',
    en: 'One household is outside the teams you can see. Write the name under other guests, or ask the commune officer.',
  },
  'sessions.not_for_members': {
    vi: 'Chỉ ghi thành viên tổ có mặt ở buổi tập huấn thành viên. Ở buổi này hãy ghi hộ hoặc khách.',
    en: "Members are put in at a members' training only. At this session put in households or guests.",
  },
  'sessions.member_unknown': {
    vi: 'Có người không phải thành viên của các tổ bạn được xem vào ngày tổ chức. Hãy xem lại danh sách tổ, hoặc ghi người đó ở ô Khách khác.',
    en: 'One person was no member of the teams you can see on the day of the session. Check the team, or write the person under other guests.',
  },
  'sessions.attendance_not_found': {
    vi: 'Không tìm thấy lượt dự này, hoặc đã gỡ trước đó.',
    en: 'There is no such attendance, or it was removed before.',
  },
  'sessions.attendance_id_taken': {
    vi: 'Lượt dự này đã được ghi rồi. Hãy mở lại trang để xem.',
    en: 'This attendance was already recorded. Open the page again to see it.',
  },
  'sessions.sign_up_not_found': {
    vi: 'Không tìm thấy người đăng ký này ở buổi này. Hãy mở lại trang của buổi, hoặc ghi người đó ở ô Khách khác.',
    en: 'There is no such sign-up for this session. Open its page again, or write the person under other guests.',
  },
  'sessions.not_open_for_sign_up': {
    vi: 'Buổi này không nhận đăng ký nữa. Hãy xem các buổi khác, hoặc cứ đến Trung tâm Phục vụ hành chính công.',
    en: 'This session takes no sign-ups any more. See the other sessions, or just come to the service centre.',
  },
  'sessions.photo_not_there': {
    vi: 'Ảnh chưa tới máy chủ nên chưa thêm được. Máy sẽ tự gửi lại; nếu vẫn không được, hãy chọn lại ảnh.',
    en: 'The photograph has not arrived, so it could not be added. The phone sends it again; if that fails, choose it again.',
  },
  'sessions.photo_of_another': {
    vi: 'Ảnh này đã thuộc về chỗ khác. Hãy chụp hoặc chọn một ảnh khác.',
    en: 'This photograph belongs elsewhere already. Take or choose another one.',
  },
  'sessions.not_open_for_check_in': {
    vi: 'Chỉ báo có mặt được trong ngày tổ chức, khi buổi còn đang mở. Nếu đã đến nơi, hãy nói với người phụ trách.',
    en: 'You can say that you are here only on the day, while the session is open. If you are there, tell the host.',
  },
  'sessions.not_checked_in': {
    vi: 'Người này chưa báo có mặt, hoặc đã được ghi là có mặt rồi.',
    en: 'This person has not said to be here, or is already marked present.',
  },
  'sessions.too_many_sign_ups': {
    vi: 'Nhiều người đang đăng ký cùng lúc. Hãy thử lại sau ít phút, hoặc cứ đến dự, không cần đăng ký.',
    en: 'Many people are signing up at once. Try again in a few minutes, or just come without signing up.',
  },
})
