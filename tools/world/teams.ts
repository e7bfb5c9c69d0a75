import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/** Three teams go through their members: one has answered, one proposes somebody new, one has done nothing yet. */
export async function theReviews(gate: Inbox, { teams, officer }: Place): Promise<void> {
  const reviews = teams.slice(0, 3).map(({ teamId, mark }) => ({ reviewId: newId(), teamId, mark }))
  const [answered, proposing] = reviews
  const ready = { reviewId: newId(), teamId: teams[3]?.teamId }
  await mustAccept(gate, officer, [
    // The commune's own team stands in a round of its own that is ready to be closed.
    order('teams.open_round', { roundId: newId(), title: 'Kiện toàn tổ xã', dueOn: '2025-12-05', reviews: [ready] }),
    order('teams.confirm_rest', { reviewId: ready.reviewId }),
    order('teams.answer_review', { reviewId: ready.reviewId }),
    order('teams.open_round', {
      roundId: newId(),
      title: 'Kiện toàn tháng 12/2025',
      dueOn: '2025-12-10',
      reviews: reviews.map(({ reviewId, teamId }) => ({ reviewId, teamId })),
    }),
    order('teams.confirm_rest', { reviewId: answered?.reviewId }),
    order('teams.answer_review', { reviewId: answered?.reviewId, note: `Đã họp ${answered?.mark}` }),
    order('teams.propose_member', {
      ...{ reviewId: proposing?.reviewId, newMemberId: newId(), name: `Vũ Văn ${proposing?.mark}`, reason: 'Bổ sung' },
    }),
  ])
}
