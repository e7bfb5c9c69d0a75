/** The sample plan as the files an officer would bring it in. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type BlockInput, type OfficialDocument, officialDocument } from '../../platform/papers/official-document.ts'
import { readPlan } from './rules/read-plan.ts'

/** The text of our sample plan as a paper of ours. */
export function aPlanPaper(text: string): OfficialDocument {
  const draft = readPlan(text)
  return officialDocument({
    issuer: { name: ['Ủy ban nhân dân', 'xã Mẫu'], inSentence: 'Ủy ban nhân dân xã Mẫu' },
    kind: 'KH',
    number: null,
    notation: 'KH-UBND',
    place: 'Mẫu',
    date: { day: null, month: 10, year: 2025 },
    subject: ['Đưa công nghệ số về từng nhà của các Tổ công nghệ số cộng đồng xã Mẫu', 'trong quý IV/2025'],
    blocks: blocksOf(draft.text),
    recipients: draft.recipients.slice(0, -1).map(({ value }) => value),
    archive: 'VT',
    signatory: { authority: ['TM. Ủy ban nhân dân'], title: ['Chủ tịch'], signer: 'Trần Văn Mẫu (mẫu)' },
  })
}

/** The body of the plan as an officer would have typed it: what stands between its subject and its recipients. */
function blocksOf(plan: string): BlockInput[] {
  const lines = plan.split('\n')
  const from = lines.findIndex((line) => line.startsWith('Thực hiện Kế hoạch'))
  const to = lines.findIndex((line) => line.startsWith('Nơi nhận'))
  return lines.slice(from, to).map((line): BlockInput => {
    const [, mark = '', rest = line] = /^([IVX]+\.|\d\.|-) (.*)$/.exec(line) ?? []
    if (mark === '-') return { kind: 'dash', text: rest }
    return mark === ''
      ? { kind: 'paragraph', text: line }
      : { kind: 'heading', level: /\d/.test(mark) ? 2 : 1, text: rest }
  })
}

/** The same file with its typed marks taken away and Word's own numbering in their place. */
export function numberedByWord(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx)
  const level = (at: number, format: string, sign: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign}"/></w:lvl>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(
    /<w:p>.*?<\/w:p>/gs,
    (paragraph) => {
      const mark = /<w:t[^>]*>([IVX]+\.|\d\.|-) /.exec(paragraph)?.[1]
      if (mark === undefined || !paragraph.includes('<w:pPr>')) return paragraph
      const [at, list] = mark === '-' ? [0, 2] : /\d/.test(mark) ? [1, 1] : [0, 1]
      const numPr = `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`
      return paragraph.replace('</w:pPr>', `${numPr}</w:pPr>`).replace(/(<w:t[^>]*>)([IVX]+\.|\d\.|-) /, '$1')
    },
  )
  return zipSync({ ...files, 'word/document.xml': strToU8(document), 'word/numbering.xml': strToU8(numbering) })
}
