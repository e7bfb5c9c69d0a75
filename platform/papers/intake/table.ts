import { holds, opened, problemOf, refusedAtTheDoor, startsWith } from './gate.ts'
import { type IntakeProblem, intakeProblem } from './problems.ts'
import type { TableSheet } from './workbook.ts'
import { inspectZip } from './zip.ts'

export type TableFile = { readonly ok: true; readonly sheets: readonly TableSheet[] }

/** XLSX, XLS, ODS, CSV or a JSON list of flat objects as sheets of texts; days are `YYYY-MM-DD`, numbers exact, merged cells filled. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<TableFile | IntakeProblem> {
  const as = tableKind(bytes, fileName)
  if (typeof as !== 'string') return as
  const reply = await opened({ as, bytes })
  return !reply.ok || 'sheets' in reply ? reply : intakeProblem('papers.not_a_table')
}

function tableKind(bytes: Uint8Array, fileName: string): 'xls' | 'zip-table' | 'csv' | 'json' | IntakeProblem {
  const refused = refusedAtTheDoor(bytes, fileName)
  if (refused !== null) return refused
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes)
  if (/\.json$/i.test(fileName)) return 'json'
  if (!startsWith(bytes, 0x50, 0x4b))
    return /\.(csv|tsv|txt)$/i.test(fileName) ? 'csv' : intakeProblem('papers.not_a_table')
  const archive = inspectZip(bytes)
  if (!archive.ok) return problemOf(archive.code, bytes)
  const isTable =
    archive.entries.has('xl/workbook.xml') || (archive.entries.has('content.xml') && !/\.od[tp]$/i.test(fileName))
  return isTable ? 'zip-table' : intakeProblem('papers.not_a_table')
}

/** The old container of XLS; a password-protected XLSX hides in one too. */
function compoundKind(bytes: Uint8Array): 'xls' | IntakeProblem {
  if (holds(bytes, 'EncryptedPackage')) return intakeProblem('papers.encrypted')
  if (holds(bytes, '_VBA_PROJECT')) return intakeProblem('papers.macros_refused')
  return holds(bytes, 'Workbook') || holds(bytes, 'Book') ? 'xls' : intakeProblem('papers.not_a_table')
}
