import { readFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { must, openStage, type Stage } from '../journeys/stage.ts'
import { type Carried, slow4G, throttle, throttleWorker, watchBytes } from './slow-phone.ts'
import { timeTaps } from './tap.ts'

// `npm run bench:field`: the field app as a cheap phone on a weak network has it, beside what physics allows.
// Every figure is the middle one of three, of taps of fifteen.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const helper = { name: 'Thôn Gần (mẫu)', teamId: newId(), villageId: newId(), households: 250 }
const middle = { name: 'Thôn Vừa (mẫu)', teamId: newId(), villageId: newId(), households: 1_000 }
const others = { name: 'Thôn Xa (mẫu)', teamId: newId(), villageId: newId(), households: 3_750 }
const names = [
  ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'],
  ['Thị', 'Văn', 'Đình', 'Thị Thu', 'Quang', 'Hữu', 'Ngọc'],
  ['Lan', 'Nghĩa', 'Hoà', 'Lực', 'Huệ', 'Phong', 'Thảo', 'Tuấn', 'Yến', 'Khánh', 'Mừng', 'Quý', 'Sáu'],
]
const queued = 500
const runs = 3

/** What the server is known to have stored. */
const seen = { after: 0, visits: new Set<string>() }

const stage = await openStage()
try {
  await seed(stage)
  const { link } = await stage.newcomer('Lê Thị Mẫu', [{ role: 'member', teamId: helper.teamId }])
  console.log(`6x slower processor, ${describe()}; first the figure, then what physics allows`)
  console.log(`this machine: ${cpus().length} processors, ${loadavg()[0]?.toFixed(1)} programs wanting one\n`)
  await openings(await signedIn(link))
  const { link: again } = await stage.newcomer('Trần Văn Mẫu', [{ role: 'member', teamId: helper.teamId }])
  await saving(await signedIn(again))
  for (const [role, teamId, households] of [
    ['member', middle.teamId, 1_000],
    ['coordinator', undefined, 5_000],
  ] as const) {
    const { link } = await stage.newcomer(`Người Tải ${role}`, [{ role, ...(teamId ? { teamId } : {}) }])
    await pulling(await signedIn(link), households)
  }
} finally {
  await stage.close()
}

/** The cookies of a person who has just come in, for browsers that have seen nothing yet. */
type Visitor = () => Promise<BrowserContext>

async function signedIn(link: string): Promise<Visitor> {
  const response = await fetch(link, { method: 'POST', redirect: 'manual' })
  const [name = '', value = ''] = response.headers.get('set-cookie')?.split(';')[0]?.split('=') ?? []
  return async () => {
    const context = await stage.browser.newContext(phone)
    await context.addCookies([{ name, value, url: stage.url }])
    return context
  }
}

async function openings(visitor: Visitor): Promise<void> {
  for (const [place, what] of [
    ['/field', 'first screen'],
    ['/field/record', 'choosing of 250 households'],
  ] as const) {
    const cold: Opened[] = []
    const warm: Opened[] = []
    for (let run = 0; run < runs; run += 1) {
      const context = await visitor()
      cold.push(await open(context, place))
      await kept(context, place)
      // The phone is on its slow line already, as it was when it was opened last.
      await open(context, place)
      warm.push(await open(context, place))
      await context.close()
    }
    tellOpening(`${what}, cold`, cold, { ready: 2_500, bytes: 45_000 })
    tellOpening(`${what}, warm`, warm, { ready: 1_000 })
  }
}

type Opened = { readonly paint: number; readonly ready: number; readonly carried: Carried }

/** Opens a place on the slow phone; ready is when its script has taken the page over. */
async function open(context: BrowserContext, place: string): Promise<Opened> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.addInitScript(noteReady)
  const worker = await throttleWorker(stage.browser, stage.url)
  await worker.set(slow4G)
  await throttle(session)
  const carried = await watchBytes(session)
  await page.goto(`${stage.url}${place}`, { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('phone-ready').length > 0)
  const soFar = carried()
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const ready = await page.evaluate(() => performance.getEntriesByName('phone-ready')[0]?.startTime ?? Number.NaN)
  await worker.end()
  await page.close()
  return { paint, ready, carried: soFar }
}

/** Runs in the page: marks the moment at which the script says that the page is the phone's. */
function noteReady(): void {
  const look = () => {
    if (document.documentElement?.dataset['phone'] !== 'ready') return
    performance.mark('phone-ready')
    watching.disconnect()
  }
  const watching = new MutationObserver(look)
  watching.observe(document, { attributes: true, childList: true, subtree: true })
}

/** Waits, at full speed, until the phone holds what it opens from without a network. */
async function kept(context: BrowserContext, place: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${stage.url}${place}`)
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
  await page.close()
}

async function saving(visitor: Visitor): Promise<void> {
  const context = await visitor()
  await kept(context, '/field')
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await throttle(session)
  const { saved, written } = await timeTaps(page, session, stage.url)
  const [tap, floor] = [middleOf(saved), middleOf(written)]
  tell(
    'tap to saved',
    `${ms(tap)} (aim 100 ms); limit ${ms(floor)} for one strict write and a frame: ${ratio(tap, floor)}`,
  )
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const worker = await throttleWorker(stage.browser, stage.url)
  await worker.set({ ...slow4G, offline: true })
  await session.send('Network.emulateNetworkConditions', { ...slow4G, offline: true })
  let waiting = 0
  while (waiting < queued) waiting += await keepSession(page, queued - waiting)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const carried = await watchBytes(session)
  const before = await stored()
  const started = performance.now()
  await worker.set(slow4G)
  await throttle(session)
  while ((await stored()) < before + queued) await page.waitForTimeout(50)
  const took = performance.now() - started
  const [own, behind] = [carried(), worker.carried()]
  const [up, down, requests] = [own.up + behind.up, own.down + behind.down, own.requests + behind.requests]
  const limit = requests * slow4G.latency + seconds(up, slow4G.uploadThroughput) + seconds(down)
  tell(
    `${queued} queued visits synced`,
    `${(took / 1000).toFixed(1)} s (aim 10 s); limit ${(limit / 1000).toFixed(1)} s for ${requests} requests (${behind.requests} of the service worker), ${kB(up)} up, ${kB(down)} down: ${ratio(took, limit)}`,
  )
  await worker.end()
  await context.close()
}

/** A session of all whom the page names, at most so many, kept on the phone; answers how many they were. */
async function keepSession(page: Page, most: number): Promise<number> {
  await page.goto(`${stage.url}/field/group`)
  await page.waitForSelector('html[data-phone="ready"]')
  const named = await page.evaluate((count) => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name="householdIds"]')].slice(0, count)
    for (const box of boxes) box.checked = true
    const [thing] = document.querySelectorAll<HTMLInputElement>('input[name="items"]')
    if (thing) thing.checked = true
    return boxes.length
  }, most)
  await page.locator('.field-action button').last().click()
  await page.waitForSelector('.receipt')
  return named
}

/** How many visits the server has, asked at full speed and only for what is new. */
async function stored(): Promise<number> {
  const headers = { Cookie: stage.admin.cookie }
  const response = await fetch(`${stage.url}/api/v1/changes?after=${seen.after}`, { headers })
  const { changes, next } = (await response.json()) as { changes: { noun: string; id: string }[]; next: number }
  for (const { noun, id } of changes) if (noun === 'visit') seen.visits.add(id)
  seen.after = next
  return seen.visits.size
}

/** Everything that changed, page after page, as a phone that knows nothing yet asks for it. */
async function pulling(visitor: Visitor, households: number): Promise<void> {
  const context = await visitor()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(`${stage.url}/account`)
  await throttle(session)
  const carried = await watchBytes(session)
  const pulled = await page.evaluate(async () => {
    const started = performance.now()
    let [after, found, more] = [0, 0, true]
    while (more) {
      const response = await fetch(`/api/v1/changes?after=${after}`)
      const answer = (await response.json()) as { changes: { noun: string }[]; next: number; more: boolean }
      found += answer.changes.filter(({ noun }) => noun === 'household').length
      ;[after, more] = [answer.next, answer.more]
    }
    return { found, ms: performance.now() - started }
  })
  if (pulled.found !== households) throw new Error(`${pulled.found} households came in place of ${households}`)
  const { down, requests } = carried()
  const limit = requests * slow4G.latency + seconds(down)
  tell(
    `${households.toLocaleString('en')} households pulled`,
    `${ms(pulled.ms)}; limit ${ms(limit)} for ${requests} requests, ${kB(down)}: ${ratio(pulled.ms, limit)}`,
  )
  await context.close()
}

async function seed({ admin }: Stage): Promise<void> {
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const planId = newId()
  const year = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', year), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  const teams = [helper, middle, others]
  await must(
    admin.order('places.add_villages', { villages: teams.map(({ villageId, name }) => ({ villageId, name })) }),
  )
  await must(
    admin.order('teams.set_up', {
      teams: teams.map(({ teamId, villageId, name }) => ({ teamId, villageId, name: `Tổ ${name}`, level: 'village' })),
    }),
  )
  for (const { name, households } of teams)
    for (let from = 0; from < households; from += 250) {
      const rows = Array.from({ length: 250 }, (_, at) => householdLine(name, from + at))
      const { result } = await must(admin.order('households.import', { rows }))
      const { rejected } = result as { rejected: readonly unknown[] }
      if (rejected.length > 0) throw new Error(JSON.stringify(rejected[0]))
    }
}

function householdLine(village: string, at: number) {
  return {
    line: at + 1,
    householdId: newId(),
    headName: names.map((part) => part[at % part.length]).join(' '),
    village,
    hamlet: `Xóm ${(at % 9) + 1}`,
    phone: `09${String(10_000_000 + at * 7919).slice(0, 8)}`,
    groups: at % 6 === 0 ? 'Người cao tuổi' : '',
  }
}

function tellOpening(what: string, opened: readonly Opened[], aim: { ready: number; bytes?: number }): void {
  const ready = middleOf(opened.map((each) => each.ready))
  const [first] = opened
  if (!first) return
  const { html, css, js, fonts, down } = first.carried
  const weight = html + css + js
  // A page and what it names: two round trips one after the other, and the bytes through the pipe.
  const limit = (weight > 0 ? 2 : 0) * slow4G.latency + seconds(down)
  const aims = aim.bytes === undefined ? '' : ` (aim ${kB(aim.bytes)})`
  tell(
    what,
    [
      `first paint ${ms(middleOf(opened.map((each) => each.paint)))}`,
      `ready ${ms(ready)} (aim ${ms(aim.ready)}); limit ${ms(limit)}: ${ratio(ready, limit)}`,
      `${kB(weight)}${aims} = page ${kB(html)}, script ${kB(js)}, style ${kB(css)}; fonts apart ${kB(fonts)}`,
    ].join('\n    '),
  )
}

function tell(what: string, figures: string): void {
  console.log(`${what}\n    ${figures}`)
}

function describe(): string {
  const bits = (bytes: number) => `${((bytes * 8) / 1e6).toFixed(2)} Mbit/s`
  return `Slow 4G (${slow4G.latency} ms a request, ${bits(slow4G.downloadThroughput)} down, ${bits(slow4G.uploadThroughput)} up)`
}

function middleOf(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN
}

function seconds(bytes: number, throughput: number = slow4G.downloadThroughput): number {
  return (bytes / throughput) * 1000
}

function ms(figure: number): string {
  return `${Math.round(figure).toLocaleString('en')} ms`
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function ratio(figure: number, limit: number): string {
  return limit > 0 ? `${(figure / limit).toFixed(2)} x` : 'no network needed'
}
