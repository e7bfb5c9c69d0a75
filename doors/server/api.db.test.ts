import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { starter } from '../../features/dossiers/rules/starter.ts'
import { newSecret } from '../../features/people/handlers/secrets.ts'
import { faultsIn, faultsOfAnswer, type OpenApi } from '../../tools/json-schema.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { an, aPlace, mustAccept, order, type Place, personWith } from '../../tools/world.ts'

let server: Server
let place: Place
let officer: string

beforeAll(async () => {
  server = await aServer()
  place = await aPlace(server.house.inbox, 0)
  officer = await cookieOf(server, personWith(place, 'admin'))
})
afterAll(async () => {
  await server.close()
  expect(server.faults).toEqual([])
})

test('the OpenAPI 3.1 document names every way in for programs and every command, and leans on nothing outside it', async () => {
  const document = (await (await server.ask('/api/v1/openapi.json')).json()) as OpenApi
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const registered = server.app.routes
    .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
    .map(({ path, method }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(documented.sort()).toEqual([...new Set(registered)].sort())
  expect(documented.length).toBeGreaterThanOrEqual(9)
  for (const methods of Object.values(document.paths))
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses)).toContain('200')
  const body = document.paths['/api/v1/commands']?.['post']?.requestBody?.content['application/json']?.schema ?? {}
  const { commands } = body['properties'] as { commands: { maxItems: number; items: { oneOf: Command[] } } }
  expect(commands.maxItems).toBe(200)
  expect(commands.items.oneOf.map((one) => one.title).sort()).toEqual([...server.house.inbox.handlers.keys()].sort())
  for (const { title, properties } of commands.items.oneOf) {
    expect(properties.type.const).toBe(title)
    expect(properties.payload.type, title).toBe('object')
    expect(properties.payload.additionalProperties, title).toBe(false)
  }
  expect(JSON.stringify(document)).not.toMatch(/"\$ref"|"\$schema"/)
})

test('what comes and what goes is as the document says, and a fault in either would be seen', async () => {
  const document = (await (await server.ask('/api/v1/openapi.json')).json()) as OpenApi
  const renaming = order('places.rename_village', { villageId: place.teams[0]?.villageId, name: 'Thôn Một' })
  const body = { commands: [renaming] }
  const wanted = document.paths['/api/v1/commands']?.['post']?.requestBody?.content['application/json']?.schema ?? {}
  expect(faultsIn(body, wanted)).toEqual([])
  expect(faultsIn({ commands: [{ ...renaming, payload: { name: 1 } }] }, wanted)).toHaveLength(1)
  const answer = (answered: unknown, status = 200) =>
    faultsOfAnswer(document, { method: 'GET', path: '/api/v1/changes', status, body: answered })
  const told = (noun: string, data: object | null) =>
    answer({ changes: [{ sequence: 1, noun, id: 'x', data }], next: 1, more: false })
  expect(told('team', null)).toEqual([])
  // Each noun is told in its own shape, and in no other.
  const village = { villageId: newId(), name: 'Thôn Một', kind: 'thon' }
  expect(told('village', village)).toEqual([])
  expect(told('village', { ...village, phone: '0900000000' })).toHaveLength(1)
  expect(told('team', village)).toHaveLength(1)
  expect(told('no_noun', null)).toHaveLength(1)
  expect(
    answer({ changes: [{ sequence: '1', noun: 'team', id: 'x', data: null }], next: 1, more: false }),
  ).toHaveLength(1)
  expect(answer({ changes: [], next: 1, more: false, extra: 1 })).toHaveLength(1)
  expect(answer({ changes: [], next: 1 })).toHaveLength(1)
  expect(answer({ problem: { code: 'x', vi: 'x', en: 'x' } }, 422)).toEqual([])
  expect(answer({ problem: { code: 'x', vi: 'x' } }, 422)).toHaveLength(1)
  expect(answer({}, 500)).toHaveLength(1)
})

