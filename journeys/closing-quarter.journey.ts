import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf, quarterWindow, reportDueOn } from '../platform/clock/days.ts'
import { checkDecree30 } from '../platform/papers/decree-30.ts'
import { readTable } from '../platform/papers/intake/table.ts'
import { wordParts } from '../platform/papers/word-paragraphs.ts'
import { parseXml, textOf } from '../platform/papers/xml.ts'
import { quarterName } from '../platform/words/formats.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { type Network, openNetwork } from './network.ts'
import { openStage, type Stage } from './stage.ts'

// The end of a quarter, from the day reports are due to the first day of the next: twenty teams, eighteen of which report
// in time, one late and one never; the commune's report, the commendations, the plan that comes after. The product's clock
// stands on those days whatever today is. Nobody's browser has JavaScript; many alike give their orders through the API.

const shots = path.resolve(import.meta.dirname, '../shots')
const quarter = quarterOf(dayOf(Date.now()))
const { from, to } = quarterWindow(quarter)
const due = reportDueOn(quarter)
const next = quarterOf(addDays(to, 1))
const late = 19
const silent = 20

const villages = Array.from({ length: 20 }, (_, at) => ({ villageId: newId(), name: `Thôn ${at + 1} (mẫu)` }))
const teams = villages.map(({ villageId }, at) => ({
  ...{ teamId: newId(), villageId, level: 'village', name: `Tổ thôn ${at + 1} (mẫu)`, reportId: newId() },
}))
/** The first village was at work most. */
const households = teams.flatMap(({ teamId, villageId }, at) =>
  Array.from({ length: at === 0 ? 12 : 4 }, (_, n) => ({
    ...{ householdId: newId(), teamId, villageId, headName: `Phạm Văn ${at + 1}.${n + 1} (mẫu)` },
    groups: n === 0 ? ['elderly'] : [],
  })),
)
const planId = newId()
const lesson = 'Hẹn trước qua nhóm Zalo của thôn thì bà con đến đông (mẫu)'
const leads = new Map<number, string>()
const faults: string[] = []

const settings = { NODE_OPTIONS: '--import=./journeys/shift-clock.mjs', CLOCK_AHEAD_MS: '0' }
let ahead = 0
let stage: Stage
let network: Network
let officer: Page
let leader: Page
let lead: Page

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  setClock(due)
  stage = await openStage(settings)
  network = await openNetwork(stage.url, ahead)
  await send([
    ['places.add_villages', { villages }],
    ['teams.set_up', { teams: teams.map(({ reportId: _, ...team }) => team) }],
    ['plan.submit', { planId, text: samplePlan(quarter) }],
    ['plan.activate', { planId }],
    ...households.map((household) => ['households.register', household, from] as const),
  ])
  await send(households.map(aVisit))
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' }, { width: 1280, height: 800 })
  leader = await signIn('Lãnh đạo (mẫu)', { role: 'leader' }, { width: 1280, height: 800 })
  lead = await signIn('Tổ trưởng 1 (mẫu)', ofTeam(1), { width: 360, height: 740 })
  for (let n = 2; n <= late; n += 1) leads.set(n, await cookieOf(n))
  for (let n = 2; n < late; n += 1) await report(n)
  await lead.goto(`${network.url}/field/report`)
  await lead.fill('[name=lessons]', lesson)
  await lead.getByRole('button', { name: 'Lưu và xem lại' }).click()
  await lead.getByRole('button', { name: 'Gửi báo cáo' }).click()
  expect(await lead.textContent('main')).toContain('Đã nộp, chờ nhận')
  await look(lead, 'closing-1-lead')
}, 300_000)

afterAll(async () => {
  await network?.close()
  await stage?.close()
})

test('on the day reports are due eighteen of twenty are there, and the officer sees which two are not', async () => {
  await officer.goto(`${network.url}/desk/reports`)
  expect(await officer.textContent('main')).toContain('18/20')
  for (const n of [late, silent]) expect(await rowOf(n).textContent()).toContain('Chưa nộp')
  await rowOf(1).getByRole('link').click()
  expect(await officer.textContent('main')).toContain(lesson)
  await officer.getByRole('button', { name: 'Nhận báo cáo' }).click()
  await send(teams.slice(1, late - 1).map(({ reportId }) => ['reports.accept', { reportId }]))
})

