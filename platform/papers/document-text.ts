/** The words of a document in reading order: what a test compares with the printed PDF, and what the issuing check reads. */
import {
  dateText,
  decides,
  figureText,
  kindNames,
  missingMark,
  motto,
  nation,
  numberAndNotation,
} from './decree-wording.ts'
import type { Annex, Block, Course, OfficialDocument } from './official-document.ts'

export type MissingFigure = { readonly where: string; readonly text: string }

export function documentText(doc: OfficialDocument): string[] {
  return [
    ...doc.issuer.superior,
    ...doc.issuer.name,
    nation,
    motto,
    ...(doc.form === 'official' ? [numberLine(doc)] : []),
    ...(doc.kind === 'CV' ? [correspondenceSubject(doc)] : []),
    placeAndDate(doc),
    ...(doc.kind === 'CV' ? [] : [kindNames[doc.kind], ...doc.subject]),
    ...addresseeLines(doc),
    ...(doc.deciding === '' ? doc.bases : [doc.deciding, ...doc.bases, decides]),
    ...doc.blocks.flatMap(blockText),
    ...recipientLines(doc),
    ...doc.signatory.authority,
    ...doc.signatory.title,
    ...(doc.signatory.signer === null ? [] : [doc.signatory.signer]),
    ...(doc.verification === null ? [] : [doc.verification.text]),
    ...doc.annexes.flatMap((annex) => [annex.mark, annex.title, annexNote(doc), ...annex.blocks.flatMap(blockText)]),
  ]
}

/** Figures that were never reported. A document with any of them may be printed as a draft and must not be issued. */
export function missingFigures(doc: OfficialDocument): MissingFigure[] {
  return [...missingIn('', doc.blocks), ...doc.annexes.flatMap((annex) => missingIn(annex.mark, annex.blocks))]
}

export function numberLine(doc: OfficialDocument): string {
  return `Số: ${numberAndNotation(doc.number, doc.notation)}`
}

export function placeAndDate(doc: OfficialDocument): string {
  return `${doc.place}, ${dateText(doc.date)}`
}

export function correspondenceSubject(doc: OfficialDocument): string {
  return `V/v ${doc.subject.join(' ')}`
}

/** One addressee stands beside "Kính gửi:", several below it, each with a dash. */
export function addresseeLines(doc: OfficialDocument): string[] {
  const [only, ...more] = doc.addressees
  if (only === undefined) return []
  return more.length === 0 ? [`Kính gửi: ${only}`] : ['Kính gửi:', ...doc.addressees.map((name) => `- ${name}`)]
}

/** A form without recipients or archive (a village team's) has no such list at all. */
export function recipientLines(doc: OfficialDocument): string[] {
  if (doc.recipients.length === 0 && doc.archive === '') return []
  const archive = doc.archive === '' ? [] : [`- Lưu: ${doc.archive}.`]
  return ['Nơi nhận:', ...doc.recipients.map((name) => `- ${name}`), ...archive]
}

export function annexNote(doc: OfficialDocument): string {
  const kind = kindNames[doc.kind] === '' ? 'Công văn' : sentenceCase(kindNames[doc.kind])
  const number = doc.form === 'team' ? '' : ` số ${numberAndNotation(doc.number, doc.notation)}`
  return `(Kèm theo ${kind}${number} ${dateText(doc.date)} của ${doc.issuer.inSentence})`
}

export function barText(value: number | null, target: number | null): string {
  return target === null ? figureText(value) : `${figureText(value)}/${figureText(target)}`
}

/** The words of a course: its steps, and below each what was reached and what the pace asks for. */
export function courseRows({ steps }: Course): string[][] {
  return [
    ['', ...steps.map(({ label }) => label)],
    ['Kết quả', ...steps.map(({ value }) => (value === null ? '' : figureText(value)))],
    ['Nhịp cần đạt', ...steps.map(({ pace }) => figureText(pace))],
  ]
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.lead === '' ? block.text : `${block.lead} ${block.text}`]
    case 'heading':
      return [`${block.mark} ${block.text}`]
    case 'dash':
      return [`- ${block.text}`]
    case 'centred':
      return [block.text]
    case 'table':
      return [...block.header.flat().map((cell) => cell.text), ...block.rows.flat(), ...block.total].filter(
        (text) => text !== '',
      )
    case 'chart':
      return [
        `${block.title} (${block.unit})`,
        ...block.bars.flatMap((bar) => [bar.label, barText(bar.value, bar.target)]),
      ]
    case 'course':
      return [`${block.title} (${block.unit})`, ...courseRows(block).flat()].filter((text) => text !== '')
  }
}

function missingIn(place: string, blocks: Annex['blocks']): MissingFigure[] {
  const found: MissingFigure[] = []
  let heading = place
  for (const block of blocks) {
    if (block.kind === 'heading') heading = `${place === '' ? '' : `${place}, `}${block.mark} ${block.text}`
    const rows = block.kind === 'table' ? [...block.rows, block.total].map((row) => row.join(' | ')) : blockText(block)
    for (const text of rows) if (text.includes(missingMark)) found.push({ where: heading, text })
  }
  return found
}

function sentenceCase(text: string): string {
  return text.slice(0, 1) + text.slice(1).toLocaleLowerCase('vi')
}
