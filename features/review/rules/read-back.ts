/** Whether our own reader reads from the document just what is meant: the loop closes only through what is printed. */
import type { Window } from '../../../platform/clock/days.ts'
import { readPlan } from '../../plan/rules/read-plan.ts'
import { spokenTeam } from '../../plan/rules/rows.ts'
import type { NextTarget } from './next-content.ts'
import { periodName } from './next-period.ts'

export type Misread = { readonly what: 'period' | 'less' | 'more'; readonly named: string }

type Meant = { readonly targets: readonly NextTarget[]; readonly period: Window }

export function misreadIn(text: string, { targets, period }: Meant): Misread | undefined {
  const read = readPlan(text)
  const seen = read.period?.value
  if (seen?.from !== period.from || seen.to !== period.to)
    return { what: 'period', named: seen ? periodName(seen) : '—' }
  const meant = targets.filter(({ kept }) => kept).flatMap(signsOf)
  for (const { value, sentence } of read.targets) {
    const sign = signOf(value.team ?? value.scope, value)
    // What nobody counts is only text; a counted one that is not meant would become a target of its own. A team that has
    // the common number in a sentence beside another of its own is asked for nothing else than it is.
    const at = meant.indexOf(sign)
    if (at !== -1) meant.splice(at, 1)
    else if (value.indicator !== 'other' && !isCommon(targets, value)) return { what: 'more', named: sentence }
  }
  const [missing] = meant
  return missing === undefined ? undefined : { what: 'less', named: missing }
}

function signsOf(target: NextTarget): string[] {
  const { scope, atLeast, teams } = target
  const own = teams.filter((team) => team.atLeast !== atLeast)
  return [
    signOf(scope, target),
    ...own.map((team) => signOf(spokenTeam(team.name), { ...target, atLeast: team.atLeast })),
  ]
}

type Signed = Pick<NextTarget, 'indicator' | 'every' | 'atLeast'>

function signOf(whose: string, { indicator, every, atLeast }: Signed): string {
  return [whose, indicator, every ?? '', atLeast].join(' · ')
}

function isCommon(targets: readonly NextTarget[], read: Signed & { readonly team: string | null }): boolean {
  return targets.some(
    ({ kept, indicator, every, atLeast, teams }) =>
      kept &&
      read.team !== null &&
      [indicator, every, atLeast].join() === [read.indicator, read.every, read.atLeast].join() &&
      teams.some(({ name }) => spokenTeam(name) === read.team),
  )
}
