import * as training from '../../features/training/reads.ts'
import { type Cases, type Deal, ids, likely, newOrOld, whole } from './deal.ts'

const trainingIn = (deal: Deal) => likely(deal, 'session', (row) => row['kind'] === 'members_training')

export const orders: Cases['orders'] = {
  'training.set_topics': (deal) => ({ sessionId: trainingIn(deal).id, topics: ['vneid', 'online_safety'] }),
  'training.judge': (deal) => ({
    judgements: [1, 2].map(() => ({
      levelId: newOrOld(deal, 'level'),
      memberId: deal.row('member').id,
      topic: 'vneid',
      level: deal.some(['knows', 'can_teach']),
    })),
    sessionId: deal.some([null, null, deal.row('session').id]),
  }),
  'training.take_back': (deal) => ({ levelId: deal.row('level').id }),
}

export const questions: Cases['questions'] = {
  'training.listTrainees': (scope, deal) => training.listTrainees(scope, deal.some([undefined, deal.row('team').id])),
  'training.listTeamLevels': (scope, deal) => training.listTeamLevels(scope, deal.row('team').id),
  'training.findLevel': (scope, deal) => training.findLevel(scope, deal.row('level').id),
  'training.listTaught': (scope, deal) => training.listTaught(scope, ids(deal, 'session')),
  'training.tallyTraining': (scope) => training.tallyTraining(scope, whole),
  'training.listTrainings': (scope, deal) => training.listTrainings(scope, deal.some([undefined, deal.row('team').id])),
  'training.historyOfTeam': (scope, deal) => training.historyOfTeam(scope, deal.row('team').id),
}
