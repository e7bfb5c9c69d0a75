import { readPlan } from '../plan/rules/read-plan.ts'
import { targetRows, taskRows, teamTargetRows } from '../plan/rules/rows.ts'
import type { Printed } from './paper.ts'
import type { NextContent } from './rules/next-content.ts'
import { linesFrom } from './rules/next-content.ts'
import { movedText, periodAfter } from './rules/next-period.ts'
import { type KnownOf, targetsFrom } from './rules/next-targets.ts'

/** A plan's text as it stands once it was read, with nothing corrected, and what is drafted from it. */
export function aNextPlan(text: string, known?: KnownOf) {
  const draft = readPlan(text)
  const period = draft.period?.value
  if (!period) throw new Error('this plan says no period')
  const move = { from: { from: period.from, to: period.to }, to: periodAfter(period) }
  const own = teamTargetRows(draft)
  const targets = targetRows(draft).map((row) => ({
    ...row,
    own: own.filter(({ of }) => of === row.position).map((each) => ({ ...each, teamId: each.name })),
  }))
  const tasks = taskRows(draft)
  const content: NextContent = {
    lines: linesFrom({ draft, targets, tasks }, move),
    targets: targetsFrom(targets, known),
    recipients: draft.recipients.map(({ value }) => value),
    signer: draft.signatory?.value.name ?? '',
    lessons: null,
  }
  const title = movedText(draft.title?.value ?? '', move)
  const next: Printed = { title, content, lessons: [], number: null, issuedOn: null }
  return { draft, move, next }
}

/** Teams of villages that did this many households, some of them vulnerable, of fifty and ten asked for. */
export function knownTeams(done: readonly (readonly [households: number, vulnerable: number] | null)[]): KnownOf {
  return {
    teams: done.map((_, at) => ({
      teamId: `Tổ thôn ${at + 1} (mẫu)`,
      name: `Tổ thôn ${at + 1} (mẫu)`,
      level: 'village' as const,
    })),
    evidence: ({ indicator, atLeast }, teamId) => {
      const [households, vulnerable] = done[Number(/\d+/.exec(teamId ?? '')?.[0]) - 1] ?? [null, null]
      const own = indicator === 'households_supported' ? households : vulnerable
      return { target: atLeast, done: own, before: null, there: null, unreached: null }
    },
  }
}
