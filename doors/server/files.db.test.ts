import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../platform/files/fixtures.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aWorld, type Place, personWith } from '../../tools/world.ts'

let server: Server
let here: Place
let lead: string

beforeAll(async () => {
  server = await aServer()
  const [first] = await aWorld(server.house.inbox)
  if (!first) throw new Error('a commune is needed')
  here = first
  lead = await cookieOf(server, personWith(here, 'team_lead', here.teams[0]?.teamId))
})
afterAll(() => server.close())

const whole = aJpeg()
const right = {
  'content-type': 'application/octet-stream',
  'upload-offset': '0',
  'upload-length': String(whole.length),
}

test('a piece without its place, its length or its sender is refused with a sentence, and never a fault', async () => {
  const wrong: [number, string | undefined, Record<string, string>][] = [
    [401, undefined, {}],
    [401, lead, { 'thonso-account': newId() }],
    [415, lead, { 'content-type': 'image/jpeg' }],
    [422, lead, { 'upload-offset': '-1' }],
    [422, lead, { 'upload-offset': '1e3' }],
    [422, lead, { 'upload-length': '0' }],
    [422, lead, { 'upload-length': 'NaN' }],
    [422, lead, { 'upload-sha256': 'x' }],
    [413, lead, { 'upload-length': '200001' }],
    [404, lead, { 'upload-offset': '5' }],
    [409, lead, { 'upload-length': '10' }],
  ]
  for (const [status, cookie, headers] of wrong) {
    const response = await put(newId(), whole, { ...right, ...headers }, cookie)
    expect(response.status, JSON.stringify(headers)).toBe(status)
    const { problem } = (await response.json()) as { problem: { vi: string; en: string } }
    expect(problem.vi.length * problem.en.length).toBeGreaterThan(0)
  }
  expect((await put('x', whole, right, lead)).status).toBe(422)
  expect((await put(newId(), new Uint8Array(300_000), right, lead)).status).toBe(413)
  expect((await server.ask('/api/v1/files/x', { cookie: lead })).status).toBe(404)
  expect(server.faults).toEqual([])
})

test('nobody sees or continues what somebody else is sending', async () => {
  const fileId = newId()
  const first = await put(fileId, whole.slice(0, 400), right, lead)
  expect(await first.json()).toEqual({ received: 400, isWhole: false })
  const other = await cookieOf(server, personWith(here, 'admin'))
  expect((await server.ask(`/api/v1/files/${fileId}`, { cookie: other })).status).toBe(404)
  const rest = { ...right, 'upload-offset': '400' }
  expect((await put(fileId, whole.slice(400), rest, other)).status).toBe(404)
  const stored = await server.ask(`/api/v1/files/${fileId}`, { cookie: lead })
  expect(await stored.json()).toEqual({ received: 400, isWhole: false })
  expect(await (await put(fileId, whole.slice(400), rest, lead)).json()).toMatchObject({ isWhole: true })
})

function put(
  fileId: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  cookie: string | undefined,
): Promise<Response> {
  return server.ask(`/api/v1/files/${fileId}`, {
    method: 'PATCH',
    body,
    headers,
    ...(cookie === undefined ? {} : { cookie }),
  })
}
