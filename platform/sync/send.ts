import { v7 as newId } from 'uuid'
import type { Envelope, Receipt } from '../journal/command.ts'
import type { Problem } from '../journal/problem.ts'
import { noteServerTime } from './health.ts'
import { alone, drop, forget, type Kept, listKept, markRefused, markTried, type Outbox, replace } from './outbox.ts'

export type Sent = {
  readonly done: number
  readonly refused: number
  readonly left: number
  readonly signedOut: boolean
}

/** What a refusal means to those who know the command: nothing left to do, another command in its place, or to stay, with its words or without. */
export type Settle = (kept: Kept, problem: Problem, others: readonly Kept[]) => Promise<Settled>
export type Settled = 'drop' | 'forget' | { readonly type: string; readonly payload: unknown } | undefined

export type Sending = {
  readonly outbox: Outbox
  readonly settle?: Settle
  /** Hears what the server said to a command that it has done, before it is taken out of the queue. */
  readonly heard?: (kept: Kept, receipt: Receipt) => Promise<void>
  readonly post?: (accountId: string, commands: readonly Envelope[]) => Promise<Response>
}

const firstBatch = 50
/** What the server takes at once. A line that has carried a whole batch gets twice as much. */
const largestBatch = 200
/** Later may go better: too slow, too early, too often. */
const passing = [408, 425, 429]

/**
 * Sends what waits, in order, one sender over all tabs. A batch that is refused as a whole is halved until the one
 * command at fault stands alone; a refused command stays with its reason and never blocks the others; what the network
 * lost is simply sent again, since the server answers a known id with its first receipt.
 */
export async function sendKept(sending: Sending): Promise<Sent> {
  return alone(() => sendAll(sending))
}

async function sendAll(sending: Sending): Promise<Sent> {
  const { outbox, post = postBatch } = sending
  let size = firstBatch
  let most = largestBatch
  let done = 0
  let refused = 0
  for (;;) {
    const waiting = (await listKept(outbox)).filter((kept) => kept.state === 'waiting')
    const batch = waiting.slice(0, size)
    const stop = (signedOut = false): Sent => ({ done, refused, left: waiting.length, signedOut })
    if (batch.length === 0) return stop()
    await markTried(outbox, batch)
    const response = await post(
      outbox.vault.accountId,
      batch.map((kept) => kept.envelope),
    ).catch(() => undefined)
    if (response) noteServerTime(response)
    if (!response || response.status >= 500 || passing.includes(response.status)) return stop()
    if (response.status === 401) return stop(true)
    if (!response.ok) {
      if (batch.length > 1) most = size = Math.ceil(batch.length / 2)
      else {
        const problem = await problemIn(response)
        const [alone] = batch
        if (!problem || !alone) return stop()
        await markRefused(outbox, alone, problem)
        refused += 1
      }
      continue
    }
    const receipts = await receiptsIn(response)
    let moved = 0
    // What is done leaves in one stroke, but before anything is said of the next refused one.
    let gone: number[] = []
    const leave = async () => {
      if (gone.length > 0) await replace(outbox, gone, [])
      gone = []
    }
    for (const receipt of receipts) {
      const kept = batch.find((each) => each.envelope.id === receipt.commandId)
      if (!kept) continue
      if (receipt.status === 'done') {
        await sending.heard?.(kept, receipt).catch(() => undefined)
        gone.push(kept.place)
        done += 1
        moved += 1
        continue
      }
      await leave()
      const outcome = await take(sending, kept, receipt)
      if (outcome === 'done') done += 1
      if (outcome === 'refused') refused += 1
      if (outcome !== 'later') moved += 1
    }
    await leave()
    // The server could store nothing of this batch now: leave it for later rather than ask at once again.
    if (moved === 0) return stop()
    if (moved === size) size = Math.min(2 * size, most)
  }
}

async function take(sending: Sending, kept: Kept, receipt: Receipt): Promise<'done' | 'refused' | 'changed' | 'later'> {
  const { outbox, settle } = sending
  const { problem } = receipt
  if (!problem || problem.code === 'journal.try_again') return 'later'
  const others = (await listKept(outbox)).filter((each) => each.place !== kept.place)
  const settled = await settle?.(kept, problem, others)
  if (settled === 'drop') {
    await drop(outbox, kept.place)
    return 'done'
  }
  if (settled === 'forget') {
    await forget(outbox, kept, problem)
    return 'refused'
  }
  if (settled) {
    // A refused id stays refused on the server, so the same words need a new one.
    await replace(outbox, [kept.place], [{ ...kept, envelope: { ...kept.envelope, ...settled, id: newId() } }])
    return settled.type === kept.envelope.type ? 'later' : 'changed'
  }
  await markRefused(outbox, kept, problem)
  return 'refused'
}

/** A café's sign-in page also answers 200: only receipts are receipts. */
async function receiptsIn(response: Response): Promise<readonly Receipt[]> {
  const body = (await response.json().catch(() => undefined)) as { receipts?: unknown } | undefined
  return Array.isArray(body?.receipts) ? (body.receipts as Receipt[]) : []
}

async function problemIn(response: Response): Promise<Problem | undefined> {
  const body = (await response.json().catch(() => undefined)) as { problem?: Problem } | undefined
  return typeof body?.problem?.code === 'string' ? body.problem : undefined
}

/** Names whose commands these are, so that the server can refuse them under another person's session. */
async function postBatch(accountId: string, commands: readonly Envelope[]): Promise<Response> {
  const { body, headers } = await packed(JSON.stringify({ commands }))
  return fetch('/api/v1/commands', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Thonso-Account': accountId, ...headers },
    body,
    signal: AbortSignal.timeout(30_000),
  })
}

/** A long queue is the same words over and over: packed it needs a tenth of a slow line's time. */
async function packed(text: string): Promise<{ body: string | ArrayBuffer; headers: Record<string, string> }> {
  if (text.length < 4_000 || typeof CompressionStream === 'undefined') return { body: text, headers: {} }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).arrayBuffer(), headers: { 'Content-Encoding': 'gzip' } }
}
