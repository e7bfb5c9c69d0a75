import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { listTeamsServing } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { type Campaign, findCampaign, findMessage, listPublications, type Message } from '../reads.ts'
import { daysProblem } from '../rules.ts'

const { outreachProblems } = contract
export type Code = keyof typeof outreachProblems.entries

export const messageHandlers = [
  handle(contract.writeMessage, async (work, message) => {
    const { communeId, tx } = work.scope
    const campaign = await holdCampaign(work, message.campaignId)
    if (!campaign) return no('outreach.campaign_not_found')
    if (campaign.withdrawnReason !== null) return no('outreach.is_withdrawn')
    const wrong = daysProblem(message, campaign) ?? (await strangerAmong(work, message.teamIds))
    if (wrong) return no(wrong)
    const made = await run(
      tx,
      sql`insert into outreach_message (commune_id, message_id, campaign_id, channel, title, body, from_day, to_day, is_public, written_at)
          values (${communeId}, ${message.messageId}, ${message.campaignId}, ${message.channel}, ${message.title}, ${message.body},
                  ${message.from}, ${message.to}, ${message.isPublic}, ${work.receivedAt})
          on conflict on constraint outreach_message_pk do nothing`,
    )
    if (made === 0) return no('outreach.already_planned')
    await ask(work, message.messageId, message.teamIds)
    return changed(message.messageId)
  }),

  handle(contract.correctMessage, async (work, message) => {
    const before = await holdMessage(work, message.messageId)
    if (!before) return no('outreach.message_not_found')
    const campaign = await holdCampaign(work, before.campaignId)
    const wrong = daysProblem(message, campaign) ?? (await strangerAmong(work, message.teamIds, before.teamIds))
    if (wrong) return no(wrong)
    const published = (await listPublications(work.scope, message.messageId)).filter(
      ({ undoneReason }) => undoneReason === null,
    )
    const stays = published.every(({ teamId }) => message.teamIds.includes(teamId))
    if (!stays || (published.length > 0 && message.channel !== before.channel)) return no('outreach.published_there')
    const { communeId, tx } = work.scope
    await run(
      tx,
      sql`update outreach_message set channel = ${message.channel}, title = ${message.title}, body = ${message.body},
            from_day = ${message.from}, to_day = ${message.to}, is_public = ${message.isPublic}
          where commune_id = ${communeId} and message_id = ${message.messageId}`,
    )
    await run(
      tx,
      sql`delete from outreach_ask where commune_id = ${communeId} and message_id = ${message.messageId}
            and team_id <> all(${[...message.teamIds]}::uuid[])`,
    )
    await ask(work, message.messageId, message.teamIds)
    return changed(message.messageId)
  }),

  handle(contract.withdrawMessage, async (work, { messageId, reason }) => {
    const before = await holdMessage(work, messageId)
    if (!before) return no('outreach.message_not_found')
    return before.withdrawnReason === null ? withdraw(work, messageId, reason) : no('outreach.is_withdrawn')
  }),

  handle(contract.restoreMessage, async (work, { messageId }) => {
    const before = await holdMessage(work, messageId)
    if (!before) return no('outreach.message_not_found')
    const campaign = await findCampaign(work.scope, before.campaignId)
    // With its campaign it comes back, and only so.
    if (campaign?.withdrawnReason !== null) return no('outreach.is_withdrawn')
    return before.withdrawnReason === null ? no('outreach.not_withdrawn') : withdraw(work, messageId, null)
  }),
]

/** A message in sight, held until the order is through: two publications of one team follow each other. */
export async function holdMessage({ scope }: Work, messageId: string): Promise<Message | undefined> {
  await maybe(
    scope.tx,
    sql`select from outreach_message where commune_id = ${scope.communeId} and message_id = ${messageId} for update`,
  )
  return findMessage(scope, messageId)
}

export async function ask({ scope }: Work, messageId: string, teamIds: readonly string[]): Promise<void> {
  await run(
    scope.tx,
    sql`insert into outreach_ask (commune_id, message_id, team_id)
        select ${scope.communeId}::uuid, ${messageId}::uuid, t from unnest(${[...teamIds]}::uuid[]) as t on conflict do nothing`,
  )
}

/** Whether one of these teams does not work here; those that were asked before may have ended since. */
export async function strangerAmong(
  { scope }: Work,
  teamIds: readonly string[],
  before: readonly string[] = [],
): Promise<Code | undefined> {
  const known = new Set([...before, ...(await listTeamsServing(scope)).map(({ teamId }) => teamId)])
  return teamIds.every((teamId) => known.has(teamId)) ? undefined : 'outreach.team_not_found'
}

async function holdCampaign({ scope }: Work, campaignId: string): Promise<Campaign | undefined> {
  await maybe(
    scope.tx,
    sql`select from outreach_campaign where commune_id = ${scope.communeId} and campaign_id = ${campaignId} for share`,
  )
  return findCampaign(scope, campaignId)
}

async function withdraw({ scope }: Work, messageId: string, reason: string | null): Promise<Outcome> {
  await run(
    scope.tx,
    sql`update outreach_message set withdrawn_reason = ${reason} where commune_id = ${scope.communeId} and message_id = ${messageId}`,
  )
  return changed(messageId)
}

function changed(messageId: string): Outcome {
  return done({ changes: [{ noun: 'message', id: messageId, teamId: null }] })
}

export function no(code: Code): Outcome {
  return refuse(outreachProblems.make(code))
}
