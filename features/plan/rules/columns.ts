import { type Line, lineOf } from './lines.ts'
import { isUpper } from './plain.ts'

/**
 * The head and the foot of a document are two columns on paper. Copied as a layout they share lines, copied as a table
 * they alternate; here the left column comes first and the right one after it.
 */
export function headColumns(lines: readonly Line[]): Line[] {
  const left: Line[] = []
  const right: Line[] = []
  for (const line of lines) {
    const at = rightPartOfHead(line.plain)
    if (at === null) left.push(line)
    if (at !== null && at > 0) left.push(lineOf(line.text.slice(0, at)))
    if (at !== null) right.push(lineOf(line.text.slice(at)))
  }
  return [...left, ...right]
}

export function footColumns(lines: readonly Line[]): Line[] {
  const left: Line[] = []
  const right: Line[] = []
  let listing = false
  for (const cell of lines.flatMap((line) => (line.cells.length > 1 ? splitFoot(line) : [line]))) {
    const isSignature = signs(cell)
    if (cell.plain.startsWith('noi nhan')) listing = true
    const isItem = /^-|;$|^noi nhan|^luu\b/.test(cell.plain) || (listing && !isSignature && /^\p{Ll}/u.test(cell.text))
    if (isItem || (listing && !isSignature && right.length === 0)) left.push(cell)
    else right.push(cell)
    if (/^-? ?luu\b/.test(cell.plain)) listing = false
  }
  return [...left, ...right]
}

/** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH": upper case by Decree 30, which tells it from a recipient. */
export function signs(line: Line): boolean {
  return isAuthority(line) || (isUpper(line.text) && signingTitle.test(line.plain) && line.text.length < 60)
}

export function isAuthority(line: { text: string; plain: string }): boolean {
  return (
    isUpper(line.text) &&
    line.text.length < 90 &&
    /^(t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q|q)[. ] ?[a-z]/.test(line.plain)
  )
}

export const signingTitle =
  /^(pho )?(chu tich|giam doc|truong|chanh van phong|bi thu|cuc truong|vu truong|bo truong|thu truong|hieu truong)/

function splitFoot(line: Line): Line[] {
  const [first = '', ...rest] = line.cells
  return [lineOf(first), lineOf(rest.join(' '))]
}

function rightPartOfHead(line: string): number | null {
  const state = /cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc/.exec(line)
  if (state !== null) return state.index
  const number = /^so ?:?.{0,30}?\/ ?[a-z0-9&-]{2,30} (?=.{2,40}\bngay\b)/.exec(line)
  if (number !== null) return number[0].length
  return /^.{2,40}, ?ngay\b.{0,12}\bthang\b.{0,8}\bnam\b/.test(line) ? 0 : null
}
