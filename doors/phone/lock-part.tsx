// The lock page: it opens the phone for whoever knows their PIN, and sends what waits meanwhile.
import { render } from 'preact'
import { LangContext } from '../../platform/kit/lang.ts'
import { courier } from '../../platform/sync/courier.ts'
import { deliverSealed } from '../../platform/sync/deliver.ts'
import { lendKey } from '../../platform/sync/key-ring.ts'
import { countWaiting } from '../../platform/sync/outbox.ts'
import { changePhone, listLocked, readPhone } from '../../platform/sync/phone.ts'
import { tryPin } from '../../platform/sync/pin.ts'
import { resumeSession, tellLock } from '../../platform/sync/session-lock.ts'
import { openStore, type Store } from '../../platform/sync/store.ts'
import { vaultWith } from '../../platform/sync/vault.ts'
import type { Lang } from '../../platform/words/words.ts'
import { askAnew, beginAnew } from './begin-anew.ts'
import { forgetWarming } from './keep-pages.ts'
import { type Locked, LockScreen } from './lock-screen.tsx'

const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'

export async function startLock(here: HTMLElement): Promise<void> {
  const store = await openStore()
  here.replaceChildren()
  const redraw = async () => {
    const people = await listPeople(store)
    const { accountId } = await readPhone(store)
    render(
      <LangContext.Provider value={lang}>
        <LockScreen
          people={people}
          last={accountId}
          unlock={(who, pin) => unlock(store, who, pin)}
          forgot={(who) => askAnew(store, who)}
          begin={(who, chosen) => beginAnew(store, who, chosen)}
          enter={() => location.replace('/field')}
        />
      </LangContext.Provider>,
      here,
    )
    document.documentElement.dataset['phone'] = 'locked'
  }
  await redraw()
  new BroadcastChannel('thonso-outbox').addEventListener('message', () => void redraw())
  const { now } = courier(async () => {
    if (!(await readPhone(store)).isNewcomer) await tellLock(store)
    const { done, left } = await deliverSealed(store, () => true)
    await redraw()
    return { done, left, refused: 0, signedOut: false }
  })
  await now()
}

async function listPeople(store: Store): Promise<readonly Locked[]> {
  const counted = await countWaiting(store)
  const none = { waiting: 0, answered: 0 }
  return (await listLocked(store)).map(({ accountId, shownName, tries }) => ({
    ...(counted.get(accountId) ?? none),
    accountId,
    shownName,
    tries,
  }))
}

/** Needs no network: the session is taken up again when there is one. */
async function unlock(store: Store, accountId: string, pin: string) {
  const tried = await tryPin(store, accountId, pin)
  if (!tried.ok) return tried
  const before = await readPhone(store)
  // Somebody else's session may be at the door; theirs alone is behind their own lock.
  const isOther = before.accountId !== accountId
  if (isOther) {
    forgetWarming()
    await tellLock(store)
  }
  await changePhone(store, {
    accountId,
    lang,
    isLocked: false,
    isNewcomer: false,
    ...(isOther ? { isTold: true } : {}),
  })
  await lendKey(accountId, tried.key)
  await Promise.race([
    resumeSession(store, vaultWith(accountId, tried.key)),
    new Promise((waited) => setTimeout(waited, 4_000)),
  ])
  return tried
}
