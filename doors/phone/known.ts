import { registerHousehold } from '../../features/households/contract.ts'
import { figuresOf, type LedgerVisit, ownLedger, standingsOf } from '../../features/progress/rules/ledger.ts'
import { isIdle, paceOf, statusOf } from '../../features/progress/rules/pace.ts'
import type { FieldTeam } from '../../features/progress/screens/field-parts.tsx'
import { recordSupport } from '../../features/support/contract.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { rightNow } from '../../platform/sync/health.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import { type Pulled, pullAll } from '../../platform/sync/pull.ts'
import { openReplica, type Replica, type SealedStore } from '../../platform/sync/replica.ts'
import type { Vault } from '../../platform/sync/vault.ts'

import { fold, givenName } from '../../platform/words/fold.ts'
import { saidIn } from './field-order.ts'
import type { FieldBecause, FieldNouns, FieldStanding } from './replica.ts'
import { shortVisits } from './short-visits.ts'
import { type FieldNote, tellTaken } from './told.ts'

export type FieldReplica = Replica<FieldNouns, FieldStanding, FieldBecause, FieldNote>

/** `left` is told which households went out of sight: its name may stand on pages that are kept as well. */
export function openFieldReplica(
  store: SealedStore,
  vault: Vault,
  left: (ids: readonly string[]) => void = () => undefined,
): Promise<FieldReplica> {
  return openReplica<FieldNouns, FieldStanding, FieldBecause, FieldNote>(
    store,
    vault,
    ['household', 'visit'],
    (taken, notes) => {
      left(taken.gone.filter(({ noun }) => noun === 'household').map(({ id }) => id))
      return tellTaken(taken, notes)
    },
  )
}

/**
 * Follows the server, then counts its figures again from the rows that came. Should they ever differ, the phone does not
 * go on with what it has: it begins again with nothing.
 */
export async function follow(replica: FieldReplica, get?: Parameters<typeof pullAll>[1]): Promise<Pulled> {
  const pulled = await pullAll(replica, get)
  if (pulled !== 'even' || (await isExact(replica))) return pulled
  await replica.distrust()
  return pullAll(replica, get)
}

/** Whether the rows on this phone make the figures that the server said with them. */
export async function isExact(replica: FieldReplica): Promise<boolean> {
  const standing = replica.standing()
  if (!standing?.plan) return true
  const standings = standingsOf(await allVisits(replica), standing.plan.window, new Map(standing.keptUnder))
  return standing.teams.every(({ teamId, isOwn, figures }) => {
    if (!isOwn || !figures) return true
    const here = figuresOf(standings.filter(({ visit }) => visit.teamId === teamId))
    return (
      here.visits === figures.supports &&
      here.households === figures.households_supported &&
      here.vulnerable === figures.vulnerable_households_guided_in_person
    )
  })
}

/** One's own account, and the team's standing as of the last pull; undefined before the first one. */
export async function tellOwn(replica: FieldReplica, teamId: string, suffix: string, kept: readonly Kept[]) {
  const standing = replica.standing()
  const team = standing?.teams.find((one) => one.teamId === teamId)
  if (!standing || !team || !replica.isEven()) return undefined
  const window = standing.plan?.window
  const keptUnder = new Map(standing.keptUnder)
  const visits = await allVisits(replica)
  const standings = standingsOf(visits, window, keptUnder)
  const { counted, short } = ownLedger(standings)
  const named = [...short.map(({ visit }) => visit.householdId), ...kept.map((one) => saidIn(one).householdId)]
  const households = await replica.find('household', [...new Set(named.flatMap((id) => id ?? []))])
  const waiting = kept.flatMap((one) => waitingVisit(one, (id) => households.get(id)?.vulnerable ?? false))
  const then = standingsOf([...visits, ...waiting], window, keptUnder)
  const ofTeam = (all: typeof then) => figuresOf(all.filter(({ visit }) => visit.teamId === teamId))
  return {
    team: fieldTeam(standing, team, suffix),
    ledger: { counted, short: shortVisits(short, (id) => (id && households.get(id)?.headName) || null) },
    window,
    adds: ofTeam(then).households - ofTeam(standings).households,
    takenAt: replica.takenAt(),
  }
}

