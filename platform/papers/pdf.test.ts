import { execFileSync } from 'node:child_process'
import { extractText } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { missingFigures } from './document-text.ts'
import { stopPrinting, toPdf } from './pdf.ts'
import { aLongReport, aReport, teamTable } from './samples.ts'
import { expectFontsInside, expectSameWords, pagesOf } from './testing.ts'

afterAll(stopPrinting)

test('a short report is one page and says what the model says', async () => {
  expect(await expectSameWords(aReport())).toHaveLength(1)
})

test('a long report keeps its words, and its annex of 21 teams repeats the table head', async () => {
  const printed = await expectSameWords(aLongReport())
  expect(printed.length).toBeGreaterThanOrEqual(6)
  expect(printed.at(-1)).toContain('Tổcôngnghệsốcộngđồng')
})

test('an annex counts its own pages', async () => {
  const { text } = await extractText((await toPdf(aLongReport())).slice(), { mergePages: false })
  const annex = text.findIndex((page) => page.trimStart().startsWith('Phụ lục'))
  expect(annex).toBeGreaterThan(0)
  expect(text[annex + 1]?.trimStart()).toMatch(/^2\s/)
})

test('very long names and an empty body still print', async () => {
  const name = 'Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số'
  const doc = aReport({
    issuer: { superior: ['Ủy ban nhân dân xã Mẫu Thượng Trung Hạ'], name: [name], inSentence: name },
    subject: [
      `${name} về kết quả hoạt động trong ba tháng cuối năm của các tổ công nghệ số cộng đồng tại tất cả các thôn`,
    ],
    signatory: {
      authority: ['TM. Ban Chỉ đạo', 'KT. Trưởng ban'],
      title: ['Phó Trưởng ban Thường trực'],
      signer: 'Công Tằng Tôn Nữ Thị Mẫu',
    },
    blocks: [],
    verification: { text: 'Mã đối chiếu', url: 'https://mau.example/v/1' },
  })
  expect(await expectSameWords(doc)).toHaveLength(1)
})

test('emoji and strange letters from comments do not stop a report', async () => {
  const doc = aReport({
    blocks: [{ kind: 'paragraph', text: 'Bà con vui 😀👍🏽 lắm ❤️ \u0007 #hoa *sao* $x$ [y] \\ 你好' }],
  })
  expect((await toPdf(doc)).length).toBeGreaterThan(1000)
})

test('fonts are inside, all of them Tinos, and the same document gives the same bytes', async () => {
  const first = Buffer.from(await toPdf(aReport()))
  expectFontsInside(first)
  expect(Buffer.from(await toPdf(aReport())).equals(first)).toBe(true)
})

test('a figure nobody reported prints as [...] and is found with its place', async () => {
  const doc = aReport({ annexes: [{ title: 'Kết quả', landscape: true, blocks: [teamTable(8)] }] })
  expect(missingFigures(doc)).toEqual([{ where: 'Phụ lục', text: '8 | Tổ thôn Mẫu 7 | 47 | 50 | 7 | [...] | ' }])
  expect(missingFigures(aReport())).toEqual([])
  expect((await pagesOf(await toPdf(doc))).at(-1)).toContain('[...]')
})

test('printing does not keep a process alive', () => {
  const script = `const { toPdf } = await import('${new URL('./pdf.ts', import.meta.url).href}'); const { aReport } = await import('${new URL('./samples.ts', import.meta.url).href}'); console.log((await toPdf(aReport())).length)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 }).toString()
  expect(Number(out)).toBeGreaterThan(1000)
})
