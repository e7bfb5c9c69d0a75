import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { floors, sideways } from '../features/floors.ts'

// What the house allows, read from the source as text. There is no list of exceptions.

export type Source = {
  readonly file: string
  readonly text: string
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[]
}

const root = path.resolve(import.meta.dirname, '..')
const floorOf = new Map(floors.flatMap((rooms, height) => rooms.map((room) => [room as string, height] as const)))

/** Every source file of the three storeys, with what it imports: our own files by path, packages by name. */
export function readSources(): Source[] {
  return ['platform', 'features', 'doors']
    .flatMap((storey) => filesOf(path.join(root, storey), /\.(tsx?|mjs)$/))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return { file, text, imports: importsOf(file, text) }
    })
}

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

function importsOf(file: string, text: string): Source['imports'] {
  const found = [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ]
  return found.map((match) => {
    const to = match[2] ?? match[3] ?? match[4] ?? ''
    return {
      typeOnly: match[1] !== undefined,
      to: to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to,
    }
  })
}

const storeyOf = (file: string) => file.split('/')[0] ?? ''
const roomOf = (file: string) => file.split('/')[1] ?? ''
const insideRoom = (file: string) => file.split('/').slice(2).join('/')
export const isTest = (file: string) =>
  /\.test\.tsx?$|\/testing\.ts$|\/test-cluster\.ts$|fixtures\.ts$|\/gallery\/|\/gallery[^/]*\.tsx?$|\/markup\.ts$/.test(
    file,
  )

/** Doors → features → platform → nothing of ours; and nobody imports a door. */
export function brokenStoreys(sources: readonly Source[]): string[] {
  const height: Record<string, number> = { platform: 0, features: 1, doors: 2 }
  return pairs(sources, ({ file }, to) => {
    if (isTest(file) || !(storeyOf(to) in height)) return undefined
    const up = (height[storeyOf(to)] ?? 0) > (height[storeyOf(file)] ?? 0)
    return up ? `${file} looks up at ${to}` : undefined
  })
}

/** Between features only contract, reads, rules and words, downwards by floor; sideways only as floors.ts says. */
export function brokenWalls(sources: readonly Source[]): string[] {
  return pairs(sources, ({ file }, to) => {
    if (storeyOf(file) !== 'features' || storeyOf(to) !== 'features' || isTest(file)) return undefined
    const [from, target] = [roomOf(file), roomOf(to)]
    if (from === target || from === 'registry.ts' || from === 'floors.ts') return undefined
    if (!/^(contract|reads|words)\.ts$|^rules(\.ts$|\/)/.test(insideRoom(to))) return `${file} reaches into ${to}`
    if (!floorOf.has(from) || !floorOf.has(target)) return `${file} or ${to} stands on no floor`
    return mayLookAt(from, target) ? undefined : `${file} looks up or sideways at ${to}`
  })
}

/** Contracts, rules, words and screens run on a phone: nothing of the server may come with them. */
export function notForPhones(sources: readonly Source[]): string[] {
  const phone =
    /^features\/[^/]+\/(contract\.ts|rules(\.ts|\/.*)|words\.ts|screens\/.*)$|^platform\/(kit|words|clock|sync)\/|^doors\/phone\/main\.tsx$/
  const server =
    /^(node:|pg$|kysely|hono|docx|hucre|@e965|@myriaddreamin)|\/handlers(\.ts|\/)|\/reads\.ts$|^platform\/(db|papers|watch)\/|^platform\/journal\/(inbox|changes)\.ts$/
  const known = new Map(sources.map((source) => [source.file, source]))
  return sources
    .filter(({ file }) => phone.test(file) && !isTest(file))
    .flatMap(({ file }) =>
      carried(known, file)
        .filter((to) => server.test(to))
        .map((to) => `${file} takes ${to} to the phone`),
    )
}

/** Everything that a file brings along by value, however far away. */
function carried(known: ReadonlyMap<string, Source>, start: string): string[] {
  const found = new Set<string>()
  const open = [start]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const { to, typeOnly } of known.get(file)?.imports ?? []) {
      if (typeOnly || found.has(to)) continue
      found.add(to)
      open.push(to)
    }
  }
  return [...found]
}

/** A feature's folder is a closed list of files (decision 0002). */
export function strangeFiles(sources: readonly Source[]): string[] {
  const known =
    /^(contract|rules|handlers|reads|jobs|paper|words|fixtures)\.ts$|^(rules|handlers|reads|paper|screens)\/[a-z0-9-]+(\.island)?\.tsx?$|\.test\.tsx?$/
  return sources
    .filter(({ file }) => storeyOf(file) === 'features' && file.split('/').length > 2)
    .filter(({ file }) => !known.test(insideRoom(file)))
    .map(({ file }) => `${file} is not in the closed list of a feature's files`)
}

