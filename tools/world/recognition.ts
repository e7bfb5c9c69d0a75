import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, personWith } from './place.ts'

/** Every team is put forward by its lead; one visit of each was looked into; the first team is approved, the second is not. */
export async function theNominations(gate: Inbox, place: Place): Promise<void> {
  const { planId, teams, visits, officer } = place
  const put = teams.map(({ teamId, mark }, at) => ({ nominationId: newId(), teamId, mark, visitId: visits[at * 3] }))
  for (const { nominationId, teamId, mark } of put)
    await mustAccept(gate, personWith(place, 'team_lead', teamId), [
      order('recognition.nominate', { nominationId, planId, teamId, reason: `Đến từng nhà ${mark}` }),
      order('recognition.comment', { commentId: newId(), nominationId, stance: 'agree', said: `Nhất trí ${mark}` }),
    ])
  await mustAccept(
    gate,
    officer,
    put.map(({ visitId, mark }) =>
      order('recognition.judge_doubts', { planId, visitIds: [visitId], verdict: 'cleared', reason: `Ghi sau ${mark}` }),
    ),
  )
  const [first, second] = put
  await mustAccept(gate, personWith(place, 'leader'), [
    order('recognition.approve', { nominationIds: [first?.nominationId] }),
    order('recognition.decline', { nominationId: second?.nominationId, reason: 'Để kỳ sau' }),
  ])
}
