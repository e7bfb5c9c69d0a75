import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf } from '../platform/clock/days.ts'
import { checkDecree30 } from '../platform/papers/decree-30.ts'
import { expectFontsInside, pagesOf } from '../platform/papers/testing.ts'
import { wordParts } from '../platform/papers/word-paragraphs.ts'
import { parseXml, textOf } from '../platform/papers/xml.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { look, shots } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// From figures to a certificate on the wall, without JavaScript: the officer sets the criteria, a burst of records is
// asked about and settled, a lead and the officer put forward, the leader approves, and the papers are real files.

const today = dayOf(Date.now())
const quarter = quarterOf(today)
const villages = [1, 2, 3].map((n) => ({ villageId: newId(), name: `Thôn ${n} (mẫu)` }))
const teams = villages.map(({ villageId }, at) => ({
  ...{ teamId: newId(), level: 'village', name: `Tổ thôn ${at + 1} (mẫu)`, villageId },
}))
const members = teams.map(({ teamId }, at) => ({
  ...{ memberId: newId(), teamId, position: 'leader', since: addDays(today, -200) },
  name: ['Nguyễn Thị Lan (mẫu)', 'Trần Văn Đạt (mẫu)', 'Lê Thị Ánh (mẫu)'][at],
}))
const households = teams.flatMap(({ teamId, villageId }, at) =>
  Array.from({ length: 20 }, (_, n) => ({
    ...{ householdId: newId(), teamId, villageId, headName: `Phạm Văn ${at + 1}.${n + 1} (mẫu)` },
    groups: n % 4 === 0 ? ['elderly'] : [],
  })),
)
let stage: Stage
let officer: Page
let leader: Page
let lead: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const planId = newId()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages })
  await give('teams.set_up', { teams })
  for (const member of members) await give('teams.add_member', member)
  await send(households.map((payload) => order('households.register', payload)))
  await give('plan.submit', { planId, text: samplePlan(quarter) })
  await give('plan.activate', { planId })
  // The first village steadily through the evenings; the third in one evening, a minute each.
  await send([
    ...households.slice(0, 14).map((one, n) => visit(one, n, 3 * n + 1, 0)),
    ...households.slice(20, 26).map((one, n) => visit(one, n, 5 * n + 1, 1)),
    ...households.slice(40, 56).map((one, n) => visit(one, n, 2, 2, n)),
  ])
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' }, { width: 1280, height: 800 })
  leader = await signIn('Lãnh đạo (mẫu)', { role: 'leader' }, { width: 1280, height: 800 })
  lead = await signIn(
    'Tổ trưởng (mẫu)',
    { role: 'team_lead', teamId: teams[1]?.teamId ?? '' },
    { width: 360, height: 740 },
  )
}, 300_000)
afterAll(() => stage?.close())

test('the officer finds a suggested set of criteria, and a set that does not make one hundred comes back', async () => {
  await officer.goto(`${stage.url}/desk/recognition`)
  expect(await officer.textContent('main')).toContain('bộ tiêu chí gợi ý')
  await officer.getByRole('link', { name: 'Tiêu chí' }).first().click()
  const form = officer.locator('form[data-form=criteria-team]')
  await form.locator('[name="weight.sessions"]').fill('25')
  await form.getByRole('button', { name: 'Lưu bộ tiêu chí' }).click()
  expect(await officer.textContent('main')).toContain('đang là 120')
  expect(await form.locator('[name="weight.sessions"]').inputValue(), 'nothing typed is lost').toBe('25')
  await look(officer, 'commendation-1-criteria')
  await form.locator('[name="weight.sessions"]').fill('0')
  await form.locator('[name="weight.active_weeks"]').fill('15')
  await form.getByRole('button', { name: 'Lưu bộ tiêu chí' }).click()
  expect(await officer.textContent('main')).toContain('Tổng đang lưu: 100/100 điểm')
})

