import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, covers, type Rhythm, type Window } from '../../../platform/clock/days.ts'
import { aPace, quarter } from '../fixtures.ts'
import { tellForecast, tellMethod, tellProgress, tellRate } from '../words.ts'
import {
  atLeastOver,
  isIdle,
  isOfCommune,
  isSetFor,
  type Lately,
  latelyOf,
  standingOf,
  statusOf,
  windowOn,
  windowsOf,
} from './pace.ts'

const standing = (actual: number, today: string, last: string | null) =>
  statusOf([aPace({ actual }, today)], isIdle(quarter, today, last))

test('the worked example of the plan: 37 of 50 households, 24 days left, four a week needed where there is one', () => {
  const lately = { from: '2025-11-10', to: '2025-12-07', weeks: 4, amount: 4 }
  const told = aPace({ actual: 37, lately }, '2025-12-08')
  expect(told).toMatchObject({ expected: 36, left: 13, daysLeft: 24, perWeekNeeded: 4, perWeek: 1, forecast: 40 })
  const indicator = 'vulnerable_households_guided_in_person'
  const six = aPace({ indicator, atLeast: 10, actual: 6 }, '2025-12-08')
  expect(tellProgress('vi', 'Thôn mình', [told, six])).toBe(
    'Thôn mình 37/50 hộ, yếu thế 6/10. Còn 13 hộ trong 24 ngày.',
  )
  expect(tellRate('vi', told)).toBe('cần 4 hộ/tuần, đang 1')
  expect(tellForecast('vi', told)).toBe('Với nhịp này, hết ngày 31/12/2025 sẽ được 40 hộ.')
  expect(tellMethod('vi', told)).toContain('4 tuần trọn gần nhất, từ thứ Hai 10/11 đến Chủ nhật 07/12')
  expect(tellRate('vi', six)).toBe('cần 2 hộ/tuần')
  expect(tellForecast('vi', six)).toBe('Chưa đủ một tuần trọn nên chưa dự báo.')
})

test('the line says thanks when all is met, and what is short when the time is over', () => {
  const met = aPace({ actual: 50 }, '2025-12-08')
  const short = aPace({ actual: 48 }, '2026-01-02')
  expect(tellProgress('en', 'Our village', [met])).toBe('Our village 50/50 households. Target met, thank you!')
  expect(tellProgress('vi', 'Thôn mình', [short])).toBe('Thôn mình 48/50 hộ. Đã hết thời gian, còn thiếu 2 hộ.')
})

test('full weeks go from Monday to Sunday, lie within the window and are over: four of them, or as many as there are', () => {
  expect(latelyOf(quarter, '2025-12-08')).toEqual({ from: '2025-11-10', to: '2025-12-07', weeks: 4 })
  // On Sunday this week is not over yet.
  expect(latelyOf(quarter, '2025-12-07')).toEqual({ from: '2025-11-03', to: '2025-11-30', weeks: 4 })
  // The quarter begins on a Wednesday: its first full week is that of 6 October.
  expect(latelyOf(quarter, '2025-10-12')).toBeNull()
  expect(latelyOf(quarter, '2025-10-13')).toEqual({ from: '2025-10-06', to: '2025-10-12', weeks: 1 })
  expect(latelyOf(quarter, '2026-03-01')).toEqual({ from: '2025-12-01', to: '2025-12-28', weeks: 4 })
})

test('on the first day nothing is late and nothing is foretold', () => {
  expect(aPace({}, '2025-10-01')).toMatchObject({ expected: 0, daysLeft: 92, perWeek: null, forecast: null })
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
  const paces = [aPace({ actual: 50 }, '2025-12-08'), aPace({ atLeast: 10, actual: 6 }, '2025-12-08')]
  expect(statusOf(paces, false)).toBe('behind')
  expect(statusOf([], false)).toBeNull()
})

const aDay = fc.integer({ min: -40, max: 140 }).map((days) => addDays(quarter.from, days))
const aWindow = fc
  .record({ from: fc.integer({ min: 0, max: 900 }), days: fc.integer({ min: 0, max: 400 }) })
  .map(({ from, days }): Window => ({ from: addDays('2024-01-01', from), to: addDays('2024-01-01', from + days) }))
const lately = fc.option(
  fc
    .record({ weeks: fc.integer({ min: 1, max: 4 }), amount: fc.nat(80) })
    .map((each): Lately => ({ ...quarter, ...each })),
)

