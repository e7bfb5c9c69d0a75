import { v7 as newId } from 'uuid'
import type { Envelope, Receipt } from '../journal/command.ts'
import type { Problem } from '../journal/problem.ts'
import { noteServerTime } from './health.ts'
import {
  alone,
  drop,
  exchange,
  forget,
  type Kept,
  listKept,
  markRefused,
  markTried,
  type Outbox,
  replace,
} from './outbox.ts'

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
/** So many refused without a word of ours, one by one and in a row, are not about what is in them. */
const mostUnexplained = 8

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
  let unexplained = 0
  /** What cannot go this time: it is tried again the next time, and nothing waits for it. */
  const aside = new Set<number>()
  for (;;) {
    const waiting = (await listKept(outbox)).filter((kept) => kept.state === 'waiting')
    const stop = (signedOut = false): Sent => ({ done, refused, left: waiting.length, signedOut })
    const wanted = waiting.filter(({ place }) => !aside.has(place)).slice(0, size)
    // Where there is surely no network nothing is tried: what its maker drops then is gone, and no question to the server.
    if (wanted.length === 0 || navigator.onLine === false) return stop()
    const batch = await markTried(outbox, wanted)
    if (batch.length === 0) continue
    const response = await post(
      outbox.vault.accountId,
      batch.map((kept) => kept.envelope),
    ).catch(() => undefined)
    if (response) noteServerTime(response)
    if (!response || response.status >= 500 || passing.includes(response.status)) return stop()
    if (response.status === 401) return stop(true)
    if (!response.ok) {
      const [alone] = batch
      if (batch.length > 1 || !alone) most = size = Math.ceil(batch.length / 2)
      else {
        most = largestBatch
        const problem = response.status === 413 ? await problemIn(response) : undefined
        if (problem) {
          await markRefused(outbox, alone, problem)
          refused += 1
        } else {
          // Something on the way does not like this one, or likes none: then it is no server of ours.
          aside.add(alone.place)
          unexplained += 1
          if (unexplained === mostUnexplained) return stop()
        }
      }
      continue
    }
    unexplained = 0
    const receipts = await receiptsIn(response)
    let moved = 0
    const again: number[] = []
    let gone: number[] = []
    // What is done leaves in one stroke, but before anything is said of the next refused one.
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
      if (outcome === 'later') aside.add(kept.place)
      else if (typeof outcome === 'number') again.push(outcome)
      else moved += 1
    }
    await leave()
    // They wait for something else; once nothing else moves, until the next time.
    if (moved === 0) for (const place of again) aside.add(place)
    // Not receipts at all: whoever answered is no server of ours.
    if (receipts.length === 0) return stop()
    // What the server said nothing of, it may say the next time.
    for (const { place, envelope } of batch)
      if (!receipts.some(({ commandId }) => commandId === envelope.id)) aside.add(place)
    if (moved === size) size = Math.min(2 * size, most)
  }
}

/** A number: where the same words stand now, under a new id at the end of the queue. */
type Taken = 'done' | 'refused' | 'changed' | 'later' | number

async function take(sending: Sending, kept: Kept, receipt: Receipt): Promise<Taken> {
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
    const place = await exchange(outbox, kept.place, {
      ...kept,
      envelope: { ...kept.envelope, ...settled, id: newId() },
    })
    return place !== undefined && settled.type === kept.envelope.type ? place : 'changed'
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