test('a batch is answered one receipt each, in order, and again the same', async () => {
  const { teamId, villageId } = place.teams[0] ?? { teamId: '', villageId: '' }
  const household = order('households.register', { householdId: newId(), teamId, villageId, headName: 'Trần Văn An' })
  const commands = [household, order('plan.close', { planId: newId() }), order('no.such', {}), household]
  const body = JSON.stringify({ commands })
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json' }, cookie: officer }
  const first = (await (await server.ask('/api/v1/commands', init)).json()) as {
    receipts: Receipt[]
    serverTime: string
  }
  expect(first.receipts.map((receipt) => receipt.commandId)).toEqual(commands.map((one) => one.id))
  expect(first.receipts.map((receipt) => receipt.status)).toEqual(['done', 'refused', 'refused', 'done'])
  expect(first.receipts[3]).toEqual(first.receipts[0])
  expect(first.serverTime).toBe(new Date(server.clock.now).toISOString())
  const again = (await (await server.ask('/api/v1/commands', init)).json()) as { receipts: Receipt[] }
  expect(again.receipts).toEqual(first.receipts)
})

test('changes are followed by sequence, within the scope of who asks', async () => {
  const read = async (cookie: string, after: number, more = '') =>
    (await (await server.ask(`/api/v1/changes?after=${after}${more}`, { cookie })).json()) as {
      changes: { noun: string; data: unknown }[]
      next: number
      more: boolean
    }
  const all = await read(officer, 0)
  expect(all.changes.length).toBeGreaterThan(20)
  expect(await read(officer, all.next)).toMatchObject({ changes: [], next: all.next, more: false })
  const open = ['commune', 'village', 'plan', 'procedure', 'partner', 'marketplace', 'estimate_line']
  const finance = await read(await cookieOf(server, personWith(place, 'finance')), 0)
  expect(finance.changes.filter(({ noun, data }) => data === null || !open.includes(noun))).toEqual([])
  const only = await read(officer, 0, '&nouns=team,plan')
  expect([...new Set(only.changes.map(({ noun }) => noun))].sort()).toEqual(['plan', 'team'])
  expect((await server.ask('/api/v1/changes?nouns=people_session', { cookie: officer })).status).toBe(422)
  for (const after of ['-1', 'x', '1e5', '9'.repeat(30), "1'--", '%00'])
    expect([404, 422]).toContain((await server.ask(`/api/v1/changes?after=${after}`, { cookie: officer })).status)
})

test('every page, order and asset carries a strict policy: nothing inline, nothing from elsewhere', async () => {
  for (const path of ['/', '/sign-in', '/desk', '/field', '/api/v1/openapi.json', '/no/such', '/healthz']) {
    const response = await server.ask(path, { cookie: officer, headers: { accept: 'text/html' } })
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toMatch(/unsafe|\*|https?:/)
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
    const html = response.headers.get('content-type')?.includes('html') ? await response.text() : ''
    expect(html, path).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle="|\son\w+="|javascript:/i)
  }
})

test('the server says that it is alive, and that it is ready only while its database answers and has every step of the schema', {
  timeout: 60_000,
}, async () => {
  expect(await (await server.ask('/healthz')).text()).toBe('alive')
  expect((await server.ask('/readyz')).status).toBe(200)
  const other = await aServer()
  expect((await other.ask('/readyz')).status).toBe(200)
  const undone = 'delete from db_migration where name = (select max(name) from db_migration) returning name, digest'
  const [step] = (await other.base.owner.query<{ name: string; digest: string }>(undone)).rows
  const behind = await other.ask('/readyz')
  expect([behind.status, await behind.text()]).toEqual([503, '1 steps of the schema are missing'])
  await other.base.owner.query('insert into db_migration (name, digest) values ($1, $2)', [step?.name, step?.digest])
  const { rows } = await other.base.owner.query<{ name: string; me: number }>(
    'select current_database() as name, pg_backend_pid() as me',
  )
  const { name = '', me = 0 } = rows[0] ?? {}
  await server.base.owner.query(`alter database ${name} allow_connections false`)
  await server.base.owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2',
    [name, me],
  )
  expect((await other.ask('/healthz')).status).toBe(200)
  expect((await other.ask('/readyz')).status).toBe(503)
  await server.base.owner.query(`alter database ${name} allow_connections true`)
  // A busy machine may hand out one more connection that died with the others.
  await expect.poll(async () => (await other.ask('/readyz')).status, { timeout: 20_000 }).toBe(200)
  await other.close()
})

