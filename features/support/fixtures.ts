import { v7 as newId } from 'uuid'
import type { Role } from '../../platform/access/roles.ts'
import { type Actor, installer } from '../../platform/access/scope.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import type { VisitInput } from './contract.ts'

/** A visit in person to somebody who was helped with VNeID; say at least whose team it is. */
export function aVisit(said: Partial<VisitInput> & { readonly teamId: string }): VisitInput {
  return {
    visitId: newId(),
    householdId: null,
    heldOn: '2025-11-03',
    mode: 'in_person',
    items: [{ kind: 'vneid', detail: null }],
    people: 1,
    helperIds: [],
    partnerIds: [],
    note: '(mẫu)',
    ...said,
  }
}

export function order(type: string, payload: unknown, at = '2025-12-30T03:00:00Z') {
  return { id: newId(), type, at, payload }
}

export function anActor(communeId: string, role: Role, teamId: string | null = null): Actor & { accountId: string } {
  return { accountId: newId(), communeId, grants: [{ role, teamId, partnerId: null }] }
}

/**
 * A commune with a team in each village, set up through the inbox. Households go to the villages in turn; those that
 * are given a day are vulnerable from it on.
 */
export async function aCommuneToHelpIn(gate: Inbox, villages: number, vulnerableSince: readonly (string | null)[]) {
  const communeId = newId()
  const officer = anActor(communeId, 'coordinator')
  const teams = Array.from({ length: villages }, (_, at) => ({
    teamId: newId(),
    villageId: newId(),
    name: `Thôn ${at + 1} (mẫu)`,
  }))
  const homeOf = (at: number) => teams[at % villages] ?? { teamId: '', villageId: '' }
  const households = vulnerableSince.map((since, at) => ({ householdId: newId(), since, ...homeOf(at) }))
  const founded = await gate.accept(installer(communeId), [
    order('places.found_commune', { communeId, code: '11131', name: 'Xã Mẫu' }),
  ])
  const settled = await gate.accept(officer, [
    order('places.add_villages', { villages: teams.map(({ villageId, name }) => ({ villageId, name })) }),
    order('teams.set_up', {
      teams: teams.map(({ teamId, villageId, name }) => ({ teamId, villageId, level: 'village', name: `Tổ ${name}` })),
    }),
    ...households.map(({ householdId, teamId, villageId }, at) =>
      order('households.register', { householdId, teamId, villageId, headName: `Nguyễn Văn ${at + 1} (mẫu)` }),
    ),
    ...households.flatMap(({ householdId, since }) =>
      since === null ? [] : [order('households.set_groups', { householdId, groups: ['elderly'], since })],
    ),
  ])
  for (const receipt of [...founded, ...settled]) if (receipt.problem) throw new Error(receipt.problem.code)
  return { communeId, officer, teams, households }
}
