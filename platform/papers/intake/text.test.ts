import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { toDocx } from '../docx.ts'
import { stopPrinting, toPdf } from '../pdf.ts'
import { aReport } from '../samples.ts'
import { stopReading } from './gate.ts'
import { pdfBomb } from './odd-files.ts'
import { intakeSentences } from './problems.ts'
import { readers } from './readers.ts'
import { readText } from './text.ts'

afterAll(async () => {
  await stopPrinting()
  stopReading()
})

const sentence = 'Kế hoạch số 02-KH/BCĐTW: hỗ trợ ít nhất 50 hộ'
const plain = async (bytes: Uint8Array, name: string) => {
  const result = await readText(bytes, name)
  return result.ok ? result.text : result.code
}

test('text is read in every encoding people save it in', async () => {
  expect(await plain(strToU8(sentence), 'a.txt')).toBe(sentence)
  expect(await plain(strToU8(`\ufeff${sentence.normalize('NFD')}\r\n`), 'a.txt')).toBe(`${sentence}\n`)
  expect(await plain(new Uint8Array(Buffer.from(`\ufeff${sentence}`, 'utf16le')), 'a.txt')).toBe(sentence)
  const windows1258 = new Uint8Array([0x54, 0xd4, 0x20, 0x76, 0x69, 0xea, 0xf2, 0x74, 0x20, 0xf0])
  expect(await plain(windows1258, 'a.txt')).toBe('TÔ việt đ'.replace('ệ', 'ệ'))
})

test('our own report comes back word for word from Word and from PDF', async () => {
  const doc = aReport()
  const fromWord = await plain(await toDocx(doc), 'bao-cao.docx')
  const fromPdf = await plain(await toPdf(doc), 'bao-cao.pdf')
  for (const text of [fromWord, fromPdf]) {
    const flat = text.replace(/\s+/g, ' ')
    expect(flat).toContain('Trong kỳ, 21 tổ đã hỗ trợ 1.063 hộ, đạt 106,3 % chỉ tiêu;')
    expect(flat).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toBe(text.normalize('NFC'))
  }
  expect(fromWord).toMatch(/\n1\. Hỗ trợ hộ gia đình\n/)
})

test('a Word table is one line a row; deleted text of tracked changes is gone', async () => {
  const row =
    '<w:tr><w:tc><w:p><w:r><w:t>Tổ 1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>50 &amp; hơn</w:t></w:r></w:p></w:tc></w:tr>'
  const deleted =
    '<w:p><w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del><w:r><w:t>mới</w:t><w:tab/><w:t>nhất</w:t></w:r></w:p>'
  const bytes = zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${deleted}<w:tbl>${row}</w:tbl></w:body></w:document>`),
  })
  expect(await plain(bytes, 'a.docx')).toBe('mới\tnhất\nTổ 1\t50 & hơn')
})

test('scans, macros, old Word files and passwords are refused with their reason', async () => {
  const scan = new Uint8Array(Buffer.from(blankPdf, 'latin1'))
  expect(await plain(scan, 'scan.pdf')).toBe('papers.scanned_pdf')
  const files = unzipSync(await toDocx(aReport()))
  expect(await plain(zipSync({ ...files, 'word/vbaProject.bin': strToU8('x') }), 'a.docx')).toBe(
    'papers.macros_refused',
  )
  expect(await plain(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'a.doc')).toBe('papers.not_a_text')
  expect(await plain(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 255]), 'a.txt')).toBe('papers.not_a_text')
  expect(await plain(strToU8('%PDF-1.7 hỏng'), 'a.pdf')).toBe('papers.broken_file')
})

test('a PDF that unpacks to gigabytes takes a bounded memory, in a process of its own, and is refused', async () => {
  const limits = { seconds: 15, memoryMb: 512 }
  const reading = readers(limits)
  const before = process.memoryUsage.rss()
  for (const [megabytes, filters] of [
    [200, 1],
    [1_500, 1],
    [1_500, 3],
  ] as const) {
    const bytes = pdfBomb(megabytes, filters)
    const outcome = await reading.run({ as: 'pdf', bytes })
    const size = `${(bytes.length / 1_000_000).toFixed(2)} MB holding ${megabytes} MB under ${filters} filter(s)`
    console.log(`PDF of ${size}: ${outcome.ok ? 'read' : outcome.why}, the reader grew by ${outcome.peakMb} MB`)
    expect(outcome.ok && outcome.reply.ok).toBe(false)
    expect(outcome.peakMb).toBeLessThan(limits.memoryMb + 256)
  }
  reading.stop()
  const grown = (process.memoryUsage.rss() - before) / 1_000_000
  console.log(`the server itself grew by ${grown.toFixed(0)} MB, its own making of the bombs included`)
  expect(await plain(pdfBomb(1_500), 'bomb.pdf')).toBe('papers.zip_bomb')
}, 120_000)

test('a slow file does not hold up another one, and a crowd is asked to come again', async () => {
  const reading = readers({ seconds: 6, memoryMb: 1_000 })
  const slow = reading.run({ as: 'pdf', bytes: pdfBomb(1_000) })
  const began = Date.now()
  const quick = await reading.run({ as: 'csv', bytes: strToU8('Chủ hộ,Thôn\nAn,Mẫu') })
  const waited = Date.now() - began
  console.log(`a list beside a slow PDF was read in ${waited} ms`)
  expect(quick.ok && quick.reply.ok).toBe(true)
  expect(waited).toBeLessThan(5_000)
  const crowd = await Promise.all(Array.from({ length: 12 }, () => reading.run({ as: 'csv', bytes: strToU8('a,b') })))
  expect(crowd.filter((outcome) => !outcome.ok && outcome.why === 'busy').length).toBeGreaterThan(0)
  await slow
  reading.stop()
}, 60_000)

test('text beyond what a plan can hold is refused in words, whatever it comes in', async () => {
  expect(await plain(strToU8('chữ '.repeat(300_000)), 'a.txt')).toBe('papers.too_much_text')
  const xml = `<w:document><w:body><w:p><w:r><w:t>${'chữ '.repeat(300_000)}</w:t></w:r></w:p></w:body></w:document>`
  expect(await plain(zipSync({ 'word/document.xml': strToU8(xml) }), 'a.docx')).toBe('papers.too_much_text')
})

test('damaged Word and PDF files are a problem or a text, never a crash', async () => {
  const files = [await toDocx(aReport()), await toPdf(aReport())]
  const hits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, noNaN: true }),
      hits,
      async (file, keep, damage) => {
        const bytes = file.slice(0, Math.max(1, Math.floor(file.length * keep)))
        for (const [place, value] of damage) bytes[Math.floor(place * bytes.length)] = value
        const result = await readText(bytes, 'a.docx')
        expect(result.ok || result.vi.length > 20).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

test('every problem says in both languages what is wrong', () => {
  for (const { vi, en } of Object.values(intakeSentences)) {
    expect(vi).toBe(vi.normalize('NFC'))
    expect(Math.min(vi.length, en.length)).toBeGreaterThan(30)
  }
})

/** One empty A4 page: what a scan looks like to a reader of text. */
const blankPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF`
