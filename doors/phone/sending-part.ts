// Sends what is kept, and follows what came of it. Fetched once the page is the person's own: saving waits for none of it.
import type { Receipt } from '../../platform/journal/command.ts'
import { courier } from '../../platform/sync/courier.ts'
import { coverRows } from '../../platform/sync/cover.ts'
import { deliverSealed } from '../../platform/sync/deliver.ts'
import { enlist } from '../../platform/sync/enlist.ts'
import { sealOldRows } from '../../platform/sync/old-rows.ts'
import { type Kept, listKept, type Outbox } from '../../platform/sync/outbox.ts'
import { dropPhoto, type KeptPhoto } from '../../platform/sync/photos.ts'
import { type Settle, sendKept } from '../../platform/sync/send.ts'
import { sendPhotos } from '../../platform/sync/send-photos.ts'
import { resumeSession } from '../../platform/sync/session-lock.ts'
import { recordIn, saidIn } from './field-order.ts'
import { followHeld } from './follow-held.ts'

export type Here = {
  readonly outbox: Outbox
  kept(): readonly Kept[]
  photos(): readonly KeptPhoto[]
  /** Looks again at what waits; whether the other tabs are told. */
  refresh(isNew: boolean): Promise<void>
  /** Follows what the server knows; whether the phone has it all now. */
  follow(hasNews: boolean): Promise<boolean>
  heard(kept: Kept, receipt: Receipt): Promise<void>
}

export type Sending = {
  signedOut(): boolean
  /** Answers once the queue has been tried; the figures follow. */
  now(): Promise<unknown>
  followed(): Promise<unknown>
}

export async function startSending({ outbox, kept, photos, refresh, follow, heard }: Here): Promise<Sending> {
  const { store, vault } = outbox
  await sealOldRows(store, vault)
  let signedOut = false
  const sendOwnPhotos = async () => {
    if (photos().length === 0) return 0
    const waiting = new Set(kept().map((one) => recordIn(saidIn(one))))
    const left = await sendPhotos(outbox, (recordId) => waiting.has(recordId))
    await refresh(true)
    return left
  }
  const settleAll: Settle = async (refused, problem, others) => {
    const settled = await settle(refused, problem, others)
    if (settled !== 'forget') return settled
    // A photograph goes with the words it belonged to.
    const recordId = recordIn(saidIn(refused))
    for (const photo of photos()) if (photo.recordId === recordId) await dropPhoto(outbox, photo.photoId)
    return settled
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
    const sent = await sendKept({ outbox, settle: settleAll, heard })
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
  return { now, followed: () => following, signedOut: () => signedOut }
}

/** This phone's leave to deliver while its owner is away. */
export async function getLeave({ store, vault }: Outbox): Promise<void> {
  await enlist(store, vault.accountId).catch(() => false)
}

/** The copies of somebody's orders that only the server reads. */
export const cover = coverRows

/** The leave, and the copies that this phone delivers by it. */
export async function prepareAbsence(outbox: Outbox): Promise<void> {
  await getLeave(outbox)
  await coverRows(outbox)
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
