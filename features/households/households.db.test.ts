import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../platform/access/roles.ts'
import { type Actor, installer, withScope } from '../../platform/access/scope.ts'
import { addDays, dayOf } from '../../platform/clock/days.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as places } from '../places/handlers.ts'
import type { ImportResult } from '../teams/contract.ts'
import { aCommuneWithTeams, anOrder, nameOf } from '../teams/fixtures.ts'
import { handlers as teams } from '../teams/handlers/teams.ts'
import { aHousehold, aHouseholdSheet } from './fixtures.ts'
import { handlers } from './handlers/households.ts'
import {
  countHouseholds,
  findAlike,
  findHousehold,
  findTeamOf,
  isVulnerableOn,
  listHouseholds,
  listIdsOf,
  resolveHouseholds,
  snapshotHouseholds,
} from './reads.ts'
import { matchHouseholdColumns } from './rules/household-columns.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const place = aCommuneWithTeams(Array.from({ length: 20 }, (_, n) => `Thôn ${n + 1} (mẫu)`))
const { communeId } = place
const home = (n: number) => ({
  villageId: String(place.villages[n]?.villageId),
  teamId: String(place.teams[n + 1]?.teamId),
})
const acting = (role: Role, teamId: string | null = null): Actor => ({
  accountId: null,
  communeId,
  grants: [{ role, teamId, partnerId: null }],
})
const officer = acting('coordinator')
const today = dayOf(Date.now())
const give = async (actor: Actor, type: string, payload: unknown, at = new Date().toISOString()) => {
  const [receipt] = await gate.accept(actor, [{ ...anOrder(type, payload), at }])
  return receipt?.problem?.code ?? receipt?.result ?? 'done'
}
const importSheet = async (sheet: string[][]) => {
  const rows = matchHouseholdColumns(sheet).rows.map((row) => ({ ...row, householdId: newId() }))
  return (await give(officer, 'households.import', { rows })) as ImportResult
}
const seen = <T>(actor: Actor, read: Parameters<typeof withScope<T>>[3]) =>
  withScope(house.db, actor, 'read only', read)

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...teams, ...handlers], [], { onFault: (error) => console.error(error) })
  await gate.accept(installer(communeId), [place.founding])
  await gate.accept(officer, place.settingUp)
})
afterAll(() => house.close())

test('1,000 households come in within 3 seconds, and the second time changes nothing', async () => {
  const sheet = aHouseholdSheet(
    place.villages.map((village) => village.name),
    1000,
    nameOf,
  )
  const start = performance.now()
  const result = await importSheet(sheet)
  const took = performance.now() - start
  console.info(`1,000 households imported in ${Math.round(took)} ms`)
  expect(result).toEqual({ imported: 1000, rejected: [] })
  expect(took).toBeLessThan(3000)
  const before = await house.owner.query('select count(*) from households_vulnerability')
  const again = await importSheet(sheet)
  expect([again.imported, again.rejected.length]).toEqual([0, 1000])
  expect(new Set(again.rejected.map((row) => row.code))).toEqual(new Set(['households.row_already_there']))
  expect((await house.owner.query('select count(*) from households_vulnerability')).rows).toEqual(before.rows)
  const counts = await seen(officer, (scope) => countHouseholds(scope))
  expect(counts.reduce((sum, row) => sum + row.households, 0)).toBe(1000)
  expect(counts.reduce((sum, row) => sum + row.vulnerable, 0)).toBe(600)
})

