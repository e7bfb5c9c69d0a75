import type { Day } from '../../platform/clock/days.ts'
import type { Source } from './contract.ts'

/** One payment. Cancelled ones stay in the list and count nowhere. */
export type Spending = {
  readonly spendingId: string
  readonly lineId: string
  readonly spentOn: Day
  readonly amountVnd: number
  readonly purpose: string
  readonly payee: string
  readonly voucher: string
  readonly cancelReason: string | null
}

/** A line of a plan's estimate with what became of it. `allocatedVnd` null: nothing was allocated yet, which is not nought. */
export type BudgetLine = {
  readonly lineId: string
  readonly planId: string
  readonly taskId: string | null
  readonly purpose: string
  readonly source: Source
  readonly unit: string
  readonly quantity: number
  readonly unitVnd: number
  readonly plannedVnd: number
  readonly basis: string
  readonly allocatedVnd: number | null
  readonly spentVnd: number
  readonly payments: number
  readonly settledOn: Day | null
  readonly settledNote: string
}

export type BudgetTally = {
  readonly plannedVnd: number
  /** Null where nothing was allocated to any line. */
  readonly allocatedVnd: number | null
  readonly spentVnd: number
  readonly payments: number
}

/** Lines added up: the one definition, for the screen, the files and the annex alike. */
export function addUp(lines: readonly BudgetLine[]): BudgetTally {
  const allocated = lines.flatMap(({ allocatedVnd }) => allocatedVnd ?? [])
  return {
    plannedVnd: sum(lines.map(({ plannedVnd }) => plannedVnd)),
    allocatedVnd: allocated.length === 0 ? null : sum(allocated),
    spentVnd: sum(lines.map(({ spentVnd }) => spentVnd)),
    payments: sum(lines.map(({ payments }) => payments)),
  }
}

/** What may still be spent; null where nothing was allocated. */
export function leftOf({ allocatedVnd, spentVnd }: Pick<BudgetLine, 'allocatedVnd' | 'spentVnd'>): number | null {
  return allocatedVnd === null ? null : allocatedVnd - spentVnd
}

export const lineStates = ['estimated', 'allocated', 'spent', 'settled'] as const
export type LineState = (typeof lineStates)[number]

/** How far a line has come: estimated, allocated, all of it spent, settled. */
export function stateOf(line: Pick<BudgetLine, 'allocatedVnd' | 'spentVnd' | 'settledOn'>): LineState {
  if (line.settledOn !== null) return 'settled'
  if (line.allocatedVnd === null) return 'estimated'
  return leftOf(line) === 0 ? 'spent' : 'allocated'
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
