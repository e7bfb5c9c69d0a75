import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findActivePlan } from '../../features/plan/reads.ts'
import { followers, handlers } from '../../features/registry.ts'
import { findCommuneReport, listReportEvents, listReports } from '../../features/reports/reads.ts'
import { aCommuneToHelpIn, order } from '../../features/support/fixtures.ts'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { draftDueReports } from './due-drafts.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let now = Date.parse('2025-12-14T22:30:00Z')
const planId = newId()

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => console.error(error) })
  place = await aCommuneToHelpIn(gate, 2, [null, null])
  await give('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  await give('plan.activate', { planId })
})
afterAll(() => house.close())

const words = { difficulties: 'Sóng yếu (mẫu)', proposals: '', lessons: '' }

async function give(type: string, payload: object) {
  const [receipt] = await gate.accept(place.officer, [order(type, payload, new Date(now).toISOString())])
  if (receipt?.problem) throw new Error(receipt.problem.code)
}
const drafts = () => draftDueReports({ db: house.db, inbox: gate, now: () => now })

test('on the morning of the 15th the draft is there by itself, once, from the reports accepted so far', async () => {
  const reportId = newId()
  // 05:30 on the 15th in Vietnam, and nothing accepted yet.
  await give('reports.submit_team_report', { reportId, planId, teamId: place.teams[0]?.teamId, ...words })
  expect(await drafts()).toBe(0)
  now = Date.parse('2025-12-14T23:05:00Z')
  expect(await drafts()).toBe(0)
  await give('reports.accept', { reportId })
  expect(await drafts()).toBe(1)
  expect(await drafts()).toBe(0)
  await withScope(house.db, place.officer, 'read only', async (scope) => {
    const plan = await findActivePlan(scope, '2025-12-15')
    const made = (await listReports(scope, plan?.planId ?? '')).find(({ teamId }) => teamId === null)
    const draft = await findCommuneReport(scope, made?.reportId ?? '')
    expect(draft).toMatchObject({ status: 'draft', difficulties: expect.stringContaining('Sóng yếu (mẫu)') })
    expect(draft?.figures.teams.map((team) => team.figures !== null)).toEqual([true, false])
    // Nobody's name stands under what the clock did.
    expect(await listReportEvents(scope, made?.reportId ?? '')).toMatchObject([
      { what: 'consolidated', accountId: null },
    ])
  })
})

test('before the day it is due nothing is drawn up', async () => {
  now = Date.parse('2025-12-13T01:00:00Z')
  expect(await drafts()).toBe(0)
})
