import { v7 as newId } from 'uuid'
import { coach } from '../../features/curriculum/contract.ts'
import { registerHousehold } from '../../features/households/contract.ts'
import { cancelSupport, recordSupport } from '../../features/support/contract.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { courier } from '../../platform/sync/courier.ts'
import { countWaiting, deliverSealed } from '../../platform/sync/deliver.ts'
import { drop, type Fresh, type Kept, keep, listKept, type Outbox, replace } from '../../platform/sync/outbox.ts'
import { dropPhoto, type KeptPhoto, listPhotos, sendPhotos } from '../../platform/sync/photos.ts'
import { sendKept } from '../../platform/sync/send.ts'
import { resumeSession } from '../../platform/sync/session-lock.ts'
import { followHeld } from './held.ts'
import { saidIn, settle } from './orders.ts'
import { painted } from './painted.ts'

export type Post = {
  kept(): readonly Kept[]
  /** Photographs, which go after their records. */
  photos(): readonly KeptPhoto[]
  dropPhoto(photo: KeptPhoto): Promise<void>
  signedOut(): boolean
  /** How many wait here that this person's key does not open: other people's, behind their locks. */
  lockedWaiting(): number
  /** Writes it down, in the place of an earlier one if one is named. Fails when the phone cannot store it. */
  save(order: { type: string; payload: unknown; label: string }, instead: number | undefined): Promise<Fresh>
  /** Writes many down in one stroke: all of them or none. */
  saveAll(orders: readonly { type: string; payload: unknown; label: string }[]): Promise<readonly Fresh[]>
  /** Answers once the queue has been tried; the figures follow. */
  send(): Promise<void>
  /** Once what was sent last is also among what this phone knows, or the network has given out. */
  followed(): Promise<void>
  /** Sent is what is no longer here: the server's receipt took it away, also as a correction of what it already had. */
  standingOf(fresh: Fresh): 'sent' | 'waiting' | Problem
  /** What another phone kept was put into the outbox: shown, and sent. */
  taken(): Promise<void>
  remove(kept: Kept): Promise<void>
  again(kept: Kept): Promise<void>
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
  let kept = await listKept(outbox)
  let photos = await listPhotos(outbox)
  let locked = await countLocked(outbox, kept)
  let signedOut = false

  const refresh = async (tell: boolean) => {
    kept = await listKept(outbox)
    photos = await listPhotos(outbox)
    locked = await countLocked(outbox, kept)
    if (tell) tabs.postMessage('changed')
    changed()
  }
  tabs.addEventListener('message', () => void refresh(false))

  const sendOwnPhotos = async () => {
    if (photos.length === 0) return 0
    const waiting = new Set(kept.map((one) => saidIn(one).visitId))
    const left = await sendPhotos(outbox, (visitId) => waiting.has(visitId))
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
  const fresh = (type: string, payload: unknown, label: string, silent = false): Fresh => ({
    envelope: { id: newId(), type, at: new Date().toISOString(), payload },
    label,
    silent,
  })
  const anew = (one: Kept): Fresh => ({ ...one, envelope: { ...one.envelope, id: newId() } })

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
    save: async ({ type, payload, label }, instead) => {
      const made = fresh(type, payload, label)
      if (instead === undefined) {
        const place = await keep(outbox, made)
        kept = [...kept, { ...made, place, savedAt: made.envelope.at, state: 'waiting', tried: false, problem: null }]
        void painted().then(() => {
          tabs.postMessage('changed')
          changed()
        })
      } else {
        // Visits to a household that is mended come after it again, and those refused for want of it get their chance.
        const after = type === registerHousehold.type ? kept.filter((one) => isVisitTo(one, payload)) : []
        await replace(outbox, [instead, ...after.map((one) => one.place)], [made, ...after.map(anew)])
        await refresh(true)
      }
      return made
    },
    saveAll: async (orders) => {
      const made = orders.map(({ type, payload, label }) => fresh(type, payload, label))
      await replace(outbox, [], made)
      await refresh(true)
      return made
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
    remove: async (one) => {
      const { visitId } = saidIn(one)
      // The server may have it although its answer never came: then it is cancelled there.
      const maybeThere =
        one.tried && one.state === 'waiting' && [recordSupport.type, coach.type].includes(one.envelope.type)
      if (maybeThere)
        await replace(outbox, [one.place], [fresh(cancelSupport.type, { visitId, reason: one.label }, one.label, true)])
      else await drop(outbox, one.place)
      if (one.envelope.type === recordSupport.type)
        for (const photo of photos) if (photo.visitId === visitId) await dropPhoto(outbox, photo.photoId)
      await refresh(true)
      await now()
    },
    again: async (one) => {
      await replace(outbox, [one.place], [anew(one)])
      await refresh(true)
      await now()
    },
  }
}

function isVisitTo(one: Kept, household: unknown): boolean {
  const { householdId } = household as { householdId?: string }
  return one.envelope.type === recordSupport.type && saidIn(one).householdId === householdId
}

async function countLocked({ store }: Outbox, kept: readonly Kept[]): Promise<number> {
  const own = kept.filter(({ silent, state }) => !silent && state === 'waiting').length
  const all = [...(await countWaiting(store)).values()].reduce((sum, { waiting }) => sum + waiting, 0)
  return Math.max(0, all - own)
}

type WithSync = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Where browsers have it, they send what waits by themselves once there is a network, with every page closed. */
async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration: WithSync | undefined = await navigator.serviceWorker.getRegistration()
  await registration?.sync?.register('thonso-send').catch(() => undefined)
}
