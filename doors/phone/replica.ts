import { createHash } from 'node:crypto'
import { type FollowedHousehold, listFollowedHouseholds } from '../../features/households/reads.ts'
import { type ActivePlan, findActivePlan } from '../../features/plan/reads.ts'
import type { Figures } from '../../features/progress/contract.ts'
import { listKeptUnder, listProgress } from '../../features/progress/reads.ts'
import type { Aim } from '../../features/progress/rules/pace.ts'
import { type FollowedVisit, listFollowedVisits } from '../../features/support/reads/followed.ts'
import { listTeams, listTeamsServing } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { addDays, type Window } from '../../platform/clock/days.ts'
import { headOf, listCauses, listChanges } from '../../platform/journal/changes.ts'
import type { Snapshot } from '../../platform/journal/snapshot.ts'
import type { Gone, ReplicaPage } from '../../platform/sync/replica.ts'
import { isId } from '../server/page.ts'
import { forAnyTeam } from './teams.ts'

export type FieldNouns = { household: FollowedHousehold; visit: FollowedVisit }

/** What a phone knows of its teams and of the plan at work, as of one moment. */
export type FieldStanding = {
  readonly teams: readonly FollowedTeam[]
  readonly plan: { readonly window: Window } | null
  readonly keptUnder: readonly (readonly [string, string])[]
}
export type FollowedTeam = {
  readonly teamId: string
  readonly name: string
  readonly level: 'commune' | 'village'
  /** Whether every visit that the figures count is on the phone, or only one's own. */
  readonly isOwn: boolean
  readonly figures: Figures | null
  /** What it is to reach, by the server's count; the day's pace is made of it on the phone. */
  readonly aims: readonly Aim[]
  readonly lastActivity: string | null
}
/** The team that a household moved to. */
export type FieldBecause = { readonly movedTo: string } | null
export type FieldPage = ReplicaPage<FieldNouns, FieldStanding, FieldBecause>

const pageSize = 1_000
const shape = 2
/** One's own visits from before the plan's days are still shown as such: those of about a quarter. */
const earlierDays = 92

type Follow = {
  readonly mark: string
  /** Whose households; null: of all teams. */
  readonly teamIds: readonly string[] | null
  readonly visits: ReturnType<typeof whichVisits>
  readonly plan: ActivePlan | undefined
}

/**
 * The next page for a phone. `at` is what the last page said; anything else, also the mark of another scope (a role that
 * changed, a plan that was put to work), is answered with the first page of what stands now, never with the history.
 */
export async function readReplica(scope: Scope, today: string, at: string): Promise<FieldPage> {
  const follow = await whatToFollow(scope, today)
  const head = await headOf(scope)
  const place = placeIn(at)
  // Nothing was done in the commune since: then the figures are what they were as well.
  if (place?.mark === follow.mark && place.sequence === head && !place.last) return { ...nothingNew, at }
  const standing = await readStanding(scope, follow, today)
  const base = { standing: standing.shown, teamIds: standing.teamIds }
  // A place later than the last one is from before a backup was put back.
  if (place?.mark !== follow.mark || place.sequence > head)
    return { ...base, ...(await readStock(scope, follow, { from: head, head, fresh: true })) }
  if (place.last)
    return {
      ...base,
      ...(await readStock(scope, follow, { from: place.sequence, head, fresh: false, last: place.last })),
    }
  return { ...base, ...(await readChanges(scope, follow, place.sequence)) }
}

const nothingNew: Omit<FieldPage, 'at'> = {
  fresh: false,
  more: false,
  teamIds: [],
  standing: null,
  rows: { household: [], visit: [] },
  gone: [],
}

type Last = { readonly noun: keyof FieldNouns; readonly id: string }

/** `mark.sequence`, and while all is being fetched `mark.sequence.noun.id`; anything else is no place of ours. */
function placeIn(at: string): { mark: string; sequence: number; last: Last | undefined } | undefined {
  const [mark = '', sequence = '', noun, id, ...more] = at.split('.')
  if (!/^\d{1,15}$/.test(sequence) || more.length > 0) return undefined
  if (noun === undefined) return { mark, sequence: Number(sequence), last: undefined }
  if ((noun !== 'household' && noun !== 'visit') || !isId(id)) return undefined
  return { mark, sequence: Number(sequence), last: { noun, id } }
}

