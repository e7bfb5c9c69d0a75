import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { succeed, teamsProblems, undoSuccession } from '../contract.ts'

// A team whose village was merged or split ends, and others carry its results on.

export const successionHandlers = [
  handle(succeed, async (work, { teamId, into, on }) => {
    const { communeId, tx } = work.scope
    if (into.includes(teamId)) return refuse(teamsProblems.make('teams.succeeds_itself'))
    const standing = await all(
      tx,
      sql<{ id: string; since: string }>`
        select team_id as id, since from teams_team
        where commune_id = ${communeId} and until is null and team_id = any(${[teamId, ...into]}::uuid[]) order by team_id for update`,
    )
    const own = standing.find(({ id }) => id === teamId)
    if (!own || standing.length < into.length + 1) return refuse(teamsProblems.make('teams.team_not_found'))
    if (on < own.since || on > work.today) return refuse(teamsProblems.make('teams.end_out_of_order'))
    const member = await maybe(
      tx,
      sql`select 1 from teams_member where commune_id = ${communeId} and team_id = ${teamId} and until is null limit 1`,
    )
    if (member) return refuse(teamsProblems.make('teams.still_has_members'))
    await run(tx, sql`update teams_team set until = ${on} where commune_id = ${communeId} and team_id = ${teamId}`)
    await run(
      tx,
      sql`insert into teams_succession (commune_id, team_id, into_id, on_day)
          select ${communeId}::uuid, ${teamId}::uuid, unnest(${into}::uuid[]), ${on}::date`,
    )
    return done({ changes: touched(teamId) })
  }),

  handle(undoSuccession, async (work, { teamId }) => {
    const { communeId, tx } = work.scope
    const undone = await run(
      tx,
      sql`delete from teams_succession where commune_id = ${communeId} and team_id = ${teamId}`,
    )
    if (undone === 0) return refuse(teamsProblems.make('teams.goes_on_nowhere'))
    if (await isNameTaken(work, teamId)) return refuse(teamsProblems.make('teams.team_exists'))
    await run(tx, sql`update teams_team set until = null where commune_id = ${communeId} and team_id = ${teamId}`)
    return done({ changes: touched(teamId) })
  }),
]

async function isNameTaken({ scope }: Work, teamId: string): Promise<boolean> {
  const other = await maybe(
    scope.tx,
    sql`select 1 from teams_team t join teams_team o on o.commune_id = t.commune_id and o.team_id <> t.team_id and o.until is null
          and (lower(o.name) = lower(t.name) or (o.level = 'commune' and t.level = 'commune'))
        where t.commune_id = ${scope.communeId} and t.team_id = ${teamId}`,
  )
  return other !== undefined
}

function touched(teamId: string) {
  return [{ noun: 'team', id: teamId, teamId }]
}
