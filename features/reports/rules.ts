import { covers, type Window } from '../../platform/clock/days.ts'
import type { Figures, Part, Target } from '../progress/contract.ts'
import { contributionOf, countAgain, isSetFor } from '../progress/rules.ts'
import type { VisitFact } from '../support/contract.ts'

/** The figures of a set of counted visits, with what dossiers, adoptions and payments are made up of. */
export type Tally = { readonly figures: Figures; readonly parts: readonly Part[] }

/** What a frozen report says: the plan's targets by the target window, the work by the report window. */
export type Frozen = { readonly target: Tally; readonly report: Tally }

/**
 * Counts a set of visits by the one definition of every figure: a household once, however many visits and teams. A
 * commune's tally of all its teams' visits is therefore not the sum of the teams'.
 */
export function tally(visits: readonly VisitFact[]): Tally {
  const parts = new Map<string, Part>()
  for (const part of visits.flatMap((visit) => contributionOf(visit).parts)) {
    const key = `${part.figure} ${part.dimension}`
    parts.set(key, { ...part, amount: part.amount + (parts.get(key)?.amount ?? 0) })
  }
  const sorted = [...parts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, part]) => part)
  return { figures: countAgain(visits, new Map()), parts: sorted }
}

/** The two tallies of a plan's windows over one set of visits. */
export function frozenOf(
  plan: { readonly targetWindow: Window; readonly reportWindow: Window },
  visits: readonly VisitFact[],
): Frozen {
  const within = (window: Window) => tally(visits.filter((visit) => covers(window, visit.heldOn)))
  return { target: within(plan.targetWindow), report: within(plan.reportWindow) }
}

/** What these teams together should reach, by indicator. */
export function aimsOf(
  targets: readonly Target[],
  levels: readonly ('commune' | 'village')[],
): ReadonlyMap<string, number> {
  const aims = new Map<string, number>()
  for (const target of targets) {
    const times = levels.filter((level) => isSetFor(target, level)).length
    if (times > 0) aims.set(target.indicator, (aims.get(target.indicator) ?? 0) + times * target.atLeast)
  }
  return aims
}

export type ReportStatus = 'draft' | 'submitted' | 'returned' | 'accepted' | 'approved'

/** A team's words may change until the commune has them. */
export function mayEdit(status: ReportStatus): boolean {
  return status === 'draft' || status === 'returned'
}

/** Narratives of several teams become one text, each paragraph named by its team; the same sentence is said once. */
export function mergeNarratives(parts: readonly { readonly team: string; readonly text: string }[]): string {
  const said = new Map<string, string[]>()
  for (const { team, text } of parts) {
    for (const line of text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean))
      said.set(line, [...(said.get(line) ?? []), team])
  }
  return [...said].map(([line, teams]) => `${line} (${teams.join(', ')})`).join('\n')
}
