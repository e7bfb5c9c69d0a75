import { describe, expect, test } from 'vitest'
import { checkDecree30, type Violation } from './decree-30.ts'
import { documentText } from './document-text.ts'
import { toDocx } from './docx.ts'
import { aDecision, aLongReport, aReport, teamTable } from './samples.ts'
import { type WordParts, wordParts } from './word-paragraphs.ts'

const complete = async () =>
  wordParts(
    await toDocx({
      ...aLongReport(),
      blocks: aLongReport().blocks.filter((it) => it.kind !== 'table' && it.kind !== 'chart'),
      annexes: aReport({ annexes: [{ title: 'Các tổ', landscape: true, blocks: [teamTable(5)] }] }).annexes,
    }),
  )

test('reports, forms and long documents keep every rule', async () => {
  expect(checkDecree30(wordParts(await toDocx(aReport())))).toEqual([])
  expect(checkDecree30(await complete())).toEqual([])
  const form = aReport({
    form: 'team',
    recipients: [],
    archive: '',
    signatory: { authority: [], title: ['Tổ trưởng'], signer: 'Lê Thị Mẫu' },
  })
  expect(checkDecree30(wordParts(await toDocx(form)), 'team')).toEqual([])
})

test('a decision names who decides, its bases, and its articles in their order', async () => {
  const decision = aDecision()
  expect(checkDecree30(wordParts(await toDocx(decision)))).toEqual([])
  expect(documentText(decision).join('\n')).toMatch(
    /CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU\nCăn cứ .*;\nTheo .*\.\nQUYẾT ĐỊNH:\nĐiều 1\. .*\nĐiều 2\. .*\nĐiều 3\. /,
  )
})

test('a công văn has its subject under the number and no title', async () => {
  const letter = aReport({ kind: 'CV', notation: 'UBND-VHXH', subject: ['đôn đốc báo cáo'], addressees: ['Các tổ'] })
  expect(checkDecree30(wordParts(await toDocx(letter)))).toEqual([])
})

test('a missing figure blocks issuing', async () => {
  expect(checkDecree30(wordParts(await toDocx(aLongReport()))).map(({ rule }) => rule)).toContain(9)
})

type Breakage = readonly [
  rule: Violation['rule'],
  what: string,
  part: 'document' | 'styles' | 'headers',
  from: string | RegExp,
  to: string,
]

const style = (id: string, from: string) => new RegExp(`(w:styleId="${id}".*?)${from}`)

const breakages: readonly Breakage[] = [
  [1, 'a Letter page', 'document', 'w:w="11906"', 'w:w="12240"'],
  [1, 'a narrow left margin', 'document', /w:left="1701"/, 'w:left="1134"'],
  [1, 'a number on the first page', 'document', '<w:titlePg/>', ''],
  [1, 'numbers from 3', 'document', 'w:start="1"', 'w:start="3"'],
  [2, 'another font', 'styles', style('body', 'Times New Roman'), '$1Arial'],
  [2, 'English', 'styles', style('body', 'w:val="vi-VN"'), '$1w:val="en-US"'],
  [2, 'decomposed letters', 'document', 'Tuyên truyền', 'Tuyên truyền'.normalize('NFD')],
  [3, 'another Quốc hiệu', 'document', 'CỘNG HÒA XÃ HỘI', 'CỘNG HOÀ  XÃ HỘI'],
  [3, 'a Quốc hiệu that wraps', 'document', /<w:gridCol w:w="5500"\/>/, '<w:gridCol w:w="5300"/>'],
  [3, 'a short rule under Tiêu ngữ', 'document', /w:left="1037" w:right="1037"/, 'w:left="1937" w:right="1937"'],
  [4, 'a number of one digit', 'document', /Số: \s+\//, 'Số: 5/'],
  [4, 'an upright date', 'styles', style('placeAndDate', '<w:i/>'), '$1'],
  [4, 'month 06', 'document', 'tháng 12', 'tháng 06'],
  [5, 'a plain title', 'styles', style('kind', '<w:b/>'), '$1'],
  [5, 'a basis without its semicolon', 'document', 'địa phương;', 'địa phương.'],
  [6, 'a body not justified', 'styles', style('body', 'w:val="both"'), '$1w:val="left"'],
  [6, 'an exact line height', 'styles', style('body', 'w:lineRule="auto"'), '$1w:lineRule="exact"'],
  [6, 'no end mark', 'document', './.', '.'],
  [7, 'a small Nơi nhận', 'styles', style('recipientsTitle', '<w:sz w:val="24"/>'), '$1<w:sz w:val="20"/>'],
  [7, 'no archive', 'document', '- Lưu: VT, VHXH.', '- Phòng VHXH.'],
  [7, 'a signatory in capitals', 'document', 'Nguyễn Văn Mẫu', 'NGUYỄN VĂN MẪU'],
  [8, 'a page number at the right', 'styles', style('page', 'w:val="center"'), '$1w:val="right"'],
  [8, 'a table head only once', 'document', '<w:tblHeader/>', ''],
  [8, 'rows that split', 'document', /<w:cantSplit\/>(?!.*<w:cantSplit\/>)/, ''],
]

describe('a copy with one rule broken is caught', () => {
  test.each(breakages)('rule %i: %s', async (rule, _what, part, from, to) => {
    const good = await complete()
    const changed = part === 'headers' ? good : { ...good, [part]: good[part].replace(from, to) }
    const broken: WordParts = changed
    expect(broken[part]).not.toEqual(good[part])
    expect(checkDecree30(broken).map((it) => it.rule)).toContain(rule)
  })
})

const decided: readonly Breakage[] = [
  [2, 'another font', 'styles', style('basis', 'Times New Roman'), '$1Arial'],
  [4, 'a kind without its sign', 'document', '/QĐ-UBND', '/'],
  [5, 'nobody who decides', 'document', '>CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU<', '>Chủ tịch Ủy ban nhân dân xã Mẫu<'],
  [5, 'no verb', 'document', 'QUYẾT ĐỊNH:', 'QUYẾT ĐỊNH NHƯ SAU'],
  [5, 'the verb at the left', 'styles', style('centred', 'w:val="center"'), '$1w:val="left"'],
  [5, 'upright bases', 'styles', style('basis', '<w:i/>'), '$1'],
  [5, 'a basis that names no ground', 'document', 'Căn cứ Luật', 'Luật'],
  [5, 'a basis that ends the list too early', 'document', 'địa phương;', 'địa phương.'],
  [6, 'an article left out', 'document', 'Điều 2.', 'Điều 4.'],
  [6, 'an article whose number is plain', 'document', /<w:b\/>(<w:bCs\/>)?(<\/w:rPr><w:t[^>]*>Điều 3\.)/, '$2'],
  [6, 'a text before the first article', 'document', 'Điều 1.', 'Khoản 1.'],
  [6, 'no end mark', 'document', './.', '.'],
  [7, 'no archive', 'document', '- Lưu: VT, VHXH.', '- Phòng VHXH.'],
  [8, 'an annex in small letters', 'styles', style('annexMark', '<w:sz w:val="28"/>'), '$1<w:sz w:val="24"/>'],
]

describe('a decision with one rule broken is caught', () => {
  test.each(decided)('rule %i: %s', async (rule, _what, part, from, to) => {
    const good = wordParts(await toDocx(aDecision()))
    if (part === 'headers') throw new Error('no case breaks a header')
    const broken: WordParts = { ...good, [part]: good[part].replace(from, to) }
    expect(broken[part]).not.toEqual(good[part])
    expect(checkDecree30(broken).map((it) => it.rule)).toContain(rule)
  })
})
