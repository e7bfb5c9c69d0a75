import { decodeXml } from '../xml.ts'

/**
 * The words of a Word file's `document.xml`: one line a paragraph, a table row on one line with tabs between cells.
 * Deleted text of tracked changes and field codes are not part of what a reader sees.
 */
export function docxText(xml: string): string {
  const lines: string[] = []
  let row: string[] | null = null
  let current = ''
  let hidden = 0
  for (const [token, name, text] of tokens(xml)) {
    if (name === 'w:del' || name === 'w:instrText' || name === 'mc:Fallback')
      hidden += token.startsWith('</') ? -1 : token.endsWith('/>') ? 0 : 1
    else if (hidden > 0) continue
    else if (text !== '') current += text
    else if (name === 'w:tab' || name === 'w:ptab') current += '\t'
    else if (name === 'w:br' || name === 'w:cr') current += '\n'
    else if (name === 'w:noBreakHyphen') current += '-'
    else if (token === '</w:p>' && row !== null) current += ' '
    else if (token === '</w:p>') current = flush(lines, current)
    else if (name === 'w:tr' && !token.startsWith('</')) row = []
    else if (token === '</w:tc>') current = flush(row ?? lines, current.trim())
    else if (token === '</w:tr>') {
      lines.push((row ?? []).join('\t'))
      row = null
    }
  }
  if (current !== '') lines.push(current)
  return lines.join('\n').normalize('NFC')
}

function flush(target: string[], text: string): string {
  target.push(text)
  return ''
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
