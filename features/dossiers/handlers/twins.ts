import { all, run, sql } from '../../../platform/db/database.ts'
import type { Work } from '../../../platform/journal/command.ts'
import { sameHousehold } from '../../households/reads.ts'
import { type Alike, keyOf, twinsOf } from '../rules.ts'

/** A household on one day, or on all of its days. */
type Place = { readonly householdId: string | null; readonly day: string | null }

/**
 * Finds anew which lines of visits and which filed dossiers of these households and days are the same. Called after the
 * rows are written: whoever writes them holds their household already, so that the one lock of the commune comes last
 * and nobody waits for the other crosswise.
 */
export async function pairTwins({ scope }: Work, places: readonly Place[]): Promise<void> {
  const { communeId, tx } = scope
  const named = places.filter(({ householdId }) => householdId !== null)
  if (named.length === 0) return
  await all(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers ${communeId}`}, 0))`)
  for (const { householdId, day } of named) {
    // Also those of other teams: the centre may have filed what a village's visit tells of.
    const rows = await all(
      tx,
      sql<Alike & { procedureId: string | null; wordsFolded: string; day: string; standing: string }>`
        select d.dossier_id as "dossierId", d.visit_id is not null as "isLine", d.procedure_id as "procedureId", d.words_folded as "wordsFolded",
               d.filed_on as day, d.standing
        from dossiers_dossier d where d.commune_id = ${communeId} and d.household_id = any(array(${sameHousehold(communeId, householdId ?? '')}))
          and (${day}::date is null or d.filed_on = ${day}::date)`,
    )
    const ids = rows.map(({ dossierId }) => dossierId)
    await run(
      tx,
      sql`delete from dossiers_twin where commune_id = ${communeId} and (line_id = any(${ids}::uuid[]) or filed_id = any(${ids}::uuid[]))`,
    )
    const counted = rows.filter(({ standing }) => standing === 'counted').map((row) => ({ ...row, key: keyOf(row) }))
    const twins = [...Map.groupBy(counted, (row) => row.day).values()].flatMap(twinsOf)
    await run(
      tx,
      sql`insert into dossiers_twin (commune_id, line_id, filed_id)
          select ${communeId}::uuid, "lineId", "filedId" from jsonb_to_recordset(${JSON.stringify(twins)}::jsonb) as r("lineId" uuid, "filedId" uuid)`,
    )
  }
}
