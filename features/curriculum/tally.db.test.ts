import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { handlers as sessions } from '../sessions/handlers.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { handlers as support } from '../support/handlers.ts'
import { listVisits } from '../support/reads.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { aClass, aLearner, aLesson } from './fixtures.ts'
import { followers, handlers } from './handlers.ts'
import { curriculumFigures, listCounted, listPractices, tallyCurriculum } from './reads.ts'
import { type Level, levels } from './rules/passport.ts'
import { type SkillCode, skillCodes } from './rules/skills.ts'

// The one SQL behind the figures against a recount by hand, over random weeks of teaching, also refused ones; and help
// counted exactly once for every lesson that stands.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...households, ...sessions, ...support, ...handlers], followers, {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
  })
})
afterAll(() => house.close())

const days = ['2025-11-30', '2025-12-01', '2025-12-15', '2025-12-28', '2025-12-29', '2025-12-30'] as const
const step = fc.record({
  what: fc.constantFrom(
    ...([
      'coach',
      'coach',
      'coach',
      'coach',
      'class',
      'join',
      'correct',
      'undo',
      'cancel',
      'redate',
      'elsewhere',
    ] as const),
    ...(['move', 'merge', 'forget', 'again'] as const),
  ),
  who: fc.nat(5),
  which: fc.nat(50),
  on: fc.nat(days.length - 1),
  said: fc.array(fc.tuple(fc.constantFrom(...skillCodes.slice(0, 4)), fc.constantFrom(...levels)), {
    minLength: 1,
    maxLength: 3,
  }),
})
const windows = [
  { from: '2025-12-01', to: '2025-12-28' },
  { from: '2025-12-29', to: '2025-12-30' },
  { from: '2025-01-01', to: '2026-12-31' },
]

type Kept = {
  visitId: string
  learner: number
  team: number
  on: string
  levels: Partial<Record<SkillCode, Level>>
  counts: boolean
  own: boolean
}
type Person = { learnerId: string; home: number; forgotten: boolean }

