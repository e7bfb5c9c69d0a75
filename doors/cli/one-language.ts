import path from 'node:path'
import type { Plugin } from 'vite'
import type { Lang } from '../../platform/words/words.ts'

/**
 * Leaves one language's words in what a phone gets: of every `{ vi: '…', en: '…' }` the other's sentence goes. A page is
 * in one language, names the script of that one, and never asks for the other's.
 */
export function onlyIn(lang: Lang, root: string): Plugin {
  const other = lang === 'vi' ? 'en' : 'vi'
  const ours = ['features', 'platform', 'doors'].map((storey) => path.join(root, storey))
  return {
    name: 'one-language',
    enforce: 'post',
    transform(code, id) {
      if (!ours.some((storey) => id.startsWith(storey)) || !/\bvi\b/.test(code)) return null
      const cuts: [from: number, to: number][] = []
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return
        const { type, properties } = node as { type?: string; properties?: readonly Part[] }
        if (type === 'ObjectExpression' && properties && isPhrase(properties)) {
          const at = properties.findIndex((part) => nameOf(part) === other)
          const [before, part, after] = [properties[at - 1], properties[at], properties[at + 1]]
          if (part) cuts.push(after ? [part.start, after.start] : [before?.end ?? part.start, part.end])
        }
        for (const each of Object.values(node)) visit(each)
      }
      visit(this.parse(code))
      const left = cuts
        .sort(([one], [another]) => another - one)
        .reduce((text, [from, to]) => text.slice(0, from) + text.slice(to), code)
      return { code: left, map: null }
    },
  }
}

type Part = { start: number; end: number; key?: { name?: string; value?: unknown }; value?: { type?: string } }

/** Written down in both languages; what is put together while the program runs is left alone. */
function isPhrase(parts: readonly Part[]): boolean {
  const written = parts
    .filter(({ value }) => value?.type === 'Literal' || value?.type === 'TemplateLiteral')
    .map(nameOf)
  return written.includes('vi') && written.includes('en')
}

function nameOf({ key }: Part): string {
  return String(key?.name ?? key?.value)
}
