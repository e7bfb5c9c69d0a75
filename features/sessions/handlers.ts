import { all, maybe, run, sql } from '../../platform/db/database.ts'
import { done, type Follower, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { eraseWords } from '../../platform/journal/erase.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { fold } from '../../platform/words/fold.ts'
import type { HouseholdsErased } from '../households/contract.ts'
import { snapshotHouseholds } from '../households/reads.ts'
import { findTeam, listMembersAmong } from '../teams/reads.ts'
import * as contract from './contract.ts'
import { hostsOf, setHosts } from './handlers/partners.ts'
import { dropPhotosOf, photoHandlers } from './handlers/photos.ts'
import { signUpHandlers } from './handlers/sign-ups.ts'
import { findClashes, findSession, findSessionOf, type Session } from './reads.ts'
import { monthlyAfter, whenProblem } from './rules.ts'

const { sessionsProblems } = contract
type Code = Parameters<typeof sessionsProblems.make>[0]

export const handlers = [
  handle(
    contract.planSession,
    async (work, input) => {
      const wrong = whenProblem(input, input.note !== '', work.today)
      if (wrong) return no(wrong)
      if (!(await findTeam(work.scope, input.teamId))) return no('sessions.team_not_found')
      const hosts = await hostsOf(work, input)
      if (!hosts) return no('sessions.partner_not_found')
      if ((await insert(work, [{ ...input, otherPartners: hosts.partners }])) === 0)
        return no('sessions.already_planned')
      await setHosts(work, [input.sessionId], hosts.partnerIds)
      return planned(work, [input])
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.repeatMonthly,
    async (work, { firstSessionId, rhythm, months, sessionIds }) => {
      const first = await findSession(work.scope, firstSessionId)
      if (!first) return no('sessions.not_found')
      const days = monthlyAfter(first.heldOn, months, rhythm)
      const ids = [...new Set(sessionIds)]
      const sessions = days.map((heldOn, at) => ({ ...first, note: '', heldOn, sessionId: ids[at] ?? firstSessionId }))
      const wrong = sessions.map((session) => whenProblem(session, false, work.today)).find(Boolean)
      if (wrong) return no(wrong)
      if ((await insert(work, sessions)) < months) return no('sessions.already_planned')
      await setHosts(
        work,
        sessions.map(({ sessionId }) => sessionId),
        first.partnerIds,
      )
      return planned(work, sessions)
    },
    async (work, { firstSessionId }) => teamOf(work, firstSessionId),
  ),

  handle(
    contract.correctSession,
    async (work, { sessionId, kind, title, partnerIds, partners, capacity, note }) =>
      change(work, sessionId, ['planned'], async ({ communeId, tx }) => {
        const hosts = await hostsOf(work, { partnerIds, partners })
        if (!hosts) return sessionsProblems.make('sessions.partner_not_found')
        await run(
          tx,
          sql`update sessions_session set kind = ${kind}, title = ${title}, partners = ${[...hosts.partners]}::text[], capacity = ${capacity}, note = ${note}
              where commune_id = ${communeId} and session_id = ${sessionId}`,
        )
        await setHosts(work, [sessionId], hosts.partnerIds)
        return undefined
      }),
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.moveSession,
    async (work, { sessionId, ...when }) => {
      const wrong = whenProblem(when, true, work.today)
      if (wrong) return no(wrong)
      return change(work, sessionId, ['planned'], async ({ communeId, tx }, before) => {
        if (before.attendances > 0 && when.heldOn > work.today) return sessionsProblems.make('sessions.was_attended')
        await run(
          tx,
          sql`update sessions_session set held_on = ${when.heldOn}, starts_at = ${when.startsAt}, ends_at = ${when.endsAt},
                venue = ${when.venue}, venue_folded = ${fold(when.venue)}
              where commune_id = ${communeId} and session_id = ${sessionId}`,
        )
        return undefined
      })
    },
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.cancelSession,
    async (work, { sessionId, reason }) =>
      change(work, sessionId, ['planned'], async (_, before) => {
        if (before.attendances > 0) return sessionsProblems.make('sessions.was_attended')
        return stand(work, sessionId, 'cancelled', { reason })
      }),
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.closeSession,
    async (work, { sessionId, result }) =>
      change(work, sessionId, ['planned'], async (_, before) => {
        if (before.heldOn > work.today) return sessionsProblems.make('sessions.not_yet')
        return stand(work, sessionId, 'closed', { result })
      }),
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.reopenSession,
    async (work, { sessionId }) =>
      change(work, sessionId, ['cancelled', 'closed'], async () => stand(work, sessionId, 'planned', {})),
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.attend,
    async (work, { sessionId, attendances, guest }) =>
      change(work, sessionId, ['planned'], async (_, before) => {
        if (before.heldOn > work.today) return sessionsProblems.make('sessions.not_yet')
        return present(work, before, guest ? [...attendances, guest] : attendances)
      }),
    async (work, { sessionId }) => teamOf(work, sessionId),
  ),

  handle(
    contract.unattend,
    async (work, { attendanceId }) => {
      const session = await findSessionOf(work.scope, attendanceId)
      if (!session) return no('sessions.attendance_not_found')
      return change(work, session.sessionId, ['planned'], async ({ communeId, tx }) => {
        const gone = await run(
          tx,
          sql`delete from sessions_attendance where commune_id = ${communeId} and attendance_id = ${attendanceId}`,
        )
        return gone === 0 ? sessionsProblems.make('sessions.attendance_not_found') : undefined
      })
    },
    async (work, { attendanceId }) => (await findSessionOf(work.scope, attendanceId))?.teamId ?? null,
  ),

  ...signUpHandlers,
  ...photoHandlers,
]

export const followers: readonly Follower[] = [
  {
    kind: 'households.erased',
    run: async (work, facts) => {
      const { scope } = work
      const { tx, communeId } = scope
      const households = (facts as unknown as readonly HouseholdsErased[]).flatMap(({ householdIds }) => householdIds)
      const attended = await all(
        tx,
        sql<{
          id: string
          signUpId: string | null
          sessionId: string
        }>`update sessions_attendance set name = '' where commune_id = ${communeId} and household_id = any(${households}::uuid[])
          returning attendance_id as id, sign_up_id as "signUpId", session_id as "sessionId"`,
      )
      // Their name and hand may stand on the sheet that was photographed.
      await dropPhotosOf(
        work,
        attended.map(({ sessionId }) => sessionId),
      )
      const signUps = attended.flatMap(({ signUpId }) => signUpId ?? [])
      await run(
        tx,
        sql`update sessions_sign_up set name = '', phone = null
            where commune_id = ${communeId} and sign_up_id = any(${signUps}::uuid[])`,
      )
      const ids = [...attended.map(({ id }) => id), ...signUps]
      await eraseWords(scope, ids, [contract.attend.type, contract.signUp.type, contract.checkIn.type])
    },
  },
]

function no(code: Code): Outcome {
  return refuse(sessionsProblems.make(code))
}

async function teamOf(work: Work, sessionId: string): Promise<string | null> {
  return (await findSession(work.scope, sessionId))?.teamId ?? null
}

type Planned = Pick<Session, 'sessionId' | 'teamId' | 'heldOn' | 'startsAt' | 'endsAt' | 'venue'>

async function insert(
  work: Work,
  sessions: readonly (Planned & Pick<Session, 'kind' | 'title' | 'otherPartners' | 'capacity' | 'note'>)[],
) {
  const { communeId, tx } = work.scope
  const rows = sessions.map((session) => ({
    ...session,
    folded: fold(session.venue),
    partners: [...session.otherPartners],
  }))
  return run(
    tx,
    sql`insert into sessions_session (commune_id, session_id, team_id, kind, title, held_on, starts_at, ends_at, venue, venue_folded, partners, capacity, note)
        select ${communeId}::uuid, "sessionId", "teamId", kind, title, "heldOn", "startsAt", "endsAt", venue, folded,
               array(select jsonb_array_elements_text(partners)), capacity, note
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("sessionId" uuid, "teamId" uuid, kind text, title text, "heldOn" date,
             "startsAt" text, "endsAt" text, venue text, folded text, partners jsonb, capacity int, note text)
        on conflict do nothing`,
  )
}

async function planned(work: Work, sessions: readonly Planned[]): Promise<Outcome> {
  const clashes = []
  for (const session of sessions) clashes.push(...(await findClashes(work.scope, session)))
  return done({
    result: { sessionIds: sessions.map(({ sessionId }) => sessionId), clashes },
    changes: sessions.map(({ sessionId, teamId }) => ({ noun: 'session', id: sessionId, teamId })),
  })
}

/** Holds a session until the commit, so that nobody is put into one that is being closed, and does what is wanted. */
async function change(
  work: Work,
  sessionId: string,
  from: readonly Session['status'][],
  act: (scope: Work['scope'], before: Session) => Promise<Problem | undefined>,
): Promise<Outcome> {
  const { communeId, tx } = work.scope
  await maybe(
    tx,
    sql`select from sessions_session where commune_id = ${communeId} and session_id = ${sessionId} for update`,
  )
  const before = await findSession(work.scope, sessionId)
  if (!before) return no('sessions.not_found')
  if (!from.includes(before.status))
    return no(before.status === 'planned' ? 'sessions.is_open' : `sessions.is_${before.status}`)
  const problem = await act(work.scope, before)
  if (problem) return refuse(problem)
  const after = (await findSession(work.scope, sessionId)) ?? before
  const clashes = after.status === 'planned' ? await findClashes(work.scope, after) : []
  return done({
    result: { sessionId, clashes, attendances: after.attendances },
    changes: [{ noun: 'session', id: sessionId, teamId: before.teamId }],
  })
}

async function stand(
  work: Work,
  sessionId: string,
  status: Session['status'],
  { reason = null, result = null }: { reason?: string | null; result?: string | null },
): Promise<undefined> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update sessions_session set status = ${status}, reason = ${reason}, result = ${result}
        where commune_id = ${communeId} and session_id = ${sessionId}`,
  )
}

async function present(
  work: Work,
  { sessionId, kind, heldOn }: Session,
  attendances: readonly contract.AttendanceInput[],
): Promise<Problem | undefined> {
  const { scope, receivedAt } = work
  const memberIds = [...new Set(attendances.flatMap(({ memberId }) => memberId ?? []))]
  if (memberIds.length > 0 && kind !== 'members_training') return sessionsProblems.make('sessions.not_for_members')
  const members = new Set((await listMembersAmong(scope, memberIds, heldOn)).map(({ memberId }) => memberId))
  if (members.size < memberIds.length) return sessionsProblems.make('sessions.member_unknown')
  const named = attendances.flatMap(({ householdId }) => householdId ?? [])
  const households = await snapshotHouseholds(scope, named)
  if (named.some((id) => !households.has(id))) return sessionsProblems.make('sessions.household_out_of_sight')
  const rows = attendances.map((one) => {
    const household = one.householdId === null ? undefined : households.get(one.householdId)
    const householdId = one.memberId === null ? (household?.householdId ?? null) : null
    return { ...one, householdId, name: household || one.memberId !== null ? '' : one.name }
  })
  const signedUp = [...new Set(attendances.flatMap(({ signUpId }) => signUpId ?? []))]
  const known = await all(
    scope.tx,
    sql`select from sessions_sign_up where commune_id = ${scope.communeId} and session_id = ${sessionId} and sign_up_id = any(${signedUp}::uuid[])`,
  )
  if (known.length < signedUp.length) return sessionsProblems.make('sessions.sign_up_not_found')
  // Two helpers at one door, or one whose answer was lost, may say the same of somebody.
  const taken = await maybe(
    scope.tx,
    sql`select from sessions_attendance a
        join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("attendanceId" uuid, "householdId" uuid, "memberId" uuid, "signUpId" uuid)
          on a.attendance_id = r."attendanceId"
        where a.commune_id = ${scope.communeId} and (a.session_id, a.household_id, a.member_id, a.sign_up_id)
          is distinct from (${sessionId}::uuid, r."householdId", r."memberId", r."signUpId")`,
  )
  if (taken) return sessionsProblems.make('sessions.attendance_id_taken')
  await run(
    scope.tx,
    sql`insert into sessions_attendance (commune_id, attendance_id, session_id, household_id, member_id, sign_up_id, name, attended_at)
        select ${scope.communeId}::uuid, "attendanceId", ${sessionId}::uuid, "householdId", "memberId", "signUpId", name, ${receivedAt}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("attendanceId" uuid, "householdId" uuid, "memberId" uuid, "signUpId" uuid, name text)
        on conflict do nothing`,
  )
  return undefined
}
