import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../platform/clock/days.ts'
import { must, openStage, type Stage } from './stage.ts'

// Many at once: a session of twenty households on one screen, and a page of a paper register.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const [teamId, villageId] = [newId(), newId()]
const households = Array.from({ length: 24 }, (_, at) => ({
  householdId: newId(),
  headName: `Nguyễn Văn Số ${at + 1} (mẫu)`,
  hamlet: at % 2 === 0 ? 'Xóm Đông' : 'Xóm Tây',
}))
const [twin] = households
const otherHelper = newId()

let stage: Stage
let helper: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openStage()
  const { admin } = stage
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  await must(
    admin.order('plan.submit', {
      planId,
      text: text.replaceAll('2025', String(new Date().getFullYear())),
      sourceName: 'mau.txt',
    }),
  )
  await must(admin.order('plan.activate', { planId }))
  await must(admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }))
  for (const household of [...households, { ...twin, householdId: newId() }])
    await must(admin.order('households.register', { ...household, teamId, villageId }))
  const name = 'Trần Văn Giúp (mẫu)'
  await must(admin.order('teams.add_member', { memberId: otherHelper, teamId, name, since: dayOf(Date.now()) }))
  helper = await stage.browser.newContext(phone)
  page = await helper.newPage()
  const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId }])
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.goto(`${stage.url}/field`)
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
}, 300_000)

afterAll(() => stage?.close())

test('without a network twenty households and three unnamed people are saved on one screen, then counted', async () => {
  await helper.setOffline(true)
  await page.goto(`${stage.url}/field/group`)
  await ready()
  const started = performance.now()
  for (const { headName } of households.slice(1, 20)) await tile(headName).click()
  // Narrowing hides the others and forgets no tick.
  await page.locator('input[type="search"]').fill('so 21')
  expect(await page.locator('[data-households] .tile:visible').count()).toBe(1)
  await tile('Nguyễn Văn Số 21 (mẫu)').click()
  await page.locator('input[name="anonymous"]').fill('3')
  await page.getByRole('button', { name: 'Lưu cả buổi' }).click()
  await page.getByText('Hãy bấm chọn ít nhất một việc đã giúp').waitFor()
  await tile('Cài đặt, kích hoạt VNeID').click()
  await page.getByRole('button', { name: 'Lưu cả buổi' }).click()
  await page.getByText('Đã lưu 23 lần hỗ trợ').waitFor()
  console.log(
    `a session of 20 households and 3 unnamed people: ${Math.round(performance.now() - started)} ms of a robot's time`,
  )
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await helper.setOffline(false)
  await expect.poll(counted, { timeout: 30_000 }).toEqual({ visits: 23, households: 20 })
})

test('pages kept since yesterday are of today, on every line', async () => {
  await helper.setOffline(true)
  const tomorrow = await helper.newPage()
  await tomorrow.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + 86_400_000
  })
  const day = dayOf(Date.now() + 86_400_000)
  for (const [address, field] of [
    ['/field/group', 'heldOn'],
    ['/field/notebook', 'heldOn.9'],
  ] as const) {
    await tomorrow.goto(stage.url + address)
    await tomorrow.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    const input = tomorrow.locator(`input[name="${field}"]`)
    expect([await input.inputValue(), await input.getAttribute('max')]).toEqual([day, day])
  }
  await tomorrow.close()
  await helper.setOffline(false)
})

test('a page of a register: known names, a new one, a line of two alike', async () => {
  await page.goto(`${stage.url}/field/notebook`)
  await ready()
  await line(0, 'Nguyễn Văn Số 22 (mẫu) · Xóm Tây', 'Cài đặt, kích hoạt VNeID')
  await line(1, 'Bà Chép Sổ (mẫu)', 'Gọi video')
  await line(2, `${twin?.headName} · ${twin?.hamlet}`, 'Gọi video')
  await page.getByRole('button', { name: 'Lưu các dòng' }).click()
  await page.getByText('Đã lưu 2 lần hỗ trợ').waitFor()
  expect(await page.locator('input[name="name.0"]').inputValue()).toBe('')
  expect(await page.locator('input[name="name.2"]').inputValue()).toContain('Số 1 (mẫu)')
  await expect.poll(counted, { timeout: 30_000 }).toEqual({ visits: 25, households: 22 })
})

