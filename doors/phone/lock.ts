import { dropKeys } from '../../platform/sync/key-ring.ts'
import { changePhone, readPhone, whenHandsChange } from '../../platform/sync/phone.ts'
import { tellLock } from '../../platform/sync/session-lock.ts'
import type { Store } from '../../platform/sync/store.ts'

const idleMs = 10 * 60_000
const toldWithinMs = 2_500

/** This page itself is handing the phone over, and goes when it is done. */
let isHandingOver = false

export function handOver(): void {
  isHandingOver = true
}

/** Shuts everything at once, with or without a network; the service worker answers with the lock page from here on. */
export async function lockNow(store: Store): Promise<void> {
  handOver()
  await changePhone(store, { isLocked: true })
  await dropKeys()
  await Promise.race([tellLock(store), new Promise((waited) => setTimeout(waited, toldWithinMs))])
  location.replace('/field')
}

/** Locks when nobody has touched the phone for a while, also one that was put down asleep. */
export function watchLock(store: Store): void {
  let touchedAt = Date.now()
  const touched = () => {
    touchedAt = Date.now()
  }
  const look = () => {
    if (Date.now() - touchedAt >= idleMs) void lockNow(store)
  }
  for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, touched, { passive: true })
  setInterval(look, 15_000)
  document.addEventListener('visibilitychange', look)
}

/**
 * A page of somebody who has the phone no more shows nothing: neither in another tab, nor when the browser, which had put
 * it by whole, takes it up again over somebody else's.
 */
export function watchHands(store: Store, accountId: string): void {
  const look = async () => {
    const phone = isHandingOver ? undefined : await readPhone(store).catch(() => undefined)
    if (phone && (phone.isLocked || phone.accountId !== accountId)) location.replace('/field')
  }
  whenHandsChange(() => void look())
  addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && void look())
  document.addEventListener('visibilitychange', () => void look())
}
