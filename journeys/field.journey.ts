import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../tools/axe.ts'
import { must, openStage, type Stage } from './stage.ts'

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const teamId = newId()
const villageId = newId()
const households = ['Nguyễn Thị Lan', 'Trần Văn Nghĩa', 'Đặng Thị Hoà', 'Phạm Văn Mẫu', 'Lê Thị Huệ'].map((name) => ({
  householdId: newId(),
  headName: `${name} (mẫu)`,
}))

let stage: Stage
let helper: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openStage()
  await seedVillage(stage)
  helper = await stage.browser.newContext(phone)
  // As on an iPhone: nothing here may depend on Background Sync, and what is delayed here must not go another way.
  await helper.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'))
  page = await helper.newPage()
}, 300_000)

afterAll(() => stage?.close())

describe('a helper records help with and without a network', () => {
  test('an invitation leads straight to the village’s own sentence', async () => {
    const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId }])
    await page.goto(link)
    await page.locator('main button').first().click()
    await page.goto(`${stage.url}/field`)
    await ready()
    expect(await page.locator('[data-sentence]').textContent()).toContain('0/50')
    expect(await page.locator('.strip').count()).toBe(0)
  })

  test('three visits are recorded in three taps each and counted at once', async () => {
    for (const household of households.slice(0, 3)) {
      await page.goto(`${stage.url}/field`)
      await page.getByRole('link', { name: 'Ghi nhận hỗ trợ' }).click()
      await ready()
      await page.getByRole('link', { name: household.headName }).first().click()
      await saveVisit('Cài đặt, kích hoạt VNeID')
      await page.getByText('Đã gửi, đã được tính').waitFor()
    }
    await page.getByText('Thôn mình 3/50 hộ').waitFor()
    expect(await storedVisits()).toBe(3)
  })

  test('without a network the pages still open and two more visits are kept', async () => {
    await page.goto(`${stage.url}/field`)
    await ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    await helper.setOffline(true)
    for (const household of households.slice(3)) {
      await page.goto(`${stage.url}/field`)
      await page.getByRole('link', { name: 'Ghi nhận hỗ trợ' }).click()
      await ready()
      await page.getByRole('link', { name: household.headName }).first().click()
      await ready()
      expect(await page.locator('[data-household-name]').textContent()).toContain(household.headName)
      await saveVisit('Quét mã QR')
      await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    }
    await page.getByText('2 lần hỗ trợ chờ gửi, sẽ tự gửi khi có mạng').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    await ready()
    expect(await page.locator('[data-kept="waiting"]').count()).toBe(2)
    expect(await storedVisits()).toBe(3)
  })

  test('a household born without a network and the visit to it are kept in order', async () => {
    await page.goto(`${stage.url}/field/record`)
    await ready()
    await page.locator('input[name="headName"]').fill('Vũ Thị Mới (mẫu)')
    await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
    await page.waitForURL(/anonymous#household=/)
    await ready()
    expect(await page.locator('[data-household-name]').textContent()).toContain('Vũ Thị Mới (mẫu)')
    await saveVisit('Gọi video')
    await page.getByText('4 việc chờ gửi, sẽ tự gửi khi có mạng').waitFor()
  })

  test('when the network is back everything is stored once, by itself', async () => {
    await helper.setOffline(false)
    await page.locator('.strip').first().waitFor({ state: 'detached' })
    expect(await storedVisits()).toBe(6)
    await page.goto(`${stage.url}/field`)
    await page.getByText('6/50').first().waitFor()
  })

  test('an answer lost after the server stored it makes no second visit', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await loseAnswers()
    await saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    expect(await storedVisits()).toBe(7)
    await page.unroute('**/api/v1/commands')
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    expect(await storedVisits()).toBe(7)
  })

  test('a waiting visit that had reached the server is corrected, not doubled, when it is changed on the phone', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await loseAnswers()
    await saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByRole('link', { name: 'Sửa' }).click()
    await ready()
    expect(await tile('Nhắn tin').isChecked()).toBe(true)
    await page.unroute('**/api/v1/commands')
    await saveVisit('Tra cứu thông tin')
    await page.getByText('Đã gửi, đã được tính').waitFor()
    expect(await storedVisits()).toBe(8)
    const last = (await visits()).at(-1)
    expect(last?.items.map((item) => item.kind).sort()).toEqual(['messaging', 'search'])
  })

  test('a visit dropped on the phone is cancelled where it had been stored', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await loseAnswers()
    await saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.unroute('**/api/v1/commands')
    await page.goto('about:blank')
    await page.route('**/api/v1/commands', (route) => route.abort())
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Xóa khỏi máy').click()
    await page.unroute('**/api/v1/commands')
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click()
    await page.getByText('Không có gì chờ gửi').waitFor()
    await expect.poll(storedVisits, { timeout: 15_000 }).toBe(8)
  })

  test('a refused visit stays with its reason, never blocks the others, and can be mended', async () => {
    const gone = newId()
    await must(
      stage.admin.order('households.register', {
        householdId: gone,
        teamId,
        villageId,
        headName: 'Hộ Sắp Chuyển (mẫu)',
      }),
    )
    await page.goto(`${stage.url}/field/record/${gone}`)
    await ready()
    await helper.setOffline(true)
    await saveVisit('Quét mã QR')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    const elsewhere = newId()
    await must(stage.admin.order('teams.set_up', { teams: [{ teamId: elsewhere, level: 'commune', name: 'Tổ xã' }] }))
    await must(stage.admin.order('households.move', { householdId: gone, teamId: elsewhere, villageId }))
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await saveVisit('Nhắn tin')
    await helper.setOffline(false)
    await page.getByText('1 việc chưa được tính, bấm để xem và sửa').waitFor()
    expect(await storedVisits()).toBe(9)
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('có thể hộ đã chuyển sang tổ khác').waitFor()
    await page.getByText('Xóa khỏi máy').click()
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click()
    await page.getByText('Không có gì chờ gửi').waitFor()
  })

  test('signing out while something waits warns first, and what waits stays', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await page.route('**/api/v1/commands', (route) => route.abort())
    await saveVisit('Nhắn tin')
    await page.goto(`${stage.url}/field`)
    await ready()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByText('Còn 1 việc chưa gửi trên máy này').waitFor()
    await page.getByRole('button', { name: 'Ở lại' }).click()
    await page.unroute('**/api/v1/commands')
    await page.reload()
    await expect.poll(storedVisits, { timeout: 30_000 }).toBe(10)
  })
})

