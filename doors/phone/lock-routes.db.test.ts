import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../platform/access/scope.ts'
import { sealEscrow } from '../../platform/sync/escrow.ts'
import { newDataKey } from '../../platform/sync/vault.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aPlace, personWith } from '../../tools/world.ts'

type Owner = Actor & { accountId: string }

let server: Server
let lan: Owner
let hung: Owner

beforeAll(async () => {
  server = await aServer()
  const place = await aPlace(server.house.inbox, 0)
  const [first, second] = place.teams
  lan = personWith(place, 'member', first?.teamId ?? '')
  hung = personWith(place, 'member', second?.teamId ?? '')
})
afterAll(async () => {
  await server.close()
  expect(server.faults).toEqual([])
})

test('a locked session opens nothing until its secret comes, and then under a new cookie', async () => {
  const cookie = await cookieOf(server, lan)
  const { secret, resume } = aResume()
  const locked = await post('/phone/lock', lan, { resume }, cookie)
  expect([locked.status, locked.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
  expect(await opens(cookie)).toBe(false)
  const unlocked = await post('/phone/unlock', lan, { resume: secret })
  const fresh = unlocked.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect([unlocked.status, await opens(fresh), await opens(cookie)]).toEqual([204, true, false])
  // A secret is spent once; the next lock needs it told again.
  expect((await post('/phone/unlock', lan, { resume: secret })).status).toBe(401)
  expect((await post('/phone/lock', lan, { resume }, fresh)).status).toBe(204)
  expect((await post('/phone/unlock', lan, { resume: secret })).status).toBe(204)
})

test('one person’s lock never takes hold of another’s session', async () => {
  const cookie = await cookieOf(server, hung)
  const { secret, resume } = aResume()
  const answer = await post('/phone/lock', lan, { resume }, cookie)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null])
  expect(await opens(cookie)).toBe(true)
  expect((await post('/phone/unlock', lan, { resume: secret })).status).toBe(401)
})

test('a locked session that is over stays over', async () => {
  const cookie = await cookieOf(server, lan)
  const { secret, resume } = aResume()
  await post('/phone/lock', lan, { resume }, cookie)
  server.clock.now += 181 * 86_400_000
  expect((await post('/phone/unlock', lan, { resume: secret })).status).toBe(401)
  server.clock.now -= 181 * 86_400_000
})

test('a forgotten key is given back to its owner who is signed in, and to nobody else', async () => {
  const key = await newDataKey()
  const escrow = await sealEscrow(await server.house.keys.current(), lan.accountId, key)
  const [own, other] = [await cookieOf(server, lan), await cookieOf(server, hung)]
  const given = await post('/phone/recover', lan, { escrow }, own)
  const raw = Buffer.from(await crypto.subtle.exportKey('raw', key)).toString('base64')
  expect([given.status, await given.json()]).toEqual([200, { dataKey: raw }])
  expect((await post('/phone/recover', hung, { escrow }, other)).status).toBe(404)
  expect((await post('/phone/recover', lan, { escrow }, other)).status).toBe(401)
  expect((await post('/phone/recover', lan, { escrow })).status).toBe(401)
  expect((await post('/phone/recover', lan, { escrow: escrow.slice(0, -4) }, own)).status).toBe(404)
})

test('nonsense is refused with a problem, and the lock page is the same for everybody', async () => {
  const cookie = await cookieOf(server, lan)
  for (const address of ['/phone/lock', '/phone/unlock', '/phone/recover'])
    for (const body of ['', '{', '[]', '{"resume":1}', '{"resume":"x"}', `{"escrow":"${'x'.repeat(5000)}"}`]) {
      const headers = { 'content-type': 'application/json', 'thonso-account': lan.accountId }
      const answer = await server.ask(address, { method: 'POST', headers, body, cookie })
      expect([answer.status, await answer.json()]).toEqual([422, { problem: expect.anything() }])
    }
  const page = async (of?: string) =>
    (await server.ask('/phone/lock?lang=vi', of === undefined ? {} : { cookie: of })).text()
  expect(await page(cookie)).toBe(await page())
  expect(await opens(cookie)).toBe(true)
})

function aResume() {
  const secret = randomBytes(24).toString('base64url')
  return { secret, resume: createHash('sha256').update(secret).digest('base64url') }
}

async function post(address: string, owner: Owner, body: object, cookie?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'thonso-account': owner.accountId }
  return server.ask(address, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...(cookie === undefined ? {} : { cookie }),
  })
}

async function opens(cookie: string): Promise<boolean> {
  return (await server.ask('/field', { cookie })).status === 200
}
