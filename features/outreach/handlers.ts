import { maybe, run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { findPlan } from '../plan/reads.ts'
import * as contract from './contract.ts'
import { messageHandlers } from './handlers/messages.ts'
import { publicationHandlers } from './handlers/publications.ts'
import { type Campaign, findCampaign, listMessages } from './reads.ts'
import { daysProblem } from './rules.ts'

const { outreachProblems } = contract

export const handlers = [
  handle(contract.planCampaign, async (work, campaign) => {
    const { communeId, tx } = work.scope
    const plan = await findPlan(work.scope, campaign.planId)
    if (!plan || plan.status === 'draft') return no('outreach.plan_not_found')
    const wrong = wrongWith(campaign, plan)
    if (wrong) return no(wrong)
    const made = await run(
      tx,
      sql`insert into outreach_campaign (commune_id, campaign_id, plan_id, task_id, title, goal, from_day, to_day, planned_at)
          values (${communeId}, ${campaign.campaignId}, ${campaign.planId}, ${campaign.taskId}, ${campaign.title}, ${campaign.goal},
                  ${campaign.from}, ${campaign.to}, ${work.receivedAt})
          on conflict on constraint outreach_campaign_pk do nothing`,
    )
    return made === 0 ? no('outreach.already_planned') : changed(campaign.campaignId)
  }),

  handle(contract.correctCampaign, async (work, campaign) => {
    const before = await hold(work, campaign.campaignId)
    if (!before) return no('outreach.campaign_not_found')
    const plan = await findPlan(work.scope, before.planId)
    const wrong = wrongWith(campaign, plan ?? { tasks: [] })
    if (wrong) return no(wrong)
    const messages = await listMessages(work.scope, campaign.campaignId, work.today)
    if (messages.some((message) => daysProblem(message, campaign))) return no('outreach.outside_campaign')
    const { communeId, tx } = work.scope
    await run(
      tx,
      sql`update outreach_campaign set task_id = ${campaign.taskId}, title = ${campaign.title}, goal = ${campaign.goal},
            from_day = ${campaign.from}, to_day = ${campaign.to}
          where commune_id = ${communeId} and campaign_id = ${campaign.campaignId}`,
    )
    return changed(campaign.campaignId)
  }),

  handle(contract.withdrawCampaign, async (work, { campaignId, reason }) => {
    const before = await hold(work, campaignId)
    if (!before) return no('outreach.campaign_not_found')
    return before.withdrawnReason === null ? withdraw(work, campaignId, reason) : no('outreach.is_withdrawn')
  }),

  handle(contract.restoreCampaign, async (work, { campaignId }) => {
    const before = await hold(work, campaignId)
    if (!before) return no('outreach.campaign_not_found')
    return before.withdrawnReason === null ? no('outreach.not_withdrawn') : withdraw(work, campaignId, null)
  }),

  ...messageHandlers,
  ...publicationHandlers,
]

type Code = keyof typeof outreachProblems.entries

function wrongWith(
  campaign: Pick<contract.CampaignInput, 'taskId' | 'from' | 'to'>,
  { tasks }: { readonly tasks: readonly { readonly taskId: string }[] },
): Code | undefined {
  const isOfPlan = campaign.taskId === null || tasks.some(({ taskId }) => taskId === campaign.taskId)
  return isOfPlan ? daysProblem(campaign) : 'outreach.task_not_found'
}

/** Held until the order is through, so that no message is written into days that are being changed. */
async function hold({ scope }: Work, campaignId: string): Promise<Campaign | undefined> {
  await maybe(
    scope.tx,
    sql`select from outreach_campaign where commune_id = ${scope.communeId} and campaign_id = ${campaignId} for update`,
  )
  return findCampaign(scope, campaignId)
}

async function withdraw({ scope }: Work, campaignId: string, reason: string | null): Promise<Outcome> {
  await run(
    scope.tx,
    sql`update outreach_campaign set withdrawn_reason = ${reason} where commune_id = ${scope.communeId} and campaign_id = ${campaignId}`,
  )
  return changed(campaignId)
}

function changed(campaignId: string): Outcome {
  return done({ changes: [{ noun: 'campaign', id: campaignId, teamId: null }] })
}

function no(code: Code): Outcome {
  return refuse(outreachProblems.make(code))
}
