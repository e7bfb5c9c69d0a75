import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoStage, openDemoStage } from './demo.ts'
import { formStates, pressedElsewhere } from './form-states.ts'

// A cheap phone may not run the script, or not all of it: then a form is a form, and everything can still be done.

const root = path.resolve(import.meta.dirname, '..')
let stage: DemoStage
let lead: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openDemoStage()
  lead = await plain(stage.lead)
  page = await lead.newPage()
}, 300_000)
afterAll(() => stage?.close())

test('a household is written down and its first visit recorded, corrected and cancelled', async () => {
  await page.goto(`${stage.url}/field/record`)
  await page.fill('[name=headName]', 'Hộ Không Kịch Bản (mẫu)')
  await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
  await page.getByText('Hộ Không Kịch Bản (mẫu)').first().waitFor()
  await page.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  await page.getByText('Đã ghi.').waitFor()

  await page.goto(`${stage.url}/field/households?q=khong+kich+ban`)
  await page.getByRole('link', { name: 'Hộ Không Kịch Bản' }).click()
  await page.getByRole('link', { name: /^Sửa \d/ }).click()
  await page.locator('label.tile', { hasText: 'Quét mã QR' }).click()
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.waitForURL(/\/field\/households\//)
  await page.getByText('Cài đặt, kích hoạt VNeID · Quét mã QR').waitFor()

  await page.locator('summary', { hasText: 'Hủy lượt này' }).click()
  await page.fill('[name=reason]', 'Ghi nhầm hộ (mẫu)')
  await page.getByRole('button', { name: 'Hủy lượt này' }).click()
  await page.getByText('Ghi nhầm hộ (mẫu)').waitFor()
})

test('the groups of a household are set by those who help it', async () => {
  await page.goto(`${stage.url}/field/households/${stage.householdId}`)
  await page.locator('summary', { hasText: 'diện' }).click()
  await page.locator('label', { hasText: 'Người cao tuổi' }).click()
  await page.locator('[data-form="households.set_groups"] button').click()
  await page.waitForURL(/done=households\.set_groups/)
})

test('the lead saves the report, looks it over and sends it', async () => {
  await page.goto(`${stage.url}/field/report`)
  await page.fill('textarea[name=difficulties]', 'Nhiều cụ chưa có điện thoại (mẫu)')
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click()
  await page.getByText('Nhiều cụ chưa có điện thoại (mẫu)').waitFor()
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await page.getByText('Đã nộp, chờ nhận').first().waitFor()
})

test('every form of every page posts to an address of ours that answers, even when nothing is filled in', async () => {
  const { officer, citizen } = stage
  const whose = { desk: officer, field: lead, public: citizen }
  const posts = new Map<string, BrowserContext>()
  const passed: string[] = []
  const look = async (context: BrowserContext, address: string) => {
    const html = await (await context.request.get(stage.url + address, { headers: { Accept: 'text/html' } })).text()
    for (const [form] of html.matchAll(/<form\b[^>]*\bmethod="post"[^>]*>/g)) {
      const action = / action="([^"]+)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? address
      const ours = action.replace(/[0-9a-f-]{36}/, '00000000-0000-7000-8000-000000000000')
      posts.set(new URL(ours, stage.url).href, context)
    }
    passed.push(address)
  }
  for (const { area, address } of stage.pages) await look(address === '/account' ? officer : whose[area], address)
  for (const { context, address } of stage.states) await look(context, address)
  await look(citizen, '/sign-in')
  for (const { address, orders } of await formStates(stage)) {
    for (const [type, payload] of orders) {
      const { problem } = await stage.admin.order(type, payload)
      expect(problem, `${type} for ${address}`).toBeNull()
    }
    await look(address.startsWith('/i/') ? citizen : officer, address)
  }
  // No form that the source knows is left out of this walk.
  const seen = [...posts.keys()].map((action) => new URL(action).pathname)
  const unseen = (await formsInSource()).filter((form) => !seen.some((action) => isOf(form, action)))
  expect(unseen, `the walk passes ${passed.join(', ')}`).toEqual(Object.keys(pressedElsewhere).sort())
  for (const [form, [file, words]] of Object.entries(pressedElsewhere))
    expect(readFileSync(path.join(root, file), 'utf8'), form).toContain(words)
  const wrong: string[] = []
  const leaves = (action: string) => /sign.?out/.test(action)
  // Signing out comes last: after it every answer would only be the way to the sign-in page.
  for (const [action, context] of [...posts].sort(([a], [b]) => Number(leaves(a)) - Number(leaves(b)))) {
    if (new URL(action).origin !== stage.url) wrong.push(`${action} is not ours`)
    const response = await context.request.post(action, {
      form: { _id: newId() },
      headers: { Accept: 'text/html', Origin: stage.url },
      maxRedirects: 0,
    })
    const status = response.status()
    const turnedAway = response.headers()['location']?.startsWith('/sign-in') && !leaves(action)
    // The code for a new phone needs no word and stands on the answer itself.
    const shown = status === 200 && action.endsWith('/account/new-phone')
    // Whom an invitation is for stands in its address alone, and the walk names nobody who is there.
    const nobody = status === 404 && /\/desk\/members\/[^/]+\/invite$/.test(action)
    const said = shown || nobody || (status === 303 && !turnedAway) || (status >= 400 && status < 500 && status !== 404)
    if (!said) wrong.push(`${action}: ${status}`)
  }
  expect(wrong).toEqual([])
})

/** `/desk/reports/:reportId/x` is seen where any such address is posted to. */
function isOf(form: string, action: string): boolean {
  return new RegExp(`^${form.replace(/:\w+/g, '[^/]+')}$`).test(action)
}

/** Every address that some form posts to, read from the source: orders that a screen has a form for, and doors' own routes. */
async function formsInSource(): Promise<string[]> {
  const files = ['features', 'doors', 'platform/kit']
    .flatMap((storey) =>
      readdirSync(path.join(root, storey), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(root, storey, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|gallery/.test(file))
  const found = new Set<string>()
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    // Where JSON is read it is a script that posts, not a form.
    const routes = /req\.json\(\)/.test(text) ? [] : text.matchAll(/\.post\(\s*['`](\/[^'`]+)['`]/g)
    for (const [, route] of routes) if (route) found.add(route)
    const orders = new Set(
      [...text.matchAll(/\border(?:=\{|: )([^},\n]+)/g)].flatMap(([, said]) => said?.match(/\w+/g) ?? []),
    )
    for (const [, names, from] of text.matchAll(/import \{([^}]+)\} from '([^']+\/contract\.ts)'/g)) {
      const contract = (await import(path.resolve(path.dirname(file), from ?? ''))) as Record<string, unknown>
      for (const name of names?.match(/\w+/g) ?? []) {
        const spec = contract[name]
        if (orders.has(name) && isSpec(spec)) found.add(`/do/${spec.type}`)
      }
    }
  }
  return [...found].sort()
}

function isSpec(value: unknown): value is { type: string } {
  return typeof value === 'object' && value !== null && 'rights' in value && 'type' in value
}

/** The same person with a browser that runs no script. */
async function plain(context: BrowserContext): Promise<BrowserContext> {
  return stage.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
}
