import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { readFileOf, type StoredFile } from '../../platform/files/files.ts'
import { CalendarDay, Count, list, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { sellerKinds } from './contract.ts'
import { type StepKind, stepKinds } from './rules.ts'

export const Seller = v.strictObject({
  sellerId: Uuid,
  teamId: Uuid,
  kind: v.picklist(sellerKinds),
  householdId: v.nullable(Uuid),
  name: Text,
  contact: Text,
  phone: v.nullable(Text),
  note: Text,
  standing: v.picklist(['active', 'stopped', 'cancelled']),
  standingReason: v.nullable(Text),
  recordedBy: v.nullable(Uuid),
  recordedAt: UtcMoment,
  stage: v.pipe(v.picklist(stepKinds), v.description('The furthest step reached on any marketplace.')),
  lastOn: v.pipe(CalendarDay, v.description('The day of the last step of all.')),
  products: Count,
  marketplaces: v.pipe(list(Text), v.description('Names of the marketplaces with a shop, in their order.')),
  withoutEvidence: v.pipe(Count, v.description('Steps after the approach with neither note nor link nor photograph.')),
})
export type Seller = Readonly<v.InferOutput<typeof Seller>>

export type SellerFigure = 'sellers_opened' | 'sellers_with_orders'
export const sellerFigures = ['sellers_opened', 'sellers_with_orders'] as const satisfies readonly SellerFigure[]
/** The step that each figure counts: the first one of a seller, on whichever marketplace. */
const countedStep = { sellers_opened: 'shop_opened', sellers_with_orders: 'first_order' } as const

/** `longest`: whose last step is longest ago comes first. */
export const orders = ['last', 'name', 'stage', 'longest'] as const
export type Order = (typeof orders)[number]

export type SellerFilter = {
  readonly teamId?: string | undefined
  readonly householdIds?: readonly string[] | undefined
  readonly marketplaceId?: string | undefined
  /** Stands exactly here. */
  readonly stage?: StepKind | undefined
  /** Has come at least this far: on the marketplace, where one is asked for. */
  readonly reached?: StepKind | undefined
  /** On its way, and without a step since this day. */
  readonly stalledBefore?: Day | undefined
  readonly withoutEvidence?: boolean | undefined
  /** Not given: all but those recorded by mistake. */
  readonly standing?: Seller['standing'] | undefined
  /** Those that a figure counts within a window, for the team that brought it about. */
  readonly figure?:
    | { readonly name: SellerFigure; readonly window: Window; readonly part?: string | undefined }
    | undefined
  /** Words of the name, or any of these households. */
  readonly query?: string | undefined
  readonly queryHouseholds?: readonly string[] | undefined
  readonly order?: Order | undefined
  readonly page?: number
  readonly size?: number
}

const rank = (kind: ReturnType<typeof sql>) => sql`array_position(${[...stepKinds]}::text[], ${kind})`

/** Each seller with where they stand. Steps that were taken back are as if they had never been. */
const tables = sql`commerce_seller s
  join lateral (
    select max(${rank(sql`p.kind`)}) as stage, max(p.on_day) as last_on,
      count(*) filter (where p.kind <> 'approached' and p.note = '' and p.link = '' and not exists (
        select from commerce_photo f where f.commune_id = p.commune_id and f.step_id = p.step_id)) as bare,
      coalesce(array_agg(m.name order by m.folded) filter (where p.kind = 'shop_opened'), '{}') as markets
    from commerce_step p
    left join commerce_marketplace m on m.commune_id = p.commune_id and m.marketplace_id = p.marketplace_id
    where p.commune_id = s.commune_id and p.seller_id = s.seller_id and p.standing = 'counted') w on true`

const columns = sql`s.seller_id as "sellerId", s.team_id as "teamId", s.kind, s.household_id as "householdId", s.name, s.contact, s.phone, s.note,
  s.standing, s.standing_reason as "standingReason", s.recorded_by as "recordedBy", s.recorded_at as "recordedAt",
  (${[...stepKinds]}::text[])[w.stage] as stage, w.last_on as "lastOn", w.markets as marketplaces, w.bare as "withoutEvidence",
  (select count(*) from commerce_product g where g.commune_id = s.commune_id and g.seller_id = s.seller_id and not g.dropped) as products`

/** Sellers within the scope. `page` starts at 1. */
export async function listSellers(scope: Scope, filter: SellerFilter = {}): Promise<{ rows: Seller[]; total: number }> {
  const size = Math.min(Math.max(filter.size ?? 50, 1), 500)
  const where = matching(scope, filter)
  const order = {
    last: sql`w.last_on desc, s.seller_id desc`,
    longest: sql`w.last_on, s.seller_id`,
    name: sql`s.folded, s.seller_id`,
    stage: sql`w.stage desc, w.last_on desc, s.seller_id`,
  }[filter.order ?? 'last']
  const { total } = await one(scope.tx, sql<{ total: number }>`select count(*) as total from ${tables} where ${where}`)
  const rows = await all(
    scope.tx,
    sql<Seller>`select ${columns} from ${tables} where ${where} order by ${order}
                limit ${size} offset ${(Math.max(filter.page ?? 1, 1) - 1) * size}`,
  )
  return { rows, total }
}

export async function findSeller(scope: Scope, sellerId: string): Promise<Seller | undefined> {
  return maybe(
    scope.tx,
    sql<Seller>`select ${columns} from ${tables} where ${inSight(scope)} and s.seller_id = ${sellerId}`,
  )
}

/** Sellers by id as they are now; what is out of sight is absent. */
export async function snapshotSellers(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Seller>> {
  const rows = await all(
    scope.tx,
    sql<Seller>`select ${columns} from ${tables} where ${inSight(scope)} and s.seller_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.sellerId, row]))
}

export type Product = {
  readonly productId: string
  readonly sellerId: string
  readonly name: string
  readonly note: string
  readonly recordedBy: string | null
  readonly photoId: string | null
}

const productColumns = sql`g.product_id as "productId", g.seller_id as "sellerId", g.name, g.note, g.recorded_by as "recordedBy",
  (select f.file_id from commerce_photo f where f.commune_id = g.commune_id and f.product_id = g.product_id) as "photoId"`
const products = sql`commerce_product g join commerce_seller s on s.commune_id = g.commune_id and s.seller_id = g.seller_id`

/** What a seller sells today, in the order in which it was put down. */
export async function listProducts(scope: Scope, sellerId: string): Promise<Product[]> {
  return all(
    scope.tx,
    sql<Product>`select ${productColumns} from ${products} where ${inSight(scope)} and g.seller_id = ${sellerId} and not g.dropped
                 order by g.recorded_at, g.product_id`,
  )
}

export async function findProduct(scope: Scope, productId: string): Promise<Product | undefined> {
  return maybe(
    scope.tx,
    sql<Product>`select ${productColumns} from ${products} where ${inSight(scope)} and g.product_id = ${productId} and not g.dropped`,
  )
}

export type Step = {
  readonly stepId: string
  readonly sellerId: string
  readonly teamId: string
  readonly marketplaceId: string | null
  readonly marketplace: string | null
  readonly kind: StepKind
  readonly on: Day
  readonly note: string
  readonly link: string
  readonly standing: 'counted' | 'undone'
  readonly undoReason: string | null
  readonly recordedBy: string | null
  readonly photoId: string | null
}

const stepColumns = sql`p.step_id as "stepId", p.seller_id as "sellerId", p.team_id as "teamId", p.marketplace_id as "marketplaceId",
  m.name as marketplace, p.kind, p.on_day as "on", p.note, p.link, p.standing, p.undo_reason as "undoReason", p.recorded_by as "recordedBy",
  (select f.file_id from commerce_photo f where f.commune_id = p.commune_id and f.step_id = p.step_id) as "photoId"`
const steps = sql`commerce_step p join commerce_seller s on s.commune_id = p.commune_id and s.seller_id = p.seller_id
  left join commerce_marketplace m on m.commune_id = p.commune_id and m.marketplace_id = p.marketplace_id`

/** All steps of these sellers, also those that were taken back; the approach first, then each shop in order. */
export async function listSteps(scope: Scope, sellerIds: readonly string[]): Promise<Step[]> {
  return all(
    scope.tx,
    sql<Step>`select ${stepColumns} from ${steps} where ${inSight(scope)} and p.seller_id = any(${[...sellerIds]}::uuid[])
              order by p.seller_id, m.folded nulls first, ${rank(sql`p.kind`)}, p.standing, p.recorded_at, p.step_id`,
  )
}

/** A step that counts. */
export async function findStep(scope: Scope, stepId: string): Promise<Step | undefined> {
  return maybe(
    scope.tx,
    sql<Step>`select ${stepColumns} from ${steps} where ${inSight(scope)} and p.step_id = ${stepId} and p.standing = 'counted'`,
  )
}

/** The photograph of a step or a product in sight. */
export async function findEvidence(scope: Scope, recordId: string): Promise<StoredFile | undefined> {
  const found = (await findStep(scope, recordId)) ?? (await findProduct(scope, recordId))
  return found?.photoId ? readFileOf(scope, found.photoId) : undefined
}

export type Funnel = { readonly teamId: string; readonly reached: Readonly<Record<StepKind, number>> }

/** How many sellers of each team in sight have come at least so far, today or ever since stopped. */
export async function listFunnel(
  scope: Scope,
  { marketplaceId }: { readonly marketplaceId?: string | undefined } = {},
): Promise<Funnel[]> {
  const rows = await all(
    scope.tx,
    sql<{ teamId: string; kind: StepKind; sellers: number }>`
      select s.team_id as "teamId", p.kind, count(distinct p.seller_id) as sellers
      from commerce_step p join commerce_seller s on s.commune_id = p.commune_id and s.seller_id = p.seller_id
      where ${inSight(scope)} and p.standing = 'counted' and s.standing <> 'cancelled'
        and (${marketplaceId ?? null}::uuid is null or p.marketplace_id is null or p.marketplace_id = ${marketplaceId ?? null}::uuid)
      group by 1, 2`,
  )
  const none = Object.fromEntries(stepKinds.map((kind) => [kind, 0])) as Record<StepKind, number>
  return [...Map.groupBy(rows, ({ teamId }) => teamId)].map(([teamId, found]) => ({
    teamId,
    reached: { ...none, ...Object.fromEntries(found.map(({ kind, sellers }) => [kind, sellers])) },
  }))
}

type Tallied = {
  readonly teamId: string
  readonly figure: SellerFigure
  readonly dimension: string
  readonly amount: number
}

/**
 * The figures `sellers_opened` and `sellers_with_orders` of each team in sight, by marketplace: a seller counts once for
 * good, at the first shop (the first order) on any marketplace, for the team that brought it about. Who stopped later was
 * brought there all the same; who was recorded by mistake counts nowhere.
 */
export async function tallySellers(scope: Scope, window: Window): Promise<readonly Tallied[]> {
  const found: Tallied[] = []
  for (const figure of sellerFigures)
    found.push(
      ...(await all(
        scope.tx,
        sql<Tallied>`select f.team_id as "teamId", ${figure} as figure, f.name as dimension, count(*) as amount
                     from (${firstsOf(scope, figure)}) f where ${firstWithin(scope, window)} group by 1, 3 order by 1, 3`,
      )),
    )
  return found
}

/** Each seller's first step of the kind that a figure counts, whoever asks. */
function firstsOf(scope: Scope, figure: SellerFigure) {
  return sql`
    select distinct on (p.seller_id) p.seller_id, p.team_id, p.on_day, m.name
    from commerce_step p
    join commerce_seller o on o.commune_id = p.commune_id and o.seller_id = p.seller_id
    join commerce_marketplace m on m.commune_id = p.commune_id and m.marketplace_id = p.marketplace_id
    where p.commune_id = ${scope.communeId} and p.kind = ${countedStep[figure]} and p.standing = 'counted' and o.standing <> 'cancelled'
    order by p.seller_id, p.on_day, p.step_id`
}

function firstWithin(scope: Scope, { from, to }: Window) {
  const teams = teamFilter(scope)
  return sql`f.on_day between ${from} and ${to} and (${teams}::uuid[] is null or f.team_id = any(${teams}::uuid[]))`
}

function matching(scope: Scope, filter: SellerFilter) {
  const { teamId, householdIds, marketplaceId, stage, reached, stalledBefore, standing, figure } = filter
  const { query = '', queryHouseholds = [] } = filter
  const like = `%${fold(query).replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    inSight(scope),
    standing === undefined ? sql`s.standing <> 'cancelled'` : sql`s.standing = ${standing}`,
    // A figure counts for the team of the step; any other list shows whose the seller is now.
    teamId !== undefined && !figure && sql`s.team_id = ${teamId}`,
    figure &&
      sql`exists (select from (${firstsOf(scope, figure.name)}) f where f.seller_id = s.seller_id and ${firstWithin(scope, figure.window)}
        and (${teamId ?? null}::uuid is null or f.team_id = ${teamId ?? null}::uuid)
        and (${figure.part ?? null}::text is null or f.name = ${figure.part ?? null}))`,
    householdIds !== undefined && sql`s.household_id = any(${[...householdIds]}::uuid[])`,
    marketplaceId !== undefined &&
      reached === undefined &&
      sql`exists (select from commerce_step p where p.commune_id = s.commune_id and p.seller_id = s.seller_id
        and p.standing = 'counted' and p.marketplace_id = ${marketplaceId})`,
    stage !== undefined && sql`w.stage = ${stepKinds.indexOf(stage) + 1}`,
    reached !== undefined &&
      sql`exists (select from commerce_step p where p.commune_id = s.commune_id and p.seller_id = s.seller_id
        and p.standing = 'counted' and p.kind = ${reached}
        and (${marketplaceId ?? null}::uuid is null or p.marketplace_id is null or p.marketplace_id = ${marketplaceId ?? null}::uuid))`,
    stalledBefore !== undefined &&
      sql`s.standing = 'active' and w.stage < ${stepKinds.length} and w.last_on < ${stalledBefore}::date`,
    filter.withoutEvidence && sql`w.bare > 0`,
    query !== '' && sql`(s.folded like ${like} or s.household_id = any(${[...queryHouseholds]}::uuid[]))`,
  ]
  return sql.join(
    conditions.filter((each) => typeof each === 'object'),
    sql` and `,
  )
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`s.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or s.team_id = any(${teams}::uuid[]))`
}
