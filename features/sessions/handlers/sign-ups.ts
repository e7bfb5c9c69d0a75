import { all, one, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findSession, listOpenSessions, type OpenSession, type Session, snapshotSignUps } from '../reads.ts'
import { checkInsInTenMinutes, signUpsInTenMinutes, signUpsOfOne, whoIsHere } from '../rules.ts'

// By anybody, so it says nothing to those who follow a team's records, nor to whoever asks: the organisers' page shows it.

const { sessionsProblems } = contract

export const signUpHandlers = [
  handle(contract.signUp, async (work, said) => {
    const [session] = await listOpenSessions(work.scope, { from: work.today, only: said.sessionId })
    if (session?.status !== 'planned') return no('sessions.not_open_for_sign_up')
    if (await isFlooded(work, session, sql`signed_at`, signUpsInTenMinutes)) return no('sessions.too_many_sign_ups')
    const changes = await putDown(work, session, said, null)
    return done({ result: { signUps: session.signUps + 1 }, changes })
  }),

  handle(contract.checkIn, async (work, said) => {
    const { scope, today, receivedAt } = work
    const [session] = await listOpenSessions(scope, { from: today, to: today, only: said.sessionId })
    if (session?.status !== 'planned') return no('sessions.not_open_for_check_in')
    if (await isFlooded(work, session, sql`checked_in_at`, checkInsInTenMinutes))
      return no('sessions.too_many_sign_ups')
    const known = await all(
      scope.tx,
      sql<{ signUpId: string; name: string; phone: string | null; isHere: boolean }>`
        select u.sign_up_id as "signUpId", u.name, u.phone,
          u.checked_in_at is not null or exists (select from sessions_attendance a
            where a.commune_id = u.commune_id and a.sign_up_id = u.sign_up_id) as "isHere"
        from sessions_sign_up u where u.commune_id = ${scope.communeId} and u.session_id = ${said.sessionId}
          and (u.phone = ${said.phone} or ${said.phone}::text is null and u.phone is null and u.name <> '')
        order by u.signed_at, u.sign_up_id`,
    )
    // The answer is the same whoever it is, so that nobody learns here who signed up.
    const found = whoIsHere(known, said)
    if (found === 'here') return done()
    if (found === undefined) return done({ changes: await putDown(work, session, said, receivedAt) })
    await setCheckedIn(work, found, receivedAt)
    return done({ changes: touched(session, found) })
  }),

  handle(
    contract.dismissCheckIn,
    async (work, { signUpId }) => {
      const session = await sessionOf(work, signUpId)
      if (!session) return no('sessions.sign_up_not_found')
      if (session.status !== 'planned') return no(`sessions.is_${session.status}`)
      if ((await setCheckedIn(work, signUpId, null)) === 0) return no('sessions.not_checked_in')
      return done({ changes: touched(session, signUpId) })
    },
    async (work, { signUpId }) => (await sessionOf(work, signUpId))?.teamId ?? null,
  ),
]

function no(code: Parameters<typeof sessionsProblems.make>[0]): Outcome {
  return refuse(sessionsProblems.make(code))
}

async function sessionOf({ scope }: Work, signUpId: string): Promise<Session | undefined> {
  const known = (await snapshotSignUps(scope, [signUpId])).get(signUpId)
  return known && findSession(scope, known.sessionId)
}

function touched({ teamId }: Pick<OpenSession, 'teamId'>, signUpId: string) {
  return [{ noun: 'sign_up', id: signUpId, teamId }]
}

async function isFlooded(
  { scope, receivedAt }: Work,
  { sessionId, signUps }: OpenSession,
  column: ReturnType<typeof sql>,
  most: number,
): Promise<boolean> {
  const { recent } = await one(
    scope.tx,
    sql<{ recent: number }>`select count(*) as recent from sessions_sign_up where commune_id = ${scope.communeId}
      and session_id = ${sessionId} and ${column} > ${receivedAt}::timestamptz - interval '10 minutes'`,
  )
  return recent >= most || signUps >= signUpsOfOne
}

async function putDown(work: Work, session: OpenSession, said: contract.SignUpInput, checkedInAt: string | null) {
  const { scope, receivedAt } = work
  const { signUpId, sessionId, name, phone } = said
  const fresh = await run(
    scope.tx,
    sql`insert into sessions_sign_up (commune_id, sign_up_id, session_id, name, phone, signed_at, checked_in_at)
        values (${scope.communeId}, ${signUpId}, ${sessionId}, ${name}, ${phone}, ${receivedAt}, ${checkedInAt}) on conflict do nothing`,
  )
  return fresh === 1 ? touched(session, signUpId) : []
}

/** Says when somebody checked in, or that they did not; counts the sign-ups that this changed. */
async function setCheckedIn({ scope }: Work, signUpId: string, at: string | null): Promise<number> {
  return run(
    scope.tx,
    sql`update sessions_sign_up u set checked_in_at = ${at}::timestamptz
        where u.commune_id = ${scope.communeId} and u.sign_up_id = ${signUpId}
          and (u.checked_in_at is null) <> (${at}::timestamptz is null)
          and not exists (select from sessions_attendance a where a.commune_id = u.commune_id and a.sign_up_id = u.sign_up_id)`,
  )
}
