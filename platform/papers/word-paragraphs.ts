/** Paragraphs of a Word file with their styles worked out, as Word shows them: what the Decree 30 checker measures. */
import { unzipSync } from 'fflate'
import { child, descendants, type Element, parseXml, textOf } from './xml.ts'

export type WordParts = { readonly document: string; readonly styles: string; readonly headers: readonly string[] }
export type WordParagraph = {
  readonly element: Element
  readonly style: string
  readonly text: string
  /** Half-points; not a number where the paragraph's letters differ. */
  readonly size: number
  /** Undefined where some letters are and some are not. */
  readonly bold: boolean | undefined
  readonly italic: boolean | undefined
  /** Any letter of it. */
  readonly underlined: boolean
  readonly align: string
  readonly firstLine: number
  readonly spacing: Readonly<Record<string, string>>
  readonly runs: readonly Readonly<Record<string, Readonly<Record<string, string>>>>[]
}

export function wordParts(docx: Uint8Array): WordParts {
  const files = unzipSync(docx)
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  const headers = Object.keys(files).filter((name) => /^word\/header\d+\.xml$/.test(name))
  return { document: text('word/document.xml'), styles: text('word/styles.xml'), headers: headers.map(text) }
}

type Properties = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A reader of paragraphs for one styles part: document defaults, then the style and its bases, then what stands in place. */
export function paragraphReader(stylesXml: string): (element: Element) => WordParagraph {
  const root = parseXml(stylesXml)
  const defaults = child(root, 'w:docDefaults')
  const styles = new Map([...descendants(root, 'w:style')].map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const inherited = (id: string, kind: 'w:pPr' | 'w:rPr', depth = 0): Properties => {
    const style = styles.get(id)
    if (style === undefined || depth > 10) return {}
    return {
      ...inherited(child(style, 'w:basedOn')?.attributes['w:val'] ?? '', kind, depth + 1),
      ...properties(child(style, kind)),
    }
  }
  const base = (kind: 'w:pPr' | 'w:rPr') => properties(child(child(defaults, `${kind}Default`), kind))
  return (element) => {
    const own = child(element, 'w:pPr')
    const id = child(own, 'w:pStyle')?.attributes['w:val'] ?? ''
    const paragraph = { ...base('w:pPr'), ...inherited(id, 'w:pPr'), ...properties(own) }
    const run = { ...base('w:rPr'), ...inherited(id, 'w:rPr') }
    const found = [...descendants(element, 'w:r')].map((it) => ({ ...run, ...properties(child(it, 'w:rPr')) }))
    const runs = found.length === 0 ? [run] : found
    return {
      element,
      style: id,
      text: textOf(element),
      size: shared(runs.map((it) => Number(it['w:sz']?.['w:val'] ?? 20))) ?? Number.NaN,
      bold: shared(runs.map((it) => isOn(it['w:b']))),
      italic: shared(runs.map((it) => isOn(it['w:i']))),
      underlined: runs.some((it) => it['w:u'] !== undefined && it['w:u']['w:val'] !== 'none'),
      align: paragraph['w:jc']?.['w:val'] ?? 'left',
      firstLine: Number(paragraph['w:ind']?.['w:firstLine'] ?? 0),
      spacing: paragraph['w:spacing'] ?? {},
      runs,
    }
  }
}

/** The one value they all have. */
function shared<Value>(values: readonly Value[]): Value | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined
}

function properties(element: Element | undefined): Properties {
  return Object.fromEntries((element?.children ?? []).map((it) => [it.name, it.attributes]))
}

export function isOn(flag: Readonly<Record<string, string>> | undefined): boolean {
  return flag !== undefined && !['0', 'false', 'off'].includes(flag['w:val'] ?? 'true')
}
