import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { checkDecree30 } from '../../platform/papers/decree-30.ts'
import { documentText } from '../../platform/papers/document-text.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { getCommune } from '../places/reads.ts'
import { findActivePlan, findReading } from '../plan/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { listTeams } from '../teams/reads.ts'
import { annexTables, sheetsOf } from './paper/annexes.ts'
import { consolidatedPaper } from './paper/consolidated.ts'
import { teamReportPaper } from './paper/team-report.ts'
import {
  compareWithNow,
  findCommuneReport,
  findReport,
  findReportPlan,
  findSeal,
  findTeamReport,
  isSealWhole,
  listCounted,
  listReportEvents,
  listReports,
  type Report,
} from './reads.ts'

type House = Awaited<ReturnType<typeof testDatabase>>
let house: House
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let planId: string
const reportIds = [newId(), newId(), newId()]
const communeReport = newId()
const now = Date.parse('2025-12-14T20:00:00Z')

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => console.error(error) })
  place = await aCommuneToHelpIn(gate, 3, ['2025-09-01', null, '2025-09-01', null, null, null])
  planId = newId()
  await give(place.officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  await give(place.officer, 'plan.activate', { planId })
})
afterAll(() => house.close())

async function give(actor: Actor, type: string, payload: object) {
  const [receipt] = await gate.accept(actor, [order(type, payload, '2025-12-14T20:00:00Z')])
  return receipt?.problem?.code ?? 'done'
}

const teamAt = (at: number) => place.teams[at]?.teamId ?? ''
const householdAt = (at: number) => place.households[at]?.householdId ?? ''
const asLeader = () => anActor(place.communeId, 'leader')
const read = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = place.officer) =>
  withScope(house.db, actor, 'read only', work)
const words = { difficulties: 'Sóng yếu', proposals: '', lessons: '' }
const sending = (at: number, over: object = {}) => ({
  reportId: reportIds[at],
  planId,
  teamId: teamAt(at),
  ...words,
  ...over,
})

async function reportOf(reportId: string): Promise<Report & { figures: NonNullable<Report['figures']> }> {
  const report = await read((scope) => findReport(scope, reportId))
  if (!report?.figures) throw new Error('not frozen')
  return { ...report, figures: report.figures }
}

test('a team sends its report with the figures of its own visits, frozen with the records they count', async () => {
  const lead = anActor(place.communeId, 'team_lead', teamAt(0))
  // Household 0 is vulnerable, household 3 is not; both are of team 0. One visit lies after the report window.
  expect(
    await give(
      lead,
      'support.record',
      aVisit({ teamId: teamAt(0), householdId: householdAt(0), heldOn: '2025-10-05' }),
    ),
  ).toBe('done')
  expect(
    await give(
      lead,
      'support.record',
      aVisit({ teamId: teamAt(0), householdId: householdAt(0), heldOn: '2025-11-05' }),
    ),
  ).toBe('done')
  expect(
    await give(
      lead,
      'support.record',
      aVisit({ teamId: teamAt(0), householdId: householdAt(3), heldOn: '2025-12-15' }),
    ),
  ).toBe('done')
  expect(await give(lead, 'reports.submit_team_report', sending(0))).toBe('done')
  const { figures, figuresHash, frozenSequence } = await reportOf(reportIds[0] ?? '')
  expect(figures.target.figures).toMatchObject({
    households_supported: 2,
    vulnerable_households_guided_in_person: 1,
    supports: 3,
  })
  expect(figures.report.figures).toMatchObject({ households_supported: 1, supports: 2, platform_adoptions: 1 })
  expect(figuresHash).toMatch(/^[0-9a-f]{64}$/)
  expect(frozenSequence).toBeGreaterThan(0)
  expect((await read((scope) => listCounted(scope, [reportIds[0] ?? '']))).visits).toHaveLength(3)
})

test('sent twice it is one report, and what comes later shows as a difference, not in the report', async () => {
  const lead = anActor(place.communeId, 'team_lead', teamAt(0))
  expect(await give(lead, 'reports.submit_team_report', sending(0))).toBe('reports.already_sent')
  expect(await give(lead, 'reports.submit_team_report', sending(0, { reportId: newId() }))).toBe('reports.other_exists')
  expect(
    await give(
      lead,
      'support.record',
      aVisit({ teamId: teamAt(0), householdId: householdAt(3), heldOn: '2025-12-01' }),
    ),
  ).toBe('done')
  const report = await reportOf(reportIds[0] ?? '')
  expect(report.figures.report.figures.supports).toBe(2)
  const plan = await read((scope) => findActivePlan(scope, '2025-12-15'))
  expect(plan && (await read((scope) => compareWithNow(scope, report, plan)))).toEqual({ came: 1, went: 0 })
})

