// Loaded when somebody chooses a photograph.
import { render } from 'preact'
import { words } from '../../features/support/words.ts'
import { Button } from '../../platform/kit/button.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import { Notice, type NoticeKind } from '../../platform/kit/notice.tsx'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type Shrunk, shrink, type Unfit } from './shrink.ts'

/** Makes the chosen file small and shows it in its form; `drop` is called when the person does not want it after all. */
export async function choosePhoto(
  lang: Lang,
  place: HTMLElement,
  file: File,
  drop: () => void,
): Promise<Shrunk | undefined> {
  const show = (shown: Shown) =>
    render(
      <LangContext.Provider value={lang}>
        <Chosen lang={lang} shown={shown} drop={drop} />
      </LangContext.Provider>,
      place,
    )
  show('shrinking')
  const shrunk = await shrink(file).catch((): Unfit => 'photo_unreadable')
  show(typeof shrunk === 'string' ? shrunk : { url: URL.createObjectURL(jpeg(shrunk)), bytes: shrunk.length })
  return typeof shrunk === 'string' ? undefined : shrunk
}

/** Says that it is kept for a visit that is there already. */
export function sayKept(lang: Lang, place: HTMLElement): void {
  say(lang, place, 'success', words.say(lang, 'photo_kept'))
}

/** Nothing was kept; what was chosen is still chosen. */
export function sayUnkept(lang: Lang, place: HTMLElement): void {
  say(lang, place, 'danger', sync.say(lang, 'cannot_save'))
}

function say(lang: Lang, place: HTMLElement, kind: NoticeKind, sentence: string): void {
  render(
    <LangContext.Provider value={lang}>
      <Notice kind={kind}>{sentence}</Notice>
    </LangContext.Provider>,
    place,
  )
}

export function clearPhoto(place: HTMLElement): void {
  render(null, place)
}

type Shown = 'shrinking' | Unfit | { url: string; bytes: number }

function Chosen({ lang, shown, drop }: { lang: Lang; shown: Shown; drop: () => void }) {
  if (shown === 'shrinking') return <p>{words.say(lang, 'photo_shrinking')}</p>
  if (typeof shown === 'string') return <Notice kind="danger">{words.say(lang, shown)}</Notice>
  return (
    <div class="stack">
      <img class="photo" src={shown.url} alt={words.say(lang, 'photo_chosen')} />
      <p class="small soft">{words.say(lang, 'photo_ready', { kb: Math.ceil(shown.bytes / 1000) })}</p>
      <Button type="button" kind="quiet" onClick={drop}>
        {words.say(lang, 'photo_not_chosen')}
      </Button>
    </div>
  )
}

function jpeg(bytes: Shrunk): Blob {
  return new Blob([bytes], { type: 'image/jpeg' })
}
