import { gunzipSync } from 'node:zlib'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must, type Stage } from './stage.ts'
import { openVillage, type Village } from './village.ts'

// Help recorded with and without a network: nothing is lost, nothing doubled, whatever breaks in between.

let village: Village
let stage: Stage
let helper: BrowserContext
let page: Page

beforeAll(async () => {
  village = await openVillage()
  ;({ stage, helper, page } = village)
  await helper.addInitScript(() =>
    addEventListener('pointerdown', () =>
      sessionStorage.setItem('taps', String(Number(sessionStorage['taps'] ?? 0) + 1)),
    ),
  )
}, 300_000)

afterAll(() => village?.close())

describe('a helper records help with and without a network', () => {
  test('an invitation leads straight to the village’s own sentence', async () => {
    const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId: village.teamId }])
    await page.goto(link)
    await page.locator('main button').first().click()
    await page.goto(`${stage.url}/field`)
    await village.ready()
    expect(await page.locator('[data-sentence]').textContent()).toContain('0/50')
    expect(await page.locator('.strip').count()).toBe(0)
  })

  test('three visits are recorded in three taps each and counted at once', async () => {
    for (const household of village.households.slice(0, 3)) {
      await page.goto(`${stage.url}/field`)
      await page.getByRole('link', { name: 'Ghi nhận hỗ trợ' }).click()
      await village.ready()
      const [taps, started] = [await tapped(), performance.now()]
      await page.getByRole('link', { name: household.headName }).first().click()
      await village.saveVisit('Cài đặt, kích hoạt VNeID')
      await page.getByText('Đã gửi, đã được tính').waitFor()
      expect((await tapped()) - taps).toBe(3)
      // Most of the twenty seconds are left to the person.
      expect(performance.now() - started).toBeLessThan(10_000)
    }
    await page.getByText('Thôn mình 3/50 hộ').waitFor()
    expect(await village.storedVisits()).toBe(3)
  })

  test('without a network the pages still open and two more visits are kept', async () => {
    await page.goto(`${stage.url}/field`)
    await village.ready()
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    await helper.setOffline(true)
    for (const household of village.households.slice(3)) {
      await page.goto(`${stage.url}/field`)
      await page.getByRole('link', { name: 'Ghi nhận hỗ trợ' }).click()
      await village.ready()
      await page.getByRole('link', { name: household.headName }).first().click()
      await village.ready()
      expect(await page.locator('[data-household-name]').textContent()).toContain(household.headName)
      await village.saveVisit('Quét mã QR')
      await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    }
    await page.getByText('2 lần hỗ trợ chờ gửi, sẽ tự gửi khi có mạng').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    await village.ready()
    expect(await page.locator('[data-kept="waiting"]').count()).toBe(2)
    expect(await village.storedVisits()).toBe(3)
  })

  test('a household born without a network and the visit to it are kept in order', async () => {
    await page.goto(`${stage.url}/field/record`)
    await village.ready()
    await page.locator('input[name="headName"]').fill('Vũ Thị Mới (mẫu)')
    await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
    await page.waitForURL(/anonymous#household=/)
    await village.ready()
    expect(await page.locator('[data-household-name]').textContent()).toContain('Vũ Thị Mới (mẫu)')
    await village.saveVisit('Gọi video')
    await page.getByText('4 việc chờ gửi, sẽ tự gửi khi có mạng').waitFor()
  })

  test('when the network is back everything is stored once, by itself', async () => {
    await helper.setOffline(false)
    await page.locator('.strip').first().waitFor({ state: 'detached' })
    expect(await village.storedVisits()).toBe(6)
    await page.goto(`${stage.url}/field`)
    await page.getByText('6/50').first().waitFor()
  })

  test('an answer lost after the server stored it makes no second visit', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await loseAnswers()
    await village.saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    expect(await village.storedVisits()).toBe(7)
    await page.unroute('**/api/v1/commands')
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    expect(await village.storedVisits()).toBe(7)
  })

  test('a waiting visit that had reached the server is corrected, not doubled, when it is changed on the phone', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await loseAnswers()
    await village.saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByRole('link', { name: 'Sửa' }).click()
    await village.ready()
    expect(await village.tile('Nhắn tin').isChecked()).toBe(true)
    await page.unroute('**/api/v1/commands')
    await village.saveVisit('Tra cứu thông tin')
    await page.getByText('Đã gửi, đã được tính').waitFor()
    expect(await village.storedVisits()).toBe(8)
    const last = (await village.visits()).at(-1)
    expect(last?.items.map((item) => item.kind).sort()).toEqual(['messaging', 'search'])
  })

  test('a visit dropped on the phone is cancelled where it had been stored', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await loseAnswers()
    await village.saveVisit('Nhắn tin')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.unroute('**/api/v1/commands')
    await page.goto('about:blank')
    await page.route('**/api/v1/commands', (route) => route.abort())
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('Xóa khỏi máy').click()
    await page.unroute('**/api/v1/commands')
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click()
    await page.getByText('Không có gì chờ gửi').waitFor()
    // What had the focus is gone, and nobody is sent back to the page's beginning for it.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
    await expect.poll(village.storedVisits, { timeout: 15_000 }).toBe(8)
  })

  test('a refused visit stays with its reason, never blocks the others, and can be mended', async () => {
    const gone = newId()
    await must(
      stage.admin.order('households.register', {
        householdId: gone,
        teamId: village.teamId,
        villageId: village.villageId,
        headName: 'Hộ Sắp Chuyển (mẫu)',
      }),
    )
    await page.goto(`${stage.url}/field/record/${gone}`)
    await village.ready()
    await helper.setOffline(true)
    await village.saveVisit('Quét mã QR')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    const elsewhere = newId()
    await must(stage.admin.order('teams.set_up', { teams: [{ teamId: elsewhere, level: 'commune', name: 'Tổ xã' }] }))
    const { villageId } = village
    await must(stage.admin.order('households.move', { householdId: gone, teamId: elsewhere, villageId }))
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await village.saveVisit('Nhắn tin')
    await helper.setOffline(false)
    await page.getByText('1 việc chưa được tính, bấm để xem và sửa').waitFor()
    expect(await village.storedVisits()).toBe(9)
    await page.goto(`${stage.url}/field/waiting`)
    await page.getByText('có thể hộ đã chuyển sang tổ khác').waitFor()
    await page.getByText('Xóa khỏi máy').click()
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click()
    await page.getByText('Không có gì chờ gửi').waitFor()
  })

  test('signing out while something waits warns first, and what waits stays', async () => {
    await page.goto(`${stage.url}/field/record/anonymous`)
    await village.ready()
    await page.route('**/api/v1/commands', (route) => route.abort())
    await village.saveVisit('Nhắn tin')
    await page.goto(`${stage.url}/field`)
    await village.ready()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByText('Còn 1 việc chưa gửi trên máy này').waitFor()
    await page.getByRole('button', { name: 'Ở lại' }).click()
    await page.unroute('**/api/v1/commands')
    await page.reload()
    await expect.poll(village.storedVisits, { timeout: 30_000 }).toBe(10)
  })
})

test('a queue too large for the server is halved until it passes, and every visit is stored once', async () => {
  const before = await village.storedVisits()
  await page.goto(`${stage.url}/field`)
  await village.ready()
  await page.evaluate(keepMany, {
    teamId: village.teamId,
    ids: Array.from({ length: 60 }, () => [newId(), newId()]),
  })
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
  expect(await village.storedVisits()).toBe(before + 60)
}, 120_000)

/** How often the phone was touched so far. */
async function tapped(): Promise<number> {
  return page.evaluate(() => Number(sessionStorage.getItem('taps') ?? 0))
}

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
