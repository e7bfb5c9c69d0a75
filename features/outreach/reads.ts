import * as v from 'valibot'
import { type Actor, holds, type Scope, teamFilter, wholeCommune } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, list, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { type Channel, channelCodes } from './contract.ts'
import { campaignState, type State, stateOf } from './rules.ts'

const Withdrawn = v.pipe(v.nullable(Text), v.description('Why nobody is asked for it any more; null while they are.'))

export const Campaign = v.strictObject({
  campaignId: Uuid,
  planId: Uuid,
  taskId: v.nullable(Uuid),
  title: Text,
  goal: Text,
  from: CalendarDay,
  to: CalendarDay,
  withdrawnReason: Withdrawn,
})
export type Campaign = Readonly<v.InferOutput<typeof Campaign>>

export const Message = v.strictObject({
  messageId: Uuid,
  campaignId: Uuid,
  channel: v.picklist(channelCodes),
  title: Text,
  body: Text,
  from: CalendarDay,
  to: CalendarDay,
  isPublic: v.boolean(),
  withdrawnReason: Withdrawn,
  teamIds: v.pipe(list(Uuid), v.description('The teams in sight that are asked to carry it out.')),
})
export type Message = Readonly<v.InferOutput<typeof Message>>

export const Publication = v.strictObject({
  publicationId: Uuid,
  messageId: Uuid,
  teamId: Uuid,
  publishedOn: CalendarDay,
  times: v.pipe(Count, v.description('How often it was read out or posted, or how many copies.')),
  reach: v.pipe(v.nullable(Count), v.description('About how many people; null where nobody estimated it.')),
  link: Text,
  note: Text,
  recordedAt: UtcMoment,
  undoneReason: v.pipe(v.nullable(Text), v.description('Taken back: it counts nowhere.')),
})
export type Publication = Readonly<v.InferOutput<typeof Publication>>

/** With what became of it: how many teams are asked, how many of them have published. */
export type ListedMessage = Message & { readonly asked: number; readonly published: number; readonly state: State }

export type ListedCampaign = Campaign & {
  readonly messages: number
  readonly asked: number
  readonly published: number
  /** How many askings are over without having been carried out. */
  readonly late: number
  readonly channels: readonly Channel[]
  readonly teamIds: readonly string[]
  readonly state: State
}

/** Who sees what the whole commune tells its people: its officers, and the centre that plans it. */
export function seesOutreach(actor: Actor): boolean {
  return holds(actor, [...wholeCommune, 'communications'])
}

/** The teams whose part is in sight as an SQL array; null stands for all of them. */
export function askFilter(actor: Actor): string[] | null {
  return seesOutreach(actor) ? null : teamFilter(actor)
}

const campaign = sql`c.campaign_id as "campaignId", c.plan_id as "planId", c.task_id as "taskId", c.title, c.goal, c.from_day as "from",
  c.to_day as "to", c.withdrawn_reason as "withdrawnReason"`

/** The columns of a publication, for the reads of this feature. */
export const publication = sql`p.publication_id as "publicationId", p.message_id as "messageId", p.team_id as "teamId",
  p.published_on as "publishedOn", p.times, p.reach, p.link, p.note, p.recorded_at as "recordedAt", p.undone_reason as "undoneReason"`

function messageOf(scope: Scope) {
  const teams = askFilter(scope)
  return sql`m.message_id as "messageId", m.campaign_id as "campaignId", m.channel, m.title, m.body, m.from_day as "from", m.to_day as "to",
    m.is_public as "isPublic", coalesce(m.withdrawn_reason, c.withdrawn_reason) as "withdrawnReason",
    array(select a.team_id from outreach_ask a where a.commune_id = m.commune_id and a.message_id = m.message_id
      and (${teams}::uuid[] is null or a.team_id = any(${teams}::uuid[])) order by a.team_id) as "teamIds"`
}

/** A message is seen by whoever sees all of them, and by the teams that are asked. */
function inSight(scope: Scope) {
  const teams = askFilter(scope)
  return sql`m.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or exists (
    select from outreach_ask a where a.commune_id = m.commune_id and a.message_id = m.message_id and a.team_id = any(${teams}::uuid[])))`
}