test('every bad row is named with its line and reason, and the good ones still come in', async () => {
  const { imported, rejected } = await importSheet([
    ['Xóm', 'Chủ hộ', 'Thôn', 'Điện thoại', 'Diện', 'Mã hộ', 'Ngày công nhận'],
    ['Xóm 9', 'Đỗ Thị Ngát'.normalize('NFD'), 'thôn 1 (mẫu)', '0912.345.678', 'hộ nghèo; NCT', 'HN-1', '2025'],
    ['Xóm 9', 'Đỗ Thị Ngát', '', '912345678', '', '', ''],
    ['Xóm 8', 'Đỗ Thị Ngát', '', '', '', '', ''],
    ['', 'Vũ Văn Sai', 'Thôn Lạ', '', '', '', ''],
    ['', 'Vũ Văn Sai', 'Thôn 2 (mẫu)', '12', '', '', ''],
    ['', 'Vũ Văn Sai', '', '', 'mới thoát nghèo', '', ''],
    ['', 'Vũ Văn Sai', '', '', 'NCT', '', '31/12/2999'],
    ['', '', '', '0912345679', '', '', ''],
    ['', '0912345679', '', '', '', '', ''],
    ['', 'Vũ Văn Trùng', '', '', '', 'HN-1', ''],
  ])
  expect(imported).toBe(2)
  expect(rejected.map((row) => [row.line, row.code.slice('households.row_'.length)])).toEqual([
    [3, 'twice'],
    [5, 'village_unknown'],
    [6, 'phone_wrong'],
    [7, 'group_unknown'],
    [8, 'date_wrong'],
    [9, 'name_missing'],
    [10, 'name_wrong'],
    [11, 'twice'],
  ])
  const { rows } = await seen(officer, (scope) => listHouseholds(scope, { query: 'do thi ngat xom 9' }))
  expect(rows).toMatchObject([
    { headName: 'Đỗ Thị Ngát', phone: '+84912345678', groups: ['elderly', 'poor'], code: 'HN-1' },
  ])
  expect(await seen(officer, (scope) => isVulnerableOn(scope, String(rows[0]?.householdId), '2025-01-01'))).toBe(true)
  expect(await seen(officer, (scope) => isVulnerableOn(scope, String(rows[0]?.householdId), '2024-12-31'))).toBe(false)
})

test('a household is found without diacritics, đ included, by hamlet and by phone', async () => {
  const lan = aHousehold(home(0), { headName: 'Nguyễn Thị Lan Đào', hamlet: 'Ngõ Đình', phone: '0988 000 111' })
  expect(await give(acting('member', lan.teamId), 'households.register', lan)).toBe('done')
  for (const query of ['nguyen thi lan dao', 'NGUYỄN  lan đình', 'dinh dao', '0988000', 'Đào'.normalize('NFD')]) {
    const { rows } = await seen(officer, (scope) => listHouseholds(scope, { query, teamId: lan.teamId }))
    expect([query, rows.map((row) => row.householdId)]).toEqual([query, [lan.householdId]])
  }
  expect((await seen(officer, (scope) => listHouseholds(scope, { query: '_' }))).total).toBe(0)
  const alike = await seen(officer, (scope) =>
    findAlike(scope, { headName: 'nguyen thi lan dao', villageId: lan.villageId }),
  )
  expect(alike[0]?.householdId).toBe(lan.householdId)
})

test('a household is registered once, by its team, in its village', async () => {
  const household = aHousehold(home(3))
  expect(await give(acting('member', home(4).teamId), 'households.register', household)).toBe('journal.not_allowed')
  expect(await give(officer, 'households.register', { ...household, villageId: home(4).villageId })).toBe(
    'households.team_elsewhere',
  )
  expect(await give(officer, 'households.register', { ...household, villageId: newId() })).toBe(
    'households.village_not_found',
  )
  expect(await give(officer, 'households.register', { ...household, code: 'HN-1' })).toBe('households.code_taken')
  expect(await give(officer, 'households.register', household)).toBe('done')
  expect(await give(officer, 'households.register', household)).toBe('households.already_registered')
})

test('vulnerability is dated: it holds from its day to the day before its end', async () => {
  const household = aHousehold(home(5), { groups: [] })
  const lead = acting('team_lead', household.teamId)
  const { householdId } = household
  const on = (day: string) => seen(lead, (scope) => isVulnerableOn(scope, householdId, day))
  await give(lead, 'households.register', household)
  expect(
    await give(lead, 'households.set_groups', { householdId, groups: ['poor', 'elderly'], since: '2025-01-01' }),
  ).toBe('done')
  expect(await give(lead, 'households.set_groups', { householdId, groups: ['elderly'], since: '2025-06-01' })).toBe(
    'done',
  )
  expect(await give(lead, 'households.set_groups', { householdId, groups: [], since: '2025-09-01' })).toBe('done')
  expect([await on('2024-12-31'), await on('2025-01-01'), await on('2025-08-31'), await on('2025-09-01')]).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(await give(lead, 'households.set_groups', { householdId, groups: ['poor'] })).toBe('done')
  expect(await give(lead, 'households.set_groups', { householdId, groups: ['poor'], since: '2026-01-01' })).toBe('done')
  expect([await on('2025-12-31'), await on('2026-01-01'), await on(today)]).toEqual([false, true, true])
  expect(await give(lead, 'households.set_groups', { householdId, groups: [], since: addDays(today, 1) })).toBe(
    'households.day_out_of_order',
  )
})

