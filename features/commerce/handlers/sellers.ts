import { holds, holdsIn } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import {
  type Change,
  done,
  type Fact,
  type Follower,
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
import { findProduct, findSeller, findStep, listSteps, type Seller } from '../reads.ts'
import { saidProblem, secretIn, whoseProblem } from '../rules.ts'

const { commerceProblems } = contract
export type Code = keyof typeof commerceProblems.entries

/** Roles that record and correct for any team of the commune. */
const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const
const afterClosing = ['coordinator', 'admin'] as const

export const sellerHandlers = [
  handle(
    contract.addSeller,
    async (work, input) => {
      const judged = await judge(work, input)
      const erased =
        judged === 'commerce.household_out_of_sight' && (await findErased(work.scope, input.householdId ?? ''))
      if (erased) return refuse(erased)
      if (typeof judged === 'string') return no(judged)
      const { communeId, tx } = work.scope
      const { teamId, householdId, name } = judged
      if (await isTwice(work, { sellerId: input.sellerId, householdId, name })) return no('commerce.same_seller')
      const made = await run(
        tx,
        sql`insert into commerce_seller (commune_id, seller_id, team_id, kind, household_id, name, folded, contact, phone, note, recorded_by, recorded_at)
            values (${communeId}, ${input.sellerId}, ${teamId}, ${input.kind}, ${householdId}, ${name}, ${fold(name)}, ${input.contact},
                    ${input.phone}, ${input.note}, ${work.givenBy}, ${work.receivedAt})
            on conflict on constraint commerce_seller_pk do nothing`,
      )
      if (made === 0) return no('commerce.seller_exists')
      await run(
        tx,
        sql`insert into commerce_step (commune_id, step_id, seller_id, team_id, kind, on_day, note, recorded_by, recorded_at)
            values (${communeId}, ${input.sellerId}, ${input.sellerId}, ${teamId}, 'approached', ${input.approachedOn}, ${input.note},
                    ${work.givenBy}, ${work.receivedAt})`,
      )
      return done({ result: { sellerId: input.sellerId, householdId, name }, changes: touched(input.sellerId, teamId) })
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctSeller,
    async (work, { sellerId, name, contact, phone, note }) => {
      const seller = await hold(work, sellerId)
      if (typeof seller === 'string') return no(seller)
      if (!mayChange(work, seller.teamId, seller.recordedBy)) return no('commerce.not_yours')
      const wrong = secretIn(name, contact, note)
      if (wrong) return no(wrong)
      if (await isTwice(work, { ...seller, name })) return no('commerce.same_seller')
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update commerce_seller set name = ${name}, folded = ${fold(name)}, contact = ${contact}, phone = ${phone}, note = ${note}
            where commune_id = ${communeId} and seller_id = ${sellerId}`,
      )
      return done({ changes: touched(sellerId, seller.teamId) })
    },
    async (work, { sellerId }) => teamOfSeller(work, sellerId),
  ),

  handle(
    contract.stopSeller,
    async (work, { sellerId, reason }) => {
      const seller = await hold(work, sellerId)
      if (typeof seller === 'string') return no(seller)
      return stand(work, seller, 'stopped', reason)
    },
    async (work, { sellerId }) => teamOfSeller(work, sellerId),
  ),

  handle(
    contract.cancelSeller,
    async (work, { sellerId, reason }) => {
      const seller = await hold(work, sellerId)
      if (typeof seller === 'string') return no(seller)
      if (!mayChange(work, seller.teamId, seller.recordedBy)) return no('commerce.not_yours')
      if (await countsInClosed(work, sellerId)) return no('commerce.period_closed')
      return stand(work, seller, 'cancelled', reason)
    },
    async (work, { sellerId }) =>
      orNowhere(
        work,
        await teamOfSeller(work, sellerId),
        sql`select 1 as one from commerce_seller where seller_id = ${sellerId}`,
      ),
  ),

  handle(
    contract.resumeSeller,
    async (work, { sellerId }) => {
      const seller = await holdAny(work, sellerId)
      if (!seller) return no('commerce.seller_not_found')
      if (seller.standing === 'active') return no('commerce.seller_goes_on')
      if (!mayChange(work, seller.teamId, seller.recordedBy)) return no('commerce.not_yours')
      if (seller.standing === 'cancelled' && (await countsInClosed(work, sellerId))) return no('commerce.period_closed')
      if (await isTwice(work, seller)) return no('commerce.same_seller')
      return stand(work, seller, 'active', null)
    },
    async (work, { sellerId }) => teamOfSeller(work, sellerId),
  ),
]

/** A household that moves or is merged takes its business along; steps stay with the team that brought them about. */
export const followers: readonly Follower[] = [
  { kind: 'households.moved', run: (work, facts) => follow(work, facts) },
  { kind: 'households.merged', run: (work, facts) => follow(work, facts) },
]

async function follow({ scope }: Work, facts: readonly Fact[]): Promise<void> {
  const moves = facts as unknown as readonly { householdId: string; into?: string; teamId: string }[]
  for (const { householdId, into = householdId, teamId } of moves)
    await run(
      scope.tx,
      sql`update commerce_seller set household_id = ${into}, team_id = ${teamId}
          where commune_id = ${scope.communeId} and household_id = ${householdId}`,
    )
}

export function no(code: Code): Outcome {
  return refuse(commerceProblems.make(code))
}

export function touched(sellerId: string, teamId: string): Change[] {
  return [{ noun: 'seller', id: sellerId, teamId }]
}

/** The seller to go on with, held until this command is done. */
export async function hold(work: Work, sellerId: string): Promise<Seller | Code> {
  const seller = await holdAny(work, sellerId)
  if (!seller) return 'commerce.seller_not_found'
  return seller.standing === 'active' ? seller : 'commerce.seller_is_over'
}

async function holdAny({ scope }: Work, sellerId: string): Promise<Seller | undefined> {
  const { communeId, tx } = scope
  if (!(await findSeller(scope, sellerId))) return undefined
  await maybe(
    tx,
    sql`select from commerce_seller where commune_id = ${communeId} and seller_id = ${sellerId} for update`,
  )
  return findSeller(scope, sellerId)
}

export async function teamOfSeller({ scope }: Work, sellerId: string): Promise<string | null> {
  return (await findSeller(scope, sellerId))?.teamId ?? null
}

/** A phone also takes back what may never have come here, and must hear so. */
export async function orNowhere(
  { scope }: Work,
  teamId: string | null,
  stored: Parameters<typeof maybe>[1],
): Promise<string | null> {
  if (teamId !== null) return teamId
  const isStored = (await maybe(scope.tx, sql`${stored} and commune_id = ${scope.communeId}`)) !== undefined
  return isStored ? null : nowhere
}

export async function teamOfStep(work: Work, stepId: string): Promise<string | null> {
  const step = await findStep(work.scope, stepId)
  return step ? teamOfSeller(work, step.sellerId) : null
}

export async function teamOfProduct(work: Work, productId: string): Promise<string | null> {
  const product = await findProduct(work.scope, productId)
  return product ? teamOfSeller(work, product.sellerId) : null
}

/** What one recorded, one's lead and the commune's officers may change. */
export function mayChange({ scope }: Work, teamId: string, recordedBy: string | null): boolean {
  return (
    holds(scope, forAnyTeam) ||
    holdsIn(scope, ['team_lead'], teamId) ||
    (recordedBy === scope.accountId && holdsIn(scope, ['member'], teamId))
  )
}

/** Once the report on a day is locked, only those who answer for it may still touch what happened then. */
export async function isShut({ scope }: Work, day: string): Promise<boolean> {
  return !holds(scope, afterClosing) && (await isClosed(scope, day))
}

async function countsInClosed(work: Work, sellerId: string): Promise<boolean> {
  for (const step of await listSteps(work.scope, [sellerId]))
    if (step.standing === 'counted' && (await isShut(work, step.on))) return true
  return false
}

async function judge(
  work: Work,
  input: contract.SellerInput,
): Promise<Code | { teamId: string; householdId: string | null; name: string }> {
  const { scope } = work
  const texts = [input.name, input.contact, input.note]
  const wrong = saidProblem({ on: input.approachedOn, texts }, work.today) ?? whoseProblem(input)
  if (wrong) return wrong
  const mayRecord = (teamId: string) => holds(scope, forAnyTeam) || holdsIn(scope, ['member', 'team_lead'], teamId)
  if (!mayRecord(input.teamId) || !(await findTeam(scope, input.teamId))) return 'commerce.team_not_found'
  if (await isShut(work, input.approachedOn)) return 'commerce.period_closed'
  if (input.householdId === null) return { teamId: input.teamId, householdId: null, name: input.name }
  const household = await findHousehold(scope, input.householdId)
  if (!household || !mayRecord(household.teamId)) return 'commerce.household_out_of_sight'
  return {
    teamId: household.teamId,
    householdId: household.householdId,
    name: input.name === '' ? household.headName : input.name,
  }
}

/** Two records of one name and household are one business written down twice. */
async function isTwice(
  { scope }: Work,
  { sellerId, householdId, name }: Pick<Seller, 'sellerId' | 'householdId' | 'name'>,
): Promise<boolean> {
  return (
    (await maybe(
      scope.tx,
      sql`select from commerce_seller where commune_id = ${scope.communeId} and folded = ${fold(name)} and standing <> 'cancelled'
          and household_id is not distinct from ${householdId}::uuid and seller_id <> ${sellerId} limit 1`,
    )) !== undefined
  )
}

async function stand(
  { scope }: Work,
  { sellerId, teamId }: Seller,
  standing: Seller['standing'],
  reason: string | null,
): Promise<Outcome> {
  const wrong = secretIn(reason ?? '')
  if (wrong) return no(wrong)
  await run(
    scope.tx,
    sql`update commerce_seller set standing = ${standing}, standing_reason = ${reason}
        where commune_id = ${scope.communeId} and seller_id = ${sellerId}`,
  )
  return done({ changes: touched(sellerId, teamId) })
}
