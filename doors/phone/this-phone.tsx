import { Skeleton } from '../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../platform/kit/frame.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { words as kit } from '../../platform/kit/words.ts'
import { lockWords } from './lock-words.ts'

const brand = 'Thôn Số'

/** The lock of this phone. Only the phone knows how it stands, so its script fills this in. */
export function ThisPhone({ name }: { name: string }) {
  const lang = useLang()
  return (
    <FieldScreen title={lockWords.say(lang, 'this_phone')} back={{ href: '/field', label: kit.say(lang, 'today') }}>
      <NoScript />
      <div data-this-phone data-name={name} class="stack">
        <Skeleton lines={3} />
      </div>
    </FieldScreen>
  )
}

/** What stands in the place of every page while the phone is locked: nothing of anybody. */
export function LockShell() {
  const lang = useLang()
  return (
    <div class="field-page">
      <header>
        <div class="field-top">
          <p class="field-over">{brand}</p>
          <h1>{lockWords.say(lang, 'locked')}</h1>
        </div>
      </header>
      <main class="field-main" id="main">
        <NoScript />
        <div data-lock class="stack">
          <Skeleton lines={3} />
        </div>
      </main>
    </div>
  )
}

function NoScript() {
  const lang = useLang()
  return (
    <noscript>
      <Notice kind="info">{lockWords.say(lang, 'needs_script')}</Notice>
    </noscript>
  )
}
