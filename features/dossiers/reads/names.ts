import type { Scope } from '../../../platform/access/scope.ts'
import { snapshotHouseholds } from '../../households/reads.ts'
import { listTeams } from '../../teams/reads.ts'

/** Names of what dossiers point at, read once for a whole page; what is out of sight has none. */
export type DossierNames = { teams: ReadonlyMap<string, string>; households: ReadonlyMap<string, string> }

export async function listDossierNames(
  scope: Scope,
  dossiers: readonly { readonly householdId: string | null }[],
): Promise<DossierNames> {
  const ids = [...new Set(dossiers.flatMap(({ householdId }) => householdId ?? []))]
  const households = await snapshotHouseholds(scope, ids)
  return {
    teams: new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])),
    households: new Map([...households].map(([id, household]) => [id, household.headName])),
  }
}
