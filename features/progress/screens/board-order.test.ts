import { expect, test } from 'vitest'
import { aPace } from '../fixtures.ts'
import type { TeamProgress } from '../reads.ts'
import { noFigures } from '../rules.ts'
import { actionFor, inOrder, type Reports } from './board-order.ts'

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
  paces: [aPace({ actual: households }, '2025-11-07')],
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
