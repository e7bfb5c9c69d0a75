import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, openDemoStage } from './demo.ts'

// A cheap phone may not run the script, or not all of it: then a form is a form, and everything can still be done.

let stage: DemoStage
let lead: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openDemoStage()
  lead = await plain(stage.lead)
  page = await lead.newPage()
}, 300_000)
afterAll(() => stage?.close())

test('a household is written down and its first visit recorded, corrected and cancelled', async () => {
  await page.goto(`${stage.url}/field/record`)
  await page.fill('[name=headName]', 'Hộ Không Kịch Bản (mẫu)')
  await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
  await page.getByText('Hộ Không Kịch Bản (mẫu)').first().waitFor()
  await page.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('Đã ghi.').waitFor()

  await page.goto(`${stage.url}/field/households?q=khong+kich+ban`)
  await page.getByRole('link', { name: 'Hộ Không Kịch Bản' }).click()
  await page.getByRole('link', { name: 'Sửa', exact: true }).click()
  await page.locator('label.tile', { hasText: 'Quét mã QR' }).click()
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.waitForURL(/\/field\/households\//)
  await page.getByText('Cài đặt, kích hoạt VNeID · Quét mã QR').waitFor()

  await page.locator('summary', { hasText: 'Hủy lượt này' }).click()
  await page.fill('[name=reason]', 'Ghi nhầm hộ (mẫu)')
  await page.getByRole('button', { name: 'Hủy lượt này' }).click()
  await page.getByText('Ghi nhầm hộ (mẫu)').waitFor()
})

test('the groups of a household are set by those who help it', async () => {
  await page.goto(`${stage.url}/field/households/${stage.householdId}`)
  await page.locator('summary', { hasText: 'diện' }).click()
  await page.locator('label', { hasText: 'Người cao tuổi' }).click()
  await page.locator('[data-form="households.set_groups"] button').click()
  await page.waitForURL(/done=households\.set_groups/)
})

test('the lead saves the report, looks it over and sends it', async () => {
  await page.goto(`${stage.url}/field/report`)
  await page.fill('textarea[name=difficulties]', 'Nhiều cụ chưa có điện thoại (mẫu)')
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click()
  await page.getByText('Nhiều cụ chưa có điện thoại (mẫu)').waitFor()
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await page.getByText('Đã nộp, chờ nhận').waitFor()
})

test('every form of every page posts to an address of ours that answers, even when nothing is filled in', async () => {
  const officer = await plain(stage.officer)
  const citizen = await plain(stage.citizen)
  const whose = { desk: officer, field: lead, public: citizen }
  const posts = new Map<string, BrowserContext>()
  const pages = [
    ...stage.pages.map(({ area, address }) => ({ context: address === '/account' ? officer : whose[area], address })),
    ...(await Promise.all(
      stage.states.map(async ({ context, address }) => ({ context: await copyOf(context), address })),
    )),
    { context: citizen, address: '/sign-in' },
  ]
  for (const { context, address } of pages) {
    const tab = await context.newPage()
    await tab.goto(stage.url + address)
    const actions = await tab
      .locator('form[method=post]')
      .evaluateAll((forms) => forms.map((form) => (form as HTMLFormElement).action))
    for (const action of actions)
      posts.set(action.replace(/[0-9a-f-]{36}/, '00000000-0000-7000-8000-000000000000'), context)
    await tab.close()
  }
  expect(posts.size).toBeGreaterThan(15)
  const wrong: string[] = []
  const leaves = (action: string) => /sign.?out/.test(action)
  // Signing out comes last: after it every answer would only be the way to the sign-in page.
  for (const [action, context] of [...posts].sort(([a], [b]) => Number(leaves(a)) - Number(leaves(b)))) {
    if (new URL(action).origin !== stage.url) wrong.push(`${action} is not ours`)
    const response = await context.request.post(action, {
      form: { _id: newId() },
      headers: { Accept: 'text/html', Origin: stage.url },
      maxRedirects: 0,
    })
    const status = response.status()
    const turnedAway = response.headers()['location']?.startsWith('/sign-in') && !leaves(action)
    // The code for a new phone needs no word and stands on the answer itself.
    const shown = status === 200 && action.endsWith('/account/new-phone')
    const said = shown || (status === 303 && !turnedAway) || (status >= 400 && status < 500 && status !== 404)
    if (!said) wrong.push(`${action}: ${status}`)
  }
  expect(wrong).toEqual([])
})

const copies = new Map<BrowserContext, Promise<BrowserContext>>()

function copyOf(context: BrowserContext): Promise<BrowserContext> {
  const copy = copies.get(context) ?? plain(context)
  copies.set(context, copy)
  return copy
}

/** The same person with a browser that runs no script. */
async function plain(context: BrowserContext): Promise<BrowserContext> {
  return stage.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
}
