import { maybe, run, sql } from '../../../platform/db/database.ts'
import { type Change, done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { findReport } from '../../reports/reads.ts'
import { markLessons, reviewProblems, unmarkLesson, wordLesson } from '../contract.ts'
import { findLesson } from '../reads.ts'

type Key = { readonly reportId: string; readonly field: string; readonly digest: string }

export const lessonHandlers = [
  handle(markLessons, async (work, { lessons }) => {
    const { communeId, tx } = work.scope
    const changes: Change[] = []
    for (const [position, lesson] of lessons.entries()) {
      const found = await findLesson(work.scope, lesson)
      if (!found) return refuse(reviewProblems.make('review.lesson_not_found'))
      const { said, teamId } = found
      changes.push({ noun: 'report', id: lesson.reportId, teamId })
      await run(
        tx,
        sql`insert into review_lesson (commune_id, report_id, field, digest, said, wording, marked_at, position)
            values (${communeId}, ${lesson.reportId}, ${lesson.field}, ${lesson.digest}, ${said}, ${said.slice(0, 1_000)}, ${work.receivedAt}, ${position})
            on conflict do nothing`,
      )
    }
    return done({ changes })
  }),

  handle(unmarkLesson, async (work, { lesson }) => {
    const problem = await whyNot(work, lesson)
    if (problem) return refuse(problem)
    await run(work.scope.tx, sql`delete from review_lesson where ${named(work, lesson)}`)
    return done({ changes: await touched(work, lesson) })
  }),

  handle(wordLesson, async (work, { lesson, wording }) => {
    const problem = await whyNot(work, lesson)
    if (problem) return refuse(problem)
    await run(work.scope.tx, sql`update review_lesson set wording = ${wording} where ${named(work, lesson)}`)
    return done({ changes: await touched(work, lesson) })
  }),
]

/** A lesson is a part of its report, for those who follow. */
async function touched({ scope }: Work, { reportId }: Key): Promise<Change[]> {
  return [{ noun: 'report', id: reportId, teamId: (await findReport(scope, reportId))?.teamId ?? null }]
}

function named({ scope }: Work, { reportId, field, digest }: Key) {
  return sql`commune_id = ${scope.communeId} and report_id = ${reportId} and field = ${field} and digest = ${digest}`
}

/** What a plan before the leader, or an approved one, has taken in stays as it is there. */
async function whyNot(work: Work, lesson: Key) {
  const mark = await maybe(
    work.scope.tx,
    sql<{
      nextId: string | null
    }>`select next_id as "nextId" from review_lesson where ${named(work, lesson)} for update`,
  )
  if (!mark) return reviewProblems.make('review.lesson_not_found')
  return mark.nextId === null ? undefined : reviewProblems.make('review.lesson_used')
}
