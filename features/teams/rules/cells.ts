/** Reads single cells of imported lists: days, names and places as people write them. */
import { addDays, type Day, isDay } from '../../../platform/clock/days.ts'
import { fold } from '../../../platform/words/fold.ts'

/**
 * A day written as text: 05/12/2025, 5-12-25, 2025-12-05, or the bare number a spreadsheet keeps (days since
 * 30/12/1899). Day before month, as everywhere in Vietnam; undefined when it is no day.
 */
export function parseDay(text: string): Day | undefined {
  const plain = text
    .trim()
    .replace(/^ngày\s+/i, '')
    .replace(/[T\s]\d{1,2}:\d{2}.*$/, '')
  if (/^[34]\d{4}$/.test(plain)) return addDays('1899-12-30', Number(plain))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  const local = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(plain)
  const worded = /^(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})$/i.exec(plain)
  const [day, month, year] = iso ? [iso[3], iso[2], iso[1]] : (local ?? worded ?? []).slice(1)
  if (day === undefined || month === undefined || year === undefined) return undefined
  const written = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

/**
 * The same for "Hoà" and "Hòa", which write the tone over different letters, and for any case; different for "Lan" and
 * "Lân", who are two people.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (word.replace(tone, '') + (word.match(tone) ?? []).join('')).normalize('NFC'))
    .join(' ')
}

/** A person's name has letters, no digits, and fits a line. */
export function isPersonName(text: string): boolean {
  return /\p{L}/u.test(text) && !/[\d@#=<>{}]/.test(text) && text.length <= 120
}

/** What remains of "Tổ CNSCĐ thôn An Bình" when the kind of place is taken off: "an bình". */
export function placeKey(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,;:()/\-–"“”]+/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  const plain = words.map(fold)
  let from = 0
  for (let found = true; found; ) {
    found = false
    for (const kind of kinds) {
      if (from + kind.length < words.length && kind.every((word, at) => plain[from + at] === word)) {
        from += kind.length
        found = true
      }
    }
  }
  return nameKey(
    words
      .slice(from)
      .map((word) => word.replace(/^0+(?=\d)/, ''))
      .join(' '),
  )
}

/** Looks a place up as it is written: with its diacritics first, then without, if that leaves one. */
export function matchPlace<Place>(
  text: string,
  places: readonly { names: readonly string[]; place: Place }[],
): Place | 'unknown' | 'ambiguous' {
  const key = placeKey(text)
  const exact = places.filter(({ names }) => names.some((name) => placeKey(name) === key))
  const alike =
    exact.length > 0 ? exact : places.filter(({ names }) => names.some((name) => fold(placeKey(name)) === fold(key)))
  if (alike.length > 1) {
    const whole = alike.filter(({ names }) => names.some((name) => nameKey(name) === nameKey(text)))
    return whole.length === 1 && whole[0] ? whole[0].place : 'ambiguous'
  }
  return alike[0] ? alike[0].place : 'unknown'
}

/** Several things in one cell: "hộ nghèo; NCT", "tuyên truyền, thanh toán và TMĐT". */
export function parts(text: string): string[] {
  return text
    .split(/[;,+/\n|]|\s+và\s+|\s+-\s+|^-\s*/)
    .map((part) =>
      part
        .replace(/^\s*(\d+[.)]|[-–•])\s*/, '')
        .replace(/\.$/, '')
        .trim(),
    )
    .filter((part) => part !== '')
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g

const kinds = [
  'to cong nghe so cong dong',
  'to cong nghe so',
  'to chuyen doi so cong dong',
  'to cnscd',
  'to cnsc',
  'to cncd',
  'to cds',
  'cnscd',
  'to dan pho',
  'tdp',
  'khu dan cu',
  'kdc',
  'khu pho',
  'thon',
  'xom',
  'khu',
  'ban',
  'ap',
  'buon',
  'lang',
  'to',
].map((kind) => kind.split(' '))
