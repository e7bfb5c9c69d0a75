import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../clock/days.ts'
import { type Drawing, toSvg } from './drawing.ts'
import { drawCourse, drawWeeks } from './over-time.ts'

const from = '2025-10-01'
const to = '2025-12-31'
const lang = fc.constantFrom('vi' as const, 'en' as const)

/** Every number of a drawing's shapes is a real place inside its frame. */
function staysInside({ width, height, shapes }: Drawing): void {
  for (const shape of shapes) {
    if (shape.kind !== 'path') {
      expect(shape.x >= 0 && shape.x <= width && shape.y >= 0 && shape.y <= height).toBe(true)
      continue
    }
    for (const [value = ''] of shape.d.matchAll(/-?[\d.]+/g)) {
      expect(Number(value)).toBeGreaterThanOrEqual(0)
      expect(Number(value)).toBeLessThanOrEqual(width)
    }
  }
}

test('whatever was done, a course stays in its frame and is drawn whole', () => {
  const added = fc.array(fc.nat(400), { minLength: 1, maxLength: 13 })
  fc.assert(
    fc.property(
      lang,
      added,
      fc.integer({ min: 1, max: 5_000 }),
      fc.option(fc.nat(6_000)),
      (spoken, amounts, target, forecast) => {
        let value = 0
        const points = amounts.map((amount, at) => {
          value += amount
          return { day: addDays(from, at * 7), value }
        })
        const today = points.at(-1)?.day ?? from
        const drawing = drawCourse(spoken, { points, target, from, to, today, forecast })
        staysInside(drawing)
        expect(drawing.shapes.filter(({ look }) => look === 'needed')).toHaveLength(1)
        expect(toSvg(drawing, 'Lời').includes('NaN')).toBe(false)
      },
    ),
  )
})

test('every week with something in it has one column, a week without has its nought', () => {
  const amounts = fc.array(fc.nat(300), { minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(lang, amounts, fc.integer({ min: 0, max: 500 }), (spoken, found, needed) => {
      const weeks = found.map((amount, at) => ({ from: addDays(from, at * 7), to: addDays(from, at * 7 + 6), amount }))
      const drawing = drawWeeks(spoken, { weeks, needed, today: weeks.at(-1)?.to ?? from })
      staysInside(drawing)
      const columns = drawing.shapes.filter(({ look }) => look === 'column' || look === 'column_now')
      expect(columns).toHaveLength(found.filter((amount) => amount > 0).length)
    }),
  )
})

test('on paper a drawing is one SVG of greys that tells its words, with no class, style or script', () => {
  const points = [
    { day: from, value: 0 },
    { day: '2025-11-30', value: 37 },
  ]
  const drawing = drawCourse('vi', { points, target: 50, from, to, today: '2025-11-30', forecast: 60 })
  const svg = toSvg(drawing, 'Đã được 37 hộ, "cần" 50 <khi hết kỳ>')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 336 226"/)
  expect(svg).toContain('<desc>Đã được 37 hộ, &quot;cần&quot; 50 &lt;khi hết kỳ&gt;</desc>')
  expect(svg).toContain('>Mục tiêu 50</text>')
  expect(svg).not.toMatch(/class=|style=|script|NaN|undefined/)
  for (const [, colour = ''] of svg.matchAll(/(?:fill|stroke)="#([0-9a-f]{6})"/g))
    expect(new Set(colour.match(/../g))).toHaveProperty('size', 1)
})
