import type { Hono } from 'hono'
import { getCommune, listCommunes, listVillages } from '../../features/places/reads.ts'
import { listOpenSessions, type OpenSession } from '../../features/sessions/reads.ts'
import { PublicHere, PublicSession, PublicSessions } from '../../features/sessions/screens/public-sessions.tsx'
import { nameSession, words } from '../../features/sessions/words.ts'
import { listTeamsServing } from '../../features/teams/reads.ts'
import { type Scope, visitor, withScope } from '../../platform/access/scope.ts'
import { addDays, dayOf } from '../../platform/clock/days.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { calendarFile } from '../../platform/papers/icalendar.ts'
import { qrSvg } from '../../platform/papers/qr.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, isId, page } from '../server/page.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { baseOf, communeAt } from './pages.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'next_sessions')

export const publicSessionPages = ['', '/xa/:commune'].flatMap((under) => [
  page('public', `${under}/sessions`, 'everybody', title, PublicSessions, async (ask) => {
    if (!(await communeAt(ask))) return undefined
    const { scope, query, today } = ask
    const village = idIn(query, 'village') ?? ''
    const sessions = await listNear(scope, today, village)
    return { base: baseOf(ask), sessions, villages: await listVillages(scope), village }
  }),

  page('public', `${under}/sessions/:sessionId`, 'everybody', title, PublicSession, openOne),
  page('public', `${under}/sessions/:sessionId/here`, 'everybody', title, PublicHere, openOne),
])

async function openOne(ask: Ask) {
  if (!(await communeAt(ask))) return undefined
  const { scope, params, today } = ask
  const [session] = await listOpenSessions(scope, { from: today, only: params['sessionId'] ?? '' })
  const base = baseOf(ask)
  return session && { base, session, here: `${base}/sessions/${session.sessionId}`, isToday: session.heldOn === today }
}

/** Of a village: what its own team holds, and what is held for the whole commune. */
async function listNear(scope: Scope, today: string, village: string): Promise<OpenSession[]> {
  const sessions = await listOpenSessions(scope, { from: today })
  if (village === '') return sessions
  const teams = await listTeamsServing(scope)
  const near = new Set(
    teams.flatMap((team) => (team.villageId === village || team.villageId === null ? [team.teamId] : [])),
  )
  return sessions.filter(({ teamId }) => near.has(teamId))
}

export function publicSessionRoutes(routes: Hono, { house }: Stand): void {
  for (const under of ['', '/xa/:commune']) {
    routes.get(`${under}/sessions.ics`, async (c) => {
      const code = c.req.param('commune')
      const communes = await listCommunes(house.db)
      const commune = code === undefined ? communes[0] : communes.find((each) => each.code === code)
      if (!commune) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const now = house.now()
      const from = addDays(dayOf(now), -31)
      const { name, sessions } = await withScope(house.db, visitor(commune.communeId), 'read only', async (scope) => ({
        name: (await getCommune(scope)).name,
        sessions: await listOpenSessions(scope, { from }),
      }))
      const base = code === undefined ? '' : `/xa/${code}`
      const file = calendarFile(
        `${words.say('vi', 'sessions')}, ${name}`,
        new Date(now).toISOString(),
        sessions.map((session) => ({
          id: session.sessionId,
          day: session.heldOn,
          from: session.startsAt,
          to: session.endsAt,
          title: nameSession('vi', session),
          place: session.venue,
          cancelled: session.status === 'cancelled',
          url: new URL(`${base}/sessions/${session.sessionId}`, wayOf(c.req.raw).href).href,
        })),
      )
      return c.body(file, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
    })
  }
  routes.get('/xa/:commune/sessions/qr.svg', (c) =>
    /^\d+$/.test(c.req.param('commune'))
      ? c.body(qrSvg(new URL(`/xa/${c.req.param('commune')}/sessions`, wayOf(c.req.raw).href).href), 200, {
          'Content-Type': 'image/svg+xml',
        })
      : problemResponse(c, 404, doorProblems.make('door.not_found')),
  )
  // The codes on the sheets hold nothing but an address.
  for (const [of, place] of [
    ['/xa/:commune/sessions/:sessionId', ''],
    ['/xa/:commune/sessions/:sessionId', '/here'],
    ['/field/sessions/:sessionId', ''],
  ]) {
    routes.get(`${of}${place}/qr.svg`, (c) => {
      const { commune = '0', sessionId }: Readonly<Record<string, string | undefined>> = c.req.param()
      if (!isId(sessionId) || !/^\d+$/.test(commune))
        return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const leads = c.req.path.replace(/\/qr\.svg$/, '')
      return c.body(qrSvg(new URL(leads, wayOf(c.req.raw).href).href), 200, { 'Content-Type': 'image/svg+xml' })
    })
  }
}
