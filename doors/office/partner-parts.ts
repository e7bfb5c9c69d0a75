import { listContributions } from '../../features/mobilisation/reads.ts'
import { listPartners, type Partner } from '../../features/partners/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { findWindow } from '../../features/progress/reads.ts'
import { listTeamsServing } from '../../features/teams/reads.ts'
import { type Scope, visiblePartners } from '../../platform/access/scope.ts'
import { type Day, isDay, quarterOf, quarterWindow, type Window } from '../../platform/clock/days.ts'
import type { Ask } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'

/** Who may look at what partners contribute: the commune's desk, and each organisation at its own part. */
export const partnerRoles = [...deskRoles, 'organization'] as const

/** The days of the address; without any, those of the plan at work, else of the quarter. Turned round if need be. */
export async function windowOf(scope: Scope, query: Ask['query'], today: Day): Promise<Window> {
  const dayIn = (name: string) => (isDay(query[name] ?? '') ? query[name] : undefined)
  const from = dayIn('from')
  const to = dayIn('to')
  if (from === undefined || to === undefined) {
    const known = await usualWindow(scope, today)
    return ordered(from ?? known.from, to ?? known.to)
  }
  return ordered(from, to)
}

async function usualWindow(scope: Scope, today: Day): Promise<Window> {
  const plan = await findActivePlan(scope, today)
  const window = plan && (await findWindow(scope, { planId: plan.planId, kind: 'target' }))
  return window ? { from: window.from, to: window.to } : quarterWindow(quarterOf(today))
}

function ordered(one: Day, other: Day): Window {
  return one <= other ? { from: one, to: other } : { from: other, to: one }
}

/** Partners in sight with their figures. */
export async function listWithFigures(scope: Scope, window: Window, filter: Parameters<typeof listPartners>[1]) {
  const counted = new Map((await listContributions(scope, window)).map((each) => [each.partnerId, each]))
  return (await listPartners(scope, filter)).flatMap((partner) => {
    const own = counted.get(partner.partnerId)
    return own ? [{ ...partner, ...own }] : []
  })
}

/** Names of teams are public: they stand on the commune's first page. */
export async function teamNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeamsServing(scope)).map(({ teamId, name }) => [teamId, name]))
}

/** Only the youth union, and the commune's desk, have a board of it. */
export function hasBoard(scope: Scope, partners: readonly Pick<Partner, 'kind'>[]): boolean {
  return visiblePartners(scope) === 'all' || partners.some(({ kind }) => kind === 'youth_union')
}
