import { Skeleton } from '../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../platform/kit/frame.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { words } from '../../platform/sync/words.ts'

/** The outbox. Only the phone knows what is in it, so its script fills this in. */
export function Waiting({ home }: { home: string }) {
  const lang = useLang()
  return (
    <FieldScreen title={words.say(lang, 'waiting')} back={{ href: '/field', label: home }}>
      <p class="soft">{words.say(lang, 'waiting_lead')}</p>
      <noscript>
        <Notice kind="info">{words.say(lang, 'needs_script')}</Notice>
      </noscript>
      <div data-waiting class="stack">
        <Skeleton lines={3} />
      </div>
    </FieldScreen>
  )
}
