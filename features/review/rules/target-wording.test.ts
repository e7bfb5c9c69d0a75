import fc from 'fast-check'
import { expect, test } from 'vitest'
import { targetIndicators } from '../../plan/contract.ts'
import { readTargets, targetSentence, wordingOf } from './target-wording.ts'

const row = {
  position: 0,
  unit: '',
  partOf: null,
  inPerson: false,
  sentence: '',
  checked: true,
  every: null,
}

test('a target with a part of it is said as plans say it, for all and for one team', () => {
  const whole = {
    indicator: 'households_supported',
    scope: 'each_village_team',
    every: null,
    label: 'hộ dùng nền tảng số',
    atLeast: 50,
  }
  const part = {
    ...whole,
    indicator: 'vulnerable_households_guided_in_person',
    label: 'hộ yếu thế được hướng dẫn trực tiếp',
    atLeast: 8,
  }
  expect(targetSentence(whole, [part])).toBe(
    'Mỗi tổ thôn phấn đấu hỗ trợ ít nhất 50 hộ dùng nền tảng số, trong đó tối thiểu 08 hộ yếu thế được hướng dẫn trực tiếp.',
  )
  expect(targetSentence({ ...whole, atLeast: 1_500 }, [], 'thôn 3 (mẫu)')).toBe(
    'Tổ thôn 3 (mẫu): phấn đấu hỗ trợ ít nhất 1.500 hộ dùng nền tảng số.',
  )
  expect(readTargets(targetSentence(whole, [part], 'Tổ thôn 3 (mẫu)'))).toMatchObject([
    { scope: 'team', team: 'Tổ thôn 3 (mẫu)', indicator: whole.indicator, atLeast: 50, partOf: null },
    { scope: 'team', team: 'Tổ thôn 3 (mẫu)', indicator: part.indicator, atLeast: 8, partOf: 0 },
  ])
})

test('every figure a target can be set for has words that are read again, in any number, scope and rhythm', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...targetIndicators),
      fc.constantFrom('each_team', 'each_village_team', 'commune'),
      fc.constantFrom(null, 'week', 'month', 'quarter', 'year'),
      fc.integer({ min: 1, max: 99_999 }),
      (indicator, scope, every, atLeast) => {
        const label = wordingOf({ ...row, indicator, scope, label: '', atLeast, every })
        expect(label).not.toBeNull()
        const sentence = targetSentence({ indicator, scope, every, atLeast, label: label ?? '' }, [])
        expect(readTargets(sentence)).toMatchObject([{ indicator, scope, every, atLeast }])
      },
    ),
    { numRuns: 300 },
  ))

test('what nobody counts, and what is said of somebody else, stays as it was written', () => {
  expect(wordingOf({ ...row, indicator: 'other', scope: 'province', label: 'điểm', atLeast: 70 })).toBeNull()
  expect(wordingOf({ ...row, indicator: 'other', scope: 'each_team', label: 'mô hình tốt', atLeast: 2 })).toBe(
    'mô hình tốt',
  )
})
