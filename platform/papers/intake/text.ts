import { decodeText } from './decode-text.ts'
import { holds, opened, problemOf, refusedAtTheDoor, startsWith } from './gate.ts'
import { maxLetters } from './intake-job.ts'
import { type IntakeProblem, intakeProblem } from './problems.ts'
import { inspectZip } from './zip.ts'

export type TextFile = { readonly ok: true; readonly text: string }

/** TXT, DOCX or a PDF with text, as plain text. */
export async function readText(bytes: Uint8Array, fileName: string): Promise<TextFile | IntakeProblem> {
  const as = textKind(bytes, fileName)
  if (typeof as !== 'string') return as
  if (as === 'txt') {
    const text = decodeText(bytes)
    if (text === null) return intakeProblem('papers.not_a_text')
    return text.length > maxLetters ? problemOf('papers.too_much_text', bytes) : { ok: true, text }
  }
  const reply = await opened({ as, bytes })
  return !reply.ok || 'text' in reply ? reply : intakeProblem('papers.not_a_text')
}

function textKind(bytes: Uint8Array, fileName: string): 'docx' | 'pdf' | 'txt' | IntakeProblem {
  const refused = refusedAtTheDoor(bytes, fileName)
  if (refused !== null) return refused
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return intakeProblem(holds(bytes, 'EncryptedPackage') ? 'papers.encrypted' : 'papers.not_a_text')
  if (!startsWith(bytes, 0x50, 0x4b)) return 'txt'
  const archive = inspectZip(bytes)
  if (!archive.ok) return problemOf(archive.code, bytes)
  return archive.entries.has('word/document.xml') ? 'docx' : intakeProblem('papers.not_a_text')
}