test('sixteen visits written down within sixteen minutes do not count until somebody has asked', async () => {
  await officer.goto(`${stage.url}/desk/recognition`)
  expect(await officer.textContent('main')).toContain('Còn 16 lượt hỗ trợ cần làm rõ')
  expect(await names()).toEqual(['Tổ thôn 1 (mẫu)', 'Tổ thôn 2 (mẫu)', 'Tổ thôn 3 (mẫu)'])
  await look(officer, 'commendation-2-board')
  await officer.getByRole('link', { name: 'Xem và xét các lượt này' }).click()
  expect(await officer.locator('tbody tr').count()).toBe(16)
  await look(officer, 'commendation-3-doubts')
  await judge(10, 'Cho tính', 'Tổ nhập lại từ sổ giấy, đã đối chiếu (mẫu)')
  await judge(6, 'Loại khỏi điểm thi đua', 'Gọi hỏi thì hộ nói không có (mẫu)')
  expect(await officer.textContent('main')).toContain('Chưa xét 0, đã tính lại 10, đã loại 6.')
  await officer.goto(`${stage.url}/desk/recognition/doubts?state=all`)
  expect(await officer.locator('tbody tr').count()).toBe(16)
})

test('every point is explained and leads to its records; the reported figure still has all sixteen', async () => {
  await officer.goto(`${stage.url}/desk/recognition`)
  await officer.getByRole('link', { name: 'Tổ thôn 3 (mẫu)', exact: true }).click()
  const row = officer.locator('tbody tr', { hasText: 'Số hộ được hỗ trợ' })
  expect(await row.textContent()).toContain('Đạt 10 trên mức 50: 10/50 × 25 = 5 điểm')
  await look(officer, 'commendation-4-explained')
  await row.locator('a').click()
  expect(await officer.textContent('main')).toContain('Số liệu 10, từ 10 lượt được tính')
  expect(await officer.locator('tbody tr').count()).toBe(16)
  await officer.goto(`${stage.url}/desk/visits?figure=households_supported&teamId=${teams[2]?.teamId}`)
  expect(await officer.locator('tbody tr').count()).toBe(16)
  const csv = await (await officer.context().request.get(`${stage.url}/desk/recognition.csv`)).text()
  expect(csv.split('\n').filter((line) => line.includes('Tổ thôn'))).toHaveLength(3)
})

test('a lead sees the own result on the phone and puts somebody forward; the officer puts a team forward', async () => {
  await lead.goto(`${stage.url}/field`)
  await lead.getByRole('link', { name: 'Kết quả thi đua' }).click()
  expect(await lead.textContent('main')).toContain('Đạt 6 trên mức 50')
  expect(await lead.textContent('main')).not.toContain('Tổ thôn 1')
  await lead.getByLabel('Người, tổ được đề cử').selectOption({ label: 'Trần Văn Đạt (mẫu)' })
  await lead.getByLabel('Thành tích, lý do đề cử').fill('Kèm các cụ cao tuổi dùng điện thoại suốt quý (mẫu)')
  await lead.getByRole('button', { name: 'Đề cử' }).click()
  expect(await lead.textContent('main')).toContain('Chờ duyệt')
  await look(lead, 'commendation-5-phone')

  await officer.goto(`${stage.url}/desk/recognition/teams/${teams[0]?.teamId}`)
  await officer.getByRole('link', { name: 'Đề cử' }).last().click()
  await officer.getByLabel('Thành tích, lý do đề cử').fill('Hỗ trợ đều từng tuần, đến tận nhà hộ yếu thế (mẫu)')
  await officer.getByRole('button', { name: 'Đề cử' }).click()
  await officer.getByRole('radio', { name: 'Đồng ý', exact: true }).check()
  await officer.getByLabel('Lời góp ý').fill('Bà con trong thôn đều khen (mẫu)')
  await officer.getByRole('button', { name: 'Gửi ý kiến' }).click()
  expect(await officer.textContent('main')).toContain('1 đồng ý, 0 không')
  await look(officer, 'commendation-6-nomination')
  await officer.goto(`${stage.url}/desk/recognition/nominations`)
  expect(await officer.locator('tbody tr').count()).toBe(2)
  await look(officer, 'commendation-7-nominations')
})

test('the leader approves both from the one list', async () => {
  await leader.goto(`${stage.url}/desk`)
  await leader.getByRole('link', { name: 'Chờ duyệt' }).click()
  for (const box of await leader.locator('tbody [type=checkbox]').all()) await box.check()
  await look(leader, 'commendation-8-approvals')
  await leader.getByRole('button', { name: 'Duyệt các đề cử đã chọn' }).click()
  expect(await leader.textContent('main')).toContain('Không có việc nào chờ duyệt')
})

