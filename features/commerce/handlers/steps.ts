import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Work } from '../../../platform/journal/command.ts'
import * as contract from '../contract.ts'
import { findMarketplace } from '../reads/marketplaces.ts'
import { findStep, listSteps, type Seller, type Step } from '../reads.ts'
import { correctionProblem, saidProblem, secretIn, stepProblem, undoProblem } from '../rules.ts'
import { dropPhotoOf } from './photos.ts'
import { type Code, hold, isShut, mayChange, no, orNowhere, teamOfSeller, teamOfStep, touched } from './sellers.ts'

export const stepHandlers = [
  handle(
    contract.takeStep,
    async (work, input) => {
      const seller = await hold(work, input.sellerId)
      if (typeof seller === 'string') return no(seller)
      const wrong = (await judge(work, input)) ?? stepProblem(input, await reachedOf(work, input), seller.products)
      if (wrong) return no(wrong)
      const { communeId, tx } = work.scope
      const made = await run(
        tx,
        sql`insert into commerce_step (commune_id, step_id, seller_id, team_id, marketplace_id, kind, on_day, note, link, recorded_by, recorded_at)
            values (${communeId}, ${input.stepId}, ${seller.sellerId}, ${seller.teamId}, ${input.marketplaceId}, ${input.kind}, ${input.on},
                    ${input.note}, ${input.link}, ${work.givenBy}, ${work.receivedAt})
            on conflict do nothing`,
      )
      if (made === 0) return no('commerce.step_taken')
      return done({
        result: { stepId: input.stepId, sellerId: seller.sellerId },
        changes: touched(seller.sellerId, seller.teamId),
      })
    },
    async (work, { sellerId }) => teamOfSeller(work, sellerId),
  ),

  handle(
    contract.correctStep,
    async (work, { stepId, on, note, link, reason }) => {
      const found = await holdStep(work, stepId)
      if (typeof found === 'string') return no(found)
      const { step, seller, others } = found
      const wrong =
        saidProblem({ on, texts: [note, reason], link }, work.today) ??
        correctionProblem({ kind: step.kind, on }, others)
      if (wrong) return no(wrong)
      if (reason === '' && replaces(step, { on, note, link })) return no('commerce.reason_needed')
      if (await isShut(work, on)) return no('commerce.period_closed')
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update commerce_step set on_day = ${on}, note = ${note}, link = ${link} where commune_id = ${communeId} and step_id = ${stepId}`,
      )
      return done({ changes: touched(seller.sellerId, seller.teamId) })
    },
    async (work, { stepId }) => teamOfStep(work, stepId),
  ),

  handle(
    contract.undoStep,
    async (work, { stepId, reason }) => {
      const found = await holdStep(work, stepId)
      if (typeof found === 'string') return no(found)
      const { step, seller, others } = found
      const wrong = secretIn(reason) ?? undoProblem(step.kind, others)
      if (wrong) return no(wrong)
      await dropPhotoOf(work, stepId)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update commerce_step set standing = 'undone', undo_reason = ${reason} where commune_id = ${communeId} and step_id = ${stepId}`,
      )
      return done({ changes: touched(seller.sellerId, seller.teamId) })
    },
    async (work, { stepId }) =>
      orNowhere(
        work,
        await teamOfStep(work, stepId),
        sql`select 1 as one from commerce_step where step_id = ${stepId}`,
      ),
  ),
]

/** Whether a correction takes the place of something that was said, not only of nothing. */
function replaces(step: Step, said: Pick<Step, 'on' | 'note' | 'link'>): boolean {
  return (
    said.on !== step.on ||
    (step.note !== '' && said.note !== step.note) ||
    (step.link !== '' && said.link !== step.link)
  )
}

async function judge(
  work: Work,
  { on, note, link, kind, marketplaceId }: contract.StepInput,
): Promise<Code | undefined> {
  const wrong = saidProblem({ on, texts: [note], link }, work.today)
  if (wrong) return wrong
  if (await isShut(work, on)) return 'commerce.period_closed'
  const marketplace = await findMarketplace(work.scope, marketplaceId)
  if (!marketplace) return 'commerce.marketplace_not_found'
  const { endedOn } = marketplace
  return kind === 'shop_opened' && endedOn !== null && on > endedOn ? 'commerce.marketplace_ended' : undefined
}

/** The approach, and what the seller has reached on one marketplace. */
async function reachedOf(
  { scope }: Work,
  { sellerId, marketplaceId }: { readonly sellerId: string; readonly marketplaceId: string },
): Promise<Step[]> {
  const steps = await listSteps(scope, [sellerId])
  return steps.filter(
    (step) => step.standing === 'counted' && (step.marketplaceId === null || step.marketplaceId === marketplaceId),
  )
}

/** A step with its seller, held until this command is done, and the other steps that its day must fit. */
async function holdStep(
  work: Work,
  stepId: string,
): Promise<Code | { step: Step; seller: Seller; others: readonly Step[] }> {
  const before = await findStep(work.scope, stepId)
  if (!before) return 'commerce.step_not_found'
  const seller = await hold(work, before.sellerId)
  if (typeof seller === 'string') return seller
  // Only now: another order may have taken it back while this one waited for the seller.
  const step = await findStep(work.scope, stepId)
  if (!step) return 'commerce.step_not_found'
  if (!mayChange(work, seller.teamId, step.recordedBy)) return 'commerce.not_yours'
  if (await isShut(work, step.on)) return 'commerce.period_closed'
  const all = await listSteps(work.scope, [seller.sellerId])
  const others = all.filter(
    (other) =>
      other.standing === 'counted' &&
      other.stepId !== stepId &&
      (step.marketplaceId === null || other.marketplaceId === null || other.marketplaceId === step.marketplaceId),
  )
  return { step, seller, others }
}
