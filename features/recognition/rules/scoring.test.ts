import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Amounts,
  type Criterion,
  defaultCriteria,
  figuresFor,
  fullWeight,
  judgedFigures,
  pointsOf,
  ranked,
  scoreOf,
  subjects,
  sumOfWeights,
} from './scoring.ts'

const figure = fc.constantFrom(...judgedFigures)
const aCriterion = fc.record({
  figure,
  weight: fc.integer({ min: 1, max: 100 }),
  full: fc.double({ min: 0.1, max: 1_000, noNaN: true }),
})
const someCriteria = fc.uniqueArray(aCriterion, { minLength: 1, selector: (each) => each.figure })
const someAmounts = fc.dictionary(figure, fc.option(fc.integer({ min: 0, max: 5_000 }))) as fc.Arbitrary<Amounts>

test('the sets that are offered make one hundred, and reaching the plan’s target gives the full weight', () => {
  const targets = [{ indicator: 'households_supported', atLeast: 40, scope: 'each_team' }]
  for (const subject of subjects) {
    const offered = defaultCriteria(subject, targets)
    expect(sumOfWeights(offered)).toBe(fullWeight)
    expect(offered.every((each) => figuresFor(subject).includes(each.figure))).toBe(true)
  }
  const [first] = defaultCriteria('team', targets)
  expect(first).toEqual({ figure: 'households_supported', weight: 25, full: 40 })
  expect([20, 40, 400].map((amount) => pointsOf(first ?? { weight: 0, full: 1 }, amount))).toEqual([12.5, 25, 25])
  // A target of the whole commune says nothing of one team.
  expect(defaultCriteria('team', [{ ...targets[0], scope: 'commune' } as never])[0]?.full).toBe(50)
})

test('what nobody can know gives no points and stays unknown; 0 is 0', () => {
  const criteria: Criterion[] = [{ figure: 'report_on_time', weight: 100, full: 1 }]
  expect(scoreOf(criteria, { report_on_time: null }).lines[0]).toMatchObject({ amount: null, points: 0 })
  expect(scoreOf(criteria, { report_on_time: 0 }).lines[0]).toMatchObject({ amount: 0, points: 0 })
  expect(scoreOf(criteria, { report_on_time: 1 }).total).toBe(100)
})

test('points never fall when a figure rises, never exceed their weight, and add up to the total that is shown', () => {
  let seen = 0
  fc.assert(
    fc.property(someCriteria, someAmounts, figure, fc.nat(2_000), (criteria, amounts, raised, more) => {
      const before = scoreOf(criteria, amounts)
      const after = scoreOf(criteria, { ...amounts, [raised]: (amounts[raised] ?? 0) + more })
      expect(after.total).toBeGreaterThanOrEqual(before.total)
      expect(before.total).toBeLessThanOrEqual(sumOfWeights(criteria))
      for (const { points, weight } of before.lines) {
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(weight)
      }
      const tenths = before.lines.reduce((sum, { points }) => sum + Math.round(points * 10), 0)
      expect(before.total).toBe(tenths / 10)
      seen += 1
    }),
    { numRuns: 500 },
  )
  console.log(`scores: ${seen} sets of criteria`)
})

test('a score does not depend on the order of the criteria, nor a rank on the order of the teams', () => {
  fc.assert(
    fc.property(someCriteria, fc.array(someAmounts, { minLength: 1, maxLength: 12 }), (criteria, all) => {
      const rows = all.map((amounts, at) => ({ name: String(at), score: scoreOf(criteria, amounts) }))
      const backwards = all.map((amounts, at) => ({ name: String(at), score: scoreOf(criteria.toReversed(), amounts) }))
      expect(backwards.map(({ score }) => score.total)).toEqual(rows.map(({ score }) => score.total))
      const rankOf = (given: typeof rows) => new Map(ranked(given).map(({ row, rank }) => [row.name, rank]))
      const there = rankOf(rows)
      for (const [name, rank] of rankOf(rows.toReversed())) expect(there.get(name)).toBe(rank)
    }),
    { numRuns: 300 },
  )
})

test('equal points share a rank, the next one is left out, and each is told with whom', () => {
  const criteria: Criterion[] = [{ figure: 'active_weeks', weight: 100, full: 10 }]
  const rows = [4, 9, 9, 2, 15, 10].map((weeks, at) => ({
    name: `Tổ ${at}`,
    score: scoreOf(criteria, { active_weeks: weeks }),
  }))
  expect(ranked(rows).map(({ row, rank, tied }) => [row.name, rank, tied.map(({ name }) => name)])).toEqual([
    ['Tổ 4', 1, ['Tổ 5']],
    ['Tổ 5', 1, ['Tổ 4']],
    ['Tổ 1', 3, ['Tổ 2']],
    ['Tổ 2', 3, ['Tổ 1']],
    ['Tổ 0', 5, []],
    ['Tổ 3', 6, []],
  ])
})
