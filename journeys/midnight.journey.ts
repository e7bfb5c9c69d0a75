import { readFile } from 'node:fs/promises'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, startOf } from '../platform/clock/days.ts'
import { type Network, openNetwork } from './network.ts'
import { must, openStage, type Stage } from './stage.ts'

// The last minutes of a plan's last day in Vietnam, and the first ones after it.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const secondsLeft = 45
const team = { teamId: newId(), villageId: newId(), name: 'Thôn Đông (mẫu)' }
const lastDay = dayOf(Date.now())
const midnight = Date.parse(startOf(addDays(lastDay, 1)))
const settings = { NODE_OPTIONS: '--import=./journeys/shift-clock.mjs', CLOCK_AHEAD_MS: '0' }

let ahead = 0
let stage: Stage
let network: Network
let link: string

beforeAll(async () => {
  stage = await openStage(settings)
  const { admin } = stage
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  await must(admin.order('plan.submit', { planId, text, sourceName: 'mau.txt' }))
  await must(
    admin.order('plan.correct', {
      planId,
      title: 'Kế hoạch mẫu',
      periodFrom: addDays(lastDay, -60),
      periodTo: lastDay,
    }),
  )
  await must(admin.order('plan.activate', { planId }))
  const { teamId, villageId, name } = team
  await must(admin.order('places.add_villages', { villages: [{ villageId, name }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, villageId, name, level: 'village' }] }))
  for (const headName of ['Nguyễn Thị Sớm (mẫu)', 'Trần Văn Muộn (mẫu)'])
    await must(admin.order('households.register', { householdId: newId(), teamId, villageId, headName }))
  link = (await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId }])).link
  // All is ready: from here on the product's clock stands shortly before midnight.
  ahead = midnight - secondsLeft * 1000 - Date.now()
  settings.CLOCK_AHEAD_MS = String(ahead)
  network = await openNetwork(await stage.killAndStart(), ahead)
}, 300_000)

afterAll(async () => {
  await network?.close()
  await stage?.close()
})

test('S11: counts turn over at midnight in Vietnam, and the period that ended can still be seen', async () => {
  const context = await stage.browser.newContext(phone)
  const page = await context.newPage()
  await page.clock.install({ time: Date.now() + ahead })
  await page.goto(new URL(new URL(link).pathname, network.url).href)
  await page.locator('main button').first().click()
  const record = async (name: string) => {
    await page.goto(`${network.url}/field/record`)
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    await page.getByRole('link', { name }).first().click()
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    const heldOn = await page.locator('input[name="heldOn"]').inputValue()
    await page.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
    await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    await page.locator('.receipt').waitFor()
    await page.locator('.strip-waiting').first().waitFor({ state: 'detached' })
    return heldOn
  }
  expect(await record('Nguyễn Thị Sớm (mẫu)')).toBe(lastDay)
  expect(Date.now() + ahead, 'too slow for this test: midnight came before the first visit').toBeLessThan(midnight)
  await page.goto(`${network.url}/field`)
  await page.getByText('1/50').first().waitFor()
  await page.getByText('trong 1 ngày').first().waitFor()
  await page.waitForTimeout(Math.max(0, midnight - Date.now() - ahead) + 1_500)
  expect(await record('Trần Văn Muộn (mẫu)')).toBe(addDays(lastDay, 1))
  await page.goto(`${network.url}/field`)
  await page.getByText('Đã hết thời gian').first().waitFor()
  expect(await page.getByText('1/50').count()).toBeGreaterThan(0)
  await page.locator('summary', { hasText: 'không thêm hộ nào' }).click()
  await page.getByText('ngày hỗ trợ nằm ngoài thời gian của kế hoạch').waitFor()
  await page.goto(`${network.url}/field/progress`)
  await page.getByText('1/50').first().waitFor()
  await context.close()
}, 400_000)
