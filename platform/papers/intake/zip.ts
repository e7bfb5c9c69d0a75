/**
 * A look into a zip before anything is unpacked. Sizes are taken from the central directory and later held to: an entry
 * that unpacks to more than it declared is refused, so a lying directory gains nothing.
 */
import { inflateRawSync } from 'node:zlib'
import type { IntakeCode } from './problems.ts'

export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}
export type Archive =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly ok: false; readonly code: IntakeCode }

const maxEntries = 2_000
const maxEntryBytes = 60_000_000
const maxTotalBytes = 100_000_000
/** Spreadsheet XML packs 10 to 40 times; repeated rows reach 100. Small files may exceed it without harm. */
const maxRatio = 200
const harmlessBytes = 5_000_000

const refuse = (code: IntakeCode): Archive => ({ ok: false, code })

export function inspectZip(bytes: Uint8Array): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > file.length) return refuse('papers.broken_file')
  const count = file.readUInt16LE(end + 10)
  if (count > maxEntries) return refuse('papers.zip_bomb')
  const entries = new Map<string, ZipEntry>()
  const places = new Set<number>()
  let at = file.readUInt32LE(end + 16)
  let total = 0
  let packedTotal = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) return refuse('papers.broken_file')
    if ((file.readUInt16LE(at + 8) & 1) === 1) return refuse('papers.encrypted')
    const entry = entryAt(file, at)
    total += entry.size
    packedTotal += entry.packed
    // Entries that share bytes are how a small file unpacks to petabytes.
    if (places.has(entry.offset) || packedTotal > file.length) return refuse('papers.zip_bomb')
    if (entry.size > maxEntryBytes || total > maxTotalBytes) return refuse('papers.zip_bomb')
    if (entry.size > harmlessBytes && entry.size > entry.packed * maxRatio) return refuse('papers.zip_bomb')
    if (isMacro(entry.name)) return refuse('papers.macros_refused')
    places.add(entry.offset)
    entries.set(entry.name, entry)
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return { ok: true, entries }
}

/** One entry, unpacked. Throws when the bytes are broken or more than declared. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.readUInt32LE(entry.offset) !== 0x04034b50) throw new Error(`no entry at ${entry.offset}`)
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  const packed = file.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new Error(`unknown packing ${entry.method}`)
  return entry.size === 0 ? new Uint8Array() : inflateRawSync(packed, { maxOutputLength: entry.size })
}

function entryAt(file: Buffer, at: number): ZipEntry {
  const nameEnd = at + 46 + file.readUInt16LE(at + 28)
  return {
    name: file.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
    method: file.readUInt16LE(at + 10),
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  }
}

/** Microsoft keeps macros in vbaProject.bin, OpenDocument in the folders Basic and Scripts. */
function isMacro(name: string): boolean {
  return (
    /(^|\/)vba(Project|Data)[^/]*\.(bin|xml)$/i.test(name) ||
    /^(Basic|Scripts)\/./.test(name) ||
    /\/macrosheets\//i.test(name)
  )
}
