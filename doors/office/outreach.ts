import type { Hono } from 'hono'
import { channelCodes } from '../../features/outreach/contract.ts'
import { listPublished } from '../../features/outreach/reads/published.ts'
import {
  campaignOrders,
  findCampaign,
  findMessage,
  type ListedCampaign,
  listCampaigns,
  listMessages,
  listPublications,
  tallyOutreach,
} from '../../features/outreach/reads.ts'
import { states } from '../../features/outreach/rules.ts'
import { CampaignScreen } from '../../features/outreach/screens/campaign.tsx'
import { Campaigns } from '../../features/outreach/screens/campaigns.tsx'
import { Leaflet, sizes } from '../../features/outreach/screens/leaflet.tsx'
import { MessageScreen } from '../../features/outreach/screens/message.tsx'
import { askedFirst, MessageNew } from '../../features/outreach/screens/message-form.tsx'
import { PublishedList } from '../../features/outreach/screens/published.tsx'
import { words } from '../../features/outreach/words.ts'
import { getCommune } from '../../features/places/reads.ts'
import { findActivePlan, findPlan, listPlans, type Plan } from '../../features/plan/reads.ts'
import { listTeamsServing } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { isDay, type Window } from '../../platform/clock/days.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { outreachRoles } from '../server/roles.ts'
import { historyOf } from './history.ts'
import { campaignSheet, publishedSheet, tasksOf } from './outreach-sheets.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sheetRoutes } from './sheets.ts'

const planners = ['communications', 'coordinator', 'admin'] as const
const size = 50
const title = (lang: Lang) => words.say(lang, 'outreach')

export const outreachPages = [
  page('desk', '/desk/outreach', outreachRoles, title, Campaigns, async ({ scope, query, today }) => {
    const filter = filterOf(query)
    const plan = await planOf(scope, query, today)
    const now = await findActivePlan(scope, today)
    const plans = (await listPlans(scope)).filter(({ status }) => status !== 'draft')
    const ever = plan ? await listCampaigns(scope, today, { planId: plan.planId }) : []
    return {
      plan: plan && { ...plan, ...daysOf(plan, today) },
      // The plan at work stands first: it is shown where none is asked for.
      plans: plans
        .toSorted((left, right) => Number(right.planId === now?.planId) - Number(left.planId === now?.planId))
        .map((one) => [one.planId, one.title] as const),
      tasks: tasksOf(plan),
      teams: await teamNames(scope),
      campaigns: plan ? await campaignsOf(scope, plan, query, today) : [],
      published: plan ? byChannel(await tallyOutreach(scope, daysOf(plan, today))) : [],
      late: ever.reduce((sum, { late }) => sum + late, 0),
      today,
      filter: { ...filter, plan: plan && plan.planId !== now?.planId ? plan.planId : '' },
      search: searchOf(filter),
      mayPlan: holds(scope, planners),
    }
  }),

  page('desk', '/desk/outreach/published', outreachRoles, title, PublishedList, async ({ scope, query, today }) => {
    const { shown, wanted } = await publishedIn(scope, query, today)
    const at = pageIn(query)
    const { rows, total } = await listPublished(scope, { ...wanted, page: at, size })
    return {
      rows,
      total,
      teams: await teamNames(scope),
      filter: shown,
      search: searchOf(shown),
      pages: pagesOf('/desk/outreach/published', shown, at, size, total),
    }
  }),

  page('desk', '/desk/outreach/messages/:messageId', outreachRoles, title, MessageScreen, async (ask) => {
    const { scope, params, today } = ask
    const message = await findMessage(scope, params['messageId'] ?? '')
    const campaign = message && (await findCampaign(scope, message.campaignId))
    if (!campaign) return undefined
    const publications = await listPublications(scope, message.messageId)
    const done = publications.map(({ publicationId }) => publicationId)
    const history = [
      ...(await historyOf(scope, 'message', [message.messageId])),
      ...(await historyOf(scope, 'publication', done)),
    ]
    return {
      message,
      campaign,
      publications,
      teams: await teamNames(scope),
      commune: (await getCommune(scope)).code,
      history: history.toSorted((left, right) => left.sequence - right.sequence),
      today,
      mayPlan: holds(scope, planners),
    }
  }),

  page('desk', '/desk/outreach/messages/:messageId/leaflet', outreachRoles, title, Leaflet, async (ask) => {
    const message = await findMessage(ask.scope, ask.params['messageId'] ?? '')
    const wanted = sizes.find((each) => each === ask.query['size']) ?? 'a5'
    return message && { message, commune: await getCommune(ask.scope), size: wanted }
  }),

  page('desk', '/desk/outreach/:campaignId', outreachRoles, title, CampaignScreen, async ({ scope, params, today }) => {
    const campaign = await findCampaign(scope, params['campaignId'] ?? '')
    if (!campaign) return undefined
    return {
      campaign,
      tasks: tasksOf(await findPlan(scope, campaign.planId)),
      messages: await listMessages(scope, campaign.campaignId, today),
      history: await historyOf(scope, 'campaign', [campaign.campaignId]),
      mayPlan: holds(scope, planners),
    }
  }),

  page(
    'desk',
    '/desk/outreach/:campaignId/new',
    planners,
    title,
    MessageNew,
    async ({ scope, params, query, today }) => {
      const campaign = await findCampaign(scope, params['campaignId'] ?? '')
      if (!campaign) return undefined
      const like = idIn(query, 'like') ?? ''
      const known = like === '' ? undefined : await findMessage(scope, like)
      const first = askedFirst.find((each) => each === query['ask']) ?? 'villages'
      const serving = await listTeamsServing(scope)
      const isAsked = (village: string | null) => first !== 'none' && (village === null) === (first === 'commune')
      const begins = today > campaign.from && today <= campaign.to ? today : campaign.from
      return {
        campaign,
        teams: await teamNames(scope),
        known: {
          channel: 'loudspeaker' as const,
          ...{ title: '', body: '', isPublic: false, from: begins, to: campaign.to },
          ...known,
          teamIds:
            known && !query['ask']
              ? known.teamIds
              : serving.flatMap((team) => (isAsked(team.villageId) ? [team.teamId] : [])),
        },
        first,
        like,
      }
    },
  ),
]

