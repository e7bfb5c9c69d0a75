import { render } from 'preact'
import { words } from '../../features/reports/words.ts'
import { Button } from '../../platform/kit/button.tsx'
import { PausedIcon, SpeakIcon } from '../../platform/kit/icons.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import type { Lang } from '../../platform/words/words.ts'

// Speaking in place of typing, by the browser's own ear where it has one. What was heard is text like any other.

type Heard = { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>; readonly resultIndex: number }
type Ear = {
  lang: string
  continuous: boolean
  onresult: ((event: Heard) => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
}
type WithEar = { readonly SpeechRecognition?: new () => Ear; readonly webkitSpeechRecognition?: new () => Ear }

/** A button under a text box; none where the browser cannot listen. Each thing said is a line of its own. */
export function offerToListen(lang: Lang, area: HTMLTextAreaElement): void {
  const { SpeechRecognition, webkitSpeechRecognition } = window as WithEar
  const Listener = SpeechRecognition ?? webkitSpeechRecognition
  if (!Listener) return
  const place = document.createElement('div')
  area.after(place)
  let ear: Ear | undefined
  let failed = false
  const about = area.labels[0]?.textContent ?? undefined
  const redraw = () =>
    render(
      <LangContext.Provider value={lang}>
        <Button
          type="button"
          kind={ear ? 'primary' : 'quiet'}
          icon={ear ? PausedIcon : SpeakIcon}
          about={about}
          onClick={toggle}
        >
          {words.say(lang, ear ? 'speak_stop' : 'speak')}
        </Button>
        <p class="small soft" role="status">
          {failed && words.say(lang, 'speak_failed')}
        </p>
      </LangContext.Provider>,
      place,
    )
  const toggle = () => {
    if (ear) return ear.stop()
    failed = false
    const listener = new Listener()
    // People speak Vietnamese to it, whatever language the page is in.
    listener.lang = 'vi-VN'
    listener.continuous = true
    listener.onresult = ({ results, resultIndex }) => {
      for (let at = resultIndex; at < results.length; at++) add(area, results[at]?.[0]?.transcript ?? '')
    }
    listener.onerror = ({ error }) => {
      failed = error !== 'aborted' && error !== 'no-speech'
    }
    listener.onend = () => {
      ear = undefined
      redraw()
    }
    ear = listener
    listener.start()
    redraw()
  }
  redraw()
}

function add(area: HTMLTextAreaElement, heard: string): void {
  const said = heard.trim().normalize('NFC')
  if (said === '') return
  const line = said.charAt(0).toLocaleUpperCase('vi') + said.slice(1)
  area.value = [area.value.trim(), line].filter(Boolean).join('\n').slice(0, area.maxLength)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
