import * as reminders from '../../features/reminders/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, day, filter, ids, isAtWork, likely, newOrOld, text } from './deal.ts'

const urging = (deal: Deal) => ({
  planId: likely(deal, 'plan', isAtWork).id,
  about: deal.some(['report', 'targets']),
  channel: deal.some(['zalo', 'phone', 'in_person', 'other']),
  text: text(deal),
})
const urged = (deal: Deal) => ({ urgeId: newOrOld(deal, 'urge'), teamId: deal.row('team').id })

const dayOff = (deal: Deal) => deal.some(['2025-12-15', '2026-02-16', '2027-02-08'])

export const orders: Cases['orders'] = {
  'reminders.log_urge': (deal) => ({ ...urged(deal), ...urging(deal) }),
  'reminders.log_urges': (deal) => ({ urges: [urged(deal), urged(deal)], ...urging(deal) }),
  'reminders.set_day_off': (deal) => ({ day: dayOff(deal), kind: deal.some(['off', 'working']), name: text(deal) }),
  'reminders.drop_day_off': (deal) => ({ day: dayOff(deal) }),
  'reminders.undo_urge': (deal) => ({ urgeId: deal.row('urge').id }),
}

export const questions: Cases['questions'] = {
  'reminders.listUrges': (scope, deal) => reminders.listUrges(scope, { planId: deal.row('plan').id, ...filter(deal) }),
  'reminders.lastUrges': (scope, deal) => reminders.lastUrges(scope, deal.row('plan').id),
  'reminders.listEnteredDaysOff': (scope) => reminders.listEnteredDaysOff(scope),
  'reminders.findWorkingDays': (scope, deal) => reminders.findWorkingDays(scope, day(deal)),
  'reminders.findQueue': (scope) => reminders.findQueue(scope, today),
  'reminders.snapshotUrges': (scope, deal) => reminders.snapshotUrges(scope, ids(deal, 'urge')),
}
