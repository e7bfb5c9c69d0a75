import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, today } from './place.ts'

/** Every team held a session and plans another one; a household and a named guest came, somebody signed up, and somebody says to be there. */
export async function theSessions(gate: Inbox, { communeId, teams, households, officer }: Place): Promise<void> {
  for (const { teamId, mark } of teams) {
    const [heldId, nextId] = [newId(), newId()]
    const known = { teamId, kind: 'mobile', startsAt: '08:00', endsAt: '10:30', venue: 'Nhà văn hóa', note: mark }
    const came = households.find((household) => household.teamId === teamId)?.householdId
    await mustAccept(gate, officer, [
      order('sessions.plan', { ...known, sessionId: heldId, heldOn: today }),
      order('sessions.plan', { ...known, sessionId: nextId, heldOn: '2026-01-05' }),
      order('sessions.attend', {
        sessionId: heldId,
        attendances: [
          { attendanceId: newId(), householdId: came },
          { attendanceId: newId(), name: `Khách ${mark}` },
        ],
      }),
    ])
    await mustAccept(gate, { accountId: null, communeId, grants: [] }, [
      order('sessions.sign_up', { signUpId: newId(), sessionId: nextId, name: `Người đăng ký ${mark}` }),
      order('sessions.check_in', { signUpId: newId(), sessionId: heldId, name: `Người báo có mặt ${mark}` }),
    ])
  }
}
