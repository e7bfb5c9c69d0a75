import fc from 'fast-check'
import { zipSync } from 'fflate'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pdfBomb } from '../../platform/papers/intake/odd-files.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aWorld, type Difference, order, type Place, personWith, watchTables } from '../../tools/world.ts'
import { doors } from '../cli/doors.ts'

// Whatever comes in, the answer is a 4xx with a sentence, never a fault of ours, and no table changes.

let server: Server
let here: Place
let elsewhere: Place
let officer: string
let lead: string
let changesSince: () => Promise<Difference[]>

beforeAll(async () => {
  server = await aServer()
  const [first, second] = await aWorld(server.house.inbox)
  if (!first || !second) throw new Error('two communes are needed')
  here = first
  elsewhere = second
  officer = await cookieOf(server, personWith(here, 'admin'))
  lead = await cookieOf(server, personWith(here, 'team_lead', here.teams[0]?.teamId))
  changesSince = await watchTables(server.base.owner)
})
afterAll(() => server.close())

beforeEach(async () => void (await changesSince()))
afterEach(async () => {
  expect(server.faults.splice(0)).toEqual([])
  const changed = (await changesSince()).filter(({ table }) => table !== 'people_failure')
  const refused = changed.filter(({ table, row }) => table === 'journal_receipt' && row['status'] === 'refused')
  expect(changed.filter((change) => !refused.includes(change))).toEqual([])
})

test('bodies that are no batch of orders are refused with a code', async () => {
  const bodies: [string, number][] = [
    ['', 400],
    ['{', 400],
    ['[1,', 400],
    ['nonsense', 400],
    ['\ud800', 400],
    ['null', 422],
    ['[]', 422],
    ['"x"', 422],
    ['{}', 422],
    ['{"commands":null}', 422],
    ['{"commands":{}}', 422],
    ['{"commands":"x"}', 422],
    ['{"__proto__":{"commands":[]}}', 422],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 422],
    [`{"commands":${JSON.stringify(Array.from({ length: 10_000 }, () => 1))}}`, 413],
    [JSON.stringify({ commands: ['x'.repeat(3_000_000)] }), 413],
  ]
  for (const [body, status] of bodies)
    await expectProblem(await post('/api/v1/commands', body), status, body.slice(0, 60))
})

test('a body of 3 MB is refused also when it does not say how long it is', async () => {
  const stream = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 3; n += 1) controller.enqueue(new Uint8Array(1_000_000).fill(32))
      controller.close()
    },
  })
  const init = {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'content-type': 'application/json' },
    cookie: officer,
  }
  await expectProblem(await server.ask('/api/v1/commands', init), 413, 'streamed')
  for (const path of [
    '/do/households.register',
    '/sign-in',
    '/welcome',
    '/desk/plans/upload',
    '/desk/teams/import/confirm',
  ]) {
    const body = `name=${'x'.repeat(12_000_000)}`
    for (const accept of ['application/json', 'text/html']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept }
      const answer = await server.ask(path, { method: 'POST', body, headers, cookie: officer })
      expect(answer.headers.get('content-type'), path).toContain(accept === 'text/html' ? 'text/html' : 'problem+json')
      await expectProblem(answer, 413, path)
    }
  }
})

test('other kinds of content, foreign pages and strangers are refused', async () => {
  const body = JSON.stringify({ commands: [] })
  const headers = { 'content-type': 'application/json' }
  for (const kind of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/html',
  ])
    await expectProblem(await post('/api/v1/commands', body, { 'content-type': kind }), 415, kind)
  for (const origin of ['https://evil.example', 'null', 'http://localhost:1', 'nonsense'])
    await expectProblem(await post('/api/v1/commands', body, { ...headers, origin }), 403, origin)
  for (const site of ['cross-site', 'same-site', 'x'])
    await expectProblem(await post('/do/people.set_password', body, { ...headers, 'sec-fetch-site': site }), 403, site)
  for (const cookie of [
    '',
    'thonso_session=',
    'thonso_session=x',
    'thonso_session=%00',
    '=;;==',
    'thonso_session="',
    `thonso_session=${'x'.repeat(9_000)}`,
    '%',
    'thonso_session=%E0%A4%A',
  ])
    await expectProblem(await server.ask('/api/v1/commands', { method: 'POST', body, headers, cookie }), 401, cookie)
})

