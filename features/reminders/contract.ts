import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said, Text } from '../../platform/journal/said.ts'

/** What a team is urged for: to send its report, or to help more households. */
export const abouts = ['report', 'targets'] as const
export type About = (typeof abouts)[number]

export const channels = ['zalo', 'phone', 'in_person', 'other'] as const
export type Channel = (typeof channels)[number]

/** `working`: a Saturday or Sunday on which offices are open, in exchange for a day off. */
export const dayKinds = ['off', 'working'] as const
export type DayKind = (typeof dayKinds)[number]

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

/** The message as it was sent: its lines stay. */
const Message = v.pipe(Text(4_000), v.minLength(1))
const said = { planId: Id, about: v.picklist(abouts), channel: v.picklist(channels), text: Message }

export const logUrge = command('reminders.log_urge', v.strictObject({ urgeId: Id, teamId: Id, ...said }), officers)

/** One message to a group that several teams read: one row each, all of them or none. */
export const logUrges = command(
  'reminders.log_urges',
  v.strictObject({
    ...said,
    urges: v.pipe(v.array(v.strictObject({ urgeId: Id, teamId: Id })), v.minLength(1), v.maxLength(500)),
  }),
  officers,
)

/** For what was logged by mistake. The row stays in the log, marked, and counts no more. */
export const undoUrge = command('reminders.undo_urge', v.strictObject({ urgeId: Id }), officers)

/** Enters a day as it was announced, in the place of what was known of it. `verified`: held against the announcement. */
export const setDayOff = command(
  'reminders.set_day_off',
  v.strictObject({
    day: Day,
    kind: v.picklist(dayKinds),
    name: Said(120),
    source: v.optional(Line(300), ''),
    verified: v.optional(v.boolean(), false),
  }),
  officers,
)

/** Takes an entry away; what the product brings along for the day stands again. */
export const dropDayOff = command('reminders.drop_day_off', v.strictObject({ day: Day }), officers)

export const remindersProblems = problems({
  'reminders.no_plan': {
    vi: 'Kế hoạch này không đang thực hiện nên không ghi đôn đốc được. Hãy mở lại trang Đôn đốc.',
    en: 'This plan is not active, so no urging is logged for it. Open the reminders page again.',
  },
  'reminders.team_not_found': {
    vi: 'Không tìm thấy tổ này. Hãy mở lại trang Đôn đốc.',
    en: 'There is no such team. Open the reminders page again.',
  },
  'reminders.already_logged': {
    vi: 'Lần nhắc này đã được ghi rồi. Hãy mở lại trang để xem.',
    en: 'This was already logged. Open the page again to see it.',
  },
  'reminders.not_found': {
    vi: 'Không tìm thấy lần nhắc này, hoặc đã gỡ bỏ trước đó.',
    en: 'There is no such entry, or it was removed before.',
  },
  'reminders.no_day_off': {
    vi: 'Xã chưa nhập ngày này, hoặc đã gỡ bỏ trước đó. Hãy mở lại trang Ngày nghỉ để xem.',
    en: 'The commune has not entered this day, or it was removed before. Open the days off again to see.',
  },
})
