import { v7 as newId } from 'uuid'
import * as plan from '../../features/plan/reads.ts'
import { planText, today } from '../world.ts'
import { type Cases, type Deal, day, ids, likely, newOrOld, text } from './deal.ts'

const shortPlan = 'KẾ HOẠCH quý IV năm 2025\n- Phấn đấu trong thời gian tới đạt 70 điểm.'
const ofPlan = (deal: Deal, noun: 'target' | 'task') => {
  const row = deal.row(noun)
  return { planId: deal.some([row['plan_id'] ?? newId(), deal.row('plan').id]), [`${noun}Id`]: row.id }
}

export const orders: Cases['orders'] = {
  'plan.submit': (deal) => ({ planId: newOrOld(deal, 'plan'), text: shortPlan }),
  'plan.correct': (deal) => ({
    planId: deal.row('plan').id,
    title: 'Kế hoạch',
    periodFrom: deal.some(['2026-01-01', '2025-10-01', '2027-01-01']),
    periodTo: deal.some(['2026-03-31', '2025-12-31', '2027-03-31']),
  }),
  'plan.correct_target': (deal) => ({ ...ofPlan(deal, 'target'), atLeast: 1 + deal.number(50), scope: 'each_team' }),
  'plan.add_target': (deal) => ({
    planId: deal.row('plan').id,
    targetId: newOrOld(deal, 'target'),
    indicator: 'households_supported',
    atLeast: 5,
    scope: 'commune',
  }),
  'plan.set_team_target': (deal) => ({
    ...ofPlan(deal, 'target'),
    name: deal.some(['Tổ thôn 1', 'Tổ thôn 2']),
    teamId: deal.row('team').id,
    atLeast: deal.some([null, 5, 40]),
  }),
  'plan.correct_list': (deal) => ({
    planId: deal.row('plan').id,
    list: deal.some(['bases', 'dutyAreas', 'bodies', 'recipients']),
    lines: `${text(deal)}\n- ${text(deal)}`,
  }),
  'plan.dismiss_sentence': (deal) => ({
    planId: likely(deal, 'plan', ({ status }) => status === 'draft').id,
    from: deal.some([planText, shortPlan].map((plan) => plan.indexOf('Phấn đấu trong'))),
  }),
  'plan.correct_task': (deal) => ({ ...ofPlan(deal, 'task'), what: text(deal), dueTo: day(deal) }),
  'plan.add_task': (deal) => ({ planId: deal.row('plan').id, taskId: newOrOld(deal, 'task'), what: text(deal) }),
  'plan.drop_task': (deal) => ofPlan(deal, 'task'),
  'plan.drop_target': (deal) => ofPlan(deal, 'target'),
  'plan.activate': (deal) => ({ planId: deal.row('plan').id }),
  'plan.close': (deal) => ({ planId: deal.row('plan').id }),
  'plan.finish_task': (deal) => ({ ...ofPlan(deal, 'task'), doneOn: day(deal), evidence: text(deal) }),
  'plan.reopen_task': (deal) => ofPlan(deal, 'task'),
}

export const questions: Cases['questions'] = {
  'plan.listPlans': (scope) => plan.listPlans(scope),
  'plan.findPlan': (scope, deal) => plan.findPlan(scope, deal.row('plan').id),
  'plan.findReading': (scope, deal) => plan.findReading(scope, deal.row('plan').id),
  'plan.findActivePlan': (scope) => plan.findActivePlan(scope, today),
  'plan.snapshotPlans': (scope, deal) => plan.snapshotPlans(scope, ids(deal, 'plan')),
}
