import { readErasedMarks } from '../../features/households/reads/erased.ts'
import * as households from '../../features/households/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, day, filter, ids, line, newOrOld, phone, text } from './deal.ts'

const groups = (deal: Deal) => deal.some([[], ['elderly'], ['poor', 'disability']])
const spot = (deal: Deal) => {
  const team = deal.row('team')
  return {
    teamId: team.id,
    villageId: deal.some([team['village_id'] ?? deal.row('village').id, deal.row('village').id]),
  }
}

export const orders: Cases['orders'] = {
  'households.register': (deal) => ({
    householdId: newOrOld(deal, 'household'),
    ...spot(deal),
    headName: text(deal),
    groups: groups(deal),
    code: deal.some([null, `H${deal.number(20)}`]),
  }),
  'households.correct': (deal) => ({ householdId: deal.row('household').id, headName: text(deal), phone: phone(deal) }),
  'households.set_groups': (deal) => ({
    householdId: deal.row('household').id,
    groups: groups(deal),
    since: day(deal),
  }),
  'households.move': (deal) => ({ householdId: deal.row('household').id, ...spot(deal) }),
  'households.move_all': (deal) => ({ fromTeamId: deal.row('team').id, teamId: deal.row('team').id }),
  'households.merge': (deal) => ({ householdId: deal.row('household').id, into: deal.row('household').id }),
  'households.erase': (deal) => ({
    householdIds: [deal.row('household').id],
    ground: deal.some(['request', 'retention']),
  }),
  'households.set_retention': (deal) => ({ months: deal.some([6, 24, 60]) }),
  'households.import': (deal) => ({
    rows: [1, 2].map(() => ({
      ...line(deal, { householdId: newOrOld(deal, 'household') }),
      headName: `Trần ${deal.number(1e9).toString(36)}`,
      village: String(deal.row('village')['name'] ?? 'Thôn nào đó'),
    })),
  }),
}

export const questions: Cases['questions'] = {
  'households.listHouseholds': (scope, deal) =>
    households.listHouseholds(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { villageId: deal.row('village').id },
        { vulnerable: true },
        { query: 'nguyen' },
        { query: '098' },
      ]),
      size: 500,
    }),
  'households.findErased': (scope, deal) => households.findErased(scope, deal.row('household').id),
  'households.readErasedMarks': (scope) => readErasedMarks(scope),
  'households.getRetention': (scope) => households.getRetention(scope),
  'households.listIdsOf': (scope, deal) => households.listIdsOf(scope, deal.row('household').id),
  'households.findHousehold': (scope, deal) => households.findHousehold(scope, deal.row('household').id),
  'households.listGroupsOn': (scope, deal) =>
    households.listGroupsOn(
      scope,
      ids(deal, 'household').map((householdId) => ({ householdId, day: '2025-11-01' })),
    ),
  'households.getHousehold': (scope, deal) =>
    households.getHousehold(scope, deal.row('household').id).catch(() => undefined),
  'households.findAlike': (scope, deal) =>
    households.findAlike(scope, { headName: 'Nguyễn Văn', villageId: deal.row('village').id }),
  'households.findTeamOf': (scope, deal) => households.findTeamOf(scope, deal.row('household').id),
  'households.isVulnerableOn': (scope, deal) => households.isVulnerableOn(scope, deal.row('household').id, today),
  'households.resolveHouseholds': (scope, deal) => households.resolveHouseholds(scope, ids(deal, 'household')),
  'households.countHouseholds': (scope) => households.countHouseholds(scope),
  'households.snapshotHouseholds': (scope, deal) => households.snapshotHouseholds(scope, ids(deal, 'household')),
  'households.listFollowedHouseholds': (scope, deal) =>
    households.listFollowedHouseholds(
      scope,
      deal.some([{ teamIds: null }, { teamIds: ids(deal, 'team') }, { teamIds: null, ids: ids(deal, 'household') }]),
    ),
}
