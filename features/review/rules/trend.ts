/** How a team's results go on over the periods where villages were merged or split in between (lesson S16). */

type Succession = { readonly teamId: string; readonly name: string; readonly intoId: string }

/** `with`: old teams that are in the amount. `split`: the one old team that the amount is all of, shared with others. */
export type TrendPoint = {
  /** Null: nothing was recorded, which is not zero. */
  readonly amount: number | null
  readonly with: readonly string[]
  readonly split: string | null
}

/**
 * One team over the periods, the oldest first. What teams did that went on in it alone is its own; what a team did that
 * went on in several cannot be shared out, so it is shown whole, under its old name, and only where there is nothing else.
 */
export function trendOf(
  teamId: string,
  periods: readonly ReadonlyMap<string, number>[],
  successions: readonly Succession[],
): TrendPoint[] {
  const { merged, split } = before(teamId, successions)
  return periods.map((amounts) => {
    const parts = merged.flatMap(({ id, name }) => {
      const amount = amounts.get(id)
      return amount === undefined ? [] : [{ name, amount }]
    })
    const own = amounts.get(teamId)
    if (own === undefined && parts.length === 0) {
      const whole = split.find(({ id }) => amounts.has(id))
      return { amount: whole ? (amounts.get(whole.id) ?? null) : null, with: [], split: whole?.name ?? null }
    }
    const amount = parts.reduce((sum, part) => sum + part.amount, own ?? 0)
    return { amount, with: parts.map(({ name }) => name), split: null }
  })
}

type Old = { readonly id: string; readonly name: string }

/** The old teams behind one, also behind those: in it alone, or in it and others. */
function before(teamId: string, successions: readonly Succession[]): { merged: Old[]; split: Old[] } {
  const [merged, split]: [Old[], Old[]] = [[], []]
  const seen = new Set([teamId])
  const open: { id: string; shared: boolean }[] = [{ id: teamId, shared: false }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { id, shared } = at
    for (const one of successions.filter(({ intoId }) => intoId === id)) {
      if (seen.has(one.teamId)) continue
      seen.add(one.teamId)
      const isShared = shared || successions.filter((each) => each.teamId === one.teamId).length > 1
      ;(isShared ? split : merged).push({ id: one.teamId, name: one.name })
      open.push({ id: one.teamId, shared: isShared })
    }
  }
  return { merged, split }
}
