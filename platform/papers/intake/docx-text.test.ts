import { expect, test } from 'vitest'
import { docxText } from './docx-text.ts'

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const form = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const numbering = `<w:numbering>${[
  form(
    0,
    level(0, 'upperRoman', '%1.'),
    level(1, 'decimal', '%2.'),
    level(2, 'decimal', '%2.%3.'),
    level(3, 'lowerLetter', '%4)'),
  ),
  form(1, level(0, 'bullet', '\uf0b7'), level(1, 'bullet', 'o')),
  form(2, level(0, 'decimal', 'Điều %1.'), level(1, 'lowerRoman', '(%2)', '<w:lvlRestart w:val="0"/>')),
  form(3, level(0, 'upperRoman', '%1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')),
  num(1, 0),
  num(2, 1),
  num(3, 2),
  num(4, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
  num(5, 3),
].join('')}</w:numbering>`
const styles = `<w:styles>
  <w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Muc2"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>`

const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const plain = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`
const item = (list: number, at: number, text: string) =>
  plain(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
const styled = (style: string, text: string, more = '') => plain(text, `<w:pStyle w:val="${style}"/>${more}`)
const lines = (...body: string[]) =>
  docxText({ document: `<w:document><w:body>${body.join('')}</w:body></w:document>`, numbering, styles }).split('\n')

test('Word’s own numbers are read as the reader of the paper sees them', () => {
  expect(
    lines(
      item(1, 0, 'Mục đích'),
      item(1, 1, 'Một'),
      item(1, 2, 'Nhỏ'),
      item(1, 2, 'Nhỏ nữa'),
      item(1, 3, 'Điểm'),
      item(1, 3, 'Điểm nữa'),
      item(1, 1, 'Hai'),
      item(1, 2, 'Lại nhỏ'),
      item(2, 0, 'gạch'),
      item(2, 1, 'gạch trong'),
      item(1, 0, 'Tổ chức'),
      item(1, 1, 'Lại một'),
    ),
  ).toEqual([
    ...['I. Mục đích', '1. Một', '1.1. Nhỏ', '1.2. Nhỏ nữa', 'a) Điểm', 'b) Điểm nữa', '2. Hai', '2.1. Lại nhỏ'],
    ...['- gạch', '- gạch trong', 'II. Tổ chức', '1. Lại một'],
  ])
})

test('a list may begin elsewhere, go on under its common form, or never start again', () => {
  expect(
    lines(
      item(1, 0, 'A'),
      item(1, 1, 'x'),
      item(4, 1, 'y'),
      item(4, 1, 'z'),
      item(1, 1, 'tiếp'),
      item(4, 1, 'tiếp nữa'),
    ),
  ).toEqual(['I. A', '1. x', '5. y', '6. z', '7. tiếp', '8. tiếp nữa'])
  expect(lines(item(3, 0, 'A'), item(3, 1, 'x'), item(3, 0, 'B'), item(3, 1, 'y'))).toEqual([
    ...['Điều 1. A', '(i) x', 'Điều 2. B', '(ii) y'],
  ])
  expect(lines(item(5, 0, 'A'), item(5, 1, 'x'))).toEqual(['I A', '1.1 x'])
})

test('a heading takes its number from its style, unless it says that it has none', () => {
  const none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
  expect(lines(styled('Muc', 'A'), styled('Muc2', 'x'), styled('Muc', 'không số', none), styled('Muc', 'B'))).toEqual([
    ...['I. A', '1. x', 'không số', 'II. B'],
  ])
})

test('an old number of a tracked change is gone, and a paragraph whose end was deleted runs on', () => {
  const changed = '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
  expect(lines(plain('nay không số', changed), item(1, 0, 'A'))).toEqual(['nay không số', 'I. A'])
  expect(lines(plain('đầu câu ', '<w:rPr><w:del/></w:rPr>'), item(1, 0, 'cuối câu'), item(1, 0, 'A'))).toEqual([
    ...['đầu câu cuối câu', 'I. A'],
  ])
})

test('an empty numbered paragraph counts and is not a line of its number alone', () => {
  expect(lines(item(1, 0, 'A'), item(1, 0, ''), item(1, 0, 'C'))).toEqual(['I. A', '', 'III. C'])
})

const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`
const table = (...cells: string[]) => `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`

test('the two columns of a head or a foot keep their lines, the left one first', () => {
  const left = cell(plain('Nơi nhận:'), plain('- Như trên;'), item(2, 0, 'Lưu: VT.'))
  expect(lines(table(left, cell(plain('')), cell(plain('CHỦ TỊCH'), plain(''), plain('Trần Văn Mẫu'))))).toEqual([
    ...['Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'CHỦ TỊCH', 'Trần Văn Mẫu'],
  ])
})

test('a row of a list stays one line, also with a table inside one of its cells', () => {
  const inner = table(cell(plain('a')), cell(plain('b')), cell(plain('c')))
  expect(lines(table(cell(plain('1')), cell(plain('Tổ 1'), plain('thôn Mẫu')), cell(inner)))).toEqual([
    ['1', 'Tổ 1 thôn Mẫu', 'a\tb\tc'].join('\t'),
  ])
})

test('numbering that refers to nothing, or to itself, is no number', () => {
  const broken = `<w:numbering><w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num></w:numbering>`
  const circle = '<w:styles><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'
  const document = `<w:body>${item(1, 0, 'x')}${styled('A', 'y')}</w:body>`
  expect(docxText({ document, numbering: broken, styles: circle })).toBe('x\ny')
})