function fieldTeam(
  { plan }: FieldStanding,
  { teamId, name, level, figures, aims = [], lastActivity }: FieldStanding['teams'][number],
  suffix: string,
): FieldTeam {
  if (!plan || !figures) return { teamId, name, level, suffix, progress: undefined }
  const { window } = plan
  const today = dayOf(rightNow())
  const paces = aims.map((aim) => paceOf(aim, today))
  const status = statusOf(paces, isIdle(window, today, lastActivity))
  return { teamId, name, level, suffix, progress: { teamId, name, level, figures, paces, status, lastActivity } }
}

async function allVisits(replica: FieldReplica): Promise<LedgerVisit[]> {
  return [...(await replica.rows('visit')).values()]
}

function waitingVisit({ state, envelope }: Kept, isVulnerable: (householdId: string) => boolean): LedgerVisit[] {
  if (state !== 'waiting' || envelope.type !== recordSupport.type) return []
  const said = envelope.payload as {
    visitId: string
    teamId: string
    householdId: string | null
    heldOn: string
    mode: string
  }
  const { visitId, teamId, householdId, heldOn, mode } = said
  const vulnerable = householdId !== null && isVulnerable(householdId)
  return [
    {
      id: visitId,
      teamId,
      householdId,
      heldOn,
      inPerson: mode === 'in_person',
      vulnerable,
      status: 'counted',
      mine: true,
    },
  ]
}

export type FoundHousehold = {
  readonly householdId: string
  readonly headName: string
  readonly hamlet: string
  readonly vulnerable: boolean
  /** Registered on this phone and not sent yet: the server has no page for it. */
  readonly isUnsent: boolean
}

export type Finder = {
  /** Every word somewhere in name or hamlet, by given name; how many there are, and the first of them. */
  find(
    text: string,
    wanted?: { vulnerable?: boolean; most?: number },
  ): { total: number; rows: readonly FoundHousehold[] }
}

/** A team's households made ready for searching: folded and in order once, so that a letter typed costs one pass. */
export async function openFinder(replica: FieldReplica, teamId: string, kept: readonly Kept[]): Promise<Finder> {
  const rows = [...(await replica.rows('household')).values()].filter((row) => row.teamId === teamId)
  const known = new Set(rows.map((row) => row.id))
  const all = [
    ...rows.map(({ id, headName, hamlet, vulnerable }) => ({
      householdId: id,
      headName,
      hamlet,
      vulnerable,
      isUnsent: false,
    })),
    ...kept.flatMap((one) => unsentHousehold(one, teamId)).filter(({ householdId }) => !known.has(householdId)),
  ].map((row) => {
    const name = fold(row.headName)
    return { row, folded: `${name} ${fold(row.hamlet)}`, order: `${givenName(name)} ${name}` }
  })
  all.sort((left, right) => (left.order < right.order ? -1 : 1))
  return {
    find: (text, { vulnerable = false, most = 50 } = {}) => {
      const words = fold(text).split(' ')
      const found = all.filter(
        ({ row, folded }) => (!vulnerable || row.vulnerable) && words.every((word) => folded.includes(word)),
      )
      return { total: found.length, rows: found.slice(0, most).map(({ row }) => row) }
    },
  }
}

function unsentHousehold({ envelope }: Kept, wanted: string): FoundHousehold[] {
  if (envelope.type !== registerHousehold.type) return []
  const { householdId, teamId, headName, hamlet, groups } = envelope.payload as {
    householdId: string
    teamId: string
    headName: string
    hamlet?: string
    groups?: readonly string[]
  }
  if (teamId !== wanted) return []
  return [{ householdId, headName, hamlet: hamlet ?? '', vulnerable: (groups?.length ?? 0) > 0, isUnsent: true }]
}
