import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds wrong on a page as it stands: each rule with the elements that break it. It runs in the page itself,
 * since no page of ours holds a frame, and tells of nothing else, which takes a third of the time.
 */
export async function axeFaults(page: Page): Promise<readonly { readonly id: string; readonly html: string }[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], elementRef: false })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })))
  })
}
