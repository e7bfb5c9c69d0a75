import { maybe, run, sql } from '../../../platform/db/database.ts'
import { dropFile, holdFile } from '../../../platform/files/files.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findProduct, findStep, type Seller } from '../reads.ts'
import { type Code, hold, isShut, no, teamOfProduct, teamOfStep, touched } from './sellers.ts'

type Holder = { readonly seller: Seller; readonly stepId: string | null; readonly productId: string | null }

export const photoHandlers = [
  handle(
    contract.attachPhoto,
    async (work, { recordId, fileId }) => {
      const holder = await holderOf(work, recordId)
      if (typeof holder === 'string') return no(holder)
      const { communeId, tx } = work.scope
      const owner = await maybe(
        tx,
        sql<{
          id: string
        }>`select coalesce(step_id, product_id) as id from commerce_photo where commune_id = ${communeId} and file_id = ${fileId}`,
      )
      if (owner && owner.id !== recordId) return no('commerce.photo_of_another')
      if (!(await holdFile(work.scope, fileId, work.givenBy, owner !== undefined)))
        return no('commerce.photo_not_there')
      if (!owner) await dropPhotoOf(work, recordId)
      await run(
        tx,
        sql`insert into commerce_photo (commune_id, file_id, step_id, product_id, attached_by, attached_at)
            values (${communeId}, ${fileId}, ${holder.stepId}, ${holder.productId}, ${work.givenBy}, ${work.receivedAt}) on conflict do nothing`,
      )
      return done({ changes: touched(holder.seller.sellerId, holder.seller.teamId) })
    },
    async (work, { recordId }) => teamOfRecord(work, recordId),
  ),

  handle(
    contract.removePhoto,
    async (work, { recordId }) => {
      const holder = await holderOf(work, recordId)
      if (typeof holder === 'string') return no(holder)
      await dropPhotoOf(work, recordId)
      return done({ changes: touched(holder.seller.sellerId, holder.seller.teamId) })
    },
    async (work, { recordId }) => teamOfRecord(work, recordId),
  ),
]

/** Takes away the photograph of a step or a product, with its bytes. */
export async function dropPhotoOf({ scope }: Work, recordId: string): Promise<void> {
  const { communeId, tx } = scope
  const gone = await maybe(
    tx,
    sql<{
      id: string
    }>`delete from commerce_photo where commune_id = ${communeId} and (step_id = ${recordId} or product_id = ${recordId})
                        returning file_id as id`,
  )
  if (gone) await dropFile(scope, gone.id)
}

async function teamOfRecord(work: Work, recordId: string): Promise<string | null> {
  return (await teamOfStep(work, recordId)) ?? teamOfProduct(work, recordId)
}

/** What a photograph is put to: a step that counts, or a product that is sold. */
async function holderOf(work: Work, recordId: string): Promise<Holder | Code> {
  const step = await findStep(work.scope, recordId)
  const product = step ? undefined : await findProduct(work.scope, recordId)
  const sellerId = step?.sellerId ?? product?.sellerId
  if (sellerId === undefined) return 'commerce.step_not_found'
  const seller = await hold(work, sellerId)
  if (typeof seller === 'string') return seller
  if (step && (await isShut(work, step.on))) return 'commerce.period_closed'
  return { seller, stepId: step?.stepId ?? null, productId: product?.productId ?? null }
}
