import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrPng } from '../papers/qr.ts'
import { aJpeg, aPng, aWebp, bytesOf } from './fixtures.ts'
import { readPicture } from './picture.ts'

const samples = { 'image/jpeg': aJpeg(), 'image/png': aPng(), 'image/webp': aWebp() }
const told = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a picture is known by its bytes, with its size', () => {
  for (const [kind, bytes] of Object.entries(samples))
    expect(readPicture(bytes)).toMatchObject({ kind, width: 640, height: 480 })
  const { png, side } = qrPng('https://example.invalid')
  expect(readPicture(new Uint8Array(png))).toMatchObject({ kind: 'image/png', width: side, height: side })
})

test('nothing of place, owner or camera is left, nor what stands after the end', () => {
  for (const bytes of Object.values(samples)) {
    expect(told(bytes)).toContain('GPSLatitude')
    const read = readPicture(bytes)
    if (typeof read === 'string') throw new Error(read)
    expect(told(read.bare)).not.toMatch(/GPS|Exif|eXIf|EXIF|XMP|xap|tEXt|Photoshop|Samsung/)
    // What is bare stays as it is.
    const again = readPicture(read.bare)
    expect(again).toEqual(read)
  }
})

test('a picture without anything private is not touched', () => {
  const { png } = qrPng('x')
  const read = readPicture(new Uint8Array(png))
  expect(typeof read === 'string' ? read : Buffer.from(read.bare).equals(Buffer.from(png))).toBe(true)
})

test('one that was cut short anywhere is broken', () => {
  for (const bytes of Object.values(samples)) {
    const read = readPicture(bytes)
    const whole = typeof read === 'string' ? bytes : read.bare
    for (let length = 12; length < whole.length; length += 1)
      expect(['broken_picture', 'not_a_picture'], String(length)).toContain(readPicture(whole.slice(0, length)))
  }
})

test('other files are no pictures, whatever their name', () => {
  for (const text of ['', '<svg onload="alert(1)">', '%PDF-1.7', 'GIF89a', 'PK\u0003\u0004', '<html>'])
    expect(readPicture(bytesOf(text))).toBe('not_a_picture')
})

test('whatever bytes come, reading ends, throws nothing and leaves no EXIF', () => {
  const runs = 3_000
  let pictures = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(samples)),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 12 }),
      (sample, changes) => {
        const bytes = sample.slice()
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const read = readPicture(bytes)
        if (typeof read === 'string') return
        pictures += 1
        const again = readPicture(read.bare)
        expect(again).toEqual(read)
      },
    ),
    { numRuns: runs },
  )
  console.log(`damaged pictures: ${runs}, of which ${pictures} were still whole`)
})
