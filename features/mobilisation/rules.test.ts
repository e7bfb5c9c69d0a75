import { expect, test } from 'vitest'
import { type Hand, judge, mostADay, rank, stateOf } from './rules.ts'

let visits = 0
function hand(said: Partial<Hand> = {}): Hand {
  visits += 1
  return {
    visit: visits,
    memberId: 'an',
    teamId: 'thon-1',
    household: visits,
    heldOn: '2025-11-03',
    savedOn: '2025-11-03',
    arrivedOn: '2025-11-03',
    inPerson: true,
    vulnerable: false,
    ...said,
  }
}
const verdictsOf = (hands: readonly Hand[]) => judge(hands).map(({ verdict }) => verdict)

test('a household helped five times by one person counts once for that person', () => {
  const hands = [1, 2, 3, 4, 5].map((day) => hand({ household: 7, heldOn: `2025-11-0${day}` }))
  expect(verdictsOf(hands)).toEqual(['counts', 'again', 'again', 'again', 'again'])
})

test('help by phone and people unnamed add nothing, and a household met by phone first still counts when visited', () => {
  const hands = [hand({ household: 1, inPerson: false }), hand({ household: 1 }), hand({ household: null })]
  expect(verdictsOf(hands)).toEqual(['not_in_person', 'counts', 'unnamed'])
})

test('what was entered late, by too many hands or too much for one day is set aside, not counted', () => {
  const crowd = ['an', 'binh', 'chi', 'dung'].map((memberId) => hand({ visit: 9_000, household: 900, memberId }))
  expect(verdictsOf([hand({ savedOn: '2025-11-10' }), hand({ savedOn: '2025-11-11' })])).toEqual([
    'counts',
    'entered_late',
  ])
  // Offline for three weeks is no fault of the helper.
  expect(verdictsOf([hand({ arrivedOn: '2025-11-24' }), hand({ arrivedOn: '2025-12-24' })])).toEqual([
    'counts',
    'entered_late',
  ])
  expect(verdictsOf(crowd)).toEqual(['many_hands', 'many_hands', 'many_hands', 'many_hands'])
  const busy = verdictsOf(Array.from({ length: mostADay + 2 }, () => hand()))
  expect(busy.slice(mostADay)).toEqual(['too_many_a_day', 'too_many_a_day'])
  const [standing] = rank([hand({ savedOn: '2025-12-01' }), hand()], 'memberId', [])
  expect(standing).toMatchObject({ households: 1, doubts: 1 })
})

test('two of a team at one household are one household for the team and one for each', () => {
  const hands = ['an', 'binh'].map((memberId) => hand({ visit: 8_000, household: 800, memberId, vulnerable: true }))
  expect(rank(hands, 'teamId', [])).toEqual([
    { rank: 1, id: 'thon-1', people: 2, households: 1, vulnerable: 1, days: 1, doubts: 0 },
  ])
  expect(rank(hands, 'memberId', []).map(({ households }) => households)).toEqual([1, 1])
})

test('equals share a rank, the vulnerable households tell others apart, and who did nothing stands last', () => {
  const hands = [hand({ memberId: 'an' }), hand({ memberId: 'binh' }), hand({ memberId: 'chi', vulnerable: true })]
  const board = rank(hands, 'memberId', ['an', 'dung'])
  expect(board.map(({ id, rank: place }) => `${place} ${id}`)).toEqual(['1 chi', '2 an', '2 binh', '4 dung'])
})

test('a target is met before its last day, and missed after it', () => {
  const window = { from: '2025-10-01', to: '2025-12-31' }
  expect([stateOf(window, 5, 5, '2025-10-02'), stateOf(window, 4, 5, '2025-12-31')]).toEqual(['met', 'running'])
  expect([stateOf(window, 4, 5, '2026-01-01'), stateOf(window, 0, 5, '2025-09-30')]).toEqual(['missed', 'coming'])
})
