import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { listVillages } from '../../places/reads.ts'
import { setUpTeams, teamsProblems } from '../contract.ts'
import { importHandler } from './import.ts'
import { memberHandlers } from './members.ts'
import { reviewHandlers } from './reviews.ts'
import { roundHandlers } from './rounds.ts'
import { sentHandlers } from './sent.ts'
import { successionHandlers } from './succession.ts'

const setUp = handle(setUpTeams, async ({ scope, today }, { teams }) => {
  if (teams.some((team) => (team.level === 'village') !== (team.villageId !== null)))
    return refuse(teamsProblems.make('teams.village_needed'))
  const villages = new Set((await listVillages(scope)).map((village) => village.villageId))
  if (teams.some((team) => team.villageId !== null && !villages.has(team.villageId)))
    return refuse(teamsProblems.make('teams.village_not_found'))
  const standing = await maybe(
    scope.tx,
    sql`select 1 from teams_team where commune_id = ${scope.communeId} and level = 'commune' and until is null`,
  )
  const ofCommune = teams.filter((team) => team.level === 'commune').length + (standing ? 1 : 0)
  if (ofCommune > 1) return refuse(teamsProblems.make('teams.commune_team_exists'))
  const rows = teams.map((team) => ({
    team_id: team.teamId,
    level: team.level,
    name: team.name,
    village_id: team.villageId,
  }))
  const made = await run(
    scope.tx,
    sql`insert into teams_team (commune_id, team_id, level, name, village_id, since)
        select ${scope.communeId}::uuid, r.team_id, r.level, r.name, r.village_id, ${today}::date
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(team_id uuid, level text, name text, village_id uuid)
        on conflict do nothing`,
  )
  if (made < rows.length) return refuse(teamsProblems.make('teams.team_exists'))
  return done({ changes: teams.map(({ teamId }) => ({ noun: 'team', id: teamId, teamId })) })
})

export const handlers = [
  setUp,
  ...successionHandlers,
  ...memberHandlers,
  ...sentHandlers,
  importHandler,
  ...reviewHandlers,
  ...roundHandlers,
]
