/** Decree 30/2020/NĐ-CP, annex I, as nine assertions on the real Word file. An empty answer means it may be signed. */
import { breaches, isArticle, type Rule } from './decree-looks.ts'
import { decides, kindNames, motto, nation, roman } from './decree-wording.ts'
import type { Form } from './official-document.ts'
import { boldWidthMm } from './text-width.ts'
import { paragraphReader, type WordParagraph, type WordParts } from './word-paragraphs.ts'
import { child, descendants, type Element, parseXml, textOf } from './xml.ts'

export type Violation = { readonly rule: Rule; readonly what: string }
type Report = (rule: Rule, holds: boolean, what: string) => void
type Body = {
  tables: Element[]
  /** The paragraphs outside the tables, those without words as well: a rule is one of them. */
  lines: WordParagraph[]
  flow: WordParagraph[]
  all: WordParagraph[]
  read: (element: Element) => WordParagraph
}

const twipsPerMm = 1440 / 25.4
/** The width of the text between the margins this product prints with: 210 mm less 30 and 15. */
const textWidth = 9355

export function checkDecree30(parts: WordParts, form: Form = 'official'): Violation[] {
  const found: Violation[] = []
  const report: Report = (rule, holds, what) => {
    if (!holds) found.push({ rule, what })
  }
  const document = parseXml(parts.document)
  const body = child(document, 'w:body') ?? document
  const read = paragraphReader(parts.styles)
  const main = mainPart(body)
  const tables = main.filter((it) => it.name === 'w:tbl')
  const lines = main.filter((it) => it.name === 'w:p').map(read)
  const all = [...descendants(document, 'w:p')].map(read)
  const whole = { tables, lines, flow: lines.filter((it) => it.text !== ''), all, read }
  checkSections(document, report)
  checkLetters(all, report)
  for (const it of all) if (it.text !== '') found.push(...breaches(it))
  checkHead(whole, form, report)
  checkTitle(whole, report)
  checkDecision(whole, report)
  checkBody(whole, report)
  checkSignature(whole, form, report)
  checkPages(parts, document, whole, report)
  report(9, !all.some((it) => it.text.includes('[...]')), 'a figure is missing')
  return found
}

function checkSections(document: Element, report: Report): void {
  for (const section of descendants(document, 'w:sectPr')) {
    const size = child(section, 'w:pgSz')?.attributes ?? {}
    const sides = [size['w:w'], size['w:h']].map(Number)
    const landscape = size['w:orient'] === 'landscape'
    report(1, String(sides) === String(landscape ? [16838, 11906] : [11906, 16838]), `page is ${sides}`)
    const margin = child(section, 'w:pgMar')?.attributes ?? {}
    for (const [side, least, most] of [
      ['top', 1134, 1417],
      ['bottom', 1134, 1417],
      ['left', 1701, 1984],
      ['right', 850, 1134],
    ] as const) {
      report(1, within(Number(margin[`w:${side}`]), least, most), `${side} margin is ${margin[`w:${side}`]}`)
    }
    report(1, child(section, 'w:titlePg') !== undefined, 'the first page shows its number')
    report(1, child(section, 'w:pgNumType')?.attributes['w:start'] === '1', 'page numbers do not start from 1')
  }
}

function checkLetters(paragraphs: readonly WordParagraph[], report: Report): void {
  for (const { runs, text } of paragraphs) {
    for (const run of runs) {
      const fonts = ['ascii', 'hAnsi', 'cs', 'eastAsia'].map((script) => run['w:rFonts']?.[`w:${script}`])
      report(
        2,
        fonts.every((name) => name === 'Times New Roman'),
        `font ${fonts} in “${text}”`,
      )
      report(2, run['w:lang']?.['w:val'] === 'vi-VN', `language of “${text}”`)
      report(2, ['000000', 'auto'].includes(run['w:color']?.['w:val'] ?? 'auto'), `colour of “${text}”`)
    }
    report(2, text === text.normalize('NFC'), `“${text}” is not NFC`)
  }
}