test('an invitation that is only looked at is not spent; accepted, it opens once', async () => {
  const { secret } = await invited('0977000001')
  for (let n = 0; n < 3; n += 1) expect((await server.ask(`/i/${secret}`)).status).toBe(200)
  expect((await server.ask(`/i/${secret}`, { method: 'HEAD' })).status).toBe(200)
  const entered = await server.ask(`/i/${secret}`, { method: 'POST' })
  expect(entered.status).toBe(303)
  expect(entered.headers.get('set-cookie')).toMatch(/^thonso_session=[\w-]{32}; .*HttpOnly.*SameSite=Lax/i)
  expect(await isSignedIn(cookieIn(entered))).toBe(true)
  expect((await server.ask(`/i/${secret}`, { method: 'POST' })).status).toBe(422)
})

test('an invitation ends after 14 days, and a newer one ends the older', async () => {
  const { secret, accountId } = await invited('0977000002')
  const newer = newSecret()
  await mustAccept(server.house.inbox, place.officer, [
    order('people.invite', { invitationId: newId(), accountId, secret: newer }),
  ])
  expect((await server.ask(`/i/${secret}`, { method: 'POST' })).status).toBe(422)
  server.clock.now += 15 * 86_400_000
  expect((await server.ask(`/i/${newer}`, { method: 'POST' })).status).toBe(422)
  server.clock.now -= 15 * 86_400_000
  expect((await server.ask(`/i/${newer}`, { method: 'POST' })).status).toBe(303)
})

test('signing in with a password, signing out, and signing out everywhere', async () => {
  const { secret, phone } = await invited('0977000003')
  const one = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  await give(one, 'people.set_password', { password: 'mot-mat-khau-dai' })
  const two = cookieIn(await signIn(phone, 'mot-mat-khau-dai'))
  const three = cookieIn(await signIn(phone, 'mot-mat-khau-dai'))
  expect((await server.ask('/sign-out', { method: 'POST', cookie: three })).status).toBe(303)
  expect(await Promise.all([one, two, three].map(isSignedIn))).toEqual([true, true, false])
  await give(two, 'people.sign_out_everywhere', {})
  expect(await Promise.all([one, two].map(isSignedIn))).toEqual([false, false])
  const late = cookieIn(await signIn(phone, 'mot-mat-khau-dai'))
  server.clock.now += 181 * 86_400_000
  expect(await isSignedIn(late)).toBe(false)
  server.clock.now -= 181 * 86_400_000
})

test('eight wrong passwords lock a number for a quarter of an hour, also for the right one', {
  timeout: 60_000,
}, async () => {
  const { secret, phone } = await invited('0977000004')
  const cookie = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  await give(cookie, 'people.set_password', { password: 'mot-mat-khau-dai' })
  for (let n = 0; n < 8; n += 1) expect((await signIn(phone, 'sai-mat-khau')).status).toBe(422)
  const locked = await signIn(phone, 'mot-mat-khau-dai')
  expect(locked.status).toBe(422)
  expect(await locked.text()).toContain('15 phút')
  server.clock.now += 16 * 60_000
  expect((await signIn(phone, 'mot-mat-khau-dai')).status).toBe(303)
  expect(await isSignedIn(cookie)).toBe(true)
})

