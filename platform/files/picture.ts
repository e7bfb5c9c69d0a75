// What a picture is, read from its first bytes and its segments alone: nothing is decoded, so nothing can blow up. Runs
// on the phone and on the server.

export type Picture = {
  readonly kind: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
  /** The same picture without what a camera wrote about place, time and owner, and without anything after its end. */
  readonly bare: Uint8Array<ArrayBuffer>
}

export type NoPicture = 'not_a_picture' | 'broken_picture'
type Bytes = Uint8Array<ArrayBuffer>

/** Checks every segment to the end of the picture: one that was cut short is no picture. */
export function readPicture(bytes: Bytes): Picture | NoPicture {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes)
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes)
  if (starts(bytes, text('RIFF')) && starts(bytes.subarray(8), text('WEBP'))) return readWebp(bytes)
  return 'not_a_picture'
}

/** Of the application segments only what colours need: JFIF, an ICC profile, Adobe's transform. */
function readJpeg(bytes: Bytes): Picture | NoPicture {
  const kept: Bytes[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let scans = 0
  let at = 2
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return 'broken_picture'
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      if (!size || scans === 0) return 'broken_picture'
      return { kind: 'image/jpeg', ...size, bare: joined([...kept, bytes.subarray(at, at + 2)]) }
    }
    const length = word(bytes, at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return 'broken_picture'
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) size = { height: word(bytes, at + 5), width: word(bytes, at + 7) }
    const isScan = marker === 0xda
    const next = isScan ? endOfScan(bytes, end) : end
    if (isScan) scans += 1
    if (belongs(bytes, marker, at)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return 'broken_picture'
}

function belongs(bytes: Bytes, marker: number, at: number): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe2) return starts(bytes.subarray(at + 4), text('ICC_PROFILE\0'))
  return marker === 0xe0 ? starts(bytes.subarray(at + 4), text('JFIF\0')) : marker === 0xee
}

/** The scan's own data ends at the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Only the chunks that make the picture: no text, no EXIF, no time. */
function readPng(bytes: Bytes): Picture | NoPicture {
  const kept: Bytes[] = [bytes.subarray(0, 8)]
  let size: { width: number; height: number } | undefined
  let hasData = false
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = long(bytes, at)
    const end = at + 12 + length
    const name = nameAt(bytes, at + 4)
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name) || (size === undefined) !== (name === 'IHDR'))
      return 'broken_picture'
    if (name === 'IHDR') size = { width: long(bytes, at + 8), height: long(bytes, at + 12) }
    if (name === 'IDAT') hasData = true
    if (/^[A-Z]|^(tRNS|gAMA|cHRM|sRGB|iCCP|sBIT)$/.test(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return size && hasData ? { kind: 'image/png', ...size, bare: joined(kept) } : 'broken_picture'
    at = end
  }
  return 'broken_picture'
}

/** Without the EXIF and XMP chunks, and without the flags that promise them. */
function readWebp(bytes: Bytes): Picture | NoPicture {
  const whole = 8 + little(bytes, 4, 4)
  if (whole > bytes.length) return 'broken_picture'
  const kept: Bytes[] = []
  let size: { width: number; height: number } | undefined
  let hasData = false
  let at = 12
  while (at + 8 <= whole) {
    const name = nameAt(bytes, at)
    const length = little(bytes, at + 4, 4)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > whole) return 'broken_picture'
    const body = bytes.subarray(at + 8, at + 8 + length)
    size ??= webpSize(name, body)
    if (name === 'VP8 ' || name === 'VP8L' || name === 'ANMF') hasData = true
    if (name === 'VP8X') kept.push(withoutPromises(bytes.slice(at, end)))
    else if (/^(VP8 |VP8L|ALPH|ICCP|ANIM|ANMF)$/.test(name)) kept.push(bytes.slice(at, Math.min(end, whole)))
    at = end
  }
  if (!size || !hasData) return 'broken_picture'
  const body = joined(kept)
  const head = new Uint8Array(12)
  head.set(text('RIFF'))
  new DataView(head.buffer).setUint32(4, body.length + 4, true)
  head.set(text('WEBP'), 8)
  return { kind: 'image/webp', ...size, bare: joined([head, body]) }
}

function webpSize(name: string, body: Bytes): { width: number; height: number } | undefined {
  if (name === 'VP8X') return { width: 1 + little(body, 4, 3), height: 1 + little(body, 7, 3) }
  if (name === 'VP8 ') return { width: little(body, 6, 2) & 0x3fff, height: little(body, 8, 2) & 0x3fff }
  if (name !== 'VP8L' || body[0] !== 0x2f) return undefined
  const bits = little(body, 1, 4)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

function withoutPromises(chunk: Bytes): Bytes {
  chunk[8] = (chunk[8] ?? 0) & ~0x0c
  return chunk
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function starts(bytes: Uint8Array, wanted: ArrayLike<number>): boolean {
  return Array.from(wanted).every((byte, at) => bytes[at] === byte)
}

function text(letters: string): number[] {
  return [...letters].map((letter) => letter.charCodeAt(0))
}

function nameAt(bytes: Bytes, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function word(bytes: Bytes, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

function long(bytes: Bytes, at: number): number {
  return (word(bytes, at) * 65_536 + word(bytes, at + 2)) >>> 0
}

function little(bytes: Bytes, at: number, count: number): number {
  let sum = 0
  for (let n = count - 1; n >= 0; n -= 1) sum = sum * 256 + (bytes[at + n] ?? 0)
  return sum
}
