import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHouseholds } from '../features/households/reads.ts'
import { recount } from '../features/progress/reads/recount.ts'
import { getFigures, listAmounts, listCourse, listProgress } from '../features/progress/reads.ts'
import { followers, handlers } from '../features/registry.ts'
import { isSealWhole, listReports } from '../features/reports/reads.ts'
import { withScope } from '../platform/access/scope.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { type Inbox, inbox } from '../platform/journal/inbox.ts'
import { aPlace, dumpTables, mustAccept, order, type Place, personWith, thePhotos, today, worldNow } from './world.ts'

// Retention and erasure (S14): of a household that was erased nothing says who it was, anywhere, and no count is lower.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Place
let other: Place
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow, onFault: (error) => faults.push(error) })
  place = await aPlace(gate, 0)
  other = await aPlace(gate, 1)
  await thePhotos(house.db, gate, place)
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

/** What is written of one household in every place that takes words, in words that stand nowhere else. */
async function tellAll(householdId: string, teamId: string): Promise<string[]> {
  const [visitId, dossierId, learnerId, sessionId, signUpId] = [newId(), newId(), newId(), newId(), newId()]
  const [villageId] = place.households.filter((one) => one.householdId === householdId).map((one) => one.villageId)
  const [twin, sellerId, marketplaceId] = [newId(), newId(), newId()]
  const visit = { teamId, householdId, heldOn: '2025-11-20', mode: 'in_person', items: [{ kind: 'qr' }] }
  const lead = personWith(place, 'team_lead', teamId)
  await mustAccept(gate, place.officer, [
    order('households.correct', { householdId, headName: 'Zxtên Một', hamlet: 'Zxxóm', phone: '0977123456' }),
    order('households.correct', { householdId, headName: 'Zxtên Hai', code: 'ZXMA1' }),
    order('households.import', {
      rows: [
        {
          line: 1,
          householdId: twin,
          headName: 'Zxtrùng Tên',
          village: 'Thôn 1',
          hamlet: 'Zxngõ',
          phone: '0977654321',
        },
        { line: 2, householdId: newId(), headName: 'Hộ Khác', village: 'Thôn 1', hamlet: 'Xóm Khác' },
      ],
    }),
    order('households.merge', { householdId: twin, into: householdId }),
    order('support.record', { ...visit, visitId, note: 'Zxghi chú' }),
    order('support.correct', { ...visit, visitId, note: 'Zxghi chú khác', reason: 'Zxlý do' }),
    order('support.record', { ...visit, visitId: learnerId }),
    order('support.cancel', { visitId: learnerId, reason: 'Zxhủy vì' }),
    order('dossiers.file', {
      ...{ dossierId, teamId, householdId, filedOn: today, filedBy: 'helped', words: 'Đăng ký khai sinh' },
      ...{ note: 'Zxhồ sơ', portalCode: 'H40.77-251120-0977' },
    }),
    order('dossiers.move', { eventId: newId(), dossierId, status: 'processing', on: today, note: 'Zxbước' }),
    order('curriculum.enrol', { learnerId, teamId, householdId, name: 'Zxhọc viên' }),
    order('commerce.add_marketplace', { marketplaceId, name: 'Chợ Khác' }),
    order('commerce.add_seller', {
      ...{ sellerId, teamId, kind: 'household_business', householdId, approachedOn: today },
      ...{ name: 'Zxcơ sở', contact: 'Zxliên hệ', phone: '0977333444', note: 'Zxghi' },
    }),
    order('commerce.add_product', { productId: newId(), sellerId, name: 'Zxvải thiều', note: 'Zxvườn' }),
    order('commerce.take_step', {
      ...{ stepId: newId(), sellerId, marketplaceId, kind: 'shop_opened', on: today },
      ...{ note: 'Zxmở', link: 'https://cho.example/zxgian' },
    }),
    order('sessions.plan', {
      ...{ sessionId, teamId, kind: 'mobile', heldOn: today, startsAt: '14:00', endsAt: '15:00', venue: 'Nhà văn hóa' },
    }),
    order('sessions.sign_up', { signUpId, sessionId, name: 'Zxđăng ký', phone: '0977111222' }),
    order('sessions.attend', { sessionId, attendances: [{ attendanceId: newId(), householdId, signUpId }] }),
  ])
  expect(villageId).toBeDefined()
  await mustAccept(gate, lead, [order('households.set_groups', { householdId, groups: ['poor'], since: '2025-11-01' })])
  return ['Zx', 'zx', 'ZX', 'H40.77', '977123456', '977654321', '977111222', '977333444']
}

