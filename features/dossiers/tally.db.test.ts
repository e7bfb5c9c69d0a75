import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import type { VisitInput } from '../support/contract.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { handlers as support } from '../support/handlers.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { aDossier, aProcedure } from './fixtures.ts'
import { dossierHandlers } from './handlers/dossiers.ts'
import { followers } from './handlers/follow.ts'
import { procedureHandlers } from './handlers/procedures.ts'
import { countPublicly, listDossierFacts, listDossiers, tallyByStatus, tallyDossiers } from './reads.ts'
import { type Status, waysFrom } from './rules.ts'

// The figure of dossiers against a recount that knows only what stands: the lines of visits, the dossiers filed on their
// own, and which households were found to be one. It forgets everything in between, so the order cannot matter.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(
    house.db,
    [...places, ...teams, ...households, ...support, ...dossierHandlers, ...procedureHandlers],
    followers,
    { now: () => Date.parse('2025-12-30T03:00:00Z'), onFault: (error) => faults.push(error) },
  )
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

const days = ['2025-11-03', '2025-11-04', '2025-12-20']
const told = [null, 'Đăng ký khai sinh', 'dang ky  KHAI SINH', 'Làm sổ đỏ', 'Chứng thực bản sao'] as const
const step = fc.record({
  what: fc.constantFrom(
    ...(['visit', 'visit', 'visit', 'file', 'file', 'file', 'revisit', 'unvisit', 'correct', 'cancel'] as const),
    ...(['move', 'undo', 'merge', 'match'] as const),
  ),
  pick: fc.nat(1000),
  team: fc.nat(1),
  household: fc.option(fc.nat(4)),
  day: fc.nat(2),
  lines: fc.array(fc.nat(told.length - 1), { minLength: 1, maxLength: 3 }),
  status: fc.nat(4),
})
type Visit = VisitInput
type Filed = { dossierId: string; team: string; household: string | null; day: string; key: string; story: Status[] }
const windows = [
  { from: '2025-11-03', to: '2025-11-03' },
  { from: '2025-11-04', to: '2025-12-31' },
  { from: '2025-01-01', to: '2026-12-31' },
]

