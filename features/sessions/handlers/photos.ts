import { all, maybe, run, sql } from '../../../platform/db/database.ts'
import { dropFile, holdFile } from '../../../platform/files/files.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findSession, type Session } from '../reads.ts'

// The photograph of the paper sheet: it proves, and counts nothing, so it may also come after the session was closed.

const { sessionsProblems } = contract
type Code = Parameters<typeof sessionsProblems.make>[0]

export const photoHandlers = [
  handle(
    contract.attachPhoto,
    async (work, { sessionId, fileId }) => {
      const session = await held(work, sessionId)
      if (typeof session === 'string') return no(session)
      const { communeId, tx } = work.scope
      const owner = await maybe(
        tx,
        sql<{
          id: string
        }>`select session_id as id from sessions_photo where commune_id = ${communeId} and file_id = ${fileId}`,
      )
      if (owner && owner.id !== sessionId) return no('sessions.photo_of_another')
      if (!(await holdFile(work.scope, fileId, work.givenBy, owner !== undefined)))
        return no('sessions.photo_not_there')
      if (!owner) await dropPhotosOf(work, [sessionId])
      await run(
        tx,
        sql`insert into sessions_photo (commune_id, session_id, file_id, attached_by, attached_at)
            values (${communeId}, ${sessionId}, ${fileId}, ${work.givenBy}, ${work.receivedAt}) on conflict do nothing`,
      )
      return touched(session)
    },
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.removePhoto,
    async (work, { sessionId }) => {
      const session = await held(work, sessionId)
      if (typeof session === 'string') return no(session)
      await dropPhotosOf(work, [sessionId])
      return touched(session)
    },
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),
]

/** Takes away what is pictured of these sessions, with its bytes. */
export async function dropPhotosOf({ scope }: Pick<Work, 'scope'>, sessionIds: readonly string[]): Promise<void> {
  const gone = await all(
    scope.tx,
    sql<{
      fileId: string
    }>`delete from sessions_photo where commune_id = ${scope.communeId} and session_id = any(${[...sessionIds]}::uuid[])
                            returning file_id as "fileId"`,
  )
  for (const { fileId } of gone) await dropFile(scope, fileId)
}

/** A session that was or is being held, locked until the commit: two photographs for it follow each other. */
async function held({ scope, today }: Work, sessionId: string): Promise<Session | Code> {
  await maybe(
    scope.tx,
    sql`select from sessions_session where commune_id = ${scope.communeId} and session_id = ${sessionId} for update`,
  )
  const session = await findSession(scope, sessionId)
  if (!session) return 'sessions.not_found'
  if (session.status === 'cancelled') return 'sessions.is_cancelled'
  return session.heldOn > today ? 'sessions.not_yet' : session
}

async function teamOf({ scope }: Work, sessionId: string): Promise<string | null> {
  return (await findSession(scope, sessionId))?.teamId ?? null
}

function touched({ sessionId, teamId }: Session): Outcome {
  return done({ changes: [{ noun: 'session', id: sessionId, teamId }] })
}

function no(code: Code): Outcome {
  return refuse(sessionsProblems.make(code))
}
