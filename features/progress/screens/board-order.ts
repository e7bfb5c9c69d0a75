import type { TeamProgress } from '../reads.ts'

export const boardSorts = ['need', 'name', 'households', 'vulnerable', 'active'] as const
export type BoardSort = (typeof boardSorts)[number]

export type ReportState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'approved'
export type Reports = ReadonlyMap<string, { readonly status: ReportState; readonly href: string }>

/** The one action that fits a team now: take its report, urge it, or only look. */
export function actionFor(team: TeamProgress, reports: Reports): 'receive' | 'urge' | 'see' {
  if (reports.get(team.teamId)?.status === 'submitted') return 'receive'
  return team.status === 'stalled' || team.status === 'behind' ? 'urge' : 'see'
}

const urgency = { stalled: 1, behind: 2, on_track: 3, met: 4 } as const

/** Who waits for the officer comes first, then who is furthest behind; a team without a target comes last. */
export function inOrder(teams: readonly TeamProgress[], sort: BoardSort, reports: Reports): TeamProgress[] {
  const need = (team: TeamProgress) =>
    actionFor(team, reports) === 'receive' ? 0 : team.status === null ? 5 : urgency[team.status]
  const keys: Record<BoardSort, (left: TeamProgress, right: TeamProgress) => number> = {
    need: (left, right) => need(left) - need(right) || shareOf(left) - shareOf(right),
    name: () => 0,
    households: (left, right) => left.figures.households_supported - right.figures.households_supported,
    vulnerable: (left, right) =>
      left.figures.vulnerable_households_guided_in_person - right.figures.vulnerable_households_guided_in_person,
    active: (left, right) => compare(left.lastActivity ?? '', right.lastActivity ?? ''),
  }
  // The given order, by name, stays among equals.
  return [...teams].sort(keys[sort])
}

/** The worst of a team's targets as a share of it. */
function shareOf(team: TeamProgress): number {
  return Math.min(1, ...team.paces.map((pace) => (pace.atLeast === 0 ? 1 : pace.actual / pace.atLeast)))
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