test('a returned report keeps its words and takes up the new figures when it is sent again', async () => {
  const lead = anActor(place.communeId, 'team_lead', teamAt(0))
  expect(
    await give(place.officer, 'reports.return', {
      reportId: reportIds[0],
      note: 'Xem lại số lượt',
      figure: 'supports',
    }),
  ).toBe('done')
  expect((await reportOf(reportIds[0] ?? '')).returnNote).toBe('Xem lại số lượt')
  expect(await give(lead, 'reports.submit_team_report', sending(0))).toBe('done')
  expect((await reportOf(reportIds[0] ?? '')).figures.report.figures.supports).toBe(3)
  expect(await give(place.officer, 'reports.accept', { reportId: reportIds[0] })).toBe('done')
  const events = await read((scope) => listReportEvents(scope, reportIds[0] ?? ''))
  expect(events.map((event) => event.what)).toEqual(['submitted', 'returned', 'submitted', 'accepted'])
})

test('the officer may send on behalf of a team, and it is known as such; a member may only prepare', async () => {
  const member = anActor(place.communeId, 'member', teamAt(1))
  expect(await give(member, 'reports.submit_team_report', sending(1))).toBe('journal.not_allowed')
  expect(await give(member, 'reports.save_team_report', sending(1))).toBe('done')
  // The same household helped by two teams is one household for the commune and one for each team.
  expect(
    await give(
      place.officer,
      'support.record',
      aVisit({ teamId: teamAt(1), householdId: householdAt(0), heldOn: '2025-11-20' }),
    ),
  ).toBe('done')
  expect(await give(place.officer, 'reports.submit_team_report', sending(1))).toBe('done')
  expect((await reportOf(reportIds[1] ?? '')).onBehalf).toBe(true)
  expect(await give(place.officer, 'reports.accept', { reportId: reportIds[1] })).toBe('done')
})

test('consolidated from accepted reports only: distinct households, and a silent team is not zero', async () => {
  expect(await give(place.officer, 'reports.consolidate', { reportId: communeReport, planId })).toBe('done')
  const report = await reportOf(communeReport)
  expect(report.figures.target.figures.households_supported).toBe(2)
  expect(report.figures.target.figures.vulnerable_households_guided_in_person).toBe(1)
  expect(report.figures.report.figures.supports).toBe(4)
  expect(report.difficulties).toMatch(/^Sóng yếu \(.*, .*\)$/)
  const plan = await activePlan()
  const drawnUp = await communeReportOf()
  const { figures } = drawnUp
  const [teams, groups] = annexTables(plan, figures)
  expect(teams?.rows.map((row) => row[2])).toEqual([2, 1, '–'])
  expect(teams?.rows[2]?.at(-1)).toBe('Chưa báo cáo')
  expect(teams?.total[2]).toBe(2)
  expect(groups?.rows.map((row) => row.at(-1))).toEqual([1, 1, '–'])
  expect(groups?.total.slice(2)).toEqual([1, 1])
  // A silent team is an empty cell in Excel, never a nought.
  expect(sheetsOf(plan, drawnUp)[0]?.rows[2]?.[2]).toBeNull()
})

test('consolidated again it keeps the officer’s words and takes up the words of a team that came later', async () => {
  const edited = { results: '', difficulties: 'Lời cán bộ đã sửa', proposals: '', lessons: '' }
  expect(await give(place.officer, 'reports.edit_consolidated', { reportId: communeReport, ...edited })).toBe('done')
  const late = sending(2, { difficulties: 'Tổ nộp muộn' })
  expect(await give(place.officer, 'reports.submit_team_report', late)).toBe('done')
  expect(await give(place.officer, 'reports.accept', { reportId: reportIds[2] })).toBe('done')
  expect(await give(place.officer, 'reports.consolidate', { reportId: communeReport, planId })).toBe('done')
  const report = await communeReportOf()
  expect(report.difficulties).toMatch(/^Lời cán bộ đã sửa\nTổ nộp muộn \(.*\)$/)
  // An empty team that reported says 0, which it means.
  expect(annexTables(await activePlan(), report.figures)[0]?.rows[2]?.[2]).toBe(0)
})