test('learners and mastered skills equal a naive recount of what was accepted, and every lesson is one visit', {
  timeout: 240_000,
}, async () => {
  let counted = 0
  let lessons = 0
  let opened = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
      const teamIds = world.teams.map(({ teamId }) => teamId)
      const homes = world.households.map(({ householdId }, at) => ({ householdId, team: at % 2, into: at }))
      const rootOf = (at: number): number => (homes[at]?.into === at ? at : rootOf(homes[at]?.into ?? at))
      const people: Person[] = []
      const kept: Kept[] = []
      const visits = new Set<string>()
      const give = async (type: string, payload: unknown) => {
        const [receipt] = await gate.accept(world.officer, [order(type, payload)])
        return receipt?.status === 'done'
      }
      for (const home of [0, 1, 2, 3, 0, 1]) {
        const learner = aLearner({ teamId: teamIds[home % 2] ?? '', householdId: homes[home]?.householdId ?? '' })
        expect(await give('curriculum.enrol', learner)).toBe(true)
        people.push({ learnerId: learner.learnerId, home, forgotten: false })
      }
      const teamOf = (person: Person) => homes[rootOf(person.home)]?.team ?? 0
      const standing = () => kept.filter(({ counts, learner }) => counts && !people[learner]?.forgotten)
      for (const { what, who, which, on, said } of steps) {
        const person = people[who]
        const heldOn = days[on] ?? ''
        const levelsOf = Object.fromEntries(said) as Kept['levels']
        if (!person) continue
        const own = standing()
        const chosen = own[which % Math.max(1, own.length)]
        const lesson = (visitId: string, learner: number, team: number, day: string) =>
          aLesson({
            visitId,
            learnerId: people[learner]?.learnerId ?? '',
            teamId: teamIds[team] ?? '',
            heldOn: day,
            levels: levelsOf,
          })
        if (what === 'coach') {
          const visitId = newId()
          const team = teamOf(person)
          expect(await give('curriculum.coach', lesson(visitId, who, team, heldOn))).toBe(!person.forgotten)
          if (person.forgotten) continue
          kept.push({ visitId, learner: who, team, on: heldOn, levels: levelsOf, counts: true, own: true })
          visits.add(visitId)
        } else if (what === 'again' && chosen) {
          expect(await give('curriculum.coach', lesson(chosen.visitId, chosen.learner, chosen.team, heldOn))).toBe(
            false,
          )
        } else if (what === 'join') {
          const visitId = newId()
          const team = teamOf(person)
          const visit = aVisit({
            visitId,
            teamId: teamIds[team] ?? '',
            heldOn,
            householdId: homes[rootOf(person.home)]?.householdId ?? '',
          })
          expect(await give('support.record', visit)).toBe(true)
          visits.add(visitId)
          expect(await give('curriculum.coach', lesson(visitId, who, team, '2025-11-30'))).toBe(!person.forgotten)
          if (!person.forgotten)
            kept.push({ visitId, learner: who, team, on: heldOn, levels: levelsOf, counts: true, own: false })
        } else if (what === 'class') {
          const team = teamOf(person)
          const present = people.flatMap((one, at) => (teamOf(one) === team ? [at] : []))
          const [[skill, level] = ['qr', 'tried'] as const] = said
          const group = aClass({
            teamId: teamIds[team] ?? '',
            learnerIds: present.map((at) => people[at]?.learnerId ?? ''),
            heldOn,
            skill,
            level,
          })
          const may = present.every((at) => !people[at]?.forgotten)
          expect(await give('curriculum.teach_class', group)).toBe(may)
          if (!may) continue
          for (const learner of present) {
            const found = await withScope(house.db, world.officer, 'read only', (scope) =>
              listPractices(scope, people[learner]?.learnerId ?? ''),
            )
            const fresh = found.find(
              ({ visitId }) => !kept.some((one) => one.visitId === visitId && one.learner === learner),
            )
            visits.add(fresh?.visitId ?? '')
            kept.push({
              visitId: fresh?.visitId ?? '',
              learner,
              team,
              on: heldOn,
              levels: { [skill]: level },
              counts: true,
              own: true,
            })
          }
        } else if (what === 'correct' && chosen) {
          expect(await give('curriculum.correct', lesson(chosen.visitId, chosen.learner, chosen.team, heldOn))).toBe(
            true,
          )
          chosen.levels = levelsOf
          if (chosen.own) for (const one of kept.filter(({ visitId }) => visitId === chosen.visitId)) one.on = heldOn
        } else if (what === 'undo' && chosen) {
          const { visitId, learner } = chosen
          expect(
            await give('curriculum.undo', { visitId, learnerId: people[learner]?.learnerId, reason: 'Nhầm' }),
          ).toBe(true)
          if (chosen.own) {
            chosen.counts = false
            visits.delete(visitId)
          } else kept.splice(kept.indexOf(chosen), 1)
        } else if (what === 'cancel' && chosen) {
          expect(await give('support.cancel', { visitId: chosen.visitId, reason: 'Nhầm' })).toBe(true)
          chosen.counts = false
          visits.delete(chosen.visitId)
        } else if ((what === 'redate' || what === 'elsewhere') && chosen) {
          const home = rootOf(what === 'redate' ? (people[chosen.learner]?.home ?? 0) : who % 4)
          const visit = aVisit({
            visitId: chosen.visitId,
            teamId: teamIds[chosen.team] ?? '',
            heldOn,
            householdId: homes[home]?.householdId ?? '',
          })
          expect(await give('support.correct', visit)).toBe(true)
          chosen.on = heldOn
          chosen.counts = home === rootOf(people[chosen.learner]?.home ?? 0)
        } else if (what === 'move') {
          const home = homes[rootOf(person.home)]
          const to = world.teams[which % 2]
          expect(
            await give('households.move', {
              householdId: home?.householdId,
              teamId: to?.teamId,
              villageId: to?.villageId,
            }),
          ).toBe(true)
          if (home) home.team = which % 2
        } else if (what === 'merge') {
          const [from, into] = [rootOf(who % 4), rootOf(which % 4)]
          const done = await give('households.merge', {
            householdId: homes[from]?.householdId,
            into: homes[into]?.householdId,
          })
          expect(done).toBe(from !== into)
          const home = homes[from]
          if (home) home.into = into
        } else if (what === 'forget') {
          expect(await give('curriculum.forget', { learnerId: person.learnerId })).toBe(!person.forgotten)
          person.forgotten = true
        }
      }
      const lead = anActor(world.communeId, 'team_lead', teamIds[0])
      for (const window of windows)
        for (const [actor, seen] of [
          [world.officer, [0, 1]],
          [lead, [0]],
        ] as const) {
          const rows = await withScope(house.db, actor, 'read only', (scope) => tallyCurriculum(scope, window))
          const told = rows.map(({ teamId, figure, dimension, amount }) => [`${teamId} ${figure} ${dimension}`, amount])
          const wanted = recount(kept, teamIds, window).filter(([, team]) => seen.some((one) => one === team))
          expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted.map(([key, , amount]) => [key, amount])))
          counted += told.length
          // Each figure opens as many records as it says; who is learning is told to those who may read it.
          for (const figure of curriculumFigures) {
            const { rows: records } = await withScope(house.db, actor, 'read only', (scope) =>
              listCounted(scope, { figure, window, size: 500 }),
            )
            const listed = Map.groupBy(records, ({ teamId, skill }) => `${teamId} ${figure} ${skill ?? ''}`)
            expect(Object.fromEntries([...listed].map(([key, each]) => [key, each.length]))).toEqual(
              Object.fromEntries(told.filter(([key]) => String(key).includes(` ${figure} `))),
            )
            for (const { learner, on } of records) {
              expect(on >= window.from && on <= window.to).toBe(true)
              expect(learner === null || people.some(({ learnerId }) => learnerId === learner.learnerId)).toBe(true)
              if (actor === world.officer) expect(learner).not.toBeNull()
            }
            opened += records.length
          }
        }
      const leader = anActor(world.communeId, 'leader')
      const [all] = windows.slice(-1)
      for (const figure of curriculumFigures) {
        const { rows } = await withScope(house.db, leader, 'read only', (scope) =>
          listCounted(scope, { figure, window: all ?? { from: '', to: '' } }),
        )
        expect(rows.filter(({ learner }) => learner !== null)).toEqual([])
      }
      const { total } = await withScope(house.db, world.officer, 'read only', (scope) =>
        listVisits(scope, { status: 'counted' }),
      )
      expect(total).toBe(visits.size)
      lessons += kept.length
    }),
    { numRuns: 40 },
  )
  console.log(`tally: ${counted} figures agreed over ${lessons} lessons, and opened ${opened} records`)
  expect(counted).toBeGreaterThan(100)
})

/** By the words of the figures alone: `[key, team, amount]`. */
function recount(
  kept: readonly Kept[],
  teamIds: readonly string[],
  window: { from: string; to: string },
): [string, number, number][] {
  const within = (on: string) => on >= window.from && on <= window.to
  const sums = new Map<string, [string, number, number]>()
  const add = (team: number, figure: string, dimension: string) => {
    const key = `${teamIds[team]} ${figure} ${dimension}`
    sums.set(key, [key, team, (sums.get(key)?.[2] ?? 0) + 1])
  }
  const standing = kept.filter(({ counts }) => counts)
  for (const pair of new Set(standing.filter(({ on }) => within(on)).map(({ team, learner }) => `${team} ${learner}`)))
    add(Number(pair.split(' ')[0]), 'learners', '')
  for (const learner of new Set(standing.map((one) => one.learner)))
    for (const skill of skillCodes) {
      const alone = standing.filter((one) => one.learner === learner && one.levels[skill] === 'alone')
      const [first] = alone.sort((left, right) =>
        `${left.on} ${left.visitId}` < `${right.on} ${right.visitId}` ? -1 : 1,
      )
      if (first && within(first.on)) add(first.team, 'skills_mastered', skill)
    }
  return [...sums.values()]
}
