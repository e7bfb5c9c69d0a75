// A commune of a test world: who stands in it, and how its people give orders.

import { v7 as newId } from 'uuid'
import type { Grant, Role } from '../../platform/access/roles.ts'
import type { Actor } from '../../platform/access/scope.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'

/** The moment these worlds live in: within the plan's quarter, after its first visits. */
export const worldNow = Date.parse('2025-12-01T03:00:00Z')
export const today = '2025-12-01'

export type Person = { readonly accountId: string; readonly grants: readonly Grant[]; readonly phone: string }
export type Place = {
  readonly communeId: string
  readonly officer: Actor
  readonly teams: readonly { readonly teamId: string; readonly villageId: string; readonly mark: string }[]
  readonly households: readonly {
    readonly householdId: string
    readonly teamId: string
    readonly villageId: string
    readonly headName: string
  }[]
  readonly visits: readonly string[]
  readonly planId: string
  readonly people: readonly Person[]
}

export function order<Payload>(type: string, payload: Payload, at = '2025-12-01T02:59:00Z') {
  return { id: newId(), type, at, payload }
}

export function an(role: Role, teamId: string | null = null, partnerId: string | null = null): Grant {
  return { role, teamId, partnerId }
}

export function anActor(communeId: string, ...grants: readonly Grant[]): Actor & { accountId: string } {
  return { accountId: newId(), communeId, grants }
}

/** Sends orders that must be done; the first refusal is an error with its code. */
export async function mustAccept(gate: Inbox, actor: Actor, orders: readonly ReturnType<typeof order>[]) {
  const receipts = await gate.accept(actor, orders)
  for (const [at, receipt] of receipts.entries())
    if (receipt.problem)
      throw new Error(`${orders[at]?.type}: ${receipt.problem.code} ${JSON.stringify(receipt.problem.details)}`)
  return receipts
}

/** Who holds a role, in a team or for the commune. */
export function personWith(place: Place, role: Role, teamId: string | null = null): Actor & { accountId: string } {
  const person = place.people.find((one) => one.grants.some((grant) => grant.role === role && grant.teamId === teamId))
  if (!person) throw new Error(`nobody is ${role}`)
  return { accountId: person.accountId, communeId: place.communeId, grants: person.grants }
}
