import type { Paragraph, Sentence } from './paragraphs.ts'

/** A run without an end for this long is no prose; cutting it keeps every rule's cost bounded. */
const longest = 3000
/** "1." or "v.v." is no sentence of its own. */
const shortest = 8

export function sentencesOf(text: string, plain: string, paragraphs: readonly Paragraph[]): Sentence[] {
  const sentences: Sentence[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    let from = paragraph.textFrom
    for (let at = from; at <= paragraph.to; at += 1) {
      const cut = at === paragraph.to || (at - from >= shortest && endsAt(text, at)) || at - from >= longest
      if (!cut) continue
      const to = at === paragraph.to ? at : at + 1
      const end = closing(text, to, paragraph.to)
      if (end > from) {
        const slice = { text: text.slice(from, end), plain: plain.slice(from, end) }
        sentences.push({ from, to: end, zone: paragraph.zone, paragraph: index, ...slice })
      }
      at = end - 1
      from = end + (text.charAt(end) === ' ' ? 1 : 0)
      if (end >= paragraph.to) break
    }
  }
  return sentences
}

/** A full stop before a capital; not after "TP." or "TM.", whose next word is a name. */
function endsAt(text: string, at: number): boolean {
  if (!'.!?…'.includes(text.charAt(at))) return false
  const next = text.slice(at + 1, at + 5)
  if (!/^["”’)]? ["“‘]?[\p{Lu}\d]/u.test(next)) return false
  return !/(^|[ (])(\p{Lu}{1,3}|Tp|ThS|TS)$/u.test(text.slice(Math.max(0, at - 4), at)) || text.charAt(at) !== '.'
}

function closing(text: string, at: number, to: number): number {
  return at < to && /["”’)]/.test(text.charAt(at)) ? at + 1 : at
}
