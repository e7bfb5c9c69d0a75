import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { aProduct, aSeller, aStep } from '../commerce/fixtures.ts'
import { getCommune } from '../places/reads.ts'
import { findActivePlan, findReading } from '../plan/reads.ts'
import { listProgress } from '../progress/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, order } from '../support/fixtures.ts'
import { findTeam } from '../teams/reads.ts'
import { teamReportPaper } from './paper/team-report.ts'
import { findCommuneReport, findReport, isSealWhole } from './reads.ts'
import { reachedOf } from './rules.ts'

// A plan sets a target for sellers: progress, the team's report, its paper and the commune's report count them.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-12-10'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse(`${today}T03:00:00Z`) })
})
afterAll(() => house.close())

test('a target for sellers has its pace, and the reports say how far it was reached', async () => {
  const { officer, teams } = await aCommuneToHelpIn(gate, 2, [])
  const read = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = officer) =>
    withScope(house.db, actor, 'read only', work)
  const must = async (type: string, payload: object) => {
    const [receipt] = await gate.accept(officer, [order(type, payload)])
    if (receipt?.problem) throw new Error(`${type}: ${receipt.problem.code}`)
  }
  const [planId, reportId, consolidatedId, marketplaceId] = [newId(), newId(), newId(), newId()]
  const teamId = teams[0]?.teamId ?? ''
  await must('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })
  for (const [indicator, atLeast] of [
    ['sellers_opened', 2],
    ['sellers_with_orders', 1],
  ] as const)
    await must('plan.add_target', { planId, targetId: newId(), indicator, atLeast, scope: 'each_village_team' })
  await must('plan.activate', { planId })
  await must('commerce.add_marketplace', { marketplaceId, name: 'Postmart' })
  for (const [at, opened] of ['2025-10-05', '2025-11-05', '2025-09-30'].entries()) {
    const seller = aSeller({ teamId, approachedOn: '2025-09-20' })
    const { sellerId } = seller
    await must('commerce.add_seller', seller)
    await must('commerce.add_product', aProduct({ sellerId }))
    await must('commerce.take_step', aStep({ sellerId, marketplaceId, on: opened }))
    if (at === 0)
      for (const kind of ['listed', 'photos', 'first_order'] as const)
        await must('commerce.take_step', aStep({ sellerId, marketplaceId, kind, on: '2025-12-01' }))
  }

  const plan = await read((scope) => findActivePlan(scope, today))
  if (!plan) throw new Error('no plan')
  const progress = await read((scope) => listProgress(scope, { planId, targets: plan.targets, today }))
  const paces = new Map(
    progress?.teams.find((team) => team.teamId === teamId)?.paces.map((one) => [one.indicator, one]),
  )
  // The shop of September lies before the plan's quarter.
  expect(paces.get('sellers_opened')).toMatchObject({ atLeast: 2, actual: 2, left: 0 })
  expect(paces.get('sellers_with_orders')).toMatchObject({ atLeast: 1, actual: 1, left: 0 })

  await must('reports.submit_team_report', { reportId, planId, teamId })
  const report = await read((scope) => findReport(scope, reportId))
  if (!report?.figures) throw new Error('not frozen')
  const { figures } = report
  expect(reachedOf(figures, 'sellers_opened')).toBe(2)
  expect(reachedOf(figures, 'feedback_received')).toBeNull()
  // The report's own days begin on 15/9.
  expect(figures.others).toContainEqual({ figure: 'sellers_opened', dimension: 'Postmart', amount: 3 })
  expect(await read((scope) => isSealWhole(scope, reportId))).toBe(true)

  const paper = await read(async (scope) => {
    const team = await findTeam(scope, teamId)
    const reading = await findReading(scope, planId)
    if (!team || !reading) throw new Error('nothing to print')
    const setting = { plan, draft: reading, commune: await getCommune(scope) }
    return JSON.stringify(teamReportPaper(setting, team, { ...report, figures }))
  })
  expect(paper).toContain('Người bán đã mở gian hàng trên sàn thương mại điện tử: 2/2, đạt 100%')

  await must('reports.accept', { reportId })
  await must('reports.consolidate', { reportId: consolidatedId, planId })
  const commune = await read((scope) => findCommuneReport(scope, consolidatedId))
  expect(commune && reachedOf(commune.figures, 'sellers_with_orders')).toBe(1)
  expect(commune?.figures.teams.map((line) => line.figures && reachedOf(line.figures, 'sellers_opened'))).toEqual([
    2,
    null,
  ])
})
