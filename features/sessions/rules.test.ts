import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isWeekend } from '../../platform/clock/days.ts'
import { clashing, daysOn, shownIn } from './rules/calendar.ts'
import { monthAfter, monthlyAfter, weeksOf, whenProblem, whoIsHere } from './rules.ts'

const today = '2025-12-01'
const morning = { startsAt: '07:30', endsAt: '11:00' }

test('a session is put on any day of the next two years, or of the last seven days', () => {
  for (const heldOn of [today, '2025-11-24', '2027-12-01'])
    expect(whenProblem({ ...morning, heldOn }, false, today), heldOn).toBeUndefined()
  expect(whenProblem({ ...morning, heldOn: '2025-11-23' }, false, today)).toBe('sessions.late_needs_note')
  expect(whenProblem({ ...morning, heldOn: '2025-10-06' }, true, today)).toBeUndefined()
  expect(whenProblem({ ...morning, heldOn: '2021-10-06' }, true, today)).toBe('sessions.too_long_ago')
  expect(whenProblem({ ...morning, heldOn: '2035-10-06' }, true, today)).toBe('sessions.too_far_ahead')
})

test('a session ends after it starts', () => {
  expect(whenProblem({ heldOn: today, startsAt: '11:00', endsAt: '11:00' }, false, today)).toBe(
    'sessions.ends_before_start',
  )
  expect(whenProblem({ heldOn: today, startsAt: '09:00', endsAt: '10:00' }, false, today)).toBeUndefined()
})

test('the first Monday stays the first Monday, and a fifth Friday is the last one', () => {
  expect(monthlyAfter('2025-11-03', 3, 'weekday')).toEqual(['2025-12-01', '2026-01-05', '2026-02-02'])
  expect(monthlyAfter('2025-10-31', 2, 'weekday')).toEqual(['2025-11-28', '2025-12-26'])
})

test('the same date is the last day of a shorter month, and a working day where the first was one', () => {
  expect(monthlyAfter('2025-12-31', 3, 'date')).toEqual(['2026-01-30', '2026-02-27', '2026-03-31'])
  expect(monthlyAfter('2025-12-07', 2, 'date')).toEqual(['2026-01-07', '2026-02-07'])
})

test('who says to be here is known by the phone number that was given, and by the name where none was', () => {
  const one = (signUpId: string, name: string, phone: string | null, isHere = false) => ({
    signUpId,
    name,
    phone,
    isHere,
  })
  const [lan, mother, father] = ['+84912000001', '+84912000002', '+84912000002']
  const signUps = [
    ...[one('lan', 'Cô Lan', lan), one('mother', 'Bà Tư', mother), one('father', 'Ông Tư', father)],
    ...[one('an', 'Nguyễn Văn An', null), one('nobody', '', null), one('come', 'Bác Hoa', '+84912000003', true)],
  ]
  expect(whoIsHere(signUps, { name: '', phone: lan })).toBe('lan')
  expect(whoIsHere(signUps, { name: 'ong tu', phone: father })).toBe('father')
  expect(whoIsHere(signUps, { name: 'Cháu Bé', phone: father }), 'a third one with that phone').toBeUndefined()
  expect(whoIsHere(signUps, { name: 'NGUYỄN VĂN AN', phone: null })).toBe('an')
  expect(
    whoIsHere(signUps, { name: 'Cô Lan', phone: null }),
    'a name alone opens no sign-up with a number',
  ).toBeUndefined()
  expect(whoIsHere(signUps, { name: '', phone: null })).toBeUndefined()
  expect(whoIsHere(signUps, { name: '', phone: '+84912000003' }), 'twice is once').toBe('here')
  expect(whoIsHere(signUps, { name: 'Bác Hoa', phone: '+84912000003' })).toBe('here')
})

test('a day, its week from Monday, and its month are shown whole, and one steps from each to the next', () => {
  expect(shownIn('day', '2025-12-31')).toEqual({ from: '2025-12-31', to: '2025-12-31' })
  expect(shownIn('week', '2025-12-31')).toEqual({ from: '2025-12-29', to: '2026-01-04' })
  expect(shownIn('month', '2025-12-31')).toEqual({ from: '2025-12-01', to: '2026-01-04' })
  expect(daysOn('month', '2025-12-31', 2)).toBe('2026-02-28')
  expect(daysOn('week', '2025-12-31', -1)).toBe('2025-12-24')
  expect(daysOn('day', '2025-12-31', 1)).toBe('2026-01-01')
})

test('sessions clash at the same time at one place or of one team, unless one is cancelled', () => {
  const one = (sessionId: string, startsAt: string, endsAt: string, said: object = {}) => ({
    ...{ sessionId, teamId: sessionId, heldOn: today, startsAt, endsAt, venue: sessionId, status: 'planned' as const },
    ...said,
  })
  const found = clashing([
    ...[one('a', '08:00', '10:00', { venue: 'Nhà văn hoá' }), one('b', '09:00', '11:00', { venue: 'NHÀ VĂN HÓA' })],
    ...[one('c', '08:00', '10:00', { teamId: 'x' }), one('d', '10:00', '11:00', { teamId: 'x' })],
    ...[one('e', '08:00', '09:00', { teamId: 'y' }), one('f', '08:30', '09:30', { teamId: 'y', status: 'cancelled' })],
    one('g', '08:00', '11:00', { heldOn: '2025-12-02', venue: 'Nhà văn hoá' }),
  ])
  expect([...found].sort()).toEqual(['a', 'b'])
})

const aDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2023-01-01', days))

test('repeated by weekday, each month has one, on the same weekday', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 11 }), (first, months) => {
      const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
      const days = monthlyAfter(first, months, 'weekday')
      expect(days.map((day) => day.slice(0, 7))).toEqual(days.map((_, at) => monthAfter(first, at + 1).slice(0, 7)))
      expect(days.every((day) => weekday(day) === weekday(first))).toBe(true)
    }),
  )
})

test('repeated by date, each month has one, and a working day never becomes a day off', () => {
  fc.assert(
    fc.property(aDay, (first) => {
      const days = monthlyAfter(first, 11, 'date')
      expect(days.map((day) => day.slice(0, 7))).toEqual(days.map((_, at) => monthAfter(first, at + 1).slice(0, 7)))
      if (!isWeekend(first)) expect(days.some(isWeekend)).toBe(false)
    }),
  )
})

test('the weeks of a month hold each of its days once, from Monday to Sunday', () => {
  fc.assert(
    fc.property(aDay, (day) => {
      const month = monthAfter(day, 0)
      const weeks = weeksOf(month)
      const days = weeks.flat()
      expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1)
      expect(days).toEqual(days.map((_, at) => addDays(days[0] ?? '', at)))
      expect(weeks.every((week) => week.some((one) => one.startsWith(month.slice(0, 7))))).toBe(true)
      expect(days.filter((one) => one.startsWith(month.slice(0, 7)))).toContain(addDays(monthAfter(month, 1), -1))
    }),
  )
})
