/**
 * A certificate of merit (giấy khen): no administrative document of Decree 30 but a sheet to hang on a wall, in landscape,
 * with nation and motto over it and the number of the decision it rests on below. The state emblem and the seal are put on
 * by the office, or stand on its printed sheets: none is drawn here.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  type ISectionOptions,
  Packer,
  PageBorderOffsetFrom,
  PageOrientation,
  Paragraph,
  Tab,
  TextRun,
  VerticalAlignSection,
} from 'docx'
import { dateText, motto, nation, numberAndNotation, type PaperDate } from './decree-wording.ts'
import { font } from './docx-style.ts'
import { printPdf } from './pdf.ts'

export type Certificate = {
  /** Who commends, one line each. */
  readonly by: readonly string[]
  /** Whom, e.g. "Tập thể:" or "Ông (bà):". */
  readonly address: string
  readonly name: string
  /** What the person is, or empty. */
  readonly standing: string
  readonly merit: string
  readonly place: string
  readonly date: PaperDate
  readonly title: readonly string[]
  readonly signer: string | null
  /** Of the decision; null until the office has given it. */
  readonly number: number | null
  readonly notation: string
}

/** What is printed, in the order in which it is read. */
export type CertificateText = ReturnType<typeof certificateText>

export function certificateText(it: Certificate) {
  const clean = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return {
    nation,
    motto,
    by: it.by.map((text) => clean(text).toLocaleUpperCase('vi')),
    gives: 'TẶNG',
    kind: 'GIẤY KHEN',
    address: clean(it.address),
    name: clean(it.name).toLocaleUpperCase('vi'),
    standing: clean(it.standing),
    merit: clean(it.merit),
    placeAndDate: `${clean(it.place)}, ${dateText(it.date)}`,
    title: it.title.map((text) => clean(text).toLocaleUpperCase('vi')),
    signer: it.signer === null ? '' : clean(it.signer),
    decision: `Quyết định số: ${numberAndNotation(it.number, it.notation)}`,
    decided: dateText(it.date),
    register: 'Vào sổ khen thưởng số: ..........',
  }
}

/** One sheet a certificate. */
export async function certificatesDocx(all: readonly Certificate[]): Promise<Uint8Array> {
  const file = new Document({
    title: 'Giấy khen',
    styles: { default: { document: { run: { font, size: 28, color: '000000', language: { value: 'vi-VN' } } } } },
    sections: all.map((each) => sheet(certificateText(each))),
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

export async function certificatesPdf(all: readonly Certificate[]): Promise<Uint8Array> {
  const date = all[0]?.date ?? { day: null, month: null, year: null }
  return printPdf('certificate', { certificates: all.map(certificateText) }, date)
}

/** Where the foot's two halves have their middle. */
const middles = { left: 3_000, right: 11_000 } as const

function sheet(it: CertificateText): ISectionOptions {
  const edge = { style: BorderStyle.DOUBLE, size: 12, space: 12, color: '000000' }
  const border = { pageBorderTop: edge, pageBorderBottom: edge, pageBorderLeft: edge, pageBorderRight: edge }
  return {
    properties: {
      verticalAlign: VerticalAlignSection.CENTER,
      page: {
        size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
        margin: { top: 1134, bottom: 1134, left: 1418, right: 1418, header: 567, footer: 567, gutter: 0 },
        borders: { ...border, pageBorders: { offsetFrom: PageBorderOffsetFrom.TEXT } },
      },
    },
    children: [
      line(it.nation, { size: 30, bold: true }),
      line(it.motto, { size: 30, bold: true, after: 240 }),
      ...it.by.map((text) => line(text, { size: 32, bold: true })),
      line(it.gives, { size: 30, bold: true, before: 200 }),
      line(it.kind, { size: 84, bold: true, before: 60, after: 160 }),
      line(it.address, { size: 32, italics: true }),
      line(it.name, { size: 44, bold: true, after: 60 }),
      ...(it.standing === '' ? [] : [line(it.standing, { size: 30 })]),
      line(it.merit, { size: 32, italics: true, before: 120, after: 240 }),
      foot([
        [it.decision, it.placeAndDate, { italics: true }],
        [it.decided, it.title[0] ?? '', { bold: true }],
        ...it.title.slice(1).map((text): FootLine => ['', text, { bold: true }]),
        [it.register, '', {}],
        ...[1, 2, 3].map((): FootLine => ['', '', {}]),
        ['', it.signer, { bold: true }],
      ]),
    ].flat(),
  }
}

type Look = { size: number; bold?: boolean; italics?: boolean; before?: number; after?: number }

function line(text: string, { size, bold = false, italics = false, before = 0, after = 0 }: Look): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after },
    children: [new TextRun({ text, size, bold, italics })],
  })
}

type FootLine = readonly [left: string, right: string, look: { bold?: boolean; italics?: boolean }]

/** The decision's number at the left, who signs at the right: on two centred stops, so that nothing has to be drawn. */
function foot(lines: readonly FootLine[]): Paragraph[] {
  return lines.map(
    ([left, right, look]) =>
      new Paragraph({
        tabStops: [
          { type: 'center', position: middles.left },
          { type: 'center', position: middles.right },
        ],
        children: [
          new TextRun({ children: [new Tab(), left], size: 24 }),
          new TextRun({ children: [new Tab(), right], size: 28, ...look }),
        ],
      }),
  )
}
