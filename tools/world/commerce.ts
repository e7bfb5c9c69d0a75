import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/** Every team has a household's business with a shop and a product, and a cooperative that was spoken to. */
export async function theSellers(gate: Inbox, { teams, households, officer }: Place): Promise<void> {
  const marketplaceId = newId()
  await mustAccept(gate, officer, [
    order('commerce.add_marketplace', { marketplaceId, name: 'Chợ trên mạng' }),
    ...teams.flatMap(({ teamId, mark }) => {
      const [sellerId, cooperativeId] = [newId(), newId()]
      const householdId = households.find((household) => household.teamId === teamId)?.householdId ?? null
      const kind = householdId === null ? 'cooperative' : 'household_business'
      const said = { teamId, approachedOn: '2025-11-01', contact: `Liên hệ ${mark}`, note: mark }
      return [
        order('commerce.add_seller', { ...said, sellerId, kind, householdId, name: `Cơ sở ${mark}` }),
        order('commerce.add_seller', { ...said, sellerId: cooperativeId, kind: 'cooperative', name: `HTX ${mark}` }),
        order('commerce.add_product', { productId: newId(), sellerId, name: `Vải thiều ${mark}` }),
        order('commerce.take_step', {
          ...{ stepId: newId(), sellerId, marketplaceId, kind: 'shop_opened', on: '2025-11-10' },
          note: `Đã mở ${mark}`,
        }),
      ]
    }),
  ])
}
