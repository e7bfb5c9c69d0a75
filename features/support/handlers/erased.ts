import { all, sql } from '../../../platform/db/database.ts'
import { dropFile } from '../../../platform/files/files.ts'
import type { Follower } from '../../../platform/journal/command.ts'
import { eraseWords } from '../../../platform/journal/erase.ts'
import type { HouseholdsErased } from '../../households/contract.ts'

/** The notes, reasons and photographs of visits go with their household; what was done, when and by whom is counted. */
export const followers: readonly Follower[] = [
  {
    kind: 'households.erased',
    run: async ({ scope }, facts) => {
      const { tx, communeId } = scope
      const households = (facts as unknown as readonly HouseholdsErased[]).flatMap(({ householdIds }) => householdIds)
      const visits = await all(
        tx,
        sql<{ id: string }>`update support_visit
          set note = '', cancel_reason = case when cancel_reason is null then null else '' end
          where commune_id = ${communeId} and household_id = any(${households}::uuid[]) returning visit_id as id`,
      )
      const ids = visits.map(({ id }) => id)
      const photos = await all(
        tx,
        sql<{
          fileId: string
        }>`delete from support_photo where commune_id = ${communeId} and visit_id = any(${ids}::uuid[])
                                returning file_id as "fileId"`,
      )
      for (const { fileId } of photos) await dropFile(scope, fileId)
      await eraseWords(scope, ids)
    },
  },
]
