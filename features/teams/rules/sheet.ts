/**
 * Finds the list in a sheet as communes really send it: title rows above, headings in any order and spelling, headings
 * repeated on each printed page, villages as rows of their own or in merged cells, totals and signatures below.
 * Every line of the sheet comes out once: as a row, or as skipped with the reason.
 */
import { fold } from '../../../platform/words/fold.ts'

/** What a heading may say, on its folded text. */
export type Headings<Key extends string> = Readonly<Record<Key, RegExp>>
/** Where a row stands in the file it came in; the sheet is said only when there are several. */
export type Place = { line: number; sheet: string }
export type SheetRow<Key extends string> = { line: number; cells: Readonly<Record<Key, string>> }
export type Skipped = { line: number; why: 'blank' | 'title' | 'heading' | 'numbering' | 'place' | 'total' | 'foot' }
export type Sheet<Key extends string> = {
  /** The line of the first heading row (the first line is 1); null when there is none, and then there are no rows. */
  headingLine: number | null
  found: Key[]
  rows: SheetRow<Key>[]
  skipped: Skipped[]
}

type Layout<Key extends string> = { columns: Map<Key, number>; ordinal: number | undefined }

const ordinalHeading = /^(stt|tt|so tt|so thu tu|no\.?)$/
const total =
  /^(tong|cong|tong cong|tong so|tong cong so)(\s*[:(.-].*|\s+\d.*|\s+(so|thon|to|khu|xa|toan|ca|nguoi|ho|thanh vien)\b.*)?$/
const foot =
  /^(nguoi (lap|tong hop|bao cao)|lap bieu|tm\b.*|kt\. .*|(pho )?chu tich|thu truong|ke toan|xac nhan\b.*|\(ky\b.*|.{0,40}\bngay .{0,8}thang .{0,8}nam\b.*|ghi chu ?:.*)/
const placeRow = /^([ivx]+|\d{1,2}|[a-d])?[.)/\s-]*\b(to|thon|khu|tdp|kdc|ban|ap|xom|buon|lang)\b/
// A longer cell is a sentence of a title, not a heading.
const longestHeading = 60

/**
 * `name` is the column without which there is no list; `place` is filled down, because its cells are merged on paper.
 */
export function readSheet<Key extends string>(
  sheet: readonly (readonly string[])[],
  headings: Headings<Key>,
  { name, place }: { name: NoInfer<Key>; place: NoInfer<Key> },
): Sheet<Key> {
  const keys = Object.keys(headings) as Key[]
  const out: Sheet<Key> = { headingLine: null, found: [], rows: [], skipped: [] }
  let layout: Layout<Key> | undefined
  let afterHeading = false
  let ended = false
  let lastPlace = ''
  for (const [at, raw] of sheet.entries()) {
    const line = at + 1
    const cells = raw.map(clean)
    const folded = cells.map(fold)
    const filled = cells.filter((cell) => cell !== '')
    const skip = (why: Skipped['why']) => out.skipped.push({ line, why })
    const seen = layoutOf(folded, headings, keys, name)
    const under: boolean = afterHeading
    const named = layout && placeOf(layout, cells, folded, name)
    afterHeading = false
    if (filled.length === 0) {
      skip('blank')
    } else if (seen) {
      layout = seen
      out.headingLine ??= line
      out.found = keys.filter((key) => layout?.columns.has(key))
      afterHeading = true
      ended = false
      skip('heading')
    } else if (!layout) {
      skip('title')
    } else if (filled.every((cell) => /^\(?[\dA-Z]{1,2}\)?$/.test(cell)) && filled.length > 1) {
      afterHeading = under
      skip('numbering')
    } else if (under && addSubheadings(layout, folded, headings, keys, name)) {
      out.found = keys.filter((key) => layout?.columns.has(key))
      skip('heading')
    } else if (folded.some((cell) => total.test(cell) && !isOrdinaryName(cells, folded, cell))) {
      ended = true
      skip('total')
    } else if (named !== undefined) {
      lastPlace = named
      ended = false
      skip('place')
    } else if (!isNumbered(layout, cells) && (ended || folded.some((cell) => foot.test(cell)))) {
      ended = true
      skip('foot')
    } else {
      const row = pick(layout, cells, keys)
      if (row[place] === '') row[place] = lastPlace
      else lastPlace = row[place]
      out.rows.push({ line, cells: row })
    }
  }
  return out
}

/** "12", or "12 (Thôn 2)" when the list stands on several sheets. */
export function lineName({ line, sheet }: Place): string {
  return sheet === '' ? String(line) : `${line} (${sheet})`
}

/** Whether a text names a village or a team by its kind: "Thôn An Bình", "II. TDP số 3". */
export function isPlaceName(text: string): boolean {
  return placeRow.test(fold(text))
}

/** One line, composed, without what a database or a screen cannot hold. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\s]+/gu, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .slice(0, 500)
}

function layoutOf<Key extends string>(
  folded: readonly string[],
  headings: Headings<Key>,
  keys: readonly Key[],
  name: Key,
) {
  const columns = new Map<Key, number>()
  let ordinal: number | undefined
  for (const [column, cell] of folded.entries()) {
    if (cell === '' || cell.length > longestHeading) continue
    if (ordinalHeading.test(cell)) ordinal ??= column
    const key = keys.find((one) => !columns.has(one) && headings[one].test(cell))
    if (key !== undefined) columns.set(key, column)
  }
  const known = columns.size + (ordinal === undefined ? 0 : 1)
  return columns.has(name) && known > 1 ? { columns, ordinal } : undefined
}

/** A second heading row below merged ones ("Liên hệ" over "SĐT" and "Email"). */
function addSubheadings<Key extends string>(
  layout: Layout<Key>,
  folded: readonly string[],
  headings: Headings<Key>,
  keys: readonly Key[],
  name: Key,
): boolean {
  if ((folded[layout.columns.get(name) ?? -1] ?? '') !== '') return false
  let added = false
  for (const [column, cell] of folded.entries()) {
    const key = cell === '' ? undefined : keys.find((one) => !layout.columns.has(one) && headings[one].test(cell))
    if (key === undefined) continue
    layout.columns.set(key, column)
    added = true
  }
  return added
}

/** "Cộng" and "Tổng" are totals; "Công" and "Tống" begin the names of people. */
function isOrdinaryName(cells: readonly string[], folded: readonly string[], cell: string): boolean {
  const text = (cells[folded.indexOf(cell)] ?? '').toLowerCase()
  return /^(tống|tòng|tông|công|cống)(\s|$)/.test(text)
}

/**
 * A row that only names a village or team: it holds for the rows below it. Merged over the width of the list it stands in
 * every cell, which no household and no person does.
 */
function placeOf<Key extends string>(
  layout: Layout<Key>,
  cells: readonly string[],
  folded: readonly string[],
  name: Key,
): string | undefined {
  const told = cells.flatMap((cell, column) =>
    cell === '' || (column === layout.ordinal && /^([IVX]+|\d+|[A-D])[.)]?$/.test(cell)) ? [] : [column],
  )
  const first = told[0] ?? -1
  const isMerged = told.length > 1
  if (told.length === 0 || told.some((column) => cells[column] !== cells[first])) return undefined
  if (!placeRow.test(folded[first] ?? '')) return undefined
  if (!isMerged && isNumbered(layout, cells)) return undefined
  if (!isMerged && /\d/.test(cells[layout.ordinal ?? -1] ?? '') && first === layout.columns.get(name)) return undefined
  return (cells[first] ?? '')
    .replace(/^([IVX]+|\d{1,2}|[A-D])\s*[.)/-]+\s*/, '')
    .replace(/\s*([:(]|[-–]\s*\d+ (hộ|người|thành viên)).*$/, '')
}

function isNumbered<Key extends string>(layout: Layout<Key>, cells: readonly string[]): boolean {
  return layout.ordinal !== undefined && /^\d+([.,]0*)?\.?$/.test(cells[layout.ordinal] ?? '')
}

function pick<Key extends string>(
  layout: Layout<Key>,
  cells: readonly string[],
  keys: readonly Key[],
): Record<Key, string> {
  const entries = keys.map((key): [Key, string] => [key, cells[layout.columns.get(key) ?? -1] ?? ''])
  return Object.fromEntries(entries) as Record<Key, string>
}