test('a queue too large for the server is halved until it passes, and every visit is stored once', async () => {
  const before = await storedVisits()
  await page.goto(`${stage.url}/field`)
  await ready()
  await page.evaluate(keepMany, { teamId, ids: Array.from({ length: 60 }, () => [newId(), newId()]) })
  const sizes: number[] = []
  await page.route('**/api/v1/commands', async (route) => {
    const { commands } = sentIn(route.request()) as { commands: unknown[] }
    sizes.push(commands.length)
    if (commands.length > 20) await route.fulfill({ status: 413, json: { problem: { code: 'door.too_large' } } })
    else await route.continue()
  })
  await page.reload()
  await page.locator('.strip').first().waitFor()
  await page.locator('.strip').first().waitFor({ state: 'detached' })
  await page.unroute('**/api/v1/commands')
  expect(sizes.slice(0, 3)).toEqual([50, 25, 13])
  expect(await storedVisits()).toBe(before + 60)
}, 120_000)

describe('what could cost a record is said before it does', () => {
  test('the queue is saved to a file and sent from another phone, and nothing is counted twice', async () => {
    const before = await storedVisits()
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    await helper.setOffline(true)
    await saveVisit('Cài đặt, kích hoạt VNeID')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lưu các việc chờ ra tệp' }).click()
    const file = await (await saving).path()
    const another = await stage.browser.newContext(phone)
    await another.addCookies(await helper.cookies())
    const other = await another.newPage()
    await other.goto(`${stage.url}/field/waiting`)
    await other.locator('input[type="file"]').setInputFiles({
      name: 'khac.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"what":"something else"}'),
    })
    await other.getByText('Tệp này không phải tệp việc chờ gửi').waitFor()
    await other.locator('input[type="file"]').setInputFiles(file)
    await other.getByText('Đã nhận 1 việc; 0 việc đã có sẵn.').waitFor()
    await expect.poll(storedVisits, { timeout: 15_000 }).toBe(before + 1)
    await helper.setOffline(false)
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    expect(await storedVisits()).toBe(before + 1)
    const stranger = await stage.newcomer('Người Khác Mẫu', [{ role: 'member', teamId }])
    const third = await stage.browser.newContext(phone)
    const strange = await third.newPage()
    await strange.goto(stranger.link)
    await strange.locator('main button').first().click()
    await strange.goto(`${stage.url}/field/waiting`)
    await strange.locator('input[type="file"]').setInputFiles(file)
    await strange.getByText('Tệp này là của người khác').waitFor()
    await Promise.all([another.close(), third.close()])
  })

  test('a clock a day ahead is noticed and said, and help is still dated by the real day', async () => {
    const context = await stage.browser.newContext(phone)
    await context.addCookies(await helper.cookies())
    const wrong = await context.newPage()
    await wrong.clock.install({ time: Date.now() + 86_400_000 })
    await wrong.goto(`${stage.url}/field`)
    await wrong.getByText('Đồng hồ máy này chạy nhanh 24 giờ').waitFor()
    await wrong.goto(`${stage.url}/field/record/anonymous`)
    await wrong.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    const day = await wrong.locator('input[name="heldOn"]').inputValue()
    expect(day).toBe(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10))
    const before = await storedVisits()
    await wrong.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
    await wrong.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    await expect.poll(storedVisits, { timeout: 15_000 }).toBe(before + 1)
    await context.close()
  })

  test('a phone that is nearly full is said while a record can still be kept', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const cdp = await helper.newCDPSession(page)
    const { usage } = (await cdp.send('Storage.getUsageAndQuota', { origin: stage.url })) as { usage: number }
    await helper.setOffline(true)
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: stage.url, quotaSize: usage + 300_000 })
    await saveVisit('Cài đặt, kích hoạt VNeID')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${stage.url}/field`)
    await page.getByText('Bộ nhớ máy sắp đầy').waitFor()
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: stage.url })
    await helper.setOffline(false)
    await page.goto(`${stage.url}/field`)
    await page.getByText('Bộ nhớ máy sắp đầy').waitFor({ state: 'detached' })
  })
})

describe('the field area by itself', () => {
  test('every screen passes axe in light and dark, and fits 320 px with text at 200 %', async () => {
    const paths = ['', '/record', '/record/anonymous', `/record/${households[0]?.householdId}`, '/households']
    const more = [`/households/${households[0]?.householdId}`, '/progress', '/report', '/report?preview=1', '/waiting']
    for (const path of [...paths, ...more]) {
      await page.goto(`${stage.url}/field${path}`)
      await ready()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect((await axeFaults(page)).map(({ id, html }) => `${path} ${id}: ${html}`)).toEqual([])
      }
      await page.setViewportSize({ width: 320, height: 740 })
      await page.evaluate(() => {
        const large = new CSSStyleSheet()
        large.replaceSync('html { font-size: 225% !important }')
        document.adoptedStyleSheets = [large]
      })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(`${path} ${over}`).toBe(`${path} 0`)
      await page.setViewportSize(phone.viewport)
    }
  }, 300_000)

  test('households are found while typing without diacritics, and one that may be there already is suggested', async () => {
    await page.goto(`${stage.url}/field/households`)
    await ready()
    await page.locator('input[name="q"]').fill('dang thi hoa')
    await page.getByText('Tìm được 1 hộ').waitFor()
    expect(await page.locator('.row:visible').count()).toBe(1)
    await page.goto(`${stage.url}/field/record`)
    await ready()
    await page.locator('input[name="headName"]').fill('tran van nghia')
    await page.getByText('Có phải một trong các hộ này?').waitFor()
    await page.locator('[data-alike]').getByRole('link', { name: 'Trần Văn Nghĩa' }).click()
    await ready()
    expect(await page.locator('[data-household-name]').textContent()).toContain('Trần Văn Nghĩa')
  })

  test('the lead opens the report filled in, adds words, looks at it and sends it', async () => {
    const { link } = await stage.newcomer('Trưởng Thôn Mẫu', [{ role: 'team_lead', teamId }])
    const context = await stage.browser.newContext(phone)
    const lead = await context.newPage()
    await lead.goto(link)
    await lead.locator('main button').first().click()
    await lead.goto(`${stage.url}/field/report`)
    await lead.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    await lead.locator('textarea[name="difficulties"]').fill('Nhiều cụ chưa có điện thoại thông minh (mẫu).')
    await lead.getByRole('button', { name: 'Lưu và xem lại' }).click()
    await lead.getByText('Nhiều cụ chưa có điện thoại thông minh (mẫu).').waitFor()
    await lead.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    await lead.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await lead.getByText('Đã nộp, chờ nhận').first().waitFor()
    await context.close()
  })
})

/** The server hears, but its answer never arrives. A request of a page just left may already be gone. */
async function loseAnswers(): Promise<void> {
  await page.route('**/api/v1/commands', async (route) => {
    await route.fetch().catch(() => undefined)
    await route.abort().catch(() => undefined)
  })
}

/** Long batches travel packed. */
function sentIn(request: Request): unknown {
  const body = request.postDataBuffer() ?? Buffer.from('{}')
  return JSON.parse((request.headers()['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString())
}

async function ready(): Promise<void> {
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

function tile(name: string) {
  return page.locator('label.tile', { hasText: name }).locator('input').first()
}

/** Opens the group that holds the tile when it is not at hand, taps it, and saves. */
async function saveVisit(name: string): Promise<void> {
  await ready()
  const face = page.locator('label.tile', { hasText: name }).first()
  if (!(await face.isVisible())) await page.locator('details', { has: face }).locator('summary').first().click()
  await face.click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
}

type Stored = { items: { kind: string }[]; status: string }

async function visits(): Promise<Stored[]> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  const { changes } = (await response.json()) as { changes: { noun: string; data: Stored }[] }
  return changes.filter((change) => change.noun === 'visit' && change.data.status === 'counted').map(({ data }) => data)
}

async function storedVisits(): Promise<number> {
  return (await visits()).length
}

async function seedVillage({ admin }: Stage): Promise<void> {
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const thisYear = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', thisYear), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  await must(admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }))
  for (const household of households) {
    await must(
      admin.order('households.register', { ...household, teamId, villageId, hamlet: 'Xóm 2', groups: ['elderly'] }),
    )
  }
}

/** Runs in the page: sixty visits as a long day without a network left them before the phone's store was encrypted. */
async function keepMany({ teamId, ids }: { teamId: string; ids: string[][] }): Promise<void> {
  const accountId = document.querySelector<HTMLElement>('[data-account]')?.dataset['account'] ?? ''
  const opened = indexedDB.open('thonso')
  await new Promise((done) => opened.addEventListener('success', done))
  const tx = opened.result.transaction('outbox', 'readwrite')
  const at = new Date().toISOString()
  for (const [id, visitId] of ids) {
    const items = [{ kind: 'qr', detail: null }]
    const payload = { visitId, teamId, householdId: null, heldOn: at.slice(0, 10), mode: 'in_person', items }
    const envelope = { id, type: 'support.record', at, payload }
    tx.objectStore('outbox').add({
      envelope,
      accountId,
      label: 'QR',
      silent: false,
      savedAt: at,
      state: 'waiting',
      tried: false,
      problem: null,
    })
  }
  await new Promise((done) => tx.addEventListener('complete', done))
  opened.result.close()
}
