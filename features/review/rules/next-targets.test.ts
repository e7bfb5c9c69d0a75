import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aNextPlan, knownTeams } from '../fixtures.ts'
import { targetSentences } from '../paper.ts'
import { withNumber } from './next-targets.ts'

const sample = readFileSync(new URL('../../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8')
const drafted = (done: Parameters<typeof knownTeams>[0]) => aNextPlan(sample, knownTeams(done)).next.content.targets

test('the common number is the one that most teams are proposed, so that few need a sentence of their own', () => {
  const targets = drafted([[20, 2], [10, 1], [70, 14], null, [0, 0]])
  expect(targets.map(({ atLeast }) => atLeast)).toEqual([40, 8])
  expect(targetSentences(targets).map((said) => said.split(' phấn đấu')[0])).toEqual([
    'Mỗi tổ',
    'Tổ thôn 3 (mẫu):',
    'Tổ thôn 4 (mẫu):',
  ])
})

test('where two numbers are proposed as often, the one nearer to the number of now is the common one', () => {
  expect(
    drafted([
      [20, 2],
      [50, 10],
    ]).map(({ atLeast }) => atLeast),
  ).toEqual([50, 10])
})

test('a part is within its whole for the common number as for each team', () => {
  const targets = drafted([
    [50, 10],
    [50, 10],
  ])
  expect(withNumber(targets, { target: 1, teamId: null, atLeast: 51 })).toBe('over_whole')
  expect(withNumber(targets, { target: 0, teamId: 'Tổ thôn 2 (mẫu)', atLeast: 9 })).toBe('over_whole')
})