function checkHead({ tables, read }: Body, form: Form, report: Report): void {
  const [left = [], right = [], number = [], place = []] = [
    ...descendants(tables[0] ?? parseXml('<none/>'), 'w:tc'),
  ].map((it) => [...descendants(it, 'w:p')].map(read))
  const [republic, freedom, rule] = right
  report(
    3,
    republic?.text.replace('HOÀ', 'HÒA') === nation && looks(republic, 24, 26, true) && republic.align === 'center',
    'Quốc hiệu',
  )
  const [issuerCell, cell] = [...descendants(tables[0] ?? parseXml('<none/>'), 'w:gridCol')].map(
    (it) => it.attributes['w:w'],
  )
  report(
    3,
    boldWidthMm(nation, (republic?.size ?? 99) / 2) * twipsPerMm <= Number(cell),
    'Quốc hiệu does not fit on one line',
  )
  report(
    3,
    freedom?.text === motto && looks(freedom, 26, 28, true) && freedom.align === 'center' && !freedom.underlined,
    'Tiêu ngữ',
  )
  const ruleLength = Number(cell) - indents(rule)
  report(
    3,
    hasRule(rule) && Math.abs(ruleLength / (boldWidthMm(motto, (freedom?.size ?? 28) / 2) * twipsPerMm) - 1) < 0.05,
    'rule under Tiêu ngữ',
  )
  const names = left.filter((it) => it.text !== '')
  const issuer = names.filter((it) => it.bold === true)
  report(3, isShortRule(left.at(-1), issuer, Number(issuerCell)), 'rule under the issuer')
  report(
    4,
    names.length > 0 &&
      names.every((it) => it.text === it.text.toLocaleUpperCase('vi') && within(it.size, 24, 26)) &&
      names.every((it) => it.size === names[0]?.size),
    'issuer and superior are not in capitals of one size, 12–13 pt',
  )
  report(
    4,
    names.at(-1)?.bold === true &&
      names.every((it, at) => it.bold === false || names.slice(at).every((later) => later.bold === true)),
    'issuer bold, superior not',
  )
  const line = number.find((it) => it.text !== '')
  if (form === 'official') {
    report(
      4,
      /^Số: (\d{2,}|\s{2,})\/[A-ZĐa-z]+(-[A-ZĐ&]+)*$/.test(line?.text ?? '') &&
        line?.size === 26 &&
        line.italic === false &&
        line.bold === false,
      'Số line',
    )
  }
  const date = place[0]
  report(4, date?.italic === true && within(date.size, 26, 28), 'place and date are not in italics')
  report(
    4,
    /, ngày (\d{2}|\s+) tháng (0[12]|[3-9]|1[0-2]|\s+) năm (\d{4}|\s+)$/.test(date?.text ?? ''),
    'date of the document',
  )
}

function checkTitle({ tables, lines, flow }: Body, report: Report): void {
  const kinds: readonly string[] = Object.values(kindNames).filter((name) => name !== '')
  const at = flow.findIndex((it) => kinds.includes(it.text))
  const [kind, subject] = at < 0 ? [] : flow.slice(at, at + 2)
  // A công văn has no title: its subject stands under the number.
  const letter = tables[0] !== undefined && textOf(tables[0]).includes('V/v ')
  for (const it of letter ? [] : [kind, subject])
    report(5, looks(it, 26, 28, true) && it?.align === 'center', `title “${it?.text}”`)
  const subjects = lines.filter((it) => it.style === 'subject')
  const under = lines[lines.findLastIndex((it) => it.style === 'subject') + 1]
  report(5, letter || isShortRule(under, subjects, textWidth), 'rule under the title')
  const upright = flow.find((it) => /^Căn cứ .*;$/.test(it.text) && it.italic !== true)
  report(5, upright === undefined, `upright basis “${upright?.text}”`)
  const bases = flow.filter((it) => it.italic)
  for (const [index, it] of bases.entries()) {
    report(5, it.text.endsWith(index === bases.length - 1 ? '.' : ';') && within(it.size, 26, 28), `basis “${it.text}”`)
  }
}

