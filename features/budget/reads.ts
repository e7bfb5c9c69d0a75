import * as v from 'valibot'
import { type Actor, holds, type Scope, wholeCommune } from '../../platform/access/scope.ts'
import type { Day } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { type Source, sources } from './contract.ts'
import { addUp, type BudgetLine, type BudgetTally, type Spending } from './rules.ts'

/** A line as programs that follow are told of it; money in đồng. */
export const EstimateLine = v.strictObject({
  lineId: Uuid,
  planId: Uuid,
  taskId: v.nullable(Uuid),
  purpose: Text,
  source: v.picklist(sources),
  unit: Text,
  quantity: v.number(),
  unitVnd: Count,
  plannedVnd: Count,
  basis: Text,
  allocatedVnd: v.pipe(v.nullable(Count), v.description('Null: nothing was allocated yet.')),
  spentVnd: Count,
  payments: Count,
  settledOn: v.nullable(CalendarDay),
  settledNote: Text,
})

/** A plan's lines for the list; what is left out is not asked for. */
export type LineFilter = { readonly query?: string | undefined; readonly source?: Source | undefined }

/** Money is the commune's: teams and organisations see none of it. */
export function seesBudget(actor: Actor): boolean {
  return holds(actor, [...wholeCommune, 'finance'])
}

/** A plan's lines in the order they were added, with what was spent of each up to a day (its whole life where none is said). */
export async function listLines(
  scope: Scope,
  planId: string,
  until: Day | null = null,
  { query = '', source }: LineFilter = {},
): Promise<BudgetLine[]> {
  if (!seesBudget(scope)) return []
  const lines = await all(
    scope.tx,
    sql<BudgetLine>`${linesOf(scope, until)} and l.plan_id = ${planId}
      and (${source ?? null}::text is null or l.source = ${source ?? null})
      order by l.added_at, l.line_id`,
  )
  // A plan has some dozens of lines; names are found without their marks, as everywhere.
  return lines.filter(({ purpose, basis }) => fold(`${purpose} ${basis}`).includes(fold(query)))
}

export async function findLine(scope: Scope, lineId: string): Promise<BudgetLine | undefined> {
  if (!seesBudget(scope)) return undefined
  return maybe(scope.tx, sql<BudgetLine>`${linesOf(scope, null)} and l.line_id = ${lineId}`)
}

/** The payments of a line, the latest first, cancelled ones among them. */
export async function listSpendings(scope: Scope, lineIds: readonly string[]): Promise<Spending[]> {
  if (!seesBudget(scope)) return []
  return all(
    scope.tx,
    sql<Spending>`
      select spending_id as "spendingId", line_id as "lineId", spent_on as "spentOn", amount_vnd as "amountVnd", purpose, payee, voucher,
        case when cancelled_at is not null then cancel_reason end as "cancelReason"
      from budget_spending where commune_id = ${scope.communeId} and line_id = any(${[...lineIds]}::uuid[])
      order by spent_on desc, recorded_at desc, spending_id`,
  )
}

/** What a plan costs and cost up to a day; null where nothing of it is estimated or in sight. */
export async function tallyBudget(scope: Scope, planId: string, until: Day | null): Promise<BudgetTally | null> {
  const lines = await listLines(scope, planId, until)
  return lines.length === 0 ? null : addUp(lines)
}

export async function snapshotLines(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, BudgetLine>> {
  if (!seesBudget(scope)) return new Map()
  const rows = await all(scope.tx, sql<BudgetLine>`${linesOf(scope, null)} and l.line_id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map((row) => [row.lineId, row]))
}

function linesOf(scope: Scope, until: Day | null) {
  return sql`
    select l.line_id as "lineId", l.plan_id as "planId", l.task_id as "taskId", l.purpose, l.source, l.unit, l.quantity, l.unit_vnd as "unitVnd",
      l.planned_vnd as "plannedVnd", l.basis, l.allocated_vnd as "allocatedVnd", paid.spent as "spentVnd", paid.payments,
      l.settled_on as "settledOn", l.settled_note as "settledNote"
    from budget_line l
    cross join lateral (
      select coalesce(sum(s.amount_vnd), 0)::bigint as spent, count(*) as payments from budget_spending s
      where s.commune_id = l.commune_id and s.line_id = l.line_id and s.cancelled_at is null
        and (${until}::date is null or s.spent_on <= ${until}::date)) paid
    where l.commune_id = ${scope.communeId}`
}
