import { all, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listTeamsServing } from '../../teams/reads.ts'
import { householdsProblems, moveAll } from '../contract.ts'

/** Of a village that is merged into another, or of a hamlet that goes to one. */
export const moveAllHandler = handle(moveAll, async ({ scope }, { fromTeamId, teamId, hamlet }) => {
  const team = (await listTeamsServing(scope)).find((one) => one.teamId === teamId)
  if (!team) return refuse(householdsProblems.make('households.team_not_found'))
  if (team.villageId === null || teamId === fromTeamId)
    return refuse(householdsProblems.make('households.team_elsewhere'))
  const there = await all(
    scope.tx,
    sql<{ id: string; hamlet: string }>`
      select household_id as id, hamlet from households_household
      where commune_id = ${scope.communeId} and team_id = ${fromTeamId} and until is null order by household_id for update`,
  )
  // As people write it: "xóm 3" is "Xom 3".
  const wanted = there.filter((one) => hamlet === '' || fold(one.hamlet) === fold(hamlet)).map(({ id }) => id)
  // A record that was found to be another household goes with the one that stands.
  const moved = await all(
    scope.tx,
    sql<{ id: string }>`
      update households_household set team_id = ${teamId}, village_id = ${team.villageId}
      where commune_id = ${scope.communeId} and household_id = any(${wanted}::uuid[]) and merged_into is null
      returning household_id as id`,
  )
  if (moved.length === 0) return refuse(householdsProblems.make('households.none_to_move'))
  return done({
    result: { moved: moved.length },
    // The phones of the team they leave must hear of it too: for them they are gone.
    changes: moved.flatMap(({ id }) => [fromTeamId, teamId].map((each) => ({ noun: 'household', id, teamId: each }))),
    facts: moved.map(({ id }) => ({ kind: 'households.moved', householdId: id, fromTeamId, teamId })),
  })
})
