import { type ComponentChildren, h } from 'preact'
import { countStalled } from '../../features/commerce/reads/seller.ts'
import { SellerStrip } from '../../features/commerce/screens/field-sellers.tsx'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** How many of the team's sellers stand still, for its first screen. */
export async function sellerStripFor({ scope, today }: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const { stalled } = await countStalled(scope, today, team.teamId)
  return h(SellerStrip, { stalled, suffix })
}
