import { holds, holdsIn } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import {
  type Change,
  done,
  handle,
  nowhere,
  type Outcome,
  refuse,
  type Work,
} from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { findErased, findHousehold } from '../../households/reads.ts'
import { isClosed } from '../../support/reads.ts'
import { findTeam } from '../../teams/reads.ts'
import * as contract from '../contract.ts'
import { findMeant, findProcedure } from '../reads/procedures.ts'
import { type Dossier, findDossier } from '../reads.ts'
import { isInForce, reminderProblem, saidProblem, secretIn, waysFrom } from '../rules.ts'
import { pairTwins } from './twins.ts'

const { dossiersProblems } = contract
type Code = keyof typeof dossiersProblems.entries

/** Roles that file and correct for any team of the commune. */
const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const
const afterClosing = ['coordinator', 'admin'] as const

export const dossierHandlers = [
  handle(
    contract.fileDossier,
    async (work, input) => {
      const judged = await judge(work, input)
      const erased =
        judged === 'dossiers.household_out_of_sight' && (await findErased(work.scope, input.householdId ?? ''))
      if (erased) return refuse(erased)
      if (typeof judged === 'string') return no(judged)
      const { scope, receivedAt } = work
      const made = await run(
        scope.tx,
        sql`insert into dossiers_dossier (commune_id, dossier_id, team_id, household_id, procedure_id, words, words_folded, filed_on, portal_code,
              filed_by, fee_online, note, status_on, remind_on, recorded_by, recorded_at)
            values (${scope.communeId}, ${input.dossierId}, ${input.teamId}, ${judged.householdId}, ${judged.procedureId}, ${input.words},
                    ${fold(input.words)}, ${input.filedOn}, nullif(${input.portalCode}, ''), ${input.filedBy}, ${input.feeOnline === 'yes'},
                    ${input.note}, ${input.filedOn}, ${input.remindOn}, ${work.givenBy}, ${receivedAt})
            on conflict on constraint dossiers_dossier_pk do nothing`,
      )
      if (made === 0) return no('dossiers.already_filed')
      await pairTwins(work, [{ householdId: judged.householdId, day: input.filedOn }])
      return done({
        result: { dossierId: input.dossierId, householdId: judged.householdId },
        changes: touched(input.dossierId, [input.teamId]),
      })
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctDossier,
    async (work, { reason, ...input }) => {
      const before = await hold(work, input.dossierId)
      if (typeof before === 'string') return no(before)
      if (!mayChange(work, before)) return no('dossiers.not_yours')
      if (await isShut(work, before.filedOn)) return no('dossiers.period_closed')
      if (reason === '' && work.givenBy === work.scope.accountId && (await isClosed(work.scope, before.filedOn)))
        return no('dossiers.reason_needed')
      // What the visit says of a line is said anew there: who, when, by whom.
      const said = before.isLine
        ? { ...input, teamId: before.teamId, householdId: before.householdId, filedOn: before.filedOn }
        : input
      if (before.isLine && (input.householdId !== before.householdId || input.filedOn !== before.filedOn))
        return no('dossiers.of_visit')
      const judged = await judge(work, said, before)
      if (typeof judged === 'string') return no(judged)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update dossiers_dossier set team_id = ${said.teamId}, household_id = ${judged.householdId}, procedure_id = ${judged.procedureId},
              words = case when visit_id is null then ${said.words} else words end,
              words_folded = case when visit_id is null then ${fold(said.words)} else words_folded end,
              filed_on = ${said.filedOn}, portal_code = nullif(${said.portalCode}, ''), filed_by = ${said.filedBy},
              fee_online = ${said.feeOnline === 'yes'}, note = ${said.note}, remind_on = ${said.remindOn},
              status_on = case when status = 'filed' then ${said.filedOn}::date else status_on end
            where commune_id = ${communeId} and dossier_id = ${before.dossierId}`,
      )
      await pairTwins(work, [
        { householdId: before.householdId, day: before.filedOn },
        { householdId: judged.householdId, day: said.filedOn },
      ])
      return done({
        result: { dossierId: before.dossierId },
        changes: touched(before.dossierId, [before.teamId, said.teamId]),
      })
    },
    async (work, { dossierId }) => teamOf(work, dossierId),
  ),

  handle(
    contract.cancelDossier,
    async (work, { dossierId, reason }) => {
      const before = await hold(work, dossierId)
      if (typeof before === 'string') return no(before)
      if (before.isLine) return no('dossiers.of_visit')
      if (!mayChange(work, before)) return no('dossiers.not_yours')
      if (await isShut(work, before.filedOn)) return no('dossiers.period_closed')
      const secret = secretIn(reason)
      if (secret) return no(secret)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update dossiers_dossier set standing = 'cancelled', cancel_reason = ${reason}, remind_on = null
            where commune_id = ${communeId} and dossier_id = ${before.dossierId}`,
      )
      await pairTwins(work, [{ householdId: before.householdId, day: before.filedOn }])
      return done({ changes: touched(before.dossierId, [before.teamId]) })
    },
    // A phone also takes back what may never have come here.
    async (work, { dossierId }) =>
      (await teamOf(work, dossierId)) ?? ((await isStored(work, dossierId)) ? null : nowhere),
  ),

  handle(
    contract.moveDossier,
    async (work, { eventId, dossierId, status, on, note, remindOn }) => {
      const before = await hold(work, dossierId)
      if (typeof before === 'string') return no(before)
      if (!waysFrom(before.status).includes(status)) return no('dossiers.status_not_next')
      if (on > work.today) return no('dossiers.in_the_future')
      if (on < before.statusOn) return no('dossiers.before_last')
      const wrong = secretIn(note) ?? reminderProblem(remindOn, on, work.today)
      if (wrong) return no(wrong)
      const { communeId, tx } = work.scope
      const made = await run(
        tx,
        sql`insert into dossiers_event (commune_id, event_id, dossier_id, status, on_day, note, account_id, at)
            values (${communeId}, ${eventId}, ${before.dossierId}, ${status}, ${on}, ${note}, ${work.givenBy}, ${work.receivedAt}) on conflict do nothing`,
      )
      if (made === 0) return no('dossiers.status_not_next')
      await stand(work, before.dossierId, remindOn)
      return done({
        result: { dossierId: before.dossierId, status },
        changes: touched(before.dossierId, [before.teamId]),
      })
    },
    async (work, { dossierId }) => teamOf(work, dossierId),
  ),

  handle(
    contract.undoMove,
    async (work, { dossierId }) => {
      const before = await hold(work, dossierId)
      if (typeof before === 'string') return no(before)
      const { communeId, tx } = work.scope
      const gone = await run(
        tx,
        sql`delete from dossiers_event where commune_id = ${communeId} and event_id = (
              select event_id from dossiers_event where commune_id = ${communeId} and dossier_id = ${before.dossierId}
              order by at desc, event_id desc limit 1)`,
      )
      if (gone === 0) return no('dossiers.nothing_to_undo')
      await stand(work, before.dossierId, before.remindOn)
      return done({ changes: touched(before.dossierId, [before.teamId]) })
    },
    async (work, { dossierId }) => teamOf(work, dossierId),
  ),

  handle(
    contract.remindOfDossier,
    async (work, { dossierId, remindOn }) => {
      const before = await hold(work, dossierId)
      if (typeof before === 'string') return no(before)
      const wrong = reminderProblem(remindOn, before.filedOn, work.today)
      if (wrong) return no(wrong)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update dossiers_dossier set remind_on = ${remindOn} where commune_id = ${communeId} and dossier_id = ${before.dossierId}`,
      )
      return done({ changes: touched(before.dossierId, [before.teamId]) })
    },
    async (work, { dossierId }) => teamOf(work, dossierId),
  ),
]

function no(code: Code): Outcome {
  return refuse(dossiersProblems.make(code))
}

/**
 * Holds what is said of a dossier against what the giver may see and do, and against the catalogue: words that a
 * procedure answers to are that procedure.
 */
async function judge(
  work: Work,
  input: contract.DossierInput,
  before?: Dossier,
): Promise<Code | { householdId: string | null; procedureId: string | null }> {
  const { scope } = work
  const wrong = saidProblem(input, work.today)
  // A line of a visit may leave open what it is of.
  if (wrong && !(wrong === 'dossiers.procedure_missing' && before?.isLine)) return wrong
  if (await isShut(work, input.filedOn)) return 'dossiers.period_closed'
  const mayRecord = holds(scope, forAnyTeam) || holdsIn(scope, ['member', 'team_lead'], input.teamId)
  if (!mayRecord || !(await findTeam(scope, input.teamId))) return 'dossiers.team_not_found'
  if (input.procedureId !== null) {
    const procedure = await findProcedure(scope, input.procedureId)
    if (!procedure) return 'dossiers.procedure_not_found'
    if (!isInForce(procedure, input.filedOn)) return 'dossiers.out_of_force'
  }
  const household = input.householdId === null ? undefined : await findHousehold(scope, input.householdId)
  // A household that moved away after the filing: the rest of the record may still be set right.
  const householdId = household?.householdId ?? input.householdId
  if (input.householdId !== null && !household && before?.householdId !== input.householdId)
    return 'dossiers.household_out_of_sight'
  const words = before?.isLine ? before.words : input.words
  const judged = {
    householdId,
    procedureId: input.procedureId ?? (await findMeant(scope, words, input.filedOn)) ?? null,
  }
  if (input.portalCode === '') return judged
  const { communeId, tx } = scope
  const taken = await maybe(
    tx,
    sql`select from dossiers_dossier where commune_id = ${communeId} and portal_code = ${input.portalCode} and standing = 'counted'
        and dossier_id <> ${input.dossierId}`,
  )
  return taken ? 'dossiers.code_taken' : judged
}

/** The dossier to change, held until this command is done; a line that is the same as a filed one means that one. */
async function hold({ scope }: Work, dossierId: string): Promise<Dossier | Code> {
  const { communeId, tx } = scope
  const found = await findDossier(scope, dossierId)
  if (!found) return 'dossiers.not_found'
  await maybe(
    tx,
    sql`select from dossiers_dossier where commune_id = ${communeId} and dossier_id = ${found.dossierId} for update`,
  )
  const held = await findDossier(scope, found.dossierId)
  if (!held) return 'dossiers.not_found'
  return held.standing === 'cancelled' ? 'dossiers.is_cancelled' : held
}

async function teamOf(work: Work, dossierId: string): Promise<string | null> {
  return (await findDossier(work.scope, dossierId))?.teamId ?? null
}

async function isStored({ scope }: Work, dossierId: string): Promise<boolean> {
  const { communeId, tx } = scope
  return (
    (await maybe(
      tx,
      sql`select 1 as one from dossiers_dossier where commune_id = ${communeId} and dossier_id = ${dossierId}`,
    )) !== undefined
  )
}

/** Once the report on a day is locked, only those who answer for it may still touch what was filed then. */
async function isShut({ scope }: Work, day: string): Promise<boolean> {
  return !holds(scope, afterClosing) && (await isClosed(scope, day))
}

function mayChange({ scope }: Work, { teamId, recordedBy }: Dossier): boolean {
  return holds(scope, forAnyTeam) || holdsIn(scope, ['team_lead'], teamId) || recordedBy === scope.accountId
}

/** Where a dossier stands follows from what was put down last. */
async function stand({ scope }: Work, dossierId: string, remindOn: string | null): Promise<void> {
  const { communeId, tx } = scope
  await run(
    tx,
    sql`with last as (
          select e.status, e.on_day from dossiers_event e where e.commune_id = ${communeId} and e.dossier_id = ${dossierId}
          order by e.at desc, e.event_id desc limit 1)
        update dossiers_dossier d set remind_on = ${remindOn}::date,
          status = coalesce((select last.status from last), 'filed'), status_on = coalesce((select last.on_day from last), d.filed_on)
        where d.commune_id = ${communeId} and d.dossier_id = ${dossierId}`,
  )
}

function touched(dossierId: string, teamIds: readonly string[]): Change[] {
  return [...new Set(teamIds)].map((teamId) => ({ noun: 'dossier', id: dossierId, teamId }))
}
