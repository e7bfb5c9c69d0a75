import type { ComponentChildren } from 'preact'
import { Card } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Session } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'

type Props = { session: Session; commune: string }

/** A sheet for the board of the village: big words, and the code to sign up. */
export function Poster({ session, commune }: Props) {
  const lang = useLang()
  return (
    <Sheet session={session}>
      <Card title={words.say(lang, 'sign_up')}>
        <img class="qr" src={`${pageOf(commune, session)}/qr.svg`} alt={words.say(lang, 'qr_public')} />
        <p>{words.say(lang, 'poster_scan')}</p>
      </Card>
    </Sheet>
  )
}

/** A sheet for the door of the hall: one code for those who come, one for those who help. */
export function DoorSheet({ session, commune }: Props) {
  const lang = useLang()
  return (
    <Sheet session={session}>
      <div class="columns">
        <Card title={words.say(lang, 'say_here')}>
          <img class="qr" src={`${pageOf(commune, session)}/here/qr.svg`} alt={words.say(lang, 'door_code')} />
          <p>{words.say(lang, 'door_scan')}</p>
        </Card>
        <Card title={words.say(lang, 'take_attendance')}>
          <img class="qr" src={`/field/sessions/${session.sessionId}/qr.svg`} alt={words.say(lang, 'qr_helper')} />
          <p>{words.say(lang, 'poster_helper')}</p>
        </Card>
      </div>
    </Sheet>
  )
}

function pageOf(commune: string, { sessionId }: Session): string {
  return `/xa/${commune}/sessions/${sessionId}`
}

function Sheet({ session, children }: { session: Session; children: ComponentChildren }) {
  const lang = useLang()
  const name = nameSession(lang, session)
  return (
    <DeskScreen
      title={name}
      lead={tellWhen(lang, session)}
      crumbs={[
        { href: '/desk/sessions', label: words.say(lang, 'sessions') },
        { href: `/desk/sessions/${session.sessionId}`, label: name },
      ]}
    >
      <div class="actions">
        <p class="soft small">{words.say(lang, 'print_hint')}</p>
      </div>
      <h2>{session.venue}</h2>
      <p class="lead">{words.say(lang, 'free')}</p>
      {children}
      {session.partners.length > 0 && (
        <p>
          {words.say(lang, 'partners')}: {session.partners.join(', ')}
        </p>
      )}
    </DeskScreen>
  )
}