test('orders of a wrong shape get a receipt each, in order, with a problem', async () => {
  const good = order('households.register', {})
  const wrong: unknown[] = [
    null,
    1,
    'x',
    [],
    {},
    { ...good, id: 'x' },
    { ...good, id: null },
    { ...good, type: 7 },
    { ...good, type: 'no.such_command' },
    { ...good, type: '__proto__' },
    { ...good, type: 'constructor' },
    { ...good, at: 'yesterday' },
    { ...good, at: '2025-02-31T00:00:00Z' },
    { ...good, extra: 1 },
    { ...good, payload: undefined },
    JSON.parse(
      `{"id":"${newId()}","type":"people.sign_out_everywhere","at":"2025-12-01T00:00:00Z","payload":{"__proto__":{"x":1},"a":1}}`,
    ),
  ]
  const nested = `{"id":"${newId()}","type":"people.sign_out_everywhere","at":"2025-12-01T00:00:00Z","payload":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`
  const response = await post(
    '/api/v1/commands',
    `{"commands":[${[...wrong.map((one) => JSON.stringify(one)), nested].join()}]}`,
  )
  expect(response.status).toBe(200)
  const { receipts } = (await response.json()) as {
    receipts: { status: string; problem: { code: string; vi: string; en: string } }[]
  }
  expect(receipts).toHaveLength(wrong.length + 1)
  for (const { status, problem } of receipts) {
    expect(status).toBe('refused')
    expect(problem.code).toMatch(/^journal\.(malformed|unknown_command)$/)
    expect(problem.vi.length * problem.en.length).toBeGreaterThan(0)
  }
})

test('a NUL in what is kept out of the journal is refused as well', async () => {
  const { rows } = await server.base.owner.query<{ id: string }>(
    "select session_id as id from sessions_session where commune_id = $1 and status = 'planned' and held_on >= '2025-12-01' and kind = 'mobile'",
    [here.communeId],
  )
  expect(rows.length).toBeGreaterThan(0)
  const signUp = (name: string) =>
    order('sessions.sign_up', { signUpId: newId(), sessionId: rows[0]?.id, name, phone: null })
  const names = ['\0', 'An\0', '\ud800']
  const response = await post('/api/v1/commands', JSON.stringify({ commands: names.map(signUp) }))
  const { receipts } = (await response.json()) as { receipts: { problem: { code: string } | null }[] }
  expect(receipts.map(({ problem }) => problem?.code)).toEqual(names.map(() => 'journal.malformed'))
})

test('ids of nobody and of another commune are refused, whatever the order', async () => {
  const strange = { teamId: elsewhere.teams[0]?.teamId, villageId: elsewhere.teams[0]?.villageId }
  const nobody = { teamId: newId(), villageId: newId() }
  const theirs = elsewhere.households[0]?.householdId
  const orders = [
    ...[strange, nobody].flatMap((spot) => [
      order('households.register', { householdId: newId(), headName: 'An', ...spot }),
      order('households.move', { householdId: here.households[0]?.householdId, ...spot }),
      order('teams.add_member', { memberId: newId(), teamId: spot.teamId, name: 'An' }),
      order('teams.set_up', {
        teams: [{ teamId: newId(), level: 'village', name: 'Tổ lạ', villageId: spot.villageId }],
      }),
      order('places.rename_village', { villageId: spot.villageId, name: 'Thôn lạ' }),
      order('support.record', {
        visitId: newId(),
        teamId: spot.teamId,
        householdId: null,
        heldOn: '2025-11-20',
        mode: 'phone',
        items: [{ kind: 'qr' }],
      }),
    ]),
    ...[theirs, newId()].flatMap((householdId) => [
      order('households.correct', { householdId, headName: 'An' }),
      order('households.set_groups', { householdId, groups: ['poor'] }),
      order('households.merge', { householdId, into: here.households[0]?.householdId }),
      order('households.merge', { householdId: here.households[0]?.householdId, into: householdId }),
    ]),
    ...[elsewhere.visits[0], newId()].map((visitId) => order('support.cancel', { visitId, reason: 'x' })),
    ...[elsewhere.planId, newId()].flatMap((planId) => [
      order('plan.activate', { planId }),
      order('plan.close', { planId }),
      order('reports.consolidate', { reportId: newId(), planId }),
    ]),
    ...[elsewhere.people[0]?.accountId, newId()].flatMap((accountId) => [
      order('people.disable_account', { accountId }),
      order('people.grant_role', { accountId, grant: { role: 'leader' } }),
      order('people.invite', { invitationId: newId(), accountId, secret: 'x'.repeat(40) }),
    ]),
  ]
  const response = await post('/api/v1/commands', JSON.stringify({ commands: orders }))
  const { receipts } = (await response.json()) as { receipts: { status: string; problem: { code: string } }[] }
  for (const [at, receipt] of receipts.entries()) {
    expect(receipt.status, JSON.stringify(orders[at])).toBe('refused')
    expect(receipt.problem.code, JSON.stringify(orders[at])).not.toBe('journal.try_again')
  }
})

