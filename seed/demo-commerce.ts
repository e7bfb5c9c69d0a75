import { v7 as newId } from 'uuid'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Team = { readonly teamId: string; readonly at: number }
type Household = { readonly householdId: string; readonly at: number }

const steps = ['shop_opened', 'listed', 'photos', 'first_order', 'paid_online'] as const
const sold = [
  'Vải thiều (mẫu)',
  'Mật ong hoa nhãn (mẫu)',
  'Rươi đóng hộp (mẫu)',
  'Gạo nếp cái (mẫu)',
  'Trứng gà ta (mẫu)',
]
const shops = ['Nông sản sạch', 'Đặc sản quê', 'Bếp nhà', 'Vườn nhà', 'Hàng thủ công']
/** How many steps after the approach, and how many days before today the last one was taken. */
const ways = [
  [5, 3],
  [4, 9],
  [2, 41],
  [0, 12],
  [3, 5],
  [1, 52],
  [5, 16],
  [1, 8],
  [0, 60],
] as const

/** Sellers of some villages at every step, some of them standing still, and a cooperative of the commune on both marketplaces. */
export function demoCommerce(
  today: Day,
  communeTeamId: string,
  teams: readonly Team[],
  households: readonly Household[],
): DemoOrder[] {
  const markets = ['Postmart (mẫu)', 'Voso (mẫu)'].map((name) => ({ marketplaceId: newId(), name, url: '' }))
  const sellers = Array.from({ length: 22 }, (_, n) => {
    const village = teams[(n * 3) % teams.length]
    const own = households.filter((household) => household.at === village?.at)
    const [reached, daysAgo] = ways[n % ways.length] ?? [0, 10]
    const sellerId = newId()
    const isCooperative = n % 8 === 7
    const last = addDays(today, -daysAgo)
    const seller = {
      ...{ sellerId, kind: isCooperative ? 'cooperative' : 'household_business' },
      teamId: n === 7 ? communeTeamId : (village?.teamId ?? communeTeamId),
      householdId: isCooperative ? null : (own[40 + (n % 15)]?.householdId ?? null),
      name: isCooperative ? `Hợp tác xã nông nghiệp số ${n} (mẫu)` : `${shops[n % shops.length]} ${n + 1} (mẫu)`,
      contact: isCooperative ? 'Giám đốc hợp tác xã (mẫu)' : '',
      approachedOn: addDays(last, -6 * reached),
      note: 'Gặp tại nhà văn hóa (mẫu)',
    }
    const taken = steps.slice(0, reached).map((kind, at) => ({
      type: 'commerce.take_step',
      payload: {
        ...{ stepId: newId(), sellerId, marketplaceId: markets[n % 2]?.marketplaceId, kind },
        on: addDays(last, -6 * (reached - 1 - at)),
        note: kind === 'first_order' ? 'Đơn đầu tiên 5 kg (mẫu)' : kind === 'listed' ? '' : 'Đã làm cùng bà con (mẫu)',
        link: kind === 'shop_opened' ? `https://example.com/gian-hang-mau-${n + 1}` : '',
      },
    }))
    const products = sold.slice(0, reached === 0 ? 0 : 1 + (n % 2)).map((_, at) => ({
      type: 'commerce.add_product',
      payload: { productId: newId(), sellerId, name: sold[(n + at) % sold.length], note: 'Bán theo mùa (mẫu)' },
    }))
    return [{ type: 'commerce.add_seller', payload: seller }, ...products, ...taken]
  })
  return [...markets.map((market) => ({ type: 'commerce.add_marketplace', payload: market })), ...sellers.flat()]
}
