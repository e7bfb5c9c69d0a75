import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as newId } from 'uuid'
import { readConfig } from '../doors/server/config.ts'
import { openHouse, root } from '../doors/server/house.ts'
import { getCommune } from '../features/places/reads.ts'
import { findReading } from '../features/plan/reads.ts'
import { recount } from '../features/progress/reads/recount.ts'
import { findWindow, getFigures, listCourse, listProgress, listWeeks } from '../features/progress/reads.ts'
import { sheetsOf } from '../features/reports/paper/annexes.ts'
import { consolidatedPaper } from '../features/reports/paper/consolidated.ts'
import { findCommuneReport, findReportPlan } from '../features/reports/reads.ts'
import { type Actor, installer, withScope } from '../platform/access/scope.ts'
import { toDocx } from '../platform/papers/docx.ts'
import { officialDocument } from '../platform/papers/official-document.ts'
import { toPdf } from '../platform/papers/pdf.ts'
import { toXlsx } from '../platform/papers/xlsx.ts'
import { demoQuarter } from '../seed/demo-quarter.ts'

// `npm run bench:report`: the commune's report of the synthetic quarter with 21 teams and 20,000 visits. The draft with its
// DOCX, PDF and XLSX should take less than 5 seconds. With a folder as second word, the three papers are left there to
// be looked at.

const size = Number(process.argv[2] ?? 20_000)
const folder = process.argv[3]
const lastDay = '2025-12-14'
// The quarter is filled on its last day, and reported on the morning after.
let now = Date.parse('2025-12-14T02:00:00Z')
const dataDir = await mkdtemp(path.join(tmpdir(), 'thonso-bench-'))
const config = readConfig({ ...process.env, DATA_DIR: dataDir }, root)
if ('wrong' in config) throw new Error(config.wrong)
const house = await openHouse(config, { now: () => now })
try {
  await measure()
} finally {
  await house.close()
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const communeId = newId()
  const officer: Actor = { accountId: null, communeId, grants: [grant('admin'), grant('coordinator')] }
  const demo = demoQuarter(lastDay)
  await give(installer(communeId), [
    { type: 'places.found_commune', payload: { communeId, code: '00000', name: 'Xã Mẫu' } },
  ])
  await give(officer, demo.before)
  // Only plain visits are given again under new ids; a lesson has a learner of its own.
  const once = demo.visits.filter(({ type }) => type === 'support.record')
  const visits = Array.from({ length: Math.ceil(size / once.length) }, () => once)
    .flat()
    .slice(0, size)
    .map(({ type, payload }) => ({ type, payload: { ...payload, visitId: newId() } }))
  const recorded = await timed(() => give(officer, visits))
  now = Date.parse('2025-12-15T02:00:00Z')
  const teamIds = teamsOf(demo.before)
  const planId = String(payloadOf(demo.before, 'plan.submit')['planId'])
  const sent = await timed(async () => {
    for (const teamId of teamIds) {
      const reportId = newId()
      const words = { difficulties: 'Sóng yếu (mẫu)', proposals: '', lessons: '' }
      await give(officer, [
        { type: 'reports.submit_team_report', payload: { reportId, planId, teamId, ...words } },
        { type: 'reports.accept', payload: { reportId } },
      ])
    }
  })
  await measureProgress(officer, planId)
  const reportId = newId()
  const draft = await timed(() => give(officer, [{ type: 'reports.consolidate', payload: { reportId, planId } }]))
  const { plan, report, paper } = await withScope(house.db, officer, 'read only', async (scope) => {
    const [plan, report] = [await findReportPlan(scope, planId), await findCommuneReport(scope, reportId)]
    const reading = await findReading(scope, planId)
    if (!plan || !report || !reading) throw new Error('no report')
    const setting = { plan, draft: reading, commune: await getCommune(scope) }
    return { plan, report, paper: officialDocument(consolidatedPaper(setting, report)) }
  })
  const docx = await timed(() => toDocx(paper))
  const pdf = await timed(() => toPdf(paper))
  const xlsx = await timed(() => toXlsx(sheetsOf(plan, report)))
  if (folder)
    for (const [kind, { result }] of Object.entries({ docx, pdf, xlsx }))
      await writeFile(path.join(folder, `report.${kind}`), result)
  const together = draft.ms + docx.ms + pdf.ms + xlsx.ms
  tell(`${size} visits recorded`, recorded)
  tell(`${teamIds.length} team reports sent and accepted`, sent)
  tell('the draft consolidated', draft)
  tell('DOCX', docx)
  tell('PDF', pdf)
  tell('XLSX', xlsx)
  const own = draft.cpuMs + docx.cpuMs + pdf.cpuMs + xlsx.cpuMs
  tell('draft and papers together (aim: below 5,000 ms)', { ms: together, cpuMs: own })
}

/** What the desk asks of progress with every page, and the check that counts all of it again. */
async function measureProgress(actor: Actor, planId: string): Promise<void> {
  await withScope(house.db, actor, 'read only', async (scope) => {
    const plan = await findReportPlan(scope, planId)
    const window = await findWindow(scope, { planId, kind: 'target' })
    if (!plan || !window) throw new Error('no plan')
    const choice = { windowId: window.windowId }
    const figure = 'households_supported'
    const weeks = { figure, window, today: lastDay, teamId: null } as const
    for (const [what, ask] of [
      ['figures of the commune', () => getFigures(scope, choice, null)],
      ['progress of all teams', () => listProgress(scope, { planId, targets: plan.targets, today: lastDay })],
      ['households over time', () => listCourse(scope, choice, null)],
      ['households by week', () => listWeeks(scope, weeks)],
      ['dossiers by week', () => listWeeks(scope, { ...weeks, figure: 'online_dossiers' })],
      ['a full recount', () => recount(scope, window.windowId)],
    ] as const) {
      await ask()
      const times = []
      for (let n = 0; n < 5; n += 1) times.push(await timed<unknown>(ask))
      const [, , middle] = times.sort((left, right) => left.ms - right.ms)
      if (middle) tell(what, middle)
    }
  })
}

async function give(actor: Actor, orders: readonly { type: string; payload: object }[]): Promise<void> {
  const at = new Date(now).toISOString()
  for (let from = 0; from < orders.length; from += 200) {
    const batch = orders.slice(from, from + 200).map((order) => ({ id: newId(), at, ...order }))
    for (const { problem } of await house.inbox.accept(actor, batch)) if (problem) throw new Error(problem.code)
  }
}

function grant(role: 'admin' | 'coordinator') {
  return { role, teamId: null, partnerId: null }
}

function payloadOf(orders: readonly { type: string; payload: object }[], type: string): Record<string, unknown> {
  return { ...orders.find((order) => order.type === type)?.payload }
}

function teamsOf(orders: readonly { type: string; payload: object }[]): string[] {
  return (payloadOf(orders, 'teams.set_up')['teams'] as { teamId: string }[]).map(({ teamId }) => teamId)
}

/** By the clock, and what this process itself worked: the second tells on a busy machine. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; cpuMs: number; result: T }> {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, result }
}

function tell(what: string, { ms, cpuMs }: { ms: number; cpuMs: number }): void {
  const [clock, own] = [ms, cpuMs].map((each) => Math.round(each).toLocaleString('en'))
  console.log(`${what.padEnd(52)} ${clock} ms (${own} ms of this process)`)
}
