import { holds, holdsIn, type Scope } from '../../platform/access/scope.ts'
import { all, maybe, run, sql } from '../../platform/db/database.ts'
import { dropFile, holdFile } from '../../platform/files/files.ts'
import { type Change, done, type Fact, handle, nowhere, refuse, type Work } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { findErased, findHousehold, isVulnerableOn } from '../households/reads.ts'
import { listPartnerNames } from '../partners/reads.ts'
import { findTeam, snapshotMembers } from '../teams/reads.ts'
import {
  attachPhoto,
  cancelSupport,
  correctSupport,
  recordSupport,
  removePhoto,
  supportProblems,
  type VisitFact,
  type VisitInput,
} from './contract.ts'
import { isShut, needsReason } from './handlers/closed.ts'
import { findVisit, type Visit } from './reads.ts'
import { dateProblem } from './rules.ts'

export const handlers = [
  handle(
    recordSupport,
    async (work, input) => {
      const judged = await judge(work, input)
      if (!judged.ok) return refuse(judged.problem)
      const fact = factOf(input, judged, work.givenBy)
      if (!(await insertVisit(work, input, fact))) return refuse(supportProblems.make('support.already_recorded'))
      await insertParts(work, input)
      await takeTurns(work, [input.teamId])
      return done({
        result: { visitId: fact.visitId, householdId: fact.householdId, vulnerable: fact.vulnerable },
        changes: touched(fact.visitId, [fact.teamId]),
        facts: [{ kind: 'support.recorded', ...fact }],
      })
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    correctSupport,
    async (work, { reason, ...input }) => {
      const found = await holdVisit(work, input.visitId)
      if (!found.ok) return refuse(found.problem)
      const before = found.visit
      if (reason === '' && (await needsReason(work, [before.heldOn, input.heldOn])))
        return refuse(supportProblems.make('support.reason_needed'))
      const judged = await judge(work, input, before)
      if (!judged.ok) return refuse(judged.problem)
      const fact = factOf(input, judged, before.recordedBy)
      await updateVisit(work, input, fact)
      await insertParts(work, input)
      await takeTurns(work, [before.teamId, fact.teamId])
      return done({
        result: { visitId: fact.visitId, householdId: fact.householdId, vulnerable: fact.vulnerable },
        changes: touched(fact.visitId, [before.teamId, fact.teamId]),
        facts: [cancelled(before), { kind: 'support.recorded', ...fact }],
      })
    },
    async (work, { visitId }) => (await findVisit(work.scope, visitId))?.teamId ?? null,
  ),

  handle(
    cancelSupport,
    async (work, { visitId, reason }) => {
      const found = await holdVisit(work, visitId)
      if (!found.ok) return refuse(found.problem)
      const { tx, communeId } = work.scope
      await run(
        tx,
        sql`update support_visit set status = 'cancelled', cancel_reason = ${reason} where commune_id = ${communeId} and visit_id = ${visitId}`,
      )
      await takeTurns(work, [found.visit.teamId])
      return done({ changes: touched(visitId, [found.visit.teamId]), facts: [cancelled(found.visit)] })
    },
    async (work, { visitId }) => {
      const visit = await findVisit(work.scope, visitId)
      // A phone also cancels what may never have come here, and must hear so: only what is out of sight is another matter.
      return visit?.teamId ?? ((await isStored(work.scope, visitId)) ? null : nowhere)
    },
  ),

  handle(
    attachPhoto,
    async (work, { visitId, fileId }) => {
      const found = await touchVisit(work, visitId)
      if (!found.ok) return refuse(found.problem)
      const { tx, communeId } = work.scope
      const owner = await maybe(
        tx,
        sql<{
          id: string
        }>`select visit_id as id from support_photo where commune_id = ${communeId} and file_id = ${fileId}`,
      )
      if (owner && owner.id !== visitId) return refuse(supportProblems.make('support.photo_of_another_visit'))
      if (!(await holdFile(work.scope, fileId, work.givenBy, owner !== undefined)))
        return refuse(supportProblems.make('support.photo_not_there'))
      if (!owner) await takePhotoAway(work, visitId)
      await run(
        tx,
        sql`insert into support_photo (commune_id, visit_id, file_id, attached_by, attached_at)
            values (${communeId}, ${visitId}, ${fileId}, ${work.givenBy}, ${work.receivedAt}) on conflict do nothing`,
      )
      return done({ changes: touched(visitId, [found.visit.teamId]) })
    },
    async (work, { visitId }) => (await findVisit(work.scope, visitId))?.teamId ?? null,
  ),

  handle(
    removePhoto,
    async (work, { visitId }) => {
      const found = await touchVisit(work, visitId)
      if (!found.ok) return refuse(found.problem)
      await takePhotoAway(work, visitId)
      return done({ changes: touched(visitId, [found.visit.teamId]) })
    },
    async (work, { visitId }) => (await findVisit(work.scope, visitId))?.teamId ?? null,
  ),
]

/** Roles that record and correct for any team of the commune. */
const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const

type Judged = { ok: true; householdId: string | null; vulnerable: boolean } | { ok: false; problem: Problem }

/** Holds what is said about a visit against what the giver may see and do, and tells whom it counts for. */
async function judge(work: Work, input: VisitInput, before?: Visit): Promise<Judged> {
  const { scope } = work
  const no = (code: Parameters<typeof supportProblems.make>[0]) => ({
    ok: false as const,
    problem: supportProblems.make(code),
  })
  const wrongDay = dateProblem(input.heldOn, work.today)
  if (wrongDay) return no(wrongDay)
  if (await isShut(work, input.heldOn)) return no('support.period_closed')
  const mayRecord = holds(scope, forAnyTeam) || holdsIn(scope, ['member', 'team_lead'], input.teamId)
  if (!mayRecord || !(await findTeam(scope, input.teamId))) return no('support.team_not_found')
  const keptHelpers = before?.teamId === input.teamId ? before.helperIds : []
  const newHelpers = input.helperIds.filter((id) => !keptHelpers.includes(id))
  if (newHelpers.length > 0) {
    const members = await snapshotMembers(scope, newHelpers)
    const inTeam = [...members.values()].filter((member) => member.teamId === input.teamId)
    if (inTeam.length < newHelpers.length) return no('support.helper_not_found')
  }
  if (input.partnerIds.length > 0) {
    const known = new Set((await listPartnerNames(scope)).map(({ partnerId }) => partnerId))
    if (input.partnerIds.some((id) => !known.has(id))) return no('support.partner_not_found')
  }
  if (input.householdId === null) return { ok: true, householdId: null, vulnerable: false }
  const household = await findHousehold(scope, input.householdId)
  if (household) {
    const { householdId } = household
    return { ok: true, householdId, vulnerable: await isVulnerableOn(scope, householdId, input.heldOn) }
  }
  const { householdId } = input
  const erased = await findErased(scope, householdId)
  // The rest of the record may still be set right. Of an erased household the days of its groups stay; of one that moved
  // away they are no more this giver's to know.
  if (before?.householdId === householdId) {
    const vulnerable = erased ? await isVulnerableOn(scope, householdId, input.heldOn) : before.vulnerable
    return { ok: true, householdId, vulnerable }
  }
  return erased ? { ok: false, problem: erased } : no('support.household_out_of_sight')
}

type Touched = { ok: true; visit: Visit } | { ok: false; problem: Problem }

/** The same where figures change with it: not in a period whose report is locked. */
async function holdVisit(work: Work, visitId: string): Promise<Touched> {
  const touched = await touchVisit(work, visitId)
  if (!touched.ok || !(await isShut(work, touched.visit.heldOn))) return touched
  return { ok: false, problem: supportProblems.make('support.period_closed') }
}

async function isStored({ tx, communeId }: Scope, visitId: string): Promise<boolean> {
  const found = sql`select 1 as one from support_visit where commune_id = ${communeId} and visit_id = ${visitId}`
  return (await maybe(tx, found)) !== undefined
}

/** Locks a visit until the commit, so that two corrections of it follow each other, and says why it may not change. */
async function touchVisit(work: Work, visitId: string): Promise<Touched> {
  const { scope } = work
  const no = (code: Parameters<typeof supportProblems.make>[0]) => ({
    ok: false as const,
    problem: supportProblems.make(code),
  })
  await maybe(
    scope.tx,
    sql`select 1 from support_visit where commune_id = ${scope.communeId} and visit_id = ${visitId} for update`,
  )
  const visit = await findVisit(scope, visitId)
  if (!visit) return no('support.visit_not_found')
  if (visit.status === 'cancelled') return no('support.visit_cancelled')
  const may =
    holds(scope, forAnyTeam) || holdsIn(scope, ['team_lead'], visit.teamId) || visit.recordedBy === scope.accountId
  return may ? { ok: true, visit } : no('support.not_yours')
}

/** The bytes go with it: who takes a photograph back must be able to rely on that. */
async function takePhotoAway({ scope }: Work, visitId: string): Promise<void> {
  const gone = await maybe(
    scope.tx,
    sql<{
      id: string
    }>`delete from support_photo where commune_id = ${scope.communeId} and visit_id = ${visitId} returning file_id as id`,
  )
  if (gone) await dropFile(scope, gone.id)
}

async function insertVisit(work: Work, input: VisitInput, fact: VisitFact): Promise<boolean> {
  const { scope, deviceAt, receivedAt } = work
  const offset = Math.round((Date.parse(deviceAt) - Date.parse(receivedAt)) / 1000)
  const made = await run(
    scope.tx,
    sql`insert into support_visit (commune_id, visit_id, team_id, household_id, anonymous, held_on, mode, people, vulnerable, note,
                                   recorded_by, device_at, received_at, clock_offset_s)
        values (${scope.communeId}, ${fact.visitId}, ${fact.teamId}, ${fact.householdId}, ${fact.householdId === null}, ${fact.heldOn},
                ${input.mode}, ${fact.people}, ${fact.vulnerable}, ${input.note}, ${fact.recordedBy}, ${deviceAt}, ${receivedAt}, ${offset})
        on conflict do nothing`,
  )
  return made === 1
}

async function updateVisit({ scope }: Work, input: VisitInput, fact: VisitFact): Promise<void> {
  const { tx, communeId } = scope
  await run(
    tx,
    sql`update support_visit set team_id = ${fact.teamId}, household_id = ${fact.householdId}, anonymous = ${fact.householdId === null},
          held_on = ${fact.heldOn}, mode = ${input.mode}, people = ${fact.people}, vulnerable = ${fact.vulnerable}, note = ${input.note}
        where commune_id = ${communeId} and visit_id = ${fact.visitId}`,
  )
  await run(tx, sql`delete from support_item where commune_id = ${communeId} and visit_id = ${fact.visitId}`)
  await run(tx, sql`delete from support_partner where commune_id = ${communeId} and visit_id = ${fact.visitId}`)
  await run(tx, sql`delete from support_helper where commune_id = ${communeId} and visit_id = ${fact.visitId}`)
}

async function insertParts({ scope }: Work, { visitId, items, helperIds, partnerIds }: VisitInput): Promise<void> {
  const rows = items.map((item, ordinal) => ({ ordinal, kind: item.kind, detail: item.detail }))
  await run(
    scope.tx,
    sql`insert into support_item (commune_id, visit_id, ordinal, kind, detail)
        select ${scope.communeId}::uuid, ${visitId}::uuid, r.ordinal, r.kind, r.detail
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ordinal int, kind text, detail text)`,
  )
  if (partnerIds.length > 0)
    await run(
      scope.tx,
      sql`insert into support_partner (commune_id, visit_id, partner_id)
          select ${scope.communeId}::uuid, ${visitId}::uuid, unnest(${partnerIds}::uuid[])`,
    )
  if (helperIds.length === 0) return
  await run(
    scope.tx,
    sql`insert into support_helper (commune_id, visit_id, member_id)
        select ${scope.communeId}::uuid, ${visitId}::uuid, unnest(${helperIds}::uuid[])`,
  )
}

/**
 * Writers of one team's figures go one after another from here to the commit, in the teams' order. A correction takes
 * away and adds in two steps, so the order of keys within each step alone would not keep two corrections from a deadlock.
 */
async function takeTurns({ scope }: Work, teamIds: readonly string[]): Promise<void> {
  for (const teamId of [...new Set(teamIds)].sort()) {
    await all(
      scope.tx,
      sql`select pg_advisory_xact_lock(hashtextextended(${`support ${scope.communeId} ${teamId}`}, 0))`,
    )
  }
}

function factOf(input: VisitInput, judged: Judged & { ok: true }, recordedBy: string | null): VisitFact {
  const { visitId, teamId, heldOn, mode, people, items } = input
  const { householdId, vulnerable } = judged
  return { visitId, teamId, householdId, heldOn, inPerson: mode === 'in_person', vulnerable, people, items, recordedBy }
}

function cancelled(visit: Visit): Fact {
  const { visitId, teamId, householdId, heldOn, mode, vulnerable, people, items, recordedBy } = visit
  const fact: VisitFact = {
    visitId,
    teamId,
    householdId,
    heldOn,
    inPerson: mode === 'in_person',
    vulnerable,
    people,
    items,
    recordedBy,
  }
  return { kind: 'support.cancelled', ...fact }
}

/** A visit that went to another team is a change for both: the first one's phones must let it go. */
function touched(visitId: string, teamIds: readonly string[]): Change[] {
  return [...new Set(teamIds)].map((teamId) => ({ noun: 'visit', id: visitId, teamId }))
}