/** A decision (form 1.2 of annex III): who decides, the bases, "QUYẾT ĐỊNH:" and numbered articles, in this order. */
function checkDecision({ flow }: Body, report: Report): void {
  const articles = flow.filter((it) => /^Điều \d+\. /.test(it.text))
  for (const [index, it] of articles.entries()) {
    report(6, it.text.startsWith(`Điều ${index + 1}. `) && isArticle(it), `article “${it.text.slice(0, 40)}”`)
  }
  if (!flow.some((it) => it.text === kindNames.QĐ)) return
  const verb = flow.findIndex((it) => it.text === decides)
  const bases = flow.flatMap((it, at) => (it.italic ? [at] : []))
  const who = flow[(bases[0] ?? 0) - 1]
  report(5, verb > 0 && looks(flow[verb], 26, 28, true) && flow[verb]?.align === 'center', decides)
  report(
    5,
    who !== undefined &&
      looks(who, 26, 28, true) &&
      who.align === 'center' &&
      who.text === who.text.toLocaleUpperCase('vi') &&
      who.text !== kindNames.QĐ,
    'who decides',
  )
  report(
    5,
    bases.length > 0 && bases.every((at, index) => at === verb - bases.length + index),
    'the bases do not stand above the decision',
  )
  const starts = /^(Căn cứ|Theo|Xét|Thực hiện) /
  report(
    5,
    bases.every((at) => starts.test(flow[at]?.text ?? '')),
    'a basis names no ground',
  )
  report(6, articles.length > 0 && flow[verb + 1] === articles[0], 'no article follows the decision')
}

function checkBody({ flow, all }: Body, report: Report): void {
  const running = ['basis', 'body', 'section', 'item']
  const body = flow.filter((it) => running.includes(it.style))
  for (const it of all.filter(({ style, text }) => text !== '' && running.includes(style))) {
    const before = Number(it.spacing['w:before'] ?? 0)
    const after = Number(it.spacing['w:after'] ?? 0)
    const name = `“${it.text.slice(0, 40)}”`
    report(6, within(it.size, 26, 28), `size of ${name}`)
    report(6, [567, 720].includes(it.firstLine), `first line of ${name}`)
    report(6, Math.max(before, after) >= 120, `spacing of ${name}`)
    report(
      6,
      within(Number(it.spacing['w:line']), 240, 360) && it.spacing['w:lineRule'] === 'auto',
      `line height of ${name}`,
    )
    if (/^[IVXL]+\. /.test(it.text))
      report(6, it.bold === true && it.text === it.text.toLocaleUpperCase('vi'), `heading ${name}`)
  }
  const letters: string[] = []
  for (const it of body) {
    const letter = /^(\p{Ll})\) /u.exec(it.text)?.[1]
    if (letter !== undefined) letters.push(letter)
    else if (/^(\d+|[IVXL]+)\. /.test(it.text)) letters.length = 0
    report(
      6,
      letter === undefined || 'abcdđeghiklmnopqrstuvxy'[letters.length - 1] === letter,
      `letter of “${it.text}”`,
    )
  }
  report(
    6,
    body.some((it) => it.style !== 'basis'),
    'no body',
  )
  report(6, body.at(-1)?.text.endsWith('./.') === true, 'the text does not end with ./.')
}

