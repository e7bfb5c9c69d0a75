import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf, quarterWindow } from '../platform/clock/days.ts'
import { checkDecree30 } from '../platform/papers/decree-30.ts'
import { expectFontsInside, pagesOf } from '../platform/papers/testing.ts'
import { wordParts } from '../platform/papers/word-paragraphs.ts'
import { parseXml, textOf } from '../platform/papers/xml.ts'
import { quarterName } from '../platform/words/formats.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { look, shots } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// From what the teams learnt to the plan they work by next, without JavaScript: the officer chooses lessons, drafts the
// plan, sets a number, the leader approves, the papers are real files, the plan is activated, a team sees its new number.

const today = dayOf(Date.now())
// The plan that is worked by is the last quarter's, so that the next one is today's.
const here = quarterWindow(quarterOf(today))
const before = quarterOf(addDays(here.from, -1))
const villages = [1, 2, 3].map((n) => ({ villageId: newId(), name: `Thôn ${n} (mẫu)` }))
const teams = villages.map(({ villageId }, at) => ({
  ...{ teamId: newId(), level: 'village', name: `Tổ thôn ${at + 1} (mẫu)`, villageId },
}))
const households = teams.flatMap(({ teamId, villageId }, at) =>
  Array.from({ length: 80 }, (_, n) => ({
    ...{ householdId: newId(), teamId, villageId, headName: `Phạm Văn ${at + 1}.${n + 1} (mẫu)` },
  })),
)
const lesson = 'Hẹn trước qua nhóm Zalo của thôn thì bà con đến đông (mẫu)'
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
  await send(households.map((payload) => ({ type: 'households.register', payload })))
  await give('plan.submit', { planId, text: samplePlan(before) })
  await give('plan.activate', { planId })
  await send(
    [...households.slice(0, 72), ...households.slice(80, 90)].map(({ householdId, teamId }) => ({
      type: 'support.record',
      payload: {
        ...{ visitId: newId(), teamId, householdId, heldOn: addDays(here.from, -30), mode: 'in_person' },
        ...{ items: [{ kind: 'vneid' }], people: 1 },
      },
    })),
  )
  for (const [at, said] of [lesson, 'Các cụ quên mật khẩu rất nhanh (mẫu)'].entries())
    await give('reports.submit_team_report', {
      ...{ reportId: newId(), planId, teamId: teams[at]?.teamId, difficulties: 'Sóng yếu (mẫu)', lessons: said },
    })
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' }, { width: 1280, height: 800 })
  leader = await signIn('Lãnh đạo (mẫu)', { role: 'leader' }, { width: 1280, height: 800 })
  lead = await signIn(
    'Tổ trưởng (mẫu)',
    { role: 'team_lead', teamId: teams[0]?.teamId ?? '' },
    { width: 360, height: 740 },
  )
}, 300_000)
afterAll(() => stage?.close())

test('the officer finds what the teams wrote, without typing diacritics, and takes a line into the next plan', async () => {
  await officer.goto(`${stage.url}/desk/review`)
  expect(await officer.locator('tbody tr').count()).toBe(4)
  await officer.getByLabel('Tìm trong câu chữ').fill('nhom zalo')
  await officer.getByRole('button', { name: 'Lọc' }).click()
  expect(await officer.locator('tbody tr').count()).toBe(1)
  await officer.locator('tbody tr input[type=checkbox]').check({ force: true })
  await officer.getByRole('button', { name: 'Đưa các dòng đã chọn vào kỳ tới' }).click()
  expect(await officer.locator('tbody').textContent()).toContain('Sẽ vào kỳ tới')
  await officer.goto(`${stage.url}/desk/review`)
  await look(officer, 'next-1-lessons')
  const csv = await (await officer.context().request.get(`${stage.url}/desk/review/lessons.csv`)).text()
  expect(csv).toContain(lesson)
})

