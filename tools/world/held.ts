import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, personWith, today } from './place.ts'

/** A member of each team recorded for the next one, without the right to: two wait for the officer, one was declined. */
export async function theHeld(gate: Inbox, place: Place): Promise<void> {
  const given: string[] = []
  for (const [at, { teamId }] of place.teams.slice(0, 3).entries()) {
    const other = place.teams[at + 1] ?? { teamId: '', mark: '' }
    const visit = { visitId: newId(), teamId: other.teamId, householdId: null, heldOn: today, mode: 'phone' }
    const one = order('support.record', { ...visit, items: [{ kind: 'qr' }], note: `Ghi hộ ${other.mark}` })
    const [receipt] = await gate.accept(personWith(place, 'member', teamId), [one])
    if (receipt?.problem?.heldFor !== 'officer') throw new Error('it must be held')
    given.push(one.id)
  }
  await mustAccept(gate, place.officer, [order('held.decline', { commandId: given[2], reason: 'Ghi nhầm tổ' })])
}