export type CampaignFilter = {
  readonly planId?: string | undefined
  readonly query?: string | undefined
  readonly channel?: Channel | undefined
  readonly teamId?: string | undefined
  readonly state?: State | undefined
  readonly sort?: CampaignOrder | undefined
}
export const campaignOrders = ['days', 'title', 'late'] as const
export type CampaignOrder = (typeof campaignOrders)[number]

/** Campaigns for those who see all of them, the latest days first unless another order is asked for. */
export async function listCampaigns(scope: Scope, today: Day, filter: CampaignFilter = {}): Promise<ListedCampaign[]> {
  if (!seesOutreach(scope)) return []
  const { planId = null, query = '', channel, teamId, state, sort = 'days' } = filter
  const rows = await all(
    scope.tx,
    sql<Omit<ListedCampaign, 'state'>>`
      select ${campaign}, told.messages, told.asked, told.published, told.late, told.channels, told."teamIds"
      from outreach_campaign c cross join lateral (
        select count(distinct m.message_id) as messages, count(a.team_id) as asked, count(p.publication_id) as published,
          count(a.team_id) filter (where p.publication_id is null and m.to_day < ${today}::date and c.withdrawn_reason is null) as late,
          coalesce(array_agg(distinct m.channel) filter (where m.channel is not null), '{}') as channels,
          coalesce(array_agg(distinct a.team_id) filter (where a.team_id is not null), '{}') as "teamIds"
        from outreach_message m
          join outreach_ask a on a.commune_id = m.commune_id and a.message_id = m.message_id
          left join outreach_publication p on p.commune_id = a.commune_id and p.message_id = a.message_id and p.team_id = a.team_id
            and p.undone_reason is null
        where m.commune_id = c.commune_id and m.campaign_id = c.campaign_id and m.withdrawn_reason is null) told
      where c.commune_id = ${scope.communeId} and (${planId}::uuid is null or c.plan_id = ${planId}::uuid)
      order by c.from_day desc, c.planned_at desc, c.campaign_id`,
  )
  // A plan has some dozens of campaigns; names are found without their marks, as everywhere.
  const shown = rows
    .map((row) => ({ ...row, state: campaignState(row, today) }))
    .filter(
      (row) =>
        fold(`${row.title} ${row.goal}`).includes(fold(query)) &&
        (channel === undefined || row.channels.includes(channel)) &&
        (teamId === undefined || row.teamIds.includes(teamId)) &&
        (state === undefined || row.state === state),
    )
  if (sort === 'title') return shown.sort((left, right) => left.title.localeCompare(right.title, 'vi'))
  return sort === 'late' ? shown.sort((left, right) => right.late - left.late) : shown
}

export async function snapshotCampaigns(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Campaign>> {
  if (!seesOutreach(scope)) return new Map()
  const rows = await all(
    scope.tx,
    sql<Campaign>`select ${campaign} from outreach_campaign c
                  where c.commune_id = ${scope.communeId} and c.campaign_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.campaignId, row]))
}

export async function findCampaign(scope: Scope, campaignId: string): Promise<Campaign | undefined> {
  return (await snapshotCampaigns(scope, [campaignId])).get(campaignId)
}

/** The messages of a campaign in the order of their days. */
export async function listMessages(scope: Scope, campaignId: string, today: Day): Promise<ListedMessage[]> {
  const teams = askFilter(scope)
  const rows = await all(
    scope.tx,
    sql<Omit<ListedMessage, 'state'>>`
      select ${messageOf(scope)}, told.asked, told.published
      from outreach_message m join outreach_campaign c using (commune_id, campaign_id) cross join lateral (
        select count(*) as asked, count(p.publication_id) as published from outreach_ask a
          left join outreach_publication p on p.commune_id = a.commune_id and p.message_id = a.message_id and p.team_id = a.team_id
            and p.undone_reason is null
        where a.commune_id = m.commune_id and a.message_id = m.message_id
          and (${teams}::uuid[] is null or a.team_id = any(${teams}::uuid[]))) told
      where ${inSight(scope)} and m.campaign_id = ${campaignId} order by m.from_day, m.written_at, m.message_id`,
  )
  return rows.map((row) => ({ ...row, state: stateOf(row, today) }))
}

export async function snapshotMessages(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Message>> {
  const rows = await all(
    scope.tx,
    sql<Message>`select ${messageOf(scope)} from outreach_message m join outreach_campaign c using (commune_id, campaign_id)
                 where ${inSight(scope)} and m.message_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.messageId, row]))
}

