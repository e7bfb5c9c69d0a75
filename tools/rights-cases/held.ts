import * as held from '../../features/held/reads.ts'
import { type Cases, ids, text } from './deal.ts'

export const orders: Cases['orders'] = {
  'held.accept': (deal) => ({ commandId: deal.row('held').id }),
  'held.decline': (deal) => ({ commandId: deal.row('held').id, reason: text(deal) }),
}

export const questions: Cases['questions'] = {
  'held.listHeld': (scope, deal) => held.listHeld(scope, { waiting: deal.some([true, false]) }),
  'held.listWaiting': (scope, deal) => held.listWaiting(scope, ids(deal, 'held')),
  'held.findHeld': (scope, deal) => held.findHeld(scope, deal.row('held').id),
  'held.findOwnHeld': (scope, deal) => held.findOwnHeld(scope, ids(deal, 'held')),
  'held.mayDecide': (scope) => Promise.resolve(held.mayDecide(scope)),
}
