import type { Sent } from './send.ts'

const shortestMs = 5_000
const longestMs = 5 * 60_000

/**
 * Says when to send: at once, when a network or the page comes back, and again while something waits, less and less
 * often. The jitter keeps a village's phones from asking all at once when the mast is back.
 */
export function courier(send: () => Promise<Sent>): { now: () => Promise<Sent> } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = shortestMs
  let running: Promise<Sent> | undefined

  const later = (isGoing: boolean) => {
    pauseMs = isGoing ? shortestMs : Math.min(pauseMs * 2, longestMs)
    clearTimeout(timer)
    timer = setTimeout(again, pauseMs * (0.5 + Math.random()))
  }
  const once = async (): Promise<Sent> => {
    clearTimeout(timer)
    const sent = await send().catch((reason: unknown) => {
      // What broke here, be it the phone's own store, may hold the next time.
      later(false)
      throw reason
    })
    if (sent.left > 0 && !sent.signedOut) later(sent.done > 0)
    else pauseMs = shortestMs
    return sent
  }
  const now = (): Promise<Sent> => {
    // One that is under way may have read the queue before the newest came: ask once more after it.
    running = running ? running.then(once, once) : once()
    return running
  }
  const again = () => void now().catch(() => undefined)
  const fresh = () => {
    pauseMs = shortestMs
    again()
  }

  addEventListener('online', fresh)
  addEventListener('pageshow', (event) => event instanceof PageTransitionEvent && event.persisted && fresh())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && fresh())
  return { now }
}
