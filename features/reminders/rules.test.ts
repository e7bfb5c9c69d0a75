import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/clock/days.ts'
import { aPace } from '../progress/fixtures.ts'
import {
  aboutFirst,
  daysBefore,
  hasReported,
  noticeFor,
  openReminder,
  reasonsFor,
  reminderOn,
  remindersOf,
} from './rules.ts'
import { tellDue, tellGroup, tellTeam } from './words.ts'

const dueOn = '2025-12-15'
const until = '2025-12-31'
const aDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
const notYet = fc.constantFrom(undefined, 'draft' as const, 'returned' as const)
const sent = fc.constantFrom('submitted' as const, 'accepted' as const, 'approved' as const)

test('reminders fall 14, 7, 3 and 1 days before, on the day, and on each day late', () => {
  const days = Array.from({ length: 26 }, (_, at) => addDays('2025-11-25', at))
  const reminded = days.filter((day) => reminderOn(dueOn, day, undefined))
  expect(reminded).toEqual([
    '2025-12-01',
    '2025-12-08',
    '2025-12-12',
    '2025-12-14',
    '2025-12-15',
    '2025-12-16',
    '2025-12-17',
    '2025-12-18',
    '2025-12-19',
    '2025-12-20',
  ])
  expect(reminderOn(dueOn, '2025-12-08', undefined)).toEqual({ kind: 'before', days: 7 })
  expect(reminderOn(dueOn, dueOn, 'draft')).toEqual({ kind: 'on_the_day', days: 0 })
  expect(reminderOn(dueOn, '2025-12-17', 'returned')).toEqual({ kind: 'late', days: 2 })
})

test('any due date has four reminders before it, one on it, and one each day after', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -400, max: 400 }), notYet, (due, n, status) => {
      const reminder = reminderOn(due, addDays(due, n), status)
      expect(reminder !== undefined).toBe(n >= 0 || daysBefore.some((days) => days === -n))
      if (reminder) expect(reminder.days).toBe(Math.abs(n))
    }),
  )
})

test('a team that has reported is never reminded of its report; one whose report was returned has not reported', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -400, max: 400 }), sent, (due, n, status) => {
      const today = addDays(due, n)
      expect(reminderOn(due, today, status)).toBeUndefined()
      expect(openReminder(due, today, { status, urgedOn: null })).toBeUndefined()
      expect(noticeFor(due, today, status)).toBeUndefined()
    }),
  )
  expect(hasReported('returned')).toBe(false)
})

test('a reminder that nobody sent stays open, told by the days that are left', () => {
  const open = (today: string, urgedOn: string | null) => openReminder(dueOn, today, { status: undefined, urgedOn })
  expect(open('2025-11-30', null)).toBeUndefined()
  // The reminder of seven days before was for the 8th; it is still there on the 9th.
  expect(open('2025-12-09', '2025-12-02')).toEqual({ kind: 'before', days: 6 })
  expect(open('2025-12-09', '2025-12-08')).toBeUndefined()
  expect(open('2025-12-12', '2025-12-09')).toEqual({ kind: 'before', days: 3 })
  // From the due date on, each day asks again.
  expect(open('2025-12-15', '2025-12-14')).toEqual({ kind: 'on_the_day', days: 0 })
  expect(open('2025-12-17', '2025-12-16')).toEqual({ kind: 'late', days: 2 })
  expect(open('2025-12-17', '2025-12-17')).toBeUndefined()
})

test("a lead's notice stands every day from the first reminder on", () => {
  expect(noticeFor(dueOn, '2025-11-30', undefined)).toBeUndefined()
  expect(noticeFor(dueOn, '2025-12-05', 'draft')).toEqual({ kind: 'before', days: 10 })
  expect(noticeFor(dueOn, '2025-12-17', 'returned')).toEqual({ kind: 'late', days: 2 })
})

const plan = { dueOn, until }
const aTeam = { status: 'on_track' as const, reportStatus: undefined, urgedOn: null, urgedForReportOn: null }

test('a team that stands still or is behind is urged again only after a week, and not after the last day of the plan', () => {
  const stalled = { ...aTeam, status: 'stalled' as const }
  expect(reasonsFor(stalled, plan, '2025-11-10')).toEqual(['stalled'])
  expect(reasonsFor({ ...stalled, urgedOn: '2025-11-04' }, plan, '2025-11-10')).toEqual([])
  expect(reasonsFor({ ...stalled, urgedOn: '2025-11-03' }, plan, '2025-11-10')).toEqual(['stalled'])
  expect(reasonsFor({ ...stalled, reportStatus: 'accepted' }, plan, '2026-01-01')).toEqual([])
  expect(reasonsFor({ ...aTeam, status: 'behind' }, plan, '2025-12-16')).toEqual(['report', 'behind'])
  expect(reasonsFor(aTeam, plan, '2025-11-10')).toEqual([])
})