test('of an erased household no word is left in any table, and of all others every word', async () => {
  const [household] = place.households
  if (!household) throw new Error('a household')
  const words = await tellAll(household.householdId, household.teamId)
  const before = await dumpTables(house.owner)
  expect(wordsIn(before, words).size).toBeGreaterThan(8)
  await mustAccept(gate, place.officer, [
    order('households.erase', { householdIds: [household.householdId], ground: 'request' }),
  ])
  const after = await dumpTables(house.owner)
  expect([...wordsIn(after, words)]).toEqual([])
  expect(wordsIn(after, ['Hộ Khác', 'Xóm Khác'])).toEqual(wordsIn(before, ['Hộ Khác', 'Xóm Khác']))
  for (const [table, rows] of after)
    if (table !== 'support_photo' && table !== 'files_file')
      expect(rows.length, table).toBeGreaterThanOrEqual(before.get(table)?.length ?? 0)
  const ids = await withScope(house.db, place.officer, 'read only', (scope) => listHouseholds(scope, { size: 500 }))
  expect(ids.rows.map(({ householdId }) => householdId)).not.toContain(household.householdId)
})

test('when everybody of a commune is erased every count stays, sealed reports stay whole, and the neighbours stay', async () => {
  const before = await everyCount()
  const neighbours = await namesOf(other)
  const gone = place.households.slice(1).map(({ householdId }) => householdId)
  await mustAccept(gate, place.officer, [order('households.erase', { householdIds: gone, ground: 'retention' })])
  expect(await everyCount()).toEqual(before)
  expect(JSON.stringify(before)).toContain('households_supported')
  expect(await namesOf(other)).toEqual(neighbours)
  // Another commune's officer erases nobody here, and nobody is erased twice.
  const [foreign, again] = [place.households[0]?.householdId, gone[0]]
  for (const [actor, householdId] of [
    [other.officer, foreign],
    [place.officer, again],
  ] as const) {
    const [receipt] = await gate.accept(actor, [
      order('households.erase', { householdIds: [householdId], ground: 'request' }),
    ])
    expect(receipt?.problem?.code).toBe('households.not_found')
  }
})

test('a list imported again does not bring back who asked to be forgotten, and whoever was kept too long may stand on one', async () => {
  const [asked, old] = [newId(), newId()]
  const { teamId = '', villageId = '' } = place.teams[0] ?? {}
  const row = (line: number, headName: string, village = 'Thôn 1') => ({
    line,
    householdId: newId(),
    headName,
    village,
  })
  const register = (householdId: string, headName: string) =>
    order('households.register', { householdId, teamId, villageId, headName })
  await mustAccept(gate, place.officer, [
    register(asked, 'Hoà Xin Quên'),
    register(old, 'Lâu Không Gặp'),
    order('households.erase', { householdIds: [asked], ground: 'request' }),
    order('households.erase', { householdIds: [old], ground: 'retention' }),
  ])
  const rows = [row(1, 'Hòa  xin quên'), row(2, 'Lâu Không Gặp'), row(3, 'Hoà Xin Quên', 'Thôn 2')]
  const [receipt] = await gate.accept(place.officer, [order('households.import', { rows })])
  expect(receipt?.result).toMatchObject({ imported: 2, rejected: [{ line: 1, code: 'households.row_erased' }] })
  // By itself, as somebody new, when they want to be helped again.
  await mustAccept(gate, place.officer, [register(newId(), 'Hoà Xin Quên')])
  const marks = (await dumpTables(house.owner)).get('households_erased_mark') ?? []
  expect(JSON.stringify(marks)).not.toMatch(/quên|Hoà/i)
  expect(new Set(marks.map((mark) => mark['salt'])).size).toBe(1)
})

