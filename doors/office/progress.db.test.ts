import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDossier } from '../../features/dossiers/fixtures.ts'
import { nameGroup } from '../../features/households/words.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../../features/support/fixtures.ts'
import { type Element, elementsOf, readMarkup, textOf } from '../../platform/kit/markup.ts'
import type { Lang } from '../../platform/words/words.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { an, mustAccept } from '../../tools/world.ts'

// The charts of the progress page against a count that knows nothing of the product's own, and every bar against the
// records that its link opens.

const [from, to] = ['2025-10-01', '2025-12-31']
const procedures = Array.from({ length: 13 }, (_, at) => `Thủ tục số ${at + 1} (mẫu)`)
/** Household `h` is of these groups from this day on; 1 and 5 turn out to be one household. */
const groupsOf = (household: number) => [[], ['elderly'], ['elderly', 'poor'], ['disability']][household % 4] ?? []
const sinceOf = (household: number) => (household % 4 === 2 ? '2025-11-10' : '2025-08-01')
const standsFor = (household: number) => (household === 1 ? 5 : household)

type Known = {
  readonly team: number
  readonly household: number | null
  readonly heldOn: string
  readonly inPerson: boolean
  /** The procedure that a dossier was filed for at the visit. */
  readonly procedure: number | null
}

let server: Server
let cookie: string
let known: readonly Known[]
let teamId: string

beforeAll(async () => {
  server = await aServer()
  server.clock.now = Date.parse('2025-12-30T03:00:00Z')
  known = history(11, 160)
  const { officer, admin, teams, households, ...place } = await aCommuneAtWork(12)
  cookie = place.cookie
  teamId = teams[0]?.teamId ?? ''
  await mustAccept(server.house.inbox, officer, [
    ...households.flatMap(({ householdId }, at) =>
      groupsOf(at).length === 0
        ? []
        : [order('households.set_groups', { householdId, groups: groupsOf(at), since: sinceOf(at) })],
    ),
    ...known.map(({ team, household, heldOn, inPerson, procedure }) =>
      order(
        'support.record',
        aVisit({
          teamId: teams[team]?.teamId ?? '',
          householdId: household === null ? null : (households[household]?.householdId ?? null),
          mode: inPerson ? 'in_person' : 'phone',
          heldOn,
          items: [
            procedure === null
              ? { kind: 'vneid', detail: null }
              : { kind: 'online_dossier', detail: procedures[procedure] ?? '' },
          ],
        }),
      ),
    ),
    // Filed at the commune office, without a visit.
    order('dossiers.file', aDossier({ teamId: teams[0]?.teamId ?? '', words: procedures[0] ?? '' })),
  ])
  await mustAccept(server.house.inbox, admin, [
    order('households.merge', { householdId: households[1]?.householdId, into: households[5]?.householdId }),
  ])
})
afterAll(() => server.close())

