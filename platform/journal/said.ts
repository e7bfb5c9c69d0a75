import * as v from 'valibot'
import { isDay } from '../clock/days.ts'

// What people type, as orders take it: composed letters, and none of the blanks that hands and phones leave behind.

/** One line of at most so many letters; may be empty. */
export const Line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
    v.maxLength(max),
  )

/** A line that has to say something. */
export const Said = (max: number) => v.pipe(Line(max), v.minLength(1))

/** Several lines, which stay lines; may be empty. */
export const Text = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
    v.maxLength(max),
  )

/** A day of the calendar, 'YYYY-MM-DD'. */
export const Day = v.pipe(v.string(), v.check(isDay, 'day'))
