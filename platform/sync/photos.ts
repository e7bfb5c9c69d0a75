import { v7 as newId } from 'uuid'
import type { Problem } from '../journal/problem.ts'
import type { Outbox } from './outbox.ts'
import type { PhotoRow } from './store.ts'

// Photographs that wait on this phone; `send-photos.ts` sends them after the records they belong to.

/** The order that puts a photograph to its record, and the name under which it says which. */
export type Attaching = { readonly type: string; readonly field: string }

type Contents = {
  readonly recordId: string
  readonly attaching: Attaching
  readonly label: string
  readonly length: number
  readonly sha256: string | null
  /** The command that puts it to its record: one id for good, so that a lost answer makes nothing twice. */
  readonly commandId: string
  readonly problem?: Problem
}

export type KeptPhoto = Contents & Pick<PhotoRow, 'photoId' | 'sentBytes' | 'state'>

/** Kept for its record, in the place of an earlier one that has not gone. */
export async function keepPhoto(
  outbox: Outbox,
  { recordId, attaching }: Pick<Contents, 'recordId' | 'attaching'>,
  label: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { store, vault } = outbox
  const sha256 = await digestOf(bytes)
  const contents: Contents = { recordId, attaching, label, length: bytes.length, sha256, commandId: newId() }
  const row: PhotoRow = {
    photoId: newId(),
    accountId: vault.accountId,
    contents: await vault.seal(contents),
    image: await vault.sealBytes(bytes),
    sentBytes: 0,
    state: 'waiting',
  }
  const earlier = (await listPhotos(outbox)).filter((photo) => photo.recordId === recordId)
  const tx = store.transaction('photos', 'readwrite', { durability: 'strict' })
  for (const { photoId } of earlier) await tx.store.delete(photoId)
  await tx.store.put(row)
  await tx.done
}

export async function listPhotos({ store, vault }: Outbox): Promise<KeptPhoto[]> {
  const rows = await store.getAllFromIndex('photos', 'account', vault.accountId)
  const opened = await Promise.all(
    rows.map(async ({ photoId, sentBytes, state, contents }) => {
      const known = (await vault.open(contents).catch(() => undefined)) as (Contents & OfVisit) | undefined
      return known && { ...known, ...recordOf(known), photoId, sentBytes, state }
    }),
  )
  return opened.filter((photo) => photo !== undefined)
}

/** Kept by an earlier version of the app, when only visits had photographs. */
type OfVisit = { readonly visitId?: string }

function recordOf({
  recordId,
  attaching,
  visitId,
}: Partial<Contents> & OfVisit): Pick<Contents, 'recordId' | 'attaching'> {
  return {
    recordId: recordId ?? visitId ?? '',
    attaching: attaching ?? { type: 'support.attach_photo', field: 'visitId' },
  }
}

/** A waiting photograph as it travels in the queue's file; `image` is base64. */
export type PhotoCopy = Contents & { readonly photoId: string; readonly image: string }

export async function copyPhotos(outbox: Outbox): Promise<PhotoCopy[]> {
  const { store, vault } = outbox
  const copies: PhotoCopy[] = []
  for (const { photoId, sentBytes: _, state: __, ...contents } of await listPhotos(outbox)) {
    const row = await store.get('photos', photoId)
    const bytes = row && new Uint8Array(await vault.openBytes(row.image))
    if (bytes) copies.push({ ...contents, photoId, image: textOf(bytes) })
  }
  return copies
}

/** Takes up photographs kept on another phone: those not here yet. The server may have part of them. */
export async function restorePhotos({ store, vault }: Outbox, copies: readonly PhotoCopy[]): Promise<void> {
  for (const { photoId, image, ...contents } of copies) {
    if (await store.get('photos', photoId)) continue
    await store.put('photos', {
      photoId,
      accountId: vault.accountId,
      contents: await vault.seal(contents),
      image: await vault.sealBytes(Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0))),
      sentBytes: 0,
      state: 'waiting',
      tried: true,
    })
  }
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export async function dropPhoto({ store }: Pick<Outbox, 'store'>, photoId: string): Promise<void> {
  await store.delete('photos', photoId)
}

export async function changePhoto(
  { store }: Pick<Outbox, 'store'>,
  photoId: string,
  to: (row: PhotoRow) => PhotoRow,
): Promise<void> {
  const tx = store.transaction('photos', 'readwrite')
  const now = await tx.store.get(photoId)
  if (now) await tx.store.put(to(now))
  await tx.done
}

/** Without a secure context there is no digest; then the server trusts the pieces. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const digest = await crypto.subtle?.digest('SHA-256', bytes)
  return digest ? [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : null
}
