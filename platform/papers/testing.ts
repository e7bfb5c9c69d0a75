/** A printed document against its model, for tests of any feature that prints. */
import { extractText } from 'unpdf'
import { expect } from 'vitest'
import { documentText } from './document-text.ts'
import type { OfficialDocument, Table } from './official-document.ts'
import { toPdf } from './pdf.ts'

const bare = (text: string) => text.replace(/\s+/g, '')

/** Words of each page without its page number, which stands first on every page but the first of a part. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(pdf.slice(), { mergePages: false })
  return text.map((page) => bare(page).replace(/^\d+(?=\D)/, ''))
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
