import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../tools/axe.ts'
import type { Stage } from './stage.ts'
import { openVillage, phone, type Village } from './village.ts'

// What a phone says before it costs a record, and the field area by itself.

let village: Village
let stage: Stage
let helper: BrowserContext
let page: Page

beforeAll(async () => {
  village = await openVillage()
  ;({ stage, helper, page } = village)
  const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId: village.teamId }])
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.waitForURL(/\/field$/)
}, 300_000)

afterAll(() => village?.close())

describe('what could cost a record is said before it does', () => {
  test('the queue is saved to a file and sent from another phone, and nothing is counted twice', async () => {
    const before = await village.storedVisits()
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    await helper.setOffline(true)
    await village.saveVisit('Cài đặt, kích hoạt VNeID')
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
    await expect.poll(village.storedVisits, { timeout: 15_000 }).toBe(before + 1)
    await helper.setOffline(false)
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    expect(await village.storedVisits()).toBe(before + 1)
    const stranger = await stage.newcomer('Người Khác Mẫu', [{ role: 'member', teamId: village.teamId }])
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
    const before = await village.storedVisits()
    await wrong.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
    await wrong.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    await expect.poll(village.storedVisits, { timeout: 15_000 }).toBe(before + 1)
    await context.close()
  })

  test('a phone that is nearly full is said while a record can still be kept', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const cdp = await helper.newCDPSession(page)
    const { usage } = (await cdp.send('Storage.getUsageAndQuota', { origin: stage.url })) as { usage: number }
    await helper.setOffline(true)
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: stage.url, quotaSize: usage + 300_000 })
    await village.saveVisit('Cài đặt, kích hoạt VNeID')
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
    const paths = ['', '/record', '/record/anonymous', `/record/${village.households[0]?.householdId}`, '/households']
    const more = [
      `/households/${village.households[0]?.householdId}`,
      '/progress',
      '/report',
      '/report?preview=1',
      '/waiting',
    ]
    for (const path of [...paths, ...more]) {
      await page.goto(`${stage.url}/field${path}`)
      await village.ready()
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

  test('a visit is recorded by the keyboard alone, and what is missing, kept and sent is heard', async () => {
    await page.goto(`${stage.url}/field/record/${village.households[1]?.householdId}`)
    await village.ready()
    await stopAt('Lưu lần hỗ trợ')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Hãy bấm chọn ít nhất một việc đã giúp').waitFor()
    const [first] = await page.locator('input[name="items"]').all()
    const reason = await first?.getAttribute('aria-describedby')
    expect(await first?.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator(`[id="${reason}"]`).textContent()).toContain('Hãy bấm chọn')
    await stopAt('Cài đặt, kích hoạt VNeID', 'Shift+Tab')
    await page.keyboard.press('Space')
    expect(await first?.getAttribute('aria-invalid')).toBe(null)
    await stopAt('Lưu lần hỗ trợ')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Đã gửi, đã được tính').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await stopAt('Ghi tiếp')
  })

  test('households are found while typing without diacritics, and one that may be there already is suggested', async () => {
    await page.goto(`${stage.url}/field/households`)
    await village.ready()
    await page.locator('input[name="q"]').fill('dang thi hoa')
    await page.getByText('Tìm được 1 hộ').waitFor()
    expect(await page.locator('.row:visible').count()).toBe(1)
    await page.goto(`${stage.url}/field/record`)
    await village.ready()
    await page.locator('input[name="headName"]').fill('tran van nghia')
    await page.getByText('Có phải một trong các hộ này?').waitFor()
    await page.locator('[data-alike]').getByRole('link', { name: 'Trần Văn Nghĩa' }).click()
    await village.ready()
    expect(await page.locator('[data-household-name]').textContent()).toContain('Trần Văn Nghĩa')
  })

  test('the lead opens the report filled in, adds words, looks at it and sends it', async () => {
    const { link } = await stage.newcomer('Trưởng Thôn Mẫu', [{ role: 'team_lead', teamId: village.teamId }])
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

/** Goes on by keyboard until the focus stands on something of that name. */
async function stopAt(name: string, key = 'Tab'): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press(key)
    const here = await page.evaluate(() => {
      const stop = document.activeElement
      return (stop instanceof HTMLInputElement ? stop.labels?.[0] : stop)?.textContent ?? ''
    })
    if (here.includes(name)) return
  }
  throw new Error(`By keyboard nobody comes to “${name}”`)
}
