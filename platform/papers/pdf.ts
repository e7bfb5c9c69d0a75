import { decides, kindNames, motto, nation, type PaperDate } from './decree-wording.ts'
import {
  addresseeLines,
  annexNote,
  barText,
  correspondenceSubject,
  courseRows,
  numberLine,
  placeAndDate,
  recipientLines,
} from './document-text.ts'
import { loneWorker } from './lone-worker.ts'
import type { Block, Chart, Course, OfficialDocument } from './official-document.ts'
import { qrSvg } from './qr.ts'
import { issuerPoints } from './text-width.ts'

/** The layouts of this folder: each is a `.typ` file that shows one `document.json`. */
export type Layout = 'official-document' | 'certificate'
export type PdfJob = { readonly layout: Layout; readonly json: string; readonly timestamp: number }
export type PdfReply = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly reason: string }

const printer = loneWorker<PdfJob, PdfReply>(new URL('./pdf-worker.ts', import.meta.url), {
  seconds: 30,
  memoryMb: 512,
})

/** The document as PDF/A-2b with its fonts inside; the same document gives the same bytes. */
export async function toPdf(doc: OfficialDocument): Promise<Uint8Array> {
  return printPdf('official-document', page(doc), doc.date)
}

/**
 * Sets data with one of the layouts. What cannot be set is a fault of ours, so it throws; the worker starts afresh for the
 * next one. A day that nobody has given yet is no part of what is printed, but a file needs one.
 */
export async function printPdf(layout: Layout, data: object, given: PaperDate): Promise<Uint8Array> {
  const date = { year: given.year ?? 2000, month: given.month ?? 1, day: given.day ?? 1 }
  const timestamp = Date.UTC(date.year, date.month - 1, date.day) / 1000
  const outcome = await printer.run({ layout, json: JSON.stringify({ ...data, date }), timestamp })
  if (!outcome.ok) throw new Error(`PDF printing ${outcome.why}: ${outcome.detail}`)
  if (!outcome.reply.ok) throw new Error(`PDF printing failed: ${outcome.reply.reason}`)
  return outcome.reply.pdf
}

/** Ends the printing thread, for tests and a clean shutdown; the next document starts a new one. */
export function stopPrinting(): Promise<void> {
  return printer.stop()
}

function page(doc: OfficialDocument): object {
  const letter = doc.kind === 'CV'
  return {
    title: [kindNames[doc.kind], ...doc.subject].join(' ').trim(),
    author: doc.issuer.inSentence,
    nation,
    motto,
    superior: doc.issuer.superior,
    issuer: doc.issuer.name,
    'issuer-points': issuerPoints(doc.issuer.name),
    'number-line': doc.form === 'official' ? numberLine(doc) : null,
    correspondence: letter ? correspondenceSubject(doc) : null,
    'place-and-date': placeAndDate(doc),
    kind: kindNames[doc.kind],
    subject: doc.subject,
    addressees: addresseeLines(doc),
    deciding: doc.deciding,
    decides,
    bases: doc.bases,
    blocks: doc.blocks.map(pageBlock),
    recipients: recipientLines(doc),
    authority: [...doc.signatory.authority, ...doc.signatory.title],
    signer: doc.signatory.signer ?? '',
    verification: doc.verification === null ? null : { ...doc.verification, svg: qrSvg(doc.verification.url) },
    annexes: doc.annexes.map((annex) => ({ ...annex, note: annexNote(doc), blocks: annex.blocks.map(pageBlock) })),
  }
}

function pageBlock(block: Block): unknown {
  if (block.kind === 'heading') return { ...block, text: `${block.mark} ${block.text}` }
  if (block.kind === 'course') return pageCourse(block)
  return block.kind === 'chart' ? pageChart(block) : block
}

/** Points as shares of the width and of the highest of all values and paces. */
function pageCourse(course: Course): unknown {
  const highest = Math.max(1, ...course.steps.flatMap(({ value, pace }) => [value ?? 0, pace]))
  const across = (at: number) => (at + 0.5) / course.steps.length
  return {
    ...course,
    rows: courseRows(course),
    pace: course.steps.map(({ pace }, at) => [across(at), pace / highest]),
    reached: course.steps.flatMap(({ value }, at) => (value === null ? [] : [[across(at), value / highest]])),
  }
}

/** Bars are shares of the longest of all values and targets, so that a target line never leaves the chart. */
function pageChart(chart: Chart): unknown {
  const longest = Math.max(1, ...chart.bars.flatMap(({ value, target }) => [value ?? 0, target ?? 0]))
  const bars = chart.bars.map(({ label, value, target }) => ({
    label,
    share: (value ?? 0) / longest,
    'target-share': target === null ? null : target / longest,
    figure: barText(value, target),
  }))
  return { ...chart, bars }
}
