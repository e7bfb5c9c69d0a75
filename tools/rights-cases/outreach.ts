import { listColumn } from '../../features/outreach/reads/column.ts'
import { listPublished } from '../../features/outreach/reads/published.ts'
import * as outreach from '../../features/outreach/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, ids, isAtWork, likely, newOrOld, text, whole } from './deal.ts'

const days = (deal: Deal) =>
  deal.some([
    { from: '2025-11-01', to: '2025-12-31' },
    { from: '2025-11-01', to: '2025-12-31' },
    { from: '2025-11-20', to: '2025-11-30' },
  ])
const campaign = (deal: Deal) => ({
  ...{ taskId: deal.some([null, null, deal.row('task').id]), title: text(deal), goal: text(deal) },
  ...days(deal),
})
const message = (deal: Deal) => ({
  ...{
    channel: deal.some(['zalo', 'leaflet']),
    title: text(deal),
    body: text(deal),
    isPublic: deal.some([true, false]),
  },
  ...days(deal),
  teamIds: deal.some([[deal.row('team').id], [deal.row('team').id, deal.row('team').id]]),
})
const done = (deal: Deal) => ({
  publishedOn: deal.some([today, '2025-11-20', '2025-11-29', '2025-10-01']),
  ...{ times: 1 + deal.number(9), reach: deal.some([null, 0, 120]), note: text(deal) },
})
const stands = (row: Readonly<Record<string, unknown>>) => row['undone_reason'] === null
const isAskedFor = (row: Readonly<Record<string, unknown>>) => row['withdrawn_reason'] === null
const isWithdrawn = (row: Readonly<Record<string, unknown>>) => !isAskedFor(row)

export const orders: Cases['orders'] = {
  'outreach.plan_campaign': (deal) => ({
    ...{ campaignId: newOrOld(deal, 'campaign'), planId: deal.row('plan', isAtWork).id },
    ...campaign(deal),
  }),
  'outreach.correct_campaign': (deal) => ({ campaignId: deal.row('campaign').id, ...campaign(deal) }),
  'outreach.withdraw_campaign': (deal) => ({ campaignId: deal.row('campaign', isAskedFor).id, reason: text(deal) }),
  'outreach.restore_campaign': (deal) => ({ campaignId: deal.row('campaign', isWithdrawn).id }),
  'outreach.write_message': (deal) => ({
    ...{ messageId: newOrOld(deal, 'message'), campaignId: likely(deal, 'campaign', isAskedFor).id },
    ...message(deal),
  }),
  'outreach.correct_message': (deal) => ({ messageId: deal.row('message').id, ...message(deal) }),
  'outreach.withdraw_message': (deal) => ({ messageId: deal.row('message', isAskedFor).id, reason: text(deal) }),
  'outreach.restore_message': (deal) => ({ messageId: deal.row('message', isWithdrawn).id }),
  'outreach.publish': (deal) => ({
    ...{ publicationId: newOrOld(deal, 'publication'), messageId: deal.row('message').id, teamId: deal.row('team').id },
    ...done(deal),
  }),
  'outreach.correct_publication': (deal) => ({
    ...{ publicationId: deal.row('publication', stands).id, reason: text(deal) },
    ...done(deal),
  }),
  'outreach.undo_publication': (deal) => ({ publicationId: deal.row('publication', stands).id, reason: text(deal) }),
}

export const questions: Cases['questions'] = {
  'outreach.listCampaigns': (scope, deal) =>
    outreach.listCampaigns(
      scope,
      today,
      deal.some([{}, { planId: deal.row('plan').id }, { channel: 'zalo' as const }]),
    ),
  'outreach.findCampaign': (scope, deal) => outreach.findCampaign(scope, deal.row('campaign').id),
  'outreach.listMessages': (scope, deal) => outreach.listMessages(scope, deal.row('campaign').id, today),
  'outreach.findMessage': (scope, deal) => outreach.findMessage(scope, deal.row('message').id),
  'outreach.listPublications': (scope, deal) => outreach.listPublications(scope, deal.row('message').id),
  'outreach.findPublication': (scope, deal) => outreach.findPublication(scope, deal.row('publication').id),
  'outreach.listAsked': (scope, deal) => outreach.listAsked(scope, deal.row('team').id, today),
  'outreach.listPublished': (scope) => listPublished(scope, { window: whole, size: 500 }),
  'outreach.listColumn': (scope) => listColumn(scope, today),
  'outreach.tallyOutreach': (scope) => outreach.tallyOutreach(scope, whole),
  'outreach.snapshotCampaigns': (scope, deal) => outreach.snapshotCampaigns(scope, ids(deal, 'campaign')),
  'outreach.snapshotMessages': (scope, deal) => outreach.snapshotMessages(scope, ids(deal, 'message')),
  'outreach.snapshotPublications': (scope, deal) => outreach.snapshotPublications(scope, ids(deal, 'publication')),
}
