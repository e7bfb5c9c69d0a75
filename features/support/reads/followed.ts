import { type Scope, teamFilter } from '../../../platform/access/scope.ts'
import type { Day, Window } from '../../../platform/clock/days.ts'
import { all, sql } from '../../../platform/db/database.ts'

/** What a phone keeps of a visit: what its figures need, and whether it is one's own. */
export type FollowedVisit = {
  id: string
  teamId: string
  householdId: string | null
  heldOn: Day
  inPerson: boolean
  vulnerable: boolean
  people: number
  status: 'counted' | 'cancelled'
  mine: boolean
}

/**
 * Counted visits of these teams within a window (without one, all), and one's own since a day, also cancelled ones, in
 * the order of their ids: some by id, or on from one.
 */
export async function listFollowedVisits(
  scope: Scope,
  wanted: {
    readonly teamIds: readonly string[]
    readonly window: Window | undefined
    readonly since: Day
    readonly ids?: readonly string[]
    readonly after?: string | undefined
    readonly size?: number
  },
): Promise<FollowedVisit[]> {
  const { from = null, to = null } = wanted.window ?? {}
  const teams = teamFilter(scope)
  const ids = wanted.ids ? [...wanted.ids] : null
  return all(
    scope.tx,
    sql<FollowedVisit>`
      select v.visit_id as id, v.team_id as "teamId", v.household_id as "householdId", v.held_on as "heldOn",
             v.mode = 'in_person' as "inPerson", v.vulnerable, v.people, v.status,
             v.recorded_by is not distinct from ${scope.accountId}::uuid as mine
      from support_visit v where v.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or v.team_id = any(${teams}::uuid[]))
        and (v.team_id = any(${[...wanted.teamIds]}::uuid[]) and v.status = 'counted'
               and (${from}::date is null or v.held_on between ${from}::date and ${to}::date)
             or v.recorded_by = ${scope.accountId}::uuid and v.held_on >= ${wanted.since}::date)
        and (${ids}::uuid[] is null or v.visit_id = any(${ids}::uuid[]))
        and (${wanted.after ?? null}::uuid is null or v.visit_id > ${wanted.after ?? null}::uuid)
      order by v.visit_id limit ${wanted.size ?? null}`,
  )
}
