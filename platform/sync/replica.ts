import { inTurn } from './in-turn.ts'
import type { Store } from './store.ts'
import type { Sealed, Vault } from './vault.ts'

// What a phone keeps of its owner's scope, so that it can be searched and counted with no network. It comes from the
// server page by page, is written down sealed, and can be interrupted anywhere.

export type Row = { readonly id: string; readonly teamId: string }
type Rows = Readonly<Record<string, Row>>

/** A row that this scope no longer has, and what the server says about why. */
export type Gone<Because> = { readonly noun: string; readonly id: string; readonly because: Because }

/** One answer of the server. */
export type ReplicaPage<Nouns extends Rows, Standing, Because> = {
  /** Where to go on from. */
  readonly at: string
  /** The first page of all there is: what was kept before is replaced once the last page has come. */
  readonly fresh: boolean
  readonly more: boolean
  /** The teams in sight. Rows of any other team are dropped at once. */
  readonly teamIds: readonly string[]
  /** What is small, and comes whole each time; null: nothing at all is new, and it is what it was. */
  readonly standing: Standing | null
  readonly rows: { readonly [Noun in keyof Nouns]: readonly Nouns[Noun][] }
  readonly gone: readonly Gone<Because>[]
}

/** Where one person's sealed values lie, by name. In the browser it is IndexedDB. */
export type SealedStore = {
  get(names: readonly string[]): Promise<readonly (Sealed | undefined)[]>
  /** One stroke: all of it or nothing. */
  write(put: ReadonlyMap<string, Sealed>, remove: readonly string[]): Promise<void>
}

type Kept<Standing, Note> = {
  readonly at: string
  readonly generation: number
  /** The generation that stands until this one is whole. */
  readonly older: number | null
  readonly teamIds: readonly string[]
  readonly standing: Standing
  readonly takenAt: string
  readonly isEven: boolean
  readonly notes: readonly Note[]
}

export function sealedStore(store: Store, accountId: string): SealedStore {
  return {
    get: async (names) => {
      const tx = store.transaction('replica')
      const rows = await Promise.all(names.map((name) => tx.store.get([accountId, name])))
      return rows.map((row) => row?.contents)
    },
    write: async (put, remove) => {
      const tx = store.transaction('replica', 'readwrite')
      for (const name of remove) void tx.store.delete([accountId, name])
      for (const [name, contents] of put) void tx.store.put({ accountId, name, contents })
      await tx.done
    },
  }
}

/** What a page changed, for those who say in words what happened. */
export type Taken<Nouns extends Rows, Standing, Because> = {
  readonly before: Standing | undefined
  readonly after: Standing
  readonly came: { readonly [Noun in keyof Nouns]: readonly Nouns[Noun][] }
  readonly gone: readonly (Gone<Because> & { readonly row: Nouns[keyof Nouns] })[]
}

export type Replica<Nouns extends Rows, Standing, Because, Note> = {
  readonly accountId: string
  at(): string | undefined
  standing(): Standing | undefined
  /** When the last page was taken, by this phone's clock; undefined before the first. */
  takenAt(): string | undefined
  /** Whether everything there was at that time is here. */
  isEven(): boolean
  /** What its owner is still to read, or this phone to remember of its owner's own doings. */
  notes(): readonly Note[]
  changeNotes(to: (notes: readonly Note[]) => readonly Note[]): Promise<void>
  rows<Noun extends keyof Nouns & string>(noun: Noun): Promise<ReadonlyMap<string, Nouns[Noun]>>
  /** Some rows by id: opens only the chunks they lie in. */
  find<Noun extends keyof Nouns & string>(noun: Noun, ids: readonly string[]): Promise<ReadonlyMap<string, Nouns[Noun]>>
  take(page: ReplicaPage<Nouns, Standing, Because>): Promise<void>
  /** The next pull begins with nothing. */
  distrust(): Promise<void>
  /** Looks again at what is written down: another tab may have been there. */
  reload(): Promise<void>
}

/** Ids end at random, so sixteen chunks stay alike: a change rewrites one, a search of everything opens sixteen. */
const buckets = [...'0123456789abcdef']
const mostNotes = 30

