import * as v from 'valibot'
import { Envelope, Id } from '../journal/command.ts'
import { type ServerKey, sealForServer } from './sealed.ts'

/** What a sealed text says once opened: one order, and whose it is. */
const Delivery = v.strictObject({ accountId: Id, envelope: Envelope })
export type Delivery = v.InferOutput<typeof Delivery>

/** What a phone whose owner is away hears of each: nothing of what it said, nor of why it was not taken. */
export type DeliveryOutcome = {
  readonly commandId: string | null
  /** `held`: the officer has it and will decide. `later`: it was not stored, send it again. */
  readonly status: 'done' | 'refused' | 'held' | 'later'
  /** Only for what could not be opened, and so has no id. */
  readonly code?: string
}

export async function sealDelivery(key: ServerKey, delivery: Delivery): Promise<string> {
  return sealForServer(key, JSON.stringify(delivery))
}

export function readDelivery(text: string): Delivery | undefined {
  try {
    const delivery = v.safeParse(Delivery, JSON.parse(text))
    return delivery.success ? delivery.output : undefined
  } catch {
    return undefined
  }
}
