import { v7 as newId } from 'uuid'
import * as followed from '../../features/support/reads/followed.ts'
import * as support from '../../features/support/reads.ts'
import { type Cases, type Deal, day, filter, ids, marks, newOrOld, text, whole } from './deal.ts'

const visit = (deal: Deal, visitId: string, team = deal.row('team').id) => ({
  visitId,
  teamId: team,
  householdId: deal.some([null, deal.row('household').id, deal.row('household').id]),
  heldOn: day(deal),
  mode: deal.some(['in_person', 'phone']),
  items: deal.some([
    [{ kind: 'vneid' }],
    [{ kind: 'bill_payment', detail: 'water' }, { kind: 'qr' }],
    [{ kind: 'online_dossier', detail: text(deal) }],
  ]),
  people: 1 + deal.number(3),
  helperIds: deal.some([[], [deal.row('member').id]]),
  partnerIds: deal.some([[], [], [deal.row('partner').id]]),
  note: text(deal),
})

export const orders: Cases['orders'] = {
  'support.record': (deal) => visit(deal, newOrOld(deal, 'visit')),
  'support.correct': (deal) => {
    const row = deal.row('visit')
    return visit(deal, row.id, deal.some([String(row['team_id'] ?? newId()), deal.row('team').id]))
  },
  'support.cancel': (deal) => ({ visitId: deal.row('visit').id, reason: 'Ghi nhầm' }),
  'support.attach_photo': (deal) => ({ visitId: deal.row('visit').id, fileId: deal.row('photo').id }),
  'support.remove_photo': (deal) => ({ visitId: deal.row('visit').id }),
}

export const questions: Cases['questions'] = {
  'support.listVisits': (scope, deal) =>
    support.listVisits(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { householdIds: ids(deal, 'household') },
        { kinds: ['vneid'] },
        { recordedBy: deal.row('account').id },
      ]),
      size: 200,
    }),
  'support.findVisit': (scope, deal) => support.findVisit(scope, deal.row('visit').id),
  'support.findPhoto': (scope, deal) => support.findPhoto(scope, deal.row('visit').id),
  'support.snapshotVisits': (scope, deal) => support.snapshotVisits(scope, ids(deal, 'visit')),
  'support.listVisitFacts': (scope, deal) => support.listVisitFacts(scope, { ...whole, ...filter(deal) }),
  'support.listVisitTraces': (scope, deal) => support.listVisitTraces(scope, { ...whole, ...filter(deal) }),
  'support.listUses': (scope, deal) =>
    support.listUses(scope, { ...whole, ...filter(deal), ...deal.some([{}, { use: 'first' as const }]), size: 500 }),
  'support.listAdoptions': (scope, deal) => support.listAdoptions(scope, { ...whole, ...filter(deal) }),
  'support.tallyFirstHelps': (scope) => support.tallyFirstHelps(scope, whole),
  'support.tallyAdoptions': (scope) => support.tallyAdoptions(scope, whole),
  'support.tallyUses': (scope, deal) => support.tallyUses(scope, { ...whole, ...filter(deal) }),
  'support.tallyBills': (scope, deal) => support.tallyBills(scope, { ...whole, ...filter(deal) }),
  'support.listFollowedVisits': (scope, deal) =>
    followed.listFollowedVisits(scope, {
      ...{ teamIds: ids(deal, 'team'), since: '2025-01-01', window: deal.some([undefined, whole]) },
      ...deal.some([{}, { ids: ids(deal, 'visit') }]),
    }),
  'support.listHelpedHouseholds': (scope) => support.listHelpedHouseholds(scope, whole),
  'support.listFirstVisits': (scope, deal) => support.listFirstVisits(scope, marks(deal)),
  'support.isClosed': (scope, deal) => support.isClosed(scope, day(deal)),
  'support.lastActivity': (scope) => support.lastActivity(scope),
}
