import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  covers,
  dayOf,
  daysBetween,
  isDay,
  isWeekend,
  nextWorkingDay,
  overlaps,
  quarterOf,
  quarterWindow,
  type Rhythm,
  reportDueOn,
  reportQuarterOf,
  reportWindow,
  startOf,
  stretchesOf,
  stretchOf,
} from './days.ts'

const aDay = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n))

test('a day in Vietnam begins at 17:00 of the day before in UTC', () => {
  expect(dayOf('2025-12-14T16:59:59Z')).toBe('2025-12-14')
  expect(dayOf('2025-12-14T17:00:00Z')).toBe('2025-12-15')
  expect(startOf('2025-12-15')).toBe('2025-12-14T17:00:00.000Z')
  fc.assert(
    fc.property(aDay, (day) => dayOf(startOf(day)) === day && dayOf(Date.parse(startOf(day)) - 1) === addDays(day, -1)),
  )
})

test('only real days of our time are days', () => {
  for (const day of ['2025-12-31', '2024-02-29', '1900-01-01', '2199-12-31']) expect(isDay(day), day).toBe(true)
  const wrong = [
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '0000-01-01',
    '0205-11-03',
    '9999-12-31',
    '2025-1-1',
    ' 2025-01-01',
    '2025-01-01T00:00',
    '',
  ]
  for (const text of wrong) expect(isDay(text), text).toBe(false)
  fc.assert(fc.property(fc.string(), (text) => typeof isDay(text) === 'boolean'))
})

test('days are added and counted without losing any', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
  )
})

test('every day lies in exactly its own quarter', () => {
  expect(quarterWindow('2025-Q4')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  expect(quarterWindow('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' })
  fc.assert(
    fc.property(aDay, (day) => {
      const window = quarterWindow(quarterOf(day))
      return covers(window, day) && !covers(window, addDays(window.to, 1)) && !covers(window, addDays(window.from, -1))
    }),
  )
})

test('a quarterly report covers the 15th before the quarter to the 14th of its last month (Decree 09/2019, article 12)', () => {
  expect(reportWindow('2025-Q4')).toEqual({ from: '2025-09-15', to: '2025-12-14' })
  expect(reportWindow('2026-Q1')).toEqual({ from: '2025-12-15', to: '2026-03-14' })
  expect(reportDueOn('2025-Q4')).toBe('2025-12-15')
  expect(reportDueOn('2025-Q4', 5)).toBe('2025-12-05')
})

test('every day is taken up by exactly one report, and reports follow each other without a gap', () => {
  fc.assert(
    fc.property(aDay, (day) => {
      const window = reportWindow(reportQuarterOf(day))
      const next = reportWindow(reportQuarterOf(addDays(window.to, 1)))
      return covers(window, day) && next.from === addDays(window.to, 1)
    }),
  )
})

test('windows that share a day overlap', () => {
  const window = (from: string, to: string) => ({ from, to })
  expect(overlaps(window('2025-01-01', '2025-01-31'), window('2025-01-31', '2025-02-28'))).toBe(true)
  expect(overlaps(window('2025-01-01', '2025-01-30'), window('2025-01-31', '2025-02-28'))).toBe(false)
})

test('a date on a Saturday or Sunday moves to Monday', () => {
  expect(nextWorkingDay('2025-12-13')).toBe('2025-12-15')
  expect(nextWorkingDay('2025-12-15')).toBe('2025-12-15')
  fc.assert(fc.property(aDay, (day) => !isWeekend(nextWorkingDay(day)) && daysBetween(day, nextWorkingDay(day)) <= 2))
})

test('weeks go from Monday to Sunday, and a day is in exactly one stretch of each rhythm', () => {
  expect(stretchOf('week', '2025-10-01')).toEqual({ from: '2025-09-29', to: '2025-10-05' })
  expect(stretchOf('month', '2024-02-29')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(stretchesOf('month', { from: '2025-10-05', to: '2025-12-01' }).map(({ from }) => from)).toEqual([
    '2025-10-01',
    '2025-11-01',
    '2025-12-01',
  ])
  const every = fc.constantFrom<Rhythm>('week', 'month', 'quarter', 'year')
  fc.assert(
    fc.property(every, aDay, fc.nat(500), (rhythm, from, days) => {
      const window = { from, to: addDays(from, days) }
      const found = stretchesOf(rhythm, window)
      expect(covers(stretchOf(rhythm, from), from)).toBe(true)
      expect([found[0], found.at(-1)]).toEqual([stretchOf(rhythm, window.from), stretchOf(rhythm, window.to)])
      for (const [at, stretch] of found.slice(1).entries()) expect(stretch.from).toBe(addDays(found[at]?.to ?? '', 1))
    }),
  )
})
