import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../platform/access/roles.ts'
import { type Actor, installer, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { handlers as places } from '../places/handlers.ts'
import type { ImportResult } from './contract.ts'
import { aCommuneWithTeams, aMember, aMemberSheet, anOrder, nameOf } from './fixtures.ts'
import { handlers } from './handlers/teams.ts'
import { findMember, listDutyCoverage, listMembers, listTeams, snapshotMembers } from './reads.ts'
import { matchMemberColumns } from './rules/member-columns.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const place = aCommuneWithTeams(Array.from({ length: 20 }, (_, n) => `Thôn ${n + 1} (mẫu)`))
const { communeId, teams } = place
const [communeTeam, first, second] = teams.map((team) => team.teamId)
const acting = (role: Role, teamId: string | null = null): Actor => ({
  accountId: null,
  communeId,
  grants: [{ role, teamId, partnerId: null }],
})
const officer = acting('coordinator')
const give = async (actor: Actor, type: string, payload: unknown) => {
  const [receipt] = await gate.accept(actor, [anOrder(type, payload)])
  return receipt?.problem?.code ?? 'done'
}
const importSheet = async (sheet: string[][]): Promise<ImportResult> => {
  const rows = matchMemberColumns(sheet).rows.map((row) => ({ ...row, memberId: newId() }))
  const [receipt] = await gate.accept(officer, [anOrder('teams.import_members', { rows })])
  expect(receipt?.problem).toBe(null)
  return receipt?.result as ImportResult
}
const seen = <T>(actor: Actor, read: Parameters<typeof withScope<T>>[3]) =>
  withScope(house.db, actor, 'read only', read)

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...handlers], [], { onFault: (error) => console.error(error) })
  await gate.accept(installer(communeId), [place.founding])
  const receipts = await gate.accept(officer, place.settingUp)
  expect(receipts.map((receipt) => receipt.problem)).toEqual([null, null])
})
afterAll(() => house.close())

test('21 teams stand, the commune team first, the villages in counting order', async () => {
  const rows = await seen(officer, (scope) => listTeams(scope))
  expect(rows.length).toBe(21)
  expect(rows.map((team) => team.teamId)).toEqual(teams.map((team) => team.teamId))
  expect(
    await give(officer, 'teams.set_up', { teams: [{ teamId: newId(), level: 'commune', name: 'Tổ xã thứ hai' }] }),
  ).toBe('teams.commune_team_exists')
  expect(await give(officer, 'teams.set_up', { teams: [{ teamId: newId(), level: 'village', name: 'Tổ lạ' }] })).toBe(
    'teams.village_needed',
  )
  expect(await give(officer, 'teams.set_up', { teams: [{ ...teams[1], teamId: newId() }] })).toBe('teams.team_exists')
})

test('a list of 120 members with merged cells comes in at once, and the second time changes nothing', async () => {
  const sheet = aMemberSheet(
    place.villages.map((village) => village.name),
    nameOf,
  )
  const start = performance.now()
  const result = await importSheet(sheet)
  console.info(`120 members imported in ${Math.round(performance.now() - start)} ms`)
  expect(result).toEqual({ imported: 120, rejected: [] })
  const again = await importSheet(sheet)
  expect(again.imported).toBe(0)
  expect(new Set(again.rejected.map((row) => row.code))).toEqual(new Set(['teams.row_already_there']))
  expect(again.rejected.length).toBe(120)
  const rows = await seen(officer, (scope) => listTeams(scope))
  expect(rows.slice(1).every((team) => team.members === 6 && team.leaderName !== null)).toBe(true)
  expect(await seen(officer, (scope) => listDutyCoverage(scope))).toHaveLength(100)
})

test('every bad row is named with its line and reason, and the good ones still come in', async () => {
  const { imported, rejected } = await importSheet([
    ['Thôn', 'Họ và tên', 'SĐT', 'Chức vụ', 'Phụ trách', 'Ngày tham gia'],
    ['Tổ xã', 'Đặng Thị Hoà'.normalize('NFD'), '0912.345.678', 'Tổ trưởng', 'Tuyên truyền', '01/10/2025'],
    ['Tổ xã', 'Lê Văn Một', '987654321', 'Tổ trưởng', '', ''],
    ['Tổ xã', 'Đặng Thị Hòa', '912345678', '', '', ''],
    ['Thôn Không Có', 'Lê Văn Hai', '', '', '', ''],
    ['Tổ xã', 'Lê Văn Ba', '12345', '', '', ''],
    ['Tổ xã', 'Lê Văn Bốn', '', '', 'đánh cá', ''],
    ['Tổ xã', 'Lê Văn Năm', '', '', '', '31/02/2025'],
    ['Tổ xã', '', '0911111111', '', '', ''],
    ['Tổ xã', 'Lê Văn Sáu', '', 'Thành viên', '', '45996'],
    ['Thôn 1 (mẫu)', nameOf(0), '', '', '', ''],
  ])
  expect(rejected.map((row) => [row.line, row.code.slice('teams.row_'.length)])).toEqual([
    [3, 'second_leader'],
    [4, 'twice'],
    [5, 'team_unknown'],
    [6, 'phone_wrong'],
    [7, 'area_unknown'],
    [8, 'date_wrong'],
    [9, 'name_missing'],
    [11, 'already_there'],
  ])
  expect(rejected[1]?.vi).toContain('dòng 2')
  expect(rejected.every((row) => !/[{}]/.test(row.vi + row.en))).toBe(true)
  expect(imported).toBe(2)
  const { rows } = await seen(officer, (scope) => listMembers(scope, { teamId: communeTeam }))
  expect(rows.map(({ name, phone, since, areas }) => ({ name, phone, since, areas }))).toEqual([
    { name: 'Đặng Thị Hoà', phone: '+84912345678', since: '2025-10-01', areas: ['communication'] },
    { name: 'Lê Văn Sáu', phone: null, since: '2025-12-05', areas: [] },
  ])
})

