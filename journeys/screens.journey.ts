import { get } from 'node:http'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doors } from '../doors/server/doors.ts'
import type { Receipt } from '../platform/journal/command.ts'
import { type DemoOrder, demoQuarter } from '../seed/demo-quarter.ts'
import { openStage, type Stage } from './stage.ts'

// Every page of every door, full of data: nothing for axe, nothing against the content policy, nothing wider than the screen.

const pages = doors.flatMap((door) => door.pages.map(({ area, path }) => ({ area, path })))
let stage: Stage
let context: BrowserContext
let ids: Readonly<Record<string, string>>

beforeAll(async () => {
  stage = await openStage()
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const demo = demoQuarter(today)
  await give([...demo.before, ...demo.visits])
  const planId = idOf(demo.before, 'plan.submit', 'planId')
  const teamId = idOf(demo.visits, 'support.record', 'teamId')
  const [reportId, teamReportId] = [newId(), newId()]
  await give([
    {
      type: 'reports.submit_team_report',
      payload: { reportId: teamReportId, planId, teamId, difficulties: 'Sóng yếu' },
    },
    { type: 'reports.accept', payload: { reportId: teamReportId } },
    { type: 'reports.consolidate', payload: { reportId, planId } },
  ])
  await give([{ type: 'people.grant_role', payload: { accountId: await ownId(), grant: { role: 'leader' } } }])
  await give([{ type: 'reports.approve', payload: { reportId } }])
  ids = {
    planId,
    teamId,
    reportId,
    visitId: idOf(demo.visits, 'support.record', 'visitId'),
    householdId: idOf(demo.visits, 'support.record', 'householdId'),
    commune: '00001',
    guide: 'vneid',
  }
  context = await stage.browser.newContext()
  await context.addCookies([
    { name: 'thonso_session', value: stage.admin.cookie.split('=').slice(1).join('='), url: stage.url },
  ])
})
afterAll(() => stage?.close())

for (const [width, height] of [
  [1280, 800],
  [360, 740],
] as const) {
  test(`every page at ${width} px: axe finds nothing, no policy is broken, nothing is wider than the screen`, async () => {
    const wrong: string[] = []
    const lanes = [0, 1, 2].map(async (lane) => {
      const page = await context.newPage()
      await page.setViewportSize({ width, height })
      page.on('console', (message) => message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`))
      for (const [at, { path }] of pages.entries()) if (at % 3 === lane) wrong.push(...(await judge(page, path)))
      await page.close()
    })
    await Promise.all(lanes)
    expect(wrong).toEqual([])
  })
}

test('in English every page opens too, and in the dark', async () => {
  const english = await stage.browser.newContext({ colorScheme: 'dark', storageState: await context.storageState() })
  await english.addCookies([{ name: 'thonso_lang', value: 'en', url: stage.url }])
  const page = await english.newPage()
  await page.setViewportSize({ width: 1280, height: 800 })
  const wrong: string[] = []
  for (const { path } of pages) wrong.push(...(await judge(page, path)))
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  expect(wrong).toEqual([])
  await english.close()
})

test('the public first page is at most 25 kB compressed, fonts apart, and has no script', async () => {
  const html = await raw(`${stage.url}/`)
  const text = await fetch(`${stage.url}/`).then((response) => response.text())
  const styles = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] ?? '')
  const weights = await Promise.all(styles.map((href) => raw(`${stage.url}${href}`)))
  const total = html + weights.reduce((sum, weight) => sum + weight, 0)
  console.log(`public first page: HTML ${html} B, CSS ${weights.join(' + ')} B, together ${total} B`)
  expect(text).not.toContain('<script')
  expect(styles.length).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(25_000)
})

async function judge(page: Page, path: string): Promise<string[]> {
  const address = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `unknown-${name}`)
  const response = await page.goto(`${stage.url}${address}`)
  const found: string[] = response?.status() === 200 ? [] : [`${address}: ${response?.status()}`]
  const { violations } = await new AxeBuilder({ page }).analyze()
  found.push(...violations.map((one) => `${address}: ${one.id} ${one.nodes[0]?.html.slice(0, 120)}`))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`${address}: ${over} px wider than the screen`)
  return found
}

/** Bytes as they travel: what a browser that takes Brotli is sent. */
function raw(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

async function give(orders: readonly DemoOrder[]): Promise<void> {
  for (let at = 0; at < orders.length; at += 150) {
    const commands = orders
      .slice(at, at + 150)
      .map((order) => ({ id: newId(), at: new Date().toISOString(), ...order }))
    const response = await fetch(`${stage.url}/api/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: stage.admin.cookie },
      body: JSON.stringify({ commands }),
    })
    const { receipts } = (await response.json()) as { receipts: Receipt[] }
    const refused = receipts.find((receipt) => receipt.problem)
    if (refused) throw new Error(JSON.stringify(refused.problem))
  }
}

function idOf(orders: readonly DemoOrder[], type: string, field: string): string {
  const payload = orders.find((order) => order.type === type)?.payload
  return String((payload as Record<string, unknown> | undefined)?.[field])
}

/** The first account's own id, from the form that stands on its own line of the accounts page. */
async function ownId(): Promise<string> {
  const html = await fetch(`${stage.url}/desk/accounts`, { headers: { Cookie: stage.admin.cookie } }).then((response) =>
    response.text(),
  )
  return /\/desk\/accounts\/([0-9a-f-]{36})\/invite/.exec(html)?.[1] ?? ''
}
