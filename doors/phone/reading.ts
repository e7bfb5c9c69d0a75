import { snapshotHouseholds } from '../../features/households/reads.ts'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { listKeptUnder } from '../../features/progress/reads.ts'
import { ownLedger, standingsOf } from '../../features/progress/rules/ledger.ts'
import { listFollowedVisits } from '../../features/support/reads/followed.ts'
import { findVisit, listVisits, type Visit } from '../../features/support/reads.ts'
import type { ShownVisit } from '../../features/support/screens/field-visit.tsx'
import { listMembers } from '../../features/teams/reads.ts'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import type { Window } from '../../platform/clock/days.ts'
import { type Ask, idIn } from '../server/page.ts'
import { whichVisits } from './replica.ts'
import { shortVisits } from './short-visits.ts'

/** What became of my own records by the same account as on the phone, and the latest of them. */
export async function listMine({ scope, today }: Ask, teamId: string, window: Window | undefined) {
  const mine = { recordedBy: scope.accountId ?? undefined, status: 'counted' } as const
  const latest = await listVisits(scope, { ...mine, teamId, size: 5 })
  const visits = await listFollowedVisits(scope, whichVisits(scope, window, today))
  const { counted, short } = ownLedger(standingsOf(visits, window, new Map(await listKeptUnder(scope))))
  const ids = short.flatMap(({ visit }) => visit.householdId ?? [])
  const known = await snapshotHouseholds(scope, [...new Set([...ids, ...idsOf(latest.rows)])])
  const nameOf = (id: string | null) => (id === null ? null : (known.get(id)?.headName ?? null))
  const recent = latest.rows.map(({ visitId, householdId, heldOn, items }) => {
    const headName = nameOf(householdId)
    return { visitId, householdId: headName === null ? null : householdId, headName, heldOn, items }
  })
  return { ledger: { counted, short: shortVisits(short, nameOf) }, recent }
}

/** The last few households I helped, latest first, each once. */
export async function listRecentHouseholds({ scope }: Ask, teamId: string) {
  const { rows } = await listVisits(scope, { recordedBy: scope.accountId ?? undefined, teamId, size: 20 })
  const known = await snapshotHouseholds(scope, idsOf(rows))
  const found = idsOf(rows).flatMap((id) => known.get(id) ?? [])
  return [...new Map(found.map((household) => [household.householdId, household])).values()].slice(0, 4)
}

/** What the recording screen knows beforehand: my habits, my team-mates, and the visit to correct if one is named. */
export async function loadVisit(ask: Ask, teamId: string) {
  const { scope, query, today } = ask
  const visitId = idIn(query, 'visit')
  const visit = visitId ? await findVisit(scope, visitId) : undefined
  const { rows } = await listVisits(scope, { recordedBy: scope.accountId ?? undefined, size: 20 })
  return {
    teamId: visit?.teamId ?? teamId,
    visit,
    usual: rows.flatMap((row) => row.items),
    members: await listTeammates(ask, visit?.teamId ?? teamId),
    partners: await listPartnerNames(scope),
    today,
  }
}

export async function listTeammates({ scope }: Ask, teamId: string) {
  const { rows } = await listMembers(scope, { teamId, size: 40 })
  return rows.filter((member) => member.accountId === null || member.accountId !== scope.accountId)
}

export async function showVisits({ scope }: Ask, visits: readonly Visit[]): Promise<ShownVisit[]> {
  const names = await listNames(
    scope,
    visits.flatMap((visit) => visit.recordedBy ?? []),
  )
  const anyTeam = holds(scope, ['coordinator', 'service_center', 'admin'])
  return visits.map((visit) => ({
    ...visit,
    recorder: visit.recordedBy ? names.get(visit.recordedBy) : undefined,
    mayChange:
      anyTeam ||
      holdsIn(scope, ['team_lead'], visit.teamId) ||
      (visit.recordedBy === scope.accountId && holdsIn(scope, ['member'], visit.teamId)),
  }))
}

function idsOf(visits: readonly Visit[]): string[] {
  return [...new Set(visits.flatMap((visit) => visit.householdId ?? []))]
}
