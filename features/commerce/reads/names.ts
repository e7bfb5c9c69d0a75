import type { Scope } from '../../../platform/access/scope.ts'
import { snapshotHouseholds } from '../../households/reads.ts'
import { listTeams } from '../../teams/reads.ts'

/** Names of what sellers point at, read once for a whole page. */
export type SellerNames = {
  readonly teams: ReadonlyMap<string, string>
  readonly households: ReadonlyMap<string, string>
}

/** The names of all teams, and of these sellers' households in sight. */
export async function listSellerNames(
  scope: Scope,
  sellers: readonly { readonly householdId: string | null }[],
): Promise<SellerNames> {
  const ids = [...new Set(sellers.flatMap(({ householdId }) => householdId ?? []))]
  const households = await snapshotHouseholds(scope, ids)
  return {
    teams: new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])),
    households: new Map([...households].map(([id, household]) => [id, household.headName])),
  }
}
