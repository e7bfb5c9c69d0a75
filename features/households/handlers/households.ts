import { holds, holdsIn, type Scope } from '../../../platform/access/scope.ts'
import { dayOf, daysBetween } from '../../../platform/clock/days.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import type { Problem } from '../../../platform/journal/problem.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listVillages } from '../../places/reads.ts'
import { listTeamsServing } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { findErased, findHousehold, findTeamOf } from '../reads.ts'
import { correctHandler, isCodeTaken } from './correct.ts'
import { eraseHandlers } from './erase.ts'
import { importHandler } from './import.ts'
import { moveAllHandler } from './move.ts'

const { householdsProblems } = contract

const teamOfHousehold = async (work: Work, { householdId }: { householdId: string }) =>
  (await findTeamOf(work.scope, householdId)) ?? null

const registerHandler = handle(
  contract.registerHousehold,
  async (work, { householdId, groups, ...household }) => {
    const { scope, today } = work
    const problem = await checkPlace(scope, household)
    if (problem) return refuse(problem)
    if (await isCodeTaken(scope, householdId, household.code))
      return refuse(householdsProblems.make('households.code_taken'))
    const made = await run(
      scope.tx,
      sql`insert into households_household (commune_id, household_id, village_id, team_id, head_name, folded, hamlet, phone, code, consent, since)
          values (${scope.communeId}, ${householdId}, ${household.villageId}, ${household.teamId}, ${household.headName},
                  ${fold(`${household.headName} ${household.hamlet}`)}, ${household.hamlet}, ${household.phone}, ${household.code},
                  ${household.consent}, ${today})
          on conflict do nothing`,
    )
    if (made === 0) return refuse(householdsProblems.make('households.already_registered'))
    // Registered at a kitchen table and sent days later: vulnerable from the day it was seen there.
    const seenOn = dayOf(work.deviceAt)
    await openGroups(work, householdId, groups, daysBetween(seenOn, today) > 0 ? seenOn : today)
    return done({ changes: [{ noun: 'household', id: householdId, teamId: household.teamId }] })
  },
  async (_, { teamId }) => teamId,
)

const setGroupsHandler = handle(
  contract.setGroups,
  async (work, { householdId, groups, since = work.today }) => {
    if (since > work.today) return refuse(householdsProblems.make('households.day_out_of_order'))
    const stands = await lock(work, householdId)
    if (!stands)
      return refuse((await findErased(work.scope, householdId)) ?? householdsProblems.make('households.not_found'))
    await closeGroups(work, stands.householdId, groups, since)
    await openGroups(work, stands.householdId, groups, since)
    return done({ changes: [{ noun: 'household', id: stands.householdId, teamId: stands.teamId }] })
  },
  teamOfHousehold,
)

const moveHandler = handle(contract.moveHousehold, async (work, { householdId, teamId, villageId }) => {
  const { scope } = work
  const stands = await lock(work, householdId)
  if (!stands) return refuse(householdsProblems.make('households.not_found'))
  const problem = await checkPlace(scope, { teamId, villageId })
  if (problem) return refuse(problem)
  await run(
    scope.tx,
    sql`update households_household set team_id = ${teamId}, village_id = ${villageId}
        where commune_id = ${scope.communeId} and household_id = ${stands.householdId}`,
  )
  // The phones of the team it leaves must hear of it too: for them it is gone.
  const teams = [...new Set([stands.teamId, teamId])]
  return done({
    changes: teams.map((team) => ({ noun: 'household', id: stands.householdId, teamId: team })),
    facts: [{ kind: 'households.moved', householdId: stands.householdId, fromTeamId: stands.teamId, teamId }],
  })
})

