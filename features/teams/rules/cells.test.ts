import { expect, test } from 'vitest'
import { matchPlace, nameKey, parseDay, parts } from './cells.ts'
import { areasOf, positionOf } from './member-columns.ts'

test('days are read as Vietnam writes them, and never guessed', () => {
  for (const text of [
    '05/12/2025',
    '5-12-25',
    '5.12.2025',
    '2025-12-05',
    '2025-12-05T00:00:00',
    '45996',
    'ngày 05 tháng 12 năm 2025',
  ]) {
    expect([text, parseDay(text)]).toEqual([text, '2025-12-05'])
  }
  for (const text of ['12/25/2025', '31/02/2025', 'tháng 10/2025', 'hôm qua', ''])
    expect(parseDay(text)).toBeUndefined()
})

test('a tone over another letter is the same name; another letter is another name', () => {
  expect(nameKey('Nguyễn Thị  HOÀ')).toBe(nameKey('nguyễn thị hòa'.normalize('NFD')))
  expect(nameKey('Lan')).not.toBe(nameKey('Lân'))
})

test('a place is found with or without its kind, and without diacritics only when that is unique', () => {
  const places = ['Thôn Đông Lý', 'Thôn Đồng Lý', 'Thôn An Bình', 'Thôn 2'].map((name) => ({
    names: [name, `Tổ công nghệ số cộng đồng ${name}`],
    place: name,
  }))
  expect(matchPlace('tổ CNSCĐ thôn an bình', places)).toBe('Thôn An Bình')
  expect(matchPlace('AN BINH', places)).toBe('Thôn An Bình')
  expect(matchPlace('02', places)).toBe('Thôn 2')
  expect(matchPlace('Đồng Lý', places)).toBe('Thôn Đồng Lý')
  expect(matchPlace('dong ly', places)).toBe('ambiguous')
  expect(matchPlace('Thôn', places)).toBe('unknown')
})

test('positions and areas are read in the words people use', () => {
  expect(positionOf('Phó tổ trưởng').position).toBe('deputy')
  expect(positionOf('Trưởng thôn - Tổ trưởng').position).toBe('leader')
  expect(positionOf('Bí thư Chi đoàn')).toEqual({ position: 'member', office: 'Bí thư Chi đoàn' })
  expect(areasOf('- Tuyên truyền; TMĐT nông sản và hỗ trợ người yếu thế')).toEqual({
    areas: ['communication', 'agricultural_ecommerce', 'vulnerable_support'],
  })
  expect(areasOf('DVC/đánh cá')).toEqual({ unknown: 'đánh cá' })
  expect(parts(' ; , ')).toEqual([])
})
