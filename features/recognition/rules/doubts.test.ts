import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, startOf } from '../../../platform/clock/days.ts'
import { doubtCodes, doubtsOf, standingOf, type Threshold, type Traced, usualThresholds } from './doubts.ts'

const noon = (day: string, minutes = 0) =>
  new Date(Date.parse(startOf(day)) + (12 * 60 + minutes) * 60_000).toISOString()
const day = '2025-11-03'

function aTrace(at: number, said: Partial<Traced> = {}): Traced {
  const heldOn = said.heldOn ?? day
  const saved = said.deviceAt ?? noon(heldOn, at * 20)
  return {
    visitId: `v${String(at).padStart(3, '0')}`,
    teamId: 't1',
    householdId: `h${at}`,
    heldOn,
    recordedBy: 'a1',
    helperIds: [],
    deviceAt: saved,
    receivedAt: saved,
    ...said,
  }
}

const times = (n: number) => Array.from({ length: n }, (_, at) => at)
const rulesOf = (visits: readonly Traced[], thresholds = usualThresholds) =>
  new Map([...doubtsOf(visits, thresholds)].map(([id, doubts]) => [id, doubts.map(({ rule }) => rule).sort()]))

test('an evening’s honest work raises no doubt', () => {
  expect(rulesOf(times(12).map((at) => aTrace(at))).size).toBe(0)
})

test('eleven visits saved within a quarter of an hour are a burst, by one person and of one team', () => {
  const burst = times(11).map((at) => aTrace(at, { deviceAt: noon(day, at) }))
  expect([...rulesOf(burst).values()]).toEqual(Array(11).fill(['burst']))
  expect(rulesOf(burst.slice(1)).size).toBe(0)
  expect(rulesOf(burst.map((visit, at) => ({ ...visit, recordedBy: `a${at % 2}` }))).size).toBe(0)
  expect(rulesOf(burst.map((visit, at) => ({ ...visit, teamId: `t${at % 2}` }))).size).toBe(0)
  // What the installation itself put in was saved by nobody.
  expect(rulesOf(burst.map((visit) => ({ ...visit, recordedBy: null }))).size).toBe(0)
})

test('four saved in the same minute, thirty helped on a day, and five visits to a home in a week', () => {
  const minute = times(4).map((at) => aTrace(at, { deviceAt: noon(day, 0.2 * at) }))
  expect([...rulesOf(minute).values()]).toEqual(Array(4).fill(['same_minute']))
  const busy = times(30).map((at) => aTrace(at, { helperIds: ['m1'], deviceAt: noon(day, at * 20) }))
  expect([...rulesOf(busy).values()]).toEqual(Array(30).fill(['per_day']))
  const home = times(6).map((at) => aTrace(at, { householdId: 'h1', heldOn: addDays(day, at) }))
  expect([...rulesOf(home)]).toEqual([
    ['v004', ['same_household']],
    ['v005', ['same_household']],
  ])
  const merged = home.map((visit, at) => ({ ...visit, householdId: `h${at % 2}` }))
  expect(doubtsOf(merged, usualThresholds).size).toBe(0)
  expect(doubtsOf(merged, usualThresholds, new Map([['h1', 'h0']])).size).toBe(2)
})

test('saved three weeks later is late; a phone that was offline is not, and a clock ahead of the server’s does not help', () => {
  const late = aTrace(1, { deviceAt: noon(addDays(day, 21)) })
  expect(doubtsOf([late], usualThresholds).get('v001')).toEqual([{ rule: 'late', count: 21 }])
  const offline = aTrace(1, { deviceAt: noon(day), receivedAt: noon(addDays(day, 40)) })
  expect(doubtsOf([offline], usualThresholds).size).toBe(0)
  const ahead = aTrace(1, { deviceAt: noon('2027-01-01'), receivedAt: noon(addDays(day, 21)) })
  expect(doubtsOf([ahead], usualThresholds).get('v001')).toEqual([{ rule: 'late', count: 21 }])
})

const aHistory = fc.array(
  fc.record({
    household: fc.integer({ min: 0, max: 4 }),
    days: fc.integer({ min: 0, max: 20 }),
    minute: fc.integer({ min: 0, max: 60 }),
    by: fc.constantFrom('a1', 'a2', null),
    late: fc.constantFrom(0, 0, 0, 15, 40),
    team: fc.constantFrom('t1', 't2'),
  }),
  { maxLength: 60 },
)
const traces = aHistory.map((all) =>
  all.map(({ household, days, minute, by, late, team }, at) => {
    const heldOn = addDays(day, days)
    return aTrace(at, {
      householdId: `h${household}`,
      heldOn,
      recordedBy: by,
      teamId: team,
      deviceAt: noon(addDays(heldOn, late), minute),
    })
  }),
)
const someThresholds = fc.tuple(
  ...usualThresholds.map(({ rule, within }) =>
    fc.integer({ min: 1, max: 12 }).map((most): Threshold => ({ rule, most, within })),
  ),
)

test('doubts do not depend on the order of the records, a looser rule doubts no more, and each team is judged alone', () => {
  let doubted = 0
  fc.assert(
    fc.property(
      traces,
      someThresholds,
      fc.constantFrom(...doubtCodes),
      fc.nat(5),
      (visits, thresholds, loosened, by) => {
        const found = doubtsOf(visits, thresholds)
        expect(new Map(doubtsOf(visits.toReversed(), thresholds))).toEqual(found)
        const looser = thresholds.map((each) => (each.rule === loosened ? { ...each, most: each.most + by } : each))
        const fewer = doubtsOf(visits, looser)
        for (const [id, doubts] of fewer)
          expect(found.get(id)?.map(({ rule }) => rule)).toEqual(expect.arrayContaining(doubts.map(({ rule }) => rule)))
        const alone = doubtsOf(
          visits.filter(({ teamId }) => teamId === 't1'),
          thresholds,
        )
        for (const { visitId, teamId } of visits)
          if (teamId === 't1') expect(alone.get(visitId)).toEqual(found.get(visitId))
        expect(
          doubtsOf(
            visits,
            thresholds.map((each) => ({ ...each, most: 0 })),
          ).size,
        ).toBe(0)
        doubted += found.size
      },
    ),
    { numRuns: 300 },
  )
  console.log(`doubts: ${doubted} records doubted in 300 histories`)
})

test('what was cleared counts until another doubt comes up; what was excluded never does', () => {
  const burst = { rule: 'burst', count: 14 } as const
  const late = { rule: 'late', count: 30 } as const
  expect(standingOf([], undefined)).toBe('counts')
  expect(standingOf([burst], undefined)).toBe('open')
  expect(standingOf([burst], { verdict: 'cleared', rules: ['burst'] })).toBe('counts')
  expect(standingOf([burst, late], { verdict: 'cleared', rules: ['burst'] })).toBe('open')
  expect(standingOf([], { verdict: 'excluded', rules: ['burst'] })).toBe('excluded')
})
