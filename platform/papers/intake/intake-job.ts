import type { IntakeCode } from './problems.ts'
import type { TableSheet } from './workbook.ts'

/** What the server asks of a reading process, and what comes back. */
export type IntakeJob = {
  readonly as: 'xls' | 'zip-table' | 'csv' | 'json' | 'docx' | 'pdf'
  readonly bytes: Uint8Array
}
export type IntakeReply =
  | { readonly ok: true; readonly sheets: TableSheet[] }
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: IntakeCode }

/** More text than any plan has, and as much as `plan.submit` takes. */
export const maxLetters = 1_000_000
