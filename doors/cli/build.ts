import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build as bundle } from 'vite'

/** What browsers get: styles and scripts by area, named by content. */
const entries: Readonly<Record<string, string>> = {
  desk: 'platform/kit/desk.css',
  public: 'platform/kit/public.css',
  field: 'platform/kit/field.css',
  phone: 'doors/phone/main.tsx',
  lock: 'doors/phone/lock-page.tsx',
}

/** A contract names roles and orders; of what stands behind them, only what a phone uses may come along. */
const fewestBytes = {
  moduleSideEffects: (id: string) => !/node_modules|\/platform\/(db|access|words|journal)\/|\/features\//.test(id),
  manualPureFunctions: ['command', 'problems', 'catalogue', 'createContext', 'icon'],
}

/** Builds the browser's part when anything it is made of has changed since the last build. */
export async function buildWhenStale(root: string): Promise<boolean> {
  const out = path.join(root, 'dist', 'client')
  const mark = path.join(out, '.made-of')
  const digest = digestOf(root)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return false
  await bundle({
    root,
    configFile: false,
    logLevel: 'warn',
    base: '/',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: out,
      emptyOutDir: true,
      manifest: true,
      target: ['chrome109', 'safari16.4'],
      cssMinify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)])),
        treeshake: fewestBytes,
      },
    },
  })
  const worker = path.join(root, 'doors/phone/service-worker.ts')
  if (existsSync(worker)) await buildServiceWorker(root, worker, out)
  compress(path.join(out, 'assets'))
  mkdirSync(out, { recursive: true })
  writeFileSync(mark, digest)
  return true
}

type Item = {
  file: string
  name?: string
  isEntry?: boolean
  css?: string[]
  assets?: string[]
  imports?: string[]
  dynamicImports?: string[]
}

/** The service worker is one file at a fixed address; it learns the names of the files it keeps from the manifest. */
async function buildServiceWorker(root: string, entry: string, out: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(path.join(out, '.vite', 'manifest.json'), 'utf8')) as Record<string, Item>
  const files = new Set<string>()
  const take = (key: string) => {
    const item = manifest[key]
    if (!item || files.has(item.file)) return
    for (const file of [item.file, ...(item.css ?? []), ...(item.assets ?? [])]) files.add(file)
    for (const other of [...(item.imports ?? []), ...(item.dynamicImports ?? [])]) take(other)
  }
  for (const [key, { name = '', isEntry }] of Object.entries(manifest))
    if (isEntry && ['phone', 'lock', 'field'].includes(name)) take(key)
  await bundle({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __KEPT_FILES__: JSON.stringify([...files].map((file) => `/${file}`)) },
    build: {
      outDir: path.join(out, 'worker'),
      emptyOutDir: true,
      target: ['chrome109', 'safari16.4'],
      rolldownOptions: { input: entry, output: { entryFileNames: 'service-worker.js', format: 'iife' } },
    },
  })
}

/** Slow phones get the smallest file; made once here and not at every request. */
function compress(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const file = path.join(folder, name)
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

function digestOf(root: string): string {
  const hash = createHash('sha256')
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = path.join(folder, entry.name)
      if (entry.isDirectory()) visit(at)
      else if (/\.(tsx?|css)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
        hash.update(entry.name).update(readFileSync(at))
    }
  }
  for (const storey of ['features', 'platform', 'doors'])
    if (statSync(path.join(root, storey)).isDirectory()) visit(path.join(root, storey))
  return hash.update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
}