test('a team has one leader, handed over on one day, and named by the commune', async () => {
  const leader = { ...aMember({ teamId: String(first) }), position: 'leader', name: 'Trần Văn Kế (mẫu)' }
  expect(await give(officer, 'teams.add_member', leader)).toBe('teams.leader_exists')
  const now = await seen(officer, (scope) => listMembers(scope, { teamId: first }))
  const old = String(now.rows[0]?.memberId)
  expect(now.rows[0]?.position).toBe('leader')
  expect(await give(acting('team_lead', first), 'teams.release_member', { memberId: old })).toBe(
    'teams.leader_by_commune',
  )
  expect(await give(officer, 'teams.release_member', { memberId: old, reason: 'Chuyển công tác' })).toBe('done')
  expect(await give(acting('team_lead', first), 'teams.add_member', leader)).toBe('teams.leader_by_commune')
  expect(await give(officer, 'teams.add_member', leader)).toBe('done')
  expect((await seen(officer, (scope) => findMember(scope, old)))?.until).toBe(dayOf(Date.now()))
  const deputy = String(now.rows[1]?.memberId)
  expect(await give(officer, 'teams.correct_member', { memberId: deputy, position: 'leader' })).toBe(
    'teams.leader_exists',
  )
})

test('two leaders named at the same moment: one is refused', async () => {
  const { rows } = await seen(officer, (scope) => listMembers(scope, { teamId: second }))
  await give(officer, 'teams.release_member', { memberId: rows[0]?.memberId })
  const codes = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      give(officer, 'teams.add_member', {
        ...aMember({ teamId: String(second) }),
        position: 'leader',
        name: `Người thứ ${n}`,
      }),
    ),
  )
  expect(codes.sort()).toEqual(['done', 'teams.leader_exists', 'teams.leader_exists', 'teams.leader_exists'])
})

test('duties begin and end on their days, and end with the membership', async () => {
  const member = aMember({ teamId: String(first), phone: '0977123456' })
  const lead = acting('team_lead', first)
  expect(await give(lead, 'teams.add_member', { ...member, areas: ['communication', 'cashless_payment'] })).toBe('done')
  expect(await give(lead, 'teams.assign_duties', { memberId: member.memberId, areas: ['vulnerable_support'] })).toBe(
    'done',
  )
  expect((await seen(lead, (scope) => findMember(scope, member.memberId)))?.areas).toEqual(['vulnerable_support'])
  expect(
    await give(lead, 'teams.add_member', { ...aMember({ teamId: String(first) }), phone: '+84 977 123 456' }),
  ).toBe('teams.phone_taken')
  expect(await give(lead, 'teams.release_member', { memberId: member.memberId, on: '2020-01-01' })).toBe(
    'teams.day_out_of_order',
  )
  expect(await give(lead, 'teams.release_member', { memberId: member.memberId })).toBe('done')
  expect(await give(lead, 'teams.assign_duties', { memberId: member.memberId, areas: [] })).toBe(
    'teams.member_not_found',
  )
  expect((await seen(lead, (scope) => findMember(scope, member.memberId)))?.areas).toEqual([])
})

test('members are found without diacritics, đ included, and only in the teams one looks after', async () => {
  const found = await seen(officer, (scope) => listMembers(scope, { query: 'dang thi hoa' }))
  expect(found.rows.map((row) => row.name)).toContain('Đặng Thị Hoà')
  expect((await seen(officer, (scope) => listMembers(scope, { query: '%' }))).total).toBe(0)
  const lead = acting('team_lead', second)
  const mine = await seen(lead, (scope) => listMembers(scope))
  expect(mine.rows.every((row) => row.teamId === second)).toBe(true)
  expect((await seen(lead, (scope) => listMembers(scope, { teamId: first }))).total).toBe(0)
  const ids = found.rows.map((row) => row.memberId)
  expect((await seen(lead, (scope) => snapshotMembers(scope, ids))).size).toBe(
    found.rows.filter((row) => row.teamId === second).length,
  )
  expect(await give(lead, 'teams.add_member', aMember({ teamId: String(first) }))).toBe('journal.not_allowed')
  expect(await give(lead, 'teams.import_members', { rows: [{ line: 1, memberId: newId() }] })).toBe(
    'journal.not_allowed',
  )
})
