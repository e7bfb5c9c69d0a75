import { expect, test } from 'vitest'
import { campaignState, daysProblem, publishedProblem, readingSeconds, stateOf, syllablesIn } from './rules.ts'

const today = '2025-11-20'
const message = { from: '2025-11-10', to: '2025-11-19', withdrawnReason: null, asked: 3, published: 2 }

test('a message is late once its last day is over and one team that was asked has not published it', () => {
  expect(stateOf(message, today)).toBe('late')
  expect(stateOf({ ...message, to: today }, today)).toBe('running')
  expect(stateOf({ ...message, from: '2025-11-21', to: '2025-11-30' }, today)).toBe('ahead')
  expect(stateOf({ ...message, published: 3 }, today)).toBe('done')
  expect(stateOf({ ...message, withdrawnReason: 'Mưa bão' }, today)).toBe('withdrawn')
})

test('a campaign is late with one late message, or when it is over and says nothing', () => {
  const campaign = { ...message, to: '2025-12-31' }
  expect(campaignState({ ...campaign, late: 1 }, today)).toBe('late')
  expect(campaignState({ ...campaign, late: 0 }, today)).toBe('running')
  expect(campaignState({ ...message, asked: 0, published: 0, late: 0 }, today)).toBe('late')
  expect(campaignState({ ...message, published: 3, late: 0 }, today)).toBe('done')
})

test('days must follow each other, lie within the campaign, and nothing is published before it or tomorrow', () => {
  const campaign = { from: '2025-11-01', to: '2025-11-30' }
  expect(daysProblem({ from: '2025-11-02', to: '2025-11-01' })).toBe('outreach.ends_before_start')
  expect(daysProblem({ from: '2025-11-02', to: '2025-12-01' }, campaign)).toBe('outreach.outside_campaign')
  expect(daysProblem({ from: '2025-11-01', to: '2025-11-30' }, campaign)).toBeUndefined()
  expect(publishedProblem('2025-10-31', campaign, today)).toBe('outreach.before_campaign')
  expect(publishedProblem('2025-11-21', campaign, today)).toBe('outreach.in_future')
  expect(publishedProblem(today, campaign, today)).toBeUndefined()
})

test('a written group of letters is one syllable, an abbreviation is spelled, a number is spoken', () => {
  expect(syllablesIn('Kính mời bà con đến nhà văn hóa.')).toBe(8)
  // Decomposed letters are the same words.
  expect(syllablesIn('Kính mời bà con đến nhà văn hóa.'.normalize('NFD'))).toBe(8)
  expect(syllablesIn('Mở ví VNPT, quét mã QR')).toBe(10)
  expect(syllablesIn('25 hộ')).toBe(4)
  expect(syllablesIn('Xem https://vi-du.vn/a?b=1 nhé')).toBe(2)
  expect(readingSeconds('tiếng '.repeat(180))).toBe(60)
  expect(readingSeconds('')).toBe(0)
})
