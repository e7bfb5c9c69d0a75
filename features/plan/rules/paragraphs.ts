import { footColumns, headColumns, isAuthority, signs } from './columns.ts'
import { type Line, lineOf, linesOf } from './lines.ts'
import { type KindName, kindLine, type Mark, markOf } from './marks.ts'
import { isUpper, plain } from './plain.ts'
import { sentencesOf } from './sentences.ts'

export type Zone = 'head' | 'kind' | 'title' | 'opening' | 'body' | 'foot'
export type Paragraph = { from: number; to: number; zone: Zone; mark: Mark | null; textFrom: number }
export type Sentence = { from: number; to: number; zone: Zone; paragraph: number; text: string; plain: string }

/** The plan as the rules see it: normalised text, the same text plain and equally long, and its parts by position. */
export type PlanText = {
  text: string
  plain: string
  kind: KindName | null
  paragraphs: Paragraph[]
  sentences: Sentence[]
}

export function planText(raw: string): PlanText {
  const lines = linesOf(raw)
  const kind = kindLine(lines)
  const parts = partsOf(lines, kind)
  let text = ''
  const paragraphs: Paragraph[] = []
  for (const part of parts) {
    if (text !== '') text += '\n'
    const mark = part.zone === 'body' || part.zone === 'foot' ? markOf(part.text) : null
    const from = text.length
    text += part.text
    paragraphs.push({ from, to: text.length, zone: part.zone, mark, textFrom: from + (mark?.length ?? 0) })
  }
  const whole = plain(text)
  return { text, plain: whole, kind: kind?.kind ?? null, paragraphs, sentences: sentencesOf(text, whole, paragraphs) }
}

type Part = { text: string; zone: Zone }

function partsOf(lines: readonly Line[], kind: ReturnType<typeof kindLine>): Part[] {
  const headEnd = kind?.at ?? headWithoutKind(lines)
  const parts = headColumns(lines.slice(0, headEnd)).map((line): Part => ({ text: line.text, zone: 'head' }))
  let bodyFrom = headEnd
  if (kind !== null) {
    const title = titleLines(kind.rest, lines.slice(kind.at + 1))
    const name = lines[kind.at]?.text.slice(0, kind.kind.plain.length) ?? ''
    parts.push({ text: name, zone: 'kind' })
    if (title.length > 0) parts.push({ text: title.join(' '), zone: 'title' })
    bodyFrom = kind.at + 1 + title.length - (kind.rest === '' ? 0 : 1)
  }
  const rest = lines.slice(bodyFrom)
  const [footFrom, footTo] = footOf(rest)
  const width = widthOf(lines)
  const middle = joined(rest.slice(0, footFrom), width)
  const opening = middle.findIndex((text) => (markOf(text)?.level ?? 9) <= 2)
  const openingEnd = opening === -1 && kind === null ? 0 : opening === -1 ? middle.length : opening
  // Concatenated, not spread into push: a text of a hundred thousand lines would overflow the stack.
  return parts.concat(
    middle.map((text, at): Part => ({ text, zone: at < openingEnd ? 'opening' : 'body' })),
    joinedFoot(footColumns(rest.slice(footFrom, footTo))).map((text): Part => ({ text, zone: 'foot' })),
    joined(rest.slice(footTo), width).map((text): Part => ({ text, zone: 'body' })),
  )
}

/** Without a type line the head is what stands above the last trace of a letterhead near the top. */
function headWithoutKind(lines: readonly Line[]): number {
  const top = lines.slice(0, 15)
  return (
    1 +
    top.findLastIndex(({ plain: line }) =>
      /chu nghia viet nam|doc lap ?- ?tu do|^so ?:.{0,30}\/|^.{2,40}, ?ngay\b.{0,12}\bthang\b.{0,8}\bnam\b/.test(line),
    )
  )
}

