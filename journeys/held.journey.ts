import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf, quarterWindow, reportWindow } from '../platform/clock/days.ts'
import { must, openStage, type Stage } from './stage.ts'

// S6: three people record without a network. Meanwhile one loses the role, one the account, and the period of the third
// is locked. Nothing is dropped: each is told in plain words, the officer takes it, and it counts once.

const shots = path.resolve(import.meta.dirname, '../shots')
const screen = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const today = dayOf(Date.now())
const quarter = quarterOf(today)
/** A day that the report has counted once it is approved. */
const closedDay = [addDays(today, -1), reportWindow(quarter).to].sort()[0] ?? ''
const [teamId, villageId, planId] = [newId(), newId(), newId()]
const households = ['Nguyễn Thị Lan', 'Trần Văn Nghĩa', 'Đặng Thị Hoà', 'Phạm Văn Mẫu', 'Lê Thị Huệ'].map((name) => ({
  householdId: newId(),
  headName: `${name} (mẫu)`,
}))

type Phone = { readonly accountId: string; readonly context: BrowserContext; readonly page: Page }

let stage: Stage
let officer: Page
let removed: Phone
let disabled: Phone
let late: Phone

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  stage = await openStage()
  await seed(stage)
  removed = await aPhone('Thành viên thôi vai trò (mẫu)')
  disabled = await aPhone('Thành viên bị khóa (mẫu)')
  late = await aPhone('Thành viên ghi muộn (mẫu)')
  const { link } = await stage.newcomer('Cán bộ (mẫu)', [{ role: 'coordinator' }])
  officer = await (await stage.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await enter(officer, link)
}, 300_000)
afterAll(() => stage?.close())

test('three people record help without a network', async () => {
  await record(removed, [households[0]])
  await record(disabled, [households[1]])
  await record(late, [households[2], households[3]], closedDay)
  expect(await storedVisits()).toBe(0)
}, 120_000)

test('meanwhile a role is taken away, an account disabled, and the report approved', async () => {
  const grant = { role: 'member', teamId }
  await must(stage.admin.order('people.revoke_role', { accountId: removed.accountId, grant }))
  await must(stage.admin.order('people.disable_account', { accountId: disabled.accountId }))
  const [team, commune] = [newId(), newId()]
  const words = { difficulties: 'Sóng yếu (mẫu)', proposals: '', lessons: '' }
  await must(stage.admin.order('reports.submit_team_report', { reportId: team, planId, teamId, ...words }))
  await must(stage.admin.order('reports.accept', { reportId: team }))
  await must(stage.admin.order('reports.consolidate', { reportId: commune, planId }))
  const leader = await stage.newcomer('Lãnh đạo (mẫu)', [{ role: 'leader' }])
  const page = await (await stage.browser.newContext()).newPage()
  await enter(page, leader.link)
  const order = { id: newId(), type: 'reports.approve', at: new Date().toISOString(), payload: { reportId: commune } }
  const answer = await page.request.post(`${stage.url}/api/v1/commands`, { data: { commands: [order] } })
  expect(await answer.json()).toMatchObject({ receipts: [{ status: 'done' }] })
})

test('back in the network nothing is dropped, and each phone says in plain words where it lies', async () => {
  for (const [one, count, why] of [
    [removed, 1, 'Tài khoản của bạn không được làm việc này'],
    [late, 2, 'Báo cáo của kỳ này đã được phê duyệt và khóa'],
  ] as const) {
    await one.context.setOffline(false)
    await one.page.goto(`${stage.url}/field/waiting`)
    await one.page.getByText(`${count} việc đang chờ cán bộ xã xét`).waitFor()
    await one.page.getByText('Đã chuyển cán bộ xã xét').first().waitFor()
    await one.page.getByText('Không mất gì cả, không cần làm gì thêm').first().waitFor()
    await one.page.getByText(why).first().waitFor()
  }
  await removed.page.screenshot({ path: path.join(shots, 'held-1-phone.png'), fullPage: true })
  expect(await storedVisits()).toBe(0)
})

test('the phone of a disabled account still delivers what it holds, by itself', async () => {
  await disabled.context.setOffline(false)
  await disabled.page.goto(`${stage.url}/field/waiting`)
  await expect.poll(heldOrders, { timeout: 90_000 }).toBe(4)
  expect(await storedVisits()).toBe(0)
})