/** Only platform/access makes a Scope, only platform/journal writes the journal, only platform/papers knows documents. */
export function strayHands(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => !isTest(file))
    .flatMap(({ file, text, imports }) => [
      ...(/\bas Scope\b/.test(text) && !file.startsWith('platform/access/') ? [`${file} makes a Scope`] : []),
      ...(/(insert into|update|delete from)\s+journal_/i.test(text) && !file.startsWith('platform/journal/')
        ? [`${file} writes the journal`]
        : []),
      ...(imports.some(({ to }) => /^(docx|hucre|@e965\/xlsx|@myriaddreamin|unpdf|fflate|uqr)/.test(to)) &&
      !file.startsWith('platform/papers/')
        ? [`${file} knows documents`]
        : []),
    ])
}

/** The areas stand on the server's frame and know nothing of one another; what starts the product joins them (0022). */
export function brokenDoors(sources: readonly Source[]): string[] {
  const height: Record<string, number> = { server: 0, office: 1, phone: 1, public: 1, cli: 2 }
  return pairs(sources, ({ file }, to) => {
    if (storeyOf(file) !== 'doors' || storeyOf(to) !== 'doors' || isTest(file) || roomOf(file) === roomOf(to))
      return undefined
    const down = (height[roomOf(to)] ?? 9) < (height[roomOf(file)] ?? -1)
    return down ? undefined : `${file} opens the door of ${to}`
  })
}

/** Every step of the schema, and every table by the room that made it. */
export function readSchema(): { steps: Step[]; tables: ReadonlyMap<string, string> } {
  const steps = ['platform', 'features']
    .flatMap((storey) => filesOf(path.join(root, storey), /\.sql$/))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8').replace(/--.*$/gm, '') }))
  const made = steps.flatMap(({ file, text }) =>
    [...text.matchAll(/\bcreate table (?:if not exists )?(\w+)/g)].map(
      (match) => [match[1] ?? '', roomOf(file)] as const,
    ),
  )
  return { steps, tables: new Map(made) }
}

type Step = { readonly file: string; readonly text: string }

/** A feature's code names its own tables alone: what stands in others, their reads tell. A door names none. */
export function foreignTables(sources: readonly Source[], tables: ReadonlyMap<string, string>): string[] {
  return sources
    .filter(({ file }) => !isTest(file))
    .flatMap(({ file, text }) =>
      tablesIn(text, tables)
        // The platform's rooms are one storey; of a feature's tables it knows nothing.
        .filter(([, room]) => room !== roomOf(file) && (storeyOf(file) !== 'platform' || floorOf.has(room)))
        .map(([table]) => `${file} names ${table}`),
    )
}

/** A step makes and changes its own room's tables; foreign keys, and what it takes over into them, only point down. */
export function strangeSteps(steps: readonly Step[], tables: ReadonlyMap<string, string>): string[] {
  return steps.flatMap(({ file, text }) => {
    const own = roomOf(file)
    const changed = [
      ...text.matchAll(
        /\b(?:create table|alter table|drop table|insert into|update|delete from|create (?:unique )?index \w+ on)\s+(\w+)/g,
      ),
    ]
    return [
      ...changed.flatMap(([what, table = '']) =>
        (tables.get(table) ?? own) === own ? [] : [`${file}: ${what} is not its own`],
      ),
      ...tablesIn(text, tables).flatMap(([table, room]) => (mayLookAt(own, room) ? [] : [`${file} leans on ${table}`])),
    ]
  })
}

/** Down by floor, sideways as floors.ts says; the platform lies under all of it. */
function mayLookAt(from: string, to: string): boolean {
  const [here, there] = [floorOf.get(from), floorOf.get(to)]
  if (from === to || there === undefined) return true
  return here !== undefined && (there < here || (there === here && sideways[from]?.includes(to) === true))
}

function tablesIn(text: string, tables: ReadonlyMap<string, string>): [string, string][] {
  const named = new Set(text.match(/\b[a-z]+_[a-z_]+\b/g))
  return [...tables].filter(([table]) => named.has(table))
}

/** Import rings among our own files, by value (types vanish before anything runs). */
export function rings(sources: readonly Source[]): string[] {
  const known = new Map(
    sources.map((source) => [source.file, source.imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to)]),
  )
  const state = new Map<string, 'open' | 'closed'>()
  const found: string[] = []
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'closed') return
    if (state.get(file) === 'open') {
      found.push([...way.slice(way.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const next of known.get(file) ?? []) if (known.has(next)) visit(next, [...way, file])
    state.set(file, 'closed')
  }
  for (const file of known.keys()) visit(file, [])
  return found
}

function pairs(sources: readonly Source[], judge: (source: Source, to: string) => string | undefined): string[] {
  return sources.flatMap((source) => source.imports.flatMap(({ to }) => judge(source, to) ?? []))
}
