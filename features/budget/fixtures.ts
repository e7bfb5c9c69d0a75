import { v7 as newId } from 'uuid'
import type { Source } from './contract.ts'

type LineInput = {
  readonly lineId: string
  readonly planId: string
  readonly taskId: string | null
  readonly purpose: string
  readonly source: Source
  readonly unit: string
  readonly quantity: number
  readonly unitVnd: number
  readonly basis: string
}

/** Tea for ten sessions; say at least of which plan. */
export function aLine(said: Partial<LineInput> & { readonly planId: string }): LineInput {
  return {
    lineId: newId(),
    taskId: null,
    purpose: 'Nước uống buổi hướng dẫn lưu động (mẫu)',
    source: 'commune_budget',
    unit: 'buổi',
    quantity: 10,
    unitVnd: 200_000,
    basis: 'Nghị quyết mẫu',
    ...said,
  }
}

type SpendingInput = {
  readonly spendingId: string
  readonly lineId: string
  readonly spentOn: string
  readonly amountVnd: number
  readonly purpose: string
  readonly payee: string
  readonly voucher: string
}

export function aSpending(said: Partial<SpendingInput> & { readonly lineId: string }): SpendingInput {
  return {
    spendingId: newId(),
    spentOn: '2025-11-20',
    amountVnd: 200_000,
    purpose: 'Nước uống (mẫu)',
    payee: 'Cửa hàng (mẫu)',
    voucher: 'PC01',
    ...said,
  }
}
