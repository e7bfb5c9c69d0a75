import { v7 as newId } from 'uuid'
import { all, run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import * as contract from './contract.ts'
import { listPartnerNames } from './reads.ts'
import { matcher, namesOf } from './rules.ts'

const { partnersProblems } = contract
type Said = {
  readonly partnerId: string
  readonly kind: contract.PartnerKind
  readonly name: string
  readonly called: readonly string[]
  readonly contact: string
}

export const handlers = [
  handle(contract.addPartner, async (work, said) => {
    const problem = await takenProblem(work, said)
    if (problem) return refuse(problem)
    if ((await insert(work, [said])) === 0) return refuse(partnersProblems.make('partners.already_added'))
    return named([said])
  }),

  handle(contract.addUsual, async (work) => {
    await takeTurns(work)
    const find = matcher(await listPartnerNames(work.scope))
    const missing = contract.usual
      .filter(({ name }) => find(name) === undefined)
      .map(({ kind, name, called }) => ({
        ...{ partnerId: newId(), kind, name, contact: '' },
        // Another partner may go by one of the other names already.
        called: called.filter((other) => find(other) === undefined),
      }))
    await insert(work, missing)
    return named(missing, { added: missing.length })
  }),

  handle(contract.correctPartner, async (work, said) => {
    const problem = await takenProblem(work, said)
    if (problem) return refuse(problem)
    const { communeId, tx } = work.scope
    const { partnerId, kind, name, called, contact } = said
    const changed = await run(
      tx,
      sql`update partners_partner set kind = ${kind}, name = ${name}, called = ${[...called]}::text[], contact = ${contact},
            folded = ${namesOf(said)}::text[]
          where commune_id = ${communeId} and partner_id = ${partnerId}`,
    )
    return changed === 0 ? refuse(partnersProblems.make('partners.not_found')) : named([said])
  }),

  handle(contract.archivePartner, (work, { partnerId }) => archive(work, partnerId, work.today)),
  handle(contract.restorePartner, (work, { partnerId }) => archive(work, partnerId, null)),
]

/** Two orders may want one name: whoever changes names waits for the one before. */
async function takeTurns({ scope }: Work): Promise<void> {
  await all(scope.tx, sql`select pg_advisory_xact_lock(hashtextextended(${`partners ${scope.communeId}`}, 0))`)
}

async function takenProblem(work: Work, said: Said): Promise<Problem | undefined> {
  await takeTurns(work)
  const others = (await listPartnerNames(work.scope)).filter(({ partnerId }) => partnerId !== said.partnerId)
  const find = matcher(others)
  const given = [said.name, ...said.called].find((name) => find(name) !== undefined)
  return given === undefined ? undefined : partnersProblems.make('partners.name_taken', { given })
}

async function insert({ scope }: Work, partners: readonly Said[]): Promise<number> {
  const rows = partners.map((partner) => ({ ...partner, folded: namesOf(partner) }))
  return run(
    scope.tx,
    sql`insert into partners_partner (commune_id, partner_id, kind, name, called, folded, contact)
        select ${scope.communeId}::uuid, "partnerId", kind, name, array(select jsonb_array_elements_text(called)),
               array(select jsonb_array_elements_text(folded)), contact
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r("partnerId" uuid, kind text, name text, called jsonb, folded jsonb, contact text)
        on conflict do nothing`,
  )
}

async function archive({ scope }: Work, partnerId: string, on: string | null): Promise<Outcome> {
  const changed = await run(
    scope.tx,
    sql`update partners_partner set archived_on = ${on}::date where commune_id = ${scope.communeId} and partner_id = ${partnerId}`,
  )
  return changed === 0
    ? refuse(partnersProblems.make('partners.not_found'))
    : done({ changes: [{ noun: 'partner', id: partnerId, teamId: null }] })
}

function named(partners: readonly Said[], result: unknown = null): Outcome {
  return done({
    result,
    changes: partners.map(({ partnerId }) => ({ noun: 'partner', id: partnerId, teamId: null })),
    facts: partners.map((partner) => ({
      kind: 'partners.named',
      partnerId: partner.partnerId,
      names: namesOf(partner),
    })),
  })
}
