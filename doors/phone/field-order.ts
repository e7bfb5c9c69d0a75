import { registerHousehold } from '../../features/households/contract.ts'
import type { Item } from '../../features/support/contract.ts'
import type { CommandSpec } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { Settled } from '../../platform/sync/send.ts'
import type { Lang } from '../../platform/words/words.ts'

/** An order that a phone keeps and sends by itself; any other form goes straight to the server. */
export type FieldOrder = {
  readonly spec: Pick<CommandSpec, 'type' | 'schema' | 'fromField'>
  /** What people know it by: "Nguyễn Thị Lan: Cài đặt VNeID, Quét mã QR". `whom` is empty for somebody unnamed. */
  readonly label: (lang: Lang, said: Said, whom: string) => string
  /** The field that names what it gives birth to: a page kept for days must not give it the same name twice. */
  readonly born?: string
  /** Gives new names to what a kept page has named already, where it gives birth to several at once. */
  readonly rename?: (values: Map<string, string[]>) => void
  /** Where it is opened again while it waits, with its place put after it. */
  readonly mendAt?: string
  /** Where what it is about is seen as the server has it, and said anew once it was refused; `{field}` is filled in. */
  readonly seeAt?: string
  /** What takes it back where the server may have it already; without it a thing that was sent stays sent. */
  readonly undo?: (kept: Kept) => { readonly type: string; readonly payload: unknown }
  /** What may be done about a refusal without asking anybody. */
  readonly settle?: (kept: Kept, problem: Problem, others: readonly Kept[]) => Settled
  /** What the phone itself can say against it already. */
  readonly foresee?: (payload: unknown, today: string) => Problem | undefined
  /** What is missing, in words, where the form's own page has none for the field. */
  readonly missing?: (lang: Lang, field: string) => string | undefined
}

/** What the payloads of these orders say, as far as a label or a settlement needs it. */
export type Said = {
  readonly visitId?: string
  readonly householdId?: string | null
  readonly headName?: string
  readonly items?: readonly Item[]
  readonly learnerId?: string
  readonly sellerId?: string
  readonly productId?: string
  readonly stepId?: string
}

export function saidIn(kept: { envelope: { payload: unknown } }): Said {
  return kept.envelope.payload as Said
}

/** The record that an order is about and that may have a photograph. */
export function recordIn({ visitId, productId, stepId }: Said): string | undefined {
  return visitId ?? productId ?? stepId
}

/** The order that takes a record back, and the name under which it says which; the label is the reason. */
export function undoneBy({ type }: Pick<CommandSpec, 'type'>, field: string): NonNullable<FieldOrder['undo']> {
  return ({ envelope, label }) => {
    const id = (envelope.payload as Record<string, unknown>)[field]
    return { type, payload: { [field]: id, reason: label.slice(0, mostReason).replace(halfLetter, '') || '…' } }
  }
}

/** As long as a reason may be. */
const mostReason = 300
/** What a cut through a letter of two halves leaves, which no database keeps. */
const halfLetter = /[\uD800-\uDBFF]$/

/** The same words as another order. */
export function insteadAs({ type }: Pick<CommandSpec, 'type'>, { envelope }: Kept): Settled {
  return { type, payload: envelope.payload }
}

/** Of the same words those that another order takes. */
export function insteadSaying(
  { type }: Pick<CommandSpec, 'type'>,
  { envelope }: Pick<Kept, 'envelope'>,
  fields: readonly string[],
): { readonly type: string; readonly payload: unknown } {
  const said = Object.entries(envelope.payload as Record<string, unknown>)
  return { type, payload: Object.fromEntries(said.filter(([field]) => fields.includes(field))) }
}

/** What came before its household, or its learner, waits for it: the same words go again after it. */
export function afterHousehold(kept: Kept, code: string, others: readonly Kept[]): Settled {
  return code.endsWith('.household_out_of_sight')
    ? afterBirth(kept, registerHousehold, 'householdId', others)
    : undefined
}

export function afterBirth(
  kept: Kept,
  birth: Pick<CommandSpec, 'type'>,
  field: 'householdId' | 'learnerId' | 'sellerId',
  others: readonly Kept[],
): Settled {
  const wanted = saidIn(kept)[field]
  const comes = others.some(
    (other) => other.state === 'waiting' && other.envelope.type === birth.type && saidIn(other)[field] === wanted,
  )
  return comes ? insteadAs(kept.envelope, kept) : undefined
}
