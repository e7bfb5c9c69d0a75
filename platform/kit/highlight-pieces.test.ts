import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from './highlight-pieces.ts'

const marks = fc.array(fc.record({ from: fc.integer({ min: -5, max: 60 }), to: fc.integer({ min: -5, max: 60 }) }))

test('the pieces of a marked text join to the same text, whatever the marks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), marks, (text, places) => {
      const cut = pieces(text, named(places))
      expect(cut.map((piece) => piece.text).join('')).toBe(text)
    }),
  )
})

test('every mark keeps its place to be linked to, even one hidden under another', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), marks, (text, places) => {
      const ids = pieces(text, named(places)).flatMap((piece) => (piece.mark === undefined ? [] : [piece.mark.id]))
      expect(ids.toSorted()).toEqual(
        named(places)
          .map((mark) => mark.id)
          .toSorted(),
      )
    }),
  )
})

test('a sentence of the plan is cut out exactly', () => {
  const text = 'Mỗi tổ hỗ trợ ít nhất 50 hộ trong quý.'
  const from = text.indexOf('50 hộ')
  expect(pieces(text, [{ id: 'target', from, to: from + 5 }])[1]).toMatchObject({ text: '50 hộ' })
})

function named(places: readonly { from: number; to: number }[]) {
  return places.map((place, n) => ({ ...place, id: `m${n}` }))
}
