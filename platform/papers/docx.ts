import {
  BorderStyle,
  Document,
  Header,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { decides, kindNames, motto, nation } from './decree-wording.ts'
import {
  addresseeLines,
  annexNote,
  correspondenceSubject,
  numberLine,
  placeAndDate,
  recipientLines,
} from './document-text.ts'
import { wordBlocks } from './docx-blocks.ts'
import { headWidths, landscapeWidth, pageOf, portraitWidth, type StyleName, styles, twipsPerMm } from './docx-style.ts'
import type { Annex, OfficialDocument } from './official-document.ts'
import { qrPng } from './qr.ts'
import { boldWidthMm, issuerPoints } from './text-width.ts'

/** The document as an editable Word file in the house style of Decree 30; `checkDecree30` holds it to that. */
export async function toDocx(doc: OfficialDocument): Promise<Uint8Array> {
  const file = new Document({
    title: [kindNames[doc.kind], ...doc.subject].join(' ').trim(),
    creator: doc.issuer.inSentence,
    styles,
    sections: [
      section(false, [...front(doc), ...wordBlocks(doc.blocks, portraitWidth), ...foot(doc)]),
      ...doc.annexes.map((annex) => annexSection(doc, annex)),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

function section(landscape: boolean, children: ISectionOptions['children']): ISectionOptions {
  const number = new Paragraph({ style: 'page', children: [new TextRun({ children: [PageNumber.CURRENT] })] })
  const blank = new Paragraph({ style: 'page', children: [] })
  return {
    properties: { titlePage: true, page: pageOf(landscape) },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [blank] }) },
    children,
  }
}

function annexSection(doc: OfficialDocument, annex: Annex): ISectionOptions {
  const width = annex.landscape ? landscapeWidth : portraitWidth
  return section(annex.landscape, [
    styled('annexMark', annex.mark),
    styled('annexTitle', annex.title),
    styled('annexNote', annexNote(doc)),
    ...wordBlocks(annex.blocks, width),
  ])
}

function front(doc: OfficialDocument): (Paragraph | Table)[] {
  const letter = doc.kind === 'CV'
  const title = letter
    ? []
    : [
        styled('kind', kindNames[doc.kind]),
        ...doc.subject.map((text) => styled('subject', text)),
        shortRule(doc.subject, 14, portraitWidth),
      ]
  const [first, ...more] = addresseeLines(doc)
  const addressees =
    first === undefined
      ? []
      : [styled('addressee', first), ...more.map((text) => styled('addresseeItem', text, { left: 1418 }))]
  const bases = doc.bases.map((text) => styled('basis', text))
  const decision = doc.deciding === '' ? bases : [styled('centred', doc.deciding), ...bases, styled('centred', decides)]
  return [head(doc), ...title, styled('gap', ''), ...addressees, ...decision]
}

function head(doc: OfficialDocument): Table {
  const points = issuerPoints(doc.issuer.name)
  const issuer = [
    ...doc.issuer.superior.map((text) => styled('superior', text, { size: points * 2 })),
    ...doc.issuer.name.map((text) => styled('issuer', text, { size: points * 2 })),
    shortRule(doc.issuer.name, points, headWidths[0]),
  ]
  const republic = [
    styled('nation', nation),
    styled('motto', motto),
    rule(boldWidthMm(motto, 14) * twipsPerMm, headWidths[1]),
  ]
  const number = [
    ...(doc.form === 'official' ? [styled('number', numberLine(doc))] : [styled('gap', '')]),
    ...(doc.kind === 'CV' ? [styled('letterSubject', correspondenceSubject(doc))] : []),
  ]
  return openTable(headWidths, [
    [issuer, republic],
    [number, [styled('placeAndDate', placeAndDate(doc))]],
  ])
}

function foot(doc: OfficialDocument): (Paragraph | Table)[] {
  const recipients = recipientLines(doc).map((text, at) => styled(at === 0 ? 'recipientsTitle' : 'recipient', text))
  const { authority, title, signer } = doc.signatory
  const room = Array.from({ length: 5 }, () => styled('signature', ''))
  const signature = [...authority, ...title].map((text) => styled('signature', text))
  const left = recipients.length === 0 ? [styled('gap', '')] : recipients
  const half = Math.floor(portraitWidth / 2)
  return [
    styled('gap', ''),
    openTable([half, portraitWidth - half], [[left, [...signature, ...room, styled('signature', signer ?? '')]]]),
    ...(doc.verification === null ? [] : verification(doc.verification)),
  ]
}

function verification({ text, url }: { text: string; url: string }): Paragraph[] {
  const { png, side } = qrPng(url)
  const pixels = Math.round((24 / 25.4) * 96)
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: pixels, height: pixels },
    altText: { name: url, title: url, description: `${side}` },
  })
  return [new Paragraph({ style: 'verification', children: [image, new TextRun({ text: ` ${text}` })] })]
}

/** A row of cells without borders or inner margins; rows never split, so a signature stays in one piece. */
function openTable(widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                children,
                verticalAlign: VerticalAlignTable.TOP,
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
              }),
          ),
        }),
    ),
  })
}

/** The rule under issuer and subject: between a third and a half of the text. */
function shortRule(lines: readonly string[], points: number, width: number): Paragraph {
  const longest = Math.max(0, ...lines.map((text) => boldWidthMm(text, points) * twipsPerMm))
  return rule(Math.min(longest, width) * 0.4, width)
}

/** Rules are paragraph borders held in by indents: drawn characters break, and an underline is not a rule. */
function rule(length: number, width: number): Paragraph {
  const inset = Math.max(0, Math.round((width - length) / 2))
  return new Paragraph({
    style: 'rule',
    indent: { left: inset, right: inset },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })
}

function styled(style: StyleName, text: string, own: { left?: number; size?: number } = {}): Paragraph {
  const indent = own.left === undefined ? {} : { indent: { left: own.left } }
  const run = new TextRun({ text, ...(own.size === undefined ? {} : { size: own.size }) })
  return new Paragraph({ style, ...indent, children: text === '' ? [] : [run] })
}
