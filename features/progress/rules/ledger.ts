import { covers, type Window } from '../../../platform/clock/days.ts'
import { type Reaching, reachesOf } from '../rules.ts'

/** A visit as far as an account of it needs: whose team's it is, whether it stands. */
export type LedgerVisit = Reaching & {
  readonly id: string
  readonly teamId: string
  readonly status: 'counted' | 'cancelled'
  readonly mine: boolean
}

/**
 * What became of a visit that the server has. All but the last two count as visits; only `household` adds one to the
 * households of its team, and the others say why they do not.
 */
export type Outcome = 'household' | 'same_household' | 'unnamed' | 'outside' | 'cancelled'

export type Standing<Visit> = { readonly visit: Visit; readonly outcome: Outcome; readonly addsVulnerable: boolean }

/**
 * Each visit's standing within a window; without a window all days count. Per team, as the figures are: a household that
 * two teams helped is one for each. Visits of one day are taken in the order of their birth.
 */
export function standingsOf<Visit extends LedgerVisit>(
  visits: readonly Visit[],
  window: Window | undefined,
  keptUnder: ReadonlyMap<string, string>,
): Standing<Visit>[] {
  const byBirth = [...visits].sort((left, right) => (left.id < right.id ? -1 : 1))
  const left = byBirth.flatMap((visit): Standing<Visit>[] => {
    if (visit.status === 'cancelled') return [{ visit, outcome: 'cancelled', addsVulnerable: false }]
    const inside = window === undefined || covers(window, visit.heldOn)
    return inside ? [] : [{ visit, outcome: 'outside', addsVulnerable: false }]
  })
  const out = new Set(left.map(({ visit }) => visit))
  const within = byBirth.filter((visit) => !out.has(visit))
  const teamIds = [...new Set(within.map((visit) => visit.teamId))]
  const counted = teamIds.flatMap((teamId) =>
    reachesOf(
      within.filter((visit) => visit.teamId === teamId),
      keptUnder,
    ).map(
      ({ visit, addsHousehold, addsVulnerable }): Standing<Visit> => ({
        visit,
        outcome: visit.householdId === null ? 'unnamed' : addsHousehold ? 'household' : 'same_household',
        addsVulnerable,
      }),
    ),
  )
  return [...counted, ...left]
}

/** Visits, households and vulnerable households guided in person: never added together. */
export type LedgerFigures = { readonly visits: number; readonly households: number; readonly vulnerable: number }

export function figuresOf(standings: readonly Standing<unknown>[]): LedgerFigures {
  const isCounted = ({ outcome }: Standing<unknown>) => outcome !== 'outside' && outcome !== 'cancelled'
  return {
    visits: standings.filter(isCounted).length,
    households: standings.filter(({ outcome }) => outcome === 'household').length,
    vulnerable: standings.filter(({ addsVulnerable }) => addsVulnerable).length,
  }
}

/** One's own part of a team's account: what counts, and each visit that adds no household, with why, the latest first. */
export function ownLedger<Visit extends LedgerVisit>(standings: readonly Standing<Visit>[]) {
  const own = standings.filter(({ visit }) => visit.mine)
  return {
    counted: figuresOf(own),
    short: own
      .filter(({ outcome }) => outcome !== 'household')
      .sort((left, right) => (left.visit.heldOn > right.visit.heldOn ? -1 : 1)),
  }
}
