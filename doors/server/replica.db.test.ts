import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { an, aPlace, mustAccept, order, type Place, personWith } from '../../tools/world.ts'
import type { FieldPage } from '../phone/replica.ts'

let server: Server
let place: Place

beforeAll(async () => {
  server = await aServer()
  place = await aPlace(server.house.inbox, 0)
})
afterAll(async () => {
  await server.close()
  expect(server.faults).toEqual([])
})

test('a first pull brings what stands of one’s own teams, as little of it as a phone needs, and then only what changed', async () => {
  const [own, other] = place.teams
  const cookie = await cookieOf(server, personWith(place, 'member', own?.teamId))
  const first = await ask(cookie)
  expect(first).toMatchObject({ fresh: true, more: false, teamIds: [own?.teamId] })
  expect(first.rows.household.map(({ id }) => id).sort()).toEqual(householdsOf(own?.teamId))
  expect(Object.keys(first.rows.household[0] ?? {}).sort()).toEqual([
    'hamlet',
    'headName',
    'id',
    'teamId',
    'vulnerable',
  ])
  expect(first.standing?.teams).toMatchObject([{ teamId: own?.teamId, isOwn: true }])
  expect(first.standing?.teams[0]?.figures?.supports).toBe(first.rows.visit.length)
  expect(JSON.stringify(first)).not.toContain(other?.mark)
  expect(JSON.stringify(first)).not.toMatch(/elderly|\+84|Ghi chú/)
  const nothing = await ask(cookie, first.at)
  expect(nothing).toMatchObject({ fresh: false, more: false, standing: null, rows: { household: [], visit: [] } })
  const [household] = place.households
  await mustAccept(server.house.inbox, place.officer, [
    order('households.correct', { householdId: household?.householdId, hamlet: 'Xóm Mới' }),
    order('households.correct', { householdId: place.households[3]?.householdId, hamlet: 'Xóm Khác' }),
  ])
  const changed = await ask(cookie, nothing.at)
  expect(changed.rows.household).toMatchObject([{ id: household?.householdId, hamlet: 'Xóm Mới' }])
})

test('a household that moves away is gone, with the team it went to; the other team has it', async () => {
  const [, from, to] = place.teams
  const cookies = await Promise.all(
    [from, to].map((team) => cookieOf(server, personWith(place, 'member', team?.teamId))),
  )
  const [left, came] = cookies
  const [before, beside] = [await ask(left), await ask(came)]
  const moved = place.households.find((household) => household.teamId === from?.teamId)?.householdId
  await mustAccept(server.house.inbox, place.officer, [
    order('households.move', { householdId: moved, teamId: to?.teamId, villageId: to?.villageId }),
  ])
  const gone = { noun: 'household', id: moved, because: { movedTo: `Tổ ${to?.mark}` } }
  expect((await ask(left, before.at)).gone).toEqual([gone])
  expect((await ask(came, beside.at)).rows.household).toMatchObject([{ id: moved, teamId: to?.teamId }])
})

test('another role, another plan and a backup put back begin anew; nonsense does too, and is no fault', async () => {
  const [, , third] = place.teams
  const accountId = newId()
  const grant = an('member', third?.teamId)
  await mustAccept(server.house.inbox, place.officer, [
    order('people.add_account', { accountId, name: 'Người Mới', phone: '0977111222', grants: [grant] }),
  ])
  const cookie = await cookieOf(server, { accountId, communeId: place.communeId, grants: [grant] })
  const first = await ask(cookie)
  const [mark = '', sequence = '0'] = first.at.split('.')
  expect((await ask(cookie, first.at)).fresh).toBe(false)
  expect((await ask(cookie, `${mark}.${Number(sequence) + 1_000}`)).fresh).toBe(true)
  for (const at of [
    'x',
    `${mark}`,
    `${mark}.-1`,
    `${mark}.1.household.x`,
    `${mark}.1.visit`,
    `${mark}.1.plan.${newId()}`,
    '%00',
    "'--",
    '.'.repeat(300),
  ])
    expect([200, 404]).toContain((await server.ask(`/api/v1/replica?at=${encodeURIComponent(at)}`, { cookie })).status)
  await mustAccept(server.house.inbox, place.officer, [
    order('people.grant_role', { accountId, grant: an('member', place.teams[3]?.teamId) }),
  ])
  const wider = await ask(cookie, first.at)
  expect(wider.fresh).toBe(true)
  expect(wider.teamIds).toHaveLength(2)
  await mustAccept(server.house.inbox, place.officer, [
    order('people.revoke_role', { accountId, grant }),
    order('people.revoke_role', { accountId, grant: an('member', place.teams[3]?.teamId) }),
  ])
  expect(await ask(cookie, wider.at)).toMatchObject({ fresh: true, teamIds: [], rows: { household: [], visit: [] } })
})

