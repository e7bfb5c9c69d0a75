/** Files as strangers make them, for tests: some unpack to far more than they weigh, some are merged and spread out. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'

/** One page whose content is one stream of spaces, packed once for each filter: each packing hides the next. */
export function pdfBomb(megabytes: number, filters = 1): Uint8Array {
  let packed = spaces(megabytes)
  for (let n = 1; n < filters; n += 1) packed = deflateSync(packed, { level: 9 })
  const filter = `[${'/FlateDecode '.repeat(filters)}]`
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length ${packed.length}/Filter${filter}>>stream
`
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
  return new Uint8Array(Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]))
}

/** A stream of the same packed block again and again, so that making the bomb needs no such memory itself. */
function spaces(megabytes: number): Buffer {
  const block = deflateRawSync(new Uint8Array(1_000_000).fill(32), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const end = Buffer.from([3, 0])
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: megabytes }, () => block), end])
}

/** A workbook as Excel writes it: sheets by name, each with its rows and what is merged in it ("A3:F3"). */
export function aWorkbook(
  sheets: Readonly<Record<string, { rows: readonly (readonly string[])[]; merged?: readonly string[] }>>,
): Uint8Array {
  const book = utils.book_new()
  for (const [name, { rows, merged = [] }] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
    sheet['!merges'] = merged.map((range) => utils.decode_range(range))
    utils.book_append_sheet(book, sheet, name)
  }
  const written: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx' })
  return new Uint8Array(written)
}
