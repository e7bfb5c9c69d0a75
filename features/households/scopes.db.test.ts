import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '../../platform/access/roles.ts'
import { type Actor, holds, holdsIn, installer, seesTeam, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as places } from '../places/handlers.ts'
import { aCommuneWithTeams, aMember, anOrder } from '../teams/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { findMember, findTeam, listMembers, listTeams } from '../teams/reads.ts'
import { aHousehold } from './fixtures.ts'
import { handlers } from './handlers/households.ts'
import { countHouseholds, findAlike, findHousehold, listHouseholds, snapshotHouseholds } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const communes = [0, 1].map(() => aCommuneWithTeams(['Thôn Một (mẫu)', 'Thôn Hai (mẫu)', 'Thôn Ba (mẫu)']))
const told = communes.map((commune) =>
  commune.villages.map(({ villageId }, n) => {
    const teamId = String(commune.teams[n + 1]?.teamId)
    return {
      household: aHousehold({ villageId, teamId }, { groups: ['poor'] }),
      member: aMember({ teamId }),
      teamId,
      villageId,
    }
  }),
)
const everyone = told.flat()

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...handlers], [], { onFault: (error) => console.error(error) })
  for (const [n, { communeId, founding, settingUp }] of communes.entries()) {
    const code = `1113${n}`
    await gate.accept(installer(communeId), [{ ...founding, payload: { communeId, code, name: `Xã Mẫu ${n}` } }])
    const orders = (told[n] ?? []).flatMap((one) => [
      anOrder('households.register', one.household),
      anOrder('teams.add_member', one.member),
    ])
    const receipts = await gate.accept(officerOf(communeId), [...settingUp, ...orders])
    expect(receipts.flatMap((receipt) => receipt.problem ?? [])).toEqual([])
  }
})
afterAll(() => house.close())

const actors = fc.record({
  accountId: fc.constant(null),
  communeId: fc.constantFrom(...communes.map((commune) => commune.communeId)),
  grants: fc.array(
    fc.record({
      role: fc.constantFrom(...roles),
      teamId: fc.constantFrom(null, ...everyone.map((one) => one.teamId)),
      partnerId: fc.constantFrom(null, newId()),
    }),
    { maxLength: 3 },
  ),
})

test('nobody reads a team, a member or a household outside their scope', async () => {
  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const own = told[communes.findIndex((commune) => commune.communeId === actor.communeId)] ?? []
      const visible = own.filter((one) => seesTeam(actor, one.teamId))
      const households = visible.map((one) => one.household.householdId).sort()
      const members = visible.map((one) => one.member.memberId).sort()
      await withScope(house.db, actor, 'read only', async (scope) => {
        expect((await listHouseholds(scope)).rows.map((row) => row.householdId).sort()).toEqual(households)
        expect((await listMembers(scope)).rows.map((row) => row.memberId).sort()).toEqual(members)
        expect((await countHouseholds(scope)).reduce((sum, row) => sum + row.households, 0)).toBe(households.length)
        const ids = everyone.map((one) => one.household.householdId)
        expect([...(await snapshotHouseholds(scope, ids)).keys()].sort()).toEqual(households)
        expect((await listTeams(scope)).every((team) => seesTeam(actor, team.teamId))).toBe(true)
        for (const one of everyone) {
          const may = visible.includes(one)
          expect((await findHousehold(scope, one.household.householdId)) !== undefined).toBe(may)
          expect((await findMember(scope, one.member.memberId)) !== undefined).toBe(may)
          expect((await findTeam(scope, one.teamId)) !== undefined).toBe(may)
          expect((await findAlike(scope, one.household)).length > 0).toBe(may)
        }
      })
    }),
    { numRuns: 25 },
  )
})

test('nobody writes outside their rights, whatever the command', async () => {
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...everyone), async (actor, target) => {
      const { householdId } = target.household
      const orders = [
        anOrder('households.register', aHousehold({ teamId: target.teamId, villageId: target.villageId })),
        anOrder('households.correct', { householdId, hamlet: 'Xóm lạ' }),
        anOrder('households.set_groups', { householdId, groups: ['poor'] }),
        anOrder('households.move', { householdId, teamId: target.teamId, villageId: target.villageId }),
        anOrder('households.merge', { householdId, into: newId() }),
        anOrder('teams.add_member', aMember({ teamId: target.teamId })),
        anOrder('teams.correct_member', { memberId: target.member.memberId, organization: 'Lạ' }),
        anOrder('teams.assign_duties', { memberId: target.member.memberId, areas: [] }),
        anOrder('teams.set_up', { teams: [{ teamId: newId(), level: 'commune', name: 'Tổ lạ' }] }),
      ]
      const receipts = await gate.accept(actor, orders)
      const isHome = (told[communes.findIndex((commune) => commune.communeId === actor.communeId)] ?? []).includes(
        target,
      )
      for (const [n, receipt] of receipts.entries()) {
        const rights = gate.handlers.get(String(orders[n]?.type))?.spec.rights
        const may = rights !== undefined && (holds(actor, rights.commune) || holdsIn(actor, rights.team, target.teamId))
        if (receipt.status === 'done') expect([orders[n]?.type, may && isHome]).toEqual([orders[n]?.type, true])
        if (!may) expect(receipt.problem?.code).toBe('journal.not_allowed')
        expect(receipt.problem?.code).not.toBe('journal.try_again')
      }
    }),
    { numRuns: 25 },
  )
})

function officerOf(communeId: string): Actor {
  return { accountId: null, communeId, grants: [{ role: 'coordinator', teamId: null, partnerId: null }] }
}