test('a page kept by one person is not answered under another one’s session, and nobody’s not at all', async () => {
  const cookie = await cookieOf(server, personWith(place, 'member', place.teams[0]?.teamId))
  const other = { 'thonso-account': newId() }
  expect((await server.ask('/api/v1/replica', { cookie, headers: other })).status).toBe(401)
  expect((await server.ask('/api/v1/replica')).status).toBe(401)
})

test('a large scope comes in pages, each row once, also of what changed meanwhile', { timeout: 120_000 }, async () => {
  const [team] = place.teams
  const admin = await cookieOf(server, personWith(place, 'admin'))
  const rows = Array.from({ length: 2_400 }, (_, n) => ({
    ...{ line: n + 2, householdId: newId(), headName: `Trần ${inLetters(n)}`, village: 'Thôn 1' },
    hamlet: `Xóm ${n % 30}`,
  }))
  const [imported] = await mustAccept(server.house.inbox, place.officer, [order('households.import', { rows })])
  expect(imported?.result).toMatchObject({ imported: 2_400 })
  const cookie = await cookieOf(server, personWith(place, 'member', team?.teamId))
  const started = performance.now()
  const found = new Map<string, string>()
  let pages = 0
  let bytes = 0
  for (let at = '', more = true; more; ) {
    const response = await server.ask(`/api/v1/replica?at=${at}`, { cookie, headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const packed = await response.arrayBuffer()
    bytes += packed.byteLength
    const page = (await new Response(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).json()) as FieldPage
    pages += 1
    for (const row of page.rows.household) found.set(row.id, row.hamlet)
    if (pages === 1)
      await mustAccept(server.house.inbox, place.officer, [
        order('households.correct', { householdId: page.rows.household[0]?.id, hamlet: 'Xóm Vừa Sửa' }),
      ])
    at = page.at
    more = page.more
  }
  console.log(
    `a scope of 2,400 households: ${pages} pages, ${Math.round(bytes / 1024)} kB packed, ${Math.round(performance.now() - started)} ms`,
  )
  expect(found.size).toBe(2_403)
  expect([...found.values()].filter((hamlet) => hamlet === 'Xóm Vừa Sửa')).toHaveLength(1)
  expect((await ask(admin)).teamIds).toHaveLength(4)
})

async function ask(cookie: string | undefined, at = ''): Promise<FieldPage> {
  const response = await server.ask(
    `/api/v1/replica?at=${encodeURIComponent(at)}`,
    cookie === undefined ? {} : { cookie },
  )
  expect(response.status).toBe(200)
  return (await response.json()) as FieldPage
}

/** A different name for every number: names have no digits. */
function inLetters(n: number): string {
  const syllables = ['An', 'Ba', 'Cam', 'Dung', 'Hoa', 'Kim', 'Lan', 'Mai', 'Nga', 'Oanh']
  return [...String(n)].map((digit) => syllables[Number(digit)]).join(' ')
}

function householdsOf(teamId: string | undefined): string[] {
  return place.households
    .filter((household) => household.teamId === teamId)
    .map(({ householdId }) => householdId)
    .sort()
}
