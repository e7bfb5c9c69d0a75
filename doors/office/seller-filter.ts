import type { SellerNames } from '../../features/commerce/reads/names.ts'
import { type Order, orders, type Seller, type SellerFilter, sellerFigures } from '../../features/commerce/reads.ts'
import { stepKinds } from '../../features/commerce/rules.ts'
import { ownerOf } from '../../features/commerce/screens/parts.tsx'
import type { SellerFilterShown } from '../../features/commerce/screens/seller-list.tsx'
import { nameStep, words } from '../../features/commerce/words.ts'
import { listHouseholds, listIdsOf } from '../../features/households/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type Ask, idIn, textIn } from '../server/page.ts'

const standings = ['active', 'stalled', 'bare', 'stopped', 'cancelled'] as const

/** The address as a filter; what makes no sense in it is no filter. */
export function filterOf(query: Ask['query'], stalledBefore: string) {
  const oneOf = <Known extends string>(name: string, all: readonly Known[]) => all.find((one) => one === query[name])
  const standing = oneOf('standing', standings)
  const stage = oneOf('stage', stepKinds)
  const shown: SellerFilterShown = {
    q: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    marketplaceId: idIn(query, 'marketplaceId') ?? '',
    stage: stage ?? '',
    standing: standing ?? '',
  }
  const [figure, from = '', to = ''] = [oneOf('figure', sellerFigures), query['from'], query['to']]
  const reached = oneOf('reached', stepKinds)
  const part = textIn(query, 'part')
  const counted = figure && isDay(from) && isDay(to) ? { name: figure, window: { from, to } } : undefined
  const household = idIn(query, 'household')
  const keep: Record<string, string> = {
    ...(counted && { figure: counted.name, from, to, ...(part && { part }) }),
    ...(reached && { reached }),
    ...(household && { household }),
  }
  const order: Order = oneOf('sort', orders) ?? 'last'
  const filter: SellerFilter = {
    query: shown.q,
    teamId: shown.teamId || undefined,
    marketplaceId: shown.marketplaceId || undefined,
    stage,
    reached,
    standing: standing === 'active' || standing === 'stopped' || standing === 'cancelled' ? standing : undefined,
    stalledBefore: standing === 'stalled' ? stalledBefore : undefined,
    withoutEvidence: standing === 'bare' || undefined,
    figure: counted && { ...counted, part: part || undefined },
    householdIds: household === undefined ? undefined : [household],
    order,
  }
  return { shown, keep, filter, order }
}

/** Names are looked up among the households too, and a household under every id it ever had. */
export async function withHouseholds(scope: Scope, filter: SellerFilter): Promise<SellerFilter> {
  const [household] = filter.householdIds ?? []
  const householdIds = household === undefined ? undefined : await listIdsOf(scope, household)
  if (!filter.query) return { ...filter, householdIds }
  const { rows } = await listHouseholds(scope, { query: filter.query, size: 500 })
  return { ...filter, householdIds, queryHouseholds: rows.map((row) => row.householdId) }
}

export function sellerSheet(lang: Lang, sellers: readonly Seller[], names: SellerNames): Sheet {
  type Title =
    | 'seller'
    | 'kind'
    | 'household'
    | 'team'
    | 'contact'
    | 'phone'
    | 'marketplaces'
    | 'stage'
    | 'standing'
    | 'note'
  const text = (key: Title, width: number) => ({ title: words.say(lang, key), kind: 'text' as const, width })
  const count = (key: 'products' | 'without_evidence') => ({
    title: words.say(lang, key),
    kind: 'number' as const,
    width: 12,
  })
  return {
    name: words.say(lang, 'sellers'),
    titles: [words.say(lang, 'sellers')],
    columns: [
      text('seller', 32),
      text('kind', 26),
      text('household', 26),
      text('team', 26),
      text('contact', 22),
      text('phone', 14),
      text('marketplaces', 22),
      count('products'),
      text('stage', 22),
      { title: words.say(lang, 'last_on'), kind: 'date', width: 14 },
      count('without_evidence'),
      text('standing', 18),
      text('note', 30),
    ],
    rows: sellers.map((seller) => [
      seller.name,
      words.say(lang, seller.kind),
      ownerOf(seller, names),
      names.teams.get(seller.teamId) ?? '',
      seller.contact,
      seller.phone ?? '',
      seller.marketplaces.join(', '),
      seller.products,
      nameStep(lang, seller.stage),
      seller.lastOn,
      seller.withoutEvidence,
      words.say(lang, seller.standing),
      seller.note,
    ]),
  }
}