test('whatever arrives about somebody after they were erased is refused with that reason, kept nowhere', async () => {
  const householdId = newId()
  const { teamId = '', villageId = '' } = place.teams[0] ?? {}
  const lead = personWith(place, 'team_lead', teamId)
  await mustAccept(gate, place.officer, [
    order('households.register', { householdId, teamId, villageId, headName: 'Zxmuộn Tên' }),
    order('households.erase', { householdIds: [householdId], ground: 'request' }),
  ])
  const visit = { visitId: newId(), teamId, householdId, heldOn: today, mode: 'in_person', items: [{ kind: 'qr' }] }
  const late = [
    order('support.record', { ...visit, note: 'Zxmuộn ghi' }),
    order('households.correct', { householdId, headName: 'Zxmuộn Sửa' }),
    order('households.set_groups', { householdId, groups: ['poor'] }),
    order('curriculum.enrol', { learnerId: newId(), teamId, householdId, name: 'Zxmuộn Học' }),
    order('dossiers.file', {
      ...{ dossierId: newId(), teamId, householdId, filedOn: today, filedBy: 'helped', words: 'Đăng ký khai sinh' },
      note: 'Zxmuộn hồ sơ',
    }),
    order('commerce.add_seller', {
      ...{
        sellerId: newId(),
        teamId,
        kind: 'household_business',
        householdId,
        approachedOn: today,
        name: 'Zxmuộn bán',
      },
    }),
  ]
  const receipts = await gate.accept(lead, late)
  expect(receipts.map(({ problem }) => [problem?.code, problem?.heldFor])).toEqual(
    late.map(() => ['households.erased', undefined]),
  )
  expect(wordsIn(await dumpTables(house.owner), ['Zxmuộn'])).toEqual(new Set())
  // Elsewhere it was never to be seen: nothing is told of it, not even that it is gone.
  const stranger = personWith(place, 'team_lead', place.teams[1]?.teamId)
  const [answer] = await gate.accept(stranger, [
    order('support.record', { ...visit, visitId: newId(), teamId: place.teams[1]?.teamId }),
  ])
  expect(answer?.problem?.code).toBe('support.household_out_of_sight')
})

test('whatever keeps something about a household is known to the one that erases', async () => {
  const { rows } = await house.owner.query<{ table: string }>(
    `select table_name as table from information_schema.columns
     where table_schema = 'public' and column_name = 'household_id' group by 1 order by 1`,
  )
  // A new table with a household in it: let its feature follow `households.erased`, tell the first test of its words,
  // and name it here. Those of reports and progress hold ids and numbers only.
  expect(rows.map(({ table }) => table)).toEqual([
    'commerce_seller',
    'curriculum_learner',
    'dossiers_dossier',
    'households_household',
    'households_vulnerability',
    'progress_merged',
    'progress_reach',
    'reports_counted',
    'reports_dossier',
    'sessions_attendance',
    'support_visit',
  ])
})

function wordsIn(dump: Awaited<ReturnType<typeof dumpTables>>, words: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const [table, rows] of dump)
    for (const row of rows) {
      // Digests and sealed keys are letters at random.
      const { digest: _, ...written } = row
      const text = JSON.stringify(written)
      for (const word of words)
        if (new RegExp(`(?<![A-Za-z0-9+/_-])\\+?(84)?${word}`).test(text)) found.add(`${table}: ${word}`)
    }
  return found
}

async function namesOf({ officer }: Place) {
  return withScope(house.db, officer, 'read only', async (scope) =>
    (await listHouseholds(scope, { size: 500 })).rows.map(({ headName, hamlet }) => [headName, hamlet]),
  )
}

/** Every figure of every window, team by team and of the commune, and what the seals say. */
async function everyCount() {
  const { planId, teams } = place
  return withScope(house.db, place.officer, 'read only', async (scope) => {
    const counts: unknown[] = []
    for (const kind of ['target', 'report'] as const) {
      for (const teamId of [null, ...teams.map((team) => team.teamId)]) {
        const { figures, parts, addedUpByTeam, window } = await getFigures(scope, { planId, kind }, teamId)
        counts.push({ kind, teamId, figures, parts, addedUpByTeam })
        counts.push(await listCourse(scope, { planId, kind }, teamId))
        counts.push(await listAmounts(scope, window, teamId))
        expect(await recount(scope, window.windowId)).toEqual([])
      }
    }
    counts.push(await listProgress(scope, { planId, targets: [], today }))
    for (const { reportId, status } of await listReports(scope, planId))
      counts.push({ reportId, status, whole: reportId && (await isSealWhole(scope, reportId)) })
    return counts
  })
}
