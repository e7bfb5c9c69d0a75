import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { documentText } from '../../platform/papers/document-text.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { aLine, aSpending } from '../budget/fixtures.ts'
import { getCommune } from '../places/reads.ts'
import { findReading } from '../plan/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { consolidatedPaper } from './paper/consolidated.ts'
import { findCommuneReport, findReportPlan } from './reads.ts'

// Three quarters of one year and the first of the next: the December report sums up the year, each household once.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let now = Date.parse('2025-06-15T03:00:00Z')
const quarters = ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'] as const
const plans = new Map(quarters.map((quarter) => [quarter, { planId: newId(), reportId: newId() }]))

/** Household, day, people, whether it brought a dossier: a naive list to count by. */
const visits = [
  [0, '2025-03-20', 1, true],
  [1, '2025-06-14', 2, false],
  [0, '2025-06-15', 1, true],
  [2, '2025-09-14', 3, false],
  [1, '2025-09-15', 1, true],
  [3, '2025-12-14', 2, true],
  [2, '2025-12-15', 1, true],
] as const
/** Households 0 and 2 are vulnerable since before. */
const isVulnerable = (household: number) => household % 2 === 0

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now })
  place = await aCommuneToHelpIn(gate, 1, ['2025-01-01', null, '2025-01-01', null])
})
afterAll(() => house.close())

async function give(type: string, payload: object, actor = place.officer): Promise<void> {
  const [receipt] = await gate.accept(actor, [order(type, payload, new Date(now).toISOString())])
  if (receipt?.problem) throw new Error(`${type}: ${receipt.problem.code}`)
}

async function reportOn(quarter: (typeof quarters)[number], on: string): Promise<string[]> {
  const { planId = '', reportId = '' } = plans.get(quarter) ?? {}
  const teamReport = newId()
  now = Date.parse(`${on}T03:00:00Z`)
  await give('plan.submit', { planId, text: samplePlan(quarter), sourceName: 'mẫu' })
  await give('plan.activate', { planId })
  if (quarter === '2025-Q4') await spend(planId)
  await give('reports.submit_team_report', { reportId: teamReport, planId, teamId: place.teams[0]?.teamId })
  await give('reports.accept', { reportId: teamReport })
  await give('reports.consolidate', { reportId, planId })
  const text = await textOf(planId, reportId)
  await give('reports.approve', { reportId }, anActor(place.communeId, 'leader'))
  return text
}

const spendingId = newId()
const finance = () => anActor(place.communeId, 'finance')
async function spend(planId: string): Promise<void> {
  const lineId = newId()
  await give('budget.add_line', aLine({ lineId, planId }), finance())
  await give('budget.allocate', { lineId, amountVnd: 2_000_000 }, finance())
  await give('budget.spend', aSpending({ spendingId, lineId, amountVnd: 700_000, spentOn: '2025-12-05' }), finance())
  await give('budget.spend', aSpending({ lineId, amountVnd: 500_000, spentOn: '2025-12-15' }), finance())
}

const textOf = (planId: string, reportId: string) =>
  withScope(house.db, place.officer, 'read only', async (scope) => {
    const [plan, draft, report] = [
      await findReportPlan(scope, planId),
      await findReading(scope, planId),
      await findCommuneReport(scope, reportId),
    ]
    if (!plan || !draft || !report) throw new Error('no report')
    return documentText(officialDocument(consolidatedPaper({ plan, draft, commune: await getCommune(scope) }, report)))
  })

test('the December report sums up the year over its quarters, each household once, and no other report does', async () => {
  now = Date.parse('2025-12-15T03:00:00Z')
  for (const [household, heldOn, people, files] of visits) {
    const { teamId = '', householdId = '' } = place.households[household] ?? {}
    const items = files
      ? [{ kind: 'online_dossier' as const, detail: 'Đăng ký khai sinh' }]
      : [{ kind: 'qr' as const, detail: null }]
    await give('support.record', aVisit({ teamId, householdId, heldOn, people, items }))
  }
  const [second, third] = [await reportOn('2025-Q2', '2025-06-15'), await reportOn('2025-Q3', '2025-09-15')]
  for (const text of [second, third]) expect(text.join('\n')).not.toContain('Lũy kế')

  const fourth = await reportOn('2025-Q4', '2025-12-15')
  const ofYear = visits.filter(([, heldOn]) => heldOn >= '2025-03-15' && heldOn <= '2025-12-14')
  const homes = new Set(ofYear.map(([household]) => household))
  const people = ofYear.reduce((sum, [, , came]) => sum + came, 0)
  const dossiers = ofYear.filter(([, , , files]) => files).length
  const guided = [...homes].filter(isVulnerable).length
  expect([dossiers, people, homes.size, guided]).toEqual([4, 10, 4, 2])
  expect(fourth).toContain(
    `- Lũy kế năm (quý II/2025, quý III/2025, quý IV/2025): ${dossiers} hồ sơ nộp trực tuyến; ${people} lượt người được hỗ trợ; ${homes.size} hộ và ${guided} hộ yếu thế được hướng dẫn trực tiếp, mỗi hộ tính một lần trong năm.`,
  )
})

test('money that was taken back after the lock is corrected in the next report, and the locked one stays', async () => {
  const { planId = '', reportId = '' } = plans.get('2025-Q4') ?? {}
  const told = 'Dự toán 2.000.000 đồng, đã phân bổ 2.000.000 đồng; đã chi 700.000 đồng tính đến hết ngày 14/12/2025.'
  expect(await textOf(planId, reportId)).toContain(told)
  await give('budget.cancel_spending', { spendingId, reason: 'Trả lại hàng' }, finance())
  expect(await textOf(planId, reportId)).toContain(told)
  const first = await reportOn('2026-Q1', '2026-03-15')
  expect(first).toContain('- Kinh phí, đã chi (đồng): đã báo cáo 700.000, nay là 0.')
  expect(first.join('\n')).not.toContain('Lũy kế')
})
