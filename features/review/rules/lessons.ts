import { type LessonField, lessonFields } from '../contract.ts'

export type LessonLine = { readonly field: LessonField; readonly said: string }

/** What a team wrote, line by line: each can be taken into a plan by itself. */
export function lessonLines(report: Readonly<Record<LessonField, string>>): LessonLine[] {
  return lessonFields.flatMap((field) => {
    const said = report[field].split('\n').map((line) => line.replace(/^[-–•*+\s]+/, '').trim())
    return [...new Set(said)].filter((line) => /\p{L}/u.test(line)).map((line) => ({ field, said: line }))
  })
}
