import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { CalendarDay, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { consents, type GroupCode, groupCodes, householdsProblems, usualRetention } from './contract.ts'

/** A household as it stands; of one that was merged, the household it was found to be. */
const Household = v.strictObject({
  householdId: Uuid,
  villageId: Uuid,
  teamId: Uuid,
  headName: Text,
  hamlet: Text,
  phone: v.nullable(Text),
  code: v.nullable(Text),
  consent: v.picklist(consents),
  since: CalendarDay,
  groups: v.array(v.picklist(groupCodes)),
})
export type Household = v.InferOutput<typeof Household>

export const FollowedRecord = v.strictObject({
  ...Household.entries,
  mergedInto: v.pipe(v.nullable(Uuid), v.description('The household that this record was found to be.')),
})

export type HouseholdFilter = {
  query?: string | undefined
  teamId?: string | undefined
  villageId?: string | undefined
  vulnerable?: boolean | undefined
  /** Keeps to these households, or leaves these out. */
  only?: readonly string[] | undefined
  except?: readonly string[] | undefined
  /** Registered before this day. */
  knownBefore?: Day | undefined
  /** The first page is 1. */
  page?: number
  size?: number
}

// Groups noted on records that were merged into this household are this household's. An array of ids rather than a
// join: each id is looked up, also before the database has any statistics.
const ownGroups = sql`households_vulnerability v where v.commune_id = h.commune_id and v.household_id = any(array(
  select h.household_id union all
  select r.household_id from households_household r where r.commune_id = h.commune_id and r.merged_into = h.household_id))`
const openGroups = sql`select v.group_code from ${ownGroups} and v.until is null`

const household = sql`
  select h.household_id as "householdId", h.village_id as "villageId", h.team_id as "teamId", h.head_name as "headName",
    h.hamlet, h.phone, h.code, h.consent, h.since,
    coalesce((select jsonb_agg(distinct g.group_code order by g.group_code) from (${openGroups}) g), '[]') as groups
  from households_household h`

/** Present households by the head's given name; words of the query may be of the name, the hamlet, or a phone number. */
export async function listHouseholds(
  scope: Scope,
  filter: HouseholdFilter = {},
): Promise<{ rows: Household[]; total: number }> {
  const size = Math.min(filter.size ?? 50, 500)
  const [only, except] = [filter.only && [...filter.only], filter.except && [...filter.except]]
  const where = sql`where ${present(scope)}
    and (${filter.teamId ?? null}::uuid is null or h.team_id = ${filter.teamId ?? null}::uuid)
    and (${filter.villageId ?? null}::uuid is null or h.village_id = ${filter.villageId ?? null}::uuid)
    and (${filter.vulnerable ?? null}::boolean is null or exists (${openGroups}) = ${filter.vulnerable ?? null}::boolean)
    and (${only ?? null}::uuid[] is null or h.household_id = any(${only ?? null}::uuid[]))
    and (${except ?? null}::uuid[] is null or not h.household_id = any(${except ?? null}::uuid[]))
    and (${filter.knownBefore ?? null}::date is null or h.since < ${filter.knownBefore ?? null}::date)
    and ${matching(filter.query)}`
  const { total } = await one(
    scope.tx,
    sql<{ total: number }>`select count(*) as total from households_household h ${where}`,
  )
  const rows = await all(
    scope.tx,
    sql<Household>`${household} ${where}
      order by reverse(split_part(reverse(lower(h.head_name)), ' ', 1)) collate "vi-x-icu", h.head_name collate "vi-x-icu", h.household_id
      limit ${size} offset ${Math.max(0, (filter.page ?? 1) - 1) * size}`,
  )
  return { rows, total }
}

/** By its own id or that of a record merged into it. */
export async function findHousehold(scope: Scope, householdId: string): Promise<Household | undefined> {
  return maybe(
    scope.tx,
    sql<Household>`${household} where ${inSight(scope)} and h.merged_into is null and h.erased_on is null and h.household_id = (
      select coalesce(r.merged_into, r.household_id) from households_household r
      where r.commune_id = ${scope.communeId} and r.household_id = ${householdId})`,
  )
}

/**
 * Why a household of one's own teams is not there any more: it was erased. For whoever would else only say that it is not
 * there; undefined where it is, or was never in sight.
 */
export async function findErased(scope: Scope, householdId: string): Promise<Problem | undefined> {
  const erased = await maybe(
    scope.tx,
    sql`select from households_household h where ${inSight(scope)} and h.household_id = ${householdId} and h.erased_on is not null`,
  )
  return erased ? householdsProblems.make('households.erased') : undefined
}

/** How many months after the last help this commune keeps names. */
export async function getRetention(scope: Scope): Promise<number> {
  const own = await maybe(
    scope.tx,
    sql<{ months: number }>`select months from households_retention where commune_id = ${scope.communeId}`,
  )
  return own?.months ?? usualRetention
}

export async function getHousehold(scope: Scope, householdId: string): Promise<Household> {
  const found = await findHousehold(scope, householdId)
  if (!found) throw new Error(`The household ${householdId} was not found.`)
  return found
}

/** Households in the village that may be the same as one about to be registered: suggested, never blocked. */
export async function findAlike(scope: Scope, wanted: { headName: string; villageId: string }): Promise<Household[]> {
  const name = fold(wanted.headName)
  return all(
    scope.tx,
    sql<Household>`${household} where ${present(scope)} and h.village_id = ${wanted.villageId}
      and (h.folded like ${`%${escaped(name)}%`} or word_similarity(${name}, h.folded) >= 0.75)
      order by word_similarity(${name}, h.folded) desc, h.folded, h.household_id limit 5`,
  )
}

/**
 * The team responsible for a household now. Of one that was erased the last one, so that its people are told why it is not
 * there, and what they wrote is not put aside for somebody to look at.
 */
export async function findTeamOf(scope: Scope, householdId: string): Promise<string | undefined> {
  const found = await maybe(
    scope.tx,
    sql<{ teamId: string }>`
      select h.team_id as "teamId" from households_household h where ${inSight(scope)} and h.household_id = (
        select coalesce(r.merged_into, r.household_id) from households_household r
        where r.commune_id = ${scope.communeId} and r.household_id = ${householdId})`,
  )
  return found?.teamId
}

/** Whether the household belonged to any vulnerable group on a day. A group's last day is the one before `until`. */
export async function isVulnerableOn(scope: Scope, householdId: string, day: string): Promise<boolean> {
  // A value rather than `exists`, which would be turned into a join over everybody's groups.
  const found = await maybe(
    scope.tx,
    sql<{ vulnerable: boolean | null }>`
      select (select true from ${ownGroups} and v.since <= ${day}::date and (v.until is null or v.until > ${day}::date) limit 1) as vulnerable
      from households_household s
        join households_household h on h.commune_id = s.commune_id and h.household_id = coalesce(s.merged_into, s.household_id)
      where s.commune_id = ${scope.communeId} and s.household_id = ${householdId} and ${inSight(scope)}`,
  )
  return found?.vulnerable === true
}

/** The vulnerable groups of households in sight, each on a day of its own; a pair without any is left out. */
export async function listGroupsOn(
  scope: Scope,
  asked: readonly { readonly householdId: string; readonly day: string }[],
): Promise<{ householdId: string; day: string; groups: GroupCode[] }[]> {
  return all(
    scope.tx,
    sql<{ householdId: string; day: string; groups: GroupCode[] }>`
      select a."householdId", a.day, g.groups
      from (select distinct * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("householdId" uuid, day date)) a
        join households_household s on s.commune_id = ${scope.communeId} and s.household_id = a."householdId"
        join households_household h on h.commune_id = s.commune_id and h.household_id = coalesce(s.merged_into, s.household_id)
        cross join lateral (
          select array_agg(distinct v.group_code order by v.group_code) as groups
          from ${ownGroups} and v.since <= a.day and (v.until is null or v.until > a.day)) g
      where ${inSight(scope)} and g.groups is not null`,
  )
}

/**
 * Every id of the household that an id stands for, for the queries of features above: which records are of one household
 * does not depend on who asks. Ids alone, nothing of the household.
 */
export function sameHousehold(communeId: string, householdId: string) {
  const root = sql`(select coalesce(s.merged_into, s.household_id) from households_household s
    where s.commune_id = ${communeId} and s.household_id = ${householdId}::uuid)`
  return sql<{ household_id: string }>`select ${root} as household_id union all
    select r.household_id from households_household r where r.commune_id = ${communeId} and r.merged_into = ${root}`
}

/** The few ids that stand for another household now, for joining to another feature's rows: `household_id`, `merged_into`. */
export function mergedHouseholds(communeId: string) {
  return sql`select household_id, merged_into from households_household
    where commune_id = ${communeId} and merged_into is not null`
}

/** The households that ids stand for now, merged ones included; an id out of sight is left out. */
export async function resolveHouseholds(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = await mergedInto(scope, ids)
  const rows = await all(
    scope.tx,
    sql<{ id: string }>`select h.household_id as id from households_household h
                        where ${inSight(scope)} and h.household_id = any(${[...asked.values()]}::uuid[])`,
  )
  const seen = new Set(rows.map(({ id }) => id))
  return new Map([...asked].filter(([, stands]) => seen.has(stands)))
}

/** Every id that stands for the same household as this one, its own among them; none when it is out of sight. */
export async function listIdsOf(scope: Scope, householdId: string): Promise<string[]> {
  const rows = await all(
    scope.tx,
    sql<{ id: string }>`
      select r.household_id as id
      from households_household h
        join households_household r on r.commune_id = h.commune_id and coalesce(r.merged_into, r.household_id) = h.household_id
      where ${inSight(scope)} and h.household_id = (
        select coalesce(s.merged_into, s.household_id) from households_household s
        where s.commune_id = ${scope.communeId} and s.household_id = ${householdId})`,
  )
  return rows.map((row) => row.id)
}

/** Present households of each team in sight, but for some; a team without any has no row. */
export async function countHouseholds(
  scope: Scope,
  except: readonly string[] = [],
): Promise<{ teamId: string; households: number; vulnerable: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string; households: number; vulnerable: number }>`
      select h.team_id as "teamId", count(*) as households, count(*) filter (where exists (${openGroups})) as vulnerable
      from households_household h where ${present(scope)} and not h.household_id = any(${[...except]}::uuid[])
      group by h.team_id order by h.team_id`,
  )
}