test('a household registered offline days ago is vulnerable from the day it was seen', async () => {
  const household = aHousehold(home(11), { groups: ['disability'] })
  const seenOn = addDays(today, -3)
  expect(await give(officer, 'households.register', household, `${seenOn}T05:00:00.000Z`)).toBe('done')
  expect(await seen(officer, (scope) => isVulnerableOn(scope, household.householdId, seenOn))).toBe(true)
  expect(await seen(officer, (scope) => isVulnerableOn(scope, household.householdId, addDays(seenOn, -1)))).toBe(false)
})

test('merged records keep their ids, their groups and their past', async () => {
  const [a, b, c] = [1, 2, 3].map((n) =>
    aHousehold(home(6), { headName: `Bùi Văn Gộp ${'I'.repeat(n)}`, groups: n === 1 ? ['poor'] : [] }),
  )
  if (!a || !b || !c) throw new Error('three households')
  for (const household of [a, b, c]) await give(officer, 'households.register', household)
  expect(await give(officer, 'households.merge', { householdId: a.householdId, into: b.householdId })).toEqual({
    householdId: b.householdId,
  })
  expect(await give(officer, 'households.merge', { householdId: b.householdId, into: c.householdId })).toEqual({
    householdId: c.householdId,
  })
  expect(await give(officer, 'households.merge', { householdId: c.householdId, into: a.householdId })).toBe(
    'households.same_household',
  )
  for (const { householdId } of [a, b, c]) {
    expect(await seen(officer, (scope) => findHousehold(scope, householdId))).toMatchObject({
      householdId: c.householdId,
      groups: ['poor'],
    })
    expect(await seen(officer, (scope) => isVulnerableOn(scope, householdId, today))).toBe(true)
    expect(await seen(officer, (scope) => findTeamOf(scope, householdId))).toBe(c.teamId)
  }
  const ids = [a.householdId, b.householdId, c.householdId]
  expect([...(await seen(officer, (scope) => resolveHouseholds(scope, ids))).values()]).toEqual(
    ids.map(() => c.householdId),
  )
  for (const id of ids) expect((await seen(officer, (scope) => listIdsOf(scope, id))).sort()).toEqual([...ids].sort())
  const stranger = acting('member', home(7).teamId)
  expect(await seen(stranger, (scope) => listIdsOf(scope, a.householdId))).toEqual([])
  const snapshot = await seen(officer, (scope) => snapshotHouseholds(scope, ids))
  expect(snapshot.get(a.householdId)).toMatchObject({ householdId: c.householdId, mergedInto: c.householdId })
  expect((await seen(officer, (scope) => listHouseholds(scope, { query: 'bui van gop' }))).total).toBe(1)
  expect(await give(officer, 'households.set_groups', { householdId: a.householdId, groups: [] })).toBe('done')
  expect((await seen(officer, (scope) => findHousehold(scope, c.householdId)))?.groups).toEqual([])
})

test('a list keeps to the households named, or leaves them out, page by page', async () => {
  const all = [1, 2, 3].map((n) => aHousehold(home(8), { headName: `Đoàn Thị Chọn ${'I'.repeat(n)}` }))
  for (const household of all) await give(officer, 'households.register', household)
  const ids = all.map((household) => household.householdId)
  const list = (filter: Parameters<typeof listHouseholds>[1]) =>
    seen(officer, (scope) => listHouseholds(scope, { query: 'doan thi chon', ...filter }))
  expect((await list({ only: ids.slice(0, 2), size: 1, page: 2 })).rows).toHaveLength(1)
  expect((await list({ only: ids.slice(0, 2) })).total).toBe(2)
  expect((await list({ except: ids.slice(0, 2) })).rows.map((row) => row.householdId)).toEqual(ids.slice(2))
  expect((await list({ only: [] })).total).toBe(0)
  expect((await list({ except: [] })).total).toBe(3)
})

