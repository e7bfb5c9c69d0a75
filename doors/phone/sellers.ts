import { h } from 'preact'
import { listMarketplaces } from '../../features/commerce/reads/marketplaces.ts'
import { listSellerNames } from '../../features/commerce/reads/names.ts'
import { countStalled, findSellerStory } from '../../features/commerce/reads/seller.ts'
import { listSellers, listSteps, type Seller } from '../../features/commerce/reads.ts'
import { type ShopStep, shopsOf } from '../../features/commerce/rules.ts'
import { FieldSeller, FieldSellers } from '../../features/commerce/screens/field-sellers.tsx'
import {
  FieldProduct,
  FieldSellerNew,
  FieldStep,
  type KnownSeller,
} from '../../features/commerce/screens/field-step.tsx'
import { ownerOf } from '../../features/commerce/screens/parts.tsx'
import { words } from '../../features/commerce/words.ts'
import { findHousehold, listHouseholds } from '../../features/households/reads.ts'
import { PhotoField } from '../../features/support/screens/photo.tsx'
import { holds, holdsIn, type Scope } from '../../platform/access/scope.ts'
import { idIn } from '../server/page.ts'
import { field, forTeam } from './screens.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'own_sellers')
const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const

export const fieldSellerPages = [
  forTeam('/field/sellers', title, FieldSellers, async ({ scope, today }, { suffix }, { teamId }) => {
    const { stalledBefore, stalledDays } = await countStalled(scope, today)
    const stalled = await listSellers(scope, { teamId, stalledBefore, order: 'longest', size: 100 })
    const { rows } = await listSellers(scope, { teamId, size: 200 })
    const still = new Set(stalled.rows.map(({ sellerId }) => sellerId))
    return {
      stalled: stalled.rows,
      sellers: rows.filter(({ sellerId }) => !still.has(sellerId)),
      names: await listSellerNames(scope, rows),
      stalledDays,
      today,
      suffix,
    }
  }),

  forTeam(
    '/field/sellers/new',
    (lang) => words.say(lang, 'add_seller'),
    FieldSellerNew,
    async ({ scope, query, today }, { suffix }, { teamId }) => {
      const wanted = idIn(query, 'household')
      const household = wanted === undefined ? undefined : await findHousehold(scope, wanted)
      const { rows } = household ? { rows: [] } : await listHouseholds(scope, { teamId, size: 40 })
      return { teamId, household, households: rows, today, suffix }
    },
  ),

  // One page for every seller, kept on the phone: with no network the seller is chosen on it.
  forTeam(
    '/field/sellers/step',
    (lang) => words.say(lang, 'take_step'),
    FieldStep,
    async ({ scope, query, today }, { suffix }, { teamId }) => ({
      sellers: await knownOf(scope, teamId),
      marketplaces: (await listMarketplaces(scope)).filter(({ endedOn }) => endedOn === null || endedOn >= today),
      chosen: {
        sellerId: idIn(query, 'seller') ?? '',
        marketplaceId: idIn(query, 'marketplace') ?? '',
        kind: query['kind'] ?? '',
      },
      today,
      suffix,
      photo: photoField('step'),
    }),
  ),

  forTeam(
    '/field/sellers/product',
    (lang) => words.say(lang, 'add_product'),
    FieldProduct,
    async ({ scope, query }, { suffix }, { teamId }) => ({
      sellers: await knownOf(scope, teamId),
      chosen: idIn(query, 'seller') ?? '',
      suffix,
      photo: photoField('product'),
    }),
  ),

  field('/field/sellers/:sellerId', title, FieldSeller, async ({ scope, params, query, today }) => {
    const story = await findSellerStory(scope, params['sellerId'] ?? '')
    if (!story) return undefined
    const { sellerId, teamId, recordedBy } = story.seller
    const mayWrite = holds(scope, forAnyTeam) || holdsIn(scope, ['member', 'team_lead'], teamId)
    return {
      ...story,
      back: `/field/sellers/${sellerId}`,
      today,
      photoField,
      suffix: query['team'] ? `?team=${query['team']}` : '',
      mayWrite,
      mayChange:
        holds(scope, forAnyTeam) ||
        holdsIn(scope, ['team_lead'], teamId) ||
        (mayWrite && recordedBy === scope.accountId),
    }
  }),
]

function photoField(of: string) {
  return h(PhotoField, { of })
}

async function knownOf(scope: Scope, teamId: string): Promise<KnownSeller[]> {
  const { rows } = await listSellers(scope, { teamId, standing: 'active', order: 'name', size: 200 })
  const steps = Map.groupBy(
    await listSteps(
      scope,
      rows.map(({ sellerId }) => sellerId),
    ),
    ({ sellerId }) => sellerId,
  )
  const names = await listSellerNames(scope, rows)
  return rows.map((seller: Seller) => ({
    sellerId: seller.sellerId,
    name: seller.name,
    note: [ownerOf(seller, names), seller.marketplaces.join(', ')].filter(Boolean).join(' · '),
    shops: Object.fromEntries(
      shopsOf(steps.get(seller.sellerId) ?? []).flatMap(({ marketplaceId, steps: reached }) => {
        const last = reached.at(-1)?.kind
        return last === undefined || last === 'approached' ? [] : [[marketplaceId, last satisfies ShopStep]]
      }),
    ),
  }))
}
