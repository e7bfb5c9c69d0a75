import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'
import { chromium } from 'playwright-core'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../../tools/axe.ts'
import { findBrowser } from '../../tools/browser.ts'
import type { Lang } from '../words/words.ts'
import type { Area, Plate } from './gallery.tsx'
import { Gallery, plates } from './gallery.tsx'

// Pictures land here so that a person can look at them: a test cannot see that something is ugly.
const out = join(tmpdir(), 'thon-so-gallery')
const built = join(out, 'css')
const here = fileURLToPath(new URL('.', import.meta.url))
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'"

let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  await build({
    configFile: false,
    root: here,
    logLevel: 'silent',
    build: {
      outDir: built,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: ['field', 'desk', 'public'].map((area) => join(here, `${area}.css`)) },
    },
  })
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery')
    response.setHeader('content-security-policy', policy)
    if (url.pathname.startsWith('/assets/')) {
      response.setHeader('content-type', url.pathname.endsWith('.css') ? 'text/css' : 'font/woff2')
      return response.end(readFileSync(join(built, url.pathname)))
    }
    const plate = plates.find(({ name }) => url.pathname === `/${name}`)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    return response.end(plate === undefined ? '' : page(plate, url.searchParams.get('lang') === 'en' ? 'en' : 'vi'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address() as AddressInfo
  address = `http://127.0.0.1:${bound.port}`
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('the style sheets stay small enough for a first load on 3G', () => {
  const weight = (area: Area) => gzipSync(readFileSync(join(built, sheetOf(area)))).length
  expect(weight('field')).toBeLessThanOrEqual(8_000)
  expect(weight('public')).toBeLessThanOrEqual(5_000)
  expect(weight('desk')).toBeLessThanOrEqual(12_000)
})

const looks = [
  { name: 'phone-light', width: 360, height: 740, lang: 'vi', scheme: 'light', text: 16 },
  { name: 'phone-dark', width: 360, height: 740, lang: 'en', scheme: 'dark', text: 16 },
  { name: 'wide-light', width: 1280, height: 800, lang: 'vi', scheme: 'light', text: 16 },
  { name: 'wide-dark', width: 1280, height: 800, lang: 'en', scheme: 'dark', text: 16 },
  { name: 'narrow-large', width: 320, height: 740, lang: 'vi', scheme: 'light', text: 32 },
] as const

test.each(looks)(
  '$name: nothing is cut off, axe finds nothing, the content policy stops nothing',
  async (look) => {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.scheme,
      hasTouch: look.width < 500,
      reducedMotion: 'reduce',
    })
    const complaints = (
      await Promise.all(shown(look.width).map((plate) => complaintsAbout(context, plate, look)))
    ).flat()
    await context.close()
    expect(complaints).toEqual([])
  },
  120_000,
)

test('with no script at all the menu, a dialog, a confirmation and the table behind a chart open', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  const tab = await context.newPage()
  await tab.goto(`${address}/desk-parts?lang=vi`)
  await tab.locator('.desk-menu-button').click()
  expect(await tab.locator('#desk-menu').isVisible()).toBe(true)
  await tab.screenshot({ path: join(out, 'opened-menu.png') })
  await tab.keyboard.press('Escape')
  expect(await tab.locator('#desk-menu').isVisible()).toBe(false)
  await tab.locator('.confirm summary').click()
  expect(await tab.locator('.confirm-box').isVisible()).toBe(true)
  await tab.screenshot({ path: join(out, 'opened-confirmation.png') })
  await tab.locator('.chart-table summary').first().click()
  await tab.screenshot({ path: join(out, 'opened-table.png') })
  await tab.locator('a[href="#help"]').click()
  expect(await tab.locator('#help').isVisible()).toBe(true)
  await tab.screenshot({ path: join(out, 'opened-dialog.png') })
  await tab.locator('#help a[href="#main"]').first().click()
  expect(await tab.locator('#help').isVisible()).toBe(false)
  await context.close()
}, 60_000)

/** The field app lives on phones; at a desk only its width is limited. */
function shown(width: number): readonly Plate[] {
  return plates.filter(({ area }) => area !== 'field' || width < 500)
}

async function complaintsAbout(context: BrowserContext, plate: Plate, look: (typeof looks)[number]): Promise<string[]> {
  const tab = await context.newPage()
  const found: string[] = []
  tab.on('console', (line) => line.type() === 'error' && found.push(`${plate.name}: ${line.text()}`))
  if (look.text !== 16) {
    const session = await context.newCDPSession(tab)
    await session.send('Page.setFontSizes', { fontSizes: { standard: look.text, fixed: look.text } })
  }
  await tab.goto(`${address}/${plate.name}?lang=${look.lang}`)
  await tab.evaluate(() => document.fonts.ready)
  await tab.screenshot({ path: join(out, `${plate.name}-${look.name}-first.png`) })
  found.push(...(await tab.evaluate(tooWide)).map((one) => `${plate.name}: wider than the screen: ${one}`))
  const small = look.width < 500 ? await tab.evaluate(smallTargets) : []
  found.push(...small.map((one) => `${plate.name}: hard to touch: ${one}`))
  await tab.setViewportSize({
    width: look.width,
    height: await tab.evaluate(() => document.documentElement.scrollHeight),
  })
  await tab.screenshot({ path: join(out, `${plate.name}-${look.name}.png`) })
  found.push(...(await axeFaults(tab)).map(({ id, html }) => `${plate.name}: ${id}: ${html.slice(0, 160)}`))
  await tab.close()
  return found
}

/** What pushes the page wider than the screen, if anything does; what scrolls inside its own box is no fault. */
function tooWide(): string[] {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > room)
    .map((element) => `${element.tagName} ${element.getAttribute('class')} ${element.textContent?.slice(0, 30)}`)
}

/** What a finger must hit stands 48 px tall; links inside running text and table cells are text, not targets. */
function smallTargets(): string[] {
  return [
    ...document.querySelectorAll(
      '.button, .tile, .segment, .check, .control, .field-bar a, .strip, .tabs a, .brand, .language, summary',
    ),
  ]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 47.5)
    .map((element) => `${element.className} ${Math.round(element.getBoundingClientRect().height)} px`)
}

function page(plate: Plate, lang: Lang): string {
  const body = renderToString(h(Gallery, { plate, lang }))
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${plate.name}</title>`
  return `<!doctype html><html lang="${lang}"><head>${head}<link rel="stylesheet" href="/assets/${sheetOf(plate.area).slice(7)}"></head><body>${body}</body></html>`
}

function sheetOf(area: Area): string {
  const name = readdirSync(join(built, 'assets')).find((file) => file.startsWith(`${area}-`) && file.endsWith('.css'))
  if (name === undefined) throw new Error(`no style sheet was built for ${area}`)
  return `assets/${name}`
}
