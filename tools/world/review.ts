import { v7 as newId } from 'uuid'
import { lessonKey } from '../../features/review/reads.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, personWith } from './place.ts'
import { planText } from './plan.ts'

const past = [
  ['2024-07-01', '2024-09-30', 'quý IV năm 2024', '2024-10-01', '2024-12-31'],
  ['2024-10-01', '2024-12-31', 'quý I năm 2025', '2025-01-01', '2025-03-31'],
  ['2025-01-01', '2025-03-31', 'quý II năm 2025', '2025-04-01', '2025-06-30'],
] as const

/** A lesson is taken in; the plan at work has a draft of the next one, and three earlier ones stand before and after the leader. */
export async function theNext(gate: Inbox, place: Place, reportId: string): Promise<void> {
  const { planId, officer, teams } = place
  await mustAccept(gate, officer, [order('review.draft_plan', { nextId: newId(), planId })])
  for (const [at, [from, to, name, nextFrom, nextTo]] of past.entries()) {
    const [earlierId, nextId] = [newId(), newId()]
    await mustAccept(gate, officer, [
      order('plan.submit', { planId: earlierId, text: planText }),
      order('plan.correct', { planId: earlierId, title: 'Kế hoạch mẫu', periodFrom: from, periodTo: to }),
      order('plan.activate', { planId: earlierId }),
      order('plan.close', { planId: earlierId }),
      order('review.draft_plan', { nextId, planId: earlierId }),
      order('review.edit_head', { nextId, title: `Hoạt động ${name}`, periodFrom: nextFrom, periodTo: nextTo }),
      order('review.propose_plan', { nextId }),
    ])
    if (at > 0) await mustAccept(gate, personWith(place, 'leader'), [order('review.approve_plan', { nextId })])
  }
  const said = `Khó khăn ${teams[0]?.mark}`
  await mustAccept(gate, officer, [
    order('review.mark_lessons', { lessons: [lessonKey(reportId, 'difficulties', said)] }),
  ])
}