test('the next plan is drafted in one step, with a number for each team and the reason for it', async () => {
  await officer.getByRole('link', { name: 'Kế hoạch kỳ tới' }).click()
  await officer.getByRole('button', { name: 'Dự thảo kế hoạch kỳ tới' }).click()
  expect(await officer.textContent('h1')).toContain(quarterName('vi', quarterOf(today)))
  const row = (n: number) => officer.locator('#target-0 tbody tr', { hasText: `Tổ thôn ${n} (mẫu)` })
  expect(await row(1).textContent()).toContain('Vượt: xin thêm một nửa phần vượt')
  expect(await row(1).locator('input[name=atLeast]').inputValue()).toBe('60')
  expect(await row(2).textContent()).toContain('70/80 hộ')
  expect(await row(2).locator('input[name=atLeast]').inputValue()).toBe('40')
  expect(await row(3).textContent()).toContain('Chưa có kết quả')
  await look(officer, 'next-2-draft')
  await row(1).locator('input[name=atLeast]').fill('65')
  await row(1).getByRole('button', { name: 'Đặt số' }).click()
  expect(await row(1).textContent()).toContain('Đề xuất: 60')
  const line = officer.locator('details.fold', { hasText: 'Giữ mối với các tổ' }).first()
  await line.locator('summary').first().click()
  await line.getByRole('button', { name: 'Bỏ ra' }).click()
  await officer.locator('summary', { hasText: 'Trình lãnh đạo' }).click()
  await officer.getByRole('button', { name: 'Đồng ý, trình' }).click()
  expect(await officer.textContent('main')).toContain('Đang chờ lãnh đạo duyệt')
})

test('the leader finds it among what waits, and approves it', async () => {
  await leader.goto(`${stage.url}/desk/approvals`)
  await look(leader, 'next-3-approvals')
  await leader.getByRole('link', { name: /Đưa công nghệ số/ }).click()
  expect(await leader.textContent('main')).toContain(lesson)
  await look(leader, 'next-3-leader')
  await leader.locator('summary', { hasText: 'Duyệt kế hoạch' }).click()
  await leader.getByRole('button', { name: 'Đồng ý, duyệt' }).click()
  expect(await leader.textContent('main')).toContain('Đã duyệt lúc')
})

test('the papers keep the decree: number and day blank, then as the clerk gave them', async () => {
  const address = new URL(leader.url()).pathname
  const file = async (form: string) => {
    const bytes = await (await officer.context().request.get(`${stage.url}${address}/${form}`)).body()
    writeFileSync(path.join(shots, `next-plan.${form}`), bytes)
    return Uint8Array.from(bytes)
  }
  const words = async () => textOf(parseXml(wordParts(await file('docx')).document)).replace(/\s+/g, ' ')
  expect(checkDecree30(wordParts(await file('docx')))).toEqual([])
  const blank = await words()
  expect(blank).toMatch(/Số: +\/KH-UBND/)
  expect(blank).toContain('Tổ thôn 1 (mẫu): phấn đấu hỗ trợ ít nhất 65 hộ')
  expect(blank).toContain(lesson)
  expect(blank).not.toContain('Giữ mối với các tổ')
  await officer.reload()
  await officer.getByLabel('Số', { exact: false }).first().fill('7')
  await officer.getByLabel('Ngày ban hành').fill(today)
  await officer.getByRole('button', { name: 'Lưu', exact: true }).click()
  expect(await words()).toContain('Số: 07/KH-UBND')
  const pdf = await file('pdf')
  expectFontsInside(pdf)
  expect((await pagesOf(pdf)).join('')).toContain('TỔCHỨCTHỰCHIỆN')
})

