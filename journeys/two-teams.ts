import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { type Network, openNetwork } from './network.ts'
import { must, openStage, type Stage } from './stage.ts'

// Two teams, whose people have phones of their own and only a bad line to the product.

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
export const [east, west] = ['Đông', 'Tây'].map((name) => ({
  teamId: newId(),
  villageId: newId(),
  name: `Thôn ${name} (mẫu)`,
})) as [Team, Team]
export type Team = { teamId: string; villageId: string; name: string }
export const named = Array.from({ length: 40 }, (_, at) => ({
  householdId: newId(),
  headName: `Trần Thị Số ${at + 1} (mẫu)`,
}))
export const [lan, nghia, hoa] = ['Nguyễn Thị Lan', 'Trần Văn Nghĩa', 'Đặng Thị Hoà'].map((name) => ({
  householdId: newId(),
  headName: `${name} (mẫu)`,
})) as [Named, Named, Named]
type Named = { householdId: string; headName: string }

export type Line = { readonly stage: Stage; readonly network: Network; close(): Promise<void> }
export type Helper = { context: BrowserContext; page: Page; accountId: string; cookie: string }

/** The product with a plan at work, the two teams and the households of the first one. */
export async function openLine(): Promise<Line> {
  const stage = await openStage()
  const network = await openNetwork(stage.url)
  const close = async () => {
    await network.close()
    await stage.close()
  }
  try {
    await settleTeams(stage)
    return { stage, network, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function settleTeams({ admin }: Stage): Promise<void> {
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const thisYear = text.replaceAll('2025', String(new Date().getFullYear()))
  await must(admin.order('plan.submit', { planId, text: thisYear, sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  await must(
    admin.order('places.add_villages', { villages: [east, west].map(({ villageId, name }) => ({ villageId, name })) }),
  )
  await must(admin.order('teams.set_up', { teams: [east, west].map((team) => ({ ...team, level: 'village' })) }))
  for (const household of [lan, nghia, hoa, ...named])
    await must(
      admin.order('households.register', {
        ...household,
        ...{
          teamId: east.teamId,
          villageId: east.villageId,
          hamlet: 'Xóm 1',
          groups: household === lan ? ['elderly'] : [],
        },
      }),
    )
}

/** Somebody with a phone of their own, whose only way to the product is the bad line. */
export async function aHelper({ stage, network }: Line, name: string, team: Team, role = 'member'): Promise<Helper> {
  const { accountId, link } = await stage.newcomer(name, [{ role, teamId: team.teamId }])
  const context = await stage.browser.newContext(phone)
  const page = await context.newPage()
  await page.goto(link.replace(stage.url, network.url))
  await page.locator('main button').first().click()
  await page.goto(`${network.url}/field`)
  await page.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  const cookies = await context.cookies()
  return { context, page, accountId, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

export async function open({ network }: Line, page: Page, path: string): Promise<void> {
  await page.goto(`${network.url}${path}`)
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

/** On the first screen, once the phone has asked again. */
export async function sees(line: Line, page: Page, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await open(line, page, '/field')
        return page
          .getByText(text)
          .first()
          .waitFor({ timeout: 4_000 })
          .then(() => true)
          .catch(() => false)
      },
      { timeout: 40_000 },
    )
    .toBe(true)
}

export async function record(page: Page, thing: string): Promise<void> {
  const tile = page.locator('label.tile', { hasText: thing }).first()
  if (!(await tile.isVisible())) await page.locator('details', { has: tile }).locator('summary').first().click()
  await tile.click()
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
}

export type Followed = { noun: string; id: string; data: Record<string, unknown> }

export async function changes({ stage, network }: Line): Promise<Followed[]> {
  const all: Followed[] = []
  for (let after = 0, more = true; more; ) {
    const answer = await fetch(`${network.target}/api/v1/changes?after=${after}`, {
      headers: { Cookie: stage.admin.cookie },
    })
    const page = (await answer.json()) as { changes: Followed[]; next: number; more: boolean }
    all.push(...page.changes)
    after = page.next
    more = page.more
  }
  return [...new Map(all.map((change) => [`${change.noun} ${change.id}`, change])).values()]
}

export async function allVisits(line: Line): Promise<number> {
  return (await changes(line)).filter(({ noun, data }) => noun === 'visit' && data?.['status'] === 'counted').length
}

type Answer = {
  at: string
  more: boolean
  rows: { household: { id: string; headName: string }[]; visit: { id: string }[] }
  standing: { teams: { teamId: string; figures: { supports: number; households_supported: number } }[] }
}

/** All that the server would give a phone of this person now. */
export async function replicaOf({ network }: Line, { cookie }: Pick<Helper, 'cookie'>): Promise<Answer> {
  const rows: Answer['rows'] = { household: [], visit: [] }
  for (let at = ''; ; ) {
    const answer = await fetch(`${network.target}/api/v1/replica?at=${at}`, { headers: { Cookie: cookie } })
    const page = (await answer.json()) as Answer
    rows.household.push(...page.rows.household)
    rows.visit.push(...page.rows.visit)
    if (!page.more) return { ...page, rows }
    at = page.at
  }
}

export async function figures(line: Line, team: Team): Promise<{ visits: number; households: number }> {
  const { standing } = await replicaOf(line, { cookie: line.stage.admin.cookie })
  const own = standing.teams.find(({ teamId }) => teamId === team.teamId)?.figures
  return { visits: own?.supports ?? 0, households: own?.households_supported ?? 0 }
}

/** The phone's own sentence without a network says the server's figure. */
export async function isOnPhone(line: Line, { page, context }: Helper, team: Team): Promise<void> {
  const { households } = await figures(line, team)
  await sees(line, page, `${households}/50`)
  await context.setOffline(true)
  await open(line, page, '/field')
  await page.getByText(`${households}/50`).first().waitFor()
  await page.getByText('Số liệu lấy từ máy chủ lúc').waitFor()
  await context.setOffline(false)
}