test('one visit holds several things, people and helpers; it is set right and taken back, once the network is there', async () => {
  await page.goto(`${stage.url}/field/record/${households[23]?.householdId}`)
  await ready()
  await helper.setOffline(true)
  await tile('Cài đặt, kích hoạt VNeID').click()
  await tile('Quét mã QR').click()
  await page.locator('summary', { hasText: 'Ngày, số người, ghi chú' }).click()
  await page.fill('[name=people]', '3')
  await page.fill('[name=note]', 'Cả nhà cùng học (mẫu)')
  await page.getByLabel('Trần Văn Giúp (mẫu)').check()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await helper.setOffline(false)
  await expect.poll(counted, { timeout: 30_000 }).toEqual({ visits: 26, households: 23 })
  expect((await visits()).at(-1)).toMatchObject({
    ...{ items: [{ kind: 'vneid' }, { kind: 'qr' }], people: 3, note: 'Cả nhà cùng học (mẫu)' },
    helperIds: [otherHelper],
  })

  const own = `${stage.url}/field/households/${households[23]?.householdId}`
  await page.goto(own)
  await page.getByRole('link', { name: 'Sửa' }).click()
  await ready()
  await tile('Quét mã QR').click()
  await page.fill('[name=people]', '2')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.waitForURL(/households/)
  await expect
    .poll(async () => (await visits()).at(-1), { timeout: 30_000 })
    .toMatchObject({
      ...{ items: [{ kind: 'vneid' }], people: 2, helperIds: [otherHelper] },
    })
  await page.goto(own)
  await ready()
  await helper.setOffline(true)
  await page.locator('summary', { hasText: 'Hủy lượt này' }).click()
  await page.fill('[name=reason]', 'Ghi nhầm hộ (mẫu)')
  await page.getByRole('button', { name: 'Hủy lượt này' }).click()
  await page.getByText('1 việc chờ gửi').waitFor()
  await helper.setOffline(false)
  await expect.poll(counted, { timeout: 30_000 }).toEqual({ visits: 25, households: 22 })
})

test('both work without a script, and a second press changes nothing', async () => {
  const context = await stage.browser.newContext({ ...phone, javaScriptEnabled: false })
  await context.addCookies(await helper.cookies())
  const plain = await context.newPage()
  await plain.goto(`${stage.url}/field/group`)
  await plain.getByRole('button', { name: 'Lưu cả buổi' }).click()
  await plain.getByText('Chưa chọn ai cả').waitFor()
  for (const { headName } of households.slice(1, 4))
    await plain.locator('label.tile', { hasText: headName }).first().click()
  await plain.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
  const form = await plain.locator('form[data-many]').evaluate((each) => {
    const data = new FormData(each as HTMLFormElement)
    return [...data].map(([name, value]) => [name, String(value)] as [string, string])
  })
  await plain.getByRole('button', { name: 'Lưu cả buổi' }).click()
  await plain.getByText('Đã ghi.').waitFor()
  const again = await context.request.post(`${stage.url}/field/group`, {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: stage.url },
    data: new URLSearchParams(form).toString(),
    maxRedirects: 0,
  })
  expect(again.status()).toBe(303)
  expect(await counted()).toEqual({ visits: 28, households: 22 })
  await plain.goto(`${stage.url}/field/notebook`)
  await plain.locator('input[name="name.3"]').fill('Ông Viết Tay (mẫu)')
  await plain.getByRole('button', { name: 'Lưu các dòng' }).click()
  await plain.getByText('Dòng này chưa được ghi.').waitFor()
  expect(await plain.locator('input[name="name.3"]').inputValue()).toBe('Ông Viết Tay (mẫu)')
  await plain.locator('select[name="item.3"]').selectOption({ label: 'Gọi video' })
  await plain.getByRole('button', { name: 'Lưu các dòng' }).click()
  await plain.getByText('Đã ghi.').waitFor()
  expect(await counted()).toEqual({ visits: 29, households: 23 })
  await context.close()
})

async function ready(): Promise<void> {
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

function tile(name: string) {
  return page.locator('label.tile', { hasText: name }).first()
}

async function line(at: number, name: string, thing: string): Promise<void> {
  await page.locator(`input[name="name.${at}"]`).fill(name)
  await page.locator(`select[name="item.${at}"]`).selectOption({ label: thing })
}

async function visits(): Promise<readonly { status: string; householdId: string | null }[]> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  const { changes } = (await response.json()) as {
    changes: { noun: string; data: { status: string; householdId: string | null } }[]
  }
  return changes.filter(({ noun, data }) => noun === 'visit' && data.status === 'counted').map(({ data }) => data)
}

async function counted(): Promise<{ visits: number; households: number }> {
  const all = await visits()
  return { visits: all.length, households: new Set(all.flatMap(({ householdId }) => householdId ?? [])).size }
}