test('random JSON as the payload of any command never makes a fault', { timeout: 600_000 }, async () => {
  const types = ordersThatSay()
  const spoilt = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\0', '\ud800', 1e308, -1, ''),
  )
  let given = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...types), spoilt, fc.string(), spoilt), { minLength: 20, maxLength: 60 }),
      async (list) => {
        const commands = list.map(([type, value, name, other]) => {
          const schema = server.house.inbox.handlers.get(type)?.spec.schema as
            | { entries?: Record<string, unknown> }
            | undefined
          const fields = Object.keys(schema?.entries ?? {})
          const filled = Object.fromEntries(
            fields.map((field, at) => [field, at % 2 === 0 ? value : /Id$/.test(field) ? newId() : other]),
          )
          return order(
            type,
            name.length % 3 === 0 ? value : name.length % 3 === 1 ? filled : { ...filled, [name]: other },
          )
        })
        given += commands.length
        const response = await post('/api/v1/commands', JSON.stringify({ commands }))
        expect(response.status).toBe(200)
        const { receipts } = (await response.json()) as {
          receipts: { status: string; problem: { code: string } | null }[]
        }
        for (const [at, { problem }] of receipts.entries())
          expect(problem?.code, JSON.stringify(commands[at])).not.toBe('journal.try_again')
        expect(server.faults).toEqual([])
      },
    ),
    { numRuns: 60, endOnFailure: true },
  )
  console.log(`fuzzed: ${given} orders`)
  // A chance hit is a real order; what it changed is not looked at here.
  await changesSince()
})

test('nonsense in the address of any page is not found or ignored, never a fault', { timeout: 900_000 }, async () => {
  const nonsense = [
    'page=-1',
    'page=1e99',
    'page=abc&size=-5',
    'teamId=abc',
    'team=abc&choose=1',
    `teamId=${newId()}`,
    `team=${newId()}&village=${newId()}`,
    'q=%00',
    'q=%ED%A0%80',
    'q=%E0%A4%A',
    `q=${'x'.repeat(5_000)}`,
    'q=%25_%5C%27%3B--',
    'from=0000-00-00&to=9999-99-99',
    'from=2025-13-45',
    'to=x&kind=x&status=x&detail=%00',
    'kind=__proto__&who=constructor',
    'visit=x&household=x&preview=1&window=x',
    'villageId=x&vulnerable=x&group=%00&role=x',
    'done=%00',
    'done=__proto__',
  ]
  const ids = [
    'x',
    newId(),
    '%00',
    '..%2f..',
    '%E0%A4%A',
    elsewhere.planId,
    elsewhere.households[0]?.householdId ?? '',
    elsewhere.teams[0]?.teamId ?? '',
    elsewhere.visits[0] ?? '',
  ]
  const own = [here.planId, here.households[0]?.householdId, here.teams[0]?.teamId, here.visits[0]].flatMap(
    (id) => id ?? [],
  )
  let opened = 0
  const statuses: Record<string, number> = {}
  // Every address that answers a GET: pages, and what is downloaded.
  const gets = server.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
  const addresses = [...new Set(gets.map(({ path }) => path))]
  expect(addresses).toEqual(expect.arrayContaining(doors.flatMap((door) => door.pages.map(({ path }) => path))))
  // Each address gets every fifth nonsense, the next one the next: together they get them all, many times.
  for (const [turn, address] of addresses.entries()) {
    const paths = address.includes(':') ? [...ids, ...own].map((id) => address.replaceAll(/:\w+/g, id)) : [address]
    for (const path of paths)
      for (const [at, query] of ['', ...nonsense].entries()) {
        if (at > 0 && (at + turn) % 5 !== 0) continue
        if (address.includes(':') && !own.some((id) => path.includes(id)) && at > 5) continue
        for (const cookie of [officer, lead, undefined]) {
          if (cookie !== officer && at % 6 !== 0) continue
          const response = await server.ask(`${path}?${query}`, {
            headers: { accept: 'text/html' },
            ...(cookie ? { cookie } : {}),
          })
          const text = await response.text()
          opened += 1
          statuses[response.status] = (statuses[response.status] ?? 0) + 1
          expect(
            [200, 301, 303, 401, 404, 422],
            `${path}?${query} → ${response.status} ${text.slice(0, 300)}`,
          ).toContain(response.status)
        }
      }
  }
  console.log(`pages: ${opened} addresses opened, ${JSON.stringify(statuses)}`)
})