test('the bars are the dossiers and the vulnerable households of the plan’s days as counted by hand', async () => {
  const page = await open('/desk/progress', 'vi')
  const dossiers = new Map<string, number>([[procedures[0] ?? '', 1]])
  for (const { procedure } of inPlan()) {
    const name = procedures[procedure ?? -1]
    if (name !== undefined) dossiers.set(name, (dossiers.get(name) ?? 0) + 1)
  }
  const all = [...dossiers].sort(([, left], [, right]) => right - left)
  expect(all.length).toBeGreaterThan(10)
  const drawn = barsOf(page, 'procedures')
  const sum = (bars: readonly { value: number }[]) => bars.reduce((before, { value }) => before + value, 0)
  const total = all.reduce((before, [, n]) => before + n, 0)
  expect(drawn.map(({ value }) => value).slice(0, 9)).toEqual(all.map(([, n]) => n).slice(0, 9))
  expect(drawn).toHaveLength(10)
  expect(sum(drawn)).toBe(total)
  expect(drawn.at(-1)?.name).toBe(`${all.length - 9} thủ tục khác, xem trong bảng`)
  const listed = tableOf(page, 'procedures')
  expect(new Map(listed.map(({ name, value }) => [name, value]))).toEqual(dossiers)
  expect(saysOf(page, 'procedures')).toBe(`${total} hồ sơ trong thời gian của kế hoạch.`)

  const groups = ['elderly', 'poor', 'disability'].map(
    (group) => [nameGroup('vi', group), homesOf(group).size] as const,
  )
  const reached = barsOf(page, 'groups')
  expect(new Map(reached.map(({ name, value }) => [name, value]))).toEqual(new Map(groups))
  expect(tableOf(page, 'groups').map(({ name, value }) => [name, value])).toEqual(
    reached.map(({ name, value }) => [name, value]),
  )
  // The two that are one household were both helped: they must not be two here.
  const helped = new Set(guided().map(({ household }) => household))
  expect(helped.has(1) && helped.has(5)).toBe(true)
  const each = new Set(guided().map(({ household }) => standsFor(household ?? -1))).size
  expect(saysOf(page, 'groups')).toContain(`${each} hộ, mỗi hộ tính một lần.`)
  console.log(
    `progress charts: ${total} dossiers of ${all.length} procedures, ${each} households of 3 groups, all as by hand`,
  )
})

test('every bar opens the records that it counts, and so does every row of its table', async () => {
  const page = await open('/desk/progress', 'vi')
  for (const { value, href } of tableOf(page, 'procedures')) expect(await listedAt(href)).toBe(value)
  for (const { name, href } of barsOf(page, 'groups')) {
    const group = ['elderly', 'poor', 'disability'].find((code) => nameGroup('vi', code) === name) ?? ''
    expect(await listedAt(href)).toBe(visitsOf(group).length)
    const records = await open(href, 'vi')
    expect(textOf(records)).toContain(`Số hộ yếu thế được hướng dẫn trực tiếp: ${name}`)
    const file = await server.ask(href.replace('/desk/visits', '/desk/visits.csv'), { cookie })
    expect((await file.text()).trim().split('\r\n')).toHaveLength(visitsOf(group).length + 1)
  }
})

test('a group that nobody knows narrows nothing', async () => {
  const all = `/desk/visits?figure=vulnerable_households_guided_in_person&from=${from}&to=${to}`
  expect(await listedAt(`${all}&part=nobody`)).toBe(await listedAt(all))
})

test('every chart of the desk and every picture in it has a name of its own, in both languages', async () => {
  for (const address of ['/desk', '/desk/progress', `/desk/progress/${teamId}`]) {
    for (const lang of ['vi', 'en'] as const) {
      const elements = elementsOf(await open(address, lang))
      const charts = elements.filter(({ name }) => name === 'figure')
      const pictures = elements.filter(({ attributes }) => attributes.role === 'img')
      expect([charts.length >= 3, pictures.length >= 3]).toEqual([true, true])
      const names = charts.map((chart) => nameOf(chart, elements))
      expect(new Set(names).size).toBe(charts.length)
      expect([...names, ...pictures.map((picture) => nameOf(picture, elements))].filter((name) => name === '')).toEqual(
        [],
      )
    }
  }
})

test('before anything is recorded both charts say so and say where to go', async () => {
  const { cookie: other } = await aCommuneAtWork(1)
  for (const [lang, said] of [
    ['vi', ['Chưa có hồ sơ nào', 'Chưa có hộ nào', 'Xem hộ yếu thế chưa được hỗ trợ']],
    ['en', ['No dossier yet', 'No household yet', 'Vulnerable households not yet helped']],
  ] as const) {
    const page = await open('/desk/progress', lang, other)
    for (const each of said) expect(textOf(page)).toContain(each)
    expect(barsOf(page, 'groups')).toEqual([])
  }
})

