/**
 * One model of an official document for every renderer. `officialDocument` is its only maker: it normalises text to NFC,
 * numbers headings, fills `[...]` for missing figures and ends the body with `./.`, so renderers decide nothing but layout.
 */
import { figureText, type Kind, type PaperDate, pointLetter, roman } from './decree-wording.ts'

export type Align = 'left' | 'center' | 'right'
export type Column = { readonly share: number; readonly align: Align }
export type HeaderCell = { readonly text: string; readonly columns: number; readonly rows: number }
export type Bar = { readonly label: string; readonly value: number | null; readonly target: number | null }

export type Table = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly header: readonly (readonly HeaderCell[])[]
  readonly rows: readonly (readonly string[])[]
  readonly total: readonly string[]
}
export type Chart = {
  readonly kind: 'chart'
  readonly title: string
  readonly unit: string
  readonly bars: readonly Bar[]
}
/** What was reached by the end of each step against the even pace to the target; a step not yet reached has no value. */
export type Step = { readonly label: string; readonly value: number | null; readonly pace: number }
export type Course = {
  readonly kind: 'course'
  readonly title: string
  readonly unit: string
  readonly steps: readonly Step[]
}
export type Block =
  | { readonly kind: 'paragraph'; readonly lead: string; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly mark: string; readonly text: string }
  | { readonly kind: 'dash'; readonly text: string }
  | { readonly kind: 'centred'; readonly text: string }
  | Table
  | Chart
  | Course

export type Annex = {
  readonly mark: string
  readonly title: string
  readonly landscape: boolean
  readonly blocks: readonly Block[]
}

/** `official` is numbered by the office; `team` is a village team's form, which has no number since a team is no legal person. */
export type Form = 'official' | 'team'

export type Issuer = {
  readonly superior: readonly string[]
  readonly name: readonly string[]
  /** The issuer inside a sentence: "Ủy ban nhân dân xã Mẫu". */
  readonly inSentence: string
}
export type Signatory = {
  readonly authority: readonly string[]
  readonly title: readonly string[]
  readonly signer: string | null
}
export type Verification = { readonly text: string; readonly url: string }

export type OfficialDocument = {
  readonly form: Form
  readonly issuer: Issuer
  readonly kind: Kind
  readonly number: number | null
  readonly notation: string
  readonly place: string
  readonly date: PaperDate
  readonly subject: readonly string[]
  readonly addressees: readonly string[]
  /** A decision's own line above its bases, the person or body who decides; empty in every other document. */
  readonly deciding: string
  readonly bases: readonly string[]
  readonly blocks: readonly Block[]
  readonly recipients: readonly string[]
  readonly archive: string
  readonly signatory: Signatory
  readonly annexes: readonly Annex[]
  readonly verification: Verification | null
}

export type CellInput = string | number | null
export type BlockInput =
  | { readonly kind: 'paragraph'; readonly text: string; readonly lead?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'dash'; readonly text: string }
  /** "Điều 1." of a decision; numbered here. */
  | { readonly kind: 'article'; readonly text: string }
  | { readonly kind: 'centred'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly share: number; readonly align?: Align }[]
      readonly header: readonly (readonly (
        | string
        | { readonly text: string; readonly columns?: number; readonly rows?: number }
      )[])[]
      readonly rows: readonly (readonly CellInput[])[]
      readonly total?: readonly CellInput[]
    }
  | Chart
  | Course

export type AnnexInput = {
  readonly title: string
  readonly landscape?: boolean
  readonly blocks: readonly BlockInput[]
}

export type OfficialDocumentInput = Omit<
  OfficialDocument,
  'form' | 'issuer' | 'blocks' | 'annexes' | 'verification' | 'bases' | 'addressees' | 'deciding'
> & {
  readonly form?: Form
  readonly issuer: {
    readonly superior?: readonly string[]
    readonly name: readonly string[]
    readonly inSentence: string
  }
  readonly addressees?: readonly string[]
  readonly deciding?: string
  readonly bases?: readonly string[]
  readonly blocks: readonly BlockInput[]
  readonly annexes?: readonly AnnexInput[]
  readonly verification?: Verification | null
}