test('two days later the nineteenth comes, and the commune’s report says who was late and who is missing', async () => {
  await moveClock(addDays(due, 2))
  await report(late)
  await officer.goto(`${network.url}/desk/reports`)
  expect(await officer.textContent('main')).toContain('19/20')
  expect(await rowOf(late).textContent()).toContain('Nộp muộn 2 ngày')
  await look(officer, 'closing-2-reports')
  await rowOf(late).getByRole('link').click()
  await officer.getByRole('button', { name: 'Nhận báo cáo' }).click()
  await officer.getByRole('button', { name: 'Tổng hợp báo cáo' }).click()
  expect(await officer.textContent('main')).toContain('Tổ đã báo cáo: 19/20')
  await look(officer, 'closing-3-consolidated')
  const address = new URL(officer.url()).pathname
  const docx = await file(`${address}/docx`, 'closing-report.docx')
  expect(checkDecree30(wordParts(docx))).toEqual([])
  expect(wordsOf(docx)).toContain('Đã có 19/20 tổ báo cáo')
  const annex = await readTable(await file(`${address}/xlsx`, 'closing-annex.xlsx'), 'annex.xlsx')
  if (!annex.ok) throw new Error(annex.code)
  const note = (n: number) => annex.sheets[0]?.rows.find((row) => row.includes(`Tổ thôn ${n} (mẫu)`))?.[11] ?? ''
  expect([1, 18, late, silent].map(note)).toEqual(['', '', 'Nộp muộn', 'Chưa báo cáo'])
})

test('the best team is put forward, and the leader approves the report and the commendation from one list', async () => {
  await officer.goto(`${network.url}/desk/recognition`)
  await officer.getByRole('link', { name: 'Tổ thôn 1 (mẫu)', exact: true }).click()
  await officer.getByRole('link', { name: 'Đề cử' }).last().click()
  await officer.getByLabel('Thành tích, lý do đề cử').fill('Đến từng nhà, đều mỗi tuần (mẫu)')
  await officer.getByRole('button', { name: 'Đề cử' }).click()
  await leader.goto(`${network.url}/desk/approvals`)
  await look(leader, 'closing-4-approvals')
  await leader.locator('main a[href^="/desk/reports/"]').click()
  await confirm(leader, 'Phê duyệt', 'Đồng ý, phê duyệt')
  expect(await leader.textContent('main')).toContain('Đã phê duyệt và khóa')
  await leader.goto(`${network.url}/desk/approvals`)
  await leader.locator('tbody [type=checkbox]').check()
  await leader.getByRole('button', { name: 'Duyệt các đề cử đã chọn' }).click()
  expect(await leader.textContent('main')).toContain('Không có việc nào chờ duyệt')
  await officer.goto(`${network.url}/desk/recognition/papers`)
  await officer.fill('[name=decisionNumber]', '215')
  await officer.fill('[name=decisionOn]', addDays(due, 2))
  await officer.getByRole('button', { name: 'Lưu' }).click()
  const decision = await file('/desk/recognition/papers/decision.docx', 'closing-decision.docx')
  expect(wordsOf(decision)).toContain('Số: 215/QĐ-UBND')
  expect(wordsOf(decision).toLocaleUpperCase('vi')).toContain('TỔ THÔN 1 (MẪU)')
})

test('the next plan is drafted from this one with its lesson, approved, issued and activated', async () => {
  await officer.goto(`${network.url}/desk/review`)
  await officer.locator('tbody tr', { hasText: lesson }).locator('input[type=checkbox]').check({ force: true })
  await officer.getByRole('button', { name: 'Đưa các dòng đã chọn vào kỳ tới' }).click()
  await officer.getByRole('link', { name: 'Kế hoạch kỳ tới' }).click()
  await officer.getByRole('button', { name: 'Dự thảo kế hoạch kỳ tới' }).click()
  const row = officer.locator('#target-0 tbody tr', { hasText: 'Tổ thôn 1 (mẫu)' })
  await row.locator('input[name=atLeast]').fill('45')
  await row.getByRole('button', { name: 'Đặt số' }).click()
  await look(officer, 'closing-5-draft')
  await confirm(officer, 'Trình lãnh đạo', 'Đồng ý, trình')
  const address = new URL(officer.url()).pathname
  await leader.goto(`${network.url}/desk/approvals`)
  await leader.locator('main a[href^="/desk/review/next/"]').click()
  await confirm(leader, 'Duyệt kế hoạch', 'Đồng ý, duyệt')
  await officer.reload()
  await officer.fill('[name=number]', '7')
  await officer.fill('[name=issuedOn]', addDays(due, 2))
  await officer.getByRole('button', { name: 'Lưu', exact: true }).click()
  const plan = wordsOf(await file(`${address}/docx`, 'closing-plan.docx'))
  for (const said of [
    'Số: 07/KH-UBND',
    lesson,
    'Mỗi tổ phấn đấu hỗ trợ ít nhất 40 hộ',
    'Tổ thôn 1 (mẫu): phấn đấu hỗ trợ ít nhất 45 hộ',
  ])
    expect(plan).toContain(said)
  await officer.getByRole('button', { name: 'Đưa vào danh sách kế hoạch' }).click()
  await officer.waitForURL(/\/desk\/plans\/[0-9a-f-]{36}/)
  await confirm(officer, 'Kích hoạt kế hoạch', 'Đồng ý, kích hoạt')
  await officer.goto(`${network.url}/desk/plans?status=active`)
  expect(await officer.locator('tbody tr').first().textContent()).toContain(quarterName('vi', next))
})

