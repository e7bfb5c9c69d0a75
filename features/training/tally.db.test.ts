import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as places } from '../places/handlers.ts'
import { anAttendance, aSession } from '../sessions/fixtures.ts'
import { handlers as sessions } from '../sessions/handlers.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { aMember } from '../teams/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { tallyTraining } from './reads.ts'

// The figure against a recount by hand, over random days of trainings and members, also refused ones.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-12-30'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...sessions], [], { now: () => Date.parse(`${today}T03:00:00Z`) })
})
afterAll(() => house.close())

const days = ['2025-12-24', '2025-12-28', today]
const step = fc.record({
  what: fc.constantFrom(
    'plan',
    'plan',
    'join',
    'join',
    'attend',
    'attend',
    'attend',
    'out',
    'release',
    'close',
    'close',
    'reopen',
    'move',
  ),
  which: fc.nat(9),
  who: fc.array(fc.nat(9), { minLength: 1, maxLength: 2 }),
  on: fc.constantFrom(...days),
  team: fc.nat(1),
  kind: fc.constantFrom('members_training', 'members_training', 'members_training', 'mobile'),
})
/** Nothing happens without people and trainings, so every history begins with some. */
const known = { which: 0, who: [0], on: '2025-12-24', kind: 'members_training' as const }
const beginning = (['join', 'join', 'plan', 'plan'] as const).map((what, at) => ({ ...known, what, team: at % 2 }))
const windows = [
  { from: '2025-12-01', to: '2025-12-27' },
  { from: '2025-12-28', to: '2025-12-31' },
  { from: '2025-01-01', to: '2026-12-31' },
]

type Told = { sessionId: string; kind: string; heldOn: string; closed: boolean; present: Map<string, string> }

test('members_trained equals a naive recount of what was accepted', { timeout: 180_000 }, async () => {
  let [counted, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [])
      const teamId = (at: number) => world.teams[at]?.teamId ?? ''
      const give = async (type: string, payload: unknown) => {
        const [receipt] = await gate.accept(world.officer, [order(type, payload)])
        if (receipt?.problem?.code === 'journal.try_again') throw new Error(`a fault of ours: ${type}`)
        if (receipt?.status !== 'done') refused += 1
        return receipt?.status === 'done'
      }
      const members: { memberId: string; team: number; since: string; until: string | null }[] = []
      const told: Told[] = []
      for (const { what, which, who, on, team, kind } of [...beginning, ...steps]) {
        const one = told[which % Math.max(1, told.length)]
        const member = members[which % Math.max(1, members.length)]
        if (what === 'join') {
          const memberId = newId()
          const name = `Vũ Thị ${members.length} (mẫu)`
          if (await give('teams.add_member', { ...aMember({ teamId: teamId(team), memberId, name }), since: on }))
            members.push({ memberId, team, since: on, until: null })
        } else if (what === 'release' && member) {
          if (await give('teams.release_member', { memberId: member.memberId, on })) member.until = on
        } else if (what === 'plan') {
          const session = aSession({
            teamId: teamId(team),
            heldOn: on,
            kind: kind === 'mobile' ? 'mobile' : 'members_training',
          })
          if (await give('sessions.plan', session))
            told.push({ sessionId: session.sessionId, kind, heldOn: on, closed: false, present: new Map() })
        } else if (what === 'attend' && one && members.length > 0) {
          const chosen = who.flatMap((at) => members[at % members.length] ?? [])
          const attendances = chosen.map(({ memberId }) => anAttendance({ memberId }))
          const may =
            one.kind === 'members_training' &&
            !one.closed &&
            chosen.every(({ since, until }) => since <= one.heldOn && (until === null || until > one.heldOn))
          expect(await give('sessions.attend', { sessionId: one.sessionId, attendances })).toBe(may)
          if (may)
            for (const { attendanceId, memberId } of attendances)
              if (memberId && !one.present.has(memberId)) one.present.set(memberId, attendanceId)
        } else if (what === 'out' && one) {
          const [entry] = one.present
          if (entry && (await give('sessions.unattend', { attendanceId: entry[1] }))) one.present.delete(entry[0])
        } else if (what === 'move' && one) {
          const when = { heldOn: on, startsAt: '08:00', endsAt: '09:00', venue: 'Xã', reason: 'Bận' }
          if (await give('sessions.move', { sessionId: one.sessionId, ...when })) one.heldOn = on
        } else if (what === 'close' && one) {
          if (await give('sessions.close', { sessionId: one.sessionId, result: '' })) one.closed = true
        } else if (what === 'reopen' && one) {
          if (await give('sessions.reopen', { sessionId: one.sessionId })) one.closed = false
        }
      }
      const lead = anActor(world.communeId, 'team_lead', teamId(0))
      for (const window of windows)
        for (const [actor, seen] of [
          [world.officer, [0, 1]],
          [lead, [0]],
        ] as const) {
          const rows = await withScope(house.db, actor, 'read only', (scope) => tallyTraining(scope, window))
          const came = new Set(
            told
              .filter(
                ({ kind, closed, heldOn }) =>
                  kind === 'members_training' && closed && heldOn >= window.from && heldOn <= window.to,
              )
              .flatMap(({ present }) => [...present.keys()]),
          )
          const wanted = seen
            .map(
              (team) =>
                [teamId(team), members.filter((one) => one.team === team && came.has(one.memberId)).length] as const,
            )
            .filter(([, amount]) => amount > 0)
          expect(new Map(rows.map((row) => [row.teamId, row.amount]))).toEqual(new Map(wanted))
          counted += rows.length
        }
    }),
    { numRuns: 40 },
  )
  console.log(`members_trained: ${counted} figures agreed, ${refused} orders refused`)
  expect(counted).toBeGreaterThan(40)
})
