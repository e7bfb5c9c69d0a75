/** What a team is asked for in the next period, from what it did in this one. Every step is said in words on the screen. */
export type Evidence = {
  /** What the plan asks of it now. */
  readonly target: number
  /** Null: nothing was recorded, which is not zero. */
  readonly done: number | null
  /** What was done in the period before; null where there was none. */
  readonly before: number | null
  /** How many there are of what the target counts where the team works, and how many of them nobody reached; null: unknown. */
  readonly there: number | null
  readonly unreached: number | null
}

export const reasons = ['no_result', 'kept', 'raised', 'lowered', 'falling', 'all_reached', 'no_more_there'] as const
export type Reason = (typeof reasons)[number]

export type Proposal = { readonly atLeast: number; readonly reason: Reason }

/** A result within a fifth below the target is an ordinary good one; no number moves by more than a fifth at once. */
const margin = 0.2

/**
 * Half of what was done beyond the target is asked for, half of what was missing is let go, a fifth of the target at most.
 * Rounding never makes it harder. Nobody is asked for more than there are; but a list may hold only those who were helped,
 * so it lets go of no more than that fifth either, and a person who knows the village sets less.
 */
export function propose(evidence: Evidence): Proposal {
  const wanted = beforeCounting(evidence)
  const { target, there } = evidence
  // A village of which no household was entered yet says nothing about how many live there.
  if (there === null || there === 0) return wanted
  const most = Math.max(there, Math.min(target, roundUp(target * (1 - margin))))
  return wanted.atLeast <= most ? wanted : { atLeast: most, reason: 'no_more_there' }
}

function beforeCounting({ target, done, before, unreached }: Evidence): Proposal {
  const keep = (reason: Reason) => ({ atLeast: target, reason })
  if (done === null) return keep('no_result')
  if (done < target * (1 - margin)) {
    const eased = Math.max(target - (target - done) / 2, target * (1 - margin))
    const atLeast = Math.max(1, Math.min(target, roundUp(eased)))
    return atLeast < target ? { atLeast, reason: 'lowered' } : keep('kept')
  }
  if (done <= target) return keep('kept')
  if (before !== null && done < before) return keep('falling')
  if (unreached === 0) return keep('all_reached')
  const atLeast = roundDown(Math.min(target + (done - target) / 2, target * (1 + margin)))
  return atLeast > target ? { atLeast, reason: 'raised' } : keep('kept')
}

/** A part is never more than the whole that it is a part of: ten of fifty. */
export function withinWhole(part: Proposal, whole: number): Proposal {
  return part.atLeast <= whole ? part : { atLeast: whole, reason: 'no_more_there' }
}

/** People speak of fives from twenty on, and of ones below. */
function stepOf(value: number): number {
  return value >= 20 ? 5 : 1
}

// Figures such as 1.2 × 50 are a hair off in binary: a number that is whole up to that hair is whole.
const hair = 1e-9

function roundDown(value: number): number {
  const step = stepOf(value)
  return Math.floor(value / step + hair) * step
}

function roundUp(value: number): number {
  const step = stepOf(value)
  return Math.ceil(value / step - hair) * step
}
