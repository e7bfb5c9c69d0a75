import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/clock/days.ts'
import type { VisitFact } from '../support/contract.ts'
import { contributionOf, countAgain, isSetFor, pace, pacesOf, recordsBehind, statusOf } from './rules.ts'
import { tellProgress } from './words.ts'

const quarter = { from: '2025-10-01', to: '2025-12-31' }
const visit: VisitFact = {
  visitId: 'v',
  teamId: 't',
  householdId: 'h',
  heldOn: '2025-11-03',
  inPerson: true,
  vulnerable: true,
  people: 2,
  items: [],
  recordedBy: null,
}
const standing = (actual: number, today: string, last: string | null, atLeast = 50) =>
  statusOf([pace({ atLeast, actual }, quarter, today)], quarter, today, last)

test('the worked example of the plan: 37 of 50 households, 24 days left', () => {
  const told = pace({ atLeast: 50, actual: 37 }, quarter, '2025-12-08')
  expect(told).toEqual({
    atLeast: 50,
    actual: 37,
    expected: 36,
    left: 13,
    daysLeft: 24,
    perWeekNeeded: 4,
    forecast: 50,
  })
  const six = pace({ atLeast: 10, actual: 6 }, quarter, '2025-12-08')
  const paces = [
    { indicator: 'households_supported', ...told },
    { indicator: 'vulnerable_households_guided_in_person', ...six },
  ]
  expect(tellProgress('vi', 'Thôn mình', paces)).toBe('Thôn mình 37/50 hộ, yếu thế 6/10. Còn 13 hộ trong 24 ngày.')
})

test('the line says thanks when all is met, and what is short when the time is over', () => {
  const met = { indicator: 'households_supported', ...pace({ atLeast: 50, actual: 50 }, quarter, '2025-12-08') }
  const short = { indicator: 'households_supported', ...pace({ atLeast: 50, actual: 48 }, quarter, '2026-01-02') }
  expect(tellProgress('en', 'Our village', [met])).toBe('Our village 50/50 households. Target met, thank you!')
  expect(tellProgress('vi', 'Thôn mình', [short])).toBe('Thôn mình 48/50 hộ. Đã hết thời gian, còn thiếu 2 hộ.')
})

test('on the first day nothing is late, and in the first week nothing is forecast', () => {
  expect(pace({ atLeast: 50, actual: 0 }, quarter, '2025-10-01')).toMatchObject({
    expected: 0,
    daysLeft: 92,
    forecast: null,
  })
  expect(standing(0, '2025-10-01', null)).toBe('on_track')
  expect(standing(0, '2025-09-20', null)).toBe('on_track')
})

test('a team is met, on track, behind or stalled', () => {
  expect(standing(50, '2025-11-15', '2025-10-05')).toBe('met')
  expect(standing(25, '2025-11-15', '2025-11-10')).toBe('on_track')
  expect(standing(10, '2025-11-15', '2025-11-10')).toBe('behind')
  expect(standing(40, '2025-11-15', '2025-11-01')).toBe('stalled')
  expect(standing(40, '2025-11-15', '2025-11-02')).toBe('on_track')
})

test('a team that never helped is stalled two weeks into the window, whatever it did before', () => {
  expect(standing(0, '2025-10-14', null)).toBe('behind')
  expect(standing(0, '2025-10-15', null)).toBe('stalled')
  expect(standing(0, '2025-10-15', '2025-08-01')).toBe('stalled')
})

test('after the last day a target that is short stays behind', () => {
  expect(standing(49, '2026-01-05', '2025-12-30')).toBe('behind')
  expect(standing(50, '2026-01-05', '2025-12-30')).toBe('met')
})

test('one target short is enough not to be met; no target is no status', () => {
  const paces = [
    pace({ atLeast: 50, actual: 50 }, quarter, '2025-12-08'),
    pace({ atLeast: 10, actual: 6 }, quarter, '2025-12-08'),
  ]
  expect(statusOf(paces, quarter, '2025-12-08', '2025-12-07')).toBe('behind')
  expect(statusOf([], quarter, '2025-12-08', null)).toBeNull()
})

test('pace never asks for more than is left, nor for less than enough', () => {
  const day = fc.integer({ min: -40, max: 140 }).map((days) => addDays(quarter.from, days))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 600 }), day, (atLeast, actual, today) => {
      const told = pace({ atLeast, actual }, quarter, today)
      expect(told.left).toBe(Math.max(0, atLeast - actual))
      expect(told.expected).toBeLessThanOrEqual(atLeast)
      expect(told.perWeekNeeded === null).toBe(told.left * told.daysLeft === 0)
      const perWeek = told.perWeekNeeded ?? told.left
      expect(perWeek).toBeLessThanOrEqual(told.left)
      expect(perWeek * Math.max(1, told.daysLeft / 7)).toBeGreaterThanOrEqual(told.left)
    }),
  )
})

test('a target of village teams is not set for the commune team, and one of the commune for no team', () => {
  expect(isSetFor({ scope: 'each_team' }, 'commune')).toBe(true)
  expect(isSetFor({ scope: 'each_village_team' }, 'commune')).toBe(false)
  expect(isSetFor({ scope: 'each_village_team' }, 'village')).toBe(true)
  expect(isSetFor({ scope: 'commune' }, 'village')).toBe(false)
})

test('a target for something not counted here gives no pace, rather than zero', () => {
  const targets = [
    { indicator: 'sessions', atLeast: 3, scope: 'each_team' },
    { indicator: 'supports', atLeast: 3, scope: 'each_team' },
  ]
  const paces = pacesOf(targets, countAgain([visit], new Map()), quarter, '2025-11-04')
  expect(paces.map(({ indicator, actual }) => ({ indicator, actual }))).toEqual([{ indicator: 'supports', actual: 1 }])
})

test('an anonymous visit is a visit and people, never a household', () => {
  const counted = countAgain([{ ...visit, householdId: null, vulnerable: false }], new Map())
  expect(counted).toMatchObject({ supports: 1, people_supported: 2, anonymous_supports: 1, households_supported: 0 })
})

test('a bill counts under its kind; dossiers and platforms are counted where their records live', () => {
  const items = [
    { kind: 'vneid', detail: null },
    { kind: 'e_wallet', detail: 'zalopay' },
    { kind: 'bill_payment', detail: 'water' },
    { kind: 'bill_payment', detail: null },
    { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
    { kind: 'qr', detail: null },
  ]
  const { parts } = contributionOf({ ...visit, items })
  expect(parts.slice(2)).toEqual([
    { figure: 'bill_payments', dimension: 'water', amount: 1 },
    { figure: 'bill_payments', dimension: '', amount: 1 },
  ])
})

test('two records of one merged household are one household', () => {
  const twins = [visit, { ...visit, visitId: 'w', householdId: 'twin', vulnerable: false }]
  expect(countAgain(twins, new Map()).households_supported).toBe(2)
  expect(countAgain(twins, new Map([['twin', 'h']])).households_supported).toBe(1)
})

test('a figure opens the visits it counts', () => {
  expect(recordsBehind('bill_payments')).toEqual({ status: 'counted', kinds: ['bill_payment'] })
  expect(recordsBehind('bill_payments', 'water')).toEqual({
    status: 'counted',
    kinds: ['bill_payment'],
    detail: 'water',
  })
  expect(recordsBehind('vulnerable_households_guided_in_person')).toEqual({
    status: 'counted',
    vulnerableInPerson: true,
  })
  expect(recordsBehind('people_supported')).toEqual({ status: 'counted' })
})
