import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { axeFaults } from '../tools/axe.ts'
import { must, openStage, type Stage } from './stage.ts'

// A member teaches Bà Lan through three visits with the network really cut. The phone goes on with her passport by
// itself; once the network is back all of it is sent once, counted once as help, and goes home with her in big letters.

const shots = path.resolve(import.meta.dirname, '../shots')
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const today = dayOf(Date.now())
const teamId = newId()
const villageId = newId()
const homes = ['Nguyễn Văn Tám (mẫu)', 'Đặng Thị Hợi (mẫu)'].map((headName) => ({ householdId: newId(), headName }))

let stage: Stage
let helper: BrowserContext
let page: Page
const faults: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] })
  await give('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Tổ thôn Đông (mẫu)', villageId }] })
  for (const home of homes) await give('households.register', { ...home, teamId, villageId, groups: ['elderly'] })
  const { accountId, link } = await stage.newcomer('Trần Thị Hoa (mẫu)', [{ role: 'member', teamId }])
  const [memberId, name, number] = [newId(), 'Trần Thị Hoa (mẫu)', '0912345678']
  await give('teams.add_member', { memberId, teamId, name, phone: number, accountId })
  helper = await stage.browser.newContext(phone)
  page = await helper.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(link)
  await page.locator('main button').first().click()
}, 300_000)
afterAll(() => stage?.close())

test('Bà Lan of a household is added as a learner, with the member as her coach', async () => {
  await open('/field/learners')
  await look('curriculum-1-empty')
  await page.getByRole('link', { name: 'Thêm người học' }).click()
  await ready()
  await page.getByRole('searchbox').fill('nguyen van tam')
  expect(await page.locator('[data-households] .tile:visible').count()).toBe(1)
  await page.locator('label.tile', { hasText: homes[0]?.headName ?? '' }).click()
  await page.fill('[name=name]', 'Bà Lan (mẫu)')
  await look('curriculum-2-new')
  await page.getByRole('button', { name: 'Thêm người học' }).click()
  await page.waitForURL(/\/field\/coach\?learner=/)
  await open('/field')
  await page.getByText('Hôm nay nên ghé').first().waitFor()
  await open('/field/learners')
  await page.locator('.rows a').first().click()
  await ready()
  expect(await page.locator('.facts').textContent()).toContain('Trần Thị Hoa (mẫu), từ')
  await open('/field')
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await page.evaluate(() => localStorage.removeItem('thonso-warmed'))
  await page.reload()
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
})

test('three visits without a network: three taps each, the passport grows and the next suggestion changes', async () => {
  await helper.setOffline(true)
  await expect(fetchFails()).resolves.toBe(true)
  await lesson({ smartphone: 'Có người chỉ' }, -14, 'Nên tập: Dùng điện thoại thông minh. Chưa tập lần nào')
  await lesson({ smartphone: 'Tự làm', online_safety: 'Mới thử' }, -7, 'lần này để tự làm')
  await open('/field/coach')
  await choose()
  expect(await page.locator('[data-mastered-words]').textContent()).toBe('Tự làm được 1/10 kỹ năng')
  expect(await page.locator('[data-waiting-words]').textContent()).toContain('Có 2 lần chờ gửi')
  expect(await page.locator('[data-skill="smartphone"] .field-hint').textContent()).toContain('Tự làm được từ')
  await look('curriculum-3-offline')
  // The third in exactly three taps: the learner, the level, the button.
  await open('/field/coach')
  await page.locator('label.tile:visible', { hasText: 'Bà Lan' }).tap()
  await page.locator('[data-skill="online_safety"] .segment', { hasText: 'Tự làm' }).tap()
  await page.getByRole('button', { name: 'Lưu lần kèm học' }).tap()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await look('curriculum-4-saved')
  await open('/field/lessons')
  await page.locator('summary', { hasText: 'Quét mã QR' }).click()
  expect(await page.locator('details[open] .picture').count()).toBe(4)
  await look('curriculum-4b-steps')
  await open('/field/coach')
  await choose()
  expect(await page.locator('[data-suggestion]').textContent()).toContain('Nên tập: Nhắn tin')
  expect(await visits()).toEqual([])
})

