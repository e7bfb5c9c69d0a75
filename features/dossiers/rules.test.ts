import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchProcedureColumns } from './rules/procedure-columns.ts'
import { sortProcedures } from './rules/procedure-import.ts'
import { starter } from './rules/starter.ts'
import { isInForce, isPortalCode, reminderProblem, secretIn, statuses, twinsOf, waysFrom } from './rules.ts'

test('an identity number and a word about secrets are found in any writing, and ordinary notes pass', () => {
  for (const text of ['CCCD 031 085 001 234', '031085001234', '03.1085.001.234', 'cmnd 151234567', 'số 151-234-567'])
    expect(secretIn(text), text).toBe('dossiers.holds_identity_number')
  for (const text of [
    'mã OTP 123456',
    'otp: 1',
    'Mật khẩu là hoa',
    'mat khau',
    'MẬT  KHẨU',
    'password abc',
    'mã PIN 1234',
    'mã xác thực',
  ])
    expect(secretIn(text), text).toBe('dossiers.holds_secret')
  for (const text of [
    '',
    'Bà con hẹn thứ sáu',
    'ĐT 0912345678',
    '0912 345 678',
    'nộp 300.000 đồng',
    'H24.15-251126-0001 lần 2',
    'Hà Nội 2025',
  ])
    expect(secretIn(text), text).toBeUndefined()
})

test('a portal code has an office, a day and a running number', () => {
  for (const code of ['H24.15-251126-0001', 'G22.99.5-250101-000123', '000.00.04.H40-210624-0001'])
    expect(isPortalCode(code), code).toBe(true)
  for (const code of ['031085001234', 'H24', 'H24.15-2511-0001', 'H24.15_251126_0001', ''])
    expect(isPortalCode(code), code).toBe(false)
})

test('a procedure is in force from its first to its last day, both included, and a day not told bounds nothing', () => {
  const law = { validFrom: '2025-07-01', validTo: '2026-08-03' }
  expect(['2025-06-30', '2025-07-01', '2026-08-03', '2026-08-04'].map((day) => isInForce(law, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isInForce({ validFrom: null, validTo: null }, '1999-01-01')).toBe(true)
})

test('from its three ends a dossier goes nowhere, and never back to the beginning', () => {
  for (const end of ['result', 'refused', 'withdrawn'] as const) expect(waysFrom(end)).toEqual([])
  expect(statuses.flatMap((status) => waysFrom(status))).not.toContain('filed')
})

test('a reminder comes after the filing and within two years', () => {
  expect(reminderProblem('2025-11-03', '2025-11-03', '2025-11-03')).toBe('dossiers.reminder_passed')
  expect(reminderProblem('2025-11-04', '2025-11-03', '2025-11-03')).toBeUndefined()
  expect(reminderProblem('2028-11-04', '2025-11-03', '2025-11-03')).toBe('dossiers.reminder_passed')
  expect(reminderProblem(null, '2025-11-03', '2025-11-03')).toBeUndefined()
})

test('twins do not depend on the order of the rows, and nobody is twinned twice', () => {
  const one = fc.record({ dossierId: fc.uuid(), isLine: fc.boolean(), key: fc.constantFrom('', 'a', 'b') })
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ dossierId }) => dossierId, maxLength: 12 }), (rows) => {
      const twins = twinsOf(rows)
      expect(twinsOf([...rows].reverse())).toEqual(twins)
      const ids = twins.flatMap(({ lineId, filedId }) => [lineId, filedId])
      expect(new Set(ids).size).toBe(ids.length)
      const count = (isLine: boolean, key: string) =>
        rows.filter((row) => row.isLine === isLine && row.key === key).length
      const same = ['a', 'b'].reduce((sum, key) => sum + Math.min(count(true, key), count(false, key)), 0)
      const filed = rows.filter(({ isLine }) => !isLine).length
      expect(twins.length).toBe(same + Math.min(count(true, ''), filed - same))
    }),
  )
})

const sheet = [
  ['DANH MỤC THỦ TỤC HÀNH CHÍNH'],
  [],
  ['STT', 'Mã số TTHC', 'Tên thủ tục hành chính', 'Mức độ DVC', 'Ngày hết hiệu lực', 'Thay thế bằng'],
  ['I', '', 'Lĩnh vực hộ tịch', '', '', ''],
  ['1', '1.001193', 'Đăng ký khai sinh', 'Toàn trình', '', ''],
  ['2', '1.010041', 'Xác nhận thông tin về cư trú', 'Mức độ 3', '', ''],
  ['3', '1.013949', 'Đăng ký đất đai', 'một phần', '03/08/2026', '1.115438'],
  ['4', '1.001193', 'Đăng ký khai sinh lần nữa', '', '', ''],
  ['5', '2.000815', '', '', '', ''],
  ['6', '2.000884', 'Chứng thực chữ ký', 'rất cao', '', ''],
  ['7', '1.004194', 'Đăng ký tạm trú', '', '31/13/2025', ''],
]

test('every line of a sheet comes out once: read, or listed with its reason', () => {
  const matched = matchProcedureColumns(sheet)
  expect(matched.headingLine).toBe(3)
  expect(matched.found).toEqual(['code', 'name', 'level', 'validTo', 'replacedBy'])
  expect(matched.rows.length + matched.skipped.length).toBe(sheet.length)
  const lines = matched.rows.map((row, at) => ({ ...row, sheet: '', procedureId: `p${at}` }))
  const { good, rejected } = sortProcedures(lines, { procedures: [], ids: new Set() })
  expect(good.map(({ code, level, validTo, replacedBy }) => [code, level, validTo, replacedBy])).toEqual([
    ['1.001193', 'full', null, ''],
    ['1.010041', 'partial', null, ''],
    ['1.013949', 'partial', '2026-08-03', '1.115438'],
  ])
  expect(rejected.map(({ line, code }) => [line, code])).toEqual([
    [4, 'dossiers.row_code_missing'],
    [8, 'dossiers.row_twice'],
    [9, 'dossiers.row_name_missing'],
    [10, 'dossiers.row_level_unknown'],
    [11, 'dossiers.row_date_wrong'],
  ])
  expect(rejected[1]?.vi).toBe('Mã đã có ở dòng 5 của tệp.')
})

test('what comes with the product is well formed and claims nothing', () => {
  expect(new Set(starter.map(({ code }) => code)).size).toBe(starter.length)
  for (const { code, name, note } of starter) {
    expect(code).toMatch(/^\d\.\d{6}$/)
    expect(name).toBe(name.normalize('NFC'))
    expect(note).toContain('chưa đối chiếu')
  }
})
