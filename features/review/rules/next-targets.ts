/** The targets of the next plan with the number proposed for each team, and how a person's numbers stand beside them. */
import { asSetFor, type TargetRow, type TeamTargetRow } from '../../plan/rules/rows.ts'
import { isOfCommune, isSetFor } from '../../progress/rules/pace.ts'
import type { NextTarget, TeamProposal } from './next-content.ts'
import { type Evidence, propose, withinWhole } from './target-proposal.ts'
import { wordingOf } from './target-wording.ts'

type Team = { readonly teamId: string; readonly name: string; readonly level: 'commune' | 'village' }

export type KnownOf = {
  readonly teams: readonly Team[]
  evidence(target: { readonly indicator: string; readonly atLeast: number }, teamId: string | null): Evidence
}

type Row = TargetRow & { readonly own: TeamTargetRow[] }

/** Numbers that a person has set stay; all others are proposed from what is known now. */
export function targetsFrom(
  rows: readonly Row[],
  known: KnownOf | undefined,
  before: readonly NextTarget[] = [],
): NextTarget[] {
  const made: NextTarget[] = []
  const placeOf = new Map<number, number>()
  for (const row of rows) {
    const { every } = row
    const label = wordingOf(row)
    // What no sentence of ours says stays in the text, as it was written.
    if (label === null) continue
    const { indicator, scope, atLeast } = row
    const partOf = row.partOf === null ? null : (placeOf.get(row.partOf) ?? null)
    const whole = partOf === null ? undefined : made[partOf]
    const old = before.find((one) => one.indicator === indicator && one.scope === scope && one.every === every)
    placeOf.set(row.position, made.length)
    const ofCommune = isOfCommune(row) && known && every === null ? known.evidence(row, null) : null
    const proposed = ofCommune && propose(ofCommune)
    const teams = every === null && known ? teamsOf(row, known, whole, old) : []
    made.push({
      indicator,
      scope,
      every,
      label,
      atLeast:
        old && old.atLeast !== commonOf(old, before[old.partOf ?? -1])
          ? old.atLeast
          : commonOf({ was: atLeast, proposed, teams }, whole),
      partOf,
      kept: old?.kept ?? true,
      was: atLeast,
      teams,
      proposed,
      evidence: ofCommune,
    })
  }
  return made
}

function teamsOf(row: Row, known: KnownOf, whole: NextTarget | undefined, old: NextTarget | undefined): TeamProposal[] {
  return known.teams
    .filter(({ level }) => isSetFor(row, level))
    .map(({ teamId, name }) => {
      const evidence = known.evidence(asSetFor(row, teamId), teamId)
      const most = whole?.teams.find((team) => team.teamId === teamId)?.atLeast
      const free = propose(evidence)
      const proposed = most === undefined ? free : withinWhole(free, most)
      const set = old?.teams.find((team) => team.teamId === teamId)
      const atLeast = set && set.atLeast !== set.proposed.atLeast ? set.atLeast : proposed.atLeast
      return { teamId, name, atLeast, proposed, evidence }
    })
}

/**
 * The number that is proposed to most teams, so that few need a sentence of their own; of several the nearest to now's.
 * A part stays within its whole.
 */
function commonOf(
  { was, proposed, teams }: Pick<NextTarget, 'was' | 'proposed' | 'teams'>,
  whole: NextTarget | undefined,
): number {
  const numbers = [...Map.groupBy(teams, (team) => team.proposed.atLeast)]
  const [most] = numbers.sort(
    ([left, ones], [right, others]) =>
      others.length - ones.length || Math.abs(left - was) - Math.abs(right - was) || right - left,
  )
  const common = most?.[0] ?? proposed?.atLeast ?? was
  return Math.min(common, whole?.atLeast ?? common)
}

/** A number that a person sets. The parts of a target stay within it. */
export function withNumber(
  targets: readonly NextTarget[],
  told: { readonly target: number; readonly teamId: string | null; readonly atLeast: number },
): NextTarget[] | 'not_found' | 'over_whole' {
  const asked = targets[told.target]
  if (!asked || (told.teamId !== null && !asked.teams.some(({ teamId }) => teamId === told.teamId))) return 'not_found'
  const changed = targets.map((one, at) => {
    if (at !== told.target) return one
    if (told.teamId === null) return { ...one, atLeast: told.atLeast }
    return {
      ...one,
      teams: one.teams.map((team) => (team.teamId === told.teamId ? { ...team, atLeast: told.atLeast } : team)),
    }
  })
  return changed.every((part) => isWithin(part, changed[part.partOf ?? -1])) ? changed : 'over_whole'
}

function isWithin(part: NextTarget, whole: NextTarget | undefined): boolean {
  if (!whole || !part.kept || !whole.kept) return true
  const most = (teamId: string) => whole.teams.find((team) => team.teamId === teamId)?.atLeast ?? whole.atLeast
  return part.atLeast <= whole.atLeast && part.teams.every((team) => team.atLeast <= most(team.teamId))
}
