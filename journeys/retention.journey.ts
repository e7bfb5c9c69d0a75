import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, openStage, type Stage } from './stage.ts'

// S14: somebody asks the commune to be forgotten. The officer erases them at the desk, every phone of the team drops them
// at its next pull, and no count is lower than it was.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const [teamId, villageId, householdId, staying] = [newId(), newId(), newId(), newId()]
const gone = 'Trịnh Thị Quên'

let stage: Stage
let field: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openStage()
  await seed(stage)
  const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId }])
  field = await stage.browser.newContext(phone)
  page = await field.newPage()
  await page.goto(link)
  await page.locator('main button').first().click()
}, 300_000)

afterAll(() => stage?.close())

test('a phone knows the household, and has helped it', async () => {
  await open(`/field/record/${householdId}`)
  await page.locator('label.tile').first().click()
  await page
    .locator('input[name="note"], textarea[name="note"]')
    .first()
    .evaluate((note: HTMLInputElement) => {
      note.value = 'Nhà bà Quên ở cuối ngõ'
    })
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('Đã gửi, đã được tính').waitFor()
  await page.getByText('Thôn mình 2/50 hộ').waitFor()
  await open('/field')
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await page.getByText(gone).first().waitFor()
  await open('/field/households')
  await page.locator('input[type="search"]').fill('trinh thi quen')
  await page.locator('a:visible', { hasText: gone }).first().waitFor()
  expect(await page.evaluate(openedHere, [gone])).not.toEqual([])
})

test('with no network the phone helps it once more, and says so in words', async () => {
  await field.setOffline(true)
  await page.goto(`${stage.url}/field/record/${householdId}`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await page.locator('label.tile').nth(1).click()
  await page
    .locator('input[name="note"], textarea[name="note"]')
    .first()
    .evaluate((note: HTMLInputElement) => {
      note.value = 'Gặp bà Quên ngoài đồng'
    })
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('chờ gửi').first().waitFor()
  expect(await page.evaluate(openedHere, ['bà Quên ngoài đồng'])).not.toEqual([])
})

test('the officer erases it at the desk in two presses, and every count stays', async () => {
  const context = await stage.browser.newContext()
  const [name = '', value = ''] = stage.admin.cookie.split('=')
  await context.addCookies([{ name, value, url: stage.url }])
  const desk = await context.newPage()
  await desk.goto(`${stage.url}/desk/households/${householdId}`)
  const before = await figures()
  await desk.getByText('Xóa thông tin cá nhân', { exact: true }).last().click()
  await desk.getByText('Không lấy lại được').waitFor()
  await desk.getByRole('button', { name: 'Xóa hẳn' }).click()
  await desk.getByText('Đã ghi.').waitFor()
  expect(await desk.locator('main').innerText()).not.toContain(gone)
  expect(await figures()).toEqual(before)
  expect(before).toMatchObject({ households: 2, supports: 2 })
  expect((await desk.goto(`${stage.url}/desk/households/${householdId}`))?.status()).toBe(404)
  await desk.goto(`${stage.url}/desk/visits`)
  expect(await desk.locator('main').innerText()).not.toContain(gone)
  await desk.goto(`${stage.url}/desk/households/retention`)
  await desk.getByText('Không có hộ nào quá thời hạn lưu').waitFor()
  await context.close()
})

test('at its next pull the phone drops the household, its pages and its waiting visit, and keeps its counts', async () => {
  await field.setOffline(false)
  await open('/field')
  await page.getByText('Thôn mình 2/50 hộ').first().waitFor()
  await expect.poll(() => page.evaluate(openedHere, [gone, 'bà Quên']), { timeout: 20_000 }).toEqual([])
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  expect(await page.evaluate(openedHere, [gone, 'bà Quên'])).toEqual([])
  // The visit could not be taken any more: its maker is told why, and not about whom.
  await open('/field/waiting')
  await page.getByRole('heading', { name: 'Một việc của người đã được xóa thông tin' }).waitFor()
  await page.getByText('Thông tin của hộ này đã được xóa').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Quên')
  await field.setOffline(true)
  for (const address of ['/field', '/field/record', '/field/households', `/field/households/${householdId}`]) {
    await page.goto(stage.url + address)
    expect(await page.locator('body').innerText(), address).not.toContain(gone)
  }
  await page.goto(`${stage.url}/field/households`)
  await page.waitForSelector('html[data-phone="ready"]')
  await page.locator('input[type="search"]').fill('trinh thi quen')
  await page.getByText('Không có hộ nào khớp').waitFor()
  await field.setOffline(false)
})

async function open(address: string): Promise<void> {
  await page.goto(stage.url + address)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

async function figures() {
  const response = await fetch(`${stage.url}/desk`, { headers: { Cookie: stage.admin.cookie } })
  const board = (await response.text()).replace(/<[^>]+>/g, ' ')
  const changes = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  const { changes: all } = (await changes.json()) as { changes: { noun: string; data: { status: string } | null }[] }
  const supports = all.filter(({ noun, data }) => noun === 'visit' && data?.status === 'counted').length
  const [, households] = /(\d+)\s*\/\s*50/.exec(board) ?? []
  return { households: Number(households), supports }
}

/** Runs in the page, with its owner's key: which of these words stand in what this phone keeps of its owner's scope. */
async function openedHere(words: string[]): Promise<string[]> {
  type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
  const db = await done(indexedDB.open('thonso'))
  const [vault] = (await done(db.transaction('vaults').objectStore('vaults').getAll())) as {
    accountId: string
    deviceKey: CryptoKey
    byDevice: Sealed
  }[]
  if (!vault) throw new Error('Nobody has this phone.')
  const open = (key: CryptoKey, { iv, data }: Sealed, bound?: Uint8Array<ArrayBuffer>) =>
    crypto.subtle.decrypt({ name: 'AES-GCM', iv, ...(bound ? { additionalData: bound } : {}) }, key, data)
  const raw = await open(vault.deviceKey, vault.byDevice)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const bound = new TextEncoder().encode(vault.accountId)
  const found: string[] = []
  for (const store of ['pages', 'replica', 'outbox']) {
    const rows = (await done(db.transaction(store).objectStore(store).getAll())) as Record<string, unknown>[]
    for (const row of rows) {
      const text = new TextDecoder().decode(await open(key, (row['html'] ?? row['contents']) as Sealed, bound))
      for (const word of words)
        if (text.includes(word)) found.push(`${store} ${row['path'] ?? row['name'] ?? ''}: ${word}`)
    }
  }
  db.close()
  return found
}

async function seed({ admin }: Stage): Promise<void> {
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const thisYear = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', thisYear), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  await must(admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }))
  const visit = { visitId: newId(), teamId, heldOn: `${thisYear}-10-02`, mode: 'in_person', items: [{ kind: 'qr' }] }
  await must(admin.order('households.register', { householdId, teamId, villageId, headName: `${gone} (mẫu)` }))
  await must(
    admin.order('households.register', { householdId: staying, teamId, villageId, headName: 'Lê Thị Ở (mẫu)' }),
  )
  await must(admin.order('support.record', { ...visit, householdId: staying }))
}