test('what a team is urged for first: its open reason, else the report once it is near', () => {
  const about = (over: object, today: string) =>
    aboutFirst({ reasons: [], reportStatus: undefined, ...over }, dueOn, today)
  expect(about({ reasons: ['report', 'behind'] }, '2025-12-16')).toBe('report')
  expect(about({ reasons: ['behind'] }, '2025-12-05')).toBe('targets')
  expect(about({}, '2025-12-05')).toBe('report')
  expect(about({ reportStatus: 'submitted' }, '2025-12-05')).toBe('targets')
  expect(about({}, '2025-11-05')).toBe('targets')
})

test('the reminders of a due date are known beforehand, and go on each day while it is late', () => {
  const days = (today: string) => remindersOf(dueOn, today).map((reminder) => reminder.day)
  expect(days('2025-11-01')).toEqual(['2025-12-01', '2025-12-08', '2025-12-12', '2025-12-14', '2025-12-15'])
  expect(days('2025-12-17').slice(4)).toEqual(['2025-12-15', '2025-12-16', '2025-12-17'])
  fc.assert(
    fc.property(aDay, fc.integer({ min: -60, max: 60 }), (due, n) => {
      const told = remindersOf(due, addDays(due, n))
      for (const { day } of told) expect(reminderOn(due, day, undefined)).toBeDefined()
      expect(told.length).toBe(5 + Math.max(0, n))
    }),
  )
})

const lately = { from: '2025-11-10', to: '2025-12-07', weeks: 4, amount: 4 }
const village = { name: 'Tổ thôn 3', paces: [aPace({ actual: 37, lately }, '2025-12-08')] }
const told = (today: string, kind: 'before' | 'on_the_day' | 'late', days: number) => ({
  ...{ dueOn, workingDays: null, today },
  due: { kind, days },
})

test('the message to a team says the date, how late it is, and how far the team has come', () => {
  const before = tellTeam('vi', village, 'Bà Lan', 'report', told('2025-12-08', 'before', 7))
  expect(before.split('\n\n')).toEqual([
    'Kính gửi Bà Lan và Tổ thôn 3,',
    'Báo cáo của tổ đến hạn ngày 15/12/2025, còn 7 ngày. Đề nghị tổ hoàn thành và gửi về xã đúng hạn.',
    'Tính đến ngày 08/12/2025: Tổ thôn 3 37/50 hộ. Còn 13 hộ trong 24 ngày.',
    'Tổ gặp khó khăn gì, xin nhắn lại để xã hỗ trợ.',
    'Trân trọng cảm ơn!',
  ])
  expect(tellTeam('vi', village, undefined, 'report', told(dueOn, 'on_the_day', 0))).toContain(
    'Hôm nay, ngày 15/12/2025, là hạn gửi báo cáo của tổ.',
  )
  expect(tellTeam('vi', village, undefined, 'report', told('2025-12-17', 'late', 2))).toContain(
    'Báo cáo của tổ đã quá hạn 2 ngày (hạn gửi: ngày 15/12/2025).',
  )
})

test('the message about targets says what a week needs, and of the report only a date to come', () => {
  const early = tellTeam('vi', village, undefined, 'targets', told('2025-12-08', 'before', 7))
  expect(early).toContain('mỗi tuần cần thêm khoảng 4 hộ. Những tuần vừa qua, mỗi tuần được 1 hộ.')
  expect(early).toContain('Hạn gửi báo cáo của tổ: ngày 15/12/2025.')
  expect(tellTeam('vi', village, undefined, 'targets', told('2025-12-17', 'late', 2))).not.toContain('Hạn gửi báo cáo')
  const noTarget = tellTeam('vi', { name: 'Tổ xã', paces: [] }, undefined, 'report', told(dueOn, 'on_the_day', 0))
  expect(noTarget).not.toContain('Tính đến ngày')
})

test('the message to the group names each team that has not reported', () => {
  const text = tellGroup('vi', ['Tổ thôn 1', 'Tổ thôn 4'], { dueOn, workingDays: null, due: { kind: 'late', days: 2 } })
  expect(text).toContain('đã quá hạn 2 ngày')
  expect(text).toContain('\n1. Tổ thôn 1\n2. Tổ thôn 4\n')
})

test('no message is left with an empty slot, in either language', () => {
  for (const lang of ['vi', 'en'] as const)
    for (const kind of ['before', 'on_the_day', 'late'] as const)
      for (const about of ['report', 'targets'] as const) {
        const days = told(dueOn, kind, 3)
        const texts = [
          tellTeam(lang, village, 'X', about, days),
          tellGroup(lang, ['Y'], days),
          tellDue(lang, dueOn, days.due),
        ]
        for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null/)
      }
  expect(tellDue('vi', dueOn, { kind: 'before', days: 7 })).toBe('Báo cáo đến hạn 15/12, còn 7 ngày')
  expect(tellDue('vi', dueOn, { kind: 'late', days: 2 })).toBe('Báo cáo đã quá hạn 2 ngày')
})
