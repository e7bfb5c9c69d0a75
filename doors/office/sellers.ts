import type { Hono } from 'hono'
import { h } from 'preact'
import { listMarketplaces } from '../../features/commerce/reads/marketplaces.ts'
import { listSellerNames } from '../../features/commerce/reads/names.ts'
import { countStalled, findSellerStory } from '../../features/commerce/reads/seller.ts'
import {
  type Funnel,
  listFunnel,
  listSellers,
  orders,
  sellerFigures,
  tallySellers,
} from '../../features/commerce/reads.ts'
import { stepKinds } from '../../features/commerce/rules.ts'
import { SellerFunnel } from '../../features/commerce/screens/funnel.tsx'
import { Marketplaces } from '../../features/commerce/screens/marketplaces.tsx'
import { DeskSeller } from '../../features/commerce/screens/seller.tsx'
import { SellerList, SellersStalled } from '../../features/commerce/screens/seller-list.tsx'
import { SellerNew } from '../../features/commerce/screens/seller-new.tsx'
import { nameStep, words } from '../../features/commerce/words.ts'
import { findHousehold, listHouseholds } from '../../features/households/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { PhotoField } from '../../features/support/screens/photo.tsx'
import { listTeams, type Team } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { isDay, quarterOf, quarterWindow } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { day } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { historyOf } from './history.ts'
import { pagesOf, searchOf } from './paging.ts'
import { filterOf, sellerSheet, withHouseholds } from './seller-filter.ts'
import { everyRow, sheetRoutes } from './sheets.ts'

const size = 50
const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'sellers')

