import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, aVisit, order } from '../support/fixtures.ts'
import { annexTables } from './paper/annexes.ts'
import { findCommuneReport, findReportPlan, isSealWhole, listCounted } from './reads.ts'

// A visit that the officer gives to another team after the first one reported it stands in both teams' reports.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const faults: unknown[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, {
    now: () => Date.parse('2025-12-15T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
})
afterAll(() => house.close())

test('it is one visit of the commune, with the team that reported it last', async () => {
  const { officer, teams, households } = await aCommuneToHelpIn(gate, 2, [null, null])
  const [planId, reportId, visitId] = [newId(), newId(), newId()]
  const give = async (type: string, payload: object) => {
    const [receipt] = await gate.accept(officer, [order(type, payload)])
    expect([type, receipt?.problem?.code ?? 'done']).toEqual([type, 'done'])
  }
  const [first, second] = [newId(), newId()]
  const send = async (report: string, at: number) => {
    await give('reports.submit_team_report', { reportId: report, planId, teamId: teams[at]?.teamId })
    await give('reports.accept', { reportId: report })
  }
  await give('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  await give('plan.activate', { planId })
  const items = [{ kind: 'online_dossier' as const, detail: 'Đăng ký khai sinh' }]
  const [{ teamId = '', householdId = '' } = {}] = households
  const visit = aVisit({ visitId, teamId, householdId, heldOn: '2025-11-10', items })
  await give('support.record', visit)
  await send(first, 0)
  await give('support.correct', {
    ...visit,
    teamId: teams[1]?.teamId,
    reason: 'Tổ kia đến giúp',
  })
  await send(second, 1)
  await give('reports.consolidate', { reportId, planId })
  expect(faults).toEqual([])
  await withScope(house.db, officer, 'read only', async (scope) => {
    const [plan, report] = [await findReportPlan(scope, planId), await findCommuneReport(scope, reportId)]
    if (!plan || !report) throw new Error('no report')
    const { figures } = report
    expect(figures.report.figures).toMatchObject({ supports: 1, online_dossiers: 1 })
    expect((await listCounted(scope, [reportId])).visits).toMatchObject([{ visitId, teamId: teams[1]?.teamId }])
    // Households, visits and dossiers of each team, and of the commune.
    const [table] = annexTables(plan, figures)
    expect(table?.rows.map((row) => [row[2], row[6], row[8]])).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ])
    expect(await isSealWhole(scope, reportId)).toBe(true)
  })
})
