import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, roundUp, scale } from './scale.ts'

test('an axis always reaches its greatest figure and wastes at most a third of its length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (value) => {
      expect(roundUp(value)).toBeGreaterThanOrEqual(value)
      expect(roundUp(value)).toBeLessThanOrEqual(value * 1.5)
    }),
  )
})

test('the last day of the quarter is 91 days after the first', () => {
  expect(dayNumber('2025-12-31') - dayNumber('2025-10-01')).toBe(91)
})

test('a scale without width stays at its start instead of dividing by zero', () => {
  expect(scale(5, 5, 10, 90)(5)).toBe(10)
})
