import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Evidence, propose, withinWhole } from './target-proposal.ts'

const known = (done: number | null, told: Partial<Evidence> = {}) =>
  propose({ target: 50, done, before: null, there: null, unreached: null, ...told })

const anEvidence = fc.record({
  target: fc.integer({ min: 1, max: 2_000 }),
  done: fc.option(fc.integer({ min: 0, max: 10_000 })),
  before: fc.option(fc.integer({ min: 0, max: 10_000 })),
  there: fc.option(fc.integer({ min: 0, max: 3_000 })),
  unreached: fc.option(fc.integer({ min: 0, max: 3_000 })),
})

test('a team without any result keeps the target of the plan', () =>
  expect(known(null)).toEqual({ atLeast: 50, reason: 'no_result' }))

test('a team that did nearly what it was asked for, or just that, is asked for the same', () => {
  for (const done of [40, 45, 50, 59]) expect(known(done)).toEqual({ atLeast: 50, reason: 'kept' })
})

test('half of what was beyond is asked for, a fifth at most, in fives', () => {
  expect(known(60)).toEqual({ atLeast: 55, reason: 'raised' })
  expect(known(69)).toEqual({ atLeast: 55, reason: 'raised' })
  expect(known(70)).toEqual({ atLeast: 60, reason: 'raised' })
  expect(known(400)).toEqual({ atLeast: 60, reason: 'raised' })
  expect(known(14, { target: 10 })).toEqual({ atLeast: 12, reason: 'raised' })
})

test('half of what was missing is let go, a fifth at most, in fives', () => {
  expect(known(39)).toEqual({ atLeast: 45, reason: 'lowered' })
  expect(known(0)).toEqual({ atLeast: 40, reason: 'lowered' })
  expect(known(2, { target: 10 })).toEqual({ atLeast: 8, reason: 'lowered' })
})

test('a team that does less than the period before, or whose village is all reached, is not asked for more', () => {
  expect(known(70, { before: 80 })).toEqual({ atLeast: 50, reason: 'falling' })
  expect(known(70, { unreached: 0 })).toEqual({ atLeast: 50, reason: 'all_reached' })
  expect(known(70, { before: 60, unreached: 3 })).toEqual({ atLeast: 60, reason: 'raised' })
})

test('nobody is asked for more than there are; a village without a list says nothing', () => {
  expect(known(70, { there: 47 })).toEqual({ atLeast: 47, reason: 'no_more_there' })
  expect(known(null, { there: 47 })).toEqual({ atLeast: 47, reason: 'no_more_there' })
  expect(known(70, { there: 0 })).toEqual({ atLeast: 60, reason: 'raised' })
  // Perhaps only those who were helped stand in the list.
  expect(known(10, { there: 10, unreached: 0 })).toEqual({ atLeast: 40, reason: 'lowered' })
  expect(known(60, { there: 12 })).toEqual({ atLeast: 40, reason: 'no_more_there' })
  expect(withinWhole({ atLeast: 12, reason: 'raised' }, 8)).toEqual({ atLeast: 8, reason: 'no_more_there' })
})

test('whatever happened, the number is whole, at least one, near the old one and never more than there are', () =>
  fc.assert(
    fc.property(anEvidence, (evidence) => {
      const { target, done, before, there, unreached } = evidence
      const { atLeast, reason } = propose(evidence)
      expect(Number.isInteger(atLeast) && atLeast >= 1).toBe(true)
      expect(atLeast).toBeLessThanOrEqual(target * 1.2 + 1e-6)
      expect(atLeast).toBeGreaterThanOrEqual(target * 0.8 - 1e-6)
      if (there !== null && there > 0) expect(atLeast <= there || atLeast < target * 0.8 + 5).toBe(true)
      if (reason !== 'no_more_there') expect(atLeast === target || atLeast < 20 || atLeast % 5 === 0).toBe(true)
      // Easier only after a result that fell well short, harder only after one beyond, which was not falling.
      if (reason === 'lowered') expect(done !== null && done < target * 0.8 && atLeast >= done).toBe(true)
      if (reason === 'raised')
        expect(done !== null && done >= atLeast && (before === null || done >= before) && unreached !== 0).toBe(true)
      if (done === null) expect(atLeast === target || reason === 'no_more_there').toBe(true)
    }),
    { numRuns: 2_000 },
  ))

test('who did more is never asked for less, all else being equal', () =>
  fc.assert(
    fc.property(anEvidence, fc.integer({ min: 0, max: 500 }), (evidence, more) => {
      if (evidence.done === null) return
      const better = propose({ ...evidence, done: evidence.done + more })
      expect(better.atLeast).toBeGreaterThanOrEqual(propose(evidence).atLeast)
    }),
    { numRuns: 2_000 },
  ))
