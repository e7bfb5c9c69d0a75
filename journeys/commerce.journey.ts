import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { look, onPhone } from './look.ts'
import { signIn } from './sign-in.ts'
import { must, openStage, type Stage } from './stage.ts'

// A farmer's shop goes from nothing to the first order and online payment: a member records it on the phone, for the most
// part where there is no network, with a photograph; the officer sees at the desk what came of it and opens every number.

const today = dayOf(Date.now())
const village = { villageId: newId(), name: 'Thôn 1 (mẫu)' }
const teamId = newId()
const farmer = { householdId: newId(), headName: 'Nguyễn Văn An (mẫu)' }

let stage: Stage
let phone: BrowserContext
let member: Page
let officer: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: [village] })
  await give('teams.set_up', {
    teams: [
      { teamId: newId(), level: 'commune', name: 'Tổ xã (mẫu)', villageId: null },
      { teamId, level: 'village', name: 'Tổ thôn 1 (mẫu)', villageId: village.villageId },
    ],
  })
  await give('households.register', { ...farmer, teamId, villageId: village.villageId, hamlet: 'Xóm 1' })
  phone = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true })
  member = await signIn(stage, phone, 'Thành viên (mẫu)', { role: 'member', teamId }, faults)
  const desk = await stage.browser.newContext({
    viewport: { width: 1280, height: 800 },
    javaScriptEnabled: false,
    locale: 'vi-VN',
  })
  officer = await signIn(stage, desk, 'Cán bộ (mẫu)', { role: 'coordinator' }, faults)
}, 300_000)
afterAll(() => stage?.close())

test('where there is no network a seller, a shop and a product are recorded, one after the other', async () => {
  await open('/field')
  await member.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await phone.setOffline(true)
  await open('/field/sellers')
  await member.getByRole('link', { name: 'Thêm người bán' }).click()
  await ready()
  await member.locator('label.tile', { hasText: 'Nguyễn Văn An' }).click()
  await look(member, 'commerce-1-new', [onPhone])
  await save('Lưu người bán')
  // The kept pages know the seller that waits on this phone.
  await open('/field/sellers/step')
  await member.getByRole('button', { name: 'Lưu bước này' }).click()
  await member.getByText('Hãy chọn người bán rồi bấm Lưu lại').waitFor()
  await member.locator('label.tile', { hasText: 'Nguyễn Văn An' }).click()
  await member.locator('label.tile', { hasText: 'Postmart' }).click()
  expect(await member.locator('input[value=shop_opened]').isChecked()).toBe(true)
  await member.locator('summary', { hasText: 'Ngày, minh chứng' }).click()
  await member.fill('[name=note]', 'Tiền về STK 0011002233445')
  await member.getByRole('button', { name: 'Lưu bước này' }).click()
  await member.getByText('Hệ thống không lưu những số này').waitFor()
  await member.fill('[name=note]', 'Bác tự đăng ký bằng VNeID')
  await member.fill('[name=link]', 'postmart.vn/vai-thieu')
  await look(member, 'commerce-2-step', [onPhone])
  await save('Lưu bước này')
  await open('/field/sellers/product')
  await member.locator('label.tile', { hasText: 'Nguyễn Văn An' }).click()
  await member.fill('[name=name]', 'Vải thiều (mẫu)')
  const picture = await pictureOf(member)
  await member
    .locator('#photo-choose-product')
    .setInputFiles({ name: 'vai.png', mimeType: 'image/png', buffer: picture })
  await member.getByText('Ảnh nặng').waitFor()
  await save('Lưu sản phẩm')
  // One tap chooses the seller; the rest follows from what waits.
  await open('/field/sellers/step')
  await member.locator('label.tile', { hasText: 'Nguyễn Văn An' }).click()
  expect(await member.locator('input[value=listed]').isChecked()).toBe(true)
  await save('Lưu bước này')
  await open('/field/waiting')
  await member.locator('[data-kept-photo]').waitFor()
  expect(await member.locator('[data-kept="waiting"]').count()).toBe(4)
  await look(member, 'commerce-3-waiting', [onPhone])
})

test('with a network all of it goes by itself, in order, and the photograph after its product', async () => {
  await phone.setOffline(false)
  await member.evaluate(() => dispatchEvent(new Event('online')))
  await member.waitForFunction(() => document.querySelectorAll('[data-kept], [data-kept-photo]').length === 0)
  await open('/field/sellers')
  await member.getByRole('link', { name: 'Nguyễn Văn An' }).click()
  await ready()
  const main = member.locator('main')
  await main.getByText('Gian hàng Postmart').waitFor()
  await main.locator('img.photo').scrollIntoViewIfNeeded()
  await member.waitForFunction(
    () => (document.querySelector('img.photo') as HTMLImageElement | null)?.naturalWidth !== 0,
  )
  await look(member, 'commerce-4-seller', [onPhone])
})