export const sellerPages = [
  page('desk', '/desk/sellers', deskRoles, title, SellerList, async ({ scope, query, lang, today }) => {
    const still = await countStalled(scope, today)
    const { shown, keep, filter, order } = filterOf(query, still.stalledBefore)
    const at = pageIn(query)
    const { rows, total } = await listSellers(scope, { ...(await withHouseholds(scope, filter)), page: at, size })
    const sorted = order === 'last' ? {} : { sort: order }
    const asked = { ...shown, ...keep, ...sorted }
    return {
      ...still,
      sellers: rows,
      total,
      names: await listSellerNames(scope, rows),
      marketplaces: await listMarketplaces(scope),
      filter: shown,
      order,
      sorts: Object.fromEntries(
        orders.map((by) => [by, `/desk/sellers${searchOf({ ...shown, ...keep, sort: by })}`]),
      ) as Record<(typeof orders)[number], string>,
      keep: { ...keep, ...sorted },
      about: await aboutOf(scope, lang, keep),
      search: searchOf(asked),
      pages: pagesOf('/desk/sellers', asked, at, size, total),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/sellers/stalled', deskRoles, title, SellersStalled, async ({ scope, query, today }) => {
    const still = await countStalled(scope, today)
    const at = pageIn(query)
    const { stalledBefore } = still
    const { rows, total } = await listSellers(scope, { stalledBefore, order: 'longest', page: at, size })
    return {
      ...still,
      sellers: rows,
      names: await listSellerNames(scope, rows),
      pages: pagesOf('/desk/sellers/stalled', {}, at, size, total),
      today,
    }
  }),

  page('desk', '/desk/sellers/funnel', deskRoles, title, SellerFunnel, async ({ scope, query, today }) => {
    const plan = await findActivePlan(scope, today)
    const usual = plan?.targetWindow ?? quarterWindow(quarterOf(today))
    const dayIn = (name: string, otherwise: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : otherwise)
    const window = { from: dayIn('from', usual.from), to: dayIn('to', usual.to) }
    const marketplaceId = idIn(query, 'marketplaceId') ?? ''
    const tallied = await tallySellers(scope, window)
    const partsOf = (figure: string) =>
      [
        ...Map.groupBy(
          tallied.filter((each) => each.figure === figure),
          ({ dimension }) => dimension,
        ),
      ].map(([part, each]) => ({ part, amount: each.reduce((sum, { amount }) => sum + amount, 0) }))
    const [opened, ordered] = sellerFigures
    return {
      window,
      marketplaceId,
      marketplaces: await listMarketplaces(scope),
      teams: await listTeams(scope),
      funnel: await listFunnel(scope, { marketplaceId: marketplaceId || undefined }),
      figures: { sellers_opened: partsOf(opened), sellers_with_orders: partsOf(ordered) },
      stalled: (await countStalled(scope, today)).stalled,
    }
  }),

  page(
    'desk',
    '/desk/sellers/new',
    writers,
    (lang) => words.say(lang, 'add_seller'),
    SellerNew,
    async ({ scope, query, today }) => {
      const text = textIn(query, 'q')
      const { rows } = await listHouseholds(scope, { query: text, size: 40 })
      const wanted = idIn(query, 'household')
      const own = wanted === undefined ? undefined : await findHousehold(scope, wanted)
      const teams = await listTeams(scope)
      return {
        teams,
        teamId: own?.teamId ?? teams.find(({ level }) => level === 'commune')?.teamId ?? '',
        households: own && !rows.some((row) => row.householdId === own.householdId) ? [own, ...rows] : rows,
        householdId: own?.householdId ?? '',
        query: text,
        today,
      }
    },
  ),

  page('desk', '/desk/sellers/:sellerId', deskRoles, title, DeskSeller, async ({ scope, params, today }) => {
    const story = await findSellerStory(scope, params['sellerId'] ?? '')
    if (!story) return undefined
    const { sellerId } = story.seller
    return {
      ...story,
      back: `/desk/sellers/${sellerId}`,
      today,
      history: await historyOf(scope, 'seller', [sellerId]),
      mayWrite: holds(scope, writers),
      photoField: (of: string) => h(PhotoField, { of }),
    }
  }),

  page('desk', '/desk/marketplaces', deskRoles, title, Marketplaces, async ({ scope, today }) => {
    const marketplaces = []
    for (const each of await listMarketplaces(scope))
      marketplaces.push({
        ...each,
        sellers: (await listSellers(scope, { marketplaceId: each.marketplaceId, size: 1 })).total,
      })
    return { ...(await countStalled(scope, today)), marketplaces, today, mayWrite: holds(scope, writers) }
  }),
]

/** What a number that led here counts, in words. */
async function aboutOf(scope: Scope, lang: Lang, keep: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { figure, from, to, part, reached, household } = keep
  const own = household === undefined ? undefined : await findHousehold(scope, household)
  const [counted] = sellerFigures.filter((one) => one === figure)
  const said = [
    counted && words.say(lang, counted),
    part,
    from && to && words.say(lang, 'figures_of', { from: day(from), to: day(to) }),
    reached && `${words.say(lang, 'stage')}: ${nameStep(lang, reached)}`,
    own?.headName,
  ].filter(Boolean)
  return said.length === 0 ? undefined : said.join(' · ')
}

export function sellerRoutes(routes: Hono, stand: Stand): void {
  const sheet = (path: string, name: string) => ({ path, name, who: deskRoles })
  sheetRoutes(routes, stand, sheet('/desk/sellers', 'nguoi-ban'), async ({ scope, query, lang, today }) => {
    const { stalledBefore } = await countStalled(scope, today)
    const wanted = await withHouseholds(scope, filterOf(query, stalledBefore).filter)
    const rows = await everyRow(500, (at) => listSellers(scope, { ...wanted, page: at, size: 500 }))
    return sellerSheet(lang, rows, await listSellerNames(scope, rows))
  })
  sheetRoutes(routes, stand, sheet('/desk/sellers/funnel', 'chang-duong-nguoi-ban'), async ({ scope, query, lang }) => {
    const funnel = await listFunnel(scope, { marketplaceId: idIn(query, 'marketplaceId') })
    return funnelSheet(lang, await listTeams(scope), funnel)
  })
}

function funnelSheet(lang: Lang, teams: readonly Team[], funnel: readonly Funnel[]): Sheet {
  const reached = new Map(funnel.map((each) => [each.teamId, each.reached]))
  return {
    name: words.say(lang, 'funnel'),
    titles: [words.say(lang, 'funnel_title')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 30 },
      ...stepKinds.map((kind) => ({ title: nameStep(lang, kind), kind: 'number' as const, width: 16 })),
    ],
    rows: teams.map(({ teamId, name }) => [name, ...stepKinds.map((kind) => reached.get(teamId)?.[kind] ?? 0)]),
  }
}
