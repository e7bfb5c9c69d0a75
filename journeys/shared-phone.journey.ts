import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserFlags, findBrowser } from '../tools/browser.ts'
import {
  choosePin,
  comeIn,
  householdId,
  inviteAgain,
  lock,
  moveAway,
  names,
  newMember,
  noNetwork,
  openVillage,
  phone,
  ready,
  saveVisit,
  storedVisits,
  teamId,
  unlock,
  type Village,
} from './handed-phone.ts'
import type { Network } from './network.ts'
import { searchPhone } from './search-phone.ts'
import type { Stage } from './stage.ts'

// S7: two people, one phone. Nothing of the first is to be read by the second, and what the first one recorded still goes.

const lan = { name: 'Nguyễn Thị Lan Anh (mẫu)', pin: '246813' }
/** All that the first person saw or wrote, and the second must find nowhere. */
const hers = ['Lan Anh', 'Trần Văn Nghĩa', 'Bà cụ đau chân', 'Vũ Thị Mới', '0987654321', '+84987654321', lan.pin]

let village: Village
let stage: Stage
let network: Network
let folder: string
let context: BrowserContext
let page: Page
let cookie: string
let owner: Awaited<ReturnType<typeof newMember>>

beforeAll(async () => {
  village = await openVillage()
  ;({ stage, network } = village)
  owner = await newMember(village, lan.name)
  // A browser of its own, whose files can be read afterwards.
  folder = await mkdtemp(path.join(tmpdir(), 'thonso-phone-'))
  await startBrowser()
}, 300_000)

