import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { stopReading } from './gate.ts'
import { readTable } from './table.ts'

afterAll(stopReading)

/** A list as officers send it: a merged title, a phone that Excel made a number, decomposed letters, a real date. */
function messyBook(bookType: 'xlsx' | 'xls' | 'ods' = 'xlsx'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Danh sách hộ', '', '', ''],
    ['Họ tên', 'Điện thoại', 'Ngày sinh', 'Thôn'],
    ['Nguyễn Thị Hoà'.normalize('NFD'), 912345678, { t: 'n', v: 45935, z: 'dd/mm/yyyy' }, 'Mẫu 1'],
    ['Trần Văn Đức', { t: 'n', v: 912345679, z: '0000000000' }, '5/10/1950', ''],
    ['Lê Văn Số', 84912345678, 0.1 + 0.2, ''],
    ['', '', '', ''],
  ])
  sheet['!merges'] = [utils.decode_range('A1:D1'), utils.decode_range('D3:D5')]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Hộ')
  const written: ArrayBuffer = write(book, { type: 'array', bookType })
  return new Uint8Array(written)
}

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readTable(bytes, name)
  return result.ok ? 'read' : result.code
}

function withEntry(name: string, content: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(messyBook()), [name]: content })
}

/** Rewrites bytes 20..28 of every directory entry of a name: its declared sizes. */
function withDeclaredSize(zip: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(zip)
  for (
    let at = copy.indexOf('PK\u0001\u0002', 'latin1');
    at >= 0;
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    if (copy.toString('latin1', at + 46, at + 46 + copy.readUInt16LE(at + 28)).endsWith('sheet1.xml'))
      copy.writeUInt32LE(size, at + 24)
  }
  return new Uint8Array(copy)
}

test.each(['xlsx', 'xls', 'ods'] as const)('a messy %s list is read as people meant it', async (kind) => {
  const result = await readTable(messyBook(kind), `ho.${kind}`)
  expect(result).toMatchObject({ ok: true })
  const rows = result.ok ? result.sheets[0]?.rows : []
  expect(rows?.[0]).toEqual(['Danh sách hộ', 'Danh sách hộ', 'Danh sách hộ', 'Danh sách hộ'])
  expect(rows?.[2]).toEqual(['Nguyễn Thị Hoà', '912345678', '2025-10-05', 'Mẫu 1'])
  if (kind !== 'ods') expect(rows?.[3]).toEqual(['Trần Văn Đức', '0912345679', '5/10/1950', 'Mẫu 1'])
  expect(rows?.[4]?.slice(0, 3)).toEqual(['Lê Văn Số', '84912345678', '0.3'])
  expect(rows).toHaveLength(5)
})

test.each([',', ';', '\t'])('CSV separated by %j keeps the leading 0 of phones', async (separator) => {
  const text = `\ufeff${['Họ tên', 'Điện thoại'].join(separator)}\r\n${['"Đào Thị A"', '0912345678'].join(separator)}\r\n`
  const result = await readTable(strToU8(text), 'a.csv')
  expect(result).toEqual({
    ok: true,
    sheets: [
      {
        name: 'CSV',
        rows: [
          ['Họ tên', 'Điện thoại'],
          ['Đào Thị A', '0912345678'],
        ],
      },
    ],
  })
})

describe('a dangerous or useless file is refused with its reason', () => {
  test('a zip bomb, by its declared sizes', async () => {
    expect(await codeOf(withEntry('xl/media/a.xml', new Uint8Array(70_000_000)), 'a.xlsx')).toBe('papers.zip_bomb')
    expect(await codeOf(withEntry('xl/media/a.xml', new Uint8Array(20_000_000)), 'a.xlsx')).toBe('papers.zip_bomb')
  })
  test('a zip bomb that lies about its size', async () => {
    const sheet = strToU8(
      strFromU8(unzipSync(messyBook())['xl/worksheets/sheet1.xml'] ?? new Uint8Array()) + ' '.repeat(8_000_000),
    )
    expect(await codeOf(withDeclaredSize(withEntry('xl/worksheets/sheet1.xml', sheet), 1000), 'a.xlsx')).toBe(
      'papers.zip_bomb',
    )
  })
  test('macros, by content and by name', async () => {
    expect(await codeOf(withEntry('xl/vbaProject.bin', strToU8('x')), 'a.xlsx')).toBe('papers.macros_refused')
    expect(await codeOf(messyBook(), 'a.xlsm')).toBe('papers.macros_refused')
  })
  test('a password', async () => {
    const container = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await codeOf(new Uint8Array(container), 'a.xlsx')).toBe('papers.encrypted')
  })
  test('too large, empty, not a table, too wide', async () => {
    expect(await codeOf(new Uint8Array(10_000_001), 'a.xlsx')).toBe('papers.file_too_large')
    expect(await codeOf(new Uint8Array(), 'a.xlsx')).toBe('papers.empty_file')
    expect(await codeOf(strToU8('%PDF-1.7'), 'a.xlsx')).toBe('papers.not_a_table')
    expect(await codeOf(zipSync({ 'word/document.xml': strToU8('<a/>') }), 'a.xlsx')).toBe('papers.not_a_table')
    expect(await codeOf(strToU8(`${'a,'.repeat(300)}b`), 'a.csv')).toBe('papers.too_many_rows')
  })
})

test('a cell in the last corner of the sheet does not make an endless table', async () => {
  const name = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(unzipSync(messyBook())[name] ?? new Uint8Array())
  const corner = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
  const far = xml.replace('</sheetData>', corner).replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>')
  expect(['read', 'papers.too_many_rows']).toContain(await codeOf(withEntry(name, strToU8(far)), 'a.xlsx'))
}, 30_000)

test('a damaged file of any kind is a problem or a table, never a crash', async () => {
  const files = [messyBook('xlsx'), messyBook('xls'), messyBook('ods')]
  const damage = fc.record({
    file: fc.constantFrom(...files),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.boolean(),
    hits: fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 30,
    }),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, keep, cut, hits }) => {
      const bytes = cut ? file.slice(0, Math.floor(file.length * keep)) : file.slice()
      for (const [place, value] of hits) bytes[Math.floor(place * bytes.length)] = value
      const result = await readTable(bytes, 'a.xlsx')
      expect(result.ok || result.vi.length > 20).toBe(true)
    }),
    { numRuns: 150 },
  )
}, 120_000)
