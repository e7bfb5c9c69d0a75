/** Opens strangers' files where a crash, a loop or a flood of memory harms nobody. Every failure becomes a code. */
import { parentPort } from 'node:worker_threads'
import { extractText } from 'unpdf'
import { decodeText } from './decode-text.ts'
import { docxText } from './docx-text.ts'
import { type IntakeJob, type IntakeReply, maxLetters } from './intake-job.ts'
import type { IntakeCode } from './problems.ts'
import { readCsv, readJson, readWorkbook } from './workbook.ts'
import { inspectZip, unpack } from './zip.ts'

const maxPages = 300

parentPort?.on('message', (job: IntakeJob) => void open(job).then((reply) => parentPort?.postMessage(reply)))

async function open(job: IntakeJob): Promise<IntakeReply> {
  try {
    const reply = await contentOf(job)
    return reply.ok && 'text' in reply && reply.text.length > maxLetters
      ? { ok: false, code: 'papers.too_much_text' }
      : reply
  } catch (error) {
    return { ok: false, code: codeOf(error) }
  }
}

async function contentOf({ as, bytes }: IntakeJob): Promise<IntakeReply> {
  switch (as) {
    case 'xls':
      return readWorkbook(bytes)
    case 'zip-table':
      return tableInZip(bytes)
    case 'csv': {
      const text = decodeText(bytes)
      return text === null ? { ok: false, code: 'papers.not_a_table' } : readCsv(text)
    }
    case 'json': {
      const text = decodeText(bytes)
      return text === null ? { ok: false, code: 'papers.not_a_table' } : readJson(text)
    }
    case 'docx':
      return docxInZip(bytes)
    case 'pdf':
      return pdfText(bytes)
  }
}

/** Every entry is unpacked once against its declared size before the table reader, which trusts sizes, sees the file. */
function tableInZip(bytes: Uint8Array): IntakeReply {
  const archive = inspectZip(bytes)
  if (!archive.ok) return archive
  for (const entry of archive.entries.values()) {
    const content = unpack(bytes, entry)
    if (entry.name === 'META-INF/manifest.xml' && Buffer.from(content).includes('encryption-data'))
      return { ok: false, code: 'papers.encrypted' }
  }
  return readWorkbook(bytes)
}

function docxInZip(bytes: Uint8Array): IntakeReply {
  const archive = inspectZip(bytes)
  if (!archive.ok) return archive
  const part = (name: string) => {
    const entry = archive.entries.get(name)
    return entry === undefined ? '' : Buffer.from(unpack(bytes, entry)).toString('utf8')
  }
  if (!archive.entries.has('word/document.xml')) return { ok: false, code: 'papers.not_a_text' }
  const [document, numbering, styles] = [part('word/document.xml'), part('word/numbering.xml'), part('word/styles.xml')]
  return { ok: true, text: docxText({ document, numbering, styles }) }
}

async function pdfText(bytes: Uint8Array): Promise<IntakeReply> {
  const { text, totalPages } = await extractText(bytes, { mergePages: false })
  if (totalPages > maxPages) return { ok: false, code: 'papers.file_too_large' }
  const whole = text.join('\n').replaceAll('\0', '').normalize('NFC')
  // A scan may carry a few stray letters of a stamp; a page of text has hundreds.
  return whole.replace(/\s/g, '').length < 20 * totalPages
    ? { ok: false, code: 'papers.scanned_pdf' }
    : { ok: true, text: whole }
}

function codeOf(error: unknown): IntakeCode {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  if (/password|encrypt/i.test(text)) return 'papers.encrypted'
  return /ERR_BUFFER_TOO_LARGE|larger than/i.test(text) ? 'papers.zip_bomb' : 'papers.broken_file'
}
