import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Where pictures and papers land, to be looked at. */
export const shots = path.resolve(import.meta.dirname, '../shots')
mkdirSync(shots, { recursive: true })

export const onPhone = { width: 360, height: 740 }
const atDesk = { width: 1280, height: 800 }

/** At the desk and on a phone, whatever the journey itself goes on with: nothing wider than the screen. */
export async function look(page: Page, name: string, sizes = [atDesk, onPhone]): Promise<void> {
  const size = page.viewportSize()
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${name} at ${viewport.width}`).toBe(0)
    await page.screenshot({ path: path.join(shots, `${name}-${viewport.width}.png`), fullPage: true })
  }
  if (size) await page.setViewportSize(size)
}
