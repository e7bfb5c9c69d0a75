import { decodeXml } from '../xml.ts'
import { numberingReader } from './docx-numbering.ts'

export type WordTexts = { readonly document: string; readonly numbering: string; readonly styles: string }

/**
 * The words of a Word file: one line a paragraph, with the number that Word puts before it. A row of a table is one line
 * with tabs between its cells; a row of one or two cells that hold several paragraphs is no list but layout (the head and
 * the foot of a document), so each of its paragraphs is a line, the left cell first.
 * Deleted text of tracked changes and field codes are not part of what a reader sees.
 */
export function docxText({ document, numbering, styles }: WordTexts): string {
  const markOf = numberingReader(numbering, styles)
  const page: string[] = []
  const rows: { cells: string[][]; cell: string[] }[] = []
  let current = ''
  let hidden = 0
  // Of the open paragraph: what its properties say, and whether its end was deleted, so that it runs into the next.
  let old = 0
  let inProperties = false
  let list: string | null = null
  let level: number | null = null
  let style: string | null = null
  let endDeleted = false
  let mark = ''
  for (const [token, name, text] of tokens(document)) {
    const closes = token.startsWith('</')
    const opens = !closes && !token.endsWith('/>')
    if (name === 'w:pPrChange') old += closes ? -1 : opens ? 1 : 0
    else if (old > 0) continue
    else if (name === 'w:pPr' && !closes) {
      inProperties = opens
      list = level = style = null
      endDeleted = false
    } else if (name === 'w:pPr') {
      inProperties = false
      if (!endDeleted && hidden === 0 && current.trim() === '') current = mark = markOf({ list, level }, style)
    } else if (inProperties) {
      if (name === 'w:numId') list = valueIn(token)
      else if (name === 'w:ilvl') level = Number(valueIn(token))
      else if (name === 'w:pStyle') style = valueIn(token)
      else if (name === 'w:del') endDeleted = true
    } else if (name === 'w:del' || name === 'w:instrText' || name === 'mc:Fallback')
      hidden += closes ? -1 : opens ? 1 : 0
    else if (hidden > 0) continue
    else if (text !== '') current += text
    else if (name === 'w:tab' || name === 'w:ptab') current += '\t'
    else if (name === 'w:br' || name === 'w:cr') current += '\n'
    else if (name === 'w:noBreakHyphen') current += '-'
    else if (token === '</w:p>' && endDeleted) endDeleted = false
    else if (token === '</w:p>') {
      const into = rows.at(-1)?.cell ?? page
      into.push(current === mark ? '' : current)
      current = mark = ''
    } else if (name === 'w:tr' && opens) rows.push({ cells: [], cell: [] })
    else if (token === '</w:tc>') closeCell(rows.at(-1))
    else if (token === '</w:tr>') {
      const lines = rowLines(rows.pop()?.cells ?? [])
      const into = rows.at(-1)?.cell ?? page
      for (const line of lines) into.push(line)
    }
  }
  if (current !== '') page.push(current)
  return page.join('\n').normalize('NFC')
}

function closeCell(row: { cells: string[][]; cell: string[] } | undefined): void {
  row?.cells.push(row.cell.map((text) => text.trim()).filter((text) => text !== ''))
  if (row) row.cell = []
}

function rowLines(cells: readonly string[][]): string[] {
  const filled = cells.filter((cell) => cell.length > 0)
  const isLayout = filled.length <= 2 && filled.some((cell) => cell.length > 1)
  return isLayout ? filled.flat() : [cells.map((cell) => cell.join(' ')).join('\t')]
}

function valueIn(token: string): string | null {
  return /\bw:val="([^"]*)"/.exec(token)?.[1] ?? null
}

/** Tags, and the text of `w:t` elements; nothing else in the file is text. */
function* tokens(xml: string): Generator<[token: string, name: string, text: string]> {
  let inText = false
  for (const [token] of xml.matchAll(/<[^<>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      if (inText) yield [token, '', decodeXml(token)]
      continue
    }
    const name = /^<\/?([^\s/>]+)/.exec(token)?.[1] ?? ''
    if (name === 'w:t') inText = !token.startsWith('</') && !token.endsWith('/>')
    else yield [token, name, '']
  }
}
