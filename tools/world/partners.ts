import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { an, mustAccept, order, type Place, today } from './place.ts'

/**
 * Two partners, each with people in one team only, a session of that team and a visit that names it; a third that does
 * nothing. Each has an officer who signs in for it, and a target.
 */
export async function thePartners(gate: Inbox, place: Place): Promise<void> {
  const { officer, teams, households, people } = place
  const partners = ['youth_union', 'womens_union', 'bank'].map((kind, n) => ({ partnerId: newId(), kind, n }))
  await mustAccept(
    gate,
    officer,
    partners.flatMap(({ partnerId, kind, n }) => [
      order('partners.add', { partnerId, kind, name: `Đơn vị ${n + 1}`, contact: 'Bí thư' }),
      order('people.add_account', {
        ...{ accountId: newId(), name: `Người của đơn vị ${n}`, grants: [an('organization', null, partnerId)] },
        phone: `0914${people[0]?.phone.slice(4, 5)}${String(10_000 + n)}`,
      }),
      order('mobilisation.set_target', {
        ...{ targetId: newId(), partnerId, figure: 'people_sent', atLeast: 2, from: '2025-10-01', to: '2025-12-31' },
      }),
    ]),
  )
  for (const { partnerId, n } of partners.slice(0, 2)) {
    const { teamId, mark } = teams[n] ?? { teamId: '', mark: '' }
    const [memberId, sessionId] = [newId(), newId()]
    const householdId = households.find((household) => household.teamId === teamId)?.householdId
    await mustAccept(gate, officer, [
      order('teams.add_member', { memberId, teamId, name: `Phạm Văn ${mark} cử`, since: '2025-10-05' }),
      order('teams.send_member', { memberId, partnerId, on: '2025-10-06' }),
      order('sessions.plan', {
        ...{ sessionId, teamId, kind: 'mobile', heldOn: today, startsAt: '08:00', endsAt: '09:00' },
        ...{ venue: 'Trường tiểu học', partnerIds: [partnerId] },
      }),
      order('sessions.close', { sessionId, result: `Kết quả ${mark}` }),
      order('support.record', {
        ...{ visitId: newId(), teamId, householdId, heldOn: today, mode: 'in_person', items: [{ kind: 'qr' }] },
        ...{ helperIds: [memberId], partnerIds: [partnerId] },
      }),
    ])
  }
}
