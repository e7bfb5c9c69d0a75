import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchMemberColumns } from './member-columns.ts'

const messy = [
  ['UBND XÃ MẪU', '', '', '', ''],
  ['DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG', '', '', '', ''],
  ['', '', '', '', ''],
  ['STT', 'Số ĐT', 'HỌ VÀ TÊN', 'Tổ', 'Chức vụ'],
  ['(1)', '(2)', '(3)', '(4)', '(5)'],
  ['1', '912345678', 'Tống Thị Lan', 'Thôn An Bình', 'Tổ trưởng'],
  ['2', '', 'Công Văn Dũng', '', ''],
  ['STT', 'Số ĐT', 'HỌ VÀ TÊN', 'Tổ', 'Chức vụ'],
  ['3', '', 'Lê Văn Sơn', 'Thôn 2', ''],
  ['', '', 'Tổng cộng: 3 người', '', ''],
  ['', '', 'Ngày 05 tháng 12 năm 2025', '', ''],
  ['', '', 'NGƯỜI LẬP BIỂU', '', 'CHỦ TỊCH'],
  ['', '', 'Trần Văn Ký', '', 'Lê Thị Duyệt'],
]

test('titles, repeated headings, column numbers, totals and signatures are no people', () => {
  const { rows, skipped, headingLine } = matchMemberColumns(messy)
  expect(headingLine).toBe(4)
  expect(rows.map(({ line, name, teamName }) => [line, name, teamName])).toEqual([
    [6, 'Tống Thị Lan', 'Thôn An Bình'],
    [7, 'Công Văn Dũng', 'Thôn An Bình'],
    [9, 'Lê Văn Sơn', 'Thôn 2'],
  ])
  expect(skipped.map((skip) => skip.why)).toEqual([
    ...['title', 'title', 'blank', 'heading', 'numbering', 'heading', 'total', 'foot', 'foot', 'foot'],
  ])
})

test('a village on a row of its own holds for the rows below it', () => {
  const { rows } = matchMemberColumns([
    ['TT', 'Họ tên', 'Điện thoại'],
    ['I', 'Thôn An Bình (12 người)', ''],
    ['1', 'Đỗ Văn An', '0912 345 678'],
    ['II', 'THÔN ĐÔNG', ''],
    ['1', 'Lê Thị Mai', ''],
  ])
  expect(rows.map((row) => [row.name, row.teamName])).toEqual([
    ['Đỗ Văn An', 'Thôn An Bình'],
    ['Lê Thị Mai', 'THÔN ĐÔNG'],
  ])
})

test('a village merged over several cells is one village, whatever stands before it; a person is not', () => {
  const merged = (text: string) => [text, text, text]
  const { rows } = matchMemberColumns([
    ['TT', 'Họ tên', 'Điện thoại'],
    merged('1. Thôn 2'),
    ['1', 'Đỗ Văn An', '0912 345 678'],
    ['2', 'Thôn Đông - 14 người', 'Thôn Đông - 14 người'],
    ['1', 'Lê Thị Mai', ''],
    ['2', 'Tô Văn Thôn', ''],
  ])
  expect(rows.map((row) => [row.name, row.teamName])).toEqual([
    ['Đỗ Văn An', 'Thôn 2'],
    ['Lê Thị Mai', 'Thôn Đông'],
    ['Tô Văn Thôn', 'Thôn Đông'],
  ])
})

test('headings come in any order, spelling and form, over one row or two, the name in one column or two', () => {
  const { rows } = matchMemberColumns([
    ['Đơn vị công tác', 'Họ và tên đệm', 'Tên', 'Liên hệ', '', 'Thôn/Tổ'],
    ['', '', '', 'SĐT (Zalo)', 'Email', ''],
    ['Hội Phụ nữ', 'Nguyễn Thị', 'Hoà'.normalize('NFD'), '+84 912 345 678', 'a@b', 'Khu 3'],
  ])
  expect(rows).toMatchObject([
    { line: 3, name: 'Nguyễn Thị Hoà', phone: '+84 912 345 678', organization: 'Hội Phụ nữ', teamName: 'Khu 3' },
  ])
})

test('a sheet without a heading row yields no rows', () => {
  expect(matchMemberColumns([['Nguyễn Văn An', '0912345678']])).toMatchObject({ headingLine: null, rows: [] })
})

test('every line of any sheet comes out exactly once', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'Họ và tên',
      'STT',
      'SĐT',
      'Thôn',
      'Thôn 1',
      'Tổng cộng',
      '1',
      'Nguyễn Văn An',
      'x',
      '0912345678',
      'II',
      'TM. UBND',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 15 }), (sheet) => {
      const { rows, skipped } = matchMemberColumns(sheet)
      const lines = [...rows, ...skipped].map((entry) => entry.line).sort((left, right) => left - right)
      expect(lines).toEqual(sheet.map((_, at) => at + 1))
      expect(
        rows.every((row) => Object.values(row).every((value) => typeof value === 'number' || value.isWellFormed())),
      ).toBe(true)
    }),
    { numRuns: 500 },
  )
})