test('the officer sees who recorded what and why it was not taken, and takes or declines it', async () => {
  await officer.goto(`${stage.url}/desk`)
  const link = officer.locator('#desk-menu').getByRole('link', { name: /^Chờ xét/ })
  expect(await link.locator('.count').textContent()).toBe('4')
  await link.click()
  const rows = officer.locator('tbody tr')
  expect(await rows.count()).toBe(4)
  await officer.screenshot({ path: path.join(shots, 'held-2-list.png'), fullPage: true })
  await officer.getByRole('button', { name: 'Nhận các việc đã chọn' }).click()
  expect(await officer.textContent('main')).toContain('Chưa chọn việc nào')

  await rows.filter({ hasText: 'Phạm Văn Mẫu' }).getByRole('link').click()
  await officer.locator('summary', { hasText: 'Không nhận' }).click()
  await officer.fill('#f-reason', 'Hộ này đã chuyển đi (mẫu)')
  await officer.screenshot({ path: path.join(shots, 'held-3-one.png'), fullPage: true })
  await officer.getByRole('button', { name: 'Không nhận việc này' }).click()
  await officer.waitForURL(/\/desk\/held\?done/)

  await rows.filter({ hasText: 'Trần Văn Nghĩa' }).getByRole('link').click()
  expect(await officer.textContent('main')).toContain('đã bị khóa trước khi việc này tới máy chủ')
  await officer.getByRole('button', { name: 'Nhận việc này' }).click()
  await officer.waitForURL(/\/desk\/held\?done/)

  for (const name of ['Nguyễn Thị Lan', 'Đặng Thị Hoà'])
    await rows.filter({ hasText: name }).locator('[type=checkbox]').check()
  await officer.getByRole('button', { name: 'Nhận các việc đã chọn' }).click()
  await officer.getByText('Không có việc nào chờ xét').waitFor()
  expect(await link.locator('.count').count()).toBe(0)
  await officer.goto(`${stage.url}/desk/held?show=decided`)
  expect(await rows.count()).toBe(4)
  await officer.screenshot({ path: path.join(shots, 'held-4-decided.png'), fullPage: true })
})

test('what was taken counts once, in the name of whoever recorded it, and its history says who took it', async () => {
  expect(await storedVisits()).toBe(3)
  await officer.goto(`${stage.url}/desk/visits`)
  expect(await officer.textContent('main')).toContain('3 lượt hỗ trợ')
  await officer.locator('tbody tr', { hasText: 'Nguyễn Thị Lan' }).getByRole('link').first().click()
  const told = await officer.textContent('main')
  expect(told).toContain('Thành viên thôi vai trò (mẫu)')
  expect(told).toContain('Cán bộ (mẫu) nhận thay Thành viên thôi vai trò (mẫu)')
})

test('the phones hear what was decided: taken ones are gone, a declined one says why', async () => {
  await removed.page.goto(`${stage.url}/field/waiting`)
  await removed.page.getByText('Không có gì chờ gửi').waitFor()
  await late.page.goto(`${stage.url}/field/waiting`)
  await late.page.getByText('Lý do: Hộ này đã chuyển đi (mẫu)').waitFor()
  expect(await late.page.locator('[data-kept]').count()).toBe(1)
  await late.page.screenshot({ path: path.join(shots, 'held-5-declined.png'), fullPage: true })
  expect(await storedVisits()).toBe(3)
})

async function aPhone(name: string): Promise<Phone> {
  const { accountId, link } = await stage.newcomer(name, [{ role: 'member', teamId }])
  const context = await stage.browser.newContext(screen)
  const page = await context.newPage()
  await enter(page, link)
  await page.goto(`${stage.url}/field`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  return { accountId, context, page }
}

async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/i/'))
}

async function record(one: Phone, whom: readonly ((typeof households)[number] | undefined)[], day?: string) {
  const { page } = one
  await one.context.setOffline(true)
  for (const household of whom) {
    await page.goto(`${stage.url}/field`)
    await page.getByRole('link', { name: 'Ghi nhận hỗ trợ' }).click()
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    await page
      .getByRole('link', { name: household?.headName ?? '' })
      .first()
      .click()
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    if (day !== undefined) {
      await page
        .locator('details', { has: page.locator('[name=heldOn]') })
        .locator('summary')
        .click()
      await page.fill('[name=heldOn]', day)
    }
    await page.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
    await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  }
}

async function storedVisits(): Promise<number> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  const { changes } = (await response.json()) as { changes: { noun: string; data: { status?: string } | null }[] }
  return changes.filter(({ noun, data }) => noun === 'visit' && data?.status === 'counted').length
}

/** How many wait for the officer. */
async function heldOrders(): Promise<number> {
  const list = await officer.request.get(`${stage.url}/desk/held`)
  return [...(await list.text()).matchAll(/<tr[^>]*>/g)].length - 1
}

async function seed({ admin }: Stage): Promise<void> {
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const { from, to } = quarterWindow(quarter)
  await must(admin.order('plan.submit', { planId, text, sourceName: 'mau.txt' }))
  await must(admin.order('plan.correct', { planId, title: 'Kế hoạch (mẫu)', periodFrom: from, periodTo: to }))
  await must(admin.order('plan.activate', { planId }))
  await must(admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }))
  for (const household of households)
    await must(
      admin.order('households.register', { ...household, teamId, villageId, hamlet: 'Xóm 2', groups: ['elderly'] }),
    )
}
