import { v7 as newId } from 'uuid'
import { teamFilter } from '../../platform/access/scope.ts'
import { covers, type Window } from '../../platform/clock/days.ts'
import { all, maybe, run, sql } from '../../platform/db/database.ts'
import { done, type Fact, type Follower, handle, refuse, type Work } from '../../platform/journal/command.ts'
import type { VisitFact } from '../support/contract.ts'
import { listVisitFacts } from '../support/reads.ts'
import { progressProblems, recountPlan } from './contract.ts'
import { findWindow } from './reads.ts'
import { contributionOf } from './rules.ts'

type Opened = { readonly windowId: string } & Window
type Activated = { readonly planId: string; readonly targetWindow: Window; readonly reportWindow: Window }
type Merged = { readonly householdId: string; readonly into: string }

export const handlers = [
  handle(recountPlan, async (work, { planId }) => {
    await lock(work, 'windows', 'alone')
    const target = await findWindow(work.scope, { planId, kind: 'target' })
    const report = await findWindow(work.scope, { planId, kind: 'report' })
    if (!target || !report) return refuse(progressProblems.make('progress.no_window'))
    await openWindows(work, { planId, targetWindow: target, reportWindow: report })
    for (const window of [target, report]) await countDays(work, window)
    return done({ changes: [{ noun: 'plan', id: planId, teamId: null }] })
  }),
]

export const followers: readonly Follower[] = [
  {
    kind: 'plan.activated',
    run: async (work, facts) => {
      await lock(work, 'windows', 'alone')
      for (const plan of facts as unknown as Activated[]) await openWindows(work, plan)
    },
  },
  { kind: 'support.cancelled', run: (work, facts) => follow(work, facts, -1) },
  { kind: 'support.recorded', run: (work, facts) => follow(work, facts, 1) },
  {
    kind: 'households.merged',
    run: async (work, facts) => {
      await lock(work, 'merged', 'alone')
      for (const merged of facts as unknown as Merged[]) await keepUnder(work, merged)
    },
  },
]

/** Opens a plan's windows and counts into them what was recorded before the plan was put to work. */
async function openWindows(work: Work, plan: Activated): Promise<void> {
  const { scope } = work
  if (teamFilter(scope) !== null) throw new Error('Counting anew needs sight of every team.')
  await run(
    scope.tx,
    sql`delete from progress_window where commune_id = ${scope.communeId} and plan_id = ${plan.planId}`,
  )
  for (const [kind, window] of [
    ['target', plan.targetWindow],
    ['report', plan.reportWindow],
  ] as const) {
    const windowId = newId()
    await run(
      scope.tx,
      sql`insert into progress_window (commune_id, window_id, plan_id, kind, from_day, to_day)
          values (${scope.communeId}, ${windowId}, ${plan.planId}, ${kind}, ${window.from}, ${window.to})`,
    )
    await addToWindows(work, [{ ...window, windowId }], await listVisitFacts(scope, window), 1)
  }
}

async function follow(work: Work, facts: readonly Fact[], sign: 1 | -1): Promise<void> {
  // A visit and the opening of a window must not miss each other: either the visit finds the window, or the opening
  // waits for the visit and counts it.
  await lock(work, 'windows', 'together')
  const visits = facts as unknown as readonly VisitFact[]
  const days = visits.map((visit) => visit.heldOn)
  const windows = await all(
    work.scope.tx,
    sql<Opened>`
      select window_id as "windowId", from_day as "from", to_day as "to" from progress_window
      where commune_id = ${work.scope.communeId}
        and exists (select from unnest(${days}::date[]) as d(day) where d.day between from_day and to_day)`,
  )
  await addToWindows(work, windows, visits, sign)
  await addToDays(work, visits, sign)
}

/** Adds visits to every window that covers their day. Rows are written in key order, one statement a table. */
async function addToWindows(
  work: Work,
  windows: readonly Opened[],
  visits: readonly VisitFact[],
  sign: 1 | -1,
): Promise<void> {
  const reach = new Map<
    string,
    { window_id: string; team_id: string; household_id: string; supports: number; vulnerable_in_person: number }
  >()
  const sums = new Map<
    string,
    { window_id: string; team_id: string; figure: string; dimension: string; amount: number }
  >()
  for (const visit of visits) {
    const counted = contributionOf(visit)
    for (const { windowId: window_id, ...window } of windows) {
      if (!covers(window, visit.heldOn)) continue
      const own = { window_id, team_id: visit.teamId }
      if (counted.reach) {
        const { householdId: household_id, supports, vulnerableInPerson } = counted.reach
        const row = entry(reach, [window_id, visit.teamId, household_id], {
          ...own,
          household_id,
          supports: 0,
          vulnerable_in_person: 0,
        })
        row.supports += sign * supports
        row.vulnerable_in_person += sign * vulnerableInPerson
      }
      for (const { figure, dimension, amount } of counted.parts) {
        entry(sums, [window_id, visit.teamId, figure, dimension], { ...own, figure, dimension, amount: 0 }).amount +=
          sign * amount
      }
    }
  }
  await writeReach(work, [...reach.values()])
  await writeSums(work, [...sums.values()])
}