test('the figure equals a naive recount over random histories, whatever came first', { timeout: 240_000 }, async () => {
  let counted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null, null])
      const give = async (type: string, payload: unknown) => {
        const [receipt] = await gate.accept(world.officer, [order(type, payload)])
        if (receipt?.status !== 'done') refused += 1
        return receipt?.status === 'done'
      }
      const birth = aProcedure({ code: '1.001193', name: 'Đăng ký khai sinh' })
      const land = aProcedure({ code: '1.013949', name: 'Đăng ký đất đai' })
      for (const procedure of [birth, land]) expect(await give('dossiers.add_procedure', procedure)).toBe(true)
      const visits = new Map<string, Visit>()
      const filed = new Map<string, Filed>()
      const mergedInto = new Map<string, string>()
      let landMatched = false
      const rootOf = (id: string): string => {
        const into = mergedInto.get(id)
        return into === undefined ? id : rootOf(into)
      }
      const keyOf = (words: string | null) => {
        const plain = (words ?? '').toLowerCase().replace(/\s+/g, ' ')
        if (/^(đăng ký khai sinh|dang ky khai sinh)$/.test(plain)) return birth.procedureId
        return plain === 'làm sổ đỏ' && landMatched ? land.procedureId : plain
      }
      for (const { what, pick, team, household, day, lines, status } of steps) {
        const teamId = world.teams[team]?.teamId ?? ''
        const householdId = household === null ? null : (world.households[household]?.householdId ?? null)
        const heldOn = days[day] ?? ''
        const standing = [...visits.values()]
        const one = standing[pick % Math.max(1, standing.length)]
        const own = [...filed.values()]
        const dossier = own[pick % Math.max(1, own.length)]
        if (what === 'visit' || (what === 'revisit' && one)) {
          const items = [
            { kind: 'vneid' as const, detail: null },
            ...lines.map((at) => ({ kind: 'online_dossier' as const, detail: told[at] ?? null })),
          ]
          const known = what === 'revisit' && one ? { visitId: one.visitId } : {}
          const visit = aVisit({ ...known, teamId, householdId, heldOn, items })
          expect(await give(what === 'visit' ? 'support.record' : 'support.correct', visit)).toBe(true)
          visits.set(visit.visitId, visit)
        } else if (what === 'unvisit' && one) {
          expect(await give('support.cancel', { visitId: one.visitId, reason: 'Nhầm' })).toBe(true)
          visits.delete(one.visitId)
        } else if (what === 'file' || (what === 'correct' && dossier)) {
          const words = told[lines[0] ?? 0] ?? 'Thủ tục khác'
          const byCode = keyOf(words) === birth.procedureId
          const said = aDossier({
            ...(what === 'correct' && dossier ? { dossierId: dossier.dossierId } : {}),
            ...{ teamId, householdId, filedOn: heldOn },
            ...(byCode ? { procedureId: birth.procedureId } : { words }),
          })
          expect(await give(what === 'file' ? 'dossiers.file' : 'dossiers.correct', said)).toBe(true)
          const story = filed.get(said.dossierId)?.story ?? []
          filed.set(said.dossierId, {
            dossierId: said.dossierId,
            team: teamId,
            household: householdId,
            day: heldOn,
            key: byCode ? birth.procedureId : words,
            story,
          })
        } else if (what === 'cancel' && dossier) {
          expect(await give('dossiers.cancel', { dossierId: dossier.dossierId, reason: 'Nhầm' })).toBe(true)
          filed.delete(dossier.dossierId)
        } else if (what === 'move' && dossier) {
          const to = (['supplement', 'processing', 'result', 'refused', 'withdrawn'] as const)[status] ?? 'result'
          const may = waysFrom(dossier.story.at(-1) ?? 'filed').includes(to)
          const move = { eventId: newId(), dossierId: dossier.dossierId, status: to, on: '2025-12-25' }
          expect(await give('dossiers.move', move)).toBe(may)
          if (may) dossier.story.push(to)
        } else if (what === 'undo' && dossier) {
          const may = dossier.story.length > 0
          expect(await give('dossiers.undo_move', { dossierId: dossier.dossierId })).toBe(may)
          if (may) dossier.story.pop()
        } else if (what === 'merge') {
          const roots = world.households.map((each) => each.householdId).filter((id) => !mergedInto.has(id))
          const [from, into] = [roots[pick % roots.length] ?? '', roots[day % roots.length] ?? '']
          const may = from !== into && roots.length > 2
          if (!may) continue
          expect(await give('households.merge', { householdId: from, into })).toBe(true)
          mergedInto.set(from, into)
        } else if (what === 'match') {
          const waiting = [
            ...standing.flatMap(({ items }) => items.map(({ detail }) => detail)),
            ...own.map(({ key }) => key),
          ]
          const may = !landMatched && waiting.includes('Làm sổ đỏ')
          const done = await give('dossiers.match_words', { words: 'LAM SO DO', procedureId: land.procedureId })
          if (may) expect(done).toBe(true)
          landMatched ||= done
        }
      }

      // What stands, told plainly: all lines, all filed ones; the same household, day and procedure is one dossier.
      type One = { team: string; household: string | null; day: string; key: string; status: Status; line: boolean }
      const all: One[] = [
        ...[...visits.values()].flatMap(({ teamId, householdId, heldOn, items }) =>
          items.flatMap(({ kind, detail }) =>
            kind === 'online_dossier'
              ? [
                  {
                    team: teamId,
                    household: householdId,
                    day: heldOn,
                    key: keyOf(detail),
                    status: 'filed' as const,
                    line: true,
                  },
                ]
              : [],
          ),
        ),
        ...[...filed.values()].map(({ team, household, day, key, story }) => ({
          ...{ team, household, day, status: story.at(-1) ?? ('filed' as const), line: false },
          key: key === birth.procedureId ? key : keyOf(key),
        })),
      ]
      const groups = Map.groupBy(all, ({ household, day }, at) =>
        household === null ? `${at}` : `${rootOf(household)} ${day}`,
      )
      const expected: One[] = [...groups.values()].flatMap((group) => {
        const lone = group.filter(({ line }) => !line)
        const left = lone.map(({ key }) => key)
        const lines = group.filter(({ line }) => line).toSorted((a, b) => Number(a.key === '') - Number(b.key === ''))
        if (group[0]?.household === null) return group
        return [
          ...lone,
          ...lines.filter(({ key }) => {
            const at = key === '' ? (left.length > 0 ? 0 : -1) : left.indexOf(key)
            if (at >= 0) left.splice(at, 1)
            return at < 0
          }),
        ]
      })
      // Of two teams' lines that tell of one filed dossier, either may be the one that stands for it: a lead then sees
      // one or none, and only the commune's number is told beforehand.
      const isClear = [...groups.values()].every(
        (group) => new Set(group.filter(({ line }) => line).map(({ team }) => team)).size < 2,
      )
      const lead = anActor(world.communeId, 'team_lead', world.teams[0]?.teamId)
      for (const window of windows) {
        const within = expected.filter(({ day }) => day >= window.from && day <= window.to)
        for (const [actor, seen] of [
          [world.officer, world.teams.map(({ teamId }) => teamId)],
          [lead, [world.teams[0]?.teamId ?? '']],
        ] as const) {
          if (actor === lead && !isClear) continue
          const mine = within.filter(({ team }) => seen.includes(team))
          const [rows, list, facts, statuses, everybody] = await withScope(
            house.db,
            actor,
            'read only',
            async (scope) => [
              await tallyDossiers(scope, window),
              await listDossiers(scope, { ...window, size: 1 }),
              await listDossierFacts(scope, window),
              await tallyByStatus(scope, window),
              await countPublicly(scope, window),
            ],
          )
          // One number, wherever it is asked: the tally, the list behind it, the facts of a report, the public page.
          expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(mine.length)
          expect([list.total, facts.length, everybody]).toEqual([mine.length, mine.length, within.length])
          for (const status of ['filed', 'supplement', 'processing', 'result', 'refused', 'withdrawn'] as const)
            expect(statuses.filter((each) => each.status === status).reduce((sum, { amount }) => sum + amount, 0)).toBe(
              mine.filter((each) => each.status === status).length,
            )
          counted += rows.length
        }
      }
    }),
    { numRuns: 30, endOnFailure: true },
  )
  console.log(`dossiers: ${counted} figures agreed, ${refused} orders refused on the way`)
  expect(counted).toBeGreaterThan(100)
})