afterAll(async () => {
  await context?.close()
  await village?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('two people, one phone', () => {
  test('what an older version kept in clear is sealed, and goes all the same', async () => {
    await page.goto(`${network.url}/`)
    await page.evaluate(keepAsVersion1, { accountId: owner.accountId, teamId, id: newId(), visitId: newId() })
    expect((await page.evaluate(searchPhone, ['Ghi từ bản cũ'])).found).not.toEqual([])
    await comeIn(village, page, owner.link)
    await expect.poll(() => storedVisits(village), { timeout: 30_000 }).toBe(1)
    expect((await page.evaluate(searchPhone, ['Ghi từ bản cũ'])).found).toEqual([])
  })

  test('saved is saved: with the battery gone the next moment and no network at the next start, the record is there', async () => {
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    await noNetwork(village, context, true)
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready(page)
    await saveVisit(page, 'Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    killBrowser()
    await startBrowser()
    await context.setOffline(true)
    await page.goto(`${network.url}/field`)
    await ready(page)
    await page.getByText('1 lần hỗ trợ chờ gửi').waitFor()
    await page.goto(`${network.url}/field/progress`)
    await ready(page)
    await noNetwork(village, context, false)
    await expect.poll(() => storedVisits(village), { timeout: 30_000 }).toBe(2)
  })

  test('a PIN is chosen', async () => {
    // Her cookie may not have been written down yet when the battery went.
    await comeIn(village, page, await inviteAgain(village, owner.accountId))
    await page.goto(`${network.url}/field/phone`)
    await ready(page)
    await choosePin(page, lan.pin)
    await page.getByText('Đã đặt mã PIN').waitFor()
  })

  test('without a network two things are recorded, and the phone is locked at once', async () => {
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    cookie = await cookieOf(context)
    await noNetwork(village, context, true)
    await page.goto(`${network.url}/field/record/${householdId}`)
    await ready(page)
    expect(await page.locator('[data-household-name]').textContent()).toContain('Trần Văn Nghĩa')
    await saveVisit(page, 'Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${network.url}/field/record`)
    await ready(page)
    await page.locator('input[name="headName"]').fill('Vũ Thị Mới (mẫu)')
    await page
      .locator('details', { has: page.locator('input[name="phone"]') })
      .locator('summary')
      .click()
    await page.locator('input[name="phone"]').fill('0987654321')
    await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
    await page.waitForURL(/anonymous#household=/)
    await lock(village, page)
    await page.getByText('2 việc chờ gửi').waitFor()
    expect(await storedVisits(village)).toBe(2)
  })

  test('locked, no page of hers opens, with or without a network, and nothing of her is to be read', async () => {
    for (const address of ['/field', '/field/households', '/field/waiting', `/field/households/${householdId}`]) {
      await page.goto(network.url + address)
      await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    }
    await nothingOfHers()
    expect(await page.locator('body').innerText()).toContain('N.T.L.A.')
  })

  test('what she recorded goes while the phone is locked, and until then nobody is told that all is sent', async () => {
    await page.getByText('2 việc chờ gửi').waitFor()
    await noNetwork(village, context, false)
    await page.locator('[data-waits]').waitFor({ state: 'detached' })
    await expect.poll(() => storedVisits(village), { timeout: 30_000 }).toBe(3)
    expect(await names(village)).toContain('Vũ Thị Mới (mẫu)')
    await page.goto(`${network.url}/desk`)
    expect(await page.locator('body').innerText()).not.toContain('Lan Anh')
    await page.goto(`${network.url}/account`)
    expect(await page.locator('body').innerText()).not.toContain('Lan Anh')
    expect((await context.cookies()).filter(({ name }) => name === 'thonso_session')).toEqual([])
    // Not even a copy of the cookie that was hers.
    const copied = await fetch(`${network.url}/field`, { headers: { Cookie: cookie }, redirect: 'manual' })
    expect([copied.status, copied.headers.get('location')]).toEqual([303, '/sign-in?to=%2Ffield'])
  })

  test('somebody else signs in over the lock and finds nothing of hers, anywhere', async () => {
    await page.goto(`${network.url}/field`)
    await page.getByRole('link', { name: 'Người khác đăng nhập' }).waitFor()
    const other = await newMember(village, 'Phạm Văn Hùng (mẫu)')
    await comeIn(village, page, other.link)
    expect(await page.locator('body').innerText()).toContain('Phạm Văn Hùng')
    await nothingOfHers(['Trần Văn Nghĩa'])
    expect(await filesWith(hers.filter((text) => text !== 'Trần Văn Nghĩa'))).toEqual([])
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    await page.goto(`${network.url}/field`)
    await ready(page)
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(/sign-in/)
  })

  test('she unlocks with her PIN without a network and works on; the server takes her back by itself', async () => {
    await noNetwork(village, context, true)
    await page.goto(`${network.url}/field`)
    await unlock(page, lan.pin)
    await ready(page)
    expect(await page.locator('body').innerText()).toContain('Lan Anh')
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready(page)
    await saveVisit(page, 'Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await noNetwork(village, context, false)
    await expect.poll(() => storedVisits(village), { timeout: 30_000 }).toBe(4)
    await page.goto(`${network.url}/field/households`)
    await ready(page)
    expect(new URL(page.url()).pathname).toBe('/field/households')
  })

  test('what the server holds back while its owner is away is shown to her with its reason when she is back', async () => {
    await noNetwork(village, context, true)
    await page.goto(`${network.url}/field/record/${householdId}`)
    await ready(page)
    await saveVisit(page, 'Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await lock(village, page)
    await moveAway(village)
    await noNetwork(village, context, false)
    await page.getByText('1 việc chưa được tính, mở khóa để xem vì sao').waitFor()
    await unlock(page, lan.pin)
    await ready(page)
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('có thể hộ đã chuyển sang tổ khác').waitFor()
  })
})

describe('a phone that is handed on without a PIN', () => {
  test('the next person finds nothing of the first, whose queue still goes, and who gets all of it back', async () => {
    const other = await stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    const first = await newMember(village, lan.name)
    await comeIn(village, page, first.link)
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const before = await storedVisits(village)
    // The server is out of reach for what waits, but not for signing in.
    await other.route(/\/api\/v1\/(commands|deliveries)$/, (route) => route.abort())
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready(page)
    await saveVisit(page, 'Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await expect.poll(() => page.evaluate(countSealed)).toBe(1)
    const second = await newMember(village, 'Phạm Văn Hùng (mẫu)')
    const leftOpen = await other.newPage()
    await leftOpen.goto(`${network.url}/field`)
    await leftOpen.getByText('Lan Anh').first().waitFor()
    await comeIn(village, page, second.link)
    // A page of hers that was left open in another tab is his now.
    await leftOpen.getByText('Phạm Văn Hùng').first().waitFor()
    expect(await leftOpen.content()).not.toContain('Lan Anh')
    await leftOpen.close()
    await nothingOfHers(['Trần Văn Nghĩa'])
    await page.getByText('Máy này còn 1 việc của người khác chờ gửi').waitFor()
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('Việc của bạn đã gửi hết').waitFor()
    expect(await page.getByText('Mọi việc ghi trên máy này đã được gửi').count()).toBe(0)
    // Her own session again, on the same phone: the server gives her key back.
    await comeIn(village, page, await inviteAgain(village, first.accountId))
    await page.goto(`${network.url}/field/waiting`)
    await page.locator('[data-kept="waiting"]').waitFor()
    expect(await page.locator('[data-kept]').innerText()).toContain('Quét mã QR')
    // Her new session gave this phone a new leave to deliver for her.
    await expect.poll(() => page.evaluate(hasLeave, first.accountId)).toBe(true)
    await comeIn(village, page, await inviteAgain(village, second.accountId))
    expect(await storedVisits(village)).toBe(before)
    await other.unroute(/\/api\/v1\/(commands|deliveries)$/)
    await page.goto(`${network.url}/field`)
    await page.locator('.strip').first().waitFor({ state: 'detached' })
    await expect.poll(() => storedVisits(village), { timeout: 20_000 }).toBe(before + 1)
    // He signs out where there is no network, and hands the phone on: with the network nothing of his opens.
    await ready(page)
    await noNetwork(village, other, true)
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    await noNetwork(village, other, false)
    await page.goto(`${network.url}/field`)
    await page.waitForURL(/sign-in/)
    await other.close()
  })

  test('with every page closed, the browser itself brings what waits to the server', async () => {
    const other = await stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    await comeIn(village, page, (await newMember(village, 'Lê Văn Tám (mẫu)')).link)
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const before = await storedVisits(village)
    await noNetwork(village, other, true)
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready(page)
    await saveVisit(page, 'Quét mã QR', 'Không có sóng')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    // The copy for the server is made right after what was said is safe.
    await expect.poll(() => page.evaluate(countSealed)).toBe(1)
    await page.goto('about:blank')
    await noNetwork(village, other, false)
    const cdp = await other.newCDPSession(page)
    const found = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(network.url))
        if (ours) resolve(ours.registrationId)
      })
    })
    await cdp.send('ServiceWorker.enable')
    const sync = { origin: network.url, registrationId: await found, tag: 'thonso-send', lastChance: false }
    await cdp.send('ServiceWorker.dispatchSyncEvent', sync)
    await expect.poll(() => storedVisits(village), { timeout: 20_000 }).toBe(before + 1)
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    await other.close()
  })
})

test('over plain HTTP there is no lock, which is said, and every form works as ever', async () => {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserFlags, '--host-resolver-rules=MAP may-xa.test 127.0.0.1'],
  })
  const plain = stage.url.replace(/127\.0\.0\.1|localhost/, 'may-xa.test')
  const other = await browser.newContext(phone)
  page = await other.newPage()
  const { link } = await newMember(village, 'Đỗ Thị Chín (mẫu)')
  await page.goto(link.replace(stage.url, plain))
  await page.locator('main button').first().click()
  await page.goto(`${plain}/field/phone`)
  await ready(page)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.getByText('nên không khóa được').waitFor()
  const before = await storedVisits(village)
  await page.goto(`${plain}/field/record/anonymous`)
  await ready(page)
  await saveVisit(page, 'Quét mã QR', 'Qua mạng thường')
  await page.getByText('Đã gửi, đã được tính').waitFor()
  expect(await storedVisits(village)).toBe(before + 1)
  await browser.close()
})

