import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../platform/clock/days.ts'
import { findKind, takesDetail } from '../../support/rules.ts'
import { lessons, pictures } from './lessons.ts'
import { byDue, isDue, isStalled, type Level, levels, type Mark, passportOf, suggest } from './passport.ts'
import { itemsOf, type SkillCode, skillCodes, skills, topics } from './skills.ts'

const day0 = '2025-11-03'
const mark = (skill: SkillCode, level: Level, days: number): Mark => ({ skill, level, on: addDays(day0, days) })
const aMark = fc.record({
  skill: fc.constantFrom(...skillCodes),
  level: fc.constantFrom(...levels),
  days: fc.nat(60),
})
const aHistory = fc
  .array(aMark, { maxLength: 40 })
  .map((marks) =>
    marks.sort((left, right) => left.days - right.days).map(({ skill, level, days }) => mark(skill, level, days)),
  )

test('somebody new begins with the phone itself, today', () => {
  expect(suggest([], day0)).toEqual({ skill: 'smartphone', reason: 'first', dueOn: day0 })
  expect(isDue(suggest([], day0), day0)).toBe(true)
})

test('what went with help is left to them next time, before anything new; what was only tried comes after it', () => {
  const tried = [mark('smartphone', 'tried', 0)]
  expect(suggest(tried, day0)).toMatchObject({ skill: 'smartphone', reason: 'again', dueOn: addDays(day0, 7) })
  expect(suggest([...tried, mark('messages', 'with_help', 0)], day0)).toMatchObject({
    skill: 'messages',
    reason: 'nearly',
  })
  expect(suggest([mark('smartphone', 'alone', 0)], day0)).toMatchObject({ skill: 'online_safety', reason: 'next' })
})

test('what was mastered and has slipped comes first, and stays mastered since its first day', () => {
  const history = [mark('qr', 'alone', 0), mark('messages', 'with_help', 3), mark('qr', 'tried', 9)]
  expect(suggest(history, day0)).toMatchObject({ skill: 'qr', reason: 'refresh', dueOn: addDays(day0, 16) })
  expect(passportOf(history).find(({ skill }) => skill === 'qr')).toMatchObject({ masteredOn: day0, last: 'tried' })
})

test('a passport knows every skill once; nothing is left to suggest only when all of it was last done alone', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const states = passportOf(history)
      expect(states.map(({ skill }) => skill)).toEqual(skillCodes)
      const firm = states.every(({ last }) => last === 'alone')
      expect(suggest(history, day0) === undefined).toBe(firm)
      for (const { skill, masteredOn } of states)
        expect(masteredOn).toBe(history.find((each) => each.skill === skill && each.level === 'alone')?.on)
    }),
  )
})

test('three weeks of silence are a stall, unless everything is mastered; silence is counted from enrolling too', () => {
  const one = [mark('smartphone', 'tried', 0)]
  expect(isStalled(one, day0, addDays(day0, 21))).toBe(false)
  expect(isStalled(one, day0, addDays(day0, 22))).toBe(true)
  expect(isStalled([], day0, addDays(day0, 22))).toBe(true)
  const all = skillCodes.map((skill) => mark(skill, 'alone', 0))
  expect(isStalled(all, day0, addDays(day0, 300))).toBe(false)
})

test('those longest due stand first, those who master everything last', () => {
  const of = (learnerId: string, marks: readonly Mark[]) => ({ learnerId, marks, enrolledOn: day0 })
  const done = of(
    'a',
    skillCodes.map((skill) => mark(skill, 'alone', 0)),
  )
  const late = of('b', [mark('qr', 'tried', 5)])
  const fresh = of('c', [])
  expect([done, late, fresh].sort(byDue)).toEqual([fresh, late, done])
})

test('every skill stands under a topic of the ministry, says what a visit did without any other figure, and has steps', () => {
  expect(topics.filter(({ code }) => !skills.some(({ topic }) => topic === code))).toEqual([])
  for (const skill of skills) {
    expect(takesDetail(skill.item.kind, skill.item.detail), skill.code).toBe(true)
    expect(findKind(skill.item.kind)?.figure, skill.code).toBeNull()
    expect(lessons[skill.code].length, skill.code).toBeGreaterThanOrEqual(3)
    for (const { picture, vi, en } of lessons[skill.code]) {
      expect(pictures).toContain(picture)
      expect(vi).toBe(vi.normalize('NFC'))
      expect(Math.max(vi.length, en.length), vi).toBeLessThan(90)
    }
  }
  expect(itemsOf({ qr: 'alone', messages: 'tried' }).map(({ kind }) => kind)).toEqual(['messaging', 'qr'])
})
