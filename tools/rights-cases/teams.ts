import { v7 as newId } from 'uuid'
import * as reviews from '../../features/teams/reads/reviews.ts'
import * as teams from '../../features/teams/reads.ts'
import { today } from '../world.ts'
import {
  type Cases,
  type Deal,
  day,
  filter,
  ids,
  isPresent,
  likely,
  line,
  newOrOld,
  phone,
  text,
  whole,
} from './deal.ts'

const newcomer = (deal: Deal) => ({
  newMemberId: newOrOld(deal, 'member'),
  name: `Vũ ${deal.number(1e9).toString(36)}`,
  phone: deal.some([null, phone(deal)]),
  areas: ['vulnerable_support'],
  reason: text(deal),
})
const reviewIn = (deal: Deal, status = 'asked') => likely(deal, 'review', (row) => row['status'] === status)
/** A review with a member of its own team, or of any other. */
const reviewed = (deal: Deal) => {
  const review = reviewIn(deal)
  const member = likely(deal, 'member', (row) => row['team_id'] === review['team_id'] && row['until'] === null)
  return { reviewId: review.id, memberId: member.id }
}
const openRound = (deal: Deal) => likely(deal, 'round', (row) => row['status'] === 'open')

export const orders: Cases['orders'] = {
  'teams.succeed': (deal) => ({
    teamId: likely(deal, 'team', (row) => row['until'] === null).id,
    into: [deal.row('team').id],
    on: today,
  }),
  'teams.undo_succession': (deal) => ({ teamId: likely(deal, 'team', (row) => row['until'] !== null).id }),
  'teams.set_up': (deal) => ({
    teams: [
      {
        teamId: newOrOld(deal, 'team'),
        level: 'village',
        name: `Tổ ${deal.number(1e9)}`,
        villageId: deal.row('village').id,
      },
    ],
  }),
  'teams.add_member': (deal) => ({
    memberId: newOrOld(deal, 'member'),
    teamId: deal.row('team').id,
    name: text(deal),
    phone: deal.some([null, phone(deal)]),
    position: deal.some(['member', 'member', 'deputy', 'leader']),
    accountId: deal.some([null, deal.row('account').id]),
    areas: ['communication'],
  }),
  'teams.correct_member': (deal) => ({
    memberId: deal.row('member').id,
    name: text(deal),
    position: deal.some(['member', 'deputy', 'leader']),
    phone: deal.some([null, phone(deal)]),
  }),
  'teams.release_member': (deal) => ({ memberId: deal.row('member').id, on: deal.some([today, day(deal)]) }),
  'teams.assign_duties': (deal) => ({
    memberId: deal.row('member').id,
    areas: deal.some([[], ['cashless_payment'], ['communication', 'vulnerable_support']]),
  }),
  'teams.send_member': (deal) => ({
    memberId: deal.row('member').id,
    partnerId: deal.some([null, deal.row('partner', isPresent).id, deal.row('partner', isPresent).id]),
    on: deal.some([today, today, day(deal)]),
  }),
  'teams.name_leader': (deal) => ({ memberId: deal.row('member').id, on: deal.some([today, day(deal)]) }),
  'teams.open_round': (deal) => ({
    roundId: newOrOld(deal, 'round'),
    title: text(deal),
    dueOn: deal.some([today, '2026-01-10']),
    reviews: [{ reviewId: newOrOld(deal, 'review'), teamId: deal.row('team').id }],
  }),
  'teams.close_round': (deal) => ({ roundId: openRound(deal).id }),
  // Seldom of a round that is there: without one, nothing else could be done to a review.
  'teams.withdraw_round': (deal) => ({ roundId: deal.some([newId(), newId(), newId(), deal.row('round').id]) }),
  'teams.confirm_member': (deal) => ({ ...reviewed(deal), areas: ['cashless_payment'] }),
  'teams.confirm_rest': (deal) => ({ reviewId: reviewIn(deal).id }),
  'teams.propose_release': (deal) => ({ ...reviewed(deal), reason: text(deal) }),
  'teams.propose_replacement': (deal) => ({ ...reviewed(deal), ...newcomer(deal) }),
  'teams.propose_member': (deal) => ({
    reviewId: reviewIn(deal).id,
    position: deal.some(['member', 'leader']),
    ...newcomer(deal),
  }),
  'teams.undo_choice': (deal) => reviewed(deal),
  'teams.answer_review': (deal) => ({ reviewId: reviewIn(deal).id, note: text(deal) }),
  'teams.reopen_review': (deal) => ({ reviewId: reviewIn(deal, 'answered').id }),
  'teams.import_members': (deal) => ({
    rows: [1, 2].map(() => ({
      ...line(deal, { memberId: newOrOld(deal, 'member') }),
      name: text(deal),
      teamName: String(deal.row('team')['name'] ?? 'Tổ nào đó'),
    })),
  }),
}

export const questions: Cases['questions'] = {
  'teams.listSuccessions': (scope) => teams.listSuccessions(scope),
  'teams.listTeams': (scope) => teams.listTeams(scope),
  'teams.listTeamsServing': (scope) => teams.listTeamsServing(scope),
  'teams.findTeam': (scope, deal) => teams.findTeam(scope, deal.row('team').id),
  'teams.listTeamsOfVillage': (scope, deal) => teams.listTeamsOfVillage(scope, deal.row('village').id),
  'teams.listMembers': (scope, deal) =>
    teams.listMembers(scope, { ...filter(deal), ...deal.some([{}, { on: today }]), size: 500 }),
  'teams.listMembersAmong': (scope, deal) => teams.listMembersAmong(scope, ids(deal, 'member'), today),
  'teams.tallyMembers': (scope) => teams.tallyMembers(scope, whole),
  'teams.listRounds': (scope) => reviews.listRounds(scope),
  'teams.findRound': (scope, deal) => reviews.findRound(scope, deal.row('round').id),
  'teams.listReviews': (scope, deal) => reviews.listReviews(scope, deal.row('round').id),
  'teams.findReview': (scope, deal) => reviews.findReview(scope, deal.row('review').id),
  'teams.findOpenReview': (scope, deal) => reviews.findOpenReview(scope, deal.row('team').id),
  'teams.listReviewed': (scope, deal) => reviews.listReviewed(scope, deal.row('round').id),
  'teams.listChoices': (scope, deal) => reviews.listChoices(scope, ids(deal, 'review')),
  'teams.findMember': (scope, deal) => teams.findMember(scope, deal.row('member').id),
  'teams.listSenders': (scope, deal) => teams.listSenders(scope, ids(deal, 'member')),
  'teams.listDutyCoverage': (scope) => teams.listDutyCoverage(scope),
  'teams.snapshotTeams': (scope, deal) => teams.snapshotTeams(scope, ids(deal, 'team')),
  'teams.snapshotMembers': (scope, deal) => teams.snapshotMembers(scope, ids(deal, 'member')),
  'teams.snapshotReviews': (scope, deal) => reviews.snapshotReviews(scope, ids(deal, 'review')),
}
