/**
 * One worker thread for heavy or dangerous work: started at the first job, one job at a time, thrown away after a crash or
 * when a job takes too long. An idle worker does not keep the process alive.
 */
import { Worker } from 'node:worker_threads'

export type Outcome<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly why: 'too slow' | 'out of memory' | 'crashed'; readonly detail: string }

export type LoneWorker<Job, Reply> = {
  readonly run: (job: Job) => Promise<Outcome<Reply>>
  readonly stop: () => Promise<void>
}

export function loneWorker<Job, Reply>(
  file: URL,
  limits: { readonly seconds: number; readonly memoryMb: number },
): LoneWorker<Job, Reply> {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const discard = async () => {
    const old = worker
    worker = null
    await old?.terminate()
  }
  const start = () => {
    const options = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb } }
    worker ??= new Worker(file, options)
    return worker
  }
  const work = async (job: Job): Promise<Outcome<Reply>> => {
    const outcome = await oneJob<Job, Reply>(start(), job, limits.seconds)
    if (!outcome.ok) await discard()
    return outcome
  }
  return {
    run: (job) => {
      const result = queue.then(() => work(job))
      queue = result.catch(() => undefined)
      return result
    },
    stop: async () => {
      await queue
      await discard()
    },
  }
}

function oneJob<Job, Reply>(worker: Worker, job: Job, seconds: number): Promise<Outcome<Reply>> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome<Reply>) => {
      clearTimeout(timer)
      for (const [event, listener] of listeners) worker.off(event, listener)
      worker.unref()
      resolve(outcome)
    }
    const fail = (why: 'too slow' | 'out of memory' | 'crashed', detail: string) => finish({ ok: false, why, detail })
    const timer = setTimeout(() => fail('too slow', `${seconds} s`), seconds * 1000)
    // Taken off one by one: removeAllListeners would also cut the worker from its own message port.
    const listeners: readonly (readonly [string, (value: unknown) => void])[] = [
      ['message', (reply) => finish({ ok: true, reply: reply as Reply })],
      ['messageerror', (error) => fail('crashed', String(error))],
      ['error', (error) => fail(ranOutOfMemory(error) ? 'out of memory' : 'crashed', String(error))],
      ['exit', (code) => fail('crashed', `exit ${String(code)}`)],
    ]
    for (const [event, listener] of listeners) worker.on(event, listener)
    worker.ref()
    worker.postMessage(job)
  })
}

function ranOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