test('a report that a team’s went back from, or came to, is drawn up again before it is approved', async () => {
  expect(await give(place.officer, 'reports.return', { reportId: reportIds[2], note: 'Xem lại', figure: '' })).toBe(
    'done',
  )
  expect(await give(asLeader(), 'reports.approve', { reportId: communeReport })).toBe('reports.stale')
  expect(await give(place.officer, 'reports.submit_team_report', sending(2))).toBe('done')
  expect(await give(place.officer, 'reports.accept', { reportId: reportIds[2] })).toBe('done')
  // Sent again it is another report, also with the same figures: the journal has gone on.
  expect(await give(asLeader(), 'reports.approve', { reportId: communeReport })).toBe('reports.stale')
  expect(await give(place.officer, 'reports.consolidate', { reportId: communeReport, planId })).toBe('done')
})

test('the seal can be made again from what is kept, and any changed cell breaks it', async () => {
  expect(await read((scope) => isSealWhole(scope, communeReport))).toBe(true)
  const change = (set: string, table: string) =>
    house.owner.query(`update ${table} set ${set} where commune_id = $1 and report_id = $2`, [
      place.communeId,
      communeReport,
    ])
  for (const [table, there, back] of [
    ['reports_counted', 'people = people + 1', 'people = people - 1'],
    ['reports_counted', 'vulnerable = not vulnerable', 'vulnerable = not vulnerable'],
    ['reports_counted', 'held_on = held_on + 1', 'held_on = held_on - 1'],
    ['reports_report', 'frozen_sequence = frozen_sequence + 1', 'frozen_sequence = frozen_sequence - 1'],
  ] as const) {
    await change(there, table)
    expect([there, await read((scope) => isSealWhole(scope, communeReport))]).toEqual([there, false])
    await change(back, table)
  }
  expect(await read((scope) => isSealWhole(scope, communeReport))).toBe(true)
})

test('only the leader approves, and an approved report never changes', async () => {
  expect(await give(place.officer, 'reports.approve', { reportId: communeReport })).toBe('journal.not_allowed')
  expect(
    await give(place.officer, 'reports.edit_consolidated', { reportId: communeReport, results: 'Làm tốt', ...words }),
  ).toBe('done')
  const gap = { reportId: communeReport, results: 'Tỷ lệ hồ sơ trực tuyến [...]%', ...words }
  expect(await give(place.officer, 'reports.edit_consolidated', gap)).toBe('done')
  expect(await give(asLeader(), 'reports.approve', { reportId: communeReport })).toBe('reports.figure_missing')
  expect(await give(place.officer, 'reports.edit_consolidated', { ...gap, results: 'Làm tốt' })).toBe('done')
  expect(await give(asLeader(), 'reports.approve', { reportId: communeReport })).toBe('done')
  const before = await reportOf(communeReport)
  expect(await give(place.officer, 'reports.consolidate', { reportId: communeReport, planId })).toBe('reports.locked')
  expect(
    await give(place.officer, 'reports.edit_consolidated', { reportId: communeReport, results: 'Khác', ...words }),
  ).toBe('reports.locked')
  expect(await give(asLeader(), 'reports.approve', { reportId: communeReport })).toBe('reports.locked')
  // Neither by a team's report that is taken back, nor by a village that gets another name.
  expect(await give(place.officer, 'reports.return', { reportId: reportIds[0], note: 'Muộn', figure: '' })).toBe(
    'reports.locked',
  )
  expect(await reportOf(communeReport)).toEqual(before)
})

test('the papers keep Decree 30, print every frozen figure, and invent no number and no day', async () => {
  const setting = await settingOf()
  const report = await reportOf(communeReport)
  const consolidated = officialDocument(consolidatedPaper(setting, await communeReportOf()))
  expect(checkDecree30(wordParts(await toDocx(consolidated)))).toEqual([])
  const text = documentText(consolidated).join('\n')
  expect(text).toContain('3/3 tổ báo cáo')
  expect(text).toContain('Đã hỗ trợ 2 hộ')
  expect(text).toContain(report.figuresHash?.slice(0, 16))
  expect(consolidated).toMatchObject({ number: null, notation: 'BC-UBND', date: { day: null, month: 12, year: 2025 } })
  const [team] = await read((scope) => listTeams(scope))
  if (!team) throw new Error('no team')
  const form = officialDocument(teamReportPaper(setting, team, await reportOf(reportIds[0] ?? '')))
  expect(checkDecree30(wordParts(await toDocx(form)), 'team')).toEqual([])
})

