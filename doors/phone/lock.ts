import { dropKeys } from '../../platform/sync/key-ring.ts'
import { changePhone, readPhone } from '../../platform/sync/phone.ts'
import { tellLock } from '../../platform/sync/session-lock.ts'
import type { Store } from '../../platform/sync/store.ts'

const idleMs = 10 * 60_000
const toldWithinMs = 2_500
const lockedTabs = 'thonso-lock'

/** Shuts everything at once, with or without a network; the service worker answers with the lock page from here on. */
export async function lockNow(store: Store): Promise<void> {
  await changePhone(store, { isLocked: true })
  await dropKeys()
  new BroadcastChannel(lockedTabs).postMessage('locked')
  await Promise.race([tellLock(store), new Promise((waited) => setTimeout(waited, toldWithinMs))])
  location.replace('/field')
}

/** Locks when nobody has touched the phone for a while, also one that was put down asleep, and follows the other tabs. */
export function watchLock(store: Store, accountId: string): void {
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
  new BroadcastChannel(lockedTabs).addEventListener('message', () => location.replace('/field'))
  // A page that the browser had put by whole must not come back over the lock.
  addEventListener('pageshow', async (event: PageTransitionEvent) => {
    const phone = event.persisted ? await readPhone(store) : undefined
    if (phone && (phone.isLocked || phone.accountId !== accountId)) location.replace('/field')
  })
}
