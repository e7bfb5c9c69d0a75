import type { BrowserContext } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { doors } from '../doors/cli/doors.ts'
import type { Area } from '../doors/server/page.ts'
import { addDays, dayOf, type Quarter, quarterOf, quarterWindow } from '../platform/clock/days.ts'
import type { Receipt } from '../platform/journal/command.ts'
import { type DemoOrder, demoQuarter } from '../seed/demo-quarter.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { openStage, type Stage } from './stage.ts'

/** A stage that plays the synthetic quarter, with reports in every state, and somebody of each kind to look at it. */
export type DemoStage = Stage & {
  readonly officer: BrowserContext
  readonly leader: BrowserContext
  readonly lead: BrowserContext
  readonly citizen: BrowserContext
  /** The household of the lead's own village that was helped, and the visit itself. */
  readonly householdId: string
  /** Every page of every door, with an address that leads to something. */
  readonly pages: readonly { readonly area: Area; readonly address: string }[]
  /** The same pages in their other states: a plan still being read, reports sent, accepted, returned and drawn up. */
  readonly states: readonly { readonly context: BrowserContext; readonly address: string }[]
}

export async function openDemoStage(): Promise<DemoStage> {
  const stage = await openStage()
  try {
    const demo = demoQuarter(dayOf(Date.now()))
    await give(stage, [...demo.before, ...demo.visits, ...demo.after])
    const planId = idOf(demo.before, 'plan.submit', 'planId')
    const householdId = idOf(demo.visits, 'support.record', 'householdId')
    const teamIds = [
      ...new Set(demo.visits.map(({ payload }) => String((payload as Record<string, unknown>)['teamId']))),
    ]
    const [teamId = ''] = teamIds
    const reports = teamIds.slice(1, 4).map((team) => ({ reportId: newId(), teamId: team }))
    const reportId = newId()
    await give(stage, [
      ...reports.map((report) => ({
        type: 'reports.submit_team_report',
        payload: { ...report, planId, difficulties: 'Sóng yếu (mẫu)' },
      })),
      { type: 'reports.accept', payload: { reportId: reports[0]?.reportId } },
      { type: 'reports.return', payload: { reportId: reports[1]?.reportId, note: 'Đề nghị nói rõ vì sao chậm (mẫu)' } },
      { type: 'reports.consolidate', payload: { reportId, planId } },
    ])
    const drafts = await giveDrafts(stage, teamId)
    const enter = (name: string, role: string, team?: string) =>
      comeIn(stage, name, [{ role, ...(team === undefined ? {} : { teamId: team }) }])
    const leader = await enter('Lãnh đạo (mẫu)', 'leader')
    await leader.request.post(`${stage.url}/api/v1/commands`, {
      data: {
        commands: [{ id: newId(), at: new Date().toISOString(), type: 'reports.approve', payload: { reportId } }],
      },
    })
    const lead = await enter('Tổ trưởng (mẫu)', 'team_lead', teamId)
    const held = demo.held.map((order) => ({ id: newId(), at: new Date().toISOString(), ...order }))
    await lead.request.post(`${stage.url}/api/v1/commands`, { data: { commands: held } })
    const ids: Readonly<Record<string, string>> = {
      commandId: held[0]?.id ?? '',
      planId,
      accountId: (await stage.newcomer('Người có vai trò (mẫu)', [{ role: 'member', teamId }])).accountId,
      teamId,
      householdId,
      reportId,
      sessionId: idOf(demo.before, 'sessions.plan', 'sessionId'),
      dossierId: idOf(ofTeam(demo.before, teamId), 'dossiers.file', 'dossierId'),
      sellerId: idOf(ofTeam(demo.before, teamId), 'commerce.add_seller', 'sellerId'),
      procedureId: idOf(demo.before, 'dossiers.add_procedure', 'procedureId'),
      roundId: idOf(demo.before, 'teams.open_round', 'roundId'),
      reviewId: idOf(demo.before, 'teams.confirm_member', 'reviewId'),
      trainingId: idOf(demo.before, 'training.set_topics', 'sessionId'),
      visitId: idOf(demo.visits, 'support.record', 'visitId'),
      nextId: idOf(demo.after, 'review.draft_plan', 'nextId'),
      nominationId: idOf(demo.before, 'recognition.nominate', 'nominationId'),
      commune: '00001',
      guide: 'vneid',
      skill: 'qr',
      learnerId: idOf(demo.visits, 'curriculum.coach', 'learnerId'),
      lineId: idOf(demo.before, 'budget.add_line', 'lineId'),
      campaignId: idOf(demo.before, 'outreach.plan_campaign', 'campaignId'),
      messageId: idOf(demo.before, 'outreach.write_message', 'messageId'),
      partnerId: idOf(demo.before, 'partners.add', 'partnerId'),
      memberId: youngHelper(demo.visits),
    }
    const officer = await enter('Cán bộ (mẫu)', 'coordinator')
    const center = await enter('Trung tâm (mẫu)', 'service_center')
    const finance = await enter('Phòng Kinh tế (mẫu)', 'finance')
    const told = outreachStates(demo.before, teamId)
    const communications = await enter('Trung tâm truyền thông (mẫu)', 'communications')
    const union = await comeIn(stage, 'Đoàn Thanh niên (mẫu)', [
      { role: 'organization', partnerId: ids['partnerId'] ?? '' },
    ])
    const states = [
      ...[`/desk/plans/${drafts.planId}`, `/desk/reports/${drafts.reportId}`].map((address) => ({
        context: officer,
        address,
      })),
      ...reports.map((report) => ({ context: officer, address: `/desk/reports/team/${report.teamId}` })),
      ...['/desk', '/desk/reports', `/desk/reports/${drafts.reportId}`].map((address) => ({
        context: leader,
        address,
      })),
      ...['?area=communication', '?on=2020-01-01'].map((state) => ({
        context: officer,
        address: `/desk/teams/${teamId}${state}`,
      })),
      { context: officer, address: '/desk/teams/areas?holes=1' },
      { context: officer, address: `/desk/households?teamId=${teamId}` },
      { context: officer, address: '/desk?window=report&sort=households' },
      { context: lead, address: '/field/records?figure=online_dossiers&window=target' },
      { context: officer, address: `/desk/sessions/${ids['trainingId']}` },
      ...['/desk', '/desk/sessions'].map((address) => ({ context: center, address })),
      ...['?subject=member', '/doubts?state=all', `/nominations/new?team=${teamId}`].map((state) => ({
        context: officer,
        address: `/desk/recognition${state}`,
      })),
      { context: officer, address: '/desk/curriculum/records?figure=skills_mastered' },
      { context: leader, address: '/desk/curriculum/records' },
      { context: leader, address: '/desk/approvals' },
      { context: leader, address: `/desk/review/next/${ids['nextId']}` },
      { context: officer, address: '/desk/review?taken=taken_open' },
      { context: leader, address: `/desk/recognition/nominations/${ids['nominationId']}` },
      { context: finance, address: '/desk/recognition/nominations' },
      { context: finance, address: `/desk/plans/${planId}` },
      { context: finance, address: '/desk/budget' },
      { context: lead, address: `/field/outreach/${told.published}` },
      ...[`/${told.withdrawnCampaign}`, `/messages/${told.withdrawnMessage}`, '?state=late', '/published'].map(
        (part) => ({
          context: communications,
          address: `/desk/outreach${part}`,
        }),
      ),
      ...demo.before
        .filter(({ type }) => type === 'budget.add_line')
        .map((order) => ({ context: finance, address: `/desk/budget/${idOf([order], order.type, 'lineId')}` })),
      ...['', '/people', '/households'].map((part) => ({
        context: union,
        address: `/desk/partners/${ids['partnerId']}${part}`,
      })),
      { context: union, address: '/desk/emulation' },
      { context: officer, address: '/desk/partners?kind=bank&sort=supports' },
    ]
    const pages = doors.flatMap((door) => door.pages.map(({ area, path }) => ({ area, address: filled(path, ids) })))
    return {
      ...stage,
      householdId,
      pages,
      states,
      leader,
      officer,
      lead,
      citizen: await stage.browser.newContext(),
    }
  } catch (error) {
    await stage.close()
    throw error
  }
}

