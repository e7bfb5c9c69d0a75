import { expect, test } from 'vitest'
import { dateText, line, numberAndNotation, pointLetter, roman, twoDigits } from './decree-wording.ts'
import { officialDocument } from './official-document.ts'
import { qrPng, qrSvg } from './qr.ts'
import { quarterReport } from './samples.ts'
import { boldWidthMm } from './text-width.ts'

test('points are lettered by the Vietnamese alphabet', () => {
  expect(Array.from({ length: 8 }, (_, at) => pointLetter(at)).join('')).toBe('abcdđegh')
})

test('months 1 and 2 and days below 10 take a zero, other months do not', () => {
  expect(dateText({ day: 5, month: 1, year: 2026 })).toBe('ngày 05 tháng 01 năm 2026')
  expect(dateText({ day: 15, month: 6, year: 2026 })).toBe('ngày 15 tháng 6 năm 2026')
  expect(dateText({ day: null, month: 12, year: 2025 })).toMatch(/^ngày \s+ tháng 12 năm 2025$/)
})

test('a number not given yet stays blank', () => {
  expect(numberAndNotation(5, 'BC-UBND')).toBe('05/BC-UBND')
  expect(numberAndNotation(null, 'BC-UBND')).toMatch(/^\s+\/BC-UBND$/)
})

test('figures print as officials write them', () => {
  expect(line`Có ${1063} hộ, ${null} hồ sơ, ${twoDigits(5)} tổ`).toBe('Có 1.063 hộ, [...] hồ sơ, 05 tổ')
  expect([1, 4, 9, 14, 21].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XXI'])
})

test('the widths are those measured on the metric-compatible font', () => {
  expect(boldWidthMm('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13)).toBeCloseTo(95.7, 1)
  expect(boldWidthMm('Độc lập - Tự do - Hạnh phúc', 14)).toBeCloseTo(60.4, 1)
  expect(boldWidthMm('ỦY BAN NHÂN DÂN', 13)).toBeCloseTo(43.2, 1)
})

test('text enters the model as NFC, headings are numbered, the body ends with ./.', () => {
  const doc = officialDocument({ ...quarterReport, place: 'Mẫu'.normalize('NFD') })
  expect(doc.place).toBe('Mẫu'.normalize('NFC'))
  expect(doc.blocks.flatMap((it) => (it.kind === 'heading' ? [it.mark] : []))).toEqual(['I.', '1.', 'a)', '2.'])
  expect(doc.blocks.at(-1)).toMatchObject({ text: expect.stringMatching(/[^.]\.\/\.$/) })
})

test('a code is drawn for the screen and for Word', () => {
  expect(qrSvg('https://mau.example')).toMatch(/^<svg /)
  expect([...qrPng('https://mau.example').png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
})
