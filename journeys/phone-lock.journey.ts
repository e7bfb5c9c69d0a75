import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  choosePin,
  comeIn,
  inviteAgain,
  lock,
  looksRight,
  newMember,
  openVillage,
  phone,
  ready,
  unlock,
  type Village,
} from './handed-phone.ts'
import type { Network } from './network.ts'

// The lock of a phone that several people use: a PIN for each, and a way back for who forgets it.

const lan = { name: 'Nguyễn Thị Lan Anh (mẫu)', pin: '246813', newPin: '975310' }

let village: Village
let network: Network
let context: BrowserContext
let page: Page
let owner: Awaited<ReturnType<typeof newMember>>

beforeAll(async () => {
  village = await openVillage()
  network = village.network
  owner = await newMember(village, lan.name)
  context = await village.stage.browser.newContext(phone)
  context.setDefaultTimeout(40_000)
  page = await context.newPage()
}, 300_000)

afterAll(() => village?.close())

describe('one person’s PIN', () => {
  test('a PIN is chosen in plain words: six digits, the same twice, and none that a stranger tries first', async () => {
    await comeIn(village, page, owner.link)
    await page.getByRole('link', { name: 'Dùng chung máy? Đặt mã PIN' }).click()
    await ready(page)
    await choosePin(page, '123456')
    await page.getByText('Mã này dễ đoán quá').waitFor()
    await choosePin(page, lan.pin, '111112')
    await page.getByText('Hai lần nhập chưa giống nhau').waitFor()
    expect(await page.locator('input[name="shownName"]').inputValue()).toBe('N.T.L.A.')
    await choosePin(page, lan.pin)
    await page.getByText('Đã đặt mã PIN').waitFor()
    await page.goto(`${network.url}/field`)
    await ready(page)
    await page.getByRole('button', { name: 'Khóa máy' }).waitFor()
  })

  test('the lock page passes axe in light and dark, and fits 320 px with text at 200 %', async () => {
    await lock(village, page)
    await looksRight(page)
    await unlock(page, lan.pin)
    await ready(page)
  })

  test('the key lives in memory only: with every page closed and the worker asleep, the PIN is asked for again', async () => {
    const cdp = await context.newCDPSession(page)
    await cdp.send('ServiceWorker.enable')
    await cdp.send('ServiceWorker.stopAllWorkers')
    // The page that is left still has it.
    await page.goto(`${network.url}/field/households`)
    await ready(page)
    await page.goto('about:blank')
    await cdp.send('ServiceWorker.stopAllWorkers')
    await page.goto(`${network.url}/field/households`)
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    expect((await context.cookies()).filter(({ name }) => name === 'thonso_session')).toEqual([])
    await unlock(page, lan.pin)
    await ready(page)
  })

  test('the PIN is changed with the one there was, and only then', async () => {
    await page.goto(`${network.url}/field/phone`)
    await ready(page)
    await page.locator('summary', { hasText: 'Đổi mã PIN' }).click()
    await page.locator('input[name="old"]').fill('000001')
    await choosePin(page, lan.newPin)
    await page.getByText('Mã PIN chưa đúng. Còn 9 lần nhập.').waitFor()
    await page.locator('input[name="old"]').fill(lan.pin)
    await choosePin(page, lan.newPin)
    await page.getByText('Đã đặt mã PIN').waitFor()
    await page.getByRole('button', { name: 'Khóa máy' }).click()
    await unlock(page, lan.pin)
    await page.getByText('Mã PIN chưa đúng').waitFor()
    await unlock(page, lan.newPin)
    await ready(page)
  })

  test('after ten minutes without a touch the phone locks by itself', async () => {
    await page.clock.install()
    await page.goto(`${network.url}/field/households`)
    await ready(page)
    await page.clock.fastForward(9 * 60_000)
    expect(await page.getByRole('heading', { name: 'Máy đang khóa' }).count()).toBe(0)
    await page.clock.fastForward(2 * 60_000)
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    await page.getByRole('button', { name: 'Mở khóa' }).waitFor()
  })

  test('wrong PINs wait longer and longer; after ten she signs in again, chooses a new one, and nothing is lost', async () => {
    for (let tries = 1; tries <= 10; tries += 1) {
      await unlock(page, '000001')
      const said = tries < 3 ? `Còn ${10 - tries} lần` : tries < 10 ? 'Hãy chờ' : 'Đã sai 10 lần'
      await tried()
      await page.getByText(said).first().waitFor()
      if (tries === 3) {
        // The right one is not even looked at before the wait is over.
        await unlock(page, lan.newPin)
        await tried()
        await page.getByText('Hãy chờ').first().waitFor()
      }
      await page.clock.fastForward(31 * 60_000)
    }
    expect(await page.getByRole('button', { name: 'Mở khóa' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Quên mã PIN' }).click()
    await page.getByText('Hãy đăng nhập lại bằng mật khẩu').waitFor()
    await page.goto(await inviteAgain(village, owner.accountId))
    await page.locator('main button').first().click()
    await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
    await page.getByRole('button', { name: 'Quên mã PIN' }).click()
    await choosePin(page, lan.pin)
    await ready(page)
    expect(await page.locator('body').innerText()).toContain('Lan Anh')
  })
})

describe('a phone with two people behind PINs', () => {
  test('each is found by the name they chose, opens with the keyboard alone, and has their own part', async () => {
    const other = await village.stage.browser.newContext(phone)
    other.setDefaultTimeout(40_000)
    page = await other.newPage()
    for (const [name, pin] of [
      ['Phạm Văn Hùng (mẫu)', '482913'],
      ['Lê Văn Tám (mẫu)', '719204'],
    ] as const) {
      await comeIn(village, page, (await newMember(village, name)).link)
      await page.goto(`${network.url}/field/phone`)
      await ready(page)
      await looksRight(page)
      await choosePin(page, pin)
      await page.getByText('Đã đặt mã PIN').waitFor()
      await looksRight(page)
      await lock(village, page)
    }
    await page.getByRole('button', { name: 'Chọn người khác' }).click()
    await looksRight(page)
    await page.getByRole('button', { name: 'P.V.H.' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('input[name="pin"]').focus()
    await page.keyboard.type('482913')
    await page.keyboard.press('Enter')
    await ready(page)
    expect(await page.locator('body').innerText()).toContain('Phạm Văn Hùng')
    await lock(village, page)
    await page.getByRole('button', { name: 'Chọn người khác' }).click()
    await page.getByRole('button', { name: 'L.V.T.' }).click()
    await unlock(page, '719204')
    await ready(page)
    expect(await page.locator('body').innerText()).toContain('Lê Văn Tám')
    await other.close()
  })
})

/** The try is over: the field is empty again, or gone. */
async function tried(): Promise<void> {
  await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('input[name="pin"]')?.value)
}
