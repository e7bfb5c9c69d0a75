import { holds, type Scope } from '../../platform/access/scope.ts'
import { type Held, listHeldByIds, listHeldOrders } from '../../platform/journal/held.ts'
import { acceptHeld, type OwnHeld } from './contract.ts'

const none = { rows: [], total: 0 }

/** What waits for the commune's officers, or what they decided lately. */
export async function listHeld(
  scope: Scope,
  filter: { readonly waiting: boolean; readonly page?: number; readonly size?: number },
): Promise<{ rows: Held[]; total: number }> {
  if (!mayDecide(scope)) return none
  const { waiting, page = 1, size = 50 } = filter
  return listHeldOrders(scope, { waiting, page, size: Math.min(size, 200) })
}

/** Those of these orders that still wait, in the order in which they came. */
export async function listWaiting(scope: Scope, commandIds: readonly string[]): Promise<Held[]> {
  if (!mayDecide(scope)) return []
  return (await listHeldByIds(scope, commandIds)).filter(({ status }) => status === 'waiting')
}

export async function findHeld(scope: Scope, commandId: string): Promise<Held | undefined> {
  if (!mayDecide(scope)) return undefined
  return (await listHeldByIds(scope, [commandId]))[0]
}

/** For whoever gave these orders: what became of them. Nobody else's are told of. */
export async function findOwnHeld(scope: Scope, commandIds: readonly string[]): Promise<OwnHeld[]> {
  if (scope.accountId === null) return []
  const held = await listHeldByIds(scope, commandIds, scope.accountId)
  return held.map(({ commandId, status, decidedAt, reason }) => ({ commandId, status, decidedAt, reason }))
}

export function mayDecide(scope: Scope): boolean {
  return holds(scope, acceptHeld.rights.commune)
}
