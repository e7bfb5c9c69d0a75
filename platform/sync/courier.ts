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

  const now = async (): Promise<Sent> => {
    // One that is under way may have read the queue before the newest came: ask once more after it.
    await running?.catch(() => undefined)
    clearTimeout(timer)
    running = send()
    const sent = await running
    pauseMs = sent.done > 0 ? shortestMs : Math.min(pauseMs * 2, longestMs)
    if (sent.left > 0 && !sent.signedOut) timer = setTimeout(again, pauseMs * (0.5 + Math.random()))
    return sent
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