export function outreachRoutes(routes: Hono, stand: Stand): void {
  const sheet = (path: string, name: string) => ({ path, name, who: outreachRoles })
  sheetRoutes(routes, stand, sheet('/desk/outreach', 'truyen-thong'), async ({ scope, query, lang, today }) => {
    const plan = await planOf(scope, query, today)
    return plan && campaignSheet(lang, plan, await campaignsOf(scope, plan, query, today))
  })
  sheetRoutes(
    routes,
    stand,
    sheet('/desk/outreach/published', 'tin-da-phat'),
    async ({ scope, query, lang, today }) => {
      const { shown, wanted } = await publishedIn(scope, query, today)
      const rows = await everyRow(500, (at) => listPublished(scope, { ...wanted, page: at, size: 500 }))
      return publishedSheet(lang, shown, rows, await teamNames(scope))
    },
  )
}

function filterOf(query: Ask['query']) {
  return {
    q: textIn(query, 'q'),
    channel: channelCodes.find((channel) => channel === query['channel']) ?? ('' as const),
    state: states.find((state) => state === query['state']) ?? ('' as const),
    teamId: idIn(query, 'teamId') ?? '',
    sort: campaignOrders.find((order) => order === query['sort']) ?? ('days' as const),
    plan: idIn(query, 'plan') ?? '',
  }
}

async function planOf(scope: Scope, query: Ask['query'], today: string): Promise<Plan | undefined> {
  const planId = idIn(query, 'plan')
  const plan = planId === undefined ? await findActivePlan(scope, today) : await findPlan(scope, planId)
  return plan?.status === 'draft' ? undefined : plan
}

async function campaignsOf(scope: Scope, plan: Plan, query: Ask['query'], today: string): Promise<ListedCampaign[]> {
  const { q, channel, state, teamId, sort } = filterOf(query)
  return listCampaigns(scope, today, {
    planId: plan.planId,
    query: q,
    channel: channel || undefined,
    state: state || undefined,
    teamId: teamId || undefined,
    sort,
  })
}

/** The days of the plan; of one whose days nobody knows, today. */
function daysOf({ periodFrom, periodTo }: Plan, today: string): Window {
  return { from: periodFrom ?? today, to: periodTo ?? today }
}

/** Without days in the address: those of the plan at work. */
async function publishedIn(scope: Scope, query: Ask['query'], today: string) {
  const plan = await findActivePlan(scope, today)
  const whole = plan ? daysOf(plan, today) : { from: `${today.slice(0, 4)}-01-01`, to: today }
  const dayIn = (name: 'from' | 'to') => (isDay(query[name] ?? '') ? (query[name] ?? '') : whole[name])
  const channel = channelCodes.find((each) => each === query['channel'])
  const teamId = idIn(query, 'teamId')
  const window = { from: dayIn('from'), to: dayIn('to') }
  return {
    shown: { ...window, channel: channel ?? '', teamId: teamId ?? '' },
    wanted: { window, channel, teamId },
  }
}

function byChannel(tally: Awaited<ReturnType<typeof tallyOutreach>>) {
  const sums = Map.groupBy(tally, ({ dimension }) => dimension)
  return channelCodes.flatMap((channel) => {
    const amount = (sums.get(channel) ?? []).reduce((sum, each) => sum + each.amount, 0)
    return amount === 0 ? [] : [{ channel, amount }]
  })
}

/** The commune's own team first, then the villages'. Names of teams are public: the centre looks after no team. */
async function teamNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const teams = await listTeamsServing(scope)
  const byLevel = teams.toSorted((left, right) => Number(left.villageId !== null) - Number(right.villageId !== null))
  return new Map(byLevel.map(({ teamId, name }) => [teamId, name]))
}