/** A subject has few short lines and ends where the bases or the first section begin. */
function titleLines(rest: string, after: readonly Line[]): string[] {
  const title = rest === '' ? [] : [rest]
  for (const line of after.slice(0, 8)) {
    const opens =
      /^(can cu|kinh gui|xet |theo de nghi|tren co so)/.test(line.plain) || /\bso \d+[^ ]*[/-]/.test(line.plain)
    const verb =
      /^\p{Lu}/u.test(line.text) &&
      /^(thuc hien|de |nham |trien khai|tiep tuc|trong |uy ban|ubnd|ngay )/.test(line.plain) &&
      title.length > 0
    if (opens || verb || line.text.length > 160 || (markOf(line.text)?.level ?? 9) < 5 || signsOff(line)) break
    if (title.length > 0 && /[.;:]$/.test(title.at(-1) ?? '')) break
    // A list, or a whole sentence: subjects go on in the middle of one, and end in no full stop.
    if (title.length > 0 && (markOf(line.text) !== null || /^\p{Lu}.*[.;]$/u.test(line.text))) break
    title.push(line.text)
  }
  return title
}

/** From "Nơi nhận" or the signature, whichever is first, to an annex or a section that was put after it. */
function footOf(lines: readonly Line[]): [number, number] {
  const listed = lines.findLastIndex(({ plain: line }) => /^"?noi nhan ?[:.]?/.test(line) && line.length < 120)
  const signed = lines.findLastIndex(
    (line) => signingWord.test(line.plain) && line.cells.some((text) => signs(lineOf(text))),
  )
  const near = listed !== -1 && signed !== -1 && signed < listed && listed - signed < 15
  const last = lines.length - signed < 15 ? signed : -1
  const from = near ? signed : listed === -1 ? last : listed
  if (from === -1) return [lines.length, lines.length]
  const after = lines.findIndex(
    (line, at) => at > from && (/^phu luc/.test(line.plain) || markOf(line.text)?.level === 1),
  )
  return [from, after === -1 ? lines.length : after]
}

const signingWord = /(^| )((t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q|q)[. ]|chu tich|giam doc|truong|chanh|bi thu)/

function signsOff(line: Line): boolean {
  return isAuthority(line) || line.plain.startsWith('noi nhan')
}

/** The usual length of a full line; a text that was never wrapped has no such length. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).filter((length) => length > 20)
  if (lengths.filter((length) => length > 140).length >= Math.max(2, lengths.length / 20))
    return Number.POSITIVE_INFINITY
  lengths.sort((left, right) => left - right)
  return Math.max(60, lengths[Math.floor(lengths.length * 0.9)] ?? 60)
}

function joined(lines: readonly Line[], width: number): string[] {
  const paragraphs: string[][] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open !== undefined && continues(open, line, width)) open.push(line.text)
    else paragraphs.push([line.text])
  }
  return paragraphs.map((parts) => parts.join(' '))
}

/**
 * Blank lines say nothing here (some copies put one after every line), so a wrapped line is known by its length, by
 * what ends it and by the capital that follows. Vietnamese words are short: a full line fills 78 % of the width.
 */
function continues(open: readonly string[], next: Line, width: number): boolean {
  if (markOf(next.text) !== null || startsParagraph(next) || next.text.includes(' | ')) return false
  const level = markOf(open[0] ?? '')?.level ?? 0
  const last = open.at(-1) ?? ''
  if (last.includes(' | ')) return false
  if (level === 1 && isUpper(last)) return isUpper(next.text)
  if (isUpper(next.text) && next.text.length > 8) return false
  const ended = /[.;:!?…]["”’')]*$/.test(last)
  const small = /^["“‘(]*\p{Ll}/u.test(next.text)
  if (small) return !ended || !last.endsWith(';') || last.length >= width * 0.78
  if (!ended)
    return /^\d/.test(next.text) || last.endsWith(',') || last.length >= width * (level > 1 && level < 5 ? 0.85 : 0.78)
  return !/[;:!]$/.test(last) && last.length >= width * 0.85
}

function startsParagraph(line: Line): boolean {
  return /^\p{Lu}/u.test(line.text) && /^(can cu |noi nhan|tren day la|kinh gui|phu luc)/.test(line.plain)
}

function joinedFoot(lines: readonly Line[]): string[] {
  const paragraphs: string[] = []
  for (const { text } of lines) {
    const last = paragraphs.at(-1)
    const wrapped =
      last !== undefined &&
      last.length < 300 &&
      /^\p{Ll}/u.test(text) &&
      /^[-\p{L}]/u.test(last) &&
      !/[;.:]$/.test(last)
    if (wrapped) paragraphs[paragraphs.length - 1] = `${last} ${text}`
    else paragraphs.push(text)
  }
  return paragraphs
}
