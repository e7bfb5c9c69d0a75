import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trendOf } from './trend.ts'

const from = (teamId: string, intoId: string) => ({ teamId, intoId, name: `Tổ ${teamId}` })
const period = (amounts: Record<string, number>) => new Map(Object.entries(amounts))

test('two villages become one: what both did goes on in the new one, under their old names', () => {
  const periods = [period({ a: 30, b: 20, c: 7 }), period({ ab: 60, c: 8 })]
  const successions = [from('a', 'ab'), from('b', 'ab')]
  expect(trendOf('ab', periods, successions)).toEqual([
    { amount: 50, with: ['Tổ a', 'Tổ b'], split: null },
    { amount: 60, with: [], split: null },
  ])
  expect(trendOf('c', periods, successions).map(({ amount }) => amount)).toEqual([7, 8])
})

test('one village goes on in another that stays: both are in it, also in the period in which it happened', () => {
  const periods = [period({ a: 30, b: 20 }), period({ a: 10, b: 25 })]
  expect(trendOf('b', periods, [from('a', 'b')]).map(({ amount }) => amount)).toEqual([50, 35])
})

test('one village becomes two: what it did is shown whole under its name for each, and never shared out', () => {
  const periods = [period({ a: 40 }), period({ a1: 22, a2: 25 })]
  const successions = [from('a', 'a1'), from('a', 'a2')]
  for (const [team, now] of [
    ['a1', 22],
    ['a2', 25],
  ] as const)
    expect(trendOf(team, periods, successions)).toEqual([
      { amount: 40, with: [], split: 'Tổ a' },
      { amount: now, with: [], split: null },
    ])
})

test('nothing recorded is not zero', () => {
  expect(trendOf('a', [period({}), period({ a: 0 })], []).map(({ amount }) => amount)).toEqual([null, 0])
})

test('however often villages were merged, nothing is lost and nothing counts twice; a ring ends', () =>
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat({ max: 100 }), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (amounts, parents, ring) => {
        // Each team but the first went on in one that is older than itself: a tree with the first at its end.
        const successions = amounts.slice(1).map((_, at) => from(String(at + 1), String((parents[at] ?? 0) % (at + 1))))
        if (ring && amounts.length > 1) successions.push(from('0', String(amounts.length - 1)))
        const [point] = trendOf('0', [period(Object.fromEntries(amounts.map((n, at) => [String(at), n])))], successions)
        expect(point?.amount).toBe(amounts.reduce((sum, n) => sum + n, 0))
      },
    ),
    { numRuns: 500 },
  ))
