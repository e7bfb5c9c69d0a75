import type { Day } from '../../../platform/clock/days.ts'
import { useLang } from '../../../platform/kit/lang.ts'
import { shortDay } from '../../../platform/words/formats.ts'
import type { Session } from '../reads.ts'
import { weeksOf } from '../rules.ts'
import { nameSession, words } from '../words.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** A month at a desk, Monday first. On a phone the list beside it takes its place. */
export function Calendar({ month, today, sessions }: { month: Day; today: Day; sessions: readonly Session[] }) {
  const lang = useLang()
  const byDay = Map.groupBy(sessions, (session) => session.heldOn)
  return (
    <table class="calendar">
      <caption class="only-spoken">{words.say(lang, 'calendar')}</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {words.say(lang, name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                class={day.slice(0, 7) === month.slice(0, 7) ? undefined : 'calendar-beside'}
                aria-current={day === today ? 'date' : undefined}
              >
                <span class="calendar-day">{day.endsWith('-01') ? shortDay(day) : Number(day.slice(8))}</span>
                {(byDay.get(day) ?? []).map((session) => (
                  <a
                    key={session.sessionId}
                    class={`calendar-session calendar-${session.status}`}
                    href={`/desk/sessions/${session.sessionId}`}
                  >
                    <b>{session.startsAt}</b> {nameSession(lang, session)}
                    <span class="calendar-place">{session.venue}</span>
                  </a>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
