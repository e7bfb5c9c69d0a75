/** A printed document against its model, for tests of any feature that prints. */
import path from 'node:path'
import { read } from '@e965/xlsx'
import { unzipSync } from 'fflate'
import { extractText } from 'unpdf'
import { expect } from 'vitest'
import { barText, courseRows, documentText } from './document-text.ts'
import { docxText } from './intake/docx-text.ts'
import type { Block, OfficialDocument, Table } from './official-document.ts'
import { toPdf } from './pdf.ts'
import { child, descendants, parseXml } from './xml.ts'

const bare = (text: string) => text.replace(/\s+/g, '')

/** Words of each page without its page number, which stands first on every page but the first of a part. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(pdf.slice(), { mergePages: false })
  return text.map((page) => bare(page.replace(/^\s*\d+\s+(?=\S)/, '')))
}

/** Prints the document, holds its words against the model's in their order, and answers with its pages. */
export async function expectSameWords(doc: OfficialDocument): Promise<string[]> {
  const printed = await pagesOf(await toPdf(doc))
  let rest = printed.join('')
  const heads = new Set(tablesOf(doc).flatMap((table) => table.header.flat().map(({ text }) => text)))
  for (const line of documentText(doc)) {
    // Cells of a head that span rows are drawn after the others, so only their presence is asked for.
    if (heads.has(line)) {
      expect(printed.join('')).toContain(bare(line))
      continue
    }
    const at = rest.indexOf(bare(line))
    expect(at, `“${line}” is on the paper, in its place`).toBeGreaterThanOrEqual(0)
    rest = rest.slice(at + bare(line).length)
  }
  expect(printed.join('')).toBe(printed.join('').normalize('NFC'))
  return printed
}

/**
 * Holds the package together as a program that opens it does: every part has a type, every relation leads somewhere, every
 * reference of the text is a relation, each picture's workbook opens by itself. And the words that come back through our
 * reader of other people's files are the model's.
 */
export function expectWordOpens(docx: Uint8Array, doc: OfficialDocument): void {
  const files = unzipSync(docx)
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  const types = parseXml(text('[Content_Types].xml'))
  const known = new Set(types.children.map(({ attributes }) => attributes['PartName'] ?? `.${attributes['Extension']}`))
  for (const name of Object.keys(files).filter((each) => each !== '[Content_Types].xml' && !each.endsWith('/')))
    expect(known.has(`/${name}`) || known.has(`.${name.split('.').at(-1)}`), `${name} has a type`).toBe(true)
  for (const name of Object.keys(files).filter((each) => each.endsWith('.rels'))) {
    const from = path.posix.dirname(path.posix.dirname(name))
    const relations = parseXml(text(name)).children.map(({ attributes }) => attributes)
    for (const { Target = '', TargetMode } of relations) {
      const at = Target.startsWith('/') ? Target.slice(1) : path.posix.join(from, Target)
      if (TargetMode !== 'External') expect(Object.keys(files), `${name} leads to ${Target}`).toContain(at)
    }
    const ids = new Set(relations.map(({ Id }) => Id))
    const owner = path.posix.join(from, path.posix.basename(name, '.rels'))
    for (const [, id] of text(owner).matchAll(/ r:(?:id|embed|link)="([^"]+)"/g))
      expect(ids.has(id), `${owner} refers to ${id}`).toBe(true)
  }
  for (const { workbook, series } of wordCharts(docx))
    expect(read(workbook, { type: 'array' }).SheetNames.length, `${series.length} series have a workbook`).toBe(1)
  const said = docxText({
    document: text('word/document.xml'),
    numbering: text('word/numbering.xml'),
    styles: text('word/styles.xml'),
  })
  const drawn = new Set([doc, ...doc.annexes].flatMap(({ blocks }) => blocks.flatMap(drawnWords)))
  for (const line of documentText(doc).filter((each) => !drawn.has(each))) expect(bare(said)).toContain(bare(line))
}

/** The values of each chart in a Word file, series by series, and the workbook that Word opens to change them. */
export function wordCharts(docx: Uint8Array): { series: (number | null)[][]; workbook: Uint8Array }[] {
  const files = unzipSync(docx)
  const names = Object.keys(files).filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
  return names.sort(byNumber).map((name) => {
    const chart = parseXml(Buffer.from(files[name] ?? []).toString('utf8'))
    const series = [...descendants(chart, 'c:ser')].map((one) => {
      const cache = [...descendants(one, 'c:val')].flatMap((values) => [...descendants(values, 'c:numCache')])[0]
      const values = Array.from<number | null>({
        length: Number(child(cache, 'c:ptCount')?.attributes['val'] ?? 0),
      }).fill(null)
      for (const point of cache?.children ?? [])
        if (point.name === 'c:pt') values[Number(point.attributes['idx'])] = Number(child(point, 'c:v')?.text)
      return values
    })
    const rels = Buffer.from(files[name.replace('charts/', 'charts/_rels/').concat('.rels')] ?? []).toString('utf8')
    const target = parseXml(rels).children.find(({ attributes }) => attributes['Target']?.endsWith('.xlsx'))
    const at = target?.attributes['Target'] ?? ''
    const workbook = files[at.startsWith('/') ? at.slice(1) : path.posix.join('word/charts', at)]
    expect(workbook, `${name} has a workbook`).toBeDefined()
    return { series, workbook: workbook ?? new Uint8Array() }
  })
}

function byNumber(left: string, right: string): number {
  return Number(/\d+/.exec(left)) - Number(/\d+/.exec(right))
}

/** Words that stand in a picture and not in the text. */
function drawnWords(block: Block): string[] {
  if (block.kind === 'chart') return block.bars.flatMap((bar) => [bar.label, barText(bar.value, bar.target)])
  return block.kind === 'course' ? courseRows(block).flat() : []
}

/** Every font of the file is inside it, and is Tinos, which has the letters and widths of Times New Roman. */
export function expectFontsInside(pdf: Uint8Array): void {
  const file = Buffer.from(pdf).toString('latin1')
  const fonts = [...file.matchAll(/\/BaseFont\s*\/([^\s/]+)/g)].map(([, name]) => name)
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.every((name) => name?.includes('+Tinos'))).toBe(true)
  expect(file).toMatch(/\/FontFile[23]?\s/)
  expect(file).toContain('pdfaid:part>2<')
}

function tablesOf(doc: OfficialDocument): Table[] {
  return [doc, ...doc.annexes].flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
}
