import type { Receipt } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { courier } from '../../platform/sync/courier.ts'
import { countWaiting, deliverSealed } from '../../platform/sync/deliver.ts'
import { coverRows, type Fresh, type Kept, listKept, type Outbox, replace } from '../../platform/sync/outbox.ts'
import { dropPhoto, type KeptPhoto, listPhotos, sendPhotos } from '../../platform/sync/photos.ts'
import { type Settle, sendKept } from '../../platform/sync/send.ts'
import { resumeSession } from '../../platform/sync/session-lock.ts'
import { recordIn, saidIn } from './field-order.ts'
import { followHeld } from './held.ts'
import { painted } from './painted.ts'

export type Post = {
  kept(): readonly Kept[]
  /** Photographs, which go after their records. */
  photos(): readonly KeptPhoto[]
  dropPhoto(photo: KeptPhoto): Promise<void>
  signedOut(): boolean
  /** How many wait here that this person's key does not open: other people's, behind their locks. */
  lockedWaiting(): number
  /** Writes orders down, in the place of earlier ones where some are named: all of it in one stroke, or it fails. */
  put(fresh: readonly Fresh[], instead?: readonly number[]): Promise<void>
  /** Answers once the queue has been tried; the figures follow. */
  send(): Promise<void>
  /** Once what was sent last is also among what this phone knows, or the network has given out. */
  followed(): Promise<void>
  /** Sent is what is no longer here: the server's receipt took it away, also as a correction of what it already had. */
  standingOf(fresh: Fresh): 'sent' | 'waiting' | Problem
  /** What another phone kept was put into the outbox: shown, and sent. */
  taken(): Promise<void>
}

/** One person's outbox on this phone; `changed` is told whenever what waits has changed, here or in another tab. */
export async function openPost(
  outbox: Outbox,
  changed: () => void,
  follow: (hasNews: boolean) => Promise<boolean>,
  heard: (kept: Kept, receipt: Receipt) => Promise<void>,
): Promise<Post> {
  const { store, vault } = outbox
  const tabs = new BroadcastChannel('thonso-outbox')
  const look = async () => {
    const [kept, photos, counted] = await Promise.all([listKept(outbox), listPhotos(outbox), countWaiting(store)])
    const own = kept.filter(({ silent, state }) => !silent && state === 'waiting').length
    const all = [...counted.values()].reduce((sum, { waiting }) => sum + waiting, 0)
    return { kept, photos, locked: Math.max(0, all - own) }
  }
  let { kept, photos, locked } = await look()
  let signedOut = false

  const tell = () => {
    tabs.postMessage('changed')
    changed()
  }
  const refresh = async (isNew: boolean) => {
    ;({ kept, photos, locked } = await look())
    if (isNew) tell()
    else changed()
  }
  tabs.addEventListener('message', () => void refresh(false))

  const sendOwnPhotos = async () => {
    if (photos.length === 0) return 0
    const waiting = new Set(kept.map((one) => recordIn(saidIn(one))))
    const left = await sendPhotos(outbox, (recordId) => waiting.has(recordId))
    await refresh(true)
    return left
  }
  // Two couriers: a slow answer about figures must not hold up the next record.
  let hasNews = false
  let following: Promise<unknown> = Promise.resolve()
  const fetcher = courier(async () => {
    const asked = hasNews
    const isEven = await follow(asked).catch(() => false)
    if (asked && isEven) hasNews = false
    return { done: isEven ? 1 : 0, refused: 0, left: isEven ? 0 : 1, signedOut: false }
  })
  const { now } = courier(async () => {
    await resumeSession(store, vault)
    const sent = await sendKept({ outbox, settle, heard })
    signedOut = sent.signedOut
    const decided = await followHeld(outbox, await listKept(outbox))
    // Other people's go too, and this one's own even if the server has ended the session.
    const sealed = await deliverSealed(store, (who) => signedOut || who !== vault.accountId)
    const isNew = decided || sent.done + sent.refused + sealed.done > 0
    await refresh(isNew)
    // Send before you fetch: what comes back then has it.
    if (isNew) hasNews = true
    if (!signedOut) following = fetcher.now().catch(() => undefined)
    const left = (signedOut ? 0 : sent.left + (await sendOwnPhotos())) + sealed.left
    if (left > 0) await askForSync()
    return { ...sent, left, signedOut: signedOut && sealed.left === 0 }
  })

  return {
    kept: () => kept.filter((one) => !one.silent),
    photos: () => photos,
    dropPhoto: async ({ photoId }) => {
      await dropPhoto(outbox, photoId)
      await refresh(true)
    },
    signedOut: () => signedOut,
    lockedWaiting: () => locked,
    standingOf: ({ envelope }) => {
      const words = JSON.stringify(envelope.payload)
      const here =
        kept.find((one) => one.envelope.id === envelope.id) ??
        kept.find((one) => JSON.stringify(one.envelope.payload) === words)
      return here === undefined ? 'sent' : (here.problem ?? 'waiting')
    },
    put: async (fresh, instead = []) => {
      const places = await replace(outbox, instead, fresh)
      const savedAt = new Date().toISOString()
      const added = fresh.map(
        (one, n): Kept => ({ ...one, place: places[n] ?? 0, savedAt, state: 'waiting', tried: false, problem: null }),
      )
      kept = [...kept.filter(({ place }) => !instead.includes(place)), ...added]
      // It is saved: the person sees that first.
      void painted().then(async () => {
        tell()
        await coverRows(outbox)
      })
    },
    send: async () => {
      await now()
    },
    followed: async () => {
      await following
    },
    taken: async () => {
      await refresh(true)
      await now()
    },
  }
}

/** Needed only where the server refused something, so fetched only then. */
const settle: Settle = async (...refused) => (await import('./orders.ts')).settle(...refused)

type WithSync = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Where browsers have it, they send what waits by themselves once there is a network, with every page closed. */
async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration: WithSync | undefined = await navigator.serviceWorker.getRegistration()
  await registration?.sync?.register('thonso-send').catch(() => undefined)
}
