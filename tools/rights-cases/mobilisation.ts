import * as mobilisation from '../../features/mobilisation/reads.ts'
import { type Cases, type Deal, day, ids, isPresent, newOrOld, text, whole } from './deal.ts'

const mobilised = (deal: Deal) => ({
  figure: deal.some(['people_sent', 'sessions_cohosted', 'supports', 'households_helped'] as const),
  ...{ atLeast: 1 + deal.number(9), from: day(deal), to: deal.some(['2025-12-31', '2026-12-31']), note: text(deal) },
})
const ofPartner = (deal: Deal) => ({ partnerId: deal.row('partner').id, window: whole, size: 500 })

export const orders: Cases['orders'] = {
  'mobilisation.set_target': (deal) => ({
    ...{ targetId: newOrOld(deal, 'partner_target'), partnerId: deal.row('partner', isPresent).id },
    ...mobilised(deal),
  }),
  'mobilisation.correct_target': (deal) => ({ targetId: deal.row('partner_target').id, ...mobilised(deal) }),
  'mobilisation.drop_target': (deal) => ({ targetId: deal.row('partner_target').id }),
}

export const questions: Cases['questions'] = {
  'mobilisation.listContributions': (scope) => mobilisation.listContributions(scope, whole),
  'mobilisation.listSent': (scope, deal) => mobilisation.listSent(scope, ofPartner(deal)),
  'mobilisation.listHosted': (scope, deal) => mobilisation.listHosted(scope, ofPartner(deal)),
  'mobilisation.listHelp': (scope, deal) =>
    mobilisation.listHelp(scope, { ...ofPartner(deal), adds: deal.some([true, false]) }),
  'mobilisation.listTargets': (scope, deal) =>
    mobilisation.listTargets(scope, deal.some([undefined, deal.row('partner').id])),
  'mobilisation.findYouth': (scope) => mobilisation.findYouth(scope, whole),
  'mobilisation.snapshotTargets': (scope, deal) => mobilisation.snapshotTargets(scope, ids(deal, 'partner_target')),
}