export async function openReplica<Nouns extends Rows, Standing, Because, Note>(
  store: SealedStore,
  vault: Vault,
  nouns: readonly (keyof Nouns & string)[],
  tell: (taken: Taken<Nouns, Standing, Because>, notes: readonly Note[]) => readonly Note[],
): Promise<Replica<Nouns, Standing, Because, Note>> {
  const keptName = 'kept'
  const chunkName = (noun: string, generation: number, bucket: string) => `${noun} ${generation} ${bucket}`
  let kept: Kept<Standing, Note> | undefined
  const known = new Map<string, Promise<ReadonlyMap<string, Row>>>()

  const openAll = async (names: readonly string[]): Promise<unknown[]> => {
    const sealed = await store.get(names)
    return Promise.all(sealed.map((each) => each && vault.open(each).catch(() => undefined)))
  }
  const chunksOf = async (names: readonly string[]): Promise<Row[][]> =>
    (await openAll(names)).map((value) => (Array.isArray(value) ? (value as Row[]) : []))

  const reload = async () => {
    const [value] = await openAll([keptName])
    const now = value as Kept<Standing, Note> | undefined
    if (now?.at !== kept?.at || now?.isEven !== kept?.isEven) known.clear()
    kept = now
  }
  await reload()

  const generations = () => (kept ? [kept.older, kept.generation] : []).filter((each) => each !== null)
  const readRows = async (noun: string): Promise<ReadonlyMap<string, Row>> => {
    const names = generations().flatMap((generation) => buckets.map((bucket) => chunkName(noun, generation, bucket)))
    return new Map((await chunksOf(names)).flat().map((row) => [row.id, row]))
  }
  const find = async (noun: string, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> => {
    const all = known.get(noun)
    const wanted = new Set(ids)
    if (all) return new Map([...(await all)].filter(([id]) => wanted.has(id)))
    const lying = [...new Set(ids.map(bucketOf))]
    const names = generations().flatMap((generation) => lying.map((bucket) => chunkName(noun, generation, bucket)))
    const found = (await chunksOf(names)).flat().filter((row) => wanted.has(row.id))
    return new Map(found.map((row) => [row.id, row]))
  }
  const rows = <Noun extends keyof Nouns & string>(noun: Noun) => {
    const found = known.get(noun) ?? readRows(noun)
    known.set(noun, found)
    return found as Promise<ReadonlyMap<string, Nouns[Noun]>>
  }

  const writeKept = async (next: Kept<Standing, Note>, put = new Map<string, Sealed>(), remove: string[] = []) => {
    put.set(keptName, await vault.seal(next))
    await store.write(put, remove)
    kept = next
  }

  /** One at a time over all tabs, each on what the one before it wrote: a note must not undo a page, nor a page a note. */
  const inOrder = (work: () => Promise<void>) =>
    inTurn(`thonso-replica ${vault.accountId}`, async () => {
      await reload()
      await work()
    })

  const take = async (page: ReplicaPage<Nouns, Standing, Because>): Promise<void> => {
    const before = kept
    const standing = page.standing ?? before?.standing
    if (standing === undefined) throw new Error('The first page must say how things stand.')
    const generation = (before?.generation ?? 0) + (page.fresh || !before ? 1 : 0)
    // A generation that was never filled is worth nothing to the next one.
    const older = !before ? null : page.fresh ? (before.older ?? before.generation) : before.older
    const inSight = new Set(page.teamIds)
    const changed = new Map<string, Row[]>()
    const remove = new Set<string>()
    const gone: Taken<Nouns, Standing, Because>['gone'][number][] = []

    const edit = async (names: readonly string[], change: (rows: Row[], name: string) => Row[]) => {
      const found = await chunksOf(names)
      names.forEach((name, n) => {
        const old = changed.get(name) ?? found[n] ?? []
        const now = change(old, name)
        if (now !== old) changed.set(name, now)
      })
    }
    const allOf = (generations: readonly number[]) =>
      nouns.flatMap((noun) => generations.flatMap((each) => buckets.map((bucket) => chunkName(noun, each, bucket))))

    if (page.fresh && before) {
      if (before.older !== null) for (const name of allOf([before.generation])) remove.add(name)
      if (older !== null)
        await edit(allOf([older]), (rows) =>
          rows.every((row) => inSight.has(row.teamId)) ? rows : rows.filter((row) => inSight.has(row.teamId)),
        )
    }
    for (const { noun, id, because } of page.gone) {
      const names = [older, generation].flatMap((each) => (each === null ? [] : [chunkName(noun, each, bucketOf(id))]))
      let row: Row | undefined
      await edit(names, (rows) => {
        const found = rows.find((each) => each.id === id)
        row = found ?? row
        return found ? rows.filter((each) => each !== found) : rows
      })
      if (row) gone.push({ noun, id, because, row: row as Nouns[keyof Nouns] })
    }
    for (const noun of nouns) {
      const byChunk = new Map<string, Row[]>()
      for (const row of page.rows[noun]) {
        const name = chunkName(noun, generation, bucketOf(row.id))
        byChunk.set(name, [...(byChunk.get(name) ?? []), row])
      }
      await edit([...byChunk.keys()], (rows, name) => {
        const fresh = new Map((byChunk.get(name) ?? []).map((row) => [row.id, row]))
        return [...rows.filter((row) => !fresh.has(row.id)), ...fresh.values()]
      })
    }
    if (!page.more && older !== null) for (const name of allOf([older])) remove.add(name)

    const put = new Map<string, Sealed>()
    for (const [name, rows] of changed) if (!remove.has(name)) put.set(name, await vault.seal(rows))
    const taken = { before: before?.standing, after: standing, came: page.rows, gone }
    const next: Kept<Standing, Note> = {
      at: page.at,
      generation,
      older: page.more ? older : null,
      teamIds: page.standing === null ? (before?.teamIds ?? []) : page.teamIds,
      standing,
      takenAt: new Date().toISOString(),
      isEven: !page.more,
      notes: tell(taken, before?.notes ?? []).slice(0, mostNotes),
    }
    await writeKept(next, put, [...remove])
    if (changed.size + remove.size > 0) known.clear()
  }

  return {
    accountId: vault.accountId,
    at: () => kept?.at,
    standing: () => kept?.standing,
    takenAt: () => kept?.takenAt,
    isEven: () => kept?.isEven ?? false,
    notes: () => kept?.notes ?? [],
    changeNotes: (to) =>
      inOrder(async () => {
        if (kept) await writeKept({ ...kept, notes: to(kept.notes).slice(0, mostNotes) })
      }),
    rows,
    find: <Noun extends keyof Nouns & string>(noun: Noun, ids: readonly string[]) =>
      find(noun, ids) as Promise<ReadonlyMap<string, Nouns[Noun]>>,
    take: (page) => inOrder(() => take(page)),
    distrust: () =>
      inOrder(async () => {
        if (kept) await writeKept({ ...kept, at: '' })
      }),
    reload,
  }
}

function bucketOf(id: string): string {
  return id.slice(-1)
}
