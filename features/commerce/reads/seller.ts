import type { Scope } from '../../../platform/access/scope.ts'
import type { Day } from '../../../platform/clock/days.ts'
import { listNames } from '../../people/reads.ts'
import { findSeller, listProducts, listSellers, listSteps, type Step } from '../reads.ts'
import { newsSince } from '../rules.ts'
import { getStalledDays, listMarketplaces } from './marketplaces.ts'
import { listSellerNames } from './names.ts'

export type ToldStep = Step & { readonly name: string | undefined }

/** One seller with all that is told of them; a step with the name of who recorded it. */
export async function findSellerStory(scope: Scope, sellerId: string) {
  const seller = await findSeller(scope, sellerId)
  if (!seller) return undefined
  const steps = await listSteps(scope, [seller.sellerId])
  const people = await listNames(scope, [...new Set(steps.flatMap(({ recordedBy }) => recordedBy ?? []))])
  const told: ToldStep[] = steps.map((step) => ({
    ...step,
    name: step.recordedBy === null ? undefined : people.get(step.recordedBy),
  }))
  return {
    seller,
    steps: told,
    products: await listProducts(scope, seller.sellerId),
    names: await listSellerNames(scope, [seller]),
    marketplaces: await listMarketplaces(scope),
    stalledDays: await getStalledDays(scope),
  }
}

/** After how many days a seller stands still, since when that is, and how many do, of one team or of all in sight. */
export async function countStalled(
  scope: Scope,
  today: Day,
  teamId?: string,
): Promise<{ stalledDays: number; stalledBefore: Day; stalled: number }> {
  const stalledDays = await getStalledDays(scope)
  const stalledBefore = newsSince(today, stalledDays)
  const { total } = await listSellers(scope, { teamId, stalledBefore, size: 1 })
  return { stalledDays, stalledBefore, stalled: total }
}
