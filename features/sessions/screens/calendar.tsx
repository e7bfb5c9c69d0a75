import type { Day } from '../../../platform/clock/days.ts'
import { SlowIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { shortDay, day as tellDay } from '../../../platform/words/formats.ts'
import type { Session } from '../reads.ts'
import { type View, weeksIn } from '../rules/calendar.ts'
import { nameSession, nameWeekday, words } from '../words.ts'
import { SessionState } from './session-state.tsx'

export type CalendarProps = {
  view: View
  on: Day
  today: Day
  sessions: readonly Session[]
  clashing: ReadonlySet<string>
  teams: ReadonlyMap<string, string>
}

export function calendarHref(view: View, on: Day): string {
  return `/desk/sessions?view=${view}&on=${on}`
}

/** Weeks at a desk, Monday first; each day leads to its own page. On a phone the list takes the table's place. */
export function Calendar({ view, on, today, sessions, clashing, teams }: CalendarProps) {
  const lang = useLang()
  const byDay = Map.groupBy(sessions, (session) => session.heldOn)
  const weeks = weeksIn(view, on)
  return (
    <table class={`calendar calendar-by-${view}`}>
      <caption class="only-spoken">{words.say(lang, 'calendar')}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {nameWeekday(lang, day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                class={view === 'week' || day.slice(0, 7) === on.slice(0, 7) ? undefined : 'calendar-beside'}
                aria-current={day === today ? 'date' : undefined}
              >
                <a class="calendar-day" href={calendarHref('day', day)}>
                  {view === 'week' || day.endsWith('-01') ? shortDay(day) : Number(day.slice(8))}
                  <span class="only-spoken">{` · ${tellDay(day)}`}</span>
                </a>
                {(byDay.get(day) ?? []).map((session) => (
                  <a
                    key={session.sessionId}
                    class={`calendar-session calendar-${session.status}`}
                    href={`/desk/sessions/${session.sessionId}`}
                  >
                    <b>{view === 'week' ? `${session.startsAt}–${session.endsAt}` : session.startsAt}</b>{' '}
                    {nameSession(lang, session)}
                    <span class="calendar-place">{session.venue}</span>
                    {view === 'week' && <span class="calendar-place">{teams.get(session.teamId)}</span>}
                    {clashing.has(session.sessionId) && <Clashing />}
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

/** One day by the clock. */
export function DayPlan({ sessions, today, clashing, teams }: CalendarProps) {
  const lang = useLang()
  return (
    <div class="table-scroll">
      <table class="table">
        <caption class="only-spoken">{words.say(lang, 'calendar')}</caption>
        <thead>
          <tr>
            {(['time', 'sessions', 'venue', 'team', 'status'] as const).map((name) => (
              <th key={name} scope="col">
                {words.say(lang, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.sessionId}>
              <td>
                <b>
                  {session.startsAt}–{session.endsAt}
                </b>
              </td>
              <td>
                <a href={`/desk/sessions/${session.sessionId}`}>{nameSession(lang, session)}</a>
                {clashing.has(session.sessionId) && <Clashing />}
              </td>
              <td>{session.venue}</td>
              <td>{teams.get(session.teamId) ?? '—'}</td>
              <td>
                <SessionState session={session} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Clashing() {
  const lang = useLang()
  return (
    <span class="calendar-clash">
      <SlowIcon /> {words.say(lang, 'clashing')}
    </span>
  )
}
