import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stable } from './stable.ts'

/** What it was first written as, and what every seal and every digest of an order was made of. */
function bySorting(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}

test('whatever a thing is made of, it is said as it was always said: old seals hold', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('10', '9', '01', 'a', 'Đ', 'toString'))
  const thing = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.constantFrom(undefined, Number.NaN, 'Nguyễn “Đức”\n', -0, new Date(0)),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 5 }),
    ),
  })).any
  fc.assert(
    fc.property(thing, (value) => {
      expect(stable({ value })).toBe(bySorting({ value }))
    }),
    { numRuns: 2_000 },
  )
})

test('the order in which keys came changes nothing', () => {
  expect(stable({ b: 1, a: [{ d: 2, c: null }] })).toBe(stable({ a: [{ c: null, d: 2 }], b: 1 }))
})
