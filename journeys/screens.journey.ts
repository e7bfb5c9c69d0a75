import { get } from 'node:http'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../tools/axe.ts'
import { keyboardFaults } from '../tools/keyboard.ts'
import { type DemoStage, openDemoStage } from './demo.ts'
import { openEmptyStage } from './stage.ts'

// Every page of every door, full of data: nothing for axe, nothing against the content policy, nothing wider than the screen.

/** `bare`: only whether everything fits; what axe looks for was looked for at another size. */
type Look = {
  readonly width: number
  readonly height: number
  readonly text?: number
  readonly bare?: boolean
  /** Whether the way through by keyboard is looked at. */
  readonly keys?: boolean
}
type Stop = { readonly context: BrowserContext; readonly address: string; readonly status: number }

const desk: Look = { width: 1280, height: 800 }
const phone: Look = { width: 360, height: 740 }
let stage: DemoStage
let stops: readonly Stop[]

beforeAll(async () => {
  stage = await openDemoStage()
  const { link } = await stage.newcomer('Người được mời (mẫu)', [{ role: 'service_center' }])
  const whose = { desk: stage.officer, field: stage.lead, public: stage.citizen }
  stops = [
    ...stage.pages.map(({ area, address }) => ({
      address,
      context: address === '/account' ? stage.officer : whose[area],
      status: 200,
    })),
    ...stage.states.map((state) => ({ ...state, status: 200 })),
    ...stage.pages
      .filter(({ address }) => /^\/desk\/reports\/[0-9a-f-]+$/.test(address))
      .map(({ address }) => ({ context: stage.leader, address, status: 200 })),
    { context: stage.citizen, address: '/sign-in', status: 200 },
    { context: stage.citizen, address: '/phone/lock', status: 200 },
    { context: stage.citizen, address: new URL(link).pathname, status: 200 },
    { context: stage.citizen, address: '/khong-co-trang-nay', status: 404 },
  ]
}, 300_000)
afterAll(() => stage?.close())

test('every page: axe finds nothing at 1280 px, no policy is broken, and no size hides anything', async () => {
  const large = { width: 320, height: 740, text: 32 }
  const looks = (address: string) =>
    address.startsWith('/desk') ? [desk, { ...phone, bare: true }] : [desk, { ...phone, bare: true, keys: true }, large]
  expect(await walk(stops, looks)).toEqual([])
})

test('every page at 360 px, in English and in the dark: axe finds nothing, nothing is wider than the screen', async () => {
  const english = new Map<BrowserContext, BrowserContext>()
  for (const { context } of stops) {
    if (english.has(context)) continue
    const copy = await stage.browser.newContext({ colorScheme: 'dark', storageState: await context.storageState() })
    await copy.addCookies([{ name: 'thonso_lang', value: 'en', url: stage.url }])
    english.set(context, copy)
  }
  const wrong = await walk(
    stops.map((stop) => ({ ...stop, context: english.get(stop.context) ?? stop.context })),
    () => [phone],
    'en',
  )
  expect(wrong).toEqual([])
  await Promise.all([...english.values()].map((context) => context.close()))
})

test('the first page of a fresh machine is as clean as the others, and so are the empty desk and field', async () => {
  const empty = await openEmptyStage()
  try {
    const context = await empty.browser.newContext()
    const page = await context.newPage()
    expect(await judge(page, `${empty.url}/welcome`, 200, [desk, phone], 'vi')).toEqual([])
    const answers = { commune: 'xã Mẫu', code: '00001', superior: 'thành phố Mẫu', name: 'Quản trị (mẫu)' }
    const own = { phone: '0912000001', password: 'mat khau mau' }
    for (const [name, value] of Object.entries({ ...answers, ...own })) await page.fill(`[name=${name}]`, value)
    await page.locator('main button').first().click()
    await page.waitForURL(/\/desk/)
    const lists = ['plans', 'teams', 'households', 'visits', 'reports'].map((name) => `/desk/${name}`)
    for (const address of ['/desk', ...lists, '/field', '/']) {
      expect(await judge(page, empty.url + address, 200, [desk, phone], 'vi')).toEqual([])
    }
  } finally {
    await empty.close()
  }
})

test('the public first page is at most 25 kB compressed, fonts apart, and has no script', async () => {
  const { total, kinds } = await weigh(stage.citizen, '/')
  expect(kinds).not.toContain('script')
  expect(kinds).toContain('stylesheet')
  expect(total).toBeLessThanOrEqual(25_000)
})