export function officialDocument(raw: OfficialDocumentInput): OfficialDocument {
  const input = printable(raw)
  const annexes = input.annexes ?? []
  return {
    ...input,
    form: input.form ?? 'official',
    issuer: { ...input.issuer, superior: (input.issuer.superior ?? []).map(upper), name: input.issuer.name.map(upper) },
    addressees: listed(input.addressees ?? [], ';', '.'),
    deciding: upper(input.deciding ?? ''),
    bases: listed(input.bases ?? [], ';', '.'),
    blocks: closed(numbered(input.blocks)),
    recipients: listed(input.recipients, ';', ';'),
    signatory: {
      ...input.signatory,
      authority: input.signatory.authority.map(upper),
      title: input.signatory.title.map(upper),
    },
    annexes: annexes.map((annex, at) => ({
      mark: annexes.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(at + 1)}`,
      title: upper(annex.title),
      landscape: annex.landscape ?? false,
      blocks: numbered(annex.blocks),
    })),
    verification: input.verification ?? null,
  }
}

function numbered(blocks: readonly BlockInput[]): Block[] {
  const counts: [number, number, number] = [0, 0, 0]
  let articles = 0
  return blocks.map((block): Block => {
    if (block.kind === 'article') {
      articles += 1
      return { kind: 'paragraph', lead: `Điều ${articles}.`, text: block.text }
    }
    if (block.kind === 'paragraph') return { kind: 'paragraph', lead: block.lead ?? '', text: block.text }
    if (block.kind === 'table') return table(block)
    if (block.kind !== 'heading') return block
    const at = block.level - 1
    counts.fill(0, at + 1)
    const index = counts[at] ?? 0
    counts[at] = index + 1
    const mark =
      block.level === 1 ? `${roman(index + 1)}.` : block.level === 2 ? `${index + 1}.` : `${pointLetter(index)})`
    return { ...block, mark, text: block.level === 1 ? upper(block.text) : block.text }
  })
}

function table(input: Extract<BlockInput, { kind: 'table' }>): Table {
  const width = input.columns.length
  const cells = (row: readonly CellInput[]) =>
    input.columns.map((_, at) => (at < row.length ? figureText(row[at] ?? null) : ''))
  return {
    kind: 'table',
    columns: input.columns.map(({ share, align }) => ({ share, align: align ?? 'left' })),
    header: input.header.map((row) =>
      row.map((cell) =>
        typeof cell === 'string'
          ? { text: cell, columns: 1, rows: 1 }
          : { text: cell.text, columns: Math.min(cell.columns ?? 1, width), rows: cell.rows ?? 1 },
      ),
    ),
    rows: input.rows.map(cells),
    total: input.total === undefined ? [] : cells(input.total),
  }
}

/** Every model form of annex III ends its text with `./.`. */
function closed(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  if (last === undefined || !('text' in last) || last.kind === 'centred') return [...blocks]
  return [...blocks.slice(0, -1), { ...last, text: `${last.text.replace(/[\s.;,/]+$/, '')}./.` }]
}

function listed(items: readonly string[], between: string, last: string): string[] {
  return items.map((item, at) => item.replace(/[\s.;,]+$/, '') + (at === items.length - 1 ? last : between))
}

function upper(text: string): string {
  return text.toLocaleUpperCase('vi')
}

/**
 * Text as it may stand in XML and in the embedded font: NFC, one line, no control characters, no emoji (Zalo comments are
 * full of them; Tinos has none, and PDF/A refuses a letter without a glyph).
 */
function printable<Value>(value: Value): Value
function printable(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map((item: unknown) => printable(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, printable(item)]))
}

function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(/(?![©®™])[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\p{Co}\p{Cn}]/gu, '')
    .replace(/\ufe0f|\u200d|\ufffc|\ufffd|\ufeff|\u200b/g, '')
}
