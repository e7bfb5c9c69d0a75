import { crc32, deflateSync } from 'node:zlib'
import { encode, renderSVG } from 'uqr'

/** A code that a phone reads from paper: medium error correction, quiet zone of 2 modules. */
export function qrSvg(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 2 })
}

/** The same code for Word, which wants pixels: black and white PNG, `scale` pixels a module. */
export function qrPng(text: string, scale = 6): { readonly png: Uint8Array; readonly side: number } {
  const { data } = encode(text, { ecc: 'M', border: 2 })
  const side = data.length * scale
  const rows = Buffer.alloc(side * (side + 1), 0xff)
  for (let y = 0; y < side; y++) {
    rows[y * (side + 1)] = 0
    for (let x = 0; x < side; x++) {
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) rows[y * (side + 1) + 1 + x] = 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const png = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { png: new Uint8Array(png), side }
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const frame = Buffer.alloc(named.length + 8)
  frame.writeUInt32BE(body.length, 0)
  named.copy(frame, 4)
  frame.writeUInt32BE(crc32(named), named.length + 4)
  return frame
}