test('the papers are real Word and PDF files, blank until the office gives number and day', async () => {
  await officer.goto(`${stage.url}/desk/recognition/papers`)
  await look(officer, 'commendation-9-papers')
  const blank = await file('decision.docx')
  expect(checkDecree30(wordParts(blank))).toEqual([])
  expect(wordsOf(blank)).toMatch(/Số:\s+\/QĐ-UBND/)
  await officer.fill('[name=decisionNumber]', '215')
  await officer.fill('[name=decisionOn]', today)
  await officer.getByRole('button', { name: 'Lưu' }).click()
  const decision = await file('decision.docx')
  expect(wordsOf(decision)).toContain('Số: 215/QĐ-UBND')
  expect(wordsOf(decision)).toContain('cho 01 tập thể và 01 cá nhân')
  for (const kind of ['list', 'submission', 'decision', 'certificates'] as const) {
    const docx = await file(`${kind}.docx`)
    if (kind !== 'certificates')
      expect(checkDecree30(wordParts(docx), kind === 'list' ? 'team' : 'official')).toEqual([])
    expect(wordsOf(docx).normalize('NFC').toLocaleUpperCase('vi')).toContain('TRẦN VĂN ĐẠT (MẪU)')
    const pdf = await file(`${kind}.pdf`)
    expectFontsInside(pdf)
    expect((await pagesOf(pdf)).join('').toLocaleUpperCase('vi')).toContain('TRẦNVĂNĐẠT(MẪU)')
  }
  expect(await pagesOf(await file('certificates.pdf'))).toHaveLength(2)
  expect(faults).toEqual([])
})

test('with the number given the list is closed, also for the leader', async () => {
  await leader.goto(`${stage.url}/desk/recognition/nominations?status=approved`)
  await leader.locator('tbody a').first().click()
  await leader.getByRole('button', { name: 'Mở lại để xét' }).click()
  expect(await leader.textContent('main')).toContain('recognition.decision_numbered')
})

/** Ticks so many of the rows shown, and says what was found out. */
async function judge(n: number, outcome: string, reason: string): Promise<void> {
  const boxes = officer.locator('tbody [type=checkbox]')
  for (let at = 0; at < n; at += 1) await boxes.nth(at).check()
  await officer.getByRole('radio', { name: outcome, exact: true }).check()
  await officer.fill('[name=reason]', reason)
  await officer.getByRole('button', { name: 'Xét các lượt đã chọn' }).click()
}

async function names(): Promise<string[]> {
  return officer.locator('tbody th a').allTextContents()
}

async function file(name: string): Promise<Uint8Array> {
  const response = await officer.context().request.get(`${stage.url}/desk/recognition/papers/${name}`)
  expect(response.status(), name).toBe(200)
  const bytes = await response.body()
  writeFileSync(path.join(shots, `commendation-${name}`), bytes)
  return new Uint8Array(bytes)
}

function wordsOf(docx: Uint8Array): string {
  return textOf(parseXml(wordParts(docx).document))
}

type Order = { id: string; type: string; at: string; payload: object }

function order(type: string, payload: object, at = new Date().toISOString()): Order {
  return { id: newId(), type, at, payload }
}

/** Help of a member, `daysAgo` at seven in the evening and some minutes, as its phone would send it. */
function visit(of: (typeof households)[number], n: number, daysAgo: number, team: number, minutes = 0): Order {
  const heldOn = addDays(today, -daysAgo)
  const payload = {
    ...{ visitId: newId(), teamId: of.teamId, householdId: of.householdId, heldOn, mode: 'in_person' },
    ...{ items: [{ kind: n % 2 === 0 ? 'vneid' : 'qr' }], people: 1, helperIds: [members[team]?.memberId] },
  }
  return order('support.record', payload, new Date(Date.parse(`${heldOn}T12:00:00Z`) + minutes * 60_000).toISOString())
}

async function send(commands: readonly Order[]): Promise<void> {
  const response = await fetch(`${stage.url}/api/v1/commands`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: stage.admin.cookie },
    body: JSON.stringify({ commands }),
  })
  const { receipts } = (await response.json()) as { receipts: { problem: unknown }[] }
  expect(receipts.map(({ problem }) => problem).filter(Boolean)).toEqual([])
}

async function signIn(
  name: string,
  grant: { role: string; teamId?: string },
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  const { link } = await stage.newcomer(name, [grant])
  await page.goto(link)
  await page.locator('main button').first().click()
  return page
}
