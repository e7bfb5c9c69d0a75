import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { addDays, type Day, type Window } from '../../platform/clock/days.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { followers, handlers } from '../registry.ts'
import { aSession } from '../sessions/fixtures.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import type { Figure } from './contract.ts'
import { listContributions, listHelp, listHosted, listSent } from './reads.ts'

// The SQL behind the contribution of each partner against a recount by hand, over random histories: people who come, are
// sent, sent by another and leave; sessions closed and opened again; visits named, helped at, recorded, set right and
// cancelled; households found to be one.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse('2025-12-30T03:00:00Z') })
})
afterAll(() => house.close())

type Member = {
  memberId: string
  who: number
  team: number
  since: Day
  until: Day | null
  sends: { on: Day; partner: number | null }[]
}
type Kept = {
  visitId: string
  team: number
  heldOn: Day
  household: number | null
  helpers: Member[]
  named: number[]
  recorder: number | null
  cancelled: boolean
}
type Hosted = { sessionId: string; heldOn: Day; partners: number[]; closed: boolean }

const days = ['2025-11-20', '2025-12-01', '2025-12-02', '2025-12-15', '2025-12-30'] as const
const windows: Window[] = [
  { from: '2025-12-01', to: '2025-12-01' },
  { from: '2025-12-02', to: '2025-12-29' },
  { from: '2025-11-01', to: '2026-01-10' },
]
const step = fc.record({
  what: fc.constantFrom(
    ...['join', 'join', 'send', 'send', 'leave', 'visit', 'visit', 'visit', 'correct', 'cancel'],
    ...['session', 'reopen', 'merge'],
  ),
  who: fc.nat(3),
  team: fc.nat(1),
  which: fc.nat(9),
  day: fc.constantFrom(...days),
  household: fc.option(fc.nat(3)),
  partner: fc.option(fc.nat(1), { freq: 3 }),
  named: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
  helpers: fc.array(fc.nat(9), { maxLength: 2 }),
  byMember: fc.boolean(),
})

