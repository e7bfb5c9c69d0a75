import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, personWith, today } from './place.ts'

/** The commune's team trained a member of every team, and each of them was judged by the own lead. */
export async function theTrainings(gate: Inbox, place: Place): Promise<void> {
  const { officer, teams } = place
  const sessionId = newId()
  const members = teams.map(({ teamId, mark }) => ({ memberId: newId(), teamId, name: `Vũ Thị ${mark} học`, mark }))
  await mustAccept(gate, officer, [
    ...members.map(({ memberId, teamId, name }) => order('teams.add_member', { memberId, teamId, name })),
    order('sessions.plan', {
      ...{ sessionId, teamId: teams[3]?.teamId, kind: 'members_training', heldOn: today },
      ...{ startsAt: '13:30', endsAt: '16:30', venue: 'Hội trường xã' },
    }),
    order('training.set_topics', { sessionId, topics: ['vneid', 'teach_elderly'] }),
    order('sessions.attend', {
      sessionId,
      attendances: members.map(({ memberId }) => ({ attendanceId: newId(), memberId })),
    }),
    order('sessions.close', { sessionId, result: 'Đủ các tổ' }),
  ])
  for (const { memberId, teamId } of members)
    await mustAccept(gate, personWith(place, 'team_lead', teamId), [
      order('training.judge', { judgements: [{ levelId: newId(), memberId, topic: 'vneid', level: 'can_do' }] }),
    ])
}
