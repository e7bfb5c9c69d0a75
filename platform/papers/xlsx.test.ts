import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { stopReading } from './intake/gate.ts'
import { readTable } from './intake/table.ts'
import { type Sheet, toCsv, toXlsx } from './xlsx.ts'

const teams: Sheet = {
  name: 'Tổ thôn',
  titles: ['DANH SÁCH THÀNH VIÊN', 'Quý IV năm 2025'],
  columns: [
    { title: 'Họ và tên', kind: 'text', width: 24 },
    { title: 'Điện thoại', kind: 'phone', width: 14 },
    { title: 'Hộ đã hỗ trợ', kind: 'number', width: 10 },
    { title: 'Ngày tham gia', kind: 'date', width: 14 },
  ],
  rows: [
    ['Đặng Thị Hoà', '0912345678', 12, '2025-10-05'],
    ['=HYPERLINK("http://xau.example")', '+84912345678', null, null],
    ['@SUM(1+1)', '0900000001', -3, '2024-02-29'],
    [`Ghi chú dài ${'nhiều chữ '.repeat(20)}`, '-', 1234.5, ''],
  ],
  total: ['Cộng', '', 1243.5, ''],
}

afterAll(stopReading)

const part = (bytes: Uint8Array, name: string) => Buffer.from(unzipSync(bytes)[name] ?? []).toString('utf8')

test('a written table is read back as it was: phones keep their zero, days stay days', async () => {
  const back = await readTable(await toXlsx([teams]), 'to.xlsx')
  expect(back).toMatchObject({ ok: true })
  const rows = back.ok ? back.sheets[0]?.rows : []
  expect(rows?.[2]).toEqual(['Họ và tên', 'Điện thoại', 'Hộ đã hỗ trợ', 'Ngày tham gia'])
  expect(rows?.[3]).toEqual(['Đặng Thị Hoà', '0912345678', '12', '2025-10-05'])
  expect(rows?.[5]).toEqual(['@SUM(1+1)', '0900000001', '-3', '2024-02-29'])
})

test('text that looks like a formula stays text', async () => {
  const xml = part(await toXlsx([teams]), 'xl/worksheets/sheet1.xml')
  expect(xml).not.toMatch(/<f[ >]/)
  expect(Buffer.from(toCsv(teams)).toString()).toContain(`"'=HYPERLINK(""http://xau.example"")"`)
})

test('the head stays in sight, repeats on paper, and long cells get taller rows', async () => {
  const bytes = await toXlsx([teams])
  const xml = part(bytes, 'xl/worksheets/sheet1.xml')
  expect(xml).toMatch(/<pane[^>]*ySplit="3"[^>]*state="frozen"/)
  expect(part(bytes, 'xl/workbook.xml')).toContain('Tổ_thôn!$3:$3')
  const heights = [...xml.matchAll(/<row [^>]* ht="([\d.]+)"/g)].map(([, height]) => Number(height))
  expect(heights[6]).toBeGreaterThan(5 * 16)
})

test('two sheets of one name get two names', async () => {
  expect(part(await toXlsx([teams, teams]), 'xl/workbook.xml')).toContain('name="Tổ_thôn_2"')
})

test('CSV opens as UTF-8 in Excel', () => {
  expect([...toCsv(teams).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
