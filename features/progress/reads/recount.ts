import { type Scope, teamFilter } from '../../../platform/access/scope.ts'
import type { Day, Window } from '../../../platform/clock/days.ts'
import { all, sql } from '../../../platform/db/database.ts'
import { countLines } from '../../dossiers/reads.ts'
import type { VisitFact } from '../../support/contract.ts'
import { listVisitFacts } from '../../support/reads.ts'
import { type Figure, figures } from '../contract.ts'
import { figuresByTeam, findWindow, getFigures } from '../reads.ts'
import { countAgain, noFigures } from '../rules.ts'

/** A kept number that is not what the records come to: of a team in a window, or of a team's single day. */
export type Difference = {
  readonly teamId: string | null
  readonly figure: Figure
  /** Set where the number of one day is wrong, which the course over time is drawn from. */
  readonly day?: Day
  readonly kept: number
  readonly recounted: number
}

/**
 * Counts a window again from the visits, for each team in sight and for all of them. Nothing must differ. Of dossiers it
 * counts the lines of visits: each must have its record, and no record may have lost its line.
 */
export async function recount(scope: Scope, windowId: string): Promise<Difference[]> {
  const window = await findWindow(scope, { windowId })
  if (!window) throw new Error('There is no such window: findWindow tells beforehand.')
  const visits = await listVisitFacts(scope, window)
  const merged = await listMerged(scope)
  const kept = await figuresByTeam(scope, window)
  const ofAll = (await getFigures(scope, { windowId }, null)).figures
  const lines = await countLines(scope, window)
  const allLines = [...lines.values()].reduce((sum, each) => sum + each, 0)
  const byTeam = Map.groupBy(visits, ({ teamId }) => teamId)
  const teamIds = [...new Set([...kept.keys(), ...lines.keys(), ...byTeam.keys()])].sort()
  const found = [null, ...teamIds].flatMap((teamId): Difference[] => {
    const own = teamId === null ? visits : (byTeam.get(teamId) ?? [])
    const again = { ...countAgain(own, merged), online_dossiers: linesOf(own) }
    const before = {
      ...(teamId === null ? ofAll : (kept.get(teamId) ?? noFigures())),
      online_dossiers: teamId === null ? allLines : (lines.get(teamId) ?? 0),
    }
    return figures.flatMap((figure) =>
      figure === 'platform_adoptions' || before[figure] === again[figure]
        ? []
        : [{ teamId, figure, kept: before[figure], recounted: again[figure] }],
    )
  })
  return [...found, ...(await recountDays(scope, window, visits))]
}

/** The days that the course over time and the last day of help are read from. */
async function recountDays(scope: Scope, { from, to }: Window, visits: readonly VisitFact[]): Promise<Difference[]> {
  const teams = teamFilter(scope)
  const kept = await all(
    scope.tx,
    sql<{ teamId: string; day: Day; supports: number; people: number }>`
      select team_id as "teamId", day, supports, people from progress_day
      where commune_id = ${scope.communeId} and day between ${from} and ${to} and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))`,
  )
  const again = new Map<string, { teamId: string; day: Day; supports: number; people: number }>()
  for (const { teamId, day } of kept) again.set(`${teamId} ${day}`, { teamId, day, supports: 0, people: 0 })
  for (const { teamId, heldOn: day, people } of visits) {
    const row = again.get(`${teamId} ${day}`) ?? { teamId, day, supports: 0, people: 0 }
    again.set(`${teamId} ${day}`, { ...row, supports: row.supports + 1, people: row.people + people })
  }
  const before = new Map(kept.map((row) => [`${row.teamId} ${row.day}`, row]))
  return [...again].flatMap(([key, { teamId, day, supports, people }]): Difference[] => {
    const row = before.get(key) ?? { supports: 0, people: 0 }
    return [
      { teamId, day, figure: 'supports' as const, kept: row.supports, recounted: supports },
      { teamId, day, figure: 'people_supported' as const, kept: row.people, recounted: people },
    ].filter((each) => each.kept !== each.recounted)
  })
}

function linesOf(visits: readonly VisitFact[]): number {
  return visits.flatMap((visit) => visit.items).filter(({ kind }) => kind === 'online_dossier').length
}

async function listMerged(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await all(
    scope.tx,
    sql<{
      household_id: string
      into_id: string
    }>`select household_id, into_id from progress_merged where commune_id = ${scope.communeId}`,
  )
  return new Map(rows.map((row) => [row.household_id, row.into_id]))
}