const mergeHandler = handle(
  contract.mergeHouseholds,
  async (work, { householdId, into }) => {
    const { scope } = work
    // Always in the order of ids, so that two merges the other way round do not wait for each other for ever.
    for (const id of [householdId, into].sort()) await lock(work, id)
    const [from, to] = [await findHousehold(scope, householdId), await findHousehold(scope, into)]
    if (!from || !to || !mayMerge(scope, to.teamId)) return refuse(householdsProblems.make('households.not_found'))
    if (from.householdId === to.householdId) return refuse(householdsProblems.make('households.same_household'))
    await run(
      scope.tx,
      sql`update households_household set merged_into = ${to.householdId}
          where commune_id = ${scope.communeId} and (household_id = ${from.householdId} or merged_into = ${from.householdId})`,
    )
    return done({
      result: { householdId: to.householdId },
      changes: [
        ...[...new Set([from.teamId, to.teamId])].map((teamId) => ({
          noun: 'household',
          id: from.householdId,
          teamId,
        })),
        { noun: 'household', id: to.householdId, teamId: to.teamId },
      ],
      facts: [
        {
          kind: 'households.merged',
          householdId: from.householdId,
          into: to.householdId,
          fromTeamId: from.teamId,
          teamId: to.teamId,
        },
      ],
    })
  },
  teamOfHousehold,
)

export const handlers = [
  registerHandler,
  correctHandler,
  setGroupsHandler,
  moveHandler,
  moveAllHandler,
  mergeHandler,
  importHandler,
  ...eraseHandlers,
]

function mayMerge(scope: Scope, teamId: string): boolean {
  const { rights } = contract.mergeHouseholds
  return holds(scope, rights.commune) || holdsIn(scope, rights.team, teamId)
}

async function checkPlace(
  scope: Scope,
  { teamId, villageId }: { teamId: string; villageId: string },
): Promise<Problem | undefined> {
  if (!(await listVillages(scope)).some((village) => village.villageId === villageId))
    return householdsProblems.make('households.village_not_found')
  const team = (await listTeamsServing(scope)).find((one) => one.teamId === teamId)
  if (!team) return householdsProblems.make('households.team_not_found')
  return team.villageId === null || team.villageId === villageId
    ? undefined
    : householdsProblems.make('households.team_elsewhere')
}

/** The household that an id stands for, held until this command is done. */
async function lock({ scope }: Work, householdId: string) {
  const found = await findHousehold(scope, householdId)
  if (!found) return undefined
  await maybe(
    scope.tx,
    sql`select 1 from households_household where commune_id = ${scope.communeId} and household_id = ${found.householdId} for update`,
  )
  return findHousehold(scope, householdId)
}

async function openGroups(
  { scope, givenBy }: Work,
  householdId: string,
  groups: readonly contract.GroupCode[],
  since: string,
): Promise<void> {
  // A group that holds already, but from a later day, is taken back to this one.
  await run(
    scope.tx,
    sql`update households_vulnerability v set since = ${since}::date
        where commune_id = ${scope.communeId} and household_id = ${householdId} and until is null and since > ${since}::date
          and group_code = any(${[...groups]}::text[])
          and not exists (select from households_vulnerability e where e.commune_id = v.commune_id and e.household_id = v.household_id
            and e.group_code = v.group_code and e.since = ${since}::date)`,
  )
  // A group that was ended on this very day goes on; one noted on a merged record already holds.
  await run(
    scope.tx,
    sql`insert into households_vulnerability (commune_id, household_id, group_code, since, recorded_by)
        select ${scope.communeId}::uuid, ${householdId}::uuid, wanted.group_code, ${since}::date, ${givenBy}::uuid
        from unnest(${[...new Set(groups)]}::text[]) as wanted(group_code)
        where not exists (select from households_vulnerability v join households_household r using (commune_id, household_id)
          where v.commune_id = ${scope.communeId} and (r.household_id = ${householdId} or r.merged_into = ${householdId})
            and v.group_code = wanted.group_code and v.until is null)
        on conflict (commune_id, household_id, group_code, since) do update set until = null, recorded_by = excluded.recorded_by`,
  )
}

/** Groups other than those kept end on a day; one that began on or after it never was. */
async function closeGroups(
  { scope }: Work,
  householdId: string,
  kept: readonly contract.GroupCode[],
  on: string,
): Promise<void> {
  const others = sql`commune_id = ${scope.communeId} and until is null and group_code <> all(${[...kept]}::text[])
    and household_id in (select r.household_id from households_household r
      where r.commune_id = ${scope.communeId} and (r.household_id = ${householdId} or r.merged_into = ${householdId}))`
  await run(scope.tx, sql`delete from households_vulnerability where ${others} and since >= ${on}::date`)
  await run(scope.tx, sql`update households_vulnerability set until = ${on}::date where ${others}`)
}