async function whatToFollow(scope: Scope, today: string): Promise<Follow> {
  const plan = await findActivePlan(scope, today)
  const visits = whichVisits(scope, plan?.targetWindow, today)
  const teamIds = holds(scope, forAnyTeam) ? null : visits.teamIds
  // Without a plan the days go on every day, and are no reason to begin again.
  const said = JSON.stringify([shape, scope.accountId, teamIds, visits.teamIds, plan?.planId, visits.window])
  const mark = createHash('sha256').update(said).digest('base64url').slice(0, 16)
  return { mark, teamIds, visits, plan }
}

/** Visits of one's own teams in the plan's days, and one's own of some time before. */
export function whichVisits(scope: Scope, window: Window | undefined, today: string) {
  const teamIds = [...new Set(scope.grants.flatMap(({ teamId }) => teamId ?? []))].sort()
  return { teamIds, window, since: addDays(window?.from ?? today, -earlierDays) }
}

async function readStanding(scope: Scope, { plan, teamIds, visits }: Follow, today: string) {
  const counted = plan && (await listProgress(scope, { planId: plan.planId, targets: plan.targets, today }))
  const progress = new Map(counted?.teams.map((team) => [team.teamId, team]))
  const seen = counted?.teams ?? (await listTeams(scope))
  const teams = seen.filter(({ teamId }) => teamIds === null || teamIds.includes(teamId))
  const shown: FieldStanding = {
    teams: teams.map(({ teamId, name, level }) => ({
      teamId,
      name,
      level,
      isOwn: visits.teamIds.includes(teamId),
      figures: progress.get(teamId)?.figures ?? null,
      aims: progress.get(teamId)?.paces.map(aimOf) ?? [],
      lastActivity: progress.get(teamId)?.lastActivity ?? null,
    })),
    plan: counted ? { window: { from: counted.window.from, to: counted.window.to } } : null,
    keptUnder: await listKeptUnder(scope),
  }
  return { shown, teamIds: teams.map((team) => team.teamId) }
}

/** A pace without what depends on the day. */
function aimOf({ indicator, every, atLeast, window, actual, lately }: Aim): Aim {
  return { indicator, every, atLeast, window, actual, lately }
}

type Start = { from: number; head: number; fresh: boolean; last?: Last }

/** All that stands, household by household and then visit by visit; what changes meanwhile follows from where it began. */
async function readStock(scope: Scope, follow: Follow, { from, head, fresh, last }: Start) {
  const lastOf = (noun: keyof FieldNouns) => (last?.noun === noun ? last.id : undefined)
  const household =
    last?.noun === 'visit'
      ? []
      : await listFollowedHouseholds(scope, { teamIds: follow.teamIds, after: lastOf('household'), size: pageSize })
  const room = pageSize - household.length
  const visit =
    room > 0 ? await listFollowedVisits(scope, { ...follow.visits, after: lastOf('visit'), size: room }) : []
  const next =
    room === 0
      ? `${follow.mark}.${from}.household.${household.at(-1)?.id}`
      : visit.length === room
        ? `${follow.mark}.${from}.visit.${visit.at(-1)?.id}`
        : undefined
  return {
    at: next ?? `${follow.mark}.${from}`,
    fresh,
    more: next !== undefined || head > from,
    rows: { household, visit },
    gone: [],
  }
}

async function readChanges(scope: Scope, follow: Follow, after: number) {
  const { changes, next, more } = await listChanges(
    scope,
    after,
    500,
    new Map<string, Pick<Snapshot, 'read'>>([
      [
        'household',
        { read: async (_, ids) => byId(await listFollowedHouseholds(scope, { teamIds: follow.teamIds, ids })) },
      ],
      ['visit', { read: async (_, ids) => byId(await listFollowedVisits(scope, { ...follow.visits, ids })) }],
    ]),
  )
  const left = changes.filter(({ data }) => data === null)
  const moves = await listCauses(
    scope,
    'households.move',
    left.filter(({ noun }) => noun === 'household').map(({ sequence }) => sequence),
  )
  const names =
    moves.size > 0 ? new Map((await listTeamsServing(scope)).map((team) => [team.teamId, team.name])) : undefined
  const gone = left.map(({ noun, id, sequence }): Gone<FieldBecause> => {
    const move = moves.get(sequence) as { teamId?: string } | undefined
    const movedTo = names?.get(move?.teamId ?? '')
    return { noun, id, because: movedTo === undefined ? null : { movedTo } }
  })
  const rowsOf = (noun: string) => changes.filter((change) => change.noun === noun && change.data !== null)
  return {
    at: `${follow.mark}.${next}`,
    fresh: false,
    more,
    rows: {
      household: rowsOf('household').map(({ data }) => data as FollowedHousehold),
      visit: rowsOf('visit').map(({ data }) => data as FollowedVisit),
    },
    gone,
  }
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
