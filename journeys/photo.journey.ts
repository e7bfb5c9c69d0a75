import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../platform/clock/days.ts'
import { aPng, bytesOf } from '../platform/files/fixtures.ts'
import { readPicture } from '../platform/files/picture.ts'
import { must, openStage, type Stage } from './stage.ts'

// One photograph of a visit: taken where there is no network, sent after its record, on a line that breaks.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const near = { teamId: newId(), villageId: newId(), name: 'Thôn Đông (mẫu)' }
const far = { teamId: newId(), villageId: newId(), name: 'Thôn Tây (mẫu)' }
const household = { householdId: newId(), headName: 'Nguyễn Thị Lan (mẫu)' }

let stage: Stage
let helper: BrowserContext
let page: Page
let camera: Buffer

beforeAll(async () => {
  stage = await openStage()
  const { admin } = stage
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const year = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', year), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  const villages = [near, far].map(({ villageId, name }) => ({ villageId, name }))
  await must(admin.order('places.add_villages', { villages }))
  await must(admin.order('teams.set_up', { teams: [near, far].map((team) => ({ ...team, level: 'village' })) }))
  const { teamId, villageId } = near
  await must(admin.order('households.register', { ...household, teamId, villageId }))
  helper = await comeIn('Lê Thị Mẫu', near.teamId)
  // As browsers of before 2023 do, which cheap phones still have: they refuse an option by a name that is newer.
  await helper.addInitScript(() => {
    const decode = globalThis.createImageBitmap
    globalThis.createImageBitmap = (source: ImageBitmapSource, options?: unknown) =>
      options ? Promise.reject(new TypeError('no such value')) : decode(source)
  })
  page = await helper.newPage()
  await page.goto(`${stage.url}/field`)
  camera = await photograph(page)
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
}, 300_000)

afterAll(() => stage?.close())

