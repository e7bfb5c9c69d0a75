import { all, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { listVillages } from '../../places/reads.ts'
import type { ImportResult } from '../../teams/contract.ts'
import { listTeamsServing } from '../../teams/reads.ts'
import { importHouseholds } from '../contract.ts'
import { readErasedMarks } from '../reads/erased.ts'
import { type HouseholdRow, type KnownHousehold, sortHouseholds, type VillageNames } from '../rules/household-import.ts'

export const importHandler = handle(importHouseholds, async (work, { rows }) => {
  const { scope } = work
  // Two imports at once would each miss what the other brings.
  await all(scope.tx, sql`select pg_advisory_xact_lock(hashtextextended(${`households.import ${scope.communeId}`}, 0))`)
  const villages = await villageNames(work)
  const households = await knownHouseholds(work)
  const ids = await idsInUse(
    work,
    rows.map((row) => row.householdId),
  )
  const isErased = await readErasedMarks(scope)
  const { good, rejected } = sortHouseholds(rows, { villages, households, ids, today: work.today, isErased })
  await insertHouseholds(work, good)
  const result: ImportResult = { imported: good.length, rejected }
  return done({ result, changes: good.map((row) => ({ noun: 'household', id: row.householdId, teamId: row.teamId })) })
})

/** Every village with the team that looks after it. */
async function villageNames({ scope }: Work): Promise<VillageNames[]> {
  const teams = await listTeamsServing(scope)
  return (await listVillages(scope)).map((village) => ({
    place: {
      villageId: village.villageId,
      teamId: teams.find((team) => team.villageId === village.villageId)?.teamId ?? null,
    },
    names: [village.name],
  }))
}

/** Merged records are known too: what was found to be another household is not brought back by an old list. */
async function knownHouseholds({ scope }: Work): Promise<KnownHousehold[]> {
  return all(
    scope.tx,
    sql<KnownHousehold>`
      select household_id as "householdId", village_id as "villageId", head_name as "headName", hamlet, phone, code
      from households_household where commune_id = ${scope.communeId} and until is null`,
  )
}

async function idsInUse({ scope }: Work, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await all(
    scope.tx,
    sql<{ id: string }>`select household_id as id from households_household
                        where commune_id = ${scope.communeId} and household_id = any(${[...ids]}::uuid[])`,
  )
  return new Set(rows.map((row) => row.id))
}

async function insertHouseholds({ scope, today }: Work, households: readonly HouseholdRow[]): Promise<void> {
  if (households.length === 0) return
  const rows = households.map((row) => ({
    household_id: row.householdId,
    village_id: row.villageId,
    team_id: row.teamId,
    head_name: row.headName,
    folded: fold(`${row.headName} ${row.hamlet}`),
    hamlet: row.hamlet,
    phone: row.phone,
    code: row.code,
  }))
  const groups = households.flatMap((row) =>
    row.groups.map((code) => ({ household_id: row.householdId, code, since: row.since })),
  )
  await run(
    scope.tx,
    sql`insert into households_household (commune_id, household_id, village_id, team_id, head_name, folded, hamlet, phone, code, consent, since)
        select ${scope.communeId}::uuid, r.household_id, r.village_id, r.team_id, r.head_name, r.folded, r.hamlet, r.phone, r.code,
               'state_duty', ${today}::date
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(household_id uuid, village_id uuid, team_id uuid, head_name text, folded text, hamlet text, phone text, code text)`,
  )
  // The check that each group has its household was planned when the table may have been one page, and would now read
  // all of it 20,000 times: 30 seconds and the end of the statement, instead of one.
  await run(scope.tx, sql`discard plans`)
  await run(
    scope.tx,
    sql`insert into households_vulnerability (commune_id, household_id, group_code, since, recorded_by)
        select ${scope.communeId}::uuid, r.household_id, r.code, r.since, ${scope.accountId}::uuid
        from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as r(household_id uuid, code text, since date)`,
  )
}
