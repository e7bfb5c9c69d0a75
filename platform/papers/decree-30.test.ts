import { describe, expect, test } from 'vitest'
import { checkDecree30, type Violation } from './decree-30.ts'
import { type Kind, kindNames } from './decree-wording.ts'
import { documentText } from './document-text.ts'
import { toDocx } from './docx.ts'
import { aDecision, aLongReport, aReport, quarterReport, teamTable } from './samples.ts'
import { type WordParts, wordParts } from './word-paragraphs.ts'

const complete = async () =>
  wordParts(
    await toDocx({
      ...aLongReport(),
      issuer: {
        superior: ['ỦY BAN NHÂN DÂN XÃ MẪU'],
        name: ['BAN CHỈ ĐẠO'],
        inSentence: 'Ban Chỉ đạo chuyển đổi số xã Mẫu',
      },
      blocks: aLongReport().blocks.filter((it) => !['table', 'chart', 'course'].includes(it.kind)),
      annexes: aReport({
        annexes: [
          { title: 'Các tổ', landscape: true, blocks: [{ kind: 'paragraph', text: 'Số liệu đã chốt.' }, teamTable(5)] },
        ],
      }).annexes,
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

test.each(Object.keys(kindNames).filter((kind): kind is Exclude<Kind, 'QĐ'> => kind in kindNames && kind !== 'QĐ'))(
  'a document of the kind %s keeps every rule, short, and with bases and annexes',
  async (kind) => {
    const notation = kind === 'CV' ? 'UBND-VHXH' : `${kind}-UBND`
    expect(checkDecree30(wordParts(await toDocx(aReport({ kind, notation }))))).toEqual([])
    const annex = { title: 'Kết quả', blocks: [...quarterReport.blocks, teamTable(5)] }
    const full = aReport({
      ...{ kind, notation, addressees: ['Các tổ', 'Các thôn'], annexes: [annex, annex, annex] },
      bases: ['Căn cứ Luật Tổ chức chính quyền địa phương', 'Theo đề nghị của Phòng Văn hóa - Xã hội'],
    })
    expect(checkDecree30(wordParts(await toDocx(full)))).toEqual([])
  },
)

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
/** A setting of its own on the first paragraph of a style, or on the letters of it: Word lets anyone do that. */
const place = (id: string) => new RegExp(`(<w:pStyle w:val="${id}"/>)`)
const letters = (id: string) =>
  new RegExp(`(<w:pStyle w:val="${id}"/>.*?<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)(?=<w:t)`)
const dressed = (look: string) => `$1<w:rPr>${look}</w:rPr>`
const upright = '<w:i w:val="false"/>'
const plain = '<w:b w:val="false"/>'
/** The rule after the first paragraph of a style. */
const ruleAfter = (id: string, from: string) =>
  new RegExp(`(<w:pStyle w:val="${id}"/>(?:(?!w:val="rule").)*w:val="rule"/>.*?)${from}`)
const border = '<w:pBdr>.*?</w:pBdr>'

const breakages: readonly Breakage[] = [
  [1, 'a Letter page', 'document', 'w:w="11906"', 'w:w="12240"'],
  [1, 'a page lying down', 'document', 'w:orient="portrait"', 'w:orient="landscape"'],
  [1, 'a high top margin', 'document', 'w:top="1134"', 'w:top="1100"'],
  [1, 'a narrow left margin', 'document', /w:left="1701"/, 'w:left="1134"'],
  [1, 'a number on the first page', 'document', '<w:titlePg/>', ''],
  [1, 'numbers from 3', 'document', 'w:start="1"', 'w:start="3"'],
  [2, 'another font', 'styles', style('body', 'Times New Roman'), '$1Arial'],
  [2, 'another font in one run', 'document', letters('body'), dressed('<w:rFonts w:ascii="Arial"/>')],
  [
    2,
    'another font for East Asian letters',
    'styles',
    style('body', 'w:eastAsia="Times New Roman"'),
    '$1w:eastAsia="SimSun"',
  ],
  [2, 'red letters', 'document', letters('item'), dressed('<w:color w:val="FF0000"/>')],
  [2, 'English', 'styles', style('body', 'w:val="vi-VN"'), '$1w:val="en-US"'],
  [2, 'decomposed letters', 'document', 'Tuyên truyền', 'Tuyên truyền'.normalize('NFD')],
  [3, 'another Quốc hiệu', 'document', 'CỘNG HÒA XÃ HỘI', 'CỘNG HOÀ  XÃ HỘI'],
  [3, 'a Quốc hiệu that wraps', 'document', /<w:gridCol w:w="5500"\/>/, '<w:gridCol w:w="5300"/>'],
  [3, 'a short rule under Tiêu ngữ', 'document', /w:left="1037" w:right="1037"/, 'w:left="1937" w:right="1937"'],
  [3, 'a Quốc hiệu at the left', 'document', place('nation'), '$1<w:jc w:val="left"/>'],
  [3, 'a Tiêu ngữ at the left', 'document', place('motto'), '$1<w:jc w:val="left"/>'],
  [3, 'an underlined Tiêu ngữ', 'document', letters('motto'), dressed('<w:u w:val="single"/>')],
  [3, 'no rule under the issuer', 'document', ruleAfter('issuer', border), '$1'],
  [
    3,
    'a short rule under the issuer',
    'document',
    ruleAfter('issuer', '<w:ind [^>]*/>'),
    '$1<w:ind w:left="1700" w:right="1700"/>',
  ],
  [
    3,
    'a rule as long as the issuer',
    'document',
    ruleAfter('issuer', '<w:ind [^>]*/>'),
    '$1<w:ind w:left="0" w:right="0"/>',
  ],
  [4, 'a superior in bold', 'document', /(w:val="superior".*?<w:rPr>)/, '$1<w:b/>'],
  [
    4,
    'a superior smaller than the issuer',
    'document',
    /(w:val="superior".*?)<w:sz w:val="26"\/>/,
    '$1<w:sz w:val="24"/>',
  ],
  [4, 'an issuer in small letters', 'document', 'BAN CHỈ ĐẠO', 'Ban Chỉ đạo'],
  [4, 'a number of 14 pt', 'document', letters('number'), dressed('<w:sz w:val="28"/>')],
  [4, 'a number in italics', 'document', letters('number'), dressed('<w:i/>')],
  [4, 'a number of one digit', 'document', /Số: \s+\//, 'Số: 5/'],
  [4, 'an upright date', 'styles', style('placeAndDate', '<w:i/>'), '$1'],
  [4, 'month 06', 'document', 'tháng 12', 'tháng 06'],
  [5, 'a plain title', 'styles', style('kind', '<w:b/>'), '$1'],
  [5, 'a plain subject', 'document', letters('subject'), dressed(plain)],
  [5, 'no rule under the title', 'document', ruleAfter('subject', border), '$1'],
  [
    5,
    'a rule as long as the title',
    'document',
    ruleAfter('subject', '<w:ind [^>]*/>'),
    '$1<w:ind w:left="900" w:right="900"/>',
  ],
  [5, 'an upright basis', 'document', letters('basis'), dressed(upright)],
  [5, 'a basis set as text', 'document', /w:val="basis"/, 'w:val="body"'],
  [5, 'a basis without its semicolon', 'document', 'địa phương;', 'địa phương.'],
  [6, 'a body not justified', 'styles', style('body', 'w:val="both"'), '$1w:val="left"'],
  [6, 'one text at the left', 'document', place('body'), '$1<w:jc w:val="left"/>'],
  [6, 'one text in the middle', 'document', place('body'), '$1<w:jc w:val="center"/>'],
  [6, 'a text in a style of its own', 'document', place('body'), '<w:pStyle w:val="Normal"/>'],
  [6, 'a text of 20 pt', 'document', letters('body'), dressed('<w:sz w:val="40"/>')],
  [
    ...([6, 'a large word at the head of a text', 'document'] as const),
    letters('body'),
    '$1<w:rPr><w:sz w:val="40"/></w:rPr><w:t>Lớn</w:t></w:r><w:r>',
  ],
  [6, 'no first line', 'document', place('body'), '$1<w:ind w:firstLine="0"/>'],
  [6, 'a heading I in small letters', 'document', 'I. KẾT QUẢ THỰC HIỆN', 'I. Kết quả thực hiện'],
  [6, 'a plain heading I', 'document', letters('section'), dressed(plain)],
  [6, 'a plain heading 1', 'styles', style('item', '<w:b/>'), '$1'],
  [6, 'an exact line height', 'styles', style('body', 'w:lineRule="auto"'), '$1w:lineRule="exact"'],
  [6, 'no end mark', 'document', './.', '.'],
  [7, 'a small Nơi nhận', 'styles', style('recipientsTitle', '<w:sz w:val="24"/>'), '$1<w:sz w:val="20"/>'],
  [7, 'no Nơi nhận', 'document', /<w:p><w:pPr><w:pStyle w:val="recipient.*(?=<\/w:tc>.*?w:val="signature")/, '<w:p/>'],
  [7, 'recipients of 12 pt', 'document', letters('recipient'), dressed('<w:sz w:val="24"/>')],
  [7, 'a signature that splits', 'document', /<w:cantSplit\/>(?=(?:(?!<w:cantSplit).)*w:val="recipientsTitle")/, ''],
  [7, 'no room for the seal', 'document', /(?:<w:p><w:pPr><w:pStyle w:val="signature"\/><\/w:pPr><\/w:p>){3}/, ''],
  [7, 'no archive', 'document', '- Lưu: VT, VHXH.', '- Phòng VHXH.'],
  [7, 'a signatory in capitals', 'document', 'Nguyễn Văn Mẫu', 'NGUYỄN VĂN MẪU'],
  [8, 'a page number at the right', 'styles', style('page', 'w:val="center"'), '$1w:val="right"'],
  [8, 'a page number of 10 pt', 'headers', /(<w:r>)(?=<w:instrText)/, '$1<w:rPr><w:sz w:val="20"/></w:rPr>'],
  [8, 'an annex without its mark', 'document', '>Phụ lục<', '>Bảng kèm<'],
  [8, 'an annex numbered without another', 'document', '>Phụ lục<', '>Phụ lục I<'],
  [8, 'an annex title in small letters', 'document', 'CÁC TỔ', 'Các tổ'],
  [8, 'a plain annex title', 'document', letters('annexTitle'), dressed(plain)],
  [8, 'an upright annex note', 'document', letters('annexNote'), dressed(upright)],
  [8, 'an annex table of 20 pt', 'styles', style('cell', '<w:sz w:val="24"/>'), '$1<w:sz w:val="40"/>'],
  [
    6,
    'an annex text of 20 pt',
    'document',
    /(w:val="annexNote".*?w:val="body"\/><\/w:pPr><w:r>)/,
    dressed('<w:sz w:val="40"/>'),
  ],
  [8, 'a table head only once', 'document', '<w:tblHeader/>', ''],
  [8, 'rows that split', 'document', /<w:cantSplit\/>(?!.*<w:cantSplit\/>)/, ''],
]

function withChange(good: WordParts, part: Breakage[2], from: string | RegExp, to: string): WordParts {
  return part === 'headers'
    ? { ...good, headers: good.headers.map((xml) => xml.replace(from, to)) }
    : { ...good, [part]: good[part].replace(from, to) }
}

describe('a copy with one rule broken is caught', () => {
  test.each(breakages)('rule %i: %s', async (rule, _what, part, from, to) => {
    const good = await complete()
    const broken = withChange(good, part, from, to)
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
  [8, 'annexes numbered in a wrong order', 'document', '>Phụ lục II<', '>Phụ lục III<'],
  [8, 'an annex in small letters', 'styles', style('annexMark', '<w:sz w:val="28"/>'), '$1<w:sz w:val="24"/>'],
]

describe('a decision with one rule broken is caught', () => {
  test.each(decided)('rule %i: %s', async (rule, _what, part, from, to) => {
    const good = wordParts(await toDocx(aDecision()))
    const broken = withChange(good, part, from, to)
    expect(broken[part]).not.toEqual(good[part])
    expect(checkDecree30(broken).map((it) => it.rule)).toContain(rule)
  })
})
