/** The gate for files from outside: size, magic bytes and the zip's directory first, then a process with limits. Never throws. */
import { log } from '../../watch/log.ts'
import { type IntakeJob, type IntakeReply, maxLetters } from './intake-job.ts'
import { type IntakeCode, type IntakeProblem, intakeProblem } from './problems.ts'
import { readers } from './readers.ts'
import { maxColumns, maxRows } from './workbook.ts'

const maxBytes = 10_000_000
/** A list of 20,000 households took 190 MB and 1.1 s, one of 49,000 rows 360 MB and 2.7 s. */
const reading = readers({ seconds: 15, memoryMb: 512 })
const refusals = {
  'too slow': 'papers.too_slow',
  'too much memory': 'papers.zip_bomb',
  crashed: 'papers.broken_file',
  busy: 'papers.busy',
} as const satisfies Record<string, IntakeCode>

export async function opened(job: IntakeJob): Promise<Extract<IntakeReply, { ok: true }> | IntakeProblem> {
  const outcome = await reading.run(job)
  if (!outcome.ok) {
    log('warn', 'a file could not be read', { as: job.as, bytes: job.bytes.length, ...outcome })
    return problemOf(refusals[outcome.why], job.bytes)
  }
  return outcome.reply.ok ? outcome.reply : problemOf(outcome.reply.code, job.bytes)
}

/** Ends the reading processes, for tests and a clean shutdown; the next file starts a new one. */
export function stopReading(): void {
  reading.stop()
}

export function refusedAtTheDoor(bytes: Uint8Array, fileName: string): IntakeProblem | null {
  if (bytes.length === 0) return intakeProblem('papers.empty_file')
  if (bytes.length > maxBytes) return problemOf('papers.file_too_large', bytes)
  return /\.(xlsm|xlsb|xltm|xlam|docm|dotm)$/i.test(fileName) ? intakeProblem('papers.macros_refused') : null
}

export function problemOf(code: IntakeCode, bytes: Uint8Array): IntakeProblem {
  if (code === 'papers.file_too_large')
    return intakeProblem(code, { megabytes: Math.ceil(bytes.length / 1_000_000), limit: maxBytes / 1_000_000 })
  if (code === 'papers.too_much_text') return intakeProblem(code, { letters: maxLetters / 1_000_000 })
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
