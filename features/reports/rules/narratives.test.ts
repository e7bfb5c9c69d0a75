import { expect, test } from 'vitest'
import { type Headings, mergeNarratives } from './narratives.ts'

const headings: Headings = {
  titles: ['Giúp bà con làm thủ tục', 'Học cùng người yếu thế'],
  headingOf: (line) =>
    /thủ tục|hồ sơ/.test(line) ? 'Giúp bà con làm thủ tục' : /cao tuổi/.test(line) ? 'Học cùng người yếu thế' : null,
}

test('the teams’ words stand under the plan’s own headings, in its order, each said once with who says it', () => {
  const merged = mergeNarratives(
    [
      { team: 'Tổ 1', text: 'Người cao tuổi ngại OTP\nSóng yếu' },
      { team: 'Tổ 2', text: 'Sóng yếu\nCổng nộp hồ sơ hay nghẽn' },
    ],
    '',
    headings,
  )
  expect(merged.split('\n')).toEqual([
    'Sóng yếu (Tổ 1, Tổ 2)',
    'Giúp bà con làm thủ tục:',
    'Cổng nộp hồ sơ hay nghẽn (Tổ 2)',
    'Học cùng người yếu thế:',
    'Người cao tuổi ngại OTP (Tổ 1)',
  ])
})

test('a team that comes later goes under the heading that is there, and the officer’s words stay', () => {
  const edited = 'Sóng yếu ở nhiều thôn\nGiúp bà con làm thủ tục:\nCổng chậm\nGhi chú của cán bộ:\nĐã kiến nghị'
  const merged = mergeNarratives([{ team: 'Tổ 3', text: 'Thiếu mẫu hồ sơ\nMất điện' }], edited, headings)
  expect(merged.split('\n')).toEqual([
    'Sóng yếu ở nhiều thôn',
    'Mất điện (Tổ 3)',
    'Giúp bà con làm thủ tục:',
    'Cổng chậm',
    'Ghi chú của cán bộ:',
    'Đã kiến nghị',
    'Thiếu mẫu hồ sơ (Tổ 3)',
  ])
})

test('what many teams say is said once, with how many they are', () => {
  const told = Array.from({ length: 21 }, (_, at) => ({ team: `Tổ ${at}`, text: 'Sóng yếu' }))
  expect(mergeNarratives(told)).toBe('Sóng yếu (21 tổ)')
})
