import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf } from '../platform/clock/days.ts'
import { child, parseXml } from '../platform/papers/xml.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { look } from './look.ts'
import { signIn } from './sign-in.ts'
import { must, openStage, type Stage } from './stage.ts'

// The communications officer plans a campaign, writes a script for the loudspeaker and a text for the groups; a village head
// reads it out where there is no network; the number opens its records, and everybody reads the column.

const today = dayOf(Date.now())
const villages = [1, 2].map((n) => ({ villageId: newId(), name: `Thôn ${n} (mẫu)` }))
const teams = villages.map(({ villageId, name }) => ({
  teamId: newId(),
  level: 'village',
  name: `Tổ ${name}`,
  villageId,
}))
const script = 'Kính mời bà con đến nhà văn hóa.\nCó người chỉ tận tay, miễn phí.'

let stage: Stage
let phone: BrowserContext
let centre: Page
let head: Page
let citizen: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const planId = newId()
  for (const [type, payload] of [
    ['places.add_villages', { villages }],
    [
      'teams.set_up',
      { teams: [{ teamId: newId(), level: 'commune', name: 'Tổ xã (mẫu)', villageId: null }, ...teams] },
    ],
    ['plan.submit', { planId, text: samplePlan(quarterOf(today)), sourceName: 'mau.txt' }],
    ['plan.activate', { planId }],
  ] as const)
    await must(stage.admin.order(type, payload))
  const desk = await stage.browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false })
  phone = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true })
  centre = await signIn(stage, desk, 'Trung tâm truyền thông (mẫu)', { role: 'communications' }, faults)
  head = await signIn(
    stage,
    phone,
    'Trưởng thôn 1 (mẫu)',
    { role: 'team_lead', teamId: teams[0]?.teamId ?? '' },
    faults,
  )
  citizen = await (await stage.browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
}, 300_000)
afterAll(() => stage?.close())

test('the officer comes in at the campaigns, plans one, and a day outside of it is refused with all that was typed', async () => {
  expect(new URL(centre.url()).pathname).toBe('/desk/outreach')
  await look(centre, 'outreach-1-empty')
  await centre.locator('summary', { hasText: 'Thêm đợt truyền thông' }).click()
  await centre.fill('[name=title]', 'Nộp hồ sơ trực tuyến (mẫu)')
  await centre.fill('[name=goal]', 'Nhà nào cũng biết nộp ở đâu')
  await centre.fill('[name=from]', addDays(today, -3))
  await centre.fill('[name=to]', addDays(today, 20))
  await centre.getByRole('button', { name: 'Lưu' }).click()
  await centre.getByRole('link', { name: 'Viết một tin' }).click()
  await centre.fill('[name=title]', 'Mời bà con nộp hồ sơ (mẫu)')
  await centre.fill('[name=body]', script)
  await centre.fill('[name=from]', addDays(today, -3))
  await centre.fill('main [name=to]', addDays(today, 30))
  await centre.getByRole('button', { name: 'Lưu' }).click()
  expect(await centre.textContent('main')).toContain('outreach.outside_campaign')
  expect(await centre.inputValue('[name=body]')).toBe(script)
  await look(centre, 'outreach-2-message')
  await centre.fill('[name=to]', addDays(today, -1))
  await centre.getByLabel('Đăng cả ở chuyên mục').check()
  await centre.getByRole('button', { name: 'Lưu' }).click()
  const main = await centre.textContent('main')
  expect(main).toContain('0/2 tổ')
  expect(main).toContain('Quá hạn 2')
  expect(main).toContain('Khoảng 15 tiếng, đọc một lần hết chừng 5 giây')
  await look(centre, 'outreach-3-script')
})

test('the same words go on to the groups with a way to the next sessions, and onto a leaflet with its code', async () => {
  await centre.getByRole('link', { name: 'In tờ rơi' }).click()
  await centre.waitForLoadState('load')
  await look(centre, 'outreach-4-leaflet')
  const code = await centre.locator('img.qr').getAttribute('src')
  expect((await fetch(stage.url + code)).headers.get('content-type')).toBe('image/svg+xml')
  expect((await fetch(stage.url + code?.replace('/qr.svg', ''))).status).toBe(200)
  await centre.goBack()
  await centre.getByRole('link', { name: 'Dùng lời này cho kênh khác' }).click()
  expect(await centre.inputValue('[name=body]')).toBe(script)
  await centre.selectOption('[name=channel]', 'zalo')
  await centre.fill('[name=from]', today)
  await centre.fill('[name=to]', addDays(today, 5))
  await centre.getByLabel('Đăng cả ở chuyên mục').uncheck()
  await centre.getByRole('button', { name: 'Lưu' }).click()
  expect(await centre.inputValue('#f-ready')).toMatch(
    /miễn phí\.\n\nBuổi hướng dẫn gần nhà: http.*\/xa\/00001\/sessions$/s,
  )
  await look(centre, 'outreach-5-zalo')
})

