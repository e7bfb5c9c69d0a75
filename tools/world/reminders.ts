import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/** Every team was urged once, in words that carry its mark; two days off were entered. */
export async function theUrges(gate: Inbox, { planId, teams, officer }: Place): Promise<void> {
  await mustAccept(
    gate,
    officer,
    teams.map(({ teamId, mark }) =>
      order('reminders.log_urge', {
        urgeId: newId(),
        teamId,
        planId,
        about: 'report',
        channel: 'zalo',
        text: `Nhắc ${mark}`,
      }),
    ),
  )
  const daysOff = ['2025-12-15', '2027-02-08'].map((day) => ({ day, kind: 'off', name: 'Nghỉ', source: 'Thông báo' }))
  await mustAccept(
    gate,
    officer,
    daysOff.map((day) => order('reminders.set_day_off', day)),
  )
}
