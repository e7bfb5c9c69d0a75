import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { readTable } from '../../platform/papers/intake/table.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { toXlsx } from '../../platform/papers/xlsx.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { aCampaign, aMessage, aPublication } from '../outreach/fixtures.ts'
import { listPublished } from '../outreach/reads/published.ts'
import { getCommune } from '../places/reads.ts'
import { findReading } from '../plan/reads.ts'
import { amountHref } from '../progress/screens/records-href.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { annexTables, countedTables, sheetsOf } from './paper/annexes.ts'
import { consolidatedPaper } from './paper/consolidated.ts'
import { findCommuneReport, findPaper, findReportPlan, isSealWhole } from './reads.ts'
import { reachedOf } from './rules.ts'

// Annex V, communication by channel: frozen with the teams' reports, printed, and closed with the period.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let now = Date.parse('2025-12-15T02:00:00Z')
const [planId, reportId] = [newId(), newId()]
const campaign = aCampaign({ planId, from: '2025-09-01' })
const days = { campaignId: campaign.campaignId, from: '2025-09-01', to: '2025-12-31' }
const team = (at: number) => place.teams[at]?.teamId ?? ''

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now })
  place = await aCommuneToHelpIn(gate, 3, [])
  const centre = anActor(place.communeId, 'communications')
  await must(place.officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  const wanted = { planId, targetId: newId(), indicator: 'messages_published', atLeast: 2, scope: 'each_team' }
  await must(place.officer, 'plan.add_target', wanted)
  await must(place.officer, 'plan.activate', { planId })
  await must(centre, 'outreach.plan_campaign', campaign)
  const radio = aMessage({ ...days, teamIds: [0, 1, 2].map(team) })
  const group = aMessage({ ...days, channel: 'zalo', teamIds: [0, 1, 2].map(team) })
  for (const message of [radio, group]) await must(centre, 'outreach.write_message', message)
  for (const [message, at, publishedOn] of [
    [radio, 0, '2025-11-15'],
    [group, 0, '2025-12-14'],
    [radio, 1, '2025-09-15'],
    // Before the days that the report takes up, and after them.
    [group, 1, '2025-09-14'],
    [group, 2, '2025-12-15'],
  ] as const)
    await must(
      centre,
      'outreach.publish',
      aPublication({ messageId: message.messageId, teamId: team(at), publishedOn, times: 9 }),
    )
})
afterAll(() => house.close())

async function give(actor: Actor, type: string, payload: object): Promise<string> {
  const [receipt] = await gate.accept(actor, [order(type, payload, new Date(now).toISOString())])
  return receipt?.problem?.code ?? 'done'
}

async function must(actor: Actor, type: string, payload: object): Promise<void> {
  expect(await give(actor, type, payload), type).toBe('done')
}

const read = <T>(work: Parameters<typeof withScope<T>>[3]) => withScope(house.db, place.officer, 'read only', work)

async function drawnUp() {
  return read(async (scope) => {
    const [plan, draft, report] = [
      await findReportPlan(scope, planId),
      await findReading(scope, planId),
      await findCommuneReport(scope, reportId),
    ]
    if (!plan || !draft || !report) throw new Error('no report')
    return { plan, report, setting: { plan, draft, commune: await getCommune(scope) } }
  })
}

test('annex V says by channel what each team published in the days of the report; who has not reported has no nought', async () => {
  for (const at of [0, 1]) {
    const own = newId()
    await must(place.officer, 'reports.submit_team_report', { reportId: own, planId, teamId: team(at) })
    await must(place.officer, 'reports.accept', { reportId: own })
  }
  await must(place.officer, 'reports.consolidate', { reportId, planId })
  const { plan, report, setting } = await drawnUp()
  const table = annexTables(plan, report.figures).find(({ title }) => title === 'Tuyên truyền theo kênh')
  expect(table?.columns.map(({ title }) => title)).toEqual(['TT', 'Tổ', 'Loa truyền thanh', 'Nhóm Zalo'])
  expect(table?.rows.map((row) => row.slice(2))).toEqual([
    [1, 1],
    [1, 0],
    ['–', '–'],
  ])
  expect(table?.total).toEqual(['', 'Cộng', 2, 1])
  expect(await read((scope) => isSealWhole(scope, reportId))).toBe(true)
  // The plan's own days begin on 1/10, so that the reading of September does not count towards its target.
  expect(report.figures.teams.map((line) => line.figures && reachedOf(line.figures, 'messages_published'))).toEqual([
    2,
    0,
    null,
  ])

  const paper = consolidatedPaper(setting, report)
  expect(JSON.stringify(paper.blocks)).not.toContain('tuyên truyền theo kênh')
  expect(JSON.stringify(paper.blocks)).toContain('Tin đã phát, đã đăng: Loa truyền thanh: 2')
  const { document } = wordParts(await toDocx(officialDocument(paper)))
  expect(document).toContain('TUYÊN TRUYỀN THEO KÊNH')
  const excel = await readTable(await toXlsx(sheetsOf(plan, report)), 'phu-luc.xlsx')
  expect(JSON.stringify(excel)).toContain('Nhóm Zalo')
})