test('the village head sees what is overdue, and says without a network that it was read out; it goes by itself', async () => {
  await head.goto(`${stage.url}/field`)
  await ready(head)
  await head.getByRole('link', { name: '1 tin quá hạn' }).click()
  await ready(head)
  await look(head, 'outreach-6-field-list')
  await head.getByRole('link', { name: 'Mời bà con nộp hồ sơ (mẫu)' }).first().click()
  await ready(head)
  await look(head, 'outreach-7-field-script')
  await phone.setOffline(true)
  await head.fill('[name=times]', '3')
  await head.getByRole('button', { name: 'Đã phát, đã đăng' }).click()
  await head.getByText('Đã lưu trên máy').first().waitFor()
  await phone.setOffline(false)
  const arrived = async () => {
    await centre.goto(`${stage.url}/desk/outreach/published`)
    return (await centre.locator('tbody tr').count()) === 1
  }
  for (let tries = 0; tries < 40 && !(await arrived()); tries += 1) await new Promise((next) => setTimeout(next, 250))
  const row = await centre.locator('tbody tr').textContent()
  for (const said of ['Loa truyền thanh', 'Tổ Thôn 1 (mẫu)', '3', '—']) expect(row).toContain(said)
})

test('the words for the groups can be copied on the phone; what was said by mistake is taken back with its reason', async () => {
  await head.goto(`${stage.url}/field/outreach`)
  await ready(head)
  await head.locator('.row', { hasText: 'Nhóm Zalo' }).getByRole('link').click()
  await ready(head)
  await head.getByRole('button', { name: 'Chép' }).waitFor()
  await look(head, 'outreach-8-field-zalo')
  await head.getByRole('button', { name: 'Đã phát, đã đăng' }).click()
  await head.getByText('Tổ đã phát ngày').waitFor()
  await look(head, 'outreach-9-field-done')
  await head.locator('summary', { hasText: 'Gỡ' }).click()
  await head.fill('[id^=f-undo]', 'Bấm nhầm tin')
  await head.getByRole('button', { name: 'Gỡ' }).last().click()
  await head.locator('form[data-form="outreach.publish"]').waitFor()
})

test('the number on the first page opens as many records as it says, in the list and in the file', async () => {
  await centre.goto(`${stage.url}/desk/outreach`)
  await look(centre, 'outreach-10-campaigns')
  const tile = centre.locator('.stat', { hasText: 'Tin đã phát, đã đăng' })
  expect(await tile.getByRole('link').textContent()).toBe('1')
  await tile.getByRole('link').click()
  expect(await centre.locator('tbody tr').count()).toBe(1)
  await look(centre, 'outreach-11-published')
  const csv = await centre.context().request.get(`${stage.url}/desk/outreach/published.csv`)
  expect(await csv.text()).toContain('Mời bà con nộp hồ sơ (mẫu)')
  await centre.goto(`${stage.url}/desk/outreach?state=late`)
  expect(await centre.locator('tbody tr').count()).toBe(1)
  await centre.locator('tbody a').first().click()
  expect(await centre.locator('tbody tr').count()).toBe(2)
  await look(centre, 'outreach-12-campaign')
})

test('anybody reads the column on a light page, in English too, and its feed says the same', async () => {
  const opened = await citizen.goto(`${stage.url}/column`)
  expect((await opened?.body())?.length).toBeLessThan(25_000)
  expect(await citizen.locator('.rows .row').count()).toBe(1)
  await look(citizen, 'outreach-13-column')
  await citizen.getByRole('link', { name: 'Mời bà con nộp hồ sơ (mẫu)' }).click()
  expect(await citizen.textContent('main')).toContain('Có người chỉ tận tay, miễn phí.')
  await look(citizen, 'outreach-14-entry')
  await citizen.goto(`${stage.url}/lang/en?back=/column`)
  expect(await citizen.textContent('main')).toContain('written in Vietnamese')
  const answer = await fetch(`${stage.url}/column.atom`)
  expect(answer.headers.get('content-type')).toContain('application/atom+xml')
  const feed = parseXml(await answer.text())
  const entries = feed.children.filter(({ name }) => name === 'entry')
  expect(entries.map((entry) => child(entry, 'content')?.text)).toEqual([script])
  expect((await fetch(child(entries[0], 'link')?.attributes['href'] ?? '')).status).toBe(200)
  expect(faults).toEqual([])
})

const ready = (page: Page) => page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
