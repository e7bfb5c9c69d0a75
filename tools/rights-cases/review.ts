import { v7 as newId } from 'uuid'
import { findPlan } from '../../features/plan/reads.ts'
import * as review from '../../features/review/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, ids, likely, newOrOld, text } from './deal.ts'

const nextIn = (deal: Deal, status = 'draft') => ({
  nextId: likely(deal, 'next_plan', (row) => row['status'] === status).id,
})
/** What a team wrote, or might have. */
const lesson = (deal: Deal) => {
  const { id, difficulties } = likely(deal, 'report', (row) => row['team_id'] !== null && row['status'] !== 'draft')
  return review.lessonKey(id, 'difficulties', deal.some([String(difficulties), text(deal)]))
}
const yesOrNo = (deal: Deal) => deal.some(['yes', 'no'])

export const orders: Cases['orders'] = {
  'review.mark_lessons': (deal) => ({ lessons: [lesson(deal)] }),
  'review.unmark_lesson': (deal) => ({ lesson: lesson(deal) }),
  'review.word_lesson': (deal) => ({ lesson: lesson(deal), wording: text(deal) }),
  'review.draft_plan': (deal) => ({
    nextId: newOrOld(deal, 'next_plan'),
    planId: likely(deal, 'plan', ({ status }) => status !== 'draft').id,
  }),
  'review.discard_plan': (deal) => nextIn(deal),
  'review.edit_head': (deal) => ({
    ...nextIn(deal),
    title: 'Kế hoạch quý I năm 2026',
    periodFrom: '2026-01-01',
    periodTo: deal.some(['2026-03-31', '2025-12-31']),
    recipients: text(deal),
  }),
  'review.edit_line': (deal) => ({ ...nextIn(deal), line: deal.number(6), text: text(deal) }),
  'review.keep_line': (deal) => ({ ...nextIn(deal), line: deal.number(6), kept: yesOrNo(deal) }),
  'review.add_line': (deal) => ({ ...nextIn(deal), after: deal.number(6), text: text(deal) }),
  'review.set_target': (deal) => ({
    ...nextIn(deal),
    target: deal.number(2),
    teamId: deal.some([null, deal.row('team').id]),
    atLeast: 1 + deal.number(50),
  }),
  'review.keep_target': (deal) => ({ ...nextIn(deal), target: deal.number(2), kept: yesOrNo(deal) }),
  'review.renew_targets': (deal) => nextIn(deal),
  'review.propose_plan': (deal) => nextIn(deal),
  'review.return_plan': (deal) => ({ ...nextIn(deal, 'proposed'), note: text(deal) }),
  'review.approve_plan': (deal) => nextIn(deal, 'proposed'),
  'review.number_plan': (deal) => ({ ...nextIn(deal, 'approved'), number: 1 + deal.number(99) }),
  'review.hand_over': (deal) => ({ ...nextIn(deal, 'approved'), planId: newId() }),
}

export const questions: Cases['questions'] = {
  'review.listLessons': (scope) => review.listLessons(scope),
  'review.findLesson': (scope, deal) => {
    const [reportId = '', , digest = ''] = lesson(deal).split('/')
    return review.findLesson(scope, { reportId, field: 'difficulties', digest })
  },
  'review.listTaken': (scope, deal) => review.listTaken(scope, deal.some([null, deal.row('next_plan').id])),
  'review.listNext': (scope) => review.listNext(scope),
  'review.snapshotNext': (scope, deal) => review.snapshotNext(scope, ids(deal, 'next_plan')),
  'review.findNext': (scope, deal) => review.findNext(scope, deal.row('next_plan').id),
  'review.gatherEvidence': async (scope, deal) => {
    const plan = await findPlan(scope, deal.row('plan').id)
    const known = plan && (await review.gatherEvidence(scope, plan, today))
    return known?.teams.map(({ teamId }) => known.evidence({ indicator: 'households_supported', atLeast: 20 }, teamId))
  },
  'review.comparePeriods': async (scope) =>
    (await review.comparePeriods(scope, today)).map(({ teams, asked, ...rest }) => ({
      ...rest,
      teams: [...teams],
      asked: [...asked],
    })),
}