test('one address tries at most thirty times a minute, and eighty wrong passwords lock it whatever the number', {
  timeout: 120_000,
}, async () => {
  const { secret, phone } = await invited('0977000007')
  const cookie = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  await give(cookie, 'people.set_password', { password: 'mot-mat-khau-dai' })
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const from = async (address: string, number: string, password = 'sai-mat-khau') => {
    const body = new URLSearchParams({ phone: number, password })
    return server.app.request('/sign-in', { method: 'POST', body, headers: { 'X-Forwarded-For': address } }, env)
  }
  for (let n = 0; n < 80; n += 1) {
    if (n % 30 === 0) server.clock.now += 61_000
    expect((await from('203.0.113.7', `09780000${10 + (n % 80)}`)).status).toBe(422)
  }
  server.clock.now += 61_000
  expect(await (await from('203.0.113.7', phone, 'mot-mat-khau-dai')).text()).toContain('15 phút')
  expect((await from('203.0.113.8', phone, 'mot-mat-khau-dai')).status).toBe(303)
  const answers: number[] = []
  for (let n = 0; n < 32; n += 1) answers.push((await from('203.0.113.9', phone, 'mot-mat-khau-dai')).status)
  expect([answers.indexOf(429), answers.filter((status) => status === 303).length]).toEqual([30, 30])
})

test('another password on a page gone back to is another order, and a double press does no harm', async () => {
  const { secret, phone } = await invited('0977000008')
  const cookie = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  const _id = newId()
  for (const password of ['mot cau thu nhat', 'mot cau thu nhat', 'mot cau thu hai']) {
    const body = new URLSearchParams({ _id, _next: '/account', password })
    expect((await server.ask('/do/people.set_password', { method: 'POST', cookie, body })).status).toBe(303)
  }
  expect((await signIn(phone, 'mot cau thu nhat')).status).toBe(422)
  expect((await signIn(phone, 'mot cau thu hai')).status).toBe(303)
})

test('behind a proxy that ends TLS, an invitation’s link and code lead to the secure address', async () => {
  const { accountId } = await invited('0977000009')
  const cookie = await cookieOf(server, personWith(place, 'admin'))
  const made = await server.ask(`/desk/accounts/${accountId}/invite`, {
    method: 'POST',
    cookie,
    headers: { 'X-Forwarded-Proto': 'https' },
  })
  expect(await made.text()).toMatch(/value="https:\/\/[^"]+\/i\/[\w-]{32}"/)
})

test('where a phone could not come, or would come without half of it, the code says so, and so does the desk', async () => {
  const { accountId } = await invited('0977000010')
  const cookie = await cookieOf(server, personWith(place, 'admin'))
  const at = async (origin: string, headers: Record<string, string> = {}) => {
    const asked = { cookie, headers }
    const [code, desk] = await Promise.all([
      server.ask(`${origin}/desk/accounts/${accountId}/invite`, { method: 'POST', ...asked }),
      server.ask(`${origin}/desk`, asked),
    ])
    return [await code.text(), await desk.text()]
  }
  const plain = 'mở qua HTTP thường'
  for (const text of await at('http://192.168.1.20:3000')) expect(text).toContain(plain)
  const [here = '', own = ''] = await at('http://localhost:3000')
  expect(here).toContain('địa chỉ localhost')
  expect(own).not.toContain(plain)
  for (const text of await at('http://xa.example', { 'X-Forwarded-Proto': 'https' }))
    expect(text).not.toMatch(/HTTP thường|localhost/)
})

test('an account that is disabled is out at once, and its invitation opens nothing', async () => {
  const { secret, accountId } = await invited('0977000005')
  const cookie = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  expect(await isSignedIn(cookie)).toBe(true)
  const later = newSecret()
  await mustAccept(server.house.inbox, place.officer, [
    order('people.invite', { invitationId: newId(), accountId, secret: later }),
    order('people.disable_account', { accountId }),
  ])
  expect(await isSignedIn(cookie)).toBe(false)
  expect((await server.ask(`/i/${later}`, { method: 'POST' })).status).toBe(422)
})

