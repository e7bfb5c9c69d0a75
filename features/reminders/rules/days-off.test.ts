import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isDay, isWeekend } from '../../../platform/clock/days.ts'
import { tellDayOff } from '../words.ts'
import { type DayOff, daysOffOf, isOff, isUnannounced, workingDaysBy } from './days-off.ts'

const entered = (day: string, kind: 'off' | 'working'): DayOff => ({
  ...{ day, kind, name: 'Nghỉ (mẫu)', source: 'Thông báo (mẫu)' },
  ...{ origin: 'commune', verified: true },
})
const aDay = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays('2024-06-01', n))
const entries = fc.uniqueArray(fc.tuple(aDay, fc.constantFrom('off' as const, 'working' as const)), {
  selector: ([day]) => day,
  maxLength: 8,
})

test('a due date on a day off hints at the working days before and after; the due date itself stays', () => {
  expect(workingDaysBy('2025-12-15', [])).toBeNull()
  expect(workingDaysBy('2025-12-13', [])).toEqual({ before: '2025-12-12', after: '2025-12-15' })
  // 30/4 and 01/5/2026 are Thursday and Friday, then comes the weekend.
  expect(workingDaysBy('2026-04-30', [])).toEqual({ before: '2026-04-29', after: '2026-05-04' })
  expect(workingDaysBy('2026-02-15', [])).toEqual({ before: '2026-02-13', after: '2026-02-23' })
  expect(tellDayOff('vi', '2026-04-30', workingDaysBy('2026-04-30', []))).toBe(
    'Ngày 30/04/2026 là ngày nghỉ; ngày làm việc liền trước: 29/04/2026, liền sau: 04/05/2026.',
  )
  expect(tellDayOff('vi', '2025-12-15', null)).toBe('')
})

test('a Saturday worked in exchange is a working day, and the Friday it was given for is none', () => {
  expect(isOff('2025-04-26', [])).toBe(false)
  expect(isOff('2025-05-02', [])).toBe(true)
  expect(isOff('2025-05-03', [])).toBe(true)
})

test('what the commune enters stands above what the product brings along', () => {
  const own = [entered('2026-02-20', 'working'), entered('2027-02-08', 'off'), entered('2026-01-10', 'working')]
  expect(isOff('2026-02-20', own)).toBe(false)
  expect(isOff('2026-01-10', own)).toBe(false)
  expect(isOff('2027-02-08', own)).toBe(true)
  expect(daysOffOf('2026', own).filter(({ day }) => day === '2026-02-20')).toEqual([own[0]])
})

test('a year that nobody announced says so, until its days are entered', () => {
  expect(['2025', '2026', '2027'].map((year) => isUnannounced(year, []))).toEqual([false, false, true])
  expect(isUnannounced('2027', [entered('2027-02-08', 'off')])).toBe(false)
  expect(daysOffOf('2027', []).map(({ day }) => day)).toEqual(['2027-01-01', '2027-04-30', '2027-05-01', '2027-09-02'])
})

test('every day of the lists is a real one with a source, on a working day if it is off and on a weekend if it is worked', () => {
  for (const year of ['2025', '2026', '2027'])
    for (const { day, kind, source, origin } of daysOffOf(year, [])) {
      expect(isDay(day) && source !== '').toBe(true)
      if (origin === 'announced') expect(isWeekend(day)).toBe(kind === 'working')
    }
})

test('a hint is always a working day on either side, whatever was entered', () => {
  fc.assert(
    fc.property(aDay, entries, (day, days) => {
      const own = days.map(([each, kind]) => entered(each, kind))
      const hint = workingDaysBy(day, own)
      expect(hint === null).toBe(!isOff(day, own))
      if (hint === null) return
      expect(hint.before < day && day < hint.after).toBe(true)
      expect([isOff(hint.before, own), isOff(hint.after, own)]).toEqual([false, false])
      for (let each = addDays(hint.before, 1); each < hint.after; each = addDays(each, 1))
        expect(isOff(each, own)).toBe(true)
    }),
  )
})
