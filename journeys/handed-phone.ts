import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { axeFaults } from '../tools/axe.ts'
import { type Network, openNetwork } from './network.ts'
import { must, openStage, type Stage } from './stage.ts'

// A phone that goes from hand to hand: its village, and what people do with it.

export const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
export const teamId = newId()
export const householdId = newId()
const villageId = newId()

export type Village = { readonly stage: Stage; readonly network: Network; close(): Promise<void> }

/** One team with one household, behind a line that can be cut. */
export async function openVillage(): Promise<Village> {
  const stage = await openStage()
  const network = await openNetwork(stage.url)
  const { admin } = stage
  const name = 'Thôn Đông (mẫu)'
  await must(admin.order('places.add_villages', { villages: [{ villageId, name }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name, villageId }] }))
  await must(admin.order('households.register', { householdId, teamId, villageId, headName: 'Trần Văn Nghĩa (mẫu)' }))
  const close = async () => {
    await network.close()
    await stage.close()
  }
  return { stage, network, close }
}

/** The household goes to another team. */
export async function moveAway({ stage }: Village): Promise<void> {
  const elsewhere = newId()
  await must(stage.admin.order('teams.set_up', { teams: [{ teamId: elsewhere, level: 'commune', name: 'Tổ xã' }] }))
  await must(stage.admin.order('households.move', { householdId, teamId: elsewhere, villageId }))
}

export async function newMember({ stage }: Village, name: string) {
  return stage.newcomer(name, [{ role: 'member', teamId }])
}

/** Browsers' own switch reaches the pages, and not always what works behind them: the line itself is cut as well. */
export async function noNetwork({ network }: Village, of: BrowserContext, isGone: boolean): Promise<void> {
  network.fate = () => (isGone ? 'cut_before' : 'pass')
  await of.setOffline(isGone)
}

export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
}

export async function comeIn({ stage, network }: Village, page: Page, link: string): Promise<void> {
  await page.goto(link.replace(stage.url, network.url))
  await page.locator('main button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/i/'))
  await page.goto(`${network.url}/field`)
  await ready(page)
}

export async function inviteAgain({ stage, network }: Village, accountId: string): Promise<string> {
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  await must(stage.admin.order('people.invite', { invitationId: newId(), accountId, secret }))
  return `${network.url}/i/${secret}`
}

export async function choosePin(page: Page, pin: string, again = pin): Promise<void> {
  await page.locator('input[name="pin"]').fill(pin)
  await page.locator('input[name="again"]').fill(again)
  await page.getByRole('button', { name: 'Lưu mã PIN' }).click()
}

export async function lock({ network }: Village, page: Page): Promise<void> {
  await page.goto(`${network.url}/field`)
  await ready(page)
  await page.getByRole('button', { name: 'Khóa máy' }).click()
  await page.getByRole('heading', { name: 'Máy đang khóa' }).waitFor()
}

export async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: 'Mở khóa' }).waitFor()
  await page.locator('input[name="pin"]').fill(pin)
  await page.getByRole('button', { name: 'Mở khóa' }).click()
}

export async function saveVisit(page: Page, name: string, note: string): Promise<void> {
  const face = page.locator('label.tile', { hasText: name }).first()
  if (!(await face.isVisible())) await page.locator('details', { has: face }).locator('summary').first().click()
  await face.click()
  const field = page.locator('[name="note"]').first()
  if (!(await field.isVisible())) await page.locator('details', { has: field }).locator('summary').first().click()
  await field.fill(note)
  await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
}

/** Nothing for axe in either light, and nothing wider than a small phone with large text. */
export async function looksRight(of: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await of.emulateMedia({ colorScheme })
    expect(await axeFaults(of)).toEqual([])
  }
  await of.setViewportSize({ width: 320, height: 740 })
  await of.evaluate(() => {
    const large = new CSSStyleSheet()
    large.replaceSync('html { font-size: 225% !important }')
    document.adoptedStyleSheets = [large]
  })
  expect(await of.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await of.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  await of.setViewportSize(phone.viewport)
}

type Change = { noun: string; data: { status?: string; headName?: string } }

async function changes({ stage }: Village): Promise<readonly Change[]> {
  const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
  return ((await response.json()) as { changes: readonly Change[] }).changes
}

export async function storedVisits(village: Village): Promise<number> {
  return (await changes(village)).filter(({ noun, data }) => noun === 'visit' && data.status === 'counted').length
}

export async function names(village: Village): Promise<readonly (string | undefined)[]> {
  return (await changes(village)).filter(({ noun }) => noun === 'household').map(({ data }) => data.headName)
}