test('every number of annex V leads to as many records as it says', async () => {
  const { plan, report } = await drawnUp()
  const table = countedTables(plan, report.figures).find(({ title }) => title === 'Tuyên truyền theo kênh')
  let opened = 0
  for (const cell of [...(table?.rows ?? []), table?.total ?? []].flat()) {
    if (cell === null || typeof cell !== 'object' || !('amount' in cell)) continue
    const href = amountHref({ ...cell.amount, window: plan.reportWindow }) ?? ''
    const query = new URL(href, 'http://x').searchParams
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
    const channel = query.get('channel') as 'zalo'
    const wanted = { window: { from, to }, channel, teamId: query.get('teamId') ?? undefined }
    const { rows, total } = await read((scope) => listPublished(scope, wanted))
    // The total counts the teams that have reported; a team that has not has records all the same.
    const reported = rows.filter(({ teamId }) => teamId !== team(2))
    expect(reported).toHaveLength(cell.value)
    expect(total).toBe(rows.length)
    opened += 1
  }
  expect(opened).toBe(6)
})

test('once the report is locked its days are closed to teams and centre; the coordinator says why, and the paper stays', async () => {
  const leader = anActor(place.communeId, 'leader')
  await must(leader, 'reports.approve', { reportId })
  const before = JSON.stringify(await read((scope) => findPaper(scope, reportId)))
  now = Date.parse('2025-12-16T02:00:00Z')
  const [centre, lead] = [anActor(place.communeId, 'communications'), anActor(place.communeId, 'team_lead', team(0))]
  const late = aMessage({ ...days, channel: 'direct', teamIds: [team(0)] })
  await must(centre, 'outreach.write_message', late)
  const said = aPublication({ messageId: late.messageId, teamId: team(0), publishedOn: '2025-12-01' })
  for (const actor of [lead, centre]) expect(await give(actor, 'outreach.publish', said)).toBe('outreach.period_closed')
  await must(lead, 'outreach.publish', { ...said, publishedOn: '2025-12-15' })
  const { publicationId } = said
  const moved = { publicationId, publishedOn: '2025-12-10', times: 1 }
  expect(await give(lead, 'outreach.correct_publication', moved)).toBe('outreach.period_closed')
  expect(await give(place.officer, 'outreach.correct_publication', moved)).toBe('outreach.reason_needed')
  await must(place.officer, 'outreach.correct_publication', { ...moved, reason: 'Tổ báo bằng giấy' })
  expect(await give(lead, 'outreach.undo_publication', { publicationId, reason: 'Nhầm' })).toBe(
    'outreach.period_closed',
  )
  expect(JSON.stringify(await read((scope) => findPaper(scope, reportId)))).toBe(before)
  expect(await read((scope) => isSealWhole(scope, reportId))).toBe(true)
})

test('a report that was frozen before messages were counted says so, and stays readable', async () => {
  const { plan, report, setting } = await drawnUp()
  const strip = <Of extends { others: readonly { figure: string }[] }>(frozen: Of): Of => ({
    ...frozen,
    others: frozen.others.filter(({ figure }) => !figure.startsWith('messages_')),
  })
  const old = {
    ...strip(report.figures),
    teams: report.figures.teams.map((line) => ({ ...line, figures: line.figures && strip(line.figures) })),
  }
  expect(annexTables(plan, old).map(({ title }) => title)).not.toContain('Tuyên truyền theo kênh')
  const { blocks } = consolidatedPaper(setting, { ...report, figures: old })
  expect(JSON.stringify(blocks)).toContain(
    'Kỳ này chưa theo dõi số liệu về: thương mại điện tử; tuyên truyền theo kênh',
  )
})
