import { useStanding } from '../../../platform/kit/attempt.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { PrintIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Message } from '../reads.ts'
import { tellReading, tellShared, words } from '../words.ts'

type Props = { message: Message; commune: string; leaflet?: string | undefined }

/** The words as the channel wants them: a script to read out with its time, a leaflet to print, a text to paste. */
export function Ready({ message, commune, leaflet }: Props) {
  const lang = useLang()
  const { way } = useStanding()
  const { channel, body } = message
  const page = `/xa/${commune}/sessions`
  const link = way.href === '' ? page : new URL(page, way.href).href
  const isRead = channel === 'loudspeaker' || channel === 'direct'
  return (
    <Card title={words.say(lang, 'ready')}>
      {isRead ? (
        <>
          <p>{tellReading(lang, body)}</p>
          <p class="small soft">{words.say(lang, 'script_note')}</p>
          <div lang="vi" class="stack">
            {body.split('\n').map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </div>
        </>
      ) : (
        <div data-share>
          <AreaField
            name="ready"
            label={words.say(lang, 'body')}
            hint={words.say(lang, 'ready_share')}
            value={tellShared(message, link)}
            rows={10}
          />
        </div>
      )}
      {leaflet !== undefined && (
        <ButtonLink href={leaflet} icon={PrintIcon}>
          {words.say(lang, 'print_leaflet')}
        </ButtonLink>
      )}
    </Card>
  )
}
