import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile } from './icalendar.ts'

const event = {
  id: '01',
  day: '2026-01-05',
  from: '07:30',
  to: '11:00',
  title: 'Ngày hướng dẫn',
  place: 'Nhà văn hóa',
  cancelled: false,
  url: 'https://xa.example/sessions/01',
}
const made = '2025-12-30T03:00:00.000Z'

test('a morning in Vietnam is half past midnight in UTC', () => {
  const file = calendarFile('Lịch', made, [event])
  expect(file).toContain('DTSTART:20260105T003000Z\r\n')
  expect(file).toContain('DTEND:20260105T040000Z\r\n')
  expect(file).toContain('DTSTAMP:20251230T030000Z\r\n')
  expect(calendarFile('Lịch', made, [{ ...event, cancelled: true }])).toContain('STATUS:CANCELLED\r\n')
})

test('a phone reminds of what is held, and not of what was called off', () => {
  expect(calendarFile('Lịch', made, [event])).toContain('BEGIN:VALARM\r\nACTION:DISPLAY\r\n')
  expect(calendarFile('Lịch', made, [{ ...event, cancelled: true }])).not.toContain('VALARM')
})

test('any text comes back as it was written, in lines of 75 octets at most', () => {
  const letters = fc.constantFrom('a', 'ệ', '😀', ',', ';', '\\', '\n', ' ')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 120 }), (parts) => {
      const title = parts.join('')
      const file = calendarFile('Lịch', made, [{ ...event, title }])
      const lines = file.split('\r\n')
      expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
      const unfolded = file.replaceAll('\r\n ', '').split('\r\n')
      const said = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
      expect(said.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))).toBe(title)
    }),
  )
})
