/**
 * What Decree 30/2020/NĐ-CP, annex I asks of each component's letters, by the paragraph style that marks the component.
 * Written from the decree and not from `docx-style.ts`, so that the one holds the other.
 */
import { isOn, type WordParagraph } from './word-paragraphs.ts'

export type Rule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
export type Look = {
  readonly rule: Rule
  /** Half-points, least and most. */
  readonly size: readonly [number, number]
  readonly bold?: true
  readonly italic?: true
  /** Left out where the place decides, as in the cells of a table. */
  readonly align?: 'center' | 'left' | 'both'
  readonly capitals?: true
}

const text = [26, 28] as const
const centre = { align: 'center' } as const

const looks: Readonly<Record<string, Look>> = {
  nation: { rule: 3, size: [24, 26], bold: true, ...centre, capitals: true },
  motto: { rule: 3, size: text, bold: true, ...centre },
  superior: { rule: 4, size: [24, 26], ...centre, capitals: true },
  issuer: { rule: 4, size: [24, 26], bold: true, ...centre, capitals: true },
  number: { rule: 4, size: [26, 26], ...centre },
  letterSubject: { rule: 5, size: [24, 26], ...centre },
  placeAndDate: { rule: 4, size: text, italic: true, ...centre },
  kind: { rule: 5, size: text, bold: true, ...centre, capitals: true },
  subject: { rule: 5, size: text, bold: true, ...centre },
  addressee: { rule: 6, size: text, ...centre },
  addresseeItem: { rule: 6, size: text, align: 'left' },
  basis: { rule: 5, size: text, italic: true, align: 'both' },
  body: { rule: 6, size: text, align: 'both' },
  section: { rule: 6, size: text, bold: true, align: 'both', capitals: true },
  item: { rule: 6, size: text, bold: true, align: 'both' },
  centred: { rule: 6, size: text, bold: true, ...centre },
  recipientsTitle: { rule: 7, size: [24, 24], bold: true, italic: true, align: 'left' },
  recipient: { rule: 7, size: [22, 22], align: 'left' },
  signature: { rule: 7, size: text, bold: true, ...centre },
  verification: { rule: 7, size: [22, 24], align: 'left' },
  annexMark: { rule: 8, size: [28, 28], bold: true, ...centre },
  annexTitle: { rule: 8, size: text, bold: true, ...centre, capitals: true },
  annexNote: { rule: 8, size: text, italic: true, ...centre },
  cell: { rule: 8, size: [22, 28] },
  smallCell: { rule: 8, size: [22, 28] },
  page: { rule: 8, size: text, ...centre },
}

/** Everything about a paragraph's letters that its component does not allow; all of its runs are judged. */
export function breaches(it: WordParagraph): { readonly rule: Rule; readonly what: string }[] {
  const name = `“${it.text.slice(0, 40)}” (${it.style})`
  const look = looks[it.style]
  if (look === undefined) return [{ rule: 6, what: `no component of the decree: ${name}` }]
  const { rule, size, bold = false, italic = false, align, capitals } = look
  const [least, most] = size
  // The head of a table's row and the number of an article are bold beside plain letters.
  const isCell = it.style === 'cell' || it.style === 'smallCell'
  const weight = isCell || it.bold === bold || isArticle(it)
  const faults = [
    it.size >= least && it.size <= most ? '' : `size ${it.size / 2}`,
    weight ? '' : bold ? 'not bold' : 'bold',
    it.italic === italic ? '' : italic ? 'upright' : 'italic',
    it.underlined ? 'underlined' : '',
    align === undefined || it.align === align ? '' : `aligned ${it.align}`,
    capitals === undefined || it.text === it.text.toLocaleUpperCase('vi') ? '' : 'not in capitals',
  ]
  return faults.flatMap((fault) => (fault === '' ? [] : [{ rule, what: `${fault}: ${name}` }]))
}

/** An article of a decision: its mark in bold, its text not. */
export function isArticle({ style, text, runs }: WordParagraph): boolean {
  const [mark, ...rest] = runs
  return (
    style === 'body' &&
    /^Điều \d+\. /.test(text) &&
    isOn(mark?.['w:b']) &&
    rest.length > 0 &&
    rest.every((run) => !isOn(run['w:b']))
  )
}
