import { number } from '../words/formats.ts'

/** What the office has not given yet stays blank on paper, wide enough to be written in by hand. */
export type PaperDate = { readonly day: number | null; readonly month: number | null; readonly year: number | null }

/** Kinds of documents with their official codes (Decree 30, annex III). A công văn (CV) prints neither name nor code. */
export const kindNames = {
  KH: 'KẾ HOẠCH',
  BC: 'BÁO CÁO',
  QĐ: 'QUYẾT ĐỊNH',
  TTr: 'TỜ TRÌNH',
  TB: 'THÔNG BÁO',
  GM: 'GIẤY MỜI',
  BB: 'BIÊN BẢN',
  HD: 'HƯỚNG DẪN',
  /** No kind of the decree and never numbered: a list that goes with other papers. */
  DS: 'DANH SÁCH',
  CV: '',
} as const

export type Kind = keyof typeof kindNames

export const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const motto = 'Độc lập - Tự do - Hạnh phúc'
/** Stands between the bases of a decision and its articles (form 1.2 of annex III). */
export const decides = 'QUYẾT ĐỊNH:'
export const missingMark = '[...]'

/** Points are lettered by the Vietnamese alphabet: the fifth is đ, and f, j, w, z do not exist. */
const letters = 'abcdđeghiklmnopqrstuvxy'
const blank = (width: number) => '\u00a0'.repeat(width)

export function pointLetter(index: number): string {
  const letter = letters[index % letters.length] ?? 'a'
  return letter.repeat(Math.floor(index / letters.length) + 1)
}

export function roman(value: number): string {
  const steps: readonly [number, string][] = [
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  const step = steps.find(([size]) => size <= value)
  return step === undefined ? '' : step[1] + roman(value - step[0])
}

/** 5 → "05"; a figure that nobody reported stays missing. */
export function twoDigits(value: number | null): string | null {
  return value === null ? null : String(value).padStart(2, '0')
}

/** A figure as it stands in an official text: 1234 → "1.234", not reported → `[...]`. */
export function figureText(value: string | number | null): string {
  if (value === null) return missingMark
  return typeof value === 'number' ? number('vi', value) : value
}

/** Writes a sentence around figures: line`Đã hỗ trợ ${63} hộ`; null prints as `[...]` and blocks issuing. */
export function line(texts: TemplateStringsArray, ...figures: readonly (string | number | null)[]): string {
  return texts.map((text, at) => text + (at < figures.length ? figureText(figures[at] ?? null) : '')).join('')
}

/** "ngày 05 tháng 01 năm 2026": days below 10 take a 0, months only 1 and 2 (Decree 30, annex I.II.4). */
export function dateText({ day, month, year }: PaperDate): string {
  const monthText = month === null ? blank(5) : month < 3 ? `0${month}` : String(month)
  return `ngày ${twoDigits(day) ?? blank(6)} tháng ${monthText} năm ${year ?? blank(8)}`
}

/** "05/BC-UBND"; the number is given by the office's register, never by us. */
export function numberAndNotation(given: number | null, notation: string): string {
  return `${twoDigits(given) ?? blank(8)}/${notation}`
}
