/**
 * The text without diacritics and capitals, of the same length, so that a rule may match on it and cut the value out of
 * the original at the same place. That is what reads "UỶ", "ỦY", "Nơi nhân" and accent-less typing alike.
 * `platform/words/fold` cannot serve here: it collapses spaces, and positions move.
 */
export function plain(text: string): string {
  let result = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    result += unit < 128 ? lowered[unit] : letter(text.charAt(at))
  }
  return result
}

/** "hộ" is told from "hồ" and "họ" where diacritics were typed; where none were, the plain word counts. */
export function reads(original: string, ...words: readonly string[]): boolean {
  const word = original.toLowerCase()
  return words.some((candidate) => candidate === word || plain(candidate) === word)
}

export function isUpper(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text.slice(0, 300)) && text === text.toUpperCase()
}

const lowered = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit).toLowerCase())
const known = new Map<string, string>([
  ['đ', 'd'],
  ['Đ', 'd'],
  ['–', '-'],
  ['—', '-'],
  ['“', '"'],
  ['”', '"'],
])

function letter(unit: string): string {
  const seen = known.get(unit)
  if (seen !== undefined) return seen
  const base = unit
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const single = base.length === 1 ? base : unit
  known.set(unit, single)
  return single
}
