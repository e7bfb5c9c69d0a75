import { expect, test } from 'vitest'
import { dateProblem, earliestDay, findKind, isVulnerableInPerson, kinds, takesDetail } from './rules.ts'
import { nameItem } from './words.ts'

test('a visit is recorded for today or a day before, since there have been teams', () => {
  expect(dateProblem('2025-11-22', '2025-11-22')).toBeUndefined()
  expect(dateProblem('2025-11-23', '2025-11-22')).toBe('support.in_the_future')
  expect(dateProblem(earliestDay, '2025-11-22')).toBeUndefined()
  expect(dateProblem('1970-01-01', '2025-11-22')).toBe('support.too_long_ago')
})

test('what was done may be said more closely, only as its kind allows', () => {
  expect(takesDetail('bill_payment', 'electricity')).toBe(true)
  expect(takesDetail('bill_payment', null)).toBe(true)
  expect(takesDetail('bill_payment', 'gold')).toBe(false)
  expect(takesDetail('online_dossier', 'Đăng ký khai sinh')).toBe(true)
  expect(takesDetail('qr', 'anything')).toBe(false)
})

test('only a visit in person to a vulnerable household is guidance in person', () => {
  expect(isVulnerableInPerson({ inPerson: true, vulnerable: true })).toBe(true)
  expect(isVulnerableInPerson({ inPerson: false, vulnerable: true })).toBe(false)
  expect(isVulnerableInPerson({ inPerson: true, vulnerable: false })).toBe(false)
})

test('each kind and detail has one code and a name in both languages', () => {
  expect(new Set(kinds.map((kind) => kind.code)).size).toBe(kinds.length)
  for (const { code } of kinds) {
    const details = findKind(code)?.details
    const rows = [findKind(code), ...(typeof details === 'object' ? details : [])]
    expect(rows.every((row) => row?.vi.normalize('NFC') === row?.vi && row?.en !== '')).toBe(true)
  }
})

test('an item is named with what was said more closely', () => {
  expect(nameItem('vi', { kind: 'bill_payment', detail: 'electricity' })).toBe('Thanh toán hóa đơn: Tiền điện')
  expect(nameItem('vi', { kind: 'online_dossier', detail: 'Đăng ký khai sinh' })).toBe(
    'Nộp hồ sơ trực tuyến: Đăng ký khai sinh',
  )
  expect(nameItem('en', { kind: 'vneid', detail: null })).toBe('Set up VNeID')
})
