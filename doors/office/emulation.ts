import type { Hono } from 'hono'
import { findYouth } from '../../features/mobilisation/reads.ts'
import { judge, rank, type Standing } from '../../features/mobilisation/rules.ts'
import { EmulationBoard, EmulationMember } from '../../features/mobilisation/screens/emulation.tsx'
import { tellWindow, words } from '../../features/mobilisation/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { dayOf, type Window } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { searchOf } from './paging.ts'
import { partnerRoles, teamNames, windowOf } from './partner-parts.ts'
import { sendSheet } from './sheets.ts'

const title = (lang: Lang) => words.say(lang, 'emulation_title')

export const emulationPages = [
  page('desk', '/desk/emulation', partnerRoles, title, EmulationBoard, async ({ scope, query, today }) => {
    const window = await windowOf(scope, query, today)
    const board = await boardOf(scope, window)
    return board && { ...board, window, search: searchOf(window) }
  }),

  page('desk', '/desk/emulation/:memberId', partnerRoles, title, EmulationMember, async (ask) => {
    const { scope, query, params, today } = ask
    const window = await windowOf(scope, query, today)
    const { members, hands } = await findYouth(scope, window)
    const member = members.find(({ memberId }) => memberId === params['memberId'])
    return (
      member && {
        name: member.name,
        window,
        // Judged among all of them: one visit may have had too many hands.
        hands: judge(hands).filter(({ memberId }) => memberId === member.memberId),
        teams: await teamNames(scope),
        search: searchOf(window),
      }
    )
  }),
]

export function emulationRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv'])
    routes.get(`/desk/emulation.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, partnerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const window = await windowOf(scope, c.req.query(), dayOf(house.now()))
        const board = await boardOf(scope, window)
        return board && sheetOf(lang, window, board)
      })
      return sheet
        ? sendSheet(c, sheet, 'thi-dua-thanh-nien')
        : problemResponse(c, 404, doorProblems.make('door.not_found'))
    })
}

type Board = {
  teams: Standing[]
  members: Standing[]
  names: ReadonlyMap<string, string>
  teamOf: ReadonlyMap<string, string>
}

/** The board of the youth unions in sight; undefined where the asker has none. */
async function boardOf(scope: Scope, window: Window): Promise<Board | undefined> {
  const { members, hands, partnerIds } = await findYouth(scope, window)
  const teams = await teamNames(scope)
  if (partnerIds.length === 0 && !holds(scope, deskRoles)) return undefined
  return {
    teams: rank(
      hands,
      'teamId',
      members.map(({ teamId }) => teamId),
    ),
    members: rank(
      hands,
      'memberId',
      members.map(({ memberId }) => memberId),
    ),
    names: new Map([...teams, ...members.map(({ memberId, name }) => [memberId, name] as const)]),
    teamOf: new Map(members.map(({ memberId, teamId }) => [memberId, teams.get(teamId) ?? '—'])),
  }
}

function sheetOf(lang: Lang, window: Window, { members, names, teamOf }: Board): Sheet {
  const count = (key: 'rank' | 'households_in_person' | 'vulnerable' | 'days' | 'doubts') => ({
    title: words.say(lang, key),
    kind: 'number' as const,
    width: 14,
  })
  return {
    name: words.say(lang, 'emulation'),
    titles: [words.say(lang, 'emulation_title'), tellWindow(lang, window)],
    columns: [
      count('rank'),
      { title: words.say(lang, 'person'), kind: 'text', width: 28 },
      { title: words.say(lang, 'team'), kind: 'text', width: 34 },
      count('households_in_person'),
      count('vulnerable'),
      count('days'),
      count('doubts'),
    ],
    rows: members.map((one) => [
      one.rank,
      names.get(one.id) ?? '',
      teamOf.get(one.id) ?? '',
      one.households,
      one.vulnerable,
      one.days,
      one.doubts,
    ]),
  }
}