async function startBrowser(): Promise<void> {
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser(),
    args: browserFlags,
    ...phone,
  })
  context.setDefaultTimeout(40_000)
  // As on an iPhone: nothing here may depend on Background Sync.
  await context.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'))
  page = await context.newPage()
}

/** As when the battery is taken out: the browser on this folder, and what it started. */
function killBrowser(): void {
  const found = execFileSync('pgrep', ['-f', `user-data-dir=${folder}`], { encoding: 'utf8' })
  for (const pid of found.split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL')
}

type OldQueue = { accountId: string; teamId: string; id: string; visitId: string }

/** Runs in a page of ours without a script: a phone's store as the first version made it, with one visit in clear. */
async function keepAsVersion1({ accountId, teamId, id, visitId }: OldQueue): Promise<void> {
  const opened = indexedDB.open('thonso', 1)
  opened.addEventListener('upgradeneeded', () =>
    opened.result
      .createObjectStore('outbox', { keyPath: 'place', autoIncrement: true })
      .createIndex('account', 'accountId'),
  )
  await new Promise((done) => opened.addEventListener('success', done))
  const at = new Date().toISOString()
  const items = [{ kind: 'qr', detail: null }]
  const said = { heldOn: at.slice(0, 10), mode: 'in_person', items, note: 'Ghi từ bản cũ' }
  const envelope = { id, type: 'support.record', at, payload: { visitId, teamId, householdId: null, ...said } }
  const tx = opened.result.transaction('outbox', 'readwrite')
  const rest = { label: 'QR', silent: false, savedAt: at, state: 'waiting', tried: false, problem: null }
  tx.objectStore('outbox').add({ envelope, accountId, ...rest })
  await new Promise((done) => tx.addEventListener('complete', done))
  opened.result.close()
}

/** Runs in a page: how many of the orders that wait have their copy for the server. */
async function countSealed(): Promise<number> {
  const opened = indexedDB.open('thonso')
  await new Promise((done) => opened.addEventListener('success', done))
  const asked = opened.result.transaction('outbox').objectStore('outbox').getAll()
  await new Promise((done) => asked.addEventListener('success', done))
  opened.result.close()
  return asked.result.filter((row: { delivery?: string }) => row.delivery !== undefined).length
}

/** Runs in the page: whether this phone may deliver for them while they are away. */
async function hasLeave(accountId: string): Promise<boolean> {
  const opened = indexedDB.open('thonso')
  await new Promise((done) => opened.addEventListener('success', done))
  const asked = opened.result.transaction('vaults').objectStore('vaults').get(accountId)
  await new Promise((done) => asked.addEventListener('success', done))
  opened.result.close()
  return (asked.result?.delivery?.since ?? 0) > 0
}

/** What the page shows, and every store of the browser. `but`: what the next person may rightly see. */
async function nothingOfHers(but: readonly string[] = []): Promise<void> {
  const wanted = hers.filter((text) => !but.includes(text))
  const { found, looked } = await page.evaluate(searchPhone, wanted)
  expect(found).toEqual([])
  expect(looked).toBeGreaterThan(10)
  const shown = await page.content()
  expect(wanted.filter((text) => shown.includes(text))).toEqual([])
}

/** The browser's own files, as whoever takes the phone apart finds them: those that hold one of the texts. */
async function filesWith(wanted: readonly string[]): Promise<string[]> {
  const patterns = wanted.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
  const kept = /IndexedDB|Service Worker|Local Storage|Session Storage|Cache/
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && kept.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(files.some((file) => file.includes('indexeddb.leveldb'))).toBe(true)
  const holds = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0))
      return patterns.some((pattern) => bytes.includes(pattern)) ? [path.relative(folder, file)] : []
    }),
  )
  return holds.flat()
}

async function cookieOf(of: BrowserContext): Promise<string> {
  const found = (await of.cookies()).find(({ name }) => name === 'thonso_session')
  return `thonso_session=${found?.value}`
}
