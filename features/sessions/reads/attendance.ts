import type { Scope } from '../../../platform/access/scope.ts'
import { listHouseholds } from '../../households/reads.ts'
import { listVisits } from '../../support/reads.ts'
import { findTeam, listMembers, listTeams, type Team } from '../../teams/reads.ts'
import { type Attendance, listAttendances, listSignUps, type Session } from '../reads.ts'

/** A whole village: where there is no network nothing else is found. */
const mostOfVillage = 200
/** Of a whole commune as many names as can be looked through; the rest is found by typing. */
const shownHouseholds = 40

/** Who came to a session in sight, and who could be put in: at the desk and on a helper's phone. */
export async function openAttendance(scope: Scope, session: Session, query: string) {
  const present = await listAttendances(scope, session.sessionId)
  const came = present.flatMap(({ householdId }) => householdId ?? [])
  const holder = await findTeam(scope, session.teamId)
  const { rows, total } = await listHouseholds(scope, {
    query,
    // A village's own households; the commune's own team takes them from everywhere.
    teamId: holder?.level === 'village' ? session.teamId : undefined,
    except: came,
    size: holder?.level === 'village' ? mostOfVillage : shownHouseholds,
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
    members: session.kind === 'members_training' ? await listAbsent(scope, session, holder, present, query) : undefined,
    query,
    open: session.status === 'planned',
  }
}

/** Members of the day who have not come yet: the holder's own, or everybody's where the commune's team trains. */
async function listAbsent(
  scope: Scope,
  session: Session,
  holder: Team | undefined,
  present: readonly Attendance[],
  query: string,
) {
  const came = new Set(present.map(({ memberId }) => memberId))
  const teamId = holder?.level === 'village' ? session.teamId : undefined
  const { rows } = await listMembers(scope, { teamId, query, on: session.heldOn, size: 500 })
  const teams = new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
  return rows
    .filter(({ memberId }) => !came.has(memberId))
    .map(({ memberId, name, teamId: own }) => ({ memberId, name, note: teams.get(own) ?? '' }))
}
