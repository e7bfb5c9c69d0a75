import { type ComponentChildren, h } from 'preact'
import { listSessions } from '../../features/sessions/reads.ts'
import { SessionStrip } from '../../features/sessions/screens/field-sessions.tsx'
import { addDays, isDay } from '../../platform/clock/days.ts'
import { type Ask, idIn } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** What the team holds today and in the week to come, for its first screen. */
export async function sessionStripFor({ scope, today }: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const week = { from: today, to: addDays(today, 7) }
  const { rows } = await listSessions(scope, { ...week, teamId: team.teamId, soonest: true, size: 5 })
  // What was called off too: somebody may be on the way.
  return h(SessionStrip, { sessions: rows, today, suffix })
}

/** Help recorded from the queue of a session is of the session's day, and leads back to the queue. */
export function queueOf({ query, today }: Ask, otherwise: string): { heldOn: string | undefined; next: string } {
  const session = idIn(query, 'session')
  const day = query['on'] ?? ''
  const next = session === undefined ? otherwise : `/${query['at'] === 'desk' ? 'desk' : 'field'}/sessions/${session}`
  return { heldOn: isDay(day) && day <= today ? day : undefined, next }
}
