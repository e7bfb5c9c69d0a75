import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantableRoles } from '../features/people/contract.ts'
import { words } from '../features/people/words.ts'
import { browserFlags, findBrowser } from '../tools/browser.ts'
import { addressOf, startProduct, stopProduct } from './stage.ts'

// `npm start -- --demo`, as somebody sees it who looks at the product for the first time.

const root = path.resolve(import.meta.dirname, '..')
let folder: string
let server: ReturnType<typeof startProduct>
let printed = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'thonso-demo-'))
  server = startProduct(folder, {}, ['--demo'])
  server.stdout?.on('data', (part: Buffer) => {
    printed += part.toString()
  })
  await addressOf(server)
}, 300_000)
afterAll(async () => {
  await stopProduct(server)
  await rm(folder, { recursive: true, force: true })
})

const links = () => [...printed.matchAll(/^ {2}(.+): (http\S+)$/gm)].map(([, who = '', link = '']) => ({ who, link }))

test('a sign-in link is printed for one person of each role, and each leads to a page of their own', async () => {
  await expect.poll(() => links().length).toBeGreaterThanOrEqual(grantableRoles.length)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const seen = new Set<string>()
  for (const { who, link } of links()) {
    const context = await browser.newContext({ locale: 'vi-VN' })
    const page = await context.newPage()
    await page.goto(link)
    const answer = await Promise.all([page.waitForNavigation(), page.locator('main button').first().click()])
    expect([who, answer[0]?.status()]).toEqual([who, 200])
    expect(await page.locator('h1').count(), who).toBeGreaterThan(0)
    const at = new URL(page.url()).pathname
    await page.goto(new URL('/account', page.url()).href)
    const held = await page.locator('dd').last().textContent()
    for (const role of grantableRoles) if (held?.includes(words.say('vi', role))) seen.add(`${role} ${at}`)
    await context.close()
  }
  await browser.close()
  expect([...new Set([...seen].map((one) => one.split(' ')[0]))].sort()).toEqual([...grantableRoles].sort())
  // Whoever had a password is asked for another one first: here only the administrator, who made the first account.
  for (const one of seen) expect(one).toMatch(/ \/(desk|field)|^(admin|coordinator) \/account/)
})

test('a word that the command does not know is told, and nothing is started', () => {
  const { status, stderr } = spawnSync(process.execPath, ['doors/cli/boot.mjs', 'start', '--dmeo'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stderr.trim()]).toEqual([2, 'Unknown word "--dmeo". There is: npm start, and npm start -- --demo.'])
})
