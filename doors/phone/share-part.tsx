import { render } from 'preact'
import { words } from '../../features/outreach/words.ts'
import { Actions, Button } from '../../platform/kit/button.tsx'
import { CheckIcon, SentIcon } from '../../platform/kit/icons.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import type { Lang } from '../../platform/words/words.ts'

// Fetched where words stand ready for a group: an ordinary Zalo group has no way in for programs, so that the person
// shares them. Without this script the words are marked and copied by hand.

/** Puts what this phone can do with the words under them. */
export function startSharing(lang: Lang, place: HTMLElement): void {
  const text = place.querySelector('textarea')
  if (!text) return
  const said = document.createElement('div')
  said.setAttribute('role', 'status')
  const buttons = document.createElement('div')
  place.append(buttons, said)
  const share =
    'share' in navigator ? () => void navigator.share({ text: text.value }).catch(() => undefined) : undefined
  const copy = async () => {
    text.select()
    await navigator.clipboard.writeText(text.value).catch(() => undefined)
    said.textContent = words.say(lang, 'copied')
  }
  render(
    <LangContext.Provider value={lang}>
      <Actions>
        {share && (
          <Button type="button" kind="primary" icon={SentIcon} onClick={share}>
            {words.say(lang, 'share')}
          </Button>
        )}
        {'clipboard' in navigator && (
          <Button type="button" icon={CheckIcon} onClick={() => void copy()}>
            {words.say(lang, 'copy')}
          </Button>
        )}
      </Actions>
    </LangContext.Provider>,
    buttons,
  )
}
