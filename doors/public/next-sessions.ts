import { listOpenSessions, type OpenSession } from '../../features/sessions/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/clock/days.ts'

/** The next sessions for a commune's first page. */
export async function listNext(scope: Scope, today: string): Promise<OpenSession[]> {
  const sessions = await listOpenSessions(scope, { from: today, to: addDays(today, 60) })
  return sessions.filter(({ status }) => status === 'planned').slice(0, 3)
}
