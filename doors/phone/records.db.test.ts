import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aPlace, mustAccept, order, type Place, personWith } from '../../tools/world.ts'

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

const linked =
  /<a href="(\/(?:field\/records|desk\/(?:visits|dossiers\/list|platforms))\?[^"]*)"[^>]*>(?:<span class="only-spoken">[^<]*<\/span>)?([\d.]+)(?:\/[\d.]+)?</g

async function linksOf(address: string, cookie: string): Promise<[address: string, figure: number][]> {
  const response = await server.ask(address, { cookie, headers: { accept: 'text/html' } })
  expect(response.status, address).toBe(200)
  const found = [...(await response.text()).matchAll(linked)]
  return found.map(([, href = '', figure = '']) => [href.replaceAll('&amp;', '&'), Number(figure.replaceAll('.', ''))])
}

async function textOf(address: string, cookie: string): Promise<string> {
  const response = await server.ask(address, { cookie, headers: { accept: 'text/html' } })
  expect(response.status, address).toBe(200)
  return response.text()
}

test('every figure of the field opens its records, and they come to the figure', async () => {
  const { teamId = '' } = place.teams[2] ?? {}
  const lead = personWith(place, 'team_lead', teamId)
  const cookie = await cookieOf(server, lead)
  await mustAccept(server.house.inbox, lead, [
    order('support.record', {
      ...{ visitId: newId(), teamId, householdId: null, heldOn: '2025-11-20', mode: 'in_person', people: 3 },
      items: [
        { kind: 'e_wallet', detail: 'zalopay' },
        { kind: 'bill_payment', detail: 'water' },
      ],
    }),
  ])
  let figures = 0
  for (const [page, least] of [
    ['/field/progress', 8],
    ['/field/report', 6],
  ] as const) {
    const links = await linksOf(page, cookie)
    expect(links.length, page).toBeGreaterThanOrEqual(least)
    for (const [address, figure] of links) {
      figures += 1
      expect(await textOf(address, cookie), address).toContain(`${figure}, tính từ`)
    }
  }
  console.log(`opened: ${figures} figures of the field`)
})

test('a report that was sent opens what it froze, and help after it does not join', async () => {
  const { teamId = '' } = place.teams[0] ?? {}
  const lead = personWith(place, 'team_lead', teamId)
  const cookie = await cookieOf(server, lead)
  const supports = '/field/records?figure=supports&window=report'
  const frozen = await textOf(`${supports}&of=report`, cookie)
  const countIn = (text: string) => Number(/(\d+), tính từ/.exec(text)?.[1])
  // With what this world's team did after it had sent the report.
  const before = countIn(await textOf(supports, cookie))
  await mustAccept(server.house.inbox, lead, [
    order('support.record', {
      ...{ visitId: newId(), teamId, householdId: null, heldOn: '2025-11-21', mode: 'phone', items: [{ kind: 'qr' }] },
    }),
  ])
  expect(await textOf(`${supports}&of=report`, cookie)).toBe(frozen)
  expect(countIn(frozen)).toBe(3)
  expect(before).toBeGreaterThan(3)
  expect(countIn(await textOf(supports, cookie))).toBe(before + 1)
})

test('help after the report’s last day is told as the next report’s, and the desk shows both windows', async () => {
  const { teamId = '' } = place.teams[1] ?? {}
  const lead = personWith(place, 'team_lead', teamId)
  server.clock.now = Date.parse('2025-12-20T03:00:00Z')
  const cookie = await cookieOf(server, lead)
  expect(await textOf('/field/progress', cookie)).not.toContain('tính vào báo cáo sau')
  await mustAccept(server.house.inbox, lead, [
    order('support.record', {
      ...{ visitId: newId(), teamId, householdId: null, heldOn: '2025-12-16', mode: 'phone', items: [{ kind: 'qr' }] },
    }),
  ])
  expect(await textOf('/field/progress', cookie)).toContain('1 lần hỗ trợ sau ngày 14/12/2025')
  const officer = await cookieOf(server, personWith(place, 'coordinator'))
  const days = { '/desk': 'from=2025-10-01&to=2025-12-31', '/desk?window=report': 'from=2025-09-15&to=2025-12-14' }
  for (const [page, span] of Object.entries(days)) {
    const links = await linksOf(page, officer)
    expect(links.length, page).toBeGreaterThan(6)
    for (const [address] of links) expect(address, page).toContain(span)
    for (const text of ['01/10/2025 – 31/12/2025', '15/09/2025 – 14/12/2025'])
      expect(await textOf(page, officer)).toContain(text)
  }
})