test('a form without its fields, or with wrong ones, is shown again with its problem', {
  timeout: 600_000,
}, async () => {
  const types = ordersThatSay()
  const forms: Record<string, string>[] = [
    {},
    { _id: 'x', _back: '/desk', _next: 'https://evil.example' },
    { _back: '//evil.example', name: 'x' },
    { _back: '/lang/en', rows: '{', items: '[[' },
    { _back: '/no/such/page', householdId: 'x', teamId: 'x', planId: 'x', visitId: 'x', reportId: 'x', accountId: 'x' },
    { '__proto__.x': '1', 'constructor.y': '2', 'grant.role': 'x', 'a.b.c.d': 'x' },
  ]
  for (const type of types)
    for (const fields of forms) {
      const body = new URLSearchParams(fields)
      const response = await server.ask(`/do/${type}`, {
        method: 'POST',
        body,
        cookie: officer,
        headers: { accept: 'text/html' },
      })
      await expectProblem(response, 4, `${type} ${body}`)
    }
  await expectProblem(
    await server.ask('/do/no.such', { method: 'POST', body: new URLSearchParams({ a: 'b' }), cookie: officer }),
    404,
    'no such command',
  )
  await expectProblem(await post('/do/households.register', '{}'), 400, 'JSON is no form')
  for (const path of ['/sign-in', '/i/nonsense', '/i/%00', '/i/%E0%A4%A']) {
    const response = await server.ask(path, {
      method: 'POST',
      body: new URLSearchParams({ phone: '\0', password: '' }),
      headers: { accept: 'text/html' },
    })
    await expectProblem(response, 4, path)
  }
})

