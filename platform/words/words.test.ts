import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byGivenName, fold, givenName } from './fold.ts'
import { day, figure, moment, number, percent, quarterName } from './formats.ts'
import { parsePhone, showPhone } from './phone.ts'
import { catalogue, fill } from './words.ts'

test('a phone number is the same however people write it, and a spreadsheet may have eaten its 0', () => {
  for (const text of [
    '0912345678',
    '912345678',
    '+84912345678',
    '84912345678',
    '0084912345678',
    '0912 345 678',
    '0912.345.678',
    '(091) 234-5678',
    '0912\u00a0345678',
  ])
    expect(parsePhone(text), text).toBe('+84912345678')
  for (const text of ['02203822334', '2203822334', '+842203822334'])
    expect(parsePhone(text), text).toBe('+842203822334')
  for (const text of [
    '',
    '0',
    '01234567890',
    '0112345678',
    '091234567',
    '09123456789',
    'không có',
    '+1 202 555 0100',
    '113',
  ])
    expect(parsePhone(text), text).toBeUndefined()
  expect(showPhone('+84912345678')).toBe('0912 345 678')
})

test('no text makes the phone reader fail, and what it reads it reads again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .()-]{0,16}$/)), (text) => {
      const phone = parsePhone(text)
      return phone === undefined || parsePhone(phone) === phone
    }),
  )
})

test('names are found without diacritics, in either way of writing Unicode', () => {
  expect(fold('Đặng  Thị Hoà')).toBe('dang thi hoa')
  expect(fold('Đặng Thị Hoà'.normalize('NFD'))).toBe('dang thi hoa')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => fold(text) === fold(text.normalize('NFD')) && fold(fold(text)) === fold(text),
    ),
  )
})

test('people are listed by their given names, in Vietnamese order', () => {
  expect(givenName(' Nguyễn Văn  An ')).toBe('An')
  expect(['Lê Thị Yến', 'Trần Văn Ánh', 'Vũ Văn An', 'Bùi Đạt', 'Bùi Dũng'].sort(byGivenName)).toEqual([
    'Vũ Văn An',
    'Trần Văn Ánh',
    'Bùi Dũng',
    'Bùi Đạt',
    'Lê Thị Yến',
  ])
})

test('numbers, days and quarters are written as people here write them', () => {
  expect(number('vi', 1234.56)).toBe('1.234,6')
  expect(percent('vi', 0.125)).toBe('12,5%')
  expect(figure('vi', null)).toBe('—')
  expect(day('2025-12-05')).toBe('05/12/2025')
  expect(moment('2025-12-31T17:30:00Z')).toBe('01/01/2026 00:30')
  expect([quarterName('vi', '2025-Q4'), quarterName('en', '2025-Q4')]).toEqual(['quý IV/2025', 'Q4/2025'])
})

test('a slot takes its value as it stands, and one without a value stays readable', () => {
  expect(fill('Còn {n} hộ của {team}', { n: 3 })).toBe('Còn 3 hộ của {team}')
  expect(fill('{a}', { a: '{b} $& $1' })).toBe('{b} $& $1')
  const words = catalogue({ left: { vi: 'Còn {n} hộ', en: '{n} to go' } })
  expect([words.say('vi', 'left', { n: 2 }), words.say('en', 'left', { n: 2 })]).toEqual(['Còn 2 hộ', '2 to go'])
})