describe('a photograph taken without a network', () => {
  test('is made small and loses its place before it is kept', async () => {
    expect(camera.toString('latin1')).toContain('Exif')
    await helper.setOffline(true)
    await openRecord()
    await choose('anh.jpg', camera)
    await page.getByText('Ảnh nặng').waitFor()
    await save('Quét mã QR')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.getByText('1 ảnh chờ gửi').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    await page.locator('[data-kept-photo="waiting"]').waitFor()
    expect(await page.locator('[data-kept="waiting"]').count()).toBe(1)
  })

  test('the queue saved to a file takes its photograph along', async () => {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lưu các việc chờ ra tệp' }).click()
    const queue = await (await saving).path()
    const another = await stage.browser.newContext(phone)
    await another.addCookies(await helper.cookies())
    const other = await another.newPage()
    await other.goto(`${stage.url}/field/waiting`)
    await other.waitForSelector('html[data-phone="ready"]')
    await another.setOffline(true)
    await other.locator('input[type="file"]').setInputFiles(queue)
    await other.getByText('Đã nhận 1 việc; 0 việc đã có sẵn.').waitFor()
    await other.locator('[data-kept-photo="waiting"]').waitFor()
    expect(await other.locator('[data-kept="waiting"]').count()).toBe(1)
    await another.close()
  })

  test('goes after its record, and after every cut from where it stopped', async () => {
    const sent: { path: string; offset: number; size: number; fate: string }[] = []
    let pieces = 0
    await page.route('**/api/v1/*/**', async (route) => {
      const request = route.request()
      if (request.method() !== 'PATCH') return route.continue()
      pieces += 1
      // The second is lost on its way out, the third on its way back: the server has it and the phone does not know.
      const fate = pieces === 2 ? 'lost' : pieces === 3 ? 'unanswered' : 'carried'
      const size = request.postDataBuffer()?.length ?? 0
      sent.push({ path: 'piece', offset: Number(request.headers()['upload-offset']), size, fate })
      if (fate === 'unanswered') await route.fetch()
      return fate === 'carried' ? route.continue() : route.abort()
    })
    await page.route('**/api/v1/commands', async (route) => {
      const { commands } = route.request().postDataJSON() as { commands: { type: string }[] }
      for (const { type } of commands) sent.push({ path: type, offset: 0, size: 0, fate: 'carried' })
      await route.continue()
    })
    await helper.setOffline(false)
    for (let tries = 0; tries < 6 && (await page.locator('[data-kept-photo]').count()) > 0; tries += 1) {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await page.waitForTimeout(1_500)
    }
    await page.getByText('Không có gì chờ gửi').waitFor()
    await page.unrouteAll()
    const order = sent.map(({ path }) => path)
    expect(order[0]).toBe('support.record')
    expect(order.at(-1)).toBe('support.attach_photo')
    expect(order.filter((path) => path === 'support.attach_photo')).toHaveLength(1)
    const parts = sent.filter(({ path }) => path === 'piece')
    const size = Math.max(...parts.map((part) => part.offset + part.size))
    const carried = parts.reduce((sum, part) => sum + part.size, 0)
    console.log(
      `a photograph of ${camera.length} B went as ${size} B in ${parts.length} pieces, ${carried - size} B of them twice after 2 cuts`,
    )
    expect(size).toBeLessThanOrEqual(200_000)
    expect(carried - size).toBeLessThanOrEqual(2 * 32_768)
  }, 120_000)

  test('is there once, without a place, for those who may see the visit', async () => {
    const [visit] = await visits()
    const photo = await helper.request.get(`${stage.url}/photos/${visit?.visitId}`)
    expect(photo.status()).toBe(200)
    expect(photo.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(photo.headers()['cache-control']).toContain('private')
    const bytes = new Uint8Array(await photo.body())
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|GPS/)
    const read = readPicture(bytes)
    if (typeof read === 'string') throw new Error(read)
    // Upright, as it was taken.
    expect([read.width, read.height]).toEqual([960, 1_280])
    const seal = photo.headers()['etag'] ?? ''
    const again = await helper.request.get(`${stage.url}/photos/${visit?.visitId}`, {
      headers: { 'If-None-Match': seal },
    })
    expect(again.status()).toBe(304)
    const stranger = await comeIn('Người Tổ Khác', far.teamId)
    for (const context of [stranger, await stage.browser.newContext()])
      expect((await context.request.get(`${stage.url}/photos/${visit?.visitId}`)).status()).toBe(404)
    await page.goto(`${stage.url}/field/households/${household.householdId}`)
    await shown(page)
  })

  test('stands on the desk too, with words for those who do not see it', async () => {
    const [visit] = await visits()
    const { link } = await stage.newcomer('Cán bộ (mẫu)', [{ role: 'coordinator' }])
    const desk = await stage.browser.newContext()
    await desk.request.post(link)
    const officer = await desk.newPage()
    await officer.goto(`${stage.url}/desk/visits/${visit?.visitId}`)
    await shown(officer)
    await desk.close()
  })
})

test('what is no photograph is said to be none, and nothing of it is kept', async () => {
  const [twenty, ten] = [20_000_000, 10]
  for (const [name, buffer, sentence] of [
    ['ghi-chu.jpg', Buffer.from('Đây không phải ảnh'), 'Máy không mở được tệp này thành ảnh'],
    ['lon.jpg', Buffer.alloc(twenty), 'nặng hơn 15 MB'],
    ['bom.png', Buffer.from(aPng(20_000, 20_000)), 'Máy không mở được tệp này thành ảnh'],
    ['cut.jpg', camera.subarray(0, camera.length - ten), 'Máy không mở được tệp này thành ảnh'],
  ] as const) {
    await openRecord()
    await choose(name, buffer)
    await page.locator('[data-photo-shown]').getByText(sentence).waitFor()
  }
  await page.goto(`${stage.url}/field/waiting`)
  await page.getByText('Không có gì chờ gửi').waitFor()
})