/** What phones follow. A merged record comes with `mergedInto`, so that a phone can lead its own copy there. */
export async function snapshotHouseholds(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, v.InferOutput<typeof FollowedRecord>>> {
  const asked = await mergedInto(scope, ids)
  const rows = await all(
    scope.tx,
    sql<Household>`${household} where ${inSight(scope)} and h.until is null and h.household_id = any(${[...asked.values()]}::uuid[])`,
  )
  const found = new Map(rows.map((row) => [row.householdId, row]))
  return new Map(
    [...asked].flatMap(([id, stands]) => {
      const row = found.get(stands)
      return row ? [[id, { ...row, mergedInto: stands === id ? null : stands }]] : []
    }),
  )
}

/**
 * What each id stands for, itself or the record it was merged into. Asked by itself: joined in one statement, a database
 * that has no statistics yet holds every household against every id.
 */
async function mergedInto(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await all(
    scope.tx,
    sql<{ id: string; stands: string }>`
      select r.household_id as id, coalesce(r.merged_into, r.household_id) as stands from households_household r
      where r.commune_id = ${scope.communeId} and r.household_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(({ id, stands }) => [id, stands]))
}

/** What a phone keeps of a household: as little as its lists need, and of its groups only that there are any. */
export type FollowedHousehold = { id: string; teamId: string; headName: string; hamlet: string; vulnerable: boolean }

/** Present households of these teams, or of all in sight, in the order of their ids: some by id, or on from one. */
export async function listFollowedHouseholds(
  scope: Scope,
  wanted: { teamIds: readonly string[] | null; ids?: readonly string[]; after?: string | undefined; size?: number },
): Promise<FollowedHousehold[]> {
  const [teamIds, ids] = [wanted.teamIds && [...wanted.teamIds], wanted.ids ? [...wanted.ids] : null]
  return all(
    scope.tx,
    sql<FollowedHousehold>`
      select h.household_id as id, h.team_id as "teamId", h.head_name as "headName", h.hamlet, exists (${openGroups}) as vulnerable
      from households_household h where ${present(scope)}
        and (${teamIds}::uuid[] is null or h.team_id = any(${teamIds}::uuid[]))
        and (${ids}::uuid[] is null or h.household_id = any(${ids}::uuid[]))
        and (${wanted.after ?? null}::uuid is null or h.household_id > ${wanted.after ?? null}::uuid)
      order by h.household_id limit ${wanted.size ?? null}`,
  )
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`h.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or h.team_id = any(${teams}::uuid[]))`
}

function present(scope: Scope) {
  return sql`${inSight(scope)} and h.merged_into is null and h.until is null`
}

/** Each word somewhere in name or hamlet; a run of digits may also be part of a phone number. */
function matching(query: string | undefined) {
  const text = fold(query ?? '')
  const words = text
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)
  const digits = text.replace(/[\s.]/g, '').replace(/^(0|\+?84)/, '')
  const byPhone = /^\d{3,}$/.test(digits) ? sql`or h.phone like ${`%${digits}%`}` : sql``
  return sql`(h.folded like all(${words.map((word) => `%${escaped(word)}%`)}::text[]) ${byPhone} or h.code = ${query?.trim() ?? ''})`
}

/** What people type is never a wildcard. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
