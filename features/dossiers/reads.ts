import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Moment, Window } from '../../platform/clock/days.ts'
import { all, maybe, one, sql } from '../../platform/db/database.ts'
import { CalendarDay, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import type { DossierFact } from './contract.ts'
import { type Status, statuses } from './rules.ts'

export const Dossier = v.strictObject({
  dossierId: Uuid,
  teamId: Uuid,
  householdId: v.nullable(Uuid),
  visitId: v.pipe(
    v.nullable(Uuid),
    v.description('The visit it is a line of, or the one that tells of the same dossier.'),
  ),
  isLine: v.pipe(v.boolean(), v.description('A line of a visit stands and falls with it.')),
  procedureId: v.nullable(Uuid),
  procedureCode: v.nullable(Text),
  procedureName: v.nullable(Text),
  words: Text,
  filedOn: CalendarDay,
  portalCode: v.nullable(Text),
  filedBy: v.pipe(v.nullable(v.picklist(['self', 'helped'])), v.description('Null: a line of a visit does not tell.')),
  feeOnline: v.nullable(v.boolean()),
  note: Text,
  status: v.picklist(statuses),
  statusOn: CalendarDay,
  remindOn: v.nullable(CalendarDay),
  standing: v.picklist(['counted', 'cancelled']),
  cancelReason: v.nullable(Text),
  recordedBy: v.nullable(Uuid),
  recordedAt: UtcMoment,
})
export type Dossier = Readonly<v.InferOutput<typeof Dossier>>

export const orders = ['filed', 'status', 'remind'] as const
export type Order = (typeof orders)[number]

export type DossierFilter = {
  readonly teamId?: string | undefined
  readonly householdIds?: readonly string[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly status?: Status | undefined
  /** Not at its end yet. */
  readonly open?: boolean | undefined
  /** What it is printed under; '' finds those that say nothing. */
  readonly procedure?: string | undefined
  readonly procedureId?: string | undefined
  /** Told in words that no procedure of the catalogue answers to. */
  readonly unmatched?: boolean | undefined
  readonly filedBy?: 'self' | 'helped' | undefined
  readonly feeOnline?: boolean | undefined
  /** Somebody should have looked in by this day. */
  readonly dueBy?: Day | undefined
  /** Words of the procedure or the portal's code, or any of these households. */
  readonly query?: string | undefined
  readonly queryHouseholds?: readonly string[] | undefined
  readonly standing?: 'counted' | 'cancelled' | undefined
  readonly order?: Order | undefined
  readonly page?: number
  readonly size?: number
}

/** What a dossier is printed under: the official name, shortened, with its code; else the words it was told in. */
const printed = sql`case when p.procedure_id is null then d.words
  else rtrim(left(p.name, 160)) || case when length(p.name) > 160 then '…' else '' end || ' (' || p.code || ')' end`

const columns = sql`d.dossier_id as "dossierId", d.team_id as "teamId", d.household_id as "householdId", coalesce(d.visit_id, l.visit_id) as "visitId",
  d.visit_id is not null as "isLine", d.procedure_id as "procedureId", p.code as "procedureCode", p.name as "procedureName", d.words,
  d.filed_on as "filedOn", d.portal_code as "portalCode", d.filed_by as "filedBy", d.fee_online as "feeOnline", d.note, d.status,
  d.status_on as "statusOn", d.remind_on as "remindOn", d.standing, d.cancel_reason as "cancelReason", d.recorded_by as "recordedBy",
  d.recorded_at as "recordedAt"`

const tables = sql`dossiers_dossier d
  left join dossiers_procedure p on p.commune_id = d.commune_id and p.procedure_id = d.procedure_id`
/** The line that is the same dossier may be of another team's visit: then it is not for everybody to see. */
const withLine = (scope: Scope) => {
  const teams = teamFilter(scope)
  return sql`${tables}
    left join dossiers_twin t on t.commune_id = d.commune_id and t.filed_id = d.dossier_id
    left join dossiers_dossier l on l.commune_id = t.commune_id and l.dossier_id = t.line_id
      and (${teams}::uuid[] is null or l.team_id = any(${teams}::uuid[]))`
}

/** A line that is the same dossier as a filed one is shown and counted as that one. */
const once = sql`not exists (select from dossiers_twin w where w.commune_id = d.commune_id and w.line_id = d.dossier_id)`

/** Dossiers within the scope, each once. `page` starts at 1. */
export async function listDossiers(
  scope: Scope,
  filter: DossierFilter = {},
): Promise<{ rows: Dossier[]; total: number }> {
  const size = Math.min(Math.max(filter.size ?? 50, 1), 500)
  const where = matching(scope, filter)
  const order = {
    filed: sql`d.filed_on desc, d.dossier_id desc`,
    status: sql`d.status_on desc, d.dossier_id desc`,
    remind: sql`d.remind_on nulls last, d.dossier_id`,
  }[filter.order ?? 'filed']
  const { total } = await one(scope.tx, sql<{ total: number }>`select count(*) as total from ${tables} where ${where}`)
  const rows = await all(
    scope.tx,
    sql<Dossier>`select ${columns} from ${withLine(scope)} where ${where} order by ${order}
                 limit ${size} offset ${(Math.max(filter.page ?? 1, 1) - 1) * size}`,
  )
  return { rows, total }
}

/** By its own id, or that of the line of a visit that is the same dossier. */
export async function findDossier(scope: Scope, dossierId: string): Promise<Dossier | undefined> {
  return maybe(
    scope.tx,
    sql<Dossier>`select ${columns} from ${withLine(scope)} where ${inSight(scope)} and d.dossier_id = coalesce(
      (select w.filed_id from dossiers_twin w where w.commune_id = ${scope.communeId} and w.line_id = ${dossierId}), ${dossierId}::uuid)`,
  )
}

/** Dossiers by id as they are now; what is out of sight is absent. */
export async function snapshotDossiers(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Dossier>> {
  const rows = await all(
    scope.tx,
    sql<Dossier>`select ${columns} from ${withLine(scope)} where ${inSight(scope)} and d.dossier_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.dossierId, row]))
}

export type DossierEvent = {
  readonly eventId: string
  readonly status: Status
  readonly on: Day
  readonly note: string
  readonly accountId: string | null
  readonly at: Moment
}

/** What became of a dossier after it was filed, the first first; also what was put down for the line that is the same. */
export async function listEvents(scope: Scope, dossierId: string): Promise<DossierEvent[]> {
  return all(
    scope.tx,
    sql<DossierEvent>`
      select e.event_id as "eventId", e.status, e.on_day as "on", e.note, e.account_id as "accountId", e.at
      from dossiers_event e join dossiers_dossier d using (commune_id, dossier_id)
      where ${inSight(scope)} and (d.dossier_id = ${dossierId} or d.dossier_id = (
        select w.line_id from dossiers_twin w where w.commune_id = ${scope.communeId} and w.filed_id = ${dossierId}))
      order by e.at, e.event_id`,
  )
}

/** Every counted dossier of a window as the figures count it. */
export async function listDossierFacts(
  scope: Scope,
  { from, to, teamId }: { readonly from?: Day; readonly to?: Day; readonly teamId?: string | undefined },
): Promise<DossierFact[]> {
  return all(
    scope.tx,
    sql<DossierFact>`
      select d.dossier_id as "dossierId", d.team_id as "teamId", d.household_id as "householdId", coalesce(d.visit_id, l.visit_id) as "visitId",
             l.dossier_id as "lineId", d.filed_on as "filedOn", ${printed} as procedure, d.status
      from ${withLine(scope)} where ${matching(scope, { from, to, teamId })} order by d.filed_on, d.dossier_id`,
  )
}

/** The lines of visits that are the same dossiers as these filed ones, by the filed one's id. */
export async function listLines(scope: Scope, filedIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await all(
    scope.tx,
    sql<{ filed: string; line: string }>`
      select t.filed_id as filed, d.dossier_id as line from dossiers_twin t
      join dossiers_dossier d on d.commune_id = t.commune_id and d.dossier_id = t.line_id
      where ${inSight(scope)} and t.filed_id = any(${[...filedIds]}::uuid[])`,
  )
  return new Map(rows.map(({ filed, line }) => [filed, line]))
}

type Tallied = { readonly teamId: string; readonly figure: string; readonly dimension: string; readonly amount: number }

/**
 * The figure `online_dossiers` of each team in sight, by procedure: dossiers filed online within the window, whoever's hand
 * did it, whatever became of them since. A line of a visit and a filed dossier that are the same count once, for the team
 * of the filed one; what was recorded by mistake does not count.
 */
export async function tallyDossiers(scope: Scope, window: Window): Promise<readonly Tallied[]> {
  return all(
    scope.tx,
    sql<Tallied>`
      select d.team_id as "teamId", 'online_dossiers' as figure, ${printed} as dimension, count(*) as amount
      from ${tables} where ${matching(scope, window)} group by 1, 3 order by 1, 3`,
  )
}

export type ByStatus = { readonly procedure: string; readonly status: Status; readonly amount: number }

/** The same figure by procedure and status, of one team or of all in sight. */
export async function tallyByStatus(
  scope: Scope,
  filter: Pick<DossierFilter, 'from' | 'to' | 'teamId'>,
): Promise<ByStatus[]> {
  return all(
    scope.tx,
    sql<ByStatus>`
      select ${printed} as procedure, d.status, count(*) as amount
      from ${tables} where ${matching(scope, filter)} group by 1, 2 order by 1, 2`,
  )
}

/** The same figure of the whole commune, whoever asks: everybody may know it. Nothing of a team or a household. */
export async function countPublicly(scope: Scope, { from, to }: Window): Promise<number> {
  const { dossiers } = await one(
    scope.tx,
    sql<{ dossiers: number }>`
      select count(*) as dossiers from dossiers_dossier d
      where d.commune_id = ${scope.communeId} and d.standing = 'counted' and ${once} and d.filed_on between ${from} and ${to}`,
  )
  return dossiers
}

/** How many counted lines each visit's dossiers make up, for holding against the visits themselves. */
export async function countLines(scope: Scope, { from, to }: Window): Promise<ReadonlyMap<string, number>> {
  const rows = await all(
    scope.tx,
    sql<{ team_id: string; lines: number }>`
      select d.team_id, count(*) as lines from dossiers_dossier d
      where ${inSight(scope)} and d.visit_id is not null and d.standing = 'counted' and d.filed_on between ${from} and ${to} group by d.team_id`,
  )
  return new Map(rows.map((row) => [row.team_id, row.lines]))
}

/** Words that no procedure answers to, the most used first. */
export async function listUnmatched(scope: Scope): Promise<{ words: string; dossiers: number; lastOn: Day }[]> {
  return all(
    scope.tx,
    sql<{ words: string; dossiers: number; lastOn: Day }>`
      select min(d.words) as words, count(*) as dossiers, max(d.filed_on) as "lastOn"
      from dossiers_dossier d where ${matching(scope, { unmatched: true })}
      group by d.words_folded order by 2 desc, 1 limit 200`,
  )
}

function matching(scope: Scope, filter: DossierFilter) {
  const { teamId, householdIds, from, to, status, open, procedure, procedureId, unmatched, filedBy, feeOnline } = filter
  const { dueBy, query = '', queryHouseholds = [], standing = 'counted' } = filter
  const like = `%${fold(query).replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    inSight(scope),
    sql`d.standing = ${standing}`,
    once,
    teamId !== undefined && sql`d.team_id = ${teamId}`,
    householdIds !== undefined && sql`d.household_id = any(${[...householdIds]}::uuid[])`,
    from !== undefined && sql`d.filed_on >= ${from}::date`,
    to !== undefined && sql`d.filed_on <= ${to}::date`,
    status !== undefined && sql`d.status = ${status}`,
    open && sql`d.status in ('filed', 'supplement', 'processing')`,
    procedure !== undefined && sql`${printed} = ${procedure}`,
    procedureId !== undefined && sql`d.procedure_id = ${procedureId}`,
    unmatched && sql`d.procedure_id is null and d.words_folded <> ''`,
    filedBy !== undefined && sql`d.filed_by = ${filedBy}`,
    feeOnline !== undefined && sql`d.fee_online is not distinct from ${feeOnline}`,
    dueBy !== undefined && sql`d.remind_on <= ${dueBy}::date`,
    query !== '' &&
      sql`(d.words_folded like ${like} or p.folded like ${like} or lower(d.portal_code) like ${like}
        or d.household_id = any(${[...queryHouseholds]}::uuid[]))`,
  ]
  return sql.join(
    conditions.filter((each) => typeof each === 'object'),
    sql` and `,
  )
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`d.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or d.team_id = any(${teams}::uuid[]))`
}
