import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as households } from '../households/handlers/households.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { type KindCode, kindCodes } from './contract.ts'
import { anAttendance, aSession } from './fixtures.ts'
import { handlers } from './handlers.ts'
import { tallySessions } from './reads.ts'

// The one SQL behind the figures against a recount by hand, over random days of work, also refused ones.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-12-30'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...households, ...handlers], [], {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
  })
})
afterAll(() => house.close())

type Kept = {
  sessionId: string
  team: number
  kind: KindCode
  heldOn: string
  status: 'planned' | 'cancelled' | 'closed'
  present: (string | number)[]
}

const step = fc.record({
  what: fc.constantFrom('plan', 'plan', 'attend', 'attend', 'attend', 'leave', 'move', 'cancel', 'close', 'reopen'),
  which: fc.nat(7),
  kind: fc.constantFrom(...kindCodes),
  heldOn: fc.constantFrom('2025-12-23', '2025-12-29', today, '2026-01-05'),
  team: fc.nat(1),
  who: fc.array(fc.option(fc.nat(3)), { minLength: 1, maxLength: 5 }),
})
const windows = [
  { from: '2025-12-01', to: '2025-12-28' },
  { from: '2025-12-29', to: '2025-12-30' },
  { from: '2025-01-01', to: '2026-12-31' },
]

test('the figures equal a naive recount of what was accepted', { timeout: 120_000 }, async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
      const kept: Kept[] = []
      const give = async (type: string, payload: unknown) => {
        const [receipt] = await gate.accept(world.officer, [order(type, payload)])
        return receipt?.status === 'done'
      }
      const ids = new Map<string, string[]>()
      for (const { what, which, kind, heldOn, team, who } of steps) {
        if (what === 'plan') {
          const session = aSession({ kind, heldOn, teamId: world.teams[team]?.teamId ?? '' })
          expect(await give('sessions.plan', session)).toBe(true)
          kept.push({ sessionId: session.sessionId, team, kind, heldOn, status: 'planned', present: [] })
          continue
        }
        const one = kept[which % Math.max(1, kept.length)]
        if (!one) continue
        const { sessionId } = one
        if (what === 'attend') {
          const attendances = who.map((at) =>
            anAttendance({ householdId: at === null ? null : (world.households[at]?.householdId ?? null) }),
          )
          const may = one.status === 'planned' && one.heldOn <= today
          expect(await give('sessions.attend', { sessionId, attendances })).toBe(may)
          if (!may) continue
          for (const [n, at] of who.entries()) {
            if (at !== null && one.present.includes(at)) continue
            one.present.push(at ?? newId())
            ids.set(sessionId, [...(ids.get(sessionId) ?? []), attendances[n]?.attendanceId ?? ''])
          }
        } else if (what === 'leave') {
          const mine = ids.get(sessionId) ?? []
          const may = one.status === 'planned' && mine.length > 0
          const attendanceId = mine.at(-1) ?? newId()
          expect(await give('sessions.unattend', { attendanceId })).toBe(may)
          if (may) {
            ids.set(sessionId, mine.slice(0, -1))
            one.present.pop()
          }
        } else if (what === 'move') {
          const may = one.status === 'planned' && (one.present.length === 0 || heldOn <= today)
          const when = { heldOn, startsAt: '08:00', endsAt: '09:00', venue: 'Trường học', reason: 'Bận' }
          expect(await give('sessions.move', { sessionId, ...when })).toBe(may)
          if (may) one.heldOn = heldOn
        } else if (what === 'cancel') {
          const may = one.status === 'planned' && one.present.length === 0
          expect(await give('sessions.cancel', { sessionId, reason: 'Mưa' })).toBe(may)
          if (may) one.status = 'cancelled'
        } else if (what === 'close') {
          const may = one.status === 'planned' && one.heldOn <= today
          expect(await give('sessions.close', { sessionId, result: '' })).toBe(may)
          if (may) one.status = 'closed'
        } else {
          const may = one.status !== 'planned'
          expect(await give('sessions.reopen', { sessionId })).toBe(may)
          if (may) one.status = 'planned'
        }
      }
      const lead = anActor(world.communeId, 'team_lead', world.teams[0]?.teamId)
      for (const window of windows)
        for (const [actor, seen] of [
          [world.officer, [0, 1]],
          [lead, [0]],
        ] as const) {
          const rows = await withScope(house.db, actor, 'read only', (scope) => tallySessions(scope, window))
          const wanted = new Map<string, number>()
          for (const { team, kind, heldOn, status, present } of kept) {
            if (status !== 'closed' || heldOn < window.from || heldOn > window.to || !seen.some((t) => t === team))
              continue
            const add = (key: string, amount: number) => wanted.set(key, (wanted.get(key) ?? 0) + amount)
            add(`${world.teams[team]?.teamId} sessions ${kind}`, 1)
            if (present.length > 0) add(`${world.teams[team]?.teamId} session_attendances `, present.length)
          }
          const told = rows.map(({ teamId, figure, dimension, amount }) => [`${teamId} ${figure} ${dimension}`, amount])
          expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted))
          counted += told.length
        }
    }),
    { numRuns: 40 },
  )
  console.log(`tally: ${counted} figures agreed`)
  expect(counted).toBeGreaterThan(50)
})
