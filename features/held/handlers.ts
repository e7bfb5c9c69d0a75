import * as v from 'valibot'
import { done, type Handler, handle, refuse, type Work } from '../../platform/journal/command.ts'
import { decideHeld, type Held, lockHeld } from '../../platform/journal/held.ts'
import { journalProblems, type Problem } from '../../platform/journal/problem.ts'
import { mayGive } from '../../platform/journal/rights.ts'
import { acceptHeld, declineHeld, heldProblems } from './contract.ts'

/** An officer may take any order of the field that was held: `orders` is how each is carried out. */
export function heldHandlers(orders: readonly Handler[]): Handler[] {
  const byType = new Map(orders.map((order) => [order.spec.type, order]))
  return [
    handle(acceptHeld, async (work, { commandId, reason }) => {
      const found = await findWaiting(work, commandId)
      if (!found.ok) return refuse(found.problem)
      const { type, accountId, deviceAt, receivedAt, payload: said } = found.held
      const order = byType.get(type)
      const payload = order && v.safeParse(order.spec.schema, said)
      if (!order || !payload?.success) return refuse(heldProblems.make('held.out_of_date'))
      // It was given then and there: only who answers for it is another now.
      const asGiven: Work = { ...work, givenBy: accountId, deviceAt, receivedAt }
      if (!(await mayGive(asGiven, order, payload.output))) return refuse(journalProblems.make('journal.not_allowed'))
      const outcome = await order.run(asGiven, payload.output as never)
      if (!outcome.ok) return outcome
      await decideHeld(work, commandId, { status: 'accepted', reason })
      return { ...outcome, entry: { type, payload: said, enteredFor: accountId } }
    }),

    handle(declineHeld, async (work, { commandId, reason }) => {
      const found = await findWaiting(work, commandId)
      if (!found.ok) return refuse(found.problem)
      await decideHeld(work, commandId, { status: 'declined', reason })
      return done()
    }),
  ]
}

async function findWaiting(
  work: Work,
  commandId: string,
): Promise<{ ok: true; held: Held } | { ok: false; problem: Problem }> {
  const held = await lockHeld(work.scope, commandId)
  if (held?.status === 'waiting') return { ok: true, held }
  return { ok: false, problem: heldProblems.make(held ? 'held.already_decided' : 'held.not_found') }
}
