import type { Hono } from 'hono'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { kindCodes, moveSession } from '../../features/sessions/contract.ts'
import { openAttendance } from '../../features/sessions/reads/attendance.ts'
import {
  type Attendance,
  findClashes,
  findSession,
  listAttendances,
  listSessions,
  type Session,
  type SessionFilter,
} from '../../features/sessions/reads.ts'
import { clashing, shownIn, views } from '../../features/sessions/rules/calendar.ts'
import { prefilled } from '../../features/sessions/rules.ts'
import { DoorSheet, Poster } from '../../features/sessions/screens/poster.tsx'
import { DeskSession } from '../../features/sessions/screens/session.tsx'
import { SessionList } from '../../features/sessions/screens/session-list.tsx'
import { SessionNew } from '../../features/sessions/screens/session-new.tsx'
import { Sessions } from '../../features/sessions/screens/sessions.tsx'
import { SessionSheet } from '../../features/sessions/screens/sheet.tsx'
import { nameKind, nameSession, tellWhen, words } from '../../features/sessions/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { moment } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { historyOf } from './history.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sheetRoutes } from './sheets.ts'

const size = 50
const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'sessions')

export const sessionPages = [
  page('desk', '/desk/sessions', deskRoles, title, Sessions, async ({ scope, query, today }) => {
    const { view, on } = viewIn(query, today)
    const { rows } = await listSessions(scope, { ...shownIn(view, on), soonest: true, size: 500 })
    return {
      ...{ view, on, today, sessions: rows, clashing: clashing(rows), teams: await teamNames(scope) },
      mayWrite: holds(scope, writers),
    }
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
    const history = await historyOf(scope, 'session', [session.sessionId])
    return {
      ...(await openAttendance(ask.scope, session, textIn(ask.query, 'q'))),
      here: `/desk/sessions/${session.sessionId}`,
      team: (await teamNames(scope)).get(session.teamId) ?? '—',
      choosable: await listPartnerNames(scope),
      clashes: session.status === 'planned' ? await findClashes(scope, session) : [],
      history,
      commune: await getCommune(scope),
      isMoved: history.some(({ type }) => type === moveSession.type),
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

export function sessionRoutes(routes: Hono, stand: Stand): void {
  const sheet = (path: string, name: string) => ({ path, name, who: deskRoles })
  sheetRoutes(routes, stand, sheet('/desk/sessions', 'buoi-huong-dan'), async ({ scope, query, lang }) => {
    const { filter } = filterOf(query)
    const rows = await everyRow(500, (at) => listSessions(scope, { ...filter, page: at, size: 500 }))
    return sheetOf(lang, rows, await teamNames(scope))
  })
  sheetRoutes(
    routes,
    stand,
    sheet('/desk/sessions/:sessionId/attendance', 'nguoi-den-du'),
    async ({ scope, params, lang }) => {
      const session = await findSession(scope, params['sessionId'] ?? '')
      return session && attendanceSheet(lang, session, await listAttendances(scope, session.sessionId))
    },
  )
}

function attendanceSheet(lang: Lang, session: Session, present: readonly Attendance[]): Sheet {
  return {
    name: words.say(lang, 'who_came'),
    titles: [nameSession(lang, session), tellWhen(lang, session), session.venue],
    columns: [
      { title: words.say(lang, 'ordinal'), kind: 'number', width: 6 },
      { title: words.say(lang, 'who'), kind: 'text', width: 36 },
      { title: words.say(lang, 'put_in_at'), kind: 'text', width: 18 },
    ],
    rows: present.map((one, at) => [
      at + 1,
      one.outside ? words.say(lang, 'outside') : one.name || words.say(lang, 'unnamed'),
      moment(one.attendedAt),
    ]),
  }
}

/** `month=2026-01` stood in addresses before there were other views. */
function viewIn(query: Ask['query'], today: string) {
  const view = views.find((each) => each === query['view']) ?? 'month'
  const on = [query['on'] ?? '', `${query['month'] ?? ''}-01`].find(isDay) ?? today
  return { view, on }
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
