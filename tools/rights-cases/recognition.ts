import { v7 as newId } from 'uuid'
import { findActivePlan } from '../../features/plan/reads.ts'
import * as nominations from '../../features/recognition/reads/nominations.ts'
import * as recognition from '../../features/recognition/reads.ts'
import { usualThresholds } from '../../features/recognition/rules/doubts.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, ids, isAtWork, likely, newOrOld, text } from './deal.ts'

const active = (deal: Deal) => deal.row('plan', isAtWork).id
const waiting = (deal: Deal) => likely(deal, 'nomination', ({ status }) => status === 'proposed').id
const decided = (deal: Deal) =>
  likely(deal, 'nomination', ({ status }) => status === 'approved' || status === 'declined').id
/** A person of the team, or anybody, or nobody: the team as a whole. */
const whom = (deal: Deal) => {
  const member = likely(deal, 'member', (row) => row['until'] === null)
  return deal.some([
    { teamId: member['team_id'] ?? newId(), memberId: member.id },
    { teamId: deal.row('team').id, memberId: null },
    { teamId: deal.row('team').id, memberId: member.id },
  ])
}

export const orders: Cases['orders'] = {
  'recognition.set_criteria': (deal) => ({
    planId: active(deal),
    subject: deal.some(['team', 'member']),
    weight: { households_supported: 60, active_weeks: 40 },
    full: {},
  }),
  'recognition.set_thresholds': (deal) => ({
    most: Object.fromEntries(usualThresholds.map(({ rule, most }) => [rule, most + deal.number(9)])),
    within: {},
  }),
  'recognition.judge_doubts': (deal) => ({
    planId: active(deal),
    visitIds: [likely(deal, 'visit', ({ status }) => status === 'counted').id],
    verdict: deal.some(['cleared', 'excluded']),
    reason: text(deal),
  }),
  'recognition.undo_verdict': (deal) => ({ visitId: deal.row('verdict').id }),
  'recognition.nominate': (deal) => ({
    nominationId: newOrOld(deal, 'nomination'),
    planId: active(deal),
    ...whom(deal),
    reason: text(deal),
  }),
  'recognition.comment': (deal) => ({
    commentId: newOrOld(deal, 'comment'),
    nominationId: deal.row('nomination').id,
    stance: deal.some(['agree', 'disagree', 'remark']),
    said: text(deal),
  }),
  'recognition.withdraw': (deal) => ({ nominationId: waiting(deal), reason: text(deal) }),
  'recognition.approve': (deal) => ({ nominationIds: [waiting(deal)] }),
  'recognition.decline': (deal) => ({ nominationId: waiting(deal), reason: text(deal) }),
  'recognition.reopen': (deal) => ({ nominationId: decided(deal) }),
  'recognition.set_papers': (deal) => ({
    planId: active(deal),
    ...deal.some([{}, { submissionNumber: 1 + deal.number(99), submissionOn: today }]),
    bases: text(deal),
  }),
}

export const questions: Cases['questions'] = {
  'recognition.listCriteria': (scope, deal) =>
    recognition.listCriteria(scope, { planId: deal.row('plan').id, targets: [] }),
  'recognition.listThresholds': (scope) => recognition.listThresholds(scope),
  'recognition.listVerdicts': (scope, deal) =>
    recognition.listVerdicts(scope, deal.some([undefined, ids(deal, 'verdict')])),
  'recognition.evaluate': async (scope) => {
    const plan = await findActivePlan(scope, today)
    return plan && recognition.evaluate(scope, plan, today)
  },
  'recognition.listNominations': (scope, deal) => nominations.listNominations(scope, deal.row('plan').id),
  'recognition.findNomination': (scope, deal) => nominations.findNomination(scope, deal.row('nomination').id),
  'recognition.snapshotNominations': (scope, deal) => nominations.snapshotNominations(scope, ids(deal, 'nomination')),
  'recognition.listProposed': (scope) => nominations.listProposed(scope),
  'recognition.listComments': (scope, deal) => nominations.listComments(scope, deal.row('nomination').id),
  'recognition.getPapers': (scope, deal) => nominations.getPapers(scope, deal.row('plan').id),
}