async function writeReach({ scope }: Work, rows: readonly unknown[]): Promise<void> {
  if (rows.length === 0) return
  await run(
    scope.tx,
    sql`insert into progress_reach (commune_id, window_id, team_id, household_id, supports, vulnerable_in_person)
        select ${scope.communeId}::uuid, window_id, team_id, household_id, supports, vulnerable_in_person
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(window_id uuid, team_id uuid, household_id uuid, supports int, vulnerable_in_person int)
        order by window_id, team_id, household_id
        on conflict (commune_id, window_id, team_id, household_id) do update
          set supports = progress_reach.supports + excluded.supports,
              vulnerable_in_person = progress_reach.vulnerable_in_person + excluded.vulnerable_in_person`,
  )
}

async function writeSums({ scope }: Work, rows: readonly unknown[]): Promise<void> {
  if (rows.length === 0) return
  await run(
    scope.tx,
    sql`insert into progress_sum (commune_id, window_id, team_id, figure, dimension, amount)
        select ${scope.communeId}::uuid, window_id, team_id, figure, dimension, amount
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(window_id uuid, team_id uuid, figure text, dimension text, amount int)
        order by window_id, team_id, figure, dimension
        on conflict (commune_id, window_id, team_id, figure, dimension) do update set amount = progress_sum.amount + excluded.amount`,
  )
}

async function addToDays({ scope }: Work, visits: readonly VisitFact[], sign: 1 | -1): Promise<void> {
  const days = new Map<string, { team_id: string; day: string; supports: number; people: number }>()
  for (const { teamId, heldOn, people } of visits) {
    const row = entry(days, [teamId, heldOn], { team_id: teamId, day: heldOn, supports: 0, people: 0 })
    row.supports += sign
    row.people += sign * people
  }
  await run(
    scope.tx,
    sql`insert into progress_day (commune_id, team_id, day, supports, people)
        select ${scope.communeId}::uuid, team_id, day, supports, people
        from jsonb_to_recordset(${JSON.stringify([...days.values()])}::jsonb) as r(team_id uuid, day date, supports int, people int)
        order by team_id, day
        on conflict (commune_id, team_id, day) do update
          set supports = progress_day.supports + excluded.supports, people = progress_day.people + excluded.people`,
  )
}

/** The days of a window from the visits alone. Where two windows share days, the second count finds what the first left. */
async function countDays(work: Work, { from, to }: Window): Promise<void> {
  await run(
    work.scope.tx,
    sql`delete from progress_day where commune_id = ${work.scope.communeId} and day between ${from} and ${to}`,
  )
  await addToDays(work, await listVisitFacts(work.scope, { from, to }), 1)
}

/** From now on one household counts under another, and so does whatever already counted under the first. */
async function keepUnder({ scope }: Work, { householdId, into }: Merged): Promise<void> {
  const { tx, communeId } = scope
  const further = await maybe(
    tx,
    sql<{
      into_id: string
    }>`select into_id from progress_merged where commune_id = ${communeId} and household_id = ${into}`,
  )
  const last = further?.into_id ?? into
  if (last === householdId) throw new Error('A household cannot be merged into one that was merged into it.')
  await run(
    tx,
    sql`update progress_merged set into_id = ${last} where commune_id = ${communeId} and into_id = ${householdId}`,
  )
  await run(
    tx,
    sql`insert into progress_merged (commune_id, household_id, into_id) values (${communeId}, ${householdId}, ${last})
        on conflict (commune_id, household_id) do update set into_id = excluded.into_id`,
  )
}

async function lock({ scope }: Work, what: string, how: 'alone' | 'together'): Promise<void> {
  const key = sql`hashtextextended(${`progress ${what} ${scope.communeId}`}, 0)`
  await all(
    scope.tx,
    how === 'alone' ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`,
  )
}

function entry<Row>(rows: Map<string, Row>, key: readonly string[], fresh: Row): Row {
  const name = JSON.stringify(key)
  const row = rows.get(name) ?? fresh
  rows.set(name, row)
  return row
}
