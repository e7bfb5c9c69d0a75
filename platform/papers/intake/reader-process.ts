/**
 * A process that opens files in a thread and watches its own memory while it does: the heap limit of a thread knows
 * nothing of buffers, and a PDF of 1 MB can unpack into gigabytes of them. Over the limit it says so and ends, which
 * gives everything back at once. It also ends with the server that started it.
 */
import { loneWorker } from '../lone-worker.ts'
import type { IntakeJob, IntakeReply } from './intake-job.ts'
import type { Limits, Read } from './readers.ts'

const limits = JSON.parse(process.argv[2] ?? '{}') as Limits
const reader = loneWorker<IntakeJob, IntakeReply>(new URL('./intake-worker.ts', import.meta.url), limits)
const look = 10

process.on('disconnect', () => process.exit())
process.on('message', (job: IntakeJob) => void read(job).then((outcome) => process.send?.(outcome)))

async function read(job: IntakeJob): Promise<Read> {
  const before = megabytes()
  let peakMb = 0
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, megabytes() - before)
    if (peakMb <= limits.memoryMb) return
    clearInterval(watch)
    process.send?.({ ok: false, why: 'too much memory', peakMb } satisfies Read, () => process.exit())
  }, look)
  const outcome = await reader.run(job)
  clearInterval(watch)
  peakMb = Math.max(peakMb, megabytes() - before)
  if (outcome.ok) return { ok: true, reply: outcome.reply, peakMb }
  const why = outcome.why === 'out of memory' ? 'too much memory' : outcome.why
  return { ok: false, why, peakMb }
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1_000_000)
}
