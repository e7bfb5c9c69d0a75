import type { BrowserContext, Page } from 'playwright-core'
import type { Stage } from './stage.ts'

type Grant = { readonly role: string; readonly teamId?: string }

/** Somebody comes in by their invitation. What the server cannot answer from then on is written into `faults`. */
export async function signIn(
  stage: Stage,
  context: BrowserContext,
  name: string,
  grant: Grant,
  faults: string[],
): Promise<Page> {
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  const { link } = await stage.newcomer(name, [grant])
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/i/'))
  return page
}
