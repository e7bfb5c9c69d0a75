import { v7 as newId } from 'uuid'
import { listSessions } from '../../features/sessions/reads.ts'
import { withScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/database.ts'
import { storeWhole } from '../../platform/files/files.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { qrPng } from '../../platform/papers/qr.ts'
import { mustAccept, order, type Person, type Place, personWith, today, worldNow } from './place.ts'

export async function theVisits(
  gate: Inbox,
  communeId: string,
  people: readonly Person[],
  households: Place['households'],
): Promise<string[]> {
  const visits: string[] = []
  const marks = new Map(households.map(({ teamId, headName }) => [teamId, headName.split(' ')[2]]))
  for (const [n, { householdId, teamId }] of households.entries()) {
    const person = people.find((one) =>
      one.grants.some((grant) => grant.role === 'team_lead' && grant.teamId === teamId),
    )
    const visitId = newId()
    visits.push(visitId)
    const actor = { accountId: person?.accountId ?? null, communeId, grants: person?.grants ?? [] }
    await mustAccept(gate, actor, [
      order('support.record', {
        visitId,
        teamId,
        householdId: n % 3 === 2 ? null : householdId,
        heldOn: `2025-11-0${1 + (n % 9)}`,
        mode: n % 2 === 0 ? 'in_person' : 'phone',
        items: [{ kind: 'vneid' }],
        note: `Ghi chú ${marks.get(teamId)}`,
      }),
    ])
  }
  return visits
}

/** Every lead has put a photograph to a visit of the team, one to its session, and sent others that belong nowhere yet. */
export async function thePhotos(db: Database, gate: Inbox, place: Place): Promise<void> {
  for (const [n, { teamId, mark }] of place.teams.entries()) {
    const lead = personWith(place, 'team_lead', teamId)
    const [fileId, sheetId] = [newId(), newId()]
    const loose = [newId(), newId(), newId()]
    const bytes = new Uint8Array(qrPng(mark).png)
    await withScope(db, lead, 'read write', async (scope) => {
      for (const id of [fileId, sheetId, ...loose]) await storeWhole(scope, id, bytes, new Date(worldNow).toISOString())
    })
    await mustAccept(gate, lead, [order('support.attach_photo', { visitId: place.visits[3 * n], fileId })])
    const [held] = await withScope(
      db,
      lead,
      'read only',
      async (scope) => (await listSessions(scope, { to: today })).rows,
    )
    await mustAccept(gate, lead, [order('sessions.attach_photo', { sessionId: held?.sessionId, fileId: sheetId })])
  }
}
