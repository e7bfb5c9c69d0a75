import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, openStage, type Stage } from './stage.ts'

// A team with as many households as a commune: what a phone fetches of it, and how fast it finds in it.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
const teams = [1_000, 5_000].map((households) => ({
  households,
  teamId: newId(),
  villageId: newId(),
  name: `Thôn ${households} hộ (mẫu)`,
}))
const [families, middles, given] = [
  ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'],
  ['Thị', 'Văn', 'Đức', 'Ngọc', 'Minh', 'Hữu', 'Thu', 'Quang', 'Xuân', 'Kim'],
  [
    'Hoà',
    'Lan',
    'Nghĩa',
    'Huệ',
    'Đông',
    'Thắng',
    'Yến',
    'Sơn',
    'Tuyết',
    'Ánh',
    'Dũng',
    'Mai',
    'Phượng',
    'Cường',
    'Nhàn',
  ],
]

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  const { admin } = stage
  await must(
    admin.order('places.add_villages', { villages: teams.map(({ villageId, name }) => ({ villageId, name })) }),
  )
  await must(
    admin.order('teams.set_up', {
      teams: teams.map(({ teamId, villageId, name }) => ({ teamId, villageId, name, level: 'village' })),
    }),
  )
  for (const { households, name } of teams) {
    const rows = Array.from({ length: households }, (_, n) => ({
      ...{ line: n + 2, householdId: newId(), headName: nameOf(n), village: name, hamlet: `Xóm ${1 + (n % 40)}` },
      groups: n % 5 === 0 ? 'NCT' : '',
    }))
    for (let from = 0; from < rows.length; from += 2_500)
      await must(admin.order('households.import', { rows: rows.slice(from, from + 2_500) }))
  }
}, 300_000)

afterAll(() => stage?.close())

test('a scope of 1,000 and of 5,000 households comes in a few pages, and only once', async () => {
  for (const { households, teamId } of teams) {
    const context = await stage.browser.newContext(phone)
    const page = await context.newPage()
    const { link } = await stage.newcomer(`Người ${households} Mẫu`, [{ role: 'member', teamId }])
    await page.goto(link)
    const network = await context.newCDPSession(page)
    const asked = new Set<string>()
    let [bytes, last] = [0, 0]
    network.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.includes('/api/v1/replica')) asked.add(requestId)
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!asked.has(requestId)) return
      bytes += encodedDataLength
      last = performance.now()
    })
    await network.send('Network.enable')
    const started = performance.now()
    await page.locator('main button').first().click()
    await page.goto(`${stage.url}/field/households`)
    const document = Buffer.byteLength(await page.content())
    await expect.poll(() => findIn(page, 'zzzz'), { timeout: 60_000 }).toBe('Không có hộ nào khớp')
    await expect.poll(() => findIn(page, ''), { timeout: 60_000 }).toBe('')
    // The last page of the answer may still be on its way.
    await expect.poll(() => last > 0 && performance.now() - last > 1_500, { timeout: 60_000 }).toBe(true)
    const pages = asked.size
    console.log(
      `${households} households: ${pages} pages, ${Math.round(bytes / 1024)} kB compressed, ` +
        `${Math.round(last - started)} ms from accepting the invitation (a list page is ${Math.round(document / 1024)} kB of HTML)`,
    )
    expect(pages).toBeLessThanOrEqual(2 + households / 1_000)
    expect(document).toBeLessThan(80_000)
    const before = bytes
    // Where figures are shown the phone asks each time.
    const answered = page.waitForResponse(/\/api\/v1\/replica/)
    await page.goto(`${stage.url}/field`)
    await (await answered).finished()
    console.log(`asked again: ${Math.round((bytes - before) / 102.4) / 10} kB`)
    expect(bytes - before).toBeLessThan(3_000)
    await context.close()
  }
}, 300_000)

test('among 5,000 households a letter typed is answered in under 100 ms, without diacritics and without a network', async () => {
  const [, large] = teams
  const context = await stage.browser.newContext(phone)
  const page = await context.newPage()
  const { link } = await stage.newcomer('Người Tìm Mẫu', [{ role: 'member', teamId: large?.teamId ?? '' }])
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.goto(`${stage.url}/field`)
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null, undefined, { timeout: 60_000 })
  await context.setOffline(true)
  const cdp = await context.newCDPSession(page)
  for (const rate of [1, 6]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate })
    await page.goto(`${stage.url}/field/record`)
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    const first = await typed(page, ['d'])
    const took = await typed(page, [
      'da',
      'dan',
      'dang',
      'dang t',
      'dang th',
      'dang thi',
      'dang thi h',
      'dang thi hoa',
      'xom 7 hoa',
      'nguyen van',
    ])
    const sorted = [...took].sort((left, right) => left - right)
    console.log(
      `search among 5,000, CPU ${rate}×: first letter ${Math.round(first[0] ?? 0)} ms (opens the list), ` +
        `then ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms at the median, ${Math.round(sorted.at(-1) ?? 0)} ms at most`,
    )
    if (rate === 1) expect(sorted.at(-1)).toBeLessThan(100)
  }
  expect(await page.locator('[data-found] .row').count()).toBe(50)
  await context.close()
}, 300_000)

/** Types each text and waits until what was found stands on the page; answers how long each took. */
async function typed(page: Page, texts: readonly string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const input = document.querySelector<HTMLInputElement>('input[type="search"]')
    const place = document.querySelector('[data-found]')
    if (!input || !place) throw new Error('there is nothing to search with')
    const took: number[] = []
    for (const text of all) {
      const drawn = new Promise((seen) => {
        const watch = new MutationObserver(() => {
          watch.disconnect()
          seen(undefined)
        })
        watch.observe(place, { childList: true, subtree: true, characterData: true, attributes: true })
      })
      const started = performance.now()
      input.value = text
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await drawn
      took.push(performance.now() - started)
      await new Promise((rested) => setTimeout(rested, 50))
    }
    return took
  }, texts)
}

async function findIn(page: Page, text: string): Promise<string> {
  await page.locator('input[name="q"]').fill(text)
  await page.waitForTimeout(300)
  const said = await page.locator('[data-found] [role="status"]').allTextContents()
  return (said[0] ?? '').split('.')[0] ?? ''
}

function nameOf(n: number): string {
  const part = (names: readonly string[] | undefined, every: number) =>
    names?.[Math.floor(n / every) % names.length] ?? ''
  const name = [part(families, 1), part(middles, 10), part(given, 100)].join(' ')
  return n >= 1_500 ? `${name} ${letters(Math.floor(n / 1_500))}` : name
}

function letters(n: number): string {
  return ['Một', 'Hai', 'Ba', 'Bốn'][n % 4] ?? ''
}
