import { maybe, run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { listPartnerNames } from '../partners/reads.ts'
import * as contract from './contract.ts'

const { mobilisationProblems } = contract
type Target = {
  readonly targetId: string
  readonly partnerId: string
  readonly figure: contract.Figure
  readonly from: string
  readonly to: string
}

export const handlers = [
  handle(contract.setTarget, async (work, target) => {
    if (target.to < target.from) return no('mobilisation.ends_before_start')
    const isPresent = (partner: { partnerId: string; archivedOn: string | null }) =>
      partner.partnerId === target.partnerId && partner.archivedOn === null
    if (!(await listPartnerNames(work.scope)).some(isPresent)) return no('mobilisation.partner_not_found')
    const { communeId, tx } = work.scope
    const made = await run(
      tx,
      sql`insert into mobilisation_target (commune_id, target_id, partner_id, figure, at_least, from_day, to_day, note)
          values (${communeId}, ${target.targetId}, ${target.partnerId}, ${target.figure}, ${target.atLeast}, ${target.from}, ${target.to}, ${target.note})
          on conflict do nothing`,
    )
    return made === 0 ? no('mobilisation.target_stands') : changed(target.targetId)
  }),

  handle(contract.correctTarget, async (work, { targetId, figure, atLeast, from, to, note }) => {
    if (to < from) return no('mobilisation.ends_before_start')
    const before = await find(work, targetId)
    if (!before) return no('mobilisation.target_not_found')
    if (await isTaken(work, { ...before, figure, from, to })) return no('mobilisation.target_stands')
    const { communeId, tx } = work.scope
    await run(
      tx,
      sql`update mobilisation_target set figure = ${figure}, at_least = ${atLeast}, from_day = ${from}, to_day = ${to}, note = ${note}
          where commune_id = ${communeId} and target_id = ${targetId}`,
    )
    return changed(targetId)
  }),

  handle(contract.dropTarget, async (work, { targetId }) => {
    const { communeId, tx } = work.scope
    const gone = await run(
      tx,
      sql`delete from mobilisation_target where commune_id = ${communeId} and target_id = ${targetId}`,
    )
    return gone === 0 ? no('mobilisation.target_not_found') : changed(targetId)
  }),
]

/** Whoever changes a partner's targets waits for the one before, so that two cannot become one and the same. */
async function find({ scope }: Work, targetId: string): Promise<{ targetId: string; partnerId: string } | undefined> {
  const row = await maybe(
    scope.tx,
    sql<{ partnerId: string }>`select partner_id as "partnerId" from mobilisation_target
      where commune_id = ${scope.communeId} and target_id = ${targetId}`,
  )
  if (!row) return undefined
  await maybe(
    scope.tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`mobilisation ${scope.communeId} ${row.partnerId}`}, 0))`,
  )
  return { targetId, ...row }
}

async function isTaken({ scope }: Work, { targetId, partnerId, figure, from, to }: Target): Promise<boolean> {
  const other = await maybe(
    scope.tx,
    sql`select 1 from mobilisation_target where commune_id = ${scope.communeId} and partner_id = ${partnerId}
          and figure = ${figure} and from_day = ${from} and to_day = ${to} and target_id <> ${targetId}`,
  )
  return other !== undefined
}

function changed(targetId: string): Outcome {
  return done({ changes: [{ noun: 'partner_target', id: targetId, teamId: null }] })
}

function no(code: keyof typeof mobilisationProblems.entries): Outcome {
  return refuse(mobilisationProblems.make(code))
}
