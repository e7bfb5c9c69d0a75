import { v7 as newId } from 'uuid'
import * as marketplaces from '../../features/commerce/reads/marketplaces.ts'
import * as names from '../../features/commerce/reads/names.ts'
import * as stories from '../../features/commerce/reads/seller.ts'
import * as commerce from '../../features/commerce/reads.ts'
import { type StepKind, stepKinds } from '../../features/commerce/rules.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, day, filter, ids, likely, newOrOld, phone, text, whole } from './deal.ts'

/** The next step of a seller that has one, or any step of any. */
const shopStep = (deal: Deal) => {
  const last = likely(deal, 'shop_step', (row) => row['standing'] === 'counted' && row['kind'] !== 'approached')
  const next = stepKinds[stepKinds.indexOf(last['kind'] as StepKind) + 1]
  return deal.some([
    {
      sellerId: last['seller_id'] ?? newId(),
      marketplaceId: last['marketplace_id'] ?? deal.row('marketplace').id,
      kind: next && next !== 'approached' ? next : 'listed',
    },
    { sellerId: deal.row('seller').id, marketplaceId: deal.row('marketplace').id, kind: 'shop_opened' },
  ])
}
const evidence = (deal: Deal) => deal.some([deal.row('shop_step').id, deal.row('product').id])

export const orders: Cases['orders'] = {
  'commerce.add_seller': (deal) => {
    const householdId = deal.some([null, deal.row('household').id])
    return {
      ...{ sellerId: newOrOld(deal, 'seller'), teamId: deal.row('team').id, householdId },
      kind: deal.some([householdId === null ? 'cooperative' : 'household_business', 'cooperative']),
      name: deal.some(['', `Cơ sở ${deal.number(1e9).toString(36)}`]),
      ...{ phone: deal.some([null, phone(deal)]), approachedOn: day(deal), note: text(deal) },
    }
  },
  'commerce.correct_seller': (deal) => ({ sellerId: deal.row('seller').id, name: text(deal), contact: text(deal) }),
  'commerce.stop_seller': (deal) => ({ sellerId: deal.row('seller').id, reason: text(deal) }),
  'commerce.cancel_seller': (deal) => ({ sellerId: deal.row('seller').id, reason: text(deal) }),
  'commerce.resume_seller': (deal) => ({ sellerId: likely(deal, 'seller', (row) => row['standing'] !== 'active').id }),
  'commerce.add_product': (deal) => ({
    productId: newOrOld(deal, 'product'),
    sellerId: deal.row('seller').id,
    name: `Mật ong ${deal.number(1e9).toString(36)}`,
  }),
  'commerce.correct_product': (deal) => ({ productId: deal.row('product').id, name: text(deal), note: text(deal) }),
  'commerce.drop_product': (deal) => ({ productId: likely(deal, 'product', (row) => row['dropped'] === false).id }),
  'commerce.take_step': (deal) => ({
    stepId: newOrOld(deal, 'shop_step'),
    ...shopStep(deal),
    on: deal.some([today, today, '2025-11-20']),
    note: text(deal),
  }),
  'commerce.correct_step': (deal) => {
    const row = deal.row('shop_step')
    return { stepId: row.id, on: deal.some([String(row['on_day'] ?? today), day(deal)]), reason: text(deal) }
  },
  'commerce.undo_step': (deal) => ({
    stepId: likely(deal, 'shop_step', (row) => row['standing'] === 'counted' && row['kind'] !== 'approached').id,
    reason: text(deal),
  }),
  'commerce.attach_photo': (deal) => ({ recordId: evidence(deal), fileId: deal.row('photo').id }),
  'commerce.remove_photo': (deal) => ({ recordId: evidence(deal) }),
  'commerce.add_marketplace': (deal) => ({
    marketplaceId: newOrOld(deal, 'marketplace'),
    name: `Sàn ${deal.number(1e9).toString(36)}`,
  }),
  'commerce.correct_marketplace': (deal) => ({
    marketplaceId: deal.row('marketplace').id,
    name: `Chợ ${deal.number(1e9).toString(36)}`,
    url: 'cho.mau.vn',
  }),
  'commerce.end_marketplace': (deal) => ({
    marketplaceId: deal.row('marketplace').id,
    lastDay: deal.some([null, '2027-01-01']),
  }),
  'commerce.add_starter': () => ({}),
  'commerce.set_stalled_days': (deal) => ({ days: 3 + deal.number(300) }),
}

export const questions: Cases['questions'] = {
  'commerce.listMarketplaces': (scope) => marketplaces.listMarketplaces(scope),
  'commerce.findMarketplace': (scope, deal) => marketplaces.findMarketplace(scope, deal.row('marketplace').id),
  'commerce.snapshotMarketplaces': (scope, deal) => marketplaces.snapshotMarketplaces(scope, ids(deal, 'marketplace')),
  'commerce.getStalledDays': (scope) => marketplaces.getStalledDays(scope),
  'commerce.listSellerNames': async (scope, deal) =>
    names.listSellerNames(scope, [{ householdId: deal.row('household').id }]),
  'commerce.findSellerStory': (scope, deal) => stories.findSellerStory(scope, deal.row('seller').id),
  'commerce.countStalled': (scope, deal) =>
    stories.countStalled(scope, today, deal.some([undefined, deal.row('team').id])),
  'commerce.listSellers': (scope, deal) =>
    commerce.listSellers(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { query: 'co so', queryHouseholds: ids(deal, 'household') },
        { householdIds: ids(deal, 'household') },
        { marketplaceId: deal.row('marketplace').id },
        { stalledBefore: '2026-12-31', order: 'stage' as const },
        { figure: { name: deal.some(commerce.sellerFigures), window: whole } },
        { standing: 'cancelled' as const },
      ]),
      size: 500,
    }),
  'commerce.findSeller': (scope, deal) => commerce.findSeller(scope, deal.row('seller').id),
  'commerce.snapshotSellers': (scope, deal) => commerce.snapshotSellers(scope, ids(deal, 'seller')),
  'commerce.listProducts': (scope, deal) => commerce.listProducts(scope, deal.row('seller').id),
  'commerce.findProduct': (scope, deal) => commerce.findProduct(scope, deal.row('product').id),
  'commerce.listSteps': (scope, deal) => commerce.listSteps(scope, ids(deal, 'seller')),
  'commerce.findStep': (scope, deal) => commerce.findStep(scope, deal.row('shop_step').id),
  'commerce.findEvidence': (scope, deal) => commerce.findEvidence(scope, evidence(deal)),
  'commerce.listFunnel': (scope, deal) =>
    commerce.listFunnel(scope, deal.some([{}, { marketplaceId: deal.row('marketplace').id }])),
  'commerce.tallySellers': (scope) => commerce.tallySellers(scope, whole),
}
