import { plain } from './plain.ts'

/** A line as a person sees it: NFC, no invisible characters, single spaces. `cells` keeps the columns of a layout copy. */
export type Line = { text: string; plain: string; cells: string[] }

/** Raw text from any source → lines without page numbers, rules, table bars and blank lines. */
export function linesOf(raw: string): Line[] {
  const lines: Line[] = []
  for (const piece of withoutInvisible(raw).split(/[\n\r\f\v\u2028\u2029\u0085]/)) {
    for (const row of rowsOf(piece)) {
      const line = lineOf(row)
      if (line.text !== '' && !isNoise(line.plain)) lines.push(line)
    }
  }
  return lines
}

export function lineOf(row: string): Line {
  const cells = row
    .split(/ {3,}|\t/)
    .map((cell) => tidy(cell))
    .filter((cell) => cell !== '')
  const text = tidy(row)
  return { text, plain: plain(text), cells }
}

/** Zero-width signs, soft hyphens and no-break spaces come along with every copy from a web page or a PDF. */
function withoutInvisible(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]/g, '')
    .replace(/&nbsp;?|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll('\0', ' ')
}

/** A row of one or two cells is layout and becomes lines; three or more are a real table and stay together. */
function rowsOf(piece: string): string[] {
  if (!piece.includes('|') && !piece.includes('│')) return [piece]
  const cells = piece.split(/[|│]/).filter((cell) => cell.trim() !== '')
  return cells.length > 2 ? [cells.map((cell) => cell.trim()).join(' | ')] : cells
}

function tidy(text: string): string {
  return text
    .replace(/[\s]+/g, ' ')
    .trim()
    .replace(/^[–—•●▪■◦·*\uf0b7\uf02d][ ]*(?=[^ *])/, '- ')
    .replace(/^-(?=\p{L})/u, '- ')
}

/** Page numbers alone on a line, drawn rules, and the buttons of the web page it was copied from. */
function isNoise(line: string): boolean {
  return (
    /^[-_=.…*~\s:|+]*$/.test(line) ||
    /^[-. ]{0,4}\d{1,3}[-. ]{0,4}$/.test(line) ||
    /^(trang|page) \d{1,3}( ?(\/|of) ?\d{1,3})?$/.test(line) ||
    /^(trang chu|chia se( bai viet)?|in trang|in bai viet|ban in|tai ve|quay lai|luot xem ?:? ?\d{0,9})( [>|»].{0,80})?$/.test(
      line,
    )
  )
}
