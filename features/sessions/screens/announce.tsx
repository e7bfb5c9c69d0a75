import { useStanding } from '../../../platform/kit/attempt.ts'
import { Card } from '../../../platform/kit/card.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { PersonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Session, SignUp } from '../reads.ts'
import { isPublic } from '../rules.ts'
import { tellNotice, words } from '../words.ts'

type Props = {
  session: Session
  commune: { code: string; name: string }
  /** Whether it was to be at another time or place before. */
  isMoved: boolean
  signUps: readonly SignUp[]
}

/** Before the day, and when it is called off: what to send to the groups and read out, and whom to call who signed up. */
export function Announce({ session, commune, isMoved, signUps }: Props) {
  const lang = useLang()
  const { way } = useStanding()
  if (session.status === 'closed' || !isPublic(session.kind)) return null
  const page = `/xa/${commune.code}/sessions/${session.sessionId}`
  const link = way.href === '' ? page : new URL(page, way.href).href
  return (
    <Card title={words.say(lang, 'notice')}>
      <AreaField
        name="notice"
        label={words.say(lang, 'notice_text')}
        hint={words.say(lang, 'notice_hint')}
        value={tellNotice(session, commune.name, link, isMoved)}
        rows={5}
        maxLength={1000}
      />
      {signUps.length > 0 && (
        <>
          <p>
            <b>{words.say(lang, 'signed_up_n', { n: signUps.length })}</b>
          </p>
          <RowLinks
            label={words.say(lang, 'sign_up')}
            rows={signUps.map(({ signUpId, name, phone }) => ({
              key: signUpId,
              icon: PersonIcon,
              title: name || words.say(lang, 'unnamed'),
              note: phone === null ? undefined : <a href={`tel:${phone}`}>{showPhone(phone)}</a>,
            }))}
          />
        </>
      )}
    </Card>
  )
}
