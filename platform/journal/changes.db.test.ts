import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followers, handlers, snapshots } from '../../features/registry.ts'
import { aPlace, mustAccept, order, type Place, personWith, worldNow } from '../../tools/world.ts'
import { type Actor, visitor, withScope } from '../access/scope.ts'
import { testDatabase } from '../db/testing.ts'
import { type Followed, listChanges } from './changes.ts'
import { type Inbox, inbox } from './inbox.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Place

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow })
  place = await aPlace(gate, 0)
})
afterAll(() => house.close())

test('a follower who pages while six people write never misses a change', { timeout: 120_000 }, async () => {
  const written = new Map<string, number>()
  let writing = 6
  const writers = Array.from({ length: writing }, async (_, writer) => {
    for (let n = 0; n < 60; n += 1) {
      const spot = place.teams[(writer + n) % 3] ?? { teamId: '', villageId: '' }
      const householdId = newId()
      const { teamId, villageId } = spot
      const headName = `Hộ ${writer} ${n}`
      const [receipt] = await mustAccept(gate, place.officer, [
        order('households.register', { householdId, teamId, villageId, headName }),
      ])
      written.set(householdId, receipt?.sequence ?? 0)
    }
    writing -= 1
  })
  const seen = new Map<string, number>()
  let after = 0
  let pages = 0
  const follow = async () => {
    for (;;) {
      const last = writing === 0
      const page = await changesFor(place.officer, after, 7)
      pages += 1
      for (const change of page.changes) seen.set(change.id, Math.max(change.sequence, seen.get(change.id) ?? 0))
      expect(page.next).toBeGreaterThanOrEqual(after)
      after = page.next
      if (last && !page.more) return
    }
  }
  await Promise.all([follow(), ...writers])
  const missed = [...written].filter(([id, sequence]) => seen.get(id) !== sequence)
  console.log(`followed: ${written.size} changes by 6 writers in ${pages} pages, ${missed.length} missed`)
  expect(missed).toEqual([])
})

test('a page ends with a whole command, so that nothing of a large import is skipped', {
  timeout: 120_000,
}, async () => {
  const start = (await changesFor(place.officer, 1_000_000_000, 1)).next
  expect(start).toBe(1_000_000_000)
  const { rows } = await house.owner.query('select max(sequence)::int as head from journal_head')
  const ids = Array.from({ length: 1_000 }, () => newId())
  const began = performance.now()
  const [receipt] = await mustAccept(gate, place.officer, [
    order('households.import', {
      rows: ids.map((householdId, n) => ({
        line: n + 2,
        householdId,
        headName: `Trần ${inLetters(n)}`,
        village: `Thôn ${1 + (n % 3)}`,
      })),
    }),
    order('places.rename_village', { villageId: place.teams[0]?.villageId, name: 'Thôn Một' }),
    order('households.correct', { householdId: ids[0], phone: '0987654321' }),
  ])
  expect(receipt?.result).toMatchObject({ imported: 1_000, rejected: [] })
  console.log(`imported 1,000 households in ${Math.round(performance.now() - began)} ms`)
  const first = await changesFor(place.officer, rows[0]?.head, 100)
  expect(first.changes.length).toBe(1_000)
  expect(first.more).toBe(true)
  const second = await changesFor(place.officer, first.next, 100)
  expect(second.changes.map((change) => change.id)).toEqual([place.teams[0]?.villageId, ids[0]])
  expect(second.more).toBe(false)
  expect((await changesFor(place.officer, second.next, 100)).changes).toEqual([])
})

test('a household that moved is gone for the team it left, and there for the one it came to', async () => {
  const { householdId, teamId } = place.households[0] ?? { householdId: '', teamId: '' }
  const to = place.teams[1] ?? { teamId: '', villageId: '' }
  const [left, came, third] = [teamId, to.teamId, place.teams[2]?.teamId ?? ''].map((id) =>
    personWith(place, 'member', id),
  )
  if (!left || !came || !third) throw new Error('every team has a member')
  const before = (await changesFor(place.officer, 0, 100_000)).next
  await mustAccept(gate, place.officer, [
    order('households.move', { householdId, teamId: to.teamId, villageId: to.villageId }),
  ])
  const of = async (actor: Actor): Promise<Followed[]> =>
    (await changesFor(actor, before, 100)).changes.filter((change) => change.id === householdId)
  expect((await of(left)).map((change) => change.data)).toEqual([null])
  expect((await of(came)).map((change) => change.data)).toMatchObject([{ householdId, teamId: to.teamId }])
  expect(await of(third)).toEqual([])
})

test('a visit that was corrected to another team is gone for the first one', async () => {
  const visitId = newId()
  const [from, to] = place.teams
  const visit = {
    visitId,
    teamId: from?.teamId,
    householdId: null,
    heldOn: '2025-11-20',
    mode: 'phone',
    items: [{ kind: 'qr' }],
  }
  const before = (await changesFor(place.officer, 0, 100_000)).next
  await mustAccept(gate, place.officer, [
    order('support.record', visit),
    order('support.correct', { ...visit, teamId: to?.teamId }),
  ])
  const of = async (teamId: string | undefined) =>
    (await changesFor(personWith(place, 'member', teamId), before, 100)).changes
  expect(await of(from?.teamId)).toMatchObject([{ id: visitId, data: null }])
  expect(await of(to?.teamId)).toMatchObject([{ id: visitId, data: { visitId, teamId: to?.teamId } }])
})

test('whoever looks after no team follows nothing of any team, and another commune nothing at all', async () => {
  const open = ['commune', 'village', 'plan', 'procedure', 'partner', 'marketplace']
  for (const [actor, own] of [
    // The economic office keeps the money.
    [personWith(place, 'finance'), ['estimate_line']],
    [personWith(place, 'province'), []],
    [visitor(place.communeId), []],
  ] as const) {
    const { changes } = await changesFor(actor, 0, 100_000)
    expect(new Set(changes.map(({ noun }) => noun))).toEqual(new Set([...open, ...own]))
  }
  const stranger: Actor = { ...place.officer, communeId: newId() }
  expect(await changesFor(stranger, 0, 100)).toEqual({ changes: [], next: 0, more: false })
})

/** A different name for every number, without digits. */
function inLetters(n: number): string {
  return [...String(n)]
    .map((digit) => ['An', 'Ba', 'Cam', 'Dung', 'Hoa', 'Kim', 'Lan', 'Mai', 'Nga', 'Oanh'][Number(digit)])
    .join(' ')
}

function changesFor(actor: Actor, after: number, limit: number) {
  return withScope(house.db, actor, 'read only', (scope) => listChanges(scope, after, limit, snapshots))
}
