// What a phone should be told about itself before it costs a record: a wrong clock, storage that runs out.

const clockKey = 'thonso-clock-off'
/** Beyond this a person is told that the clock is wrong. */
const clockTolerance = 5 * 60_000
/** What a slow network may make of a right clock; less than a minute, so that it changes no day but in that minute. */
const delayTolerance = 30_000
/** A day's records with their pages need less; a photograph about a fifth. */
const roomNeeded = 1024 * 1024

export type Health = {
  /** How far the phone's clock is ahead of the server's (behind, when negative), where that is too far. */
  readonly clockOffMs: number | undefined
  readonly isFull: boolean
  /** Whether the browser has promised not to clear what the app keeps. */
  readonly isLasting: boolean
}

/** Every answer of the server tells its time. */
export function noteServerTime(response: Response): void {
  const server = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(server)) return
  try {
    localStorage.setItem(clockKey, String(Date.now() - server))
  } catch {
    // A full or locked storage keeps no clock either.
  }
}

/** Asks for the time alone, where something depends on it and no answer was heard since the clock was set. */
export async function askServerTime(): Promise<void> {
  if (!navigator.onLine) return
  const response = await fetch('/healthz', { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  if (response) noteServerTime(response)
}

/** The time as the server would tell it, as far as this phone knows. */
export function rightNow(): number {
  const off = readOff()
  return Date.now() - (Math.abs(off) > delayTolerance ? off : 0)
}

/** `waiting`: whether anything is kept that a full phone could cost; only then is its room tried. */
export async function readHealth(waiting: boolean): Promise<Health> {
  const off = readOff()
  return {
    clockOffMs: Math.abs(off) > clockTolerance ? off : undefined,
    isFull: waiting && !(await hasRoom()),
    isLasting: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
  }
}

/**
 * Whether what a day needs can still be written. It is written and taken away again: Chromium answers
 * `storage.estimate()` with the same 10 GiB whatever is left, so only trying tells.
 */
async function hasRoom(): Promise<boolean> {
  if (!('caches' in window)) return true
  try {
    await (await caches.open('room')).put('/room', new Response(new Uint8Array(roomNeeded)))
    return true
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'QuotaExceededError')
  } finally {
    await caches.delete('room')
  }
}

function readOff(): number {
  return Number(localStorage.getItem(clockKey) ?? 0)
}