test('the field area first loads at most 60 kB compressed, fonts apart', async () => {
  const { total, kinds } = await weigh(stage.lead, '/field')
  expect(kinds).toContain('script')
  expect(total).toBeLessThanOrEqual(60_000)
})

/** Every address opened once and looked at in each of its sizes, two tabs at a time; answers what is wrong, in words. */
async function walk(
  these: readonly Stop[],
  looks: (address: string) => readonly Look[],
  lang: 'vi' | 'en' = 'vi',
): Promise<string[]> {
  const left = [...these]
  const wrong: string[] = []
  const lane = async () => {
    const tabs = new Map<BrowserContext, Page>()
    for (let stop = left.shift(); stop; stop = left.shift()) {
      const page = tabs.get(stop.context) ?? (await stop.context.newPage())
      tabs.set(stop.context, page)
      wrong.push(...(await judge(page, stage.url + stop.address, stop.status, looks(stop.address), lang)))
    }
    await Promise.all([...tabs.values()].map((page) => page.close()))
  }
  await Promise.all([lane(), lane()])
  return wrong
}

async function judge(
  page: Page,
  url: string,
  status: number,
  looks: readonly Look[],
  lang: 'vi' | 'en',
): Promise<string[]> {
  const found: string[] = []
  const hear = (message: { type(): string; text(): string }) => {
    // The browser reports a page that is rightly not there as an error of its own.
    if (message.type() === 'error' && !(status === 404 && / 404 /.test(message.text()))) found.push(message.text())
  }
  page.on('console', hear)
  const [first = desk] = looks
  await page.setViewportSize(first)
  const response = await page.goto(url)
  if (response?.status() !== status) found.push(`answered ${response?.status()}`)
  if ((await page.getAttribute('html', 'lang')) !== lang) found.push(`is not in ${lang}`)
  // What is folded away is looked at as well.
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  for (const look of looks) {
    if (look !== first) await page.setViewportSize(look)
    if (look.text) await setText(page, look.text)
    found.push(...(await page.evaluate(misfits)).map((one) => `${one} at ${look.width} px`))
    if (look.text) await setText(page, 16)
    if (look.keys) found.push(...(await keyboardFaults(page)))
    if (look.text || look.bare) continue
    found.push(...(await axeFaults(page)).map(({ id, html }) => `${id} at ${look.width} px ${html.slice(0, 120)}`))
  }
  page.off('console', hear)
  return found.map((one) => `${new URL(url).pathname}: ${one}`)
}

/** The size that a person chose for text in the browser's settings, px. */
async function setText(page: Page, size: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
}

/** What does not fit, what is cut off, and what was never put into words. */
function misfits(): string[] {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const cut = [...document.querySelectorAll('.table-scroll')].map((box) => box.scrollWidth - box.clientWidth)
  const boxes = [...document.querySelectorAll<HTMLElement>('.button, .chip, .tile-face, .segment > span, .field-bar a')]
  const spilt = boxes.filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  const unsaid = /.{0,20}(\bundefined\b|\[object|\bNaN\b|\{\w+\}).{0,20}/.exec(document.body.innerText)?.[0]
  return [
    ...(over > 0 ? [`${over} px wider than the screen`] : []),
    ...(cut.some((width) => width > 0) ? [`a table hides ${Math.max(...cut)} px`] : []),
    ...spilt.map((box) => `cut off: ${box.textContent}`),
    ...(unsaid ? [`unsaid: ${unsaid}`] : []),
  ]
}

/** Compressed bytes of the page, its styles and all its scripts, as they travel to a browser that has nothing of it yet. */
async function weigh(whose: BrowserContext, address: string): Promise<{ total: number; kinds: string[] }> {
  const context = await stage.browser.newContext({ storageState: await whose.storageState() })
  const page = await context.newPage()
  const asked: { kind: string; url: string }[] = []
  page.on('request', (request) => asked.push({ kind: request.resourceType(), url: request.url() }))
  await page.goto(stage.url + address, { waitUntil: 'load' })
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const parts = asked.filter(({ kind }) => ['document', 'stylesheet', 'script'].includes(kind))
  const sizes = await Promise.all(parts.map(({ url }) => travelled(url, cookie)))
  await context.close()
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${address}: ${parts.map(({ kind }, at) => `${kind} ${sizes[at]}`).join(', ')}; together ${total} B`)
  return { total, kinds: parts.map(({ kind }) => kind) }
}

function travelled(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html', cookie } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
