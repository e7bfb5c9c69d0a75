import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReplica, type Replica, type ReplicaPage, sealedStore } from './replica.ts'
import { memoryStore } from './testing.ts'
import { plainVault } from './vault.ts'

type House = { readonly id: string; readonly teamId: string; readonly name: string }
type Nouns = { house: House }
type Page = ReplicaPage<Nouns, { n: number }, string>

const accountId = 'a1'
const letters = [...'0123456789abcdef']

function houses(count: number, teamId = 't1', name = 'Hộ'): House[] {
  return Array.from({ length: count }, (_, n) => ({ id: `${n}-${letters[n % 16]}`, teamId, name: `${name} ${n}` }))
}

function page(at: string, rows: readonly House[], more: Partial<Page> = {}): Page {
  return {
    at,
    fresh: false,
    more: false,
    teamIds: ['t1', 't2'],
    standing: { n: 1 },
    rows: { house: rows },
    gone: [],
    ...more,
  }
}

async function aReplica(store = memoryStore()) {
  return openReplica<Nouns, { n: number }, string, string>(
    sealedStore(store, accountId),
    plainVault(accountId),
    ['house'],
    ({ gone }, notes) => [...notes, ...gone.map(({ row, because }) => `${row.name} ${because}`)],
  )
}

async function names(replica: Replica<Nouns, { n: number }, string, string>): Promise<string[]> {
  return [...(await replica.rows('house')).values()].map(({ name }) => name).sort()
}

test('what was taken is there after the app was closed, with the place to go on from', async () => {
  const store = memoryStore()
  await (await aReplica(store)).take(page('s1', houses(40), { fresh: true }))
  const again = await aReplica(store)
  expect(again.at()).toBe('s1')
  expect(again.isEven()).toBe(true)
  expect((await again.rows('house')).size).toBe(40)
  expect(await names(again)).toContain('Hộ 39')
  const some = await (await aReplica(store)).find('house', ['1-1', '17-1', '99-1'])
  expect([...some.values()].map(({ name }) => name).sort()).toEqual(['Hộ 1', 'Hộ 17'])
})

test('what was there stays until all of the new has come, except what is out of sight', async () => {
  const store = memoryStore()
  const replica = await aReplica(store)
  await replica.take(page('s1', [...houses(5), { id: '7-x', teamId: 't2', name: 'Hộ tổ khác' }], { fresh: true }))
  await replica.take(
    page('n1', [{ id: '0-0', teamId: 't1', name: 'Mới 0' }], { fresh: true, more: true, teamIds: ['t1'] }),
  )
  expect(await names(replica)).toEqual(['Hộ 1', 'Hộ 2', 'Hộ 3', 'Hộ 4', 'Mới 0'])
  expect(await names(await aReplica(store))).toEqual(['Hộ 1', 'Hộ 2', 'Hộ 3', 'Hộ 4', 'Mới 0'])
  await replica.take(page('n2', [{ id: '1-1', teamId: 't1', name: 'Mới 1' }], { teamIds: ['t1'] }))
  expect(await names(replica)).toEqual(['Mới 0', 'Mới 1'])
  expect(await names(await aReplica(store))).toEqual(['Mới 0', 'Mới 1'])
})

test('a row that is gone is told with what it was, once, until it is read', async () => {
  const replica = await aReplica()
  await replica.take(page('s1', houses(3), { fresh: true }))
  await replica.take(page('s2', [], { gone: [{ noun: 'house', id: '1-1', because: 'moved' }] }))
  await replica.take(page('s3', [], { gone: [{ noun: 'house', id: '1-1', because: 'moved' }] }))
  expect(replica.notes()).toEqual(['Hộ 1 moved'])
  await replica.changeNotes(() => [])
  expect(replica.notes()).toEqual([])
})

test('a phone that distrusts what it has begins again, and has everything meanwhile', async () => {
  const replica = await aReplica()
  await replica.take(page('s1', houses(3), { fresh: true }))
  await replica.distrust()
  expect(replica.at()).toBe('')
  expect(await names(replica)).toHaveLength(3)
})

test('a note that is written or read while a page comes in undoes no page, and no page undoes a note, in one tab or two', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ do: fc.constantFrom('page', 'fresh', 'more', 'note'), tab: fc.nat(1) }), { maxLength: 12 }),
      async (steps) => {
        const store = memoryStore()
        const tabs = [await aReplica(store), await aReplica(store)] as const
        await tabs[0].take(page('s', houses(3), { fresh: true }))
        await Promise.all(
          steps.map((step, n) => {
            const tab = tabs[step.tab === 0 ? 0 : 1]
            if (step.do === 'note') return tab.changeNotes((notes) => [...notes, `note ${n}`])
            return tab.take(page(`s${n}`, houses(3), { fresh: step.do !== 'page', more: step.do === 'more' }))
          }),
        )
        const after = await aReplica(store)
        const noted = steps.flatMap((step, n) => (step.do === 'note' ? [`note ${n}`] : []))
        expect([...after.notes()].sort()).toEqual(noted.sort())
        expect(await names(after)).toEqual(['Hộ 0', 'Hộ 1', 'Hộ 2'])
      },
    ),
    { numRuns: 200 },
  )
})

test('pages in any order of sizes, interrupted by a closed app and by new beginnings, end in what the last one said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          fresh: fc.boolean(),
          ids: fc.array(fc.nat(30), { maxLength: 8 }),
          gone: fc.array(fc.nat(30), { maxLength: 4 }),
          more: fc.boolean(),
          closed: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (pages) => {
        const store = memoryStore()
        let replica = await aReplica(store)
        let older: Map<string, House> | undefined
        let newer = new Map<string, House>()
        for (const [n, { ids, gone, more, closed, ...said }] of pages.entries()) {
          const fresh = said.fresh || n === 0
          if (closed) replica = await aReplica(store)
          const rows = [...new Set(ids)].map((id) => ({
            id: `${id}-${letters[id % 16]}`,
            teamId: 't1',
            name: `${n} ${id}`,
          }))
          const left = gone.filter((id) => !ids.includes(id)).map((id) => `${id}-${letters[id % 16]}`)
          await replica.take(
            page(`s${n}`, rows, { fresh, more, gone: left.map((id) => ({ noun: 'house', id, because: '' })) }),
          )
          if (fresh) {
            if (n > 0) older ??= newer
            newer = new Map()
          }
          for (const id of left) for (const each of [older, newer]) each?.delete(id)
          for (const row of rows) newer.set(row.id, row)
          if (!more) older = undefined
          const expected = new Map([...(older ?? []), ...newer])
          expect(new Map(await replica.rows('house'))).toEqual(expected)
        }
      },
    ),
    { numRuns: 300 },
  )
})
