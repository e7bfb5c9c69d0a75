import { v7 as newId } from 'uuid'
import { coach } from '../../features/curriculum/contract.ts'
import { registerHousehold } from '../../features/households/contract.ts'
import { cancelSupport, recordSupport } from '../../features/support/contract.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { courier } from '../../platform/sync/courier.ts'
import { drop, type Fresh, type Kept, keep, listKept, type Outbox, replace } from '../../platform/sync/outbox.ts'
import { sendKept } from '../../platform/sync/send.ts'
import { followHeld } from './held.ts'
import { saidIn, settle } from './orders.ts'

export type Post = {
  kept(): readonly Kept[]
  signedOut(): boolean
  /** Writes it down, in the place of an earlier one if one is named. Fails when the phone cannot store it. */
  save(order: { type: string; payload: unknown; label: string }, instead: number | undefined): Promise<Fresh>
  /** Writes many down in one stroke: all of them or none. */
  saveAll(orders: readonly { type: string; payload: unknown; label: string }[]): Promise<readonly Fresh[]>
  send(): Promise<void>
  /** Sent is what is no longer here: the server's receipt took it away, also as a correction of what it already had. */
  standingOf(fresh: Fresh): 'sent' | 'waiting' | Problem
  /** What another phone kept was put into the outbox: shown, and sent. */
  taken(): Promise<void>
  remove(kept: Kept): Promise<void>
  again(kept: Kept): Promise<void>
}

/** One person's outbox on this phone; `changed` is told whenever what waits has changed, here or in another tab. */
export async function openPost(outbox: Outbox, accountId: string, changed: () => void): Promise<Post> {
  const tabs = new BroadcastChannel('thonso-outbox')
  let kept = await listKept(outbox, accountId)
  let signedOut = false

  const refresh = async (tell: boolean) => {
    kept = await listKept(outbox, accountId)
    if (tell) tabs.postMessage('changed')
    changed()
  }
  tabs.addEventListener('message', () => void refresh(false))

  const { now } = courier(async () => {
    const sent = await sendKept({ outbox, accountId, settle })
    signedOut = sent.signedOut
    const decided = await followHeld(outbox, await listKept(outbox, accountId))
    await refresh(decided || sent.done + sent.refused > 0)
    return sent
  })
  const fresh = (type: string, payload: unknown, label: string, silent = false): Fresh => ({
    envelope: { id: newId(), type, at: new Date().toISOString(), payload },
    accountId,
    label,
    silent,
  })
  const anew = (one: Kept): Fresh => ({ ...one, envelope: { ...one.envelope, id: newId() } })

  return {
    kept: () => kept.filter((one) => !one.silent),
    signedOut: () => signedOut,
    standingOf: ({ envelope }) => {
      const words = JSON.stringify(envelope.payload)
      const here = kept.find((one) => one.envelope.id === envelope.id || JSON.stringify(one.envelope.payload) === words)
      return here === undefined ? 'sent' : (here.problem ?? 'waiting')
    },
    save: async ({ type, payload, label }, instead) => {
      const made = fresh(type, payload, label)
      if (instead === undefined) await keep(outbox, made)
      else {
        // Visits to a household that is mended come after it again, and those refused for want of it get their chance.
        const after = type === registerHousehold.type ? kept.filter((one) => isVisitTo(one, payload)) : []
        await replace(outbox, [instead, ...after.map((one) => one.place)], [made, ...after.map(anew)])
      }
      await refresh(true)
      return made
    },
    saveAll: async (orders) => {
      const made = orders.map(({ type, payload, label }) => fresh(type, payload, label))
      await replace(outbox, [], made)
      await refresh(true)
      return made
    },
    send: async () => {
      await now()
    },
    taken: async () => {
      await refresh(true)
      await now()
    },
    remove: async (one) => {
      const { visitId } = saidIn(one)
      // The server may have it although its answer never came: then it is cancelled there.
      const maybeThere =
        one.tried && one.state === 'waiting' && [recordSupport.type, coach.type].includes(one.envelope.type)
      if (maybeThere)
        await replace(outbox, [one.place], [fresh(cancelSupport.type, { visitId, reason: one.label }, one.label, true)])
      else await drop(outbox, one.place)
      await refresh(true)
      await now()
    },
    again: async (one) => {
      await replace(outbox, [one.place], [anew(one)])
      await refresh(true)
      await now()
    },
  }
}

function isVisitTo(one: Kept, household: unknown): boolean {
  const { householdId } = household as { householdId?: string }
  return one.envelope.type === recordSupport.type && saidIn(one).householdId === householdId
}