function checkSignature({ tables, read }: Body, form: Form, report: Report): void {
  const table = tables.at(-1)
  const rows = table === undefined ? [] : [...descendants(table, 'w:tr')]
  report(7, tables.length > 1 && rows.length === 1 && !splits(rows[0]), 'the signature row may split')
  const [left = [], right = []] = rows.flatMap((row) =>
    [...descendants(row, 'w:tc')].map((it) => [...descendants(it, 'w:p')].map(read)),
  )
  const [title, ...items] = left.filter((it) => it.text !== '')
  report(7, form === 'team' || title !== undefined, 'no Nơi nhận')
  if (title !== undefined) {
    report(7, title.text === 'Nơi nhận:' && looks(title, 24, 24, true) && title.italic === true, 'Nơi nhận')
    report(
      7,
      items.every((it) => it.size === 22 && /^- .+[;.]$/.test(it.text)),
      'recipients',
    )
    report(7, /^- Lưu: VT(, .+)?\.$/.test(items.at(-1)?.text ?? ''), 'the last recipient is the archive')
  }
  const signed = right.findIndex((it) => it.text === '')
  const authority = right.slice(0, signed)
  report(
    7,
    authority.length > 0 &&
      authority.every((it) => looks(it, 26, 28, true) && it.text === it.text.toLocaleUpperCase('vi')),
    'authority and title',
  )
  const name = right.at(-1)
  report(
    7,
    looks(name, 26, 28, true) && (name?.text === '' || name?.text !== name?.text.toLocaleUpperCase('vi')),
    'name of the signatory',
  )
  report(7, right.filter((it) => it.text === '').length >= 3, 'no room for seal and signature')
}

function checkPages(parts: WordParts, document: Element, { all, read }: Body, report: Report): void {
  const numbers = parts.headers
    .flatMap((xml) => [...descendants(parseXml(xml), 'w:p')])
    .filter((it) => [...descendants(it, 'w:instrText')].some((code) => code.text.trim() === 'PAGE'))
  report(
    8,
    numbers.length > 0 && numbers.map(read).every((it) => it.align === 'center' && within(it.size, 26, 28)),
    'page number',
  )
  const marks = all.filter((it) => /^Phụ lục( [IVXL]+)?$/.test(it.text))
  for (const [at, it] of marks.entries()) {
    const [title, note] = all.slice(all.indexOf(it) + 1)
    report(8, it.text === (marks.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(at + 1)}`), `number of “${it.text}”`)
    report(8, looks(it, 28, 28, true) && it.align === 'center', `annex “${it.text}”`)
    report(8, title?.style === 'annexTitle' && note?.style === 'annexNote', `title of “${it.text}”`)
  }
  const annexes = [...descendants(document, 'w:sectPr')].length - 1
  report(8, marks.length === annexes, `${annexes} annexes, ${marks.length} of them marked`)
  for (const table of [...descendants(document, 'w:tbl')]) {
    const rows = [...descendants(table, 'w:tr')]
    report(8, !rows.some(splits), 'a table row may split')
    if (rows.length > 2)
      report(8, child(child(rows[0], 'w:trPr'), 'w:tblHeader') !== undefined, 'table header does not repeat')
  }
}

/** Everything before the first annex: the section of the main text ends in the paragraph that carries its settings. */
function mainPart(body: Element): Element[] {
  const end = body.children.findIndex((it) => child(child(it, 'w:pPr'), 'w:sectPr') !== undefined)
  return end < 0 ? body.children : body.children.slice(0, end + 1)
}

function looks(it: WordParagraph | undefined, least: number, most: number, bold: boolean): boolean {
  return it !== undefined && within(it.size, least, most) && it.bold === bold
}

function hasRule(it: WordParagraph | undefined): boolean {
  const border = it === undefined ? undefined : child(child(it.element, 'w:pPr'), 'w:pBdr')
  return child(border, 'w:top') !== undefined || child(border, 'w:bottom') !== undefined
}

/** The rule under an issuer or a title: a third to a half as long as the text over it. */
function isShortRule(it: WordParagraph | undefined, over: readonly WordParagraph[], room: number): boolean {
  const longest = Math.max(0, ...over.map(({ text, size }) => boldWidthMm(text, size / 2) * twipsPerMm))
  const share = (room - indents(it)) / Math.min(longest, room)
  return hasRule(it) && within(share, 0.33, 0.5)
}

function indents(it: WordParagraph | undefined): number {
  const indent = it === undefined ? {} : (child(child(it.element, 'w:pPr'), 'w:ind')?.attributes ?? {})
  return Number(indent['w:left'] ?? 0) + Number(indent['w:right'] ?? 0)
}

function splits(row: Element | undefined): boolean {
  return child(child(row, 'w:trPr'), 'w:cantSplit') === undefined
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
