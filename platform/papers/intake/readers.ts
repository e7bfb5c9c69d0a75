/**
 * Where strangers' files are opened: processes of their own, each held to a time and to a memory that it watches itself.
 * What a file does to its process never reaches the server's. Two files are read at once, so that a slow one does not
 * hold up the other; a few more wait, the rest are asked to come again.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { IntakeJob, IntakeReply } from './intake-job.ts'

export type Limits = { readonly seconds: number; readonly memoryMb: number }
/** What a reading process answers; `peakMb` is how far its memory grew. */
export type Read =
  | { readonly ok: true; readonly reply: IntakeReply; readonly peakMb: number }
  | { readonly ok: false; readonly why: 'too slow' | 'too much memory' | 'crashed'; readonly peakMb: number }
export type Outcome = Read | { readonly ok: false; readonly why: 'busy'; readonly peakMb: 0 }

const mostAtOnce = 2
const mostWaiting = 8
/** A reader that has nothing to do gives its memory back. */
const idleMs = 30_000
/** Memory that a large file took is not all given back; its reader ends with it. */
const heavyMb = 150

type Reader = { readonly process: ChildProcess; idle: NodeJS.Timeout | undefined }

export function readers(limits: Limits) {
  const free: Reader[] = []
  const all = new Set<Reader>()
  const waiting: (() => void)[] = []
  let working = 0

  const forget = (reader: Reader) => {
    all.delete(reader)
    if (free.includes(reader)) free.splice(free.indexOf(reader), 1)
    clearTimeout(reader.idle)
  }
  const start = (): Reader => {
    const process = fork(new URL('./reader-process.ts', import.meta.url), [JSON.stringify(limits)], {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const reader: Reader = { process, idle: undefined }
    all.add(reader)
    process.on('exit', () => forget(reader))
    process.on('error', () => forget(reader))
    return reader
  }
  const rest = (reader: Reader) => {
    if (!reader.process.connected) return forget(reader)
    hold(reader.process, false)
    reader.idle = setTimeout(() => end(reader), idleMs).unref()
    free.push(reader)
  }
  const end = (reader: Reader) => {
    forget(reader)
    reader.process.kill('SIGKILL')
  }

  return {
    run: async (job: IntakeJob): Promise<Outcome> => {
      if (working >= mostAtOnce) {
        if (waiting.length >= mostWaiting) return { ok: false, why: 'busy', peakMb: 0 }
        await new Promise<void>((resolve) => waiting.push(resolve))
      } else working += 1
      const reader = free.pop() ?? start()
      clearTimeout(reader.idle)
      hold(reader.process, true)
      const outcome = await oneJob(reader.process, job, limits)
      if (outcome.ok && outcome.peakMb < heavyMb) rest(reader)
      else end(reader)
      // The place goes straight to whoever waited longest.
      const next = waiting.shift()
      if (next) next()
      else working -= 1
      return outcome
    },
    stop: () => {
      for (const reader of all) end(reader)
    },
  }
}

/** The process watches itself; this side is the second lock, for one that no longer answers. */
function oneJob(reader: ChildProcess, job: IntakeJob, { seconds }: Limits): Promise<Read> {
  return new Promise((resolve) => {
    const finish = (outcome: Read) => {
      clearTimeout(timer)
      reader.off('message', answered)
      reader.off('exit', crashed)
      reader.off('error', crashed)
      resolve(outcome)
    }
    const answered = (outcome: unknown) => finish(outcome as Read)
    const crashed = () => finish({ ok: false, why: 'crashed', peakMb: 0 })
    const timer = setTimeout(() => finish({ ok: false, why: 'too slow', peakMb: 0 }), (seconds + 2) * 1000)
    reader.on('message', answered)
    reader.on('exit', crashed)
    reader.on('error', crashed)
    reader.send(job, (error) => error && crashed())
  })
}

/** An idle reader does not keep the server alive, one at work does. */
function hold(reader: ChildProcess, working: boolean): void {
  if (working) {
    reader.ref()
    reader.channel?.ref()
  } else {
    reader.unref()
    reader.channel?.unref()
  }
}
