import { v7 as newId } from 'uuid'
import * as people from '../../features/people/reads.ts'
import { roles } from '../../platform/access/roles.ts'
import { type Cases, type Deal, ids, newOrOld, phone, text } from './deal.ts'

const grant = (deal: Deal) => ({
  role: deal.some(roles.filter((role) => role !== 'installer')),
  teamId: deal.some([null, deal.row('team').id]),
  partnerId: deal.some([null, null, deal.row('partner').id]),
})

export const orders: Cases['orders'] = {
  'people.make_first_account': (deal) => ({
    accountId: newId(),
    name: text(deal),
    phone: phone(deal),
    password: 'mat-khau-dai',
  }),
  'people.add_account': (deal) => ({
    accountId: newOrOld(deal, 'account'),
    name: text(deal),
    phone: phone(deal),
    grants: [grant(deal)],
  }),
  'people.grant_role': (deal) => ({ accountId: deal.row('account').id, grant: grant(deal) }),
  'people.revoke_role': (deal) => ({ accountId: deal.row('account').id, grant: grant(deal) }),
  'people.invite': (deal) => ({
    invitationId: newId(),
    accountId: deal.row('account').id,
    secret: newId().replaceAll('-', '') + newId().replaceAll('-', ''),
  }),
  'people.change_phone': () => ({
    invitationId: newId(),
    secret: newId().replaceAll('-', '') + newId().replaceAll('-', ''),
  }),
  'people.disable_account': (deal) => ({ accountId: deal.row('account').id }),
  'people.enable_account': (deal) => ({ accountId: deal.row('account').id }),
  'people.set_password': () => ({ password: 'mot-mat-khau-dai' }),
  'people.sign_out_everywhere': () => ({}),
}

export const questions: Cases['questions'] = {
  'people.listAccounts': (scope) => people.listAccounts(scope),
  'people.listNames': (scope, deal) => people.listNames(scope, ids(deal, 'account')),
  'people.snapshotAccounts': (scope, deal) => people.snapshotAccounts(scope, ids(deal, 'account')),
}
