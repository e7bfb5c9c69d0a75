/** The row of a next plan, and what all orders about one share. */
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { type Change, done, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { reviewProblems } from '../contract.ts'
import { findNext, type NextPlan } from '../reads.ts'
import type { NextContent } from '../rules/next-content.ts'

/** Held until the order is through. */
export async function lockNext(work: Work, nextId: string): Promise<NextPlan | undefined> {
  const { communeId, tx } = work.scope
  const there = await maybe(
    tx,
    sql`select 1 from review_next where commune_id = ${communeId} and next_id = ${nextId} for update`,
  )
  return there ? findNext(work.scope, nextId) : undefined
}

/** Changes the document of a draft that may still be changed; what `change` does not find is refused. */
export async function changeDraft(
  work: Work,
  nextId: string,
  change: (next: NextPlan) => NextContent | Outcome | Promise<NextContent | Outcome>,
): Promise<Outcome> {
  const next = await lockNext(work, nextId)
  if (!next) return refuse(reviewProblems.make('review.not_found'))
  if (next.status !== 'draft') return refuse(reviewProblems.make('review.not_open'))
  const changed = await change(next)
  if ('ok' in changed) return changed
  await keepContent(work, nextId, changed)
  return done({ changes: touched(nextId) })
}

export async function keepContent(work: Work, nextId: string, content: NextContent): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update review_next set content = ${JSON.stringify(content)}::jsonb where commune_id = ${communeId} and next_id = ${nextId}`,
  )
}

/** Next plans are of the commune: no team. */
export function touched(nextId: string): Change[] {
  return [{ noun: 'next_plan', id: nextId, teamId: null }]
}
