import type { Scope } from '../../../platform/access/scope.ts'
import type { Day } from '../../../platform/clock/days.ts'
import { listGroupsOn, resolveHouseholds } from '../../households/reads.ts'
import type { VisitFact, VisitFilter } from '../../support/contract.ts'
import { listVisitFacts } from '../../support/reads.ts'
import { isVulnerableInPerson } from '../../support/rules.ts'
import type { Records } from '../rules.ts'

/**
 * The visits of these days that guided a vulnerable household in person, as every report counts them: `tally` makes the
 * groups of them, `recordsOf` the visits behind one group.
 */
export async function listGuided(scope: Scope, days: Pick<VisitFilter, 'from' | 'to' | 'teamId'>): Promise<Records> {
  const facts = await listVisitFacts(scope, { ...days, vulnerableInPerson: true })
  const guided = await asCounted(scope, facts)
  return { visits: guided.map((fact) => ({ ...fact, adopted: [] })), dossiers: [] }
}

/** A merged household is one household: its visits count under the one that stands, with the groups of that. */
export async function asCounted<Fact extends VisitFact>(
  scope: Scope,
  facts: readonly Fact[],
): Promise<(Fact & { readonly groups: readonly string[] })[]> {
  const stands = await resolveHouseholds(scope, [...new Set(facts.flatMap((fact) => fact.householdId ?? []))])
  const standing = facts.map((fact) => ({
    ...fact,
    householdId: fact.householdId && (stands.get(fact.householdId) ?? fact.householdId),
  }))
  return withGroups(scope, standing)
}

/** Groups are frozen for those visits alone that count for them: nothing sensitive is kept without need. */
export async function withGroups<Fact extends VisitFact>(
  scope: Scope,
  facts: readonly Fact[],
): Promise<(Fact & { readonly groups: readonly string[] })[]> {
  const key = (householdId: string, on: Day) => `${householdId} ${on}`
  const asked = facts.flatMap((fact) =>
    fact.householdId !== null && isVulnerableInPerson(fact)
      ? [{ householdId: fact.householdId, day: fact.heldOn }]
      : [],
  )
  const groups = new Map((await listGroupsOn(scope, asked)).map((row) => [key(row.householdId, row.day), row.groups]))
  return facts.map((fact) => ({
    ...fact,
    groups:
      (fact.householdId !== null && isVulnerableInPerson(fact) && groups.get(key(fact.householdId, fact.heldOn))) || [],
  }))
}