test('the next steps are two taps each, up to the first order and online payment', async () => {
  for (const step of ['Có ảnh sản phẩm', 'Đơn hàng đầu tiên', 'Thanh toán trực tuyến']) {
    await member.getByRole('link', { name: `${step} trên Postmart` }).click()
    await ready()
    await member.getByRole('button', { name: 'Lưu bước này' }).click()
    await member.waitForURL(/\/field\/sellers\/[0-9a-f-]{36}/)
    await member.locator('.timeline', { hasText: step }).waitFor()
  }
  await look(member, 'commerce-5-paid', [onPhone])
})

test('the officer finds the seller with every step, its evidence and what is missing', async () => {
  await officer.goto(`${stage.url}/desk/sellers`)
  expect(await officer.locator('tbody tr').count()).toBe(1)
  expect(await officer.textContent('tbody')).toContain('Thanh toán trực tuyến')
  expect(await officer.textContent('tbody')).toContain('Thiếu minh chứng 4 bước')
  await look(officer, 'commerce-6-list')
  await officer.fill('[name=q]', 'nguyen van an')
  await officer.getByRole('button', { name: 'Lọc' }).click()
  await officer.locator('tbody a').first().click()
  expect(await officer.textContent('main')).toContain('postmart.vn/vai-thieu')
  expect(await officer.textContent('main')).toContain('Mở gian hàng trên Voso')
  await look(officer, 'commerce-7-seller')
  // A step that was put down too early is taken back with its reason, and the seller stands one step before.
  await officer.locator('summary', { hasText: 'sửa Thanh toán trực tuyến' }).click()
  await officer.locator('details[open] summary', { hasText: 'Hoàn lại bước' }).click()
  await officer.locator('details[open] [name=reason]').last().fill('Khách trả tiền mặt')
  await officer.locator('details[open]').getByRole('button', { name: 'Hoàn lại bước' }).click()
  expect(await officer.textContent('main')).toContain('Đã hoàn lại: Khách trả tiền mặt')
  await officer.locator('summary', { hasText: 'Thanh toán trực tuyến trên Postmart' }).waitFor()
})

test('each figure opens the seller it counts, and the funnel every step', async () => {
  await officer.goto(`${stage.url}/desk/sellers/funnel?from=${addDays(today, -7)}&to=${today}`)
  await look(officer, 'commerce-8-funnel')
  for (const figure of ['Người bán đã mở gian hàng', 'Người bán đã có đơn hàng']) {
    await officer.goto(`${stage.url}/desk/sellers/funnel?from=${addDays(today, -7)}&to=${today}`)
    const tile = officer.locator('.stat', { hasText: figure })
    expect(await tile.locator('.stat-value').textContent()).toBe('1')
    await tile.locator('.stat-value a').click()
    expect(await officer.locator('tbody tr').count()).toBe(1)
    expect(await officer.textContent('main')).toContain(figure)
  }
  const { total } = await countIn(`/desk/sellers/funnel`)
  expect(total).toEqual(['Toàn xã', '1', '1', '1', '1', '1', '0'])
  const csv = await (await officer.context().request.get(`${stage.url}/desk/sellers.csv?standing=bare`)).text()
  expect(csv).toContain('Nguyễn Văn An (mẫu)')
  await officer.goto(`${stage.url}/desk/marketplaces`)
  await look(officer, 'commerce-9-marketplaces')
  expect(faults).toEqual([])
})

async function countIn(address: string): Promise<{ total: string[] }> {
  await officer.goto(stage.url + address)
  const total = await officer.locator('tfoot td').allTextContents()
  return { total: total.map((text) => text.trim()) }
}

async function open(address: string): Promise<void> {
  await member.goto(stage.url + address)
  await ready()
}

async function ready(): Promise<void> {
  await member.waitForSelector('html[data-phone=ready]')
}

async function save(button: string): Promise<void> {
  await member.getByRole('button', { name: button }).click()
  await member.getByText('Đã lưu trên máy').first().waitFor()
}

/** A picture as a phone would take it, large enough to be made smaller. */
async function pictureOf(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 480)
    const pen = canvas.getContext('2d')
    if (!pen) return []
    for (let at = 0; at < 60; at += 1) {
      pen.fillStyle = `hsl(${at * 6} 70% 50%)`
      pen.fillRect((at % 10) * 64, Math.floor(at / 10) * 80, 64, 80)
    }
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
  return Buffer.from(bytes)
}
