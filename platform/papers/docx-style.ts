/** Styles and page sizes of the Word file: one paragraph style for each component of Decree 30, annex I. */
import { AlignmentType, type IBaseParagraphStyleOptions, LineRuleType, PageOrientation } from 'docx'

export const twipsPerMm = 1440 / 25.4
/** Head columns of 68 and 97 mm: Quốc hiệu in 13 pt bold is 95.7 mm wide and has to stay on one line. */
export const headWidths = [3855, 5500] as const
export const portraitWidth = headWidths[0] + headWidths[1]
export const landscapeWidth = 14287

const everyScript = 'Times New Roman'
export const font = { ascii: everyScript, hAnsi: everyScript, cs: everyScript, eastAsia: everyScript }
const language = { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' }

type Look = {
  size: number
  bold?: boolean
  italics?: boolean
  align?: 'center' | 'left' | 'both'
  before?: number
  after?: number
  firstLine?: number
  lineHeight?: number
  keepNext?: boolean
  outline?: number
}

export const styleIds = {
  nation: look('Quốc hiệu', { size: 26, bold: true, align: 'center' }),
  motto: look('Tiêu ngữ', { size: 28, bold: true, align: 'center' }),
  superior: look('Cơ quan chủ quản', { size: 26, align: 'center' }),
  issuer: look('Cơ quan ban hành', { size: 26, bold: true, align: 'center' }),
  number: look('Số, ký hiệu', { size: 26, align: 'center', before: 120 }),
  letterSubject: look('Trích yếu công văn', { size: 24, align: 'center', before: 120 }),
  placeAndDate: look('Địa danh, thời gian', { size: 28, italics: true, align: 'center', before: 120 }),
  kind: look('Tên loại', { size: 28, bold: true, align: 'center', before: 240 }),
  subject: look('Trích yếu', { size: 28, bold: true, align: 'center' }),
  rule: look('Đường kẻ', { size: 2, align: 'center' }),
  gap: look('Khoảng cách', { size: 12, align: 'left' }),
  addressee: look('Kính gửi', { size: 28, align: 'center', before: 120, after: 120 }),
  addresseeItem: look('Nơi nhận chính', { size: 28, align: 'left' }),
  basis: look('Căn cứ', { size: 28, italics: true, align: 'both', after: 120, firstLine: 720, lineHeight: 276 }),
  body: look('Nội dung', { size: 28, align: 'both', after: 120, firstLine: 720, lineHeight: 276 }),
  section: look('Mục lớn', {
    size: 28,
    bold: true,
    align: 'both',
    after: 120,
    firstLine: 720,
    lineHeight: 276,
    keepNext: true,
    outline: 0,
  }),
  item: look('Mục nhỏ', {
    size: 28,
    bold: true,
    align: 'both',
    after: 120,
    firstLine: 720,
    lineHeight: 276,
    keepNext: true,
    outline: 1,
  }),
  centred: look('Giữa dòng', { size: 28, bold: true, align: 'center', before: 120, after: 120, keepNext: true }),
  cell: look('Ô bảng', { size: 24, align: 'left' }),
  smallCell: look('Ô bảng nhỏ', { size: 22, align: 'left' }),
  recipientsTitle: look('Nơi nhận', { size: 24, bold: true, italics: true, align: 'left' }),
  recipient: look('Nơi nhận, dòng', { size: 22, align: 'left' }),
  signature: look('Chữ ký', { size: 28, bold: true, align: 'center' }),
  verification: look('Đối chiếu', { size: 22, align: 'left', before: 240 }),
  annexMark: look('Phụ lục', { size: 28, bold: true, align: 'center', outline: 0 }),
  annexTitle: look('Tên phụ lục', { size: 28, bold: true, align: 'center' }),
  annexNote: look('Kèm theo', { size: 28, italics: true, align: 'center', after: 120 }),
  page: look('Số trang', { size: 28, align: 'center' }),
} as const

export type StyleName = keyof typeof styleIds

export const styles = {
  default: {
    document: {
      run: { font, size: 28, language, color: '000000' },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
  },
  paragraphStyles: Object.entries(styleIds).map(([id, options]) => ({ id, ...options })),
}

export function pageOf(landscape: boolean) {
  return {
    size: {
      width: 11906,
      height: 16838,
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567, footer: 567, gutter: 0 },
    pageNumbers: { start: 1 },
  }
}

function look(name: string, it: Look): IBaseParagraphStyleOptions & { name: string } {
  return {
    name,
    quickFormat: true,
    run: { size: it.size, bold: it.bold ?? false, italics: it.italics ?? false, font, language, color: '000000' },
    paragraph: {
      alignment: { center: AlignmentType.CENTER, left: AlignmentType.LEFT, both: AlignmentType.BOTH }[
        it.align ?? 'left'
      ],
      spacing: {
        before: it.before ?? 0,
        after: it.after ?? 0,
        line: it.lineHeight ?? 240,
        lineRule: LineRuleType.AUTO,
      },
      ...(it.firstLine === undefined ? {} : { indent: { firstLine: it.firstLine } }),
      ...(it.keepNext === true ? { keepNext: true } : {}),
      ...(it.outline === undefined ? {} : { outlineLevel: it.outline }),
    },
  }
}
