import type { Receipt } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import {
  countWaiting,
  type Fresh,
  type Kept,
  listKept,
  type Outbox,
  replace,
  withdraw,
} from '../../platform/sync/outbox.ts'
import { dropPhoto, type KeptPhoto, listPhotos } from '../../platform/sync/photos.ts'
import { painted } from './painted.ts'
import type { Sending } from './sending-part.ts'

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
  /** Takes one back for good; `undo` goes to the server where it may have it. */
  withdraw(place: number, undo: Fresh | undefined): Promise<void>
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
  const tabs = new BroadcastChannel('thonso-outbox')
  let { kept, photos, locked } = await lookAt(outbox)
  let sending: Sending | undefined

  const tell = () => {
    tabs.postMessage('changed')
    changed()
  }
  const refresh = async (isNew: boolean) => {
    ;({ kept, photos, locked } = await lookAt(outbox))
    if (isNew) tell()
    else changed()
  }
  tabs.addEventListener('message', () => void refresh(false))

  const cover = () => import('./sending-part.ts').then(({ prepareAbsence }) => prepareAbsence(outbox))
  const here = { outbox, kept: () => kept, photos: () => photos, refresh, follow, heard }
  let starting: Promise<Sending> | undefined
  const send = async () => {
    starting ??= import('./sending-part.ts').then((part) => part.startSending(here))
    sending = await starting.catch((reason: unknown) => {
      starting = undefined
      throw reason
    })
    await sending.now()
  }
  // Once it is there it listens by itself.
  addEventListener('online', () => sending ?? void send().catch(() => undefined))

  return {
    kept: () => kept.filter((one) => !one.silent),
    photos: () => photos,
    dropPhoto: async ({ photoId }) => {
      await dropPhoto(outbox, photoId)
      await refresh(true)
    },
    signedOut: () => sending?.signedOut() ?? false,
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
      // It is saved: the person sees that first. Then the copy for the time in which its owner is away.
      void painted()
        .then(() => {
          tell()
          return cover()
        })
        .catch(() => undefined)
    },
    withdraw: async (place, undo) => {
      await withdraw(outbox, place, undo)
      await refresh(true)
      if (undo) void cover().catch(() => undefined)
    },
    send,
    followed: async () => {
      await sending?.followed()
    },
    taken: async () => {
      await refresh(true)
      await send()
    },
  }
}

async function lookAt(outbox: Outbox) {
  const [kept, photos, counted] = await Promise.all([listKept(outbox), listPhotos(outbox), countWaiting(outbox.store)])
  const own = kept.filter(({ silent, state }) => !silent && state === 'waiting').length
  const all = [...counted.values()].reduce((sum, { waiting }) => sum + waiting, 0)
  return { kept, photos, locked: Math.max(0, all - own) }
}
