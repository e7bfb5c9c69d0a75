/** Runs Typst, which is synchronous, away from the server's thread. Jobs are JSON texts, replies PDF bytes or a reason. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Layout, PdfJob, PdfReply } from './pdf.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })

parentPort?.on('message', (job: PdfJob) => parentPort?.postMessage(print(job)))

function print({ layout, json, timestamp }: PdfJob): PdfReply {
  compiler.mapShadow(join(folder, 'document.json'), Buffer.from(json))
  try {
    const pdf = archived(layout, timestamp)
    // Old layouts are kept for incremental editing, which a printing service never does.
    compiler.evictCache(2)
    return { ok: true, pdf: new Uint8Array(pdf) }
  } catch (error) {
    return { ok: false, reason: reasonOf(layout, error) }
  }
}

/** PDF/A-2b refuses letters the font lacks (a Chinese name in a comment); such a document is still printed, as plain PDF. */
function archived(layout: Layout, creationTimestamp: number): Buffer {
  const mainFilePath = pathOf(layout)
  try {
    return compiler.pdf({ mainFilePath }, { pdfStandard: 'a-2b', creationTimestamp })
  } catch {
    return compiler.pdf({ mainFilePath }, { creationTimestamp })
  }
}

/** Errors of `pdf` carry no message; compiling again gives the diagnostics. */
function reasonOf(layout: Layout, error: unknown): string {
  const result = compiler.compile({ mainFilePath: pathOf(layout) })
  const diagnostics = result.takeDiagnostics()
  if (diagnostics === null) return error instanceof Error ? error.message : String(error)
  return JSON.stringify(compiler.fetchDiagnostics(diagnostics))
}

function pathOf(layout: Layout): string {
  return join(folder, `${layout}.typ`)
}
