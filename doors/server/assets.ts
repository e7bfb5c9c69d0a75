import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

type Item = { file: string; name?: string; isEntry?: boolean; css?: string[]; imports?: string[] }

/** Addresses of the built files by area: `{ desk: '/assets/desk-x1.css' }`. */
export type Assets = {
  readonly folder: string
  url(entry: string): string | undefined
  styles(entry: string): readonly string[]
  /** What a script will ask for at once: named beforehand, it comes at the same time. */
  parts(entry: string): readonly string[]
}

export function readAssets(root: string): Assets {
  const folder = path.join(root, 'dist', 'client')
  const at = path.join(folder, '.vite', 'manifest.json')
  const items = existsSync(at) ? (JSON.parse(readFileSync(at, 'utf8')) as Record<string, Item>) : {}
  // A part that several entries share may have the name of one of them.
  const find = (entry: string) => Object.values(items).find((item) => item.isEntry && item.name === entry)
  return {
    folder,
    url: (entry) => {
      const item = find(entry)
      return item && `/${item.file}`
    },
    parts: (entry) => (find(entry)?.imports ?? []).flatMap((key) => items[key] ?? []).map(({ file }) => `/${file}`),
    styles: (entry) => {
      const item = find(entry)
      if (!item) return []
      return item.file.endsWith('.css') ? [`/${item.file}`] : (item.css ?? []).map((file) => `/${file}`)
    },
  }
}
