import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editableWords, type LockedFigure, printedWords, takeWords } from './locked-words.ts'

const figures: readonly LockedFigure[] = [
  { key: 'households', name: 'Hộ được hỗ trợ', value: '1.063' },
  { key: 'supports', name: 'Lượt hỗ trợ', value: '1.063' },
  { key: 'list', name: 'Thủ tục', value: 'Đăng ký khai sinh 12; Chứng thực: bản sao 3' },
  { key: 'ended', name: 'Đã có kết quả', value: null },
]
const text =
  'Đã hỗ trợ {households} hộ với {supports} lượt tại 20 thôn.\n- Theo thủ tục: {list}.\n- Xong {ended} hồ sơ.'

test('figures are printed in their places, and a line about what nobody knows is left out, never a nought', () => {
  expect(printedWords(text, figures)).toEqual([
    'Đã hỗ trợ 1.063 hộ với 1.063 lượt tại 20 thôn.',
    '- Theo thủ tục: Đăng ký khai sinh 12; Chứng thực: bản sao 3.',
  ])
})

test('two figures of the same number stay apart when a sentence is turned round', () => {
  const shown = editableWords(text, figures)
  expect(shown).toContain('«Hộ được hỗ trợ: 1.063» hộ với «Lượt hỗ trợ: 1.063» lượt')
  expect(takeWords('Có «Lượt hỗ trợ: 1.063» lượt đến «Hộ được hỗ trợ: 1.063» hộ', figures, text)).toEqual({
    text: 'Có {supports} lượt đến {households} hộ',
  })
})

test('a figure typed over, a mark of one’s own and a number from nowhere are refused, each by its name', () => {
  const refusalOf = (typed: string) => takeWords(typed, figures, text)
  expect(refusalOf('Đã hỗ trợ «Hộ được hỗ trợ: 1.100» hộ')).toEqual({
    refusal: { why: 'changed', named: 'Hộ được hỗ trợ', locked: '1.063' },
  })
  expect(refusalOf('Đã hỗ trợ «nhiều» hộ')).toEqual({ refusal: { why: 'unknown', said: '«nhiều»' } })
  expect(refusalOf('Đã hỗ trợ «Hộ được hỗ trợ: 1.063 hộ')).toEqual({ refusal: { why: 'unknown', said: '«' } })
  expect(refusalOf('Đã hỗ trợ {households} hộ')).toEqual({ refusal: { why: 'unknown', said: '{' } })
  expect(refusalOf('Đã hỗ trợ 1.100 hộ')).toEqual({ refusal: { why: 'number', said: '1.100' } })
  // What a figure says nothing of cannot be put there either.
  expect(refusalOf('Xong «Đã có kết quả: 0» hồ sơ')).toMatchObject({ refusal: { why: 'unknown' } })
  // The number stood in the words before; no figure is typed over by it.
  expect(refusalOf('Tại 20 thôn')).toEqual({ text: 'Tại 20 thôn' })
})

test('whatever the figures are, words that were only looked at come back as they were', () => {
  const name = fc.stringMatching(/^[A-Za-zĐđÀ-ỹ ]{1,20}$/).filter((each) => each.trim() !== '')
  const known = fc.uniqueArray(fc.tuple(name, fc.stringMatching(/^[\p{L}\d.;: «»{}]{1,30}$/u)), {
    minLength: 1,
    maxLength: 6,
    selector: ([each]) => each.trim().replace(/\s+/g, ' '),
  })
  fc.assert(
    fc.property(known, (pairs) => {
      const all = pairs.map(([called, value], at) => ({ key: `k${at}`, name: called, value }))
      const before = all.map(({ key }) => `Câu có {${key}} trong đó.`).join('\n')
      expect(takeWords(editableWords(before, all), all, before)).toEqual({ text: before })
    }),
    { numRuns: 300 },
  )
})