test('merges the other way round at the same moment end in one household', async () => {
  const [a, b] = [
    aHousehold(home(7), { headName: 'Hoàng Thị Một' }),
    aHousehold(home(7), { headName: 'Hoàng Thị Hai' }),
  ]
  for (const household of [a, b]) await give(officer, 'households.register', household)
  await Promise.all([
    give(officer, 'households.merge', { householdId: a.householdId, into: b.householdId }),
    give(officer, 'households.merge', { householdId: b.householdId, into: a.householdId }),
  ])
  const stands = await seen(officer, (scope) => resolveHouseholds(scope, [a.householdId, b.householdId]))
  expect(new Set(stands.values()).size).toBe(1)
  expect(stands.size).toBe(2)
})

test('a household that moves is gone for the old team and there for the new one', async () => {
  const household = aHousehold(home(8))
  await give(officer, 'households.register', household)
  const [old, next] = [acting('member', home(8).teamId), acting('member', home(9).teamId)]
  expect(await give(old, 'households.move', { householdId: household.householdId, ...home(9) })).toBe(
    'journal.not_allowed',
  )
  expect(await give(officer, 'households.move', { householdId: household.householdId, ...home(9) })).toBe('done')
  expect(await seen(old, (scope) => findHousehold(scope, household.householdId))).toBeUndefined()
  expect((await seen(next, (scope) => findHousehold(scope, household.householdId)))?.villageId).toBe(home(9).villageId)
})

test('a village is split along its hamlets, and what is left of it is merged: its households go together', async () => {
  const [from, into, left] = [home(11), home(12), home(13)]
  const all = ['Xóm Đình', 'xom dinh', 'Xóm Chợ'].map((hamlet) => aHousehold(from, { hamlet }))
  for (const household of all) await give(officer, 'households.register', household)
  const move = (told: object, actor = officer) =>
    give(actor, 'households.move_all', { fromTeamId: from.teamId, teamId: into.teamId, ...told })
  const villagesNow = async () =>
    Promise.all(
      all.map(
        async ({ householdId }) => (await seen(officer, (scope) => findHousehold(scope, householdId)))?.villageId,
      ),
    )
  expect(await move({}, acting('team_lead', from.teamId))).toBe('journal.not_allowed')
  expect(await move({ teamId: newId() })).toBe('households.team_not_found')
  expect(await move({ teamId: from.teamId })).toBe('households.team_elsewhere')
  expect(await move({ hamlet: 'Xóm Bãi' })).toBe('households.none_to_move')
  expect(await move({ hamlet: 'Xóm Đình' })).toEqual({ moved: 2 })
  expect(await villagesNow()).toEqual([into.villageId, into.villageId, from.villageId])
  expect(await move({ teamId: left.teamId })).toEqual({ moved: expect.any(Number) })
  expect(await villagesNow()).toEqual([into.villageId, into.villageId, left.villageId])
  expect(await move({})).toBe('households.none_to_move')
})

test('two helpers edit one field offline: the later edit stands in whichever order they arrive', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const household = aHousehold(home(10))
    await give(officer, 'households.register', household)
    const edits = [
      {
        at: '2025-10-01T08:00:00.000Z',
        payload: { householdId: household.householdId, phone: '0911111111', hamlet: 'Xóm 7' },
      },
      { at: '2025-10-01T09:00:00.000Z', payload: { householdId: household.householdId, phone: '0922222222' } },
    ].map((edit) => ({ ...edit, payload: { ...edit.payload, phone: edit.payload.phone.replace('092', '093') } }))
    const results: unknown[] = []
    for (const n of order) results.push(await give(officer, 'households.correct', edits[n]?.payload, edits[n]?.at))
    expect(await seen(officer, (scope) => findHousehold(scope, household.householdId))).toMatchObject({
      phone: '+84932222222',
      hamlet: 'Xóm 7',
    })
    expect(results).toEqual([{ overtaken: [] }, { overtaken: order[0] === 1 ? ['phone'] : [] }])
  }
})