test('put among the plans it is read and activated as every plan is, and the team sees its own new number', async () => {
  await officer.getByRole('button', { name: 'Đưa vào danh sách kế hoạch' }).click()
  await officer.waitForURL(/\/desk\/plans\/[0-9a-f-]{36}/)
  await look(officer, 'next-4-read')
  expect(await officer.textContent('main')).toContain('Tổ thôn 1 (mẫu): 65')
  await officer.locator('summary', { hasText: 'Kích hoạt kế hoạch' }).click()
  await officer.getByRole('button', { name: 'Đồng ý, kích hoạt' }).click()
  expect(await officer.textContent('main')).toContain('Tổ thôn 1 (mẫu): 65')
  await lead.goto(`${stage.url}/field/progress`)
  expect(await lead.textContent('main')).toContain('0/65')
  await look(lead, 'next-5-field')
})

test('the two periods stand side by side, each by its own days and numbers', async () => {
  await officer.goto(`${stage.url}/desk/review/periods`)
  expect(await officer.locator('tr', { hasText: 'Tổ thôn 1 (mẫu)' }).first().textContent()).toContain('72/50')
  expect(await officer.textContent('main')).toContain('Mỗi hộ đếm một lần trong một kỳ')
  await look(officer, 'next-6-periods')
  await officer.goto(`${stage.url}/desk/plans?status=active&year=${today.slice(0, 4)}`)
  expect(await officer.locator('tbody tr').first().textContent()).toContain(quarterName('vi', quarterOf(today)))
  await look(officer, 'next-7-plans')
})

test('two villages become one: the households go together, and the results go on in the team that stays', async () => {
  await officer.goto(`${stage.url}/desk/households?teamId=${teams[1]?.teamId}`)
  await officer.locator('summary', { hasText: 'Chuyển hộ của Tổ thôn 2 (mẫu)' }).click()
  await officer.getByLabel('Tổ phụ trách mới').selectOption({ label: 'Tổ thôn 1 (mẫu)' })
  await look(officer, 'next-8-move')
  await officer.getByRole('button', { name: 'Chuyển các hộ này' }).click()
  expect(await officer.textContent('main')).toContain('Không có hộ nào khớp')
  await officer.goto(`${stage.url}/desk/teams/${teams[1]?.teamId}`)
  await officer.getByRole('link', { name: 'Thôn sáp nhập, chia tách' }).click()
  await officer.locator('summary', { hasText: 'Ghi sáp nhập, chia tách' }).click()
  await officer.getByLabel('Tổ kết thúc').selectOption({ label: 'Tổ thôn 2 (mẫu)' })
  await officer.locator('#merged label', { hasText: 'Tổ thôn 1 (mẫu)' }).click()
  await officer.getByLabel('Từ ngày').fill(today)
  await look(officer, 'next-9-merge')
  await officer.locator('[data-form="teams.succeed"] button').click()
  const row = officer.locator('tr', { hasText: 'Tổ thôn 1 (mẫu)' }).first()
  expect(await row.textContent()).toContain('82/50 (gồm Tổ thôn 2 (mẫu))')
  expect(await officer.textContent('#merged')).toContain('Tổ thôn 2 (mẫu) nối tiếp vào Tổ thôn 1 (mẫu)')
  expect(faults).toEqual([])
})

async function signIn(name: string, grant: { role: string; teamId?: string }, size: { width: number; height: number }) {
  const { link } = await stage.newcomer(name, [grant])
  const context = await stage.browser.newContext({
    ...{ javaScriptEnabled: false, viewport: size, reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`)
  })
  await page.goto(link)
  await page.locator('main button').first().click()
  return page
}

async function send(orders: readonly { type: string; payload: object }[]) {
  for (let at = 0; at < orders.length; at += 150) {
    const commands = orders.slice(at, at + 150).map((one) => ({ id: newId(), at: new Date().toISOString(), ...one }))
    const answer = await fetch(`${stage.url}/api/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: stage.admin.cookie },
      body: JSON.stringify({ commands }),
    })
    const { receipts } = (await answer.json()) as { receipts: { problem: unknown }[] }
    const refused = receipts.find(({ problem }) => problem)
    if (refused) throw new Error(JSON.stringify(refused.problem))
  }
}
