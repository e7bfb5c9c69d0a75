/** The gate for files from outside: size, magic bytes and the zip's directory first, then a worker with limits. Never throws. */
import { loneWorker } from '../lone-worker.ts'
import type { IntakeJob, IntakeReply } from './intake-worker.ts'
import { type IntakeCode, type IntakeProblem, intakeProblem } from './problems.ts'
import { maxColumns, maxRows } from './workbook.ts'

const maxBytes = 10_000_000
const reader = loneWorker<IntakeJob, IntakeReply>(new URL('./intake-worker.ts', import.meta.url), {
  seconds: 20,
  memoryMb: 512,
})

export async function opened(job: IntakeJob): Promise<Extract<IntakeReply, { ok: true }> | IntakeProblem> {
  const outcome = await reader.run(job)
  if (!outcome.ok) return intakeProblem(outcome.why === 'crashed' ? 'papers.broken_file' : 'papers.too_slow')
  return outcome.reply.ok ? outcome.reply : problemOf(outcome.reply.code, job.bytes)
}

/** Ends the reading thread, for tests and a clean shutdown; the next file starts a new one. */
export function stopReading(): Promise<void> {
  return reader.stop()
}

export function refusedAtTheDoor(bytes: Uint8Array, fileName: string): IntakeProblem | null {
  if (bytes.length === 0) return intakeProblem('papers.empty_file')
  if (bytes.length > maxBytes) return problemOf('papers.file_too_large', bytes)
  return /\.(xlsm|xlsb|xltm|xlam|docm|dotm)$/i.test(fileName) ? intakeProblem('papers.macros_refused') : null
}

export function problemOf(code: IntakeCode, bytes: Uint8Array): IntakeProblem {
  if (code === 'papers.file_too_large')
    return intakeProblem(code, { megabytes: Math.ceil(bytes.length / 1_000_000), limit: maxBytes / 1_000_000 })
  return code === 'papers.too_many_rows'
    ? intakeProblem(code, { rows: maxRows, columns: maxColumns })
    : intakeProblem(code)
}

export function startsWith(bytes: Uint8Array, ...magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Names inside the old container of Office files are UTF-16. */
export function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}
