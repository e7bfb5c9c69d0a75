import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { courier } from './courier.ts'
import type { Sent } from './send.ts'

const nothing: Sent = { done: 0, refused: 0, left: 0, signedOut: false }

/** A page of which only the events are needed. */
let page: EventTarget & { visibilityState: string }

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** When it asked, in seconds from the beginning, while nothing goes. */
async function askedWithin(seconds: number, answer: () => Promise<Sent>): Promise<number[]> {
  const started = Date.now()
  const asked: number[] = []
  const { now } = courier(async () => {
    asked.push((Date.now() - started) / 1000)
    return answer()
  })
  await now().catch(() => undefined)
  await vi.advanceTimersByTimeAsync(seconds * 1000)
  return asked
}

test('while nothing goes it asks less and less often, never later than seven and a half minutes, and each phone at its own times', async () => {
  const waits = async () => ({ ...nothing, left: 1 })
  const [one, other] = [await askedWithin(3_600, waits), await askedWithin(3_600, waits)]
  const pauses = one.slice(1).map((at, n) => at - (one[n] ?? 0))
  expect(pauses[0]).toBeGreaterThanOrEqual(5)
  expect(pauses[0]).toBeLessThanOrEqual(15)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(450)
  expect(Math.min(...pauses.slice(7))).toBeGreaterThanOrEqual(150)
  expect(one.length).toBeGreaterThan(10)
  expect(one).not.toEqual(other)
})

test('a store that fails once ends nothing: it asks again by itself', async () => {
  const asked = await askedWithin(600, async () => {
    throw new Error('The connection to the store is gone.')
  })
  expect(asked.length).toBeGreaterThan(3)
})

test('with nothing left, or nobody signed in, it is quiet', async () => {
  expect(await askedWithin(3_600, async () => nothing)).toHaveLength(1)
  expect(await askedWithin(3_600, async () => ({ ...nothing, left: 5, signedOut: true }))).toHaveLength(1)
})

test('a network that comes back, or a page taken up again, is asked at once, and soon again after it', async () => {
  const asked: number[] = []
  const { now } = courier(async () => {
    asked.push(Date.now())
    return { ...nothing, left: 1 }
  })
  await now()
  await vi.advanceTimersByTimeAsync(1_800_000)
  for (const [target, name] of [
    [page, 'online'],
    [page, 'visibilitychange'],
  ] as const) {
    const before = asked.length
    target.dispatchEvent(new Event(name))
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveLength(before + 1)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(asked.length).toBeGreaterThan(before + 1)
  }
})

test('what is saved while a sending is under way is asked for after it', async () => {
  const under = Promise.withResolvers<void>()
  const asked: number[] = []
  const { now } = courier(async () => {
    asked.push(asked.length)
    if (asked.length === 1) await under.promise
    return nothing
  })
  const [first, second] = [now(), now()]
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toHaveLength(1)
  under.resolve()
  await Promise.all([first, second])
  expect(asked).toHaveLength(2)
})