export async function findMessage(scope: Scope, messageId: string): Promise<Message | undefined> {
  return (await snapshotMessages(scope, [messageId])).get(messageId)
}

/** What became of a message in the teams in sight, what was taken back among it. */
export async function listPublications(scope: Scope, messageId: string): Promise<Publication[]> {
  return publicationsWhere(scope, sql`p.message_id = ${messageId}`)
}

export async function snapshotPublications(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Publication>> {
  const rows = await publicationsWhere(scope, sql`p.publication_id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map((row) => [row.publicationId, row]))
}

export async function findPublication(scope: Scope, publicationId: string): Promise<Publication | undefined> {
  return (await snapshotPublications(scope, [publicationId])).get(publicationId)
}

async function publicationsWhere(scope: Scope, wanted: ReturnType<typeof sql>): Promise<Publication[]> {
  const teams = askFilter(scope)
  return all(
    scope.tx,
    sql<Publication>`select ${publication} from outreach_publication p
      where p.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or p.team_id = any(${teams}::uuid[])) and ${wanted}
      order by p.published_on, p.recorded_at, p.publication_id`,
  )
}

export type Asked = Message & { readonly publication: Publication | null; readonly state: State }

/** What one team is asked for, the nearest last day first, each with how it carried it out. */
export async function listAsked(scope: Scope, teamId: string, today: Day): Promise<Asked[]> {
  const rows = await all(
    scope.tx,
    sql<Message>`
      select ${messageOf(scope)} from outreach_message m join outreach_campaign c using (commune_id, campaign_id)
      where ${inSight(scope)} and coalesce(m.withdrawn_reason, c.withdrawn_reason) is null
        and exists (select from outreach_ask a where a.commune_id = m.commune_id and a.message_id = m.message_id and a.team_id = ${teamId})
      order by m.to_day, m.from_day, m.message_id`,
  )
  const ids = rows.map(({ messageId }) => messageId)
  const done = await publicationsWhere(
    scope,
    sql`p.team_id = ${teamId} and p.message_id = any(${ids}::uuid[]) and p.undone_reason is null`,
  )
  const byMessage = new Map(done.map((one) => [one.messageId, one]))
  return rows.flatMap((row) => {
    if (!row.teamIds.includes(teamId)) return []
    const found = byMessage.get(row.messageId) ?? null
    return [{ ...row, publication: found, state: stateOf({ ...row, asked: 1, published: found ? 1 : 0 }, today) }]
  })
}

/**
 * The figure `messages_published` of each team in sight, by channel: one message that one team published counts once for
 * that team, on the day it was published first, however often it was repeated.
 */
export async function tallyOutreach(
  scope: Scope,
  window: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string; figure: string; dimension: string; amount: number }>`
      select p.team_id as "teamId", 'messages_published' as figure, m.channel as dimension, count(*) as amount
      from outreach_publication p join outreach_message m using (commune_id, message_id)
      where ${countedIn(scope, window)} group by p.team_id, m.channel order by p.team_id, m.channel`,
  )
}

/** For the reads of this feature: what counts towards the figure within a window, as far as it is in sight. */
export function countedIn(actor: Actor, { from, to }: Window) {
  const teams = askFilter(actor)
  return sql`p.commune_id = ${actor.communeId} and (${teams}::uuid[] is null or p.team_id = any(${teams}::uuid[]))
    and p.undone_reason is null and p.published_on between ${from} and ${to}`
}
