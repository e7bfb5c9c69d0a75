import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { documentText } from '../../platform/papers/document-text.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { readTable } from '../../platform/papers/intake/table.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { expectWordOpens } from '../../platform/papers/testing.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { toXlsx } from '../../platform/papers/xlsx.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { getCommune } from '../places/reads.ts'
import { findReading } from '../plan/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { listTeams } from '../teams/reads.ts'
import { annexTables } from './paper/annexes.ts'
import { consolidatedPaper } from './paper/consolidated.ts'
import { sectionWords } from './paper/results.ts'
import { findCommuneReport, findPaper, findReportPlan } from './reads.ts'

// The officer's words around figures that are locked, and papers that stay what they were when they were locked.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let now = Date.parse('2025-12-15T01:00:00Z')
const [planId, reportId] = [newId(), newId()]
const reports = Array.from({ length: 4 }, () => newId())
const visits = Array.from({ length: 6 }, () => newId())
const words = { difficulties: '', proposals: '', lessons: '' }

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => console.error(error) })
  place = await aCommuneToHelpIn(gate, 4, [null, '2025-08-01', null, null])
  await give(place.officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  await give(place.officer, 'plan.activate', { planId })
  for (const [at, visitId] of visits.entries())
    await give(place.officer, 'support.record', aVisit({ visitId, ...at4(at), heldOn: `2025-11-1${at}` }))
  await send(0, 'Người cao tuổi ngại cài ứng dụng')
  await send(1)
})
afterAll(async () => {
  await stopPrinting()
  await house.close()
})

const at4 = (at: number) => {
  const { teamId = '', householdId = '' } = place.households[at % 4] ?? {}
  return { teamId, householdId }
}

async function give(actor: Actor, type: string, payload: object) {
  const [receipt] = await gate.accept(actor, [order(type, payload, new Date(now).toISOString())])
  return receipt?.problem ?? 'done'
}

async function send(at: number, difficulties = '') {
  const sent = { reportId: reports[at], planId, teamId: place.teams[at]?.teamId, ...words, difficulties }
  expect(await give(place.officer, 'reports.submit_team_report', sent)).toBe('done')
  expect(await give(place.officer, 'reports.accept', { reportId: reports[at] })).toBe('done')
}

const consolidate = () => give(place.officer, 'reports.consolidate', { reportId, planId })
const edit = (section: string, text: string) => give(place.officer, 'reports.edit_section', { reportId, section, text })
const read = <T>(work: Parameters<typeof withScope<T>>[3]) => withScope(house.db, place.officer, 'read only', work)

async function drawnUp() {
  return read(async (scope) => {
    const [plan, draft, report] = [
      await findReportPlan(scope, planId),
      await findReading(scope, planId),
      await findCommuneReport(scope, reportId),
    ]
    if (!plan || !draft || !report) throw new Error('no report')
    const setting = { plan, draft, commune: await getCommune(scope) }
    return { plan, report, paper: officialDocument(consolidatedPaper(setting, report)) }
  })
}

