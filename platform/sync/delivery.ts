import * as v from 'valibot'
import { Envelope, Id } from '../journal/command.ts'
import { type ServerKey, sealForServer } from './sealed.ts'

/** What a sealed text says once opened: one order, and whose it is. */
const Delivery = v.strictObject({ accountId: Id, envelope: Envelope })
export type Delivery = v.InferOutput<typeof Delivery>

/** What a phone whose owner is away hears of each: nothing of what it said, nor of why it was not taken. */
export const DeliveryOutcome = v.strictObject({
  commandId: v.nullable(v.string()),
  /** `held`: the officer has it and will decide. `later`: it was not stored, send it again. */
  status: v.picklist(['done', 'refused', 'held', 'later']),
  /** Only for what could not be opened, and so has no id. */
  code: v.exactOptional(v.string()),
})
export type DeliveryOutcome = Readonly<v.InferOutput<typeof DeliveryOutcome>>

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
