import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import * as contract from '../contract.ts'
import { findProduct, listSteps, type Product, type Seller } from '../reads.ts'
import { secretIn } from '../rules.ts'
import { dropPhotoOf } from './photos.ts'
import { type Code, hold, no, orNowhere, teamOfProduct, teamOfSeller, touched } from './sellers.ts'

export const productHandlers = [
  handle(
    contract.addProduct,
    async (work, { productId, sellerId, name, note }) => {
      const seller = await hold(work, sellerId)
      if (typeof seller === 'string') return no(seller)
      const wrong = secretIn(name, note)
      if (wrong) return no(wrong)
      if (await isTwice(work, { productId, sellerId, name })) return no('commerce.same_product')
      const { communeId, tx } = work.scope
      const made = await run(
        tx,
        sql`insert into commerce_product (commune_id, product_id, seller_id, name, folded, note, recorded_by, recorded_at)
            values (${communeId}, ${productId}, ${sellerId}, ${name}, ${fold(name)}, ${note}, ${work.givenBy}, ${work.receivedAt})
            on conflict on constraint commerce_product_pk do nothing`,
      )
      if (made === 0) return no('commerce.product_exists')
      return done({ result: { productId, sellerId }, changes: touched(sellerId, seller.teamId) })
    },
    async (work, { sellerId }) => teamOfSeller(work, sellerId),
  ),

  handle(
    contract.correctProduct,
    async (work, { productId, name, note }) => {
      const found = await holdOf(work, productId)
      if (typeof found === 'string') return no(found)
      const wrong = secretIn(name, note)
      if (wrong) return no(wrong)
      if (await isTwice(work, { ...found.product, name })) return no('commerce.same_product')
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update commerce_product set name = ${name}, folded = ${fold(name)}, note = ${note}
            where commune_id = ${communeId} and product_id = ${productId}`,
      )
      return done({ changes: touched(found.seller.sellerId, found.seller.teamId) })
    },
    async (work, { productId }) => teamOfProduct(work, productId),
  ),

  handle(
    contract.dropProduct,
    async (work, { productId }) => {
      const found = await holdOf(work, productId)
      if (typeof found === 'string') return no(found)
      const { sellerId, teamId, products } = found.seller
      const steps = await listSteps(work.scope, [sellerId])
      const isListed = steps.some(({ kind, standing }) => kind === 'listed' && standing === 'counted')
      if (isListed && products < 2) return no('commerce.last_product')
      await dropPhotoOf(work, productId)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update commerce_product set dropped = true where commune_id = ${communeId} and product_id = ${productId}`,
      )
      return done({ changes: touched(sellerId, teamId) })
    },
    async (work, { productId }) =>
      orNowhere(
        work,
        await teamOfProduct(work, productId),
        sql`select 1 as one from commerce_product where product_id = ${productId}`,
      ),
  ),
]

async function holdOf(work: Work, productId: string): Promise<{ product: Product; seller: Seller } | Code> {
  const product = await findProduct(work.scope, productId)
  if (!product) return 'commerce.product_not_found'
  const seller = await hold(work, product.sellerId)
  if (typeof seller === 'string') return seller
  // Only now: another order may have taken it out while this one waited for the seller.
  const held = await findProduct(work.scope, productId)
  return held ? { product: held, seller } : 'commerce.product_not_found'
}

async function isTwice(
  { scope }: Work,
  { productId, sellerId, name }: Pick<Product, 'productId' | 'sellerId' | 'name'>,
): Promise<boolean> {
  return (
    (await maybe(
      scope.tx,
      sql`select from commerce_product where commune_id = ${scope.communeId} and seller_id = ${sellerId} and folded = ${fold(name)}
          and not dropped and product_id <> ${productId} limit 1`,
    )) !== undefined
  )
}