test('a record that comes after the lock is a correction in the next report, and changes nothing in this one', async () => {
  const before = await communeReportOf()
  const late = aVisit({ teamId: teamAt(1), householdId: householdAt(4), heldOn: '2025-12-02' })
  expect(await give(place.officer, 'support.record', late)).toBe('done')
  const [nextPlan, nextReport, nextTeam] = [newId(), newId(), newId()]
  await give(place.officer, 'plan.submit', { planId: nextPlan, text: samplePlan('2026-Q1'), sourceName: 'mẫu' })
  expect(await give(place.officer, 'plan.activate', { planId: nextPlan })).toBe('done')
  const next = { reportId: nextTeam, planId: nextPlan, teamId: teamAt(0), ...words }
  expect(await give(place.officer, 'reports.submit_team_report', next)).toBe('done')
  expect(await give(place.officer, 'reports.accept', { reportId: nextTeam })).toBe('done')
  expect(await give(place.officer, 'reports.consolidate', { reportId: nextReport, planId: nextPlan })).toBe('done')
  const report = await read((scope) => findCommuneReport(scope, nextReport))
  expect(report?.figures.correction).toMatchObject({ quarter: '2025-Q4', came: 1, went: 0 })
  expect(report?.figures.correction?.figures).toContainEqual({ figure: 'households_supported', before: 2, now: 3 })
  const setting = await read(async (scope) => {
    const [plan, draft] = [await findReportPlan(scope, nextPlan), await findReading(scope, nextPlan)]
    if (!plan || !draft) throw new Error('no plan')
    return { plan, draft, commune: await getCommune(scope) }
  })
  const text = report && documentText(officialDocument(consolidatedPaper(setting, report))).join('\n')
  expect(text).toContain('Đính chính số liệu quý IV/2025')
  expect(text).toContain('đã báo cáo 2, nay là 3')
  expect(await communeReportOf()).toEqual(before)
})

test('anybody may hold an approved report against its seal, and learns nothing else', async () => {
  const report = await reportOf(communeReport)
  const stranger = visitor(place.communeId)
  const seal = await read((scope) => findSeal(scope, communeReport), stranger)
  expect(seal).toMatchObject({ figuresHash: report.figuresHash, frozenSequence: report.frozenSequence })
  expect(Object.keys(seal ?? {}).sort()).toEqual(['approvedAt', 'figuresHash', 'frozenAt', 'frozenSequence', 'planId'])
  expect(await read((scope) => findSeal(scope, reportIds[0] ?? ''), stranger)).toBeUndefined()
  const url = `https://mau.example/xa/11131/check/${communeReport}`
  const sealed = consolidatedPaper(await settingOf(), await communeReportOf(), { text: 'Quét mã để đối chiếu', url })
  expect(checkDecree30(wordParts(await toDocx(officialDocument(sealed))))).toEqual([])
})

test('a team sees its own report and no other, and never the commune’s', async () => {
  const lead = anActor(place.communeId, 'team_lead', teamAt(0))
  expect((await read((scope) => listReports(scope, planId), lead)).map((report) => report.teamId)).toEqual([teamAt(0)])
  expect(await read((scope) => findReport(scope, reportIds[1] ?? ''), lead)).toBeUndefined()
  expect(await read((scope) => findReport(scope, communeReport), lead)).toBeUndefined()
  const plan = await activePlan()
  expect(await read((scope) => findTeamReport(scope, plan, teamAt(1)), lead)).toBeUndefined()
})

async function activePlan() {
  const plan = await read((scope) => findActivePlan(scope, '2025-12-15'))
  if (!plan) throw new Error('no plan')
  return plan
}

async function settingOf() {
  const draft = await read((scope) => findReading(scope, planId))
  if (!draft) throw new Error('no draft')
  return { plan: await activePlan(), draft, commune: await read((scope) => getCommune(scope)) }
}

async function communeReportOf() {
  const report = await read((scope) => findCommuneReport(scope, communeReport))
  if (!report) throw new Error('no report of the commune')
  return report
}
