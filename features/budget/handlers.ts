import { maybe, one, run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { findPlan } from '../plan/reads.ts'
import * as contract from './contract.ts'

const { budgetProblems } = contract

export const handlers = [
  handle(contract.addLine, async (work, line) => {
    const { communeId, tx } = work.scope
    const plan = await findPlan(work.scope, line.planId)
    if (!plan || plan.status === 'draft') return no('budget.plan_not_found')
    if (!isOfPlan(plan, line.taskId)) return no('budget.task_not_found')
    const made = await run(
      tx,
      sql`insert into budget_line (commune_id, line_id, plan_id, task_id, purpose, source, unit, quantity, unit_vnd, basis, added_at)
          values (${communeId}, ${line.lineId}, ${line.planId}, ${line.taskId}, ${line.purpose}, ${line.source}, ${line.unit},
                  ${line.quantity}, ${line.unitVnd}, ${line.basis}, ${work.receivedAt})
          on conflict on constraint budget_line_pk do nothing`,
    )
    return made === 0 ? no('budget.line_exists') : changed(line.lineId)
  }),

  handle(contract.correctLine, async (work, line) => {
    const before = await lock(work, line.lineId)
    if (!before) return no('budget.line_not_found')
    if (before.settled) return no('budget.settled')
    const plan = await findPlan(work.scope, before.planId)
    if (!plan || !isOfPlan(plan, line.taskId)) return no('budget.task_not_found')
    const { communeId, tx } = work.scope
    const { fits } = await one(
      tx,
      sql<{
        fits: boolean
      }>`select ${before.allocatedVnd ?? 0}::bigint <= round(${line.quantity}::numeric(10, 2) * ${line.unitVnd}::bigint) as fits`,
    )
    if (!fits) return no('budget.below_allocation')
    await run(
      tx,
      sql`update budget_line set task_id = ${line.taskId}, purpose = ${line.purpose}, source = ${line.source}, unit = ${line.unit},
            quantity = ${line.quantity}, unit_vnd = ${line.unitVnd}, basis = ${line.basis}
          where commune_id = ${communeId} and line_id = ${line.lineId}`,
    )
    return changed(line.lineId)
  }),

  handle(contract.dropLine, async (work, { lineId }) => {
    const line = await lock(work, lineId)
    if (!line) return no('budget.line_not_found')
    const { communeId, tx } = work.scope
    const paid = await maybe(
      tx,
      sql`select 1 from budget_spending where commune_id = ${communeId} and line_id = ${lineId} limit 1`,
    )
    // A cancelled payment is a record too: its line stays.
    if (line.allocatedVnd !== null || paid) return no('budget.line_used')
    await run(tx, sql`delete from budget_line where commune_id = ${communeId} and line_id = ${lineId}`)
    return changed(lineId)
  }),

  handle(contract.allocate, async (work, { lineId, amountVnd }) => {
    const line = await lock(work, lineId)
    if (!line) return no('budget.line_not_found')
    if (line.settled) return no('budget.settled')
    if (amountVnd > line.plannedVnd) return no('budget.above_estimate')
    if (amountVnd < line.spentVnd) return no('budget.below_spending')
    const { communeId, tx } = work.scope
    await run(
      tx,
      sql`update budget_line set allocated_vnd = ${amountVnd} where commune_id = ${communeId} and line_id = ${lineId}`,
    )
    return changed(lineId)
  }),

  handle(contract.spend, async (work, paid) => {
    const line = await lock(work, paid.lineId)
    if (!line) return no('budget.line_not_found')
    if (line.settled) return no('budget.settled')
    if (paid.spentOn > work.today) return no('budget.in_future')
    if (line.allocatedVnd === null) return no('budget.not_allocated')
    if (line.spentVnd + paid.amountVnd > line.allocatedVnd) return no('budget.above_allocation')
    const { communeId, tx } = work.scope
    const made = await run(
      tx,
      sql`insert into budget_spending (commune_id, spending_id, line_id, spent_on, amount_vnd, purpose, payee, voucher, recorded_at)
          values (${communeId}, ${paid.spendingId}, ${paid.lineId}, ${paid.spentOn}, ${paid.amountVnd}, ${paid.purpose}, ${paid.payee},
                  ${paid.voucher}, ${work.receivedAt})
          on conflict on constraint budget_spending_pk do nothing`,
    )
    return made === 0 ? no('budget.line_exists') : changed(paid.lineId)
  }),

  handle(contract.cancelSpending, async (work, { spendingId, reason }) => {
    const { communeId, tx } = work.scope
    const paid = await maybe(
      tx,
      sql<{ lineId: string }>`select line_id as "lineId" from budget_spending
        where commune_id = ${communeId} and spending_id = ${spendingId} and cancelled_at is null`,
    )
    const line = paid && (await lock(work, paid.lineId))
    if (!line) return no('budget.spending_not_found')
    if (line.settled) return no('budget.settled')
    const cancelled = await run(
      tx,
      sql`update budget_spending set cancelled_at = ${work.receivedAt}, cancel_reason = ${reason}
          where commune_id = ${communeId} and spending_id = ${spendingId} and cancelled_at is null`,
    )
    return cancelled === 0 ? no('budget.spending_not_found') : changed(paid.lineId)
  }),

  handle(contract.settleLine, async (work, { lineId, note }) => {
    const line = await lock(work, lineId)
    if (!line) return no('budget.line_not_found')
    if (line.settled) return no('budget.settled')
    if (line.spentVnd !== line.plannedVnd && note === '') return no('budget.difference_unsaid')
    return setSettled(work, lineId, work.today, note)
  }),

  handle(contract.reopenLine, async (work, { lineId }) => {
    const line = await lock(work, lineId)
    if (!line) return no('budget.line_not_found')
    return line.settled ? setSettled(work, lineId, null, '') : no('budget.not_settled')
  }),
]

type Locked = {
  planId: string
  plannedVnd: number
  allocatedVnd: number | null
  settled: boolean
  spentVnd: number
}

/** Held until the order is through: two payments at once cannot both take what is left. */
async function lock({ scope }: Work, lineId: string): Promise<Locked | undefined> {
  const { communeId, tx } = scope
  const line = await maybe(
    tx,
    sql<Omit<Locked, 'spentVnd'>>`
      select plan_id as "planId", planned_vnd as "plannedVnd", allocated_vnd as "allocatedVnd", settled_on is not null as settled
      from budget_line where commune_id = ${communeId} and line_id = ${lineId} for update`,
  )
  if (!line) return undefined
  const { spentVnd } = await one(
    tx,
    sql<{ spentVnd: number }>`select coalesce(sum(amount_vnd), 0)::bigint as "spentVnd" from budget_spending
      where commune_id = ${communeId} and line_id = ${lineId} and cancelled_at is null`,
  )
  return { ...line, spentVnd }
}

async function setSettled({ scope }: Work, lineId: string, on: string | null, note: string): Promise<Outcome> {
  await run(
    scope.tx,
    sql`update budget_line set settled_on = ${on}, settled_note = ${note} where commune_id = ${scope.communeId} and line_id = ${lineId}`,
  )
  return changed(lineId)
}

function isOfPlan({ tasks }: { tasks: readonly { taskId: string }[] }, taskId: string | null): boolean {
  return taskId === null || tasks.some((task) => task.taskId === taskId)
}

function changed(lineId: string): Outcome {
  return done({ changes: [{ noun: 'estimate_line', id: lineId, teamId: null }] })
}

function no(code: keyof typeof budgetProblems.entries): Outcome {
  return refuse(budgetProblems.make(code))
}
