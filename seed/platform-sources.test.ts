import { expect, test } from 'vitest'
import { findKind, platforms } from '../features/support/rules.ts'
import { catalogueSources } from './platform-sources.ts'

test('every platform and kind of bill says from where it is known, once, and claims no check that nobody made', () => {
  const codesOf = (wanted: string) =>
    catalogueSources.filter(({ catalogue }) => catalogue === wanted).map(({ code }) => code)
  expect(codesOf('platform')).toEqual(platforms.map(({ code }) => code).filter(Boolean))
  const bills = findKind('bill_payment')?.details ?? []
  expect(codesOf('bill')).toEqual(typeof bills === 'string' ? [] : bills.map(({ code }) => code))
  for (const { code, source, checkedOn } of catalogueSources) {
    expect(source, code).not.toBe('')
    expect(checkedOn === null || /^\d{4}-\d\d-\d\d$/.test(checkedOn), code).toBe(true)
  }
})
