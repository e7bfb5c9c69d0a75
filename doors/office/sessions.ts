import type { Hono } from 'hono'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { kindCodes } from '../../features/sessions/contract.ts'
import { openAttendance } from '../../features/sessions/reads/attendance.ts'
import {
  findClashes,
  findSession,
  listAttendances,
  listSessions,
  type Session,
  type SessionFilter,
} from '../../features/sessions/reads.ts'
import { monthAfter, prefilled } from '../../features/sessions/rules.ts'
import { DoorSheet, Poster } from '../../features/sessions/screens/poster.tsx'
import { DeskSession } from '../../features/sessions/screens/session.tsx'
import { SessionList } from '../../features/sessions/screens/session-list.tsx'
import { SessionNew } from '../../features/sessions/screens/session-new.tsx'
import { Sessions } from '../../features/sessions/screens/sessions.tsx'
import { SessionSheet } from '../../features/sessions/screens/sheet.tsx'
import { nameKind, nameSession, words } from '../../features/sessions/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { addDays, isDay } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { historyOf } from './history.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50
const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'sessions')

export const sessionPages = [
  page('desk', '/desk/sessions', deskRoles, title, Sessions, async ({ scope, query, today }) => {
    const wanted = `${query['month'] ?? ''}-01`
    const month = isDay(wanted) ? wanted : monthAfter(today, 0)
    const window = { from: addDays(month, -6), to: addDays(monthAfter(month, 1), 6) }
    const { rows } = await listSessions(scope, { ...window, soonest: true, size: 500 })
    return { month, today, sessions: rows, mayWrite: holds(scope, writers) }
  }),

  page('desk', '/desk/sessions/list', deskRoles, title, SessionList, async ({ scope, query, today }) => {
    const { shown, filter } = filterOf(query)
    const at = pageIn(query)
    const { rows, total } = await listSessions(scope, { ...filter, page: at, size })
    return {
      sessions: rows,
      total,
      teams: await teamNames(scope),
      filter: shown,
      search: searchOf(shown),
      pages: pagesOf('/desk/sessions/list', shown, at, size, total),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/sessions/new', writers, title, SessionNew, async (ask) => {
    const teams = await listTeams(ask.scope)
    return {
      teams,
      partners: await listPartnerNames(ask.scope),
      known: prefilled({ ...ask.query, venue: textIn(ask.query, 'venue') }, teams[0], ask.today),
    }
  }),

  page('desk', '/desk/sessions/:sessionId', deskRoles, title, DeskSession, async (ask) => {
    const { scope, params, today } = ask
    const session = await findSession(scope, params['sessionId'] ?? '')
    if (!session) return undefined
    return {
      ...(await openAttendance(ask.scope, session, textIn(ask.query, 'q'))),
      here: `/desk/sessions/${session.sessionId}`,
      team: (await teamNames(scope)).get(session.teamId) ?? '—',
      choosable: await listPartnerNames(scope),
      clashes: session.status === 'planned' ? await findClashes(scope, session) : [],
      history: await historyOf(scope, 'session', [session.sessionId]),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/sessions/:sessionId/sheet', deskRoles, title, SessionSheet, async ({ scope, params, today }) => {
    const session = await findSession(scope, params['sessionId'] ?? '')
    if (!session) return undefined
    const team = (await teamNames(scope)).get(session.teamId) ?? '—'
    return { session, team, present: await listAttendances(scope, session.sessionId), today }
  }),

  page('desk', '/desk/sessions/:sessionId/poster', deskRoles, title, Poster, openSheet),
  page('desk', '/desk/sessions/:sessionId/door', deskRoles, title, DoorSheet, openSheet),
]

async function openSheet({ scope, params }: Ask) {
  const session = await findSession(scope, params['sessionId'] ?? '')
  return session && { session, commune: (await getCommune(scope)).code }
}

export function sessionRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/sessions.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const { filter } = filterOf(c.req.query())
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const rows = await everyRow(500, (at) => listSessions(scope, { ...filter, page: at, size: 500 }))
        return sheetOf(lang, rows, await teamNames(scope))
      })
      return sendSheet(c, sheet, 'buoi-huong-dan')
    })
  }
}

function filterOf(query: Ask['query']) {
  const dayIn = (name: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : '')
  const status = (['planned', 'closed', 'cancelled'] as const).find((each) => each === query['status'])
  const shown = {
    q: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    kind: kindCodes.find((each) => each === query['kind']) ?? '',
    status: status ?? '',
    from: dayIn('from'),
    to: dayIn('to'),
  }
  const filter: SessionFilter = {
    query: shown.q,
    teamId: shown.teamId || undefined,
    kind: shown.kind || undefined,
    status,
    from: shown.from || undefined,
    to: shown.to || undefined,
  }
  return { shown, filter }
}

async function teamNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
}

function sheetOf(lang: Lang, sessions: readonly Session[], teams: ReadonlyMap<string, string>): Sheet {
  const text = (
    key: 'time' | 'sessions' | 'kind' | 'venue' | 'team' | 'partners' | 'status' | 'result',
    width: number,
  ) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'sessions'),
    titles: [words.say(lang, 'sessions')],
    columns: [
      { title: words.say(lang, 'held_on'), kind: 'date', width: 13 },
      text('time', 14),
      text('sessions', 36),
      text('kind', 30),
      text('venue', 34),
      text('team', 28),
      text('partners', 28),
      { title: words.say(lang, 'attended'), kind: 'number', width: 10 },
      text('status', 16),
      text('result', 44),
    ],
    rows: sessions.map((session) => [
      session.heldOn,
      `${session.startsAt}–${session.endsAt}`,
      nameSession(lang, session),
      nameKind(lang, session.kind),
      session.venue,
      teams.get(session.teamId) ?? '',
      session.partners.join(', '),
      session.attendances,
      words.say(lang, session.status),
      session.result ?? session.reason ?? '',
    ]),
  }
}
