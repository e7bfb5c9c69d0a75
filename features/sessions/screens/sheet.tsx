import type { Day } from '../../../platform/clock/days.ts'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import type { Attendance, Session } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import { About } from './session.tsx'

type Props = { session: Session; team: string; present: readonly Attendance[]; today: Day }

/** Empty lines for the session that is still to come: the same sheet lies on the table to be signed. */
const emptyLines = 20

/** The session on paper: what it was, who came, what came of it, and where to sign. */
export function SessionSheet({ session, team, present, today }: Props) {
  const lang = useLang()
  const empty = session.status === 'planned' ? emptyLines : 0
  return (
    <DeskScreen
      title={words.say(lang, 'sheet_title')}
      lead={`${nameSession(lang, session)}, ${tellWhen(lang, session)}`}
      crumbs={[
        { href: '/desk/sessions', label: words.say(lang, 'sessions') },
        { href: `/desk/sessions/${session.sessionId}`, label: nameSession(lang, session) },
      ]}
    >
      <div class="actions">
        <p class="soft small">{words.say(lang, 'print_hint')}</p>
      </div>
      <About session={session} team={team} today={today} />
      <table class="table">
        <caption class="only-spoken">{words.say(lang, 'who_came')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say(lang, 'ordinal')}</th>
            <th scope="col">{words.say(lang, 'who')}</th>
            <th scope="col">{words.say(lang, 'signature')}</th>
          </tr>
        </thead>
        <tbody>
          {present.map((one, at) => (
            <tr key={one.attendanceId}>
              <td>{at + 1}</td>
              <td>{one.outside ? words.say(lang, 'outside') : one.name || words.say(lang, 'unnamed')}</td>
              <td />
            </tr>
          ))}
          {Array.from({ length: empty }, (_, at) => (
            <tr key={`empty-${at}`}>
              <td>{present.length + at + 1}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <b>
          {words.say(lang, 'totals', {
            n: number(lang, session.attendances),
            households: number(lang, session.households),
          })}
        </b>
      </p>
      <div class="columns">
        <p>{words.say(lang, 'recorder')}</p>
        <p>{words.say(lang, 'chair')}</p>
      </div>
    </DeskScreen>
  )
}