test('files that are bombs, carry macros, are broken or are none are refused by every upload', {
  timeout: 600_000,
}, async () => {
  const bomb = new Uint8Array(60_000_000)
  const encoder = new TextEncoder()
  const part = (text: string) => encoder.encode(text)
  const types = part(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  )
  const files: [string, Uint8Array][] = [
    ['empty.xlsx', new Uint8Array()],
    [
      'bomb.xlsx',
      zipSync(
        { '[Content_Types].xml': types, 'xl/workbook.xml': part('<workbook/>'), 'xl/worksheets/sheet1.xml': bomb },
        { level: 9 },
      ),
    ],
    ['bomb.docx', zipSync({ '[Content_Types].xml': types, 'word/document.xml': bomb }, { level: 9 })],
    [
      'macro.xlsx',
      zipSync({ '[Content_Types].xml': types, 'xl/workbook.xml': part('<workbook/>'), 'xl/vbaProject.bin': part('x') }),
    ],
    [
      'macro.docx',
      zipSync({
        '[Content_Types].xml': types,
        'word/document.xml': part('<w:document/>'),
        'word/vbaProject.bin': part('x'),
      }),
    ],
    ['macro.xlsm', zipSync({ 'xl/workbook.xml': part('<workbook/>') })],
    ['slip.xlsx', zipSync({ '../../etc/passwd': part('x'), 'xl/workbook.xml': part('<workbook/>') })],
    ['empty-zip.docx', zipSync({})],
    ['cut.xlsx', zipSync({ 'xl/workbook.xml': part('<workbook/>') }).slice(0, 40)],
    ['bomb.pdf', pdfBomb(1_500)],
    ['bomb-in-bombs.pdf', pdfBomb(1_500, 3)],
    ['broken.pdf', part('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >>\nnonsense')],
    ['noise.pdf', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 251)],
    ['noise.bin', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 104729) % 256)],
    ['nothing.csv', part('\n\n\n')],
    [`${'x'.repeat(300)}.txt`, new Uint8Array([0, 1, 2, 3, 0])],
  ]
  const uploads = server.app.routes
    .filter(({ method, path }) => method === 'POST' && /upload$|preview$|\/import$/.test(path))
    .map(({ path }) => path)
  const paths = [...new Set(uploads)]
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  expect(paths.length).toBeGreaterThanOrEqual(3)
  for (const path of paths) {
    for (const [name, bytes] of files) {
      const form = new FormData()
      form.set('file', new File([bytes.slice().buffer], name))
      const response = await server.ask(path, {
        method: 'POST',
        body: form,
        cookie: officer,
        headers: { accept: 'text/html' },
      })
      await expectProblem(response, 4, `${path} ${name}`)
    }
    const text = new FormData()
    text.set('file', 'not a file')
    await expectProblem(
      await server.ask(path, { method: 'POST', body: text, cookie: officer, headers: { accept: 'text/html' } }),
      4,
      `${path} text`,
    )
    await expectProblem(await post(path, '{}'), 4, `${path} JSON`)
  }
  clearInterval(watch)
  const grown = Math.round((peak - before) / 1_000_000)
  console.log(
    `uploads: ${paths.join(', ')}; ${files.length} bad files each; the server's memory grew by ${grown} MB at most`,
  )
  expect(grown).toBeLessThan(600)
})

test('a person without an officer’s role is refused before the file is opened', async () => {
  for (const path of ['/desk/plans/upload', '/desk/teams/import/preview', '/desk/households/import/preview']) {
    const form = new FormData()
    form.set('file', new File([pdfBomb(1_500).slice().buffer], 'bomb.pdf'))
    const response = await server.ask(path, { method: 'POST', body: form, cookie: lead })
    // Of the file nothing is said: nobody looked into it.
    expect([path, response.status, await response.text()]).toEqual([
      path,
      404,
      expect.stringContaining('door.not_found'),
    ])
  }
})

test('a list that was tampered with between its preview and its confirmation is refused', async () => {
  for (const path of ['/desk/teams/import/confirm', '/desk/households/import/confirm'])
    for (const rows of [
      '',
      '{',
      'null',
      '[]',
      '[1]',
      '[{"line":0}]',
      '[{"__proto__":1}]',
      JSON.stringify([{ line: 1, householdId: 'x' }]),
    ])
      await expectProblem(
        await server.ask(path, {
          method: 'POST',
          body: new URLSearchParams({ rows, commandId: 'x' }),
          cookie: officer,
          headers: { accept: 'text/html' },
        }),
        4,
        `${path} ${rows}`,
      )
})

/** Every order but those that need no word: an empty one of them is a good one. */
function ordersThatSay(): string[] {
  return [...server.house.inbox.handlers].flatMap(([type, { spec }]) => (v.is(spec.schema, {}) ? [] : [type]))
}

function post(path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return server.ask(path, { method: 'POST', body, headers, cookie: officer })
}

/** A 4xx (of exactly this status, unless only 4 is given) with a code and a sentence, or a page that shows a problem. */
async function expectProblem(response: Response, status: number, what: string): Promise<void> {
  const text = await response.text()
  const got = `${what} → ${response.status} ${text.slice(0, 400)}`
  if (status === 4) expect(response.status >= 400 && response.status < 500, got).toBe(true)
  else expect(response.status, got).toBe(status)
  if (response.headers.get('content-type')?.includes('json')) {
    const { problem } = JSON.parse(text) as { problem: { code: string; vi: string; en: string } }
    expect(problem.code, got).toMatch(/^\w+\.\w+$/)
    expect(problem.vi && problem.en, got).toBeTruthy()
  } else expect(/(Mã|Mã lỗi): \w+\.\w+/.test(text), got).toBe(true)
}
