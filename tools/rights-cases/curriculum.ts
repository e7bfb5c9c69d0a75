import { v7 as newId } from 'uuid'
import { listDue, openLearner } from '../../features/curriculum/reads/learner.ts'
import * as curriculum from '../../features/curriculum/reads.ts'
import { type Cases, type Deal, day, filter, ids, newOrOld, text, whole } from './deal.ts'

const lesson = (deal: Deal) => ({
  teamId: deal.row('team').id,
  heldOn: day(deal),
  sessionId: deal.some([null, null, deal.row('session').id]),
})
const practised = (deal: Deal) => {
  const { id, learner_id } = deal.row('practice')
  return { visitId: id, learnerId: deal.some([learner_id ?? newId(), learner_id ?? newId(), deal.row('learner').id]) }
}

export const orders: Cases['orders'] = {
  'curriculum.enrol': (deal) => ({
    ...{ learnerId: newOrOld(deal, 'learner'), teamId: deal.row('team').id, householdId: deal.row('household').id },
    ...{ name: text(deal), coachId: deal.some([null, deal.row('member').id]) },
  }),
  'curriculum.correct_learner': (deal) => ({ learnerId: deal.row('learner').id, name: text(deal) }),
  'curriculum.pair': (deal) => ({
    learnerId: deal.row('learner').id,
    coachId: deal.some([null, deal.row('member').id, deal.row('member').id]),
  }),
  'curriculum.coach': (deal) => ({
    ...lesson(deal),
    visitId: newOrOld(deal, 'visit'),
    learnerId: deal.row('learner').id,
    levels: { qr: 'alone' },
  }),
  'curriculum.correct': (deal) => ({ ...lesson(deal), ...practised(deal), levels: { messages: 'tried' } }),
  'curriculum.undo': (deal) => ({ ...practised(deal), reason: 'Ghi nhầm' }),
  'curriculum.teach_class': (deal) => ({
    ...lesson(deal),
    ...{ classId: newId(), skill: 'qr', level: 'with_help', learnerIds: [deal.row('learner').id] },
  }),
  'curriculum.forget': (deal) => ({ learnerId: deal.row('learner').id }),
  'curriculum.forget_old': (deal) => ({ before: deal.some(['2023-12-01', '2022-03-05']) }),
}

export const questions: Cases['questions'] = {
  'curriculum.listLearners': (scope, deal) =>
    curriculum.listLearners(scope, {
      ...filter(deal),
      ...deal.some([{}, { query: 'nguoi' }, { ids: ids(deal, 'learner') }, { householdId: deal.row('household').id }]),
      forgotten: true,
    }),
  'curriculum.findLearner': (scope, deal) => curriculum.findLearner(scope, deal.row('learner').id),
  'curriculum.listPractices': (scope, deal) => curriculum.listPractices(scope, deal.row('learner').id),
  'curriculum.findPractice': (scope, deal) =>
    curriculum.findPractice(scope, deal.row('visit').id, deal.row('learner').id),
  'curriculum.listCoverage': (scope) => curriculum.listCoverage(scope),
  'curriculum.listCounted': (scope, deal) =>
    curriculum.listCounted(scope, {
      ...{ figure: deal.some(curriculum.curriculumFigures), window: whole, ...filter(deal) },
      ...deal.some([{}, { skill: 'qr' as const }, { page: 2, size: 1 }]),
    }),
  'curriculum.tallyCurriculum': (scope) => curriculum.tallyCurriculum(scope, whole),
  'curriculum.snapshotLearners': (scope, deal) => curriculum.snapshotLearners(scope, ids(deal, 'learner')),
  'curriculum.openLearner': (scope, deal) => openLearner(scope, deal.row('learner').id),
  'curriculum.listDue': async (scope) => listDue(scope, await curriculum.listLearners(scope), '2026-06-30'),
}
