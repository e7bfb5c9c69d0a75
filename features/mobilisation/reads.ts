import * as v from 'valibot'
import { partnerFilter, type Scope, seesTeam } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { listPartnerNames, type PartnerName } from '../partners/reads.ts'
import type { KindCode } from '../sessions/contract.ts'
import { coHosted } from '../sessions/reads.ts'
import { helpOfPartners } from '../support/reads.ts'
import { sentSpans } from '../teams/reads.ts'
import { type Figure, figures } from './contract.ts'
import type { Hand } from './rules.ts'

// What each partner contributed: the one definition of the four figures, for lists, targets, pages and files alike. Who
// signs in for an organisation sees its own alone: its people by name, its sessions, and of its help no household.

/** What a partner contributed within a window. Two partners at one visit or session have it both, so nothing is added up. */
export type Contribution = Readonly<Record<Figure, number>> & { readonly partnerId: string }

/** Who was there on a day of the window; one person in two teams is one person, told by the phone number. */
function sentIn(scope: Scope, { from, to }: Window) {
  return sql`select s.*, coalesce(s.phone, s.member_id::text) as person from (${sentSpans(scope.communeId)}) s
    where s.since <= ${to}::date and (s.until is null or s.until > ${from}::date) and (s.until is null or s.until > s.since)
      and ${inSight(scope, 's.partner_id')}`
}

/** Closed sessions held in the window. */
function hostedIn(scope: Scope, { from, to }: Window) {
  return sql`select c.* from (${coHosted(scope.communeId)}) c
    where c.held_on between ${from} and ${to} and ${inSight(scope, 'c.partner_id')}`
}

/** Every hand that a partner had in a counted visit of the window. */
function helpIn(scope: Scope, window: Window) {
  return sql`select p.* from (${helpOfPartners(scope.communeId, window)}) p where ${inSight(scope, 'p.partner_id')}`
}

function inSight(scope: Scope, column: string) {
  const partners = partnerFilter(scope)
  return sql`(${partners}::uuid[] is null or ${sql.ref(column)} = any(${partners}::uuid[]))`
}

/** The four figures of each partner in sight, also of those that did nothing. */
export async function listContributions(scope: Scope, window: Window): Promise<Contribution[]> {
  const sent = await all(
    scope.tx,
    sql<{ partnerId: string; people: number }>`
      select partner_id as "partnerId", count(distinct person) as people from (${sentIn(scope, window)}) s group by 1`,
  )
  const hosted = await all(
    scope.tx,
    sql<{ partnerId: string; sessions: number }>`
      select partner_id as "partnerId", count(*) as sessions from (${hostedIn(scope, window)}) c group by 1`,
  )
  const helped = await all(
    scope.tx,
    sql<{ partnerId: string; supports: number; households: number }>`
      select partner_id as "partnerId", count(distinct visit_id) as supports, count(distinct household) as households
      from (${helpIn(scope, window)}) p group by 1`,
  )
  return (await listSeen(scope)).map(({ partnerId }) => ({
    partnerId,
    people_sent: sent.find((row) => row.partnerId === partnerId)?.people ?? 0,
    sessions_cohosted: hosted.find((row) => row.partnerId === partnerId)?.sessions ?? 0,
    supports: helped.find((row) => row.partnerId === partnerId)?.supports ?? 0,
    households_helped: helped.find((row) => row.partnerId === partnerId)?.households ?? 0,
  }))
}

async function listSeen(scope: Scope): Promise<PartnerName[]> {
  const partners = partnerFilter(scope)
  return (await listPartnerNames(scope)).filter(({ partnerId }) => partners?.includes(partnerId) ?? true)
}

type Asked = { readonly partnerId: string; readonly window: Window; readonly page?: number; readonly size?: number }
type Listed<Row> = { rows: Row[]; total: number }

function pageOf({ page = 1, size = 50 }: Asked) {
  const most = Math.min(Math.max(size, 1), 500)
  return sql`limit ${most} offset ${(Math.max(page, 1) - 1) * most}`
}

export type SentPerson = {
  readonly person: string
  readonly name: string
  readonly terms: readonly {
    readonly memberId: string
    readonly teamId: string
    readonly since: Day
    readonly until: Day | null
  }[]
}

/** The people behind `people_sent`, each with the teams and the days. */
export async function listSent(scope: Scope, asked: Asked): Promise<Listed<SentPerson>> {
  const rows = await all(
    scope.tx,
    sql<Omit<SentPerson, 'person'> & { total: number }>`
      select min(name) as name, count(*) over () as total,
        jsonb_agg(jsonb_build_object('memberId', member_id, 'teamId', team_id, 'since', since, 'until', until) order by since, member_id) as terms
      from (${sentIn(scope, asked.window)}) s where partner_id = ${asked.partnerId} group by person
      order by min(name) collate "vi-x-icu", person ${pageOf(asked)}`,
  )
  const people = rows.map(({ name, terms }) => ({ person: terms[0]?.memberId ?? '', name, terms }))
  return { rows: people, total: rows[0]?.total ?? 0 }
}

export type HostedSession = {
  readonly sessionId: string
  readonly teamId: string
  readonly kind: KindCode
  readonly title: string
  readonly heldOn: Day
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly attendances: number
}