test('a pace never asks for more than is left, nor for less than enough, and foretells no less than is done', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(600), lately, aDay, (atLeast, actual, found, today) => {
      const told = aPace({ atLeast, actual, lately: found }, today)
      expect(told.left).toBe(Math.max(0, atLeast - actual))
      expect(told.expected).toBeLessThanOrEqual(atLeast)
      expect(told.perWeekNeeded === null).toBe(told.left * told.daysLeft === 0)
      const perWeek = told.perWeekNeeded ?? told.left
      expect(perWeek).toBeLessThanOrEqual(told.left)
      expect(perWeek * Math.max(1, told.daysLeft / 7)).toBeGreaterThanOrEqual(told.left)
      expect(told.forecast === null).toBe(found === null || told.daysLeft === 0)
      if (told.forecast !== null) expect(told.forecast).toBeGreaterThanOrEqual(actual)
    }),
  )
})

test('a standing falls with less done and never rises with a later day; the worst target is the team’s', () => {
  const order = ['stalled', 'behind', 'on_track', 'met']
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), aDay, fc.nat(30), fc.boolean(), (one, other, today, later, idle) => {
      const at = (actual: number, day: string) => order.indexOf(standingOf(aPace({ actual }, day), idle))
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      expect(at(less, today)).toBeLessThanOrEqual(at(more, today))
      expect(at(one, addDays(today, later))).toBeLessThanOrEqual(at(one, today))
      const both = statusOf([aPace({ actual: one }, today), aPace({ actual: other }, today)], idle)
      expect(order.indexOf(both ?? '')).toBe(Math.min(at(one, today), at(other, today)))
    }),
  )
})

test('each month of a quarter is a window of its own; parts of months ask for nothing', () => {
  const months = [
    { from: '2025-10-01', to: '2025-10-31' },
    { from: '2025-11-01', to: '2025-11-30' },
    { from: '2025-12-01', to: '2025-12-31' },
  ]
  expect(windowsOf('month', quarter)).toEqual(months)
  expect(windowsOf('month', { from: '2025-10-05', to: '2025-12-31' })).toEqual(months.slice(1))
  expect(windowsOf('month', { from: '2025-10-05', to: '2025-11-20' })).toEqual([
    { from: '2025-10-05', to: '2025-11-20' },
  ])
  expect(windowsOf('quarter', quarter)).toEqual([quarter])
  expect(windowsOf(null, quarter)).toEqual([quarter])
  expect(windowOn(months, '2025-11-30')).toBe(months[1])
  expect([windowOn(months, '2025-09-01'), windowOn(months, '2026-02-01')]).toEqual([months[0], months[2]])
  expect(atLeastOver({ every: 'month', atLeast: 2 }, quarter)).toBe(6)
  expect(atLeastOver({ atLeast: 50 }, quarter)).toBe(50)
})

test('windows of any rhythm follow each other within the plan, and the full weeks looked at lie in one of them', () => {
  const every = fc.constantFrom<Rhythm>('week', 'month', 'quarter', 'year')
  fc.assert(
    fc.property(aWindow, every, fc.nat(500), (plan, rhythm, days) => {
      const windows = windowsOf(rhythm, plan)
      expect(windows.length).toBeGreaterThan(0)
      for (const [at, window] of windows.entries()) {
        expect(covers(plan, window.from) && covers(plan, window.to)).toBe(true)
        if (at > 0) expect(window.from).toBe(addDays(windows[at - 1]?.to ?? '', 1))
      }
      const today = addDays(plan.from, days)
      const window = windowOn(windows, today)
      const found = window && latelyOf(window, today)
      if (!window || !found) return
      expect(covers(window, found.from) && covers(window, found.to) && found.to < today).toBe(true)
      expect(addDays(found.from, found.weeks * 7 - 1)).toBe(found.to)
    }),
  )
})

test('a target of village teams is not set for the commune team, and one of the commune for no team', () => {
  const scopes = ['each_team', 'each_village_team', 'each_village', 'commune', 'each_commune'].map((scope) => ({
    scope,
  }))
  expect(scopes.map((target) => isSetFor(target, 'commune'))).toEqual([true, false, false, false, false])
  expect(scopes.map((target) => isSetFor(target, 'village'))).toEqual([true, true, true, false, false])
  expect(scopes.map((target) => isOfCommune(target))).toEqual([false, false, false, true, true])
})
