import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aPlace, personWith } from '../../tools/world.ts'

// What a phone that has seen nothing yet fetches before a page is its own; fonts apart, which no page waits for.

let server: Server
let cookie: string

beforeAll(async () => {
  server = await aServer()
  const place = await aPlace(server.house.inbox, 0)
  cookie = await cookieOf(server, personWith(place, 'member', place.teams[0]?.teamId ?? ''))
})
afterAll(() => server.close())

/** As it travels: packed. */
async function carried(address: string, headers: Record<string, string> = {}) {
  const response = await server.ask(address, { headers: { 'accept-encoding': 'br', ...headers } })
  expect(response.status, address).toBe(200)
  return (await response.arrayBuffer()).byteLength
}

test.each(['vi', 'en'])('the first page and the one that records come in 45 kB, in %s', async (lang) => {
  for (const page of ['/field', '/field/record', '/field/record/anonymous']) {
    const mine = { cookie: `${cookie}; thonso_lang=${lang}` }
    const html = await (await server.ask(page, { headers: mine })).text()
    expect(html, page).toContain(`<html lang="${lang}"`)
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, file]) => file ?? '')
    expect(files.length, 'the client is built').toBeGreaterThan(1)
    let bytes = await carried(page, mine)
    for (const file of new Set(files)) bytes += await carried(file)
    console.log(`${page} (${lang}): ${(bytes / 1000).toFixed(1)} kB in ${new Set(files).size + 1} answers`)
    expect(bytes, page).toBeLessThanOrEqual(45_000)
  }
})

/** What came to Chrome after 109 and to Safari after 16.4, for which the client is built: building turns syntax, and no names. */
const newer =
  /\.(toSorted|toReversed|toSpliced|toWellFormed|isWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|getOrInsert)\(|(Object|Map)\.groupBy|Array\.fromAsync|Promise\.(withResolvers|try)\b|Iterator\.from|URL\.(canParse|parse)\(|\bscheduler\./g

test('no script of the phone asks for what its oldest browsers have not got', async () => {
  const worker = await (await server.ask('/service-worker.js')).text()
  const scripts = [...new Set(worker.match(/\/assets\/[\w.-]+\.js/g))]
  expect(scripts.length, 'the client is built').toBeGreaterThan(10)
  const found = new Map([['/service-worker.js', worker.match(newer)]])
  for (const script of scripts) found.set(script, (await (await server.ask(script)).text()).match(newer))
  expect([...found].filter(([, names]) => names !== null)).toEqual([])
})