/** The sessions behind `sessions_cohosted`, the latest first. */
export async function listHosted(scope: Scope, asked: Asked): Promise<Listed<HostedSession>> {
  const rows = await all(
    scope.tx,
    sql<HostedSession & { total: number }>`
      select session_id as "sessionId", team_id as "teamId", kind, title, held_on as "heldOn", starts_at as "startsAt",
        ends_at as "endsAt", venue, attendances, count(*) over () as total
      from (${hostedIn(scope, asked.window)}) c where partner_id = ${asked.partnerId}
      order by held_on desc, session_id ${pageOf(asked)}`,
  )
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

export type GivenHelp = {
  /** Only where the asker may see the team's visits. */
  readonly visitId: string | null
  readonly heldOn: Day
  readonly teamId: string
  readonly inPerson: boolean
  /** The partner's own people who helped; none where the partner was only named. */
  readonly helpers: readonly string[]
  /** Whether the visit adds a household to `households_helped`. */
  readonly adds: boolean
}

/** The visits behind `supports`, or with `adds` those behind `households_helped`: one for each household, the latest first. */
export async function listHelp(scope: Scope, asked: Asked & { readonly adds?: boolean }): Promise<Listed<GivenHelp>> {
  const { adds = false } = asked
  const rows = await all(
    scope.tx,
    sql<GivenHelp & { visitId: string; total: number }>`
      select visit_id as "visitId", held_on as "heldOn", team_id as "teamId", in_person as "inPerson", helpers, adds, count(*) over () as total
      from (
        select visit_id, held_on, team_id, in_person,
          coalesce(jsonb_agg(distinct m.name) filter (where m.name is not null), '[]') as helpers,
          household is not null and row_number() over (partition by household order by held_on, visit_id) = 1 as adds
        from (${helpIn(scope, asked.window)}) p
          left join (select distinct member_id, name from (${sentSpans(scope.communeId)}) s) m on m.member_id = p.member_id
        where partner_id = ${asked.partnerId} group by visit_id, held_on, team_id, in_person, household) each
      where adds or not ${adds}::boolean order by held_on desc, visit_id ${pageOf(asked)}`,
  )
  const told = rows.map(({ total: _, visitId, ...row }) => ({
    ...row,
    visitId: seesTeam(scope, row.teamId) ? visitId : null,
  }))
  return { rows: told, total: rows[0]?.total ?? 0 }
}

export const Target = v.strictObject({
  targetId: Uuid,
  partnerId: Uuid,
  figure: v.picklist(figures),
  atLeast: Count,
  from: CalendarDay,
  to: CalendarDay,
  note: Text,
  done: Count,
})
export type Target = Readonly<v.InferOutput<typeof Target>>

/** What the partners in sight are asked for, with what they did: the latest days first. */
export async function listTargets(scope: Scope, partnerId?: string): Promise<Target[]> {
  const targets = await all(
    scope.tx,
    sql<Omit<Target, 'done'>>`
      select target_id as "targetId", partner_id as "partnerId", figure, at_least as "atLeast", from_day as "from", to_day as "to", note
      from mobilisation_target t where t.commune_id = ${scope.communeId} and ${inSight(scope, 't.partner_id')}
        and (${partnerId ?? null}::uuid is null or t.partner_id = ${partnerId ?? null}::uuid)
      order by to_day desc, from_day desc, partner_id, figure`,
  )
  const counted = new Map<string, Contribution[]>()
  for (const { from, to } of targets)
    if (!counted.has(`${from} ${to}`)) counted.set(`${from} ${to}`, await listContributions(scope, { from, to }))
  return targets.map((target) => {
    const own = counted.get(`${target.from} ${target.to}`)?.find((each) => each.partnerId === target.partnerId)
    return { ...target, done: own?.[target.figure] ?? 0 }
  })
}

/** Targets by id, of the partners in sight. */
export async function snapshotTargets(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Target>> {
  const rows = (await listTargets(scope)).filter(({ targetId }) => ids.includes(targetId))
  return new Map(rows.map((row) => [row.targetId, row]))
}

export type YouthHand = Hand & { readonly visitId: string | null }
export type YouthMember = { readonly memberId: string; readonly name: string; readonly teamId: string }

/** Who of the youth union was in a team within the window, and every hand they had in a visit. */
export async function findYouth(
  scope: Scope,
  window: Window,
): Promise<{ members: YouthMember[]; hands: YouthHand[]; partnerIds: string[] }> {
  const partnerIds = (await listSeen(scope))
    .filter(({ kind }) => kind === 'youth_union')
    .map(({ partnerId }) => partnerId)
  const members = await all(
    scope.tx,
    sql<YouthMember>`
      select distinct member_id as "memberId", name, team_id as "teamId" from (${sentIn(scope, window)}) s
      where partner_id = any(${partnerIds}::uuid[]) order by 1`,
  )
  const hands = await all(
    scope.tx,
    sql<YouthHand & { visitId: string }>`
      select visit_id as "visitId", dense_rank() over (order by visit_id) as visit, member_id as "memberId", team_id as "teamId",
        case when household is not null then dense_rank() over (order by household) end as household, held_on as "heldOn",
        (device_at at time zone 'Asia/Ho_Chi_Minh')::date as "savedOn",
        (received_at at time zone 'Asia/Ho_Chi_Minh')::date as "arrivedOn", in_person as "inPerson", vulnerable
      from (${helpIn(scope, window)}) p where partner_id = any(${partnerIds}::uuid[]) and member_id is not null`,
  )
  return {
    partnerIds,
    members,
    hands: hands.map((hand) => ({ ...hand, visitId: seesTeam(scope, hand.teamId) ? hand.visitId : null })),
  }
}
