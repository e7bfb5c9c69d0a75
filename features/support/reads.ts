import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Moment, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { readFileOf, type StoredFile } from '../../platform/files/files.ts'
import { CalendarDay, Count, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { mergedHouseholds, resolveHouseholds } from '../households/reads.ts'
import { sentSpans } from '../teams/reads.ts'
import type { UseFilter, VisitFact, VisitFilter, VisitTrace } from './contract.ts'
import { kindCodes, platformKinds } from './rules.ts'

export const Visit = v.strictObject({
  visitId: Uuid,
  teamId: Uuid,
  householdId: v.nullable(Uuid),
  heldOn: CalendarDay,
  mode: v.picklist(['in_person', 'phone']),
  people: Count,
  vulnerable: v.boolean(),
  note: Text,
  items: v.array(v.strictObject({ kind: v.picklist(kindCodes), detail: v.nullable(Text) })),
  helperIds: v.array(Uuid),
  partnerIds: v.pipe(v.array(Uuid), v.description('Organisations named beside the helpers.')),
  recordedBy: v.nullable(Uuid),
  deviceAt: v.pipe(UtcMoment, v.description("The device's clock when it was saved there.")),
  receivedAt: v.pipe(UtcMoment, v.description("The server's clock when it arrived.")),
  clockOffsetSeconds: v.pipe(Count, v.description("How far the device's clock was from the server's.")),
  status: v.picklist(['counted', 'cancelled']),
  cancelReason: v.nullable(Text),
  photoId: v.pipe(v.nullable(Uuid), v.description('The file of its photograph, where there is one.')),
})
export type Visit = v.InferOutput<typeof Visit>

const columns = sql`
  v.visit_id as "visitId", v.team_id as "teamId", v.household_id as "householdId", v.held_on as "heldOn", v.mode, v.people, v.vulnerable, v.note,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'detail', i.detail) order by i.ordinal)
            from support_item i where i.commune_id = v.commune_id and i.visit_id = v.visit_id), '[]') as items,
  coalesce((select jsonb_agg(h.member_id order by h.member_id)
            from support_helper h where h.commune_id = v.commune_id and h.visit_id = v.visit_id), '[]') as "helperIds",
  array(select n.partner_id from support_partner n where n.commune_id = v.commune_id and n.visit_id = v.visit_id) as "partnerIds",
  v.recorded_by as "recordedBy", v.device_at as "deviceAt", v.received_at as "receivedAt", v.clock_offset_s as "clockOffsetSeconds",
  v.status, v.cancel_reason as "cancelReason",
  (select p.file_id from support_photo p where p.commune_id = v.commune_id and p.visit_id = v.visit_id) as "photoId"`

/** Visits within the scope, the latest day first. `page` starts at 1. */
export async function listVisits(
  scope: Scope,
  filter: VisitFilter & { readonly page?: number; readonly size?: number },
): Promise<{ rows: Visit[]; total: number }> {
  const size = Math.min(Math.max(filter.size ?? 50, 1), 200)
  const skipped = (Math.max(filter.page ?? 1, 1) - 1) * size
  const wanted = matching(scope, filter)
  const { total } = await one(
    scope.tx,
    sql<{ total: number }>`select count(*) as total from support_visit v where ${wanted}`,
  )
  const rows = await all(
    scope.tx,
    sql<Visit>`select ${columns} from support_visit v where ${wanted} order by v.held_on desc, v.visit_id desc limit ${size} offset ${skipped}`,
  )
  return { rows, total }
}

export async function findVisit(scope: Scope, visitId: string): Promise<Visit | undefined> {
  return maybe(
    scope.tx,
    sql<Visit>`select ${columns} from support_visit v where ${matching(scope, {})} and v.visit_id = ${visitId}`,
  )
}

/** The photograph of a visit in sight. */
export async function findPhoto(scope: Scope, visitId: string): Promise<StoredFile | undefined> {
  const fileId = (await findVisit(scope, visitId))?.photoId
  return fileId ? readFileOf(scope, fileId) : undefined
}

/** Visits by id as they are now; what is out of sight is absent. */
export async function snapshotVisits(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Visit>> {
  const rows = await all(
    scope.tx,
    sql<Visit>`select ${columns} from support_visit v where ${matching(scope, {})} and v.visit_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.visitId, row]))
}

const fact = sql`
  v.visit_id as "visitId", v.team_id as "teamId", v.household_id as "householdId", v.held_on as "heldOn",
  v.mode = 'in_person' as "inPerson", v.vulnerable, v.people, v.recorded_by as "recordedBy"`

type Days = Pick<VisitFilter, 'from' | 'to' | 'teamId'>

/** Every counted visit of a window as the fact it was when it was recorded, or only those that count for the vulnerable. */
export async function listVisitFacts(
  scope: Scope,
  { from, to, teamId, vulnerableInPerson }: Days & Pick<VisitFilter, 'vulnerableInPerson'>,
): Promise<VisitFact[]> {
  const wanted = { from, to, teamId, vulnerableInPerson, status: 'counted' } as const
  return all(
    scope.tx,
    sql<VisitFact>`
      select ${fact},
        coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'detail', i.detail) order by i.ordinal)
                  from support_item i where i.commune_id = v.commune_id and i.visit_id = v.visit_id), '[]') as items
      from support_visit v where ${matching(scope, wanted)} order by v.held_on, v.visit_id`,
  )
}

/** The same visits with who helped and when each was saved, without what was done. */
export async function listVisitTraces(scope: Scope, { from, to, teamId }: Days): Promise<VisitTrace[]> {
  return all(
    scope.tx,
    sql<VisitTrace>`
      select ${fact}, v.device_at as "deviceAt", v.received_at as "receivedAt",
        coalesce((select jsonb_agg(h.member_id order by h.member_id)
                  from support_helper h where h.commune_id = v.commune_id and h.visit_id = v.visit_id), '[]') as "helperIds"
      from support_visit v where ${matching(scope, { from, to, teamId, status: 'counted' })} order by v.held_on, v.visit_id`,
  )
}

/**
 * How many households were helped for the first time within a window on each of its days, and how many vulnerable ones
 * for the first time by hand: by the teams in sight, and by all of them together under `null`, where a household of two
 * teams is one. Merged households are one.
 */
export async function tallyFirstHelps(
  scope: Scope,
  { from, to }: Window,
): Promise<{ teamId: string | null; day: Day; households: number; vulnerable: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string | null; day: Day; households: number; vulnerable: number }>`
      with helped as (
        select v.team_id, coalesce(m.merged_into, v.household_id) as root, v.held_on, v.vulnerable and v.mode = 'in_person' as by_hand
        from support_visit v left join (${mergedHouseholds(scope.communeId)}) m on m.household_id = v.household_id
        where ${matching(scope, { from, to, status: 'counted', anonymous: false })}),
      firsts as (
        select team_id, min(held_on) as first_on, min(held_on) filter (where by_hand) as by_hand_on
        from helped group by grouping sets ((team_id, root), (root)))
      select team_id as "teamId", day, count(*) filter (where not by_hand) as households, count(*) filter (where by_hand) as vulnerable
      from (select team_id, first_on as day, false as by_hand from firsts
            union all select team_id, by_hand_on, true from firsts where by_hand_on is not null) each
      group by team_id, day order by day`,
  )
}

/** The households in sight that were helped within these days, each under the id it has now. */
export async function listHelpedHouseholds(scope: Scope, { from, to }: Window): Promise<string[]> {
  const rows = await all(
    scope.tx,
    sql<{ id: string }>`select distinct v.household_id as id from support_visit v
                        where ${matching(scope, { from, to, status: 'counted' })} and v.household_id is not null`,
  )
  const stands = await resolveHouseholds(
    scope,
    rows.map((row) => row.id),
  )
  return [...new Set(stands.values())]
}

/** Whether a locked report has counted this day: then the field changes nothing of it any more. */
export async function isClosed(scope: Scope, day: Day): Promise<boolean> {
  const closed = await maybe(
    scope.tx,
    sql`select 1 from support_closed where commune_id = ${scope.communeId} and ${day}::date between from_day and to_day limit 1`,
  )
  return closed !== undefined
}

/** The last day of help of each team in sight that has helped at all. */
export async function lastActivity(scope: Scope): Promise<ReadonlyMap<string, Day>> {
  const rows = await all(
    scope.tx,
    sql<{ team_id: string; day: Day }>`
      select v.team_id, max(v.held_on) as day from support_visit v where ${matching(scope, { status: 'counted' })} group by v.team_id`,
  )
  return new Map(rows.map((row) => [row.team_id, row.day]))
}

function matching(scope: Scope, filter: VisitFilter) {
  const teams = teamFilter(scope)
  const households = filter.householdIds ? [...filter.householdIds] : null
  const visits = filter.visitIds ? [...filter.visitIds] : null
  const kinds = filter.kinds ? [...filter.kinds] : null
  const { teamId = null, from = null, to = null, detail = null, status = null, recordedBy = null } = filter
  const { vulnerableInPerson = null, anonymous = null } = filter
  return sql`v.commune_id = ${scope.communeId}
    and (${teams}::uuid[] is null or v.team_id = any(${teams}::uuid[]))
    and (${teamId}::uuid is null or v.team_id = ${teamId}::uuid)
    and (${households}::uuid[] is null or v.household_id = any(${households}::uuid[]))
    and (${visits}::uuid[] is null or v.visit_id = any(${visits}::uuid[]))
    and (${from}::date is null or v.held_on >= ${from}::date)
    and (${to}::date is null or v.held_on <= ${to}::date)
    and (${status}::text is null or v.status = ${status}::text)
    and (${recordedBy}::uuid is null or v.recorded_by = ${recordedBy}::uuid)
    and (${anonymous}::boolean is null or v.anonymous = ${anonymous}::boolean)
    and (${vulnerableInPerson}::boolean is null or (v.vulnerable and v.mode = 'in_person') = ${vulnerableInPerson}::boolean)
    and (${kinds}::text[] is null and ${detail}::text is null or exists (
      select from support_item i where i.commune_id = v.commune_id and i.visit_id = v.visit_id
        and (${kinds}::text[] is null or i.kind = any(${kinds}::text[])) and (${detail}::text is null or coalesce(i.detail, '') = ${detail}::text)))`
}

/**
 * For other features to join: the hand that each partner had in the counted visits of a window. A partner has one where it
 * was named, and where somebody helped who was its person on that day: named as a helper, or recording as a member of the
 * visit's team (then `member_id` says who). Merged households are one.
 */
export function helpOfPartners(communeId: string, { from, to }: Window) {
  return sql`
    select w.*, v.team_id, v.held_on, v.device_at, v.received_at, v.mode = 'in_person' as in_person, v.vulnerable,
           coalesce(m.merged_into, v.household_id) as household
    from (
      with span as (${sentSpans(communeId)})
      select n.visit_id, n.partner_id, null::uuid as member_id from support_partner n where n.commune_id = ${communeId}
      union
      select v.visit_id, s.partner_id, s.member_id from span s
        join support_helper h on h.commune_id = ${communeId} and h.member_id = s.member_id
        join support_visit v on v.commune_id = h.commune_id and v.visit_id = h.visit_id
      where v.held_on >= s.since and (s.until is null or v.held_on < s.until)
      union
      select v.visit_id, s.partner_id, s.member_id from span s
        join support_visit v on v.commune_id = ${communeId} and v.recorded_by = s.account_id and v.team_id = s.team_id
      where v.held_on >= s.since and (s.until is null or v.held_on < s.until)) w
    join support_visit v on v.commune_id = ${communeId} and v.visit_id = w.visit_id
    left join (${mergedHouseholds(communeId)}) m on m.household_id = v.household_id
    where v.status = 'counted' and v.held_on between ${from} and ${to}`
}

/** Help with one platform at one visit. `nth`: the first time that the household took it up is 1. */
export type Use = {
  readonly visitId: string
  readonly teamId: string
  /** Null: somebody who was not named. It cannot be known whether they had it before, so each is a first one. */
  readonly householdId: string | null
  readonly heldOn: Day
  readonly platform: string
  readonly nth: number
}

/** Help with platforms at the visits in sight, the latest first. */
export async function listUses(
  scope: Scope,
  filter: UseFilter & { readonly page?: number; readonly size?: number },
): Promise<{ rows: Use[]; total: number }> {
  const size = Math.min(Math.max(filter.size ?? 50, 1), 500)
  const skipped = (Math.max(filter.page ?? 1, 1) - 1) * size
  const rows = await all(
    scope.tx,
    sql<Use & { total: number }>`
      with used as (${usesUntil(scope, filter.to)})
      select visit_id as "visitId", team_id as "teamId", household_id as "householdId", held_on as "heldOn", platform, nth, count(*) over () as total
      from used u where ${usesIn(scope, filter)} order by held_on desc, visit_id desc, platform limit ${size} offset ${skipped}`,
  )
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/**
 * The figure `platform_adoptions` of each team in sight, by platform: a household counts once for each platform, on the day
 * of its first help with it, for the team that gave it; help with it again is help and no adoption. Somebody unnamed
 * counts each time, since nobody can know whether they were there before.
 */
export async function tallyAdoptions(
  scope: Scope,
  window: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string; figure: string; dimension: string; amount: number }>`
      with used as (${usesUntil(scope, window.to)})
      select team_id as "teamId", 'platform_adoptions' as figure, platform as dimension, count(*) as amount
      from used u where ${usesIn(scope, { ...window, use: 'first' })} group by 1, 3 order by 1, 3`,
  )
}

/** The platforms that were taken up for the first time at each visit of these days. */
export async function listAdoptions(
  scope: Scope,
  { from, to, teamId }: { readonly from: Day; readonly to: Day; readonly teamId?: string | undefined },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await all(
    scope.tx,
    sql<{ visit_id: string; platforms: string[] }>`
      with used as (${usesUntil(scope, to)})
      select visit_id, array_agg(platform order by platform) as platforms
      from used u where ${usesIn(scope, { from, to, teamId, use: 'first' })} group by visit_id`,
  )
  return new Map(rows.map((row) => [row.visit_id, row.platforms]))
}

export type PlatformUse = {
  readonly platform: string
  readonly households: number
  readonly unnamed: number
  readonly again: number
}

/** Each platform: households that took it up, people unnamed, and help with it again. */
export async function tallyUses(
  scope: Scope,
  filter: Pick<UseFilter, 'from' | 'to' | 'teamId'>,
): Promise<PlatformUse[]> {
  return all(
    scope.tx,
    sql<PlatformUse>`
      with used as (${usesUntil(scope, filter.to)})
      select platform, count(*) filter (where nth = 1 and household_id is not null) as households,
             count(*) filter (where household_id is null) as unnamed, count(*) filter (where nth > 1) as again
      from used u where ${usesIn(scope, filter)} group by platform order by platform`,
  )
}

/** Kinds of bills and how often each was paid. */
export async function tallyBills(
  scope: Scope,
  filter: Pick<UseFilter, 'from' | 'to' | 'teamId'>,
): Promise<{ bill: string; amount: number }[]> {
  return all(
    scope.tx,
    sql<{ bill: string; amount: number }>`
      select coalesce(i.detail, '') as bill, count(*) as amount from support_visit v join support_item i using (commune_id, visit_id)
      where ${matching(scope, { ...filter, status: 'counted' })} and i.kind = 'bill_payment' group by 1 order by 1`,
  )
}

/**
 * Every use of a platform up to a day, numbered for each household: also at visits of teams out of sight, because whether
 * a household has it already does not depend on who asks.
 */
function usesUntil(scope: Scope, to: Day | undefined) {
  const whole = platformKinds.filter(({ details }) => details === 'none').map(({ code }) => code)
  return sql`
    select *, case when root is null then 1 else row_number() over (partition by root, platform order by held_on, visit_id) end as nth
    from (select distinct v.visit_id, v.team_id, v.household_id, v.held_on, coalesce(m.merged_into, v.household_id) as root,
            case when i.kind = any(${whole}::text[]) then i.kind else coalesce(i.detail, '') end as platform
          from support_visit v join support_item i using (commune_id, visit_id)
            left join (${mergedHouseholds(scope.communeId)}) m on m.household_id = v.household_id
          where v.commune_id = ${scope.communeId} and v.status = 'counted' and i.kind = any(${platformKinds.map(({ code }) => code)}::text[])
            and (${to ?? null}::date is null or v.held_on <= ${to ?? null}::date)) each`
}

function usesIn(scope: Scope, filter: UseFilter) {
  const teams = teamFilter(scope)
  const households = filter.householdIds ? [...filter.householdIds] : null
  const { teamId = null, from = null, to = null, platform = null, use = null, unnamed = null } = filter
  return sql`(${teams}::uuid[] is null or u.team_id = any(${teams}::uuid[]))
    and (${teamId}::uuid is null or u.team_id = ${teamId}::uuid)
    and (${households}::uuid[] is null or u.household_id = any(${households}::uuid[]))
    and (${from}::date is null or u.held_on >= ${from}::date)
    and (${to}::date is null or u.held_on <= ${to}::date)
    and (${platform}::text is null or u.platform = ${platform}::text)
    and (${unnamed}::boolean is null or (u.household_id is null) = ${unnamed}::boolean)
    and (${use}::text is null or (u.nth = 1) = (${use}::text = 'first'))`
}

/** A moment in the life of a team, to ask what came after it. */
export type Mark = { readonly id: string; readonly teamId: string; readonly at: Moment; readonly on: Day }

/** For each mark the first counted visit that arrived after it and was not held before its day; by the mark's id. */
export async function listFirstVisits(
  scope: Scope,
  marks: readonly Mark[],
): Promise<ReadonlyMap<string, { readonly on: Day; readonly at: Moment }>> {
  const rows = await all(
    scope.tx,
    sql<{ id: string; on: Day; at: Moment }>`
      select m.id, f.held_on as "on", f.received_at as at
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(id uuid, "teamId" uuid, at timestamptz, "on" date)
      cross join lateral (
        select v.held_on, v.received_at from support_visit v
        where ${matching(scope, { status: 'counted' })} and v.team_id = m."teamId" and v.received_at > m.at and v.held_on >= m."on"
        order by v.received_at, v.visit_id limit 1) f`,
  )
  return new Map(rows.map(({ id, on, at }) => [id, { on, at }]))
}
