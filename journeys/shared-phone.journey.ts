import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../tools/axe.ts'
import { browserFlags, findBrowser } from '../tools/browser.ts'
import { type Network, openNetwork } from './network.ts'
import { searchPhone } from './search-phone.ts'
import { must, openStage, type Stage } from './stage.ts'

// S7: two people, one phone. Nothing of the first is to be read by the second, and what the first one recorded still goes.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const teamId = newId()
const villageId = newId()
const householdId = newId()
const lan = { name: 'Nguyễn Thị Lan Anh (mẫu)', pin: '246813', newPin: '975310' }
/** All that the first person saw or wrote, and the second must find nowhere. */
const hers = ['Lan Anh', 'Trần Văn Nghĩa', 'Bà cụ đau chân', 'Vũ Thị Mới', '0987654321', '+84987654321', lan.pin]

let stage: Stage
let network: Network
let folder: string
let context: BrowserContext
let page: Page
let cookie: string
let owner: Awaited<ReturnType<Stage['newcomer']>>

beforeAll(async () => {
  stage = await openStage()
  network = await openNetwork(stage.url)
  await must(stage.admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(
    stage.admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }),
  )
  await must(
    stage.admin.order('households.register', { householdId, teamId, villageId, headName: 'Trần Văn Nghĩa (mẫu)' }),
  )
  owner = await stage.newcomer(lan.name, [{ role: 'member', teamId }])
  // A browser of its own, whose files can be read afterwards.
  folder = await mkdtemp(path.join(tmpdir(), 'thonso-phone-'))
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser(),
    args: browserFlags,
    ...phone,
  })
  context.setDefaultTimeout(40_000)
  // As on an iPhone: nothing here may depend on Background Sync.
  await context.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'))
  page = await context.newPage()
}, 300_000)