test('somebody new is added and taught without a network as well, and a waiting lesson is changed before it is sent', async () => {
  await open('/field/learners/new')
  await page.locator('label.tile', { hasText: homes[1]?.headName ?? '' }).click()
  await page.getByRole('button', { name: 'Thêm người học' }).click()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await open('/field/coach')
  await page.locator('label.tile:visible', { hasText: 'Người nhà Đặng Thị Hợi' }).tap()
  await page.locator('[data-skill="qr"] .segment', { hasText: 'Tự làm' }).tap()
  await page.getByRole('button', { name: 'Lưu lần kèm học' }).tap()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await open('/field/waiting')
  expect(await page.locator('[data-kept="waiting"]').count()).toBe(5)
  await look('curriculum-5-waiting')
  await page.locator('[data-kept="waiting"]').last().getByRole('link', { name: 'Sửa' }).click()
  await ready()
  expect(await page.locator('input[name="levels.qr"][value="alone"]').isChecked()).toBe(true)
  await page.locator('[data-skill="qr"] .segment', { hasText: 'Có người chỉ' }).tap()
  await page.getByRole('button', { name: 'Lưu lần kèm học' }).tap()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  expect(await visits()).toEqual([])
})

test('once the network is back everything is sent once: four visits, two learners, two skills, by the figures as well', async () => {
  await helper.setOffline(false)
  await page.locator('.strip').first().waitFor({ state: 'detached' })
  const stored = await visits()
  expect(stored.map(({ heldOn }) => heldOn).sort()).toEqual([-14, -7, 0, 0].map((days) => addDays(today, days)))
  expect(new Set(stored.map(({ householdId }) => householdId)).size).toBe(2)
  await open('/field/learners')
  const csv = await (await asAdmin('/desk/curriculum.csv')).text()
  const [line = ''] = csv.split('\n').filter((each) => each.includes('Tổ thôn Đông'))
  // Learners, then begun and mastered of each skill in its order.
  expect(line.replaceAll('"', '').trim().split(/[,;]/).slice(1)).toEqual([
    '2',
    '1',
    '1',
    '1',
    '1',
    ...Array(8).fill('0'),
    '1',
    '0',
    ...Array(6).fill('0'),
  ])
})

test('sent again after the answer was lost, a lesson is neither doubled nor lost', async () => {
  await page.route('**/api/v1/commands', async (route) => {
    await route.fetch().catch(() => undefined)
    await route.abort().catch(() => undefined)
  })
  await lesson({ qr: 'Mới thử' }, 0, 'Nên tập: Nhắn tin')
  expect(await visits()).toHaveLength(5)
  await page.unroute('**/api/v1/commands')
  await open('/field/waiting')
  await page.getByText('Không có gì chờ gửi').waitFor()
  expect(await visits()).toHaveLength(5)
})