/** What was withdrawn, and what a team has published. */
function outreachStates(orders: readonly DemoOrder[], teamId: string) {
  const undone = new Set(
    orders
      .filter(({ type }) => type === 'outreach.undo_publication')
      .map((order) => idOf([order], order.type, 'publicationId')),
  )
  const published = ofTeam(orders, teamId).filter(
    (order) => order.type === 'outreach.publish' && !undone.has(idOf([order], order.type, 'publicationId')),
  )
  return {
    withdrawnCampaign: idOf(orders, 'outreach.withdraw_campaign', 'campaignId'),
    withdrawnMessage: idOf(orders, 'outreach.withdraw_message', 'messageId'),
    published: idOf(published, 'outreach.publish', 'messageId'),
  }
}

/** Next quarter's plan with a report of its own that waits for the leader, and the plan after it that is still read. */
async function giveDrafts(stage: Stage, teamId: string): Promise<{ planId: string; reportId: string }> {
  const next = quarterAfter(quarterOf(dayOf(Date.now())))
  const [workingId, planId, teamReport, reportId] = [newId(), newId(), newId(), newId()]
  await give(stage, [
    { type: 'plan.submit', payload: { planId: workingId, text: samplePlan(next), sourceName: 'mau.txt' } },
    { type: 'plan.activate', payload: { planId: workingId } },
    {
      type: 'reports.submit_team_report',
      payload: { reportId: teamReport, planId: workingId, teamId, lessons: 'Mẫu' },
    },
    { type: 'reports.accept', payload: { reportId: teamReport } },
    { type: 'reports.consolidate', payload: { reportId, planId: workingId } },
    { type: 'plan.submit', payload: { planId, text: samplePlan(quarterAfter(next)), sourceName: 'mau.txt' } },
  ])
  return { planId, reportId }
}