test('the teams’ words come in under the plan’s own headings', async () => {
  expect(await consolidate()).toBe('done')
  const { report } = await drawnUp()
  expect(report.difficulties).toMatch(/^Học chậm mà chắc cùng người yếu thế:\nNgười cao tuổi ngại cài ứng dụng \(/)
})

test('the officer turns a sentence round; its figures stay locked, and a changed one is refused with a sentence', async () => {
  const shown = sectionWords((await drawnUp()).report, 'platforms')
  expect(shown).toContain('«Hộ được hỗ trợ: 2» hộ')
  const forged = await edit('platforms', shown.replace('hỗ trợ: 2»', 'hỗ trợ: 20»'))
  expect(forged).toMatchObject({
    code: 'reports.figure_changed',
    vi: expect.stringContaining('Số liệu “Hộ được hỗ trợ” đã khóa là 2'),
  })
  expect(await edit('platforms', 'Đã hỗ trợ 20 hộ.')).toMatchObject({
    code: 'reports.number_unlocked',
    vi: expect.stringContaining('Số 20'),
  })
  expect(await edit('platforms', 'Bà con «rất vui»')).toMatchObject({ code: 'reports.figure_unknown' })
  expect((await drawnUp()).report.sections).toEqual({})
  expect(await edit('platforms', 'Các tổ đến tận nhà «Hộ được hỗ trợ: 2» hộ.')).toBe('done')
  const { paper } = await drawnUp()
  expect(documentText(paper)).toContain('Các tổ đến tận nhà 2 hộ.')
})

test('drawn up again, the officer’s sentence stands with the new figure; a late team is told to be late', async () => {
  now = Date.parse('2025-12-17T01:00:00Z')
  await send(2)
  // Returned and sent again it is no later than it was: the first time counts.
  expect(await give(place.officer, 'reports.return', { reportId: reports[0], note: 'Xem lại', figure: '' })).toBe(
    'done',
  )
  await send(0, 'Người cao tuổi ngại cài ứng dụng')
  expect(await consolidate()).toBe('done')
  const { plan, report, paper } = await drawnUp()
  expect(documentText(paper)).toContain('Các tổ đến tận nhà 3 hộ.')
  const notes = annexTables(plan, report.figures)[0]?.rows.map((row) => row.at(-1))
  expect(notes).toEqual(['Xã nhập thay', 'Xã nhập thay', 'Nộp muộn, xã nhập thay', 'Chưa báo cáo'])
  // Emptied, the part says again what we say by ourselves.
  expect(await edit('platforms', '')).toBe('done')
  expect(documentText((await drawnUp()).paper).join()).toContain('Đã hỗ trợ 3 hộ (không tính trùng')
})

test('a village that was merged away stays in the report under its old name, and has its days to report', async () => {
  const [into, , merged, silent] = place.teams.map(({ teamId }) => teamId)
  const standing = (await drawnUp()).report.figures.teams.length
  for (const teamId of [merged, silent])
    expect(await give(place.officer, 'teams.succeed', { teamId, into: [into], on: '2025-12-16' })).toBe('done')
  expect(await consolidate()).toBe('done')
  const rows = async () => {
    const { plan, report } = await drawnUp()
    expect(report.figures.teams).toHaveLength(standing)
    return annexTables(plan, report.figures)[0]?.rows.map((row) => [row[1], row[2], row.at(-1)])
  }
  expect((await rows())?.slice(2)).toEqual([
    ['Tổ Thôn 3 (mẫu)', 1, 'Nộp muộn, xã nhập thay, thôn đã sáp nhập, chia tách'],
    ['Tổ Thôn 4 (mẫu)', '–', 'Chưa báo cáo, thôn đã sáp nhập, chia tách'],
  ])
  // Nothing that was done is lost, and the commune is said to have as many teams as stand.
  await send(3)
  expect(await consolidate()).toBe('done')
  expect((await rows())?.[3]).toEqual(['Tổ Thôn 4 (mẫu)', 1, 'Nộp muộn, xã nhập thay, thôn đã sáp nhập, chia tách'])
  const { report, paper } = await drawnUp()
  expect(report.figures.target.figures.households_supported).toBe(4)
  expect(documentText(paper).join()).toContain('Toàn xã có 2 tổ, trong đó 2 tổ thôn')
  expect(documentText(paper).join()).toContain('Đã có 4/4 tổ báo cáo')
  // Of a later plan's days it has none to tell of.
  expect(await read(async (scope) => (await listTeams(scope, '2025-12-16')).length)).toBe(2)
})

test('made again after the lock the papers are the same, whatever names have become', async () => {
  expect(await read((scope) => findPaper(scope, reportId))).toBeUndefined()
  const before = await drawnUp()
  expect(await give(anActor(place.communeId, 'leader'), 'reports.approve', { reportId })).toBe('done')
  const first = await copies()
  await house.owner.query(`update teams_team set name = name || ' (sáp nhập)' where commune_id = $1`, [place.communeId])
  await house.owner.query(`update places_commune set name = 'Xã Khác' where commune_id = $1`, [place.communeId])
  const second = await copies()
  expect(second.words).toEqual(documentText(before.paper))
  expect(second.xml === first.xml).toBe(true)
  expect(second.pdf.equals(first.pdf)).toBe(true)
  expect(second.xlsx).toMatchObject({ ok: true })
  expect(second.xlsx).toEqual(first.xlsx)
  // A team's form as well, under the name it was sent under.
  const form = await read((scope) => findPaper(scope, reports[1] ?? ''))
  expect(form?.document.issuer.name).toEqual([`Tổ ${place.teams[1]?.name}`])
})

test('a record taken back or changed after the lock stands in the next report with its reason', async () => {
  const [nextPlan, nextReport, nextTeam] = [newId(), newId(), newId()]
  now = Date.parse('2026-01-05T01:00:00Z')
  expect(await give(place.officer, 'support.cancel', { visitId: visits[1], reason: 'Ghi trùng lượt' })).toBe('done')
  await give(place.officer, 'support.record', aVisit({ ...at4(0), heldOn: '2025-12-03' }))
  const changed = {
    ...aVisit({ visitId: visits[0] ?? '', ...at4(0), heldOn: '2025-11-10', people: 4 }),
    reason: 'Đếm thiếu',
  }
  expect(await give(place.officer, 'support.correct', changed)).toBe('done')
  await give(place.officer, 'plan.submit', { planId: nextPlan, text: samplePlan('2026-Q1'), sourceName: 'mẫu' })
  expect(await give(place.officer, 'plan.activate', { planId: nextPlan })).toBe('done')
  const next = { reportId: nextTeam, planId: nextPlan, teamId: place.teams[0]?.teamId, ...words }
  expect(await give(place.officer, 'reports.submit_team_report', next)).toBe('done')
  expect(await give(place.officer, 'reports.accept', { reportId: nextTeam })).toBe('done')
  expect(await give(place.officer, 'reports.consolidate', { reportId: nextReport, planId: nextPlan })).toBe('done')
  const text = await read(async (scope) => {
    const [plan, draft, report] = [
      await findReportPlan(scope, nextPlan),
      await findReading(scope, nextPlan),
      await findCommuneReport(scope, nextReport),
    ]
    if (!plan || !draft || !report) throw new Error('no report')
    return documentText(officialDocument(consolidatedPaper({ plan, draft, commune: await getCommune(scope) }, report)))
  })
  expect(text).toContain('- 1 bản ghi đến sau khi khóa báo cáo kỳ trước.')
  expect(text).toContain('- 1 lượt đã hủy, lý do: Ghi trùng lượt.')
  expect(text).toContain('- 1 bản ghi được sửa sau khi khóa báo cáo kỳ trước.')
})

async function copies() {
  const paper = await read((scope) => findPaper(scope, reportId))
  if (!paper) throw new Error('nothing kept')
  const doc = officialDocument(paper.document)
  const docx = await toDocx(doc)
  expectWordOpens(docx, doc)
  return {
    words: documentText(doc),
    // The writer names and numbers each picture anew.
    xml: wordParts(docx).document.replace(/ (r:)?id="[^"]*"/g, ''),
    pdf: Buffer.from(await toPdf(doc)),
    xlsx: await readTable(await toXlsx(paper.sheets), 'phu-luc.xlsx'),
  }
}