afterAll(async () => {
  await context?.close()
  await network?.close()
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('two people, one phone', () => {
  test('what an older version kept in clear is sealed, and goes all the same', async () => {
    await page.goto(`${network.url}/`)
    await page.evaluate(keepAsVersion1, { accountId: owner.accountId, teamId, id: newId(), visitId: newId() })
    expect((await page.evaluate(searchPhone, ['Ghi từ bản cũ'])).found).not.toEqual([])
    await comeIn(owner.link)
    await expect.poll(storedVisits, { timeout: 30_000 }).toBe(1)
    expect((await page.evaluate(searchPhone, ['Ghi từ bản cũ'])).found).toEqual([])
  })

  test('a PIN is chosen in plain words: six digits, the same twice, and none that a stranger tries first', async () => {
    await page.getByRole('link', { name: 'Dùng chung máy? Đặt mã PIN' }).click()
    await ready()
    await choosePin('123456')
    await page.getByText('Mã này dễ đoán quá').waitFor()
    await choosePin(lan.pin, '111112')
    await page.getByText('Hai lần nhập chưa giống nhau').waitFor()
    expect(await page.locator('input[name="shownName"]').inputValue()).toBe('N.T.L.A.')
    await choosePin(lan.pin)
    await page.getByText('Đã đặt mã PIN').waitFor()
    await page.goto(`${network.url}/field`)
    await ready()
    await page.getByRole('button', { name: 'Khóa máy' }).waitFor()
  })

  test('without a network two things are recorded, and the phone is locked at once', async () => {
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    cookie = await cookieOf(context)
    await noNetwork(context, true)
    await page.goto(`${network.url}/field/record/${householdId}`)
    await ready()
    expect(await page.locator('[data-household-name]').textContent()).toContain('Trần Văn Nghĩa')
    await saveVisit('Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await page.goto(`${network.url}/field/record`)
    await ready()
    await page.locator('input[name="headName"]').fill('Vũ Thị Mới (mẫu)')
    await page
      .locator('details', { has: page.locator('input[name="phone"]') })
      .locator('summary')
      .click()
    await page.locator('input[name="phone"]').fill('0987654321')
    await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
    await page.waitForURL(/anonymous#household=/)
    await lock()
    await page.getByText('2 việc chờ gửi').waitFor()
    expect(await storedVisits()).toBe(1)
  })

  test('locked, no page of hers opens, with or without a network, and nothing of her is to be read', async () => {
    for (const address of ['/field', '/field/households', '/field/waiting', `/field/households/${householdId}`]) {
      await page.goto(network.url + address)
      await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    }
    await nothingOfHers()
    expect(await page.locator('body').innerText()).toContain('N.T.L.A.')
  })

  test('the lock page passes axe in light and dark, and fits 320 px with text at 200 %', () => looksRight(page))

  test('what she recorded goes while the phone is locked, and until then nobody is told that all is sent', async () => {
    await page.getByText('2 việc chờ gửi').waitFor()
    await noNetwork(context, false)
    await page.locator('[data-waits]').waitFor({ state: 'detached' })
    await expect.poll(storedVisits, { timeout: 30_000 }).toBe(2)
    expect(await names()).toContain('Vũ Thị Mới (mẫu)')
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
    const other = await stage.newcomer('Phạm Văn Hùng (mẫu)', [{ role: 'member', teamId }])
    await comeIn(other.link)
    expect(await page.locator('body').innerText()).toContain('Phạm Văn Hùng')
    await nothingOfHers(['Trần Văn Nghĩa'])
    expect(await filesWith(hers.filter((text) => text !== 'Trần Văn Nghĩa'))).toEqual([])
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('Không có gì chờ gửi').waitFor()
    await page.goto(`${network.url}/field`)
    await ready()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(/sign-in/)
  })

  test('she unlocks with her PIN without a network and works on; the server takes her back by itself', async () => {
    await noNetwork(context, true)
    await page.goto(`${network.url}/field`)
    await unlock(lan.pin)
    await ready()
    expect(await page.locator('body').innerText()).toContain('Lan Anh')
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready()
    await saveVisit('Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await noNetwork(context, false)
    await expect.poll(storedVisits, { timeout: 30_000 }).toBe(3)
    await page.goto(`${network.url}/field/households`)
    await ready()
    expect(new URL(page.url()).pathname).toBe('/field/households')
  })

  test('the key lives in memory only: with every page closed and the worker asleep, the PIN is asked for again', async () => {
    const cdp = await context.newCDPSession(page)
    await cdp.send('ServiceWorker.enable')
    await cdp.send('ServiceWorker.stopAllWorkers')
    // The page that is left still has it.
    await page.goto(`${network.url}/field/households`)
    await ready()
    await page.goto('about:blank')
    await cdp.send('ServiceWorker.stopAllWorkers')
    await page.goto(`${network.url}/field/households`)
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    expect((await context.cookies()).filter(({ name }) => name === 'thonso_session')).toEqual([])
    await unlock(lan.pin)
    await ready()
  })

  test('what the server holds back while its owner is away is shown to her with its reason when she is back', async () => {
    await noNetwork(context, true)
    await page.goto(`${network.url}/field/record/${householdId}`)
    await ready()
    await saveVisit('Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await lock()
    const elsewhere = newId()
    await must(stage.admin.order('teams.set_up', { teams: [{ teamId: elsewhere, level: 'commune', name: 'Tổ xã' }] }))
    await must(stage.admin.order('households.move', { householdId, teamId: elsewhere, villageId }))
    await noNetwork(context, false)
    await page.getByText('1 việc chưa được tính, mở khóa để xem vì sao').waitFor()
    await unlock(lan.pin)
    await ready()
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('có thể hộ đã chuyển sang tổ khác').waitFor()
  })

  test('the PIN is changed with the one there was, and only then', async () => {
    await page.goto(`${network.url}/field/phone`)
    await ready()
    await page.locator('summary', { hasText: 'Đổi mã PIN' }).click()
    await page.locator('input[name="old"]').fill('000001')
    await choosePin(lan.newPin)
    await page.getByText('Mã PIN chưa đúng. Còn 9 lần nhập.').waitFor()
    await page.locator('input[name="old"]').fill(lan.pin)
    await choosePin(lan.newPin)
    await page.getByText('Đã đặt mã PIN').waitFor()
    await page.getByRole('button', { name: 'Khóa máy' }).click()
    await unlock(lan.pin)
    await page.getByText('Mã PIN chưa đúng').waitFor()
    await unlock(lan.newPin)
    await ready()
  })

  test('after ten minutes without a touch the phone locks by itself', async () => {
    await page.clock.install()
    await page.goto(`${network.url}/field/households`)
    await ready()
    await page.clock.fastForward(9 * 60_000)
    expect(await page.getByRole('heading', { name: 'Máy đang khóa' }).count()).toBe(0)
    await page.clock.fastForward(2 * 60_000)
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    await page.getByRole('button', { name: 'Mở khóa' }).waitFor()
  })

  test('wrong PINs wait longer and longer; after ten she signs in again, chooses a new one, and nothing is lost', async () => {
    for (let tries = 1; tries <= 10; tries += 1) {
      await unlock('000001')
      const said = tries < 3 ? `Còn ${10 - tries} lần` : tries < 10 ? 'Hãy chờ' : 'Đã sai 10 lần'
      await tried()
      await page.getByText(said).first().waitFor()
      if (tries === 3) {
        await unlock(lan.newPin)
        await page.getByText('Hãy chờ').first().waitFor()
      }
      await page.clock.fastForward(31 * 60_000)
    }
    expect(await page.getByRole('button', { name: 'Mở khóa' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Quên mã PIN' }).click()
    await page.getByText('Hãy đăng nhập lại bằng mật khẩu').waitFor()
    await page.goto(await inviteAgain(owner.accountId))
    await page.locator('main button').first().click()
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    await page.getByRole('button', { name: 'Quên mã PIN' }).click()
    await choosePin(lan.pin)
    await ready()
    expect(await page.locator('body').innerText()).toContain('Lan Anh')
  })
})

describe('a phone with two people behind PINs', () => {
  test('each is found by the name they chose, opens with the keyboard alone, and has their own part', async () => {
    const other = await stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    for (const [name, pin] of [
      ['Phạm Văn Hùng (mẫu)', '482913'],
      ['Lê Văn Tám (mẫu)', '719204'],
    ] as const) {
      await comeIn((await stage.newcomer(name, [{ role: 'member', teamId }])).link)
      await page.goto(`${network.url}/field/phone`)
      await ready()
      await looksRight(page)
      await choosePin(pin)
      await page.getByText('Đã đặt mã PIN').waitFor()
      await looksRight(page)
      await lock()
    }
    await page.getByRole('button', { name: 'Chọn người khác' }).click()
    await looksRight(page)
    await page.getByRole('button', { name: 'P.V.H.' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('input[name="pin"]').focus()
    await page.keyboard.type('482913')
    await page.keyboard.press('Enter')
    await ready()
    expect(await page.locator('body').innerText()).toContain('Phạm Văn Hùng')
    await lock()
    await page.getByRole('button', { name: 'Chọn người khác' }).click()
    await page.getByRole('button', { name: 'L.V.T.' }).click()
    await unlock('719204')
    await ready()
    expect(await page.locator('body').innerText()).toContain('Lê Văn Tám')
    await other.close()
  })
})

describe('a phone that is handed on without a PIN', () => {
  test('the next person finds nothing of the first, whose queue still goes, and who gets all of it back', async () => {
    const other = await stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    const first = await stage.newcomer(lan.name, [{ role: 'member', teamId }])
    await comeIn(first.link)
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const before = await storedVisits()
    // The server is out of reach for what waits, but not for signing in.
    await other.route(/\/api\/v1\/(commands|deliveries)$/, (route) => route.abort())
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready()
    await saveVisit('Quét mã QR', 'Bà cụ đau chân')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await expect.poll(() => page.evaluate(countSealed)).toBe(1)
    const second = await stage.newcomer('Phạm Văn Hùng (mẫu)', [{ role: 'member', teamId }])
    await comeIn(second.link)
    await nothingOfHers(['Trần Văn Nghĩa'])
    await page.getByText('Máy này còn 1 việc của người khác chờ gửi').waitFor()
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('Việc của bạn đã gửi hết').waitFor()
    expect(await page.getByText('Mọi việc ghi trên máy này đã được gửi').count()).toBe(0)
    // Her own session again, on the same phone: the server gives her key back.
    await comeIn(await inviteAgain(first.accountId))
    await page.goto(`${network.url}/field/waiting`)
    await page.locator('[data-kept="waiting"]').waitFor()
    expect(await page.locator('[data-kept]').innerText()).toContain('Quét mã QR')
    // Her new session gave this phone a new leave to deliver for her.
    await expect.poll(() => page.evaluate(hasLeave, first.accountId)).toBe(true)
    await comeIn(await inviteAgain(second.accountId))
    expect(await storedVisits()).toBe(before)
    await other.unroute(/\/api\/v1\/(commands|deliveries)$/)
    await page.goto(`${network.url}/field`)
    await page.locator('.strip').first().waitFor({ state: 'detached' })
    await expect.poll(storedVisits, { timeout: 20_000 }).toBe(before + 1)
    await other.close()
  })

  test('with every page closed, the browser itself brings what waits to the server', async () => {
    const other = await stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    await comeIn((await stage.newcomer('Lê Văn Tám (mẫu)', [{ role: 'member', teamId }])).link)
    await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
    const before = await storedVisits()
    await noNetwork(other, true)
    await page.goto(`${network.url}/field/record/anonymous`)
    await ready()
    await saveVisit('Quét mã QR', 'Không có sóng')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    // The copy for the server is made right after what was said is safe.
    await expect.poll(() => page.evaluate(countSealed)).toBe(1)
    await page.goto('about:blank')
    await noNetwork(other, false)
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
    await expect.poll(storedVisits, { timeout: 20_000 }).toBe(before + 1)
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
  const { link } = await stage.newcomer('Đỗ Thị Chín (mẫu)', [{ role: 'member', teamId }])
  await page.goto(link.replace(stage.url, plain))
  await page.locator('main button').first().click()
  await page.goto(`${plain}/field/phone`)
  await ready()
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.getByText('nên không khóa được').waitFor()
  const before = await storedVisits()
  await page.goto(`${plain}/field/record/anonymous`)
  await ready()
  await saveVisit('Quét mã QR', 'Qua mạng thường')
  await page.getByText('Đã gửi, đã được tính').waitFor()
  expect(await storedVisits()).toBe(before + 1)
  await browser.close()
})

/** Nothing for axe in either light, and nothing wider than a small phone with large text. */
async function looksRight(of: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await of.emulateMedia({ colorScheme })
    expect(await axeFaults(of)).toEqual([])
  }
  await of.setViewportSize({ width: 320, height: 740 })
  await of.evaluate(() => {
    const large = new CSSStyleSheet()
    large.replaceSync('html { font-size: 225% !important }')
    document.adoptedStyleSheets = [large]
  })
  expect(await of.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await of.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  await of.setViewportSize(phone.viewport)
}

/** Browsers' own switch reaches the pages, and not always what works behind them: the line itself is cut as well. */
async function noNetwork(of: BrowserContext, isGone: boolean): Promise<void> {
  network.fate = () => (isGone ? 'cut_before' : 'pass')
  await of.setOffline(isGone)
}

async function ready(): Promise<void> {
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

async function comeIn(link: string): Promise<void> {
  await page.goto(link.replace(stage.url, network.url))
  await page.locator('main button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/i/'))
  await page.goto(`${network.url}/field`)
  await ready()
}

async function inviteAgain(accountId: string): Promise<string> {
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  await must(stage.admin.order('people.invite', { invitationId: newId(), accountId, secret }))
  return `${network.url}/i/${secret}`
}

async function choosePin(pin: string, again = pin): Promise<void> {
  await page.locator('input[name="pin"]').fill(pin)
  await page.locator('input[name="again"]').fill(again)
  await page.getByRole('button', { name: 'Lưu mã PIN' }).click()
}

async function lock(): Promise<void> {
  await page.goto(`${network.url}/field`)
  await ready()
  await page.getByRole('button', { name: 'Khóa máy' }).click()
  await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
}

async function unlock(pin: string): Promise<void> {
  await page.getByRole('button', { name: 'Mở khóa' }).waitFor()
  await page.locator('input[name="pin"]').fill(pin)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
}

/** The try is over: the field is empty again, or gone. */
async function tried(): Promise<void> {
  await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('input[name="pin"]')?.value)
}

async function saveVisit(name: string, note: string): Promise<void> {
  const face = page.locator('label.tile', { hasText: name }).first()
  if (!(await face.isVisible())) await page.locator('details', { has: face }).locator('summary').first().click()
  await face.click()
  const field = page.locator('[name="note"]').first()
  if (!(await field.isVisible())) await page.locator('details', { has: field }).locator('summary').first().click()
  await field.fill(note)
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
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

type Change = { noun: string; data: { status?: string; headName?: string } }

async function changes(): Promise<readonly Change[]> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  return ((await response.json()) as { changes: readonly Change[] }).changes
}

async function storedVisits(): Promise<number> {
  return (await changes()).filter(({ noun, data }) => noun === 'visit' && data.status === 'counted').length
}

async function names(): Promise<readonly (string | undefined)[]> {
  return (await changes()).filter(({ noun }) => noun === 'household').map(({ data }) => data.headName)
}