/** Somebody of the youth union who helped along at a visit. */
function youngHelper(visits: readonly DemoOrder[]): string {
  const helpers = visits.map(({ payload }) => (payload as { helperIds?: readonly string[] }).helperIds?.[0])
  return helpers.find((id) => id !== undefined) ?? ''
}

function ofTeam(orders: readonly DemoOrder[], teamId: string): DemoOrder[] {
  return orders.filter(({ payload }) => (payload as { teamId?: string }).teamId === teamId)
}

function quarterAfter(quarter: Quarter): Quarter {
  return quarterOf(addDays(quarterWindow(quarter).to, 1))
}

/** A new page with a part that nothing here fills would otherwise never be looked at. */
function filled(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined) throw new Error(`The demo stage knows nothing to put for :${name} of ${path}`)
    return id
  })
}

async function comeIn(stage: Stage, name: string, grants: Parameters<Stage['newcomer']>[1]): Promise<BrowserContext> {
  const { link } = await stage.newcomer(name, grants)
  const context = await stage.browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/i/'))
  await page.close()
  return context
}

async function give(stage: Stage, orders: readonly DemoOrder[]): Promise<void> {
  for (let at = 0; at < orders.length; at += 150) {
    const commands = orders
      .slice(at, at + 150)
      .map((order) => ({ id: newId(), at: new Date().toISOString(), ...order }))
    const response = await fetch(`${stage.url}/api/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: stage.admin.cookie },
      body: JSON.stringify({ commands }),
    })
    const { receipts } = (await response.json()) as { receipts: Receipt[] }
    const refused = receipts.find((receipt) => receipt.problem)
    if (refused) throw new Error(JSON.stringify(refused.problem))
  }
}

function idOf(orders: readonly DemoOrder[], type: string, field: string): string {
  const payload = orders.find((order) => order.type === type)?.payload
  return String((payload as Record<string, unknown> | undefined)?.[field])
}
