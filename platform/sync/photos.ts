import { v7 as newId } from 'uuid'
import { pieceBytes } from '../files/contract.ts'
import type { Receipt } from '../journal/command.ts'
import type { Problem } from '../journal/problem.ts'
import { noteServerTime } from './health.ts'
import type { Outbox } from './outbox.ts'
import type { PhotoRow } from './store.ts'

// Photographs go after the records they belong to, in pieces, each from where the last one ended.

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

export type Fetching = (address: string, init: RequestInit) => Promise<Response>

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

export async function dropPhoto({ store }: Pick<Outbox, 'store'>, photoId: string): Promise<void> {
  await store.delete('photos', photoId)
}

/** Sends those whose record has gone; answers how many are still to be sent. One sender over all tabs. */
export async function sendPhotos(
  outbox: Outbox,
  recordWaits: (recordId: string) => boolean,
  ask: Fetching = fetch,
): Promise<number> {
  const work = async () => {
    let left = 0
    for (const photo of await listPhotos(outbox)) {
      if (photo.state === 'refused') continue
      if (recordWaits(photo.recordId) || !(await sendOne(outbox, photo, ask))) left += 1
    }
    return left
  }
  return 'locks' in navigator ? navigator.locks.request('thonso-photos', work) : work()
}

/** True when there is nothing left to do for it: it is there, or was refused and says so. */
async function sendOne(outbox: Outbox, photo: KeptPhoto, ask: Fetching): Promise<boolean> {
  const { store, vault } = outbox
  const row = await store.get('photos', photo.photoId)
  if (!row) return true
  const image = new Uint8Array(await vault.openBytes(row.image))
  const address = `/api/v1/files/${photo.photoId}`
  let at = row['tried'] ? await receivedAt(ask, address) : 0
  if (at === undefined) return false
  await change(outbox, photo.photoId, (now) => ({ ...now, tried: true }))
  for (;;) {
    const piece = image.subarray(at, at + pieceBytes)
    const response = await attempt(ask, address, {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Thonso-Account': vault.accountId,
        'Upload-Offset': String(at),
        'Upload-Length': String(image.length),
        ...(photo.sha256 && { 'Upload-Sha256': photo.sha256 }),
      },
      body: piece,
    })
    const answer = response && (await bodyOf<{ received?: number; isWhole?: boolean; problem?: Problem }>(response))
    if (!response || !answer) return false
    if (response.ok && typeof answer.received === 'number') {
      at = answer.received
      await change(outbox, photo.photoId, (now) => ({ ...now, sentBytes: answer.received ?? now.sentBytes }))
      if (answer.isWhole) return attach(outbox, photo, ask)
      continue
    }
    const here = answer.problem?.details?.['received']
    if (response.status === 409 && typeof here === 'number' && here !== at) at = here
    else if ([413, 422].includes(response.status) && answer.problem) return refused(outbox, photo, answer.problem)
    else return false
  }
}

async function attach(outbox: Outbox, photo: KeptPhoto, ask: Fetching): Promise<boolean> {
  const { photoId, recordId, attaching, commandId } = photo
  const at = new Date().toISOString()
  const payload = { [attaching.field]: recordId, fileId: photoId }
  const command = { id: commandId, type: attaching.type, at, payload }
  const response = await attempt(ask, '/api/v1/commands', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Thonso-Account': outbox.vault.accountId },
    body: JSON.stringify({ commands: [command] }),
  })
  const body = response?.ok ? await bodyOf<{ receipts?: readonly Receipt[] }>(response) : undefined
  const [receipt] = body?.receipts ?? []
  if (receipt?.status === 'done') {
    await dropPhoto(outbox, photoId)
    return true
  }
  const problem = receipt?.problem
  return problem && problem.code !== 'journal.try_again' ? refused(outbox, photo, problem) : false
}

async function refused(outbox: Outbox, photo: KeptPhoto, problem: Problem): Promise<boolean> {
  const { photoId, sentBytes: _, state: __, ...contents } = photo
  const sealed = await outbox.vault.seal({ ...contents, problem })
  await change(outbox, photoId, (now) => ({ ...now, state: 'refused', contents: sealed }))
  return true
}

/** How much the server has of it; undefined while it cannot be asked. */
async function receivedAt(ask: Fetching, address: string): Promise<number | undefined> {
  const response = await attempt(ask, address, {})
  if (response?.status === 404) return 0
  return response?.ok ? (await bodyOf<{ received?: number }>(response))?.received : undefined
}

async function attempt(ask: Fetching, address: string, init: RequestInit): Promise<Response | undefined> {
  const response = await ask(address, { ...init, signal: AbortSignal.timeout(30_000) }).catch(() => undefined)
  if (response) noteServerTime(response)
  return response
}

async function bodyOf<Body>(response: Response): Promise<Body | undefined> {
  return response.json().catch(() => undefined) as Promise<Body | undefined>
}

async function change({ store }: Outbox, photoId: string, to: (row: PhotoRow) => PhotoRow): Promise<void> {
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
