import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { an, anActor } from '../../tools/world.ts'
import { all, run, sql } from '../db/database.ts'
import { testDatabase } from '../db/testing.ts'
import { holds, holdsIn, seesTeam, teamFilter, visibleTeams, visitor, withScope } from './scope.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.close())

const [here, there, one, other] = [newId(), newId(), newId(), newId()]

test('a role in a team is no role for the commune, and the other way round', () => {
  const lead = anActor(here, an('team_lead', one))
  expect([holds(lead, ['team_lead']), holdsIn(lead, ['team_lead'], one), holdsIn(lead, ['team_lead'], other)]).toEqual([
    false,
    true,
    false,
  ])
  const officer = anActor(here, an('coordinator'))
  expect([holds(officer, ['coordinator']), holdsIn(officer, ['coordinator'], one)]).toEqual([true, false])
})

test('officers see every team, members their own, and everybody else none', () => {
  expect(visibleTeams(anActor(here, an('coordinator')))).toBe('all')
  expect(visibleTeams(anActor(here, an('member', one), an('team_lead', other), an('member', one)))).toEqual([
    one,
    other,
  ])
  for (const actor of [anActor(here, an('finance')), anActor(here, an('province')), visitor(here)])
    expect(teamFilter(actor)).toEqual([])
  // A commune's role that was written for one team opens nothing, neither there nor elsewhere.
  for (const role of ['coordinator', 'leader', 'finance', 'admin'] as const)
    expect(seesTeam(anActor(here, an(role, one)), one)).toBe(false)
})

test('a scope reads and writes one commune only, whatever the statement says', async () => {
  const actor = anActor(here, an('admin'))
  const insert = (communeId: string) =>
    sql`insert into places_commune (commune_id, code, name, superior) values (${communeId}, '11131', 'Xã Mẫu', '')`
  await withScope(house.db, actor, 'read write', ({ tx }) => run(tx, insert(here)))
  await expect(withScope(house.db, actor, 'read write', ({ tx }) => run(tx, insert(there)))).rejects.toThrow(
    /row-level security/,
  )
  const stranger = anActor(there, an('admin'))
  const seen = (from: typeof actor) =>
    withScope(house.db, from, 'read only', ({ tx }) => all(tx, sql`select * from places_commune`))
  expect(await seen(actor)).toHaveLength(1)
  expect(await seen(stranger)).toHaveLength(0)
  const change = await withScope(house.db, stranger, 'read write', ({ tx }) =>
    run(tx, sql`update places_commune set name = 'x'`),
  )
  expect(change).toBe(0)
})

test('a scope for reading cannot write, and outside of a scope nothing is seen', async () => {
  const actor = anActor(here, an('admin'))
  await expect(
    withScope(house.db, actor, 'read only', ({ tx }) => run(tx, sql`update places_commune set name = 'x'`)),
  ).rejects.toThrow(/read-only/)
  expect(await all(house.db, sql`select * from places_commune`)).toEqual([])
})

test('the commune of one transaction does not stay on its connection', async () => {
  const actor = anActor(here, an('admin'))
  for (let n = 0; n < 20; n += 1) {
    await withScope(house.db, actor, 'read only', async () => undefined)
    expect(await all(house.db, sql`select * from places_commune`)).toEqual([])
  }
})
