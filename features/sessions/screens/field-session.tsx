import type { ComponentChildren } from 'preact'
import type { Day } from '../../../platform/clock/days.ts'
import { Card } from '../../../platform/kit/card.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { QrIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { isPublic } from '../rules.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import { Announce } from './announce.tsx'
import { type AttendanceProps, TakeAttendance, WhoCame } from './attendance.tsx'
import { CloseSession } from './session-changes.tsx'
import { SessionState } from './session-state.tsx'
import { SheetPhoto } from './sheet-photo.tsx'

type Props = AttendanceProps & {
  today: Day
  back: string
  commune: { code: string; name: string }
  isMoved: boolean
  mayWrite: boolean
  photoField: ComponentChildren
}

/** At the door of the hall: tap the names, press the button. */
export function FieldSession(props: Props) {
  const { session, today, open, back, mayWrite, here, photoField } = props
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
      {open && session.heldOn === today && isPublic(session.kind) && <DoorCode {...props} />}
      {open && isHeld && <TakeAttendance {...props} />}
      {isHeld && <WhoCame {...props} />}
      {mayWrite && !(isHeld && session.status === 'planned') && <Announce {...props} />}
      {isHeld && <SheetPhoto session={session} mayWrite={mayWrite} here={here} field={photoField} />}
      {open && isHeld && <CloseSession session={session} />}
    </FieldScreen>
  )
}

/** On the phone's own screen, for those who stand before it. */
function DoorCode({ session: { sessionId }, commune }: Props) {
  const lang = useLang()
  return (
    <Confirm label={words.say(lang, 'door_code')} icon={QrIcon} question={words.say(lang, 'door_code_show')}>
      <img
        class="qr"
        src={`/xa/${commune.code}/sessions/${sessionId}/here/qr.svg`}
        alt={words.say(lang, 'door_code')}
        loading="lazy"
      />
    </Confirm>
  )
}