test('the passport shows it all; a lesson is corrected and another one undone, and its visit goes with it', async () => {
  await open('/field/learners')
  await page.locator('.rows a', { hasText: 'Bà Lan' }).first().click()
  await ready()
  expect(await page.locator('[data-mastered]').getAttribute('data-mastered')).toBe('2')
  await look('curriculum-6-passport')
  const [latest] = await page.locator('[data-lesson]').all()
  await latest?.getByRole('link', { name: 'Sửa' }).click()
  await ready()
  await page.locator('[data-skill="qr"] .segment', { hasText: 'Tự làm' }).tap()
  await page.getByRole('button', { name: 'Lưu thay đổi' }).tap()
  await page.waitForURL(/\/field\/learners\//)
  await ready()
  expect(await page.locator('[data-mastered]').getAttribute('data-mastered')).toBe('3')
  const qr = page.locator('[data-lesson]', { hasText: 'Quét mã QR' })
  await qr.locator('summary', { hasText: 'Hủy lần này' }).click()
  await qr.getByLabel('Lý do').fill('Ghi nhầm (mẫu)')
  await qr.locator('button').click()
  await page.locator('[data-mastered="2"]').waitFor()
  expect(await visits()).toHaveLength(4)
})

test('the slip goes home in big letters: what went, who helped, whom to call, never an OTP', async () => {
  await page.getByRole('link', { name: 'Phiếu mang về' }).click()
  await ready()
  const slip = (await page.locator('.slip').textContent()) ?? ''
  for (const said of ['Hôm nay bác đã làm được', 'An toàn trên mạng', 'Trần Thị Hoa (mẫu)', '0912 345 678', 'OTP'])
    expect(slip).toContain(said)
  await look('curriculum-7-slip')
  await page.pdf({ path: path.join(shots, 'curriculum-slip.pdf'), preferCSSPageSize: true, printBackground: false })
  expect(await axeFaults(page)).toEqual([])
})

test('help that was recorded first gets its lesson afterwards, and stays one visit', async () => {
  const visitId = newId()
  const known = { householdId: homes[0]?.householdId, heldOn: today, mode: 'in_person', items: [{ kind: 'vneid' }] }
  await must(stage.admin.order('support.record', { visitId, teamId, ...known }))
  const before = (await visits()).length
  await open(`/field/coach?visit=${visitId}`)
  expect(await page.locator('[data-learners] label.tile').count()).toBe(1)
  await choose()
  await page.locator('[data-skill="messages"] .segment', { hasText: 'Có người chỉ' }).tap()
  await page.getByRole('button', { name: 'Lưu lần kèm học' }).tap()
  await page.waitForURL(/\/field\/learners\//)
  await ready()
  expect(await page.locator('.rows').first().textContent()).toContain('Làm được khi có người chỉ')
  expect(await visits()).toHaveLength(before)
})

test('in a small class two people practise one skill with one press, each with a visit of their own', async () => {
  await open('/field/class')
  await page.locator('label.tile', { hasText: 'Gọi video' }).tap()
  for (const who of ['Bà Lan', 'Người nhà']) await page.locator('label.tile', { hasText: who }).tap()
  await look('curriculum-8-class')
  await page.getByRole('button', { name: 'Lưu lớp nhỏ' }).tap()
  await page.waitForURL(/\/field\/learners/)
  expect(await visits()).toHaveLength(7)
})

test('the officer sees skills by team and whom it is about; the lessons themselves are open to everybody', async () => {
  const { link } = await stage.newcomer('Cán bộ (mẫu)', [{ role: 'coordinator' }])
  const desk = await stage.browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  await desk.goto(link)
  await desk.locator('main button').first().click()
  for (const [name, address] of [
    ['curriculum-9-desk', '/desk/curriculum'],
    ['curriculum-10-learners', '/desk/curriculum/learners'],
    ['curriculum-11-lessons', '/lessons'],
    ['curriculum-12-lesson', '/lessons/e_payment?step=3'],
  ] as const) {
    await desk.goto(`${stage.url}${address}`)
    await look(name, desk)
  }
  await desk.goto(`${stage.url}/desk/curriculum/learners?q=ba+lan`)
  expect(await desk.locator('tbody tr').count()).toBe(1)
  await desk.goto(`${stage.url}/desk/curriculum/learners?state=stalled`)
  expect(await desk.locator('tbody tr').count()).toBe(0)
  const file = await asAdmin('/desk/curriculum/learners.xlsx')
  expect(file.headers.get('content-type')).toContain('spreadsheetml')
  expect(faults).toEqual([])
})

async function open(address: string): Promise<void> {
  await page.goto(`${stage.url}${address}`)
  await ready()
}

async function ready(): Promise<void> {
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

async function choose(): Promise<void> {
  await page.locator('label.tile:visible', { hasText: 'Bà Lan' }).click()
}

/** Chooses Bà Lan, reads what is suggested, taps the skills and saves a lesson held so many days from today. */
async function lesson(said: Readonly<Record<string, string>>, days: number, suggested: string): Promise<void> {
  await open('/field/coach')
  await choose()
  expect(await page.locator('[data-suggestion]').textContent()).toContain(suggested)
  for (const [skill, level] of Object.entries(said))
    await page.locator(`[data-skill="${skill}"] .segment`, { hasText: level }).click()
  await page.locator('summary', { hasText: 'Ngày, cách gặp, buổi' }).click()
  await page.fill('[name=heldOn]', addDays(today, days))
  await page.getByRole('button', { name: 'Lưu lần kèm học' }).click()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
}

function fetchFails(): Promise<boolean> {
  return page.evaluate(() =>
    fetch('/healthz', { cache: 'no-store' }).then(
      () => false,
      () => true,
    ),
  )
}

function asAdmin(address: string): Promise<Response> {
  return fetch(`${stage.url}${address}`, { headers: { Cookie: stage.admin.cookie } })
}

type Stored = { heldOn: string; householdId: string; status: string }

/** What the server counts, each visit once. */
async function visits(): Promise<Stored[]> {
  const response = await asAdmin('/api/v1/changes?after=0')
  const { changes } = (await response.json()) as { changes: { noun: string; data: Stored }[] }
  return changes.filter(({ noun, data }) => noun === 'visit' && data.status === 'counted').map(({ data }) => data)
}

/** Nothing wider than the screen, and a picture to be looked at. */
async function look(name: string, of: Page = page): Promise<void> {
  const over = await of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, name).toBe(0)
  await of.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
}
