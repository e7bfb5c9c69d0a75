import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopReading } from '../../platform/papers/intake/gate.ts'
import { aWorkbook } from '../../platform/papers/intake/odd-files.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aWorld, type Place, personWith } from '../../tools/world.ts'

// Lists as spreadsheets, from the bytes of the file to the rows in the database, through the office's own pages.

let server: Server
let here: Place
let cookie: string
let villages: string[]

beforeAll(async () => {
  server = await aServer()
  const [first] = await aWorld(server.house.inbox)
  if (!first) throw new Error('a commune is needed')
  here = first
  cookie = await cookieOf(server, personWith(here, 'coordinator'))
  villages = await names(`select name from places_village where commune_id = $1
    and village_id in (select village_id from teams_team where commune_id = $1) order by name`)
})
afterAll(async () => {
  stopReading()
  await server.close()
})

const head = ['STT', 'Chủ hộ', 'Xóm', 'SĐT', 'Diện', 'Ghi chú']

test('a village in a row merged over the whole width is no household, and holds for the rows below it', async () => {
  const [first = '', second = ''] = villages
  const { said, rows } = await look('/desk/households/import', {
    'Danh sách': {
      rows: [
        ['DANH SÁCH HỘ DÂN', '', '', '', '', ''],
        head,
        [`I. ${first}`, '', '', '', '', ''],
        ['1', 'Đỗ Thị Gộp', 'Xóm 1', '', '', ''],
        ['2', 'Lê Văn Gộp', '', '0912345670', 'Hộ nghèo', ''],
        ['II', `${second} (1 hộ)`, '', '', '', ''],
        ['1', 'Vũ Thị Gộp', '', '', '', ''],
        ['Cộng: 3 hộ', '', '', '', '', ''],
      ],
      merged: ['A1:F1', 'A3:F3', 'B6:F6', 'A8:F8'],
    },
  })
  expect(rows.map(({ headName, village }) => [headName, village])).toEqual([
    ['Đỗ Thị Gộp', first],
    ['Lê Văn Gộp', first],
    ['Vũ Thị Gộp', second],
  ])
  expect(said).toContain('3 (tên thôn), 6 (tên thôn), 8 (dòng cộng)')
  expect(await confirm('/desk/households/import', rows)).toContain('Đã nhập 3 dòng')
  const stored = await names(`select head_name || ' – ' || v.name as name from households_household h
    join places_village v using (commune_id, village_id) where commune_id = $1 and head_name like '% Gộp' order by household_id`)
  expect(stored).toEqual([`Đỗ Thị Gộp – ${first}`, `Lê Văn Gộp – ${first}`, `Vũ Thị Gộp – ${second}`])
})

test('a workbook with a sheet for each village comes in at once; a bad row is named with its sheet', async () => {
  const [first = '', second = ''] = villages
  const { said, rows } = await look('/desk/households/import', {
    [first]: { rows: [head, ['1', 'Đỗ Thị Trang', '', '', '', ''], ['2', 'Lê Văn Trang', '', '', '', '']] },
    'Hướng dẫn': { rows: [['Điền mỗi thôn một trang.']] },
    [second]: { rows: [head, ['1', 'Vũ Thị Trang', '', '12', '', ''], ['2', 'Bùi Văn Trang', '', '', '', '']] },
  })
  expect(said).toContain('Trang không có danh sách nên không đọc: Hướng dẫn.')
  expect(said).toContain(`${second}, Dòng 2`)
  expect(rows.map(({ sheet, line, village }) => [sheet, line, village])).toEqual([
    [first, 2, first],
    [first, 3, first],
    [second, 2, second],
    [second, 3, second],
  ])
  const done = await confirm('/desk/households/import', rows)
  expect(done).toContain('Đã nhập 3 dòng')
  expect(done).toContain(`${second}, Dòng 2`)
})

test('members come from a sheet a team as well, and someone met twice is named with the sheet of the first time', async () => {
  const [first = '', second = ''] = villages
  const row = ['Họ và tên', 'Điện thoại', 'Chức vụ']
  const { said, rows } = await look('/desk/teams/import', {
    [first]: { rows: [row, ['Đỗ Thị Nhóm', '0912345671', '']] },
    [second]: { rows: [row, ['Lê Văn Nhóm', '', ''], ['Lê Văn Nhóm', '', '']] },
  })
  expect(said).toContain(`Người này đã có ở dòng 2 (${second}) của tệp.`)
  expect(await confirm('/desk/teams/import', rows)).toContain('Đã nhập 2 dòng')
})

test.each([
  ['/desk/teams/import', 'Họ và tên', 5_000],
  ['/desk/households/import', 'Chủ hộ', 20_000],
] as const)(
  'a list at %s longer than what comes in at once is told so, and nothing is stored',
  async (path, heading, most) => {
    const rows = Array.from({ length: most + 1 }, (_, at) => [`Nguyễn Văn ${at}`, 'Thôn 1'])
    const { said, status } = await look(path, { A: { rows: [[heading, 'Thôn'], ...rows] } })
    expect(status).toBe(422)
    expect(said).toContain(
      `${(most + 1).toLocaleString('vi')} dòng, nhiều hơn mức ${most.toLocaleString('vi')} dòng một lần`,
    )
  },
)

test('20,000 households, the most there may be, come in with one confirmation', { timeout: 120_000 }, async () => {
  const list = Array.from({ length: 20_000 }, (_, at) => [
    `Nguyễn Thị Đông ${letters(at)}`,
    villages[0] ?? '',
    'Xóm 1',
    'Cận nghèo',
  ])
  const began = Date.now()
  const { rows } = await look('/desk/households/import', { A: { rows: [['Chủ hộ', 'Thôn', 'Xóm', 'Diện'], ...list] } })
  const looked = Date.now()
  expect(await confirm('/desk/households/import', rows)).toContain('Đã nhập 20.000 dòng')
  expect(server.faults).toEqual([])
  console.log(`20,000 households: looked at in ${looked - began} ms, stored in ${Date.now() - looked} ms`)
})

type Sheets = Parameters<typeof aWorkbook>[0]
type Row = Readonly<Record<string, string | number>>

async function look(path: string, sheets: Sheets): Promise<{ status: number; said: string; rows: Row[] }> {
  const form = new FormData()
  form.set('file', new File([aWorkbook(sheets).slice().buffer], 'danh sách.xlsx'))
  const response = await server.ask(`${path}/preview`, { method: 'POST', body: form, cookie })
  const html = await response.text()
  const hidden = /name="rows" value="([^"]*)"/.exec(html)?.[1] ?? '[]'
  return { status: response.status, said: text(html), rows: JSON.parse(decoded(hidden)) as Row[] }
}

async function confirm(path: string, rows: readonly Row[]): Promise<string> {
  const body = new FormData()
  body.set('rows', JSON.stringify(rows))
  const response = await server.ask(`${path}/confirm`, { method: 'POST', body, cookie })
  return text(await response.text())
}

function text(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ')
}

function decoded(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function letters(at: number): string {
  return String(at).replace(/\d/g, (digit) => 'ABCDEFGHIK'.charAt(Number(digit)))
}

async function names(query: string): Promise<string[]> {
  return (await server.base.owner.query<{ name: string }>(query, [here.communeId])).rows.map(({ name }) => name)
}
