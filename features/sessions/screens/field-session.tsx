import type { Day } from '../../../platform/clock/days.ts'
import { Card } from '../../../platform/kit/card.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import { type AttendanceProps, CheckIn, WhoCame } from './attendance.tsx'
import { CloseSession } from './session-changes.tsx'
import { SessionState } from './session-state.tsx'

type Props = AttendanceProps & { today: Day; back: string }

/** At the door of the hall: tap the names, press the button. */
export function FieldSession(props: Props) {
  const { session, today, open, back } = props
  const lang = useLang()
  const isHeld = session.heldOn <= today
  return (
    <FieldScreen
      title={nameSession(lang, session)}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_sessions') }}
    >
      <Card>
        <p>{tellWhen(lang, session)}</p>
        <p>{session.venue}</p>
        <SessionState session={session} today={today} />
        {session.partners.length > 0 && <p class="soft">{session.partners.join(', ')}</p>}
        {!isHeld && <p>{words.say(lang, 'not_today', { day: day(session.heldOn) })}</p>}
      </Card>
      {open && isHeld && <CheckIn {...props} />}
      {isHeld && <WhoCame {...props} />}
      {open && isHeld && <CloseSession session={session} />}
    </FieldScreen>
  )
}
