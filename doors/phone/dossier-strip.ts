import { type ComponentChildren, h } from 'preact'
import { listDossierNames } from '../../features/dossiers/reads/names.ts'
import { listDossiers } from '../../features/dossiers/reads.ts'
import { DossierStrip, HouseholdDossiers } from '../../features/dossiers/screens/field-dossiers.tsx'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** Whom the team promised to look in on by today, for its first screen. */
export async function dossierStripFor({ scope, today }: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const { rows } = await listDossiers(scope, { teamId: team.teamId, dueBy: today, order: 'remind', size: 5 })
  return h(DossierStrip, { due: rows, names: await listDossierNames(scope, rows), today, suffix })
}

export async function dossiersOfHousehold(
  { scope, today }: Ask,
  householdId: string,
  householdIds: readonly string[],
): Promise<ComponentChildren> {
  const { rows } = await listDossiers(scope, { householdIds, size: 20 })
  return h(HouseholdDossiers, { dossiers: rows, householdId, names: await listDossierNames(scope, rows), today })
}
