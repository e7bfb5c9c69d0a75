import { Card } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Session } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'

/** A sheet for the board of the village: big words, one code for those who come and one for those who help. */
export function Poster({ session }: { session: Session }) {
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
      <div class="columns">
        <Card title={words.say(lang, 'sign_up')}>
          <img class="qr" src={`/sessions/${session.sessionId}/qr.svg`} alt={words.say(lang, 'qr_public')} />
          <p>{words.say(lang, 'poster_scan')}</p>
        </Card>
        <Card title={words.say(lang, 'check_in')}>
          <img class="qr" src={`/field/sessions/${session.sessionId}/qr.svg`} alt={words.say(lang, 'qr_helper')} />
          <p>{words.say(lang, 'poster_helper')}</p>
        </Card>
      </div>
      {session.partners.length > 0 && (
        <p>
          {words.say(lang, 'partners')}: {session.partners.join(', ')}
        </p>
      )}
    </DeskScreen>
  )
}
