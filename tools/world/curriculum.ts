import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/** Every team teaches somebody of its first household, who went to a lesson, and somebody of its second, who has not. */
export async function theLearners(gate: Inbox, { teams, households, officer }: Place): Promise<void> {
  for (const { teamId, mark } of teams) {
    const [first, second] = households.filter((household) => household.teamId === teamId)
    const [learnerId, nextId] = [newId(), newId()]
    await mustAccept(gate, officer, [
      order('curriculum.enrol', { learnerId, teamId, householdId: first?.householdId, name: `Người học ${mark}` }),
      order('curriculum.enrol', { learnerId: nextId, teamId, householdId: second?.householdId }),
      order('curriculum.coach', {
        visitId: newId(),
        ...{ learnerId, teamId, heldOn: '2025-11-20' },
        levels: { smartphone: 'alone', qr: 'with_help' },
      }),
    ])
  }
}