/** A commune of three teams with a plan at work, and somebody of its office signed in. */
async function aCommuneAtWork(households: number) {
  const gate = server.house.inbox
  const place = await aCommuneToHelpIn(
    gate,
    3,
    Array.from({ length: households }, () => null),
  )
  const admin = anActor(place.communeId, 'admin')
  const [planId, accountId, grants] = [newId(), newId(), [an('coordinator')]]
  // A telephone number signs in one person of the whole installation.
  phones += 1
  await mustAccept(gate, admin, [
    order('people.add_account', { accountId, name: 'Cán bộ (mẫu)', phone: `09120000${10 + phones}`, grants }),
  ])
  await mustAccept(gate, place.officer, [
    order('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' }),
    order('plan.activate', { planId }),
  ])
  const signedIn = { accountId, communeId: place.communeId, grants }
  return { ...place, admin, cookie: await cookieOf(server, signedIn) }
}
let phones = 0

async function open(address: string, lang: Lang, who = cookie): Promise<Element> {
  const response = await server.ask(address, { cookie: `${who}; thonso_lang=${lang}` })
  expect([address, response.status]).toEqual([address, 200])
  return readMarkup(await response.text())
}

/** How many records the list at an address says it holds. */
async function listedAt(href: string): Promise<number> {
  const lead = elementsOf(await open(href, 'vi')).find(({ attributes }) => attributes.class === 'lead')
  return Number(/\d+/.exec(lead ? textOf(lead) : '')?.[0])
}

function chartOf(page: Element, id: string): Element[] {
  const chart = elementsOf(page).find(({ attributes }) => attributes['aria-labelledby'] === `${id}-title`)
  return chart ? elementsOf(chart) : []
}

function barsOf(page: Element, id: string) {
  return chartOf(page, id)
    .filter(({ attributes }) => attributes.class === 'bar-row')
    .map(rowOf)
}

function tableOf(page: Element, id: string) {
  const [, ...rows] = chartOf(page, id).filter(({ name }) => name === 'tr')
  return rows.map(rowOf)
}

/** The name, the number and the link of a bar, or of a row of the table. */
function rowOf(row: Element) {
  const parts = elementsOf(row)
  const first = (names: readonly string[]) => parts.find(({ name }) => names.includes(name))
  const [name, value] = [first(['a', 'span']), first(['b', 'td'])].map((part) => (part ? textOf(part) : ''))
  const href = (first(['a'])?.attributes.href ?? '').replaceAll('&amp;', '&')
  return { name: name ?? '', value: Number(value), href }
}

function saysOf(page: Element, id: string): string {
  const note = chartOf(page, id).find(({ attributes }) => attributes.class === 'chart-note')
  return note ? textOf(note) : ''
}

function nameOf({ attributes }: Element, elements: readonly Element[]): string {
  const ids = (attributes['aria-labelledby'] ?? '').split(' ').filter(Boolean)
  const spoken = ids.map((id) =>
    elements
      .filter((one) => one.attributes.id === id)
      .map(textOf)
      .join(''),
  )
  return (attributes['aria-label'] ?? spoken.join(' ')).trim()
}

function inPlan(): readonly Known[] {
  return known.filter(({ heldOn }) => heldOn >= from && heldOn <= to)
}

/** Help in person to a household that was vulnerable on that day. */
function guided(): readonly Known[] {
  return inPlan().filter(
    ({ household, heldOn, inPerson }) =>
      inPerson && household !== null && groupsOf(household).length > 0 && heldOn >= sinceOf(household),
  )
}

function visitsOf(group: string): readonly Known[] {
  return guided().filter(({ household }) => household !== null && groupsOf(household).includes(group))
}

function homesOf(group: string): ReadonlySet<number> {
  return new Set(visitsOf(group).map(({ household }) => standsFor(household ?? -1)))
}

function history(seed: number, size: number): Known[] {
  let state = seed
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  return Array.from({ length: size }, () => {
    const household = below(6) === 0 ? null : below(12)
    return {
      household,
      team: household === null || below(8) === 0 ? below(3) : household % 3,
      heldOn: new Date(Date.UTC(2025, 8, 15) + below(100) * 86_400_000).toISOString().slice(0, 10),
      inPerson: below(3) > 0,
      procedure: below(2) === 0 ? null : below(procedures.length),
    }
  })
}
