import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followers, handlers } from '../../features/registry.ts'
import { an, anActor, aPlace, mustAccept, order, type Place, worldNow } from '../../tools/world.ts'
import { type Actor, visitor, withScope } from '../access/scope.ts'
import { testDatabase } from '../db/testing.ts'
import { listHistory } from './history.ts'
import { inbox } from './inbox.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let place: Place
const [a, b] = [newId(), newId()]

beforeAll(async () => {
  house = await testDatabase()
  const gate = inbox(house.db, handlers, followers, { now: () => worldNow })
  place = await aPlace(gate, 0)
  const { teamId, villageId } = place.teams[0] ?? { teamId: '', villageId: '' }
  const other = place.teams[1] ?? { teamId: '', villageId: '' }
  await mustAccept(gate, place.officer, [
    order('households.register', { householdId: a, teamId, villageId, headName: 'Hộ Một' }),
    order('households.correct', { householdId: a, phone: '0912345678' }),
    order('households.register', { householdId: b, teamId, villageId, headName: 'Hộ Hai' }),
    order('households.merge', { householdId: b, into: a }),
    order('households.move', { householdId: a, teamId: other.teamId, villageId: other.villageId }),
  ])
})
afterAll(() => house.close())

const typesFor = async (actor: Actor, ids: readonly string[]) =>
  (await withScope(house.db, actor, 'read only', (scope) => listHistory(scope, 'household', ids))).map(
    (entry) => entry.type,
  )

test('what was done to a subject comes in order, each order once, with who gave it and when', async () => {
  const entries = await withScope(house.db, place.officer, 'read only', (scope) =>
    listHistory(scope, 'household', [a, b]),
  )
  expect(entries.map((entry) => entry.type.split('.')[1])).toEqual(['register', 'correct', 'register', 'merge', 'move'])
  expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((entry) => entry.sequence).sort((x, y) => x - y))
  expect(new Set(entries.map((entry) => entry.accountId))).toEqual(new Set([place.officer.accountId]))
  expect(entries[0]?.receivedAt.slice(0, 10)).toBe('2025-12-01')
  expect(JSON.stringify(entries)).not.toContain('912345678')
  expect(await typesFor(place.officer, [b])).toEqual(['households.register', 'households.merge'])
})

test('a team knows only what was done while the subject was in its sight, and others nothing', async () => {
  const [first, second, third] = place.teams.map((team) => anActor(place.communeId, an('member', team.teamId)))
  if (!first || !second || !third) throw new Error('three teams')
  expect(await typesFor(first, [a])).toContain('households.register')
  expect(await typesFor(second, [a])).toEqual(['households.move'])
  for (const actor of [third, visitor(place.communeId), anActor(newId(), an('admin'))])
    expect(await typesFor(actor, [a])).toEqual([])
})
