import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selfSigned } from '../tools/self-signed.ts'
import { openEmptyStage } from './stage.ts'

// How phones really reach the product: over HTTPS of its own, over plain HTTP, or inside a messenger.

const onPhone = { ignoreHTTPSErrors: true, viewport: { width: 360, height: 740 } }
const zalo =
  'Mozilla/5.0 (Linux; Android 11; SM-A125F; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo android/22110'
const facebook =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/400.0]'

let folder: string
let stage: Awaited<ReturnType<typeof openEmptyStage>>

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'thonso-tls-'))
  const { cert, key } = selfSigned()
  await writeFile(path.join(folder, 'cert.pem'), cert)
  await writeFile(path.join(folder, 'key.pem'), key, { mode: 0o600 })
  stage = await openEmptyStage({ TLS_CERT: path.join(folder, 'cert.pem'), TLS_KEY: path.join(folder, 'key.pem') })
}, 300_000)

afterAll(async () => {
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})

test('with a certificate and a key it serves HTTPS, with a cookie that never goes over plain HTTP', async () => {
  expect(stage.url).toMatch(/^https:/)
  const context = await stage.browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  const response = await page.goto(`${stage.url}/welcome`)
  expect(response?.headers()['strict-transport-security']).toContain('max-age=')
  const values = {
    commune: 'xã Mẫu',
    code: '00001',
    superior: 'thành phố Mẫu',
    name: 'Quản trị Mẫu',
    phone: '0912000001',
  }
  for (const [name, value] of Object.entries(values)) await page.locator(`input[name="${name}"]`).fill(value)
  await page.locator('input[name="password"]').fill('mat khau mau')
  await page.locator('main button').first().click()
  await page.waitForURL(/\/desk/)
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'thonso_session')
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
  expect(await page.evaluate(() => isSecureContext && 'serviceWorker' in navigator)).toBe(true)
  await context.close()
})

test('who came in inside Zalo gets an address that opens the real browser signed in', async () => {
  const inside = await stage.browser.newContext({ ...onPhone, userAgent: zalo })
  const page = await inside.newPage()
  await page.goto(`${stage.url}/sign-in?to=/field`)
  await page.fill('[name=phone]', '0912000001')
  await page.fill('[name=password]', 'mat khau mau')
  await page.locator('main button').first().click()
  await page.getByText('Trang này đang mở trong Zalo').waitFor()
  await page.getByRole('button', { name: 'Lấy địa chỉ vào thẳng' }).click()
  const link = await page.locator('input[name="link"]:visible').inputValue()
  const real = await stage.browser.newContext(onPhone)
  const fresh = await real.newPage()
  await fresh.goto(link)
  await fresh.getByRole('button', { name: 'Vào Thôn Số' }).click()
  await fresh.waitForURL(/\/desk$/)
  await Promise.all([inside.close(), real.close()])
})

test('inside Zalo and Facebook the way out is shown in pictures before the button; a real browser shows nothing', async () => {
  for (const [userAgent, name] of [
    [zalo, 'Zalo'],
    [facebook, 'Facebook'],
  ] as const) {
    const context = await stage.browser.newContext({ ...onPhone, userAgent })
    const page = await context.newPage()
    await page.goto(`${stage.url}/i/khong-co-that`)
    const notice = page.getByText(`Trang này đang mở trong ${name}`)
    await notice.waitFor()
    const [above, below] = [await notice.boundingBox(), await page.locator('main button').first().boundingBox()]
    expect(above && below && above.y < below.y).toBe(true)
    expect(await page.locator('.pictured svg').count()).toBe(3)
    // Spent in here, the invitation would be missing there: nothing big invites to it.
    await page.getByText('Lời mời chỉ dùng một lần: hãy mở bằng Chrome').waitFor()
    expect(await page.locator('main button.button-primary').count()).toBe(0)
    expect(await page.locator('input[name="address"]').inputValue()).toBe(`${stage.url}/i/khong-co-that`)
    await context.close()
  }
  const context = await stage.browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto(`${stage.url}/sign-in`)
  expect(await page.getByText('Trang này đang mở trong').count()).toBe(0)
  await context.close()
})
