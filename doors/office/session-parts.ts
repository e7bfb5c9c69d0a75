import { listHouseholds } from '../../features/households/reads.ts'
import { kindCodes } from '../../features/sessions/contract.ts'
import { listAttendances, listSignUps, type Session } from '../../features/sessions/reads.ts'
import type { AttendanceProps } from '../../features/sessions/screens/attendance.tsx'
import type { Prefilled } from '../../features/sessions/screens/session-new.tsx'
import { listVisits } from '../../features/support/reads.ts'
import { findTeam, listMembers, listTeams, type Team } from '../../features/teams/reads.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Ask } from '../server/page.ts'
import { textIn } from './paging.ts'

/** As many names as can be looked through; the rest is found by typing. */
const shownHouseholds = 40

/** Everything the attendance of a session shows, at the desk and on a helper's phone. */
export async function attendanceOf(ask: Ask, session: Session, here: string): Promise<AttendanceProps> {
  const { scope, query } = ask
  const present = await listAttendances(scope, session.sessionId)
  const came = present.flatMap(({ householdId }) => householdId ?? [])
  const holder = await findTeam(scope, session.teamId)
  const sought = textIn(query, 'q')
  const { rows, total } = await listHouseholds(scope, {
    query: sought,
    // A village's own households; the commune's own team takes them from everywhere.
    teamId: holder?.level === 'village' ? session.teamId : undefined,
    except: came,
    size: shownHouseholds,
  })
  const helped =
    came.length === 0
      ? { rows: [] }
      : await listVisits(scope, {
          householdIds: came,
          from: session.heldOn,
          to: session.heldOn,
          status: 'counted',
          size: 200,
        })
  return {
    session,
    present,
    helped: new Set(helped.rows.flatMap(({ householdId }) => householdId ?? [])),
    signUps: await listSignUps(scope, session.sessionId),
    households: rows,
    more: total - rows.length,
    members: session.kind === 'members_training' ? await listTrainees(ask, session, holder, present) : undefined,
    query: sought,
    here,
    open: session.status === 'planned',
  }
}

/** Members of the day who have not come yet: the holder's own, or everybody's where the commune's team trains. */
async function listTrainees(
  { scope, query }: Ask,
  session: Session,
  holder: Team | undefined,
  present: readonly { memberId: string | null }[],
) {
  const came = new Set(present.map(({ memberId }) => memberId))
  const teamId = holder?.level === 'village' ? session.teamId : undefined
  const { rows } = await listMembers(scope, { teamId, query: textIn(query, 'q'), on: session.heldOn, size: 500 })
  const teams = new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
  return rows
    .filter(({ memberId }) => !came.has(memberId))
    .map(({ memberId, name, teamId: own }) => ({ memberId, name, note: teams.get(own) ?? '' }))
}

/** A new session as the address describes it: a task of the plan leads here with its kind and day. */
export function prefilledOf({ query, today }: Ask, team: Team | undefined): Prefilled {
  const kind =
    kindCodes.find((each) => each === query['kind']) ?? (team?.level === 'village' ? 'mobile' : 'guidance_day')
  return {
    kind,
    heldOn: isDay(query['heldOn'] ?? '') ? (query['heldOn'] ?? today) : today,
    startsAt: '07:30',
    endsAt: '11:00',
    venue: textIn(query, 'venue'),
    teamId: team?.teamId ?? '',
  }
}
