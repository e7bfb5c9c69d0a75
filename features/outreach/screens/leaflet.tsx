import { Card } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import type { Message } from '../reads.ts'
import { words } from '../words.ts'

export const sizes = ['a5', 'a4'] as const
export type Size = (typeof sizes)[number]

type Props = { message: Message; commune: { code: string; name: string }; size: Size }

/** A sheet in large letters for every door: the words, and the code that leads to the next sessions. Vietnamese. */
export function Leaflet({ message, commune, size }: Props) {
  const lang = useLang()
  const here = `/desk/outreach/messages/${message.messageId}`
  return (
    <DeskScreen
      title={message.title}
      crumbs={[
        { href: '/desk/outreach', label: words.say(lang, 'outreach') },
        { href: here, label: message.title },
      ]}
    >
      <div class="actions">
        <p class="soft small">{words.say(lang, 'leaflet_hint')}</p>
        <Tabs
          label={words.say(lang, 'print_leaflet')}
          tabs={sizes.map((each) => ({
            href: `${here}/leaflet?size=${each}`,
            label: words.say(lang, `size_${each}`),
            here: each === size,
          }))}
        />
      </div>
      <div class={`stack leaflet leaflet-${size}`} lang="vi">
        {message.body.split('\n').map((line, at) => (
          <p key={at}>{line}</p>
        ))}
        <Card>
          <div class="leaflet-code">
            <img class="qr" src={`/xa/${commune.code}/sessions/qr.svg`} alt={words.say(lang, 'next_sessions_code')} />
            <div>
              <p>{words.say('vi', 'leaflet_scan')}</p>
              <p>
                <b>{words.say('vi', 'leaflet_otp')}</b>
              </p>
            </div>
          </div>
        </Card>
        <p class="small">{commune.name}</p>
      </div>
    </DeskScreen>
  )
}
