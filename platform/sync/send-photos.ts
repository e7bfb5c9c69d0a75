import { pieceBytes } from '../files/contract.ts'
import type { Receipt } from '../journal/command.ts'
import type { Problem } from '../journal/problem.ts'
import { noteServerTime } from './health.ts'
import { inTurn } from './in-turn.ts'
import type { Outbox } from './outbox.ts'
import { changePhoto, dropPhoto, type KeptPhoto, listPhotos } from './photos.ts'

// Photographs go after the records they belong to, in pieces, each from where the last one ended.

export type Fetching = (address: string, init: RequestInit) => Promise<Response>

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
  return inTurn('thonso-photos', work)
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
  await changePhoto(outbox, photo.photoId, (now) => ({ ...now, tried: true }))
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
      await changePhoto(outbox, photo.photoId, (now) => ({ ...now, sentBytes: answer.received ?? now.sentBytes }))
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
  await changePhoto(outbox, photoId, (now) => ({ ...now, state: 'refused', contents: sealed }))
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