test('on the first day of the next quarter the lead’s phone asks for the number of the new plan', async () => {
  await moveClock(addDays(to, 1))
  await lead.goto(`${network.url}/field/progress`)
  expect(await lead.textContent('main')).toContain('0/45')
  await look(lead, 'closing-6-lead')
  expect(faults).toEqual([])
})

/** Ten in the morning of a day in Vietnam. */
function setClock(day: string): void {
  ahead = Date.parse(`${day}T10:00:00+07:00`) - Date.now()
  settings.CLOCK_AHEAD_MS = String(ahead)
}

/** The product stops and starts again on another day. */
async function moveClock(day: string): Promise<void> {
  setClock(day)
  network.target = await stage.killAndStart()
}

type Order = readonly [type: string, payload: object, on?: string]

async function send(orders: readonly Order[], cookie = stage.admin.cookie): Promise<void> {
  const commands = orders.map(([type, payload, on]) => {
    const at = on === undefined ? Date.now() + ahead : Date.parse(`${on}T19:00:00+07:00`)
    return { id: newId(), type, at: new Date(at).toISOString(), payload }
  })
  for (let n = 0; n < commands.length; n += 100) {
    const response = await fetch(`${network.url}/api/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ commands: commands.slice(n, n + 100) }),
    })
    const { receipts } = (await response.json()) as { receipts: { problem: unknown }[] }
    expect(receipts.flatMap(({ problem }) => problem ?? [])).toEqual([])
  }
}

/** Help in the evening of a day of its own within the quarter, as a phone sends it that evening. */
function aVisit({ teamId, householdId }: (typeof households)[number], n: number): Order {
  const heldOn = addDays(from, 1 + 5 * (n % 14))
  const payload = {
    visitId: newId(),
    teamId,
    householdId,
    heldOn,
    mode: 'in_person',
    items: [{ kind: 'vneid' }],
    people: 1,
  }
  return ['support.record', payload, heldOn]
}

async function report(n: number): Promise<void> {
  const { teamId, reportId } = teams[n - 1] ?? {}
  const words = { difficulties: '', proposals: '', lessons: '' }
  await send([['reports.submit_team_report', { reportId, planId, teamId, ...words }]], leads.get(n))
}

function ofTeam(n: number) {
  return { role: 'team_lead', teamId: teams[n - 1]?.teamId ?? '' }
}

async function cookieOf(n: number): Promise<string> {
  const { link } = await stage.newcomer(`Tổ trưởng ${n} (mẫu)`, [ofTeam(n)])
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

function rowOf(n: number) {
  return officer.locator('tbody tr', { hasText: `Tổ thôn ${n} (mẫu)` })
}

async function confirm(page: Page, what: string, yes: string): Promise<void> {
  await page.locator('summary', { hasText: what }).click()
  await page.getByRole('button', { name: yes }).click()
}

async function file(address: string, name: string): Promise<Uint8Array> {
  const response = await officer.context().request.get(`${network.url}${address}`)
  expect(response.status(), name).toBe(200)
  const bytes = await response.body()
  writeFileSync(path.join(shots, name), bytes)
  return Uint8Array.from(bytes)
}

function wordsOf(docx: Uint8Array): string {
  return textOf(parseXml(wordParts(docx).document)).replace(/\s+/g, ' ')
}

async function signIn(
  name: string,
  grant: { role: string; teamId?: string },
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
  })
  const { link } = await stage.newcomer(name, [grant])
  await page.goto(link.replace(stage.url, network.url))
  await page.locator('main button').first().click()
  return page
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
}
