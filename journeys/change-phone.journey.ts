import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { qrSvg } from '../platform/papers/qr.ts'
import { must, openStage, type Stage } from './stage.ts'

// A new phone: the officer's invitation for the first one, one's own code for the next.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const team = { teamId: newId(), villageId: newId(), name: 'Thôn Đông (mẫu)' }

let stage: Stage
let oldPhone: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openStage()
  const { admin } = stage
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const year = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', year), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  const { villageId, name } = team
  await must(admin.order('places.add_villages', { villages: [{ villageId, name }] }))
  await must(admin.order('teams.set_up', { teams: [{ ...team, level: 'village' }] }))
  oldPhone = await stage.browser.newContext(phone)
  page = await oldPhone.newPage()
}, 300_000)

afterAll(() => stage?.close())

test('the officer\u2019s invitation opens the field app, signed in', async () => {
  const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId: team.teamId }])
  await page.goto(link)
  await page.getByRole('button', { name: 'Vào Thôn Số' }).click()
  await page.waitForURL(/\/field$/)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
})

test('one scan and one press bring the new phone in; the old one stays, with what waits on it', async () => {
  await page.goto(`${stage.url}/field/record/anonymous`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await page.route('**/api/v1/commands', (route) => route.abort())
  await page.locator('label.tile', { hasText: 'Quét mã QR' }).first().click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  const link = await scan(page)
  const newPhone = await stage.browser.newContext(phone)
  const fresh = await newPhone.newPage()
  const started = performance.now()
  await fresh.goto(link)
  await fresh.getByRole('button', { name: 'Vào Thôn Số' }).click()
  await fresh.waitForURL(/\/field$/)
  await fresh.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  console.log(`from the scan to the field app: ${Math.round(performance.now() - started)} ms`)
  expect((await oldPhone.request.get(`${stage.url}/field`, { maxRedirects: 0 })).status()).toBe(200)
  await page.unrouteAll()
  await page.goto(`${stage.url}/field/waiting`)
  await page.getByText('Không có gì chờ gửi').waitFor()
  // Spent: a second phone gets a sentence and no session.
  const third = await stage.browser.newContext(phone)
  const late = await third.newPage()
  await late.goto(link)
  await late.getByRole('button', { name: 'Vào Thôn Số' }).click()
  await late.getByText('Lời mời này đã dùng hoặc đã hết hạn').waitFor()
  expect(await third.cookies()).not.toContainEqual(expect.objectContaining({ name: 'thonso_session' }))
  await third.close()
  // The old phone is signed out from the new one.
  await fresh.goto(`${stage.url}/account`)
  await fresh.locator('summary', { hasText: 'Đăng xuất các máy khác' }).click()
  await fresh.getByRole('button', { name: 'Đăng xuất các máy khác' }).click()
  await fresh.getByText('Đã ghi.').waitFor()
  expect((await oldPhone.request.get(`${stage.url}/field`, { maxRedirects: 0 })).status()).toBe(303)
  expect((await newPhone.request.get(`${stage.url}/field`, { maxRedirects: 0 })).status()).toBe(200)
  await newPhone.close()
})

test('a newer code ends the one before it, and an officer has a code at the desk as well', async () => {
  const { link } = await stage.newcomer('Cán bộ (mẫu)', [{ role: 'coordinator' }])
  const desk = await stage.browser.newContext()
  await desk.request.post(link)
  const screen = await desk.newPage()
  const [first, second] = [await scan(screen), await scan(screen)]
  const other = await stage.browser.newContext()
  expect((await other.request.post(first, { maxRedirects: 0 })).status()).toBe(422)
  expect((await other.request.post(second, { maxRedirects: 0 })).headers()['location']).toBe('/home')
  await other.close()
  await desk.close()
})

/** What a camera would read off the screen: the code shown is that of this very address, drawn anew. */
async function scan(where: Page): Promise<string> {
  await where.goto(`${stage.url}/account`)
  await where.getByRole('button', { name: 'Hiện mã cho máy mới' }).click()
  const source = await where.locator('img.qr').getAttribute('src')
  const link = await where.locator('input[name="link"]').inputValue()
  expect(Buffer.from(source?.split(',')[1] ?? '', 'base64').toString()).toBe(qrSvg(link))
  return link
}
