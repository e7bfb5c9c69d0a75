import { mostTries, type Tried } from '../../platform/sync/pin.ts'
import type { Lang } from '../../platform/words/words.ts'
import { lockWords } from './lock-words.ts'

/** Why a PIN did not open, and what to do. */
export function sayTried(lang: Lang, { tries, waitMs }: Tried & { ok: false }): string {
  if (tries >= mostTries) return lockWords.say(lang, 'spent')
  if (waitMs > 0) return lockWords.say(lang, 'wait', { n: Math.ceil(waitMs / 1000) })
  return lockWords.say(lang, 'wrong', { n: mostTries - tries })
}
