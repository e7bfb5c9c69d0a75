import { v7 as newId } from 'uuid'
import { all, run, sql } from '../../../platform/db/database.ts'
import { type Change, done, handle, type Outcome, refuse, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import type { ImportResult } from '../../teams/contract.ts'
import * as contract from '../contract.ts'
import { findProcedure, findProcedureByCode, listCalled } from '../reads/procedures.ts'
import { type KnownProcedure, type ProcedureRow, sortProcedures } from '../rules/procedure-import.ts'
import { starter } from '../rules/starter.ts'
import { isInForce } from '../rules.ts'
import { pairTwins } from './twins.ts'

const { dossiersProblems } = contract
type Code = keyof typeof dossiersProblems.entries

export const procedureHandlers = [
  handle(contract.addProcedure, async (work, input) => {
    const wrong = wrongIn(input)
    if (wrong) return no(wrong)
    if (await findProcedureByCode(work.scope, input.code)) return no('dossiers.procedure_exists')
    const made = await run(
      work.scope.tx,
      sql`insert into dossiers_procedure (commune_id, procedure_id, code, name, folded, level, authority, valid_from, valid_to, replaced_by,
            decision, source, url, verified)
          values (${work.scope.communeId}, ${input.procedureId}, ${input.code}, ${input.name}, ${foundBy(input, [])}, ${input.level},
                  ${input.authority}, ${input.validFrom}, ${input.validTo}, ${input.replacedBy}, ${input.decision}, ${input.source}, ${input.url},
                  ${input.verified === 'yes'}) on conflict do nothing`,
    )
    return made === 0 ? no('dossiers.procedure_exists') : done({ changes: touched([input.procedureId]) })
  }),

  handle(contract.correctProcedure, async (work, input) => {
    const wrong = wrongIn(input)
    if (wrong) return no(wrong)
    const other = await findProcedureByCode(work.scope, input.code)
    if (other && other.procedureId !== input.procedureId) return no('dossiers.procedure_exists')
    const called = await listCalled(work.scope, input.procedureId)
    const changed = await run(
      work.scope.tx,
      sql`update dossiers_procedure set code = ${input.code}, name = ${input.name}, folded = ${foundBy(input, called)}, level = ${input.level},
            authority = ${input.authority}, valid_from = ${input.validFrom}, valid_to = ${input.validTo}, replaced_by = ${input.replacedBy},
            decision = ${input.decision}, source = ${input.source}, url = ${input.url}, verified = ${input.verified === 'yes'}
          where commune_id = ${work.scope.communeId} and procedure_id = ${input.procedureId}`,
    )
    return changed === 0 ? no('dossiers.procedure_not_found') : done({ changes: touched([input.procedureId]) })
  }),

  handle(contract.endProcedure, async (work, { procedureId, lastDay, replacedBy, decision }) => {
    const found = await findProcedure(work.scope, procedureId)
    if (!found) return no('dossiers.procedure_not_found')
    const wrong = wrongIn({ ...found, validTo: lastDay, replacedBy })
    if (wrong) return no(wrong)
    await run(
      work.scope.tx,
      sql`update dossiers_procedure set valid_to = ${lastDay}, replaced_by = ${replacedBy}, decision = coalesce(nullif(${decision}, ''), decision)
          where commune_id = ${work.scope.communeId} and procedure_id = ${procedureId}`,
    )
    return done({ changes: touched([procedureId]) })
  }),

  handle(contract.importProcedures, async (work, { rows }) => {
    const { good, rejected } = await sorted(work, rows)
    await store(work, good)
    const result: ImportResult = { imported: good.length, rejected }
    return done({ result, changes: touched(good.map(({ procedureId }) => procedureId)) })
  }),

  handle(contract.addStarter, async (work) => {
    const rows = starter.map((one) => ({
      procedureId: newId(),
      ...one,
      folded: foundBy(one, one.called.map(fold)),
      called: one.called.map(fold),
    }))
    const { communeId, tx } = work.scope
    const added = await all(
      tx,
      sql<{ id: string }>`
        insert into dossiers_procedure (commune_id, procedure_id, code, name, folded, called, authority, replaced_by, source, url)
        select ${communeId}::uuid, "procedureId", code, name, folded, array(select jsonb_array_elements_text(called)), authority, "replacedBy", note,
               'https://dichvucong.gov.vn'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("procedureId" uuid, code text, name text, folded text, called jsonb,
             authority text, "replacedBy" text, note text)
        on conflict do nothing returning procedure_id as id`,
    )
    return done({ result: { added: added.length }, changes: touched(added.map(({ id }) => id)) })
  }),

  handle(contract.matchWords, async (work, { words, procedureId }) => {
    const { communeId, tx } = work.scope
    const procedure = await findProcedure(work.scope, procedureId)
    if (!procedure) return no('dossiers.procedure_not_found')
    const wanted = fold(words)
    const told = await all(
      tx,
      sql<{ dossierId: string; teamId: string; householdId: string | null; day: string }>`
        select dossier_id as "dossierId", team_id as "teamId", household_id as "householdId", filed_on as day from dossiers_dossier
        where commune_id = ${communeId} and procedure_id is null and words_folded = ${wanted} for update`,
    )
    const fitting = told.filter(({ day }) => isInForce(procedure, day))
    if (fitting.length === 0) return no('dossiers.nothing_to_match')
    const called = [...new Set([...(await listCalled(work.scope, procedureId)), wanted])]
    await run(
      tx,
      sql`update dossiers_procedure set called = ${called}::text[], folded = ${foundBy(procedure, called)}
          where commune_id = ${communeId} and procedure_id = ${procedureId}`,
    )
    await run(
      tx,
      sql`update dossiers_dossier set procedure_id = ${procedureId}
          where commune_id = ${communeId} and dossier_id = any(${fitting.map(({ dossierId }) => dossierId)}::uuid[])`,
    )
    await pairTwins(work, fitting)
    return done({
      result: { matched: fitting.length, left: told.length - fitting.length },
      changes: [
        ...touched([procedureId]),
        ...fitting.map(({ dossierId, teamId }) => ({ noun: 'dossier', id: dossierId, teamId })),
      ],
    })
  }),
]

function no(code: Code): Outcome {
  return refuse(dossiersProblems.make(code))
}

function wrongIn(of: {
  readonly code: string
  readonly replacedBy: string
  readonly validFrom: string | null
  readonly validTo: string | null
}): Code | undefined {
  if (of.replacedBy === of.code) return 'dossiers.replaced_by_itself'
  return of.validFrom !== null && of.validTo !== null && of.validTo < of.validFrom
    ? 'dossiers.ends_before_start'
    : undefined
}

/** What a procedure is found by, a line each. */
function foundBy({ name, code }: { readonly name: string; readonly code: string }, called: readonly string[]): string {
  return [fold(name), fold(code), ...called].join('\n')
}

async function sorted(
  { scope }: Work,
  rows: readonly contract.ProcedureLine[],
): Promise<ReturnType<typeof sortProcedures>> {
  const { communeId, tx } = scope
  // Two imports at once would each miss what the other brings.
  await all(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers.import ${communeId}`}, 0))`)
  const procedures = await all(
    tx,
    sql<KnownProcedure>`
      select procedure_id as "procedureId", code, name, level, authority, valid_from as "validFrom", valid_to as "validTo",
             replaced_by as "replacedBy", decision, url from dossiers_procedure where commune_id = ${communeId}`,
  )
  return sortProcedures(rows, { procedures, ids: new Set(procedures.map(({ procedureId }) => procedureId)) })
}

/** What an import changes was not verified by anybody, and comes from that file. */
async function store({ scope, today }: Work, procedures: readonly ProcedureRow[]): Promise<void> {
  const rows = procedures.map((row) => ({ ...row, folded: foundBy(row, []) }))
  await run(
    scope.tx,
    sql`insert into dossiers_procedure as p (commune_id, procedure_id, code, name, folded, level, authority, valid_from, valid_to, replaced_by,
          decision, url, source)
        select ${scope.communeId}::uuid, "procedureId", code, name, folded, level, authority, "validFrom", "validTo", "replacedBy", decision, url,
               ${`Nhập từ tệp ngày ${today.split('-').toReversed().join('/')}`}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("procedureId" uuid, code text, name text, folded text, level text,
             authority text, "validFrom" date, "validTo" date, "replacedBy" text, decision text, url text)
        on conflict on constraint dossiers_procedure_pk do update set name = excluded.name, level = excluded.level,
          folded = array_to_string(array[excluded.folded] || p.called, E'\\n'), authority = excluded.authority,
          valid_from = excluded.valid_from, valid_to = excluded.valid_to, replaced_by = excluded.replaced_by, decision = excluded.decision,
          url = excluded.url, source = excluded.source, verified = false`,
  )
}

function touched(ids: readonly string[]): Change[] {
  return ids.map((id) => ({ noun: 'procedure', id, teamId: null }))
}
