import { v7 as newId } from 'uuid'
import { all, run, sql } from '../../../platform/db/database.ts'
import type { Fact, Follower, Work } from '../../../platform/journal/command.ts'
import { eraseWords } from '../../../platform/journal/erase.ts'
import { fold } from '../../../platform/words/fold.ts'
import type { HouseholdsErased } from '../../households/contract.ts'
import type { VisitFact } from '../../support/contract.ts'
import { findMeant } from '../reads/procedures.ts'
import { pairTwins } from './twins.ts'

type Merged = { readonly householdId: string; readonly into: string }

/** What visits tell of dossiers, in the transaction of the visit; a correction takes its lines away and brings them again. */
export const followers: readonly Follower[] = [
  { kind: 'support.cancelled', run: (work, facts) => eachVisit(facts, (visit) => withdraw(work, visit)) },
  { kind: 'support.recorded', run: (work, facts) => eachVisit(facts, (visit) => bring(work, visit)) },
  {
    kind: 'households.merged',
    run: async (work, facts) => {
      for (const { into } of facts as unknown as Merged[]) await pairTwins(work, [{ householdId: into, day: null }])
    },
  },
  { kind: 'households.erased', run: letGo },
]

/** Which procedure it was and what became of it is counted; the portal's code leads to the person who filed it. */
async function letGo({ scope }: Work, facts: readonly Fact[]): Promise<void> {
  const { tx, communeId } = scope
  const households = (facts as unknown as readonly HouseholdsErased[]).flatMap(({ householdIds }) => householdIds)
  const dossiers = await all(
    tx,
    sql<{ id: string }>`update dossiers_dossier set note = '', portal_code = null, remind_on = null,
        cancel_reason = case when cancel_reason is null then null else '' end
      where commune_id = ${communeId} and household_id = any(${households}::uuid[]) returning dossier_id as id`,
  )
  const ids = dossiers.map(({ id }) => id)
  await run(
    tx,
    sql`update dossiers_event set note = '' where commune_id = ${communeId} and dossier_id = any(${ids}::uuid[])`,
  )
  await eraseWords(scope, ids)
}

async function eachVisit(facts: readonly Fact[], act: (visit: VisitFact) => Promise<void>): Promise<void> {
  for (const visit of facts as unknown as readonly VisitFact[])
    if (visit.items.some(({ kind }) => kind === 'online_dossier')) await act(visit)
}

/** The visit's lines count no more; what became of them stays, in case the visit says so again. */
async function withdraw(work: Work, { visitId, householdId, heldOn }: VisitFact): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update dossiers_dossier set standing = 'cancelled' where commune_id = ${communeId} and visit_id = ${visitId}`,
  )
  await pairTwins(work, [{ householdId, day: heldOn }])
}

type Line = { readonly dossierId: string; readonly wordsFolded: string; readonly procedureId: string | null }

/** A line that was there before comes back with its procedure and its story; any other is born. */
async function bring(work: Work, visit: VisitFact): Promise<void> {
  const { communeId, tx } = work.scope
  const { visitId, teamId, householdId, heldOn, recordedBy } = visit
  const before = await all(
    tx,
    sql<Line>`select dossier_id as "dossierId", words_folded as "wordsFolded", procedure_id as "procedureId" from dossiers_dossier
              where commune_id = ${communeId} and visit_id = ${visitId} and standing = 'cancelled' order by recorded_at, dossier_id`,
  )
  for (const { kind, detail } of visit.items) {
    if (kind !== 'online_dossier') continue
    const words = detail ?? ''
    const at = before.findIndex(({ wordsFolded }) => wordsFolded === fold(words))
    const [kept] = at < 0 ? [] : before.splice(at, 1)
    const procedureId = kept?.procedureId ?? (await findMeant(work.scope, words, heldOn)) ?? null
    await run(
      tx,
      sql`insert into dossiers_dossier (commune_id, dossier_id, team_id, household_id, visit_id, procedure_id, words, words_folded, filed_on,
            status_on, recorded_by, recorded_at)
          values (${communeId}, ${kept?.dossierId ?? newId()}, ${teamId}, ${householdId}, ${visitId}, ${procedureId}, ${words}, ${fold(words)},
                  ${heldOn}, ${heldOn}, ${recordedBy}, ${work.receivedAt})
          on conflict on constraint dossiers_dossier_pk do update set standing = 'counted', team_id = excluded.team_id,
            household_id = excluded.household_id, words = excluded.words, procedure_id = excluded.procedure_id, filed_on = excluded.filed_on,
            status_on = case when dossiers_dossier.status = 'filed' then excluded.filed_on else dossiers_dossier.status_on end`,
    )
  }
  await pairTwins(work, [{ householdId, day: heldOn }])
}