test('what each partner contributed equals a naive recount of what was accepted', { timeout: 240_000 }, async () => {
  let counted = 0
  let nonZero = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [null, null, null, null])
      const people = [0, 1, 2, 3].map((n) => ({ accountId: newId(), phone: `09${String(12_000_000 + n)}`, n }))
      const partners = ['Đoàn Thanh niên', 'Hội Phụ nữ'].map((name) => ({ partnerId: newId(), name }))
      const teamId = (at: number) => world.teams[at]?.teamId ?? ''
      const give = async (actor: Actor, type: string, payload: unknown) => {
        const [receipt] = await gate.accept(actor, [order(type, payload)])
        return receipt?.status === 'done'
      }
      for (const { accountId, phone, n } of people)
        await give(world.officer, 'people.add_account', {
          ...{ accountId, phone: phone.replace('0912', '0977'), name: `Người ${n}`, grants: [{ role: 'leader' }] },
        })
      for (const { partnerId, name } of partners)
        expect(await give(world.officer, 'partners.add', { partnerId, kind: 'other', name })).toBe(true)

      const members: Member[] = []
      const visits: Kept[] = []
      const sessions: Hosted[] = []
      const into = new Map<number, number>()
      for (const one of steps) {
        const { what, who, team, which, day, partner } = one
        const member = members[which % Math.max(1, members.length)]
        const visit = visits[which % Math.max(1, visits.length)]
        const session = sessions[which % Math.max(1, sessions.length)]
        if (what === 'join') {
          const memberId = newId()
          const person = people[who]
          const said = { memberId, teamId: teamId(team), name: `Người ${who}`, since: day }
          // Two of the four have a phone number by which they are one person in both teams.
          const phone = who < 2 ? person?.phone : null
          const organization = partner === null ? '' : (partners[partner]?.name.toUpperCase() ?? '')
          const accountId = person?.accountId
          if (await give(world.officer, 'teams.add_member', { ...said, phone, organization, accountId }))
            members.push({ memberId, who, team, since: day, until: null, sends: [{ on: day, partner }] })
        } else if (what === 'send' && member) {
          const partnerId = partner === null ? null : partners[partner]?.partnerId
          if (await give(world.officer, 'teams.send_member', { memberId: member.memberId, partnerId, on: day }))
            member.sends.push({ on: day, partner })
        } else if (what === 'leave' && member) {
          if (await give(world.officer, 'teams.release_member', { memberId: member.memberId, on: day }))
            member.until = day
        } else if (what === 'visit' || (what === 'correct' && visit)) {
          const at = what === 'visit' || !visit ? team : visit.team
          const helpers = one.helpers.flatMap((n) => members[n] ?? []).filter((each) => each.team === at)
          const household = one.household
          const said = aVisit({
            teamId: teamId(at),
            heldOn: day,
            householdId: household === null ? null : (world.households[household]?.householdId ?? null),
            helperIds: [...new Set(helpers.map(({ memberId }) => memberId))],
            partnerIds: one.named.map((n) => partners[n]?.partnerId ?? ''),
          })
          const recorder = one.byMember ? who : null
          const actor =
            recorder === null
              ? world.officer
              : { ...anActor(world.communeId, 'service_center'), accountId: people[recorder]?.accountId ?? '' }
          const kept = { team: at, heldOn: day, household, helpers, named: one.named }
          if (what === 'visit') {
            if (await give(actor, 'support.record', said))
              visits.push({
                ...{ visitId: said.visitId, cancelled: false, ...kept },
                recorder,
              })
          } else if (visit && (await give(world.officer, 'support.correct', { ...said, visitId: visit.visitId })))
            Object.assign(visit, kept)
        } else if (what === 'cancel' && visit) {
          if (await give(world.officer, 'support.cancel', { visitId: visit.visitId, reason: 'Nhầm' }))
            visit.cancelled = true
        } else if (what === 'session') {
          // One is ticked, the other written by its name.
          const planned = aSession({
            ...{ teamId: teamId(team), heldOn: day, note: 'Ghi bù' },
            partnerIds: one.named.filter((n) => n === 0).map((n) => partners[n]?.partnerId ?? ''),
            partners: one.named.filter((n) => n === 1).map(() => 'hội  phụ nữ'),
          })
          expect(await give(world.officer, 'sessions.plan', planned)).toBe(true)
          const closed = one.byMember && (await give(world.officer, 'sessions.close', { ...idOf(planned), result: '' }))
          sessions.push({ sessionId: planned.sessionId, heldOn: day, partners: one.named, closed })
        } else if (what === 'reopen' && session) {
          if (await give(world.officer, 'sessions.reopen', { sessionId: session.sessionId })) session.closed = false
        } else if (what === 'merge' && one.household !== null) {
          const [from, to] = [one.household, which % 4]
          const ids = [from, to].map((n) => world.households[n]?.householdId)
          if (await give(world.officer, 'households.merge', { householdId: ids[0], into: ids[1] }))
            if (rootOf(into, from) !== rootOf(into, to)) into.set(rootOf(into, from), rootOf(into, to))
        }
      }

      for (const window of windows)
        for (const [at, { partnerId }] of partners.entries()) {
          const wanted = recount(at, window, { members, visits, sessions, into })
          const union: Actor = {
            accountId: newId(),
            communeId: world.communeId,
            grants: [{ role: 'organization', teamId: null, partnerId }],
          }
          for (const actor of [world.officer, union])
            await withScope(house.db, actor, 'read only', async (scope) => {
              const all = await listContributions(scope, window)
              expect(all.length).toBe(actor === union ? 1 : 2)
              expect(all.find((each) => each.partnerId === partnerId)).toEqual({ partnerId, ...wanted })
              const asked = { partnerId, window }
              expect((await listSent(scope, asked)).total).toBe(wanted.people_sent)
              expect((await listHosted(scope, asked)).total).toBe(wanted.sessions_cohosted)
              expect((await listHelp(scope, asked)).total).toBe(wanted.supports)
              expect((await listHelp(scope, { ...asked, adds: true })).total).toBe(wanted.households_helped)
            })
          counted += 4
          nonZero += Object.values(wanted).filter((amount) => amount > 0).length
        }
    }),
    { numRuns: 24 },
  )
  console.log(`contributions: ${counted} figures agreed, ${nonZero} of them not zero`)
  expect(nonZero).toBeGreaterThan(50)
})

function idOf({ sessionId }: { sessionId: string }) {
  return { sessionId }
}

function rootOf(into: ReadonlyMap<number, number>, household: number): number {
  const next = into.get(household)
  return next === undefined ? household : rootOf(into, next)
}

/** Whose person a member is on a day: what was last said of that day or of one before. */
function senderOn({ since, until, sends }: Member, day: Day): number | null {
  if (day < since || (until !== null && day >= until)) return null
  return sends.findLast(({ on }) => on <= day)?.partner ?? null
}

function recount(
  partner: number,
  { from, to }: Window,
  kept: { members: Member[]; visits: Kept[]; sessions: Hosted[]; into: ReadonlyMap<number, number> },
): Record<Figure, number> {
  const sent = new Set<string>()
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const member of kept.members)
      if (senderOn(member, day) === partner) sent.add(member.who < 2 ? `phone ${member.who}` : member.memberId)
  const inWindow = ({ heldOn }: { heldOn: Day }) => heldOn >= from && heldOn <= to
  const visits = kept.visits.filter((visit) => {
    if (visit.cancelled || !inWindow(visit)) return false
    const recorders = kept.members.filter((each) => each.team === visit.team && each.who === visit.recorder)
    return (
      visit.named.includes(partner) ||
      [...visit.helpers, ...recorders].some((member) => senderOn(member, visit.heldOn) === partner)
    )
  })
  return {
    people_sent: sent.size,
    sessions_cohosted: kept.sessions.filter(
      (session) => session.closed && inWindow(session) && session.partners.includes(partner),
    ).length,
    supports: visits.length,
    households_helped: new Set(
      visits.flatMap(({ household }) => (household === null ? [] : [rootOf(kept.into, household)])),
    ).size,
  }
}
