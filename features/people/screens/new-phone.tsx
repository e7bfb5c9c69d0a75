import { useStanding } from '../../../platform/kit/attempt.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { HowPhonesCome } from '../../../platform/kit/way-notice.tsx'
import { words } from '../words.ts'

/** Shown once, to be scanned from this very screen: the secret is not kept. */
export function NewPhone({ qr, link }: { qr: string; link: string }) {
  const { lang, way } = useStanding()
  return (
    <PublicScreen title={words.say(lang, 'change_phone')} lead={words.say(lang, 'change_phone_how')}>
      <HowPhonesCome />
      <Card>
        <img
          class="qr"
          src={`data:image/svg+xml;base64,${qr}`}
          alt={words.say(lang, 'invitation_link')}
          width="280"
          height="280"
        />
        <details open={way.within !== undefined}>
          <summary class="button button-quiet">
            <span>{words.say(lang, 'change_phone_no_camera')}</span>
          </summary>
          <TextField name="link" label={words.say(lang, 'invitation_link')} value={link} readOnly />
        </details>
        <Notice kind="info">{words.say(lang, 'change_phone_old')}</Notice>
        <ButtonLink href="/account">{words.say(lang, 'own_account')}</ButtonLink>
      </Card>
    </PublicScreen>
  )
}
