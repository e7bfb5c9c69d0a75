import { afterAll, expect, test } from 'vitest'
import { certificatesDocx, certificatesPdf, certificateText } from '../../platform/papers/certificate.ts'
import { checkDecree30 } from '../../platform/papers/decree-30.ts'
import { documentText, missingFigures } from '../../platform/papers/document-text.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { expectFontsInside, expectSameWords, pagesOf } from '../../platform/papers/testing.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { parseXml, textOf } from '../../platform/papers/xml.ts'
import { aCommendation, aNominee } from './fixtures.ts'
import { certificatesOf, decisionPaper, listPaper, submissionPaper } from './paper.ts'

afterAll(stopPrinting)

const numbered = aCommendation({
  papers: {
    ...aCommendation().papers,
    submissionNumber: 7,
    submissionOn: '2025-12-18',
    decisionNumber: 215,
    decisionOn: '2025-12-22',
    teamBonusVnd: 1_500_000,
  },
})

test('the list, the submission and the decision keep to Decree 30, and paper says what the model says', async () => {
  for (const [paper, form] of [
    [listPaper, 'team'],
    [submissionPaper, 'official'],
    [decisionPaper, 'official'],
  ] as const)
    for (const all of [aCommendation(), numbered]) {
      const doc = officialDocument(paper(all))
      expect(checkDecree30(wordParts(await toDocx(doc)), form)).toEqual([])
      await expectSameWords(doc)
      expectFontsInside(await toPdf(doc))
    }
})

test('number and day stay blank until they are given, and the decision then cites the submission', () => {
  const blank = documentText(officialDocument(decisionPaper(aCommendation()))).join('\n')
  expect(blank).toMatch(/Số:\s+\/QĐ-UBND/)
  expect(blank).toMatch(/ngày\s+tháng\s+năm 2025/)
  expect(blank).toContain('thực hiện theo quy định hiện hành về thi đua, khen thưởng')
  const given = documentText(officialDocument(decisionPaper(numbered))).join('\n')
  expect(given).toContain('Số: 215/QĐ-UBND')
  expect(given).toContain('ngày 22 tháng 12 năm 2025')
  expect(given).toContain('tại Tờ trình số 07/TTr-VHXH ngày 18 tháng 12 năm 2025')
  expect(given).toContain('mỗi tập thể 1.500.000 đồng')
})

test('only who is approved stands in the decision; who was declined stands nowhere', () => {
  const decision = documentText(officialDocument(decisionPaper(numbered))).join('\n')
  expect(decision).toContain('cho 02 tập thể và 01 cá nhân')
  expect(decision).not.toContain('Trần Văn Đạt')
  const submission = documentText(officialDocument(submissionPaper(numbered))).join('\n')
  expect(submission).toContain('Trần Văn Đạt')
  expect(submission).toContain('Có 12 lượt hỗ trợ đang chờ làm rõ')
  expect([decision, submission].some((text) => text.includes('Lê Thị Ánh'))).toBe(false)
})

test('points that nobody knows print as [...], and so does a decision for nobody', () => {
  const gone = officialDocument(submissionPaper(aCommendation({ nominees: [aNominee({ score: null })] })))
  expect(missingFigures(gone)).toHaveLength(1)
  const nobody = officialDocument(decisionPaper(aCommendation({ nominees: [] })))
  expect(missingFigures(nobody).map(({ text }) => text)[0]).toContain('cho [...] tập thể, cá nhân')
})

test('each who is approved gets a landscape sheet that names the decision', async () => {
  const certificates = certificatesOf(numbered)
  expect(certificates.map(({ name }) => name)).toEqual(['Tổ thôn 3 (mẫu)', 'Tổ thôn 7 (mẫu)', 'Nguyễn Thị Lan (mẫu)'])
  const parts = wordParts(await certificatesDocx(certificates))
  expect(parts.document.match(/w:orient="landscape"/g)).toHaveLength(3)
  expect(parts.document).not.toMatch(/w:ascii="(?!Times New Roman)/)
  const words = textOf(parseXml(parts.document))
  const pdf = await certificatesPdf(certificates)
  expectFontsInside(pdf)
  const pages = await pagesOf(pdf)
  expect(pages).toHaveLength(3)
  for (const [at, certificate] of certificates.entries()) {
    const { nation, motto, kind, name, merit, decision, placeAndDate, title } = certificateText(certificate)
    for (const said of [nation, motto, kind, name, merit, decision, placeAndDate, ...title]) {
      expect(pages[at]).toContain(said.replace(/\s+/g, ''))
      expect(words).toContain(said)
    }
  }
  expect(pages[2]).toContain('Tổphó,Tổthôn3(mẫu)')
})