test('a role that is taken away is gone with the next click', async () => {
  const { secret, accountId } = await invited('0977000006', 'leader')
  const cookie = cookieIn(await server.ask(`/i/${secret}`, { method: 'POST' }))
  expect((await server.ask('/desk/plans', { cookie })).status).toBe(200)
  await mustAccept(server.house.inbox, place.officer, [order('people.revoke_role', { accountId, grant: an('leader') })])
  expect((await server.ask('/desk/plans', { cookie })).status).toBe(404)
})

test('the first run makes a commune and its first person together, or neither', async () => {
  const fresh = await aServer()
  const first = (over: object) => {
    const fields = {
      communeId: newId(),
      commune: 'Xã Mẫu',
      code: '11131',
      superior: '',
      name: 'Cán bộ',
      phone: '0912345678',
      password: 'mot-mat-khau-dai',
    }
    return fresh.ask('/welcome', { method: 'POST', body: new URLSearchParams({ ...fields, ...over }) })
  }
  const rows = async () =>
    (
      await fresh.base.owner.query(
        'select (select count(*) from places_commune)::int as communes, (select count(*) from people_account)::int as accounts',
      )
    ).rows[0]
  for (const over of [{ code: '1' }, { commune: '' }, { communeId: 'x' }]) expect((await first(over)).status).toBe(422)
  expect(await rows()).toEqual({ communes: 0, accounts: 0 })
  const [communeId, accountId, placeId] = [newId(), newId(), newId()]
  expect((await first({ communeId, accountId, placeId, password: 'ngan' })).status).toBe(422)
  const entered = await first({ communeId, accountId, placeId, commune: 'Xã Mẫu, viết lại' })
  expect(entered.status).toBe(303)
  expect(await rows()).toEqual({ communes: 1, accounts: 1 })
  expect((await fresh.ask('/desk', { cookie: cookieIn(entered) })).status).toBe(200)
  // The catalogues come with it: every procedure says where it was seen, and that nobody has held it against the portal.
  const catalogue = await fresh.base.owner.query(`
    select count(*)::int as procedures, count(*) filter (where verified)::int as verified,
           count(*) filter (where source = '')::int as unsourced,
           (select array_agg(name order by name) from commerce_marketplace) as marketplaces from dossiers_procedure`)
  expect(catalogue.rows).toEqual([
    { procedures: starter.length, verified: 0, unsourced: 0, marketplaces: ['Postmart', 'Voso'] },
  ])
  expect((await first({})).headers.get('location')).toBe('/sign-in')
  expect(await rows()).toEqual({ communes: 1, accounts: 1 })
  await fresh.close()
})

type Receipt = { commandId: string; status: string }
type Command = {
  title: string
  properties: { type: { const: string }; payload: { type: string; additionalProperties: boolean } }
}
async function invited(phone: string, role: 'province' | 'leader' = 'province') {
  const [accountId, secret] = [newId(), newSecret()]
  await mustAccept(server.house.inbox, place.officer, [
    order('people.add_account', { accountId, name: 'Người mẫu', phone, grants: [{ role }] }),
    order('people.invite', { invitationId: newId(), accountId, secret }),
  ])
  return { accountId, secret, phone }
}

function signIn(phone: string, password: string): Promise<Response> {
  return server.ask('/sign-in', { method: 'POST', body: new URLSearchParams({ phone, password }) })
}

async function give(cookie: string, type: string, payload: object): Promise<void> {
  const body = JSON.stringify({ commands: [order(type, payload)] })
  const response = await server.ask('/api/v1/commands', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    cookie,
  })
  expect(await response.json()).toMatchObject({ receipts: [{ status: 'done' }] })
}

function cookieIn(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function isSignedIn(cookie: string): Promise<boolean> {
  return (await server.ask('/api/v1/changes', { cookie })).status === 200
}
