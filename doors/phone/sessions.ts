import { h } from 'preact'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { moveSession } from '../../features/sessions/contract.ts'
import { openAttendance } from '../../features/sessions/reads/attendance.ts'
import { findSession, listSessions } from '../../features/sessions/reads.ts'
import { prefilled } from '../../features/sessions/rules.ts'
import { FieldSession } from '../../features/sessions/screens/field-session.tsx'
import { FieldSessionNew, FieldSessions } from '../../features/sessions/screens/field-sessions.tsx'
import { words } from '../../features/sessions/words.ts'
import { PhotoField } from '../../features/support/screens/photo.tsx'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/clock/days.ts'
import { listHistory } from '../../platform/journal/history.ts'
import { textIn } from '../server/page.ts'
import { field, forTeam } from './screens.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'own_sessions')

export const fieldSessionPages = [
  forTeam('/field/sessions', title, FieldSessions, async ({ scope, today }, { suffix }, { teamId }) => {
    const coming = await listSessions(scope, { teamId, from: today, soonest: true, size: 50 })
    const past = await listSessions(scope, { teamId, to: addDays(today, -1), size: 50 })
    return { coming: coming.rows, past: past.rows, today, suffix }
  }),

  forTeam(
    '/field/sessions/new',
    (lang) => words.say(lang, 'plan_session'),
    FieldSessionNew,
    async (ask, { suffix }, team) => ({
      team,
      partners: await listPartnerNames(ask.scope),
      known: prefilled({ ...ask.query, venue: textIn(ask.query, 'venue') }, team, ask.today),
      back: `/field/sessions${suffix}`,
    }),
  ),

  // Not of the chosen team but of the session's: the code on the poster leads here whatever was chosen before.
  field('/field/sessions/:sessionId', title, FieldSession, async (ask) => {
    const session = await findSession(ask.scope, ask.params['sessionId'] ?? '')
    if (!session) return undefined
    const mayWrite =
      holds(ask.scope, ['coordinator', 'service_center', 'admin']) ||
      holdsIn(ask.scope, ['team_lead', 'member'], session.teamId)
    const shown = await openAttendance(ask.scope, session, textIn(ask.query, 'q'))
    return {
      ...shown,
      here: `/field/sessions/${session.sessionId}`,
      open: shown.open && mayWrite,
      mayWrite,
      photoField: h(PhotoField, { of: session.sessionId, isSheet: true }),
      today: ask.today,
      back: `/field/sessions?team=${session.teamId}`,
      commune: await getCommune(ask.scope),
      isMoved: (await listHistory(ask.scope, 'session', [session.sessionId])).some(
        ({ type }) => type === moveSession.type,
      ),
    }
  }),
]
