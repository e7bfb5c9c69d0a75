import { expect, test } from 'vitest'
import type { TeamProgress } from '../reads.ts'
import { noFigures } from '../rules.ts'
import { actionFor, inOrder, type Reports, standingOf } from './board-order.ts'

const aTeam = (
  name: string,
  status: TeamProgress['status'],
  households = 0,
  lastActivity: string | null = null,
): TeamProgress => ({
  teamId: name,
  name,
  level: 'village',
  figures: { ...noFigures(), households_supported: households },
  paces: [
    {
      indicator: 'households_supported',
      atLeast: 50,
      actual: households,
      expected: 20,
      left: 50 - households,
      daysLeft: 30,
      perWeekNeeded: 5,
      forecast: null,
    },
  ],
  status,
  lastActivity,
})

const reports: Reports = new Map([['sent', { status: 'submitted', href: '/desk/reports/1' }]])
const teams = [
  aTeam('met', 'met', 50),
  aTeam('late', 'behind', 10),
  aTeam('later', 'behind', 5),
  aTeam('still', 'stalled', 12, '2025-10-02'),
  aTeam('sent', 'on_track', 30, '2025-11-20'),
  aTeam('free', null),
]
const names = (sort: Parameters<typeof inOrder>[1]) => inOrder(teams, sort, reports).map((team) => team.name)

test('a report that waits comes first, then who stands still, then who is furthest behind', () => {
  expect(names('need')).toEqual(['sent', 'still', 'later', 'late', 'met', 'free'])
})

test('other orders keep the order of names among equals', () => {
  expect(names('name')).toEqual(teams.map((team) => team.name))
  expect(names('households').slice(0, 2)).toEqual(['free', 'later'])
  expect(names('active').slice(-2)).toEqual(['still', 'sent'])
})

test('each team has one action that fits', () => {
  expect(teams.map((team) => actionFor(team, reports))).toEqual(['see', 'urge', 'urge', 'urge', 'receive', 'see'])
})

test('a target that is met is met, though the team is behind in another', () => {
  expect(standingOf({ left: 0, actual: 50, expected: 29 }, 'behind')).toBe('met')
  expect(standingOf({ left: 10, actual: 0, expected: 5 }, 'behind')).toBe('behind')
  expect(standingOf({ left: 4, actual: 6, expected: 5 }, 'behind')).toBe('on_track')
  expect(standingOf({ left: 4, actual: 6, expected: 5 }, 'stalled')).toBe('stalled')
})
