import type { CDPSession, Locator, Page } from 'playwright-core'

declare const scheduler: { postTask(work: () => void, how: { priority: 'user-blocking' }): Promise<void> }

/** Single taps vary more than openings do. */
const runs = 15
/** A short press of a finger. */
const pressMs = 70

/** Taps in turn on the phone's own page and on a bare one, so that both have the machine as it is then. In ms. */
export async function timeTaps(
  page: Page,
  finger: CDPSession,
  url: string,
): Promise<{ saved: number[]; written: number[] }> {
  const saved: number[] = []
  const written: number[] = []
  for (let run = 0; run < runs; run += 1) {
    saved.push(await tapToSaved(page, finger, url))
    written.push(await tapToWritten(page, finger, url))
  }
  return { saved, written }
}

/** From the lifting of the finger to the frame that says that it is saved. */
async function tapToSaved(page: Page, finger: CDPSession, url: string): Promise<number> {
  await page.goto(`${url}/field/record/anonymous`)
  await page.waitForSelector('html[data-phone="ready"]')
  await page.evaluate(() => document.querySelector<HTMLElement>('label.tile')?.click())
  const button = page.locator('.field-action button').last()
  await button.scrollIntoViewIfNeeded()
  return timeTap(page, finger, button, '.receipt')
}

/** What no page can go under: a bare one that writes one row for good and says so. */
async function tapToWritten(page: Page, finger: CDPSession, url: string): Promise<number> {
  await page.goto(`${url}/healthz`)
  await page.evaluate(async () => {
    const asked = indexedDB.open('bare')
    asked.onupgradeneeded = () => asked.result.createObjectStore('rows', { autoIncrement: true })
    await new Promise((opened) => asked.addEventListener('success', opened))
    const button = document.createElement('button')
    button.textContent = 'Lưu'
    document.body.replaceChildren(button)
    button.addEventListener('click', () => {
      const writing = asked.result.transaction('rows', 'readwrite', { durability: 'strict' })
      writing.objectStore('rows').add(new Uint8Array(500))
      writing.addEventListener('complete', () => button.classList.add('written'))
    })
  })
  return timeTap(page, finger, page.locator('button'), '.written')
}

/** The page itself takes the time of one tap of a finger: nothing of ours looks in meanwhile. */
async function timeTap(page: Page, finger: CDPSession, button: Locator, answer: string): Promise<number> {
  const box = await button.boundingBox()
  if (!box) throw new Error('There is no button to tap.')
  const took = page.evaluate(async (wanted) => {
    const lifted = new Promise<number>((done) =>
      addEventListener('click', ({ timeStamp }) => done(timeStamp), { once: true, capture: true }),
    )
    const shown = new Promise<number>((done) => {
      const watching = new MutationObserver(() => {
        if (!document.querySelector(wanted)) return
        watching.disconnect()
        // The first that the page does after the frame, before whatever else it has put off until then.
        requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' }))
      })
      watching.observe(document, { attributes: true, childList: true, subtree: true })
    })
    return (await shown) - (await lifted)
  }, answer)
  // Nobody says what was done within two seconds of the page's coming.
  await page.waitForTimeout(2_000)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await page.waitForTimeout(pressMs)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  return took
}
