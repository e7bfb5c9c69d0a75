import { all, sql } from '../../../platform/db/database.ts'
import { dropFile } from '../../../platform/files/files.ts'
import type { Follower } from '../../../platform/journal/command.ts'
import { eraseWords } from '../../../platform/journal/erase.ts'
import type { HouseholdsErased } from '../../households/contract.ts'

/** A household's business goes on as a step on a marketplace that somebody took; whose it was and what it sold goes. */
export const followers: readonly Follower[] = [
  {
    kind: 'households.erased',
    run: async ({ scope }, facts) => {
      const { tx, communeId } = scope
      const households = (facts as unknown as readonly HouseholdsErased[]).flatMap(({ householdIds }) => householdIds)
      const idsOf = async (changing: ReturnType<typeof sql<{ id: string }>>) =>
        (await all(tx, changing)).map(({ id }) => id)
      const sellers = await idsOf(
        sql`update commerce_seller set name = '—', folded = '', contact = '', phone = null, note = '',
              standing_reason = case when standing_reason is null then null else '' end
            where commune_id = ${communeId} and household_id = any(${households}::uuid[]) returning seller_id as id`,
      )
      const products = await idsOf(
        sql`update commerce_product set name = '—', folded = '', note = ''
            where commune_id = ${communeId} and seller_id = any(${sellers}::uuid[]) returning product_id as id`,
      )
      const steps = await idsOf(
        sql`update commerce_step set note = '', link = '', undo_reason = case when undo_reason is null then null else '' end
            where commune_id = ${communeId} and seller_id = any(${sellers}::uuid[]) returning step_id as id`,
      )
      const photos = await idsOf(
        sql`delete from commerce_photo where commune_id = ${communeId}
              and (step_id = any(${steps}::uuid[]) or product_id = any(${products}::uuid[])) returning file_id as id`,
      )
      for (const fileId of photos) await dropFile(scope, fileId)
      await eraseWords(scope, [...sellers, ...products, ...steps])
    },
  },
]