test('a photograph is put to a visit that is there, replaced, and taken back', async () => {
  await page.goto(`${stage.url}/field/households/${household.householdId}`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  const before = await photoId()
  await page.getByText('Thay ảnh').click()
  await page.locator('form[data-photo-of] input[type="file"]').last().setInputFiles(file('khac.jpg', camera))
  await page.getByText('Ảnh nặng').waitFor()
  // Once it has gone the page shows itself anew.
  const shownAnew = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Lưu ảnh' }).click()
  await expect.poll(photoId, { timeout: 30_000 }).not.toBe(before)
  await shownAnew
  await page.goto(`${stage.url}/field/households/${household.householdId}`)
  await page.getByText('Bỏ ảnh').click()
  await page.getByRole('button', { name: 'Xóa ảnh' }).click()
  await expect.poll(photoId, { timeout: 30_000 }).toBe(null)
  const [visit] = await visits()
  expect((await helper.request.get(`${stage.url}/photos/${visit?.visitId}`)).status()).toBe(404)
})

test('without a script the form brings it: checked before anything is recorded', async () => {
  const context = await stage.browser.newContext({ ...phone, javaScriptEnabled: false })
  await context.addCookies(await helper.cookies())
  const plain = await context.newPage()
  const before = (await visits()).length
  const small = Buffer.from(aPng())
  for (const [buffer, sentence] of [
    [camera, 'nặng hơn 200 kB'],
    [Buffer.from(aPng(20_000, 20_000)), 'Kích thước ảnh không hợp lệ'],
    [Buffer.from('x'), 'không phải ảnh'],
    [small, 'Đã ghi'],
  ] as const) {
    await plain.goto(`${stage.url}/field/record/${household.householdId}`)
    await plain.locator('label.tile', { hasText: 'Quét mã QR' }).first().click()
    await plain.locator('details', { hasText: 'Thêm ảnh' }).last().locator('summary').click()
    await plain.locator('#photo-choose-visit').setInputFiles(file('anh.png', buffer))
    await plain.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    await plain.getByText(sentence).first().waitFor()
    expect((await visits()).length).toBe(sentence === 'Đã ghi' ? before + 1 : before)
  }
  expect((await visits()).filter((visit) => visit.photoId !== null)).toHaveLength(1)
  await context.close()
})

test('a session is held where there is no network: who came, its result, and its signed sheet go by themselves', async () => {
  const sessionId = newId()
  const held = { teamId: near.teamId, kind: 'mobile', heldOn: dayOf(Date.now()), startsAt: '07:30', endsAt: '11:00' }
  await must(stage.admin.order('sessions.plan', { ...held, sessionId, venue: 'Nhà văn hóa (mẫu)' }))
  const address = `${stage.url}/field/sessions/${sessionId}`
  await page.goto(address)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await helper.setOffline(true)
  const back = async (n: number) => {
    await page.getByText(`Còn ${n} lượt dự chờ gửi`).waitFor()
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  }
  // Twice five from one kept page are ten, and whoever was ticked is no longer offered.
  await page.getByRole('button', { name: 'Thêm 5', exact: true }).click()
  await back(5)
  await page.getByRole('button', { name: 'Thêm 5', exact: true }).click()
  await back(10)
  await page.locator('label.check', { hasText: household.headName }).click()
  await page.getByRole('button', { name: 'Ghi có mặt' }).click()
  await back(11)
  expect(await page.locator('label.check', { hasText: household.headName }).count()).toBe(0)
  await page.locator('summary', { hasText: 'Thêm ảnh tờ ký tên' }).click()
  await page.locator('form[data-photo-of] input[type="file"]').last().setInputFiles(file('to-ky.jpg', camera))
  await page.getByText('Ảnh nặng').waitFor()
  await page.getByRole('button', { name: 'Lưu ảnh' }).click()
  await page.getByText('Đã lưu ảnh trên máy').waitFor()
  await page.fill('[name=result]', 'Bà con nộp 5 hồ sơ (mẫu)')
  await page.getByRole('button', { name: 'Kết thúc buổi' }).click()
  await page.getByText('Đã lưu trên máy').first().waitFor()
  await helper.setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  const photo = async () => (await helper.request.get(`${stage.url}/photos/${sessionId}`)).status()
  await expect.poll(photo, { timeout: 30_000 }).toBe(200)
  const { link } = await stage.newcomer('Trung tâm (mẫu)', [{ role: 'service_center' }])
  const desk = await stage.browser.newContext({ javaScriptEnabled: false })
  await desk.request.post(link)
  const centre = await desk.newPage()
  await centre.goto(address.replace('/field/', '/desk/'))
  expect(await centre.getAttribute('[data-attended]', 'data-attended')).toBe('11')
  expect(await centre.textContent('main')).toContain('Bà con nộp 5 hồ sơ (mẫu)')
  expect(await centre.locator('img.photo').getAttribute('alt')).toMatch(/^Ảnh tờ ký tên: Buổi hướng dẫn lưu động/)
  await centre.locator('summary', { hasText: 'Xóa ảnh tờ ký tên' }).click()
  await centre.getByRole('button', { name: 'Xóa ảnh tờ ký tên' }).click()
  expect(await photo()).toBe(404)
  await desk.close()
})

async function comeIn(name: string, teamId: string): Promise<BrowserContext> {
  const { link } = await stage.newcomer(name, [{ role: 'member', teamId }])
  const context = await stage.browser.newContext(phone)
  await context.request.post(link)
  return context
}

async function openRecord(): Promise<void> {
  await page.goto(`${stage.url}/field/record/${household.householdId}`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await page.locator('details', { hasText: 'Chụp ảnh' }).last().locator('summary').click()
}

async function choose(name: string, buffer: Buffer): Promise<void> {
  await page.locator('#photo-choose-visit').setInputFiles(file(name, buffer))
}

function file(name: string, buffer: Buffer) {
  return { name, buffer, mimeType: name.endsWith('.png') ? 'image/png' : 'image/jpeg' }
}

async function save(thing: string): Promise<void> {
  await page.locator('label.tile', { hasText: thing }).first().click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
}

async function shown(where: Page): Promise<void> {
  const image = where.locator('img.photo')
  await image.waitFor()
  expect(await image.getAttribute('alt')).toMatch(/^Ảnh của lần hỗ trợ ngày \d/)
  await expect.poll(() => image.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
}

type Visit = { visitId: string; photoId: string | null }

async function visits(): Promise<Visit[]> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  const { changes } = (await response.json()) as { changes: { noun: string; data: Visit }[] }
  return changes.filter(({ noun }) => noun === 'visit').map(({ data }) => data)
}

async function photoId(): Promise<string | null | undefined> {
  return (await visits())[0]?.photoId
}

/** A photograph as a phone's camera leaves it: large, and with the place it was taken at. */
async function photograph(where: Page): Promise<Buffer> {
  const bytes = await where.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_400
    canvas.height = 1_800
    const pen = canvas.getContext('2d')
    for (let n = 0; n < 6_000 && pen; n += 1) {
      pen.fillStyle = `hsl(${(n * 47) % 360} 60% ${30 + (n % 50)}%)`
      pen.fillRect((n * 97) % 2_400, (n * 61) % 1_800, 20 + (n % 90), 20 + (n % 70))
    }
    const blob = await new Promise<Blob | null>((drawn) => canvas.toBlob(drawn, 'image/jpeg', 0.95))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
  })
  const jpeg = Buffer.from(bytes)
  return Buffer.concat([jpeg.subarray(0, 2), gpsSegment(), jpeg.subarray(2)])
}

/** EXIF of a phone held upright (orientation 6), with one GPS directory: 20° 41' North. */
function gpsSegment(): Buffer {
  const entry = (tag: number, type: number, count: number, value: readonly number[]) =>
    bytesOf([tag >> 8, tag & 255, 0, type, 0, 0, 0, count], value)
  const tiff = bytesOf(
    'MM\0*',
    [0, 0, 0, 8, 0, 2],
    entry(0x0112, 3, 1, [0, 6, 0, 0]),
    entry(0x8825, 4, 1, [0, 0, 0, 38]),
    [0, 0, 0, 0],
    [0, 2],
    entry(0x0001, 2, 2, [0x4e, 0, 0, 0]),
    entry(0x0002, 5, 3, [0, 0, 0, 68]),
    [0, 0, 0, 0],
    [0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 41, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1],
  )
  const body = bytesOf('Exif\0\0', tiff)
  return Buffer.from(bytesOf([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255], body))
}
