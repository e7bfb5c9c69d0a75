import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Moment, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { resolveHouseholds } from '../households/reads.ts'
import type { Item, VisitFact, VisitFilter } from './contract.ts'

export type Visit = {
  visitId: string
  teamId: string
  householdId: string | null
  heldOn: Day
  mode: 'in_person' | 'phone'
  people: number
  vulnerable: boolean
  note: string
  items: Item[]
  helperIds: string[]
  recordedBy: string | null
  /** The device's clock when it was saved there, the server's when it arrived, and how far the first is from the second. */
  deviceAt: string
  receivedAt: string
  clockOffsetSeconds: number
  status: 'counted' | 'cancelled'
  cancelReason: string | null
}

const columns = sql`
  v.visit_id as "visitId", v.team_id as "teamId", v.household_id as "householdId", v.held_on as "heldOn", v.mode, v.people, v.vulnerable, v.note,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'detail', i.detail) order by i.ordinal)
            from support_item i where i.commune_id = v.commune_id and i.visit_id = v.visit_id), '[]') as items,
  coalesce((select jsonb_agg(h.member_id order by h.member_id)
            from support_helper h where h.commune_id = v.commune_id and h.visit_id = v.visit_id), '[]') as "helperIds",
  v.recorded_by as "recordedBy", v.device_at as "deviceAt", v.received_at as "receivedAt", v.clock_offset_s as "clockOffsetSeconds",
  v.status, v.cancel_reason as "cancelReason"`

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

/** Visits by id as they are now; what is out of sight is absent. */
export async function snapshotVisits(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Visit>> {
  const rows = await all(
    scope.tx,
    sql<Visit>`select ${columns} from support_visit v where ${matching(scope, {})} and v.visit_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.visitId, row]))
}

/** Every counted visit of a window as the fact it was when it was recorded: for counting again. */
export async function listVisitFacts(
  scope: Scope,
  { from, to, teamId }: { readonly from?: Day; readonly to?: Day; readonly teamId?: string | undefined },
): Promise<VisitFact[]> {
  return all(
    scope.tx,
    sql<VisitFact>`
      select v.visit_id as "visitId", v.team_id as "teamId", v.household_id as "householdId", v.held_on as "heldOn",
             v.mode = 'in_person' as "inPerson", v.vulnerable, v.people, v.recorded_by as "recordedBy",
             coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'detail', i.detail) order by i.ordinal)
                       from support_item i where i.commune_id = v.commune_id and i.visit_id = v.visit_id), '[]') as items
      from support_visit v where ${matching(scope, { from, to, teamId, status: 'counted' })} order by v.held_on, v.visit_id`,
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
  const kinds = filter.kinds ? [...filter.kinds] : null
  const { teamId = null, from = null, to = null, detail = null, status = null, recordedBy = null } = filter
  const { vulnerableInPerson = null, anonymous = null } = filter
  return sql`v.commune_id = ${scope.communeId}
    and (${teams}::uuid[] is null or v.team_id = any(${teams}::uuid[]))
    and (${teamId}::uuid is null or v.team_id = ${teamId}::uuid)
    and (${households}::uuid[] is null or v.household_id = any(${households}::uuid[]))
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
