import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Lang, langs } from '../../platform/words/words.ts'

type Item = { file: string; name?: string; isEntry?: boolean; css?: string[]; imports?: string[] }

export type Script = {
  readonly url: string
  /** What it will ask for at once: named beforehand, it comes at the same time. */
  readonly parts: readonly string[]
  /** What it will ask for besides where the page has forms that phones keep. */
  readonly forms: readonly string[]
}

/** Addresses of the built files by area, and scripts by language. Without a build there are none, and pages do without. */
export type Assets = {
  readonly folder: string
  styles(entry: string): readonly string[]
  script(entry: string, lang: Lang): Script | undefined
}

export function readAssets(root: string): Assets {
  const folder = path.join(root, 'dist', 'client')
  const read = (name: string): Readonly<Record<string, Item>> => {
    const at = path.join(folder, `${name}.json`)
    return existsSync(at) ? JSON.parse(readFileSync(at, 'utf8')) : {}
  }
  const styles = read('styles')
  const scripts = new Map(langs.map((lang) => [lang, read(lang)]))
  // A part that several entries share may have the name of one of them.
  const find = (items: Readonly<Record<string, Item>>, entry: string) =>
    Object.values(items).find((item) => item.isEntry && item.name === entry)
  return {
    folder,
    styles: (entry) => {
      const item = find(styles, entry)
      return item ? [`/${item.file}`] : []
    },
    script: (entry, lang) => {
      const items = scripts.get(lang) ?? {}
      const item = find(items, entry)
      const around = (each: Item | undefined) =>
        each ? [each, ...(each.imports ?? []).flatMap((key) => items[key] ?? [])].map(({ file }) => `/${file}`) : []
      const [url, ...parts] = around(item)
      const together = Object.values(items).find(({ name }) => name === 'forms')
      const forms = around(together).filter((each) => each !== url && !parts.includes(each))
      return url === undefined ? undefined : { url, parts, forms }
    },
  }
}
