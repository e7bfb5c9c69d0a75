import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { build, InlineConfig, Plugin } from 'vite'
import { type Lang, langs } from '../../platform/words/words.ts'
import { onlyIn } from './one-language.ts'

/** What browsers get, named by content: styles by area, and scripts in each language. */
const styles: Readonly<Record<string, string>> = {
  desk: 'platform/kit/desk.css',
  public: 'platform/kit/public.css',
  field: 'platform/kit/field.css',
  picture: 'platform/kit/picture.css',
}
const scripts: Readonly<Record<string, string>> = { phone: 'doors/phone/main.tsx' }
/** What a phone keeps, so that the field area opens without a network. */
const keptStyles = ['field', 'picture']

/** A contract names roles and orders; of what stands behind them, only what a phone uses may come along. */
const fewestBytes = {
  moduleSideEffects: (id: string) => !/node_modules|\/platform\/(db|access|words|journal)\/|\/features\//.test(id),
  manualPureFunctions: ['command', 'fieldCommand', 'problems', 'catalogue', 'createContext', 'icon', 'v'],
}

/** What a part needs is named by the page (`document.tsx`) or kept on the phone: nothing need stand round an `import()`. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
}

/** The one script is one file, and so is what the pages with forms need beside it: a slow line counts requests. */
function fewFiles(root: string) {
  const [main, forms] = ['doors/phone/main.tsx', 'doors/phone/forms-part.tsx'].map((file) => path.join(root, file))
  let before: ReadonlySet<string> | undefined
  let wanted: ReadonlySet<string> | undefined
  return {
    debugName: 'few-files',
    includeDependenciesRecursively: false,
    name: (id: string, graph: ModuleGraph) => {
      before ??= reachedFrom(main, graph)
      wanted ??= reachedFrom(forms, graph)
      return before.has(id) ? 'phone' : wanted.has(id) ? 'forms' : null
    },
  }
}

type ModuleGraph = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }

function reachedFrom(start = '', graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set([start])
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}

/** Builds the browser's part when anything it is made of has changed since the last build. */
export async function buildWhenStale(root: string): Promise<boolean> {
  const out = path.join(root, 'dist', 'client')
  const mark = path.join(out, '.made-of')
  const digest = digestOf(root)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return false
  // Only where there is something to build: a start waits for nothing that it does not need.
  const { build: bundle } = await import('vite')
  await bundle(configOf(root, out, styles, {}))
  for (const lang of langs) await bundle(configOf(root, out, scripts, { lang }))
  await buildServiceWorker(root, out, bundle)
  compress(path.join(out, 'assets'))
  writeFileSync(mark, digest)
  return true
}

/** Styles come first and empty the folder; both languages' scripts join them. */
function configOf(
  root: string,
  out: string,
  entries: Readonly<Record<string, string>>,
  { lang }: { lang?: Lang },
): InlineConfig {
  return {
    ...shared(root),
    base: '/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: lang ? [onlyIn(lang, root), plainImports] : [],
    build: {
      outDir: out,
      emptyOutDir: lang === undefined,
      manifest: `${lang ?? 'styles'}.json`,
      target: ['chrome109', 'safari16.4'],
      cssMinify: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)])),
        treeshake: fewestBytes,
        ...(lang ? { output: { codeSplitting: { groups: [fewFiles(root)] } } } : {}),
      },
    },
  }
}

function shared(root: string): InlineConfig {
  return { root, configFile: false, logLevel: 'warn', publicDir: false }
}

type Item = { file: string; name?: string; isEntry?: boolean; css?: string[]; assets?: string[] }

/** The service worker is one file at a fixed address; it learns the names of the files it keeps from the manifests. */
async function buildServiceWorker(root: string, out: string, bundle: typeof build): Promise<void> {
  const itemsOf = (name: string) =>
    Object.values(JSON.parse(readFileSync(path.join(out, `${name}.json`), 'utf8')) as Record<string, Item>)
  const kept = [...itemsOf('styles').filter(({ name = '' }) => keptStyles.includes(name)), ...langs.flatMap(itemsOf)]
  const files = new Set(kept.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]))
  await bundle({
    ...shared(root),
    define: { __KEPT_FILES__: JSON.stringify([...files].map((file) => `/${file}`)) },
    build: {
      outDir: path.join(out, 'worker'),
      emptyOutDir: true,
      target: ['chrome109', 'safari16.4'],
      rolldownOptions: {
        input: path.join(root, 'doors/phone/service-worker.ts'),
        output: { entryFileNames: 'service-worker.js', format: 'iife' },
      },
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
