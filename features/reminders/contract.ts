import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'

/** What a team is urged for: to send its report, or to help more households. */
export const abouts = ['report', 'targets'] as const
export type About = (typeof abouts)[number]

export const channels = ['zalo', 'phone', 'in_person', 'other'] as const
export type Channel = (typeof channels)[number]

/**
 * Public holidays on a fixed day of our calendar (Labour Code 45/2019/QH14, article 112, paragraph 1, points a, c, d and
 * đ). Those by the moon, the second day of National Day and days off in lieu are announced year by year: not here.
 */
export const holidays = [
  { monthDay: '01-01', vi: 'Tết Dương lịch', en: "New Year's Day" },
  { monthDay: '04-30', vi: 'Ngày Chiến thắng', en: 'Victory Day' },
  { monthDay: '05-01', vi: 'Ngày Quốc tế lao động', en: 'Labour Day' },
  { monthDay: '09-02', vi: 'Quốc khánh', en: 'National Day' },
] as const

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

/** The message as it was sent: its lines stay. */
const Message = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
  v.minLength(1),
  v.maxLength(4_000),
)
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
})
