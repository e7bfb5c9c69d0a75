import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { must, openStage, type Stage } from './stage.ts'

/** One village with five households, and a helper's phone in it, not yet signed in. */
export type Village = {
  readonly stage: Stage
  readonly teamId: string
  readonly villageId: string
  readonly households: readonly { readonly householdId: string; readonly headName: string }[]
  readonly helper: BrowserContext
  readonly page: Page
  ready(): Promise<void>
  /** The box of what was done. */
  tile(name: string): ReturnType<Page['locator']>
  /** Opens the group that holds the tile when it is not at hand, taps it, and saves. */
  saveVisit(name: string): Promise<void>
  /** What the server has counted. */
  visits(): Promise<readonly Stored[]>
  storedVisits(): Promise<number>
  close(): Promise<void>
}

type Stored = { items: { kind: string }[]; status: string }

export const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }

export async function openVillage(): Promise<Village> {
  const stage = await openStage()
  const [teamId, villageId] = [newId(), newId()]
  const names = ['Nguyễn Thị Lan', 'Trần Văn Nghĩa', 'Đặng Thị Hoà', 'Phạm Văn Mẫu', 'Lê Thị Huệ']
  const households = names.map((name) => ({ householdId: newId(), headName: `${name} (mẫu)` }))
  await seedVillage(stage, { teamId, villageId, households })
  const helper = await stage.browser.newContext(phone)
  // As on an iPhone: nothing here may depend on Background Sync, and what is delayed here must not go another way.
  await helper.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'))
  const page = await helper.newPage()
  const ready = async () => {
    await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  }
  const visits = async () => {
    const response = await fetch(`${stage.url}/api/v1/changes?after=0`, { headers: { Cookie: stage.admin.cookie } })
    const { changes } = (await response.json()) as { changes: { noun: string; data: Stored }[] }
    const counted = changes.filter(({ noun, data }) => noun === 'visit' && data.status === 'counted')
    return counted.map(({ data }) => data)
  }
  return {
    ...{ stage, teamId, villageId, households, helper, page, ready, visits },
    tile: (name) => page.locator('label.tile', { hasText: name }).locator('input').first(),
    saveVisit: async (name) => {
      await ready()
      const face = page.locator('label.tile', { hasText: name }).first()
      if (!(await face.isVisible())) await page.locator('details', { has: face }).locator('summary').first().click()
      await face.click()
      await page.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
    },
    storedVisits: async () => (await visits()).length,
    close: () => stage.close(),
  }
}

async function seedVillage(
  { admin }: Stage,
  { teamId, villageId, households }: Pick<Village, 'teamId' | 'villageId' | 'households'>,
): Promise<void> {
  const planId = newId()
  const text = await readFile('seed/plans/xa-mau-quy-4.txt', 'utf8')
  const thisYear = String(new Date().getFullYear())
  await must(admin.order('plan.submit', { planId, text: text.replaceAll('2025', thisYear), sourceName: 'mau.txt' }))
  await must(admin.order('plan.activate', { planId }))
  await must(admin.order('places.add_villages', { villages: [{ villageId, name: 'Thôn Đông (mẫu)' }] }))
  await must(admin.order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Thôn Đông (mẫu)', villageId }] }))
  for (const household of households) {
    await must(
      admin.order('households.register', { ...household, teamId, villageId, hamlet: 'Xóm 2', groups: ['elderly'] }),
    )
  }
}
