import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fate } from './network.ts'
import {
  aHelper,
  allVisits,
  east,
  figures,
  type Helper,
  isOnPhone,
  type Line,
  named,
  open,
  openLine,
  west,
} from './two-teams.ts'

// Five hundred visits of one phone: on a good line beside somebody else's work, and on the worst of lines.

let line: Line

beforeAll(async () => {
  line = await openLine()
}, 300_000)

afterAll(() => line?.close())

test('S13: one phone that sends five hundred visits does not hold up another person', async () => {
  const [heavy, light] = [await aHelper(line, 'Người Gửi Nhiều Mẫu', east), await aHelper(line, 'Người Khác Mẫu', west)]
  await pagesOf(light, () => true)
  const alone = await pagesOf(light, () => true)
  let over = false
  const sending = sendMany(heavy, 500).finally(() => {
    over = true
  })
  const beside = await pagesOf(light, () => over)
  await sending
  const ratio = p95(beside) / p95(alone)
  console.log(
    `another person's page: p95 ${p95(alone).toFixed(0)} ms alone, ${p95(beside).toFixed(0)} ms while 500 visits arrive ` +
      `(${beside.length} pages), ratio ${ratio.toFixed(1)}`,
  )
  expect(p95(beside)).toBeLessThan(Math.max(500, 5 * p95(alone)))
  await heavy.context.close()
  await light.context.close()
}, 300_000)

test('cut fifty times, with the server killed five times, doubled and reordered: all are stored once, and the account is exact', async () => {
  const { stage, network } = line
  const helper = await aHelper(line, 'Nguyễn Bền Bỉ Mẫu', east)
  const { page, context } = helper
  const before = { team: await figures(line, east), all: await allVisits(line) }
  await open(line, page, '/field/group')
  await context.setOffline(true)
  for (const part of [named.slice(0, 20), named.slice(20)]) {
    await open(line, page, '/field/group')
    await page.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).first().click()
    for (const { headName } of part) await page.locator('label.tile', { hasText: headName }).first().click()
    await page.locator('input[name="anonymous"]').fill('230')
    await page.getByRole('button', { name: 'Lưu cả buổi' }).click()
    await page.getByText('Đã lưu 250 lần hỗ trợ').waitFor()
  }
  const cuts: readonly Fate[] = ['cut_before', 'cut_after', 'cut_midway']
  let [cut, passed, kills] = [0, 0, 0]
  let killing: Promise<void> | undefined
  network.fate = (path) => {
    if (!path.startsWith('/api/v1/') || (cut >= 50 && kills === 5)) return 'pass'
    if (passed * 5 <= cut && !killing) {
      passed += 1
      return (['twice', 'again_later', 'slow'] as const)[passed % 3] ?? 'pass'
    }
    cut += 1
    if (kills < 5 && cut >= 10 * kills + 5 && !killing) {
      kills += 1
      killing = stage
        .killAndStart()
        .then((url) => {
          network.target = url
        })
        .finally(() => {
          killing = undefined
        })
    }
    return cuts[Math.floor(Math.random() * cuts.length)] ?? 'cut_after'
  }
  await open(line, page, '/field/waiting')
  const started = performance.now()
  await context.setOffline(false)
  while (cut < 50 || kills < 5) {
    // Once nothing is left to send, whatever else the page asks for meets the same line.
    const now = page.getByRole('button', { name: 'Gửi ngay' })
    const isThere = await now.isVisible().catch(() => false)
    await (isThere ? now.click({ timeout: 500 }) : page.reload()).catch(() => undefined)
    await page.waitForTimeout(100)
    if (performance.now() - started > 300_000)
      throw new Error(`after ${cut} cuts and ${kills} kills it is still on its way`)
  }
  await killing
  await network.settle()
  await open(line, page, '/field/waiting')
  await page.getByText('Không có gì chờ gửi').waitFor({ timeout: 60_000 })
  const { cut_before, cut_after, cut_midway, twice, again_later, slow } = network.done
  console.log(
    `500 visits: ${cut} cuts (in all runs ${cut_before} before, ${cut_after} after, ${cut_midway} midway), ${kills} kills, ` +
      `${twice} doubled, ${again_later} late copies, ${slow} slow answers, ${Math.round((performance.now() - started) / 1000)} s`,
  )
  expect((await allVisits(line)) - before.all).toBe(500)
  expect(await figures(line, east)).toEqual({
    visits: before.team.visits + 500,
    households: before.team.households + 40,
  })
  await open(line, page, '/field')
  await page.getByText('500 lần, 40 hộ').waitFor()
  await isOnPhone(line, helper, east)
  await context.close()
}, 600_000)

/** One page after another, at least forty of them. */
async function pagesOf({ cookie }: Helper, isOver: () => boolean): Promise<number[]> {
  const took: number[] = []
  while (took.length < 40 || !isOver()) {
    const started = performance.now()
    const answer = await fetch(`${line.network.target}/field`, { headers: { Cookie: cookie } })
    await answer.text()
    took.push(performance.now() - started)
  }
  return took
}

async function sendMany({ cookie }: Helper, count: number): Promise<void> {
  const at = new Date().toISOString()
  for (let sent = 0; sent < count; sent += 50) {
    const commands = Array.from({ length: 50 }, () => ({
      ...{ id: newId(), type: 'support.record', at },
      payload: {
        ...{ visitId: newId(), teamId: east.teamId, householdId: null, heldOn: at.slice(0, 10) },
        ...{ mode: 'in_person', items: [{ kind: 'qr', detail: null }] },
      },
    }))
    const answer = await fetch(`${line.network.target}/api/v1/commands`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ commands }),
    })
    const { receipts } = (await answer.json()) as { receipts: { status: string }[] }
    expect(receipts.every(({ status }) => status === 'done')).toBe(true)
  }
}

function p95(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * 0.95)] ?? 0
}
