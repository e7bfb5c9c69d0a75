import { v7 as newId } from 'uuid'
import * as partners from '../../features/partners/reads.ts'
import { type Cases, type Deal, ids, newOrOld, text } from './deal.ts'

const partner = (deal: Deal) => ({
  kind: deal.some(['youth_union', 'school', 'other'] as const),
  name: deal.some([`Đơn vị ${deal.number(1e6)}`, 'Hội Phụ nữ']),
  called: deal.some(['', 'Hội LHPN; x']),
  contact: text(deal),
})

export const orders: Cases['orders'] = {
  'partners.add': (deal) => ({ partnerId: newOrOld(deal, 'partner'), ...partner(deal) }),
  'partners.add_usual': () => ({}),
  'partners.correct': (deal) => ({ partnerId: deal.row('partner').id, ...partner(deal) }),
  // Seldom of one that is there: an archived one can be chosen for nothing.
  'partners.archive': (deal) => ({ partnerId: deal.some([newId(), newId(), deal.row('partner').id]) }),
  'partners.restore': (deal) => ({ partnerId: deal.row('partner').id }),
}

export const questions: Cases['questions'] = {
  'partners.listPartnerNames': (scope) => partners.listPartnerNames(scope),
  'partners.listPartners': (scope) => partners.listPartners(scope, {}),
  'partners.findPartner': (scope, deal) => partners.findPartner(scope, deal.row('partner').id),
  'partners.snapshotPartners': (scope, deal) => partners.snapshotPartners(scope, ids(deal, 'partner')),
}
